"""How a project file is opened, locked, written and backed up, so that what was acknowledged is on the disk.

SQLite with a rollback journal and `synchronous = EXTRA`: one file that is complete at rest, and a commit that
survives a power cut. Only SQLite touches the file: reading it with plain `open()` in this process would silently
drop SQLite's locks. A lock file beside it keeps a second instance out.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from nearmiss import schema
from nearmiss.canonical import hash_text
from nearmiss.errors import ProblemForYou
from nearmiss.home import home, read_json, sync_folder, write_json

BACKUPS_KEPT = 12
QUICK_CHECK_UP_TO = 32 * 1024 * 1024
"""Bytes up to which every opening includes SQLite's quick check (about 20 ms); beyond, `doctor` does it."""
BUSY_MILLISECONDS = 4000


class FileInUse(ProblemForYou):
    """Another instance has the project open for writing."""


class TooNew(ProblemForYou):
    """The file was written by a newer version of the program."""


@dataclass(slots=True)
class OpenFile:
    """An open project file: where it is, its connection, and the lock that keeps others out."""

    path: Path
    connection: sqlite3.Connection
    lock: FileLock | None
    read_only: bool

    def close(self) -> None:
        """Let go of the file and of its lock."""
        self.connection.close()
        if self.lock is not None:
            self.lock.release()


# ----------------------------------------------------------------------------------------------- opening


def create(path: Path) -> None:
    """Make a new, empty project file. It appears under its name whole, or not at all."""
    path = path.resolve()
    if path.exists():
        raise ProblemForYou("There is a file of this name already.", str(path), "Choose another name.")
    if not path.parent.is_dir():
        raise ProblemForYou("The folder does not exist.", str(path.parent), "Make it first, or choose another.")
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        connection = _connect(beside, read_only=False)
        try:
            with transaction(connection):
                schema.create(connection)
        finally:
            connection.close()
        beside.rename(path)
        sync_folder(path.parent)
    except (sqlite3.Error, OSError) as fault:
        beside.unlink(missing_ok=True)
        raise in_words(fault, path) from fault


def open_file(path: Path, *, read_only: bool = False) -> OpenFile:
    """Open a project file, after making sure that it is one. A refused file is left as it was.

    Raises FileInUse, TooNew, or ProblemForYou with the reason in a sentence.
    """
    path = _existing(path)
    lock = None if read_only else _lock(path)
    connection = None
    try:
        connection = _connect(path, read_only=read_only)
        _check_ours(connection, path)
        if not read_only:
            _bring_up_to_date(connection, path)
            _set_durable(connection)
        _check_whole(connection, path)
        return OpenFile(path, connection, lock, read_only)
    except BaseException as fault:
        if connection is not None:
            connection.close()
        if lock is not None:
            lock.release()
        if isinstance(fault, (sqlite3.Error, OSError)):
            raise in_words(fault, path) from fault
        raise


def _existing(path: Path) -> Path:
    resolved = Path(os.path.realpath(path))
    if not resolved.exists():
        raise ProblemForYou(
            "There is no such file.", str(path), "Check the name, or make a project with 'nearmiss new'."
        )
    if not resolved.is_file():
        raise ProblemForYou("This is not a file.", str(path), "A project is one file that ends in .nearmiss.")
    if resolved.stat().st_size == 0:
        raise ProblemForYou("This file is empty, so it is not a project.", str(path), "Look for a copy or a backup.")
    return resolved


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc' if not path.exists() else 'rw'}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=BUSY_MILLISECONDS / 1000)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = ON", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _check_ours(connection: sqlite3.Connection, path: Path) -> None:
    (identity,) = connection.execute("PRAGMA application_id").fetchone()
    if identity != schema.APPLICATION_ID:
        raise ProblemForYou(
            "This is not a Nearmiss project.", str(path), "Projects end in .nearmiss, work files in .nmwork."
        )
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > schema.VERSION:
        raise TooNew(
            f"This project was written by a newer Nearmiss (file version {version}, known here {schema.VERSION}).",
            str(path),
            "Update Nearmiss to open it.",
        )


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == schema.VERSION:
        return
    backup(connection, path, "before-update")
    with transaction(connection):
        schema.apply_migrations(connection)


def _set_durable(connection: sqlite3.Connection) -> None:
    """Set what durability rests on, and read it back: a setting that did not take must not pass silently."""
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    (level,) = connection.execute("PRAGMA synchronous").fetchone()
    if (mode, level) != ("delete", 3):
        raise ProblemForYou(f"SQLite would not write safely here (journal {mode}, synchronous {level}).")


