"""What `agreement`, `audit` and `rank` read: a project, or a plain table in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import click
import numpy as np
from numpy.typing import NDArray

from nearmiss.agreement.report import Against
from nearmiss.case_reading import read_cases, score_differences, with_facts
from nearmiss.cases import Cases
from nearmiss.plain_tables import PlainTable, ValueKind, is_plain, read_plain
from nearmiss.project import Project

source_argument = click.argument("project", type=click.Path(path_type=Path))
against_option = click.option(
    "--against",
    type=click.Choice(get_args(Against)),
    default="humans",
    show_default=True,
    help="Whom judges are held to: people's majority, references, or the lead's decisions.",
)
FACTS = ("gold", "decide")


@dataclass(frozen=True, slots=True, eq=False)
class Input:
    """What was read; `table` None: from a project."""

    cases: Cases
    table: PlainTable | None = None


def read_input(
    source: Path, kind: ValueKind | None = None, judges: Sequence[str] = (), facts: Sequence[str] = ()
) -> Input:
    """The cases of a project or a table. `facts`: kinds of the lead's facts that join the answers as raters."""
    if is_plain(source):
        table = read_plain(source, kind, judges)
        return Input(table.cases, table)
    with Project.open(source, read_only=True) as opened:
        cases = read_cases(opened.connection)
        for fact in facts:
            cases = cases.with_votes(with_facts(opened.connection, cases.votes, fact))
    return Input(cases)


def read_scores(project: Path, facts: Sequence[str], judge: str, attribute: str) -> tuple[Cases, NDArray[np.float64]]:
    """The cases of a project, and how much higher a judge rates each unit's first response than its second."""
    cases = read_input(project, facts=facts).cases
    with Project.open(project, read_only=True) as opened:
        return cases, score_differences(opened.connection, cases.votes, judge, attribute)
