"""An examination: a copy of the file is looked at in every way, so that whoever works on it need not wait."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from nearmiss import schema, storage
from nearmiss.backups import backups
from nearmiss.doctor import content_checks, log_checks, state_checks, surroundings
from nearmiss.doctor.values import Check, Diagnosis, Finding, conclude
from nearmiss.errors import ProblemForYou
from nearmiss.faults import OF_THE_FILE, in_words, not_ours
from nearmiss.monitor import SILENT, Monitor

IN_MEMORY_UP_TO = 128 * 1024 * 1024
"""Bytes of a file whose copy is kept in memory; a larger one is copied to the disk for temporary files."""

UNREADABLE = (sqlite3.Error, ProblemForYou, ValueError, TypeError, KeyError, AttributeError, OverflowError)
"""What reading a damaged file can raise: any byte may have become any other."""


def examine(path: Path, monitor: Monitor = SILENT) -> Diagnosis:
    """Look at a project file in every way and change nothing. Other programs may have it open.

    Raises ProblemForYou when the file is none of ours, was written by a newer program, is empty or not there.
    """
    path = storage.existing(path)
    checks: list[Check] = []
    with ExitStack() as stack:
        opened = _open(path, checks)
        if opened is not None:
            stack.callback(opened.close)
            copy = stack.enter_context(snapshot(opened, path, damaged_too=checks[0].ok is False))
            with suppress(*UNREADABLE):
                schema.stand_in(copy, storage.check_ours(copy, path))
            for done, (name, look) in enumerate(_looks(path), start=1):
                checks.append(_guarded(name, look, copy))
                monitor.report(done, len(_looks(path)))
    checks += [surroundings.check_journal(path), surroundings.check_backups(path), surroundings.check_place(path)]
    return Diagnosis(tuple(checks))


def _open(path: Path, checks: list[Check]) -> sqlite3.Connection | None:
    """A connection for reading, one that puts up with damage where no other can be had; says so in `checks`."""
    for damaged_too in (False, True):
        try:
            connection = storage.connect(path, read_only=True, damaged_too=damaged_too)
        except sqlite3.Error as fault:
            raise in_words(fault, path) from fault
        try:
            version = storage.check_ours(connection, path)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except (*OF_THE_FILE, ProblemForYou) as fault:
            connection.close()
            if not damaged_too:
                checks.append(Check("file", False, _why_not(fault, path)))
        else:
            checks.extend([] if damaged_too else [Check("file", True, f"A project, file version {version}.")])
            return connection
    return None


def _why_not(fault: BaseException, path: Path) -> str:
    """Why a file cannot be opened. Raises the reason when it is no damage, but another kind of file."""
    problem = in_words(fault, path)
    strange = problem.what == not_ours(path).what
    if isinstance(fault, storage.TooNew) or (strange and not backups(path)):
        raise problem from fault
    return f"{problem.what} There was one of this name." if strange else problem.what


@contextmanager
def snapshot(connection: sqlite3.Connection, path: Path, *, damaged_too: bool = False) -> Iterator[sqlite3.Connection]:
    """A copy of an open file, page by page as they are; or the connection itself where none can be made."""
    with ExitStack() as stack:
        where = ":memory:"
        if path.stat().st_size > IN_MEMORY_UP_TO:
            where = str(Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nearmiss-"))) / "copy")
        copy = stack.enter_context(closing(sqlite3.connect(where, isolation_level=None)))
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "trusted_schema = OFF", "cell_size_check = ON"):
            copy.execute(f"PRAGMA {pragma}")
        if damaged_too:
            copy.execute("PRAGMA writable_schema = ON")
        try:
            connection.backup(copy)
        except sqlite3.Error:
            copy = connection
        copy.text_factory = readable
        yield copy


def readable(raw: bytes) -> str:
    """Text as far as it is text: a damaged character must not keep the rest from being looked at."""
    return raw.decode("utf-8", "replace")


def _looks(path: Path) -> list[tuple[str, Callable[[sqlite3.Connection], Check]]]:
    return [
        ("pages", lambda copy: check_pages(copy, path)),
        ("schema", check_schema),
        ("references", check_references),
        ("project", content_checks.check_project),
        ("lines", log_checks.check_lines),
        ("chains", log_checks.check_chains),
        ("content", content_checks.check_content),
        ("current state", state_checks.check_current),
        ("wording", state_checks.check_wording),
        ("conflicts", state_checks.check_conflicts),
        ("duplicates", state_checks.check_duplicates),
        ("drafts", state_checks.check_drafts),
    ]


def _guarded(name: str, look: Callable[[sqlite3.Connection], Check], copy: sqlite3.Connection) -> Check:
    try:
        return look(copy)
    except UNREADABLE as fault:
        return Check(name, False, f"This could not be looked at: {fault}")


def check_pages(copy: sqlite3.Connection, path: Path) -> Check:
    """SQLite's own full check of its pages and indexes."""
    findings = []
    (pages,) = copy.execute("PRAGMA page_count").fetchone()
    (size,) = copy.execute("PRAGMA page_size").fetchone()
    if path.stat().st_size < pages * size:
        findings.append(Finding("The file is cut short."))
    for (said,) in copy.execute("PRAGMA integrity_check(20)"):
        if said != "ok":
            findings += [Finding(f"{line}.") for line in str(said).splitlines()]
    return conclude("pages", findings, f"{pages:,} pages hang together.")


def check_schema(copy: sqlite3.Connection) -> Check:
    """Tables, indexes, triggers and views, text by text, and the record of how they came to be."""
    (version,) = copy.execute("PRAGMA user_version").fetchone()
    findings = [Finding(f"'{name}' is not as Nearmiss made it.", name) for name in storage.foreign_parts(copy, version)]
    taken = copy.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'nearmiss' ORDER BY id").fetchall()
    if [name for (name,) in taken] != [step.__name__ for step in schema.STEPS[:version]]:
        findings.append(Finding("The record of its versions is not as Nearmiss wrote it."))
    return conclude("schema", findings, "Tables, triggers and views are as Nearmiss makes them.")


def check_references(copy: sqlite3.Connection) -> Check:
    """What refers to a record that is not there."""
    findings = [
        Finding(f"Row {number} of '{table}' refers to a missing {parent}.")
        for table, number, parent, _ in copy.execute("PRAGMA foreign_key_check")
    ]
    return conclude("references", findings, "Nothing refers to what is not there.")
