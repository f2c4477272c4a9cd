"""How commands print: one JSON document, a plain table, or a bar on stderr while something takes long."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from nearmiss.monitor import Monitor

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
project_argument = click.argument("project", type=click.Path(path_type=Path))


def print_json(value: Any) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def say(text: str, *, err: bool = False) -> None:
    """Print a text that may hold names and words of a project: nothing in it commands the terminal."""
    click.echo(harmless(text), err=err)


def harmless(text: str) -> str:
    """The text with control characters and marks of direction written out (`\\x1b`); line ends and tabs stay."""
    return "".join(character if _drawn(character) else _written_out(character) for character in text)


def _drawn(character: str) -> bool:
    return character.isprintable() or character in "\n\t\u00a0\u3000\u200c\u200d"


def _written_out(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows under a header, columns lined up; the first column to the left, numbers to the right."""
    widths = [max(len(row[i]) for row in (header, *rows)) for i in range(len(header))]
    return "\n".join(_line(row, widths) for row in (header, *rows))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
    return "  ".join(cells).rstrip()


class Bar(Monitor):
    """Says how far work is on stderr, once it has taken two seconds and somebody looks."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.start = time.monotonic()
        self.shown = 0.0

    def report(self, done: int, total: int | None) -> None:
        now = time.monotonic()
        if now - self.start < 2 or now - self.shown < 0.2 or not sys.stderr.isatty():
            return
        self.shown = now
        of = f" of {total:,}" if total else ""
        sys.stderr.write(f"\r{self.what} {done:,}{of} …\x1b[K")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away again."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


class Stages:
    """Says on stderr what is being worked on and for how long, once it has taken two seconds and somebody looks."""

    def __init__(self, what: str, stream: TextIO, patience: float = 2.0) -> None:
        self.what = what
        self.stream = stream
        self.patience = patience
        self._start = time.monotonic()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._tell, daemon=True)

    def now(self, what: str) -> None:
        """What is worked on from here."""
        self.what = what

    def line(self, seconds: float) -> str:
        """What stands on the screen after so many seconds."""
        return f"\r{harmless(self.what)} … {seconds:.0f} s\x1b[K"

    def start(self) -> None:
        """Begin to look at the clock."""
        self._thread.start()

    def stop(self) -> None:
        """Take the line away again."""
        self._over.set()
        self._thread.join()

    def _tell(self) -> None:
        wait, told = self.patience, False
        while not self._over.wait(wait):
            self._write(self.line(time.monotonic() - self._start))
            wait, told = 0.5, True
        if told:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()


@contextmanager
def stages(what: str, as_json: bool = False) -> Iterator[Stages]:
    """A line about a piece of work that may take long; none where nobody looks: no terminal, or JSON into a pipe."""
    found = Stages(what, sys.stderr)
    if not sys.stderr.isatty() or (as_json and not sys.stdout.isatty()):
        yield found
        return
    found.start()
    try:
        yield found
    finally:
        found.stop()


@contextmanager
def progress(what: str) -> Iterator[Bar]:
    """A bar for the time of a piece of work."""
    bar = Bar(what)
    try:
        yield bar
    finally:
        bar.clear()


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 pair`, `1,200 pairs`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
