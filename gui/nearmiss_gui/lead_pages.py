"""The pages of a lead beside their rail: which there are, which is shown, and how to get from one to another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nearmiss_gui.commands import shown_key
from nearmiss_gui.page import Page
from nearmiss_gui.theme import px, set_look
from nearmiss_gui.translation import mark, tr
from nearmiss_gui.widgets import IconLabel, RailButton

_RAIL = {
    "overview": ("home", mark("Overview"), "page_overview"),
    "label": ("tag", mark("Label"), "page_label"),
    "constraints": ("edit", mark("Constraints"), "page_constraints"),
    "verdicts": ("check", mark("Verdicts"), "page_verdicts"),
    "agreement": ("chart", mark("Agreement"), "page_agreement"),
    "export": ("export", mark("Export"), "export"),
    "settings": ("settings", mark("Settings"), "settings"),
    "menu": ("menu", mark("Menu"), "menu"),
}
"""Icon, words and command of each button, from the top; those after `export` stand at the bottom."""


class LeadPages(QWidget):
    """The rail and the pages beside it, which `find(name)` gives when they are wanted.

    `label_wanted` leads to the desk, `menu_wanted` asks for the window's menu.
    """

    label_wanted = Signal()
    menu_wanted = Signal()

    def __init__(self, find: Callable[[str], Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._shown = ""
        self._stack = QStackedWidget()
        self._rail = {
            name: RailButton(icon, tr(words), key=shown_key(command), checkable=name != "menu")
            for name, (icon, words, command) in _RAIL.items()
        }
        for name, button in self._rail.items():
            button.clicked.connect(partial(self._go, name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail_bar())
        row.addWidget(self._stack, 1)

    def shown(self) -> str:
        """The name of the page that is shown; empty before the first."""
        return self._shown

    def show_page(self, name: str) -> None:
        """Go to a page, and let it show what the project says now."""
        page = self._find(name)
        self._shown = name
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._rail[name].setChecked(True)
        self._stack.setCurrentWidget(page)
        page.refresh()
        page.take_focus()

    def set_project_open(self, on: bool) -> None:
        """Without a project there are only settings to see."""
        for name in ("overview", "label", "constraints", "verdicts", "agreement", "export"):
            self._rail[name].setEnabled(on)

    def menu_button(self) -> QWidget:
        """The button that the menu opens at."""
        return self._rail["menu"]

    def _go(self, name: str) -> None:
        if name == "label":
            self._rail[self._shown].setChecked(True)  # until the desk or the question for a name is there
            self.label_wanted.emit()
        elif name == "menu":
            self.menu_wanted.emit()
        else:
            self.show_page(name)

    def _rail_bar(self) -> QWidget:
        bar = QWidget()
        set_look(bar, panel="rail")
        column = QVBoxLayout(bar)
        column.setContentsMargins(0, px(14), 0, px(10))
        column.setSpacing(px(2))
        column.addWidget(IconLabel("logo", "text", 30, "Nearmiss"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(10))
        for name, button in self._rail.items():
            if name == "settings":
                column.addStretch(1)
            column.addWidget(button)
        return bar
