"""The prompts of a project to choose one from: found as one types, read a screen at a time, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)  # fmt: skip

from nearmiss.editing.sheets import PromptRow
from nearmiss_gui.theme import colour, font, px
from nearmiss_gui.translation import counted, in_figures, tr
from nearmiss_gui.widgets import Card, label, paint

Index = QModelIndex | QPersistentModelIndex
BLOCK = 100
"""Rows that are asked for at once."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
WAIT_MS = 120
"""How long typing has to rest before prompts are looked for."""


class PromptModel(QAbstractListModel):
    """As many rows as there are numbers; `wanted(places, start)` asks for what a block of them says."""

    wanted = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: Sequence[int] = ()
        self._rows: dict[int, PromptRow] = {}
        self._asked: set[int] = set()

    def show_places(self, places: Sequence[int]) -> None:
        """Other prompts."""
        self.beginResetModel()
        self._places = places
        self._rows.clear()
        self._asked.clear()
        self.endResetModel()

    def show_rows(self, places: Sequence[int], start: int, rows: Sequence[PromptRow]) -> None:
        """What a block says; an answer about other prompts than these is dropped."""
        if len(rows) != len(places) or list(self._places[start : start + len(places)]) != list(places):
            return
        self._rows.update(enumerate(rows, start))
        self.dataChanged.emit(self.index(start), self.index(start + len(rows) - 1))

    def ask_anew(self) -> None:
        """Something changed: ask again for what was asked."""
        blocks, self._asked = self._asked, set()
        for block in blocks:
            self._ask(block * BLOCK)

    def row(self, number: int) -> PromptRow | None:
        """What a row says; None while that is on its way."""
        if not 0 <= number < len(self._places):
            return None
        if number not in self._rows:
            self._ask(number)
        return self._rows.get(number)

    def number_of(self, prompt: str) -> int | None:
        """The row of a prompt, among those that were read."""
        return next((number for number, row in self._rows.items() if row.key == prompt), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row(index.row())
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr("Reading …") if row is None else f"{row.name}. {row.beginning}. {counts(row)}"
        return None

    def _ask(self, number: int) -> None:
        block = number // BLOCK
        if block not in self._asked:
            self._asked.add(block)
            start = block * BLOCK
            self.wanted.emit(list(self._places[start : start + BLOCK]), start)


def counts(row: PromptRow) -> str:
    """What there is of a prompt, in words."""
    parts = [counted("{n} constraint", "{n} constraints", row.constraints)]
    if row.labels:
        parts.append(counted("{n} label", "{n} labels", row.labels))
    if row.edited:
        parts.append(tr("edited"))
    return ", ".join(parts)


class PromptLook(QStyledItemDelegate):
    """Draws a prompt: its name and how it begins, and what there is of it. Text is only ever text."""

    def __init__(self, unsaved: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._unsaved = unsaved

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(180), px(62))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        rect = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("hover"))
            painter.fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height()), colour("accent"))
        paint.line(painter, rect.left(), rect.bottom(), rect.right(), rect.bottom(), "line")
        inner = rect.adjusted(px(12), px(6), -px(10), -px(6))
        if row is not None:
            self._paint_row(painter, inner, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, inner: QRectF, row: PromptRow) -> None:
        third = inner.height() / 3
        lines = (
            (row.name, "small-medium", "text"),
            (row.beginning, "small", "text_2"),
            (counts(row), "caption", "text_3"),
        )
        for number, (words, role, ink) in enumerate(lines):
            place = QRectF(inner.left(), inner.top() + number * third, inner.width(), third)
            if number == 0 and self._unsaved(row.key):
                words = tr("{name}, unsaved", name=words)
            shown = paint.elided(role, words, place.width())
            paint.text(painter, place, shown, ink, font(role), paint.LEFT)


class PromptList(Card):
    """A search line over the prompts. `chosen(key)` is sent when a person goes to one.

    `found_wanted(words)` asks for the numbers of prompts, `model.wanted` for what some of them say.
    """

    chosen = Signal(str)
    found_wanted = Signal(str)

    def __init__(self, unsaved: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__(tr("Prompts"), flush=True, parent=parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a prompt"))
        self.search.setAccessibleName(tr("Find a prompt"))
        self.search.setClearButtonEnabled(True)
        self.model = PromptModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(PromptLook(unsaved, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(tr("Prompts"))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._number = label("", "small", "text_2")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.look)
        self._waits_for = ""
        self.title_row.addWidget(self._number)
        self.body.setSpacing(0)
        self._arrange_parts()
        self.search.textChanged.connect(lambda _: self._wait.start())
        self.search.returnPressed.connect(self._to_first)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.model.dataChanged.connect(self._came)

    def _arrange_parts(self) -> None:
        self.body.addWidget(self.search)
        self.body.setContentsMargins(px(4), px(8), px(4), px(2))
        self.body.addSpacing(px(8))
        self.body.addWidget(self.view, 1)

    def look(self) -> None:
        """Look for what is typed."""
        self._wait.stop()
        self.found_wanted.emit(self.search.text())

    def show_places(self, places: Sequence[int]) -> None:
        """These were found."""
        self.model.show_places(places)
        self._number.setText(in_figures(len(places)))
        if self._waits_for:
            self.go_to(self._waits_for)

    def go_to(self, prompt: str) -> None:
        """Stand on a prompt, when it is among those that were read; silently, as it is shown already."""
        number = self.model.number_of(prompt)
        self._waits_for = "" if number is not None else prompt
        if number is not None and number != self.view.currentIndex().row():
            self.view.selectionModel().blockSignals(True)
            self.view.setCurrentIndex(self.model.index(number))
            self.view.selectionModel().blockSignals(False)
            self.view.viewport().update()

    def step(self, by: int) -> None:
        """To the next prompt, or the one before."""
        number = self.view.currentIndex().row() + by
        if 0 <= number < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(number))

    def _to_first(self) -> None:
        """Enter in the search line goes on to what was found."""
        if self._wait.isActive():
            self.look()
        if self.model.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0))

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        row = self.model.row(current.row()) if current.isValid() else None
        if row is not None:
            self._waits_for = ""
            self.chosen.emit(row.key)

    def _came(self) -> None:
        """Rows were read: the one that the cursor stands on may be among them."""
        if self._waits_for:
            self.go_to(self._waits_for)
        else:
            current = self.view.currentIndex()
            if current.isValid():
                self._current_changed(current, current)
