"""Which rows do a Parquet file and an Excel workbook hold? Read by packages that are loaded only for such files."""

from __future__ import annotations

import base64
import math
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from nearmiss.errors import ProblemForYou
from nearmiss.images import media_type_of
from nearmiss.importing.cells import GUARD_COLUMN, unguard
from nearmiss.importing.options import Options
from nearmiss.importing.tables import column_names
from nearmiss.phrases import phrase
from nearmiss.records import BadRecord

Kind = Literal["parquet", "workbook"]
Numbered = tuple[int, Mapping[str, Any]]

BYTES_NOTE = phrase("cells of bytes that are no picture, left out")
MISSING_NOTE = phrase("values that were no number (NaN), taken as missing")
SHEETS_NOTE = phrase("further sheets of the workbook, not read")
_BATCH = 500
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
    """The rows of a workbook's first sheet as column to text; the first row that says something names the columns."""
    with _sheet(path) as (sheet, others):
        if others:
            options.notes[SHEETS_NOTE] += others
        header: list[str] | None = None
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            texts = [_text(cell) for cell in cells]
            if not any(texts):
                continue
            if header is None:
                header = _header(texts, f"{path}:{number}")
            elif any(texts[len(header) :]):
                yield BadRecord(number, f"The row has more cells than the header, which has {len(header)}.")
            else:
                yield number, _row(header, texts)


def sheet_columns(path: Path) -> tuple[str, ...]:
    """The names of the columns of a workbook's first sheet."""
    with _sheet(path) as (sheet, _):
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            texts = [_text(cell) for cell in cells]
            if any(texts):
                return tuple(name for name in _header(texts, f"{path}:{number}") if name != GUARD_COLUMN)
    return ()


class _sheet:  # noqa: N801 - used as a function
    """The first sheet of a workbook, open, and how many more there are."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> tuple[Any, int]:
        openpyxl = _package("openpyxl", "openpyxl", "an Excel workbook", "CSV", self.path)
        _check_size(self.path)
        self.file = self.path.open("rb")  # given by its name, it would have to end in .xlsx
        try:
            self.book = openpyxl.load_workbook(self.file, read_only=True, data_only=True, keep_links=False)
        except Exception as fault:  # openpyxl passes on whatever its XML reader meets
            self.file.close()
            raise ProblemForYou(
                phrase("The workbook cannot be read: {value}.", value=str(fault)[:200]), str(self.path)
            ) from fault
        if not self.book.worksheets:
            raise ProblemForYou(phrase("The workbook has no sheet."), str(self.path))
        return self.book.worksheets[0], len(self.book.worksheets) - 1

    def __exit__(self, *_: object) -> None:
        self.book.close()
        self.file.close()


def _check_size(path: Path) -> None:
    size = sum(item.file_size for item in zipfile.ZipFile(path).infolist())
    if size > _LARGEST_SHEET:
        raise ProblemForYou(
            phrase("The workbook unpacks to more than {value} GB.", value=_LARGEST_SHEET >> 30), str(path)
        )


def _header(texts: list[str], where: str) -> list[str]:
    while texts and not texts[-1]:
        texts.pop()
    return column_names(texts, where)


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
            phrase("Install nearmiss[tables], or save the file as {instead}.", instead=instead),
        ) from None
