"""How sure a number is: Wilson's interval, the jackknife over units or clusters, and what if nothing varies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from nearmiss.phrases import phrase
from nearmiss.statistics.estimate import Estimate, Floats, Integers, Numbers, undefined

Z = NormalDist().inv_cdf(0.975)
BLOCK = 16_384
"""Replicates that are worked out at once: enough for numpy, little for the memory."""

ONE_CLUSTER = phrase("everything comes from one prompt family, which leaves nothing to judge the uncertainty by")
HINGES = phrase("without one of its prompt families the number would not exist, so its interval does not either")
WILSON = "Wilson"
WILSON_CLUSTERS = "Wilson with the effective number of a jackknife"
JACKKNIFE = "jackknife, t"
JACKKNIFE_LOG = "jackknife, t on log(1 − θ)"
JACKKNIFE_LOGIT = "jackknife, t on logit θ"
AT_FULL_AGREEMENT = "Wilson, at full agreement"
NEVER = "Wilson, without a difference"
NOTHING_VARIES = 1e-12
"""A standard error below this is what rounding leaves of none."""

Statistic = Callable[[Floats], Floats]
"""Turns totals of shape (…, d) into values of shape (…), NaN where undefined."""


def t_quantile(degrees: Numbers) -> Floats:
    """The 97.5 % point of Student's t with `degrees` of freedom (NaN below 1)."""
    from scipy.special import stdtrit  # 0.1 s to import, and not every number needs it

    # Thousands of pairs of raters have a few hundred numbers of shared units between them.
    distinct, place = np.unique(np.asarray(degrees, dtype=np.float64), return_inverse=True)
    points = stdtrit(np.where(distinct >= 1, distinct, np.nan), 0.975)
    return np.asarray(points[place].reshape(np.shape(degrees)), dtype=np.float64)


def wilson_limits(share: Numbers, trials: Numbers) -> tuple[Floats, Floats]:
    """Wilson's 95 % limits of a proportion: the shares p that p̂ does not reject, |p̂ − p| ≤ z √(p(1−p)/n).

    Source: Wilson (1927), J. Am. Stat. Assoc. 22, 209; `trials` may be an effective number and then not whole.
    """
    share, trials = np.asarray(share, dtype=np.float64), np.asarray(trials, dtype=np.float64)
    with np.errstate(all="ignore"):
        shrink = 1 + Z**2 / trials
        middle = (share + Z**2 / (2 * trials)) / shrink
        half = Z * np.sqrt(share * (1 - share) / trials + Z**2 / (4 * trials**2)) / shrink
    return np.maximum(middle - half, 0.0), np.minimum(middle + half, 1.0)


def unvaried(value: float, clusters: int, n: int, bounds: tuple[float, float]) -> Estimate:
    """A mean of clusters that all say the same: up to Wilson's limit of 0 in `clusters`, others might say anything."""
    _, most = wilson_limits(0.0, clusters)
    low, high = (value + float(most) * (bound - value) for bound in bounds)
    return Estimate(value, low, high, n, None, NEVER, clusters)


def wilson(successes: int, trials: int, nothing: str = phrase("there is nothing to count")) -> Estimate:
    """A proportion of independent yes-or-no outcomes with Wilson's interval; n = trials."""
    if trials == 0:
        return undefined(nothing)
    low, high = wilson_limits(successes / trials, trials)
    # The limits at 0 and at n are 0 and 1 exactly; rounding would leave them a hair inside.
    low_limit = 0.0 if successes == 0 else float(low)
    high_limit = 1.0 if successes == trials else float(high)
    return Estimate(successes / trials, low_limit, high_limit, trials, None, WILSON, trials)


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """What each independent part (a unit, or a cluster of units) adds to the totals of a statistic.

    `rows` has shape (p, d); `times` (p,) says how many parts add the same row.
    """

    rows: Floats
    times: Integers

    @property
    def totals(self) -> Floats:
        return np.asarray(self.times @ self.rows, dtype=np.float64)

    @property
    def count(self) -> int:
        return int(self.times.sum())


def jackknife(parts: Parts, statistic: Statistic) -> tuple[float, float]:
    """The value of a statistic and its variance when one part at a time is left out.

    var = (G−1)/G · Σ (θ₍₋g₎ − θ)². NaN where a replicate is undefined or there is one part only. Parts that
    add the same leave the same behind, so each distinct row is worked out once. Source: Efron & Stein (1981), Ann.
    Stat. 9, 586.
    """
    totals, count = parts.totals, parts.count
    with np.errstate(all="ignore"):
        value = float(statistic(totals))
        squares = 0.0
        for start in range(0, len(parts.rows), BLOCK):
            block = slice(start, start + BLOCK)
            left = np.asarray(statistic(totals - parts.rows[block]), dtype=np.float64)
            squares += float(parts.times[block] @ (left - value) ** 2)
    return value, squares * (count - 1) / count if count > 1 else float("nan")


