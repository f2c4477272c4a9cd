"""A program of its own that works on a project through the real verbs, to be killed, starved and spied upon.

    python labeller.py label PATH [COUNT]     labels pairs for ana; each line's id goes to stdout once it is saved
    python labeller.py open PATH              opens what stdin names, closes at `close`, and says how it went
    python labeller.py hold PATH              reads PATH as a stranger would and keeps reading until stdin ends
    python labeller.py import PATH RECORDS    takes the records of a file
    python labeller.py backup PATH            makes backups without end; each one's name goes to stdout once it is there

NEARMISS_HOME says whose machine it is. NEARMISS_TEST_SYNCHRONOUS weakens SQLite's care, to see that tests notice.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from nearmiss.backups import backup
from nearmiss.errors import ProblemForYou
from nearmiss.model import Answer, Judgement, Subject
from nearmiss.project import Project
from nearmiss.records import read_record


def main(command: str, path: str, *rest: str) -> None:
    commands = {"label": label, "open": open_and_close, "hold": hold, "import": take, "backup": back_up}
    commands[command](Path(path), *rest)


def say(text: str) -> None:
    """One write, so that whoever kills this process never sees half a line."""
    os.write(1, f"{text}\n".encode())


def weaken(project: Project) -> None:
    """Only tests do this: to prove that a weaker setting would be noticed."""
    level = os.environ.get("NEARMISS_TEST_SYNCHRONOUS")
    if level:
        project.connection.execute(f"PRAGMA synchronous = {level}")


def label(path: Path, count: str = "1000000") -> None:
    """Label pairs one after the other, from the start again when all have an answer."""
    with Project.open(path) as project:
        weaken(project)
        ana = project.rater("ana").id
        subject: Subject | None = None
        for number in range(int(count)):
            subject = project.next_open(ana, subject) or subjects(project)[number % len(subjects(project))]
            item = project.desk_item(ana, subject)
            verdicts = {c.key: {key: Judgement("met") for key in subject} for c in item.constraints}
            said = Answer(
                "constraints", preference=number % 7 - 3, verdicts=verdicts, statement=f"for the {number}th time"
            )
            say(project.save(project.prepare_label(ana, item, said)).line_id)


def subjects(project: Project) -> list[Subject]:
    return project.connection.execute("SELECT response_1, response_2 FROM pair ORDER BY n").fetchall()


def open_and_close(path: Path) -> None:
    """Try to be the one who writes, when told to."""
    project: Project | None = None
    for line in sys.stdin:
        if line.strip() == "close":
            if project is not None:
                project.close()
                project = None
            say("closed")
            continue
        try:
            project = Project.open(Path(line.strip()))
            say("open")
        except ProblemForYou as problem:
            say(str(problem))


def hold(path: Path) -> None:
    """Read as another program would, and not let go."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM log").fetchone()
    say("holding")
    sys.stdin.read()


def take(path: Path, records: str) -> None:
    """Import a file of records."""

    def items() -> Iterator[object]:
        with Path(records).open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if number % 100 == 1:
                    say(str(number))
                yield read_record(json.loads(line), number)

    with Project.open(path) as project:
        weaken(project)
        project.take(items(), where=records, namespace="more", read_image=lambda _: None)  # type: ignore[arg-type]
        say("done")


def back_up(path: Path) -> None:
    """Make one backup after the other."""
    with Project.open(path) as project:
        while True:
            say(backup(project.connection, project.path, "test").name)


if __name__ == "__main__":
    main(*sys.argv[1:])
