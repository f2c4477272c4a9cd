"""How often one model is preferred to a baseline: AlpacaEval's win rate and its standard error."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nearmiss.statistics.estimate import Estimate, Floats, undefined
from nearmiss.statistics.intervals import NOTHING_VARIES, ONE_CLUSTER, Parts, proportion, t_quantile, unvaried
from nearmiss.statistics.ratings import Codes

NO_BATTLE = "the two never met"
MEAN_CLUSTERS = "mean, t over clusters"


@dataclass(frozen=True, slots=True)
class WinRate:
    """The share of battles that the model wins (ties half, or its probability of being preferred).

    `standard_error` is AlpacaEval's, sd/√n over the battles with n − 1; the interval of `estimate` is by cluster.
    """

    estimate: Estimate
    standard_error: float | None
    wins: int
    losses: int
    ties: int


def win_rate(preferred: Floats, cluster: Codes | None = None) -> WinRate:
    """From the degree (n,), 0 to 1, to which each battle prefers the model; a draw is 0.5.

    AlpacaEval writes the same as 1 to 2, with 0 for a draw, and gives 100 times the mean. Source: Dubois et al. (2024),
    arXiv 2404.04475, and the leaderboard's definition: mean and sd/√n of preference − 1.
    """
    wins, losses = int((preferred > 0.5).sum()), int((preferred < 0.5).sum())
    ties = len(preferred) - wins - losses
    error = float(preferred.std(ddof=1) / len(preferred) ** 0.5) if len(preferred) > 1 else None
    return WinRate(share_over_clusters(preferred, cluster), error, wins, losses, ties)


def mean_over_clusters(
    values: Floats, cluster: Codes | None, bounds: tuple[float, float], nothing: str = "there is nothing to average"
) -> Estimate:
    """The mean of values (n,) with mean ± t s: s² = G/(G−1) Σ_g (Σ_{i in g} (x_i − x̄))² / n², n = values.

    With every value a cluster of its own this is Student's interval. Source: Liang & Zeger (1986), Biometrika 73, 13.
    """
    if len(values) == 0:
        return undefined(nothing)
    mean = float(values.mean())
    sums = cluster_sums(values - mean, cluster)
    if len(sums) < 2:
        return Estimate(mean, None, None, len(values), ONE_CLUSTER, None, len(sums))
    error = float(np.sqrt(len(sums) / (len(sums) - 1) * (sums**2).sum())) / len(values)
    if error < NOTHING_VARIES:
        return unvaried(mean, len(sums), len(values), bounds)
    reach = float(t_quantile(float(len(sums) - 1))) * error
    low, high = max(mean - reach, bounds[0]), min(mean + reach, bounds[1])
    return Estimate(mean, low, high, len(values), None, MEAN_CLUSTERS, len(sums))


def cluster_sums(values: Floats, cluster: Codes | None) -> Floats:
    """The sum of the values (n,) in each cluster that occurs; the values themselves without clusters."""
    if cluster is None:
        return values
    sums = np.bincount(cluster, weights=values)
    return np.asarray(sums[np.bincount(cluster) > 0], dtype=np.float64)


def share_over_clusters(values: Floats, cluster: Codes | None, nothing: str = NO_BATTLE) -> Estimate:
    """The mean of values between 0 and 1 (n,), 0 for no and 1 for yes, by `proportion` over clusters; n = values."""
    if len(values) == 0:
        return undefined(nothing)
    yes, of = cluster_sums(values, cluster), cluster_sums(np.ones(len(values)), cluster)
    return proportion(_alike(yes, of), len(values), len(values))


def _alike(yes: Floats, of: Floats) -> Parts:
    """Clusters that add the same (yes, of) as one, where the sums are whole or halves: there are few kinds then."""
    halves, width = np.rint(2 * yes), int(of.max()) + 1
    if 2 * width**2 > len(yes) or np.abs(halves - 2 * yes).max() > 1e-9:
        return Parts(np.column_stack([yes, of]), np.ones(len(yes), dtype=np.intp))
    times = np.bincount((halves * width + of).astype(np.intp))
    kinds = np.flatnonzero(times)
    return Parts(np.column_stack([kinds // width / 2, kinds % width]).astype(np.float64), times[kinds])
