"""All verdicts of a project, read for a page about them: by rater and by pair, and what checks cannot do here."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nearmiss import content
from nearmiss.checks.conflicts import Conflict, conflicts
from nearmiss.checks.registry import rule_of
from nearmiss.metrics.kept import Judged
from nearmiss.metrics.pairs import JudgedPair
from nearmiss.monitor import SILENT, Monitor
from nearmiss.own_checks import ready_to_run
from nearmiss.project import Project
from nearmiss.rulings import Who, read_judged, read_of_people

PEOPLE: Who = ("consensus", "")
"""What people together say, in the place of a rater."""
MOST_PROMPTS = 2_000
"""Prompts up to which conflicts are looked for without being asked: each takes about a millisecond."""


@dataclass(frozen=True, slots=True)
class VerdictsRead:
    """Who said what. `raters`: people together first, then each rater of verdicts.

    `checks` counts the constraints that have a check, `unsupported` those whose check no program has, by its id.
    `conflicts`: constraints that cannot be kept together, each with its prompt; None: not looked for.
    """

    raters: Mapping[Who, Sequence[Judged]]
    pairs: Sequence[JudgedPair]
    checks: int
    unsupported: tuple[tuple[str, int], ...]
    conflicts: tuple[tuple[str, Conflict], ...] | None


def read_verdicts(project: Project, monitor: Monitor = SILENT) -> VerdictsRead:
    """Read all verdicts, in short reads. `monitor` is told prompts of twice their number: by rater, then by pair."""
    connection = project.connection
    (prompts,) = connection.execute("SELECT count(*) FROM prompt").fetchone()
    raters = read_judged(connection, _Half(monitor, prompts, 0))
    people, pairs = read_of_people(connection, _Half(monitor, prompts, prompts)) if raters else ([], [])
    wanted = _checks_wanted(connection)
    return VerdictsRead(
        {**({PEOPLE: people} if people else {}), **raters},
        pairs,
        wanted.total(),
        tuple((name, n) for name, n in wanted.most_common() if rule_of(name) is None),
        tuple(_conflicts(connection)) if prompts <= MOST_PROMPTS else None,
    )


class _Half(Monitor):
    """One of two passes over the prompts."""

    def __init__(self, whole: Monitor, prompts: int, before: int) -> None:
        self._whole, self._prompts, self._before = whole, prompts, before

    def report(self, done: int, total: int | None) -> None:
        self._whole.report(self._before + done, 2 * self._prompts)


def _checks_wanted(connection: sqlite3.Connection) -> Counter[str]:
    """How many constraints name each check; those of the family `own` by what they stand for."""
    found: Counter[str] = Counter()
    for key in _prompts(connection):
        found.update(item.check.id for item in ready_to_run(connection, content.read_requirements(connection, key))
                     if item.check)  # fmt: skip
    return found


def _conflicts(connection: sqlite3.Connection) -> Iterator[tuple[str, Conflict]]:
    for key in _prompts(connection):
        constraints = ready_to_run(connection, content.read_requirements(connection, key))
        if any(item.check for item in constraints):
            (name,) = connection.execute("SELECT coalesce(id, key) FROM prompt WHERE key = ?", (key,)).fetchone()
            yield from ((name, found) for found in conflicts(constraints))


def _prompts(connection: sqlite3.Connection) -> list[str]:
    """The prompts with a constraint that has a check."""
    rows = connection.execute(
        "SELECT DISTINCT prompt FROM requirement WHERE body ->> '$.check[0]' IS NOT NULL ORDER BY prompt"
    )
    return [prompt for (prompt,) in rows]
