"""Records prepared by other processes: the same rows as here, in the same order, and nothing left behind."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from multiprocessing import active_children, parent_process
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_projects import fast_folder, head, machine, records, state, state_after_rebuild

from made_up_records import records as made_up
from nearmiss import schema, storage
from nearmiss.import_files import import_files
from nearmiss.importing.found import Item
from nearmiss.importing.lines import Block, blocks
from nearmiss.importing.native import read_block
from nearmiss.importing.options import Options
from nearmiss.intake import Refused, Taken, setting_of
from nearmiss.monitor import SILENT, Cancelled, Monitor
from nearmiss.preparing import MadeApart
from nearmiss.preparing_apart import made_apart, prepare_block
from nearmiss.project import Project
from nearmiss.records import write_record
from nearmiss.schemes import preset

TABLES = ("prompt", "requirement", "response", "pair", "log")


@contextmanager
def new_project(folder: Path) -> Iterator[Project]:
    """An empty project, always the same."""
    with (
        machine(folder / "home"),
        Project.create(folder / f"{len(list(folder.iterdir()))}.nearmiss", preset("constraints"), seed="s") as project,
    ):
        yield project


def write(path: Path, values: Iterable[Any]) -> Path:
    """A file with a record in each line; what is a text stands as it is."""
    lines = [value if isinstance(value, str) else json.dumps(value) for value in values]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def take(project: Project, path: Path, items: Iterable[Any], monitor: Monitor = SILENT) -> Taken:
    """Take items as one file, the bad ones left out."""
    return project.take(
        items, where=str(path), namespace="native", read_image=lambda _: None, skip_bad=True, monitor=monitor
    )


def here(project: Project, path: Path) -> Taken:
    """Take a file as a small one is taken."""
    with closing(blocks(path)) as found:
        return take(project, path, [item for block in found for item in read_block(block, Options())])


def in_blocks(project: Project, path: Path, size: int, source_bytes: int = 0) -> Taken:
    """Take a file so many lines at a time, packed and unpacked as for another process, but in this one."""
    setting = setting_of(project.connection, "native", project.scheme.scale)
    lines = path.read_bytes().split(b"\n")

    def made() -> Iterator[MadeApart]:
        for start in range(0, len(lines), size):
            block = Block(start + 1, 0, b"\n".join(lines[start : start + size]))
            packed = prepare_block(read_block, Options(), setting, block)
            again = iter(read_block(block, Options()))
            yield MadeApart(packed.opened() if packed else None, lambda again=again: again, source_bytes)  # type: ignore[misc]

    return take(project, path, made())


def apart(project: Project, path: Path, read: Any = read_block, monitor: Monitor = SILENT) -> Taken:
    """Take a file with the help of other processes."""
    setting = setting_of(project.connection, "native", project.scheme.scale)
    with closing(made_apart(path, read, Options(), setting)) as made:
        return take(project, path, made, monitor)


def contents(connection: sqlite3.Connection) -> dict[str, list[Any]]:
    """Every row of content and every imported line, in the order in which they came."""
    kept = {name: connection.execute(f"SELECT * FROM {name} ORDER BY n").fetchall() for name in TABLES[:-1]}
    lines = connection.execute("SELECT id FROM log WHERE stream = 'import' AND act <> 'rater' ORDER BY n").fetchall()
    return kept | {"lines": sorted(lines)}


def labelled(number: int) -> dict[str, Any]:
    """A record with a label of one of three people."""
    verdicts = {"count": {"r1": "met", "r2": {"verdict": "missed", "evidence": [{"start": 0, "end": 4}]}}}
    label = {"rater": f"person {number % 3}", "pair": ["r1", "r2"], "preference": 1 + number % 3, "verdicts": verdicts}
    return {**records(1)[0], "id": f"p{number}", "labels": [{**label, "ratings": {"r1": {"tone": 2}}, "seconds": 1.5}]}


MIXED = [
    *map(labelled, range(40)),
    "no JSON",
    {"prompt": "p"},
    {**labelled(50), "labels": [{"rater": "x", "pair": ["r1", "r2"], "preference": 3, "scheme": "pairwise"}]},
    *({"prompt": f"Without an id, {number % 2}.", "responses": ["a", "b"]} for number in range(6)),
    {**labelled(51), "prompt": {"content": "Look.", "images": ["none.png"]}},
    *map(labelled, range(40)),
    {**labelled(3), "constraints": [{"id": "other", "text": "Another list"}], "labels": []},
    {"id": "empty", "prompt": "p", "responses": ["", ""]},
]


@given(st.lists(made_up(), max_size=6), st.integers(1, 4))
@settings(max_examples=60)
def test_any_records_come_to_the_same_rows_elsewhere(values: list[Any], size: int) -> None:
    with fast_folder() as folder:
        path = write(folder / "records.jsonl", [write_record(value) for value in values])
        with new_project(folder) as one:
            taken = here(one, path)
            expected = contents(one.connection), state(one.connection, views=False)["now_verdict"]
        with new_project(folder) as other:
            told = in_blocks(other, path, size)
            found = contents(other.connection), state(other.connection, views=False)["now_verdict"]
            assert state_after_rebuild(other.connection) == state(other.connection)
    assert found == expected
    assert (told.added, told.notes, told.raters, told.records) == (
        *(taken.added, taken.notes, taken.raters, taken.records),
    )


@pytest.mark.parametrize("size", [1, 7, 200])
def test_what_is_bad_comes_twice_or_has_pictures_is_treated_alike(tmp_path: Path, size: int) -> None:
    path = write(tmp_path / "mixed.jsonl", MIXED)
    with new_project(tmp_path) as one, new_project(tmp_path) as other:
        taken, told = here(one, path), in_blocks(other, path, size)
        assert contents(other.connection) == contents(one.connection)
        assert told == taken
        assert taken.skipped == 3 and taken.notes["missing images"] == 1
        assert state_after_rebuild(other.connection) == state(other.connection)


def test_other_processes_do_the_same(tmp_path: Path) -> None:
    """And are gone afterwards; taken once more, nothing is new."""
    path = write(tmp_path / "mixed.jsonl", MIXED)
    with new_project(tmp_path) as one, new_project(tmp_path) as other:
        assert apart(other, path) == here(one, path)
        assert contents(other.connection) == contents(one.connection)
        assert active_children() == []
        assert not any(in_blocks(other, path, 9).added.values())


def test_the_raters_of_a_project_are_found_again(tmp_path: Path) -> None:
    """Somebody who is there already is not made a second time."""
    path = write(tmp_path / "labels.jsonl", map(labelled, range(9)))
    with new_project(tmp_path) as project:
        known = project.rater("person 1")
        in_blocks(project, path, 4)
        assert [rater.id for rater in project.raters() if rater.name == "person 1"] == [known.id]
        assert len(project.raters()) == 3


# Stopping


class _Stops:
    def report(self, done: int, total: int | None) -> None:
        raise Cancelled


def test_whoever_cancels_gets_the_project_as_it_was_and_no_process_stays(tmp_path: Path) -> None:
    path = write(tmp_path / "records.jsonl", map(labelled, range(60)))
    with new_project(tmp_path) as project:
        before = contents(project.connection), head(project.connection)
        with pytest.raises(Cancelled):
            apart(project, path, monitor=_Stops())
        assert (contents(project.connection), head(project.connection)) == before
    assert active_children() == []


def ends_elsewhere(block: Block, options: Options) -> Iterator[Item]:
    """Reads a block, but not in another process: that one ends, as when the system has no memory left."""
    if parent_process() is not None:
        os._exit(1)
    yield from read_block(block, options)


def test_a_process_that_the_system_ends_costs_time_and_nothing_else(tmp_path: Path) -> None:
    path = write(tmp_path / "records.jsonl", map(labelled, range(60)))
    with new_project(tmp_path) as one, new_project(tmp_path) as other:
        assert apart(other, path, ends_elsewhere) == here(one, path)
        assert contents(other.connection) == contents(one.connection)


_WAITS = """
import os, signal
from nearmiss.processes import pool
if __name__ == "__main__":
    with pool(2) as workers:
        print(*(future.result() for future in [workers.submit(os.getpid) for _ in range(4)]), flush=True)
        signal.pause()
