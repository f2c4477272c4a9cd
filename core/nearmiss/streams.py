"""Which stream a line goes to: one for each machine, copy of a project, and rater.

The machine remembers, outside the project, the last line that it wrote to each stream. When the file holds that
line, the stream goes on; when it does not (the file is an older copy, or came from another machine), a new stream
begins whose first line names what it saw. So two copies never number their lines alike by honest use.
"""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from nearmiss.canonical import hash_value
from nearmiss.home import home, read_json, write_json
from nearmiss.lines import Line


@dataclass(frozen=True, slots=True)
class StreamHead:
    """The end of a stream: the number and id of its last line, or where a new stream begins."""

    stream: str
    seq: int
    line: str | None


def head_for(connection: sqlite3.Connection, project: str, path: Path, rater: str | None) -> StreamHead:
    """The stream that this machine's next line of a rater belongs to, and its end."""
    remembered = read_json(_memory(project, path, rater))
    if isinstance(remembered, dict) and _holds(connection, remembered):
        return _end(connection, remembered["stream"])
    return StreamHead(secrets.token_hex(16), 0, _last_seen(connection, rater))


def remember(project: str, path: Path, line: Line) -> None:
    """Note the last line written. Not waited for: a lost note is found again in the file."""
    value = {"stream": line.stream, "seq": line.seq, "line": line.id}
    write_json(_memory(project, path, line.rater), value)


def _memory(project: str, path: Path, rater: str | None) -> Path:
    return home() / "streams" / f"{hash_value('stream', project, str(path), rater)}.json"


def _holds(connection: sqlite3.Connection, remembered: dict[str, object]) -> bool:
    row = connection.execute(
        "SELECT 1 FROM log WHERE id = ? AND stream = ? AND seq = ?",
        (remembered.get("line"), remembered.get("stream"), remembered.get("seq")),
    ).fetchone()
    return row is not None


def _end(connection: sqlite3.Connection, stream: str) -> StreamHead:
    seq, line = connection.execute(
        "SELECT seq, id FROM log WHERE stream = ? ORDER BY seq DESC LIMIT 1", (stream,)
    ).fetchone()
    return StreamHead(stream, seq, line)


def _last_seen(connection: sqlite3.Connection, rater: str | None) -> str | None:
    row = connection.execute(
        "SELECT id FROM log WHERE rater IS ? AND seq IS NOT NULL ORDER BY lamport DESC, id DESC LIMIT 1", (rater,)
    ).fetchone()
    return None if row is None else row[0]
