"""A project read out: the same records whatever came first, names that tell apart, and nothing locked in between."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.exporting.data_sets import fill, label, pair, project_of
from core.small_projects import answer, copy_to, raters, subjects
from core.small_projects import label as say
from nearmiss import lines
from nearmiss.lines import Act, Place
from nearmiss.project import Project
from nearmiss.readout import BATCH, moment, read_prompts, read_records, told_apart
from nearmiss.records import write_record


def read(project: Project) -> list[dict[str, Any]]:
    """All records, as JSON."""
    return [write_record(record) for record in read_records(project.connection)]


def test_prompts_come_by_name_whatever_came_first(tmp_path: Path) -> None:
    """By namespace and id; those without an id by how often they said the same before."""
    values = [pair(name, label("ana", 1)) for name in ("b", "a", "10", "9")]
    values += [{"prompt": "Twice.", "responses": ["one"], "meta": {"which": i}} for i in range(2)]
    orders = []
    for number, order in enumerate((values, [*values[::-1]])):
        with project_of(tmp_path / f"{number}.nearmiss", order) as project:
            orders.append([row.get("id") for row in read(project)])
    assert orders == [[None, None, "10", "9", "a", "b"]] * 2


def test_more_prompts_than_are_read_at_once(tmp_path: Path) -> None:
    """None is lost or read twice where one batch ends and the next begins."""
    for number in (BATCH - 1, BATCH, BATCH + 1, 2 * BATCH + 1):
        path = tmp_path / f"{number}.nearmiss"
        values = [pair(f"p{i:04}", label("ana", 1)) for i in range(number)]
        with project_of(path, values) as project:
            found = read(project)
            assert [row["id"] for row in found] == [value["id"] for value in values]
            assert all(len(row["labels"]) == 1 and len(row["responses"]) == 2 for row in found)
            assert len({key for key, _ in read_prompts(project.connection)}) == number


def test_nothing_is_locked_between_records(tmp_path: Path) -> None:
    """Whoever labels meanwhile saves at once: the labels here go in while records are being read."""
    with project_of(tmp_path / "p.nearmiss", [pair(f"p{i}") for i in range(BATCH + 5)]) as labelling:
        labelling.connection.execute("PRAGMA busy_timeout = 0")
        rater = labelling.rater("ana").id
        with Project.open(tmp_path / "p.nearmiss", read_only=True) as project:
            before = moment(project.connection)
            for number, _ in enumerate(read_records(project.connection)):
                if number in (0, BATCH - 1, BATCH):
                    say(labelling, rater, subjects(labelling)[number], answer(1))
            assert moment(project.connection) != before


def test_the_moment_changes_with_everything_that_comes_in(tmp_path: Path) -> None:
    """Content, labels, and what is taken back; and with nothing else."""
    with project_of(tmp_path / "p.nearmiss", [pair("p")]) as project:
        seen = [moment(project.connection)]
        rater = project.rater("ana").id
        seen.append(moment(project.connection))
        say(project, rater, subjects(project)[0], answer(1))
        seen.append(moment(project.connection))
        line = project.prepare_undo(rater)
        assert line is not None
        project.save(line)
        seen.append(moment(project.connection))
        fill(project, [pair("p", constraints=[{"id": "c", "text": "New"}])])
        seen.append(moment(project.connection))
        assert len(set(seen)) == len(seen)
        read(project)
        assert moment(project.connection) == seen[-1]


# Names


@given(st.lists(st.sampled_from(["a", "a~2", "a~3", "a~2~2", "b", ""])))
def test_names_are_told_apart(names: list[str]) -> None:
    """No two alike; the first of a name keeps it; a second time nothing changes."""
    found = told_apart(names)
    assert len(set(found)) == len(names)
    assert all(shown == name for i, (name, shown) in enumerate(zip(names, found, strict=True)) if name not in names[:i])
    assert told_apart(found) == found


def test_two_responses_of_one_id_are_told_apart(tmp_path: Path) -> None:
    """They came in one by one; a label of the second names the second."""
    first = {"id": "p", "prompt": "P", "responses": [{"id": "r", "text": "One"}]}
    second = {"id": "p", "prompt": "P", "responses": [{"id": "r", "text": "Two"}]}
    second["labels"] = [{"rater": "ana", "response": "r", "ratings": {"r": {"tone": 3}}}]
    with project_of(tmp_path / "p.nearmiss", [first, second]) as project:
        (row,) = read(project)
    assert [(item["id"], item["text"]) for item in row["responses"]] == [("r", "One"), ("r~2", "Two")]
    assert row["labels"][0]["response"] == "r~2"
    assert row["labels"][0]["ratings"] == {"r~2": {"tone": 3}}


def test_a_constraint_said_anew_is_the_newest(tmp_path: Path) -> None:
    """Verdicts on the earlier wording stay in the log and out of the record."""
    verdicts = {"c": {"a": "met"}}
    old = pair("p", label("ana", 1, verdicts=verdicts), constraints=[{"id": "c", "text": "Old"}])
    new = pair("p", constraints=[{"id": "c", "text": "New"}])
    with project_of(tmp_path / "p.nearmiss", [old, new]) as project:
        (row,) = read(project)
        assert project.connection.execute("SELECT count(*) FROM verdicts").fetchone() == (1,)
    assert row["constraints"] == [{"id": "c", "text": "New"}]
    assert "verdicts" not in row["labels"][0]


# What others wrote


def foreign(project: Project, body: dict[str, Any], subject: tuple[str, ...], act: str = "label") -> lines.Line:
    """A line that another program or a later version may have written."""
    said = Act(act, raters(project)["ana"], subject, body=body)
    return lines.build_line(said, Place("elsewhere", 1, None, 7))


def test_a_label_that_is_not_understood_says_nothing(tmp_path: Path) -> None:
    """A status of a later version, a decision about one response: the project is read out without them."""
    with Project.open(copy_to(tmp_path / "p.nearmiss")) as project:
        first, second = subjects(project)[:2]
        project.merge([foreign(project, {"status": "of a later version", "preference": 1}, first)])
        project.merge([foreign(project, {"preference": 2, "verdicts": {"nobody": {"knows": "met"}}}, second)])
        project.merge([foreign(project, {"preference": 2}, first[:1], "decide")])
        found = [said for row in read(project) for said in row.get("labels", ())]
        assert [said["preference"] for said in found] == [2]
        assert not any("verdicts" in said for said in found)
        assert not any("decisions" in row for row in read(project))


def test_the_order_of_labels_is_that_of_names(tmp_path: Path) -> None:
    """However they came in, and whatever ids raters have inside."""
    names = ["cleo", "ana", "ben", "Ana", "é"]
    found = []
    for seed in range(3):
        random.Random(seed).shuffle(names)
        with project_of(tmp_path / f"{seed}.nearmiss", [pair("p")]) as project:
            for name in names:
                say(project, project.rater(name).id, subjects(project)[0], answer(1))
            (row,) = read(project)
            found.append([said["rater"] for said in row["labels"]])
    assert found == [["Ana", "ana", "ben", "cleo", "é"]] * 3


def test_reading_needs_no_right_to_write(tmp_path: Path) -> None:
    """A project opened for reading, its file untouched."""
    with project_of(tmp_path / "p.nearmiss", [pair("p", label("ana", 1))]) as project:
        expected = read(project)
    before = (tmp_path / "p.nearmiss").read_bytes()
    with Project.open(tmp_path / "p.nearmiss", read_only=True) as project:
        assert read(project) == expected
        assert isinstance(project.connection, sqlite3.Connection)
    assert (tmp_path / "p.nearmiss").read_bytes() == before
