"""The confusion tables of every two raters at once, by counting rows or by one matrix product, whichever is quicker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearmiss.statistics.estimate import Integers
from nearmiss.statistics.ratings import Codes, Ratings
from nearmiss.statistics.tables import Tables, tabulate, unclustered

TABLE_LIMIT = 2**22
"""Most cells, over all pairs of raters, that are counted in one table."""
PRODUCT_GAIN = 500
"""Multiplications of a matrix product that cost as much as counting one shared unit of two raters."""
ROWS_LIMIT = 2e7
"""Shared units of all pairs that are listed at once where clusters matter."""
MATRIX_LIMIT = 2**27


@dataclass(frozen=True, slots=True, eq=False)
class PairTables:
    """Tables of pairs of raters with a unit in common: `a` < `b` are codes of raters (p,); rows are a's answers.

    `categories` are the codes that rows and columns stand for: those that occur, and their mirror images.
    """

    a: Integers
    b: Integers
    tables: Tables
    categories: Integers


@dataclass(frozen=True, slots=True, eq=False)
class _Answers:
    """Rows (n,) with those of one unit side by side; `answer` = rater · k + category, k = len(categories)."""

    unit: Codes
    answer: NDArray[np.int32]
    shared: Integers  # answers to each unit
    raters: int
    categories: Integers
    cluster: Codes | None

    @property
    def kinds(self) -> int:
        return self.raters * len(self.categories)

    @property
    def pairs(self) -> float:
        return float((self.shared * (self.shared - 1.0)).sum() / 2)


def all_pairs_tables(ratings: Ratings) -> Iterator[PairTables]:
    """Tables of every two raters over the units that both answered, in blocks that hold whole pairs."""
    rows = _side_by_side(ratings)
    product = float(np.count_nonzero(rows.shared)) * rows.kinds**2
    few_kinds = rows.kinds**2 <= TABLE_LIMIT
    if rows.cluster is None and few_kinds and product < PRODUCT_GAIN * rows.pairs:
        yield _by_product(rows)
    elif rows.cluster is None and few_kinds:
        yield _by_counting(rows)
    elif rows.pairs > ROWS_LIMIT and len(rows.shared) * rows.raters <= MATRIX_LIMIT:
        yield from _rater_by_rater(rows)
    else:
        yield _by_listing(rows)


def _side_by_side(ratings: Ratings) -> _Answers:
    categories = _occurring(ratings)
    position = np.zeros(len(ratings.categories.names), dtype=np.int32)
    position[categories] = np.arange(len(categories))
    unit = ratings.unit
    answer = ratings.rater.astype(np.int32) * np.int32(len(categories)) + np.take(position, ratings.value)
    order = _by_unit(unit)
    if order is not None:
        unit, answer = unit[order], answer[order]
    shared = np.bincount(unit, minlength=ratings.units)
    cluster = ratings.cluster
    if cluster is not None and np.bincount(cluster[shared > 0], minlength=1).max(initial=0) <= 1:
        cluster = None
    return _Answers(unit, answer, shared, ratings.raters, categories, cluster)


def _occurring(ratings: Ratings) -> Integers:
    occurs = np.bincount(ratings.value, minlength=len(ratings.categories.names)) > 0
    occurs = occurs if occurs.any() else ~occurs
    mirror = ratings.categories.mirror
    return np.flatnonzero(occurs if mirror is None else occurs | occurs[mirror])


def _by_unit(unit: Codes) -> Integers | None:
    """An order that puts the rows of one unit side by side; None where they are so already."""
    if bool((unit[1:] >= unit[:-1]).all()):
        return None
    if int(unit.max()) >= 2**32:
        return np.argsort(unit, kind="stable")
    # numpy sorts 16-bit numbers by radix, several times as fast as wider ones.
    low = np.argsort((unit & 0xFFFF).astype(np.uint16), kind="stable")
    return low[np.argsort((unit[low] >> 16).astype(np.uint16), kind="stable")]


def _by_product(rows: _Answers) -> PairTables:
    """Xᵀ X, with X (units, kinds) saying who gave what: the way for raters who share most of their units."""
    rated = np.flatnonzero(rows.shared)
    row = np.repeat(np.arange(len(rated)), rows.shared[rated])
    block = max(TABLE_LIMIT // rows.kinds, 1)
    counts = np.zeros((rows.kinds, rows.kinds))
    for start in range(0, len(rated), block):
        size = min(block, len(rated) - start)
        first, last = np.searchsorted(row, (start, start + size))
        gave = np.zeros((size, rows.kinds), dtype=np.float32)
        gave[row[first:last] - start, rows.answer[first:last]] = 1
        counts += gave.T @ gave
    return _of_different_raters(counts, rows, answers_on_diagonal=len(row))


def _by_counting(rows: _Answers) -> PairTables:
    """Count what two raters gave to one unit, pair of rows by pair of rows: the way for raters who share few units."""
    counts = np.zeros(rows.kinds**2, dtype=np.intp)
    for first, second, _ in _neighbours(rows):
        counts += np.bincount(first * np.intp(rows.kinds) + second, minlength=rows.kinds**2)
    return _of_different_raters(counts.reshape(rows.kinds, rows.kinds), rows, answers_on_diagonal=0)


def _neighbours(rows: _Answers) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32], Integers]]:
    """Every two rows of one unit: the lower and the higher answer, and the first row's number."""
    unit, answer = rows.unit, rows.answer
    adjacent = unit[1:] == unit[:-1]
    together = adjacent
    for distance in range(1, int(rows.shared.max(initial=0))):
        here = np.flatnonzero(together)
        one, other = answer[here], answer[distance:][here]
        yield np.minimum(one, other), np.maximum(one, other), here
        together = together[:-1] & adjacent[distance:]


