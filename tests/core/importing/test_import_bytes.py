"""Files as bytes: text in UTF-8 and nothing else, regular files and nothing else, cut at line feeds, sizes capped."""

from __future__ import annotations

import gzip
import os
import sqlite3
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearmiss.errors import ProblemForYou
from nearmiss.importing import Options, by_name, recognise, sources
from nearmiss.importing.arrays import elements
from nearmiss.importing.lines import lines
from nearmiss.importing.sources import LARGEST_RECORD, chunks
from nearmiss.records import BadRecord, Record

RECORD = '{"prompt": "p", "responses": ["a", "b"]}'
LONG = RECORD.replace('"p"', f'"{"p" * 1000}"') + "\n"


def found_in(path: Path) -> list[Record | BadRecord]:
    return list(by_name("native").read(path, Options()))  # type: ignore[arg-type]


def refused(path: Path) -> str:
    with pytest.raises(ProblemForYou) as problem:
        found_in(path)
    with pytest.raises(ProblemForYou):
        recognise(path)
    return str(problem.value)


def of_bytes(folder: Path, data: bytes, name: str = "in.jsonl") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_byte_order_mark_at_the_start_says_nothing(tmp_path: Path) -> None:
    """The first is dropped, one inside a text is text (I01)."""
    inside = RECORD.replace('"p"', '"\ufeffp"')
    (record,) = found_in(of_bytes(tmp_path, b"\xef\xbb\xbf" + inside.encode()))
    assert isinstance(record, Record)
    assert record.conversation.turns[0].content == "\ufeffp"


def test_a_byte_order_mark_before_a_later_record_is_a_bad_record(tmp_path: Path) -> None:
    """Two files put together: the second's mark is named with its line, and the rest is read (I01)."""
    first, second, third = found_in(of_bytes(tmp_path, f"{RECORD}\n\ufeff{RECORD}\n{RECORD}\n".encode()))
    assert isinstance(first, Record)
    assert isinstance(third, Record)
    assert isinstance(second, BadRecord)
    assert second.line == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_refused_with_the_byte(tmp_path: Path, encoding: str) -> None:
    """A file in UTF-16, with or without mark, is refused whole, in one sentence (I02)."""
    said = refused(of_bytes(tmp_path, f"{RECORD}\n".encode(encoding)))
    assert "UTF-16" in said
    assert "byte 0" in said or "byte 1" in said
    assert ":1: " in said


def test_a_line_in_latin_1_is_named_with_its_byte(tmp_path: Path) -> None:
    """Mixed encodings: the line that is not UTF-8 is bad, with the offset in the file; the others are read (I02)."""
    latin = RECORD.replace('"p"', '"caf\xe9"').encode("latin-1")
    data = b"\xef\xbb\xbf" + RECORD.encode() + b"\n" + latin + b"\n" + RECORD.encode()
    good, wrong, last = found_in(of_bytes(tmp_path, data))
    assert isinstance(good, Record)
    assert isinstance(last, Record)
    assert isinstance(wrong, BadRecord)
    assert wrong.line == 2
    assert f"Byte {data.index(0xE9)} (0xE9) is not UTF-8" in wrong.reason


def test_a_list_that_is_not_utf8_is_refused_with_line_and_byte(tmp_path: Path) -> None:
    """In a list the records hang together, so the file is refused (I02)."""
    data = f"[\n{RECORD},\n".encode() + RECORD.encode().replace(b"p", b"\xe9", 1) + b"]"
    said = refused_reading(of_bytes(tmp_path, data))
    assert f"Byte {data.index(0xE9)} (0xE9)" in said
    assert ".jsonl:3: " in said


@pytest.mark.parametrize("size", [3, 4, 5, 7])
def test_the_byte_is_the_right_one_however_the_bytes_arrive(tmp_path: Path, size: int) -> None:
    """Also where a piece of the file ended inside a character before it (I02)."""
    data = b"\xef\xbb\xbf[\n" + '"äöü漢🏳"'.encode() + b", 1,\n\xc3\x28]"
    path = of_bytes(tmp_path, data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "CHUNK", size)
        with pytest.raises(ProblemForYou, match=rf":3: Byte {data.index(0x28) - 1} \(0xC3\)"):
            list(elements(path))


