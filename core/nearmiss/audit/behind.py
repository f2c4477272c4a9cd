"""Which pairs lie behind a number: those of two raters, of a category or of a probe, the widest apart first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from nearmiss.agreement.of_votes import NO_SIDE, judge_slots, majority_sides, verdicts_of
from nearmiss.agreement.selection import judge_rows, people_rows
from nearmiss.agreement.verdicts import INCONSISTENT, NOT_GIVEN, NOT_READABLE
from nearmiss.audit.bench import bench_of, orders_of
from nearmiss.cases import Cases, members
from nearmiss.statistics.estimate import Flags, Floats, Integers
from nearmiss.votes import GIVEN, NO_PREFERENCE, REFUSED, UNREADABLE, Votes


@dataclass(frozen=True, slots=True, eq=False)
class Behind:
    """Codes of units (m,) and how far apart the answers to each are, from 0 to twice the scale: widest first."""

    units: Integers
    gap: Floats

    def __len__(self) -> int:
        return len(self.units)


@dataclass(frozen=True, slots=True)
class Said:
    """One answer to a unit: the signed preference (negative: its first response), or why there is none."""

    rater: str
    kind: str
    slot: str
    preference: int | None
    state: str


BOTH_BAD, NOT_GIVEN_STATE, NOT_READ, SILENT, ANSWERED = "both bad", "refused", "unreadable", "silent", "given"


def behind_two(votes: Votes, one: int, other: int) -> Behind:
    """The units that both raters (codes) answered."""
    first, second = _stance(votes, one), _stance(votes, other)
    both = ~np.isnan(first) & ~np.isnan(second)
    return _widest(np.flatnonzero(both), np.abs(first - second)[both])


def behind_group(cases: Cases, kind: str, name: str, judge: int | None) -> Behind:
    """The units of a category or tag; apart by the judge from most people, without one by people among themselves."""
    grouping = cases.groupings[kind]
    inside = members(grouping, list(grouping.names).index(name), len(cases.votes.units))
    return behind_all(cases, judge, inside)


def behind_all(cases: Cases, judge: int | None, inside: Flags | None = None) -> Behind:
    """The units that people answered (and the judge), or those `inside` (units,) of them."""
    votes = cases.votes
    rows, _ = people_rows(votes)
    if judge is None:
        low, high = _ends(votes, rows)
        known = ~np.isnan(low)
        gap = high - low
    else:
        target = _target(votes, rows)
        said = _stance(votes, judge)
        known = ~np.isnan(target) & ~np.isnan(said)
        gap = np.abs(target - said)
    kept = np.flatnonzero(known if inside is None else known & inside)
    return _widest(kept, gap[kept])


def behind_probe(cases: Cases, judge: int, probe: str) -> Behind:
    """The units on which the judge shows what a probe looks for; all that it rests on where none can be named."""
    votes = cases.votes
    if probe == "position":
        return _of_orders(cases, judge)
    if probe == "ties":
        said, target = _stance(votes, judge), _target(votes, people_rows(votes)[0])
        tie = np.flatnonzero((said == 0) & (np.abs(target) > 0))
        return Behind(tie, np.abs(target[tie]))
    if probe == "verbosity":
        return _leaning(cases, judge, np.sign(cases.length_1 - cases.length_2))
    if probe == "repeats" or _slots_of_probe(votes, probe).any():
        return _changed(votes, judge, probe)
    return behind_all(cases, judge)


def answers_to(votes: Votes, unit: int, raters: Iterable[int] | None = None) -> tuple[Said, ...]:
    """Who said what of a unit: people by name, then the others; only some raters (codes) where they are named."""
    rows = np.flatnonzero(votes.unit == unit)
    wanted = None if raters is None else set(raters)
    found = [_said(votes, row) for row in rows.tolist() if wanted is None or int(votes.rater[row]) in wanted]
    return tuple(sorted(found, key=lambda said: (said.kind != "human", said.rater.casefold(), said.slot)))


def _said(votes: Votes, row: int) -> Said:
    rater, status = votes.raters[votes.rater[row]], int(votes.status[row])
    preference, state = int(votes.preference[row]), ANSWERED
    if status != GIVEN:
        state = {UNREADABLE: NOT_READ, REFUSED: NOT_GIVEN_STATE}[status]
    elif votes.both_bad[row]:
        state = BOTH_BAD
    elif preference == NO_PREFERENCE:
        state = SILENT
    value = preference if state == ANSWERED else None
    return Said(rater.name, rater.kind, votes.slots[votes.slot[row]], value, state)


# ---------------------------------------------------------------------------------------------- stances


def _stance(votes: Votes, rater: int) -> Floats:
    """A rater's preference of each unit (units,): both bad, and orders that exclude each other, as 0; NaN for none."""
    found = np.full(len(votes.units), np.nan)
    if votes.raters[rater].kind == "human":
        rows = people_rows(votes)[0] & (votes.rater == rater)
        found[votes.unit[rows]] = np.where(votes.both_bad[rows], 0, votes.preference[rows])
        return found
    verdicts = verdicts_of(votes, judge_rows(votes, rater, judge_slots(votes, rater))[0])
    known = verdicts.answered & ~np.isin(verdicts.state, (NOT_READABLE, NOT_GIVEN))
    return np.where(known, np.where(verdicts.state == INCONSISTENT, 0, verdicts.preference), np.nan)


