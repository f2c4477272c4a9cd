"""Agreement on public data gives the published numbers: PandaLM's people and judges, LLMBar's judge in both orders."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from core.votes_tables import Row, judge, people, votes_from
from nearmiss.agreement import agreement, as_json
from nearmiss.votes import VoteRater, Votes

pytestmark = pytest.mark.data
PEOPLE = ("annotator1", "annotator2", "annotator3")
JUDGES = {"gpt-3.5-turbo": "gpt_result", "pandalm-7b": "pandalm_result"}
SIDES = {"0": 0, "1": -1, "2": 1, "Tie": 0}
LLMBAR = [
    "LLMBar/Natural",
    "LLMBar/Adversarial/GPTInst",
    "LLMBar/Adversarial/GPTOut",
    "LLMBar/Adversarial/Manual",
    "LLMBar/Adversarial/Neighbor",
    "CaseStudy/Constraint",
]


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def pandalm_rows(folder: Path, stored_reversed: set[int]) -> list[Row]:
    """Three people and two judges on 999 rows, some of them stored with their responses the other way round."""
    rows = []

    def add(item: int, rater: str, given: Any, slot: str) -> None:
        side, back = SIDES.get(str(given)), item in stored_reversed
        status = "unreadable" if side is None else "given"
        preference = -side if back and side is not None else side
        rows.append(Row(str(item), rater, preference, slot, status=status, scale="pairwise", reversed=back))

    for item in read(folder / "testset-v1.json"):
        for person in PEOPLE:
            add(item["idx"], person, item[person], "main")
    for name, key in JUDGES.items():
        for item in read(folder / f"{name}-testset-v1.json"):
            add(item["idx"], name, item[key], "12")
    return rows


def pandalm(folder: Path, stored_reversed: set[int] = frozenset()) -> Votes:  # type: ignore[assignment]
    raters = [*people(*PEOPLE), *(judge(name) for name in JUDGES)]
    return votes_from(pandalm_rows(folder, stored_reversed), raters)


@pytest.fixture(scope="module")
def pandalm_report(shared_data: Path) -> dict[str, Any]:
    return as_json(agreement(pandalm(shared_data / "pandalm")))


def four(estimate: dict[str, Any]) -> str:
    assert estimate["low"] < estimate["value"] < estimate["high"]
    return f"{estimate['value']:.4f}"


def test_pandalm_people(pandalm_report: dict[str, Any]) -> None:
    """κ of each two, Fleiss' κ and α of the three, over all 999 rows."""
    pairs = pandalm_report["pairs"]
    assert [(pair["a"], pair["b"], pair["n"]) for pair in pairs] == [
        ("annotator1", "annotator2", 999),
        ("annotator1", "annotator3", 999),
        ("annotator2", "annotator3", 999),
    ]
    assert [four(pair["cohen_kappa"]["unweighted"]) for pair in pairs] == ["0.8520", "0.8789", "0.8617"]
    assert [four(pair["percent"]) for pair in pairs] == ["0.9129", "0.9289", "0.9179"]
    humans = pandalm_report["humans"]
    assert (humans["raters"], humans["items"]) == (3, 999)
    assert four(humans["fleiss_kappa"]) == "0.8642"
    assert four(humans["krippendorff_alpha"]["nominal"]) == "0.8642"


def test_pandalm_judges(pandalm_report: dict[str, Any]) -> None:
    """Accuracy and κ against the majority; what cannot be read is wrong, and a category of its own."""
    gpt, pandalm_7b = pandalm_report["judges"]
    assert [(entry["judge"], entry["n"]) for entry in (gpt, pandalm_7b)] == [(name, 999) for name in JUDGES]
    assert (four(gpt["accuracy"]), four(gpt["cohen_kappa"]["unweighted"])) == ("0.6977", "0.4755")
    assert (four(pandalm_7b["accuracy"]), four(pandalm_7b["cohen_kappa"]["unweighted"])) == ("0.6677", "0.4354")
    assert (gpt["unreadable"], pandalm_7b["unreadable"]) == (25, 0)
    # The paper's macro F1 of PandaLM-7B is 57.43 %.
    assert four(pandalm_7b["macro_f1"]) == "0.5743" and gpt["macro_f1"]["value"] != gpt["macro_f1_symmetrised"]["value"]
    confusion = gpt["confusion"]
    targets = dict(zip(confusion["categories"], map(sum, confusion["counts"]), strict=True))
    answers = dict(zip(confusion["categories"], map(sum, zip(*confusion["counts"], strict=True)), strict=True))
    assert targets == {"1": 422, "tie": 105, "2": 472, "unreadable": 0}
    assert answers == {"1": 460, "tie": 38, "2": 476, "unreadable": 25}


