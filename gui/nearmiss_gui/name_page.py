"""Who labels? Asked once, before the desk opens, when nobody said so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from nearmiss_gui.page import Page
from nearmiss_gui.theme import px
from nearmiss_gui.widgets import Button, Card, Paragraph


class NamePage(Page):
    """`chosen(name)` when a name is entered; names of people who labelled before complete it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Label", parent)
        self._name = QLineEdit()
        self._name.setAccessibleName("Who labels?")
        self._name.setMaximumWidth(px(360))
        self._go = Button("Go to the desk", "main", key="Enter")
        card = Card("Who labels?", padding=18, spacing=12)
        card.setMaximumWidth(px(560))
        card.body.addWidget(Paragraph("A pseudonym is best: it goes out with the labels.", "body", "text_2"))
        card.body.addWidget(self._name)
        card.body.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self._name.returnPressed.connect(self._choose)
        self._go.clicked.connect(lambda: self._choose())
        self.setFocusProxy(self._name)

    def ask(self, suggested: str, known: Sequence[str]) -> None:
        """Ask, with a name to begin with and the names that are known."""
        self._name.setText(suggested)
        completer = QCompleter(list(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._name.setCompleter(completer)
        self._name.selectAll()
        self._name.setFocus()

    def _choose(self) -> None:
        name = self._name.text().strip()
        if name:
            self.chosen.emit(name)
