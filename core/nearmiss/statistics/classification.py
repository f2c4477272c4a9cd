"""How well answers match a target: macro-F1 from confusion tables (target in the rows, answers in the columns)."""

from __future__ import annotations

import numpy as np

from nearmiss.statistics.estimate import Estimate, Floats, Integers, undefined
from nearmiss.statistics.intervals import HINGES, JACKKNIFE, ONE_CLUSTER, WILSON, bounded, wilson_limits
from nearmiss.statistics.kappa import in_both_orders
from nearmiss.statistics.tables import Tables, table_variance


def macro_f1_of(tables: Floats) -> Floats:
    """Mean over the categories with a target of F1 = 2 hits / (targets + answers), for tables (…, k, k)."""
    hits = np.diagonal(tables, axis1=-2, axis2=-1)
    targets = tables.sum(axis=-1)
    occurs = targets > 0
    with np.errstate(all="ignore"):
        scores = np.where(occurs, 2 * hits / (targets + tables.sum(axis=-2)), 0.0)
        return np.asarray(scores.sum(axis=-1) / occurs.sum(axis=-1), dtype=np.float64)


def macro_f1(tables: Tables, mirror: Integers | None = None) -> Estimate:
    """Macro-averaged F1 over the categories that occur as a target, of the one table in `tables`; n = units.

    Answers that are no target (unreadable, inconsistent) lower the recall and make no class of their own. With `mirror`
    each unit counts in both orders of its responses, by half, so that storing order changes nothing. Interval:
    units or clusters are left out one at a time. Source: Manning, Raghavan & Schütze (2008), ch. 13.6.
    """
    n = int(tables.counts.sum())
    if n == 0:
        return undefined("there is no target to compare with")

    def statistic(left: Floats) -> Floats:
        return macro_f1_of(left if mirror is None else in_both_orders(left, mirror))

    value, variance = table_variance(tables, statistic)
    clusters = int(tables.clusters[0])
    if np.isnan(variance[0]):
        return Estimate(float(value[0]), None, None, n, ONE_CLUSTER if clusters < 2 else HINGES, None, clusters)
    if value[0] in (0.0, 1.0):
        low, high = wilson_limits(value[0], clusters)
        return Estimate(float(value[0]), float(low), float(high), n, None, WILSON, clusters)
    return bounded(float(value[0]), float(variance[0]), clusters, n, (0.0, 1.0), JACKKNIFE)
