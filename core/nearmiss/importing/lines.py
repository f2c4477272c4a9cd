"""Which lines does a text file hold? Cut at line feeds and nothing else, each checked for UTF-8 and for its size."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from nearmiss.importing.options import Progress
from nearmiss.importing.sources import LARGEST_RECORD, MARK, chunks
from nearmiss.phrases import phrase
from nearmiss.records import BadRecord


@dataclass(frozen=True, slots=True)
class Block:
    """A run of whole lines: the number of the first, the offset of its first byte, and the bytes without the last line
    feed; None in place of a line that is too long."""

    number: int
    offset: int
    data: bytes | None


def lines(path: Path, progress: Progress | None = None) -> Iterator[tuple[int, str] | BadRecord]:
    """Every line with its number from 1, without the line feed (a carriage return before it stays).

    A line that is too long or not UTF-8 is given as a BadRecord, and reading goes on after it.
    """
    for block in blocks(path, progress):
        yield from lines_in(block)


def lines_in(block: Block) -> Iterator[tuple[int, str] | BadRecord]:
    """The lines of a block, in the same way."""
    if block.data is None:
        yield BadRecord(block.number, phrase("The line is longer than {most} MB.", most=LARGEST_RECORD >> 20))
        return
    try:
        texts = block.data.decode().split("\n")
    except UnicodeDecodeError:
        yield from _one_by_one(block.data, block.number, block.offset)
    else:
        yield from enumerate(texts, block.number)


def blocks(path: Path, progress: Progress | None = None) -> Generator[Block, None, None]:
    """The lines of a file in runs of about a mebibyte."""
    number = 1
    for offset, data in _blocks(path, progress):
        yield Block(number, offset, data)
        number += 1 if data is None else data.count(b"\n") + 1


def not_utf8(offset: int, byte: int) -> str:
    """What is said of a byte that cannot stand in UTF-8 text."""
    return f"Byte {offset} (0x{byte:02X}) is not UTF-8; the text may be in Latin-1 or Windows-1252."


def _one_by_one(block: bytes, number: int, offset: int) -> Iterator[tuple[int, str] | BadRecord]:
    for index, line in enumerate(block.split(b"\n"), number):
        try:
            yield index, line.decode()
        except UnicodeDecodeError as fault:
            yield BadRecord(index, not_utf8(offset + fault.start, line[fault.start]))
        offset += len(line) + 1


def _blocks(path: Path, progress: Progress | None) -> Iterator[tuple[int, bytes | None]]:
    """Runs of whole lines with the offset of their first byte; None in place of a line that is too long."""
    offset, skipping = 0, False
    held: list[bytes] = []  # the start of a line whose end has not come
    size = 0
    for index, piece in enumerate(chunks(path, progress)):
        if index == 0 and piece.startswith(MARK):
            piece, offset = piece.removeprefix(MARK), len(MARK)
        if skipping:
            dropped, feed, piece = piece.partition(b"\n")
            offset, skipping = offset + len(dropped) + len(feed), not feed
        head, feed, tail = piece.rpartition(b"\n")
        if feed:
            yield offset, b"".join((*held, head))
            offset, held, size = offset + size + len(head) + 1, [], 0
        if tail:
            held.append(tail)
            size += len(tail)
        if size > LARGEST_RECORD:
            yield offset, None
            offset, held, size, skipping = offset + size, [], 0, True
    if held:
        yield offset, b"".join(held)
