"""Small projects to try things on, made once and copied: three prompts, a dozen responses, pairs and constraints."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from nearmiss import label_log, lines
from nearmiss.model import Answer, Judgement, Subject
from nearmiss.project import Project
from nearmiss.records import read_record
from nearmiss.schema import CURRENT_TABLES, STEPS
from nearmiss.schemes import preset

VIEWS = ("labels", "verdicts", "ratings", "reasons", "decisions", "pairs")
FAST = Path("/dev/shm")
"""A disk in memory, where there is one: most laws need no real disk, and waiting for one costs examples."""


def records(prompts: int = 3) -> list[dict[str, Any]]:
    """Records of prompts with two constraints and three responses each, hence three pairs."""
    return [
        {
            "id": f"p{number}",
            "prompt": f"Name {number + 2} rivers, and nothing else.",
            "constraints": [
                {"id": "count", "text": f"Exactly {number + 2} rivers"},
                {"id": "only", "text": "Nothing but rivers", "category": "format", "weight": 2.0},
            ],
            "responses": [
                {"id": "r1", "text": f"Elbe, Oder and {number} more", "model": "one"},
                {"id": "r2", "text": f"Elbe, Oder, {number} bridges", "model": "two"},
                {"id": "r3", "text": f"I would rather not, {number} times", "model": "three"},
            ],
        }
        for number in range(prompts)
    ]


def fill(project: Project, values: list[dict[str, Any]], where: str = "rivers.jsonl") -> None:
    """Take some records."""
    items = (read_record(value, line) for line, value in enumerate(values, start=1))
    project.take(items, where=where, namespace="rivers", read_image=lambda _: None)


@cache
def template() -> Path:
    """A closed project with content and two raters, ana and ben, and no answers. To be copied, never opened."""
    path = Path(tempfile.mkdtemp(prefix="nearmiss-template-")) / "rivers.nearmiss"
    with machine(path.parent / "home"), Project.create(path, preset("constraints"), seed="rivers") as project:
        fill(project, records())
        project.rater("ana")
        project.rater("ben")
    return path


@contextmanager
def machine(home: Path) -> Iterator[None]:
    """On this machine, by its user's folder."""
    before = os.environ.get("NEARMISS_HOME")
    os.environ["NEARMISS_HOME"] = str(home)
    try:
        yield
    finally:
        if before is None:
            del os.environ["NEARMISS_HOME"]
        else:
            os.environ["NEARMISS_HOME"] = before


def copy_to(path: Path) -> Path:
    """A copy of the template under another name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(template(), path)
    return path


@contextmanager
def fast_folder() -> Iterator[Path]:
    """A folder that is gone afterwards, on a disk in memory where there is one."""
    with tempfile.TemporaryDirectory(dir=FAST if FAST.is_dir() else None) as folder:
        yield Path(folder)


def raters(project: Project) -> dict[str, str]:
    """Name to id."""
    return {rater.name: rater.id for rater in project.raters()}


def subjects(project: Project) -> list[Subject]:
    """All pairs in the order of the project."""
    return project.connection.execute("SELECT response_1, response_2 FROM pair ORDER BY n").fetchall()


def answer(preference: int = 1, **rest: Any) -> Answer:
    """An answer on the scale of the template's scheme."""
    return Answer(scale="constraints", preference=preference, **rest)


def full_answer(project: Project, rater: str, subject: Subject, preference: int = 2) -> Answer:
    """An answer as the desk gives it: a verdict for each constraint and response, a justification, a time."""
    item = project.desk_item(rater, subject)
    verdicts = {c.key: {response: Judgement("met") for response in subject} for c in item.constraints}
    said = {"statement": "@Response 1 names what was asked.", "elaboration": "It counts. " * 6, "seconds": 12.5}
    return answer(preference, verdicts=verdicts, order=item.order, **said)


def label(project: Project, rater: str, subject: Subject, said: Answer | None = None) -> str:
    """Label a pair through the desk's own verbs; the id of the line."""
    item = project.desk_item(rater, subject)
    return project.save(project.prepare_label(rater, item, said or full_answer(project, rater, subject))).line_id


def undo(project: Project, rater: str) -> str | None:
    """Take back the rater's last act; the id of the line, if there was one."""
    line = project.prepare_undo(rater)
    return None if line is None else project.save(line).line_id


def redo(project: Project, rater: str) -> str | None:
    """Bring back what was undone last; the id of the line, if there was one."""
    line = project.prepare_redo(rater)
    return None if line is None else project.save(line).line_id


# ------------------------------------------------------------------------------------ looking at a file


def state(connection: sqlite3.Connection, *, views: bool = True) -> dict[str, list[Any]]:
    """All that a log says at present: the current tables, the public views, and the head, each in one order."""
    tables = CURRENT_TABLES + (VIEWS if views else ())
    said = {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in tables}
    return said | {"head": [head(connection)]}


def head(connection: sqlite3.Connection) -> str:
    """The one hash over all lines."""
    return lines.head_of_log(connection.execute("SELECT stream, seq, id FROM log"))


def state_after_rebuild(connection: sqlite3.Connection, *, views: bool = True) -> dict[str, list[Any]]:
    """The same, with the current tables worked out again from the log; the file stays as it is."""
    connection.execute("BEGIN")
    try:
        label_log.rebuild(connection)
        return state(connection, views=views)
    finally:
        connection.execute("ROLLBACK")


def ids(connection: sqlite3.Connection) -> list[str]:
    """The ids of all lines, in the order in which this file got them."""
    return [identity for (identity,) in connection.execute("SELECT id FROM log ORDER BY n")]


class ClosedInTheEnd(sqlite3.Connection):
    """A connection that closes itself when nobody has it any more: from Python 3.13 on, others warn."""

    def __del__(self) -> None:
        self.close()


def empty_log() -> sqlite3.Connection:
    """A project's tables in memory, with nothing in them."""
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=ClosedInTheEnd)
    for step in STEPS:
        step(connection)
    return connection


def chain_faults(connection: sqlite3.Connection) -> list[lines.ChainFault]:
    """What is wrong with the chains of a file."""
    streams = connection.execute("SELECT DISTINCT stream FROM log WHERE seq IS NOT NULL ORDER BY stream").fetchall()
    query = "SELECT seq, prev, id FROM log WHERE stream = ? ORDER BY seq, id"
    return [f for (name,) in streams for f in lines.chain_faults(name, connection.execute(query, (name,)))]
