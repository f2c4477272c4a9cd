"""How far raters agree about values: verdicts on constraints, ratings, or the values of a plain table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nearmiss.agreement.judging import against_target, ceiling
from nearmiss.agreement.of_votes import target_rows_of
from nearmiss.agreement.pairs import ANY_SCALE, pairs_of
from nearmiss.agreement.people import patterns_from, people
from nearmiss.agreement.report import Against, AgreementReport, Judge, Orders, Target
from nearmiss.agreement.selection import NO_PREFERENCE_GIVEN, judge_rows, order_of, people_rows, raters_of_kind
from nearmiss.phrases import phrase
from nearmiss.statistics import Categories, Estimate, Level, Ratings
from nearmiss.statistics.estimate import Flags, Integers
from nearmiss.statistics.win_rate import share_over_clusters
from nearmiss.value_rows import ValueRows
from nearmiss.votes import GIVEN, REFUSED, UNREADABLE

BESIDE = ("unreadable", "refused", "inconsistent")
"""Categories of judges that have no place on a scale."""
NO_VALUE = "no value given, unclear or n/a"
MISSED_NAME, MET_NAME = "missed", "met"
NOTHING_MISSED = phrase("no target says missed")


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """People's `ratings` with their `names`, and the categories, to which those of BESIDE are added last."""

    rows: ValueRows
    level: Level
    ratings: Ratings
    names: tuple[str, ...]
    anonymous: tuple[bool, ...]
    excluded: dict[str, int]

    @property
    def kinds(self) -> int:
        """How many values there are, without BESIDE."""
        return len(self.rows.names)


def panel_of(rows: ValueRows, level: Level) -> Panel:
    """People's values; `level` says how far they can be compared."""
    votes = rows.votes
    kept, excluded = people_rows(votes)
    who = np.flatnonzero(np.bincount(votes.rater[kept], minlength=len(votes.raters)))
    return Panel(
        rows,
        level,
        _ratings(rows, kept, level),
        tuple(votes.raters[code].name for code in who),
        tuple(votes.raters[code].anonymous for code in who),
        {NO_VALUE if reason == NO_PREFERENCE_GIVEN else reason: count for reason, count in excluded.items()}
        | dict(rows.left_out),
    )


def _ratings(rows: ValueRows, kept: Flags, level: Level) -> Ratings:
    votes = rows.votes
    scores = np.full(len(rows.names), np.nan) if level == "nominal" else rows.scores
    categories = Categories(rows.names + BESIDE, np.append(scores, np.full(len(BESIDE), np.nan)))
    who, rater = np.unique(votes.rater[kept], return_inverse=True)
    return Ratings(votes.unit[kept], rater, rows.value[kept], len(votes.units), len(who), categories, votes.cluster)


def agreement_on_values(
    rows: ValueRows, on: str, level: Level, against: Against = "humans", orders: Orders = "pair"
) -> AgreementReport:
    """Agreement among people, and of judges and checks with a target, about values.

    The target is the value that most give, on a scale the (lower) median; without a majority of names there is none.
    A judge's names over several orders count where they are the same, else as inconsistent; of numbers the mean counts.
    """
    panel = panel_of(rows, level)
    patterns = patterns_from(panel.ratings)
    target = target_of(panel, against)
    votes = rows.votes
    kinds = ("judge", "check") if on == "verdicts" else ("judge",)
    judges = [int(code) for kind in kinds for code in raters_of_kind(votes, kind)]
    return AgreementReport(
        on=on,
        level=level,
        against=against,
        orders=orders,
        humans=people(panel.ratings, patterns, level),
        pairs=pairs_of(panel.ratings, panel.names, panel.anonymous, np.full(len(panel.names), ANY_SCALE)),
        judges=tuple(entry for judge in judges for entry in judge_entries(panel, judge, target, orders)),
        target=Target(int((target >= 0).sum()), 0),
        excluded=panel.excluded,
        warnings=(),
    )


