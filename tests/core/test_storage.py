"""The project file: what is refused and left as it was, who may write, what happens when the disk does not help."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from small_projects import (
    answer,
    chain_faults,
    copy_to,
    ids,
    label,
    raters,
    state,
    state_after_rebuild,
    subjects,
    template,
    undo,
)

from nearmiss import schema, storage
from nearmiss.backups import KEPT, LINES, MINUTES, backup, backup_folder, backups
from nearmiss.doctor import examine
from nearmiss.editing import verbs
from nearmiss.errors import ProblemForYou
from nearmiss.faults import in_words
from nearmiss.project import Project
from nearmiss.readout import read_records
from nearmiss.schemes import preset

LABELLER = Path(__file__).with_name("labeller.py")


def environment(**more: str) -> dict[str, str]:
    """Of a process that finds our sources."""
    return {**os.environ, "PYTHONPATH": str(LABELLER.parents[2] / "core"), **more}


def digest(path: Path) -> str:
    """Of the bytes. Only while nobody in this process has the file open: closing it would drop SQLite's locks."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def untouched(path: Path) -> Iterator[None]:
    """What is refused stays as it was, to the byte, and nothing is left beside it but the lock."""
    before, beside = digest(path), set(path.parent.iterdir())
    yield
    assert digest(path) == before
    new = {file.name for file in set(path.parent.iterdir()) - beside}
    assert new <= {f".{path.name}.lock"}


