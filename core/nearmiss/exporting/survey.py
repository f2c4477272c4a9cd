"""What an export would write, without writing it: counts kept and left out, and the first records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nearmiss.exporting.dataset import by_number, units
from nearmiss.exporting.folder import faults_in_words
from nearmiss.exporting.planning import plan_of
from nearmiss.exporting.rows import Dropped, Options, with_split
from nearmiss.exporting.splits import split_by_family
from nearmiss.monitor import SILENT, Monitor
from nearmiss.project import Project


@dataclass(frozen=True, slots=True)
class Survey:
    """Counts and the first units; `first[i]` holds the JSON objects of one unit's lines."""

    unit: str
    kept: int
    dropped: dict[str, int]
    first: tuple[tuple[Mapping[str, Any], ...], ...]


def survey(project: Project, options: Options, *, shown: int = 20, monitor: Monitor = SILENT) -> Survey:
    """Run an export in the mind only."""
    dropped, kept = Counter[str](), 0
    first: list[tuple[Mapping[str, Any], ...]] = []
    with faults_in_words(project.path):
        recipe, plan = plan_of(project, options)
        split_of = split_by_family(project.connection, options.splits)
        for key, unit in units(project, recipe, plan, monitor):
            if isinstance(unit, Dropped):
                dropped[unit.reason] += 1
                continue
            kept += 1
            if len(first) < shown:
                first.append(tuple(with_split(line, split_of(key)) for line in unit.lines))
    return Survey(recipe.unit, kept, by_number(dropped), tuple(first))
