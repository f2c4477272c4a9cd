"""Estimates from confusion tables, many at once: shares of cells and κ, by closed form or over clusters."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nearmiss.phrases import phrase
from nearmiss.statistics.estimate import Estimate, Estimates, Flags, Floats, Integers
from nearmiss.statistics.intervals import (
    HINGES,
    JACKKNIFE_LOG,
    ONE_CLUSTER,
    WILSON,
    WILSON_CLUSTERS,
    effective_trials,
    limits_below_one,
    low_when_perfect,
    wilson_limits,
)
from nearmiss.statistics.kappa import in_both_orders, kappa_of_sums, kappas
from nearmiss.statistics.tables import Tables, TableStatistic, clusters_with, table_variance, unclustered

BOTH_CONSTANT = phrase("both gave one and the same answer throughout, so chance alone would agree as well")
NO_COMMON = phrase("they share no unit")
ONE_COMMON = phrase("they share only one unit")
CLOSED_FORM = "Fleiss–Cohen–Everitt, t on log(1 − κ)"
NOTHING_VARIES = phrase("answers as one-sided as these leave nothing to judge the uncertainty by")
REASONS = (None, NO_COMMON, ONE_COMMON, BOTH_CONSTANT, ONE_CLUSTER, HINGES, NOTHING_VARIES)


def share_of_cells(tables: Tables, cells: Floats, among: Floats | None = None) -> Estimates:
    """The share of units in `cells`, of those in `among` (masks (k, k) of 0 and 1; None: all), for each table.

    Wilson's interval where each unit stands for itself, else with the effective number (`intervals.proportion`).
    n = units in `among`.
    """
    base = np.ones_like(cells) if among is None else among
    n = np.einsum("pij,ij->p", tables.counts, base)
    with np.errstate(all="ignore"):
        value = np.einsum("pij,ij->p", tables.counts, cells) / n
    if not tables.clustered:
        low, high = wilson_limits(value, n)
        return _shares(value, low, high, n, n.astype(np.intp), np.zeros(len(n), dtype=np.bool_), WILSON)
    clusters = clusters_with(tables, base)
    value, variance = table_variance(tables, _share(cells, base), clusters)
    low, high = wilson_limits(value, effective_trials(value, variance, clusters, n))
    alone = (clusters < 2) & (n > 0)
    return _shares(value, low, high, n, clusters, alone, WILSON_CLUSTERS)


def _share(cells: Floats, base: Floats) -> TableStatistic:
    sums = np.stack([cells.ravel(), base.ravel()], axis=1)
    return TableStatistic(sums, lambda totals: totals[..., 0] / totals[..., 1])


def _shares(
    value: Floats, low: Floats, high: Floats, n: Floats, clusters: Integers, alone: Flags, method: str
) -> Estimates:
    low, high = np.where(alone, np.nan, low), np.where(alone, np.nan, high)
    why = np.where(n == 0, 1, np.where(alone, 4, 0)).astype(np.int8)
    return Estimates(value, low, high, n.astype(np.intp), clusters, why, REASONS, method)


def kappa_estimates(tables: Tables, disagreement: Floats, mirror: Integers | None = None) -> Estimates:
    """κ of each table; n = units that both raters placed among the table's categories.

    Where each unit stands for itself: the closed form (`kappa.kappas`), else units are left out by cluster.
    With `mirror`: κ over both orders of the responses, which no storing order can change.
    """
    n = tables.counts.sum(axis=(-2, -1))
    found = kappas(tables.counts if mirror is None else in_both_orders(tables.counts, mirror), disagreement)
    value = np.where(n > 1, found.value, np.nan)
    variance = found.variance
    if tables.clustered:
        _, variance = table_variance(tables, kappa_of_sums(disagreement, mirror))
    low, high = limits_below_one(value, variance, tables.clusters - 1)
    perfect = np.einsum("pij,ij->p", tables.counts, disagreement) == 0
    low = np.where(perfect, low_when_perfect(found.chance, tables.clusters), low)
    high = np.where(perfect, 1.0, high)
    why = _why_no_kappa(n, value, low, tables.clusters)
    # One rater who always says the same makes κ 0 in any sample of these answers: that is no certainty.
    why = np.where((why == 0) & ~perfect & (variance < 1e-18), REASONS.index(NOTHING_VARIES), why).astype(np.int8)
    blank = np.isnan(value)
    low, high = np.where(blank | (why > 0), np.nan, low), np.where(blank | (why > 0), np.nan, high)
    method = JACKKNIFE_LOG if tables.clustered else CLOSED_FORM
    return Estimates(value, low, high, n.astype(np.intp), tables.clusters, why, REASONS, method)


def _why_no_kappa(n: Floats, value: Floats, low: Floats, clusters: Integers) -> NDArray[np.int8]:
    """Codes into REASONS: why the value, or only its interval, is missing."""
    unknown = np.where(np.isnan(low), np.where(clusters < 2, 4, 5), 0)
    why = np.where(n == 0, 1, np.where(n < 2, 2, np.where(np.isnan(value), 3, unknown)))
    return np.asarray(why, dtype=np.int8)


def cohen_kappa(table: Floats, disagreement: Floats) -> Estimate:
    """κ of one table (k, k) of units that each stand for themselves; n = units. See `kappa.kappas`."""
    return kappa_estimates(unclustered(np.asarray(table, dtype=np.float64)[None]), disagreement)[0]
