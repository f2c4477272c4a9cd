"""`nearmiss agreement`: how far people agree, and judges with people."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import get_args

import click

from nearmiss.agreement import agreement, in_words, lines
from nearmiss.agreement import as_json as document
from nearmiss.agreement.report import Against, AgreementReport, Orders
from nearmiss.agreement.scale import On
from nearmiss.ballots import read_votes
from nearmiss.commands.output import json_option, print_json, project_argument, table
from nearmiss.project import Project


@click.command("agreement", epilog="Example: nearmiss agreement pairs.nearmiss --against reference --orders each")
@project_argument
@click.option("--on", type=click.Choice(get_args(On)), default="side", show_default=True, help="What to compare.")
@click.option(
    "--against",
    type=click.Choice(get_args(Against)),
    default="humans",
    show_default=True,
    help="Whom judges are held to: people's majority, or the reference.",
)
@click.option(
    "--orders",
    type=click.Choice(get_args(Orders)),
    default="pair",
    show_default=True,
    help="A judge's answers in both orders as one, each alone, or one order only.",
)
@json_option
def command(project: Path, on: On, against: Against, orders: Orders, as_json: bool) -> None:
    """Say how far the raters of PROJECT agree, each number with its 95 % interval and n."""
    with Project.open(project, read_only=True) as opened:
        votes = read_votes(opened.connection)
    report = agreement(votes, on=on, against=against, orders=orders)
    if as_json:
        print_json(document(report))
    else:
        _print(report)


def _print(report: AgreementReport) -> None:
    click.echo(f"On {report.on}, judges against {report.against}, orders: {report.orders}")
    for (section, subject), group in groupby(lines(report), key=lambda line: (line.section, line.subject)):
        click.echo(f"\n{section}: {subject}" if subject != "all" else f"\n{section}")
        click.echo(table(("", ""), [(f"  {line.measure.name}", in_words(line)) for line in group]).lstrip("\n"))
    for reason, number in report.excluded.items():
        click.echo(f"Left out, {reason}: {number:,}")
    for warning in report.warnings:
        click.echo(f"Note: {warning}")
