"""A screen of its own for a test, the program in a window on it, and a keyboard in front: nothing of ours inside."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

REPOSITORY = Path(__file__).resolve().parents[1]
PATIENCE = 30.0
"""Seconds that anything may take before a test gives up."""
T = TypeVar("T")


class GaveUp(AssertionError):  # noqa: N818 - said as it is
    """Something that was waited for did not come."""


def wait_for(found: Callable[[], T | None], what: str, more: Callable[[], object] = str) -> T:
    """What `found` gives as soon as it gives something true. Asked again and again, for a limited time.

    `more` is asked for what to add to the complaint, when there is one.
    """
    end = time.monotonic() + PATIENCE
    while True:
        value = found()
        if value:
            return value
        if time.monotonic() > end:
            raise GaveUp(f"waited in vain for {what} {more()}")
        time.sleep(0.02)


class Screen:
    """An X server with a window manager, on a free display."""

    def __init__(self, size: str = "1600x1000x24") -> None:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
        self._server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as numbers:
            self.display = f":{numbers.readline().strip()}"
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=self.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(lambda: "window id" in self._ask("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "the window manager")

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """What a program on this screen finds around it."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", **(more or {})}

    def xdotool(self, *arguments: str) -> str:
        """What xdotool says; empty when it finds nothing."""
        return self._ask("xdotool", *arguments)

    def _ask(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environment(), capture_output=True, text=True)
        return done.stdout.strip()

    def close(self) -> None:
        """The end of the screen, and of everything on it."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(PATIENCE)


class Program:
    """`nearmiss` as a person starts it, in a process of its own; keys come from outside, through the X server."""

    def __init__(self, screen: Screen, home: Path, *arguments: str) -> None:
        self.screen = screen
        more = {"PYTHONPATH": f"{REPOSITORY / 'core'}{os.pathsep}{REPOSITORY / 'gui'}", "NEARMISS_HOME": str(home)}
        command = [sys.executable, "-m", "nearmiss_gui", *arguments]
        self.complaints = home.parent / f"{home.name}-complaints.txt"
        with self.complaints.open("ab") as log:
            self.process = subprocess.Popen(command, env=screen.environment(more), stdout=log, stderr=log)
        self.command = shlex.join(command)

    def wait_for_title(self, title: str) -> None:
        """Wait until the window with this title is there, and has the keyboard."""
        pattern = f"^{title}$"
        number = wait_for(lambda: self._window(pattern), f"a window called {title}")
        self.screen.xdotool("windowactivate", "--sync", number)
        wait_for(lambda: self.screen.xdotool("getactivewindow") == number, "the keyboard to be there")

    def _window(self, pattern: str) -> str:
        if self.process.poll() is not None:
            raise GaveUp(f"{self.command} ended: {self.complaints.read_text()}")
        return self.screen.xdotool("search", "--onlyvisible", "--name", pattern).partition("\n")[0]

    def press(self, *keys: str) -> None:
        """Press keys one after the other: `press("m", "ctrl+Return")`."""
        self.screen.xdotool("key", "--clearmodifiers", "--delay", "15", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.screen.xdotool("type", "--clearmodifiers", "--delay", "15", "--", text)

    def kill(self) -> None:
        """As a crash would end it: nothing more is done."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def close(self) -> int:
        """Ask it to end, and its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


@contextmanager
def screen() -> Iterator[Screen]:
    """A screen for a while."""
    made = Screen()
    try:
        yield made
    finally:
        made.close()


@contextmanager
def program(on: Screen, home: Path, *arguments: str) -> Iterator[Program]:
    """The program for a while; whatever is left of it is ended."""
    made = Program(on, home, *arguments)
    try:
        yield made
    finally:
        if made.process.poll() is None:
            made.kill()
