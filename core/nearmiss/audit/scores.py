"""A judge that gives each response a score, as a reward model does: what its differences say of preference."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from nearmiss.audit.bench import Bench, bench_of, cluster_ranks
from nearmiss.audit.group_jackknife import jackknifed
from nearmiss.audit.words import Table, number
from nearmiss.cases import Cases, with_answers
from nearmiss.errors import ProblemForYou
from nearmiss.ranking.contest import judge_named
from nearmiss.statistics.estimate import Estimate, Floats, Integers
from nearmiss.statistics.rank_correlation import area_under_roc, pearson, spearman
from nearmiss.statistics.recalibration import temperature
from nearmiss.votes import VoteRater

CONSTANT = "one of the two does not vary"


@dataclass(frozen=True, slots=True)
class Scores:
    """How score differences go with people's preferences.

    `pearson` and `spearman`: with people's mean preference for the first response; `auroc`: how well the size of the
    difference tells right sides from wrong ones. Differences up to `threshold` are ties. `slope`: log-odds of a unit of
    difference, the mean of two halves of the prompt families, each of which the other half's probabilities come from.
    """

    attribute: str
    threshold: float
    slope: float | None
    pearson: Estimate
    spearman: Estimate
    auroc: Estimate


def with_scores(
    cases: Cases, judge: str, attribute: str, difference: Floats, threshold: float
) -> tuple[Cases, str, Scores]:
    """The cases with a judge made of scores, its name, and what the differences (units,) say; NaN: no two scores.

    A positive difference favours the unit's first response. Each pair's probability is σ(slope · difference) with the
    slope that fits the other half of the prompt families. Raises ProblemForYou where no pair has two scores.
    """
    known = ~np.isnan(difference)
    if not known.any():
        raise ProblemForYou(f"{judge} scored no two responses of a pair on '{attribute}'.")
    side = np.where(np.abs(np.nan_to_num(difference)) <= threshold, 0, -np.sign(np.nan_to_num(difference)))
    name = f"{judge} by {attribute}"
    rows: dict[int, tuple[int | None, Any, Any]] = {
        int(unit): (int(side[unit]), False, False) for unit in np.flatnonzero(known)
    }
    old = len(cases.votes.unit)
    family = next((r.family for r in cases.votes.raters if r.name == judge and r.kind == "judge"), None)
    votes = with_answers(cases.votes, VoteRater(name, "judge", None, judge, family), rows)
    made = cases.with_votes(votes)
    bench = bench_of(made, judge_named(votes, name))
    chance, slope = _chances(bench, difference)
    p1 = made.p1.copy()
    p1[old:] = chance[votes.unit[old:]]
    return replace(made, p1=p1), name, _scores(bench, attribute, difference, threshold, slope)


def _chances(bench: Bench, difference: Floats) -> tuple[Floats, float | None]:
    """The probability that the first response is better (units,), from the other half's slope; and the mean slope."""
    half = cluster_ranks(bench) % 2
    fitting = (np.abs(bench.target) == 1) & ~np.isnan(difference)
    chance, slopes = np.full(len(difference), np.nan), []
    for place in (0, 1):
        fit = np.flatnonzero(fitting & (half == place))
        slope = _slope(difference[fit], bench.target[fit])
        if slope is None:
            return np.full(len(difference), np.nan), None
        slopes.append(slope)
        other = half != place
        chance[other] = 1 / (1 + np.exp(-slope * difference[other]))
    return chance, float(np.mean(slopes))


def _slope(difference: Floats, target: Integers) -> float | None:
    """The slope β of P(first preferred) = σ(β d), None where it has no finite value above 0.

    As a temperature: with differences scaled into (−1, 1) taken as logits, 1/T is the slope in that scale.
    """
    first = (target < 0).astype(np.float64)
    size = float(np.abs(difference).max(initial=0.0))
    if len(difference) < 10 or size == 0:
        return None
    agreeing = (np.sign(difference) == np.where(first > 0, 1, -1)) | (difference == 0)
    if agreeing.all() or not agreeing.any():
        return None
    heat = temperature(1 / (1 + np.exp(-difference / size)), first)
    return 1 / (heat * size) if np.isfinite(heat) else None


def _scores(bench: Bench, attribute: str, difference: Floats, threshold: float, slope: float | None) -> Scores:
    people = _mean_preference(bench)
    both = ~np.isnan(difference) & ~np.isnan(people)
    right = (bench.said == bench.target).astype(np.float64)
    named = (np.abs(bench.target) == 1) & (np.abs(bench.said) == 1) & ~np.isnan(difference)
    return Scores(
        attribute,
        threshold,
        slope,
        jackknifed(bench, both, lambda kept: pearson(difference[kept], people[kept]), -1.0, CONSTANT),
        jackknifed(bench, both, lambda kept: spearman(difference[kept], people[kept]), -1.0, CONSTANT),
        jackknifed(bench, named, lambda kept: area_under_roc(np.abs(difference[kept]), right[kept]), 0.0, CONSTANT),
    )


def _mean_preference(bench: Bench) -> Floats:
    """People's mean signed preference for the unit's first response (units,), NaN where nobody answered."""
    votes, units = bench.votes, len(bench.votes.units)
    rows = np.flatnonzero(bench.people & ~votes.both_bad)
    total = np.bincount(votes.unit[rows], weights=-votes.preference[rows].astype(np.float64), minlength=units)
    count = np.bincount(votes.unit[rows], minlength=units)
    with np.errstate(all="ignore"):
        return np.asarray(total / count, dtype=np.float64)


def scores_as_json(found: Scores) -> dict[str, Any]:
    """The part `scores` of an audit's document."""
    return {
        "attribute": found.attribute,
        "threshold": found.threshold,
        "slope": found.slope,
        "pearson": found.pearson.as_json(),
        "spearman": found.spearman.as_json(),
        "auroc": found.auroc.as_json(),
    }


def scores_table(found: Scores) -> Table:
    """The same to read."""
    rows = (
        ("Pearson’s r with people’s mean preference", number(found.pearson)),
        ("Spearman’s ρ", number(found.spearman)),
        ("Larger differences are right more often (AUROC)", number(found.auroc)),
        ("Log-odds of one unit", "not defined" if found.slope is None else f"{found.slope:.3f}"),
        ("Differences up to this are ties", f"{found.threshold:g}"),
    )
    return Table("Scores", f"Differences of {found.attribute} as preferences.", ("", ""), rows)
