"""How far people agree about pairs of responses, and judges with people: the report on a table of votes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

import numpy as np

from nearmiss.agreement.judging import against_target, ceiling
from nearmiss.agreement.pairs import ANY_SCALE, OTHER_SCALE, SEVERAL_SCALES, pairs_of
from nearmiss.agreement.people import People, patterns_from, people
from nearmiss.agreement.report import DECISION, Against, AgreementReport, Judge, Orders, Target, withdrawn
from nearmiss.agreement.scale import On, Scale, codes_of_rows, codes_of_verdicts, scale_of
from nearmiss.agreement.selection import (
    ORDERS,
    judge_rows,
    order_of,
    people_rows,
    raters_of_kind,
    reference_rows,
    stored_reversed,
)
from nearmiss.agreement.verdicts import (
    INCONSISTENT,
    NOT_GIVEN,
    NOT_READABLE,
    TIE_AND_SIDE,
    Verdicts,
    majorities,
    over_orders,
)
from nearmiss.errors import ProblemForYou
from nearmiss.phrases import phrase
from nearmiss.statistics import Patterns, Ratings
from nearmiss.statistics.estimate import Flags, Integers
from nearmiss.votes import NO_PREFERENCE, Votes

CHOICES = (get_args(On), get_args(Against), get_args(Orders))
LOPSIDED = 0.9
"""Share of one side among people's decisive answers above which plain κ misleads (CONTRACT 5)."""


def agreement(
    votes: Votes, *, on: On = "side", against: Against = "humans", orders: Orders = "pair"
) -> AgreementReport:
    """Agreement among people, and of each judge with a target.

    `on` side: response 1, tie or 2 (both bad is a category of its own, and missing where order counts); strength:
    the signed preference, between raters on one scale. `against`: people's majority, or what references say.
    `orders`: a judge's answers in all orders as one verdict a pair, each slot on its own, or one order only.
    """
    _refuse_unknown(on, against, orders)
    rows, excluded = people_rows(votes)
    turned, scale = stored_reversed(votes), scale_of(on, _reach(votes))
    ratings, who = _ratings(votes, rows, turned, scale)
    patterns = patterns_from(ratings)
    scales = _scales(votes, rows, who) if on == "strength" else np.full(len(who), ANY_SCALE)
    humans = people(ratings, patterns)
    raters = [votes.raters[code] for code in who]
    names, anonymous = tuple(rater.name for rater in raters), tuple(rater.anonymous for rater in raters)
    target_rows = target_rows_of(votes, against, rows)
    of_rows = patterns if against == "humans" else patterns_from(_ratings(votes, target_rows, turned, scale)[0])
    bench = _bench(votes, target_rows, of_rows, patterns, scale, turned)
    return AgreementReport(
        on=on,
        level="interval",
        against=against,
        orders=orders,
        humans=humans if _shared(scales) else withdrawn(humans, OTHER_SCALE),
        pairs=pairs_of(ratings, names, anonymous, scales),
        judges=tuple(_judges(bench, orders)),
        target=Target(int((bench.target >= 0).sum()), int(bench.by_rule.sum())),
        excluded=excluded,
        warnings=tuple(_warnings(ratings)),
    )


def target_rows_of(votes: Votes, against: Against, people: Flags) -> Flags:
    """The rows that make the target: those of `people`, of references, or the lead's decisions."""
    if against == "humans":
        return people
    return reference_rows(votes, DECISION if against == "decision" else "reference")


def beside_people(
    votes: Votes, judge: int, against: Against, orders: Orders, on: On = "side"
) -> tuple[People, tuple[Judge, ...]]:
    """Agreement among people and of one judge with the target; one entry, or with orders "each" one for each slot."""
    rows, _ = people_rows(votes)
    turned, scale = stored_reversed(votes), scale_of(on, _reach(votes))
    ratings, who = _ratings(votes, rows, turned, scale)
    patterns = patterns_from(ratings)
    target_rows = target_rows_of(votes, against, rows)
    of_rows = patterns if against == "humans" else patterns_from(_ratings(votes, target_rows, turned, scale)[0])
    bench = _bench(votes, target_rows, of_rows, patterns, scale, turned)
    entries = tuple(_judge(bench, judge, name, slots) for name, slots in _slots(votes, judge, orders))
    humans = people(ratings, patterns)
    shared = on == "side" or _shared(_scales(votes, rows, who))
    return humans if shared else withdrawn(humans, OTHER_SCALE), entries


