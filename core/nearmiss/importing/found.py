"""Which JSON objects or rows does a file hold, whatever its shape: lines, one list, one object, or a table?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from nearmiss.errors import ProblemForYou
from nearmiss.importing.arrays import elements
from nearmiss.importing.binary_tables import kind_of, objects, sheet_columns, sheet_rows
from nearmiss.importing.lines import lines, not_utf8
from nearmiss.importing.options import Options
from nearmiss.importing.parsing import parse_foreign, parse_json
from nearmiss.importing.sources import LARGEST_RECORD, MARK, chunks
from nearmiss.importing.tables import columns_of, rows
from nearmiss.phrases import phrase
from nearmiss.records import BadRecord, LabelsFor, Record
from nearmiss.records.fields import name_of

Shape = Literal["lines", "list", "object", "objects", "table"]
"""JSON lines, one JSON list, one JSON object, rows of objects (Parquet), or rows of cells (CSV, TSV, Excel)."""
Item = Record | LabelsFor | BadRecord

NOT_A_NUMBER = phrase("values that were no number (NaN), taken as missing")
_LINES_LOOKED_AT = 20
_OUTSIDE_TEXT = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{}"]')


@dataclass(frozen=True, slots=True)
class Found:
    """One object or row as it stands in its file. `place` says where in a list, for complaints."""

    line: int
    value: Mapping[str, Any]
    place: str = ""

    def bad(self, reason: str) -> BadRecord:
        """The complaint about it."""
        return BadRecord(self.line, self.place + reason)


@dataclass(frozen=True, slots=True)
class Head:
    """The first few objects of a file and, of a table, its columns: what a format is recognised by."""

    shape: Shape
    objects: tuple[Mapping[str, Any], ...]
    columns: tuple[str, ...] = ()

    def any(self, fits: Callable[[Mapping[str, Any]], bool]) -> bool:
        """Whether one of the first objects of a JSON file fits."""
        return self.shape != "table" and any(map(fits, self.objects))


def read_each(
    path: Path, options: Options, convert: Callable[[Found], Iterable[Item]], known: Collection[str] = ()
) -> Iterator[Item]:
    """What `convert` makes of each object of a file; what it refuses by ProblemForYou becomes a BadRecord."""
    return converted(found_in(path, options, known), convert)


def converted(every: Iterable[Found | BadRecord], convert: Callable[[Found], Iterable[Item]]) -> Iterator[Item]:
    """The same of objects that are read already."""
    for found in every:
        if isinstance(found, BadRecord):
            yield found
            continue
        try:
            items = tuple(convert(found))
        except ProblemForYou as problem:
            yield found.bad(str(problem))
        else:
            yield from items


def found_in(
    path: Path, options: Options, known: Collection[str] = (), *, foreign: bool = False
) -> Generator[Found | BadRecord, None, None]:
    """Every object of a JSON file or row of a table, in order; what is not one is a BadRecord.

    In `foreign` files NaN, which is no JSON, is read as null and counted among the notes.
    """
    shape = shape_of(path)
    if shape in ("table", "objects"):
        for row in _rows(path, shape, options, known):
            yield row if isinstance(row, BadRecord) else Found(*row)
        return
    yield from objects_of(_texts(path, shape, options), shape == "list", options if foreign else None)


def objects_of(
    texts: Iterable[tuple[int, str] | BadRecord], listed: bool = False, foreign: Options | None = None
) -> Iterator[Found | BadRecord]:
    """The objects that lines, or the elements of a list, say; empty lines say none."""
    for number, text in enumerate(texts, 1):
        place = f"Record {number} of the list: " if listed else ""
        if isinstance(text, BadRecord):
            yield BadRecord(text.line, place + text.reason)
        elif listed or (not text[1].isspace() and text[1]):
            yield _parsed(*text, place, foreign)


def _rows(
    path: Path, shape: Shape, options: Options, known: Collection[str]
) -> Iterator[tuple[int, Mapping[str, Any]] | BadRecord]:
    if shape == "objects":
        return iter(objects(path, options))
    return sheet_rows(path, options) if kind_of(path) == "workbook" else rows(path, options, known)


def _texts(path: Path, shape: Shape, options: Options) -> Iterator[tuple[int, str] | BadRecord]:
    if shape == "object":
        return iter([_whole(path, options)])
    return elements(path, options.progress) if shape == "list" else lines(path, options.progress)


def _whole(path: Path, options: Options) -> tuple[int, str] | BadRecord:
    """The text of a file that is one object over several lines. It has to be read whole, so its size is capped."""
    pieces, size = [], 0
    for piece in chunks(path, options.progress):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST_RECORD:
            raise ProblemForYou(
                phrase("The file is one object of more than {most} MB.", most=LARGEST_RECORD >> 20), str(path)
            )
    try:
        return 1, b"".join(pieces).removeprefix(MARK).decode()
    except UnicodeDecodeError as fault:
        return BadRecord(1, not_utf8(fault.start, fault.object[fault.start]))


def _parsed(line: int, text: str, place: str, foreign: Options | None) -> Found | BadRecord:
    try:
        value, missing = (parse_json(text), 0) if foreign is None else parse_foreign(text)
    except ProblemForYou as problem:
        is_plain = not (place or problem.where or problem.remedy)
        return BadRecord(line, problem.what if is_plain else place + str(problem))
    if not isinstance(value, dict):
        return BadRecord(line, f"{place}A record must be an object, not {name_of(value)}.")
    if missing and foreign is not None:
        foreign.notes[NOT_A_NUMBER] += missing
    return Found(line, value, place)


def shape_of(path: Path) -> Shape:
    """Whether a file is one JSON list, one object, JSON lines or a table. Raises ProblemForYou when it is empty."""
    binary = kind_of(path)
    if binary is not None:
        return "objects" if binary == "parquet" else "table"
    with closing(chunks(path)) as pieces:
        start = next(pieces, b"").removeprefix(MARK).decode(errors="replace").lstrip(" \t\r\n")
    if not start:
        raise ProblemForYou(phrase("The file is empty."), str(path))
    if start[0] == "[":
        return "list"
    if start[0] == "{":
        return "object" if _is_open(start) else "lines"
    return "lines" if any(map(_is_object, start.split("\n", _LINES_LOOKED_AT)[:-1])) else "table"


def _is_open(start: str) -> bool:
    """Whether the object that a text begins with goes on beyond its first line, and no other begins on the second."""
    first, _, rest = start.partition("\n")
    following = rest.lstrip(" \t\r\n")[:1]
    depth = 0
    for token in _OUTSIDE_TEXT.findall(first):
        if token == '"':
            return False  # a text that is not closed in its line: a line that was cut off
        depth += (token in "[{") - (token in "]}")
    return depth > 0 and following not in ("", "{")


def _is_object(line: str) -> bool:
    try:
        return line.lstrip().startswith("{") and isinstance(parse_json(line), dict)
    except ProblemForYou:
        return False


def columns_in(path: Path, options: Options, known: Collection[str] = ()) -> tuple[str, ...]:
    """The names of a table's columns, in a text file or a workbook."""
    return sheet_columns(path, options) if kind_of(path) == "workbook" else columns_of(path, options, known)


def look(path: Path, options: Options, known: Collection[str] = ()) -> Head:
    """The head of a file. Raises ProblemForYou when none of its first records can be read at all."""
    shape = shape_of(path)
    if shape == "table":
        return Head(shape, (), columns_in(path, options, known))
    plain = replace(options, progress=None, notes=Counter())
    with closing(found_in(path, plain, foreign=True)) as found:
        first = list(islice(found, _LINES_LOOKED_AT))
    objects = tuple(item.value for item in first if isinstance(item, Found))
    bad = next((item for item in first if isinstance(item, BadRecord)), None)
    if not objects and bad:
        remedy = phrase("Each line must hold one record.") if shape == "lines" else None
        raise ProblemForYou(bad.reason, f"{path}:{bad.line}", remedy)
    return Head(shape, objects)
