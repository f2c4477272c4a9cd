"""What statistics of agreement are worked out from: who gave which category to which unit, as codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearmiss.statistics.estimate import Floats, Integers

Codes = NDArray[Any]
"""Whole numbers of any width."""


@dataclass(frozen=True, slots=True, eq=False)
class Categories:
    """The answers that raters can give.

    `scores` (k,) places each on the scale, NaN for one that has no place there (both bad, unreadable): it counts
    as a category of its own in nominal numbers and as missing in ordinal and interval ones. `side` (k,) is −1 or 1
    for an answer that prefers a response, else 0. `mirror` (k,) is the category that each one becomes when the two
    responses change places; None where that has no meaning.
    """

    names: tuple[str, ...]
    scores: Floats
    side: NDArray[np.int8] | None = None
    mirror: Integers | None = None

    @property
    def scored(self) -> Integers:
        """Codes of the categories that have a place on the scale, from low to high."""
        placed = np.flatnonzero(~np.isnan(self.scores))
        return placed[np.argsort(self.scores[placed], kind="stable")]


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """One row for each answer: arrays of shape (n,) with codes of unit, rater and category.

    Nobody answers a unit twice. `cluster` (units,) says which units stand or fall together (CONTRACT 5: prompt
    families); None: each for itself. A unit without answers changes nothing.
    """

    unit: Codes
    rater: Codes
    value: Codes
    units: int
    raters: int
    categories: Categories
    cluster: Codes | None = None


def from_rows(units: list[Any], raters: list[Any], values: list[Any], ordered: bool = True) -> Ratings:
    """Ratings from plain lists of one length; `ordered`: the values are numbers on a scale, else mere names."""
    names, value = np.unique(np.asarray(values), return_inverse=True)
    unit_names, unit = np.unique(np.asarray(units), return_inverse=True)
    rater_names, rater = np.unique(np.asarray(raters), return_inverse=True)
    scores = names.astype(np.float64) if ordered else np.full(len(names), np.nan)
    categories = Categories(tuple(str(name) for name in names), scores)
    return Ratings(unit, rater, value, len(unit_names), len(rater_names), categories)
