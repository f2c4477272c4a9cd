"""Confusion tables of pairs of raters, with what each cluster of units takes away from them when it is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nearmiss.statistics.estimate import Flags, Floats, Integers
from nearmiss.statistics.intervals import BLOCK, Statistic
from nearmiss.statistics.patterns import families_of
from nearmiss.statistics.ratings import Codes

MANY_CLUSTERS = 100
"""Clusters from which on what one of them adds is taken as the sum of what its units add (see `table_variance`)."""


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
    `cells[starts[i]:starts[i + 1]]` (codes row · k + column); it stands for `times[i]` clusters that hold the same.
    `clusters` (p,) counts the clusters of each pair.
    """

    counts: Floats
    alone: Floats
    owner: Integers
    times: Integers
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
    return Tables(counts, counts, nothing, nothing, np.zeros(1, dtype=np.intp), nothing, clusters)


def tabulate(pair: Codes, cell: Codes, pairs: int, categories: int, cluster: Codes | None = None) -> Tables:
    """Tables from one row for each unit that a pair of raters shares: codes of pair and cell, shape (n,)."""
    counts = _counted(pair, cell, pairs, categories)
    if cluster is None or len(cell) == 0:
        return unclustered(counts)
    if pairs == 1:
        families = families_of(cell.astype(np.intp), cluster)
        return _grouped(counts, families.family, np.zeros_like(families.kind), families.kind, families.times)
    clusters = int(cluster.max()) + 1
    group = np.multiply(pair, clusters, dtype=np.intp) + cluster
    return _grouped(counts, group, np.asarray(pair, dtype=np.intp), np.asarray(cell, dtype=np.intp), None)


def _grouped(counts: Floats, group: Integers, pair: Integers, cell: Integers, times: Integers | None) -> Tables:
    """Tables with the clusters that `group` (n,) tells apart; `times`: how many clusters group 0, 1, … stands for."""
    pairs, categories = counts.shape[:2]
    order, starts = _groups(group)
    sizes = np.diff(np.append(starts, len(order)))
    stands_for = np.ones(len(starts), dtype=np.intp) if times is None else times
    single, several = starts[sizes == 1], starts[sizes > 1]
    one = order[single]
    alone = _counted(pair[one], cell[one], pairs, categories, stands_for[sizes == 1])
    owner, of_owner = pair[order[several]], stands_for[sizes > 1]
    together = np.append(0, np.cumsum(sizes[sizes > 1]))
    clusters = alone.sum(axis=(1, 2)) + np.bincount(owner, weights=of_owner, minlength=pairs)
    rest = cell[order[np.repeat(sizes > 1, sizes)]]
    return Tables(counts, alone, owner, of_owner, together, rest, clusters.astype(np.intp))


def _counted(pair: Codes, cell: Codes, pairs: int, categories: int, times: Integers | None = None) -> Floats:
    size = categories * categories
    codes = np.multiply(pair, size, dtype=np.intp) + cell
    counts = np.bincount(codes, weights=times, minlength=pairs * size)
    return counts.astype(np.float64).reshape(-1, categories, categories)


