"""A preference is chosen by its digit, by arrows or by the mouse, on whatever scale the scheme has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QPushButton

from nearmiss_gui.widgets import Choice, PreferenceScale

WORDS = (
    "A much better", "A better", "A slightly better", "About the same",
    "B slightly better", "B better", "B much better",
)  # fmt: skip
SEVEN = [Choice(number - 3, words, str(number + 1)) for number, words in enumerate(WORDS)]
HELPSTEER = [choice for choice in SEVEN if choice.value]


@pytest.fixture
def scale(qtbot) -> PreferenceScale:
    return shown(qtbot, PreferenceScale(SEVEN))


@pytest.mark.parametrize("number", range(7))
def test_a_digit_chooses(qtbot, scale: PreferenceScale, number: int) -> None:
    """1 to 7 choose from left to right."""
    scale.focus_choice()
    with qtbot.waitSignal(scale.chosen) as heard:
        qtbot.keyClick(qtbot_focus(scale), str(number + 1))
    assert heard.args == [number - 3]
    assert scale.value() == number - 3


def test_a_click_chooses_and_a_second_one_keeps(qtbot, scale: PreferenceScale) -> None:
    """Exactly one is chosen, and clicking it again does not undo it."""
    for _ in range(2):
        qtbot.mouseClick(buttons(scale)[4], Qt.MouseButton.LeftButton)
        assert scale.value() == 1
        assert [button.isChecked() for button in buttons(scale)] == [number == 4 for number in range(7)]


def test_arrows_move_and_space_or_enter_chooses(qtbot, scale: PreferenceScale) -> None:
    """Moving is not choosing, so that nobody sets a preference by walking past."""
    scale.focus_choice()
    qtbot.keyClick(buttons(scale)[0], Qt.Key.Key_Right)
    qtbot.keyClick(buttons(scale)[1], Qt.Key.Key_Right)
    assert buttons(scale)[2].hasFocus()
    assert scale.value() is None
    qtbot.keyClick(buttons(scale)[2], Qt.Key.Key_Space)
    assert scale.value() == -1
    qtbot.keyClick(buttons(scale)[2], Qt.Key.Key_Left)
    qtbot.keyClick(buttons(scale)[1], Qt.Key.Key_Return)
    assert scale.value() == -2


def test_arrows_stop_at_the_ends(qtbot, scale: PreferenceScale) -> None:
    """From the first and the last there is no way round to the other side."""
    scale.focus_choice()
    qtbot.keyClick(buttons(scale)[0], Qt.Key.Key_Left)
    assert buttons(scale)[0].hasFocus()


def test_the_dead_key_is_taken_and_does_nothing(qtbot) -> None:
    """Where 0 is forbidden there are six choices, and key 4 neither chooses nor goes astray."""
    scale = shown(qtbot, PreferenceScale(HELPSTEER, dead_keys="4"))
    assert [button.accessibleName() for button in buttons(scale)] == [words for words in WORDS if "same" not in words]
    with qtbot.assertNotEmitted(scale.chosen):
        assert scale.press_key("4")
    assert scale.value() is None
    assert scale.press_key("5")
    assert scale.value() == 1


def test_a_key_of_nobody_is_left_to_the_desk(scale: PreferenceScale) -> None:
    """0, letters and the empty key are not this scale's."""
    assert [scale.press_key(key) for key in ("0", "8", "m", "")] == [False] * 4
    assert scale.value() is None


def test_backspace_clears(qtbot, scale: PreferenceScale) -> None:
    """A preference can be taken back; clearing nothing says nothing."""
    scale.set_value(2)
    scale.focus_choice()
    with qtbot.waitSignal(scale.cleared):
        qtbot.keyClick(qtbot_focus(scale), Qt.Key.Key_Backspace)
    assert scale.value() is None
    with qtbot.assertNotEmitted(scale.cleared):
        qtbot.keyClick(buttons(scale)[0], Qt.Key.Key_Backspace)


def test_setting_is_silent_and_refuses_what_the_scale_has_not(qtbot, scale: PreferenceScale) -> None:
    """Showing a stored label sends nothing; a value off the scale is an error."""
    with qtbot.assertNotEmitted(scale.chosen):
        scale.set_value(-3)
        scale.set_value(None)
    with pytest.raises(ValueError, match="4"):
        scale.set_value(4)
    assert scale.value() is None


def test_off_while_reading(qtbot, scale: PreferenceScale) -> None:
    """A scale that is off takes no key and no click."""
    scale.setEnabled(False)
    with qtbot.assertNotEmitted(scale.chosen):
        qtbot.mouseClick(buttons(scale)[1], Qt.MouseButton.LeftButton)
        assert not scale.press_key("2")
    assert scale.value() is None


