"""On ratings of real people, by plain rows: published α of two studies, and names that have no order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nearmiss.agreement import pairs_of, patterns_from, people
from nearmiss.agreement.pairs import ANY_SCALE
from nearmiss.statistics import from_rows

STUDIES = {
    "newsroom/newsroom.json": "newsroom.json",
    "recipe_crowd_sourcing_data/meta_evaluation_recipes.json": "recipe-crowd-sourcing-data.json",
}


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


@pytest.mark.data
@pytest.mark.parametrize("study", STUDIES)
def test_published_alpha_of_attribute_ratings(shared_data: Path, study: str) -> None:
    """Every attribute of both studies, at the level that the study took."""
    folder = shared_data / "judge_bench_humans"
    published = next(iter(read(folder / "results/regular" / STUDIES[study]).values()))
    instances = read(folder / "data" / study)["instances"]
    assert len(published) in (4, 6)
    for attribute, entry in published.items():
        rows = [
            (item, place, value)
            for item, instance in enumerate(instances)
            for place, value in enumerate(instance["annotations"][attribute]["individual_human_scores"])
            if value is not None
        ]
        ratings = from_rows(*map(list, zip(*rows, strict=True)))
        found = people(ratings, patterns_from(ratings)).krippendorff_alpha
        assert found.ordinal.value == pytest.approx(entry["krippendorff_alpha"])


def test_names_without_an_order_have_nominal_numbers_only() -> None:
    """Verdicts, say: met and missed are no numbers, and nothing is weighted."""
    rows = [("a", "ana", "met"), ("a", "ben", "met"), ("b", "ana", "missed"), ("b", "ben", "met"), ("c", "ana", "met")]
    rows += [("c", "ben", "met"), ("d", "ana", "missed"), ("d", "ben", "missed")]
    ratings = from_rows(*map(list, zip(*rows, strict=True)), ordered=False)
    found = people(ratings, patterns_from(ratings), "nominal")
    assert found.percent.value == 0.75
    assert found.krippendorff_alpha.nominal.value is not None
    for estimate in (found.krippendorff_alpha.ordinal, found.krippendorff_alpha.interval, found.gwet_ac2):
        assert (estimate.value, estimate.why) == (None, "the values are names without an order")
    assert found.symmetrised.fleiss_kappa.why == "the answers name no side"
    pair = pairs_of(ratings, ("ana", "ben"), (False, False), ratings.rater[:2] * 0 + ANY_SCALE)[0]
    assert pair.cohen_kappa.unweighted.value == pytest.approx(0.5)
    assert pair.cohen_kappa.linear.why == "the values are names without an order"
