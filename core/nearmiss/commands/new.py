"""`nearmiss new`: an empty project."""

from __future__ import annotations

from pathlib import Path

import click

from nearmiss.commands.output import json_option, print_json, project_argument, say
from nearmiss.project import Project
from nearmiss.schemes import PRESETS, scheme_of


@click.command("new", epilog="Example: nearmiss new pairs.nearmiss --scheme constraints --title 'Everyday writing'")
@project_argument
@click.option(
    "--scheme", default="constraints", show_default=True, help=f"A preset ({', '.join(PRESETS)}) or a .toml file."
)
@click.option("--title", help="What the project is called; the file's name, when not given.")
@click.option("--seed", help="What the order of sides is drawn from; random, when not given.")
@json_option
def command(project: Path, scheme: str, title: str | None, seed: str | None, as_json: bool) -> None:
    """Make an empty project PROJECT with a scheme: what is asked, on which scale, under which rules."""
    with Project.create(project, scheme_of(scheme), title=title, seed=seed) as made:
        if as_json:
            print_json({"path": str(project), "id": made.id, "title": made.title, "scheme": made.scheme.name})
        else:
            say(f"{project} is ready, with the scheme {made.scheme.name}. Next: nearmiss import {project} FILE")
