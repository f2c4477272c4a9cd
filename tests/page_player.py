"""One page on a real project: its session, what it asked for, and the rows and words that it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from nearmiss.model import Changes
from nearmiss.project import Project
from nearmiss.records import read_record
from nearmiss.schemes import preset
from nearmiss_gui.jobs import Job, Jobs
from nearmiss_gui.page import Page
from nearmiss_gui.session import Session

AnyPage = TypeVar("AnyPage", bound=Page)


class PagePlayer(Generic[AnyPage]):
    """A page, shown, with the session that it asks."""

    def __init__(self, qtbot: QtBot, make: Callable[[Session], AnyPage], path: Path | None) -> None:
        self.qtbot, self.jobs = qtbot, Jobs()
        self.faults: list[BaseException] = []
        self.jobs.faulted.connect(self.faults.append)
        self.session = Session(self.jobs)
        if path is not None:
            with qtbot.waitSignal(self.session.switched):
                self.session.open(path)
        self.page = make(self.session)
        qtbot.addWidget(self.page)
        self.page.resize(1300, 860)
        self.page.show()
        qtbot.waitActive(self.page)

    def refresh(self) -> None:
        """Ask for fresh figures and wait for them."""
        self.page.refresh()
        self.settle()

    def settle(self) -> None:
        """Wait until everything that was asked is answered, and what that asked in turn."""
        self.qtbot.waitUntil(lambda: not self.jobs.findChildren(Job), timeout=20_000)

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something that is to come."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)

    def told(self) -> None:
        """Say that labels changed, as the desk does."""
        self.session.changed.emit(Changes(labels=True))
        self.settle()

    def close(self) -> None:
        """In good order."""
        self.page.hide()
        self.session.close()
        self.jobs.close()


@contextmanager
def showing(
    qtbot: QtBot, make: Callable[[Session], AnyPage], path: Path | None = None
) -> Iterator[PagePlayer[AnyPage]]:
    """A page for a while; a fault of the program in it fails the test."""
    player = PagePlayer(qtbot, make, path)
    try:
        yield player
        player.settle()
    finally:
        player.close()
    assert player.faults == []


def table(widget: QWidget, name: str) -> list[list[str]]:
    """The rows of a table as they are shown."""
    view = next(view for view in widget.findChildren(QTableView) if view.accessibleName() == name)
    model = view.model()
    return [
        [str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def button(widget: QWidget, words: str) -> QAbstractButton:
    """The button with these words that is in sight."""
    found = [one for one in widget.findChildren(QAbstractButton) if one.accessibleName() == words and one.isVisible()]
    assert len(found) == 1, (words, [one.accessibleName() for one in widget.findChildren(QAbstractButton)])
    return found[0]


def words(widget: QWidget) -> str:
    """Every text of labels in sight, joined."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def record(number: int, labels: list[dict[str, Any]], rules: int = 1) -> dict[str, Any]:
    """A prompt with two answers, and what raters said of them."""
    return {
        "id": f"p{number}",
        "prompt": f"Name {number + 2} rivers.",
        "constraints": [{"id": f"c{rule}", "text": f"Rule {rule}"} for rule in range(rules)],
        "responses": [{"id": "a", "text": f"Elbe {number}"}, {"id": "b", "text": f"Oder {number}"}],
        "labels": labels,
    }


def said(rater: str, preference: int | None, kind: str = "human", **rest: Any) -> dict[str, Any]:
    """One label of a pair; None for both bad."""
    both = {"both_bad": True} if preference is None else {"preference": preference}
    return {"rater": rater, "kind": kind, "pair": ["a", "b"], "scheme": "constraints", **both, **rest}


def project_with(path: Path, records: list[dict[str, Any]], title: str = "Rivers") -> Path:
    """A project file with these records."""
    with Project.create(path, preset("constraints"), title=title, seed="rivers") as project:
        items = [read_record(value, line) for line, value in enumerate(records, start=1)]
        project.take(items, where="rivers", namespace="rivers", read_image=lambda _: None)
    return path
