"""Published numbers, to the published digits: each worked example of files/worked_examples.json with its source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nearmiss.statistics import (
    Estimate,
    Patterns,
    brennan_prediger,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    gwet_ac2,
    krippendorff_alpha,
    leave_one_out,
    linear_disagreement,
    linear_weights,
    ordinal_weights,
    patterns_of,
    percent_agreement,
    plain_disagreement,
    quadratic_disagreement,
    quadratic_weights,
    wilson,
)
from nearmiss.statistics.intervals import t_quantile
from nearmiss.statistics.kappa import kappas

EXAMPLES = {
    example["name"]: example
    for example in json.loads((Path(__file__).parents[2] / "files" / "worked_examples.json").read_text("utf-8"))
}
FOUR_RATERS = "AC1 and SE, 4 raters x 12 subjects, missing"
PREGNANCY = "AC1 / AC2 linear / AC2 quadratic, 100 ectopic-pregnancy cases, 2 abstractors"
PSYCHIATRISTS = "Fleiss kappa, 30 patients x 6 psychiatrists x 5 diagnoses"


def example(name: str) -> dict[str, Any]:
    """The example, with the data of the one that it shares them with."""
    found = EXAMPLES[name]
    return {**EXAMPLES[found["same_data_as"]], **found} if "same_data_as" in found else found


def patterns_from(rows: list[list[float | None]]) -> tuple[Patterns, np.ndarray]:
    """Patterns of raters-by-units answers, and the answers' values in ascending order."""
    cells = [(unit, value) for row in rows for unit, value in enumerate(row) if value is not None]
    scores, codes = np.unique([value for _, value in cells], return_inverse=True)
    return patterns_of(np.array([unit for unit, _ in cells]), codes, len(rows[0]), len(scores)), scores


def patterns_from_table(table: list[list[float]]) -> Patterns:
    """Two raters' confusion table as units with two answers each."""
    rows = [(i, j) for i, row in enumerate(table) for j, count in enumerate(row) for _ in range(int(count))]
    first, second = zip(*rows, strict=True)
    unit = np.arange(len(rows))
    return patterns_of(np.append(unit, unit), np.array(first + second), len(rows), len(table))


def rounds_to(found: float | None, published: float, digits: int) -> None:
    assert found is not None
    assert abs(found - published) <= 0.5 * 10**-digits + 1e-12, (found, published)


def standard_error(estimate: Estimate) -> float:
    """From the upper limit, 1 − (1 − θ) exp(−t s / (1 − θ))."""
    assert estimate.value is not None and estimate.high is not None and estimate.clusters is not None
    room = 1 - estimate.value
    return float(-np.log((1 - estimate.high) / room) * room / t_quantile(estimate.clusters - 1))


ALPHAS = [name for name in EXAMPLES if name.startswith("alpha")]


@pytest.mark.parametrize("name", ALPHAS)
def test_alpha(name: str) -> None:
    """Krippendorff's α on binary, nominal, ordinal and interval data, complete and with answers missing."""
    data = example(name)
    level = next((word for word in ("ordinal", "interval") if word in name), "nominal")
    patterns, scores = patterns_from(data["raters_by_units"])
    rounds_to(krippendorff_alpha(patterns, level, scores).value, data["expected"], data["digits"])


def test_fleiss_kappa_of_six_psychiatrists() -> None:
    data = example(PSYCHIATRISTS)
    patterns, _ = patterns_from(np.transpose(data["units_by_raters"]).tolist())
    rounds_to(fleiss_kappa(patterns).value, data["expected"], data["digits"])


def test_fleiss_kappa_from_counts() -> None:
    data = example("Fleiss kappa, Wikipedia 10 subjects x 14 raters")
    counts = data["units_by_category_counts"]
    units = [unit for unit, row in enumerate(counts) for count in row for _ in range(count)]
    values = [value for row in counts for value, count in enumerate(row) for _ in range(count)]
    patterns = patterns_of(np.array(units), np.array(values), len(counts), len(counts[0]))
    rounds_to(fleiss_kappa(patterns).value, data["expected"], data["digits"])


def test_cohen_kappa_plain_and_with_cohens_own_weights() -> None:
    for name, plain in [
        ("Cohen kappa, 200 cases x 3 diagnoses", True),
        ("Cohen weighted kappa, disagreement weights 0/1/3, 1/0/6, 3/6/0", False),
    ]:
        data = example(name)
        weights = plain_disagreement(3) if plain else np.array(data["disagreement_weights"])
        rounds_to(cohen_kappa(np.array(data["table"]), weights).value, data["expected"], data["digits"])


@pytest.mark.parametrize(
    ("name", "weights"),
    [
        ("kappa, ASE, 95% CI (SAS PROC FREQ)", plain_disagreement(3)),
        ("linear weighted kappa, ASE, 95% CI (SAS)", linear_disagreement(np.arange(3.0))),
    ],
)
def test_cohen_kappa_with_its_error_and_interval(name: str, weights: np.ndarray) -> None:
    """Value, standard error and, from it, both normal limits."""
    data = example(name)
    found = kappas(np.array(data["table"], dtype=np.float64), weights)
    error = float(found.variance**0.5)
    limits = float(found.value) - 1.959963984540054 * error, float(found.value) + 1.959963984540054 * error
    for ours, published in zip((float(found.value), error, *limits), data["expected"], strict=True):
        rounds_to(ours, published, data["digits"])


