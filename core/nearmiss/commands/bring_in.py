"""`nearmiss import`: prompts, responses, constraints and labels from files."""

from __future__ import annotations

from pathlib import Path

import click

from nearmiss.commands.output import count, json_option, print_json, progress, project_argument
from nearmiss.import_files import FileReport, Preview, import_files, parse_mapping, preview
from nearmiss.importing.in_words import in_words, lines_of, raters_in
from nearmiss.importing.options import Options
from nearmiss.intake import Refused
from nearmiss.project import Project

SHOWN_PROBLEMS = 20


@click.command("import", epilog="Example: nearmiss import pairs.nearmiss answers.csv --map response_1=left")
@project_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "name", help="Say which format it is; 'nearmiss formats' lists them. Else it is recognised.")
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column or field it is in, for tables and tasks.",
)
@click.option("--namespace", help="What the ids of the source are counted under; the format's name, when not given.")
@click.option("--scale", help="The scale that preferences of a table are on; the project's, when not given.")
@click.option("--sheet", metavar="NAME", help="Which sheet of a workbook; the first that is a table, when not given.")
@click.option("--skip-bad", is_flag=True, help="Take the good records and report each bad one.")
@click.option("--dry-run", is_flag=True, help="Show three records as they would be understood, and take nothing.")
@json_option
def command(
    project: Path,
    files: tuple[Path, ...],
    name: str | None,
    mapping: tuple[str, ...],
    namespace: str | None,
    scale: str | None,
    sheet: str | None,
    skip_bad: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take FILES into PROJECT. A file is taken whole or not at all; the same file twice adds nothing."""
    options = Options(name, parse_mapping(mapping), namespace, scale, skip_bad, sheet=sheet)
    if dry_run:
        _show_previews([preview(path, options) for path in files], as_json)
        return
    with Project.open(project) as opened, progress("Reading record") as bar:
        try:
            reports = import_files(opened, files, options, monitor=bar)
        except Refused as refused:
            if as_json:
                problems = [{"line": bad.line, "reason": bad.reason} for bad in refused.taken.problems]
                print_json({"files": [], "problems": problems})
            else:
                _list_problems(refused)
            raise
    if as_json:
        print_json({"files": [report.as_json() for report in reports]})
        return
    for report in reports:
        _print_report(report)


def _print_report(report: FileReport) -> None:
    taken = report.taken
    click.echo(f"{report.path}: {count(taken.records, 'record')}, format {report.format} ({report.sign})")
    added = [f"{number:,} {name}" for name, number in taken.added.items() if number]
    click.echo(f"  added {', '.join(added)}" if added else "  nothing new")
    for note, number in taken.notes.items():
        click.echo(f"  {note}: {number:,}")
    for bad in taken.problems[:SHOWN_PROBLEMS]:
        click.echo(f"  left out, line {bad.line}: {bad.reason}", err=True)
    if len(taken.problems) > SHOWN_PROBLEMS:
        click.echo(f"  and {len(taken.problems) - SHOWN_PROBLEMS:,} more; --json lists them all", err=True)


def _list_problems(refused: Refused) -> None:
    for bad in refused.taken.problems[1:SHOWN_PROBLEMS]:
        click.echo(f"  line {bad.line}: {bad.reason}", err=True)


def _show_previews(previews: list[Preview], as_json: bool) -> None:
    if as_json:
        print_json({"files": [_document(found) for found in previews]})
        return
    for found in previews:
        click.echo(f"{found.path}: format {found.format}, {found.title}\nSign: {found.sign}")
        click.echo(f"Left out: {found.leaves_out}\nSource: {found.source}")
        for number, item in enumerate(found.items, 1):
            said = in_words(item)
            click.echo(f"Record {number}, line {said.line}")
            for line in lines_of(said):
                click.echo(f"  {line}")
        for note, number in found.notes.items():
            click.echo(f"{note}: {number:,}")
        for bad in found.problems[:SHOWN_PROBLEMS]:
            click.echo(f"line {bad.line}: {bad.reason}", err=True)
        click.echo(_how_far(found))


def _how_far(found: Preview) -> str:
    """What was looked at: all of the file, or only its beginning."""
    seen = f"{count(found.fine, 'record')} {'is' if found.fine == 1 else 'are'} fine, {len(found.problems):,} bad"
    return f"{seen}." if found.whole else f"Of the first records {seen}; those further down are read when importing."


def _document(found: Preview) -> dict[str, object]:
    return {
        "path": str(found.path),
        "format": found.format,
        "sign": found.sign,
        "leaves_out": found.leaves_out,
        "source": found.source,
        "records": list(found.records),
        "in_words": [list(lines_of(in_words(item), most=10_000)) for item in found.items],
        "raters": [{"rater": name, "kind": kind} for name, kind in raters_in(found.items).items()],
        "notes": dict(found.notes),
        "whole": found.whole,
        "problems": [{"line": bad.line, "reason": bad.reason} for bad in found.problems],
    }