def refused(path: Path, match: str, **how: Any) -> None:
    with untouched(path), pytest.raises(ProblemForYou, match=match) as caught:
        Project.open(path, **how)
    assert caught.value.where == str(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_to(tmp_path / "rivers.nearmiss")


def change(path: Path, *statements: str) -> None:
    """As another program would."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


# What is no project


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"Dear Ana,\n" * 400,
        os.urandom(8192),
        b"x",
        b"SQLite format 3\x00",
        b"\x00" * 4096,
    ],
    ids=["picture", "letter", "noise", "one byte", "only a header", "zeros"],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, read_only: bool) -> None:
    file = tmp_path / "rivers.nearmiss"
    file.write_bytes(content)
    refused(file, "not a Nearmiss project", read_only=read_only)


@pytest.mark.parametrize("identity", [0, 1, 0x4E4D5332])
def test_another_programs_database_is_refused(tmp_path: Path, identity: int) -> None:
    file = tmp_path / "notes.db"
    change(file, "CREATE TABLE notes (text)", f"PRAGMA application_id = {identity}", "PRAGMA user_version = 1")
    refused(file, "not a Nearmiss project")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    """SQLite alone would take it for a new database."""
    file = tmp_path / "rivers.nearmiss"
    file.touch()
    refused(file, "empty")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProblemForYou, match="not a file"):
        Project.open(tmp_path)


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ProblemForYou, match="not a file"):
        Project.open(tmp_path / "pipe")


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(ProblemForYou, match="no such file"):
        Project.open(tmp_path / "nowhere.nearmiss")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("version", [schema.VERSION + 1, 99, 2**31 - 1])
def test_a_newer_project_is_refused_politely(path: Path, version: int) -> None:
    change(path, f"PRAGMA user_version = {version}")
    refused(path, f"newer Nearmiss .file version {version}, known here {schema.VERSION}")
    assert isinstance(caught(path), storage.TooNew)


@pytest.mark.parametrize("version", [0, -1, -(2**31)])
def test_a_version_that_never_was_is_refused(path: Path, version: int) -> None:
    change(path, f"PRAGMA user_version = {version}")
    refused(path, "damaged: there is no file version")


def caught(path: Path) -> ProblemForYou:
    with pytest.raises(ProblemForYou) as problem:
        Project.open(path)
    return problem.value


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_cut_short_is_refused(path: Path, read_only: bool) -> None:
    """At two hundred lengths."""
    whole = path.read_bytes()
    chance = random.Random(1)
    for length in [*sorted(chance.sample(range(1, len(whole)), 199)), len(whole) - 1]:
        path.write_bytes(whole[:length])
        refused(path, "damaged|not a Nearmiss project", read_only=read_only)


# What a stranger put into it


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TRIGGER flip AFTER INSERT ON now_answer BEGIN UPDATE now_answer SET preference = -preference; END"],
        ["CREATE TRIGGER mind AFTER INSERT ON _sqlite_migrations BEGIN DELETE FROM now_answer; END"],
        ["DROP VIEW labels", "CREATE VIEW labels AS SELECT * FROM now_answer"],
        ["DROP VIEW verdicts"],
        ["DROP TRIGGER log_loses_nothing"],
        ["DROP TRIGGER log_loses_nothing", "CREATE TRIGGER log_loses_nothing BEFORE DELETE ON log BEGIN SELECT 1; END"],
        ["DROP TABLE now_rating", "CREATE VIEW now_rating AS SELECT 1 AS register"],
        ["ALTER TABLE now_answer ADD COLUMN twice INTEGER GENERATED ALWAYS AS (preference * 2)"],
        ["CREATE UNIQUE INDEX one_verdict ON now_verdict (requirement)"],
        ["ALTER TABLE log ADD COLUMN more TEXT"],
    ],
    ids=lambda statements: statements[-1][:40],
)
def test_a_file_that_another_program_changed_is_refused(path: Path, statements: list[str]) -> None:
    change(path, *statements)
    refused(path, "changed by another program")


def test_views_and_tables_of_ones_own_are_left_alone(path: Path) -> None:
    """Somebody's own query, kept in the file, is no reason to refuse it; an endless one is never run."""
    change(
        path,
        "CREATE VIEW mine AS SELECT count(*) AS n FROM labels",
        "CREATE TABLE remarks (pair TEXT, remark TEXT)",
        "CREATE INDEX remarks_by_pair ON remarks (pair)",
        "CREATE VIEW endless AS WITH RECURSIVE e (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM e) SELECT * FROM e",
    )
    with Project.open(path) as project:
        label(project, raters(project)["ana"], subjects(project)[0])
        assert project.connection.execute("SELECT n FROM mine").fetchone() == (1,)


def test_no_function_in_the_files_schema_is_trusted(path: Path) -> None:
    with Project.open(path) as project:
        assert project.connection.execute("PRAGMA trusted_schema").fetchone() == (0,)


def test_what_makes_saving_safe_is_in_force(path: Path) -> None:
    with Project.open(path) as project:
        pragmas = {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "cell_size_check": 1}
        found = {name: project.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas}
        assert found == pragmas


def test_a_file_in_write_ahead_mode_comes_back_to_one_file(path: Path) -> None:
    """Another program may have switched it; at rest it is one file again."""
    change(path, "PRAGMA journal_mode = WAL")
    with Project.open(path) as project:
        label(project, raters(project)["ana"], subjects(project)[0])
        assert {file.name for file in path.parent.iterdir()} <= {path.name, f".{path.name}.lock"}


# New projects


def test_a_new_project_is_whole(tmp_path: Path) -> None:
    with Project.create(tmp_path / "new.nearmiss", preset("pairwise"), title="Rivers") as project:
        assert (project.title, project.scheme) == ("Rivers", preset("pairwise"))
        assert schema.schema_of(project.connection) == schema.expected_schema(schema.VERSION)
        assert chain_faults(project.connection) == []
        assert state_after_rebuild(project.connection) == state(project.connection)


def test_a_name_that_is_taken_is_refused(path: Path) -> None:
    with untouched(path), pytest.raises(ProblemForYou, match="of this name already"):
        Project.create(path, preset("pairwise"))


def test_a_project_that_could_not_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(storage, "sync_folder", full)
    with pytest.raises(ProblemForYou, match="disk is full"):
        Project.create(tmp_path / "new.nearmiss", preset("pairwise"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["ein schöner Fluss ☃.nearmiss", "50% off?#x.nearmiss", "  spaces  .nearmiss", "a.b'c\".nearmiss"]
)
def test_names_are_taken_as_they_are(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    Project.create(file, preset("pairwise")).close()
    with Project.open(file) as project:
        assert project.path.name == name
    assert file.exists()


def test_a_name_that_is_too_long_says_so(tmp_path: Path) -> None:
    for length in (230, 300):
        with pytest.raises(ProblemForYou, match="too long"):
            Project.create(tmp_path / f"{'x' * length}.nearmiss", preset("pairwise"))
    with pytest.raises(ProblemForYou, match="too long"):
        Project.open(tmp_path / ("x" * 300))
    assert list(tmp_path.iterdir()) == []


# One who writes


def test_a_second_instance_is_refused_and_told_who_has_it(path: Path) -> None:
    with (
        Project.open(path),
        pytest.raises(storage.FileInUse, match=rf"another window .process {os.getpid()}, since 20"),
    ):
        Project.open(path)
    Project.open(path).close()


@pytest.mark.parametrize("link", [os.link, os.symlink], ids=["hard link", "symbolic link"])
def test_a_second_name_of_the_same_file_is_the_same_file(path: Path, link: Callable[[Path, Path], None]) -> None:
    other = path.with_name("other.nearmiss")
    link(path, other)
    with Project.open(path), pytest.raises(storage.FileInUse):
        Project.open(other)
    with Project.open(other), pytest.raises(storage.FileInUse):
        Project.open(path)


def test_whoever_only_reads_may_read_meanwhile(path: Path) -> None:
    with Project.open(path) as project, Project.open(path, read_only=True) as reader:
        written = label(project, raters(project)["ana"], subjects(project)[0])
        assert ids(reader.connection)[-1] == written


def test_a_lock_of_a_dead_process_is_no_lock(path: Path, child: Any) -> None:
    process = child("open", path)
    assert ask(process, str(path)) == "open"
    assert "open in another window" in str(caught(path))
    process.kill()
    process.wait()
    Project.open(path).close()


def test_of_those_that_start_at_once_exactly_one_writes(path: Path, child: Any) -> None:
    """Fifty races of three; in every other one by a second name of the file."""
    other = path.with_name("other.nearmiss")
    os.link(path, other)
    racers = [child("open", path) for _ in range(3)]
    for race in range(50):
        for number, racer in enumerate(racers):
            send(racer, str(other if race % 2 and number == 1 else path))
        said = [racer.stdout.readline().strip() for racer in racers]
        assert said.count("open") == 1, said
        assert all("open in another window" in text for text in said if text != "open")
        assert [ask(racer, "close") for racer in racers] == ["closed"] * 3


def send(process: subprocess.Popen[str], text: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{text}\n")
    process.stdin.flush()


def ask(process: subprocess.Popen[str], text: str) -> str:
    assert process.stdout is not None
    send(process, text)
    return process.stdout.readline().strip()


@pytest.fixture
def child() -> Iterator[Any]:
    """Starts labeller.py; whatever still runs in the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: Any, **how: Any) -> subprocess.Popen[str]:
        command = [sys.executable, str(LABELLER), *map(str, arguments)]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, text=True, stdin=pipe, stdout=pipe, stderr=pipe, env=environment(), **how)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_foreign_reader_is_named_and_the_retry_saves(path: Path, child: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "BUSY_MILLISECONDS", 50)
    with Project.open(path) as project:
        ana, subject = raters(project)["ana"], subjects(project)[0]
        line = project.prepare_label(ana, project.desk_item(ana, subject), answer(1))
        reader = child("hold", path)
        assert reader.stdout.readline() == "holding\n"
        with pytest.raises(ProblemForYou, match="Another program is reading the file"):
            project.save(line)
        assert project.desk_item(ana, subject).answer is None
        reader.communicate("")
        project.save(line)
        assert ids(project.connection).count(line.id) == 1


# The file goes away


@pytest.mark.parametrize("how", ["removed", "renamed", "replaced"])
def test_a_file_that_went_away_is_not_written_to(path: Path, how: str) -> None:
    with Project.open(path) as project:
        ana, subject = raters(project)["ana"], subjects(project)[0]
        line = project.prepare_label(ana, project.desk_item(ana, subject), answer(1))
        if how == "removed":
            path.unlink()
        else:
            path.rename(path.with_name("elsewhere.nearmiss"))
        if how == "replaced":
            shutil.copy(template(), path)
        with pytest.raises(ProblemForYou, match="moved, renamed or replaced"):
            project.save(line)


def half_written(path: Path) -> None:
    """Leave a project as a crash leaves it while a large label is on its way to the disk."""
    code = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN IMMEDIATE');"
        "c.execute('UPDATE project SET value = ? WHERE name = ?', ('x' * 90000, 'title'));"
        "c.execute('UPDATE response SET body = body || ?', ('y' * 9000,)); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)]).returncode == 9


def test_a_write_that_was_cut_short_is_taken_back(path: Path) -> None:
    before = digest(path)
    half_written(path)
    assert digest(path) != before, "nothing had been written: this tries nothing"
    with pytest.raises(ProblemForYou, match="last session on this file was cut short"):
        Project.open(path, read_only=True)
    with Project.open(path) as project:
        assert project.title == "rivers"
        assert state_after_rebuild(project.connection) == state(project.connection)


def test_the_journal_of_another_file_is_not_written_into_this_one(path: Path, tmp_path: Path) -> None:
    """A project was copied over one of its name that had crashed."""
    other = tmp_path / "other" / path.name
    other.parent.mkdir()
    with Project.create(other, preset("pairwise")) as project:
        for number in range(7):
            project.rater(f"{number}")
    half_written(path)
    shutil.copy(other, path)
    refused(path, "journal of another file")
    path.with_name(f"{path.name}-journal").unlink()
    with Project.open(path) as project:
        assert project.scheme == preset("pairwise")


def test_what_is_no_journal_is_no_reason_to_refuse(path: Path) -> None:
    for content in (b"", b"x" * 100, bytes(4096), os.urandom(4096)):
        path.with_name(f"{path.name}-journal").write_bytes(content)
        Project.open(path).close()


# Disks that only read, and full ones


def test_a_disk_that_cannot_be_written_to_can_be_read(small_disk: Path) -> None:
    path = copy_to(small_disk / "rivers.nearmiss")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    before = digest(path)
    with Project.open(path, read_only=True) as project:
        assert len(subjects(project)) == 9
    assert "cannot be written to" in str(caught(path))
    assert digest(path) == before


def fill_until_refused(project: Project) -> tuple[Any, str, ProblemForYou]:
    """Label until a save is refused: the line, its rater, and what was said."""
    ana, pairs = raters(project)["ana"], subjects(project)
    for number in range(2000):
        item = project.desk_item(ana, pairs[number % len(pairs)])
        said = answer(number % 7 - 3, elaboration="to and fro " * 200)
        line = project.prepare_label(ana, item, said)
        try:
            project.save(line)
        except ProblemForYou as problem:
            return line, ana, problem
    raise AssertionError("nothing was refused")


def the_retry_saves_once(project: Project, line: Any) -> None:
    before = ids(project.connection)
    assert line.id not in before
    project.save(line)
    project.save(line)
    assert ids(project.connection) == [*before, line.id]
    assert state_after_rebuild(project.connection) == state(project.connection)
    assert chain_faults(project.connection) == []
    assert project.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_full_disk_is_said_and_the_retry_saves_once(small_disk: Path) -> None:
    path = copy_to(small_disk / "rivers.nearmiss")
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(128 * 1024))
    with Project.open(path) as project:
        line, _, problem = fill_until_refused(project)
        assert "The disk is full. Make room and try again." in str(problem)
        with pytest.raises(ProblemForYou, match="disk is full"):
            project.save(line)
        ballast.unlink()
        the_retry_saves_once(project, line)


def test_progress_is_counted_again_after_a_fault(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk reports a fault, and has the line all the same: the retry must not be taken for a second answer."""
    with Project.open(path) as project:
        ana, subject = raters(project)["ana"], subjects(project)[0]
        assert project.progress(ana).done == 0
        line = project.prepare_label(ana, project.desk_item(ana, subject), answer(1))

        def fault_after_commit(*_: Any) -> None:
            project.connection.execute("COMMIT")
            raise sqlite3.OperationalError("disk I/O error")

        monkeypatch.setattr("nearmiss.label_log.check_written", fault_after_commit)
        with pytest.raises(ProblemForYou):
            project.save(line)
        monkeypatch.undo()
        project.save(line)
        assert project.progress(ana).done == 1


def test_a_full_disk_by_sqlites_own_measure(path: Path) -> None:
    with Project.open(path) as project:
        (pages,) = project.connection.execute("PRAGMA page_count").fetchone()
        project.connection.execute(f"PRAGMA max_page_count = {pages + 10}")
        line, _, problem = fill_until_refused(project)
        assert "The disk is full" in str(problem)
        project.connection.execute(f"PRAGMA max_page_count = {pages + 500}")
        the_retry_saves_once(project, line)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit of this kind")
def test_a_limit_on_the_size_of_files(path: Path) -> None:
    """SQLite calls it an I/O error; the label is not lost either."""
    import resource

    with Project.open(path) as project:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 20_000, hard))
        try:
            line, _, problem = fill_until_refused(project)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert "The disk" in str(problem)
        the_retry_saves_once(project, line)


# Faults as sentences


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError(errno.ENOSPC, ""), "disk is full"),
        (OSError(errno.EDQUOT, ""), "disk is full"),
        (OSError(errno.EIO, ""), "disk did not answer"),
        (PermissionError(errno.EACCES, ""), "cannot be written"),
        (OSError(errno.EROFS, ""), "cannot be written"),
        (sqlite3.OperationalError("odd"), r"could not be used \(odd\)"),
        (ProblemForYou("As it is."), "As it is."),
    ],
    ids=str,
)
def test_each_fault_has_a_sentence(fault: Exception, said: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemForYou, match=said):
        raise in_words(fault, tmp_path)


