"""`nearmiss export`: a data set in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from nearmiss.commands.output import count, json_option, print_json, progress, project_argument
from nearmiss.consensus import RULES
from nearmiss.errors import ProblemForYou
from nearmiss.exporting import FORMATS, Exported, Options, export
from nearmiss.project import Project


@click.command("export", epilog="Example: nearmiss export pairs.nearmiss --to trl --out data/trl --min-labels 3")
@project_argument
@click.option("--to", "name", required=True, metavar="FORMAT", help=f"One of {', '.join(f.name for f in FORMATS)}.")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="A new folder.")
@click.option(
    "--consensus",
    type=click.Choice(list(RULES)),
    help="How several labels become one; a lead's decision goes first. Each format has its own default.",
)
@click.option("--min-labels", default=1, show_default=True, type=click.IntRange(1), help="Labels that a pair needs.")
@click.option("--near-miss", is_flag=True, help="Only pairs where the rejected response barely misses.")
@click.option("--chosen-complete", is_flag=True, help="Only pairs where the chosen response keeps all constraints.")
@click.option("--no-justifications", is_flag=True, help="Leave justifications out; they may hold personal remarks.")
@click.option("--split", metavar="90,5,5", help="Shares of train, validation and test, by prompt family.")
@click.option("--replace", is_flag=True, help="Write over an earlier data set in the same folder.")
@json_option
def command(
    project: Path,
    name: str,
    out: Path,
    consensus: str | None,
    min_labels: int,
    near_miss: bool,
    chosen_complete: bool,
    no_justifications: bool,
    split: str | None,
    replace: bool,
    as_json: bool,
) -> None:
    """Write the labels of PROJECT as a data set into a new folder, with a manifest whose counts add up."""
    options = Options(
        name, consensus, min_labels, near_miss, chosen_complete, not no_justifications, shares(split) if split else ()
    )
    with Project.open(project, read_only=True) as opened, progress("Exporting prompt") as bar:
        exported = export(opened, options, out, replace=replace, monitor=bar)
    if as_json:
        print_json(document(exported))
        return
    click.echo(f"{count(exported.kept, exported.unit)} kept, in {out}")
    for reason, number in exported.dropped.items():
        click.echo(f"  left out, {reason}: {number:,}")


def shares(text: str) -> tuple[float, ...]:
    """`90,5,5` as numbers."""
    try:
        found = tuple(float(part) for part in text.split(","))
    except ValueError:
        found = ()
    if not 1 <= len(found) <= 3 or any(share < 0 for share in found) or not sum(found):
        raise ProblemForYou(f"'{text}' is not a split.", remedy="Give up to three shares, such as 90,5,5.")
    return found


def document(exported: Exported) -> dict[str, Any]:
    """What `--json` prints."""
    return {
        "format": exported.format,
        "unit": exported.unit,
        "consensus": exported.consensus,
        "kept": exported.kept,
        "dropped": exported.dropped,
        "labels_used": exported.labels_used,
        "files": [{"path": file.path, "rows": file.rows, "sha256": file.sha256} for file in exported.files],
    }
