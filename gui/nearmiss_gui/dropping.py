"""Which files were dropped on the window, if they are such as the window can take."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from nearmiss_gui.widgets import dropped_files

OWN_SUFFIXES = (".nearmiss", ".nmwork", ".nmdone", ".nmkept")


def dropped_paths(mime: QMimeData) -> tuple[Path, ...]:
    """The local files of a drop: data files and folders of them, or one file of ours. None for anything else."""
    data = dropped_files(mime)
    if data:
        return tuple(map(Path, data))
    places = mime.urls()
    if len(places) != 1 or not places[0].isLocalFile():
        return ()
    path = Path(places[0].toLocalFile())
    return (path,) if path.suffix in OWN_SUFFIXES and path.is_file() else ()
