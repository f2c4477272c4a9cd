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
from nearmiss.plain_tables import score_differences as table_differences
from nearmiss.project import Project
from nearmiss.value_reading import read_ratings, read_verdicts
from nearmiss.value_rows import ValueRows
from nearmiss.votes import Votes

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
NO_STRENGTH = "Values that are no preferences have no strength."


_RATED = """
SELECT DISTINCT r.attribute FROM now_rating AS r JOIN now_answer AS a ON a.register = r.register
JOIN now_rater AS rater ON rater.id = a.rater
WHERE a.act = 'label' AND rater.kind = 'judge' AND rater.name = ? ORDER BY r.attribute
"""


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
    sided: bool = False,
) -> Input:
    """The cases of a project or a table. `facts`: kinds of the lead's facts that join the answers as raters.

    `answers_alone`: of a project without what is known beside its answers, which takes as long again to read. `sided`:
    of a table's columns the one that names sides is meant.
    """
    if is_plain(source):
        table = read_plain(source, kind, judges, sided)
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


def scores_of(source: Path, votes: Votes, judge: str, attribute: str) -> NDArray[np.float64]:
    """How much higher a judge scores each unit's first response (units,): its ratings, or a table's two columns."""
    if is_plain(source):
        return table_differences(source, votes.units, judge, attribute)
    with Project.open(source, read_only=True) as opened:
        return score_differences(opened.connection, votes, judge, attribute)


def values_said(source: Path, judge: str) -> list[tuple[str, ValueRows]]:
    """What a judge said of a project beyond preferences: `verdicts`, and `rating:NAME` for each attribute it rated."""
    if is_plain(source):
        return []
    with Project.open(source, read_only=True) as opened:
        connection = opened.connection
        verdicts = read_verdicts(connection)
        spoke = any((rater.name, rater.kind) == (judge, "judge") for rater in verdicts.votes.raters)
        found = [("verdicts", verdicts)] if spoke else []
        rated = [name for (name,) in connection.execute(_RATED, (judge,))]
        return found + [(f"{RATING}{name}", read_ratings(connection, name)) for name in rated]