def test_three_weightings_of_kappa() -> None:
    """R's irr on the anxiety data (columns 2 and 3), and Gwet's ectopic pregnancies."""
    data = example("kappa / linear / quadratic, anxiety data raters 2,3 (R irr, equally spaced codes)")
    answers = np.array(data["units_by_raters"])[:, 1:]
    levels, codes = np.unique(answers, return_inverse=True)  # nobody gave a 5, and irr spaces what was given evenly
    table = np.zeros((len(levels), len(levels)))
    np.add.at(table, tuple(codes.reshape(answers.shape).T), 1)
    pregnancies = example("Cohen kappa none / linear / quadratic, same table")
    for counts, published in [(table, data), (np.array(pregnancies["table"]), pregnancies)]:
        scores = np.arange(float(len(counts)))
        weightings = [
            plain_disagreement(len(counts)),
            linear_disagreement(scores),
            quadratic_disagreement(scores),
        ]
        for weights, value in zip(weightings, published["expected"], strict=True):
            rounds_to(cohen_kappa(counts, weights).value, value, published["digits"])


def test_kappa_of_names() -> None:
    data = example("sklearn cohen_kappa doc example")
    names = sorted({*data["rater_1"], *data["rater_2"]})
    table = np.zeros((3, 3))
    for one, other in zip(data["rater_1"], data["rater_2"], strict=True):
        table[names.index(one), names.index(other)] += 1
    rounds_to(cohen_kappa(table, plain_disagreement(3)).value, data["expected"], data["digits"])


@pytest.mark.parametrize(
    ("name", "coefficient"),
    [
        (FOUR_RATERS, lambda patterns, scores: gwet_ac1(patterns)),
        ("Fleiss kappa and SE, same data", lambda patterns, scores: fleiss_kappa(patterns)),
        ("Brennan-Prediger and SE, same data", lambda patterns, scores: brennan_prediger(patterns)),
        (
            "AC2 linear weights and SE, same data",
            lambda patterns, scores: gwet_ac2(patterns, lambda seen: linear_weights(scores[seen])),
        ),
        (
            "AC2 ordinal weights and SE, same data",
            lambda patterns, scores: gwet_ac2(patterns, lambda seen: ordinal_weights(len(seen))),
        ),
        (
            "AC2 quadratic weights and SE, same data",
            lambda patterns, scores: gwet_ac2(patterns, lambda seen: quadratic_weights(scores[seen])),
        ),
    ],
)
def test_gwets_coefficients_with_their_errors(name: str, coefficient: Any) -> None:
    """Value and standard error with answers missing, from Gwet's handbook."""
    data = example(name)
    found = coefficient(*patterns_from(data["raters_by_units"]))
    value, error = data["expected"]
    rounds_to(found.value, value, data["digits"])
    rounds_to(standard_error(found), error, data["digits"])


def test_ac1_and_ac2_of_two_abstractors() -> None:
    data = example(PREGNANCY)
    patterns, scores = patterns_from_table(data["table"]), np.arange(3.0)
    found = [
        gwet_ac1(patterns),
        gwet_ac2(patterns, lambda seen: linear_weights(scores[seen])),
        gwet_ac2(patterns, lambda seen: quadratic_weights(scores[seen])),
    ]
    for ours, published in zip(found, data["expected"], strict=True):
        rounds_to(ours.value, published, data["digits"])


def test_the_paradox_of_kappa() -> None:
    """Agreement 94 %, κ below zero, AC1 .94."""
    data = example("kappa paradox table 118/5/2/0: kappa, AC1")
    kappa, ac1 = data["expected"]
    rounds_to(cohen_kappa(np.array(data["table"]), plain_disagreement(2)).value, kappa, data["digits"])
    rounds_to(gwet_ac1(patterns_from_table(data["table"])).value, ac1, data["digits"])


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name.startswith("Wilson")])
def test_wilson(name: str) -> None:
    data = example(name)
    found = wilson(data["successes"], data["trials"])
    for ours, published in zip((found.low, found.high), data["expected"], strict=True):
        rounds_to(ours, published, data["digits"])


def test_one_against_one_and_one_against_the_rest() -> None:
    """AlpacaEval's agreement of annotators."""
    data = example("AlpacaEval leave-one-out agreement")
    patterns, _ = patterns_from(np.transpose(data["items_by_annotators"]).tolist())
    pairwise, rest = data["expected"]
    rounds_to(percent_agreement(patterns).value, pairwise, data["digits"])
    rounds_to(leave_one_out(patterns).value, rest, data["digits"])


def test_the_alpha_of_two_raters_is_scotts_pi_for_a_small_sample() -> None:
    """For two complete raters, 1 − α = (1 − π)(1 − 1/(2n)); Fleiss' κ of two raters is Scott's π."""
    patterns = patterns_from_table([[13, 2, 0], [1, 20, 7], [3, 4, 56]])
    pi, alpha = fleiss_kappa(patterns).value, krippendorff_alpha(patterns, "nominal").value
    assert pi is not None and alpha is not None
    assert 1 - alpha == pytest.approx((1 - pi) * (1 - 1 / (2 * 106)))


IN_FAMILIES = ("alpha ", "Wilson ", "Clopper", "McNemar")
"""Beginnings of the names of examples that a test takes all of."""


def test_every_example_is_a_test() -> None:
    """Each name stands in one of the tests, or among those that a test takes all of; none is bundled and forgotten."""
    tests = Path(__file__).parents[1]
    files = [*tests.glob("test_statistics_*.py"), Path(__file__)]
    text = "\n".join(path.read_text("utf-8") for path in files)
    named = {name for name in EXAMPLES if f'"{name}"' in text or name.startswith(IN_FAMILIES)}
    assert {f'"{start}' in text for start in ("alpha", "Wilson", "Clopper")} == {True}
    assert set(EXAMPLES) - named == set() and len(EXAMPLES) == 49
