"""What `agreement`, `audit` and `rank` read: a project, or a plain table in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import click
import numpy as np
from numpy.typing import NDArray

from nearmiss.agreement.report import Against, Orders
from nearmiss.ballots import read_votes
from nearmiss.case_reading import read_cases, score_differences, with_facts
from nearmiss.cases import Cases, bare
from nearmiss.errors import ProblemForYou
from nearmiss.plain_tables import PlainTable, ValueKind, is_plain, read_plain
from nearmiss.project import Project
from nearmiss.value_reading import read_ratings, read_verdicts
from nearmiss.value_rows import ValueRows

source_argument = click.argument("project", type=click.Path(path_type=Path))
against_option = click.option(
    "--against",
    type=click.Choice(get_args(Against)),
    default="humans",
    show_default=True,
    help="Whom judges are held to: people's majority, references, or the lead's decisions.",
)
SIDED = ("side", "strength")
RATING = "rating:"


def _known_on(_: click.Context, __: click.Parameter, said: str) -> str:
    if said in (*SIDED, "verdicts") or (said.startswith(RATING) and said != RATING):
        return said
    raise click.BadParameter(f"'{said}' is not one of side, strength, verdicts, rating:NAME.")


on_option = click.option(
    "--on",
    default="side",
    show_default=True,
    metavar="side|strength|verdicts|rating:NAME",
    callback=_known_on,
    help="On what: which response is better, by how much, verdicts on constraints, or an attribute's ratings.",
)
orders_option = click.option(
    "--orders",
    type=click.Choice(get_args(Orders)),
    default="pair",
    show_default=True,
    help="A judge's answers in both orders as one, each alone, or one order only.",
)


@dataclass(frozen=True, slots=True, eq=False)
class Input:
    """What was read; `table` None: from a project."""

    cases: Cases
    table: PlainTable | None = None

    @property
    def left_out(self) -> dict[str, int]:
        """Rows of a table that its reader left out, by reason."""
        return {} if self.table is None else self.table.left_out


def read_input(
    source: Path,
    kind: ValueKind | None = None,
    judges: Sequence[str] = (),
    facts: Sequence[str] = (),
    answers_alone: bool = False,
) -> Input:
    """The cases of a project or a table. `facts`: kinds of the lead's facts that join the answers as raters.

    `answers_alone`: of a project without what is known beside its answers, which takes as long again to read.
    """
    if is_plain(source):
        table = read_plain(source, kind, judges)
        return Input(table.cases, table)
    with Project.open(source, read_only=True) as opened:
        cases = bare(read_votes(opened.connection)) if answers_alone else read_cases(opened.connection)
        for fact in facts:
            cases = cases.with_votes(with_facts(opened.connection, cases.votes, fact))
    return Input(cases)


def read_values(project: Path, on: str) -> ValueRows:
    """Verdicts, or the ratings of an attribute, of a project. Raises ProblemForYou for a plain table."""
    if is_plain(project):
        raise ProblemForYou("A plain table holds one value for each row.", str(project), "Leave out --on.")
    with Project.open(project, read_only=True) as opened:
        if on == "verdicts":
            return read_verdicts(opened.connection)
        return read_ratings(opened.connection, on.removeprefix(RATING))


def read_scores(project: Path, facts: Sequence[str], judge: str, attribute: str) -> tuple[Cases, NDArray[np.float64]]:
    """The cases of a project, and how much higher a judge rates each unit's first response than its second."""
    cases = read_input(project, facts=facts).cases
    with Project.open(project, read_only=True) as opened:
        return cases, score_differences(opened.connection, cases.votes, judge, attribute)
