"""A project read out as records: prompt by prompt, in an order that no clock and no arrival of labels decides.

Prompts are read a hundred at a time, each time in a few short reads: nothing is locked in between, so people go on
labelling meanwhile. Whoever needs all of it to be of one moment compares `moment` before and after.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nearmiss import content
from nearmiss.checks.defined import Definitions
from nearmiss.errors import ProblemForYou
from nearmiss.model import Answer, Constraint, Judgement, Rater
from nearmiss.own_checks import definitions_of, ready_to_leave
from nearmiss.records import (
    Record,
    RecordDecision,
    RecordGold,
    RecordLabel,
    RecordPair,
    RecordResponse,
    read_answer,
    read_judgements,
)
from nearmiss.reveals import renamed

BATCH = 100
"""Prompts that are read, and held in memory, at once."""

Row = tuple[Any, ...]

_ORDER = "SELECT n FROM prompt ORDER BY namespace, id, occurrence, key"
_PROMPTS = """
SELECT n, key, namespace, id, occurrence, content, body FROM prompt WHERE n IN (SELECT value FROM json_each(?))
"""
_REQUIREMENTS = """
SELECT prompt, key, id, position, category, body FROM requirement
WHERE prompt IN (SELECT value FROM json_each(?)) ORDER BY n
"""
_EDITED = """
SELECT fact.response_1, named.key, named.id, named.position, named.category, named.body
FROM now_fact AS fact
LEFT JOIN now_constraint AS named ON named.register = fact.register AND named.position IS NOT NULL
WHERE fact.act = 'edit' AND fact.response_1 IN (SELECT value FROM json_each(?)) ORDER BY named.position
"""
_RESPONSES = """
SELECT prompt, key, id, model, family, text, body FROM response
WHERE prompt IN (SELECT value FROM json_each(?)) ORDER BY n
"""
_PAIRS = """
SELECT prompt, response_1, response_2, body FROM pair WHERE prompt IN (SELECT value FROM json_each(?)) ORDER BY n
"""
_ANSWERS = """
SELECT one.prompt, a.act, a.rater, a.response_1, a.response_2, a.round, a.slot, a.purpose, a.at, log.text
FROM response AS one
JOIN now_answer AS a ON a.response_1 = one.key
JOIN log ON log.id = a.line
WHERE one.prompt IN (SELECT value FROM json_each(?)) AND a.act IN ('label', 'skip')
"""
_FACTS = """
SELECT one.prompt, fact.act, fact.response_1, fact.response_2, fact.body
FROM response AS one JOIN now_fact AS fact ON fact.response_1 = one.key AND fact.act IN ('gold', 'decide')
WHERE one.prompt IN (SELECT value FROM json_each(?))
ORDER BY fact.act, fact.response_1, fact.response_2, fact.register
"""


def read_records(connection: sqlite3.Connection) -> Iterator[Record]:
    """Every prompt with all that the project holds of it, as native records. Memory stays flat."""
    return (record for _, record in read_prompts(connection))


def read_prompts(connection: sqlite3.Connection) -> Iterator[tuple[str, Record]]:
    """The same, each with the key of its prompt."""
    raters, own = unique_names(connection), definitions_of(connection)
    places = array("q", (n for (n,) in connection.execute(_ORDER)))
    for start in range(0, len(places), BATCH):
        yield from _read_batch(connection, places[start : start + BATCH].tolist(), raters, own)


def moment(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Numbers that are the same as long as nothing came into the project: its tables of content and log only grow."""
    tables = ("log", "prompt", "requirement", "response", "pair")
    found = (connection.execute(f"SELECT coalesce(max(n), 0) FROM {table}").fetchone() for table in tables)
    return tuple(int(number) for (number,) in found)


