"""Streams: each machine, copy and rater numbers its own lines, and never those of another."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from small_projects import answer, chain_faults, copy_to, label, machine, raters, subjects

from nearmiss.home import home
from nearmiss.lines import Line
from nearmiss.project import Project


def sitting(path: Path, *, crashes: bool = False, labels: int = 2) -> list[Line]:
    """Some labels of ana, and the lines that they are."""
    project = Project.open(path)
    ana, subject = raters(project)["ana"], subjects(project)[0]
    written = [label(project, ana, subject, answer(number)) for number in range(labels)]
    lines = [line for line in project.log() if line.id in written]
    assert chain_faults(project.connection) == []
    project._file.close() if crashes else project.close()
    return lines


def notes() -> list[Path]:
    return list((home() / "streams").glob("*.json"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_to(tmp_path / "rivers.nearmiss")


def test_sittings_on_one_file_are_one_stream(path: Path) -> None:
    lines = sitting(path) + sitting(path) + sitting(path)
    assert len({line.stream for line in lines}) == 1
    assert [line.seq for line in lines] == [1, 2, 3, 4, 5, 6]
    assert [line.prev for line in lines[1:]] == [line.id for line in lines[:-1]]


def test_each_rater_has_a_stream(path: Path) -> None:
    with Project.open(path) as project:
        for identity in raters(project).values():
            label(project, identity, subjects(project)[0])
        streams = [line.stream for line in project.log() if line.act == "label"]
    assert len(set(streams)) == 2


def test_a_first_line_names_what_was_seen(path: Path, tmp_path: Path) -> None:
    """So that the lead sees where a copy went its own way."""
    last = sitting(path)[-1]
    with machine(tmp_path / "another machine"):
        first = sitting(path)[0]
    assert (first.seq, first.prev) == (1, last.id)
    assert first.stream != last.stream


def test_after_a_crash_a_new_stream_begins(path: Path) -> None:
    """The crash may have taken the memory of lines that a copy elsewhere still holds."""
    first = sitting(path, crashes=True)
    assert notes() == []
    second = sitting(path)
    assert first[0].stream != second[0].stream
    assert second[0].prev == first[-1].id


def test_a_restored_backup_begins_a_new_stream(path: Path, tmp_path: Path) -> None:
    sitting(path)
    backup = shutil.copy(path, tmp_path / "backup")
    lost = sitting(path)
    shutil.copy(backup, path)
    found = sitting(path)
    assert {line.stream for line in lost}.isdisjoint(line.stream for line in found)


def test_a_backup_restored_after_a_crash_begins_a_new_stream(path: Path, tmp_path: Path) -> None:
    """Even when the backup is of the very moment in which the note was written."""
    sitting(path)
    backup = shutil.copy(path, tmp_path / "backup")
    lost = sitting(path, crashes=True)
    shutil.copy(backup, path)
    assert {line.stream for line in lost}.isdisjoint(line.stream for line in sitting(path))


def test_two_copies_on_one_machine_are_two_streams(path: Path) -> None:
    sitting(path)
    copy = Path(shutil.copy(path, path.with_name("copy.nearmiss")))
    assert sitting(path)[0].stream != sitting(copy)[0].stream


@pytest.mark.parametrize("note", ["", "{", "[]", "null", '{"stream": 3}', '{"stream": "gone", "seq": 1, "line": "x"}'])
def test_a_spoiled_note_costs_a_stream_and_nothing_else(path: Path, note: str) -> None:
    first = sitting(path)
    (file,) = (file for file in notes() if json.loads(file.read_text())["stream"] == first[0].stream)
    file.write_text(note)
    assert sitting(path)[0].stream != first[0].stream


def test_a_home_that_cannot_be_written_to_costs_a_stream_and_nothing_else(path: Path) -> None:
    first = sitting(path)
    shutil.rmtree(home() / "streams")
    (home() / "streams").write_text("in the way")
    assert sitting(path)[0].stream != first[0].stream


def test_reading_writes_no_note(path: Path) -> None:
    with Project.open(path, read_only=True) as project:
        assert list(project.log())
    assert notes() == []
