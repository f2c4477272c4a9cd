"""How a project file is opened, locked, written and backed up, so that what was acknowledged is on the disk.

SQLite with a rollback journal and `synchronous = EXTRA`: one file that is complete at rest, and a commit that
survives a power cut. Only SQLite touches the file: reading it with plain `open()` in this process would silently
drop SQLite's locks. A lock file beside it keeps a second instance out.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from nearmiss import journals, schema
from nearmiss.backups import backup
from nearmiss.canonical import hash_text
from nearmiss.clock import now
from nearmiss.errors import ProblemForYou
from nearmiss.faults import OF_THE_FILE, damaged, in_words, not_ours
from nearmiss.home import home, read_json, sync_folder, write_json
from nearmiss.phrases import phrase

__all__ = ["FileInUse", "OpenFile", "TooNew", "create", "in_words", "now", "open_file", "transaction"]

QUICK_CHECK_UP_TO = 32 * 1024 * 1024
"""Bytes up to which every opening includes SQLite's quick check (about 20 ms); beyond, `doctor` does it."""
BUSY_MILLISECONDS = 4000
CACHE_KILOBYTES = 128_000
"""Pages held in memory while much is written; otherwise SQLite's 2 MB do."""
LONGEST_NAME = 220
"""Bytes of a file's name, so that the names of what lies beside it for a while fit into the usual 255."""


class FileInUse(ProblemForYou):
    """Another instance has the project open for writing."""


class TooNew(ProblemForYou):
    """The file was written by a newer version of the program."""


@dataclass(slots=True)
class OpenFile:
    """An open project file: where it is, its connection, and the lock that keeps others out."""

    path: Path
    connection: sqlite3.Connection
    locks: tuple[FileLock, ...]
    read_only: bool

    def close(self) -> None:
        """Let go of the file and of its locks."""
        self.connection.close()
        release(self.locks)


# ----------------------------------------------------------------------------------------------- opening


def create(path: Path, fill: Callable[[OpenFile], None]) -> None:
    """Make a new project file that `fill` writes the first rows of. It appears under its name whole, or not at all."""
    path = Path(os.path.realpath(path))
    if len(os.fsencode(path.name)) > LONGEST_NAME:
        raise ProblemForYou(phrase("The name of this file is too long."), str(path), phrase("Choose a shorter one."))
    if path.exists():
        raise ProblemForYou(phrase("There is a file of this name already."), str(path), phrase("Choose another name."))
    if not path.parent.is_dir():
        raise ProblemForYou(
            phrase("The folder does not exist."), str(path.parent), phrase("Make it first, or choose another.")
        )
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        connection = connect(beside, read_only=False)
        try:
            with transaction(connection):
                schema.create(connection)
                fill(OpenFile(path, connection, (), read_only=False))
        finally:
            connection.close()
        _name_durably(beside, path)
    except BaseException as fault:
        beside.unlink(missing_ok=True)
        if isinstance(fault, OF_THE_FILE):
            raise in_words(fault, path) from fault
        raise


def _name_durably(beside: Path, path: Path) -> None:
    beside.rename(path)
    try:
        sync_folder(path.parent)
    except BaseException:
        path.unlink()
        raise


def open_file(path: Path, *, read_only: bool = False) -> OpenFile:
    """Open a project file, after making sure that it is one. A refused file is left as it was.

    Raises FileInUse, TooNew, or ProblemForYou with the reason in a sentence.
    """
    locks: tuple[FileLock, ...] = ()
    connection = None
    try:
        path = existing(path)
        if not read_only:
            locks = lock(path)
            _check_journal(path)
        connection = connect(path, read_only=read_only)
        version = check_ours(connection, path)
        _check_whole(connection, path, version)
        if read_only:
            _check_up_to_date(version, path)
            schema.stand_in(connection, version)
        else:
            set_durable(connection)
            _bring_up_to_date(connection, path, version)
        return OpenFile(path, connection, locks, read_only)
    except BaseException as fault:
        if connection is not None:
            connection.close()
        release(locks)
        if isinstance(fault, OF_THE_FILE):
            raise in_words(fault, path) from fault
        raise


def _check_journal(path: Path) -> None:
    if journals.is_foreign(path):
        raise ProblemForYou(
            phrase(
                "Beside this project lies the journal of another file, {name}; "
                "SQLite would write that file's pages into this one.",
                name=journals.journal_of(path).name,
            ),
            str(path),
            phrase("Move that journal elsewhere and open the project again."),
        )


def existing(path: Path) -> Path:
    """The file that a path leads to, every link followed. Raises ProblemForYou when there is none, or nothing in it."""
    resolved = Path(os.path.realpath(path))
    if not resolved.exists():
        raise ProblemForYou(
            phrase("There is no such file."), str(path), "Check the name, or make a project with 'nearmiss new'."
        )
    if not resolved.is_file():
        raise ProblemForYou(
            phrase("This is not a file."), str(path), phrase("A project is one file that ends in .nearmiss.")
        )
    if resolved.stat().st_size == 0:
        raise ProblemForYou(
            phrase("This file is empty, so it is not a project."), str(path), phrase("Look for a copy or a backup.")
        )
    return resolved


