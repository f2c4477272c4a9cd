"""Reading the rows of a table that may be damaged: all that can be read, and the names of what cannot."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Row = tuple[Any, ...]

NAMES = {"log": "id", "prompt": "key", "requirement": "key", "response": "key", "pair": "key", "blob": "sha256",
         "scheme": "hash"}  # fmt: skip
"""Table to the column that names its records. Each has an index that holds the names a second time."""

_FAR = 2**62
_MOST_NUMBERS = 20_000_000
"""A spoiled row number may be any; beyond this nobody looks."""


@dataclass(slots=True)
class Reading:
    """The rows of a table as far as they could be read; `lost` holds the names of those that could not."""

    table: str
    read: int = 0
    lost: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def rows(self, connection: sqlite3.Connection, columns: str) -> Iterator[Row]:
        """Each row that can be read, as `rowid, columns…`. After a page that cannot be read, the search goes on."""
        indexed = indexed_names(connection, self.table)
        names: set[str] = set()
        for row in _each(connection, self.table, f"rowid, {NAMES[self.table]}, {columns}", self.faults, indexed):
            self.read += 1
            names.add(row[1])
            yield (row[0], *row[2:])
        self.lost.extend(sorted(set(indexed.values()) - names))


def _last_number(connection: sqlite3.Connection, table: str, known: int) -> int:
    """The highest row number that there may be."""
    try:
        (last,) = connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()
    except sqlite3.Error:
        last = None
    return max(known, min(last or 0, _MOST_NUMBERS))


def indexed_names(connection: sqlite3.Connection, table: str) -> dict[int, str]:
    """Row number to name by the index alone: what the table should hold. Empty when the index cannot be read."""
    found: dict[int, str] = {}
    try:
        query = f"SELECT rowid, {NAMES[table]} FROM {table} INDEXED BY sqlite_autoindex_{table}_1"
        for number, name in connection.execute(f"{query} WHERE {NAMES[table]} > ''"):
            found[number] = name
    except (sqlite3.Error, UnicodeDecodeError):
        pass
    return found


def _each(
    connection: sqlite3.Connection, table: str, columns: str, faults: list[str], indexed: dict[int, str]
) -> Iterator[Row]:
    """Rows in their order; where the order breaks off, one number after the other."""
    last = -_FAR
    tolerant, connection.text_factory = connection.text_factory, str  # much faster where all text is whole
    try:
        for row in connection.execute(f"SELECT {columns} FROM {table} NOT INDEXED ORDER BY rowid"):
            last = max(last, row[0])
            yield row
        return
    except (sqlite3.Error, UnicodeDecodeError) as fault:
        if "decode" not in str(fault):  # a text that is none is named by its record, further down
            faults.append(str(fault))
    finally:
        connection.text_factory = tolerant
    for number in range(max(last, 0) + 1, _last_number(connection, table, max(indexed, default=0)) + 1):
        try:
            row = connection.execute(f"SELECT {columns} FROM {table} NOT INDEXED WHERE rowid = ?", (number,)).fetchone()
        except (sqlite3.Error, UnicodeDecodeError):
            continue
        if row is not None:
            yield row
