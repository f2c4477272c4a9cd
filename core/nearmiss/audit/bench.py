"""One judge beside people, unit by unit: what every part of an audit is worked out from."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nearmiss.agreement.of_votes import NO_SIDE, judge_slots, majority_sides, target_rows_of, verdicts_of
from nearmiss.agreement.report import Against
from nearmiss.agreement.selection import judge_rows, order_of, people_rows
from nearmiss.agreement.verdicts import (
    BOTH_BAD,
    INCONSISTENT,
    NOT_GIVEN,
    NOT_READABLE,
    SIDE,
    TIE,
    TIE_AND_SIDE,
    Verdicts,
)
from nearmiss.cases import Cases
from nearmiss.statistics.estimate import Flags, Floats, Integers
from nearmiss.votes import GIVEN, NO_PREFERENCE, Votes

NOT_A_SAMPLE = (
    "people labelled only some of the judged pairs, and it is not known how those were drawn; a queue of disputed pairs"
    " is no random sample (say --random-sample if it was one)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Bench:
    """A judge and people on the units of `cases`; all arrays are in the units' own orientation.

    `target` (units,) is the side that people's majority takes (or the reference, or the lead's decision), NO_SIDE where
    there is none; `said` (units,) the judge's side over its orders, NO_SIDE where it names none. `verdicts` hold the
    judge's states, `rows` (n,) are its answers, `people` (n,) those of people. `weight` (units,) is 1/probability of
    being labelled by people, None where that is not known.
    """

    cases: Cases
    judge: int
    against: Against
    target: Integers
    said: Integers
    verdicts: Verdicts
    rows: Flags
    people: Flags
    weight: Floats | None
    excluded: dict[str, int]

    @property
    def votes(self) -> Votes:
        return self.cases.votes

    @property
    def cluster(self) -> Integers:
        return self.cases.votes.cluster.astype(np.intp)

    @property
    def lost(self) -> Flags:
        """Units whose answer cannot be read or was refused."""
        return np.isin(self.verdicts.state, (NOT_READABLE, NOT_GIVEN))

    @property
    def inconsistent(self) -> Flags:
        return np.asarray(self.verdicts.state == INCONSISTENT, dtype=np.bool_)

    @property
    def decisive(self) -> Flags:
        """Units with a target that prefers a response, on which the judge names a side too."""
        return np.asarray((np.abs(self.target) == 1) & (np.abs(self.said) == 1), dtype=np.bool_)


def bench_of(cases: Cases, judge: int, against: Against = "humans", random_sample: bool = False) -> Bench:
    """What one judge said beside people. `random_sample`: the labelled pairs are known to be one of the judged ones."""
    votes = cases.votes
    people, theirs = people_rows(votes)
    rows, own = judge_rows(votes, judge, judge_slots(votes, judge))
    verdicts = verdicts_of(votes, rows)
    named = np.isin(verdicts.state, (SIDE, TIE, TIE_AND_SIDE, BOTH_BAD))
    said = np.where(named, np.sign(verdicts.preference), NO_SIDE).astype(np.intp)
    target, _ = majority_sides(votes, target_rows_of(votes, against, people))
    answered = verdicts.answered
    weight = weights_of(cases, answered, target != NO_SIDE, random_sample)
    excluded = dict(Counter(own) + Counter(theirs))
    return Bench(cases, judge, against, target, said, verdicts, rows, people, weight, excluded)


def weights_of(cases: Cases, judged: Flags, labelled: Flags, random_sample: bool) -> Floats | None:
    """1/probability of being labelled by people (units,), 1 where all or a random sample are, None where not known."""
    both = judged & labelled
    if random_sample or bool(both[judged].all()):
        return np.ones(len(judged))
    if not both.any() or np.isnan(cases.probability[both]).any():
        return None
    return np.where(both, 1 / np.where(both, cases.probability, 1.0), 1.0)


def left_out(bench: Bench, steps: Sequence[tuple[str, Flags]]) -> dict[str, int]:
    """How many of the units that the judge answered are lost at each step, by reason; each unit at its first.

    What is left is the n of a number, so that n and these counts add up to the units that the judge answered.
    """
    rest, found = bench.verdicts.answered.copy(), {}
    for reason, lost in steps:
        found[reason] = int((rest & lost).sum())
        rest &= ~lost
    return {reason: count for reason, count in found.items() if count}


# ------------------------------------------------------------------------------------- single answers


@dataclass(frozen=True, slots=True, eq=False)
class Orders:
    """The judge's first answer to each unit in each order: sides (units,), NO_SIDE where there is none.

    `ahead`: with the unit's first response shown first; `behind`: with it shown second.
    """

    ahead: Integers
    behind: Integers

    @property
    def both(self) -> Flags:
        return np.asarray((self.ahead != NO_SIDE) & (self.behind != NO_SIDE), dtype=np.bool_)


def orders_of(bench: Bench) -> Orders:
    """Each unit's answers by the order that the judge saw: the slot says it, or what was noted as shown."""
    return Orders(sides_in(bench, 1), sides_in(bench, 2))


def sides_in(bench: Bench, first: int) -> Integers:
    """The side named in the first of a unit's answers that saw its response `first` (1 or 2) first (units,)."""
    votes = bench.votes
    wanted = bench.rows & (shown_first(bench) == first) & readable(votes)
    found = np.full(len(votes.units), NO_SIDE, dtype=np.intp)
    repeat = np.array([int(name.partition("#")[2] or 1) if order_of(name) else 0 for name in votes.slots])
    places = np.flatnonzero(wanted)
    places = places[np.argsort(-repeat[votes.slot[places]], kind="stable")]  # the first is written last, and stays
    found[votes.unit[places]] = sides(votes)[places]
    return found


def shown_first(bench: Bench) -> Integers:
    """Which response each row's rater saw first (n,): 1, 2, or 0 where nobody knows."""
    votes = bench.votes
    names = np.array([{"12": 1, "21": 2}.get((order_of(slot) or "")[:2], 0) for slot in votes.slots], dtype=np.intp)
    by_slot = names[votes.slot]
    by_slot = np.where(votes.reversed & (by_slot > 0), 3 - by_slot, by_slot)
    return np.where(by_slot > 0, by_slot, bench.cases.shown)


def readable(votes: Votes) -> Flags:
    """Rows that hold a preference or call both bad (n,)."""
    return np.asarray((votes.status == GIVEN) & ((votes.preference != NO_PREFERENCE) | votes.both_bad), dtype=np.bool_)


def sides(votes: Votes) -> Integers:
    """The side of each row (n,), both bad as a tie."""
    return np.where(votes.both_bad, 0, np.sign(votes.preference)).astype(np.intp)


def cluster_ranks(bench: Bench) -> Integers:
    """Clusters (units,) numbered in an order that only their units' names decide, and that looks drawn by lot."""
    names = list(map(str.encode, bench.votes.units))
    high, low = (np.fromiter(map(sums, names), np.uint64, len(names)) for sums in (zlib.crc32, zlib.adler32))
    numbers = high << np.uint64(32) | low
    first = np.full(int(bench.cluster.max(initial=0)) + 1, np.iinfo(np.uint64).max, dtype=np.uint64)
    np.minimum.at(first, bench.cluster, numbers)
    rank = np.empty(len(first), dtype=np.intp)
    rank[np.argsort(first, kind="stable")] = np.arange(len(first))
    return rank[bench.cluster]


def ranks_among(rank: Integers) -> Integers:
    """The ranks without gaps, in the same order: so that pairs that do not count move nothing."""
    _, found = np.unique(rank, return_inverse=True)
    return np.asarray(found, dtype=np.intp)
