"""What people, or one judge, say of every unit at once: the rules of `nearmiss.consensus` on arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearmiss.statistics.estimate import Flags, Integers
from nearmiss.statistics.ratings import Codes
from nearmiss.votes import REFUSED, UNREADABLE

NONE, SIDE, TIE, BOTH_BAD, TIE_AND_SIDE, INCONSISTENT, NOT_READABLE, NOT_GIVEN = range(8)
"""States of `Verdicts`: no answer, a side, a tie, both bad, a tie in one order and a side in another, opposite
sides, unreadable, refused. People's majorities know the first four."""


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """One answer a unit: arrays of shape (units,).

    `preference` is signed and counts only in the states SIDE, TIE and TIE_AND_SIDE. `by_rule` marks a tie that
    stands for the lack of a majority.
    """

    state: NDArray[np.int8]
    preference: NDArray[np.int8]
    by_rule: Flags

    @property
    def answered(self) -> Flags:
        """Units with any answer."""
        return np.asarray(self.state != NONE, dtype=np.bool_)


def majorities(unit: Codes, preference: Codes, both_bad: Flags, units: int) -> Verdicts:
    """`consensus.majority` of each unit; row by row codes of unit, signed preferences, both bad, shape (n,)."""
    signed = np.where(both_bad, 0, preference).astype(np.int64)
    kind = np.where(both_bad, 3, np.sign(signed) + 1)
    votes = np.bincount(unit.astype(np.int64) * 4 + kind, minlength=units * 4).reshape(units, 4)
    most = votes.max(axis=1)
    winner = votes.argmax(axis=1)
    single = (votes == most[:, None]).sum(axis=1) == 1
    answered = most > 0
    strength = _median_strength(unit, np.abs(signed), kind == np.take(winner, unit), units)
    side = np.where(single & answered & (winner < 3), winner - 1, 0)
    state = np.where(side != 0, SIDE, np.where(single & (winner == 3), BOTH_BAD, TIE))
    state = np.where(answered, state, NONE).astype(np.int8)
    return Verdicts(state, (side * strength).astype(np.int8), answered & ~single)


def _median_strength(unit: Codes, size: Integers, winning: Flags, units: int) -> Integers:
    """The median size among the winning answers of each unit, halves upwards (away from zero once signed)."""
    sizes = int(size.max(initial=0)) + 1
    if sizes == 2:  # sides only: whoever took the winning side did so with strength 1
        return np.ones(units, dtype=np.intp)
    counts = np.bincount((unit * np.int64(sizes) + size)[winning], minlength=units * sizes).reshape(units, sizes)
    up_to = counts.cumsum(axis=1)
    votes = up_to[:, -1:]
    lower = (up_to > (votes - 1) // 2).argmax(axis=1)
    upper = (up_to > votes // 2).argmax(axis=1)
    return np.asarray((lower + upper + 1) // 2, dtype=np.intp)


def over_orders(
    unit: Codes, order: Codes, preference: Codes, both_bad: Flags, status: Codes, units: int, orders: int
) -> Verdicts:
    """`consensus.judge_pair` of each unit: one judge's answers, in any number of orders; arrays of shape (n,).

    Repeats within one order are averaged first. A unit with an unreadable answer in any order is unreadable, with a
    refused one refused: half of a verdict is none.
    """
    valid = (status != UNREADABLE) & (status != REFUSED)
    given = valid & ~both_bad
    cell = unit.astype(np.int64)[given] * orders + order[given]
    total = np.bincount(cell, weights=preference[given], minlength=units * orders).reshape(units, orders)
    times = np.bincount(cell, minlength=units * orders).reshape(units, orders)
    seen = times > 0
    first, second = (seen & (total < 0)).any(axis=1), (seen & (total > 0)).any(axis=1)
    tie = (seen & (total == 0)).any(axis=1)
    mean = (total / np.maximum(times, 1)).sum(axis=1) / np.maximum(seen.sum(axis=1), 1)
    bad = _any(unit[valid & both_bad], units)
    side = first | second
    state = np.where(side & tie, TIE_AND_SIDE, np.where(side, SIDE, np.where(tie, TIE, NONE)))
    state = np.where(bad, np.where(side | tie, INCONSISTENT, BOTH_BAD), state)
    state = np.where(first & second, INCONSISTENT, state)
    state = np.where(_any(unit[status == REFUSED], units), NOT_GIVEN, state)
    state = np.where(_any(unit[status == UNREADABLE], units), NOT_READABLE, state)
    named = np.isin(state, (SIDE, TIE_AND_SIDE))
    return Verdicts(state.astype(np.int8), np.where(named, _rounded(mean), 0), np.zeros(units, dtype=np.bool_))


def _any(unit: Codes, units: int) -> Flags:
    found = np.zeros(units, dtype=np.bool_)
    found[unit] = True
    return found


def _rounded(mean: NDArray[np.float64]) -> NDArray[np.int8]:
    """Halves away from zero, and a side never rounded down to a tie, as `consensus.judge_pair` has it."""
    size = np.maximum(np.floor(np.abs(mean) + 0.5 + 1e-9), 1)
    return np.asarray(np.sign(mean) * size, dtype=np.int8)
