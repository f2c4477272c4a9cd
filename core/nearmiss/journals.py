"""Whether the journal that lies beside a project is the project's own.

After a crash SQLite writes the pages of `NAME-journal` back into `NAME`, whoever's pages they are. So a journal that
another file left behind (a project copied over an older one of its name, say) is found before SQLite sees it. The
layout of journal and header is that of SQLite's file format, sections 1.3 and 3.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MAGIC = bytes.fromhex("d9d505f920a163d7")
_MOST_RECORDS = 100_000


@dataclass(frozen=True, slots=True)
class _Header:
    """What the first page of a database says of it: size in pages, number of changes, and whose it is."""

    changes: int
    pages: int
    application: int

    @classmethod
    def of(cls, page: bytes) -> _Header:
        return cls(*(int.from_bytes(page[start : start + 4], "big") for start in (24, 28, 68)))


def journal_of(path: Path) -> Path:
    """Where SQLite keeps the journal of a file."""
    return path.with_name(f"{path.name}-journal")


def is_foreign(path: Path) -> bool:
    """Whether a journal lies beside a file that cannot be its own. A doubtful one counts as its own.

    Told by the number of pages and of changes, which two files of one age and size may share.

    Reads the file itself with plain means, which would drop SQLite's locks on it: call it before SQLite has the file
    open, under the lock that keeps others out.
    """
    journal = journal_of(path)
    if not journal.is_file() or journal.stat().st_size < 512:
        return False
    with journal.open("rb") as left, path.open("rb") as file:
        head = left.read(28)
        if head[:8] != MAGIC:
            return False  # never flushed: SQLite does not use it
        pages, sector, page_size = (int(number) for number in struct.unpack(">III", head[16:28]))
        ours = _Header.of(file.read(100))
        if path.stat().st_size < pages * page_size:
            return True
        before = _first_page(left, sector, page_size)
    if before is None:  # the first page comes last, and is not written to before it is in the journal
        return ours.pages != pages
    then = _Header.of(before)
    if then.application != ours.application or ours.changes - then.changes not in (0, 1):
        return True
    return ours.pages != pages if ours.changes == then.changes else ours.pages < pages


def _first_page(journal: BinaryIO, sector: int, page_size: int) -> bytes | None:
    """The first page as it was before the write that the journal is of."""
    if not 512 <= page_size <= 65536 or sector < 28:
        return None
    journal.seek(sector)
    for _ in range(_MOST_RECORDS):
        record = journal.read(page_size + 8)
        if len(record) < page_size + 8:
            return None
        if record[:4] == b"\x00\x00\x00\x01":
            return record[4:-4]
    return None
