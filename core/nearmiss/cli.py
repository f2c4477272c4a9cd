"""The program `nearmiss` on a command line: which commands there are, and how a refusal is said."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from nearmiss.commands.front import Front
from nearmiss.errors import ProblemForYou
from nearmiss.version import VERSION

COMMANDS = {
    "demo": "demo",
    "new": "new",
    "import": "bring_in",
    "status": "status",
    "agreement": "agreement",
    "export": "export",
    "formats": "formats",
    "doctor": "doctor",
    "self-test": "self_test",
}
"""Command to the module of `nearmiss.commands` that holds it; each is loaded only when it is called."""

EPILOG = """
Without a command, nearmiss opens its window: `nearmiss`, `nearmiss P`, `nearmiss P --rater NAME`.
"""


class Commands(click.Group):
    """The commands; anything that is none of them is a project to open in the window."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS, "open"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            module = importlib.import_module(f"nearmiss.commands.{COMMANDS[cmd_name]}")
            command: click.Command = module.command
            return command
        return open_window if cmd_name == "open" else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = next((arg for arg in args if not arg.startswith("-")), None)
        asks = bool({"--help", "--version", "-h"} & set(args))
        is_command = first in {*COMMANDS, "open"} or (asks and first is None)
        if not is_command:
            args = ["open", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="nearmiss", message="%(prog)s %(version)s")
def program() -> None:
    """Label pairs of language-model responses against the constraints of their prompt."""


@click.command("open", epilog="Example: nearmiss pairs.nearmiss --rater mara")
@click.argument("project", required=False, type=click.Path(path_type=Path))
@click.option("--rater", metavar="NAME", help="Who labels; goes straight to the desk.")
@click.pass_context
def open_window(ctx: click.Context, project: Path | None, rater: str | None) -> None:
    """Open the window (this is also what happens without a command)."""
    front: Front | None = ctx.obj
    if front is None:
        raise ProblemForYou("This installation has no window.", remedy="Install the whole program, or use a command.")
    ctx.exit(front.open_window(project, rater))


def main(arguments: Sequence[str] | None = None, front: Front | None = None) -> int:
    """Run the program; its exit code: 0 done, 1 refused or failed, 2 wrong usage."""
    _speak_utf8()
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        result: Any = program.main(arguments, prog_name="nearmiss", standalone_mode=False, obj=front)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        click.echo("Stopped. Nothing was changed.", err=True)
        return 1
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except ProblemForYou as problem:
        click.echo(f"nearmiss: {problem}", err=True)
        return 1
    except BrokenPipeError:
        return 1


def _speak_utf8() -> None:
    """Names and texts of any script can be printed, also where the console thinks otherwise."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
