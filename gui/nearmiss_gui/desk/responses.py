"""The two responses side by side: rendered or plain, differences marked, scrolled together, searched."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearmiss.model import ResponseText
from nearmiss_gui.commands import shown_key
from nearmiss_gui.reading import FindBar, ReadingView, ScrollTogether, mark_differences
from nearmiss_gui.theme import px
from nearmiss_gui.widgets import Badge, Card, IconLine, Segment, Switch, label
from nearmiss_gui.widgets.marks import Side


class ResponsePane(Card):
    """One response: its badge and its text. Who wrote it is nowhere."""

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(side=side, padding=14, spacing=4, parent=parent)
        self.setAccessibleName(f"Response {side}")
        self.title_row.insertWidget(0, Badge(side))
        self.title_row.insertWidget(1, label(f"Response {side}", "strong"))
        self.view = ReadingView()
        self.view.setAccessibleName(f"Response {side}")
        self.body.addWidget(self.view, 1)
