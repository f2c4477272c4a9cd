"""The public files themselves: every row is taken, and the published figures come out of what was imported."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from import_samples import good
from whole_imports import taken, verdicts

from nearmiss.cli import program
from nearmiss.importing import Options, recognise
from nearmiss.importing.constraints.structflow import STRUCTURAL
from nearmiss.records import Record

pytestmark = pytest.mark.data


# -------------------------------------------------------------------------------------------------- IFEval


@pytest.fixture(scope="module")
def ifeval(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    """All four files in one import, in an order that needs sorting."""
    files = sorted((shared_data / "ifeval" / "data").rglob("*.jsonl"), reverse=True)
    records, reports = taken(tmp_path_factory.mktemp("ifeval"), files)
    assert [report.format for report in reports] == ["ifeval"] * 4
    assert not any(report.taken.problems for report in reports)
    return records


def test_ifeval_responses_and_results_join_their_prompts(ifeval: list[Record]) -> None:
    """540 prompts, 832 constraints, one response each; every constraint reads as a sentence and has its check."""
    assert len(ifeval) == 540
    assert sum(len(record.constraints) for record in ifeval) == 832
    assert {len(record.responses) for record in ifeval} == {1}
    for constraint in (item for record in ifeval for item in record.constraints):
        assert constraint.check is not None
        assert constraint.check.id == f"ifeval:{constraint.id.partition(' ')[2]}"
        assert constraint.text[-1] in ".”"


@pytest.mark.parametrize(("mode", "prompts", "constraints"), [("strict", 417, 697), ("loose", 430, 712)])
def test_ifeval_verdicts_say_the_published_figures(
    ifeval: list[Record], mode: str, prompts: int, constraints: int
) -> None:
    """417/540 and 697/832 strict, 430/540 and 712/832 loose."""
    found = [verdicts(record, f"IFEval {mode}") for record in ifeval]
    assert sum(said.count("met") for said in found) == constraints
    assert sum(set(said) == {"met"} for said in found) == prompts
    assert Counter(word for said in found for word in said).keys() == {"met", "missed"}


# -------------------------------------------------------------------------------------------- StructFlowBench

MODELS = ("gpt4o", "mistral_7b_instruct_v0_3")
FOLDER = Path("structflowbench/evaluation/output")


@pytest.fixture(scope="module")
def structflow(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    """Both models' files in one project, and the bare dialogues, which add nothing to them."""
    files = [shared_data / FOLDER / "evaluation" / f"{model}_evaluate.json" for model in MODELS]
    files.append(shared_data / "structflowbench" / "StructFlowBench.json")
    return taken(tmp_path_factory.mktemp("structflow"), files)[0]


def test_two_models_files_make_pairs(structflow: list[Record]) -> None:
    """643 turns of 155 dialogues with 1,775 constraints; each turn has both models' responses, and their pair."""
    assert len(structflow) == 643
    assert sum(not record.parents for record in structflow) == 155
    assert sum(len(record.constraints) for record in structflow) == 1775
    for record in structflow:
        assert {response.model for response in record.responses} == set(MODELS)
        assert len(record.all_pairs()) == 1


def test_structural_constraints_weigh_twice(structflow: list[Record]) -> None:
    """As the benchmark's weighted rate counts them."""
    for constraint in (item for record in structflow for item in record.constraints):
        assert constraint.weight == (2 if constraint.category in STRUCTURAL else 1)


def test_the_published_scores_come_out_of_status(shared_data: Path, tmp_path: Path) -> None:
    """`nearmiss status --json` says every figure of both models' rows in overall_score.csv, to its two decimals."""
    files = [str(shared_data / FOLDER / "evaluation" / f"{model}_evaluate.json") for model in MODELS]
    project = str(tmp_path / "scores.nearmiss")
    said(["new", project, "--scheme", "constraints"])
    said(["import", project, *files])
    (judge,) = json.loads(said(["status", project, "--json"]))["verdicts"]
    with (shared_data / FOLDER / "score" / "overall_score.csv").open(encoding="utf-8") as file:
        published = {row.pop("model name"): row for row in csv.DictReader(file)}
    assert [row["model"] for row in judge["by_model"]] == sorted(MODELS)
    for row in judge["by_model"]:
        found = {name: f"{value:.2f}".rstrip("0") for name, value in structflow_scores(row).items()}
        assert found == {name: f"{float(text):.2f}".rstrip("0") for name, text in published[row["model"]].items()}


