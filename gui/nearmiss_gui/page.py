"""What every page of a lead has: a title row, cards below, and room to scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nearmiss_gui.news import News
from nearmiss_gui.reflow import Part, Reflow
from nearmiss_gui.theme import px
from nearmiss_gui.widgets import ElidedLabel, label


class Page(QWidget):
    """A page with a title: put actions into `heading`, cards into `column`. `refresh` asks for fresh figures.

    `column` scrolls; what is put into `below` stays in sight under it, and so does `news` above it.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(title, "title")
        self._aside = label("", "body", "text_2")
        self.heading = QHBoxLayout()
        self.heading.setContentsMargins(0, 0, 0, 0)
        self.heading.setSpacing(px(12))
        self.heading.addStretch(1)
        self.news = News()
        self.column = QVBoxLayout()
        self.column.setSpacing(px(12))
        self.below = QVBoxLayout()
        self.below.setSpacing(px(8))
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

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll so far that a part of the page can be seen."""
        self._area.ensureWidgetVisible(part)

    def _heading_row(self) -> Reflow:
        titles, actions = QWidget(), QWidget()
        row = QHBoxLayout(titles)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self._title)
        row.addWidget(self._aside)
        row.addStretch(1)
        actions.setLayout(self.heading)
        return Reflow([Part(titles, 1, 300), Part(actions, 0)])

    def _arrange(self) -> None:
        inside = QWidget()
        self.column.setContentsMargins(px(20), px(12), px(20), px(16))
        inside.setLayout(self.column)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, px(12), 0, 0)
        outer.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(px(20), 0, px(20), 0)
        above.setSpacing(px(12))
        above.addWidget(self._heading_row())
        above.addWidget(self.news)
        outer.addLayout(above)
        outer.addWidget(self._area, 1)
        self.below.setContentsMargins(px(20), 0, px(20), px(14))
        self._foot = QWidget()
        self._foot.setLayout(self.below)
        self._foot.setVisible(False)
        outer.addWidget(self._foot)

    def show_below(self) -> None:
        """Show the foot, on pages that have one."""
        self._foot.show()
