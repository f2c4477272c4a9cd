"""The program `nearmiss` on a command line: which commands there are, and how a refusal is said."""

from __future__ import annotations

import importlib
import os
import sqlite3
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from nearmiss.commands.front import Front
from nearmiss.commands.output import say
from nearmiss.errors import ProblemForYou
from nearmiss.version import VERSION

COMMANDS = {
    "demo": "demo",
    "new": "new",
    "import": "bring_in",
    "status": "status",
    "queue": "queue",
    "constraints": "constraints",
    "check": "check",
    "agreement": "agreement",
    "audit": "audit",
    "rank": "rank",
    "export": "export",
    "formats": "formats",
    "doctor": "doctor",
    "self-test": "self_test",
}
"""Command to the module of `nearmiss.commands` that holds it; each is loaded only when it is called."""

EPILOG = """
Without a command, nearmiss opens its window: `nearmiss`, `nearmiss P`, `nearmiss P --rater NAME`.

Example: nearmiss new pairs.nearmiss --scheme constraints
"""
_ASKS = frozenset({"-h", "--help", "--version"})


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
        known = args and (args[0] in COMMANDS or args[0] == "open" or args[0] in _ASKS)
        return super().parse_args(ctx, args if known else ["open", *args])


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
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments), front)
        sys.stdout.flush()
        return code
    except (KeyboardInterrupt, click.Abort):
        return _refuse("Stopped; what was under way is left undone.")
    except ProblemForYou as problem:
        return _refuse(str(problem))
    except BrokenPipeError:
        return _nobody_reads()
    except (OSError, sqlite3.Error) as fault:
        return _refuse(_in_words(fault))
    except Exception as fault:  # the last resort: a fault of the program, said in a sentence too
        return _refuse(_own_fault(fault))


def _run(arguments: list[str], front: Front | None) -> int:
    try:
        result: Any = program.main(arguments, prog_name="nearmiss", standalone_mode=False, obj=front)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except SystemExit:  # click's answer to a closed pipe
        return 1


def _refuse(sentence: str) -> int:
    """Say on stderr why nothing came of it; what could not be printed on stdout is not tried again."""
    try:
        sys.stdout.flush()
    except OSError:
        _nobody_reads()
    with suppress(OSError):
        say(f"nearmiss: {sentence}", err=True)
    return 1


def _nobody_reads() -> int:
    """Whoever read the output has gone: the rest goes nowhere, so that Python does not complain at the end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _in_words(fault: OSError | sqlite3.Error) -> str:
    from nearmiss.storage import in_words

    name = getattr(fault, "filename", None)
    return str(in_words(fault, Path(os.fsdecode(name)) if isinstance(name, (str, bytes)) else None))


def _own_fault(fault: Exception) -> str:
    """A sentence about a fault of the program; where the details are, for whoever reports it."""
    from nearmiss.home import home

    said = f"The program is at fault ({type(fault).__name__})."
    with suppress(OSError):
        place = home() / "last-fault.txt"
        place.write_text("".join(traceback.format_exception(fault)), encoding="utf-8")
        return f"{said} Please report it, with {place}."
    return f"{said} Please report it."


def _speak_utf8() -> None:
    """Names and texts of any script can be printed, also where the console thinks otherwise."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
