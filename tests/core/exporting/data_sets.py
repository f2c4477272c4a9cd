"""Small projects for exports, made of plain records, and what an export wrote, read back."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nearmiss.exporting import Exported, Options, export
from nearmiss.images import read_image
from nearmiss.project import Project
from nearmiss.records import Record, read_record
from nearmiss.schemes import preset

CORE = Path(__file__).resolve().parents[3] / "core"
PIXEL = "data:image/png;base64,{}".format(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one pixel."""


def fill(project: Project, values: Iterable[dict[str, Any] | Record], folder: Path | None = None) -> None:
    """Take records, the pictures of which lie in a folder."""
    records = (value if isinstance(value, Record) else read_record(value, line) for line, value in enumerate(values, 1))
    beside = folder or project.path.parent
    project.take(records, where="test", namespace="test", read_image=lambda name: read_image(name, beside))


@contextmanager
def project_of(
    path: Path, values: Iterable[dict[str, Any] | Record], scheme: str = "constraints", folder: Path | None = None
) -> Iterator[Project]:
    """A new project file with these records, open."""
    with Project.create(path, preset(scheme), title="A test", seed="test") as project:
        fill(project, values, folder)
        yield project


def pair(identity: str, *labels: dict[str, Any], **rest: Any) -> dict[str, Any]:
    """The record of one pair, `a` and `b`, with labels about it."""
    responses = [{"id": "a", "text": f"Answer a to {identity}"}, {"id": "b", "text": f"Answer b to {identity}"}]
    return {"id": identity, "prompt": f"Prompt {identity}", "responses": responses, "labels": list(labels)} | rest


def label(rater: str, preference: int | None = None, **rest: Any) -> dict[str, Any]:
    """A person's label about `a` and `b`; negative favours a."""
    return {"rater": rater, "pair": ["a", "b"], "preference": preference, **rest}


def exported(project: Project, folder: Path, name: str, **options: Any) -> Exported:
    """Export, and see to it that the counts add up and the sums are those of the files."""
    done = export(project, Options(name, **options), folder)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["kept"] + sum(manifest["dropped"].values()) == manifest["total"]
    assert (manifest["kept"], manifest["dropped"]) == (done.kept, done.dropped)
    for file in (*manifest["files"], manifest["card"]):
        assert hashlib.sha256((folder / file["path"]).read_bytes()).hexdigest() == file["sha256"]
    return done


def rows(folder: Path, name: str = "train.jsonl") -> list[dict[str, Any]]:
    """The lines of a file of a data set; none where there is no such file."""
    path = folder / name
    return [json.loads(line) for line in path.read_bytes().split(b"\n") if line] if path.exists() else []


def all_rows(folder: Path) -> list[dict[str, Any]]:
    """The lines of all files of a data set."""
    return [row for path in sorted(folder.glob("*.jsonl")) for row in rows(folder, path.name)]


def written(project: Project, folder: Path, name: str, **options: Any) -> list[dict[str, Any]]:
    """Export and read back all rows."""
    exported(project, folder, name, **options)
    return all_rows(folder)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def environment(**more: str) -> dict[str, str]:
    """The environment of another Python that finds the core."""
    return {**os.environ, "PYTHONPATH": str(CORE), **more}
