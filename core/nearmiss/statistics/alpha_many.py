"""Krippendorff's α where answers take very many values, as on a slider: without a matrix of values for each unit."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nearmiss.statistics.alpha_ratio import alpha_of
from nearmiss.statistics.estimate import Flags, Floats, Integers
from nearmiss.statistics.patterns import Patterns

MANY = 40
"""Values from which on this way is the quicker one."""
BLOCK = 2_000_000
"""Numbers that are held at once."""


def few_sums(patterns: Patterns, scores: Floats | None) -> Floats:
    """What each unit adds to nominal α, or with `scores` (k,) to interval α, in the columns that `alpha` reads.

    A unit's coincidences n_c (n_k − [c = k]) / (m − 1) add up to its counts over each row, to Σ n (n − 1) / (m − 1) on
    the diagonal, and to ((Σ n x)² − Σ n x²) / (m − 1) between scores x.
    """
    counts, others = patterns.vectors.astype(np.float64), np.maximum(patterns.sizes - 1, 1)
    counts = np.where(patterns.pairable[:, None], counts, 0.0)
    if scores is None:
        return np.column_stack([counts, (counts * (counts - 1)).sum(axis=1) / others])
    first, second = counts @ scores, counts @ scores**2
    return np.column_stack([counts.sum(axis=1), first, second, (first**2 - second) / others])


def ordinal_jackknife(patterns: Patterns, counted: Flags) -> tuple[float, float, int]:
    """Ordinal α, its variance when parts are left out one at a time, and how many parts there are.

    The middle ranks change with every part that is left out, but α needs only what they come to: Σ n r², and Σ o r r
    from one matrix of all coincidences, less those of the part.
    """
    counts, others = patterns.vectors.astype(np.float64), np.maximum(patterns.sizes - 1, 1)
    weight = np.where(counted, patterns.units / others, 0.0)
    together = (counts * weight[:, None]).T @ counts
    together[np.diag_indices(len(together))] -= weight @ counts
    margins = np.where(counted, patterns.units, 0) @ counts
    value = float(_ordinal(margins[None], together, np.zeros(1))[0])
    left, times = [], []
    for kind, part, often in _parts(patterns, counted):
        own = np.zeros((len(often), counts.shape[1]))
        np.add.at(own, part, counts[kind])
        ranks = _middle_ranks(margins - own)[part]
        given = (counts[kind] * ranks).sum(axis=1) ** 2 - (counts[kind] * ranks**2).sum(axis=1)
        lost = np.bincount(part, weights=given / others[kind], minlength=len(often)).astype(np.float64)
        left.append(_ordinal(margins - own, together, lost))
        times.append(often)
    all_left, all_times = np.concatenate(left), np.concatenate(times)
    count = int(all_times.sum())
    squares = float(all_times @ (all_left - value) ** 2)
    return value, squares * (count - 1) / count if count > 1 else float("nan"), count


def _ordinal(margins: Floats, together: Floats, lost: Floats) -> Floats:
    """α of margins (b, k), with the coincidences `together` (k, k) less what is `lost` (b,) of Σ o r r."""
    ranks = _middle_ranks(margins)
    spread = (margins * ranks**2).sum(axis=1)
    along = ((ranks @ together) * ranks).sum(axis=1) - lost
    answers = margins.sum(axis=1)
    return alpha_of(2 * (spread - along), 2 * answers * spread - 2 * (margins * ranks).sum(axis=1) ** 2, answers)


def _middle_ranks(margins: Floats) -> Floats:
    """Middle ranks around the middle of all answers (b, k)."""
    ranks = np.cumsum(margins, axis=1) - margins / 2 - margins.sum(axis=1, keepdims=True) / 2
    return np.asarray(ranks, dtype=np.float64)


def _parts(patterns: Patterns, counted: Flags) -> Iterator[tuple[Integers, Integers, Integers]]:
    """Blocks of parts: the kinds of their units (m,), which part of the block each is in, how many are like each."""
    if patterns.families is None:
        kind = np.flatnonzero(counted)
        part, times = np.arange(len(kind)), patterns.units[kind]
    else:
        inside = counted[patterns.families.kind]
        order = np.argsort(patterns.families.family[inside], kind="stable")
        kind = patterns.families.kind[inside][order]
        present, part = np.unique(patterns.families.family[inside][order], return_inverse=True)
        times = patterns.families.times[present]
    at_once = max(BLOCK // patterns.vectors.shape[1], 1)
    for start in range(0, len(times), at_once):
        first, last = np.searchsorted(part, (start, min(start + at_once, len(times))))
        yield kind[first:last], part[first:last] - start, times[start : start + at_once]
