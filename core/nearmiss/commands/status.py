"""`nearmiss status`: what a project holds, and how far everybody is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from nearmiss.commands.output import count, json_option, print_json, project_argument, table
from nearmiss.project import Project
from nearmiss.summary import Summary, summary


@click.command("status", epilog="Example: nearmiss status pairs.nearmiss")
@project_argument
@json_option
def command(project: Path, as_json: bool) -> None:
    """Say what PROJECT holds, how far each rater is, and what to do next."""
    with Project.open(project, read_only=True) as opened:
        found = summary(opened.connection)
        title, scheme = opened.title, opened.scheme.name
    if as_json:
        print_json({"title": title, "scheme": scheme, **document(found)})
        return
    click.echo(f"{title}, scheme {scheme}")
    click.echo(", ".join(count(number, name[:-1]) for name, number in found.counts.items()))
    if found.raters:
        rows = [(r.rater, r.kind, f"{r.labels:,}", f"{r.done:,} of {r.assigned:,}") for r in found.raters]
        click.echo("\n" + table(("rater", "kind", "labels", "pairs done"), rows))
    click.echo(f"\n{found.next_step(str(project))}")


def document(found: Summary) -> dict[str, Any]:
    """What `--json` prints."""
    return {
        "counts": found.counts,
        "raters": [
            {"rater": r.rater, "kind": r.kind, "labels": r.labels, "assigned": r.assigned, "done": r.done}
            for r in found.raters
        ],
        "conflicts": found.conflicts,
    }