def test_pandalm_stored_in_any_order(shared_data: Path, pandalm_report: dict[str, Any]) -> None:
    """Pairs stored the other way round, at random, change chance-corrected numbers as stored, and nothing else."""
    draw = random.Random(5)
    turned = {item for item in range(999) if draw.random() < 0.5}
    other = as_json(agreement(pandalm(shared_data / "pandalm", turned)))
    assert side_based(other) == pytest.approx(side_based(pandalm_report))
    assert other["humans"]["fleiss_kappa"] != pandalm_report["humans"]["fleiss_kappa"]


def side_based(document: Any, path: str = "") -> dict[str, Any]:
    """The document's numbers, flat, without those that depend on which response was stored first."""
    if isinstance(document, dict):
        parts = [(f"{path}/{key}", value) for key, value in document.items()]
    elif isinstance(document, list):
        parts = [(f"{path}/{place}", value) for place, value in enumerate(document)]
    else:
        return {path: document}
    kept = [(name, value) for name, value in parts if not depends_on_storing(name)]
    return {key: number for name, value in kept for key, number in side_based(value, name).items()}


def depends_on_storing(path: str) -> bool:
    if "symmetrised" in path:
        return False
    chance_corrected = ("/fleiss_kappa", "/krippendorff_alpha", "/gwet_ac", "/unweighted", "/linear", "/quadratic")
    return any(word in path for word in (*chance_corrected, "/macro_f1", "/confusion"))


def llmbar_rows(folder: Path, kind: str) -> list[Row]:
    rows = []
    for item, found in enumerate(read(folder / f"evaluators/GPT-4/{kind}/result.json")):
        rows.append(Row(str(item), "LLMBar", {1: -1, 2: 1}[found["label"]], scale="forced"))
        for slot, key in (("12", "swap = False"), ("21", "swap = True")):
            side = {"1": -1, "2": 1}.get(found["results"][-1][key]["winner"])
            status = "unreadable" if side is None else "given"
            rows.append(Row(str(item), "GPT-4", side, slot, scale="forced", status=status))
    return rows


def test_llmbar_in_each_order_and_in_both(shared_data: Path) -> None:
    """Accuracy against the reference in every subset and for both prompts, as LLMBar's statistics say."""
    raters = [VoteRater("LLMBar", "reference"), judge("GPT-4")]
    seen = 0
    for subset in LLMBAR:
        for kind in ("Vanilla", "Swap_CoT"):
            folder = shared_data / "llmbar" / subset
            published = read(folder / f"evaluators/GPT-4/{kind}/statistics.json")
            votes = votes_from(llmbar_rows(folder, kind), raters)
            for orders, key in (("12", "correct_False"), ("21", "correct_True"), ("pair", "correct_both")):
                (entry,) = as_json(agreement(votes, against="reference", orders=orders))["judges"]
                right = round(entry["accuracy_decisive"]["value"] * entry["n"])
                assert f"{right} / {entry['n']} =" in published[key]
                assert entry["accuracy_decisive"] == entry["accuracy"]
            opposite = entry["n"] - int(published["equal"].split(" / ")[0])
            # Two orders that cannot be read alike are equal there; here they are unreadable, not inconsistent.
            assert entry["inconsistent"] <= opposite <= entry["inconsistent"] + entry["unreadable"]
            seen += entry["n"] if kind == "Vanilla" else 0
    assert seen == 419 + 89


def test_each_order_is_an_entry(shared_data: Path) -> None:
    """`orders="each"` gives one entry a slot, equal to those of the single orders."""
    votes = votes_from(
        llmbar_rows(shared_data / "llmbar/LLMBar/Natural", "Vanilla"),
        [VoteRater("LLMBar", "reference"), judge("GPT-4")],
    )
    each = agreement(votes, against="reference", orders="each").judges
    single = [agreement(votes, against="reference", orders=order).judges[0] for order in ("12", "21")]
    assert [entry.orders for entry in each] == ["12", "21"]
    assert [entry.against.accuracy for entry in each] == [entry.against.accuracy for entry in single]
