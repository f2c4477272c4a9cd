"""The system's own dialogs for files and folders. One place, so that tests can answer in their stead."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from nearmiss_gui.translation import mark, tr

PROJECTS = mark("Projects (*.nearmiss);;Labels kept aside (*.nmkept)")
NEW_PROJECT = mark("Projects (*.nearmiss)")
DATA = mark("Data (*.jsonl *.json *.ndjson *.csv *.tsv *.tab *.txt *.gz *.parquet *.xlsx *.xlsm);;All files (*)")


def choose_file(parent: QWidget, title: str, kinds: str, folder: str = "") -> Path | None:
    """A file that is there; None when nobody chose."""
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, tr(kinds))
    return Path(name) if name else None


def choose_files(parent: QWidget, title: str, kinds: str, folder: str = "") -> tuple[Path, ...]:
    """Files that are there; none when nobody chose."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, folder, tr(kinds))
    return tuple(map(Path, names))


def choose_new_file(parent: QWidget, title: str, kinds: str, suggested: str = "") -> Path | None:
    """A name for a new file."""
    name, _ = QFileDialog.getSaveFileName(parent, title, suggested, tr(kinds))
    return Path(name) if name else None


def choose_folder(parent: QWidget, suggested: str = "") -> Path | None:
    """A folder."""
    name = QFileDialog.getExistingDirectory(parent, tr("Save in"), suggested)
    return Path(name) if name else None
