"""`nearmiss doctor`: whether a project file is whole, and mending it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from nearmiss.commands.output import json_option, print_json, progress, project_argument
from nearmiss.doctor import Check, Repair, examine, repair
from nearmiss.errors import ProblemForYou

SIGNS = {True: "ok", False: "BROKEN", None: "note"}


@click.command("doctor", epilog="Example: nearmiss doctor pairs.nearmiss --repair")
@project_argument
@click.option("--repair", "mend", is_flag=True, help="Mend what can be mended; a backup is made first.")
@json_option
def command(project: Path, mend: bool, as_json: bool) -> None:
    """Examine PROJECT: its pages, every line of its log, its texts, its backups. Exit code 1 when one is broken."""
    with progress("Examining") as bar:
        mended = repair(project, bar) if mend else None
        found = examine(project, bar)
    if as_json:
        print_json({**found.as_json(), **(_repair_document(mended) if mended else {})})
    else:
        if mended:
            click.echo(_repair_words(mended))
        for check in found.checks:
            click.echo(_words(check))
    if not found.ok:
        broken = [check.check for check in found.checks if check.ok is False]
        remedy = "Open the newest backup." if mend else "Try 'nearmiss doctor --repair'."
        raise ProblemForYou(f"This project is damaged: {', '.join(broken)}.", str(project), remedy)


def _words(check: Check) -> str:
    return f"{SIGNS[check.ok]:>6}  {check.check}{': ' + check.detail if check.detail else ''}"


def _repair_words(mended: Repair) -> str:
    said = list(mended.done)
    if mended.kept is not None:
        said.append(f"The file as it was is kept as {mended.kept}.")
    if mended.lost:
        said.append(f"Lost: {', '.join(mended.lost)}.")
    return "\n".join(said)


def _repair_document(mended: Repair) -> dict[str, Any]:
    kept = None if mended.kept is None else str(mended.kept)
    return {"repair": {"done": list(mended.done), "kept": kept, "lost": list(mended.lost)}}
