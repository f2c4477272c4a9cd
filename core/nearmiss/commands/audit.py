"""`nearmiss audit`: the report card of one judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

import click

from nearmiss.agreement.report import Against, Orders
from nearmiss.agreement.scale import On
from nearmiss.audit import (
    Options,
    audit,
    audit_values,
    on_scale,
    table_beside,
    tables,
    value_tables,
    values_as_json,
    values_beside,
)
from nearmiss.audit import as_json as document
from nearmiss.audit.charts import Chart, charts
from nearmiss.audit.compared import compare, compared_as_json, compared_tables, several_values_as_json
from nearmiss.audit.page import page, write_page
from nearmiss.audit.scores import scores_as_json, scores_table, with_scores
from nearmiss.audit.who_table import who_table
from nearmiss.audit.words import Table
from nearmiss.cases import Cases
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
    scores_of,
    source_argument,
    values_said,
)
from nearmiss.commands.output import json_option, print_json, say, stages, table
from nearmiss.errors import ProblemForYou
from nearmiss.plain_tables import ValueKind, level_of, value_rows
from nearmiss.ranking.contest import judge_named
from nearmiss.statistics import Level
from nearmiss.statistics.alternative_test import EPSILON, MIN_ITEMS
from nearmiss.value_rows import ValueRows


@click.command("audit", epilog="Example: nearmiss audit pairs.nearmiss --judge local-8b --out report.html")
@source_argument
@click.option(
    "--judge", "judges", metavar="NAME", required=True, multiple=True, help="The judge; several are compared."
)
@on_option
@against_option
@orders_option
@click.option(
    "--epsilon",
    type=click.FloatRange(0, 1),
    default=EPSILON,
    show_default=True,
    help="Cost-benefit penalty of the test.",
)
@click.option(
    "--min-items",
    type=click.IntRange(2),
    default=MIN_ITEMS,
    show_default=True,
    help="Fewest items of a compared rater.",
)
@click.option(
    "--scores",
    metavar="NAME",
    help="Audit the judge by its ratings of single responses; in a table, by its columns NAME_1 and NAME_2.",
)
@click.option(
    "--tie-within",
    type=click.FloatRange(0),
    default=0.0,
    show_default=True,
    help="Differences of scores that are ties.",
)
@click.option(
    "--random-sample", is_flag=True, help="The pairs that people labelled are a random sample of those judged."
)
@click.option(
    "--within",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Say from which confidence on no more than this share is wrong (beside 0.05, 0.1, 0.15 and 0.2).",
)
@click.option("--model", metavar="MODEL", help="Only win rates of this model.")
@click.option("--baseline", metavar="MODEL", help="Only win rates against this model.")
@only_option
@click.option("--value", type=click.Choice(get_args(ValueKind)), help="In a table: what the column value holds.")
@click.option("--level", type=click.Choice(get_args(Level)), help="In a table: how far its values can be compared.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.html", help="Write the report card as a page.")
@json_option
def command(
    project: Path,
    judges: tuple[str, ...],
    on: str,
    against: Against,
    orders: Orders,
    epsilon: float,
    min_items: int,
    scores: str | None,
    tie_within: float,
    random_sample: bool,
    within: float | None,
    model: str | None,
    baseline: str | None,
    only: tuple[str, ...],
    value: ValueKind | None,
    level: Level | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Say how far a judge of PROJECT, a project or a plain table, may stand in for a person, and what its faults are.

    With several --judge, they and the jury of all of them stand beside each other.
    """
    if len(set(judges)) < len(judges):
        raise ProblemForYou("A judge is named twice.", remedy="Name each judge once.")
    sided: On = "strength" if on == "strength" else "side"
    options = Options(against, epsilon, min_items, random_sample, model, baseline, sided, orders, within=within)
    with stages(f"Reading {project.name}", as_json) as stage:
        if on not in SIDED:
            rows = only_values(read_values(project, on), only)
            stage.now(f"Auditing {', '.join(judges)}")
            card = _of_values(rows, judges, options, "nominal" if on == "verdicts" else level or "interval", on)
        else:
            facts = ["decide"] if against == "decision" else []
            found = only_some(read_input(project, value, judges, facts), only)
            stage.now(f"Auditing {', '.join(judges)}")
            by = None if scores is None else (scores, tie_within)
            card = _card(project, found, judges, options, level, by, bool(only))
    if out is not None:
        write_page(out, _page(card))
    if as_json:
        print_json(card.document)
    elif out is not None:
        say(f"{card.words}\n\nWritten to {out}")
    else:
        _print(f"{card.title}, against {against}\n\n{card.words}", card.tables, card.excluded)


@dataclass(frozen=True, slots=True)
class _Card:
    """What is said, in each form in which it can be asked for."""

    title: str
    words: str
    document: dict[str, Any]
    tables: list[Table]
    charts: list[Chart]
    excluded: dict[str, int]


def report_page(project: Path, judges: Sequence[str], only: Sequence[str], options: Options) -> str:
    """The page that `--out` writes, as text; for the window, which saves the same."""
    found = only_some(read_input(project, None, judges, ()), only)
    return _page(_card(project, found, judges, options, None, None, bool(only)))


