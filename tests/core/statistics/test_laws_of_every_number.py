"""Four laws, for every number about answers: full agreement, the order of rows, swapped responses, unlabelled pairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.planted_judges import planted
from core.statistics.simulated import WORLDS, drawn, people
from nearmiss.agreement import agreement
from nearmiss.agreement import as_json as agreement_as_json
from nearmiss.audit import as_json as audit_as_json
from nearmiss.audit import audit
from nearmiss.cases import Cases
from nearmiss.ranking import as_json as ranking_as_json
from nearmiss.ranking import contest_of, ranking
from nearmiss.statistics import Estimate
from nearmiss.statistics.calibration import brier, expected_calibration_error, reliability
from nearmiss.statistics.classification import macro_f1
from nearmiss.statistics.dawid_skene import dawid_skene
from nearmiss.statistics.rank_correlation import area_under_roc, kendall, pearson, spearman
from nearmiss.statistics.selective import aurc, risk_curve
from nearmiss.statistics.tables import unclustered
from nearmiss.votes import NO_PREFERENCE

ANSWERS = st.integers(0, 2**20).map(lambda seed: drawn(np.random.default_rng(seed), WORLDS[0], 30, 4))
BY_CHANCE = ("judge minus human", "win rate")
"""Numbers that are not 1 where all say the same: a difference is 0, and a win rate is whatever people prefer."""


def numbers(found: Mapping[str, Estimate]) -> dict[str, float | None]:
    return {name: estimate.value for name, estimate in found.items()}


def nearly(one: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    assert one.keys() == other.keys()
    for name, value in one.items():
        assert (value is None) == (other[name] is None), name
        assert value is None or value == pytest.approx(other[name], abs=1e-9), name


@given(st.lists(st.integers(0, 2), min_size=3, max_size=30).filter(lambda values: len(set(values)) > 1))
def test_identical_raters_agree_fully(values: list[int]) -> None:
    """Four who always say the same: every coefficient is 1, and the judge is as one of them."""
    answers = np.repeat(np.array(values)[:, None], 4, axis=1)
    found = numbers(people(answers, np.arange(len(values))))
    assert found.pop("judge minus human") == 0
    assert found.pop("win rate") == pytest.approx(np.mean(values) / 2)
    if set(values) == {1}:
        found.pop("accuracy, decisive")
    assert found == {name: pytest.approx(1.0) for name in found}


@given(ANSWERS, st.integers(0, 2**20))
def test_the_order_of_units_and_raters(made: Any, seed: int) -> None:
    """Shuffled pairs change nothing; nor do people in another order, where each counts as much as the others."""
    answers, family = made
    order = np.random.default_rng(seed).permutation(len(answers))
    nearly(numbers(people(answers, family)), numbers(people(answers[order], family[order])))
    among_people = ("percent", "α nominal", "α ordinal", "α interval", "Fleiss κ", "AC1", "AC2", "judge minus human")
    found = [numbers(people(some, family)) for some in (answers, answers[:, [2, 0, 1, 3]])]
    nearly(*({name: one[name] for name in among_people} for one in found))


@given(ANSWERS)
def test_swapped_responses(made: Any) -> None:
    """With each pair's responses changed over every number stays, but the win rate, which turns into its rest."""
    answers, family = made
    before, after = numbers(people(answers, family)), numbers(people(2 - answers, family))
    assert before.pop("win rate") == pytest.approx(1 - (after.pop("win rate") or 0))
    nearly(before, after)


# Whole reports


def turned(cases: Cases) -> Cases:
    """The same with both responses of every pair changed over in all that is known of them."""
    votes, said = cases.votes, cases.votes.preference
    flipped = np.where(said == NO_PREFERENCE, said, -said).astype(np.int8)
    return replace(
        cases,
        votes=replace(votes, preference=flipped, reversed=~votes.reversed),
        p1=1 - cases.p1,
        shown=np.where(cases.shown > 0, 3 - cases.shown, 0).astype(np.int8),
        model_1=cases.model_2,
        model_2=cases.model_1,
        length_1=cases.length_2,
        length_2=cases.length_1,
    )


def with_unlabelled(cases: Cases) -> Cases:
    """The same with seven pairs more that nobody answered."""
    more = 7
    votes = cases.votes
    extra = tuple(f"unlabelled {number}" for number in range(more))
    cluster = np.append(votes.cluster, votes.cluster.max() + 1 + np.arange(more)).astype(np.int32)
    by_unit = {
        name: np.append(getattr(cases, name), getattr(cases, name)[:more])
        for name in ("model_1", "model_2", "length_1", "length_2", "probability")
    }
    return replace(cases, votes=replace(votes, units=(*votes.units, *extra), cluster=cluster), **by_unit)


def shuffled(cases: Cases) -> Cases:
    order = np.random.default_rng(5).permutation(len(cases.votes.unit))
    by_row = {name: getattr(cases, name)[order] for name in ("confidence", "p1", "seconds", "shown", "week", "day")}
    of_votes = ("unit", "rater", "slot", "purpose", "round", "scale", "status", "preference", "both_bad", "reversed")
    votes = replace(cases.votes, **{name: getattr(cases.votes, name)[order] for name in of_votes})
    return replace(cases, votes=votes, **by_row)


