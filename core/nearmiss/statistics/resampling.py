"""Bradley–Terry scores of many resampled sets of battles at once: how often would each model stand where it stands."""

from __future__ import annotations

import numpy as np

from nearmiss.statistics.battles import FIRST, SECOND, TIE, Battles
from nearmiss.statistics.estimate import Floats, Integers

PRIOR = 0.01
"""Half-won battles added to each two models that met, so that a resample in which one never lost has scores too."""
MOST_STEPS = 50


def resampled_scores(battles: Battles, resamples: int, seed: int = 0) -> Floats:
    """Scores (resamples, models), each with mean 0, of multinomial resamples of single battles; a tie is half a win.

    All resamples climb together by Newton's method on their win matrices: what was won between two models stands for
    its rows, so a million battles cost no more than a thousand. Battles of one prompt family are not kept together
    here: intervals come from `bradley_terry`. Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap.
    """
    draw = np.random.default_rng(seed)
    cells = battles.counts.reshape(-1)
    drawn = draw.multinomial(battles.total, cells / cells.sum(), size=resamples).reshape(resamples, -1, 3)
    return scores_of_counts(drawn, battles.first, battles.second, battles.models)


def scores_of_counts(drawn: Floats | Integers, first: Integers, second: Integers, models: int) -> Floats:
    """Scores (resamples, models), each with mean 0, from counts (resamples, p, 3) of the outcomes between p pairs."""
    resamples = len(drawn)
    won = drawn[..., FIRST] + drawn[..., TIE] / 2 + PRIOR / 2
    fought = won + drawn[..., SECOND] + drawn[..., TIE] / 2 + PRIOR / 2
    incidence = np.zeros((len(first), models))
    incidence[np.arange(len(first)), first] = 1
    incidence[np.arange(len(first)), second] = -1
    # From where all battles lead every resample has but two or three steps to go.
    whole = _climbed(won.mean(axis=0)[None], fought.mean(axis=0)[None], np.zeros((1, models)), incidence)
    scores = _climbed(won, fought, np.repeat(whole, resamples, axis=0), incidence)
    return np.asarray(scores - scores.mean(axis=1, keepdims=True), dtype=np.float64)


def _climbed(won: Floats, fought: Floats, start: Floats, incidence: Floats) -> Floats:
    """Scores (r, models) that fit wins `won` of `fought` (r, pairs) best, from a start on."""
    scores, models = start, incidence.shape[1]
    outer = (incidence[:, :, None] * incidence[:, None, :]).reshape(len(incidence), -1)
    for _ in range(MOST_STEPS):
        share = 1 / (1 + np.exp(-(scores @ incidence.T)))
        gradient = (won - fought * share) @ incidence
        information = ((fought * share * (1 - share)) @ outer).reshape(-1, models, models)
        move = np.linalg.solve(information + 1 / models, gradient[..., None])[..., 0]
        # A step of more than two is from where the curve is flat; it is taken in part.
        scores = scores + move / np.maximum(np.abs(move).max(axis=1, keepdims=True) / 2, 1.0)
        if np.abs(move).max() < 1e-6:
            break
    return np.asarray(scores, dtype=np.float64)