def test_tab_stops_once(qtbot, scale: PreferenceScale) -> None:
    """Tab reaches the chosen choice, or the first, and no other."""
    assert stops(scale) == [0]
    scale.set_value(1)
    assert stops(scale) == [4]


def test_another_scale_takes_its_place(qtbot, scale: PreferenceScale) -> None:
    """The scheme of the next pair may have another scale; nothing is chosen then."""
    scale.set_value(3)
    scale.set_choices(HELPSTEER[2:4], dead_keys="")
    assert scale.value() is None
    scale.press_key("3")
    assert scale.value() == -1
    with pytest.raises(ValueError, match="3"):
        scale.set_value(3)


def test_screen_readers_hear_words_and_key(scale: PreferenceScale, said) -> None:
    """Each choice is a radio button named by its words."""
    scale.set_value(0)
    assert said(buttons(scale)[3]) == ("About the same", QAccessible.Role.RadioButton, "Key 4")
    assert [bool(QAccessible.queryAccessibleInterface(b).state().checked) for b in buttons(scale)].index(True) == 3


def test_no_two_states_look_the_same(qtbot, theme, picture) -> None:
    """Rest, hover, pressed, chosen, off, and chosen while off are six pictures, for each side, light and dark."""
    for appearance in ("light", "dark"):
        theme.set_appearance(appearance)
        for value in (-1, 0, 1):
            seen = {picture(in_state(qtbot, value, state), hovered=state == "hover") for state in STATES}
            assert len(seen) == len(STATES)


@pytest.mark.parametrize("compact", [True, False])
@pytest.mark.parametrize(("width", "lines"), [(930, 1), (790, 1), (781, 1), (700, 1), (600, 2)])
def test_narrow_choices_keep_their_words(qtbot, scale: PreferenceScale, width: int, compact: bool, lines: int) -> None:
    """Where seven choices get narrow, letters get smaller, then words take two lines; none is cut, all look alike."""
    scale.set_compact(compact)
    scale.resize(width, 46)
    assert {button.two_lines for button in buttons(scale)} == {lines == 2}
    assert len({button.role for button in buttons(scale)}) == 1
    for button in buttons(scale):
        button.check(True)
        metrics = QFontMetricsF(button.words_font(button.role))
        space = QRectF(0, 0, button.width() - 6, 28 if lines == 2 else 18)
        wrapped = metrics.boundingRect(space, int(Qt.TextFlag.TextWordWrap), button.choice.words)
        assert space.width() >= wrapped.width()
        assert space.height() >= wrapped.height()
    assert scale.sizeHint().height() == (40 if compact and lines == 1 else 46)


@given(values=st.lists(st.integers(-3, 3), min_size=1, max_size=7, unique=True), data=st.data())
def test_what_is_set_is_what_is_shown(qapp, values: list[int], data: st.DataObject) -> None:
    """On any scale: after any row of settings exactly the last one is chosen."""
    scale = PreferenceScale([Choice(value, str(value)) for value in values])
    for value in data.draw(st.lists(st.sampled_from([*values, None]), max_size=6)):
        scale.set_value(value)
        assert scale.value() == value
        chosen = [button.choice.value for button in buttons(scale) if button.isChecked()]
        assert chosen == ([] if value is None else [value])
    scale.deleteLater()


STATES = ("rest", "hover", "pressed", "chosen", "off", "chosen and off")


def in_state(qtbot, value: int, state: str) -> QPushButton:
    scale = shown(qtbot, PreferenceScale([Choice(value, "Better", "2")]))
    scale.resize(120, 46)
    button = buttons(scale)[0]
    if state == "pressed":
        button.setDown(True)
    if "chosen" in state:
        scale.set_value(value)
    scale.setEnabled("off" not in state)
    return button


def shown(qtbot, scale: PreferenceScale) -> PreferenceScale:
    qtbot.addWidget(scale)
    scale.resize(900, 46)
    scale.show()
    scale.activateWindow()
    qtbot.waitUntil(scale.isActiveWindow)
    return scale


def buttons(scale: PreferenceScale) -> list[QPushButton]:
    return [button for button in scale.findChildren(QPushButton) if not button.isHidden()]


def qtbot_focus(scale: PreferenceScale) -> QPushButton:
    return next(button for button in buttons(scale) if button.hasFocus())


def stops(scale: PreferenceScale) -> list[int]:
    policies = [button.focusPolicy() for button in buttons(scale)]
    return [number for number, policy in enumerate(policies) if policy == Qt.FocusPolicy.StrongFocus]
