"""Which pair a rater sees next, and which response stands on the left."""

from __future__ import annotations

import json
import sqlite3
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from nearmiss import content
from nearmiss.canonical import hash_value
from nearmiss.lines import Act, Line, register_of
from nearmiss.model import MAIN_SLOT, Answer, DeskItem, DeskSide, Order, Progress, Subject
from nearmiss.records import read_answer

RECENT = 20

_SHOWN = "NOT pair.identical"
"""Pairs whose two responses say the same are not shown: there is nothing to prefer."""

_OPEN = f"""
SELECT pair.response_1, pair.response_2 FROM pair WHERE pair.n > ? AND pair.n <= ? AND {_SHOWN} AND NOT EXISTS (
    SELECT 1 FROM now_answer AS mine WHERE mine.rater = ? AND mine.response_1 = pair.response_1
    AND mine.response_2 = pair.response_2 AND mine.slot = 'main' AND mine.round = ? AND mine.act IN ('label', 'skip'))
ORDER BY pair.n LIMIT 1
"""


def shown_order(seed: str, rater: str, subject: Subject, slot: str) -> Order:
    """Which response stands on the left: drawn once and for all from the project's seed, rater and pair.

    A hidden repeat shows the sides swapped.
    """
    bit = int(hash_value("order", seed, rater, sorted(subject))[0], 16) & 1
    first_is_smaller = subject[0] <= subject[1]
    straight = (bit == 0) == first_is_smaller
    if slot.startswith("repeat:"):
        straight = not straight
    return "12" if straight else "21"


def next_open(connection: sqlite3.Connection, rater: str, after: Subject | None, round_: str) -> Subject | None:
    """The next pair that the rater has not answered or skipped: after a pair, then from the start. None: all done."""
    start = number_of(connection, after) if after else 0
    last = _last_number(connection)
    for low, high in ((start, last), (0, start)):
        row = connection.execute(_OPEN, (low, high, rater, round_)).fetchone()
        if row is not None:
            return (row[0], row[1])
    return None


def neighbour(connection: sqlite3.Connection, subject: Subject, step: int) -> Subject | None:
    """The pair before (step −1) or after (step 1) in the order of the project."""
    side, order = (">", "ASC") if step > 0 else ("<", "DESC")
    row = connection.execute(
        f"SELECT response_1, response_2 FROM pair WHERE n {side} ? AND {_SHOWN} ORDER BY n {order} LIMIT 1",
        (number_of(connection, subject),),
    ).fetchone()
    return None if row is None else (row[0], row[1])


def number_of(connection: sqlite3.Connection, subject: Subject) -> int:
    """The place of a pair in the order of the project, from 1."""
    row = connection.execute(
        "SELECT n FROM pair WHERE response_1 = ? AND response_2 = ? ORDER BY n LIMIT 1", tuple(subject)
    ).fetchone()
    return 0 if row is None else int(row[0])


def _last_number(connection: sqlite3.Connection) -> int:
    (last,) = connection.execute("SELECT coalesce(max(n), 0) FROM pair").fetchone()
    return int(last)


def last_answered(connection: sqlite3.Connection, rater: str) -> Subject | None:
    """The pair that the rater answered or skipped last: where a sitting goes on."""
    row = connection.execute(
        "SELECT text ->> '$.subject[0]', text ->> '$.subject[1]' FROM log WHERE rater = ? AND lamport > 0"
        " AND act IN ('label', 'skip') ORDER BY lamport DESC LIMIT 1",
        (rater,),
    ).fetchone()
    return None if row is None or row[1] is None else (row[0], row[1])


# ------------------------------------------------------------------------------------------------ items


