"""What the desk may see of a pair, and which response stands on the left."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from typing import Any

from nearmiss import content
from nearmiss.canonical import hash_value
from nearmiss.desk_checks import ToCheck, logged_checks, to_check
from nearmiss.desk_constraints import edited_since, for_the_desk, new_in_step
from nearmiss.images import MISSING
from nearmiss.lines import Act, Line, register_of
from nearmiss.model import MAIN_SLOT, Answer, DeskItem, DeskSide, Order, Subject, Turn
from nearmiss.own_checks import ready_to_run
from nearmiss.records import read_answer


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


def desk_item(
    connection: sqlite3.Connection, seed: str, rater: str, subject: Subject, round_: str, slot: str = MAIN_SLOT
) -> DeskItem:
    """All that the desk may see of a pair, in the order in which this rater sees it."""
    return desk_pair(connection, seed, rater, subject, round_, slot)[0]


def desk_pair(
    connection: sqlite3.Connection, seed: str, rater: str, subject: Subject, round_: str, slot: str = MAIN_SLOT
) -> tuple[DeskItem, ToCheck | None]:
    """What `desk_item` gives, with the checks that are still to be run for it."""
    sides = {key: _side(connection, key) for key in subject}
    order = shown_order(seed, rater, subject, slot)
    left, right = subject if order == "12" else (subject[1], subject[0])
    (prompt_key,) = connection.execute("SELECT prompt FROM response WHERE key = ?", (left,)).fetchone()
    prompt = content.read_prompt(connection, prompt_key)
    assert prompt is not None  # the foreign key says so
    constraints = content.read_requirements(connection, prompt_key)
    act, answer = current_answer(connection, rater, subject, round_, slot)
    item = DeskItem(
        subject=subject,
        prompt=prompt_key,
        conversation=replace(prompt.conversation, turns=_said(prompt.conversation.turns)),
        constraints=for_the_desk(constraints),
        a=sides[left],
        b=sides[right],
        order=order,
        round=round_,
        slot=slot,
        answer=answer if act == "label" else None,
        skipped=(answer.note or "") if answer and act == "skip" else None,
        flagged=_flag(connection, rater, subject, round_, slot),
        checks=logged_checks(connection, subject, constraints, (sides[left], sides[right])),
        checking=tuple(place for place, constraint in enumerate(constraints) if constraint.check),
        new=new_in_step(connection, prompt, constraints),
        edited=edited_since(answer if act == "label" else None, constraints),
    )
    return item, to_check(ready_to_run(connection, constraints), prompt.conversation, item)


def _side(connection: sqlite3.Connection, key: str) -> DeskSide:
    row = connection.execute("SELECT text, body FROM response WHERE key = ?", (key,)).fetchone()
    text = content.response_text(*row)
    return DeskSide(key, replace(text, messages=_said(text.messages)))


def _said(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """Turns as they are read: who speaks, what is said and shown, and nothing that the source kept beside it.

    Pictures go by the sums of their bytes; of one that is missing, the name that it had is left out.
    """
    return tuple(replace(turn, extra={}, images=tuple(map(_picture, turn.images))) for turn in turns)


def _picture(name: str) -> str:
    return MISSING if name.startswith(MISSING) else name


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
