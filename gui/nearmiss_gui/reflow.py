"""Parts side by side where there is room, in fewer columns where there is not: small windows and large text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from nearmiss_gui.theme import px


@dataclass(frozen=True, slots=True)
class Part:
    """A widget, its share of the spare width, and the px at 100 % that it needs (0: its own smallest width)."""

    widget: QWidget
    stretch: int = 1
    least: int = 0


class Reflow(QWidget):
    """`Reflow([Part(card, 5, 320), Part(table, 7, 420)])`: as many columns as fit, all of them, half, or one."""

    def __init__(self, parts: Sequence[Part], spacing: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = tuple(parts)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(spacing))
        self._place(len(parts))

    def columns(self) -> int:
        """How many stand side by side now."""
        return self._columns

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest part: columns give way before the page has to scroll sideways."""
        widest = max(part.widget.minimumSizeHint().width() for part in self._parts)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return bool(super().event(event))

    def _fit(self) -> None:
        count = len(self._parts)
        tries = dict.fromkeys((count, (count + 1) // 2, 1))
        self._place(next((columns for columns in tries if self._needed(columns) <= self.width()), 1))

    def _needed(self, columns: int) -> int:
        widths = [max(px(part.least), part.widget.minimumSizeHint().width()) for part in self._parts]
        rows = [widths[start : start + columns] for start in range(0, len(widths), columns)]
        widest = [max(row[place] for row in rows if place < len(row)) for place in range(columns)]
        return sum(widest) + (columns - 1) * self._grid.horizontalSpacing()

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, part in enumerate(self._parts):
            self._grid.addWidget(part.widget, *divmod(place, columns))
        for column in range(len(self._parts)):
            self._grid.setColumnStretch(column, self._parts[column].stretch if column < columns else 0)
        rows = -(-len(self._parts) // columns)
        for row in range(len(self._parts)):
            self._grid.setRowStretch(row, 1 if row < rows else 0)