# Backups


def test_a_backup_is_the_project_as_it_was(path: Path) -> None:
    with Project.open(path) as project:
        ana = raters(project)["ana"]
        label(project, ana, subjects(project)[0])
        was = state(project.connection)
        made = backup(project.connection, path, "test")
        label(project, ana, subjects(project)[1])
    with Project.open(made, read_only=True) as copy:
        assert state(copy.connection) == was
    assert backups(path) == [made]


def test_backups_lie_away_from_the_project(path: Path) -> None:
    with Project.open(path) as project:
        made = backup(project.connection, path, "test")
    assert made.parent == backup_folder(path)
    assert path.parent not in made.parents


def test_a_backup_is_due_after_fifty_labels_or_half_an_hour(path: Path) -> None:
    """And never when nothing changed."""
    with Project.open(path) as project:
        ana, pairs = raters(project)["ana"], subjects(project)
        assert project.back_up_when_due() is None
        label(project, ana, pairs[0])
        first = project.back_up_when_due()
        assert first is not None and project.back_up_when_due() is None
        for number in range(LINES - 1):
            label(project, ana, pairs[number % len(pairs)])
            assert project.back_up_when_due() is None
        label(project, ana, pairs[0])
        second = project.back_up_when_due()
        assert second is not None
        label(project, ana, pairs[1])
        assert project.back_up_when_due() is None
        long_ago = second.stat().st_mtime - MINUTES * 60
        for made in (first, second):
            os.utime(made, (long_ago, long_ago))
        assert project.back_up_when_due() is not None
    assert len(backups(path)) == 3


