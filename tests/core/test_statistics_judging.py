"""Numbers about judges: published worked examples, laws, and how often their intervals hold the truth."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from nearmiss.statistics.alternative_test import alternative_test
from nearmiss.statistics.calibration import (
    brier,
    ece_by_chance,
    equal_width,
    expected_calibration_error,
    murphy,
    reliability,
)
from nearmiss.statistics.false_discovery import benjamini_hochberg, benjamini_yekutieli
from nearmiss.statistics.mended_win_rates import corrected_win_rate, prediction_powered
from nearmiss.statistics.ratings import Categories, Ratings
from nearmiss.statistics.recalibration import isotonic, isotonic_curve, on_curve, temperature, with_temperature
from nearmiss.statistics.selective import aurc, aurc_estimate, clopper_pearson, risk_curve, threshold_for
from nearmiss.statistics.shifts import contrast, shift

EXAMPLES = {
    example["name"]: example
    for example in json.loads((Path(__file__).parents[1] / "files" / "worked_examples.json").read_text("utf-8"))
}


def rounds_to(found: Any, published: Any, digits: int) -> None:
    assert np.abs(np.asarray(found) - np.asarray(published)).max() <= 0.5 * 10**-digits + 1e-9, (found, published)


def arrays(name: str, *columns: str) -> list[np.ndarray]:
    return [np.array(EXAMPLES[name][column], dtype=np.float64) for column in columns]


# Published


def test_brier_score() -> None:
    right, confidence = arrays("Brier score", "labels", "probabilities")
    assert brier(confidence, right, None).value == pytest.approx(EXAMPLES["Brier score"]["expected"])


def test_reliability_curve_of_three_bins() -> None:
    """Shares right, then mean confidences."""
    name = "reliability curve n_bins=3 (prob_true, prob_pred)"
    right, confidence = arrays(name, "labels", "probabilities")
    bins = equal_width(confidence, right, 3)
    rounds_to(np.append(bins.accuracy, bins.confidence), EXAMPLES[name]["expected"], 3)


def test_expected_and_largest_calibration_error() -> None:
    name = "ECE, MCE with 2 bins"
    right, confidence = arrays(name, "labels", "probabilities")
    bins = equal_width(confidence, right, 2)
    found = expected_calibration_error(bins, confidence, right, None).value
    rounds_to([found, np.abs(bins.gap).max()], EXAMPLES[name]["expected"], 4)


def test_isotonic_regression() -> None:
    name = "isotonic regression (PAVA)"
    (values,) = arrays(name, "values")
    rounds_to(isotonic(values), EXAMPLES[name]["expected"], 6)


def test_area_under_risk_and_coverage() -> None:
    name = "AURC, 4 items, errors at rank 3"
    confidence, loss = arrays(name, "confidence", "loss")
    assert aurc(risk_curve(confidence, loss)) == pytest.approx(EXAMPLES[name]["expected"])


def test_mcnemar() -> None:
    """The square of the test of paired differences is χ² = (b − c)²/(b + c)."""
    name = next(name for name in EXAMPLES if name.startswith("McNemar"))
    (table,) = arrays(name, "table")
    values = np.repeat([0.0, 1.0, -1.0], [int(np.trace(table)), int(table[0, 1]), int(table[1, 0])])
    statistic = values.sum() ** 2 / (values**2).sum()
    rounds_to(statistic, EXAMPLES[name]["expected"], 2)
    expected = 2 * stats.t.sf(statistic**0.5, (values != 0).sum() - 1)
    assert shift(values, None, "").p == pytest.approx(expected)


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name.startswith("Clopper")])
def test_clopper_pearson(name: str) -> None:
    example = EXAMPLES[name]
    rounds_to(clopper_pearson(example["successes"], example["trials"]), example["expected"], 4)


def test_false_discovery_beside_scipy() -> None:
    p = np.random.default_rng(2).random(20) ** 3
    assert benjamini_hochberg(list(p)) == pytest.approx(stats.false_discovery_control(p, method="bh"))
    assert benjamini_yekutieli(list(p)) == pytest.approx(stats.false_discovery_control(p, method="by"))
    assert len(benjamini_hochberg([])) == 0


# The alternative annotator test


def judged(seed: int, items: int, raters: int, skill: float, judge_skill: float) -> tuple[Ratings, Any, Any, Any]:
    """Items of three categories that raters and a judge see rightly so often, some answers missing."""
    draw = np.random.default_rng(seed)
    truth = draw.integers(0, 3, items)
    values = np.where(draw.random((items, raters)) < skill, truth[:, None], draw.integers(0, 3, (items, raters)))
    judge = np.where(draw.random(items) < judge_skill, truth, draw.integers(0, 3, items))
    given_ = draw.random((items, raters)) < 0.9
    unit, rater = np.nonzero(given_)
    categories = Categories(("1", "2", "3"), np.array([1.0, 2.0, 3.0]))
    return Ratings(unit, rater, values[unit, rater], items, raters, categories), judge, values, given_


def by_the_book(judge: Any, values: Any, given_: Any, epsilon: float, squared: bool) -> tuple[list[Any], list[Any]]:
    """The published procedure, item by item: p-values and the judge's shares of wins."""
    p, wins = [], []
    for rater in range(values.shape[1]):
        differences, won = [], []
        for item in range(len(values)):
            others = [j for j in range(values.shape[1]) if j != rater and given_[item, j]]
            if not given_[item, rater] or not others:
                continue
            said = values[item, others]

            def score(answer: int, said: Any = said) -> float:
                return -float(np.sqrt(((answer - said) ** 2).mean())) if squared else float((said == answer).mean())

            its, theirs = score(judge[item]), score(values[item, rater])
            won.append(its >= theirs - 1e-9)
            differences.append(float(theirs >= its - 1e-9) - float(won[-1]))
        p.append(stats.ttest_1samp(differences, epsilon, alternative="less").pvalue)
        wins.append(np.mean(won))
    return p, wins