def unique_names(connection: sqlite3.Connection) -> dict[str, Rater]:
    """Rater id to rater; two raters of one name get a mark behind it, so that names tell them apart."""
    rows = connection.execute(
        "SELECT id, name, kind, team, model, family, anonymous, protocol FROM now_rater ORDER BY name, kind, id"
    ).fetchall()
    names = told_apart([row[1] for row in rows])
    return {
        identity: Rater(shown, kind, team, model, family, bool(anonymous), protocol, identity)
        for shown, (identity, _, kind, team, model, family, anonymous, protocol) in zip(names, rows, strict=True)
    }


def told_apart(names: Sequence[str]) -> list[str]:
    """The names, with `~2`, `~3` … behind those that stood before. Names that are all different stay as they are."""
    taken, seen = set(names), set[str]()
    found = []
    for name in names:
        shown, number = name, 2
        while shown in seen or (shown != name and shown in taken):
            shown, number = f"{name}~{number}", number + 1
        seen.add(shown)
        found.append(shown)
    return found


# ------------------------------------------------------------------------------------------- one batch


@dataclass(frozen=True, slots=True)
class _Parts:
    """The rows of one prompt, table by table."""

    requirements: Sequence[Row]
    edited: Sequence[Row]
    responses: Sequence[Row]
    pairs: Sequence[Row]
    answers: Sequence[Row]
    facts: Sequence[Row]


def _read_batch(
    connection: sqlite3.Connection, places: Sequence[int], raters: Mapping[str, Rater], own: Definitions
) -> Iterator[tuple[str, Record]]:
    rows = {row[0]: row[1:] for row in connection.execute(_PROMPTS, (json.dumps(places),))}
    prompts = [content.prompt_of(rows[n]) for n in places]
    keys = json.dumps([prompt.key for prompt in prompts])
    tables = [
        _by_prompt(connection.execute(query, (keys,)))
        for query in (_REQUIREMENTS, _EDITED, _RESPONSES, _PAIRS, _ANSWERS, _FACTS)
    ]
    for prompt in prompts:
        parts = _Parts(*(table.get(prompt.key, ()) for table in tables))
        yield prompt.key, _record(prompt, parts, raters, own)


def _by_prompt(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row[1:])
    return found


# ------------------------------------------------------------------------------------------ one prompt


@dataclass(frozen=True, slots=True)
class _Names:
    """Keys of one prompt back to the source's ids. Verdicts on an earlier wording of a constraint have no id here:
    they stay in the log, and out of records."""

    responses: Mapping[str, str]
    requirements: Mapping[str, str]


def _record(prompt: content.StoredPrompt, parts: _Parts, raters: Mapping[str, Rater], own: Definitions) -> Record:
    constraints = _constraints(parts)
    ids = told_apart([row[1] for row in parts.responses])
    names = _Names(
        {row[0]: shown for row, shown in zip(parts.responses, ids, strict=True)}, {c.key: c.id for c in constraints}
    )
    labels = _labels(parts.answers, names, raters)
    facts = [row for row in parts.facts if row[1] in names.responses and row[2] in names.responses]
    body = prompt.body
    return Record(
        conversation=prompt.conversation,
        responses=tuple(_response(row, names) for row in parts.responses),
        id=prompt.id,
        namespace=prompt.namespace,
        reference=body.get("reference"),
        parents=tuple(body.get("parents", ())),
        evolution=prompt.evolution,
        tags=body.get("tags", {}),
        meta=body.get("meta", {}),
        constraints=tuple(replace(item, key="") for item in ready_to_leave(constraints, own)),
        pairs=_pairs(parts, bool(body.get("all_pairs")), names),
        gold=tuple(_gold(row, names) for row in facts if row[0] == "gold"),
        raters=tuple(replace(rater, id="") for rater in dict.fromkeys(rater for rater, _ in labels)),
        labels=tuple(label for _, label in labels),
        decisions=tuple(_decision(row, names) for row in facts if row[0] == "decide"),
        extra=body.get("extra", {}),
    )