def test_the_oldest_backups_go(path: Path) -> None:
    with Project.open(path) as project:
        made = [backup(project.connection, path, f"{number}") for number in range(KEPT + 3)]
    assert backups(path) == made[3:][::-1]


def test_a_backup_that_failed_leaves_the_earlier_ones(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    monkeypatch.setenv("NEARMISS_HOME", str(small_disk))
    with Project.open(path) as project:
        made = backup(project.connection, path, "first")
        (small_disk / "ballast").write_bytes(bytes(180 * 1024))
        with pytest.raises(ProblemForYou, match="disk is full"):
            backup(project.connection, path, "second")
    assert [file.name for file in backup_folder(path).iterdir()] == [made.name]
    with Project.open(made, read_only=True) as copy:
        assert len(subjects(copy)) == 9


# Files of earlier versions

NOW = schema.VERSION


def m003_remarks(connection: sqlite3.Connection) -> None:
    """A step that a later version might take."""
    connection.execute("CREATE TABLE remark (pair TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT")
    connection.execute("INSERT INTO remark SELECT key, 'none yet' FROM pair")
    connection.execute("ALTER TABLE now_fact ADD COLUMN weight REAL")


@pytest.fixture
def later_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, m003_remarks))
    monkeypatch.setattr(schema, "VERSION", NOW + 1)


