"""What every page of a lead has: a title row, cards below, and room to scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nearmiss_gui.theme import px
from nearmiss_gui.widgets import label


class Page(QWidget):
    """A page with a title: put actions into `heading`, cards into `column`. `refresh` asks for fresh figures."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(title, "title")
        self.aside = label("", "body", "text_2")
        self.heading = QHBoxLayout()
        self.heading.setSpacing(px(12))
        self.heading.addWidget(self.title)
        self.heading.addWidget(self.aside)
        self.heading.addStretch(1)
        self.column = QVBoxLayout()
        self.column.setSpacing(px(12))
        self.setAccessibleName(title)
        self._arrange()

    def refresh(self) -> None:
        """Show what the project says now."""

    def _arrange(self) -> None:
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(px(20), px(12), px(20), px(16))
        whole.setSpacing(px(12))
        whole.addLayout(self.heading)
        whole.addLayout(self.column, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
