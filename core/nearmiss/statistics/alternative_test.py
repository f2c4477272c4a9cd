"""May a judge stand in for a person: the alternative annotator test, rater by rater and over all of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nearmiss.phrases import phrase
from nearmiss.statistics.estimate import Estimate, Flags, Floats, Integers, undefined
from nearmiss.statistics.false_discovery import benjamini_yekutieli
from nearmiss.statistics.intervals import wilson
from nearmiss.statistics.ratings import Codes, Ratings
from nearmiss.statistics.shifts import linearised, linearised_error
from nearmiss.statistics.win_rate import cluster_sums

EPSILON, MIN_ITEMS, FEWEST_RATERS, LEVEL = 0.15, 30, 3, 0.05
"""The cost-benefit penalty, and what CONTRACT 5 asks for: items of a rater, raters, and the false-discovery level."""
TOO_FEW_RATERS = phrase("fewer than three people have enough items that the judge and somebody else answered too")


@dataclass(frozen=True, slots=True)
class RaterTest:
    """One rater against the judge, over `n` items that both and somebody else answered.

    `judge_wins` and `rater_wins` are the shares of items on which each is at least as close to the others; ties count
    for both. `p`: of the judge being worse by ε or more; `q`: adjusted by Benjamini and Yekutieli. `spread` is the
    standard deviation of one item's difference, clusters and all.
    """

    rater: int
    n: int
    judge_wins: float
    rater_wins: float
    p: float
    q: float
    spread: float


@dataclass(frozen=True, slots=True)
class AlternativeTest:
    """`winning_rate` is ω, the share of raters whom the judge beats by the test; `advantage_probability` is ρ.

    `lead` is ρ minus the raters' own share of wins: parity is 0. `left_out` counts raters with too few items.
    """

    epsilon: float
    min_items: int
    winning_rate: Estimate
    advantage_probability: Estimate
    lead: Estimate
    raters: tuple[RaterTest, ...]
    left_out: int


def alternative_test(
    people: Ratings,
    judge: Codes,
    lost: Flags,
    *,
    squared: bool = False,
    epsilon: float = EPSILON,
    min_items: int = MIN_ITEMS,
) -> AlternativeTest:
    """Compare a judge with each rater by how close both are to the raters that remain.

    `judge` (units,) has its categories, −1 where it did not answer; `lost` (units,) marks answers that cannot be read,
    which lose to whatever the rater said. Closeness to the others: the share that gave the same category, or,
    `squared`, minus the root mean squared difference of scores. H₀: the rater wins more often than the judge by at
    least ε; a one-sided t test of the differences over clusters (with each unit for itself that is the paired t test).
    Source: Calderon, Reichart & Dror (2025), arXiv 2501.10970, with clusters added.
    """
    rows = _comparable(people, judge, lost)
    unit, rater, value = people.unit[rows], people.rater[rows], people.value[rows]
    score = _by_distance if squared else _by_share
    own, others = score(people, unit, value, judge)
    judge_wins = (others >= own - 1e-12) & ~lost[unit]
    rater_wins = (own >= others - 1e-12) | lost[unit]
    cluster = unit if people.cluster is None else people.cluster[unit]
    counts = np.bincount(rater, minlength=people.raters)
    tested = np.flatnonzero(counts >= max(min_items, 2))
    left_out = int((counts > 0).sum()) - len(tested)
    found = [_against(code, rater, judge_wins, rater_wins, cluster, epsilon) for code in tested.tolist()]
    if len(found) < FEWEST_RATERS:
        nothing = undefined(TOO_FEW_RATERS, len(found))
        return AlternativeTest(epsilon, min_items, nothing, nothing, nothing, tuple(found), left_out)
    q = benjamini_yekutieli([entry.p for entry in found])
    found = [_adjusted(entry, float(value)) for entry, value in zip(found, q, strict=True)]
    won = sum(entry.q <= LEVEL for entry in found)
    mean = counts * np.isin(np.arange(people.raters), tested) * len(found)
    share = np.divide(1.0, mean, out=np.zeros(len(mean)), where=mean > 0)[rater]
    return AlternativeTest(
        epsilon=epsilon,
        min_items=min_items,
        winning_rate=wilson(won, len(found)),
        advantage_probability=_average(judge_wins.astype(np.float64), share, rater, counts, cluster, (0.0, 1.0)),
        lead=_average(judge_wins.astype(np.float64) - rater_wins, share, rater, counts, cluster, (-1.0, 1.0)),
        raters=tuple(found),
        left_out=left_out,
    )


def _comparable(people: Ratings, judge: Codes, lost: Flags) -> Integers:
    """Rows of units that the judge answered and two people or more."""
    answers = np.bincount(people.unit, minlength=people.units)
    usable = (answers >= 2) & ((judge >= 0) | lost)
    return np.flatnonzero(usable[people.unit])


def _by_share(people: Ratings, unit: Codes, value: Codes, judge: Codes) -> tuple[Floats, Floats]:
    """How many of the others gave each row's category, and the judge's: (n,) each."""
    kinds = len(people.categories.names)
    flat = np.bincount(people.unit.astype(np.intp) * kinds + people.value, minlength=people.units * kinds)
    said = judge[unit]
    own = flat[unit.astype(np.intp) * kinds + value] - 1
    others = np.where(said >= 0, flat[unit.astype(np.intp) * kinds + np.maximum(said, 0)] - (said == value), 0)
    return own.astype(np.float64), others.astype(np.float64)


def _by_distance(people: Ratings, unit: Codes, value: Codes, judge: Codes) -> tuple[Floats, Floats]:
    """Minus the mean squared distance of each row's score from the others', and of the judge's: (n,) each."""
    scores = people.categories.scores
    given = scores[people.value]
    count = np.bincount(people.unit, minlength=people.units)[unit] - 1
    own = scores[value]
    first = np.bincount(people.unit, weights=given, minlength=people.units)[unit] - own
    second = np.bincount(people.unit, weights=given**2, minlength=people.units)[unit] - own**2
    said = scores[np.maximum(judge[unit], 0)]

    def closeness(score: Floats) -> Floats:
        return -(score**2 - 2 * score * first / count + second / count)

    return closeness(own), closeness(said)


