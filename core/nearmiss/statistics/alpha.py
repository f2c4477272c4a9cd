"""Krippendorff's α: agreement beyond chance on any scale, with answers missing, and an interval that covers."""

from __future__ import annotations

from typing import Literal

import numpy as np

from nearmiss.statistics.alpha_many import MANY, few_sums, ordinal_jackknife
from nearmiss.statistics.alpha_ratio import alpha_of
from nearmiss.statistics.chance_corrected import why_undefined
from nearmiss.statistics.estimate import Estimate, Floats, Integers, undefined
from nearmiss.statistics.intervals import JACKKNIFE_LOG, Statistic, coefficient_estimate, jackknife, perfect
from nearmiss.statistics.patterns import Patterns, parts_of

Level = Literal["nominal", "ordinal", "interval"]


def krippendorff_alpha(
    patterns: Patterns, level: Level, scores: Floats | None = None, mirror: Integers | None = None
) -> Estimate:
    """α = 1 − D_o/D_e over units with two answers or more (n); answers alone on their unit count for nothing.

    D_o averages the difference δ² over pairs of answers to one unit, D_e over all pairs of answers. δ² is 0 or 1
    (nominal), the squared difference of ranks among all answers (ordinal; ties share their middle rank) or of
    `scores` (k,) (interval). The columns of `patterns` are in ascending order for the last two.
    Interval: units, or clusters of them, are left out one at a time; the pairs inside a unit are not independent,
    so resampling those would give an interval that is far too short. With `mirror` each unit counts in both
    orders of its responses, by half. Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.
    """
    pairable = patterns.pairable
    units = int(patterns.units[pairable].sum())
    categories = int(patterns.vectors[pairable].any(axis=0).sum())
    why = why_undefined(units, categories)
    if why:
        return undefined(why, units)
    if patterns.vectors.shape[1] > MANY and mirror is None:
        return _of_many(patterns, level, scores, units)
    matrices = coincidences(patterns)
    if mirror is not None:
        matrices = (matrices + matrices[:, mirror][:, :, mirror]) / 2
    rows, statistic = sums_of(matrices, level, scores)
    parts = parts_of(patterns, rows, pairable)
    whole = np.tensordot(patterns.units, matrices * pairable[:, None, None], 1)
    if whole.sum() - np.trace(whole) < 1e-9:
        return perfect(float(1 - ((whole.sum(axis=1) / whole.sum()) ** 2).sum()), parts.count, units)
    return coefficient_estimate(*jackknife(parts, statistic), parts.count, units, JACKKNIFE_LOG)


def _of_many(patterns: Patterns, level: Level, scores: Floats | None, units: int) -> Estimate:
    """The same where a matrix for each unit would be too much."""
    counted = patterns.pairable
    seen = patterns.vectors[counted]
    if (seen > 0).sum(axis=1).max() == 1:
        shares = patterns.units[counted] @ seen
        parts = parts_of(patterns, patterns.sizes[:, None].astype(np.float64), counted)
        return perfect(float(1 - ((shares / shares.sum()) ** 2).sum()), parts.count, units)
    if level == "ordinal":
        value, variance, count = ordinal_jackknife(patterns, counted)
        return coefficient_estimate(value, variance, count, units, JACKKNIFE_LOG)
    places = _places(scores) if level == "interval" else None
    parts = parts_of(patterns, few_sums(patterns, places), counted)
    statistic = _nominal if level == "nominal" else _interval
    return coefficient_estimate(*jackknife(parts, statistic), parts.count, units, JACKKNIFE_LOG)


def coincidences(patterns: Patterns) -> Floats:
    """What a unit adds to the coincidence matrix: n_c (n_k − [c = k]) / (m − 1), shape (p, k, k)."""
    vectors, sizes = patterns.vectors.astype(np.float64), patterns.sizes
    rows = vectors[:, :, None] * vectors[:, None, :]
    diagonal = np.arange(vectors.shape[1])
    rows[:, diagonal, diagonal] -= vectors
    return np.asarray(rows / np.maximum(sizes - 1, 1)[:, None, None], dtype=np.float64)


def sums_of(matrices: Floats, level: Level, scores: Floats | None) -> tuple[Floats, Statistic]:
    """The few sums over units (p, d) that α at a level depends on, and α as a function of their totals."""
    margins = matrices.sum(axis=2)
    if level == "nominal":
        same = np.trace(matrices, axis1=1, axis2=2)
        return np.column_stack([margins, same]), _nominal
    if level == "ordinal":
        return matrices.reshape(len(matrices), -1), _ordinal
    places = _places(scores)
    along = np.einsum("pij,i,j->p", matrices, places, places)
    return np.column_stack([margins.sum(axis=1), margins @ places, margins @ places**2, along]), _interval


def _places(scores: Floats | None) -> Floats:
    """Scores around the middle of their scale: large ones would drown their differences otherwise."""
    if scores is None:
        raise ValueError("interval α needs the scores of its categories")
    return np.asarray(scores - (scores[0] + scores[-1]) / 2 if len(scores) else scores, dtype=np.float64)


def _nominal(totals: Floats) -> Floats:
    margins, same = totals[..., :-1], totals[..., -1]
    answers = margins.sum(axis=-1)
    return alpha_of(answers - same, answers**2 - (margins**2).sum(axis=-1), answers)


def _interval(totals: Floats) -> Floats:
    answers, first, second, along = np.moveaxis(totals, -1, 0)
    return alpha_of(2 * (second - along), 2 * (answers * second - first**2), answers)


def _ordinal(totals: Floats) -> Floats:
    """α for squared differences of middle ranks.

    The ordinal difference Σ_{g=c..k} n_g − (n_c + n_k)/2 is that of the middle ranks of c and k; and Σ o (a − b)² is
    2 (Σ n a² − aᵀ o a), so that no difference is ever written out.
    """
    categories = round(totals.shape[-1] ** 0.5)
    matrix = totals.reshape(*totals.shape[:-1], categories, categories)
    margins = matrix.sum(axis=-1)
    answers = margins.sum(axis=-1)
    ranks = np.cumsum(margins, axis=-1) - margins / 2 - answers[..., None] / 2
    spread = (margins * ranks**2).sum(axis=-1)
    along = np.einsum("...ij,...i,...j->...", matrix, ranks, ranks)
    return alpha_of(2 * (spread - along), 2 * answers * spread - 2 * (margins * ranks).sum(axis=-1) ** 2, answers)
