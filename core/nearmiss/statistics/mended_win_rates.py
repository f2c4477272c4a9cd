"""What a judge's win rate becomes once its errors are known from pairs that people labelled too."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearmiss.statistics.distinct import distinct_rows
from nearmiss.statistics.estimate import Estimate, Floats, Integers, undefined
from nearmiss.statistics.intervals import (
    JACKKNIFE,
    NOTHING_VARIES,
    ONE_CLUSTER,
    Parts,
    jackknife,
    t_quantile,
    unvaried,
)
from nearmiss.statistics.ratings import Codes
from nearmiss.statistics.shifts import linearised_error
from nearmiss.statistics.win_rate import cluster_sums

WIN, TIE, LOSS = 0, 1, 2
WORTH = np.array([1.0, 0.5, 0.0])
"""What an outcome counts for."""
NO_LABELS = "no judged pair was labelled by people"
UNSEEN = "people's labels hold no {} among the judged pairs, so the judge's errors there are unknown"
USELESS = "the judge's answer does not depend on what people say, so its errors cannot be undone"
HANGS_ON_ONE = "without some one prompt family the judge's errors could not be told, so there is no interval"
POWERED = "prediction-powered, t over clusters"
FEW = 50
"""Labelled pairs below which the normal interval is a little short (statistics.md 13)."""


def corrected_win_rate(people: Codes, judge: Codes, weight: Floats, cluster: Codes) -> Estimate:
    """The share of wins, ties half, that people would give, from the judge's answers to all pairs and its known errors.

    `judge` (n,) and `people` (n,) are outcomes (0 win, 1 tie, 2 loss), −1 in `people` where nobody labelled the pair;
    `weight` (n,) is 1/inclusion probability. The judge's rates q on all pairs are Cᵀ π with C its rates given each
    answer of people, hence π = C⁻ᵀ q; with two outcomes (raw + specificity − 1)/(sensitivity + specificity − 1).
    Where people tie and the judge never does, it is taken to be half-way between its other two rates there.
    Interval: clusters are left out one at a time, both from C and from q; n = labelled pairs.
    Source: Rogan & Gladen (1978), Am. J. Epidemiol. 107, 71; three outcomes as in Buonaccorsi (2010), ch. 2.
    """
    known = people >= 0
    n = int(known.sum())
    if n == 0:
        return undefined(NO_LABELS)
    theirs, its = np.unique(people[known]), np.unique(judge)
    for outcome, name in ((WIN, "win"), (LOSS, "loss")):
        if outcome not in theirs:
            return undefined(UNSEEN.format(name), n)
    ties = TIE in theirs and TIE in its
    rows = _rows(people, judge, weight, ties)
    groups, of = np.unique(cluster, return_inverse=True)
    by_cluster = np.column_stack([np.bincount(of, weights=column, minlength=len(groups)) for column in rows.T])
    parts = _parts(by_cluster)
    value, variance = jackknife(parts, _three_way if ties else _two_way)
    if np.isnan(value):
        return undefined(USELESS, n)
    if np.isnan(variance):
        why = ONE_CLUSTER if parts.count < 2 else HANGS_ON_ONE
        return Estimate(min(max(value, 0.0), 1.0), None, None, n, why, None, parts.count)
    reach = float(t_quantile(float(parts.count - 1))) * variance**0.5
    low, middle, high = (min(max(number, 0.0), 1.0) for number in (value - reach, value, value + reach))
    return Estimate(middle, low, high, n, None, JACKKNIFE, parts.count)


def _parts(rows: NDArray[Any]) -> Parts:
    """Clusters that add the same as one."""
    distinct, _, times = distinct_rows(rows)
    return Parts(distinct, times)


def _rows(people: Codes, judge: Codes, weight: Floats, ties: bool) -> Floats:
    """What each pair adds: its cell of the labelled table (weighted), then its place among all the judge's answers."""
    known = people >= 0
    if not ties:
        score, worth = WORTH[judge], WORTH[np.maximum(people, 0)]
        sampled = np.where(known, weight, 0.0)
        columns = [sampled, sampled * worth, sampled * worth**2, sampled * score, sampled * score * worth]
        return np.column_stack([*columns, score, np.ones(len(judge))])
    cells = np.zeros((len(judge), 12))
    places = np.flatnonzero(known)
    cells[places, people[places] * 3 + judge[places]] = weight[places]
    cells[np.arange(len(judge)), 9 + judge] = 1.0
    return cells