def refused_reading(path: Path) -> str:
    with pytest.raises(ProblemForYou) as problem:
        found_in(path)
    return str(problem.value)


def test_nul_and_every_other_control_character_is_kept(tmp_path: Path) -> None:
    """NUL, U+2028, U+2029, U+0085, VT, FF and a lone carriage return stay in their text: one record (I04, I05)."""
    odd = "a\u2028b\u2029c\u0085d\x7fe"
    escaped = "\\u0000\\u000b\\u000c\\r"
    (record,) = found_in(of_bytes(tmp_path, RECORD.replace('"p"', f'"{odd}{escaped}"').encode()))
    assert isinstance(record, Record)
    assert record.conversation.turns[0].content == f"{odd}\0\x0b\x0c\r"


def test_a_raw_vertical_tab_ends_no_line(tmp_path: Path) -> None:
    """Only a line feed ends a line; the number of the next line is right (I05)."""
    path = of_bytes(tmp_path, b"one\x0b\x0c\x1c\xc2\x85 still one\r\ntwo")
    assert list(lines(path)) == [(1, "one\x0b\x0c\x1c\x85 still one\r"), (2, "two")]


@pytest.mark.parametrize("end", ["", "\n", "\n\n \n", "\r\n"])
def test_empty_lines_and_a_missing_last_line_feed_are_nothing(tmp_path: Path, end: str) -> None:
    """Records are counted by what they are, lines by where they stand (I06)."""
    first, second = found_in(of_bytes(tmp_path, f"\n{RECORD}\n\n{RECORD}{end}".encode()))
    assert [first.line, second.line] == [2, 4]


