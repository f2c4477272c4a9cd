"""Krippendorff's α: agreement beyond chance on any scale, with answers missing, and an interval that covers."""

from __future__ import annotations

from typing import Literal

import numpy as np

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
    rows = coincidences(patterns)
    if mirror is not None:
        rows = (rows + rows[:, mirror][:, :, mirror]) / 2
    statistic = statistic_of(level, scores)
    parts = parts_of(patterns, rows.reshape(len(rows), -1), pairable)
    if not _disagreement(parts.totals):
        return perfect(_chance_disagreement(parts.totals), parts.count, units)
    return coefficient_estimate(*jackknife(parts, statistic), parts.count, units, JACKKNIFE_LOG)


def coincidences(patterns: Patterns) -> Floats:
    """What a unit adds to the coincidence matrix: n_c (n_k − [c = k]) / (m − 1), shape (p, k, k)."""
    vectors, sizes = patterns.vectors.astype(np.float64), patterns.sizes
    rows = vectors[:, :, None] * vectors[:, None, :]
    diagonal = np.arange(vectors.shape[1])
    rows[:, diagonal, diagonal] -= vectors
    return np.asarray(rows / np.maximum(sizes - 1, 1)[:, None, None], dtype=np.float64)


def statistic_of(level: Level, scores: Floats | None) -> Statistic:
    """α as a function of flattened coincidence matrices (…, k²)."""
    if level == "nominal":
        return _nominal
    if level == "ordinal":
        return lambda totals: _squared(_square(totals), None)
    if scores is None:
        raise ValueError("interval α needs the scores of its categories")
    return lambda totals: _squared(_square(totals), scores)


def _square(totals: Floats) -> Floats:
    """Flattened coincidences (…, k²) as matrices (…, k, k)."""
    categories = round(totals.shape[-1] ** 0.5)
    return totals.reshape(*totals.shape[:-1], categories, categories)


def _nominal(totals: Floats) -> Floats:
    matrix = _square(totals)
    margins = matrix.sum(axis=-1)
    answers = margins.sum(axis=-1)
    observed = answers - np.trace(matrix, axis1=-2, axis2=-1)
    return _ratio(observed, answers**2 - (margins**2).sum(axis=-1), answers)


def _squared(matrix: Floats, scores: Floats | None) -> Floats:
    """α for squared differences of scores, or of middle ranks where there are none.

    The ordinal difference Σ_{g=c..k} n_g − (n_c + n_k)/2 is that of the middle ranks of c and k; and Σ o (a − b)² is
    2 (Σ n a² − aᵀ o a), so that no difference is ever written out.
    """
    margins = matrix.sum(axis=-1)
    answers = margins.sum(axis=-1)
    places = np.cumsum(margins, axis=-1) - margins / 2 if scores is None else np.broadcast_to(scores, margins.shape)
    # Around the mean: large scores would drown the differences otherwise.
    places = places - ((margins * places).sum(axis=-1) / answers)[..., None]
    spread = (margins * places**2).sum(axis=-1)
    along = ((matrix @ places[..., None])[..., 0] * places).sum(axis=-1)
    return _ratio(2 * (spread - along), 2 * answers * spread, answers)


def _ratio(observed: Floats, expected: Floats, answers: Floats) -> Floats:
    """1 − (n − 1) Σ o δ² / Σ n n δ², NaN where chance leaves no room for a difference."""
    room = expected > 1e-9 * answers
    return np.where(room, 1 - (answers - 1) * observed / np.where(room, expected, 1.0), np.nan)


def _disagreement(totals: Floats) -> bool:
    matrix = _square(totals)
    return bool(matrix.sum() - np.trace(matrix) > 1e-9)


def _chance_disagreement(totals: Floats) -> float:
    shares = _square(totals).sum(axis=-1) / totals.sum()
    return float(1 - (shares**2).sum())
