"""Which ways of splitting one unit's answers over the categories occur, and how often: all that agreement needs."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from nearmiss.statistics.estimate import Flags, Floats, Integers
from nearmiss.statistics.intervals import Parts
from nearmiss.statistics.ratings import Codes

TABLE_LIMIT = 2**22
"""Largest number of possible patterns that are looked up in a table rather than sorted."""
EXACT_BITS = 53
"""Whole numbers up to this many bits are exact where numpy adds them up."""


@dataclass(frozen=True, slots=True, eq=False)
class Families:
    """Clusters of units, one for all that hold the same kinds of units.

    `kind` and `family` (m,): what kind each unit of the clusters kept is, and which of them it is in. `times` (f,):
    how many clusters each of them stands for.
    """

    kind: Integers
    family: Integers
    times: Integers


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Distinct count vectors of units.

    `vectors` (p, k): answers per category. `units` (p,): units with that vector. `of_unit` (units,): each unit's
    pattern, −1 where nobody answered. A million answers of five raters on seven levels make some seven hundred.
    `cluster` (units,) says which units stand or fall together, and `families` what patterns they hold; both None
    where no two rated units share a cluster.
    """

    vectors: Integers
    units: Integers
    of_unit: Integers
    cluster: Codes | None = None
    families: Families | None = None

    @property
    def sizes(self) -> Integers:
        """Answers per unit, by pattern (p,)."""
        return np.asarray(self.vectors.sum(axis=1), dtype=np.intp)

    @property
    def pairable(self) -> Flags:
        """Patterns with two answers or more (p,)."""
        return np.asarray(self.sizes >= 2, dtype=np.bool_)


def patterns_of(unit: Codes, value: Codes, units: int, categories: int, cluster: Codes | None = None) -> Patterns:
    """Patterns of answers, row by row codes of unit and category (n,); exact, in one pass over the rows."""
    used = np.flatnonzero(np.bincount(value, minlength=categories))
    base = int(np.bincount(unit, minlength=1).max(initial=0)) + 1
    if len(used) * np.log2(base) > EXACT_BITS:
        return _each_its_own(unit, value, units, categories, cluster)
    weights = np.zeros(categories)
    weights[used] = float(base) ** np.arange(len(used))
    # One number for each unit: its counts as the digits, read in base `base`.
    numbers = np.bincount(unit, weights=np.take(weights, value), minlength=units).astype(np.int64)
    distinct, of_unit, times = _distinct(numbers, base ** len(used))
    vectors = np.zeros((len(distinct), categories), dtype=np.intp)
    for place, category in enumerate(used):
        vectors[:, category] = distinct // base**place % base
    return _without_empty(vectors, times, of_unit, cluster)


def _distinct(numbers: Integers, limit: int) -> tuple[Integers, Integers, Integers]:
    """Distinct numbers below `limit`, the position of each number among them, and how often each occurs."""
    if limit > TABLE_LIMIT:
        distinct, inverse, times = np.unique(numbers, return_inverse=True, return_counts=True)
        return distinct, inverse, times
    counts = np.bincount(numbers, minlength=1)
    distinct = np.flatnonzero(counts)
    position = np.zeros(len(counts), dtype=np.intp)
    position[distinct] = np.arange(len(distinct))
    return distinct, position[numbers], counts[distinct]


def _each_its_own(unit: Codes, value: Codes, units: int, categories: int, cluster: Codes | None) -> Patterns:
    """Where the counts of a unit do not fit into one number: units are few then, each is its own pattern."""
    flat = np.bincount(unit.astype(np.int64) * categories + value, minlength=units * categories)
    vectors = flat.reshape(units, categories)
    return _without_empty(vectors, np.ones(units, dtype=np.intp), np.arange(units), cluster)


def _without_empty(vectors: Integers, times: Integers, of_unit: Integers, cluster: Codes | None) -> Patterns:
    rated = vectors.sum(axis=1) > 0
    position = np.where(rated, np.cumsum(rated) - 1, -1)
    of_unit = position[of_unit] if len(rated) else of_unit
    if cluster is None or _all_alone(cluster[of_unit >= 0]):
        return Patterns(vectors[rated], times[rated], of_unit)
    answered = of_unit >= 0
    return Patterns(vectors[rated], times[rated], of_unit, cluster, families_of(of_unit[answered], cluster[answered]))


def _all_alone(cluster: Codes) -> bool:
    return bool(np.bincount(cluster, minlength=1).max(initial=0) <= 1)


def families_of(kind: Integers, cluster: Codes) -> Families:
    """Clusters with the same kinds of units as one, from the kind and the cluster of each unit (n,).

    Clusters are told apart by two sums of random numbers that stand for the kinds: that two different ones among a
    million agree in both has a chance of one in a million million.
    """
    numbers = np.random.default_rng(0).integers(0, 2**40, size=(2, int(kind.max(initial=0)) + 1)).astype(np.float64)
    sums = np.empty(int(cluster.max(initial=-1)) + 1, dtype=np.complex128)
    sums.real, sums.imag = (np.bincount(cluster, weights=row[kind], minlength=len(sums)) for row in numbers)
    present = np.flatnonzero(np.bincount(cluster, minlength=len(sums)))
    _, first, times = np.unique(sums[present], return_index=True, return_counts=True)
    family = np.full(len(sums), -1)
    family[present[first]] = np.arange(len(first))
    kept = family[cluster] >= 0
    return Families(kind[kept], family[cluster[kept]], times)


def on_scale(patterns: Patterns, columns: Integers) -> Patterns:
    """The same units with the categories `columns` only, in that order; other answers count as missing."""
    return replace(patterns, vectors=patterns.vectors[:, columns])


def parts_of(patterns: Patterns, rows: Floats, counted: Flags) -> Parts:
    """What each independent part adds, from what one unit of each pattern adds: rows (p, d), counted (p,).

    Without shared clusters a part is a unit; else it is a cluster, and its units' rows are added up.
    """
    if patterns.families is None:
        return Parts(rows[counted], patterns.units[counted])
    return parts_of_families(patterns.families, rows, counted)


def parts_of_families(families: Families, rows: Floats, counted: Flags) -> Parts:
    """What each cluster adds, from what one unit of each kind adds: rows (p, d), counted (p,)."""
    counts_in = counted[families.kind]
    kind, family = families.kind[counts_in], families.family[counts_in]
    present = np.bincount(family, minlength=len(families.times)) > 0
    summed = np.empty((int(present.sum()), rows.shape[1]))
    for column in range(rows.shape[1]):
        summed[:, column] = np.bincount(family, weights=rows[kind, column], minlength=len(present))[present]
    return Parts(summed, families.times[present])