def test_an_older_file_is_brought_up_to_date_after_a_backup(path: Path, later_version: None) -> None:
    with sqlite3.connect(path) as before:
        lines = before.execute("SELECT * FROM log").fetchall()
    before.close()
    with Project.open(path) as project:
        assert project.connection.execute("PRAGMA user_version").fetchone() == (NOW + 1,)
        assert project.connection.execute("SELECT * FROM log").fetchall() == lines
        assert project.connection.execute("SELECT count(*) FROM remark").fetchone() == (9,)
        assert schema.schema_of(project.connection) == schema.expected_schema(NOW + 1)
    (made,) = backups(path)
    with sqlite3.connect(made) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (NOW,)
        assert copy.execute("SELECT * FROM log").fetchall() == lines
    copy.close()
    with Project.open(path):
        assert backups(path) == [made]


def test_an_older_file_cannot_be_opened_for_reading_only(path: Path, later_version: None) -> None:
    refused(path, "older Nearmiss", read_only=True)


def test_an_older_file_with_a_strangers_trigger_is_not_brought_up_to_date(path: Path, later_version: None) -> None:
    change(path, "CREATE TRIGGER mine AFTER INSERT ON log BEGIN DELETE FROM now_answer; END")
    refused(path, "changed by another program")


def test_a_step_that_fails_leaves_the_older_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def m003_fails(connection: sqlite3.Connection) -> None:
        m003_remarks(connection)
        connection.execute("INSERT INTO nowhere VALUES (1)")

    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, m003_fails))
    monkeypatch.setattr(schema, "VERSION", NOW + 1)
    refused(path, "could not be used")
    monkeypatch.undo()
    with Project.open(path) as project:
        assert schema.schema_of(project.connection) == schema.expected_schema(NOW)


