"""Wherever the keyboard is, one ring shows it, around the control and never over the page's edge."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from nearmiss_gui.widgets import Button, FocusRing, RailButton, VerdictToggle


class Page(QWidget):
    """A window with two buttons, a field and a ring."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.field = Button("Undo"), Button("Skip"), QLineEdit()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 20)
        for part in (self.first, self.second, self.field):
            row.addWidget(part)
        self.ring = FocusRing(self)


@pytest.fixture
def page(qtbot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.resize(400, 80)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_ring_follows_the_keyboard(page: Page) -> None:
    """Tab moves it; it goes 4 px round the control: 2 px of gap, 2 px of ring."""
    for button in (page.first, page.second):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        assert page.ring.target() is button
        assert page.ring.isVisible()
        assert page.ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)


def test_the_ring_is_drawn_in_its_colour_with_a_gap(page: Page) -> None:
    """2 px of `focus` outside, 2 px of ground, then the control."""
    page.first.setFocus(Qt.FocusReason.TabFocusReason)
    image, middle = page.grab().toImage(), page.first.geometry().center().y()
    left = page.first.geometry().left()
    colours = [image.pixelColor(left - step, middle).name().upper() for step in (4, 3, 2, 1)]
    assert colours == ["#22242A", "#22242A", "#F4F3EF", "#F4F3EF"]


def test_the_ring_follows_in_dark(page: Page, theme) -> None:
    """It takes the focus colour of the palette in use."""
    page.first.setFocus(Qt.FocusReason.TabFocusReason)
    theme.set_appearance("dark")
    spot = page.first.geometry()
    assert page.grab().toImage().pixelColor(spot.left() - 4, spot.center().y()) == QColor(theme.palette.focus)


def test_the_ring_moves_with_its_control(page: Page, qtbot) -> None:
    """When the page is laid out anew, the ring goes along; when the control hides, so does the ring."""
    page.second.setFocus(Qt.FocusReason.TabFocusReason)
    page.first.hide()
    page.resize(600, 90)
    qtbot.waitUntil(lambda: page.ring.geometry() == page.second.geometry().adjusted(-4, -4, 4, 4))
    page.second.hide()
    assert not page.ring.isVisible()


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QComboBox])
def test_fields_mark_themselves(qtbot, page: Page, kind: type[QWidget]) -> None:
    """A field has its own 2 px border and no ring besides."""
    field = kind()
    page.layout().addWidget(field)
    page.first.setFocus(Qt.FocusReason.TabFocusReason)
    field.show()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert field.hasFocus()
    assert (page.ring.target(), page.ring.isVisible()) == (None, False)


def test_a_control_can_do_without(page: Page) -> None:
    """The property `ring` set to none keeps the ring away."""
    page.second.setProperty("ring", "none")
    page.second.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.ring.target() is None


def test_no_ring_after_a_click(qtbot, page: Page, monkeypatch) -> None:
    """Who clicks knows the place; the next Tab brings the ring back."""
    monkeypatch.setattr(QApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    page.second.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not page.ring.isVisible()
    monkeypatch.undo()
    page.first.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.ring.isVisible()


def test_the_ring_takes_no_clicks(qtbot, page: Page) -> None:
    """A click through the ring reaches the control below."""
    page.first.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert page.childAt(page.first.geometry().center()) is page.first


def test_another_window_has_its_own_ring(qtbot, page: Page) -> None:
    """A ring stays in its window."""
    other = Page()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    other.first.setFocus(Qt.FocusReason.TabFocusReason)
    assert other.ring.target() is other.first
    assert page.ring.target() is None


def test_the_ring_stays_inside_what_is_in_sight(qtbot) -> None:
    """In a scrolled panel the ring is cut at the edge of the view and gone when its control is out of it."""
    window = QWidget()
    area = QScrollArea()
    inside = QWidget()
    column = QVBoxLayout(inside)
    toggles = [VerdictToggle(f"A: {number}") for number in range(40)]
    for toggle in toggles:
        column.addWidget(toggle)
    area.setWidget(inside)
    QVBoxLayout(window).addWidget(area)
    ring = FocusRing(window)
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    toggles[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isVisible()
    view = QRect(area.viewport().mapTo(window, QPoint(0, 0)), area.viewport().size())
    assert view.contains(ring.geometry())
    area.verticalScrollBar().setValue(600)
    assert not ring.isVisible()


def test_a_control_may_say_what_to_ring(qtbot) -> None:
    """A rail button is ringed at its inner box, not at the edge of the rail."""
    window = QWidget()
    rail = RailButton("home", "Overview", parent=window)
    ring = FocusRing(window)
    qtbot.addWidget(window)
    window.resize(120, 120)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    rail.resize(rail.sizeHint())
    rail.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.geometry().width() == rail.width() - 16 + 8
