"""Parquet and Excel: rows as from any other file where the packages are there, a clear sentence where they are not."""

from __future__ import annotations

import importlib
import importlib.util
import io
import math
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from import_samples import bad, good, items_of, sample, sample_values, texts

from nearmiss.errors import ProblemForYou
from nearmiss.importing import Options, recognise
from nearmiss.importing import binary_tables as tables

PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d49484452")
needs_parquet = pytest.mark.skipif(importlib.util.find_spec("pyarrow") is None, reason="pyarrow is not installed")


def parquet(path: Path, values: list[dict[str, Any]]) -> Path:
    """A Parquet file of these rows."""
    arrow, writer = importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    writer.write_table(arrow.Table.from_pylist(values), path)
    return path


def workbook(path: Path, rows: list[list[Any]], sheets: int = 1) -> Path:
    """A workbook with these rows on its first sheet."""
    book = importlib.import_module("openpyxl").Workbook()
    for row in rows:
        book.active.append(row)
    for _ in range(sheets - 1):
        book.create_sheet()
    book.save(path)
    return path


@needs_parquet
@pytest.mark.parametrize("place", ["helpsteer2_ratings.jsonl", "ultrafeedback.jsonl", "trl_explicit.jsonl"])
def test_parquet_is_recognised_and_read_as_its_rows(place: str, tmp_path: Path) -> None:
    """Data sets of the field often come so; the records are those of the JSON lines."""
    path = parquet(tmp_path / "data", sample_values(place))
    name = recognise(path).name
    assert [texts(record) for record in good(path, name)] == [texts(record) for record in sample(place)]


@needs_parquet
def test_parquet_cells_become_what_json_has(tmp_path: Path) -> None:
    """A picture's bytes are an address with the data; NaN is missing; a time is text; other bytes are counted."""
    row = {
        "prompt": "p",
        "response_1": "a",
        "images": [{"bytes": PIXEL, "path": "x.png"}],
        "when": datetime(2026, 1, 2, tzinfo=UTC),
        "score": math.nan,
        "raw": b"\0\1",
    }
    options = Options()
    ((number, value),) = tables.objects(parquet(tmp_path / "data", [row]), options)
    assert number == 1
    assert value["images"][0].startswith("data:image/png;base64,")
    assert value["when"].startswith("2026-01-02T00:00:00")
    assert (value["score"], value["raw"]) == (None, None)
    assert options.notes == {tables.MISSING_NOTE: 1, tables.BYTES_NOTE: 1}


@needs_parquet
def test_a_damaged_parquet_file_is_refused(tmp_path: Path) -> None:
    """With the reason, and no traceback."""
    path = tmp_path / "data"
    path.write_bytes(b"PAR1" + b"x" * 40 + b"PAR1")
    with pytest.raises(ProblemForYou, match="cannot be read"):
        recognise(path)


def test_a_workbook_is_a_table(tmp_path: Path) -> None:
    """Its first sheet; numbers and dates as people see them; other sheets are noted."""
    head = ["prompt", "response_1", "response_2", "preference", "rater", "note"]
    rows = [[None], head, ["p", "a", "b", -2, "ana", 5.0], [None] * 6, ["p", "a", "b", 1, "ben", datetime(2026, 1, 2)]]
    path = workbook(tmp_path / "data", rows, sheets=2)
    options = Options()
    assert recognise(path, options).name == "table"
    first, second = good(path, "table", options)
    assert [label.answer.preference for label in (*first.labels, *second.labels)] == [-2, 1]
    assert (first.meta, second.meta) == ({"note": "5"}, {"note": "2026-01-02T00:00:00"})
    assert options.notes == {tables.SHEETS_NOTE: 1}


def test_columns_of_a_workbook_can_be_mapped(tmp_path: Path) -> None:
    """As those of any table."""
    path = workbook(tmp_path / "data", [["frage", "links", "rechts"], ["p", "a", "b"]])
    options = Options(mapping={"prompt": "frage", "response_1": "links", "response_2": "rechts"})
    (record,) = good(path, recognise(path, options).name, options)
    assert texts(record) == ["a", "b"]


def test_a_row_longer_than_the_header_is_listed(tmp_path: Path) -> None:
    """By its number on the sheet; the others are read."""
    path = workbook(tmp_path / "data", [["prompt", "response_1"], ["p", "a", "stray"], ["q", "b"]])
    (found,) = bad(path, "table")
    assert (found.line, "more cells than the header" in found.reason) == (2, True)


