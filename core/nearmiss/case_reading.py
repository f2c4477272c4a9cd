"""A project's current answers as cases: the votes, and what the file knows of their pairs, models and times."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearmiss import content
from nearmiss.ballots import read_votes
from nearmiss.cases import UNKNOWN, Cases, Grouping, days_of, week_of, with_answers
from nearmiss.sampling import inclusion_probabilities
from nearmiss.votes import VoteRater, Votes

_ROWS = """
SELECT a.confidence, a.p1, a.seconds, a.shown_order, a.at, a.response_1 > a.response_2
FROM now_answer AS a JOIN response AS one ON one.key = a.response_1
WHERE a.act = 'label' AND a.response_2 IS NOT NULL
ORDER BY min(a.response_1, a.response_2), max(a.response_1, a.response_2), a.rater, a.slot, a.round, a.response_1
"""
_UNITS = """
SELECT DISTINCT min(a.response_1, a.response_2), max(a.response_1, a.response_2)
FROM now_answer AS a JOIN response AS one ON one.key = a.response_1
WHERE a.act = 'label' AND a.response_2 IS NOT NULL
"""
_RESPONSES = "SELECT key, prompt, model, family, coalesce(length(text), length(body)) FROM response"
_CATEGORIES = """
SELECT prompt, category FROM requirement
WHERE category IS NOT NULL AND prompt NOT IN (SELECT response_1 FROM now_fact WHERE act = 'edit')
UNION SELECT prompt, category FROM now_constraint WHERE category IS NOT NULL AND position IS NOT NULL
ORDER BY prompt, category
"""
_TAGS = "SELECT key, body ->> '$.tags' FROM prompt WHERE body ->> '$.tags' IS NOT NULL ORDER BY key"
_SCORES = """
SELECT r.response, avg(r.value) FROM now_rating AS r JOIN now_answer AS a ON a.register = r.register
JOIN now_rater AS rater ON rater.id = a.rater
WHERE a.act = 'label' AND rater.kind = 'judge' AND rater.name = ? AND r.attribute = ? GROUP BY r.response
"""
_FACTS = """
SELECT min(response_1, response_2), max(response_1, response_2), preference, both_bad, response_1 > response_2
FROM now_fact WHERE act = ? AND response_1 IS NOT NULL AND response_2 IS NOT NULL
"""


def read_cases(connection: sqlite3.Connection) -> Cases:
    """Every current answer to a pair, with what is known beside it."""
    votes = read_votes(connection)
    rows = connection.execute(_ROWS).fetchall()
    turned = np.array([bool(row[5]) for row in rows], dtype=np.bool_)
    p1 = _numbers(row[1] for row in rows)
    weeks, week = _coded([week_of(row[4]) for row in rows])
    parts = _by_unit(connection, votes)
    return Cases(
        votes=votes,
        confidence=_numbers(row[0] for row in rows),
        p1=np.where(turned, 1 - p1, p1),
        seconds=_numbers(row[2] for row in rows),
        shown=_shown([row[3] for row in rows], turned),
        week=week,
        day=days_of(row[4] for row in rows),
        weeks=weeks,
        probability=inclusion_probabilities(connection, votes.units),
        groupings=_groupings(connection, parts.pop("prompts")),
        **parts,
    )


def _by_unit(connection: sqlite3.Connection, votes: Votes) -> dict[str, Any]:
    """Models, lengths and prompts of the units; both responses of a unit answer the same prompt."""
    known = {key: rest for key, *rest in connection.execute(_RESPONSES)}
    pairs = {content.pair_key(one, two): (one, two) for one, two in connection.execute(_UNITS)}
    first = [known[pairs[unit][0]] for unit in votes.units]
    second = [known[pairs[unit][1]] for unit in votes.units]
    models, codes = _coded([row[1] for row in (*first, *second)])
    family = {row[1]: row[2] for row in (*first, *second) if row[1] is not None}
    count = len(votes.units)
    return {
        "prompts": [row[0] for row in first],
        "models": models,
        "families": tuple(family[model] for model in models),
        "model_1": codes[:count],
        "model_2": codes[count:],
        "length_1": _numbers(row[3] for row in first),
        "length_2": _numbers(row[3] for row in second),
    }


def _groupings(connection: sqlite3.Connection, prompts: Sequence[str]) -> dict[str, Grouping]:
    categories: dict[str, list[str]] = {}
    for prompt, category in connection.execute(_CATEGORIES):
        categories.setdefault(prompt, []).append(category)
    tags = {prompt: tag_names(json.loads(text)) for prompt, text in connection.execute(_TAGS)}
    return {"category": grouped(prompts, categories), "tag": grouped(prompts, tags)}


def tag_names(tags: Mapping[str, Any]) -> list[str]:
    """Tags as names of groups, `language = de`; a list of values makes one group of each."""
    found = []
    for name, value in sorted(tags.items()):
        values = value if isinstance(value, list) else [value]
        found += [f"{name} = {_written(item)}" for item in values]
    return list(dict.fromkeys(found))


def _written(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def grouped(keys: Sequence[Any], names: Mapping[Any, Sequence[str]]) -> Grouping:
    """The grouping of units by the names that belong to the key of each (units,)."""
    pairs = [(unit, name) for unit, key in enumerate(keys) for name in names.get(key, ())]
    order = sorted({name for _, name in pairs})
    code = {name: place for place, name in enumerate(order)}
    unit = np.array([unit for unit, _ in pairs], dtype=np.int32)
    return Grouping(tuple(order), unit, np.array([code[name] for _, name in pairs], dtype=np.int32))


def score_differences(connection: sqlite3.Connection, votes: Votes, judge: str, attribute: str) -> NDArray[np.float64]:
    """How much higher a judge rates each unit's first response than its second (units,), NaN without both ratings.

    Several ratings of one response, from several orders say, are averaged.
    """
    found = dict(connection.execute(_SCORES, (judge, attribute)))
    pairs = {content.pair_key(one, two): (one, two) for one, two in connection.execute(_UNITS)}
    both = ((found.get(pairs[unit][0]), found.get(pairs[unit][1])) for unit in votes.units)
    return _numbers(None if one is None or two is None else one - two for one, two in both)


def with_facts(connection: sqlite3.Connection, votes: Votes, act: str) -> Votes:
    """The votes with the lead's facts of one kind, `decide` or `gold`, as the answers of one more rater of that kind.

    Facts about pairs that nobody answered are left out: they are compared with nothing.
    """
    place = {unit: code for code, unit in enumerate(votes.units)}
    found = {
        place[unit]: (preference, both_bad, turned)
        for one, two, preference, both_bad, turned in connection.execute(_FACTS, (act,))
        if (unit := content.pair_key(one, two)) in place and (preference is not None or both_bad)
    }
    return with_answers(votes, VoteRater(act, act), found) if found else votes


def _coded(values: Sequence[str | None]) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """Values as codes into their sorted names, UNKNOWN for None."""
    names = sorted({value for value in values if value is not None})
    code: dict[str | None, int] = {name: place for place, name in enumerate(names)}
    return tuple(names), np.array([code.get(value, UNKNOWN) for value in values], dtype=np.int32)


def _numbers(values: Iterable[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _shown(orders: Sequence[str | None], turned: NDArray[np.bool_]) -> NDArray[np.int8]:
    first = np.array([{"12": 1, "21": 2}.get(order or "", 0) for order in orders], dtype=np.int8)
    return np.where(turned & (first > 0), 3 - first, first).astype(np.int8)
