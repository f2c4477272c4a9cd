"""How sure is a number of an audit that has no formula for its interval: prompt families are left out in groups."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nearmiss.audit.bench import Bench, cluster_ranks, ranks_among
from nearmiss.phrases import phrase
from nearmiss.statistics.estimate import Estimate, Flags, Integers, undefined
from nearmiss.statistics.intervals import NOTHING_VARIES, t_quantile

GROUPS = 50
JACKKNIFE_GROUPS = "jackknife over groups of clusters, t"
FEW_FAMILIES = "too few prompt families for an interval"
NEVER_MOVES = phrase("no single prompt family moves it, which leaves nothing to judge the uncertainty by")


def jackknifed(
    bench: Bench,
    units: Flags,
    statistic: Callable[[Integers], float],
    lowest: float,
    undefined_why: str,
    rank: Integers | None = None,
) -> Estimate:
    """A statistic of some units (units,), never over 1, with value ± t s over GROUPS groups of prompt families.

    `statistic` gets places among all units and gives NaN where it is not defined. n = units. `rank` (units,):
    `cluster_ranks`, where they are known already.
    Source: Miller (1974), Biometrika 61, 1.
    """
    kept = np.flatnonzero(units)
    value = float(statistic(kept)) if len(kept) > 1 else float("nan")
    if np.isnan(value):
        return undefined(undefined_why, len(kept))
    group = ranks_among((cluster_ranks(bench) if rank is None else rank)[kept]) % GROUPS
    names = np.unique(group)
    left = np.array([statistic(kept[group != name]) for name in names])
    if len(names) < 2 or np.isnan(left).any():
        return Estimate(value, None, None, len(kept), FEW_FAMILIES, None, len(names))
    variance = (len(names) - 1) / len(names) * float(((left - value) ** 2).sum())
    if variance**0.5 < NOTHING_VARIES:
        return Estimate(value, None, None, len(kept), NEVER_MOVES, None, len(names))
    reach = float(t_quantile(float(len(names) - 1))) * variance**0.5
    low, high = max(value - reach, lowest), min(value + reach, 1.0)
    return Estimate(value, low, high, len(kept), None, JACKKNIFE_GROUPS, len(names))
