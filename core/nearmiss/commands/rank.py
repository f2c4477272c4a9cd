"""`nearmiss rank`: models by Bradley–Terry, from people's consensus, a judge, or a plain table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import click

from nearmiss.cases import Cases, members
from nearmiss.commands.filters import filtered, only_option
from nearmiss.commands.inputs import read_input, source_argument
from nearmiss.commands.output import json_option, print_json, say, stages, table
from nearmiss.errors import ProblemForYou
from nearmiss.ranking import Ranking, as_json, contest_of, ranking, tables
from nearmiss.statistics.tie_models import Ties


@click.command("rank", epilog="Example: nearmiss rank pairs.nearmiss --ties davidson --by category")
@source_argument
@click.option("--judge", metavar="NAME", help="Rank by this judge instead of people's consensus.")
@click.option("--reference", is_flag=True, help="Rank by the reference's answers instead of people's consensus.")
@click.option("--ties", type=click.Choice(get_args(Ties)), default="half", show_default=True, help="What a tie is.")
@click.option("--position", is_flag=True, help="Take the advantage of being shown first out of the scores.")
@click.option("--length", is_flag=True, help="Take the advantage of being longer out of the scores.")
@click.option("--baseline", metavar="MODEL", help="Also say how often each model is preferred to this one.")
@only_option
@click.option("--by", type=click.Choice(("category", "tag")), help="Also rank within each group of prompts.")
@json_option
def command(
    project: Path,
    judge: str | None,
    reference: bool,
    ties: Ties,
    position: bool,
    length: bool,
    baseline: str | None,
    only: tuple[str, ...],
    by: str | None,
    as_json: bool,
) -> None:
    """Rank the models of PROJECT, a project or a plain table (.csv, .tsv, .jsonl, .parquet), with 95 % intervals."""
    against = judge or ("reference" if reference else "humans")
    covariates = [name for name, wanted in (("position", position), ("length", length)) if wanted]

    def ranked(some: Cases) -> Ranking:
        return ranking(contest_of(some, against), ties, covariates, baseline)

    with stages(f"Reading {project.name}", as_json) as stage:
        found = read_input(project, judges=[judge] if judge else [], sided=True)
        if found.table is not None and found.table.kind is None:
            what = "The table has no column 'winner' and no column 'preference'."
            raise ProblemForYou(what, f"{project}:1", "Name the column that says which response is better so.")
        cases = filtered(found.cases, only)
        stage.now("Working out the ranking")
        whole = ranked(cases)
        whole = replace(whole, excluded={**whole.excluded, **found.left_out})
        groups = [(name, _or_why(ranked, some)) for name, some in _groups(cases, by)]
    if as_json:
        print_json(_document(whole, groups, by))
    else:
        _print(whole, groups)


def _groups(cases: Cases, by: str | None) -> list[tuple[str, Cases]]:
    if by is None:
        return []
    grouping = cases.groupings[by]
    units = len(cases.votes.units)
    return [(name, cases.only(members(grouping, code, units))) for code, name in enumerate(grouping.names)]


def _or_why(ranked: Any, cases: Cases) -> Ranking | str:
    try:
        found: Ranking = ranked(cases)
    except ProblemForYou as problem:
        return problem.what
    return found


def _document(whole: Ranking, groups: list[tuple[str, Ranking | str]], by: str | None) -> dict[str, Any]:
    document = as_json(whole)
    if by is None:
        return document
    entries = [
        {by: name, "why": found} if isinstance(found, str) else {by: name, **as_json(found)} for name, found in groups
    ]
    return document | {f"by_{by}": entries}


def _print(whole: Ranking, groups: list[tuple[str, Ranking | str]]) -> None:
    say(f"By {whole.against}, {whole.battles:,} battles, ties: {whole.ties}")
    _print_tables(whole)
    for name, found in groups:
        say(f"\n{name}")
        if isinstance(found, str):
            say(found)
        else:
            _print_tables(found)


def _print_tables(found: Ranking) -> None:
    for title, header, rows in tables(found):
        say(f"\n{title}\n{table(header, rows)}")
    for reason, number in {**found.counts, **found.excluded}.items():
        place = "Left out" if reason in found.excluded else "Counted as a tie"
        say(f"{place}, {reason}: {number:,}")
    for warning in found.warnings:
        say(f"Note: {warning}")