def connect(path: Path, *, read_only: bool, damaged_too: bool = False) -> sqlite3.Connection:
    """A connection that trusts nothing in the file. Nothing has been checked or locked; that is `open_file`'s.

    `damaged_too` reads on where a file is cut short or an entry of its schema is spoiled; for the doctor alone.
    """
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc' if not path.exists() else 'rw'}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=BUSY_MILLISECONDS / 1000)
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, not damaged_too)
    if damaged_too:
        connection.execute("PRAGMA writable_schema = ON")
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = ON", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def check_ours(connection: sqlite3.Connection, path: Path) -> int:
    """The version of a file of ours. Raises when it is something else, or newer than this program."""
    (identity,) = connection.execute("PRAGMA application_id").fetchone()
    if identity != schema.APPLICATION_ID:
        raise not_ours(path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > schema.VERSION:
        raise TooNew(
            phrase(
                "This project was written by a newer Nearmiss (file version {version}, known here {version_2}).",
                version=version,
                version_2=schema.VERSION,
            ),
            str(path),
            phrase("Update Nearmiss to open it."),
        )
    if version < 1:
        raise damaged(path, f"there is no file version {version}")
    return int(version)


def _check_up_to_date(version: int, path: Path) -> None:
    if not schema.can_be_read(version):
        raise ProblemForYou(
            phrase("This project was written by an older Nearmiss and has to be brought up to date first."),
            str(path),
            phrase("Open it once for writing; a backup is made before."),
        )


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, version: int) -> None:
    if version == schema.VERSION:
        return
    backup(connection, path, "before-update")
    with transaction(connection):
        schema.apply_migrations(connection)


def set_durable(connection: sqlite3.Connection) -> None:
    """Set what durability rests on, and read it back: a setting that did not take must not pass silently."""
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    (level,) = connection.execute("PRAGMA synchronous").fetchone()
    if (mode, level) != ("delete", 3):
        raise ProblemForYou(
            phrase("SQLite would not write safely here (journal {mode}, synchronous {level}).", mode=mode, level=level)
        )


def _check_whole(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Refuse a file that is cut short, damaged, or holds triggers of a stranger."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    if pages * size > path.stat().st_size:
        raise damaged(path, phrase("it is cut short"))
    strangers = foreign_parts(connection, version)
    if strangers:
        raise ProblemForYou(
            phrase("This project was changed by another program: {listed}.", listed=", ".join(strangers[:3])),
            str(path),
            phrase("Use a backup."),
        )
    if pages * size <= QUICK_CHECK_UP_TO:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise damaged(path, str(verdict).splitlines()[-1])


def foreign_parts(connection: sqlite3.Connection, version: int) -> list[str]:
    """What of the schema is not as this program made it: changed or missing parts, and triggers and indexes of others.

    Views and tables that somebody added for their own reading are left alone. A trigger could change labels, and a
    unique index could keep some out.
    """
    found, expected = schema.schema_of(connection), schema.expected_schema(version)
    changed = [name for name, text in expected.items() if found.get(name) != text]
    added = connection.execute("SELECT type, name, tbl_name FROM sqlite_master WHERE type IN ('trigger', 'index')")
    meddling = [
        name
        for kind, name, table in added
        if name not in expected and (kind == "trigger" or (table in expected and not name.startswith("sqlite_")))
    ]
    return changed + meddling


# ---------------------------------------------------------------------------------------------- the lock


def lock(path: Path) -> tuple[FileLock, ...]:
    """Two locks: one beside the file for everybody, and one by the file's identity, whatever name it is opened by."""
    taken: list[FileLock] = []
    try:
        for name in (path.with_name(f".{path.name}.lock"), own_folder() / f"{identity(path)}.lock"):
            one = FileLock(name, timeout=0)
            one.acquire()
            taken.append(one)
        write_json(_holder_file(path), {"pid": os.getpid(), "since": now()})
    except Timeout:
        release(tuple(taken))
        raise FileInUse(
            phrase("This project is open in another window{holder}.", holder=_holder(path)),
            str(path),
            phrase("Close it there first."),
        ) from None
    except OSError as fault:
        release(tuple(taken))
        if fault.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise in_words(fault, path) from fault
        raise ProblemForYou(
            phrase("The folder of this project cannot be written to."),
            str(path.parent),
            phrase("Copy the file to a folder of yours."),
        ) from fault
    return tuple(taken)


def release(locks: tuple[FileLock, ...]) -> None:
    """Let others have the file."""
    for one in locks:
        one.release()


def own_folder() -> Path:
    """Where it is noted who has which file open."""
    folder = home() / "open"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def identity(path: Path) -> str:
    """What a file keeps under every name that it has."""
    status = path.stat()
    return hash_text("file", f"{status.st_dev} {status.st_ino}")


def _holder_file(path: Path) -> Path:
    return own_folder() / f"{identity(path)}.json"


def _holder(path: Path) -> str:
    """Who has the file, as far as this user's folder knows. No host name: it would say who works where."""
    known = read_json(_holder_file(path))
    if not isinstance(known, dict):
        return ""
    return phrase(
        " (process {get}, since {replace} UTC)",
        get=known.get("pid"),
        replace=str(known.get("since"))[:16].replace("T", " "),
    )


# --------------------------------------------------------------------------------------------- writing


@contextmanager
def room(connection: sqlite3.Connection) -> Iterator[None]:
    """More memory for pages while hundreds of thousands of rows go to places that hashes decide."""
    (before,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute(f"PRAGMA cache_size = {-CACHE_KILOBYTES}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {int(before)}")


@contextmanager
def without(connection: sqlite3.Connection, names: Sequence[str]) -> Iterator[None]:
    """Leave out some indexes and triggers, inside a transaction. Indexes are built when everything is there, from
    sorted rows, in place of row by row; triggers are there again, and have not looked at what came meanwhile.

    Nobody may ask for what the indexes answer, nor do what the triggers refuse. After a fault nothing is put back:
    what follows is a rollback.
    """
    found = [
        connection.execute("SELECT type, sql FROM sqlite_master WHERE name = ?", (name,)).fetchone() for name in names
    ]
    for (kind, _), name in zip(found, names, strict=True):
        connection.execute(f"DROP {kind} {name}")
    yield
    for _, text in found:
        connection.execute(text)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, taken for writing from the start. Nested use joins the outer transaction."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
