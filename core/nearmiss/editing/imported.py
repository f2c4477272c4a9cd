"""What does a list of constraints in an imported file mean for a prompt that the project has already?"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from nearmiss import content, label_log
from nearmiss.editing.lists import edit_act, same
from nearmiss.editing.sheets import register, said_before
from nearmiss.lines import Line, import_line
from nearmiss.model import Constraint


@dataclass(frozen=True, slots=True)
class Asked:
    """What a file's list asks for: a `line` that makes it the prompt's, or its `rows` beside those that are there."""

    line: Line | None = None
    rows: bool = False


def asked_by_import(
    connection: sqlite3.Connection, prompt: str, constraints: Sequence[Constraint], namespace: str
) -> Asked:
    """What a file asks for that gives a known prompt this list.

    Another list is an edit, as if a lead had made it in the window. A file that says nothing of constraints, or what
    was said before, changes nothing: it may be older than the edit. Constraints none of which the prompt has are added.
    """
    standing, wanted = content.read_requirements(connection, prompt), tuple(constraints)
    if not wanted or same(wanted, standing):
        return Asked()
    about = register(prompt)
    if not {item.id for item in wanted} & {item.id for item in standing}:
        if not label_log.lines_of(connection, about):
            return Asked(rows=True)
        wanted = (*standing, *wanted)
    if said_before(connection, prompt, constraints) or said_before(connection, prompt, wanted):
        return Asked()
    heads = [line.id for line in label_log.heads_of(connection, about)]
    return Asked(import_line(edit_act(None, prompt, wanted, None), namespace, heads))


def new_wordings(connection: sqlite3.Connection, prompt: str, constraints: Sequence[Constraint]) -> int:
    """How many of these constraints have a wording that the prompt never had."""
    keys = content.requirement_keys(prompt, constraints).values()
    known = "SELECT 1 FROM requirement WHERE key = ?1 UNION SELECT 1 FROM now_constraint WHERE prompt = ?2 AND key = ?1"
    return sum(connection.execute(known, (key, prompt)).fetchone() is None for key in keys)