@pytest.mark.parametrize("squared", [False, True])
@pytest.mark.parametrize("judge_skill", [0.3, 0.75])
def test_the_alternative_test_is_as_published(squared: bool, judge_skill: float) -> None:
    """ω, ρ, p and q of every rater, beside the procedure written out item by item and scipy's tests."""
    ratings, judge, values, given_ = judged(3, 120, 4, 0.7, judge_skill)
    found = alternative_test(ratings, judge, np.zeros(120, dtype=bool), squared=squared, epsilon=0.15)
    p, wins = by_the_book(judge, values, given_, 0.15, squared)
    q = stats.false_discovery_control(p, method="by")
    assert [entry.p for entry in found.raters] == pytest.approx(p)
    assert [entry.q for entry in found.raters] == pytest.approx(q)
    assert found.winning_rate.value == (q <= 0.05).mean()
    assert found.advantage_probability.value == pytest.approx(np.mean(wins))


def test_a_judge_that_says_what_a_rater_says_ties_with_it() -> None:
    """The copied rater's wins and the judge's are the same."""
    ratings, _, values, given_ = judged(4, 100, 3, 0.7, 0.5)
    copied = np.where(given_[:, 0], values[:, 0], 0)
    entry = alternative_test(ratings, copied, np.zeros(100, dtype=bool)).raters[0]
    assert entry.judge_wins == entry.rater_wins == 1.0


def test_what_cannot_be_read_loses() -> None:
    """A judge of which nothing can be read never wins, whatever people say."""
    ratings, *_ = judged(5, 100, 3, 0.7, 0.5)
    found = alternative_test(ratings, np.full(100, -1), np.ones(100, dtype=bool))
    assert found.winning_rate.value == 0 and found.advantage_probability.value == 0


def test_two_people_or_few_items_are_too_few() -> None:
    """Fewer than three raters with thirty items each: undefined, with the reason."""
    for items, raters in ((100, 2), (25, 4)):
        ratings, judge, *_ = judged(6, items, raters, 0.7, 0.7)
        found = alternative_test(ratings, judge, np.zeros(items, dtype=bool))
        assert found.winning_rate.value is None and "three people" in str(found.winning_rate.why)


