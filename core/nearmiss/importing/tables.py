"""Which rows does a CSV or TSV file hold? Any usual delimiter, quoted line breaks, exact cells, bad rows by line."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from nearmiss.errors import ProblemForYou
from nearmiss.importing.cells import GUARD_COLUMN, unguard
from nearmiss.importing.lines import lines
from nearmiss.importing.options import Options
from nearmiss.importing.sources import LARGEST_RECORD
from nearmiss.phrases import phrase
from nearmiss.records import BadRecord

DELIMITERS = (",", ";", "\t", "|")
_HEAD_LINES = 50
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*')
_QUOTED = re.compile(r'"[^"]*"')


def rows(
    path: Path, options: Options, known: Collection[str] = ()
) -> Iterator[tuple[int, Mapping[str, str]] | BadRecord]:
    """Every row as column to cell, with the line where it begins; a row that does not fit is a BadRecord.

    The first row names the columns. `known` are names to look for when the delimiter has to be found out.
    Raises ProblemForYou for a header that names a column twice, and for bytes that are not UTF-8.
    """
    found = _cells(path, options, known)
    header = next(found, None)
    if header is None:
        return
    if isinstance(header, BadRecord):
        raise ProblemForYou(
            phrase("The header cannot be read: {reason}", reason=header.reason), f"{path}:{header.line}"
        )
    columns = column_names(header[1], f"{path}:{header[0]}")
    guarded = GUARD_COLUMN in columns if options.guarded is None else options.guarded
    for row in found:
        if isinstance(row, BadRecord):
            yield row
        elif fault := _misfit(row[1], header[1]):
            yield BadRecord(row[0], fault)
        else:
            cells = map(unguard, row[1]) if guarded else row[1]
            yield row[0], {name: cell for name, cell in zip(columns, cells, strict=True) if name != GUARD_COLUMN}


def columns_of(path: Path, options: Options, known: Collection[str] = ()) -> tuple[str, ...]:
    """The names of a table's columns."""
    header = next(_cells(path, options, known), None)
    if header is None or isinstance(header, BadRecord):
        return ()
    return tuple(name for name in column_names(header[1], f"{path}:{header[0]}") if name != GUARD_COLUMN)


def column_names(header: Sequence[str], where: str) -> list[str]:
    """The names in a table's first row; a column without one is called by its place. Raises where two are alike."""
    names = [name.strip() or f"column {index}" for index, name in enumerate(header, 1)]
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise ProblemForYou(
            phrase("Two columns are named '{value}'.", value=twice[0]),
            where,
            phrase("Give each column a name of its own."),
        )
    return names


def _misfit(cells: Sequence[str], header: Sequence[str]) -> str | None:
    if len(cells) != len(header):
        return phrase("The row has {n} cells, and the header {header}.", n=len(cells), header=len(header))
    return phrase("The header stands here a second time.") if list(cells) == list(header) else None


def _cells(path: Path, options: Options, known: Collection[str]) -> Iterator[tuple[int, list[str]] | BadRecord]:
    """The cells of every row that is not empty, the header first."""
    csv.field_size_limit(LARGEST_RECORD)
    source = _terminated(path, options)
    head = list(islice(source, _HEAD_LINES))
    said = _SEPARATOR_LINE.fullmatch(head[0]) if head else None
    before = 1 if said else 0
    head = head[before:]
    delimiter = options.delimiter or (said[1] if said else _delimiter(head, known))
    reader = csv.reader(chain(head, source), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + before + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            yield BadRecord(line, _said(str(fault)))
        else:
            if cells:
                yield line, cells


def _said(fault: str) -> str:
    if "unexpected end" in fault:
        return phrase("A quote that opens in this row is never closed.")
    if "field larger" in fault:
        return phrase("A cell is longer than {most} MB; a quote may not be closed.", most=LARGEST_RECORD >> 20)
    return phrase("The row cannot be read: {fault}.", fault=fault)


def _delimiter(head: Sequence[str], known: Collection[str]) -> str:
    """The delimiter by which the header has most of the known names, then most columns."""

    def score(delimiter: str) -> tuple[int, int]:
        names = _first_row(head, delimiter)
        return len({name.strip() for name in names} & set(known)), len(names)

    return max(DELIMITERS, key=score)


def _first_row(head: Sequence[str], delimiter: str) -> list[str]:
    try:
        return next((cells for cells in csv.reader(head, delimiter=delimiter) if cells), [])
    except csv.Error:
        return []


def _terminated(path: Path, options: Options) -> Iterator[str]:
    """The lines with their ends, as the csv module wants them; also those that end in a carriage return alone."""
    returns: bool | None = None
    for line in lines(path, options.progress):
        if isinstance(line, BadRecord):
            raise ProblemForYou(line.reason, f"{path}:{line.line}", phrase("Save the file as CSV in UTF-8."))
        if returns is None:
            returns = "\r" in _QUOTED.sub("", line[1]).rstrip("\r")
        parts = line[1].split("\r") if returns else [line[1]]
        yield from (f"{part}\r" for part in parts[:-1])
        yield f"{parts[-1]}\n"
