"""Responses of several turns are shown with who speaks, and places in them are those of their texts put together."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextBlock

from nearmiss.differences import Span
from nearmiss.model import ResponseText, Turn
from nearmiss_gui.reading import ReadingView
from nearmiss_gui.reading.looks import ITEM, SEGMENT
from nearmiss_gui.reading.markdown import MOST_RENDERED

SAID = (Turn("assistant", "Hello **there**."), Turn("user", "Hi."), Turn("assistant", "Bye:\n\n- now\n- later"))
RESPONSE = ResponseText(None, SAID)


def blocks(view: ReadingView) -> list[QTextBlock]:
    found, block = [], view.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def test_who_speaks_stands_above_what_is_said(view: ReadingView) -> None:
    """Roles are read on the screen and are no part of the text: not compared, searched, copied or counted."""
    view.show_text(RESPONSE.shown, turns=SAID)
    drawn = [block.text() for block in blocks(view)]
    assert drawn == ["Assistant", "Hello there.", "User", "Hi.", "Assistant", "Bye:", "now", "later"]
    assert "Assistant" not in view.text_shown()
    view.selectAll()
    assert "User" not in view.selected_text()
    assert [block.text() for block in blocks(view) if block.blockFormat().intProperty(SEGMENT)] == ["User", "Hi."]


@pytest.mark.parametrize("mode", ["rendered", "plain"])
def test_places_are_those_of_the_whole_response(view: ReadingView, mode: str) -> None:
    """Evidence in the last turn has the offset that it has in all turns put together, however it is shown."""
    view.show_text(RESPONSE.shown, mode="plain" if mode == "plain" else "rendered", turns=SAID)
    at = RESPONSE.shown.index("later")
    view.set_evidence([Span(at, at + 5)])
    ((start, end),) = view.marked("evidence")
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.selected_text() == "later"
    assert view.selected_span() == Span(at, at + 5)


def test_one_turn_needs_no_name(view: ReadingView) -> None:
    view.show_text("Hello.", turns=(Turn("assistant", "Hello."),))
    assert [block.text() for block in blocks(view)] == ["Hello."]


@pytest.mark.parametrize("content", ["word " * (MOST_RENDERED // 5), "a\u200b" * 15_000], ids=["long", "hidden"])
def test_turns_too_long_to_be_rendered_are_one_text(view: ReadingView, content: str) -> None:
    """Nothing is left out: what is too much to be shown turn by turn is shown as every long text is."""
    turns = (Turn("assistant", content), Turn("user", "end"))
    view.show_text(ResponseText(None, turns).shown, turns=turns)
    view.show_all()
    while not view.is_whole:
        view.show_more()
    assert view.text_shown() == ResponseText(None, turns).shown
    view._rest.stop()


def test_marks_of_lists(view: ReadingView) -> None:
    """Bullets by depth, numbers from the first one on, boxes of tasks; the words keep clear of long numbers."""
    view.show_text("- a\n  - b\n    - c\n\n998. x\n999. y\n1000. z\n\n- [ ] open\n- [x] done\n")
    marks = {block.text(): block.blockFormat().stringProperty(ITEM) for block in blocks(view)}
    assert marks == {
        "a": "disc", "b": "circle", "c": "square", "x": "998.", "y": "999.", "z": "1000.",
        "open": "open", "done": "done",
    }  # fmt: skip
    left = {block.text(): block.blockFormat().leftMargin() for block in blocks(view)}
    assert left["z"] > left["a"]