def _page(card: _Card) -> str:
    return page(card.title, card.words, card.tables, card.charts, card.excluded, card.document)


def _card(
    project: Path,
    found: Input,
    judges: Sequence[str],
    options: Options,
    level: Level | None,
    by: tuple[str, float] | None,
    some: bool,
) -> _Card:
    """The card on sides. `by`: the scores of a judge, and differences that are ties; `some`: a filter was named."""
    if by is not None:
        return _of_scores(project, found, judges, options, by)
    if found.table is not None and found.table.kind not in ("preference", "winner"):
        if options.on == "strength":
            raise ProblemForYou(NO_STRENGTH, remedy="Say what the values are with --value preference.")
        level = level_of(found.table, level) if level else "nominal"
        card = _of_values(value_rows(found.table), judges, options, level, "value", found.cases)
        return _with_left_out(card, found.left_out)
    if len(judges) > 1:
        several = compare(found.cases, judges, options)
        words = "\n".join(f"{entry.judge}: {entry.verdict.text}" for entry in several.audits)
        card = _Card("Judges compared", words, compared_as_json(several), compared_tables(several), [], {})
        return _with_left_out(card, found.left_out)
    scored = found.table is not None and level not in (None, "nominal")
    by_scale = value_rows(found.table) if found.table is not None and scored else None
    card = _of_sides(found.cases, judges[0], options, by_scale, level or "nominal")
    return _with_left_out(card if some else _with_values(card, project, judges[0], options), found.left_out)


def _of_sides(
    cases: Cases, judge: str, options: Options, by_scale: ValueRows | None = None, level: Level = "nominal"
) -> _Card:
    """`by_scale`: the preferences as numbers, where the alternative test is to compare them so."""
    report = audit(cases, judge, options)
    if by_scale is not None:
        report = on_scale(report, audit_values(by_scale, judge, level, options))
    title = f"{report.judge}: report card"
    excluded = report.excluded
    parts, who = list(tables(report)), who_table(cases.votes, judge_named(cases.votes, judge))
    parts[1:1] = [] if who is None else [who]
    return _Card(title, report.verdict.text, document(report), parts, list(charts(report)), excluded)


def _with_left_out(card: _Card, left_out: Mapping[str, int]) -> _Card:
    """The card with the rows that the reader of its table left out."""
    excluded = {**card.excluded, **left_out}
    return replace(card, excluded=excluded, document=card.document | {"excluded": excluded})


def _with_values(card: _Card, project: Path, judge: str, options: Options) -> _Card:
    """The card with what the judge said of single constraints and attributes beside it."""
    audits = [
        audit_values(rows, judge, "nominal" if on == "verdicts" else "interval", options, on)
        for on, rows in values_said(project, judge)
    ]
    verdicts = [values_beside(entry) for entry in audits if entry.on == "verdicts"]
    attributes = [values_beside(entry) for entry in audits if entry.on != "verdicts"]
    more = {"verdicts": verdicts[0] if verdicts else None, "attributes": attributes}
    return replace(card, document=card.document | more, tables=[*card.tables, *map(table_beside, audits)])


def _of_scores(project: Path, found: Input, judges: Sequence[str], options: Options, by: tuple[str, float]) -> _Card:
    """The card of one judge by its scores: their name, and differences that are ties."""
    if len(judges) > 1:
        raise ProblemForYou("Scores are audited for one judge.", remedy="Name one --judge.")
    differences = scores_of(project, found.cases.votes, judges[0], by[0])
    made, name, scored = with_scores(found.cases, judges[0], by[0], differences, by[1])
    card = _with_left_out(_of_sides(made, name, options), found.left_out)
    document_ = card.document | {"scores": scores_as_json(scored)}
    return replace(card, document=document_, tables=[scores_table(scored), *card.tables])


def _of_values(
    rows: ValueRows, judges: Sequence[str], options: Options, level: Level, on: str, cases: Cases | None = None
) -> _Card:
    audits = [audit_values(rows, judge, level, options, on, cases) for judge in judges]
    if len(audits) > 1:
        words = "\n".join(f"{entry.judge}: {entry.verdict.text}" for entry in audits)
        parts = [
            replace(part, title=f"{entry.judge}: {part.title}") for entry in audits for part in value_tables(entry)
        ]
        return _Card("Judges compared", words, several_values_as_json(audits), parts, [], {})
    (values,) = audits
    title = f"{values.judge}: report card"
    excluded = values.agreement.excluded
    return _Card(title, values.verdict.text, values_as_json(values), list(value_tables(values)), [], excluded)


def _print(head: str, parts: Iterable[Table], excluded: Mapping[str, int]) -> None:
    say(head)
    for part in parts:
        say(f"\n{part.title}. {part.meaning}".rstrip())
        named = any(part.header)
        lines = table(part.header, part.rows) if named else table(("",) * len(part.header), part.rows).lstrip("\n")
        say(lines)
        for note in part.notes:
            say(f"  – {note}")
    for reason, count in excluded.items():
        say(f"Left out, {reason}: {count:,}")
