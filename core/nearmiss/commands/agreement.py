"""`nearmiss agreement`: how far people agree, and judges with people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, get_args

import click
import numpy as np
from numpy.typing import NDArray

from nearmiss.agreement import agreement, in_words, lines
from nearmiss.agreement import as_json as document
from nearmiss.agreement.annotators import (
    ANNOTATOR_HEADER,
    annotator_notes,
    annotator_rows,
    annotators,
    annotators_as_json,
)
from nearmiss.agreement.of_values import agreement_on_values
from nearmiss.agreement.report import Against, AgreementReport, Orders
from nearmiss.agreement.words import confusion_rows
from nearmiss.cases import UNKNOWN, Cases, members
from nearmiss.commands.filters import only_option, only_some, only_values
from nearmiss.commands.inputs import (
    NO_STRENGTH,
    SIDED,
    Input,
    against_option,
    on_option,
    orders_option,
    read_input,
    read_values,
    source_argument,
)
from nearmiss.commands.output import Stages, json_option, print_json, say, stages, table
from nearmiss.errors import ProblemForYou
from nearmiss.plain_tables import PlainTable, ValueKind, level_of, value_rows
from nearmiss.statistics import Level
from nearmiss.value_rows import ValueRows
from nearmiss.votes import VoteRater, Votes

GROUPS = ("category", "group", "tag", "model", "week")

Found = tuple[AgreementReport, list[tuple[str, AgreementReport]]]
"""The report on everything, and on each group by name."""


@click.command("agreement", epilog="Example: nearmiss agreement pairs.nearmiss --against reference --orders each")
@source_argument
@on_option
@against_option
@orders_option
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
    with stages(f"Reading {project.name}", as_json) as stage:
        whole, groups = _found(stage, project, on, against, orders, only, by, value, level)
        stage.now("Looking at each person’s labels")
        persons = annotators(_sided(only_some(read_input(project, value, facts=["gold"]), only))) if people else ()
    if as_json:
        print_json(_document(whole, groups, by) | ({"annotators": annotators_as_json(persons)} if people else {}))
        return
    _print(whole)
    if people:
        say("\nEach person, as help for a conversation")
        say(table(ANNOTATOR_HEADER, annotator_rows(persons)))
        for note in annotator_notes(persons):
            say(f"  – {note}")
    for name, report in groups:
        say(f"\n— {name} —")
        _print(report)


def _sided(found: Input) -> Cases:
    if found.table is not None and found.table.kind not in ("preference", "winner"):
        raise ProblemForYou(
            "Each person is looked at by the sides that they name.", remedy="Say what the values are with --value."
        )
    return found.cases


def _found(
    stage: Stages,
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
        found = only_some(read_input(project, value, facts=facts, answers_alone=not only and by is None), only)
        stage.now("Working out agreement")
        if found.table is None or found.table.kind in ("preference", "winner"):
            whole, groups = _on_sides(found.cases, partial(_of_cases, on=on, against=against, orders=orders), by)
        else:
            whole, groups = _on_table(found.table, on, against, orders, by, level)
        return replace(whole, excluded=whole.excluded | found.left_out), groups
    rows = only_values(read_values(project, on), only)
    stage.now("Working out agreement")
    level = "nominal" if on == "verdicts" else level or "interval"
    return _on_values(rows, partial(agreement_on_values, on=on, level=level, against=against, orders=orders), by)


def _of_cases(cases: Cases, on: Any, against: Against, orders: Orders) -> AgreementReport:
    return agreement(cases.votes, on=on, against=against, orders=orders)


def _on_sides(cases: Cases, reported: Callable[[Cases], AgreementReport], by: str | None) -> Found:
    return reported(cases), [(name, reported(cases.rows(rows))) for name, rows in _groups(cases, by)]


def _on_table(
    table_: PlainTable, on: str, against: Against, orders: Orders, by: str | None, level: Level | None
) -> Found:
    if on == "strength":
        raise ProblemForYou(NO_STRENGTH, remedy="Say what the values are with --value preference.")
    reported = partial(agreement_on_values, on="value", level=level_of(table_, level), against=against, orders=orders)
    rows = value_rows(table_)
    return reported(rows), [(name, reported(rows.rows(some))) for name, some in _groups(table_.cases, by)]


def _on_values(rows: ValueRows, reported: Callable[[ValueRows], AgreementReport], by: str | None) -> Found:
    if by not in (None, "category"):
        raise ProblemForYou(
            f"Verdicts and ratings are not grouped by {by}.", remedy="Take --by category, or --on side."
        )
    names = rows.categories.names if by else ()
    units = len(rows.votes.units)
    return reported(rows), [
        (name, reported(rows.only(members(rows.categories, code, units)))) for code, name in enumerate(names)
    ]


def _groups(cases: Cases, by: str | None) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """The rows (n,) of each group: of its pairs, or of its people or its week beside all judges'."""
    votes, units = cases.votes, len(cases.votes.units)
    human = _of_raters(votes, lambda rater: rater.kind == "human")
    if by in ("category", "tag"):
        grouping = cases.groupings[by]
        yield from ((name, members(grouping, code, units)[votes.unit]) for code, name in enumerate(grouping.names))
    elif by == "model":
        for code, name in enumerate(cases.models):
            yield name, ((cases.model_1 == code) | (cases.model_2 == code))[votes.unit]
    elif by == "group":
        for name in sorted({rater.group for rater in votes.raters if rater.group and rater.kind == "human"}):
            yield name, ~human | _of_raters(votes, partial(_in_team, name))
    elif by == "week":
        for code, name in enumerate(cases.weeks):
            yield name, ~human | (cases.week == code)
        if (cases.week == UNKNOWN)[human].any():
            yield "no date", ~human | (cases.week == UNKNOWN)


def _in_team(name: str, rater: VoteRater) -> bool:
    return rater.group == name


def _of_raters(votes: Votes, fits: Callable[[VoteRater], bool]) -> NDArray[np.bool_]:
    return np.array([fits(rater) for rater in votes.raters], dtype=np.bool_)[votes.rater]


def _document(whole: AgreementReport, groups: list[tuple[str, AgreementReport]], by: str | None) -> dict[str, Any]:
    found = document(whole)
    return found if by is None else found | {f"by_{by}": [{by: name, **document(report)} for name, report in groups]}


def _print(report: AgreementReport) -> None:
    say(f"On {report.on}, judges against {report.against}, orders: {report.orders}")
    for (section, subject), group in groupby(lines(report), key=lambda line: (line.section, line.subject)):
        say(f"\n{section}: {subject}" if subject != "all" else f"\n{section}")
        say(table(("", ""), [(f"  {line.measure.name}", in_words(line)) for line in group]).lstrip("\n"))
    for judge in report.judges:
        header, rows = confusion_rows(judge.against.confusion)
        if rows:
            say(f"\n{judge.judge}, {judge.orders}\n{table(header, rows)}")
    for reason, number in report.excluded.items():
        say(f"Left out, {reason}: {number:,}")
    for warning in report.warnings:
        say(f"Note: {warning}")
