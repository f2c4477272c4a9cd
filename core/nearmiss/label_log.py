"""The label log in the file: lines go in, and what they say now is kept beside them in the same transaction.

Only this module writes the tables `log` and `now_…`. Each function works inside the caller's transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from nearmiss import content
from nearmiss.errors import ProblemForYou
from nearmiss.lines import (
    IMPORT_STREAM,
    RATER_ACTS,
    TOGGLE_ACTS,
    Line,
    heads,
    is_cancelled,
    parse_line,
    register_of,
)
from nearmiss.model import Constraint
from nearmiss.phrases import phrase
from nearmiss.records import read_constraints
from nearmiss.schema import CURRENT_TABLES
from nearmiss.shown import INSERT_LINE, INSERTS, NOT_UNDERSTOOD, Ready, Row, make_ready, shown_rows

BATCH = 500

_NOT_WRITTEN = (OverflowError, sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError)
"""How SQLite refuses rows of a body that holds other things than its act should."""
_READ_WHOLE = TOGGLE_ACTS | {"edit"}
"""Acts that say something of more than their own line."""
_ACT, _REGISTER, _TEXT = 5, 7, 9
"""Places in a row of `log`."""


class Overtaken(ProblemForYou):
    """A prepared line was not saved at once, and its place in its stream is taken: it has to be prepared again."""


def append(connection: sqlite3.Connection, line: Line) -> bool:
    """Add one line and bring the current state up to date. False when the line was there already."""
    return append_many(connection, [line]) == 1


def append_own(connection: sqlite3.Connection, line: Line) -> bool:
    """Add a line that was prepared for this file. Raises Overtaken when another line took its place meanwhile."""
    row = connection.execute("SELECT id FROM log WHERE stream = ? AND seq = ?", (line.stream, line.seq)).fetchone()
    if row is not None and row[0] != line.id:
        raise Overtaken(phrase("Something else was saved in between."), remedy=phrase("Save once more."))
    return append(connection, line)


def append_many(connection: sqlite3.Connection, lines: Iterable[Line]) -> int:
    """Add lines in any order, as an import or a merge does; the number of those that were new.

    The result depends on the set of lines alone. An answer that is the first of its register is written straight to
    the current state; everything else is worked out from its whole register.
    """
    return sum(append_ready(connection, make_ready(batch)) for batch in _batches(lines))


def append_ready(connection: sqlite3.Connection, given: Ready) -> int:
    """The same for lines whose rows are there already; not too many at once."""
    taken = _taken(connection, [row[_REGISTER] for row in given.lines.values()])
    fresh = _unknown(connection, given, taken)
    if not fresh:
        return 0
    contested = _contested(connection, fresh, taken)
    connection.executemany(INSERT_LINE, fresh)
    shown: Mapping[str, Sequence[Row]] = given.shown
    if contested or len(fresh) < len(given.lines):
        straight = {row[_REGISTER] for row in fresh if row[0] not in contested}
        shown = {table: [row for row in rows if row[0] in straight] for table, rows in shown.items()}
    _show_first(connection, shown)
    again: set[str] = set()
    for row in fresh:
        if row[0] in contested:
            again |= _mark_touched(connection, parse_line(row[_TEXT]), row[_REGISTER])
    for register in sorted(again):
        _fold(connection, register)
    return len(fresh)


def _batches(lines: Iterable[Line]) -> Iterator[list[Line]]:
    batch: list[Line] = []
    for line in lines:
        batch.append(line)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _unknown(connection: sqlite3.Connection, given: Ready, taken: Collection[str]) -> list[Row]:
    """The lines that are not in the log; only one whose register is there can be."""
    asked = [identity for identity, row in given.lines.items() if row[_REGISTER] in taken]
    seen = known(connection, asked) if asked else ()
    return [row for identity, row in given.lines.items() if identity not in seen]


def known(connection: sqlite3.Connection, ids: Sequence[str]) -> set[str]:
    """Which of these ids the log holds."""
    rows = connection.execute("SELECT id FROM log WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
    return {identity for (identity,) in rows}


def _taken(connection: sqlite3.Connection, registers: Sequence[str]) -> set[str]:
    """Which of these registers have lines in the log."""
    rows = connection.execute(
        "SELECT DISTINCT register FROM log WHERE register IN (SELECT value FROM json_each(?))", (json.dumps(registers),)
    )
    return {register for (register,) in rows}


def _contested(connection: sqlite3.Connection, rows: Sequence[Row], taken: Collection[str]) -> set[str]:
    """The ids of lines that are not simply the first of their register: they need their whole register read."""
    aimed_at = _aimed_at(connection, [row[0] for row in rows])
    first: dict[str, str] = {}
    contested: set[str] = set()
    for row in rows:
        register = row[_REGISTER]
        if register in taken or row[_ACT] in _READ_WHOLE or row[0] in aimed_at:
            contested.add(row[0])
        if register in first:
            contested.update((row[0], first[register]))
        first.setdefault(register, row[0])
    return contested


def _aimed_at(connection: sqlite3.Connection, ids: Sequence[str]) -> set[str]:
    if connection.execute("SELECT 1 FROM log WHERE target IS NOT NULL LIMIT 1").fetchone() is None:
        return set()
    rows = connection.execute(
        "SELECT DISTINCT target FROM log WHERE target IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
    )
    return {target for (target,) in rows}


# ------------------------------------------------------------------------------------------ current state


def _mark_touched(connection: sqlite3.Connection, line: Line, register: str) -> set[str]:
    """Note what a newly written line cancels, or whether it is cancelled itself; the registers to fold again."""
    if line.act not in TOGGLE_ACTS:
        _mark(connection, line)
        return {register}
    target = find(connection, line.target or "")
    if target is None or target.act in TOGGLE_ACTS:
        return set()
    _mark(connection, target)
    return {register_of(target)}


def _mark(connection: sqlite3.Connection, line: Line) -> None:
    """Note whether a line is cancelled by the undo lines aimed at it."""
    if is_cancelled(line, _lines(connection, "target = ?", line.id)):
        connection.execute("INSERT OR IGNORE INTO now_cancelled VALUES (?)", (line.id,))
    else:
        connection.execute("DELETE FROM now_cancelled WHERE line = ?", (line.id,))


def _fold(connection: sqlite3.Connection, register: str) -> None:
    """Work out one register from all of its lines, and show its first head."""
    lines = lines_of(connection, register)
    _clear(connection, register)
    _show(connection, register, heads(lines, cancelled(connection, [line.id for line in lines])))
    _name_constraints(connection, register, lines)


def lines_of(connection: sqlite3.Connection, register: str) -> list[Line]:
    """Every line of a register."""
    return list(_lines(connection, "register = ?", register))


def cancelled(connection: sqlite3.Connection, ids: Collection[str]) -> set[str]:
    """Which of these lines are taken back at present."""
    rows = connection.execute(
        "SELECT line FROM now_cancelled WHERE line IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )
    return {line for (line,) in rows}


def _clear(connection: sqlite3.Connection, register: str) -> None:
    connection.execute("DELETE FROM now_head WHERE register = ?", (register,))
    _clear_shown(connection, register)


def _clear_shown(connection: sqlite3.Connection, register: str) -> None:
    for table in ("now_answer", "now_verdict", "now_rating", "now_reason", "now_fact", "now_rater"):
        connection.execute(f"DELETE FROM {table} WHERE register = ?", (register,))


def _show(connection: sqlite3.Connection, register: str, standing: Sequence[Line]) -> None:
    if not standing:
        return
    heads_there = [(register, line.id, i == 0) for i, line in enumerate(standing)]
    try:
        if standing[0].act == "edit":
            edited_list(standing[0])  # which says whether it can be understood
        rows = shown_rows(register, standing[0])
    except NOT_UNDERSTOOD:
        rows = {}
    _show_rows(connection, register, {"now_head": heads_there, **rows})


def _show_first(connection: sqlite3.Connection, shown: Mapping[str, Sequence[Row]]) -> None:
    """Write the rows of registers of which nothing was shown before."""
    try:
        _write(connection, shown)
    except _NOT_WRITTEN:
        apart: dict[str, dict[str, list[Row]]] = {row[0]: {} for row in shown["now_head"]}
        for table, rows in shown.items():
            for row in rows:
                apart[row[0]].setdefault(table, []).append(row)
        for register, own in apart.items():
            _clear(connection, register)
            _show_rows(connection, register, own)


def _show_rows(connection: sqlite3.Connection, register: str, shown: Mapping[str, Sequence[Row]]) -> None:
    """Write the rows of one register: its heads, and what the first of them says, where it can be stored."""
    connection.executemany(INSERTS["now_head"], shown["now_head"])
    try:
        _write(connection, {table: rows for table, rows in shown.items() if table != "now_head"})
    except _NOT_WRITTEN:
        # A body that a newer or another program wrote: the line is kept and passed on, and says nothing here.
        _clear_shown(connection, register)


def _write(connection: sqlite3.Connection, shown: Mapping[str, Sequence[Row]]) -> None:
    for table, rows in shown.items():
        if rows:
            connection.executemany(INSERTS[table], rows)


def edited_list(line: Line) -> tuple[Constraint, ...]:
    """The constraints that an edit gives the prompt that it is about. Raises ValueError where it says none."""
    if len(line.subject) != 1 or line.round or line.body.get("rater") is not None:
        raise ValueError("an edit of something else")
    try:
        return read_constraints(line.body["constraints"])
    except ProblemForYou as problem:
        raise ValueError(problem.what) from problem


def _name_constraints(connection: sqlite3.Connection, register: str, lines: Sequence[Line]) -> None:
    """Keep the constraints that the edits of a register name: those of the list that stands with their places, and
    wordings of other lists without, each as the last of these says."""
    if not lines or lines[0].act != "edit":
        return
    connection.execute("DELETE FROM now_constraint WHERE register = ?", (register,))
    shown = connection.execute("SELECT line FROM now_fact WHERE register = ?", (register,)).fetchone()
    for line in sorted(lines, key=lambda line: (shown == (line.id,), *line.rank), reverse=True):
        try:
            constraints = edited_list(line)
        except NOT_UNDERSTOOD:
            continue
        keys = content.requirement_keys(line.subject[0], constraints)
        stands = shown == (line.id,)
        connection.executemany(
            "INSERT OR IGNORE INTO now_constraint VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (register, line.subject[0], keys[item.id], place if stands else None, item.id, item.category,
                 content.requirement_body(item))
                for place, item in enumerate(constraints)
            ],
        )  # fmt: skip


def rebuild(connection: sqlite3.Connection) -> None:
    """Throw the current state away and work it out again from the log."""
    for table in CURRENT_TABLES:
        connection.execute(f"DELETE FROM {table}")
    targets = connection.execute("SELECT DISTINCT target FROM log WHERE target IS NOT NULL").fetchall()
    for (target,) in targets:
        line = find(connection, target)
        if line is not None:
            _mark(connection, line)
    registers = connection.execute(
        f"SELECT register, count(*), max(text) FROM log WHERE act NOT IN ({_names(TOGGLE_ACTS)}) GROUP BY register"
    )
    for register, count, text in registers:
        if count > 1:
            _fold(connection, register)
        else:
            line = parse_line(text)
            _show(connection, register, heads([line], cancelled(connection, [line.id])))
            _name_constraints(connection, register, [line])


# --------------------------------------------------------------------------------------------- questions


def _names(acts: Collection[str]) -> str:
    return ", ".join(f"'{act}'" for act in sorted(acts))


def _lines(connection: sqlite3.Connection, condition: str, *values: Any) -> Iterator[Line]:
    for (text,) in connection.execute(f"SELECT text FROM log WHERE {condition}", values):
        yield parse_line(text)


def find(connection: sqlite3.Connection, identity: str) -> Line | None:
    """The line with this id."""
    return next(_lines(connection, "id = ?", identity), None)


def all_lines(connection: sqlite3.Connection) -> Iterator[Line]:
    """Every line of the log, in the order in which this file got them."""
    return _lines(connection, "1 ORDER BY n")


def last_lamport(connection: sqlite3.Connection) -> int:
    """The highest Lamport number so far; a new line takes the next."""
    (highest,) = connection.execute("SELECT max(lamport) FROM log").fetchone()
    return highest or 0


def heads_of(connection: sqlite3.Connection, register: str) -> list[Line]:
    """The lines of a register that stand at present, the shown one first."""
    lines = lines_of(connection, register)
    return heads(lines, cancelled(connection, [line.id for line in lines]))


def toggle_heads(connection: sqlite3.Connection, target: Line) -> list[Line]:
    """The undo and redo lines aimed at a line that stand at present."""
    return heads([line for line in _lines(connection, "target = ?", target.id) if line.rater == target.rater])


def undo_target(connection: sqlite3.Connection, rater: str) -> Line | None:
    """The last act of a rater that is not taken back."""
    lines = _lines(
        connection,
        f"rater = ? AND lamport > 0 AND act IN ({_names(RATER_ACTS)}) AND stream <> '{IMPORT_STREAM}'"
        " AND id NOT IN (SELECT line FROM now_cancelled) ORDER BY lamport DESC, id DESC LIMIT 1",
        rater,
    )
    return next(lines, None)


def redo_target(connection: sqlite3.Connection, rater: str) -> Line | None:
    """The act that a rater took back last, as long as no new act came after."""
    (newest,) = connection.execute(
        f"SELECT coalesce(max(lamport), 0) FROM log WHERE rater = ? AND act IN ({_names(RATER_ACTS)})", (rater,)
    ).fetchone()
    row = connection.execute(
        "SELECT target FROM log AS toggle WHERE rater = ? AND lamport > ? AND act = 'undo'"
        " AND target IN (SELECT line FROM now_cancelled)"
        f" AND EXISTS (SELECT 1 FROM log WHERE id = toggle.target AND act IN ({_names(RATER_ACTS)}))"
        " ORDER BY lamport DESC, id DESC LIMIT 1",
        (rater, newest),
    ).fetchone()
    return None if row is None else find(connection, row[0])


def edit_to_undo(connection: sqlite3.Connection, rater: str, register: str) -> Line | None:
    """The edit that shows in a register, where it is this rater's own, written here."""
    standing = heads_of(connection, register)
    own = bool(standing) and standing[0].rater == rater and standing[0].stream != IMPORT_STREAM
    return standing[0] if own else None