def test_a_column_named_twice_is_refused(tmp_path: Path) -> None:
    """One of them would be lost."""
    path = workbook(tmp_path / "data", [["prompt", "prompt"], ["p", "a"]])
    with pytest.raises(ProblemForYou, match="Two columns are named 'prompt'"):
        recognise(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PAR1rest", "a Parquet table, and the package 'pyarrow'"),
        (None, "an Excel workbook, and the package 'openpyxl'"),
    ],
)
def test_without_the_package_the_remedy_is_said(
    content: bytes | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which package, how to have it, and what to do without."""
    monkeypatch.setattr(importlib, "import_module", refusing)
    path = tmp_path / "data"
    path.write_bytes(content or empty_workbook())
    with pytest.raises(ProblemForYou) as refused:
        recognise(path)
    assert said in str(refused.value)
    assert "nearmiss[tables]" in str(refused.value)


def refusing(name: str) -> Any:
    raise ImportError(name)


def empty_workbook() -> bytes:
    """An archive that looks like a workbook from outside."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return held.getvalue()


HEAD = ["prompt", "response_1", "response_2"]


def sheets(path: Path, rows: dict[str, list[list[Any]]]) -> Path:
    """A workbook of these sheets."""
    book = importlib.import_module("openpyxl").Workbook()
    book.remove(book.active)
    for title, values in rows.items():
        sheet = book.create_sheet(title)
        for row in values:
            sheet.append(row)
    book.save(path)
    return path


def test_the_sheet_that_is_a_table_is_read(tmp_path: Path) -> None:
    """Neither an empty first sheet nor a page of words before it; another is read where it is named."""
    rows = {
        "Empty": [],
        "About": [["Written on a Monday"]],
        "data": [HEAD, ["p", "a", "b"]],
        "two": [HEAD, ["q", "c", "d"]],
    }
    path = sheets(tmp_path / "in.xlsx", rows)
    options = Options()
    assert [texts(record) for record in good(path, recognise(path, options).name, options)] == [["a", "b"]]
    assert options.notes[tables.SHEETS_NOTE] == 3
    assert tables.chosen_sheet(path, Options()) == "data"
    assert tables.sheet_names(path) == ("Empty", "About", "data", "two")
    named = Options(sheet="two")
    assert [texts(record) for record in good(path, recognise(path, named).name, named)] == [["c", "d"]]
    assert named.notes[tables.SHEETS_NOTE] == 0
    with pytest.raises(ProblemForYou, match=r"no sheet 'three'.*Empty, About, data, two"):
        recognise(path, Options(sheet="three"))


def test_a_title_above_the_header_is_no_header(tmp_path: Path) -> None:
    """Merged cells and remarks over the table are counted, not read; rows keep their numbers on the sheet."""
    path = sheets(tmp_path / "in.xlsx", {"data": [["Round 2"], [None], HEAD, ["p", "a", "b"], ["q", "c", "d", "e"]]})
    options = Options()
    record, wrong = items_of(path, recognise(path, options).name, options)
    assert (record.line, wrong.line) == (4, 5)
    assert options.notes[tables.ABOVE_NOTE] == 1


def test_the_header_of_columns_that_nobody_knows_is_the_first_wide_row(tmp_path: Path) -> None:
    """So that they can be matched by hand, below a title too."""
    path = sheets(tmp_path / "in.xlsx", {"data": [["Runde 2"], ["Frage", "Links", "Rechts"], ["q", "l", "r"]]})
    assert tables.sheet_columns(path, Options()) == ("Frage", "Links", "Rechts")
    options = Options(mapping={"prompt": "Frage", "response_1": "Links", "response_2": "Rechts"})
    (record,) = good(path, "table", options)
    assert texts(record) == ["l", "r"]


def test_a_damaged_workbook_is_refused_wherever_the_damage_is(tmp_path: Path) -> None:
    """In its list of sheets, or in a sheet that is found broken only while it is read."""
    path = sheets(tmp_path / "in.xlsx", {"data": [HEAD, ["p", "a", "b"]]})
    parts = {item: zipfile.ZipFile(path).read(item) for item in zipfile.ZipFile(path).namelist()}
    for broken in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data[: len(data) // 2] if name == broken else data)
        with pytest.raises(ProblemForYou, match="The workbook cannot be read"):
            recognise(path)


def test_conversations_in_parquet_are_read(tmp_path: Path) -> None:
    """Lists of objects, which most data sets of the field hold."""
    pytest.importorskip("pyarrow")
    turns = [{"role": "user", "content": "Name a tree."}]
    sides = {name: [*turns, {"role": "assistant", "content": name}] for name in ("chosen", "rejected")}
    path = parquet(tmp_path / "data", [sides])
    assert [sorted(texts(record)) for record in good(path, recognise(path).name)] == [["chosen", "rejected"]]
