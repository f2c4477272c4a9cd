"""Does stated confidence mean what it says: reliability, expected calibration error, Brier score and its parts."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from nearmiss.phrases import phrase
from nearmiss.statistics.estimate import Estimate, Floats, Integers, undefined
from nearmiss.statistics.ratings import Codes
from nearmiss.statistics.shifts import linearised
from nearmiss.statistics.win_rate import mean_over_clusters

MOST_DISTINCT = 20
"""Different stated values up to which each is a bin of its own."""
WIDTH_BINS = 10
NOTHING = phrase("no pair has both a stated confidence and a target that prefers a response")
SIGNS_HELD = "linearised with the sign of each bin's gap held, t over clusters; the lower limit less what chance gives"


@dataclass(frozen=True, slots=True, eq=False)
class Bins:
    """Stated confidences in bins (b,): limits, count, mean confidence, share right; `of` (n,) is each row's bin.

    `share` (b,) of all pairs: of the rows, or of their weights, which the means follow too.
    """

    low: Floats
    high: Floats
    n: Integers
    confidence: Floats
    accuracy: Floats
    of: Integers
    share: Floats

    @property
    def gap(self) -> Floats:
        """How much surer than right each bin is (b,)."""
        return np.asarray(self.confidence - self.accuracy, dtype=np.float64)


def reliability(confidence: Floats, right: Floats, weight: Floats | None = None) -> Bins:
    """One bin for each stated value where there are few, else ten of equal width, closed on the right.

    `right` (n,) is 1 where the stated side was right and 0 elsewhere, `weight` (n,) 1/inclusion probability. A grid of
    stated values cut into wider bins gives a different number for each way of closing them, so it is not cut.
    """
    values, of = np.unique(confidence, return_inverse=True)
    if len(values) > MOST_DISTINCT:
        return equal_width(confidence, right, WIDTH_BINS, weight)
    return _binned(values, values, of, confidence, right, weight)


def equal_width(confidence: Floats, right: Floats, bins: int, weight: Floats | None = None) -> Bins:
    """Bins (0, 1/b], (1/b, 2/b] … of [0, 1], 0 belonging to the first; empty ones are left out."""
    edges = np.linspace(0, 1, bins + 1)
    code = np.clip(np.searchsorted(edges, confidence, side="left") - 1, 0, bins - 1)
    used, of = np.unique(code, return_inverse=True)
    return _binned(edges[used], edges[used + 1], of, confidence, right, weight)


def _binned(low: Floats, high: Floats, of: Integers, confidence: Floats, right: Floats, weight: Floats | None) -> Bins:
    n = np.bincount(of, minlength=len(low))
    each = np.ones(len(of)) if weight is None else weight
    mass = np.bincount(of, weights=each, minlength=len(low))
    mean = np.bincount(of, weights=each * confidence, minlength=len(low)) / mass
    accuracy = np.bincount(of, weights=each * right, minlength=len(low)) / mass
    return Bins(low, high, n, mean, accuracy, of, mass / max(float(mass.sum()), 1e-300))


def expected_calibration_error(
    bins: Bins, confidence: Floats, right: Floats, cluster: Codes | None, weight: Floats | None = None
) -> Estimate:
    """ECE = Σ_b n_b/n · |mean confidence − share right|, or with sums of weights for counts; n = rows.

    Source: Naeini, Cooper & Hauskrecht (2015), AAAI 29, 2901; the interval takes the sign of each bin's gap as given,
    and as the gaps of an honest judge do not add up to nothing either, its lower limit is less by `ece_by_chance`.
    """
    n = len(confidence)
    if n == 0:
        return undefined(NOTHING)
    value = float((bins.share * np.abs(bins.gap)).sum())
    rows = np.sign(bins.gap)[bins.of] * (confidence - right)
    part = np.full(n, 1 / n) if weight is None else weight / weight.sum()
    found = linearised(value, (rows - value) * part, cluster, n, (0.0, 1.0), SIGNS_HELD)
    return found if found.low is None else replace(found, low=max(found.low - ece_by_chance(bins), 0.0))


def ece_by_chance(bins: Bins) -> float:
    """What ECE would be about, with these bins, if every stated confidence were exactly right.

    Σ_b √(2/π · n_b c (1 − c)) / n: the mean size of a normal gap. An ECE near it says nothing against a judge.
    """
    noise = bins.n * bins.confidence * (1 - bins.confidence)
    return float(np.sqrt(2 / np.pi * noise).sum() / max(int(bins.n.sum()), 1))


def brier(confidence: Floats, right: Floats, cluster: Codes | None, weight: Floats | None = None) -> Estimate:
    """The mean of (confidence − right)², weighted by `weight`; n = rows.

    Source: Brier (1950), Mon. Weather Rev. 78, 1; Binder (1983), Int. Stat. Rev. 51, 279 (with weights).
    """
    squared = (confidence - right) ** 2
    if weight is None or len(squared) == 0:
        return mean_over_clusters(squared, cluster, (0.0, 1.0), NOTHING)
    part = weight / weight.sum()
    value = float((part * squared).sum())
    return linearised(value, part * (squared - value), cluster, len(squared), (0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Murphy:
    """Brier = reliability − resolution + uncertainty + within, where `within` is 0 with one stated value a bin."""

    reliability: float
    resolution: float
    uncertainty: float
    within: float


def murphy(bins: Bins, confidence: Floats, right: Floats, weight: Floats | None = None) -> Murphy:
    """Murphy's decomposition of the Brier score over bins.

    Reliability Σ n_b/n (c_b − a_b)², resolution Σ n_b/n (a_b − ā)², uncertainty ā (1 − ā); `within` is what bins of
    several values leave over. Source: Murphy (1973), J. Appl. Meteorol. 12, 595; Stephenson et al. (2008), Weather
    Forecast. 23, 752.
    """
    mean = float(np.average(right, weights=weight))
    reliable = float((bins.share * bins.gap**2).sum())
    resolved = float((bins.share * (bins.accuracy - mean) ** 2).sum())
    uncertain = mean * (1 - mean)
    whole = float(np.average((confidence - right) ** 2, weights=weight))
    return Murphy(reliable, resolved, uncertain, whole - (reliable - resolved + uncertain))
