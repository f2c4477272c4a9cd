"""The next pair is made ready while this one is read, and what is shown then is what would have been shown anyway."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from nearmiss.model import Conversation, Turn
from nearmiss_gui.jobs import Job, Jobs
from nearmiss_gui.reading import ConversationView, DifferenceMarks, ReadingView
from nearmiss_gui.theme import Theme

TEXT = "A **bold** word, and\n\n- an item\n- another"
OTHER = "A **bold** deed, and\n\n- an item\n- nothing"


@pytest.fixture
def views(qtbot: QtBot) -> tuple[ReadingView, ReadingView]:
    made = (ReadingView(), ReadingView())
    for view in made:
        qtbot.addWidget(view)
        view.resize(440, 320)
        view.show()
    return made


def finish(jobs: Jobs, qtbot: QtBot) -> None:
    """Until no work is under way."""
    qtbot.waitUntil(lambda: not jobs.findChildren(Job))


def test_what_is_ready_is_shown_as_it_is(views: tuple[ReadingView, ReadingView]) -> None:
    """The document that was made beforehand is the one on the screen, and has the same words as one made late."""
    view, late = views
    view.show_text("before")
    words = view.prepare(TEXT)
    assert view.text_shown() == "before"
    ready = view._ready.composition
    assert ready is not None
    view.show_text(TEXT)
    late.show_text(TEXT)
    assert view.document() is ready.document
    assert view.text_shown() == late.text_shown() == words
    assert view.document().toPlainText() == late.document().toPlainText()


@pytest.mark.parametrize("change", ["text", "mode", "names", "theme"])
def test_what_is_ready_for_something_else_is_not_shown(
    views: tuple[ReadingView, ReadingView], theme: Theme, change: str
) -> None:
    """Another text, another mode, hidden characters by name, another theme: all are made anew."""
    view, _ = views
    view.prepare(TEXT)
    assert view._ready.composition is not None
    ready = view._ready.composition.document
    if change == "names":
        view.name_hidden(True)
    if change == "theme":
        theme.set_appearance("dark")
    view.show_text(OTHER if change == "text" else TEXT, mode="plain" if change == "mode" else "rendered")
    assert view.document() is not ready
    assert view.text() == (OTHER if change == "text" else TEXT)


def test_a_conversation_that_is_ready(qtbot: QtBot) -> None:
    """Pictures are asked for when it is made ready, and not a second time."""
    view, asked = ConversationView(), cast("list[str]", [])
    qtbot.addWidget(view)

    def image(name: str) -> None:
        asked.append(name)

    conversation = Conversation((Turn("user", "What is **this**?", ("sha",)),), "Be short.")
    view.prepare_conversation(conversation, image)
    view.show_conversation(conversation, image)
    assert asked == ["sha"]
    assert [one.name for one in view.pictures()] == ["Image"]
    assert view.text_shown().strip() == "Be short.\nWhat is this?"
    view.show_conversation(conversation, image)
    assert asked == ["sha", "sha"]


def test_differences_are_there_with_the_texts(views: tuple[ReadingView, ReadingView], jobs: Jobs, qtbot: QtBot) -> None:
    """Texts that were compared beforehand come with their marks, with no work under way; the same as found late."""
    a, b = views
    marks = DifferenceMarks(a, b, jobs)
    marks.set_on(True)
    finish(jobs, qtbot)
    marks.prepare(a.prepare(TEXT), b.prepare(OTHER))
    finish(jobs, qtbot)
    with marks.waiting():
        a.show_text(TEXT)
        b.show_text(OTHER)
    assert not jobs.findChildren(Job)
    at_once = (a.marked("difference"), b.marked("difference"))
    assert _formats(a.document()) and _formats(b.document())
    marks._known.clear()
    with marks.waiting():
        a.show_text(TEXT)
        b.show_text(OTHER)
    finish(jobs, qtbot)
    assert (a.marked("difference"), b.marked("difference")) == at_once
    assert at_once[0] and at_once[1]


def test_marks_that_were_ready_are_not_shown_once_switched_off(
    views: tuple[ReadingView, ReadingView], jobs: Jobs, qtbot: QtBot
) -> None:
    a, b = views
    marks = DifferenceMarks(a, b, jobs)
    marks.set_on(True)
    marks.prepare(a.prepare(TEXT), b.prepare(OTHER))
    finish(jobs, qtbot)
    marks.set_on(False)
    with marks.waiting():
        a.show_text(TEXT)
        b.show_text(OTHER)
    assert not a.marked("difference") and not b.marked("difference")
    assert not _formats(a.document()) and not _formats(b.document())


def _formats(document: QTextDocument) -> int:
    count, block = 0, document.begin()
    while block.isValid():
        count += len(block.layout().formats())
        block = block.next()
    return count
