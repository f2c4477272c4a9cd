"""What an export would write, without writing it: counts kept and left out, and the first records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nearmiss.exporting.examples import Dropped
from nearmiss.exporting.formats import by_name
from nearmiss.exporting.rows import Options
from nearmiss.monitor import SILENT, Monitor
from nearmiss.project import Project
from nearmiss.readout import read_prompts


@dataclass(frozen=True, slots=True)
class Survey:
    """Counts and the first units; `first[i]` holds the JSON objects of one unit's lines."""

    unit: str
    kept: int
    dropped: dict[str, int]
    first: tuple[tuple[Mapping[str, Any], ...], ...]


def survey(project: Project, options: Options, *, shown: int = 20, monitor: Monitor = SILENT) -> Survey:
    """Run an export in the mind only."""
    recipe = by_name(options.format)
    dropped, kept = Counter[str](), 0
    first: list[tuple[Mapping[str, Any], ...]] = []
    for done, (_, record) in enumerate(read_prompts(project.connection), start=1):
        for row in recipe.write(record, options):
            if isinstance(row, Dropped):
                dropped[row.reason] += 1
                continue
            kept += 1
            if len(first) < shown:
                first.append(row.lines)
        if done % 200 == 0:
            monitor.report(done, None)
    ordered = dict(sorted(dropped.items(), key=lambda item: (-item[1], item[0])))
    return Survey(recipe.unit, kept, ordered, tuple(first))
