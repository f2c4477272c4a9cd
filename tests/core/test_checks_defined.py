"""Checks of one's own: names for combinations, read from a TOML file, run like any other, and never code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.test_checking import project_of, record, verdicts
from nearmiss import cli
from nearmiss.checking import run_checks
from nearmiss.checks import outcome
from nearmiss.checks.defined import definitions_from_json, expanded, read_definitions
from nearmiss.desk_checks import checks_run
from nearmiss.errors import ProblemForYou
from nearmiss.exporting import Options, export
from nearmiss.import_files import import_files
from nearmiss.importing.options import Options as ReadingOptions
from nearmiss.model import CheckSpec
from nearmiss.own_checks import define, definitions_of
from nearmiss.project import Project
from nearmiss.queueing.items import desk_pair
from nearmiss.readout import read_records
from nearmiss.schemes import preset

GOOD = """
[checks.brief]
title = "Brief, and no list"
all = [{id = "text:words", args = {at_most = 4}}, {id = "text:bullets", args = {at_most = 0}}]

[checks.shy]
none = [{id = "own:loud"}]

[checks.loud]
any = [{id = "text:uppercase"}, {id = "text:contains", args = {texts = ["!"]}}]
"""


def file(folder: Path, text: str) -> Path:
    path = folder / "checks.toml"
    path.write_text(text, encoding="utf-8")
    return path


def said(path: Path, name: str, text: str) -> str:
    found = outcome(expanded(CheckSpec(f"own:{name}"), read_definitions(path)), text)
    assert found is not None
    return found.verdict


def test_a_definition_is_its_parts(tmp_path: Path) -> None:
    path = file(tmp_path, GOOD)
    assert [said(path, "brief", text) for text in ("three small words", "a b c d e", "- a")] == [
        "met",
        "missed",
        "missed",
    ]
    assert [said(path, "shy", text) for text in ("Hello", "HELLO", "Hello!")] == ["met", "missed", "missed"]
    assert outcome(expanded(CheckSpec("own:other"), read_definitions(path)), "x") is None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "no checks"),
        ("checks = [", "no TOML"),
        ("checks = 1", "no checks"),
        ("[checks.a]\ntitle = 'x'", "needs one of"),
        ("[checks.a]\nall = []", "list of checks"),
        ("[checks.a]\nall = [{id = 'text:json'}]\nany = [{id = 'text:json'}]", "needs one of"),
        ("[checks.a]\nall = [{id = 'text:json'}]\ncode = 'import os'", "needs one of"),
        ("[checks.a]\nall = [{id = 'python:eval', args = {code = '1'}}]", "no check"),
        ("[checks.a]\nall = [{id = 'text:words', args = {at_most = 'few'}}]", "whole number"),
        ("[checks.a]\nall = [{id = 'own:b'}]", "no check 'b'"),
        ("[checks.a]\nall = [{id = 'own:b'}]\n[checks.b]\nany = [{id = 'own:a'}]", "made of itself"),
        ("[checks.a]\nall = [{args = {}}]", "needs an 'id'"),
        ("[checks]\na = 3", "needs one of"),
    ],
)
def test_a_file_that_cannot_be_followed_is_refused_with_the_place(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(ProblemForYou, match=complaint) as refused:
        read_definitions(file(tmp_path, text))
    assert "checks.toml" in str(refused.value)


def test_a_fault_is_said_with_its_line(tmp_path: Path) -> None:
    """Of the file's syntax and of what stands in it."""
    for text, line in (
        ("[checks.a]\nall = [}]\n", 2),
        ("# mine\n\n[checks.a]\nall = [{id = 'text:words', args = {at_most = 'few'}}]\n", 3),
        ('[checks.b]\nall = [{id = "text:json"}]\n[checks."a b"]\ntitle = "x"\n', 3),
    ):
        path = file(tmp_path, text)
        with pytest.raises(ProblemForYou) as refused:
            read_definitions(path)
        assert (refused.value.where or "").startswith(f"{path}:{line}")


def test_checks_that_name_one_another_over_and_over_are_refused(tmp_path: Path) -> None:
    """Ten lines that would come to a hundred thousand million parts."""
    lines = ['[checks.c0]\nall = [{id = "text:json"}]']
    for n in range(1, 5):
        parts = ", ".join(f'{{id = "own:c{n - 1}"}}' for _ in range(50))
        lines.append(f"[checks.c{n}]\nall = [{parts}]")
    with pytest.raises(ProblemForYou, match="more than 1,000 parts"):
        read_definitions(file(tmp_path, "\n".join(lines)))


