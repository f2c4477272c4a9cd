"""Does the judge put the models in people's order: two Bradley–Terry rankings of the same pairs beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from nearmiss.agreement.of_votes import NO_SIDE
from nearmiss.audit.bench import Bench, cluster_ranks, ranks_among
from nearmiss.cases import UNKNOWN
from nearmiss.statistics.battles import Battles, battles_of, comparable
from nearmiss.statistics.bradley_terry import Fit, bradley_terry
from nearmiss.statistics.estimate import Estimate, Floats, Integers, undefined
from nearmiss.statistics.intervals import ONE_CLUSTER
from nearmiss.statistics.rank_correlation import kendall, pearson, separability, spearman
from nearmiss.statistics.resampling import scores_of_counts

GROUPS = 50
RESAMPLES = 500
FEWEST = 3
TOO_FEW = "fewer than three models were compared by judge and people"
NOT_COMPARABLE = "not all models can be compared by the answers of both"
BOOTSTRAP = "bootstrap of groups of clusters, percentiles"


@dataclass(frozen=True, slots=True)
class ModelLevel:
    """Rank correlations of the judge's and people's scores; the share of model pairs that each tells apart."""

    models: tuple[str, ...]
    judge: tuple[float, ...]
    people: tuple[float, ...]
    spearman: Estimate
    kendall: Estimate
    pearson: Estimate
    judge_separability: float | None
    people_separability: float | None


NOT_ASKED = undefined("not asked")
NOT_RANKED = ModelLevel((), (), (), NOT_ASKED, NOT_ASKED, NOT_ASKED, None, None)
"""Stands for rankings that nobody asked for."""


def model_level(bench: Bench) -> ModelLevel:
    """Both rankings over the pairs of named models that judge and people answered; ties half."""
    cases = bench.cases
    usable = (cases.model_1 != UNKNOWN) & (cases.model_2 != UNKNOWN) & (cases.model_1 != cases.model_2)
    usable &= (bench.said != NO_SIDE) & (bench.target != NO_SIDE)
    n = int(usable.sum())
    met = np.unique(np.append(cases.model_1[usable], cases.model_2[usable]))
    if len(met) < FEWEST:
        return _nothing(TOO_FEW, n)
    one, two = np.searchsorted(met, cases.model_1[usable]), np.searchsorted(met, cases.model_2[usable])
    cluster = bench.cluster[usable]
    said, target = bench.said[usable] + 1, bench.target[usable] + 1

    judge, people = (_fit(battles_of(one, two, side, len(met), cluster)) for side in (said, target))
    if judge is None or people is None:
        return _nothing(NOT_COMPARABLE, n)
    group = ranks_among(cluster_ranks(bench)[usable]) % GROUPS
    drawn = _resampled(one, two, [said, target], group, len(met))
    whole = (judge.score, people.score)
    return ModelLevel(
        models=tuple(cases.models[code] for code in met),
        judge=tuple(map(float, judge.score)),
        people=tuple(map(float, people.score)),
        spearman=_estimate(spearman, whole, drawn, n),
        kendall=_estimate(kendall, whole, drawn, n),
        pearson=_estimate(pearson, whole, drawn, n),
        judge_separability=separability(judge.low, judge.high),
        people_separability=separability(people.low, people.high),
    )


def _resampled(
    one: Integers, two: Integers, sides: Sequence[Integers], group: Integers, models: int
) -> tuple[list[Floats], int]:
    """Scores (RESAMPLES, models) by each of `sides` of groups of pairs drawn anew; how many groups."""
    turned = one > two
    pairs, pair = np.unique(np.where(turned, two * models + one, one * models + two), return_inverse=True)
    names, place = np.unique(group, return_inverse=True)
    count, cells = len(names), 3 * len(pairs)
    draw = np.random.default_rng(0).multinomial(count, np.full(count, 1 / count), size=RESAMPLES)
    scores = []
    for side in sides:
        cell = place * cells + pair * 3 + np.where(turned, 2 - side, side)
        counts = np.bincount(cell, minlength=count * cells).reshape(count, cells)
        drawn = (draw @ counts).reshape(RESAMPLES, -1, 3)
        scores.append(scores_of_counts(drawn, pairs // models, pairs % models, models))
    return scores, count


def _fit(battles: Battles) -> Fit | None:
    if comparable(battles).any():
        return None
    try:
        return bradley_terry(battles)
    except ArithmeticError:
        return None


def _estimate(
    statistic: Callable[[Floats, Floats], float],
    whole: tuple[Floats, Floats],
    drawn: tuple[list[Floats], int],
    n: int,
) -> Estimate:
    """A correlation of two lists of scores, with the middle 95 % of it over the resamples.

    A rank correlation moves by jumps, for which leaving out and linearising know no interval; the scores of both
    rankings err, so the interval reaches further down than up.
    """
    value = statistic(*whole)
    if np.isnan(value):
        return undefined("one of the rankings puts all models level", n)
    (judge, people), groups = drawn
    if groups < 2:
        return Estimate(value, None, None, n, ONE_CLUSTER, None, groups)
    found = np.array([statistic(one, two) for one, two in zip(judge, people, strict=True)])
    low, high = np.quantile(found[~np.isnan(found)], (0.025, 0.975))
    return Estimate(value, min(float(low), value), max(float(high), value), n, None, BOOTSTRAP, groups)


def _nothing(why: str, n: int) -> ModelLevel:
    nothing = undefined(why, n)
    return ModelLevel((), (), (), nothing, nothing, nothing, None, None)
