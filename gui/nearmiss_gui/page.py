"""What every page of a lead has: a title row, cards below, and room to scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nearmiss_gui.theme import px
from nearmiss_gui.widgets import ElidedLabel, label


class Page(QWidget):
    """A page with a title: put actions into `heading`, cards into `column`. `refresh` asks for fresh figures.

    `set_title(title, aside)` shortens a long title with …; its tooltip then has the whole.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(title, "title")
        self._aside = label("", "body", "text_2")
        self.heading = QHBoxLayout()
        self.heading.setSpacing(px(12))
        self.heading.addWidget(self._title)
        self.heading.addWidget(self._aside)
        self.heading.addStretch(1)
        self.column = QVBoxLayout()
        self.column.setSpacing(px(12))
        self.setAccessibleName(title)
        self._title.setSizePolicy(self._title.sizePolicy().Policy.Maximum, self._title.sizePolicy().Policy.Fixed)
        self._area = QScrollArea()
        self._arrange()

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.set_text(title)

    def set_aside(self, words: str) -> None:
        """What stands beside the title."""
        self._aside.setText(words)

    def aside(self) -> str:
        """What stands beside the title."""
        return self._aside.text()

    def refresh(self) -> None:
        """Show what the project says now."""

    def take_focus(self) -> None:
        """The keyboard goes to the page: to its scroll area, so that arrows scroll, unless it knows better."""
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(px(20), px(12), px(20), px(16))
        whole.setSpacing(px(12))
        whole.addLayout(self.heading)
        whole.addLayout(self.column, 1)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