def _check_whole(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is cut short, damaged, or holds triggers of a stranger."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    if pages * size > path.stat().st_size:
        raise _damaged(path, "it is cut short")
    strangers = foreign_parts(connection)
    if strangers:
        raise ProblemForYou(
            f"This project was changed by another program: {', '.join(strangers[:3])}.", str(path), "Use a backup."
        )
    if pages * size <= QUICK_CHECK_UP_TO:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise _damaged(path, str(verdict).splitlines()[-1])


def foreign_parts(connection: sqlite3.Connection) -> list[str]:
    """What of the schema is not as this program made it: changed or missing parts, and triggers of others.

    Views and tables that somebody added for their own reading are left alone; a trigger could change labels.
    """
    found, expected = schema.schema_of(connection), schema.expected_schema()
    changed = [name for name, text in expected.items() if found.get(name) != text]
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    return changed + [name for (name,) in triggers if name not in expected]


def _damaged(path: Path, detail: str) -> ProblemForYou:
    return ProblemForYou(
        f"This project file is damaged: {detail}.", str(path), "Run 'nearmiss doctor', or open the newest backup."
    )


# ---------------------------------------------------------------------------------------------- the lock


def _lock(path: Path) -> FileLock:
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise FileInUse(
            f"This project is open in another window{_holder(path)}.", str(path), "Close it there first."
        ) from None
    except OSError as fault:
        raise ProblemForYou(
            "The folder of this project cannot be written to.", str(path.parent), "Copy the file to a folder of yours."
        ) from fault
    write_json(_holder_file(path), {"pid": os.getpid(), "since": now()})
    return lock


def _holder_file(path: Path) -> Path:
    return home() / "open" / f"{hash_text('path', str(path))}.json"


def _holder(path: Path) -> str:
    """Who has the file, as far as this user's folder knows. No host name: it would say who works where."""
    known = read_json(_holder_file(path))
    if not isinstance(known, dict):
        return ""
    return f" (process {known.get('pid')}, since {str(known.get('since'))[:16].replace('T', ' ')} UTC)"


# --------------------------------------------------------------------------------------------- writing


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


def now() -> str:
    """The time of day in UTC, to the millisecond. For people to read; nothing is ordered by it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def in_words(fault: BaseException, path: Path | None = None) -> ProblemForYou:
    """A fault of the disk or of SQLite as a sentence: what happened and what to do."""
    where = str(path) if path else None
    if isinstance(fault, ProblemForYou):
        return fault
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or getattr(fault, "errno", None) == 28:
        return ProblemForYou("The disk is full.", where, "Make room and try again.")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ProblemForYou("Another program is reading the file.", where, "Close it there and try again.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM) or isinstance(fault, PermissionError):
        return ProblemForYou("The file cannot be written to.", where, "Copy it to a folder of yours.")
    if code == sqlite3.SQLITE_CANTOPEN:
        return ProblemForYou("The file cannot be opened.", where, "Check that the folder is there and is yours.")
    if code == sqlite3.SQLITE_NOTADB:
        return ProblemForYou(
            "This is not a Nearmiss project.", where, "Projects end in .nearmiss, work files in .nmwork."
        )
    if code == sqlite3.SQLITE_CORRUPT:
        return _damaged(path or Path("the file"), "its pages do not hang together")
    if code == sqlite3.SQLITE_IOERR or isinstance(fault, OSError):
        return ProblemForYou("The disk did not answer as it should.", where, "Check the disk and try again.")
    return ProblemForYou(f"The file could not be used ({fault}).", where, "Run 'nearmiss doctor'.")


# --------------------------------------------------------------------------------------------- backups


def backup(connection: sqlite3.Connection, path: Path, why: str) -> Path:
    """Copy an open project to the user's backup folder; the copy is checked before it gets its name."""
    folder = backup_folder(path)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{path.stem}-{now().replace(':', '').replace('.', '-')}-{why}.nearmiss"
    beside = folder / f".{name}.new"
    beside.unlink(missing_ok=True)
    copy = sqlite3.connect(beside, isolation_level=None)
    try:
        connection.backup(copy)
        (verdict,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    finally:
        copy.close()
    if verdict != "ok":
        raise _damaged(path, "a backup of it did not pass its check")
    with beside.open("rb") as written:  # a closed copy: no lock of an open project is at stake
        os.fsync(written.fileno())
    beside.rename(folder / name)
    sync_folder(folder)
    _forget_old_backups(folder)
    return folder / name


def backup_folder(path: Path) -> Path:
    """Where the backups of a project lie: away from the project, in the user's own folder."""
    return home() / "backups" / hash_text("path", os.path.realpath(path))[:12]


def backups(path: Path) -> list[Path]:
    """The backups of a project, the newest first."""
    folder = backup_folder(path)
    return sorted(folder.glob("*.nearmiss"), key=lambda file: file.stat().st_mtime, reverse=True)


def _forget_old_backups(folder: Path) -> None:
    kept = sorted(folder.glob("*.nearmiss"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in kept[BACKUPS_KEPT:]:
        old.unlink()