def _target(votes: Votes, rows: Flags) -> Floats:
    side, _ = majority_sides(votes, rows)
    return np.where(side == NO_SIDE, np.nan, side.astype(np.float64))


def _ends(votes: Votes, rows: Flags) -> tuple[Floats, Floats]:
    """People's lowest and highest preference of each unit (units,), NaN where nobody answered."""
    value = np.where(votes.both_bad[rows], 0, votes.preference[rows]).astype(np.float64)
    low, high = np.full(len(votes.units), np.inf), np.full(len(votes.units), -np.inf)
    np.minimum.at(low, votes.unit[rows], value)
    np.maximum.at(high, votes.unit[rows], value)
    return np.where(np.isinf(low), np.nan, low), np.where(np.isinf(high), np.nan, high)


def _widest(units: Integers, gap: Floats) -> Behind:
    order = np.argsort(-gap, kind="stable")
    return Behind(units[order].astype(np.intp), gap[order].astype(np.float64))


def _of_orders(cases: Cases, judge: int) -> Behind:
    """The units on which the judge said another thing in the other order; repeats of an order are left aside."""
    orders = orders_of(bench_of(cases, judge))
    gap = np.abs(orders.ahead - orders.behind).astype(np.float64)
    kept = np.flatnonzero(orders.both & (gap > 0))
    return _widest(kept, gap[kept])


def _leaning(cases: Cases, judge: int, direction: Floats) -> Behind:
    """The units on which the judge goes with a property and most people do not. `direction`: 1 for the first one."""
    votes = cases.votes
    said, target = _stance(votes, judge), _target(votes, people_rows(votes)[0])
    with np.errstate(invalid="ignore"):
        toward = (said * direction < 0) & (target * direction >= 0)
    kept = np.flatnonzero(toward)
    return _widest(kept, np.abs(said - target)[kept])


def _slots_of_probe(votes: Votes, probe: str) -> Flags:
    return np.array([slot.startswith(f"probe:{probe}") for slot in votes.slots], dtype=np.bool_)


def _changed(votes: Votes, judge: int, probe: str) -> Behind:
    """The units on which the judge did not say the same again, or under the probe."""
    base = np.array([slot in ("main", "12", "21") for slot in votes.slots], dtype=np.bool_)
    again = np.array(["#" in slot and not slot.startswith("probe:") for slot in votes.slots], dtype=np.bool_)
    if probe != "repeats":
        again = _slots_of_probe(votes, probe)
    own = _readable(votes) & (votes.rater == judge)
    first, second = _ends(votes, own & base[votes.slot]), _ends(votes, own & again[votes.slot])
    with np.errstate(invalid="ignore"):
        apart = np.nan_to_num(np.maximum(np.abs(first[0] - second[1]), np.abs(first[1] - second[0])))
    kept = np.flatnonzero(apart > 0)
    return _widest(kept, apart[kept])


def _readable(votes: Votes) -> Flags:
    given = (votes.status == GIVEN) & ((votes.preference != NO_PREFERENCE) | votes.both_bad)
    return np.asarray(given, dtype=np.bool_)
