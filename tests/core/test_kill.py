"""kill -9 at any moment: what was acknowledged is there, nothing is half done, and work goes on."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from small_projects import chain_faults, copy_to, fast_folder, head, ids, records, state, state_after_rebuild

from nearmiss.backups import backup, backup_folder, backups
from nearmiss.project import Project

LABELLER = Path(__file__).with_name("labeller.py")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills and forks as only POSIX can")


class Killer:
    """Starts a command again and again, and kills it at random moments."""

    def __init__(self, process: subprocess.Popen[bytes], seed: int) -> None:
        self.process = process
        self.chance = random.Random(seed)
        assert process.stdin and process.stdout
        self.stdin, self.stdout = process.stdin, process.stdout

    def one_run(self, most_lines: int, most_seconds: float = 0.004) -> list[str]:
        """What was said before the end; killed after so many lines at most, and a moment."""
        self.stdin.write(b"go\n")
        self.stdin.flush()
        pid = int(self.stdout.readline().split()[1])
        said = [self.stdout.readline() for _ in range(self.chance.randint(0, most_lines))]
        assert b"ended\n" not in said, "it was done before it could be killed"
        # Waits for more to be said, up to a random moment: the pipe decides, or the clock of the kernel.
        select.select([], [], [], self.chance.random() * most_seconds)
        os.kill(pid, signal.SIGKILL)
        while (line := self.stdout.readline()) != b"ended\n":
            assert line, "the parent ended"
            said.append(line)
        return [line.decode().strip() for line in said]


@contextmanager
def killer(command: str, path: Path, *rest: str, seed: int = 1) -> Iterator[Killer]:
    """labeller.py as a killer needs it."""
    environment = {**os.environ, "PYTHONPATH": str(LABELLER.parents[2] / "core")}
    arguments = [sys.executable, "-W", "error", str(LABELLER), "fork", command, str(path), *rest]
    with subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, env=environment
    ) as process:
        try:
            yield Killer(process, seed)
        finally:
            process.kill()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_to(tmp_path / "rivers.nearmiss")


def quick_check(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_hundred_kills_while_labelling_lose_nothing_that_was_acknowledged(path: Path) -> None:
    """And leave at most the one label in flight beyond what was said, whole chains, and a true current state."""
    acknowledged: list[str] = []
    there: list[str] = []
    with killer("label", path) as started:
        for _ in range(200):
            said = started.one_run(most_lines=12)
            acknowledged += said
            with Project.open(path) as project:
                before, there = len(there), ids(project.connection)
                assert set(acknowledged) <= set(there)
                if before:
                    assert len(there) - before <= len(said) + 1
                assert chain_faults(project.connection) == []
    assert len(acknowledged) > 500
    assert len(acknowledged) == len(set(acknowledged))
    with Project.open(path) as project:
        assert state_after_rebuild(project.connection) == state(project.connection)
    quick_check(path)


@pytest.mark.long
def test_two_thousand_kills_and_a_hundred_thousand_labels() -> None:
    with fast_folder() as folder:
        path = copy_to(folder / "rivers.nearmiss")
        acknowledged: set[str] = set()
        with killer("label", path, seed=2) as started:
            for _ in range(2000):
                acknowledged.update(started.one_run(most_lines=110))
        with Project.open(path) as project:
            assert acknowledged <= set(ids(project.connection))
            assert chain_faults(project.connection) == []
        assert len(acknowledged) > 80_000
        quick_check(path)


def test_a_kill_during_an_import_leaves_the_project_as_it_was(path: Path, request: pytest.FixtureRequest) -> None:
    """Nothing of the file is there, and taking it again takes all of it."""
    prompts, kills = (33_000, 20) if request.config.getoption("--long") else (1_000, 6)
    file = path.with_name("more.jsonl")
    with file.open("w", encoding="utf-8") as out:
        out.writelines(f"{json.dumps(record)}\n" for record in records(prompts))
    with Project.open(path) as project:
        before = head(project.connection), project.connection.execute("SELECT count(*) FROM response").fetchone()
    with killer("import", path, str(file)) as started:
        for _ in range(kills):
            said = started.one_run(most_lines=prompts // 110, most_seconds=0.01)
            assert "done" not in said
            with Project.open(path) as project:
                count = project.connection.execute("SELECT count(*) FROM response").fetchone()
                assert (head(project.connection), count) == before
        started.stdin.write(b"go\n")
        started.stdin.flush()
        assert list(iter(started.stdout.readline, b"ended\n"))[-1] == b"done\n"
    with Project.open(path) as project:
        assert project.connection.execute("SELECT count(*) FROM prompt").fetchone() == (prompts + 3,)


def test_a_kill_during_a_backup_leaves_whole_backups(path: Path, request: pytest.FixtureRequest) -> None:
    """Each that has its name opens and is whole; what was begun goes when the next is made."""
    with killer("backup", path) as started:
        for _ in range(100 if request.config.getoption("--long") else 25):
            said = started.one_run(most_lines=3)
            made = backups(path)
            assert not said or said[-1] in {file.name for file in made}
            for file in made:
                with Project.open(file, read_only=True) as copy:
                    assert len(ids(copy.connection)) == 3
    with Project.open(path) as project:
        backup(project.connection, path, "last")
    assert {file.suffix for file in backup_folder(path).iterdir()} == {".nearmiss"}