def only_categories(tables: Tables, codes: Integers) -> Tables:
    """The same tables over some categories; units with an answer outside them are left out."""
    size = tables.counts.shape[-1]
    position = np.full(size, -1)
    position[codes] = np.arange(len(codes))
    row, column = position[tables.cells // size], position[tables.cells % size]
    inside = (row >= 0) & (column >= 0)
    group = np.repeat(np.arange(len(tables.owner)), np.diff(tables.starts))
    sizes = np.bincount(group[inside], minlength=len(tables.owner))
    owner, times = tables.owner[sizes > 0], tables.times[sizes > 0]
    alone = tables.alone[:, codes][:, :, codes]
    clusters = alone.sum(axis=(1, 2)) + np.bincount(owner, weights=times, minlength=len(alone))
    starts = np.append(0, np.cumsum(sizes[sizes > 0]))
    cells = (row * len(codes) + column)[inside]
    counts = tables.counts[:, codes][:, :, codes]
    return Tables(counts, alone, owner, times, starts, cells, clusters.astype(np.intp))


def _groups(keys: Integers) -> tuple[Integers, Integers]:
    """An order that puts equal keys side by side, and where each key starts in it."""
    in_order = bool((keys[1:] >= keys[:-1]).all())
    order = np.arange(len(keys)) if in_order else np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    return order, starts


def clusters_with(tables: Tables, cells: Floats) -> Integers:
    """How many clusters of each pair (p,) hold a unit in `cells`, a mask (k, k)."""
    group = np.repeat(np.arange(len(tables.owner)), np.diff(tables.starts))
    holds = np.bincount(group, weights=cells.ravel()[tables.cells], minlength=len(tables.owner)) > 0
    alone = np.einsum("pij,ij->p", tables.alone, cells)
    together = np.bincount(tables.owner[holds], weights=tables.times[holds], minlength=len(alone))
    return np.asarray(alone + together, dtype=np.intp)


def table_variance(tables: Tables, of: TableStatistic, clusters: Integers | None = None) -> tuple[Floats, Floats]:
    """Values (p,) of a statistic of each table and their variances when one cluster at a time is left out.

    As `intervals.jackknife`: (G − 1)/G · Σ (θ₍₋g₎ − θ)², NaN where G < 2 or a replicate is undefined. `clusters` (p,):
    those that the statistic depends on, where that is not all. From MANY_CLUSTERS on, what a cluster adds is taken as
    the sum of what its units add one by one, which is the same but for one part in as many.
    """
    totals = tables.counts.reshape(len(tables.counts), -1) @ of.sums
    many = tables.clusters >= MANY_CLUSTERS
    with np.errstate(all="ignore"):
        value = of.statistic(totals)
        squares = np.zeros(len(value))
        for owner, times, taken in _deletions(tables, of.sums, ~many):
            deviations = times * (of.statistic(totals[owner] - taken) - value[owner]) ** 2
            squares += np.bincount(owner, weights=deviations, minlength=len(value))
        if many.any():
            squares += _added_up(tables, many, _losses(totals, value, of, many))
        count = (tables.clusters if clusters is None else clusters).astype(np.float64)
        return value, np.where(count > 1, squares * (count - 1) / count, np.nan)


def _deletions(tables: Tables, sums: Floats, wanted: Flags) -> Iterator[tuple[Integers, Floats | Integers, Floats]]:
    """Blocks of (which pair, how often, what its sums lose), each cluster of each `wanted` pair once."""
    alone = tables.alone.reshape(len(tables.alone), -1)
    owner, cell = np.nonzero(alone * wanted[:, None])
    for start in range(0, len(owner), BLOCK):
        pair, place = owner[start : start + BLOCK], cell[start : start + BLOCK]
        yield pair, alone[pair, place], sums[place]
    groups = np.flatnonzero(wanted[tables.owner])
    for start in range(0, len(groups), BLOCK):
        group = groups[start : start + BLOCK]
        sizes = tables.starts[group + 1] - tables.starts[group]
        first = np.cumsum(sizes) - sizes
        place = np.repeat(tables.starts[group] - first, sizes) + np.arange(int(sizes.sum()))
        yield tables.owner[group], tables.times[group], np.add.reduceat(sums[tables.cells[place]], first, axis=0)


def _losses(totals: Floats, value: Floats, of: TableStatistic, wanted: Flags) -> Floats:
    """How much one unit in each cell adds to the value of each `wanted` pair (p, k²); 0 for the others."""
    losses = np.zeros((len(value), len(of.sums)))
    pairs, block = np.flatnonzero(wanted), max(BLOCK // len(of.sums), 1)
    for start in range(0, len(pairs), block):
        some = pairs[start : start + block]
        losses[some] = value[some, None] - of.statistic(totals[some, None, :] - of.sums)
    return losses


def _added_up(tables: Tables, wanted: Flags, losses: Floats) -> Floats:
    """Σ (θ₍₋g₎ − θ)² of each pair (p,), with what a cluster adds taken as the sum of what its units add."""
    alone = tables.alone.reshape(losses.shape)
    squares = np.where(alone > 0, alone * losses**2, 0.0).sum(axis=1)
    if len(tables.owner):
        pair = np.repeat(tables.owner, np.diff(tables.starts))
        together = np.add.reduceat(losses[pair, tables.cells], tables.starts[:-1])
        squares += np.bincount(tables.owner, weights=tables.times * together**2, minlength=len(losses))
    return np.where(wanted, squares, 0.0)
