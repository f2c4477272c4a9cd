"""`nearmiss audit`: the report card of one judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

import click

from nearmiss.agreement.report import Against
from nearmiss.audit import Options, audit, audit_values, tables, value_tables, values_as_json
from nearmiss.audit import as_json as document
from nearmiss.audit.charts import Chart, charts
from nearmiss.audit.compared import compare, compared_as_json, compared_tables
from nearmiss.audit.page import page, write_page
from nearmiss.audit.scores import scores_as_json, scores_table, with_scores
from nearmiss.audit.words import Table
from nearmiss.commands.filters import only_option, only_some
from nearmiss.commands.inputs import Input, against_option, read_input, read_scores, source_argument
from nearmiss.commands.output import json_option, print_json, say, table
from nearmiss.errors import ProblemForYou
from nearmiss.plain_tables import PlainTable, ValueKind, is_plain, level_of, value_rows
from nearmiss.statistics import Level
from nearmiss.statistics.alternative_test import EPSILON, MIN_ITEMS


@click.command("audit", epilog="Example: nearmiss audit pairs.nearmiss --judge local-8b --out report.html")
@source_argument
@click.option(
    "--judge", "judges", metavar="NAME", required=True, multiple=True, help="The judge; several are compared."
)
@against_option
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
@click.option("--scores", metavar="ATTRIBUTE", help="Audit the judge by its ratings of single responses.")
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
    against: Against,
    epsilon: float,
    min_items: int,
    scores: str | None,
    tie_within: float,
    random_sample: bool,
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
    options = Options(against, epsilon, min_items, random_sample, model, baseline)
    facts = ["decide"] if against == "decision" else []
    if scores is not None and only:
        raise ProblemForYou("Scores are audited on all pairs.", remedy="Leave out --only.")
    if scores is None:
        card = _card(only_some(read_input(project, value, judges, facts), only), judges, options, level)
    else:
        card = _of_scores(project, judges, options, facts, (scores, tie_within))
    if out is not None:
        write_page(out, page(card.title, card.words, card.tables, card.charts, card.excluded))
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


def _card(found: Input, judges: Sequence[str], options: Options, level: Level | None) -> _Card:
    if found.table is not None and found.table.kind not in ("preference", "winner"):
        return _of_values(found.table, judges, options, level)
    if len(judges) > 1:
        several = compare(found.cases, judges, options)
        words = "\n".join(f"{entry.judge}: {entry.verdict.text}" for entry in several.audits)
        return _Card("Judges compared", words, compared_as_json(several), compared_tables(several), [], {})
    report = audit(found.cases, judges[0], options)
    return _Card(
        f"{report.judge}: report card",
        str(report.verdict.text),
        document(report),
        list(tables(report)),
        list(charts(report)),
        report.excluded,
    )


def _of_scores(
    project: Path, judges: Sequence[str], options: Options, facts: Sequence[str], by: tuple[str, float]
) -> _Card:
    """The card of one judge by its ratings: attribute, and differences that are ties."""
    if len(judges) > 1 or is_plain(project):
        raise ProblemForYou("Scores are audited for one judge of a project.", remedy="Name one --judge.")
    cases, differences = read_scores(project, facts, judges[0], by[0])
    made, name, found = with_scores(cases, judges[0], by[0], differences, by[1])
    card = _card(Input(made), [name], options, None)
    return replace(
        card, document=card.document | {"scores": scores_as_json(found)}, tables=[scores_table(found), *card.tables]
    )


def _of_values(table_: PlainTable, judges: Sequence[str], options: Options, level: Level | None) -> _Card:
    if len(judges) > 1:
        raise ProblemForYou(
            "Several judges are compared on sides only.", remedy="Say what the values are with --value."
        )
    level = level_of(table_, level) if level else "nominal"
    values = audit_values(value_rows(table_), judges[0], level, options)
    words, parts = str(values.verdict.text), list(value_tables(values))
    title = f"{values.judge}: report card"
    return _Card(title, words, values_as_json(values), parts, [], values.agreement.excluded)


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
