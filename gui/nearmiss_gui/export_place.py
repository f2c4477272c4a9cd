"""Where a data set is suggested to go: beside the project, under a name that is free."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from nearmiss.home import home


def suggested_folder(project: Path, format_name: str) -> Path:
    """`…/everyday-trl` beside `…/everyday.nearmiss`, or `…-2` and so on where that is taken.

    The sample lies in the program's own folder, where nobody would look; its data sets go to the person's documents.
    """
    folder = documents() if project.is_relative_to(home().resolve()) else project.parent
    return free_name(folder / f"{project.stem}-{format_name}")


def documents() -> Path:
    """The person's folder for documents; the home folder where the system knows of none."""
    known = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(known) if known else Path.home()


def free_name(folder: Path) -> Path:
    """The folder itself when nothing is there yet, else the same with the next number."""
    number, found = 2, folder
    while found.exists():
        found = folder.with_name(f"{folder.name}-{number}")
        number += 1
    return found