def test_items_of_one_family_are_one_piece_of_evidence() -> None:
    """Every item five times in its own cluster gives the p-values of the items once."""
    ratings, judge, *_ = judged(7, 60, 3, 0.7, 0.6)
    units = np.concatenate([ratings.unit + 60 * copy for copy in range(5)])
    many = Ratings(
        units,
        np.tile(ratings.rater, 5),
        np.tile(ratings.value, 5),
        300,
        3,
        ratings.categories,
        np.tile(np.arange(60), 5),
    )
    one = alternative_test(ratings, judge, np.zeros(60, dtype=bool))
    two = alternative_test(many, np.tile(judge, 5), np.zeros(300, dtype=bool))
    assert [entry.p for entry in one.raters] == pytest.approx([entry.p for entry in two.raters])


# Laws

SHARES = st.lists(st.tuples(st.integers(0, 20), st.booleans()), min_size=1, max_size=60)


@given(SHARES)
def test_the_brier_score_is_the_sum_of_its_parts(rows: list[tuple[int, bool]]) -> None:
    """Reliability − resolution + uncertainty, with nothing left where each stated value is a bin."""
    confidence, right = np.array([row[0] / 20 for row in rows]), np.array([float(row[1]) for row in rows])
    parts = murphy(reliability(confidence, right), confidence, right)
    whole = brier(confidence, right, None).value
    assert whole == pytest.approx(parts.reliability - parts.resolution + parts.uncertainty + parts.within)
    if len(np.unique(confidence)) <= 20:
        assert parts.within == pytest.approx(0, abs=1e-12)


@given(SHARES, st.randoms())
def test_risk_and_coverage_do_not_depend_on_the_order_of_rows(rows: list[tuple[int, bool]], random: Any) -> None:
    """Equally sure pairs count in every order at once."""
    mixed = rows.copy()
    random.shuffle(mixed)
    one, two = (
        risk_curve(np.array([r[0] / 20 for r in part]), np.array([float(r[1]) for r in part])) for part in (rows, mixed)
    )
    assert aurc(one) == pytest.approx(aurc(two))
    assert one.wrong[-1] == sum(row[1] for row in rows)


@given(SHARES)
def test_a_threshold_keeps_its_promise(rows: list[tuple[int, bool]]) -> None:
    """Among the pairs at least as sure as the threshold, no larger share is wrong than was allowed."""
    confidence, loss = np.array([row[0] / 20 for row in rows]), np.array([float(row[1]) for row in rows])
    for allowed in (0.0, 0.1, 0.5, 1.0):
        found = threshold_for(risk_curve(confidence, loss), allowed)
        if found.threshold is not None:
            decided = confidence >= found.threshold
            assert loss[decided].mean() <= allowed + 1e-9
            assert found.coverage == pytest.approx(decided.mean())
    assert threshold_for(risk_curve(confidence, loss), 1.0).coverage == 1.0


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=40))
def test_isotonic_beside_scipy(values: list[float]) -> None:
    from scipy.optimize import isotonic_regression

    assert isotonic(np.array(values)) == pytest.approx(isotonic_regression(values).x, abs=1e-9)


@given(st.lists(st.sampled_from([-1.0, -0.5, 0.0, 0.5, 1.0]), min_size=2, max_size=40))
def test_swapping_sides_negates_a_shift(values: list[float]) -> None:
    """The same p, and the opposite effect."""
    one, two = shift(np.array(values), None, ""), shift(-np.array(values), None, "")
    assert one.p == pytest.approx(two.p) and one.estimate.value == pytest.approx(-(two.estimate.value or 0.0))
    assert one.estimate.low == pytest.approx(-(two.estimate.high or 0.0))


def test_a_temperature_is_found_again() -> None:
    """Confidence that was heated by a known amount is cooled by it."""
    draw = np.random.default_rng(3)
    honest = draw.uniform(0.5, 0.99, 20_000)
    right = (draw.random(20_000) < honest).astype(float)
    assert temperature(with_temperature(honest, 0.5), right) == pytest.approx(2.0, abs=0.1)
    stated, curve = with_temperature(honest, 0.5), isotonic_curve(with_temperature(honest, 0.5), right)
    bins = reliability(on_curve(curve, stated), right)
    assert expected_calibration_error(bins, on_curve(curve, stated), right, None).value == pytest.approx(0, abs=0.01)