def side_ratings(votes: Votes, rows: Flags) -> tuple[Ratings, Integers]:
    """The sides in these rows in the units' own orientation, and whom each code of a rater stands for."""
    return _ratings(votes, rows, np.zeros(len(votes.units), dtype=np.bool_), scale_of("side", 1))


def side_codes(verdicts: Verdicts) -> Integers:
    """The category of each unit's verdict among those of `side_ratings` (units,), −1 where there is none."""
    codes = codes_of_verdicts(scale_of("side", 1), verdicts, np.zeros(len(verdicts.state), dtype=np.bool_))
    return np.asarray(codes, dtype=np.intp)


def _refuse_unknown(*choices: str) -> None:
    for what, choice, known in zip(("on", "against", "orders"), choices, CHOICES, strict=True):
        if choice not in known:
            *others, last = known
            raise ProblemForYou(f"Agreement knows no {what} '{choice}'.", remedy=f"Take {', '.join(others)} or {last}.")


def _reach(votes: Votes) -> int:
    given = votes.preference[votes.preference != NO_PREFERENCE]
    return int(max(given.max(initial=1), -given.min(initial=-1)))


def _ratings(votes: Votes, rows: Flags, turned: Flags, scale: Scale) -> tuple[Ratings, Integers]:
    """The rows as ratings, each pair in its stored order, and whom each code of a rater stands for."""
    unit, rater = votes.unit[rows], votes.rater[rows]
    value = codes_of_rows(scale, votes.preference[rows], votes.both_bad[rows], np.take(turned, unit))
    who = np.flatnonzero(np.bincount(rater, minlength=len(votes.raters)))
    position = np.zeros(len(votes.raters), dtype=np.int32)
    position[who] = np.arange(len(who))
    return (
        Ratings(unit, np.take(position, rater), value, len(votes.units), len(who), scale.categories, votes.cluster),
        who,
    )


def _scales(votes: Votes, rows: Flags, who: Integers) -> Integers:
    """The scale that each of the raters `who` answered on in these rows, SEVERAL_SCALES where on more than one."""
    count = len(votes.scales)
    pairs = np.multiply(votes.rater[rows], count, dtype=np.intp) + votes.scale[rows]
    used = np.bincount(pairs, minlength=len(votes.raters) * count).reshape(-1, count)[who] > 0
    return np.where(used.sum(axis=1) == 1, used.argmax(axis=1), SEVERAL_SCALES)


def _shared(scales: Integers) -> bool:
    return len(np.unique(scales)) <= 1 and not bool((scales == SEVERAL_SCALES).any())


@dataclass(frozen=True, slots=True, eq=False)
class _Bench:
    """What every judge is measured with: each unit's target as a category (−1: none), and people's patterns.

    `by_rule` marks targets that are ties for lack of a majority; `scales` are those that the target is on.
    """

    votes: Votes
    target: Integers
    by_rule: Flags
    scales: Integers
    patterns: Patterns
    scale: Scale
    turned: Flags


def _bench(votes: Votes, rows: Flags, of_rows: Patterns, patterns: Patterns, scale: Scale, turned: Flags) -> _Bench:
    """`of_rows` are the patterns of the rows that make the target, `patterns` those of people."""
    column, by_rule = majorities(of_rows.vectors[:, : scale.levels + 1], scale.reach)
    answered = of_rows.of_unit >= 0
    target = np.where(answered, np.append(column, -1)[of_rows.of_unit], -1)
    ties = answered & np.append(by_rule, False)[of_rows.of_unit]
    scales = np.unique(votes.scale[rows]).astype(np.intp) if scale.on == "strength" else np.array([ANY_SCALE])
    return _Bench(votes, target, ties, scales, patterns, scale, turned)


def _judges(bench: _Bench, orders: Orders) -> Iterator[Judge]:
    for judge in raters_of_kind(bench.votes, "judge"):
        for name, slots in _slots(bench.votes, int(judge), orders):
            yield _judge(bench, int(judge), name, slots)