def bounded(value: float, variance: float, parts: int, n: int, bounds: tuple[float, float], method: str) -> Estimate:
    """value ± t √variance with parts − 1 degrees of freedom, kept within what the number can be."""
    if np.isnan(variance):
        return Estimate(value, None, None, n, ONE_CLUSTER if parts < 2 else HINGES, None, parts)
    half = float(t_quantile(parts - 1)) * variance**0.5
    return Estimate(value, max(value - half, bounds[0]), min(value + half, bounds[1]), n, None, method, parts)


def limits_below_one(value: Numbers, variance: Numbers, degrees: Numbers) -> tuple[Floats, Floats]:
    """Limits of a coefficient that is at most 1: 1 − (1 − θ) exp(± t s / (1 − θ)), at least −1, by the delta method.

    1 − θ, the disagreement relative to chance, is taken on the log scale, as for a rate: near full agreement few
    units disagree, and a symmetric interval misses the truth in one of five samples of 50 (see the coverage tests).
    """
    value = np.asarray(value, dtype=np.float64)
    with np.errstate(all="ignore"):
        factor = np.exp(t_quantile(degrees) * np.sqrt(variance) / (1 - value))
        return np.maximum(1 - (1 - value) * factor, -1.0), 1 - (1 - value) / factor


def limits_of_share(value: float, variance: float, degrees: float) -> tuple[Floats, Floats]:
    """Limits of a number between 0 and 1: logit⁻¹(logit θ ± t s / (θ (1 − θ))), by the delta method."""
    middle = np.log(value / (1 - value))
    half = t_quantile(degrees) * variance**0.5 / (value * (1 - value))
    return 1 / (1 + np.exp(half - middle)), 1 / (1 + np.exp(-half - middle))


def coefficient_estimate(value: float, variance: float, parts: int, n: int, method: str) -> Estimate:
    """A coefficient that is at most 1, and less here, with `limits_below_one`."""
    if np.isnan(variance):
        return Estimate(value, None, None, n, ONE_CLUSTER if parts < 2 else HINGES, None, parts)
    low, high = limits_below_one(value, variance, parts - 1)
    return Estimate(value, float(low), float(high), n, None, method, parts)


def perfect(chance_disagreement: float, parts: int, n: int) -> Estimate:
    """A chance-corrected coefficient of exactly 1, with `low_when_perfect`."""
    low = float(low_when_perfect(chance_disagreement, parts))
    return Estimate(1.0, low, 1.0, n, None, AT_FULL_AGREEMENT, parts)


def proportion(parts: Parts, outcomes: int, n: int) -> Estimate:
    """A mean of values between 0 and 1 over parts that add (sum of values, number of values); any clusters.

    Wilson's interval with the number of independent outcomes that would vary as much, n* = p(1−p)/var, shrunk by
    (z/t)² for few clusters and at most `outcomes`, the single yes-or-no outcomes behind the values; where nothing
    varies at p = 0 or 1 each cluster counts as one outcome. Source: Korn & Graubard (1998), Survey Methodology 24,
    193, with Wilson's limits in place of Clopper's; Dean & Pagano (2015), J. Surv. Stat. Methodol. 3, 484.
    """
    if parts.count == 0 or parts.totals[1] == 0:
        return undefined(phrase("there is nothing to count"))
    value, variance = jackknife(parts, lambda totals: totals[..., 0] / totals[..., 1])
    if np.isnan(variance):
        return Estimate(value, None, None, n, ONE_CLUSTER, None, parts.count)
    low, high = wilson_limits(value, effective_trials(value, variance, parts.count, outcomes))
    return Estimate(value, float(low), float(high), n, None, WILSON_CLUSTERS, parts.count)


def effective_trials(share: Numbers, variance: Numbers, parts: Numbers, outcomes: Numbers) -> Floats:
    """How many independent outcomes would vary as much as a share with this variance does (see `proportion`)."""
    share, variance, parts = np.asarray(share), np.asarray(variance), np.asarray(parts, dtype=np.float64)
    certain = (share <= 0) | (share >= 1)
    with np.errstate(all="ignore"):
        # The jackknife divides by G − 1: n* of single outcomes is their number only after taking that back.
        independent = share * (1 - share) / variance * (parts / (parts - 1)) * (Z / t_quantile(parts - 1)) ** 2
    independent = np.where(np.isfinite(independent), independent, outcomes)
    return np.asarray(np.where(certain, parts, np.minimum(independent, outcomes)), dtype=np.float64)


def low_when_perfect(chance_disagreement: Numbers, parts: Numbers) -> Floats:
    """The lower limit of a chance-corrected coefficient of exactly 1, where no variance can be seen.

    1 − (1 − p)/d, with p Wilson's lower limit of `parts` agreements out of as many and d the disagreement that
    chance would give: five pairs in full agreement are no proof of full agreement.
    """
    agreement, _ = wilson_limits(1.0, parts)
    with np.errstate(all="ignore"):
        return np.asarray(np.maximum(1 - (1 - agreement) / chance_disagreement, -1.0), dtype=np.float64)
