"""`nearmiss export`: a data set in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from nearmiss.commands.output import count, json_option, print_json, progress, project_argument, say
from nearmiss.consensus import RULES
from nearmiss.errors import ProblemForYou
from nearmiss.exporting import FORMATS, Exported, Options, export
from nearmiss.exporting.planning import check_shares
from nearmiss.exporting.rows import VERDICTS_OF, WhoseVerdict
from nearmiss.project import Project


def _shares(_context: click.Context, _option: click.Parameter, text: str | None) -> tuple[float, ...]:
    """`90,5,5` as numbers."""
    try:
        found = tuple(float(part) for part in text.split(",")) if text is not None else ()
        check_shares(found)
    except (ValueError, ProblemForYou):
        raise click.BadParameter(f"'{text}' is not up to three shares, such as 90,5,5.") from None
    return found


@click.command("export", epilog="Example: nearmiss export pairs.nearmiss --to trl --out data/trl --min-labels 3")
@project_argument
@click.option(
    "--to",
    "name",
    required=True,
    type=click.Choice([item.name for item in FORMATS]),
    help="The format; 'nearmiss formats' says what each is.",
)
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="A new folder.")
@click.option(
    "--consensus",
    type=click.Choice(list(RULES)),
    help="How several labels become one; a lead's decision goes first. Each format has its own default.",
)
@click.option("--min-labels", default=1, show_default=True, type=click.IntRange(1), help="Labels that a pair needs.")
@click.option("--near-miss", is_flag=True, help="Only pairs where the rejected response barely misses.")
@click.option("--chosen-complete", is_flag=True, help="Only pairs where the chosen response keeps all constraints.")
@click.option(
    "--verdicts",
    type=click.Choice(VERDICTS_OF),
    default="human",
    show_default=True,
    help="Whose verdict counts where a person and a check differ.",
)
@click.option(
    "--margin/--no-margin",
    default=None,
    help="For trl: only pairs with a strength, or no margins. Without either, a margin where every pair can have one.",
)
@click.option("--no-justifications", is_flag=True, help="Leave justifications out; they may hold personal remarks.")
@click.option(
    "--split", "splits", metavar="90,5,5", callback=_shares, help="Shares of train, validation and test, by family."
)
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
    verdicts: WhoseVerdict,
    margin: bool | None,
    no_justifications: bool,
    splits: tuple[float, ...],
    replace: bool,
    as_json: bool,
) -> None:
    """Write the labels of PROJECT as a data set into a new folder, with a manifest whose counts add up."""
    kept = (min_labels, near_miss, chosen_complete)
    options = Options(name, consensus, *kept, not no_justifications, splits, verdicts, margin)
    with Project.open(project, read_only=True) as opened, progress("Exporting prompt") as bar:
        exported = export(opened, options, out, replace=replace, monitor=bar)
    if as_json:
        print_json(document(exported))
    else:
        _print(exported)


def _print(exported: Exported) -> None:
    say(f"{count(exported.kept, exported.unit)} of {exported.total:,} kept, in {exported.folder}")
    for reason, number in exported.dropped.items():
        say(f"  left out, {reason}: {number:,}")


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
