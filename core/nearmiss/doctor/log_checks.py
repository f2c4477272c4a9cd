"""Whether every line of the log is as it was written, and whether the streams hang together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby

from nearmiss.canonical import hash_text
from nearmiss.doctor.rows import Reading, Row
from nearmiss.doctor.values import Check, Finding, conclude
from nearmiss.errors import ProblemForYou
from nearmiss.lines import chain_faults, parse_line, register_of

COLUMNS = "id, stream, seq, prev, lamport, act, rater, register, target, text"
_NAMES = ("stream", "seq", "prev", "lamport", "act", "rater", "register", "target")


def check_lines(connection: sqlite3.Connection) -> Check:
    """Each line's id against its text, and its columns against what the text says."""
    reading = Reading("log")
    findings = [finding for row in reading.rows(connection, COLUMNS) for finding in line_findings(row)]
    findings += [Finding(f"Line {name} cannot be read.", name) for name in reading.lost]
    findings += [Finding(f"The log cannot be read to its end ({fault}).") for fault in reading.faults]
    return conclude("lines", findings, f"{reading.read:,} lines are as they were written.")


def line_findings(row: Row) -> Iterator[Finding]:
    """What is wrong with a row of the log."""
    number, identity, *columns, text = row
    if not isinstance(text, str) or hash_text("line", text) != identity:
        yield Finding(f"Line {identity} (number {number}) is not what was written.", str(identity))
        return
    try:
        line = parse_line(text)
    except ProblemForYou:
        yield Finding(f"Line {identity} is none.", identity)
        return
    said = (line.stream, line.seq, line.prev, line.lamport, line.act, line.rater, register_of(line), line.target)
    wrong = [name for name, one, two in zip(_NAMES, columns, said, strict=True) if one != two]
    if wrong:
        yield Finding(f"Line {identity} has other columns than its text says ({', '.join(wrong)}).", identity)


def check_chains(connection: sqlite3.Connection) -> Check:
    """Each stream: no gap, and each line after the one that it names. A fork is kept, and said."""
    broken: list[Finding] = []
    forks: list[Finding] = []
    streams = 0
    rows = connection.execute("SELECT stream, seq, prev, id FROM log WHERE seq IS NOT NULL ORDER BY stream, seq, id")
    for stream, links in groupby(rows, key=lambda row: row[0]):
        streams += 1
        for fault in chain_faults(stream, (link[1:] for link in links)):
            finding = Finding(f"Stream {str(stream)[:8]}: {fault.what}.", str(stream))
            (forks if "fork" in fault.what else broken).append(finding)
    if broken:
        return conclude("chains", broken + forks)
    return conclude("chains", forks, f"{streams:,} streams are whole.", broken=False)