def _against(
    code: int, rater: Codes, judge_wins: Flags, rater_wins: Flags, cluster: Codes, epsilon: float
) -> RaterTest:
    from scipy.special import stdtr  # 0.1 s to import

    rows = rater == code
    difference = rater_wins[rows] * 1.0 - judge_wins[rows]
    n, mean = len(difference), float(difference.mean())
    sums = cluster_sums((difference - mean) / n, cluster[rows])
    error = linearised_error(sums) if len(sums) > 1 else 0.0
    if error > 0:
        p = float(stdtr(len(sums) - 1, (mean - epsilon) / error))
    else:
        p = 0.0 if mean < epsilon and len(sums) > 1 else 1.0
    wins = (float(judge_wins[rows].mean()), float(rater_wins[rows].mean()))
    return RaterTest(code, n, *wins, p, p, error * n**0.5)


def _adjusted(entry: RaterTest, q: float) -> RaterTest:
    return RaterTest(entry.rater, entry.n, entry.judge_wins, entry.rater_wins, entry.p, q, entry.spread)


def _average(
    values: Floats, share: Floats, rater: Codes, counts: Integers, cluster: Codes, bounds: tuple[float, float]
) -> Estimate:
    """The mean over raters of their means, with an interval over clusters; `share` (n,) is each row's weight in it."""
    mean = np.bincount(rater, weights=values, minlength=len(counts)) / np.maximum(counts, 1)
    used = share > 0
    value = float((values * share).sum())
    return linearised(value, ((values - mean[rater]) * share)[used], cluster[used], int(used.sum()), bounds)
