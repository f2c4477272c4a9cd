"""Which pairs has a rater flagged or skipped, and why? Their places stretch by stretch, words for those in sight.

A stretch is short, so that a label which is to be saved meanwhile waits for one of them at most.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from nearmiss import content
from nearmiss.model import Entry
from nearmiss.project import Project

Why = Literal["flagged", "skipped"]

STRETCH = 2_000
"""Pairs that are looked through at a time."""
FEW_WORDS = 160
"""Characters of a prompt that a list shows at most."""

_FLAGGED = """
SELECT pair.n, log.text ->> '$.slot' FROM pair
CROSS JOIN now_fact AS flag ON flag.act = 'flag'
    AND flag.response_1 = pair.response_1 AND flag.response_2 = pair.response_2
CROSS JOIN log ON log.id = flag.line
WHERE pair.n > ? AND pair.n <= ? AND flag.rater = ? AND flag.round = ? AND flag.body ->> '$.on'
"""
_SKIPPED = """
SELECT pair.n, answer.slot FROM pair
CROSS JOIN now_answer AS answer ON answer.rater = ?3
    AND answer.response_1 = pair.response_1 AND answer.response_2 = pair.response_2
WHERE pair.n > ?1 AND pair.n <= ?2 AND answer.act = 'skip' AND answer.round = ?4
"""
_NOTE_OF_FLAG = """
SELECT flag.note FROM now_fact AS flag JOIN log ON log.id = flag.line
WHERE flag.act = 'flag' AND flag.response_1 = ? AND flag.response_2 = ? AND flag.rater = ? AND flag.round = ?
AND log.text ->> '$.slot' = ?
"""
_NOTE_OF_SKIP = """
SELECT note FROM now_answer WHERE act = 'skip' AND response_1 = ? AND response_2 = ? AND rater = ? AND round = ?
AND slot = ?
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """That a pair is flagged or skipped: its place in the rater's queue, from 1, and where it is found."""

    place: int
    why: Why
    number: int
    slot: str


@dataclass(frozen=True, slots=True)
class MarkedPair:
    """A flagged or skipped pair as a list shows it: where it is, a few words of its prompt, and the note or reason."""

    entry: Entry
    place: int
    why: Why
    prompt: str
    note: str


@dataclass(frozen=True, slots=True)
class Found:
    """The marks of one stretch, where the next begins (None: that was all), and how far that is, 0 to 1."""

    marks: tuple[Mark, ...]
    next: int | None
    share: float


def marks(project: Project, rater: str, round_: str, after: int = 0) -> Found:
    """What a rater has flagged or skipped in a round, among the `STRETCH` pairs that follow number `after`.

    Small: two numbers and two words each. Sorted by place within the stretch.
    """
    queue = project.queue(rater, round_)
    (last,) = project.connection.execute("SELECT coalesce(max(n), 0) FROM pair").fetchone()
    upto = after + STRETCH
    found = [
        Mark(queue.placed(number, slot), why, number, slot)
        for why, query in _QUERIES
        for number, slot in project.connection.execute(query, (after, upto, rater, round_))
    ]
    return Found(in_order(found), upto if upto < last else None, min(upto / max(last, 1), 1.0))


def in_order(found: Iterable[Mark]) -> tuple[Mark, ...]:
    """By place, flags before skips; without what is not in the rater's queue."""
    return tuple(sorted((mark for mark in found if mark.place), key=lambda mark: (mark.place, mark.why)))


_QUERIES: tuple[tuple[Why, str], ...] = (("flagged", _FLAGGED), ("skipped", _SKIPPED))


def marked_pairs(project: Project, rater: str, round_: str, some: Sequence[Mark]) -> tuple[MarkedPair, ...]:
    """The marks that are in sight, in words."""
    return tuple(_pair(project.connection, rater, round_, mark) for mark in some)


def _pair(connection: sqlite3.Connection, rater: str, round_: str, mark: Mark) -> MarkedPair:
    one, two, prompt = connection.execute(
        "SELECT response_1, response_2, prompt FROM pair WHERE n = ?", (mark.number,)
    ).fetchone()
    query = _NOTE_OF_FLAG if mark.why == "flagged" else _NOTE_OF_SKIP
    row = connection.execute(query, (one, two, rater, round_, mark.slot)).fetchone()
    note = row[0] if row and isinstance(row[0], str) else ""
    return MarkedPair(Entry((one, two), round_, mark.slot), mark.place, mark.why, few_words(connection, prompt), note)


def few_words(connection: sqlite3.Connection, key: str) -> str:
    """The beginning of what was asked last, on one line."""
    prompt = content.read_prompt(connection, key)
    asked = [turn.content for turn in prompt.conversation.turns if turn.role == "user"] if prompt else []
    return " ".join(asked[-1][: FEW_WORDS * 2].split())[:FEW_WORDS] if asked else ""
