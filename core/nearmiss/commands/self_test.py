"""`nearmiss self-test`: whether this installation can do the main job. Hidden; for those who build it."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from pathlib import Path

import click

from nearmiss import demo
from nearmiss.commands.front import Front
from nearmiss.version import VERSION


@click.command("self-test", hidden=True, epilog="Example: nearmiss self-test")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Open the sample, label, undo, export, and exit 0."""
    click.echo(f"nearmiss {VERSION}, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}")
    with tempfile.TemporaryDirectory(prefix="nearmiss-self-test-") as name:
        folder = Path(name)
        for step in demo.main_job(folder):
            click.echo(step)
        front: Front | None = ctx.obj
        if front is not None:
            for step in front.check_window(demo.sample_path(folder)):
                click.echo(step)
    click.echo("All is well.")
