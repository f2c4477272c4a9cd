"""`nearmiss agreement`: how far people agree, and judges with people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, get_args

import click
import numpy as np

from nearmiss.agreement import agreement, in_words, lines
from nearmiss.agreement import as_json as document
from nearmiss.agreement.annotators import ANNOTATOR_HEADER, annotator_rows, annotators, annotators_as_json
from nearmiss.agreement.of_values import agreement_on_values
from nearmiss.agreement.report import Against, AgreementReport, Orders
from nearmiss.cases import UNKNOWN, Cases, members
from nearmiss.commands.filters import only_option, only_some
from nearmiss.commands.inputs import against_option, read_input, source_argument
from nearmiss.commands.output import json_option, print_json, say, table
from nearmiss.errors import ProblemForYou
from nearmiss.plain_tables import PlainTable, ValueKind, is_plain, level_of, value_rows
from nearmiss.project import Project
from nearmiss.statistics import Level
from nearmiss.value_reading import read_ratings, read_verdicts
from nearmiss.value_rows import ValueRows

GROUPS = ("category", "group", "tag", "model", "week")
SIDED = ("side", "strength")
RATING = "rating:"

Found = tuple[AgreementReport, list[tuple[str, AgreementReport]]]
"""The report on everything, and on each group by name."""


@click.command("agreement", epilog="Example: nearmiss agreement pairs.nearmiss --against reference --orders each")
@source_argument
@click.option("--on", default="side", show_default=True, metavar="side|strength|verdicts|rating:NAME", help="On what.")
@against_option
@click.option(
    "--orders",
    type=click.Choice(get_args(Orders)),
    default="pair",
    show_default=True,
    help="A judge's answers in both orders as one, each alone, or one order only.",
)
@click.option(
    "--annotators", "people", is_flag=True, help="Also each person: gold, repeats, sides, time. Help, no verdict."
)
@only_option
@click.option("--by", type=click.Choice(GROUPS), help="Also within each group.")
@click.option("--value", type=click.Choice(get_args(ValueKind)), help="In a table: what the column value holds.")
@click.option("--level", type=click.Choice(get_args(Level)), help="In a table: how far its values can be compared.")
@json_option
def command(
    project: Path,
    on: str,
    against: Against,
    orders: Orders,
    people: bool,
    only: tuple[str, ...],
    by: str | None,
    value: ValueKind | None,
    level: Level | None,
    as_json: bool,
) -> None:
    """Say how far the raters of PROJECT, or of a plain table, agree, each number with its 95 % interval and n."""
    if on not in (*SIDED, "verdicts") and not on.startswith(RATING):
        raise ProblemForYou(f"Agreement knows no on '{on}'.", remedy="Take side, strength, verdicts or rating:NAME.")
    whole, groups = _found(project, on, against, orders, only, by, value, level)
    persons = annotators(read_input(project, value, facts=["gold"]).cases) if people else ()
    if as_json:
        print_json(_document(whole, groups, by) | ({"annotators": annotators_as_json(persons)} if people else {}))
        return
    _print(whole)
    if people:
        say("\nEach person, as help for a conversation")
        say(table(ANNOTATOR_HEADER, annotator_rows(persons)))
    for name, report in groups:
        say(f"\n— {name} —")
        _print(report)


def _found(
    project: Path,
    on: str,
    against: Against,
    orders: Orders,
    only: tuple[str, ...],
    by: str | None,
    value: ValueKind | None,
    level: Level | None,
) -> Found:
    if on in SIDED:
        facts = ["decide"] if against == "decision" else []
        found = only_some(read_input(project, value, facts=facts), only)
        if found.table is None or found.table.kind in ("preference", "winner"):
            return _on_sides(found.cases, partial(_of_cases, on=on, against=against, orders=orders), by)
        return _on_table(found.table, against, orders, by, level)
    if only:
        raise ProblemForYou(f"--only does not go with --on {on}.", remedy="Take --by category.")
    if is_plain(project):
        raise ProblemForYou("A plain table holds one value for each row.", str(project), "Leave out --on.")
    with Project.open(project, read_only=True) as opened:
        connection = opened.connection
        verdicts = on == "verdicts"
        rows = read_verdicts(connection) if verdicts else read_ratings(connection, on.removeprefix(RATING))
    reported = partial(
        agreement_on_values, on=on, level="nominal" if verdicts else "interval", against=against, orders=orders
    )
    return _on_values(rows, reported, by)


def _of_cases(cases: Cases, on: Any, against: Against, orders: Orders) -> AgreementReport:
    return agreement(cases.votes, on=on, against=against, orders=orders)


def _on_sides(cases: Cases, reported: Callable[[Cases], AgreementReport], by: str | None) -> Found:
    return reported(cases), [(name, reported(some)) for name, some in _groups(cases, by)]


def _on_table(table_: PlainTable, against: Against, orders: Orders, by: str | None, level: Level | None) -> Found:
    level = level_of(table_, level)
    reported = partial(agreement_on_values, on="value", level=level, against=against, orders=orders)
    return _on_values(value_rows(table_), reported, by)


def _on_values(rows: ValueRows, reported: Callable[[ValueRows], AgreementReport], by: str | None) -> Found:
    if by not in (None, "category"):
        raise ProblemForYou(f"Values are not grouped by {by}.", remedy="Take --by category, or --on side.")
    names = rows.categories.names if by else ()
    units = len(rows.votes.units)
    return reported(rows), [
        (name, reported(rows.only(members(rows.categories, code, units)))) for code, name in enumerate(names)
    ]


def _groups(cases: Cases, by: str | None) -> Iterator[tuple[str, Cases]]:
    """The cases within each group: its pairs, or the answers of its people or of its week beside all judges'."""
    votes, units = cases.votes, len(cases.votes.units)
    if by in ("category", "tag"):
        grouping = cases.groupings[by]
        yield from ((name, cases.only(members(grouping, code, units))) for code, name in enumerate(grouping.names))
    elif by == "model":
        for code, name in enumerate(cases.models):
            yield name, cases.only((cases.model_1 == code) | (cases.model_2 == code))
    elif by in ("group", "week"):
        human = np.array([rater.kind == "human" for rater in votes.raters], dtype=np.bool_)[votes.rater]
        teams = sorted({rater.group for rater in votes.raters if rater.group and rater.kind == "human"})
        named = enumerate(cases.weeks) if by == "week" else enumerate(teams)
        for code, name in named:
            of_team = np.array([rater.group == name for rater in votes.raters], dtype=np.bool_)[votes.rater]
            kept = cases.week == code if by == "week" else of_team
            yield name, cases.rows(~human | kept)
        if by == "week" and (cases.week == UNKNOWN)[human].any():
            yield "no date", cases.rows(~human | (cases.week == UNKNOWN))


def _document(whole: AgreementReport, groups: list[tuple[str, AgreementReport]], by: str | None) -> dict[str, Any]:
    found = document(whole)
    return found if by is None else found | {f"by_{by}": [{by: name, **document(report)} for name, report in groups]}


def _print(report: AgreementReport) -> None:
    say(f"On {report.on}, judges against {report.against}, orders: {report.orders}")
    for (section, subject), group in groupby(lines(report), key=lambda line: (line.section, line.subject)):
        say(f"\n{section}: {subject}" if subject != "all" else f"\n{section}")
        say(table(("", ""), [(f"  {line.measure.name}", in_words(line)) for line in group]).lstrip("\n"))
    for reason, number in report.excluded.items():
        say(f"Left out, {reason}: {number:,}")
    for warning in report.warnings:
        say(f"Note: {warning}")
