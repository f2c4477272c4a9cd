"""All checks of a project run: which are there, what they say of each response, and their verdicts in the log."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from nearmiss import content, label_log, storage
from nearmiss.canonical import hash_value
from nearmiss.check_lines import NAMESPACE, Batch, Said, batches, check_line
from nearmiss.checks import VERSION
from nearmiss.checks.conflicts import Conflict
from nearmiss.checks.defined import NONE, Definitions, expanded
from nearmiss.checks.jobs import Asked, Job
from nearmiss.intake import rater_act
from nearmiss.lines import Act, Line, import_line, parse_line
from nearmiss.model import Conversation, Json, Rater
from nearmiss.monitor import SILENT, Monitor
from nearmiss.own_checks import define, definitions_of
from nearmiss.project import Project

NAME = "checks"
BATCH = 100
"""Prompts that are read at once."""
AT_ONCE = 20
"""Responses of one prompt that are read at once: each may be a million characters long."""
GROUP = 12
"""Chunks that are written in one transaction."""

_PROMPTS = "SELECT n, key, namespace, id, occurrence, content, body FROM prompt WHERE n > ? ORDER BY n LIMIT ?"
_NUMBERS = "SELECT prompt, n FROM response WHERE prompt IN (SELECT value FROM json_each(?)) ORDER BY n"
_RESPONSES = "SELECT key, text, body FROM response WHERE n IN (SELECT value FROM json_each(?)) ORDER BY n"


def check_rater() -> Rater:
    """Who gives the verdicts of checks: one rater for each version of their rules."""
    protocol = f"rules {VERSION}"
    return Rater(NAME, "check", protocol=protocol, id=hash_value("rater", "check", NAME, None, protocol))


@dataclass(slots=True)
class Checked:
    """What a run did. `unsupported` counts the verdicts that no program could give, by the id of the check.

    `conflicts` are constraints that cannot be kept together, each with the id of its prompt.
    """

    responses: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    unsupported: Counter[str] = field(default_factory=Counter)
    written: int = 0
    conflicts: list[tuple[str, Conflict]] = field(default_factory=list)

    def add(self, batch: Batch) -> None:
        """Count what was found of some more responses."""
        self.responses += batch.responses
        self.verdicts += batch.verdicts
        self.unsupported += batch.unsupported
        self.conflicts += batch.conflicts


def run_checks(
    project: Project,
    only: Sequence[str] = (),
    *,
    own: Definitions = NONE,
    processes: int | None = None,
    monitor: Monitor = SILENT,
) -> Checked:
    """Run the checks of every constraint on every response, and write what they say.

    `only`: ids, or beginnings of ids up to a colon, of the checks that are run; verdicts of others stay as they are.
    `own`: what checks of the family `own` stand for; the project keeps it, beside what it had of other names.
    Run again on the same project, nothing is added. A check whose verdict is another now replaces what it said.
    """
    connection, checked, rater = project.connection, Checked(), check_rater()
    with project.writing():  # refuse at once what cannot be written later
        if own:
            define(connection, own)
        (total,) = connection.execute("SELECT count(*) FROM response").fetchone()
    selected = selection(only)
    processes = processes if processes is not None else os.cpu_count() or 1
    said = batches(
        rater.id, project.scheme.scale, _jobs(connection, selected, definitions_of(connection)), total, processes
    )
    with storage.room(connection):
        for group in _gathered(iter(said)):
            with project.writing():  # each for itself: what was done stays done when the rest is stopped
                for batch in group:
                    checked.written += _write(connection, rater, batch.lines, whole=not only)
                    checked.add(batch)
                    monitor.report(checked.responses, total)
    if not only:
        with project.writing():
            checked.written += _retire_older_rules(connection, rater)
    return checked


def _gathered(said: Iterator[Batch]) -> Iterator[Iterator[Batch]]:
    """The chunks in groups of some thousand responses, each group one transaction."""
    for first in said:
        yield chain((first,), islice(said, GROUP - 1))


def selection(only: Sequence[str]) -> Callable[[str], bool]:
    """Whether a check's id is among those asked for: itself, its family, or a part of its id up to a colon."""
    if not only:
        return lambda identity: True
    return lambda identity: any(identity == item or identity.startswith(item.rstrip(":") + ":") for item in only)


# ------------------------------------------------------------------------------------------ what is there


def question(conversation: Conversation) -> str:
    """What the responses answer: the last turn of the user, or the last of all."""
    asked = [turn for turn in conversation.turns if turn.role == "user"] or list(conversation.turns)
    return asked[-1].content if asked else ""