REPORTS: dict[str, Callable[[Cases], Any]] = {
    "agreement": lambda cases: agreement_as_json(agreement(cases.votes)),
    "agreement on strength": lambda cases: agreement_as_json(agreement(cases.votes, on="strength")),
    "audit": lambda cases: audit_as_json(audit(cases, "J")),
    "ranking by people": lambda cases: ranking_as_json(ranking(contest_of(cases))),
    "ranking by the judge": lambda cases: ranking_as_json(ranking(contest_of(cases, "J"), "davidson")),
}
AS_STORED = ("confusion", "macro_f1", "cohen_kappa", "pairs", "win_rate", "spread")
"""What is about how pairs were stored, or names the two sides, and so turns with them."""


def alike(one: Any, other: Any, spared: tuple[str, ...] = (), at: str = "") -> None:
    """The same document, numbers up to the order in which they were added."""
    if isinstance(one, dict):
        assert one.keys() == other.keys(), at
        for name in one:
            if name not in spared:
                alike(one[name], other[name], spared, f"{at}.{name}")
    elif isinstance(one, list):
        assert len(one) == len(other), at
        for place, (left, right) in enumerate(zip(one, other, strict=True)):
            alike(left, right, spared, f"{at}[{place}]")
    elif isinstance(one, float):
        assert other == pytest.approx(one, abs=1e-6, nan_ok=True), at
    else:
        assert one == other, at


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_neither_unlabelled_pairs_nor_the_order_of_rows(report: Callable[[Cases], Any]) -> None:
    """Every number of a report, its interval and its n stay."""
    cases = planted("length-lover", 120)
    whole = report(cases)
    alike(whole, report(with_unlabelled(cases)))
    alike(whole, report(shuffled(cases)))


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_reports_of_swapped_responses(report: Callable[[Cases], Any]) -> None:
    """Every number stays that does not speak of how the pairs are stored."""
    cases = planted("length-lover", 120)
    alike(report(cases), report(turned(cases)), AS_STORED)


# Numbers about confidence, ranks and latent classes

ROWS = st.lists(st.tuples(st.sampled_from([0.5, 0.6, 0.8, 0.95]), st.booleans()), min_size=4, max_size=40)


def about_confidence(confidence: Any, right: Any) -> dict[str, float | None]:
    bins = reliability(confidence, right)
    return {
        "ECE": expected_calibration_error(bins, confidence, right, None).value,
        "Brier": brier(confidence, right, None).value,
        "AURC": aurc(risk_curve(confidence, 1 - right)),
        "AUROC": float(np.nan_to_num(area_under_roc(confidence, right), nan=-1.0)),
    }


@given(ROWS, st.integers(0, 99))
def test_numbers_about_confidence(rows: list[tuple[float, bool]], seed: int) -> None:
    """The order of rows is nothing; an always certain and always right judge has no error and no risk at all."""
    confidence, right = np.array([row[0] for row in rows]), np.array([float(row[1]) for row in rows])
    order = np.random.default_rng(seed).permutation(len(rows))
    nearly(about_confidence(confidence, right), about_confidence(confidence[order], right[order]))
    faultless = about_confidence(np.ones(len(rows)), np.ones(len(rows)))
    assert (faultless["ECE"], faultless["Brier"], faultless["AURC"]) == (0, 0, 0)


@given(st.lists(st.floats(-5, 5), min_size=3, max_size=20, unique=True), st.integers(0, 99))
def test_correlations_of_ranks(values: list[float], seed: int) -> None:
    """A list with itself is 1, with its mirror image −1, and the order of both lists is nothing."""
    one = np.round(np.array(values), 3) + np.arange(len(values)) * 1e-2
    two = np.random.default_rng(seed).permutation(one)
    order = np.random.default_rng(seed + 1).permutation(len(one))
    for correlation in (spearman, kendall, pearson):
        assert correlation(one, one) == pytest.approx(1) and correlation(one, -one) == pytest.approx(-1)
        assert correlation(one, two) == pytest.approx(correlation(two, one))
        assert correlation(one[order], two[order]) == pytest.approx(correlation(one, two))


def test_latent_classes_of_raters_who_agree() -> None:
    """Three who always say the same are always right, and classes by other names are the same classes."""
    unit, rater = np.repeat(np.arange(20), 3), np.tile(np.arange(3), 20)
    value = np.repeat(np.arange(20) % 3, 3)
    found, renamed = dawid_skene(unit, rater, value, 20, 3, 3), dawid_skene(unit, rater, 2 - value, 20, 3, 3)
    assert found.accuracy == pytest.approx(np.ones(3), abs=1e-6)
    assert found.posterior == pytest.approx(renamed.posterior[:, ::-1], abs=1e-9)


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9).filter(lambda cells: sum(cells[:3]) > 0))
def test_macro_f1_of_names_in_another_order(cells: list[int]) -> None:
    """What the classes are called and in which order they stand is nothing."""
    table = np.array(cells, dtype=np.float64).reshape(3, 3)
    one, other = (macro_f1(unclustered(some[None])).value for some in (table, table[::-1, ::-1]))
    assert one == pytest.approx(other)