def edit_to_redo(connection: sqlite3.Connection, rater: str, register: str) -> Line | None:
    """The edit of a register that a rater took back last, as long as no new one came after."""
    lines = {line.id: line for line in lines_of(connection, register)}
    gone = cancelled(connection, lines)
    newest = max((line.lamport for line in lines.values() if line.id not in gone), default=0)
    toggles = [
        toggle
        for identity in sorted(gone)
        for toggle in toggle_heads(connection, lines[identity])
        if toggle.rater == rater and toggle.act == "undo" and toggle.lamport > newest
    ]
    return lines[max(toggles, key=lambda toggle: toggle.rank).target or ""] if toggles else None


def conflicts(connection: sqlite3.Connection) -> list[list[Line]]:
    """The registers where two answers stand side by side, each with its lines, the shown one first."""
    rows = connection.execute("SELECT register FROM now_head GROUP BY register HAVING count(*) > 1 ORDER BY register")
    return [heads_of(connection, register) for (register,) in rows.fetchall()]


def forks(connection: sqlite3.Connection) -> list[str]:
    """The streams in which two lines have one number: both are kept, and somebody should know."""
    rows = connection.execute(
        "SELECT DISTINCT stream FROM log WHERE seq IS NOT NULL GROUP BY stream, seq HAVING count(*) > 1 ORDER BY stream"
    )
    return [stream for (stream,) in rows]


def check_written(connection: sqlite3.Connection, line: Line) -> None:
    """Read a line back before its commit. A text that came out other than it went in must not be acknowledged."""
    row = connection.execute("SELECT text FROM log WHERE id = ?", (line.id,)).fetchone()
    if row is None or row[0] != line.text:
        raise sqlite3.DatabaseError("a line read back differs from what was written")
