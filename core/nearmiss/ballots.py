"""The current answers of a project as arrays of votes: the one reading from which all numbers are worked out."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearmiss.answer_columns import UNREADABLE_NAME, Coded, Keys, joined_columns, keys_of
from nearmiss.answered_pairs import AnsweredPairs, PromptBook, different_pairs, in_book, prompt_book
from nearmiss.errors import ProblemForYou
from nearmiss.votes import GIVEN, NO_PREFERENCE, REFUSED, UNREADABLE, VoteRater, Votes

_STATUS = {"given": GIVEN, "unreadable": UNREADABLE, "refused": REFUSED}
_SHARED = ("slot", "purpose", "round", "scale")
_FIELDS = (*_SHARED, "status", "both_bad", "preference")
_WITHIN = "\x1f"
_FIRST = f"""
SELECT {", ".join(f"coalesce({name}, '')" for name in _SHARED)} FROM now_answer
WHERE act = 'label' AND response_2 IS NOT NULL LIMIT 1
"""
# What nearly all answers share is left out of their text; a preference is all that most of them say.
_SAID = f"""
CASE WHEN {" AND ".join(f"{name} = :{name}" for name in _SHARED)} AND status = 'given' AND NOT both_bad
THEN coalesce(preference, '')
ELSE replace({" || char(31) || ".join(f"coalesce({name}, '')" for name in _FIELDS)}, char(30), ' ') END
"""
Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Ballots:
    """The votes; the pairs that their units are; and which answer each row is, counted as `joined_columns` reads."""

    votes: Votes
    pairs: AnsweredPairs
    answer: NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """Answers in the order of reading: the pair and the way round, the rater, and what was said (n,)."""

    pairs: tuple[Keys, Keys, Codes]
    turned: NDArray[np.bool_]
    book: PromptBook
    raters: tuple[str, ...]
    rater: Codes
    sayings: tuple[str, ...]
    saying: Codes
    usual: tuple[str, ...]


def read_votes(connection: sqlite3.Connection) -> Votes:
    """Every current answer to a pair, turned to the unit's own orientation (the smaller response key first)."""
    return read_ballots(connection).votes


def read_ballots(connection: sqlite3.Connection) -> Ballots:
    """The same with what the units are, by rows in the order of unit, rater, slot, round and stored orientation."""
    read = _read(connection)
    pairs, unit = in_book(connection, read.book, *read.pairs)
    said = _sayings(read)
    slots, rounds = said["slot"], said["round"]
    turned = read.turned
    answer = _in_order(
        unit, _ranks(read.raters)[read.rater], _ranks(slots)[read.saying], _ranks(rounds)[read.saying], turned
    )
    saying, turned = read.saying[answer], turned[answer]
    raters, rater = _rater_codes(connection, read.raters, read.rater[answer])
    names, codes = zip(*(_codes(said[name], saying) for name in _SHARED), strict=True)
    preference = np.array([_number(text) for text in said["preference"]], dtype=np.int16)[saying]
    flipped = np.where(turned & (preference != NO_PREFERENCE), -preference, preference)
    votes = Votes(
        units=pairs.names,
        cluster=pairs.family,
        raters=raters,
        slots=names[0],
        purposes=names[1],
        rounds=names[2],
        scales=names[3],
        unit=unit[answer],
        rater=rater,
        slot=codes[0],
        purpose=codes[1],
        round=codes[2],
        scale=codes[3],
        status=np.array([_STATUS[status] for status in said["status"]], dtype=np.int8)[saying],
        preference=flipped.astype(np.int8),
        both_bad=np.array([flag == "1" for flag in said["both_bad"]], dtype=np.bool_)[saying],
        reversed=turned,
    )
    return Ballots(votes, pairs, answer)


