"""Which rows do a Parquet file and an Excel workbook hold? Read by packages that are loaded only for such files."""

from __future__ import annotations

import base64
import math
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from nearmiss.errors import ProblemForYou
from nearmiss.images import media_type_of
from nearmiss.importing.cells import GUARD_COLUMN, unguard
from nearmiss.importing.options import Options
from nearmiss.importing.table_columns import KNOWN
from nearmiss.importing.tables import column_names
from nearmiss.monitor import Cancelled
from nearmiss.phrases import phrase
from nearmiss.records import BadRecord

Kind = Literal["parquet", "workbook"]
Numbered = tuple[int, Mapping[str, Any]]

BYTES_NOTE = phrase("cells of bytes that are no picture, left out")
MISSING_NOTE = phrase("values that were no number (NaN), taken as missing")
SHEETS_NOTE = phrase("further sheets of the workbook, not read")
ABOVE_NOTE = phrase("rows above the header of the sheet, not read")
_BATCH = 500
_LOOKED_AT = 20  # rows among which the header is looked for
_LARGEST_SHEET = 2 << 30
"""Bytes that a workbook may unpack to."""


def kind_of(path: Path) -> Kind | None:
    """Whether a file is a Parquet file or a workbook, by its first bytes and, of an archive, by what it holds."""
    try:
        if not path.is_file():
            return None  # a pipe would make everybody wait
        with path.open("rb") as file:
            start = file.read(4)
        if start == b"PAR1":
            return "parquet"
        if start == b"PK\x03\x04" and "xl/workbook.xml" in zipfile.ZipFile(path).namelist():
            return "workbook"
    except (OSError, ValueError, zipfile.BadZipFile):
        return None  # whoever reads it as text says what is wrong
    return None


def objects(path: Path, options: Options) -> Iterator[Numbered]:
    """The rows of a Parquet file as objects, a few hundred in memory at a time, numbered from 1."""
    parquet = _package("pyarrow.parquet", "pyarrow", "a Parquet table", "JSON lines", path)
    try:
        with parquet.ParquetFile(path) as file:
            number = 0
            for batch in file.iter_batches(batch_size=_BATCH):
                for row in batch.to_pylist():
                    number += 1
                    yield number, {name: _plain(value, options.notes) for name, value in row.items()}
                if options.progress is not None:
                    options.progress(number, file.metadata.num_rows)
    except (OSError, ValueError) as fault:  # pyarrow's own faults are ValueErrors
        raise ProblemForYou(
            phrase("The Parquet file cannot be read: {value}.", value=str(fault)[:200]), str(path)
        ) from fault


def _plain(value: Any, notes: Counter[str]) -> Any:
    """A value as JSON has it. A picture's bytes become a data: address; other bytes are left out and counted."""
    if isinstance(value, dict):
        if isinstance(value.get("bytes"), bytes) and set(value) <= {"bytes", "path"}:
            return _plain(value["bytes"], notes)
        return {str(name): _plain(item, notes) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item, notes) for item in value]
    if isinstance(value, bytes):
        media_type = media_type_of(value)
        if media_type is None:
            notes[BYTES_NOTE] += 1
            return None
        return f"data:{media_type};base64,{base64.b64encode(value).decode()}"
    return _scalar(value, notes)


def _scalar(value: Any, notes: Counter[str]) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        notes[MISSING_NOTE] += 1
        return None
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def sheet_rows(path: Path, options: Options) -> Iterator[Numbered | BadRecord]:
    """The rows of a workbook's sheet as column to text, each with its number on the sheet.

    The sheet that `options` name, otherwise the first that looks like a table. Its header is the row with most names
    that are known, otherwise the first that is about as wide as the table; what stands above is counted in a note.
    """
    with _book(path) as book:
        place = _sheet_of(book, options, path)
        if len(book.worksheets) > 1 and options.sheet is None:
            options.notes[SHEETS_NOTE] += len(book.worksheets) - 1
        number, names = _header_of(_rows_of(book.worksheets[place]), options)
        header = column_names(names, f"{path}:{number}")
        for at, texts in _rows_of(book.worksheets[place]):
            if at < number:
                options.notes[ABOVE_NOTE] += 1
            elif any(texts[len(header) :]):
                yield BadRecord(
                    at, phrase("The row has more cells than the header, which has {header}.", header=len(header))
                )
            elif at > number:
                yield at, _row(header, texts)


