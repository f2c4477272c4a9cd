"""A verdict is set by M, X, U and N, by the mouse or the menu, and says what it is to eyes and ears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from nearmiss_gui.widgets import VerdictMark, VerdictToggle

VERDICTS = ("", "met", "missed", "unclear", "n/a")


@pytest.fixture
def toggle(qtbot) -> VerdictToggle:
    made = VerdictToggle("A: at most 200 words")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("key", "verdict"),
    [(Qt.Key.Key_M, "met"), (Qt.Key.Key_X, "missed"), (Qt.Key.Key_U, "unclear"), (Qt.Key.Key_N, "n/a")],
)
def test_one_key_decides(qtbot, toggle: VerdictToggle, key: Qt.Key, verdict: str) -> None:
    """M, X, U and N set the verdict and say so once."""
    with qtbot.waitSignal(toggle.chosen) as heard:
        qtbot.keyClick(toggle, key)
    assert heard.args == [verdict]
    assert toggle.verdict() == verdict


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
@pytest.mark.parametrize("verdict", VERDICTS)
def test_backspace_clears(qtbot, toggle: VerdictToggle, key: Qt.Key, verdict: str) -> None:
    """Whatever was decided can be taken back to undecided."""
    toggle.set_verdict(verdict)
    with qtbot.waitSignal(toggle.chosen) as heard:
        qtbot.keyClick(toggle, key)
    assert heard.args == [""]
    assert toggle.verdict() == ""


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("before", VERDICTS[:4])
def test_a_click_decides_and_a_second_one_keeps(qtbot, toggle: VerdictToggle, before: str, number: int) -> None:
    """A double click is not a verdict and its undoing."""
    toggle.set_verdict(before)
    for _ in range(2):
        qtbot.mouseClick(parts(toggle)[number], Qt.MouseButton.LeftButton)
        assert toggle.verdict() == VERDICTS[number + 1]
        assert [part.isChecked() for part in parts(toggle)] == [at == number for at in range(3)]


def test_a_click_on_the_chip_takes_not_applicable_back(qtbot, toggle: VerdictToggle) -> None:
    """N covers the three buttons with a chip; a click on it uncovers them."""
    qtbot.keyClick(toggle, Qt.Key.Key_N)
    assert [part.isVisible() for part in parts(toggle)] == [False] * 3
    chip = next(part for part in toggle.findChildren(QAbstractButton) if part.isVisible())
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert toggle.verdict() == ""
    assert [part.isVisible() for part in parts(toggle)] == [True] * 3


def test_the_menu_has_all_five(qtbot, toggle: VerdictToggle) -> None:
    """What has no button has a place for the mouse too."""
    menu = toggle.menu()
    qtbot.addWidget(menu)
    actions = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert list(actions) == ["Met", "Missed", "Unclear", "Not applicable", "Clear"]
    actions["Not applicable"].trigger()
    assert toggle.verdict() == "n/a"
    actions["Clear"].trigger()
    assert toggle.verdict() == ""


def test_setting_is_silent(qtbot, toggle: VerdictToggle) -> None:
    """Showing what is stored is not an act of the person."""
    with qtbot.assertNotEmitted(toggle.chosen):
        toggle.set_verdict("met")
    assert toggle.verdict() == "met"


def test_an_unknown_verdict_is_refused(toggle: VerdictToggle) -> None:
    """Only the four words of the glossary, or nothing."""
    with pytest.raises(ValueError, match="fine"):
        toggle.set_verdict("fine")
    assert toggle.verdict() == ""


@pytest.mark.qt_log_ignore("not accepted by receiving widget")  # which is the promise
@pytest.mark.parametrize("how", ["read only", "off"])
def test_read_only_takes_nothing(qtbot, toggle: VerdictToggle, how: str) -> None:
    """Neither keys nor clicks change what is only shown."""
    toggle.set_verdict("met")
    toggle.set_read_only(True) if how == "read only" else toggle.setEnabled(False)
    with qtbot.assertNotEmitted(toggle.chosen):
        qtbot.keyClick(toggle, Qt.Key.Key_X)
        qtbot.mouseClick(parts(toggle)[1], Qt.MouseButton.LeftButton)
    assert toggle.verdict() == "met"


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_1, Qt.Key.Key_E, Qt.Key.Key_I])
def test_other_keys_go_on_to_the_panel(qtbot, key: Qt.Key) -> None:
    """Arrows, digits and the desk's own letters are not swallowed."""
    panel = Listening()
    qtbot.addWidget(panel)
    panel.show()
    qtbot.keyClick(panel.toggle, key)
    assert panel.heard == [key]


def test_keys_with_ctrl_are_not_verdicts(qtbot, toggle: VerdictToggle) -> None:
    """Ctrl+X cuts, Ctrl+N opens: neither decides a constraint."""
    with qtbot.assertNotEmitted(toggle.chosen):
        qtbot.keyClick(toggle, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(toggle, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


def test_screen_readers_hear_whose_verdict_and_which(toggle: VerdictToggle, said) -> None:
    """The name holds side, constraint and verdict; each part is a radio button with its state."""
    toggle.set_verdict("missed")
    assert said(toggle)[0] == "A: at most 200 words: missed"
    assert "X missed" in said(toggle)[2]
    assert [said(part)[:2] for part in parts(toggle)] == [
        (f"A: at most 200 words: {word}", QAccessible.Role.RadioButton) for word in ("met", "missed", "unclear")
    ]
    states = [bool(QAccessible.queryAccessibleInterface(part).state().checked) for part in parts(toggle)]
    assert states == [False, True, False]


@pytest.mark.parametrize("kind", [VerdictToggle, VerdictMark])
def test_no_two_verdicts_look_the_same(qtbot, theme, picture, kind, one_colour) -> None:
    """Each verdict has a shape of its own: even where every signal colour is the same, they differ."""
    for appearance in (None, "light", "dark"):
        if appearance:
            theme.set_appearance(appearance)
        else:
            one_colour()
        seen = {picture(shown(qtbot, kind, verdict)) for verdict in VERDICTS}
        assert len(seen) == len(VERDICTS)


def test_a_click_target_is_large_enough(toggle: VerdictToggle) -> None:
    """Each of the three parts is at least 26 high and 26 wide."""
    assert min(part.width() for part in parts(toggle)) >= 26
    assert min(part.height() for part in parts(toggle)) >= 26


def test_a_mark_says_whose_verdict_it_is(qtbot, said) -> None:
    """A mark in Review has a name, not only a picture."""
    mark = VerdictMark("met", "Mara")
    qtbot.addWidget(mark)
    assert said(mark)[0] == "Mara: met"
    mark.set_verdict("")
    assert said(mark)[0] == "Mara: undecided"


class Listening(QWidget):
    """A panel that notes the keys that reach it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Qt.Key] = []
        self.toggle = VerdictToggle("A")
        QVBoxLayout(self).addWidget(self.toggle)

    def keyPressEvent(self, event) -> None:
        self.heard.append(Qt.Key(event.key()))


def parts(toggle: VerdictToggle) -> list[QAbstractButton]:
    return toggle.findChildren(QAbstractButton)[:3]


def shown(qtbot, kind, verdict: str) -> QWidget:
    made = kind()
    made.set_verdict(verdict)
    qtbot.addWidget(made)
    made.resize(92, 26)
    return made