def target_of(panel: Panel, against: Against) -> Integers:
    """The target's value of each unit (units,), −1 where there is none."""
    votes = panel.rows.votes
    rows = np.flatnonzero(target_rows_of(votes, against, people_rows(votes)[0]))
    kinds, units = panel.kinds, len(votes.units)
    cells = votes.unit[rows].astype(np.intp) * kinds + panel.rows.value[rows]
    counts = np.bincount(cells, minlength=kinds * units).reshape(units, kinds)
    total = counts.sum(axis=1)
    if panel.level != "nominal":
        order = panel.ratings.categories.scored
        below = counts[:, order].cumsum(axis=1)
        placed = below[:, -1] if len(order) else np.zeros(units, dtype=np.intp)
        middle = (below <= ((placed - 1) // 2)[:, None]).sum(axis=1)
        return np.where(placed > 0, np.append(order, -1)[np.minimum(middle, len(order))], -1)
    most = counts.max(axis=1, initial=0)
    single = (counts == most[:, None]).sum(axis=1) == 1
    return np.where((total > 0) & single, counts.argmax(axis=1) if kinds else -1, -1)


def judge_codes(panel: Panel, judge: int, orders: Orders = "pair") -> tuple[Integers, dict[str, int]]:
    """One judge's category of each unit (units,), −1 where it did not answer; and what was left out."""
    return _codes_in(panel, judge, _slots(panel, orders))


def _slots(panel: Panel, orders: Orders) -> list[str]:
    return [slot for slot in panel.rows.votes.slots if order_of(slot) and orders in ("pair", "each", order_of(slot))]


def _codes_in(panel: Panel, judge: int, slots: Sequence[str]) -> tuple[Integers, dict[str, int]]:
    """Over several slots the same value, or inconsistent; on a scale the value nearest to their mean.

    A unit with an unreadable answer in any of them is unreadable, with a refused one refused.
    """
    votes, kinds, units = panel.rows.votes, panel.kinds, len(panel.rows.votes.units)
    kept, excluded = judge_rows(votes, judge, slots)
    rows = np.flatnonzero(kept)
    given = rows[votes.status[rows] == GIVEN]
    unit, value = votes.unit[given], panel.rows.value[given].astype(np.intp)
    if panel.level == "nominal":
        least, most = np.full(units, kinds), np.full(units, -1, dtype=np.intp)
        np.minimum.at(least, unit, value)
        np.maximum.at(most, unit, value)
        codes = np.where(most < 0, -1, np.where(least == most, most, kinds + 2))
    else:
        codes = _nearest(panel, unit, value)
    for status, code in ((REFUSED, kinds + 1), (UNREADABLE, kinds)):
        codes[votes.unit[rows[votes.status[rows] == status]]] = code
    return codes, excluded


def _nearest(panel: Panel, unit: Integers, value: Integers) -> Integers:
    """The category whose score is nearest to the mean of a unit's scores (units,), of two the further from 0."""
    units, scores = len(panel.rows.votes.units), panel.ratings.categories.scores
    placed = panel.ratings.categories.scored
    on_scale = ~np.isnan(scores[value])
    count = np.bincount(unit[on_scale], minlength=units)
    codes = np.full(units, -1, dtype=np.intp)
    asked = np.flatnonzero(count)
    if len(asked) == 0:
        return codes
    mean = np.bincount(unit[on_scale], weights=scores[value[on_scale]], minlength=units)[asked] / count[asked]
    order = placed[np.argsort(scores[placed], kind="stable")]
    steps = scores[order]
    above = np.clip(np.searchsorted(steps, mean - 1e-9), 1, max(len(steps) - 1, 1))
    low, high = steps[above - 1], steps[np.minimum(above, len(steps) - 1)]
    down, up = np.abs(mean - low), np.abs(high - mean)
    higher = (up < down - 1e-9) | ((np.abs(up - down) <= 1e-9) & (np.abs(high) > np.abs(low)))
    codes[asked] = order[np.where(higher, np.minimum(above, len(steps) - 1), above - 1)]
    return codes


def judge_entries(panel: Panel, judge: int, target: Integers, orders: Orders) -> Iterator[Judge]:
    """A judge beside the target: over the orders that count, or with "each" once for each slot that it used."""
    votes = panel.rows.votes
    if orders != "each":
        yield _judge(panel, judge, target, orders, _slots(panel, orders))
        return
    used = np.bincount(votes.slot[votes.rater == judge], minlength=len(votes.slots)) > 0
    own = {slot for slot, present in zip(votes.slots, used, strict=True) if present}
    for slot in sorted(own.intersection(_slots(panel, orders))):
        yield _judge(panel, judge, target, slot, [slot])


def _judge(panel: Panel, judge: int, target: Integers, orders: str, slots: Sequence[str]) -> Judge:
    votes, kinds = panel.rows.votes, panel.kinds
    codes, excluded = _codes_in(panel, judge, slots)
    both = (codes >= 0) & (target >= 0)
    for reason, missing in (("no target", (codes >= 0) & ~both), ("not judged", (target >= 0) & ~both)):
        if missing.any():
            excluded[reason] = int(missing.sum())
    counts = np.bincount(codes[both], minlength=kinds + len(BESIDE))
    return Judge(
        judge=votes.raters[judge].name,
        orders=orders,
        against=against_target(target, codes, panel.ratings.categories, votes.cluster, kinds),
        ceiling=ceiling(patterns_from(panel.ratings), codes),
        unreadable=int(counts[kinds]),
        refused=int(counts[kinds + 1]),
        inconsistent=int(counts[kinds + 2]),
        tie_and_side=0,
        excluded=excluded,
        false_met=_false_met(panel, codes, target),
        human_false_met=_human_false_met(panel, codes),
    )


def _false_met(panel: Panel, codes: Integers, target: Integers) -> Estimate | None:
    """Of the constraints that the target says are missed, the share that the judge calls met; on verdicts only."""
    names = panel.rows.names
    if set(names) != {MET_NAME, MISSED_NAME}:
        return None
    asked = np.flatnonzero((target == names.index(MISSED_NAME)) & (codes >= 0))
    met = (codes[asked] == names.index(MET_NAME)).astype(np.float64)
    return share_over_clusters(met, panel.rows.votes.cluster[asked].astype(np.intp), NOTHING_MISSED)


def _human_false_met(panel: Panel, codes: Integers) -> Estimate | None:
    """Of people's verdicts where most of the others say missed, the share that says met, on the judge's units."""
    names, units = panel.rows.names, len(codes)
    if set(names) != {MET_NAME, MISSED_NAME}:
        return None
    ratings, kinds = panel.ratings, panel.kinds
    counts = np.bincount(ratings.unit * kinds + ratings.value, minlength=kinds * units).reshape(units, kinds)
    met, missed = counts[:, names.index(MET_NAME)], counts[:, names.index(MISSED_NAME)]
    wrong = np.where(missed > met - 1, met, 0)
    asked = wrong + np.where(missed - 1 > met, missed, 0)
    kept = np.flatnonzero((codes >= 0) & (asked > 0))
    unit = np.repeat(kept, asked[kept])
    first = np.arange(len(unit)) - np.repeat(np.cumsum(asked[kept]) - asked[kept], asked[kept])
    said_met = (first < wrong[unit]).astype(np.float64)
    return share_over_clusters(said_met, panel.rows.votes.cluster[unit].astype(np.intp), NOTHING_MISSED)
