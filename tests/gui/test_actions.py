"""Every command has words, a handler and keys of its own; every key of the design is one."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nearmiss_gui.actions import MissingHandler, build_actions
from nearmiss_gui.commands import BY_ID, COMMANDS, SCOPES, overlap, owned_by, shown_key

DESIGN = {
    "window": "Ctrl+Return Ctrl+K Ctrl+Shift+F F1 Ctrl+/ F6 Shift+F6 Alt+Left Alt+Right Ctrl+F F3 Shift+F3 Ctrl++ "
    "Ctrl+= Ctrl+- Ctrl+0 Ctrl+S Ctrl+N Ctrl+O Ctrl+W Ctrl+Q Ctrl+E Ctrl+, F11 Ctrl+1 Ctrl+2 Ctrl+4",
    "desk": "1 2 3 4 5 6 7 0 ? D R S P O T J C Ctrl+Z Ctrl+Shift+Z Ctrl+Y Esc",
    "constraints": "Up Down Left Right M X U N E I Backspace",
    "attributes": "Up Down Left Right Tab Backspace",
    "reading": "Space PgDown Shift+Space PgUp Home End",
    "field": "Esc Tab Shift+Tab # Ctrl+Z Ctrl+Y",
}
"""The keys of the design, of the desk and of contract 3, by scope. Ctrl+3 and Ctrl+5 wait for review and judges."""


def test_every_key_of_the_design_is_there() -> None:
    known = {(command.scope, key) for command in COMMANDS for key in command.keys}
    wanted = {(scope, key) for scope, keys in DESIGN.items() for key in keys.split()}
    assert wanted - known == set()


def test_no_key_means_two_things_at_once() -> None:
    clashes = [
        (one.id, other.id, key)
        for one, other in combinations(COMMANDS, 2)
        if overlap(one.reach, other.reach)
        for key in {QKeySequence(k).toString() for k in one.keys} & {QKeySequence(k).toString() for k in other.keys}
    ]
    # A field's own undo and Esc win over the desk's while it has the focus: their scopes do not overlap.
    assert clashes == []


@pytest.mark.parametrize("keys", ["keys", "mac"])
def test_keys_are_keys(keys: str) -> None:
    """Each can be pressed: Qt reads it, as one combination."""
    for command in COMMANDS:
        for key in getattr(command, keys):
            assert QKeySequence(key).count() == 1, (command.id, key)


def test_every_command_has_one_name_and_words() -> None:
    assert len(BY_ID) == len(COMMANDS)
    assert all(command.text and command.scope in SCOPES for command in COMMANDS)


def test_nothing_is_built_without_a_handler(qtbot: QtBot) -> None:
    """A command that does nothing, or a handler that nothing calls, stops the program at its start."""
    page = QWidget()
    qtbot.addWidget(page)
    handlers = {command.id: (lambda: None) for command in owned_by("desk")}
    build_actions("desk", handlers, page)
    with pytest.raises(MissingHandler, match="submit"):
        build_actions("desk", {key: value for key, value in handlers.items() if key != "submit"}, page)
    with pytest.raises(MissingHandler, match="dance"):
        build_actions("desk", {**handlers, "dance": lambda: None}, page)


class Page(QWidget):
    """A page with a list and a text field, that notes what was done."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.list, self.field = QWidget(self), QTextEdit(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.addWidget(self.field)
        handlers = {c.id: (lambda identity=c.id: self.done.append(identity)) for c in owned_by("desk")}
        self.actions_ = build_actions("desk", handlers, self, {"constraints": self.list})


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    made.list.setFocus()
    return made


def press(
    qtbot: QtBot, page: Page, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(page.focusWidget(), key, modifier)


def test_keys_work_in_their_scope(page: Page, qtbot: QtBot) -> None:
    """In the list: its keys, the desk's, and those of anywhere, on either keypad."""
    press(qtbot, page, Qt.Key.Key_M)
    press(qtbot, page, Qt.Key.Key_Left)
    press(qtbot, page, Qt.Key.Key_3)
    press(qtbot, page, Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier)
    press(qtbot, page, Qt.Key.Key_Question)
    press(qtbot, page, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, page, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier)
    assert page.done == [
        *("met", "side_a", "prefer_3", "prefer_3", "shortcuts_sheet", "shortcuts_sheet", "submit", "submit")
    ]


def test_a_text_field_types_every_printable_key(page: Page, qtbot: QtBot) -> None:
    """While somebody writes, 1–7, 0, D and ? are letters; only the keys of anywhere act."""
    page.field.setFocus()
    qtbot.keyClicks(page.field, "130d?mxcjtC")
    press(qtbot, page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.done == ["submit"]


def test_single_keys_can_be_turned_off(page: Page, qtbot: QtBot) -> None:
    """For those who dictate or whose fingers slip (WCAG 2.1.4)."""
    page.actions_.set_single_keys(False)
    press(qtbot, page, Qt.Key.Key_3)
    press(qtbot, page, Qt.Key.Key_D)
    press(qtbot, page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert page.done == ["skip"]
    page.actions_.set_single_keys(True)
    press(qtbot, page, Qt.Key.Key_3)
    assert page.done == ["skip", "prefer_3"]


def test_keys_of_ones_own_replace_the_usual_ones(page: Page, qtbot: QtBot) -> None:
    page.actions_.set_own_keys({"both_bad": ("B",)})
    press(qtbot, page, Qt.Key.Key_0)
    press(qtbot, page, Qt.Key.Key_B)
    assert page.done == ["both_bad"]


def test_a_held_key_acts_once(page: Page) -> None:
    repeating = {command.id for command in owned_by("desk") if page.actions_[command.id].autoRepeat()}
    assert repeating == {"row_up", "row_down"}


def test_buttons_show_the_first_key() -> None:
    assert (shown_key("submit"), shown_key("flag"), shown_key("fold_prompt")) == ("Ctrl+Enter", "Ctrl+Shift+F", "P")