"""


@pytest.mark.skipif(os.name == "nt", reason="kills as only POSIX can")
def test_processes_end_with_a_program_that_is_killed(tmp_path: Path) -> None:
    """They hold its output open: it ends when the last of them does."""
    script = tmp_path / "waits.py"
    script.write_text(_WAITS)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "core")}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout
        assert process.stdout.readline().split()
        os.kill(process.pid, signal.SIGKILL)
        assert process.stdout.read() == b""


_IMPORTS = """
import sys
from contextlib import closing
from pathlib import Path
from nearmiss.importing.native import read_block
from nearmiss.importing.options import Options
from nearmiss.intake import setting_of
from nearmiss.preparing_apart import made_apart
from nearmiss.project import Project

class Says:
    def report(self, done, total):
        print(done, flush=True)

if __name__ == "__main__":
    with Project.open(Path(sys.argv[1])) as project:
        setting = setting_of(project.connection, "native", project.scheme.scale)
        with closing(made_apart(Path(sys.argv[2]), read_block, Options(), setting)) as made:
            project.take(made, where="x", namespace="native", read_image=lambda _: None, monitor=Says())
    print("done")
"""


@pytest.mark.skipif(os.name == "nt", reason="kills as only POSIX can")
@pytest.mark.parametrize("reports", [1, 3])
def test_a_kill_during_a_large_import_leaves_the_project_as_it_was(tmp_path: Path, reports: int) -> None:
    """Its indexes among it; no process stays, and taking the file again takes all of it."""
    script, path = tmp_path / "imports.py", large_file(tmp_path / "large.jsonl", 600)
    script.write_text(_IMPORTS)
    with new_project(tmp_path) as project:
        before = contents(project.connection), head(project.connection)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "core")}
    command = [sys.executable, str(script), str(project.path), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(reports)]
        os.kill(process.pid, signal.SIGKILL)
        assert b"done\n" not in said + process.stdout.readlines()
    with Project.open(project.path) as opened:
        assert (contents(opened.connection), head(opened.connection)) == before
        assert storage.foreign_parts(opened.connection, schema.VERSION) == []
        assert in_blocks(opened, path, 200).added["prompts"] == 600


# Large files


def large_file(path: Path, records: int) -> Path:
    """A file of records of some 8 kB."""
    text = "A longer response. " * 200
    said = [[{"id": f"r{i}", "text": f"{i} {text}"} for i in (1, 2)], ["r1", "r2"]]
    return write(path, ({**labelled(number), "responses": said[0], "pairs": [said[1]]} for number in range(records)))


def test_a_large_file_leaves_every_index_in_its_place(tmp_path: Path) -> None:
    """Some are built at the end; the file is as if they had been there all along."""
    path = write(tmp_path / "mixed.jsonl", MIXED)
    with new_project(tmp_path) as one, new_project(tmp_path) as other:
        assert in_blocks(other, path, 7, source_bytes=1 << 40) == here(one, path)
        assert contents(other.connection) == contents(one.connection)
        assert storage.foreign_parts(other.connection, schema.VERSION) == []
        assert other.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_large_file_may_begin_with_nothing(tmp_path: Path) -> None:
    """Empty lines, more than one block of them; all indexes and triggers are there afterwards."""
    path = write(tmp_path / "records.jsonl", ["", "", "", *map(labelled, range(9))])
    with new_project(tmp_path) as project:
        assert in_blocks(project, path, 1, source_bytes=1 << 40).records == 9
        assert storage.foreign_parts(project.connection, schema.VERSION) == []


def test_a_large_file_that_is_refused_leaves_every_index_in_its_place(tmp_path: Path) -> None:
    path = write(tmp_path / "records.jsonl", [*map(labelled, range(9)), "no JSON"])
    with new_project(tmp_path) as project:
        setting = setting_of(project.connection, "native", project.scheme.scale)
        with closing(blocks(path)) as found:
            packed = [prepare_block(read_block, Options(), setting, block) for block in found]
        made = [MadeApart(part.opened(), tuple, 1 << 40) for part in packed if part]
        before = state(project.connection)
        with pytest.raises(Refused):
            project.take(made, where="x", namespace="native", read_image=lambda _: None)
        assert state(project.connection) == before
        assert storage.foreign_parts(project.connection, schema.VERSION) == []


@pytest.mark.long
def test_a_file_of_fourteen_megabytes_is_taken_as_any(tmp_path: Path) -> None:
    """By the way that the command takes."""
    path = large_file(tmp_path / "large.jsonl", 1800)
    assert path.stat().st_size > 12 << 20
    with new_project(tmp_path) as one, new_project(tmp_path) as other:
        here(one, path)
        (report,) = import_files(other, [path], Options())
        assert report.taken.records == 1800
        assert contents(other.connection) == contents(one.connection)
        assert storage.foreign_parts(other.connection, schema.VERSION) == []