def sheet_columns(path: Path, options: Options) -> tuple[str, ...]:
    """The names of the columns of a workbook's sheet."""
    with _book(path) as book:
        number, names = _header_of(_rows_of(book.worksheets[_sheet_of(book, options, path)]), options)
        return tuple(name for name in column_names(names, f"{path}:{number}") if name != GUARD_COLUMN)


def sheet_names(path: Path) -> tuple[str, ...]:
    """What the sheets of a workbook are called."""
    with _book(path) as book:
        return tuple(sheet.title for sheet in book.worksheets)


def chosen_sheet(path: Path, options: Options) -> str:
    """The sheet that would be read."""
    with _book(path) as book:
        return str(book.worksheets[_sheet_of(book, options, path)].title)


@contextmanager
def _book(path: Path) -> Iterator[Any]:
    """A workbook, open; whatever is wrong with it is said in a sentence."""
    openpyxl = _package("openpyxl", "openpyxl", "an Excel workbook", "CSV", path)
    # Of what it leaves out (drop-down lists, pictures) nothing is a value.
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    _check_size(path)
    with path.open("rb") as file:  # given by its name, it would have to end in .xlsx
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            with closing(book):
                if not book.worksheets:
                    raise ProblemForYou(phrase("The workbook has no sheet."), str(path))
                yield book
        except (ProblemForYou, Cancelled):
            raise
        except Exception as fault:  # openpyxl passes on whatever its XML reader meets
            raise ProblemForYou(
                phrase("The workbook cannot be read: {value}.", value=str(fault)[:200]), str(path)
            ) from fault


def _rows_of(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, with their numbers. What the file tells of its size may be wrong."""
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        texts = [_text(cell) for cell in cells]
        if any(texts):
            yield number, texts


def _sheet_of(book: Any, options: Options, path: Path) -> int:
    """The place of the sheet to read."""
    titles = [sheet.title for sheet in book.worksheets]
    if options.sheet is not None:
        if options.sheet not in titles:
            raise ProblemForYou(
                phrase("There is no sheet '{name}'.", name=options.sheet), str(path),
                phrase("The sheets are {names}.", names=", ".join(titles)),
            )  # fmt: skip
        return titles.index(options.sheet)
    scores = []
    for sheet in book.worksheets:
        _, names = _header_of(_rows_of(sheet), options)
        scores.append((_known(names, options), min(len(names), 2)))
    return scores.index(max(scores))


def _header_of(rows: Iterator[tuple[int, list[str]]], options: Options) -> tuple[int, list[str]]:
    """The row that names the columns, and its number; no names where the sheet is empty."""
    first = [(number, _without_end(texts)) for number, texts in islice(rows, _LOOKED_AT)]
    if not first:
        return 0, []
    most = max(_known(texts, options) for _, texts in first)
    if most > 0:
        return next(row for row in first if _known(row[1], options) == most)
    width = max(sum(map(bool, texts)) for _, texts in first)
    return next(row for row in first if 2 * sum(map(bool, row[1])) >= width)


def _known(texts: Sequence[str], options: Options) -> int:
    names = {name for name in options.mapping.values() if name} or KNOWN
    return len({text.strip() for text in texts} & names)


def _without_end(texts: list[str]) -> list[str]:
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _check_size(path: Path) -> None:
    size = sum(item.file_size for item in zipfile.ZipFile(path).infolist())
    if size > _LARGEST_SHEET:
        raise ProblemForYou(
            phrase("The workbook unpacks to more than {value} GB.", value=_LARGEST_SHEET >> 30), str(path)
        )


def _row(header: list[str], texts: list[str]) -> dict[str, str]:
    padded = texts + [""] * (len(header) - len(texts))
    guarded = GUARD_COLUMN in header
    cells = {name: unguard(text) if guarded else text for name, text in zip(header, padded, strict=False)}
    cells.pop(GUARD_COLUMN, None)
    return cells


def _text(cell: Any) -> str:
    """A cell as a person sees it: whole numbers without a point, dates as ISO 8601."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, (datetime, date, time)) else str(cell)


def _package(module: str, package: str, what: str, instead: str, path: Path) -> Any:
    """The package that reads such a file, which is not installed with the program unless asked for."""
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError:
        raise ProblemForYou(
            phrase(
                "This file is {what}, and the package '{package}', which reads it, is not installed.",
                what=what,
                package=package,
            ),
            str(path),
            phrase("Install it with: pip install nearmiss[tables]; or save the file as {instead}.", instead=instead),
        ) from None
