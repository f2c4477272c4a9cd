"""Is a mean difference more than chance, and how small a one could have been seen: tests over clusters of pairs."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from nearmiss.statistics.estimate import Estimate, Flags, Floats, undefined
from nearmiss.statistics.intervals import NOTHING_VARIES, ONE_CLUSTER, t_quantile, unvaried
from nearmiss.statistics.ratings import Codes
from nearmiss.statistics.win_rate import MEAN_CLUSTERS, cluster_sums

REACH = NormalDist().inv_cdf(0.975) + NormalDist().inv_cdf(0.8)
"""Standard errors by which an effect must differ from 0 to be found at 5 % in four of five samples."""
LINEARISED = "linearised, t over clusters"


@dataclass(frozen=True, slots=True)
class Shift:
    """A mean difference with its interval, the p-value of no difference, and the smallest one likely to be found.

    `detectable`: the size that would be found at the 5 % level with a power of 80 %; None where nothing is defined.
    """

    estimate: Estimate
    p: float | None
    detectable: float | None


def no_shift(why: str, n: int = 0) -> Shift:
    """A difference that does not exist, with the reason."""
    return Shift(undefined(why, n), None, None)


def shift(values: Floats, cluster: Codes | None, nothing: str) -> Shift:
    """The mean of paired differences (n,) against 0.

    t = Σ D_g / √(Σ D_g²) over the sums D_g of the clusters, with as many degrees of freedom as clusters differ from 0,
    less one: the squared sum stands for the variance when there is no difference, so that three differences one way do
    not look certain. With differences of −1, 0 and 1 its square is McNemar's χ². Interval: mean ± t s by cluster.
    Source: McNemar (1947), Psychometrika 12, 153; Eliasziw & Donner (1991), Stat. Med. 10, 1981 (clusters).
    """
    n = len(values)
    if n == 0:
        return no_shift(nothing)
    sums = cluster_sums(values, cluster)
    if len(sums) < 2:
        return Shift(Estimate(float(values.mean()), None, None, n, ONE_CLUSTER, None, len(sums)), None, None)
    differing = int((np.abs(sums) > 1e-12).sum())
    size = float(np.sqrt((sums**2).sum()))
    p = two_sided(float(sums.sum()) / size, differing - 1) if differing else 1.0
    return Shift(_mean(values, sums, cluster, differing), p, max(REACH * size, REACH**2) / n)


def weighted_shift(values: Floats, weight: Floats, cluster: Codes | None, nothing: str) -> Shift:
    """The weighted mean Σ w x / Σ w of paired differences (n,) against 0; weights are 1/inclusion probability.

    Interval and test by linearisation over clusters. Source: Binder (1983), Int. Stat. Rev. 51, 279.
    """
    n = len(values)
    if n == 0:
        return no_shift(nothing)
    part = weight / weight.sum()
    mean = float((part * values).sum())
    influence = part * (values - mean)
    sums = cluster_sums(influence, cluster)
    estimate, error = linearised(mean, influence, cluster, n, (-1.0, 1.0)), linearised_error(sums)
    if len(sums) < 2 or error == 0:
        return Shift(estimate, None, None)
    return Shift(estimate, two_sided(mean / error, len(sums) - 1), REACH * error)


def two_sided(t: float, degrees: float) -> float:
    """The chance of a Student's t at least this far from 0; 1 without degrees of freedom."""
    from scipy.special import stdtr  # 0.1 s to import

    return float(2 * stdtr(degrees, -abs(t))) if degrees >= 1 else 1.0


def _mean(values: Floats, sums: Floats, cluster: Codes | None, differing: int) -> Estimate:
    n, mean, groups = len(values), float(values.mean()), len(sums)
    if not differing:
        return unvaried(0.0, groups, n, (-1.0, 1.0))
    return linearised(mean, (values - mean) / n, cluster, n, (-1.0, 1.0), MEAN_CLUSTERS)


def linearised(
    value: float,
    influence: Floats,
    cluster: Codes | None,
    n: int,
    bounds: tuple[float, float],
    method: str = LINEARISED,
) -> Estimate:
    """value ± t s with s² = G/(G−1) Σ_g u_g², u_g the sum of what each row of a cluster adds to the value.

    Where nothing varies, as many clusters as that do not make it certain: see `unvaried`. Source: Binder (1983), Int.
    Stat. Rev. 51, 279.
    """
    sums = cluster_sums(influence, cluster)
    if len(sums) < 2:
        return Estimate(value, None, None, n, ONE_CLUSTER, None, len(sums))
    error = linearised_error(sums)
    if error < NOTHING_VARIES:
        return unvaried(value, len(sums), n, bounds)
    reach = float(t_quantile(float(len(sums) - 1))) * error
    return Estimate(value, max(value - reach, bounds[0]), min(value + reach, bounds[1]), n, None, method, len(sums))


def linearised_error(sums: Floats) -> float:
    """√(G/(G−1) Σ u²)."""
    return float(np.sqrt(len(sums) / max(len(sums) - 1, 1) * (sums**2).sum()))


def contrast(values: Floats, weights: Floats, inside: Flags, cluster: Codes | None, nothing: str) -> Shift:
    """How much the ratio Σ values / Σ weights differs between the rows `inside` and all others (n,), against 0."""
    n = int(inside.sum())
    here, there = float(weights[inside].sum()), float(weights[~inside].sum())
    if here == 0 or there == 0:
        return no_shift(nothing, n)
    one, two = float(values[inside].sum()) / here, float(values[~inside].sum()) / there
    influence = np.where(inside, (values - one * weights) / here, -(values - two * weights) / there)
    sums = cluster_sums(influence, cluster)
    error = linearised_error(sums)
    estimate = linearised(one - two, influence, cluster, n, (-1.0, 1.0))
    if error == 0 or len(sums) < 2:
        return Shift(estimate, 1.0 if one == two else None, None)
    return Shift(estimate, two_sided((one - two) / error, len(sums) - 1), REACH * error)
