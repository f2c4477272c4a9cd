"""A data set as a folder: records in files, a manifest whose counts add up, and a card that says what it is.

The folder is written beside its place and then renamed, so that there is never half a data set. The same project and
options give the same bytes: nothing in it knows the time, the machine or the path.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from nearmiss import content
from nearmiss.canonical import canonical, hash_value
from nearmiss.errors import ProblemForYou
from nearmiss.exporting.card import data_card
from nearmiss.exporting.examples import Dropped
from nearmiss.exporting.formats import Format, by_name
from nearmiss.exporting.native import IMAGE_FOLDER
from nearmiss.exporting.rows import SPLIT_KEY, Options, Row
from nearmiss.home import sync_folder
from nearmiss.monitor import SILENT, Monitor
from nearmiss.project import Project
from nearmiss.readout import read_prompts

MANIFEST = "manifest.json"
SPLITS = ("train", "validation", "test")
_HELPSTEER_SPLITS = {"validation": "val"}  # its own word for it
MANIFEST_VERSION = 1


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file of a data set."""

    path: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote and what it left out; kept and dropped add up to all units of the project."""

    format: str
    unit: str
    consensus: str | None
    kept: int
    dropped: dict[str, int]
    labels_used: int
    files: tuple[WrittenFile, ...]
    folder: Path


@dataclass(slots=True)
class _Sink:
    """The files being written, by name, with their sums."""

    folder: Path
    handles: dict[str, IO[bytes]] = field(default_factory=dict)
    rows: Counter[str] = field(default_factory=Counter)
    sums: dict[str, Any] = field(default_factory=dict)

    def write(self, name: str, value: Mapping[str, Any]) -> None:
        if name not in self.handles:
            self.handles[name] = (self.folder / name).open("wb")
            self.sums[name] = hashlib.sha256()
        data = (json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n").encode()
        self.handles[name].write(data)
        self.sums[name].update(data)
        self.rows[name] += 1

    def close(self) -> tuple[WrittenFile, ...]:
        for handle in self.handles.values():
            handle.flush()
            os.fsync(handle.fileno())
            handle.close()
        return tuple(WrittenFile(name, self.rows[name], self.sums[name].hexdigest()) for name in sorted(self.handles))


def export(
    project: Project, options: Options, folder: Path, *, replace: bool = False, monitor: Monitor = SILENT
) -> Exported:
    """Write a data set into a new folder. Raises ProblemForYou, and leaves nothing behind, when that cannot be."""
    recipe = by_name(options.format)
    _check_place(folder, replace)
    beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.new")
    try:
        beside.mkdir(parents=True)
        exported = _write(project, recipe, options, beside, folder, monitor)
        _put_in_place(beside, folder)
        return exported
    except OSError as fault:
        raise ProblemForYou(
            f"The data set could not be written ({fault.strerror}).", str(folder), "Nothing was left behind."
        ) from fault
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _check_place(folder: Path, replace: bool) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ProblemForYou("There is a file of this name.", str(folder), "Choose another folder.")
    ours = (folder / MANIFEST).is_file()
    if any(folder.iterdir()) and not (ours and replace):
        hint = "Say --replace to write over this data set." if ours else "Choose a new or empty folder."
        raise ProblemForYou("This folder is not empty.", str(folder), hint)


def _put_in_place(beside: Path, folder: Path) -> None:
    if folder.exists():
        old = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.old")
        folder.rename(old)
        beside.rename(folder)
        shutil.rmtree(old)
    else:
        beside.rename(folder)
    sync_folder(folder.parent)


def _write(
    project: Project, recipe: Format, options: Options, beside: Path, folder: Path, monitor: Monitor
) -> Exported:
    sink, dropped, kept, labels = _Sink(beside), Counter[str](), 0, 0
    split_of = _split_of(project, options.splits)
    (total,) = project.connection.execute("SELECT count(*) FROM prompt").fetchone()
    try:
        for done, (key, record) in enumerate(read_prompts(project.connection), start=1):
            for row in recipe.write(record, options):
                if isinstance(row, Dropped):
                    dropped[row.reason] += 1
                    continue
                kept, labels = kept + 1, labels + row.labels_used
                _write_row(sink, recipe, row, split_of(key))
            if done % 200 == 0:
                monitor.report(done, total)
    finally:
        files = sink.close()
    if not kept and not dropped and recipe.name != "native":
        raise ProblemForYou("This project has no pairs, so there is nothing to export.", str(project.path))
    files += _write_images(project, beside) if recipe.name == "native" else ()
    consensus = options.consensus or recipe.consensus
    ordered = dict(sorted(dropped.items(), key=lambda item: (-item[1], item[0])))
    exported = Exported(recipe.name, recipe.unit, consensus, kept, ordered, labels, files, folder)
    manifest = manifest_of(project, options, exported)
    _write_text(beside / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")
    _write_text(beside / "README.md", data_card(project, recipe, exported))
    sync_folder(beside)
    return exported


def _write_row(sink: _Sink, recipe: Format, row: Row, split: str) -> None:
    name = f"{split}-{row.style}.jsonl" if row.style else f"{split}.jsonl"
    for line in row.lines:
        if line.get("split") == SPLIT_KEY:
            line = {**line, "split": _HELPSTEER_SPLITS.get(split, split)}
        sink.write(name, line)


def _split_of(project: Project, shares: tuple[float, ...]) -> Any:
    """A function from prompt key to split. A whole family goes to one side, drawn by its hash."""
    if not shares:
        return lambda key: "train"
    family = content.families(project.connection)
    first: dict[int, str] = {}
    for key in sorted(family):
        first.setdefault(family[key], key)
    total = sum(shares)
    edges = [sum(shares[: i + 1]) / total for i in range(len(shares))]

    def split(key: str) -> str:
        place = int(hash_value("split", first[family[key]])[:13], 16) / 16**13
        return next((name for name, edge in zip(SPLITS, edges, strict=False) if place < edge), SPLITS[len(shares) - 1])

    return split


def _write_images(project: Project, beside: Path) -> tuple[WrittenFile, ...]:
    rows = project.connection.execute("SELECT sha256, bytes FROM blob ORDER BY sha256").fetchall()
    if rows:
        (beside / IMAGE_FOLDER).mkdir()
    for sha256, data in rows:
        (beside / IMAGE_FOLDER / sha256).write_bytes(data)
    return tuple(WrittenFile(f"{IMAGE_FOLDER}/{sha256}", 1, sha256) for sha256, _ in rows)


def _write_text(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def manifest_of(project: Project, options: Options, exported: Exported) -> dict[str, Any]:
    """What the manifest says: enough to trace a data set to the exact labels that it came from."""
    scheme = project.scheme
    return {
        "manifest": MANIFEST_VERSION,
        "format": exported.format,
        "unit": exported.unit,
        "project": {"id": project.id, "title": project.title},
        "log_head": project.head(),
        "content": content_hash(project),
        "scheme": {"name": scheme.name, "hash": scheme.hash},
        "consensus": exported.consensus,
        "filters": {
            "least_labels": options.least_labels,
            "near_miss": options.near_miss,
            "chosen_complete": options.chosen_complete,
        },
        "justifications": options.justifications,
        "splits": dict(zip(SPLITS, options.splits, strict=False)) or None,
        "total": exported.kept + sum(exported.dropped.values()),
        "kept": exported.kept,
        "dropped": exported.dropped,
        "labels_used": exported.labels_used,
        "files": [{"path": file.path, "rows": file.rows, "sha256": file.sha256} for file in exported.files],
    }


def content_hash(project: Project) -> str:
    """One hash over all prompts, responses, constraints and pairs."""
    total = hashlib.blake2b(digest_size=20)
    for table in ("prompt", "requirement", "response", "pair"):
        for row in project.connection.execute(f"SELECT key, digest FROM {table} ORDER BY key"):
            total.update(canonical(list(row)).encode())
    return total.hexdigest()
