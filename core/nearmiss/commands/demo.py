"""`nearmiss demo`: the sample project, in the window or without one."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from nearmiss import demo
from nearmiss.commands.front import Front
from nearmiss.errors import ProblemForYou


@click.command("demo", epilog="Example: nearmiss demo --no-window --out sample")
@click.option("--no-window", is_flag=True, help="Run the whole main job on a copy and say what it did.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the copy goes.")
@click.pass_context
def command(ctx: click.Context, no_window: bool, out: Path | None) -> None:
    """Open the built-in sample project on a copy of its own."""
    if no_window:
        folder = out if out is not None else Path(tempfile.mkdtemp(prefix="nearmiss-demo-"))
        folder.mkdir(parents=True, exist_ok=True)
        for step in demo.main_job(folder):
            click.echo(step)
        return
    front: Front | None = ctx.obj
    if front is None:
        raise ProblemForYou("This installation has no window.", remedy="Say --no-window.")
    ctx.exit(front.open_window(demo.open_sample(out), demo.RATER))
