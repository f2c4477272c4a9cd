"""A data set as a folder: records in files, a manifest whose counts add up, and a card that says what it is.

The same project and options give the same bytes: nothing in it knows the time, the machine or the path. All of it is
of one moment of the project.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from nearmiss.errors import ProblemForYou
from nearmiss.exporting.card import data_card
from nearmiss.exporting.files import DataFiles, WrittenFile, write_bytes
from nearmiss.exporting.folder import MANIFEST, empty, faults_in_words, new_folder
from nearmiss.exporting.formats import Format
from nearmiss.exporting.manifest import Exported, manifest_of
from nearmiss.exporting.planning import IMAGE_FOLDER, plan_of
from nearmiss.exporting.rows import Dropped, Options, Plan, Row, with_split
from nearmiss.exporting.splits import split_by_family
from nearmiss.home import sync_folder
from nearmiss.monitor import SILENT, Monitor
from nearmiss.project import Project
from nearmiss.readout import moment, read_prompts

CARD = "README.md"
REPORT_EVERY = 100
T = TypeVar("T")


def export(
    project: Project, options: Options, folder: Path, *, replace: bool = False, monitor: Monitor = SILENT
) -> Exported:
    """Write a data set into a new folder. Raises ProblemForYou, and leaves nothing behind, when that cannot be."""
    with faults_in_words(project.path), new_folder(folder, replace) as beside:

        def write() -> Exported:
            empty(beside)
            recipe, plan = plan_of(project, options)
            return _write(project, recipe, plan, beside, folder, monitor)

        return of_one_moment(project.connection, write)


def of_one_moment(connection: sqlite3.Connection, read: Callable[[], T]) -> T:
    """What reading in short reads gives; where somebody saved meanwhile, once more with the file kept from changing."""
    before = moment(connection)
    found = read()
    if moment(connection) == before or connection.in_transaction:
        return found
    connection.execute("BEGIN")
    try:
        return read()
    finally:
        connection.execute("COMMIT")


def units(
    project: Project, recipe: Format, plan: Plan, monitor: Monitor = SILENT
) -> Iterator[tuple[str, Row | Dropped]]:
    """Every unit of a project with the key of its prompt, as it would be written or left out."""
    (total,) = project.connection.execute("SELECT count(*) FROM prompt").fetchone()
    for done, (key, record) in enumerate(read_prompts(project.connection), start=1):
        for unit in recipe.write(record, plan):
            yield key, unit
        if done % REPORT_EVERY == 0:
            monitor.report(done, total)


def by_number(dropped: Counter[str]) -> dict[str, int]:
    """Reasons with their counts, the most frequent first."""
    return dict(sorted(dropped.items(), key=lambda item: (-item[1], item[0])))


def _write(project: Project, recipe: Format, plan: Plan, beside: Path, folder: Path, monitor: Monitor) -> Exported:
    dropped, kept, labels = Counter[str](), 0, 0
    split_of = split_by_family(project.connection, plan.options.splits)
    with DataFiles(beside) as files:
        for key, unit in units(project, recipe, plan, monitor):
            if isinstance(unit, Dropped):
                dropped[unit.reason] += 1
                continue
            kept, labels = kept + 1, labels + unit.labels_used
            _write_row(files, recipe, unit, split_of(key))
        written = files.finish()
    if not kept and not dropped:
        raise ProblemForYou(f"This project has no {recipe.unit}s, so there is nothing to export.", str(project.path))
    written += _write_images(project, plan, beside)
    exported = Exported(recipe.name, recipe.unit, plan.rule, kept, by_number(dropped), labels, written, folder)
    card = write_bytes(beside, CARD, data_card(project, recipe, plan, exported).encode())
    manifest = json.dumps(manifest_of(project, recipe, plan, exported, card), ensure_ascii=False, indent=2) + "\n"
    write_bytes(beside, MANIFEST, manifest.encode())
    return exported


def _write_row(files: DataFiles, recipe: Format, row: Row, split: str) -> None:
    name = recipe.file or (f"{split}-{row.style}.jsonl" if row.style else f"{split}.jsonl")
    for line in row.lines:
        files.write(name, with_split(line, split))


def _write_images(project: Project, plan: Plan, beside: Path) -> tuple[WrittenFile, ...]:
    if not plan.images:
        return ()
    (beside / IMAGE_FOLDER).mkdir()
    query = "SELECT bytes FROM blob WHERE sha256 = ?"
    written = []
    for sha256, path in plan.images.items():
        (data,) = project.connection.execute(query, (sha256,)).fetchone()
        written.append(write_bytes(beside, path, data))
    sync_folder(beside / IMAGE_FOLDER)
    return tuple(written)
