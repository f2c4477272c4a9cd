"""A program that labels by itself until it is killed: the real desk, offscreen, at a real project.

It says on its output what it knows to be safe: `saved N` once the desk shows a label as saved, `kept TEXT` once what is
typed is a draft on the disk. Whoever kills it compares.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from nearmiss_gui.desk import DeskPage
from nearmiss_gui.jobs import Jobs
from nearmiss_gui.session import Session
from nearmiss_gui.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier


def until(condition: Callable[[], bool]) -> None:
    """Let the window work until a condition holds."""
    loop, asked = QEventLoop(), QTimer()
    asked.timeout.connect(lambda: loop.quit() if condition() else None)
    asked.start(0)
    if not condition():
        loop.exec()
    asked.stop()


def say(words: str) -> None:
    print(words, flush=True)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def label_until_killed(page: DeskPage) -> None:
    """Label pair after pair, undo every third time, and type a reason letter by letter."""
    flow, saved, submits = page.flow, 0, 0
    while flow.item is not None:
        fill_in(page)
        submit(page)
        saved, submits = saved + 1, submits + 1
        say(f"saved {saved}")
        if submits % 3 == 0:
            undo(page)
            saved -= 1
            say(f"saved {saved}")


def fill_in(page: DeskPage) -> None:
    """Say something about everything; a letter is told of once it is a draft on the disk."""
    page.constraints.take_keyboard()
    for key in (Qt.Key.Key_M, Qt.Key.Key_X, Qt.Key.Key_M, Qt.Key.Key_M, Qt.Key.Key_3, Qt.Key.Key_J):
        press(key)
    for letter in "A keeps it":
        QTest.keyClicks(page.justification.statement, letter)
        until(page.flow.drafts_settled)
        say(f"kept {page.justification.statement.text()}")


def submit(page: DeskPage) -> None:
    """Submit, and wait for the next pair."""
    flow, before = page.flow, page.item.subject if page.item else ()
    press(Qt.Key.Key_Return, CONTROL)
    until(lambda: not flow.busy and (flow.item is None or flow.item.subject != before))


def undo(page: DeskPage) -> None:
    """Take the last label back, and wait for its pair."""
    flow, before = page.flow, page.item.subject if page.item else ()
    page.constraints.take_keyboard()
    press(Qt.Key.Key_Z, CONTROL)
    until(lambda: not flow.busy and flow.item is not None and flow.item.subject != before)


def main(path: Path) -> None:
    app = QApplication(sys.argv)
    Theme(app, "light")
    session = Session(Jobs(app))
    session.open(path)
    until(lambda: session.opened is not None)
    clock = iter(range(10_000_000))
    page, window = DeskPage(session, clock=lambda: float(next(clock))), QMainWindow()
    window.setCentralWidget(page)
    window.show()
    window.activateWindow()
    page.start("ana")
    until(lambda: page.flow.state not in ("away", "loading"))
    say("ready")
    label_until_killed(page)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
