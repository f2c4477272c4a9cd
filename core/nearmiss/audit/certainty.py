"""How sure the judge says it is of each pair, and what that is worth: calibration, recalibration, risk, coverage."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from nearmiss.agreement.of_votes import NO_SIDE
from nearmiss.agreement.verdicts import SIDE, TIE_AND_SIDE
from nearmiss.audit.bench import NOT_A_SAMPLE, Bench, cluster_ranks, left_out, orders_of, ranks_among, sides
from nearmiss.audit.group_jackknife import jackknifed
from nearmiss.phrases import phrase
from nearmiss.statistics.calibration import (
    Bins,
    Murphy,
    brier,
    ece_by_chance,
    expected_calibration_error,
    murphy,
    reliability,
)
from nearmiss.statistics.estimate import Estimate, Flags, Floats, Integers, undefined
from nearmiss.statistics.rank_correlation import area_under_roc
from nearmiss.statistics.recalibration import isotonic_curve, on_curve, temperature, with_temperature
from nearmiss.statistics.selective import (
    RiskCurve,
    Threshold,
    aurc_estimate,
    grouped_clusters,
    risk_curve,
    threshold_for,
)
from nearmiss.statistics.shifts import Shift, no_shift, shift, weighted_shift

NO_CONFIDENCE = phrase("the judge states no confidence")
NO_PAIR = phrase("no pair has both a stated confidence and a target that prefers a response")
ORDINAL = phrase("consistency over orders ranks the pairs, and is no probability")
WEIGHTED = phrase("people's pairs were drawn with unequal probability, and mends are not fitted with weights")
TOO_FEW = "a half holds fewer than 20 pairs, or only right or only wrong ones"
FEWEST_IN_HALF = 20
ALL_ALIKE = "all of these answers are right, all are wrong, or there is one alone"
ALLOWED = (0.05, 0.1, 0.15, 0.2)


@dataclass(frozen=True, slots=True)
class Score:
    """How honest confidence is on the half that nothing was fitted on."""

    ece: Estimate
    brier: Estimate


@dataclass(frozen=True, slots=True)
class Recalibration:
    """Confidence as stated and after two mends, each fitted on `fit_n` pairs and reported on `test_n` other ones."""

    before: Score
    temperature: Score
    isotonic: Score
    heat: float | None
    fit_n: int
    test_n: int


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """`source`: "p1", "confidence", or "orders" (consistency only). `over` is mean confidence minus share right.

    `auroc`: the chance that a right side was stated with more confidence than a wrong one. `excluded`: units that the
    judge answered and that are not among the `n`, by reason.
    """

    source: str | None
    n: int
    ece: Estimate
    by_chance: float | None
    brier: Estimate
    parts: Murphy | None
    bins: Bins | None
    recalibration: Recalibration | None
    why_no_recalibration: str | None
    over: Shift
    auroc: Estimate
    excluded: dict[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class RiskCoverage:
    """The risk among the surest pairs; where the judge names no side (inconsistent) it is wrong."""

    aurc: Estimate
    curve: RiskCurve | None
    thresholds: tuple[Threshold, ...]
    excluded: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Certainty:
    """Confidence (units,) that the stated side is right, NaN for none; where it comes from; `cluster_ranks`."""

    confidence: Floats
    source: str | None
    rank: Integers


def certainty_of(bench: Bench) -> Certainty:
    """The mean over a pair's answers of the probability that they give to the stated side.

    A row's own `p1` first; without it, its confidence for the side it names, and 1/2 for a tie. Where nothing is
    stated, 1 for a side named in both orders and 1/2 else, which ranks pairs only.
    """
    votes, units = bench.votes, len(bench.votes.units)
    p1, confidence = bench.cases.p1[bench.rows], bench.cases.confidence[bench.rows]
    side, unit = sides(votes)[bench.rows], votes.unit[bench.rows]
    stated = np.where(
        side < 0, confidence, np.where(side > 0, 1 - confidence, np.where(np.isnan(confidence), np.nan, 0.5))
    )
    chance = np.where(np.isnan(p1), stated, p1)
    known = np.flatnonzero(~np.isnan(chance))
    if len(known) == 0:
        return _of_orders(bench)
    count = np.bincount(unit[known], minlength=units)
    with np.errstate(all="ignore"):
        first = np.bincount(unit[known], weights=chance[known], minlength=units) / count
    # Rounded: 1 − (1 − 0.8) is to be the same stated value as 0.8.
    mean = np.where(bench.said < 0, first, 1 - first).round(12)
    source = "p1" if not np.isnan(p1).all() else "confidence"
    return Certainty(
        np.where(np.abs(bench.said) == 1, mean, np.where(bench.inconsistent, 0.5, np.nan)), source, cluster_ranks(bench)
    )


def _of_orders(bench: Bench) -> Certainty:
    both = orders_of(bench).both
    if not both.any():
        return Certainty(np.full(len(both), np.nan), None, np.zeros(len(both), dtype=np.intp))
    state = bench.verdicts.state
    sure = np.select([state == SIDE, state == TIE_AND_SIDE, bench.inconsistent], [1.0, 0.75, 0.5], np.nan)
    return Certainty(np.where(both, sure, np.nan), "orders", cluster_ranks(bench))


def calibration(bench: Bench, certainty: Certainty) -> Calibration:
    """Over pairs on which the judge names a side with a confidence and people prefer a response."""
    kept = np.flatnonzero(bench.decisive & ~np.isnan(certainty.confidence))
    why, lost, auroc = _why_not(bench, certainty, kept), _left_out(bench, certainty), _auroc(bench, certainty)
    if why:
        none, unmoved = undefined(why, len(kept)), no_shift(why)
        return Calibration(certainty.source, len(kept), none, None, none, None, None, None, why, unmoved, auroc, lost)
    confidence, cluster = certainty.confidence[kept], bench.cluster[kept]
    right = (bench.said[kept] == bench.target[kept]).astype(np.float64)
    weight = _unequal(bench, kept)
    bins = reliability(confidence, right, weight)
    mended, why = _recalibration(bench, kept, certainty, right) if weight is None else (None, WEIGHTED)
    over = confidence - right
    return Calibration(
        source=certainty.source,
        n=len(kept),
        ece=expected_calibration_error(bins, confidence, right, cluster, weight),
        by_chance=ece_by_chance(bins) if weight is None else None,
        brier=brier(confidence, right, cluster, weight),
        parts=murphy(bins, confidence, right, weight),
        bins=bins,
        recalibration=mended,
        why_no_recalibration=why,
        over=shift(over, cluster, NO_PAIR) if weight is None else weighted_shift(over, weight, cluster, NO_PAIR),
        auroc=auroc,
        excluded=lost,
    )


def _auroc(bench: Bench, certainty: Certainty) -> Estimate:
    """How well confidence tells right sides from wrong ones; ranks alone matter."""
    if certainty.source is None:
        return undefined(NO_CONFIDENCE)
    right = (bench.said == bench.target).astype(np.float64)
    asked = bench.decisive & ~np.isnan(certainty.confidence)
    place = np.unique(certainty.confidence, return_inverse=True)[1]  # sorted once, not for each group left out

    def area(kept: Integers) -> float:
        return area_under_roc(place[kept], right[kept])

    return jackknifed(bench, asked, area, 0.0, ALL_ALIKE, certainty.rank)


def _left_out(bench: Bench, certainty: Certainty) -> dict[str, int]:
    steps = [
        ("unreadable or refused", bench.lost),
        ("opposite sides in two orders", bench.said == NO_SIDE),
        ("the judge prefers neither", bench.said == 0),
        *_undecided_target(bench),
        ("no confidence stated", np.isnan(certainty.confidence)),
    ]
    return left_out(bench, steps)


def _undecided_target(bench: Bench) -> list[tuple[str, Flags]]:
    return [("no target", bench.target == NO_SIDE), ("the target prefers neither", bench.target == 0)]


def _why_not(bench: Bench, certainty: Certainty, kept: Integers) -> str | None:
    if certainty.source is None:
        return NO_CONFIDENCE
    if certainty.source == "orders":
        return ORDINAL
    if len(kept) == 0:
        return NO_PAIR
    return NOT_A_SAMPLE if bench.weight is None else None


def _unequal(bench: Bench, kept: Integers) -> Floats | None:
    """The weights of these units (m,) where they differ, else None."""
    if bench.weight is None or float(np.ptp(bench.weight[kept])) < 1e-9:
        return None
    return bench.weight[kept]


def _recalibration(
    bench: Bench, kept: Integers, certainty: Certainty, right: Floats
) -> tuple[Recalibration | None, str | None]:
    """Fitted on one half of the prompt families, reported on the other; which half depends on names alone."""
    confidence, fit = certainty.confidence[kept], ranks_among(certainty.rank[kept]) % 2 == 0
    for half in (fit, ~fit):
        if half.sum() < FEWEST_IN_HALF or right[half].min() == right[half].max():
            return None, TOO_FEW
    heat = temperature(confidence[fit], right[fit])
    curve = isotonic_curve(confidence[fit], right[fit])
    test = ~fit
    cluster = bench.cluster[kept][test]

    def score(mended: Floats) -> Score:
        bins = reliability(mended, right[test])
        return Score(
            expected_calibration_error(bins, mended, right[test], cluster), brier(mended, right[test], cluster)
        )

    return Recalibration(
        before=score(confidence[test]),
        temperature=score(with_temperature(confidence[test], heat)),
        isotonic=score(on_curve(curve, confidence[test])),
        heat=heat if np.isfinite(heat) else None,
        fit_n=int(fit.sum()),
        test_n=int(test.sum()),
    ), None


def risk_coverage(bench: Bench, certainty: Certainty, within: float | None = None) -> RiskCoverage:
    """Over pairs on which people prefer a response and the judge states how sure it is, or answered in both orders.

    `within`: a share of wrong answers that may pass, beside those of ALLOWED.
    """
    kept = np.flatnonzero((np.abs(bench.target) == 1) & ~np.isnan(certainty.confidence))
    lost = left_out(bench, [*_undecided_target(bench), ("no confidence stated", np.isnan(certainty.confidence))])
    if len(kept) == 0:
        return RiskCoverage(undefined(NO_PAIR if certainty.source else NO_CONFIDENCE), None, (), lost)
    confidence = certainty.confidence[kept]
    wrong = (bench.said[kept] != bench.target[kept]).astype(np.float64)
    curve = risk_curve(confidence, wrong)
    rank = ranks_among(certainty.rank[kept])
    group = grouped_clusters(bench.cluster[kept], rank)
    thresholds = tuple(
        threshold_for(curve, allowed) for allowed in sorted({*ALLOWED, *([] if within is None else [within])})
    )
    return RiskCoverage(aurc_estimate(confidence, wrong, group, NO_PAIR), curve, thresholds, lost)
