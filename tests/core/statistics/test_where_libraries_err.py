"""Where well-known libraries give a wrong number without a word, ours is right, or says why there is none."""

from __future__ import annotations

import numpy as np
import pytest

from nearmiss.statistics import fleiss_kappa, krippendorff_alpha, patterns_of, percent_agreement
from nearmiss.statistics.battles import battles_of
from nearmiss.statistics.bradley_terry import bradley_terry
from nearmiss.statistics.calibration import expected_calibration_error, reliability
from nearmiss.statistics.covariates import adjusted
from nearmiss.statistics.dawid_skene import dawid_skene
from nearmiss.statistics.resampling import resampled_scores


def test_a_new_model_among_many_battles_keeps_its_uncertainty() -> None:
    """Fifty battles among two hundred thousand: an error of one in four, as its resamples have; a ridge on the mean
    loss would halve it."""
    draw = np.random.default_rng(0)
    one = np.append(draw.integers(0, 4, 200_000), np.full(50, 4))
    two = np.append((one[:-50] + draw.integers(1, 4, 200_000)) % 4, draw.integers(0, 4, 50))
    outcome = np.where(draw.random(len(one)) < 0.5, 0, 2)
    fit = bradley_terry(battles := battles_of(one, two, outcome, 5))
    error = float(np.sqrt(fit.covariance[4, 4]))
    assert error == pytest.approx(2 / 50**0.5 * 0.8, rel=0.1)
    assert error == pytest.approx(float(resampled_scores(battles, 800)[:, 4].std()), rel=0.1)


def test_an_effect_of_length_is_not_shrunk() -> None:
    """A planted effect of 0.29 is found again; a penalty on the mean loss made it 0.05."""
    draw = np.random.default_rng(1)
    one, length = draw.integers(0, 5, 60_000), draw.normal(size=60_000)
    two = (one + draw.integers(1, 5, 60_000)) % 5
    strength = np.linspace(-0.5, 0.5, 5)
    chance = 1 / (1 + np.exp(-(strength[one] - strength[two] + 0.29 * length)))
    found = adjusted(battles_of(one, two, np.where(draw.random(60_000) < chance, 0, 2), 5), length[:, None])
    assert found.effect[0] == pytest.approx(0.29, abs=0.03)
    assert found.effect_low[0] < 0.29 < found.effect_high[0]


def test_few_battles_can_be_resampled() -> None:
    """Resamples in which one model never won have scores too, and finite ones."""
    battles = battles_of(np.array([0, 1, 2, 0, 1, 2]), np.array([1, 2, 0, 1, 2, 0]), np.array([0, 0, 0, 2, 2, 2]), 3)
    assert np.isfinite(resampled_scores(battles, 500)).all()


def test_raters_who_answered_different_numbers_of_pairs() -> None:
    """Fleiss' κ of two, three and four answers a pair, which is refused elsewhere, lies between its neighbours."""
    unit = np.array([0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3])
    value = np.array([0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1])
    found = fleiss_kappa(patterns_of(unit, value, 4, 2))
    assert found.value is not None and 0.4 < found.value < 1


def test_an_answer_that_is_missing_is_no_answer() -> None:
    """Where one of two raters is silent on a pair, that pair says nothing: full agreement stays full agreement."""
    both, silent = np.array([0, 0, 1, 1]), np.array([2])
    patterns = patterns_of(np.append(both, silent), np.array([0, 0, 1, 1, 0]), 3, 2)
    assert percent_agreement(patterns).value == 1 and krippendorff_alpha(patterns, "nominal").value == 1


def test_calibration_by_what_was_stated() -> None:
    """One bin for each stated value: neither the edge that 0.7 falls on nor the order of rows decides the error."""
    stated = np.repeat([0.7, 0.75, 0.8], 40)
    right = np.tile([1.0, 1.0, 1.0, 0.0], 30)
    bins = reliability(stated, right)
    assert bins.n.tolist() == [40, 40, 40]
    assert expected_calibration_error(bins, stated, right, None).value == pytest.approx((0.05 + 0 + 0.05) / 3)


def test_renamed_raters_and_items_have_the_same_latent_classes() -> None:
    """Numbers that stand for names change nothing, and the fit goes on until the likelihood stands still."""
    draw = np.random.default_rng(3)
    truth = draw.integers(0, 3, 400)
    unit, rater = np.repeat(np.arange(400), 3), draw.integers(0, 12, 1200)
    value = np.where(draw.random(1200) < 0.7, truth[unit], draw.integers(0, 3, 1200))
    units, raters = draw.permutation(400), draw.permutation(12)
    one = dawid_skene(unit, rater, value, 400, 12, 3)
    other = dawid_skene(units[unit], raters[rater], value, 400, 12, 3)
    assert one.log_likelihood == pytest.approx(other.log_likelihood, abs=1e-6)
    assert other.posterior[units] == pytest.approx(one.posterior, abs=1e-6)
    assert other.accuracy[raters] == pytest.approx(one.accuracy, abs=1e-6)
    assert one.settled and one.rounds > 4