def test_a_calibrated_judge_shows_about_the_error_of_chance() -> None:
    """Over many judges, the mean ECE of honest ones is what `ece_by_chance` says."""
    draw = np.random.default_rng(4)
    errors, expected = [], []
    for _ in range(200):
        honest = draw.choice([0.55, 0.65, 0.75, 0.85, 0.95], 200)
        right = (draw.random(200) < honest).astype(float)
        bins = reliability(honest, right)
        errors.append(expected_calibration_error(bins, honest, right, None).value or 0.0)
        expected.append(ece_by_chance(bins))
    assert np.mean(errors) == pytest.approx(np.mean(expected), rel=0.1)


# Win rates


def test_rogan_and_gladen() -> None:
    """With two outcomes, (raw + specificity − 1)/(sensitivity + specificity − 1)."""
    people = np.array([0] * 50 + [2] * 50 + [-1] * 400)
    judge = np.array([0] * 45 + [2] * 5 + [2] * 40 + [0] * 10 + [0] * 240 + [2] * 160)
    raw, sensitivity, specificity = (judge == 0).mean(), 0.9, 0.8
    found = corrected_win_rate(people, judge, np.ones(500), np.arange(500))
    assert found.value == pytest.approx((raw + specificity - 1) / (sensitivity + specificity - 1))


def test_a_judge_that_never_ties() -> None:
    """It goes either way by halves where people tie: then the win rate is found, ties as half."""
    people = np.array([0] * 40 + [1] * 40 + [2] * 40)
    judge = np.array([0] * 36 + [2] * 4 + [0, 2] * 20 + [2] * 36 + [0] * 4)
    more = np.array([0] * 600 + [2] * 400)
    found = corrected_win_rate(
        np.append(people, np.full(1000, -1)), np.append(judge, more), np.ones(1120), np.arange(1120)
    )
    raw = (np.append(judge, more) == 0).mean()
    assert found.value == pytest.approx((raw - 0.1) / 0.8)


def test_a_faultless_judge_needs_no_correction() -> None:
    draw = np.random.default_rng(5)
    judge = draw.integers(0, 3, 400)
    people = np.where(np.arange(400) < 150, judge, -1)
    raw = (np.array([1.0, 0.5, 0.0])[judge]).mean()
    assert corrected_win_rate(people, judge, np.ones(400), np.arange(400)).value == pytest.approx(raw)


@pytest.mark.parametrize(
    ("people", "judge", "why"),
    [
        ([-1, -1], [0, 2], "labelled"),
        ([0, 0, 1], [0, 1, 1], "no loss"),
        ([0, 0, 2, 2], [0, 2, 0, 2], "does not depend"),
    ],
)
def test_what_cannot_be_corrected_says_why(people: list[int], judge: list[int], why: str) -> None:
    n = len(judge)
    found = corrected_win_rate(np.array(people), np.array(judge), np.ones(n), np.arange(n))
    assert found.value is None and why in str(found.why)


def test_prediction_power_without_prediction_is_the_labelled_mean() -> None:
    """A judge that says the same of everything adds nothing: people's own mean and Student's interval."""
    y = np.random.default_rng(6).random(80)
    people, labelled = np.append(y, np.zeros(300)), np.arange(380) < 80
    found = prediction_powered(people, np.full(380, 0.7), labelled, np.ones(380), np.arange(380))
    half = stats.t.ppf(0.975, 79) * y.std(ddof=1) / 80**0.5
    assert (found.value, found.high) == pytest.approx((y.mean(), y.mean() + half), rel=1e-2)


# How often the interval holds the truth


def win_rate_coverage(labelled: int, rounds: int) -> dict[str, float]:
    """Shares of intervals that hold the true win rate, 62 %, seen by a judge that errs one-sidedly."""
    draw = np.random.default_rng(labelled)
    held = {"corrected": 0, "powered": 0}
    for _ in range(rounds):
        total = 6 * labelled
        truth = draw.choice([0, 1, 2], total, p=[0.57, 0.1, 0.33])
        judge = np.where(draw.random(total) < 0.8, truth, draw.choice([0, 1, 2], total, p=[0.6, 0.2, 0.2]))
        known = np.arange(total) < labelled
        worth = np.array([1.0, 0.5, 0.0])
        ones, alone = np.ones(total), np.arange(total)
        found = {
            "corrected": corrected_win_rate(np.where(known, truth, -1), judge, ones, alone),
            "powered": prediction_powered(worth[truth], worth[judge], known, ones, alone),
        }
        for name, entry in found.items():
            held[name] += entry.low is not None and entry.high is not None and entry.low <= 0.62 <= entry.high
    return {name: count / rounds for name, count in held.items()}


