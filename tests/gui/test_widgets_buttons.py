"""Buttons, switches, boxes and segments: worked by keyboard, named for screen readers, no two states alike."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from nearmiss_gui.widgets import Button, Checkbox, Radio, Segment, Stepper, Switch

KINDS = ("main", "plain", "quiet", "danger", "inverse", "link")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_a_button(qtbot, kind: str, key: Qt.Key) -> None:
    """Whoever expects Enter and whoever expects Space are both right, once each."""
    button = shown(qtbot, Button("Skip", kind))
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.keyClick(button, key)
    assert len(pressed) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_button_that_is_off_does_nothing(qtbot, kind: str) -> None:
    """Neither a click nor Enter presses it."""
    button = shown(qtbot, Button("Skip", kind))
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        button.click()


def test_a_button_says_its_words_and_its_key(qtbot, said) -> None:
    """Words with & are words, not a hidden shortcut; the key is told."""
    button = shown(qtbot, Button("Submit & next", "main", key="Ctrl+Enter"))
    assert said(button) == ("Submit & next", QAccessible.Role.Button, "Key Ctrl+Enter")
    assert button.shortcut().isEmpty()
    button.set_words("Submit <b>all</b>")
    button.set_key("")
    assert (button.words(), said(button)[0], said(button)[2]) == ("Submit <b>all</b>", "Submit <b>all</b>", "")


@pytest.mark.parametrize("kind", ["main", "plain", "quiet", "danger"])
def test_no_two_states_of_a_button_look_the_same(qtbot, theme, picture, kind: str) -> None:
    """Rest, hover, pressed and off are four pictures, in light and dark."""
    for appearance in ("light", "dark"):
        theme.set_appearance(appearance)
        seen = {
            picture(in_state(qtbot, Button("Stop…", kind), state), hovered=state == "hover")
            for state in ("rest", "hover", "pressed", "off")
        }
        assert len(seen) == 4


def test_no_two_kinds_of_button_look_the_same(qtbot, picture) -> None:
    """Each kind can be told from each other."""
    assert len({picture(shown(qtbot, Button("Stop…", kind))) for kind in KINDS}) == len(KINDS)


def test_icon_and_key_make_room_for_themselves(qtbot) -> None:
    """A button is as wide as what it shows, and the small one is smaller."""
    bare, full = Button("Skip"), Button("Skip", key="Ctrl+K", icon="skip")
    for button in (bare, full):
        qtbot.addWidget(button)
    assert full.sizeHint().width() > bare.sizeHint().width() + 40
    assert bare.sizeHint().height() == 32
    bare.set_icon("flag")
    bare.set_kind("main")
    assert bare.sizeHint().width() > 60
    small = Button("Hide", compact=True)
    qtbot.addWidget(small)
    assert small.sizeHint().height() == 26


@pytest.mark.parametrize("kind", [Switch, Checkbox])
def test_space_and_a_click_anywhere_turn_it(qtbot, kind: type[Switch] | type[Checkbox]) -> None:
    """On and off by Space, by the sign, and by the words."""
    made = shown(qtbot, kind("Mark differences", key="D"))
    turned: list[bool] = []
    made.toggled.connect(turned.append)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=made.rect().center())
    assert turned == [True, False]


def test_arrows_move_between_radio_buttons(qtbot) -> None:
    """The radio buttons of one parent are one choice."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    radios = [Radio(words) for words in ("Majority only", "Median", "No merging")]
    for radio in radios:
        column.addWidget(radio)
    shown(qtbot, holder)
    radios[0].setFocus()
    qtbot.keyClick(radios[0], Qt.Key.Key_Space)
    qtbot.keyClick(radios[0], Qt.Key.Key_Down)
    assert [radio.isChecked() for radio in radios] == [False, True, False]


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (Switch, QAccessible.Role.CheckBox),
        (Checkbox, QAccessible.Role.CheckBox),
        (Radio, QAccessible.Role.RadioButton),
    ],
)
def test_screen_readers_hear_what_it_is_and_whether_it_is_on(qtbot, said, kind, role: QAccessible.Role) -> None:
    """Name, role and state, and the words stay words."""
    made = shown(qtbot, kind("Both are bad & <i>sad</i>"))
    made.setChecked(True)
    assert said(made)[:2] == ("Both are bad & <i>sad</i>", role)
    assert QAccessible.queryAccessibleInterface(made).state().checked


