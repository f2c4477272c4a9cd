"""Which pairs were answered, in whichever order they were stored, what are they called, and whose prompts are they?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from nearmiss import content
from nearmiss.answer_columns import Keys, keys_of, letters_of, numbers_of

_PAIRS = "SELECT group_concat(response_1, ''), group_concat(response_2, ''), group_concat(prompt, '') FROM pair"
_ALL_PROMPTS = "SELECT group_concat(key, '') FROM (SELECT key FROM prompt ORDER BY key)"
_PROMPTS = "SELECT response.key, response.prompt FROM json_each(?) AS asked JOIN response ON response.key = asked.value"
_MIX = np.uint64(0x9E3779B97F4A7C15)
"""Odd, so that no two numbers times it are the same (modulo 2⁶⁴)."""
Codes = NDArray[np.int32]
Flags = NDArray[np.bool_]


class PairNames(Sequence[str]):
    """The keys of pairs of responses, worked out when somebody first asks: most numbers need no names."""

    def __init__(self, first: Keys, second: Keys) -> None:
        self._first, self._second = first, second

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(map(content.pair_key, letters_of(self._first), letters_of(self._second)))

    def __len__(self) -> int:
        return len(self._first)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        return self._names[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)


@dataclass(frozen=True, slots=True, eq=False)
class AnsweredPairs:
    """Two responses each, the smaller key first, in the order of both keys; their prompt and its family."""

    first: Keys
    second: Keys
    prompts: Keys
    family: Codes

    @property
    def names(self) -> Sequence[str]:
        return PairNames(self.first, self.second)


@dataclass(frozen=True, slots=True, eq=False)
class PromptBook:
    """What a project knows of its pairs and prompts: the listed pairs with their prompts, and all prompts in order.

    `family` (prompts,): the number of each prompt's family, as `content.families` has it.
    """

    first: Keys
    second: Keys
    pair_prompts: Keys
    prompts: Keys
    family: Codes


def different_pairs(one: Keys, two: Keys) -> tuple[Keys, Keys, Codes]:
    """The different pairs, the smaller key first, in the order of both keys; and the pair of each row (n,)."""
    first, second = _oriented(one, two)
    place, code = _different(first, second)
    return first[place], second[place], code.astype(np.int32)


def prompt_book(connection: sqlite3.Connection) -> PromptBook:
    """Listed pairs and prompts, read by column."""
    letters = connection.execute(_PAIRS).fetchone()
    one, two, pair_prompts = (keys_of(text or "") for text in letters)
    every = keys_of(connection.execute(_ALL_PROMPTS).fetchone()[0] or "")
    return PromptBook(*_oriented(one, two), pair_prompts, every, _families(connection, every))


def _families(connection: sqlite3.Connection, every: Keys) -> Codes:
    joined = content.joined_prompts(connection)
    if not joined:
        return np.arange(len(every), dtype=np.int32)
    leader: dict[str, int] = {}
    first = np.array([leader.setdefault(joined.get(key, key), place) for place, key in enumerate(letters_of(every))])
    return np.asarray((np.cumsum(first == np.arange(len(first))) - 1)[first], dtype=np.int32)


def in_book(
    connection: sqlite3.Connection, book: PromptBook, first: Keys, second: Keys, code: Codes
) -> tuple[AnsweredPairs, Codes]:
    """The pairs whose responses the project has, and the pair of each answer (n,), −1 where it has them not."""
    prompts, known = _prompts(connection, book, first, second)
    if not known.all():
        code = np.where(known, np.cumsum(known) - 1, -1)[code].astype(np.int32)
    prompts = prompts[known]
    family = book.family[places_among(numbers_of(prompts), numbers_of(book.prompts))]
    return AnsweredPairs(first[known], second[known], prompts, family), code


def _oriented(one: Keys, two: Keys) -> tuple[Keys, Keys]:
    """The same pairs, the smaller key first."""
    turned = one > two
    return np.where(turned, two, one), np.where(turned, one, two)


def _different(first: Keys, second: Keys) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """A row of each different pair, in the order of both keys, and the place of every row's pair among them."""
    high, low = numbers_of(first), numbers_of(second)
    _, place, code = np.unique(high * _MIX + low, return_index=True, return_inverse=True)
    if (first[place][code] != first).any() or (second[place][code] != second).any():
        both = np.array([a + b for a, b in zip(first.tolist(), second.tolist(), strict=True)])
        _, place, code = np.unique(both, return_index=True, return_inverse=True)
        return place, code
    order = np.lexsort((low[place], high[place]))
    rank = np.empty(len(order), dtype=np.intp)
    rank[order] = np.arange(len(order))
    return place[order], rank[code]


def _prompts(connection: sqlite3.Connection, book: PromptBook, first: Keys, second: Keys) -> tuple[Keys, Flags]:
    """The prompt of each pair's responses, and whether the project has them."""
    mixed = numbers_of(first) * _MIX + numbers_of(second)
    place = places_among(mixed, numbers_of(book.first) * _MIX + numbers_of(book.second))
    # Of pairs that nobody listed the project still may have both responses.
    known = place >= 0
    known[known] = (book.first[place[known]] == first[known]) & (book.second[place[known]] == second[known])
    found = np.zeros(len(first), dtype=first.dtype)
    found[known] = book.pair_prompts[place[known]]
    missing = np.flatnonzero(~known)
    if len(missing):
        asked = letters_of(first[missing])
        by_response = dict(connection.execute(_PROMPTS, (json.dumps(asked),)).fetchall())
        there = np.array([key in by_response for key in asked], dtype=np.bool_)
        found[missing[there]] = keys_of("".join(by_response[key] for key in asked if key in by_response))
        known[missing[there]] = True
    return found, known


def places_among(asked: NDArray[np.uint64], listed: NDArray[np.uint64]) -> NDArray[np.intp]:
    """Where each number asked for stands among those listed, −1 where it does not."""
    if not len(listed):
        return np.full(len(asked), -1, dtype=np.intp)
    order = np.argsort(listed)
    ordered = listed[order]
    at = np.minimum(np.searchsorted(ordered, asked), len(order) - 1)
    return np.where(ordered[at] == asked, order[at], -1)
