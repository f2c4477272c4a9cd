"""A project's current answers as cases: the votes, and what the file knows of their pairs, models and times."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import repeat
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from nearmiss import content
from nearmiss.answer_columns import (
    BETWEEN,
    Coded,
    joined_columns,
    joined_rows,
    keys_of,
    letters_of,
    number_columns,
    numbers_of,
)
from nearmiss.answered_pairs import AnsweredPairs, places_among
from nearmiss.ballots import read_ballots
from nearmiss.cases import UNKNOWN, Cases, Grouping, days_of, week_of, with_answers
from nearmiss.sampling import inclusion_probabilities
from nearmiss.votes import VoteRater, Votes

T = TypeVar("T", bound=np.generic)
_WHEN = "coalesce(shown_order, '') || ' ' || substr(coalesce(at, ''), 1, 10)"
_NUMBERS = ("confidence", "p1", "seconds")
_UNITS = """
SELECT DISTINCT min(a.response_1, a.response_2), max(a.response_1, a.response_2)
FROM now_answer AS a JOIN response AS one ON one.key = a.response_1
WHERE a.act = 'label' AND a.response_2 IS NOT NULL
"""
_NAMED = "coalesce(model || char(31) || coalesce(family, ''), '')"
_LENGTH = "coalesce(length(text), length(body))"
_CATEGORIES = """
SELECT prompt, category FROM requirement
WHERE category IS NOT NULL AND prompt NOT IN (SELECT response_1 FROM now_fact WHERE act = 'edit')
UNION SELECT prompt, category FROM now_constraint WHERE category IS NOT NULL AND position IS NOT NULL
ORDER BY prompt, category
"""
_TAGS = "SELECT key, body ->> '$.tags' AS tags FROM prompt WHERE body LIKE '%\"tags\":%' AND tags IS NOT NULL"
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
    ballots = read_ballots(connection)
    votes, answer = ballots.votes, ballots.answer
    when = Coded()
    for (texts,) in joined_columns(connection, (), (_WHEN,), {}):
        when.take(texts)
    code, times = when.codes[answer], [name.split(" ", 1) for name in when.names]
    confidence, p1, seconds = number_columns(connection, _NUMBERS)[:, answer]
    weeks, week = _coded([week_of(at) for _, at in times])
    first = np.array([{"12": 1, "21": 2}.get(order, 0) for order, _ in times], dtype=np.int8)
    return Cases(
        votes=votes,
        confidence=confidence,
        p1=np.where(votes.reversed, 1 - p1, p1),
        seconds=seconds,
        shown=_shown(_taken(first, code), votes.reversed),
        week=_taken(week, code),
        day=_taken(days_of(at for _, at in times), code),
        weeks=weeks,
        probability=inclusion_probabilities(connection, votes.units),
        groupings=_groupings(connection, letters_of(ballots.pairs.prompts)),
        **_by_unit(connection, ballots.pairs),
    )


def _taken(values: NDArray[T], code: NDArray[np.int32]) -> NDArray[T]:
    return values[code] if len(values) else np.zeros(0, dtype=values.dtype)


def _by_unit(connection: sqlite3.Connection, pairs: AnsweredPairs) -> dict[str, Any]:
    """Models and lengths of the units' responses."""
    keys, named, lengths = [keys_of("")], Coded(), [np.zeros(0)]
    for letters, names, sizes in joined_rows(connection, "response", ("key",), (_NAMED, _LENGTH)):
        keys.append(keys_of(letters))
        named.take(names, len(keys[-1]))
        lengths.append(np.fromiter(map(float, sizes.split(BETWEEN)), dtype=np.float64))
    listed, length = numbers_of(np.concatenate(keys)), np.concatenate(lengths)
    places = [places_among(numbers_of(side), listed) for side in (pairs.first, pairs.second)]
    said = [tuple(name.split("\x1f")) if name else (None, None) for name in named.names]
    present = {said[code] for code in np.unique(named.codes[np.concatenate(places)])}
    models, code = _coded([model for model, _ in said], sorted({model for model, _ in present if model is not None}))
    family = {model: family or None for model, family in sorted(present, key=str)}
    return {
        "models": models,
        "families": tuple(family[model] for model in models),
        "model_1": _taken(code, named.codes[places[0]]),
        "model_2": _taken(code, named.codes[places[1]]),
        "length_1": length[places[0]],
        "length_2": length[places[1]],
    }


def _groupings(connection: sqlite3.Connection, prompts: Sequence[str]) -> dict[str, Grouping]:
    categories: dict[str, list[str]] = {}
    for prompt, category in connection.execute(_CATEGORIES):
        categories.setdefault(prompt, []).append(category)
    names_of = cache(lambda text: tag_names(json.loads(text)))
    tags = {prompt: names_of(text) for prompt, text in connection.execute(_TAGS)}
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
    lists: dict[tuple[str, ...], int] = {(): 0}
    list_of = {key: lists.setdefault(tuple(found), len(lists)) for key, found in names.items()}
    which = np.fromiter(map(list_of.get, keys, repeat(0)), dtype=np.intp, count=len(keys))
    present = sorted({name for listed in lists for name in listed})
    code = {name: place for place, name in enumerate(present)}
    flat = np.array([code[name] for listed in lists for name in listed], dtype=np.int32)
    sizes = np.array([len(listed) for listed in lists])
    starts, times = np.cumsum(sizes) - sizes, sizes[which]
    unit = np.repeat(np.arange(len(which), dtype=np.int32), times)
    within = np.arange(len(unit)) - np.repeat(np.cumsum(times) - times, times)
    return Grouping(tuple(present), unit, flat[np.repeat(starts[which], times) + within])


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


def _coded(
    values: Sequence[str | None], known: Sequence[str] | None = None
) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """Values as codes into their sorted names, or those known; UNKNOWN for None."""
    names = sorted({value for value in values if value is not None}) if known is None else known
    code: dict[str | None, int] = {name: place for place, name in enumerate(names)}
    return tuple(names), np.array([code.get(value, UNKNOWN) for value in values], dtype=np.int32)


def _numbers(values: Iterable[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _shown(first: NDArray[np.int8], turned: NDArray[np.bool_]) -> NDArray[np.int8]:
    return np.where(turned & (first > 0), 3 - first, first).astype(np.int8)