@pytest.mark.parametrize("kind", [Switch, Checkbox, Radio])
def test_no_two_states_of_a_choice_look_the_same(qtbot, theme, picture, kind) -> None:
    """On, off, each while disabled, and off under the pointer are five pictures, in light and dark."""
    for appearance in ("light", "dark"):
        theme.set_appearance(appearance)
        seen = set()
        for on in (True, False):
            for usable in (True, False):
                made = shown(qtbot, kind("On"))
                made.setChecked(on)
                made.setEnabled(usable)
                seen.add(picture(made))
        seen.add(picture(shown(qtbot, kind("On")), hovered=True))
        assert len(seen) == 5


def test_a_segment_is_one_choice(qtbot) -> None:
    """Arrows choose, a click chooses, the ends are ends, and one of them is always chosen."""
    segment = shown(qtbot, Segment(["System", "Light", "Dark"], name="Appearance"))
    heard: list[int] = []
    segment.changed.connect(heard.append)
    parts = segment.findChildren(QAbstractButton)
    parts[0].setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(QApplication.focusWidget(), key)
    qtbot.mouseClick(parts[0], Qt.MouseButton.LeftButton)
    assert heard == [1, 2, 0]
    assert segment.index() == 0


def test_tab_goes_past_a_segment(qtbot) -> None:
    """The segment is one stop, at the part that is chosen."""
    segment = shown(qtbot, Segment(["Rendered", "Plain"]))
    segment.set_index(1)
    stops = [part.focusPolicy() == Qt.FocusPolicy.StrongFocus for part in segment.findChildren(QAbstractButton)]
    assert stops == [False, True]


def test_setting_a_segment_is_silent(qtbot) -> None:
    """Showing a stored setting is no choice of the person."""
    segment = shown(qtbot, Segment(["Rendered", "Plain"]))
    with qtbot.assertNotEmitted(segment.changed):
        segment.set_index(1)
    assert segment.index() == 1


def test_no_two_states_of_a_segment_look_the_same(qtbot, theme, picture) -> None:
    """Which one is chosen, and whether it can be, shows; in light and dark."""
    for appearance in ("light", "dark"):
        theme.set_appearance(appearance)
        seen = set()
        for usable in (True, False):
            for index in (0, 1):
                segment = shown(qtbot, Segment(["Plain", "Plain"]))
                segment.set_index(index)
                segment.setEnabled(usable)
                seen.add(picture(segment))
        assert len(seen) == 4


def test_parts_of_a_segment_are_radio_buttons(qtbot, said) -> None:
    """A screen reader hears a choice of one among several, with the key if there is one."""
    segment = shown(qtbot, Segment(["Rendered", "Plain"], keys=["", "R"]))
    assert [said(part) for part in segment.findChildren(QAbstractButton)] == [
        ("Rendered", QAccessible.Role.RadioButton, ""),
        ("Plain", QAccessible.Role.RadioButton, "Key R"),
    ]


def test_a_stepper_steps(qtbot, said) -> None:
    """Smaller, usual, larger: each a button with a name that says more than its sign."""
    stepper = shown(qtbot, Stepper("A−", "100%", "A+", names=("Smaller text", "Usual text", "Larger text")))
    heard: list[int] = []
    stepper.stepped.connect(heard.append)
    parts = stepper.findChildren(QAbstractButton)
    for part in parts:
        part.setFocus()
        qtbot.keyClick(part, Qt.Key.Key_Return)
    assert heard == [-1, 0, 1]
    assert [said(part)[0] for part in parts] == ["Smaller text", "Usual text", "Larger text"]
    stepper.set_words("110%")
    assert parts[1].text() == "110%"


def shown(qtbot, widget: Any) -> Any:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def in_state(qtbot, button: Button, state: str) -> Button:
    shown(qtbot, button)
    if state == "pressed":
        button.setDown(True)
    button.setEnabled(state != "off")
    return button