def desk_item(
    connection: sqlite3.Connection, seed: str, rater: str, subject: Subject, round_: str, slot: str = MAIN_SLOT
) -> DeskItem:
    """All that the desk may see of a pair, in the order in which this rater sees it."""
    sides = {key: _side(connection, key) for key in subject}
    order = shown_order(seed, rater, subject, slot)
    left, right = subject if order == "12" else (subject[1], subject[0])
    (prompt_key,) = connection.execute("SELECT prompt FROM response WHERE key = ?", (left,)).fetchone()
    prompt = content.read_prompt(connection, prompt_key)
    assert prompt is not None  # the foreign key says so
    act, answer = current_answer(connection, rater, subject, round_, slot)
    return DeskItem(
        subject=subject,
        prompt=prompt_key,
        conversation=prompt.conversation,
        constraints=content.read_requirements(connection, prompt_key),
        a=sides[left],
        b=sides[right],
        order=order,
        round=round_,
        slot=slot,
        answer=answer if act == "label" else None,
        skipped=(answer.note or "") if answer and act == "skip" else None,
        flagged=_flag(connection, rater, subject, round_, slot),
    )


def _side(connection: sqlite3.Connection, key: str) -> DeskSide:
    row = connection.execute("SELECT text, body FROM response WHERE key = ?", (key,)).fetchone()
    return DeskSide(key, content.response_text(*row))


def current_answer(
    connection: sqlite3.Connection, rater: str, subject: Subject, round_: str, slot: str
) -> tuple[str | None, Answer | None]:
    """The act and answer that stand for a rater and subject at present; (None, None) when there is none."""
    register = register_of(Act("label", rater, subject, round_, slot))
    row = connection.execute(
        "SELECT a.act, log.text -> '$.body' FROM now_answer AS a JOIN log ON log.id = a.line WHERE a.register = ?",
        (register,),
    ).fetchone()
    if row is None:
        return None, None
    return row[0], read_answer(_json(row[1]))


def _flag(connection: sqlite3.Connection, rater: str, subject: Subject, round_: str, slot: str) -> str | None:
    register = register_of(Act("flag", rater, subject, round_, slot))
    row = connection.execute("SELECT body FROM now_fact WHERE register = ?", (register,)).fetchone()
    body = _json(row[0]) if row else {}
    return body.get("note") or "" if body.get("on") else None


def answer_register(line: Line) -> str:
    """The register of the answer that a line is about: its own, or, for an undo, that of what it takes back."""
    return register_of(Act("label", line.rater, line.subject, line.round, line.slot))


def standing_act(connection: sqlite3.Connection, register: str) -> str | None:
    """What stands in an answer's register: `label`, `skip`, `withdraw`, or nothing."""
    row = connection.execute("SELECT act FROM now_answer WHERE register = ?", (register,)).fetchone()
    return None if row is None else row[0]


def _json(text: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(text)
    return value


# ---------------------------------------------------------------------------------------------- progress


@dataclass(slots=True)
class Tally:
    """How far a rater is, counted once and then kept up with each act: counting again would grow with the project."""

    total: int
    done: int
    skipped: int
    seconds: deque[float] = field(default_factory=lambda: deque(maxlen=RECENT))

    def changed(self, before: str | None, after: str | None, seconds: float | None) -> None:
        """An answer went from one act to another (None: no answer)."""
        self.done += (after == "label") - (before == "label")
        self.skipped += (after == "skip") - (before == "skip")
        if after == "label" and before != "label" and seconds is not None:
            self.seconds.append(seconds)

    def progress(self) -> Progress:
        """As a value that can leave the store."""
        return Progress(self.done, self.skipped, self.total, tuple(self.seconds))


def tally(connection: sqlite3.Connection, rater: str, round_: str) -> Tally:
    """Count how far a rater is."""
    (total,) = connection.execute(content.PAIRS_TO_ANSWER).fetchone()
    counts = dict(
        connection.execute(
            "SELECT act, count(*) FROM now_answer WHERE rater = ? AND slot = 'main' AND round = ?"
            " AND response_2 IS NOT NULL GROUP BY act",
            (rater, round_),
        ).fetchall()
    )
    recent = connection.execute(
        "SELECT text ->> '$.body.seconds' FROM log WHERE rater = ? AND lamport > 0 AND act = 'label'"
        " ORDER BY lamport DESC LIMIT ?",
        (rater, RECENT),
    )
    seconds = deque([value for (value,) in recent if value is not None][::-1], maxlen=RECENT)
    return Tally(total, counts.get("label", 0), counts.get("skip", 0), seconds)
