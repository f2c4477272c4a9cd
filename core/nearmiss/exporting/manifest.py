"""What a data set says of itself: enough to trace it to the exact labels that it came from."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nearmiss.canonical import HASH_LENGTH, canonical
from nearmiss.editing.earlier import left_out
from nearmiss.exporting.files import WrittenFile
from nearmiss.exporting.formats import Format
from nearmiss.exporting.rows import SPLITS, Plan
from nearmiss.project import Project

VERSION = 1


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

    @property
    def total(self) -> int:
        """All units of the project."""
        return self.kept + sum(self.dropped.values())


def manifest_of(project: Project, recipe: Format, plan: Plan, exported: Exported, card: WrittenFile) -> dict[str, Any]:
    """The manifest. Nothing in it knows the time, the machine or the place: equal projects give equal bytes."""
    scheme = project.scheme
    return {
        "manifest": VERSION,
        "format": exported.format,
        "unit": exported.unit,
        "sign": recipe.sign,
        "project": {"id": project.id, "title": project.title},
        "log_head": log_head(project.connection),
        "content": content_hash(project.connection),
        "scheme": {"name": scheme.name, "scale": scheme.scale, "hash": scheme.hash},
        "consensus": exported.consensus,
        "decisions_first": exported.unit == "pair",
        "filters": _filters(recipe, plan),
        "margin": plan.margin if recipe.name == "trl" else None,
        "justifications": plan.options.justifications,
        "splits": dict(zip(SPLITS, plan.options.splits, strict=False)) or None,
        "total": exported.total,
        "kept": exported.kept,
        "dropped": exported.dropped,
        "labels_used": exported.labels_used,
        **({"verdicts_excluded": found["excluded"]} if (found := left_out(project.connection)) else {}),
        "files": [{"path": file.path, "rows": file.rows, "sha256": file.sha256} for file in exported.files],
        "card": {"path": card.path, "sha256": card.sha256},
    }


def _filters(recipe: Format, plan: Plan) -> dict[str, Any]:
    options = plan.options
    least = {"least_labels": options.least_labels} if recipe.rules else {}
    if not recipe.of_pairs:
        return least
    return {
        **least,
        "near_miss": options.near_miss,
        "chosen_complete": options.chosen_complete,
        "verdicts": options.verdicts,
    }


def log_head(connection: sqlite3.Connection) -> str:
    """The head of the project (`lines.head_of_log`), worked out line by line: the log may be longer than memory."""
    total = hashlib.blake2b(b"head\n[[", digest_size=HASH_LENGTH // 2)
    rows = connection.execute("SELECT stream, coalesce(seq, -1) AS place, id FROM log ORDER BY stream, place, id")
    for number, row in enumerate(rows):
        total.update(f"{',' if number else ''}{canonical(row)}".encode())
    total.update(b"]]")
    return total.hexdigest()


def content_hash(connection: sqlite3.Connection) -> str:
    """One hash over all prompts, responses, constraints and pairs."""
    total = hashlib.blake2b(digest_size=20)
    for table in ("prompt", "requirement", "response", "pair"):
        total.update(f"{table}\n".encode())
        for key, digest in connection.execute(f"SELECT key, digest FROM {table} ORDER BY key"):
            total.update(f"{key} {digest}\n".encode())
    return total.hexdigest()