def _slots(votes: Votes, judge: int, orders: Orders) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Which slots of a judge make one entry of the report, with the entry's name."""
    used = np.bincount(votes.slot[votes.rater == judge], minlength=len(votes.slots)) > 0
    own = [slot for slot, present in zip(votes.slots, used, strict=True) if present and order_of(slot)]
    if orders == "each":
        yield from ((slot, (slot,)) for slot in sorted(own))
    else:
        yield orders, tuple(slot for slot in own if orders in ("pair", order_of(slot)))


def _judge(bench: _Bench, judge: int, name: str, slots: tuple[str, ...]) -> Judge:
    votes = bench.votes
    rows, excluded = judge_rows(votes, judge, slots)
    verdicts = verdicts_of(votes, rows)
    codes = codes_of_verdicts(bench.scale, verdicts, bench.turned)
    targeted = bench.target >= 0
    both = verdicts.answered & targeted
    for reason, missing in (("no target", verdicts.answered & ~both), ("not judged", targeted & ~both)):
        if missing.any():
            excluded[reason] = int(missing.sum())
    comparable = bench.scale.on == "side" or _on_scale(votes, rows, bench.scales)
    codes = codes if comparable else np.full_like(codes, -1)
    against = against_target(bench.target, codes, bench.scale.categories, votes.cluster, bench.scale.levels)
    beside = ceiling(bench.patterns, codes)
    counts = np.bincount(verdicts.state[both], minlength=8)
    return Judge(
        judge=votes.raters[judge].name,
        orders=name,
        against=against if comparable else withdrawn(against, OTHER_SCALE),
        ceiling=beside if comparable else withdrawn(beside, OTHER_SCALE),
        unreadable=int(counts[NOT_READABLE]),
        refused=int(counts[NOT_GIVEN]),
        inconsistent=int(counts[INCONSISTENT]),
        tie_and_side=int(counts[TIE_AND_SIDE]),
        excluded=excluded,
    )


def judge_slots(votes: Votes, judge: int) -> tuple[str, ...]:
    """The slots in which a judge answered pairs themselves, in any order; no probes."""
    return next(_slots(votes, judge, "pair"))[1]


def majority_sides(votes: Votes, rows: Flags) -> tuple[Integers, dict[str, int]]:
    """The side of people's majority in each unit (units,): −1, 0, 1, or NO_SIDE where nobody answered.

    In the unit's own orientation. Both bad, and no majority, are ties here, and counted by reason.
    """
    scale = scale_of("side", 1)
    ratings, _ = _ratings(votes, rows, np.zeros(len(votes.units), dtype=np.bool_), scale)
    patterns = patterns_from(ratings)
    column, by_rule = majorities(patterns.vectors[:, : scale.levels + 1], scale.reach)
    side = np.append(np.where(column == scale.levels, 0, column - scale.reach), NO_SIDE)
    counts = {
        "both bad": int(patterns.units[column == scale.levels].sum()),
        "tie by rule": int(patterns.units[by_rule].sum()),
    }
    return side[patterns.of_unit], {reason: count for reason, count in counts.items() if count}


NO_SIDE = -9
"""Stands for a unit without an answer among sides."""


def verdicts_of(votes: Votes, rows: Flags) -> Verdicts:
    """A judge's rows as one verdict a unit."""
    orders = np.array([ORDERS.index(order_of(slot) or "main") for slot in votes.slots], dtype=np.intp)
    return over_orders(
        votes.unit[rows],
        orders[votes.slot[rows]],
        votes.preference[rows],
        votes.both_bad[rows],
        votes.status[rows],
        len(votes.units),
        len(ORDERS),
    )


def _on_scale(votes: Votes, rows: Flags, scales: Integers) -> bool:
    """Whether these rows and the target are all on one scale."""
    return len(np.union1d(votes.scale[rows], scales)) <= 1


def _warnings(ratings: Ratings) -> Iterator[str]:
    side = ratings.categories.side
    if side is None:
        return
    counts = np.bincount(ratings.value, minlength=len(side))
    first, second = int(counts[side < 0].sum()), int(counts[side > 0].sum())
    if first + second and max(first, second) > LOPSIDED * (first + second):
        share, stored = max(first, second) / (first + second), "first" if first > second else "second"
        yield (
            phrase(
                "Of people’s answers that prefer a response, {share:.0%} prefer the one stored {stored}: "
                "plain κ, Fleiss’ κ and α mislead then, the symmetrised ones do not.",
                share=share,
                stored=stored,
            )
        )
