"""`nearmiss constraints`: the constraints of a prompt, and another list for it from a file."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import click

from nearmiss.commands.output import count, json_option, print_json, project_argument, say, table
from nearmiss.editing import verbs
from nearmiss.editing.sheets import PromptRow, Sheet
from nearmiss.errors import ProblemForYou
from nearmiss.model import Constraint
from nearmiss.project import Project
from nearmiss.records import read_constraints, write_constraints

LEAD = "lead"
LARGEST = 5_000_000
"""Bytes of a file with a list."""


@click.command("constraints", epilog="Example: nearmiss constraints pairs.nearmiss --prompt p7 --from edited.json")
@project_argument
@click.option("--prompt", metavar="ID", help="The prompt whose constraints are meant; without it, prompts are listed.")
@click.option("--find", default="", metavar="WORDS", help="List only prompts whose id or text holds these words.")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Give the prompt the list in this file: JSON as --json prints it, or TOML with [[constraints]].",
)
@click.option("--rater", default=LEAD, metavar="NAME", help=f"Who edits; '{LEAD}', if not said.")
@json_option
def command(project: Path, prompt: str | None, find: str, source: Path | None, rater: str, as_json: bool) -> None:
    """List the constraints of prompts of PROJECT, or edit those of one. Labels stay with the wording they are about."""
    if source is not None and prompt is None:
        raise click.UsageError("--from needs --prompt.")
    with Project.open(project, read_only=source is None) as opened:
        if prompt is None:
            _print_prompts(verbs.prompt_rows(opened, verbs.prompt_places(opened, find)), as_json)
            return
        found = verbs.sheet(opened, verbs.prompt_called(opened, prompt), rater)
        if source is not None:
            wanted = read_list(source)
            found = verbs.save_edit(opened, rater, found, wanted, found.heads, verbs.Attempt())
    _print_sheet(found, as_json)


def read_list(source: Path) -> tuple[Constraint, ...]:
    """The constraints that a file lists. Raises ProblemForYou, naming the file and the field."""
    try:
        if source.stat().st_size > LARGEST:
            raise ProblemForYou("This file is too large for a list of constraints.", str(source))
        text = source.read_text(encoding="utf-8")
        value: Any = tomllib.loads(text) if source.suffix.lower() == ".toml" else json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise ProblemForYou(f"This is no list of constraints: {fault}.", str(source)) from fault
    try:
        return read_constraints(value.get("constraints") if isinstance(value, dict) else value)
    except ProblemForYou as problem:
        raise ProblemForYou(problem.what, str(source)) from problem


def _print_prompts(rows: list[PromptRow], as_json: bool) -> None:
    if as_json:
        names = ("name", "constraints", "pairs", "labels", "edited")
        print_json({"prompts": [{name: getattr(row, name) for name in names} for row in rows]})
        return
    lines = [(r.name, str(r.constraints), str(r.labels), "edited" if r.edited else "") for r in rows]
    say(table(("prompt", "constraints", "labels", ""), lines))


def _print_sheet(found: Sheet, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "prompt": found.name,
                "constraints": write_constraints(found.constraints),
                "labels": found.labels,
                "labels_on_earlier_wording": found.earlier,
                "conflicts": len(found.beside),
            }
        )
        return
    for number, item in enumerate(found.constraints, start=1):
        check = f"  [{item.check.id}]" if item.check else ""
        say(f"{number}. {item.id}: {item.text}{f'  ({item.category})' if item.category else ''}{check}")
    if not found.constraints:
        say("No constraints.")
    say(f"{count(found.labels, 'label')}, {found.earlier} about an earlier wording.")
    if found.beside:
        say("Another lead edited them at the same time; the next edit settles it.")
