"""Sittings played into the real program, in a real window, by real key events from outside the process."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from desk_player import Script, Step, Words, make_script_project, read_script
from nearmiss.project import Project

SESSIONS = Path(__file__).parent / "sessions"
PLAYED = ("changed-my-mind", "reasons", "helpsteer2", "attributes", "sides-swapped")
PACE = 0.12
"""Seconds between two keys: a quick hand."""
KEYS = {"Enter": "Return", "Esc": "Escape", "Backspace": "BackSpace", "Ctrl": "ctrl", "Alt": "alt", "Shift": "shift"}
"""What xdotool calls a key, where it does not call it by its cap."""


def started(stack: ExitStack, command: list[str], **environment: str) -> subprocess.Popen[bytes]:
    """A program that ends with the test."""
    process = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(process.wait)
    stack.callback(process.terminate)
    return process


@pytest.fixture
def display() -> Iterator[tuple[str, ExitStack]]:
    """The name of an X display with a window manager, that nobody else uses, and what ends with it."""
    with ExitStack() as stack:
        read, write = os.pipe()
        xvfb = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1500x950x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        stack.callback(xvfb.wait)
        stack.callback(xvfb.terminate)
        os.close(write)
        with os.fdopen(read) as said:
            name = f":{said.readline().strip()}"
        started(stack, ["openbox"], DISPLAY=name)
        yield name, stack


class Hands:
    """Somebody at the keyboard of a display."""

    def __init__(self, display: str, path: Path) -> None:
        self._environment, self._path = {**os.environ, "DISPLAY": display}, path

    def do(self, *words: str) -> None:
        """Have xdotool do something."""
        subprocess.run(["xdotool", *words], env=self._environment, check=True, stdout=subprocess.DEVNULL)

    def press(self, token: str, keys: str) -> None:
        """Press one key, or type what stands in quotes."""
        if f'"{token}"' in keys:
            self.do("type", "--delay", str(int(PACE * 250)), token)
        else:
            # xdotool takes a capital for Shift and the letter; on a key cap it is only the letter.
            parts = [KEYS.get(part, part.lower() if len(part) == 1 else part) for part in token.split("+")]
            self.do("key", "+".join(parts))
        self.do("sleep", str(PACE))

    def log(self) -> list[str]:
        """What raters did at the desk so far, in words."""
        with Project.open(self._path, read_only=True) as project:
            lines = [line for line in project.log() if line.rater and line.act != "rater" and line.lamport]
        words = Words(self._path, lines)
        return [words.line(line) for line in lines]


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether a condition comes true; asked again and again by a timer."""
    loop, asked, late = QEventLoop(), QTimer(), QTimer()
    asked.timeout.connect(lambda: loop.quit() if condition() else None)
    late.timeout.connect(loop.quit)
    asked.start(50)
    late.start(int(seconds * 1000))
    loop.exec()
    asked.stop()
    late.stop()
    return condition()


def play(script: Script, hands: Hands) -> None:
    """Press everything; after each line of keys wait for the lines of the log that are to come, and compare."""
    wanted: list[str] = []
    for step in script.steps:
        for token in shlex.split(step.keys):
            hands.press(token, step.keys)
        wanted += expected(step)
        assert wait_until(lambda wanted=wanted: len(hands.log()) >= len(wanted)), f"{step.keys}: {hands.log()}"
        assert hands.log() == wanted, step.keys
        hands.do("sleep", str(2 * PACE))


def expected(step: Step) -> list[str]:
    return [line for line in step.lines if line != "nothing"]


@pytest.mark.display
@pytest.mark.parametrize("name", PLAYED)
def test_a_sitting_in_a_real_window(
    name: str, display: tuple[str, ExitStack], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    """What the script says, the file says: pressed by xdotool into the program as people start it."""
    monkeypatch.setenv("NEARMISS_HOME", str(tmp_path / "home"))
    screen, stack = display
    script = read_script(SESSIONS / f"{name}.txt")
    path = make_script_project(tmp_path, script.about)
    program = [sys.executable, "-m", "nearmiss_gui", str(path), "--rater", script.about.get("rater", "ana")]
    started(stack, program, DISPLAY=screen, QT_QPA_PLATFORM="xcb", PYTHONPATH=os.pathsep.join(sys.path))
    hands = Hands(screen, path)
    hands.do("search", "--sync", "--onlyvisible", "--name", f"{path.name} — Nearmiss", "windowactivate", "--sync")
    hands.do("sleep", "1")
    play(script, hands)
