"""Do two lists of scores put the same things in the same order, and how far are the places of one list apart."""

from __future__ import annotations

import numpy as np

from nearmiss.statistics.estimate import Floats, Integers


def spearman(one: Floats, two: Floats) -> float:
    """Pearson's correlation of the ranks, ties sharing their middle rank; NaN where one list is constant.

    Source: Spearman (1904), Am. J. Psychol. 15, 72.
    """
    return pearson(_ranks(one), _ranks(two))


def kendall(one: Floats, two: Floats) -> float:
    """τ_b: concordant minus discordant pairs over √ of the pairs untied in each; NaN where one list is constant.

    Source: Kendall (1945), Biometrika 33, 239.
    """
    first, second = (np.sign(np.subtract.outer(values, values)) for values in (one, two))
    untied = np.sqrt((first**2).sum() * (second**2).sum())
    return float((first * second).sum() / untied) if untied else float("nan")


def pearson(one: Floats, two: Floats) -> float:
    """The correlation coefficient; NaN where one list is constant or shorter than two."""
    if len(one) < 2:
        return float("nan")
    first, second = one - one.mean(), two - two.mean()
    size = float(np.sqrt((first**2).sum() * (second**2).sum()))
    return float((first * second).sum() / size) if size > 1e-12 else float("nan")


def separability(low: Floats, high: Floats) -> float:
    """The share of pairs whose intervals do not overlap; NaN for fewer than two.

    Source: Li et al. (2024), Arena-Hard, arXiv 2406.11939.
    """
    one, two = np.triu_indices(len(low), 1)
    apart = (low[one] > high[two]) | (low[two] > high[one])
    return float(apart.mean()) if len(one) else float("nan")


def area_under_roc(score: Floats | Integers, positive: Floats) -> float:
    """The chance that a positive has the higher score than a negative, ties half; NaN without one of either.

    Whole scores of 0 and more, such as the places of scores among all, are counted rather than sorted.
    Source: Hanley & McNeil (1982), Radiology 143, 29.
    """
    count = int(positive.sum())
    if count in (0, len(positive)):
        return float("nan")
    above = float(_ranks(score)[positive > 0].sum()) - count * (count + 1) / 2
    return above / (count * (len(positive) - count))


def _ranks(values: Floats | Integers) -> Floats:
    """Ranks from 1 upwards, equal values sharing the middle one."""
    if values.dtype.kind == "i":
        of: Integers = values.astype(np.intp, copy=False)
        counts: Integers = np.bincount(of)
    else:
        _, of, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[of], dtype=np.float64)