def _constraints(parts: _Parts) -> tuple[Constraint, ...]:
    """The list that stands: of an edit, which may be empty, or of the source."""
    if parts.edited:
        return tuple(content.requirement_of(row) for row in parts.edited if row[0] is not None)
    return content.newest_requirements(parts.requirements)


def _response(row: Row, names: _Names) -> RecordResponse:
    key, _, model, family, text, body = row
    value = json.loads(body)
    said = content.response_text(text, body)
    return RecordResponse(names.responses[key], said, model, family, value.get("from"), value.get("meta", {}))


def _pairs(parts: _Parts, all_meant: bool, names: _Names) -> tuple[RecordPair, ...] | None:
    pairs = tuple(_pair(row, names) for row in parts.pairs)
    keys = [row[0] for row in parts.responses]
    every = [(one, two) for i, one in enumerate(keys) for two in keys[i + 1 :]]
    plain = all(pair == RecordPair(pair.responses) for pair in pairs)
    return None if plain and all_meant and [row[:2] for row in parts.pairs] == every else pairs


def _pair(row: Row, names: _Names) -> RecordPair:
    body = json.loads(row[2])
    expected = body.get("expected")
    return RecordPair(
        (names.responses[row[0]], names.responses[row[1]]),
        body.get("origin"),
        names.responses[expected] if expected else None,
        tuple(names.requirements[key] for key in body.get("expected_missed", ()) if key in names.requirements),
        body.get("meta", {}),
    )


def _gold(row: Row, names: _Names) -> RecordGold:
    body = json.loads(row[3])
    pair = (names.responses[row[1]], names.responses[row[2]])
    verdicts = _named(read_judgements(body.get("verdicts", {})), names)
    return RecordGold(pair, body.get("preference"), bool(body.get("both_bad")), verdicts)


def _decision(row: Row, names: _Names) -> RecordDecision:
    body = json.loads(row[3])
    pair = (names.responses[row[1]], names.responses[row[2]])
    return RecordDecision(pair, body.get("preference"), bool(body.get("both_bad")), body.get("note"))


def _labels(rows: Sequence[Row], names: _Names, raters: Mapping[str, Rater]) -> list[tuple[Rater, RecordLabel]]:
    """The labels with their raters, by the rater's name and by what the label is about."""
    known = [row for row in rows if row[1] in raters and (row[3] is None or row[3] in names.responses)]
    known.sort(key=lambda row: (raters[row[1]].name, row[2], row[3] or "", row[4], row[5]))
    found = ((raters[row[1]], _label(row, names, raters[row[1]])) for row in known)
    return [(rater, label) for rater, label in found if label is not None]


def _label(row: Row, names: _Names, rater: Rater) -> RecordLabel | None:
    act, _, one, two, round_, slot, purpose, at, text = row
    try:
        answer = named_answer(read_answer(json.loads(text)["body"]), names)
    except ProblemForYou:
        return None  # a body that a later version wrote: kept in the log, and says nothing here, as in the views
    subject = tuple(names.responses[key] for key in (one, two) if key is not None)
    return RecordLabel(rater.name, subject, answer, rater.kind, act, round_, slot, purpose, at)


def named_answer(answer: Answer, names: _Names) -> Answer:
    """The answer with the source's ids in place of hashes."""
    return replace(
        answer,
        verdicts=_named(answer.verdicts, names),
        ill_posed=tuple(names.requirements[key] for key in answer.ill_posed if key in names.requirements),
        deciding=tuple(names.requirements[key] for key in answer.deciding if key in names.requirements),
        ratings={names.responses[key]: values for key, values in answer.ratings.items() if key in names.responses},
        context=renamed(answer.context, names.requirements, names.responses),
        seen={},
    )


def _named(verdicts: Mapping[str, Mapping[str, Judgement]], names: _Names) -> dict[str, dict[str, Judgement]]:
    return {
        names.requirements[c]: {names.responses[r]: said for r, said in by.items() if r in names.responses}
        for c, by in verdicts.items()
        if c in names.requirements
    }
