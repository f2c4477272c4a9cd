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
sides, unreadable, refused."""


def majorities(vectors: Integers, reach: int) -> tuple[Integers, Flags]:
    """`consensus.majority` of count vectors, and where it is a tie by rule for lack of a majority: (p,) each.

    `vectors` (p, 2·reach + 2) counts the answers to a unit: preferences from −reach to reach, then both bad. The
    result is the column of the majority, −1 where nobody answered.
    """
    counts = np.asarray(vectors.T, dtype=np.intp)
    first, tie, second, bad = counts[:reach][::-1], counts[reach], counts[reach + 1 : 2 * reach + 1], counts[-1]
    votes = np.stack([first.sum(axis=0), tie, second.sum(axis=0), bad])
    most = votes.max(axis=0)
    single = (votes == most).sum(axis=0) == 1
    winner = np.where(single, votes.argmax(axis=0), 1)
    columns = np.stack([reach - _median(first), np.full(len(most), reach), reach + _median(second)])
    column = np.where(winner == 3, 2 * reach + 1, np.take_along_axis(columns, np.minimum(winner, 2)[None], axis=0)[0])
    return np.where(most > 0, column, -1), (most > 0) & ~single


def _median(counts: Integers) -> Integers:
    """The median strength, halves upwards, of answers counted by strength 1, 2, … (reach, p): (p,)."""
    up_to = counts.cumsum(axis=0)
    votes = up_to[-1]
    lower, upper = (up_to <= (votes - 1) // 2).sum(axis=0), (up_to <= votes // 2).sum(axis=0)
    return np.asarray((lower + upper + 1) // 2 + 1, dtype=np.intp)


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """What a judge says of each unit: arrays of shape (units,).

    `preference` is signed, and 0 but in the states SIDE and TIE_AND_SIDE.
    """

    state: NDArray[np.int8]
    preference: NDArray[np.int8]

    @property
    def answered(self) -> Flags:
        """Units with any answer."""
        return np.asarray(self.state != NONE, dtype=np.bool_)


def over_orders(
    unit: Codes, order: Codes, preference: Codes, both_bad: Flags, status: Codes, units: int, orders: int
) -> Verdicts:
    """`consensus.judge_pair` of each unit: one judge's answers, in any number of orders; arrays of shape (n,).

    Repeats within one order are averaged first. A unit with an unreadable answer in any order is unreadable, with a
    refused one refused: half of a verdict is none.
    """
    valid = (status != UNREADABLE) & (status != REFUSED)
    given = valid & ~both_bad
    cell = np.multiply(order[given], units, dtype=np.intp) + unit[given]
    total = np.bincount(cell, weights=preference[given], minlength=orders * units).reshape(orders, units)
    times = np.bincount(cell, minlength=orders * units).reshape(orders, units)
    first, second = (total < 0).any(axis=0), (total > 0).any(axis=0)
    tie, side = ((times > 0) & (total == 0)).any(axis=0), first | second
    bad = _any(unit[valid & both_bad], units)
    state = np.select(
        [
            _any(unit[status == UNREADABLE], units),
            _any(unit[status == REFUSED], units),
            (first & second) | (bad & (side | tie)),
            bad,
            side & tie,
            side,
            tie,
        ],
        [NOT_READABLE, NOT_GIVEN, INCONSISTENT, BOTH_BAD, TIE_AND_SIDE, SIDE, TIE],
        NONE,
    )
    mean = (total / np.maximum(times, 1)).sum(axis=0) / np.maximum((times > 0).sum(axis=0), 1)
    named = (state == SIDE) | (state == TIE_AND_SIDE)
    return Verdicts(state.astype(np.int8), np.where(named, _rounded(mean), 0).astype(np.int8))


def _any(unit: Codes, units: int) -> Flags:
    found = np.zeros(units, dtype=np.bool_)
    found[unit] = True
    return found


def _rounded(mean: NDArray[np.float64]) -> NDArray[np.int8]:
    """Halves away from zero, and a side never rounded down to a tie, as `consensus.judge_pair` has it."""
    size = np.maximum(np.floor(np.abs(mean) + 0.5 + 1e-9), 1)
    return np.asarray(np.sign(mean) * size, dtype=np.int8)
