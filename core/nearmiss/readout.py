"""A project read out as records: prompt by prompt, in an order that no clock and no arrival decides."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nearmiss import content
from nearmiss.model import Answer, Judgement, Rater
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

_ANSWERS = """
SELECT a.act, a.rater, a.response_1, a.response_2, a.round, a.slot, a.purpose, a.at, log.text -> '$.body'
FROM response AS one
JOIN now_answer AS a ON a.response_1 = one.key
JOIN log ON log.id = a.line
JOIN now_rater AS rater ON rater.id = a.rater
WHERE one.prompt = ? AND a.act IN ('label', 'skip')
ORDER BY rater.name, rater.kind, a.rater, a.response_1, a.response_2, a.round, a.slot
"""
_FACTS = """
SELECT fact.act, fact.response_1, fact.response_2, fact.body
FROM response AS one JOIN now_fact AS fact ON fact.response_1 = one.key AND fact.act IN ('gold', 'decide')
WHERE one.prompt = ? ORDER BY fact.act, fact.response_1, fact.response_2, fact.register
"""


def read_records(connection: sqlite3.Connection) -> Iterator[Record]:
    """Every prompt with all that the project holds of it, as native records. Memory stays flat."""
    return (record for _, record in read_prompts(connection))


def read_prompts(connection: sqlite3.Connection) -> Iterator[tuple[str, Record]]:
    """The same, each with the key of its prompt."""
    raters = unique_names(connection)
    rows = connection.execute(
        "SELECT key, namespace, id, occurrence, content, body FROM prompt ORDER BY namespace, id, occurrence, key"
    )
    for row in rows:
        prompt = content.prompt_of(row)
        yield prompt.key, read_one(connection, prompt, raters)


def unique_names(connection: sqlite3.Connection) -> dict[str, Rater]:
    """Rater id to rater; two raters of one name get a mark behind it, so that names tell them apart."""
    found: dict[str, Rater] = {}
    times: dict[str, int] = {}
    rows = connection.execute(
        "SELECT id, name, kind, team, model, family, anonymous, protocol FROM now_rater ORDER BY name, kind, id"
    )
    for identity, name, kind, team, model, family, anonymous, protocol in rows:
        times[name] = times.get(name, 0) + 1
        shown = name if times[name] == 1 else f"{name}~{times[name]}"
        found[identity] = Rater(shown, kind, team, model, family, bool(anonymous), protocol, identity)
    return found


@dataclass(frozen=True, slots=True)
class _Names:
    """Keys of one prompt back to the source's ids. Verdicts on an earlier wording of a constraint have no id here:
    they stay in the log, and out of records."""

    responses: Mapping[str, str]
    requirements: Mapping[str, str]


def read_one(connection: sqlite3.Connection, prompt: content.StoredPrompt, raters: Mapping[str, Rater]) -> Record:
    """One prompt as a record."""
    constraints = content.read_requirements(connection, prompt.key)
    rows = connection.execute(
        "SELECT key, id, model, family, text, body FROM response WHERE prompt = ? ORDER BY n", (prompt.key,)
    ).fetchall()
    names = _Names(_unique({row[0]: row[1] for row in rows}), {c.key: c.id for c in constraints})
    answers = connection.execute(_ANSWERS, (prompt.key,)).fetchall()
    facts = connection.execute(_FACTS, (prompt.key,)).fetchall()
    body = prompt.body
    return Record(
        conversation=prompt.conversation,
        responses=tuple(_response(row, names) for row in rows),
        id=prompt.id,
        namespace=prompt.namespace,
        reference=body.get("reference"),
        parents=tuple(body.get("parents", ())),
        evolution=prompt.evolution,
        tags=body.get("tags", {}),
        meta=body.get("meta", {}),
        constraints=tuple(replace(item, key="") for item in constraints),
        pairs=_pairs(connection, prompt, [row[0] for row in rows], names),
        gold=tuple(_gold(row, names) for row in facts if row[0] == "gold"),
        raters=tuple(replace(raters[i], id="") for i in dict.fromkeys(row[1] for row in answers)),
        labels=tuple(_label(row, names, raters) for row in answers),
        decisions=tuple(_decision(row, names) for row in facts if row[0] == "decide"),
        extra=body.get("extra", {}),
    )


def _unique(ids: Mapping[str, str]) -> dict[str, str]:
    """Key to id; an id that stands twice (responses that came in one by one) gets a mark behind it."""
    times: dict[str, int] = {}
    found = {}
    for key, identity in ids.items():
        times[identity] = times.get(identity, 0) + 1
        found[key] = identity if times[identity] == 1 else f"{identity}~{times[identity]}"
    return found


def _response(row: tuple[Any, ...], names: _Names) -> RecordResponse:
    key, _, model, family, text, body = row
    value = json.loads(body)
    said = content.response_text(text, body)
    return RecordResponse(names.responses[key], said, model, family, value.get("from"), value.get("meta", {}))


def _pairs(
    connection: sqlite3.Connection, prompt: content.StoredPrompt, responses: Sequence[str], names: _Names
) -> tuple[RecordPair, ...] | None:
    rows = connection.execute(
        "SELECT response_1, response_2, body FROM pair WHERE prompt = ? ORDER BY n", (prompt.key,)
    ).fetchall()
    pairs = tuple(_pair(row, names) for row in rows)
    every = [(one, two) for i, one in enumerate(responses) for two in responses[i + 1 :]]
    plain = all(pair == RecordPair(pair.responses) for pair in pairs)
    return None if plain and prompt.body.get("all_pairs") and [row[:2] for row in rows] == every else pairs


def _pair(row: tuple[str, str, str], names: _Names) -> RecordPair:
    body = json.loads(row[2])
    expected = body.get("expected")
    return RecordPair(
        (names.responses[row[0]], names.responses[row[1]]),
        body.get("origin"),
        names.responses[expected] if expected else None,
        tuple(names.requirements[key] for key in body.get("expected_missed", ()) if key in names.requirements),
        body.get("meta", {}),
    )


def _gold(row: tuple[Any, ...], names: _Names) -> RecordGold:
    body = json.loads(row[3])
    pair = (names.responses[row[1]], names.responses[row[2]])
    verdicts = _named(read_judgements(body.get("verdicts", {})), names)
    return RecordGold(pair, body.get("preference"), bool(body.get("both_bad")), verdicts)


def _decision(row: tuple[Any, ...], names: _Names) -> RecordDecision:
    body = json.loads(row[3])
    pair = (names.responses[row[1]], names.responses[row[2]])
    return RecordDecision(pair, body.get("preference"), bool(body.get("both_bad")), body.get("note"))


def _label(row: tuple[Any, ...], names: _Names, raters: Mapping[str, Rater]) -> RecordLabel:
    act, rater, one, two, round_, slot, purpose, at, body = row
    subject = tuple(names.responses[key] for key in (one, two) if key is not None)
    who = raters[rater]
    answer = named_answer(read_answer(json.loads(body)), names)
    return RecordLabel(who.name, subject, answer, who.kind, act, round_, slot, purpose, at)


def named_answer(answer: Answer, names: _Names) -> Answer:
    """The answer with the source's ids in place of hashes."""
    return replace(
        answer,
        verdicts=_named(answer.verdicts, names),
        ill_posed=tuple(names.requirements[key] for key in answer.ill_posed if key in names.requirements),
        deciding=tuple(names.requirements[key] for key in answer.deciding if key in names.requirements),
        ratings={names.responses[key]: values for key, values in answer.ratings.items()},
        seen={},
    )


def _named(verdicts: Mapping[str, Mapping[str, Judgement]], names: _Names) -> dict[str, dict[str, Judgement]]:
    return {
        names.requirements[c]: {names.responses[r]: said for r, said in by.items() if r in names.responses}
        for c, by in verdicts.items()
        if c in names.requirements
    }
