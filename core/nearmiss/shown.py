"""What does a line of the log come to in the tables of the current state? Pure: `label_log` writes the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from nearmiss.canonical import canonical
from nearmiss.lines import ANSWER_ACTS, FACT_ACTS, RATER_ACTS, TOGGLE_ACTS, Line, register_of

Row = tuple[Any, ...]

INSERT_LINE = """
INSERT INTO log (id, stream, seq, prev, lamport, act, rater, register, target, text)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
INSERTS = {
    "now_head": "INSERT INTO now_head VALUES (?, ?, ?)",
    "now_answer": f"INSERT INTO now_answer VALUES ({', '.join('?' * 21)})",
    "now_verdict": "INSERT OR IGNORE INTO now_verdict VALUES (?, ?, ?, ?, ?, ?, ?)",
    "now_rating": "INSERT OR IGNORE INTO now_rating VALUES (?, ?, ?, ?)",
    "now_reason": "INSERT OR IGNORE INTO now_reason VALUES (?, ?, ?)",
    "now_fact": f"INSERT INTO now_fact VALUES ({', '.join('?' * 12)})",
    "now_rater": "INSERT INTO now_rater VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
}
"""How the rows of each table go in. The first value of each is the register."""

NOT_UNDERSTOOD = (KeyError, TypeError, ValueError, AttributeError, OverflowError)
"""What goes wrong when the body of a line does not hold what its act should."""


@dataclass(slots=True)
class Ready:
    """Lines as rows of `log`, by id, and the rows of the current state when each is the first of its register."""

    lines: dict[str, Row] = field(default_factory=dict)
    shown: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in INSERTS})


def make_ready(lines: Iterable[Line]) -> Ready:
    """The rows of some lines. What makes no sense to this version stands in the log and shows nothing."""
    made = Ready()
    for line in lines:
        add_ready(made, line)
    return made


def add_ready(made: Ready, line: Line) -> None:
    """Add the rows of one line to others; nothing when they are there."""
    if line.id in made.lines:
        return
    register = register_of(line)
    made.lines[line.id] = (
        *(line.id, line.stream, line.seq, line.prev, line.lamport, line.act, line.rater),
        *(register, line.target, line.text),
    )
    if line.act in TOGGLE_ACTS:
        return
    made.shown["now_head"].append((register, line.id, True))
    try:
        rows = shown_rows(register, line)
    except NOT_UNDERSTOOD:
        return
    for table, found in rows.items():
        made.shown[table].extend(found)


def shown_rows(register: str, line: Line) -> dict[str, list[Row]]:
    """The rows of a line that shows in its register, without its head. Raises one of NOT_UNDERSTOOD."""
    if line.act in ANSWER_ACTS:
        return _answer(register, line)
    if line.act == "rater":
        return {"now_rater": [_rater(register, line)]}
    if line.act in FACT_ACTS or line.act in RATER_ACTS:
        return {"now_fact": [_fact(register, line)]}
    return {}


def _answer(register: str, line: Line) -> dict[str, list[Row]]:
    said, (one, two) = line.body.get, (*line.subject, None)[:2]
    row = (
        *(register, line.id, line.act, line.rater, one, two, line.round, line.slot, line.purpose),
        *(said("status", "given"), said("scheme"), said("preference"), bool(said("both_bad"))),
        *(said("confidence"), said("p1"), said("statement"), said("elaboration")),
        *(said("order"), said("seconds"), said("note"), line.at),
    )
    if line.act != "label":
        return {"now_answer": [row]}
    reasons = [(register, "reason", value) for value in said("reasons", ())]
    deciding = [(register, "deciding", value) for value in said("deciding", ())]
    return {
        "now_answer": [row],
        "now_verdict": _verdicts(register, line.body),
        "now_rating": _ratings(register, line.body),
        "now_reason": reasons + deciding,
    }


def _verdicts(register: str, body: Any) -> list[Row]:
    ill_posed = set(body.get("ill_posed", ()))
    rows: list[Row] = []
    for requirement, by_response in body.get("verdicts", {}).items():
        ill = requirement in ill_posed
        for response, said in by_response.items():
            if isinstance(said, str):
                rows.append((register, requirement, response, said, None, None, ill))
                continue
            evidence = canonical(said["evidence"]) if said.get("evidence") else said.get("words")
            rows.append((register, requirement, response, said["verdict"], said.get("loose"), evidence, ill))
    return rows


def _ratings(register: str, body: Any) -> list[Row]:
    return [
        (register, response, attribute, value)
        for response, values in body.get("ratings", {}).items()
        for attribute, value in values.items()
    ]


def _rater(register: str, line: Line) -> Row:
    body = line.body
    return (
        *(register, body["rater"], body["name"], body["kind"], body.get("group"), body.get("model")),
        *(body.get("family"), bool(body.get("anonymous")), body.get("protocol")),
    )


def _fact(register: str, line: Line) -> Row:
    body, (one, two) = line.body, (*line.subject, None, None)[:2]
    return (
        *(register, line.id, line.act, line.rater, one, two, line.round, body.get("preference")),
        *(bool(body.get("both_bad")), body.get("note"), canonical(body), line.at),
    )
