"""How are the columns of very many current answers read at once, without an object for each row?

SQLite joins a column of a part of the table to one text, numpy takes that apart: a tenth of the time of rows. Parts
are cut by the answers' registers, which are hashes, so that all have about the same size and always the same order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from nearmiss.canonical import HASH_LENGTH
from nearmiss.errors import ProblemForYou

Keys = NDArray[np.bytes_]
"""Hashes as their bytes, (n,): ordered as their hexadecimal letters are."""
Numbers = NDArray[np.float64]
BETWEEN = "\x1e"
_ROWS_AT_ONCE = 2**18
_KEY_BYTES = HASH_LENGTH // 2
UNREADABLE_NAME = "An answer names something by what is no name of it.", None, "`nearmiss doctor` says what is damaged."
_EDGES = ("", *"123456789abcdef", "\U0010ffff")
_ANSWERS = "FROM now_answer WHERE act = 'label' AND response_2 IS NOT NULL AND register >= :from AND register < :to"


def joined_columns(
    connection: sqlite3.Connection, keys: Sequence[str], columns: Sequence[str], values: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    """For each part of the answers to pairs every column, an SQL expression that is never null, as one text.

    `keys` are joined by nothing, `columns` by `BETWEEN`; `values` stand for the names with a colon in them. Parts and
    rows come in one and the same order at every reading of one state.
    """
    for part in _parts():
        found = connection.execute(f"SELECT {_joined(keys, columns)} {_ANSWERS}", {**values, **part}).fetchone()
        if found[0] is not None:
            yield found


def joined_rows(
    connection: sqlite3.Connection, table: str, keys: Sequence[str], columns: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """The same of a table of content, whose rows have numbers, part by part."""
    (last,) = connection.execute(f"SELECT max(n) FROM {table}").fetchone()
    for start in range(0, (last or -1) + 1, _ROWS_AT_ONCE):
        found = connection.execute(
            f"SELECT {_joined(keys, columns)} FROM {table} WHERE n >= ? AND n < ?", (start, start + _ROWS_AT_ONCE)
        ).fetchone()
        if found[0] is not None:
            yield found


def _joined(keys: Sequence[str], columns: Sequence[str]) -> str:
    return ", ".join(
        [f"group_concat({key}, '')" for key in keys] + [f"group_concat({c}, char({ord(BETWEEN)}))" for c in columns]
    )


def number_columns(connection: sqlite3.Connection, columns: Sequence[str]) -> Numbers:
    """Columns (c, n) of the answers to pairs, in the order of `joined_columns`; NaN where there is no number."""
    counts = ", ".join(f"count({column})" for column in columns)
    everything = {"from": "", "to": _EDGES[-1]}
    total, *given = connection.execute(f"SELECT count(*), {counts} {_ANSWERS}", everything).fetchone()
    found = np.full((len(columns), total), np.nan)
    there = [place for place, count in enumerate(given) if count]
    if there:
        # SQL knows no NaN, and nobody can have answered what it takes for infinite.
        what = ", ".join(f"ifnull({columns[place]}, 9e999)" for place in there)
        rows = (row for part in _parts() for row in connection.execute(f"SELECT {what} {_ANSWERS}", part))
        read = np.fromiter(chain.from_iterable(rows), dtype=np.float64, count=total * len(there))
        found[there] = np.where(np.isinf(read), np.nan, read).reshape(-1, len(there)).T
    return found


def _parts() -> Iterator[dict[str, str]]:
    for first, last in pairwise(_EDGES):
        yield {"from": first, "to": last}


class Coded:
    """Codes of values in order of first appearance, taken in part by part."""

    def __init__(self) -> None:
        self._code: dict[str, int] = {}
        self._parts: list[NDArray[np.int32]] = []

    def take(self, values: str, count: int | None = None) -> None:
        """Take in values, parted by `BETWEEN`; raises ProblemForYou where there are not so many."""
        parts = values.split(BETWEEN)
        if count is not None and len(parts) != count:
            raise ProblemForYou(*UNREADABLE_NAME)
        for new in dict.fromkeys(parts):
            self._code.setdefault(new, len(self._code))
        self._parts.append(np.fromiter(map(self._code.__getitem__, parts), dtype=np.int32, count=len(parts)))

    @property
    def names(self) -> tuple[str, ...]:
        """The different values."""
        return tuple(self._code)

    @property
    def codes(self) -> NDArray[np.int32]:
        """The code of each value taken in (n,)."""
        return np.concatenate([np.zeros(0, dtype=np.int32), *self._parts])


def keys_of(letters: str) -> Keys:
    """Keys from all of their hexadecimal letters, one after the other."""
    try:
        return np.frombuffer(bytes.fromhex(letters), dtype=f"S{_KEY_BYTES}")
    except ValueError as fault:
        raise ProblemForYou(*UNREADABLE_NAME) from fault


def letters_of(keys: Keys) -> list[str]:
    """Keys as hexadecimal letters, as they stand in the file."""
    letters = _bytes_of(keys).tobytes().hex()
    return [letters[start : start + HASH_LENGTH] for start in range(0, len(letters), HASH_LENGTH)]


def numbers_of(keys: Keys) -> NDArray[np.uint64]:
    """The first eight bytes of keys as numbers, which order them as the keys do; different for all but one in 2⁶⁴."""
    return np.ascontiguousarray(_bytes_of(keys)[:, :8]).view(">u8").ravel().astype(np.uint64)


def _bytes_of(keys: Keys) -> NDArray[np.uint8]:
    return np.ascontiguousarray(keys).view(np.uint8).reshape(-1, _KEY_BYTES)
