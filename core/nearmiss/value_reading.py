"""A project's verdicts or ratings as rows of values, for agreement on them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearmiss import content
from nearmiss.cases import Grouping
from nearmiss.editing.earlier import REASON
from nearmiss.errors import ProblemForYou
from nearmiss.records import read_answer
from nearmiss.reveals import before_reveal
from nearmiss.value_rows import ValueRows, with_values
from nearmiss.votes import GIVEN, NO_PREFERENCE, VoteRater, Votes

_VERDICTS = """
SELECT v.requirement || ' ' || v.response, response.prompt, a.rater, a.slot, a.purpose, a.round, v.verdict,
       CASE WHEN named.key IS NULL THEN requirement.category ELSE named.category END,
       a.response_2 IS NOT NULL, v.register,
       CASE WHEN edit.register IS NOT NULL THEN named.position IS NULL
            ELSE EXISTS (SELECT 1 FROM requirement AS newer WHERE newer.prompt = requirement.prompt
                         AND newer.id = requirement.id AND newer.n > requirement.n) END
FROM now_verdict AS v JOIN now_answer AS a ON a.register = v.register
JOIN response ON response.key = v.response
LEFT JOIN requirement ON requirement.key = v.requirement
LEFT JOIN now_constraint AS named ON named.prompt = response.prompt AND named.key = v.requirement
LEFT JOIN now_fact AS edit ON edit.act = 'edit' AND edit.response_1 = response.prompt
WHERE a.act = 'label' AND NOT v.ill_posed AND (requirement.key IS NOT NULL OR named.key IS NOT NULL)
ORDER BY v.requirement, v.response, a.rater, a.slot, a.round, a.response_2 IS NOT NULL, a.register
"""
_REVEALED = """
SELECT a.register, log.text -> '$.body' FROM now_answer AS a JOIN log ON log.id = a.line
WHERE a.act = 'label' AND log.text LIKE '%"before_reveal"%'
"""
_RATINGS = """
SELECT r.response, response.prompt, a.rater, a.slot, a.purpose, a.round, r.value, NULL, a.response_2 IS NOT NULL
FROM now_rating AS r JOIN now_answer AS a ON a.register = r.register JOIN response ON response.key = r.response
WHERE a.act = 'label' AND r.attribute = ?
ORDER BY r.response, a.rater, a.slot, a.round, a.response_2 IS NOT NULL, a.register
"""
_RATERS = "SELECT id, name, kind, team, model, family, anonymous FROM now_rater ORDER BY kind, name, id"
MET, MISSED = 0, 1


def read_verdicts(connection: sqlite3.Connection) -> ValueRows:
    """Every current verdict; unclear and n/a count as no answer (CONTRACT 4), ill-posed ones are out.

    One that was changed after the count of a check was shown counts as it was before (CONTRACT 2). Those about an
    earlier wording of a constraint are left out, and those of people counted.
    """
    everything = connection.execute(_VERDICTS).fetchall()
    rows = [row for row in everything if not row[10]]
    codes = {"met": MET, "missed": MISSED}
    before = _before_reveal(connection)
    value = np.array([codes.get(before.get((row[9], row[0]), row[6]), -1) for row in rows], dtype=np.int32)
    people = {identity for identity, _, kind, *_ in connection.execute(_RATERS) if kind == "human"}
    earlier = sum(row[10] and row[2] in people for row in everything)
    found = _rows(connection, rows, value, ("met", "missed"), np.full(2, np.nan))
    return replace(found, left_out={REASON: earlier}) if earlier else found


def _before_reveal(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """The verdicts that were changed after a count was shown, as they were, by register and unit."""
    found: dict[tuple[str, str], str] = {}
    for register, body in connection.execute(_REVEALED):
        for requirement, by_response in before_reveal(read_answer(json.loads(body))).items():
            found.update({(register, f"{requirement} {key}"): said.verdict for key, said in by_response.items()})
    return found


def read_ratings(connection: sqlite3.Connection, attribute: str) -> ValueRows:
    """Every current rating of an attribute. Raises ProblemForYou, naming those that there are, where there is none."""
    rows = connection.execute(_RATINGS, (attribute,)).fetchall()
    if not rows:
        known = [name for (name,) in connection.execute("SELECT DISTINCT attribute FROM now_rating ORDER BY attribute")]
        remedy = f"The attributes are {', '.join(known)}." if known else "The project holds no ratings."
        raise ProblemForYou(f"Nobody rated '{attribute}'.", remedy=remedy)
    scores, value = np.unique([float(row[6]) for row in rows], return_inverse=True)
    names = tuple(f"{score:g}" for score in scores)
    return _rows(connection, rows, value.astype(np.int32), names, scores.astype(np.float64))


def _rows(
    connection: sqlite3.Connection,
    rows: Sequence[Any],
    value: NDArray[np.int32],
    names: tuple[str, ...],
    scores: NDArray[np.float64],
) -> ValueRows:
    last = _last_of_each(rows)
    rows, value = [rows[place] for place in last], value[last]
    family = content.families(connection)
    units = sorted({row[0]: row[1] for row in rows}.items())
    code = {unit: place for place, (unit, _) in enumerate(units)}
    unit = np.array([code[row[0]] for row in rows], dtype=np.int32)
    raters, rater = _raters(connection, [row[2] for row in rows])
    slots, slot = _codes([row[3] for row in rows])
    purposes, purpose = _codes([row[4] for row in rows])
    rounds, round_ = _codes([row[5] for row in rows])
    count = len(rows)
    votes = Votes(
        units=tuple(unit for unit, _ in units),
        cluster=np.array([family[prompt] for _, prompt in units], dtype=np.int32),
        raters=raters,
        slots=slots,
        purposes=purposes,
        rounds=rounds,
        scales=("values",),
        unit=unit,
        rater=rater,
        slot=slot,
        purpose=purpose,
        round=round_,
        scale=np.zeros(count, dtype=np.int16),
        status=np.full(count, GIVEN, dtype=np.int8),
        preference=np.full(count, NO_PREFERENCE, dtype=np.int8),
        both_bad=np.zeros(count, dtype=np.bool_),
        reversed=np.zeros(count, dtype=np.bool_),
    )
    return ValueRows(with_values(votes, value), value, names, scores, _categories(rows, unit))


def _last_of_each(rows: Sequence[Any]) -> list[int]:
    """One row for each unit, rater, slot and round: with both responses in view, else the only one."""
    places = {row[:1] + row[2:4] + row[5:6]: place for place, row in enumerate(rows)}
    return list(places.values())


def _categories(rows: Sequence[Any], unit: NDArray[np.int32]) -> Grouping:
    pairs = sorted({(int(code), row[7]) for row, code in zip(rows, unit, strict=True) if row[7] is not None})
    names = sorted({name for _, name in pairs})
    code = {name: place for place, name in enumerate(names)}
    units = np.array([unit for unit, _ in pairs], dtype=np.int32)
    return Grouping(tuple(names), units, np.array([code[name] for _, name in pairs], dtype=np.int32))


def _codes(values: Sequence[str]) -> tuple[tuple[str, ...], NDArray[np.int16]]:
    names = sorted(set(values))
    code = {name: place for place, name in enumerate(names)}
    return tuple(names), np.array([code[value] for value in values], dtype=np.int16)


def _raters(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[tuple[VoteRater, ...], NDArray[np.int32]]:
    said = set(ids)
    known = [
        (row[0], VoteRater(row[1], row[2], row[3], row[4], row[5], bool(row[6])))
        for row in connection.execute(_RATERS)
        if row[0] in said
    ]
    code = {identity: place for place, (identity, _) in enumerate(known)}
    return tuple(rater for _, rater in known), np.array([code[identity] for identity in ids], dtype=np.int32)
