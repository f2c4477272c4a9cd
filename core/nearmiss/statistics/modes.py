"""How often one answer is what most of the others gave: the ceiling for people, and the same measure for a judge."""

from __future__ import annotations

import numpy as np

from nearmiss.phrases import phrase
from nearmiss.statistics.estimate import Estimate, Floats, Integers, undefined
from nearmiss.statistics.intervals import proportion
from nearmiss.statistics.patterns import Patterns, parts_of

BLOCK = 2_000_000
"""Numbers that are held at once."""


def credit_against_modes(vectors: Integers) -> tuple[Floats, Floats]:
    """Credit against the mode of the others, summed over the answers left out one at a time.

    `vectors` (p, k): answers per category. Returns (p,), the credit of the answers that were left out, and (p, k),
    the credit that a further rater with category j gets against the same modes. Where m categories share the
    mode, each is worth 1/m. Source: the leave-one-out agreement of AlpacaEval, with ties valued, not drawn.
    """
    counts = np.asarray(vectors, dtype=np.float64)
    own, further = np.zeros(len(counts)), np.zeros_like(counts)
    pattern, value = np.nonzero(counts)
    at_once = max(BLOCK // max(counts.shape[1], 1), 1)
    for start in range(0, len(pattern), at_once):
        of, left_out = pattern[start : start + at_once], value[start : start + at_once]
        rows = np.arange(len(of))
        others = counts[of]
        times = others[rows, left_out].copy()
        others[rows, left_out] -= 1
        modal = (others == others.max(axis=1, keepdims=True)) & (others.sum(axis=1) > 0)[:, None]
        worth = times[:, None] * modal / np.maximum(modal.sum(axis=1, keepdims=True), 1)
        own += np.bincount(of, weights=worth[rows, left_out], minlength=len(own))
        first = np.flatnonzero(np.append(True, of[1:] != of[:-1]))
        further[of[first]] += np.add.reduceat(worth, first, axis=0)
    return own, further


def leave_one_out(patterns: Patterns) -> Estimate:
    """Share of answers that are the mode of the other answers to their unit; n = answers compared."""
    pairable = patterns.pairable
    if not pairable.any():
        return undefined(phrase("no unit has two answers"))
    own, _ = credit_against_modes(patterns.vectors)
    answers = int(patterns.units[pairable] @ patterns.sizes[pairable])
    parts = parts_of(patterns, np.column_stack([own, patterns.sizes]).astype(np.float64), pairable)
    return proportion(parts, answers, answers)
