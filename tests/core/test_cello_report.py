"""CELLO's averages of a project come out as its scorer prints them: by criterion, by task, by half, and the whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.test_checking import project_of, record
from nearmiss.cello_report import cello_averages, cello_document
from nearmiss.checking import run_checks
from nearmiss.project import Project

TASKS = {
    "extraction": 1.0, "planning": 0.5, "meta_prompt": 0.5, "brainstorming_single_round": 1.0,
    "writing_single_round": 0.0, "keywords_extraction": 1.0, "closed_QA": 0.5, "summarization": 0.0,
    "structure_hard": 1.0, "structure_simple": 0.5, "structure_none": 0.0, "brainstorming_multi_rounds": 1.0,
    "writing_multi_rounds": 0.5,
}  # fmt: skip
"""The thirteen files of the benchmark, with one capital as it has it, and the score that the answers here get."""
ANSWERS = {1.0: "red and blue", 0.5: "red alone", 0.0: "green"}


def sample(task: str, score: float) -> dict[str, Any]:
    """A prompt whose only criterion is two phrases; the second model always gives both."""
    args = {"criteria": [{"criterion": "keywords", "limit": ["red", "blue"]}]}
    check = {"id": "cello:task_prescribed_phrases", "args": args}
    return record(
        task,
        prompt=f"Name two colours for {task}.",
        constraints=[{"id": "task", "text": "Both colours", "check": check}],
        responses=[
            {"id": "a", "text": ANSWERS[score], "model": "uneven"},
            {"id": "b", "text": "red, blue", "model": "steady"},
        ],
        tags={"task_category": task},
    )


def test_a_model_with_all_tasks_has_the_average_of_both_halves(tmp_path: Path) -> None:
    """Five tasks with complex instructions and six with complex input, the three of structure being one."""
    path = project_of(tmp_path, *(sample(task, score) for task, score in TASKS.items()))
    with Project.open(path) as project:
        found = cello_averages(project.connection)
        (uneven, n), (steady, _) = found["uneven"], found["steady"]
    assert n == 13 and steady.average == 1
    assert uneven.tasks["closed_qa"] == 0.5 and uneven.tasks["structure"] == 0.5
    assert uneven.complex_instruction == pytest.approx((1 + 0.5 + 0.5 + 1 + 0) / 5)
    assert uneven.complex_input == pytest.approx((1 + 0.5 + 0 + 0.5 + 1 + 0.5) / 6)
    assert uneven.average == pytest.approx((0.6 + 3.5 / 6) / 2)
    assert uneven.criteria == (None, None, pytest.approx(sum(TASKS.values()) / 13), None)


def test_with_one_half_missing_the_average_is_not_defined_and_why(tmp_path: Path) -> None:
    with Project.open(project_of(tmp_path, sample("planning", 1.0))) as project:
        (first, _) = cello_document(project.connection)
    assert first["average"]["value"] is None and "half" in first["average"]["why"]
    assert first["complex_instruction"]["value"] == 1


def test_the_four_criteria_of_one_sample_are_four_scores(tmp_path: Path) -> None:
    """One constraint for each criterion, as imported; its answer before is what 'longer' is held against."""
    asked: list[tuple[str, str, Any, dict[str, Any]]] = [
        ("answer_format", "keywords", ["x", "y"], {}),
        ("input_dependent_query", "keywords", ["elbe"], {"input_text": "NULL"}),
        ("task_prescribed_phrases", "keywords", ["oder"], {}),
        ("count_limit", "revise", "longer", {"lang": "eg", "previous": "short"}),
    ]
    constraints = [
        {"id": rule, "text": rule, "check": {"id": f"cello:{rule}", "args": {"criteria": [
            {"criterion": name, "limit": limit}]} | rest}}
        for rule, name, limit, rest in asked
    ]  # fmt: skip
    answer = [{"id": "a", "text": "x: the elbe is longer", "model": "m"}]
    item = record(constraints=constraints, responses=answer, tags={"task_category": "planning"})
    with Project.open(project_of(tmp_path, item)) as project:
        (found, _) = cello_averages(project.connection)["m"]
        assert found.criteria == (0.5, 1.0, 0.0, 1.0)
        assert run_checks(project).verdicts == {"met": 2, "missed": 2}


def test_a_project_without_its_checks_has_no_such_numbers(tmp_path: Path) -> None:
    with Project.open(project_of(tmp_path, record())) as project:
        assert cello_document(project.connection) == []