BRIEF = [{"id": "brief", "text": "Brief", "check": {"id": "own:brief"}}]


def test_the_project_keeps_what_they_stand_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unknown before, run when they are defined, and from then on without the file."""
    path, own = project_of(tmp_path, record(constraints=BRIEF)), file(tmp_path, GOOD)
    assert cli.main(["check", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unsupported"] == [{"check": "own:brief", "n": 2}]
    assert cli.main(["check", str(path), "--define", str(own), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["checked"] == 2 and document["verdicts"]["met"] == 1
    own.unlink()
    with Project.open(path) as project:
        before, head = verdicts(project), project.head()
        assert [row[:3] for row in before] == [("a", "brief", "met"), ("b", "brief", "missed")]
        assert run_checks(project).written == 0 and run_checks(project, ["own:brief"]).written == 0
        assert (verdicts(project), project.head()) == (before, head)


def test_the_same_definitions_are_kept_once_and_new_ones_beside_them(tmp_path: Path) -> None:
    path, own = project_of(tmp_path, record(constraints=BRIEF)), read_definitions(file(tmp_path, GOOD))
    with Project.open(path) as project:
        for _ in range(2):
            run_checks(project, own=own)
        assert sum(line.act == "checks" for line in project.log()) == 1
        run_checks(project, own={"brief": CheckSpec("combine:all", {"checks": [{"id": "text:json"}]})})
        assert set(definitions_of(project.connection)) == {"brief", "shy", "loud"}
        assert [row[2] for row in verdicts(project)] == ["missed", "missed"]


def test_two_copies_that_define_the_same_merge_into_one(tmp_path: Path) -> None:
    path, own = project_of(tmp_path, record(constraints=BRIEF)), read_definitions(file(tmp_path, GOOD))
    copy = tmp_path / "copy.nearmiss"
    copy.write_bytes(path.read_bytes())
    heads = []
    for one in (path, copy):
        with Project.open(one) as project:
            run_checks(project, own=own)
            heads.append({line.id for line in project.log() if line.act in ("checks", "label")})
    assert heads[0] == heads[1]


def test_a_record_that_goes_out_carries_what_they_stand_for(tmp_path: Path) -> None:
    """Taken into another project, the check runs there under its own name, without the file."""
    path, own = project_of(tmp_path, record(constraints=BRIEF)), read_definitions(file(tmp_path, GOOD))
    with Project.open(path) as project:
        run_checks(project, own=own)
        before = verdicts(project)
        export(project, Options(format="native"), tmp_path / "out")
    (source,) = (tmp_path / "out").glob("*.jsonl")
    with Project.create(tmp_path / "again.nearmiss", preset("constraints")) as project:
        import_files(project, [source], ReadingOptions("native"))
        assert verdicts(project) == before
        assert run_checks(project).written == 0
        (constraint,) = next(iter(read_records(project.connection))).constraints
        assert constraint.check is not None and constraint.check.id == "own:brief"


def test_the_desk_runs_them_too(tmp_path: Path) -> None:
    """What the desk's worker gets to run is what the check stands for."""
    path, own = project_of(tmp_path, record(constraints=BRIEF)), read_definitions(file(tmp_path, GOOD))
    with Project.open(path) as project:
        with project.writing():
            define(project.connection, own)
        rater = project.rater("Anna").id
        (a, b) = project.connection.execute("SELECT response_1, response_2 FROM pair").fetchone()
        _, work = desk_pair(project.connection, project.seed, rater, (a, b), "")
        assert work is not None
        ((one, two),) = checks_run(work)
        assert {one and one.verdict, two and two.verdict} == {"met", "missed"}


@given(st.recursive(st.none() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)))
def test_whatever_a_log_calls_definitions_breaks_nothing(value: object) -> None:
    assert isinstance(definitions_from_json(value), dict)
    assert isinstance(definitions_from_json({"a": value}), dict)


def test_a_file_of_checks_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """A mistyped name is no fault of the disk."""
    with pytest.raises(ProblemForYou, match=r"none\.toml: There is no such file"):
        read_definitions(tmp_path / "none.toml")