def _of_different_raters(counts: NDArray[np.generic], rows: _Answers, answers_on_diagonal: int) -> PairTables:
    """Tables of a < b from counts (kinds, kinds)."""
    categories = len(rows.categories)
    square = counts.reshape(rows.raters, categories, rows.raters, categories).transpose(0, 2, 1, 3)
    own = np.arange(rows.raters)
    _refuse_double(int(square[own, own].sum()) - answers_on_diagonal)
    a, b = np.triu_indices(rows.raters, 1)
    tables = square[a, b].astype(np.float64)
    present = tables.any(axis=(1, 2))
    return PairTables(a[present], b[present], unclustered(tables[present]), rows.categories)


def _refuse_double(surplus: int) -> None:
    if surplus:
        raise ValueError("a rater answered one unit twice: keep one answer of each before comparing raters")


def _by_listing(rows: _Answers) -> PairTables:
    """List what every two raters gave to one unit: where clusters matter, or kinds are too many for one table."""
    found = list(_neighbours(rows))
    nothing = np.zeros(0, dtype=np.intp)
    first = np.concatenate([nothing, *(low for low, _, _ in found)])
    second = np.concatenate([nothing, *(high for _, high, _ in found)])
    unit = rows.unit[np.concatenate([nothing, *(here for _, _, here in found)])]
    categories = len(rows.categories)
    a, row = np.divmod(first, categories)
    b, column = np.divmod(second, categories)
    _refuse_double(int((a == b).sum()))
    return _listed(a, b, row * categories + column, unit, rows)


def _rater_by_rater(rows: _Answers) -> Iterator[PairTables]:
    """The same for one rater and all later ones at a time, from a matrix of units by raters."""
    categories = len(rows.categories)
    rater, value = np.divmod(rows.answer, categories)
    given = np.full((len(rows.shared), rows.raters), -1, dtype=np.int16)
    given[rows.unit, rater] = value
    by_cluster = np.arange(len(given)) if rows.cluster is None else np.argsort(rows.cluster, kind="stable")
    for a in range(rows.raters - 1):
        units = by_cluster[given[by_cluster, a] >= 0]
        later, place = np.nonzero(given[units, a + 1 :].T >= 0)
        unit, b = units[place], later + a + 1
        cell = given[unit, a].astype(np.intp) * categories + given[unit, b]
        yield _listed(np.full(len(b), a), b, cell, unit, rows)


def _listed(a: Integers, b: Integers, cell: Integers, unit: Codes, rows: _Answers) -> PairTables:
    keys, pair = _numbered(a * np.intp(rows.raters) + b, rows.raters**2)
    cluster = None if rows.cluster is None else rows.cluster[unit]
    tables = tabulate(pair, cell, len(keys), len(rows.categories), cluster)
    return PairTables(keys // rows.raters, keys % rows.raters, tables, rows.categories)


def _numbered(keys: Integers, limit: int) -> tuple[Integers, Integers]:
    """The distinct keys, all below `limit`, in ascending order, and the place of each key among them."""
    if limit > TABLE_LIMIT:
        return np.unique(keys, return_inverse=True)
    present = np.bincount(keys, minlength=limit) > 0
    return np.flatnonzero(present), (np.cumsum(present) - 1)[keys]
