"""Looking through a file before it is taken: every bad record by line, and what stands there."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from import_samples import write_list

from nearmiss.errors import ProblemForYou
from nearmiss.import_files import preview
from nearmiss.importing import Options
from nearmiss.importing.look_through import LARGEST, is_small, look_through, text_at
from nearmiss.monitor import Cancelled

GOOD = {"prompt": "p", "responses": ["a", "b"]}


def lines_with(path: Path, count: int, bad: dict[int, bytes]) -> Path:
    """So many good records with bad lines among them, by number."""
    good = json.dumps(GOOD).encode()
    path.write_bytes(b"".join(bad.get(number, good) + b"\n" for number in range(1, count + 1)))
    return path


def test_problems_beyond_the_preview_are_found(tmp_path: Path) -> None:
    """Line 214 of 1,200 is no JSON; 1,199 records are fine."""
    path = lines_with(tmp_path / "in.jsonl", 1200, {214: b"this is no JSON"})
    assert not preview(path, Options()).whole
    found = look_through(path, Options())
    assert (found.fine, found.bad, [bad.line for bad in found.problems]) == (1199, 1, [214])
    assert text_at(path, 214) == "this is no JSON"


def test_a_preview_of_a_short_file_is_all_of_it(tmp_path: Path) -> None:
    """Exactly as many records as are looked at is whole, one more is not."""
    for count, whole in ((199, True), (200, True), (201, False)):
        assert preview(lines_with(tmp_path / "in.jsonl", count, {}), Options()).whole == whole


def test_a_preview_goes_on_until_it_has_something_to_show(tmp_path: Path) -> None:
    """Hundreds of bad lines first do not hide what a file is."""
    path = lines_with(tmp_path / "in.jsonl", 400, dict.fromkeys(range(1, 301), b'{"prompt": "alone"}'))
    found = preview(path, Options(format="native"))
    assert (len(found.records), len(found.problems)) == (1, 300)


def test_looking_through_can_be_stopped(tmp_path: Path) -> None:
    """At the next piece of the file."""

    class Stopping:
        def report(self, done: int, total: int | None) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        look_through(lines_with(tmp_path / "in.jsonl", 50, {}), Options(), Stopping())


def test_a_large_file_is_not_looked_through(tmp_path: Path) -> None:
    """By its size, and by what it unpacks to."""
    large, small = tmp_path / "large", lines_with(tmp_path / "small", 5, {})
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert is_small(small) and not is_small(large)


def test_the_text_of_a_line_is_shown_whatever_the_shape(tmp_path: Path) -> None:
    """A line of JSON lines, packed or not; an element of a list; bytes that are no text, with signs in their place."""
    path = lines_with(tmp_path / "in.jsonl", 9, {4: b'caf\xe9 "x"', 5: b"five\r"})
    packed = tmp_path / "in.jsonl.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    for place in (path, packed):
        assert text_at(place, 4) == 'caf\ufffd "x"'
        assert text_at(place, 5) == "five"
        assert text_at(place, 10) == ""
    listed = write_list(tmp_path / "in.json", [GOOD, {"prompt": 7}])
    (bad,) = look_through(listed, Options(format="native")).problems
    assert json.loads(text_at(listed, bad.line)) == {"prompt": 7}


def test_a_very_long_line_is_cut(tmp_path: Path) -> None:
    """Nobody reads ten megabytes in a window."""
    path = lines_with(tmp_path / "in.jsonl", 3, {2: b"x" * 5_000_000})
    assert len(text_at(path, 2)) < 30_000


def test_a_row_of_a_workbook_is_shown_by_its_columns(tmp_path: Path) -> None:
    """As a person finds it on the sheet."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["prompt", "response_1", "response_2", "winner"], ["p", "a", "b", "maybe"]):
        book.active.append(row)
    book.save(tmp_path / "in.xlsx")
    (bad,) = look_through(tmp_path / "in.xlsx", Options()).problems
    assert bad.line == 2
    assert json.loads(text_at(tmp_path / "in.xlsx", 2))["winner"] == "maybe"


def test_what_breaks_off_is_said(tmp_path: Path) -> None:
    """A packed file that was cut cannot be read to its end."""
    path = tmp_path / "in.gz"
    data = gzip.compress("".join(json.dumps({**GOOD, "id": str(n)}) + "\n" for n in range(5000)).encode())
    path.write_bytes(data[:-40])
    with pytest.raises(ProblemForYou, match="damaged or cut off"):
        look_through(path, Options())