FILES = Path(__file__).parents[1] / "files"


@pytest.fixture(params=["v1", "v2", "v3"])
def released(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """A copy of a project that a released version wrote, and what it said then."""
    file = FILES / f"{request.param}.nearmiss"
    said = json.loads(file.with_suffix(".json").read_text("utf-8"))
    return Path(shutil.copy(file, tmp_path / file.name)), said


def test_a_project_of_a_release_says_what_it_said(released: tuple[Path, dict[str, Any]]) -> None:
    """For ever: every line, every label, every hash. Columns may have been added to a view, none taken away."""
    path, then = released
    with Project.open(path) as project:
        assert project.head() == then["head"]
        assert {line.id: line.act for line in project.log()} == then["lines"]
        assert (project.title, project.seed) == (f"Rivers of version {path.stem[1:]}", path.stem)
        for view, rows in then["views"].items():
            names = ", ".join(rows[0])
            now = [
                dict(zip(rows[0], row, strict=True))
                for row in project.connection.execute(f"SELECT {names} FROM {view}")
            ]
            assert sorted(now, key=str) == sorted(rows, key=str), view
        assert state_after_rebuild(project.connection) == state(project.connection)


def test_a_project_of_a_release_is_whole_and_can_be_worked_on(released: tuple[Path, dict[str, Any]]) -> None:
    path, _ = released
    assert examine(path).ok
    with Project.open(path) as project:
        ana, pair = raters(project)["ana"], subjects(project)[0]
        item = project.desk_item(ana, pair)
        assert item.answer is not None and item.answer.statement == "@Response 1 keeps to it."
        written = label(project, ana, pair, answer(3))
        undo(project, ana)
        assert project.desk_item(ana, pair).answer == item.answer
        assert written in ids(project.connection)
    assert examine(path).ok


def test_a_project_of_the_first_release_is_read_without_being_changed(tmp_path: Path) -> None:
    """Reports of an older file need no update: version 2 only added a table. Opened for work, it is copied before."""
    path = Path(shutil.copy(FILES / "v1.nearmiss", tmp_path / "old.nearmiss"))
    before = path.read_bytes()
    with Project.open(path, read_only=True) as project:
        assert project.summary().counts["pairs"] == len(subjects(project))
        assert project.carried_drafts(raters(project)["ana"]) == []
    assert path.read_bytes() == before
    with Project.open(path) as project:
        assert project.connection.execute("PRAGMA user_version").fetchone() == (NOW,)
    (made,) = backups(path)
    with Project.open(made, read_only=True) as copy:
        assert copy.connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_the_forms_that_a_project_of_version_2_carries_come_back(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "v2.nearmiss", tmp_path / "v2.nearmiss"))
    with Project.open(path) as project:
        (draft,) = project.carried_drafts(raters(project)["ben"])
        assert (draft.form.statement, draft.form.preference, draft.seq) == ("A keeps to the li", -2, 7)


