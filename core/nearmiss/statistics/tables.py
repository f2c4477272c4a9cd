"""Confusion tables of pairs of raters, with what each cluster of units takes away from them when it is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nearmiss.statistics.estimate import Floats, Integers
from nearmiss.statistics.intervals import BLOCK, Statistic
from nearmiss.statistics.ratings import Codes


@dataclass(frozen=True, slots=True, eq=False)
class TableStatistic:
    """A number of a table as a function of a few sums over its cells.

    `sums` (k², d): what one unit in each cell adds to each sum. `statistic` turns sums (…, d) into values (…), NaN
    where undefined. Leaving units out then takes d subtractions, however large the table.
    """

    sums: Floats
    statistic: Statistic


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Tables of p pairs of raters.

    `counts` (p, k, k). `alone` (p, k, k): those of the counts whose cluster holds no other unit of the pair. The rest
    lies in groups, one for each pair and cluster: `owner` (g,) is the pair, and group i holds the cells
    `cells[starts[i]:starts[i + 1]]` (codes row · k + column). `clusters` (p,) counts the clusters of each pair.
    """

    counts: Floats
    alone: Floats
    owner: Integers
    starts: Integers
    cells: Integers
    clusters: Integers

    @property
    def clustered(self) -> bool:
        """Whether any two units of one pair of raters belong together."""
        return len(self.owner) > 0


def unclustered(counts: Floats) -> Tables:
    """Tables of units that each stand for themselves."""
    nothing = np.zeros(0, dtype=np.intp)
    clusters = counts.sum(axis=(-2, -1)).astype(np.intp)
    return Tables(counts, counts, nothing, np.zeros(1, dtype=np.intp), nothing, clusters)


def tabulate(pair: Codes, cell: Codes, pairs: int, categories: int, cluster: Codes | None = None) -> Tables:
    """Tables from one row for each unit that a pair of raters shares: codes of pair and cell, shape (n,)."""
    size = categories * categories
    codes = np.multiply(pair, size, dtype=np.intp) + cell
    counts = _as_tables(np.bincount(codes, minlength=pairs * size), categories)
    if cluster is None or len(codes) == 0:
        return unclustered(counts)
    order, starts = _groups(np.multiply(pair, int(cluster.max()) + 1, dtype=np.intp) + cluster)
    sizes = np.diff(np.append(starts, len(order)))
    single = np.repeat(sizes == 1, sizes)
    ordered_pair, ordered_cell = (
        np.asarray(pair, dtype=np.intp)[order],
        np.asarray(cell, dtype=np.intp)[order],
    )
    alone = np.bincount(codes[order[single]], minlength=pairs * size)
    kept = np.append(0, np.cumsum(sizes[sizes > 1]))
    owner = ordered_pair[starts[sizes > 1]]
    clusters = np.bincount(ordered_pair[starts], minlength=pairs)
    return Tables(counts, _as_tables(alone, categories), owner, kept, ordered_cell[~single], clusters)


def only_categories(tables: Tables, codes: Integers) -> Tables:
    """The same tables over some categories; units with an answer outside them are left out."""
    size = tables.counts.shape[-1]
    position = np.full(size, -1)
    position[codes] = np.arange(len(codes))
    row, column = position[tables.cells // size], position[tables.cells % size]
    inside = (row >= 0) & (column >= 0)
    group = np.repeat(np.arange(len(tables.owner)), np.diff(tables.starts))
    sizes = np.bincount(group[inside], minlength=len(tables.owner))
    owner = tables.owner[sizes > 0]
    alone = tables.alone[:, codes][:, :, codes]
    clusters = alone.sum(axis=(1, 2)).astype(np.intp) + np.bincount(owner, minlength=len(alone))
    starts = np.append(0, np.cumsum(sizes[sizes > 0]))
    cells = (row * len(codes) + column)[inside]
    return Tables(tables.counts[:, codes][:, :, codes], alone, owner, starts, cells, clusters)


def _groups(keys: Integers) -> tuple[Integers, Integers]:
    """An order that puts equal keys side by side, and where each key starts in it."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    return order, starts


def _as_tables(counts: Integers, categories: int) -> Floats:
    return counts.astype(np.float64).reshape(-1, categories, categories)


def clusters_with(tables: Tables, cells: Floats) -> Integers:
    """How many clusters of each pair (p,) hold a unit in `cells`, a mask (k, k)."""
    group = np.repeat(np.arange(len(tables.owner)), np.diff(tables.starts))
    holds = np.bincount(group, weights=cells.ravel()[tables.cells], minlength=len(tables.owner)) > 0
    alone = np.einsum("pij,ij->p", tables.alone, cells).astype(np.intp)
    return np.asarray(alone + np.bincount(tables.owner[holds], minlength=len(alone)), dtype=np.intp)


def table_variance(tables: Tables, of: TableStatistic, clusters: Integers | None = None) -> tuple[Floats, Floats]:
    """Values (p,) of a statistic of each table and their variances when one cluster at a time is left out.

    As `intervals.jackknife`: (G − 1)/G · Σ (θ₍₋g₎ − θ)², NaN where G < 2 or a replicate is undefined. `clusters` (p,):
    those that the statistic depends on, where that is not all.
    """
    totals = tables.counts.reshape(len(tables.counts), -1) @ of.sums
    with np.errstate(all="ignore"):
        value = of.statistic(totals)
        squares = np.zeros(len(value))
        for owner, times, taken in _deletions(tables, of.sums):
            deviations = times * (of.statistic(totals[owner] - taken) - value[owner]) ** 2
            squares += np.bincount(owner, weights=deviations, minlength=len(value))
        count = (tables.clusters if clusters is None else clusters).astype(np.float64)
        return value, np.where(count > 1, squares * (count - 1) / count, np.nan)


def _deletions(tables: Tables, sums: Floats) -> Iterator[tuple[Integers, Floats, Floats]]:
    """Blocks of (which pair, how often, what its sums lose), each cluster of each pair once."""
    alone = tables.alone.reshape(len(tables.alone), -1)
    owner, cell = np.nonzero(alone)
    for start in range(0, len(owner), BLOCK):
        pair, place = owner[start : start + BLOCK], cell[start : start + BLOCK]
        yield pair, alone[pair, place], sums[place]
    for start in range(0, len(tables.owner), BLOCK):
        owners = tables.owner[start : start + BLOCK]
        bounds = tables.starts[start : start + len(owners) + 1]
        cells = tables.cells[bounds[0] : bounds[-1]]
        yield owners, np.ones(len(owners)), np.add.reduceat(sums[cells], bounds[:-1] - bounds[0], axis=0)