@pytest.mark.parametrize("content", [b"", b"\n \r\n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """Nothing but white space is nothing."""
    assert "empty" in refused(of_bytes(tmp_path, content))


def test_ten_megabytes_in_one_field_are_read(tmp_path: Path) -> None:
    """A long text is only long (I10)."""
    (record,) = found_in(of_bytes(tmp_path, RECORD.replace('"p"', f'"{"x" * 10_000_000}"').encode()))
    assert isinstance(record, Record)
    assert len(record.conversation.turns[0].content) == 10_000_000


def test_a_line_over_the_cap_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    """A line of 128 MB never stands in memory, and the line after it is read (I10)."""
    path = tmp_path / "in.jsonl"
    with path.open("wb") as file:
        file.write(f"{RECORD}\n".encode())
        file.seek(2 * LARGEST_RECORD, os.SEEK_CUR)
        file.write(f"\n{RECORD}\n".encode())
    tracemalloc.start()
    good, long, last = found_in(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(good, Record)
    assert long == BadRecord(2, "The line is longer than 64 MB.")
    assert isinstance(last, Record)
    assert last.line == 3
    assert peak < 2 * LARGEST_RECORD


def test_gzip_is_unpacked_whatever_its_name(tmp_path: Path) -> None:
    """Packed files are known by their bytes (HelpSteer ships .jsonl.gz); several members are one text."""
    data = gzip.compress(f"{RECORD}\n".encode()) + gzip.compress(f"{RECORD}\n".encode())
    path = of_bytes(tmp_path, data, "in.json")
    assert recognise(path).name == "native"
    assert [item.line for item in found_in(path)] == [1, 2]


def test_a_cut_gzip_is_refused(tmp_path: Path) -> None:
    """A download that broke off says so."""
    data = gzip.compress("".join(f'{{"n": {n}}}\n' for n in range(5000)).encode())
    assert "damaged or cut off" in refused_reading(of_bytes(tmp_path, data[:-40]))
    assert "damaged or cut off" in refused_reading(of_bytes(tmp_path, data[:200] + b"\xff" * 40 + data[240:]))


def test_a_gzip_bomb_is_refused_early(tmp_path: Path) -> None:
    """What unpacks to two hundred times its size is no text: refused after 16 MB, not after all."""
    path = tmp_path / "bomb.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(64):
            file.write(b" " * (1 << 20))
    read = 0
    with pytest.raises(ProblemForYou, match="200 times its size"):
        for piece in chunks(path):
            read += len(piece)
    assert read <= 17 << 20


def pipe(folder: Path) -> Path:
    path = folder / "pipe"
    os.mkfifo(path)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize(
    "make", [pipe, lambda folder: folder, lambda _: Path("/dev/zero")], ids=["pipe", "folder", "/dev/zero"]
)
def test_only_regular_files_are_opened(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    """A pipe would make everybody wait, a device would never end (I18)."""
    assert "not a regular file" in refused(make(tmp_path))


@pytest.mark.parametrize("name", ["absent.jsonl", "a\0b.jsonl"])
def test_a_file_that_cannot_be_opened_is_a_sentence(tmp_path: Path, name: str) -> None:
    """No such file, or no such name."""
    assert str(tmp_path) in refused(tmp_path / name)


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    """No half of one version and half of another (I18)."""
    path = of_bytes(tmp_path, LONG.encode() * 3_000)
    reading = by_name("native").read(path, Options())
    next(reading)
    with path.open("ab") as file:
        file.write(b"{")
    with pytest.raises(ProblemForYou, match="changed while it was read"):
        list(reading)


def test_a_file_that_shrinks_while_it_is_read_is_refused(tmp_path: Path) -> None:
    """What was promised at the start is not there any more (I18)."""
    path = of_bytes(tmp_path, LONG.encode() * 3_000)
    reading = by_name("native").read(path, Options())
    next(reading)
    os.truncate(path, 1000)
    with pytest.raises(ProblemForYou, match="changed while it was read"):
        list(reading)


def test_a_file_that_grows_is_not_followed(tmp_path: Path) -> None:
    """Only the bytes that were there at the start are read; the rest is noticed at the end (I18)."""
    path = of_bytes(tmp_path, b"x" * 10)
    pieces = chunks(path)
    with path.open("ab") as file:
        assert next(pieces) == b"x" * 10
        file.write(b"y" * 10)
    with pytest.raises(ProblemForYou, match="changed"):
        next(pieces)


def test_files_of_other_programs_are_named(tmp_path: Path) -> None:
    """A database, a workbook or a Parquet file says what it is, and what to do."""
    database = tmp_path / "p.nearmiss"
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    assert "This is a database, not text." in refused(database)
    assert "workbook" in refused(of_bytes(tmp_path, b"PK\x03\x04rest", "a.xlsx"))
    assert "Parquet" in refused(of_bytes(tmp_path, b"PAR1rest", "a.parquet"))


def test_progress_is_told_in_bytes(tmp_path: Path) -> None:
    """Whoever watches hears how much of the file has been read, and how much there is."""
    path = of_bytes(tmp_path, LONG.encode() * 3_000)
    heard: list[tuple[int, int]] = []
    list(by_name("native").read(path, Options(progress=lambda done, total: heard.append((done, total)))))
    size = path.stat().st_size
    assert heard[-1] == (size, size)
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)


@given(st.lists(st.binary(max_size=6), max_size=6), st.integers(1, 5), st.booleans())
def test_lines_are_the_same_however_the_bytes_arrive(
    tmp_path_factory: pytest.TempPathFactory, parts: list[bytes], size: int, mark: bool
) -> None:
    """Cut anywhere, the lines, their numbers and the offsets of bytes that are not UTF-8 are the same."""
    data = b"\xef\xbb\xbf" * mark + b"x" + b"\n".join(parts)
    path = of_bytes(tmp_path_factory.getbasetemp(), data, "cut.txt")
    if b"\0" in data[:4] or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return  # taken for UTF-16
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "CHUNK", max(size, 4))
        found = list(lines(path))
    body = data.removeprefix(b"\xef\xbb\xbf" * mark)
    wanted = body.split(b"\n")[: -1 if body.endswith(b"\n") else None]
    assert len(found) == len(wanted)
    for number, (item, line) in enumerate(zip(found, wanted, strict=True), 1):
        try:
            assert item == (number, line.decode())
        except UnicodeDecodeError:
            assert isinstance(item, BadRecord)
            offset = int(item.reason.split()[1])
            assert (item.line, f"0x{data[offset]:02X}") == (number, item.reason.split()[2].strip("()"))