def said(words: Sequence[str]) -> str:
    """What a command prints."""
    result = CliRunner().invoke(program, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def structflow_scores(row: Mapping[str, Any]) -> dict[str, float]:
    """The benchmark's figures of a model, under its names for them."""
    found = {
        "CSR": row["fraction_met"],
        "ISR": row["all_met"],
        "WCSR": row["weighted"],
        "DRFR": row["strict"]["constraint"],
    }
    found |= {entry["category"]: entry["strict"]["constraint"] for entry in row["by_category"]}
    found |= {entry["value"]: entry["weighted"] for entry in row["by_tag"] if entry["tag"] == "conv_task"}
    return {name: estimate["value"] for name, estimate in found.items()}


# ------------------------------------------------------------------------------------------------ FollowBench

COUNTS = {"content": 150, "situation": 132, "style": 180, "format": 180, "mixed": 102, "example": 200}


@pytest.mark.parametrize("language", ["data", "data_zh"])
def test_followbench_has_its_counts_and_its_lineage(shared_data: Path, tmp_path: Path, language: str) -> None:
    """944 and 908 prompts; each level has the constraints of the level before it and one more."""
    files = sorted((shared_data / "followbench" / language).glob("*.json"))
    assert {recognise(path).name for path in files} == {"followbench"}
    records, reports = taken(tmp_path, files)
    counts = {report.path.name.partition("_")[0]: report.taken.records for report in reports}
    assert sum(counts.values()) == len(records) == (944 if language == "data" else 908)
    assert language != "data" or counts == COUNTS
    by_id = {record.id: record for record in records}
    assert len(by_id) == len(records)
    for record in records:
        (parent,) = record.parents or (None,)
        if parent is not None and record.constraints:
            assert record.constraints[:-1] == by_id[parent].constraints
            assert record.constraints[-1].added_in == record.evolution.step


def test_followbench_in_two_languages_shares_a_project(shared_data: Path, tmp_path: Path) -> None:
    """They number alike, and are told apart by their wording; fifteen examples begin with the same empty level."""
    records, reports = taken(tmp_path, sorted((shared_data / "followbench").rglob("*.json")))
    assert len(records) == 944 + 908 - 15
    notes = {note for report in reports for note in report.taken.notes}
    assert notes <= {"prompts that say the same as another"}


# -------------------------------------------------------------------------------------- ratings, conversations


def test_biggen_samples_join_and_keep_their_judge(shared_data: Path, tmp_path: Path) -> None:
    """765 items, 695 of them judged from 1 to 5; the two files' responses make pairs."""
    files = sorted((shared_data / "biggen_samples").rglob("*.json"))
    records, _ = taken(tmp_path, files)
    assert len(records) == 765
    assert sum(bool(record.labels) for record in records) == 695
    assert sum(len(record.all_pairs()) for record in records) == 695
    assert all(len(record.constraints) == 1 and record.conversation.system for record in records)


@pytest.mark.parametrize(
    ("data", "results"),
    [
        ("newsroom/newsroom.json", "newsroom.json"),
        ("recipe_crowd_sourcing_data/meta_evaluation_recipes.json", "recipe-crowd-sourcing-data.json"),
    ],
)
def test_people_s_ratings_agree_as_published(shared_data: Path, data: str, results: str) -> None:
    """Krippendorff's ordinal α of each of ten attributes, from positions that are no people."""
    folder = shared_data / "judge_bench_humans"
    published = next(iter(json.loads((folder / "results/regular" / results).read_text("utf-8")).values()))
    units: dict[str, list[list[float]]] = {name: [] for name in published}
    for record in good(folder / "data" / data, "judge-bench"):
        people = [label.answer.ratings for label in record.labels if label.kind == "human"]
        assert all(rater.anonymous for rater in record.raters if rater.kind == "human")
        for name, unit in units.items():
            unit.append([values[name] for said in people for values in said.values() if name in values])
    assert {name: pytest.approx(ordinal_alpha(unit)) for name, unit in units.items()} == {
        name: said["krippendorff_alpha"] for name, said in published.items()
    }


def ordinal_alpha(units: Sequence[Sequence[float]]) -> float:
    """Krippendorff (2011), by the coincidence matrix."""
    values = sorted({value for unit in units for value in unit})
    matrix = np.zeros((len(values), len(values)))
    for unit in units:
        for i, one in enumerate(unit):
            for j, two in enumerate(unit):
                matrix[values.index(one), values.index(two)] += (i != j) / max(len(unit) - 1, 1)
    margins = matrix.sum(axis=1)
    places = np.cumsum(margins) - margins / 2
    distance = np.subtract.outer(places, places) ** 2
    expected = np.outer(margins, margins) - np.diag(margins)
    return float(1 - (matrix * distance).sum() / (expected * distance).sum() * (margins.sum() - 1))


def test_mt_bench_questions_and_answers_are_all_taken(shared_data: Path, tmp_path: Path) -> None:
    """80 questions of two turns, 30 answered by the reference model."""
    folder = shared_data / "mt_bench_questions/fastchat/llm_judge/data/mt_bench"
    records, _ = taken(tmp_path, sorted(folder.rglob("*.jsonl")))
    assert len(records) == 160
    assert Counter(response.model for record in records for response in record.responses) == {"gpt-4": 60}
    assert Counter(record.tags["turn"] for record in records) == {"1": 80, "2": 80}


def test_conversations_keep_every_turn(shared_data: Path) -> None:
    """500 talks; what was the assistant's last word is the response."""
    path = shared_data / "mt_bench_questions/data/dummy_conversation.json"
    source = json.loads(path.read_text("utf-8"))
    records = good(path, recognise(path).name, Options())
    said: list[Mapping[str, str]] = [turn for value in source for turn in value["conversations"]]
    assert sum(len(record.conversation.turns) + len(record.responses) for record in records) == len(said)
