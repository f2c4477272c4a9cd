"""What lies around a project file: its backups, a journal, and a folder that is no good place for it."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from nearmiss.backups import backups
from nearmiss.doctor.values import Check

_CLOUDS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "syncthing": "Syncthing",
}
"""How the folders of services that copy files about are called, in small letters."""

_NETWORKS = {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "fuse.rclone", "davfs",
             "fuse.davfs", "ncpfs", "webdav", "afpfs"}  # fmt: skip
"""File systems whose locks and flushes are those of another machine."""

MOUNTS = Path("/proc/self/mounts")


def check_place(path: Path) -> Check:
    """Whether the file lies where files are copied about while they are in use, or on another machine."""
    warning = doubtful_place(path)
    return Check("place", None if warning else True, warning or "It lies in a folder of this machine.")


def doubtful_place(path: Path) -> str | None:
    """Why a folder is no good place for a project that is being worked on; None when it is."""
    service = next(
        (name for part in path.parts[:-1] for key, name in _CLOUDS.items() if part.lower().startswith(key)), None
    )
    if service:
        return (
            f"It lies in a folder of {service}, which may copy it while it is written to."
            " Work on a copy elsewhere, and put it back when you are done."
        )
    if _far_away(path):
        return "It lies on another machine, whose disk this one cannot vouch for. Work on a copy on this machine."
    return None


def _far_away(path: Path) -> bool:
    if sys.platform == "win32":
        return str(path).startswith("\\\\")
    try:
        return network_file_system(path, MOUNTS.read_text(encoding="utf-8", errors="replace")) is not None
    except OSError:
        return False  # only Linux keeps this list


def network_file_system(path: Path, mounts: str) -> str | None:
    """The kind of network file system that holds a file, from a list of mounts as Linux keeps it; None for a disk."""
    found, length = "", -1
    for line in mounts.splitlines():
        _, point, kind, *_ = [*line.split(), "", "", ""]
        where = Path(point.replace("\\040", " "))
        if point and path.is_relative_to(where) and len(where.parts) >= length:
            found, length = kind, len(where.parts)
    return found if found in _NETWORKS else None


def check_journal(path: Path) -> Check:
    """What SQLite leaves beside a file while it writes, or when that was cut short."""
    left = [f"{path.name}{end}" for end in ("-journal", "-wal") if path.with_name(f"{path.name}{end}").exists()]
    if not left:
        return Check("journal", True, "Nothing is left of an unfinished write.")
    return Check(
        "journal",
        None,
        f"{left[0]} lies beside it: it is being written to at this moment, or the last write was cut short;"
        " then opening the project puts it in order. Never delete that file.",
    )


def check_backups(path: Path) -> Check:
    """How old the newest backup is, and whether it opens."""
    made = backups(path)
    if not made:
        return Check("backups", None, "There is no backup on this machine.")
    newest = made[0]
    age = datetime.now(UTC) - datetime.fromtimestamp(newest.stat().st_mtime, UTC)
    if not opens(newest):
        return Check("backups", False, f"The newest backup, {newest.name}, does not open.")
    return Check("backups", True, f"{len(made)}, the newest {_in_words(age.total_seconds())} old; it opens.")


def opens(backup: Path) -> bool:
    """Whether a backup can be read to its end."""
    try:
        with closing(sqlite3.connect(f"{backup.as_uri()}?mode=ro", uri=True)) as copy:
            (verdict,) = copy.execute("PRAGMA quick_check(1)").fetchone()
            copy.execute("SELECT count(text) FROM log").fetchone()
            return bool(verdict == "ok")
    except sqlite3.Error:
        return False


def _in_words(seconds: float) -> str:
    for unit, length in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{int(seconds // length)} {unit}"
    return f"{max(int(seconds), 0)} seconds"