def _read(connection: sqlite3.Connection) -> _Read:
    usual = connection.execute(_FIRST).fetchone() or ("",) * len(_SHARED)
    one: list[Keys] = []
    two: list[Keys] = []
    rater, saying = Coded(), Coded()

    def take(part: tuple[str, ...]) -> None:
        one.append(keys_of(part[0]))
        two.append(keys_of(part[1]))
        rater.take(part[2], len(one[-1]))
        saying.take(part[3], len(one[-1]))

    values = dict(zip(_SHARED, usual, strict=True))
    parts = joined_columns(connection, ("response_1", "response_2"), ("rater", _SAID), values)
    with ThreadPoolExecutor(1) as beside:  # SQLite reads the next part while one is taken apart
        list(beside.map(take, parts))
        nothing = keys_of("")
        first, second = np.concatenate([nothing, *one]), np.concatenate([nothing, *two])
        pairs = beside.submit(different_pairs, first, second)
        book = prompt_book(connection)
    return _Read(
        pairs=pairs.result(),
        turned=first > second,
        book=book,
        raters=rater.names,
        rater=rater.codes,
        sayings=saying.names,
        saying=saying.codes,
        usual=usual,
    )


def _sayings(read: _Read) -> dict[str, list[str]]:
    """Each field of what was said, one value for each different saying."""
    rows = [text.split(_WITHIN) if _WITHIN in text else [*read.usual, "given", "0", text] for text in read.sayings]
    if any(len(row) != len(_FIELDS) for row in rows):
        raise ProblemForYou(*UNREADABLE_NAME)
    return {name: [row[place] for row in rows] for place, name in enumerate(_FIELDS)}


def _in_order(unit: Codes, rater: Codes, slot: Codes, round_: Codes, turned: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The answers to known pairs (n,), sorted by all of these."""
    known = np.flatnonzero(unit >= 0)
    # The place in the reading comes last: no two keys are the same then, and the quickest sort is as good as any.
    keys = [np.arange(len(unit)), turned, round_, slot, rater, unit]
    widths = [int(key.max(initial=0)) + 1 for key in keys]
    if np.prod(np.array(widths, dtype=np.float64)) > 2.0**62:
        return known[np.lexsort([key[known] for key in keys])]
    number = np.zeros(len(known), dtype=np.int64)
    for key, width in zip(reversed(keys), reversed(widths), strict=True):
        number = number * width + key[known]
    return known[np.argsort(number)]


def _ranks(names: Sequence[str]) -> Codes:
    """The place of each name in the order of all."""
    place = {name: rank for rank, name in enumerate(sorted(set(names)))}
    return np.array([place[name] for name in names], dtype=np.int32)


def _codes(by_saying: Sequence[str], saying: Codes) -> tuple[tuple[str, ...], NDArray[Any]]:
    """What occurs in the rows' sayings (n,), in the order of first appearance, and the code of each row (n,)."""
    ranks, names = _ranks(by_saying)[saying], sorted(set(by_saying))
    present, first = np.unique(ranks, return_index=True)
    order = present[np.argsort(first)]
    code = np.zeros(len(names), dtype=np.int16)
    code[order] = np.arange(len(order))
    return tuple(names[rank] for rank in order), code[ranks]


def _number(text: str) -> int:
    return int(text) if text else NO_PREFERENCE


def _rater_codes(
    connection: sqlite3.Connection, ids: Sequence[str], rater: Codes
) -> tuple[tuple[VoteRater, ...], NDArray[np.int32]]:
    """The raters who voted, by kind and name (ids are random), and the code of each row."""
    voted = {ids[code] for code in np.flatnonzero(np.bincount(rater, minlength=len(ids))).tolist()}
    rows = connection.execute(
        "SELECT id, name, kind, team, model, family, anonymous FROM now_rater ORDER BY kind, name, id"
    )
    known = [
        (identity, VoteRater(name, kind, team, model, family, bool(anonymous)))
        for identity, name, kind, team, model, family, anonymous in rows
        if identity in voted
    ]
    number = {identity: code for code, (identity, _) in enumerate(known)}
    code = np.array([number.get(identity, -1) for identity in ids], dtype=np.int32)
    return tuple(rater for _, rater in known), code[rater]