def _two_way(totals: Floats) -> Floats:
    """(raw − α)/β of the line α + β y on which the judge's mean worth depends on people's, y."""
    with np.errstate(all="ignore"):
        first, second, score, both = (totals[..., place] / totals[..., 0] for place in (1, 2, 3, 4))
        slope = (both - first * score) / (second - first**2)
        raw = totals[..., 5] / totals[..., 6]
        return np.where(np.abs(slope) > 1e-9, (raw - score) / slope + first, np.nan)


def _three_way(totals: Floats) -> Floats:
    table = totals[..., :9].reshape(*totals.shape[:-1], 3, 3)
    with np.errstate(all="ignore"):
        rates = table / table.sum(axis=-1, keepdims=True)
    share = totals[..., 9:] / totals[..., 9:].sum(axis=-1, keepdims=True)
    sound = np.isfinite(rates).all(axis=(-1, -2))
    sound &= np.abs(np.linalg.det(np.where(sound[..., None, None], rates, np.eye(3)))) > 1e-9
    usable = np.where(sound[..., None, None], rates, np.eye(3))
    found = np.linalg.solve(np.swapaxes(usable, -1, -2), share[..., None])[..., 0]
    return np.where(sound, found @ WORTH, np.nan)


def prediction_powered(people: Floats, judge: Floats, labelled: Codes, weight: Floats, cluster: Codes) -> Estimate:
    """PPI++: λ · mean of the judge over unlabelled pairs + mean over labelled ones of (people − λ judge).

    Where weights differ, the pairs that nobody labelled are no sample; the judge’s mean is that of all pairs then.

    `judge` (n,) and `people` (n,) are worths from 0 to 1, `people` counting where `labelled`; `weight` (n,) is
    1/inclusion probability. λ, between 0 and 1, makes the interval shortest; the value is right whatever the judge is.
    n = labelled pairs. Source: Angelopoulos, Duchi & Zrnic (2023), arXiv 2311.01453; clusters added.
    """
    known = np.asarray(labelled, dtype=np.bool_)
    n, rest = int(known.sum()), int((~known).sum())
    if n == 0:
        return undefined(NO_LABELS)
    share = np.where(known, weight, 0.0) / weight[known].sum()
    y, f = people[known], judge[known]
    power = _lambda(y, f, judge, n, rest) if rest else 0.0
    drawn_alike = float(np.ptp(weight[known])) < 1e-9
    others = ~known if drawn_alike else np.ones(len(judge), dtype=np.bool_)
    mean_rest = float(judge[others].mean()) if rest else 0.0
    residual = np.where(known, people - power * judge, 0.0)
    middle = float((share * residual).sum())
    value = power * mean_rest + middle
    influence = np.where(known, share * (residual - middle), 0.0)
    influence += np.where(others, power * (judge - mean_rest) / max(int(others.sum()), 1), 0.0)
    sums = cluster_sums(influence, cluster)
    if len(sums) < 2:
        return Estimate(value, None, None, n, ONE_CLUSTER, None, len(sums))
    sampled, error = min(len(np.unique(cluster[known])), len(sums)), linearised_error(sums)
    if error < NOTHING_VARIES:
        return unvaried(value, sampled, n, (0.0, 1.0))
    reach = float(t_quantile(max(float(sampled - 1), 1.0))) * error
    return Estimate(value, max(value - reach, 0.0), min(value + reach, 1.0), n, None, POWERED, len(sums))


def _lambda(y: Floats, f: Floats, judge: Floats, n: int, rest: int) -> float:
    """cov(y, f) / ((1 + n/N) var f), between 0 and 1."""
    spread = float(judge.var())
    if n < 2 or spread < 1e-12:
        return 0.0
    together = float(((y - y.mean()) * (f - f.mean())).mean())
    return min(max(together / ((1 + n / rest) * spread), 0.0), 1.0)


def outcome_of(side: Integers) -> Integers:
    """Sides (n,) as outcomes for the first of the two: −1 is a win, 0 a tie, 1 a loss."""
    return np.asarray(side + 1, dtype=np.intp)
