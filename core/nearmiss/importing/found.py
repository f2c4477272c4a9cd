"""Which JSON objects or rows does a file hold, whatever its shape: lines, one list, or a table?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from nearmiss.errors import ProblemForYou
from nearmiss.importing.arrays import elements
from nearmiss.importing.lines import lines
from nearmiss.importing.options import Options
from nearmiss.importing.parsing import parse_json
from nearmiss.importing.sources import MARK, chunks
from nearmiss.importing.tables import columns_of, rows
from nearmiss.records import BadRecord, LabelsFor, Record
from nearmiss.records.fields import name_of

Shape = Literal["lines", "list", "table"]
Item = Record | LabelsFor | BadRecord

_LINES_LOOKED_AT = 20


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
    for found in found_in(path, options, known):
        if isinstance(found, BadRecord):
            yield found
            continue
        try:
            items = tuple(convert(found))
        except ProblemForYou as problem:
            yield found.bad(str(problem))
        else:
            yield from items


def found_in(path: Path, options: Options, known: Collection[str] = ()) -> Generator[Found | BadRecord, None, None]:
    """Every object of a JSON file or row of a table, in order; what is not one is a BadRecord."""
    shape = shape_of(path)
    if shape == "table":
        for row in rows(path, options, known):
            yield row if isinstance(row, BadRecord) else Found(*row)
        return
    listed = shape == "list"
    texts = elements(path, options.progress) if listed else lines(path, options.progress)
    for number, text in enumerate(texts, 1):
        place = f"Record {number} of the list: " if listed else ""
        if isinstance(text, BadRecord):
            yield BadRecord(text.line, place + text.reason)
        elif listed or (not text[1].isspace() and text[1]):
            yield _parsed(*text, place)


def _parsed(line: int, text: str, place: str) -> Found | BadRecord:
    try:
        value = parse_json(text)
    except ProblemForYou as problem:
        return BadRecord(line, place + str(problem))
    if not isinstance(value, dict):
        return BadRecord(line, f"{place}A record must be an object, not {name_of(value)}.")
    return Found(line, value, place)


def shape_of(path: Path) -> Shape:
    """Whether a file is one JSON list, JSON lines or a table. Raises ProblemForYou when it holds nothing."""
    with closing(chunks(path)) as pieces:
        start = next(pieces, b"").removeprefix(MARK).decode(errors="replace").lstrip(" \t\r\n")
    if not start:
        raise ProblemForYou("The file is empty.", str(path))
    if start[0] in "[{":
        return "list" if start[0] == "[" else "lines"
    return "lines" if any(map(_is_object, start.split("\n", _LINES_LOOKED_AT)[:-1])) else "table"


def _is_object(line: str) -> bool:
    try:
        return line.lstrip().startswith("{") and isinstance(parse_json(line), dict)
    except ProblemForYou:
        return False


def look(path: Path, options: Options, known: Collection[str] = ()) -> Head:
    """The head of a file. Raises ProblemForYou when none of its first records can be read at all."""
    shape = shape_of(path)
    if shape == "table":
        return Head(shape, (), columns_of(path, options, known))
    with closing(found_in(path, replace(options, progress=None))) as found:
        first = list(islice(found, _LINES_LOOKED_AT))
    objects = tuple(item.value for item in first if isinstance(item, Found))
    bad = next((item for item in first if isinstance(item, BadRecord)), None)
    if not objects and bad:
        remedy = "Each line must hold one record." if shape == "lines" else None
        raise ProblemForYou(bad.reason, f"{path}:{bad.line}", remedy)
    return Head(shape, objects)