@pytest.mark.parametrize(("labelled", "rounds"), [(50, 200), (200, 150), (1000, 80)])
def test_intervals_of_mended_win_rates_cover(labelled: int, rounds: int) -> None:
    for name, share in win_rate_coverage(labelled, rounds).items():
        assert 0.9 <= share <= 1, name


GRID = np.array([0.6, 0.75, 0.9])


def judge_coverage(pairs: int, rounds: int) -> dict[str, float]:
    """Shares of intervals that hold the truth for Brier, AURC, the lead of the alternative test, shift and contrast."""
    draw = np.random.default_rng(pairs + 1)
    held: dict[str, int] = dict.fromkeys(("brier", "aurc", "lead", "shift", "contrast"), 0)
    true_aurc = _true_aurc()
    true_lead = _true_lead()
    for round_ in range(rounds):
        confidence = draw.choice(GRID, pairs)
        right = (draw.random(pairs) < confidence).astype(float)
        alone = np.arange(pairs)
        ratings, judge, *_ = judged(1000 * pairs + round_, pairs, 4, 0.7, 0.6)
        inside = draw.random(pairs) < 0.4
        values = draw.choice([-1.0, 0.0, 1.0], pairs, p=[0.1, 0.6, 0.3])
        found = {
            "brier": (brier(confidence, right, None), float((GRID * (1 - GRID)).mean())),
            "aurc": (aurc_estimate(confidence, 1 - right, alone % 100, ""), true_aurc),
            "lead": (alternative_test(ratings, judge, np.zeros(pairs, dtype=bool), min_items=10).lead, true_lead),
            "shift": (shift(values, None, "").estimate, 0.2),
            "contrast": (contrast(values + inside * 0.0, np.ones(pairs), inside, None, "").estimate, 0.0),
        }
        for name, (entry, true) in found.items():
            held[name] += entry.low is not None and entry.high is not None and entry.low <= true <= entry.high
    return {name: count / rounds for name, count in held.items()}


@cache
def _true_aurc() -> float:
    """AURC of very many pairs of the three confidences, each honest."""
    draw = np.random.default_rng(0)
    confidence = draw.choice(GRID, 400_000)
    return aurc(risk_curve(confidence, (draw.random(400_000) >= confidence).astype(float)))


@cache
def _true_lead() -> float:
    ratings, judge, *_ = judged(99, 100_000, 4, 0.7, 0.6)
    found = alternative_test(ratings, judge, np.zeros(100_000, dtype=bool)).lead.value
    assert found is not None
    return found


@pytest.mark.parametrize(("pairs", "rounds"), [(50, 150), (200, 100), (1000, 40)])
def test_intervals_about_judges_cover(pairs: int, rounds: int) -> None:
    """At 50, 200 and 1,000 pairs, near 95 of 100 intervals hold the truth; the long test says how near."""
    for name, share in judge_coverage(pairs, rounds).items():
        assert 0.88 <= share <= 1, name


@pytest.mark.parametrize("too_sure", [0.0, 0.05, 0.12])
@pytest.mark.parametrize("pairs", [50, 200])
def test_a_calibration_error_makes_no_false_promise(pairs: int, too_sure: float) -> None:
    """With ten stated values, where chance alone makes large gaps, its interval holds what is true of the judge."""
    draw, held = np.random.default_rng(pairs), 0
    for _ in range(100):
        confidence = draw.choice(np.arange(10, 20) / 20, pairs)
        right = (draw.random(pairs) < confidence - too_sure).astype(float)
        found = expected_calibration_error(reliability(confidence, right), confidence, right, None)
        assert found.low is not None and found.high is not None
        held += found.low <= too_sure + 1e-9 and too_sure <= found.high + 1e-9
    assert held >= 90


@pytest.mark.long
@pytest.mark.parametrize("pairs", [50, 200, 1000])
def test_intervals_about_judges_cover_closely(pairs: int) -> None:
    """Between 92 and 98 of 100, over two thousand samples."""
    for name, share in (judge_coverage(pairs, 2000) | win_rate_coverage(pairs, 2000)).items():
        assert 0.92 <= share <= 0.98, name
