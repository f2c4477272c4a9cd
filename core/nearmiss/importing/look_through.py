"""What is wrong in a file from its beginning to its end, and what stands at a line that is complained of?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from nearmiss.importing.arrays import elements
from nearmiss.importing.binary_tables import kind_of, objects, sheet_rows
from nearmiss.importing.formats import format_of
from nearmiss.importing.found import shape_of
from nearmiss.importing.options import Options
from nearmiss.importing.sources import chunks
from nearmiss.monitor import SILENT, Monitor
from nearmiss.records import BadRecord

LARGEST = 64 << 20
"""Bytes of a file that is looked through before it is taken; of a larger one only the beginning."""
_MOST_PROBLEMS = 10_000
_PACKED = 8  # how many times its size a gzip file is taken for
_TEXT_SHOWN = 20_000


@dataclass(frozen=True, slots=True)
class Through:
    """How many records of a file can be taken, how many cannot, and the first of those by line."""

    fine: int
    bad: int
    problems: tuple[BadRecord, ...]


def is_small(path: Path) -> bool:
    """Whether a file is looked through at once, in seconds rather than minutes."""
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return path.stat().st_size * (_PACKED if packed else 1) <= LARGEST


def look_through(path: Path, options: Options, monitor: Monitor = SILENT) -> Through:
    """Read a whole file and take nothing. Raises ProblemForYou where it cannot be read to its end."""
    own = replace(options, notes=Counter(), progress=lambda done, of: monitor.report(done, of))
    fine, bad, problems = 0, 0, list[BadRecord]()
    for item in format_of(path, own).read(path, own):
        if isinstance(item, BadRecord):
            bad += 1
            if len(problems) < _MOST_PROBLEMS:
                problems.append(item)
        else:
            fine += 1
    return Through(fine, bad, tuple(problems))


def text_at(path: Path, line: int) -> str:
    """What stands in a file at a line: the line, the element of a list that begins there, or the row of a table.

    Bytes that are not UTF-8 are shown as �; what is very long is cut.
    """
    kind = kind_of(path)
    if kind is not None:
        rows = objects(path, Options()) if kind == "parquet" else sheet_rows(path, Options())
        found = next((row for row in rows if not isinstance(row, BadRecord) and row[0] == line), None)
        return _cut(json.dumps(found[1], ensure_ascii=False, indent=2)) if found else ""
    if shape_of(path) == "list":
        parts = (item for item in elements(path) if not isinstance(item, BadRecord) and item[0] == line)
        found_text = next(parts, None)
        if found_text is not None:
            return _cut(found_text[1])
    return _cut(_bytes_of(path, line).decode(errors="replace").rstrip("\r"))


def _bytes_of(path: Path, line: int) -> bytes:
    """The bytes of one line, as far as they are shown."""
    number, held = 1, b""
    for piece in chunks(path):
        feeds = piece.count(b"\n")
        if number + feeds < line:
            number += feeds
            continue
        for part in _cut_at_feeds(piece):
            if number == line:
                held += part
            number += part.endswith(b"\n")
            if number > line or len(held) > 4 * _TEXT_SHOWN:
                return held.rstrip(b"\n")
    return held


def _cut_at_feeds(piece: bytes) -> Iterator[bytes]:
    *whole, rest = piece.split(b"\n")
    yield from (part + b"\n" for part in whole)
    if rest:
        yield rest


def _cut(text: str) -> str:
    return text if len(text) <= _TEXT_SHOWN else f"{text[:_TEXT_SHOWN]}…"
