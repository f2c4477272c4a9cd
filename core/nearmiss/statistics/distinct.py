"""Which rows of a table of numbers are different ones, and how often does each occur?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nearmiss.statistics.estimate import Floats, Integers

_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def distinct_rows(rows: Floats) -> tuple[Floats, Integers, Integers]:
    """The different rows (d, k) of a table (n, k), the place of each row among them (n,), and how often each occurs.

    In an order that only what the rows say decides. As `numpy.unique` along an axis, which sorts whole rows and takes
    ten times as long: here rows are told apart by one number each, and whether that went well is looked up.
    Source of the mixing: Steele, Lea & Flood (2014), OOPSLA (SplitMix).
    """
    held = np.ascontiguousarray(rows, dtype=np.float64) + 0.0  # there is one zero only
    _, first, of, times = np.unique(_mixed(held), return_index=True, return_inverse=True, return_counts=True)
    distinct = held[first]
    if not (distinct[of] == held).all():
        distinct, of, times = np.unique(held, axis=0, return_inverse=True, return_counts=True)
    return distinct, of.reshape(-1), times


def _mixed(rows: Floats) -> NDArray[np.uint64]:
    """One number for each row (n,), the same for the same rows only, but for a chance of one in 2⁶⁴ each two."""
    found = np.zeros(len(rows), dtype=np.uint64)
    for column in rows.T:
        found ^= np.ascontiguousarray(column).view(np.uint64)
        for shift, factor in ((np.uint64(30), _FIRST), (np.uint64(27), _SECOND)):
            found ^= found >> shift
            found *= factor
        found ^= found >> np.uint64(31)
    return found
