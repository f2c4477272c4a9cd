"""What do checks of the family `own` stand for in a project? A lead's fact in the log, so that every copy knows it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from nearmiss import label_log
from nearmiss.check_lines import NAMESPACE
from nearmiss.checks.defined import (
    FAMILY,
    Definitions,
    carried,
    definitions_from_json,
    definitions_json,
    expanded,
)
from nearmiss.lines import Act, import_line, register_of
from nearmiss.model import CheckSpec, Constraint

ACT = "checks"


def definitions_of(connection: sqlite3.Connection) -> dict[str, CheckSpec]:
    """The definitions that stand, by name; of two copies that were defined differently, one, the same everywhere."""
    standing = label_log.heads_of(connection, register_of(Act(ACT)))
    return definitions_from_json(standing[0].body.get("checks")) if standing else {}


def define(connection: sqlite3.Connection, definitions: Definitions) -> bool:
    """Keep definitions, beside those of other names that stand; whether any was new. Inside a transaction.

    Not a line of anybody's stream: the same definitions in two copies of a project are the same line.
    """
    standing = label_log.heads_of(connection, register_of(Act(ACT)))
    before = definitions_of(connection)
    after = {**before, **definitions}
    if definitions_json(after) == definitions_json(before) and len(standing) < 2:
        return False
    act = Act(ACT, body={"checks": definitions_json(after)})
    return label_log.append(connection, import_line(act, NAMESPACE, [line.id for line in standing]))


def ready_to_run(connection: sqlite3.Connection, constraints: Sequence[Constraint]) -> tuple[Constraint, ...]:
    """The constraints with the checks that those of the family `own` stand for."""
    if not _any_own(constraints):
        return tuple(constraints)
    definitions = definitions_of(connection)
    return tuple(replace(c, check=expanded(c.check, definitions)) if c.check else c for c in constraints)


def ready_to_leave(constraints: Sequence[Constraint], definitions: Definitions) -> tuple[Constraint, ...]:
    """The constraints as they go out: those of the family `own` carry what they stand for."""
    if not definitions or not _any_own(constraints):
        return tuple(constraints)
    return tuple(replace(c, check=carried(c.check, definitions)) if c.check else c for c in constraints)


def _any_own(constraints: Sequence[Constraint]) -> bool:
    return any(item.check and item.check.id.startswith(FAMILY + ":") for item in constraints)