def test_the_edits_that_a_project_of_version_3_holds_stand(tmp_path: Path) -> None:
    """The list that was saved last, what was undone out of it, and the conflict that two leads left."""
    path = Path(shutil.copy(FILES / "v3.nearmiss", tmp_path / "v3.nearmiss"))
    with Project.open(path) as project:
        rivers, look = (verbs.sheet(project, verbs.prompt_called(project, name), "ana") for name in ("rivers", "look"))
        assert [item.text for item in rivers.constraints] == [
            "Exactly three rivers, one on a line",
            "Nothing but rivers",
        ]
        assert (rivers.can_redo, rivers.earlier > 0) == (True, True)
        assert {look.constraints[0].text, look.beside[0].constraints[0].text} == {"One word, in English", "Two words"}
        given = verbs.sheet(project, verbs.prompt_called(project, "given"))
        assert [item.text for item in given.constraints] == ["X, Y"]


def test_a_project_of_an_earlier_version_is_read_as_it_is(tmp_path: Path) -> None:
    """Questions that edits have to do with, asked of files that know of none."""
    for version in (1, 2):
        path = Path(shutil.copy(FILES / f"v{version}.nearmiss", tmp_path / f"old{version}.nearmiss"))
        with Project.open(path, read_only=True) as project:
            assert len(verbs.sheet(project, verbs.prompt_called(project, "rivers")).constraints) == 2
            assert project.summary().counts["constraints"] == 3
            assert project.cases() is not None
            assert len(list(read_records(project.connection))) == 3