def _jobs(connection: sqlite3.Connection, selected: Callable[[str], bool], own: Definitions) -> Iterator[Job]:
    """The jobs of each prompt that has checks among its constraints: one, or several where it has many responses."""
    for prompts in _prompts(connection):
        numbers: dict[str, list[int]] = {}
        for key, n in connection.execute(_NUMBERS, (json.dumps([prompt.key for prompt in prompts]),)):
            numbers.setdefault(key, []).append(n)
        for prompt in prompts:
            checks = tuple(_asked(connection, prompt.key, selected, own))
            asked = question(prompt.conversation)
            if any(item.run for item in checks):
                for start, texts in _texts(connection, numbers.get(prompt.key, [])):
                    yield Job(prompt.id or prompt.key, asked, checks, texts, first=start == 0)


def _asked(
    connection: sqlite3.Connection, prompt: str, selected: Callable[[str], bool], own: Definitions
) -> Iterator[Asked]:
    for item in content.read_requirements(connection, prompt):
        if item.check:
            spec = expanded(item.check, own)
            yield Asked(item.key, item.id, spec.id, spec.args, selected(item.check.id))


def _texts(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[tuple[int, tuple[tuple[str, str], ...]]]:
    """Keys and texts of the responses with these numbers, some at a time; once, without any, where there are none."""
    for start in range(0, max(len(numbers), 1), AT_ONCE):
        rows = connection.execute(_RESPONSES, (json.dumps(numbers[start : start + AT_ONCE]),))
        yield start, tuple((key, content.response_text(text, body).shown) for key, text, body in rows)


def _prompts(connection: sqlite3.Connection) -> Iterator[list[content.StoredPrompt]]:
    """Every prompt, in short reads."""
    last = 0
    while True:
        rows = connection.execute(_PROMPTS, (last, BATCH)).fetchall()
        if not rows:
            return
        last = rows[-1][0]
        yield [content.prompt_of(tuple(row)) for _, *row in rows]


# ------------------------------------------------------------------------------------------ into the log


def _write(connection: sqlite3.Connection, rater: Rater, said: Sequence[Said], *, whole: bool) -> int:
    """Write what checks say of some responses, each a line; the number of lines that were new.

    Not `whole`: verdicts on other constraints, which were said before, are said again.
    """
    if not said:
        return 0
    label_log.append(connection, import_line(rater_act(rater), NAMESPACE))
    before = _standing(connection, [item.register for item in said])
    return label_log.append_many(connection, _lines(connection, said, before, whole))


def _lines(
    connection: sqlite3.Connection, said: Iterable[Said], before: dict[str, list[str]], whole: bool
) -> Iterator[Line]:
    """The lines that say something new. `before`: the ids of the lines that stand in each register."""
    for item in said:
        heads = before.get(item.register, [])
        if heads == [item.id]:
            continue
        line = parse_line(item.text)
        if heads:
            standing = label_log.find(connection, heads[0])
            body = line.body if whole or standing is None else _with_others(line, standing)
            if len(heads) == 1 and standing and standing.act == "label" and standing.body == body:
                continue
            line = check_line(item, body, heads)
        yield line


def _with_others(line: Line, standing: Line) -> Json:
    """What a line says, and what the standing one says of other constraints."""
    others = standing.body.get("verdicts")
    kept = dict(others) if isinstance(others, dict) else {}
    return {**line.body, "verdicts": kept | line.body["verdicts"]}


_HEADS = """
SELECT register, line FROM now_head WHERE register IN (SELECT value FROM json_each(?)) ORDER BY shown DESC, line
"""


def _standing(connection: sqlite3.Connection, registers: Sequence[str]) -> dict[str, list[str]]:
    """The ids of what stands in these registers, the shown line first."""
    found: dict[str, list[str]] = {}
    for register, line in connection.execute(_HEADS, (json.dumps(registers),)):
        found.setdefault(register, []).append(line)
    return found


_OLDER = """
SELECT a.rater, a.response_1, a.line FROM now_answer AS a JOIN now_rater AS rater ON rater.id = a.rater
WHERE rater.kind = 'check' AND rater.name = ? AND rater.id <> ? AND rater.protocol LIKE 'rules %'
AND a.act = 'label' AND a.response_2 IS NULL ORDER BY a.register
"""


def _retire_older_rules(connection: sqlite3.Connection, rater: Rater) -> int:
    """Take back what earlier versions of the rules said: two versions of one program are not two opinions."""
    older = connection.execute(_OLDER, (NAME, rater.id)).fetchall()
    lines = (import_line(Act("withdraw", old, (key,)), NAMESPACE, [line]) for old, key, line in older)
    return label_log.append_many(connection, lines)
