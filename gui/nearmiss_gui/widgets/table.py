"""A plain table: rows of values, columns with a kind, sorted by a click on the heading; text is only ever text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)  # fmt: skip
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)  # fmt: skip

from nearmiss_gui.theme import colour, font, px
from nearmiss_gui.translation import in_figures, tr
from nearmiss_gui.widgets import paint
from nearmiss_gui.widgets.figures import Interval, draw_interval, draw_marks
from nearmiss_gui.widgets.labels import tip
from nearmiss_gui.widgets.marks import chip_size, draw_chip

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_SORT_ROLE = CELL_ROLE + 1
_ROW, _HEADING = 40, 36
_LONG = 20  # characters from which a cell may be cut, and has a tooltip


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and how its cells look; `number` stands right, `mono` is for ids and files, `stretch` fills."""

    title: str
    number: bool = False
    mono: bool = False
    stretch: bool = False
    tone: str = "text"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows, where it is more than a value.

    `sort` is what it is sorted by (the text when None); with a `tone` of a chip (`met`, `missed`, `warn`, `accent`,
    `unclear`) it is drawn as a chip with `icon`; `share` (0 to 1) draws a line of progress in `bar_tone` before the
    text, `interval` an interval on its scale; `marks` are intervals below each other on one scale, in the text's place,
    whose quarters `scale` names.
    """

    text: str
    sort: Any = None
    tone: str = ""
    icon: str | None = None
    share: float | None = None
    bar_tone: str = "primary"
    interval: Interval | None = None
    marks: tuple[Interval, ...] = ()
    scale: bool = False


Value = str | int | float | Cell | None


class TableModel(QAbstractTableModel):
    """The rows as given; None shows as an en dash and sorts last."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Sequence[Value]] = []
        self.marked: frozenset[int] = frozenset()

    def set_rows(self, rows: Sequence[Sequence[Value]], marked: Collection[int] = ()) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows, self.marked = list(rows), frozenset(marked)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = as_cell(self.rows[index.row()][index.column()])
        if role == CELL_ROLE:
            return cell
        if role == _SORT_ROLE:
            return cell.text.casefold() if cell.sort is None else cell.sort
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cell.text) if len(cell.text) > _LONG else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.text
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return paint.RIGHT if self.columns[section].number else paint.LEFT
        return None


def as_cell(value: Value) -> Cell:
    """A value as a cell: numbers with thousands marked, None as an en dash."""
    if isinstance(value, Cell):
        return value
    if value is None:
        return Cell("–", sort=float("inf"))
    if isinstance(value, str):
        return Cell(value)
    return Cell(in_figures(value), sort=value)


class _Sorted(QSortFilterProxyModel):
    """Sorts by the values, not by how they are written."""

    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = left.data(_SORT_ROLE), right.data(_SORT_ROLE)
        try:
            return bool(one < other)
        except TypeError:
            return str(one) < str(other)


class Table(QTableView):
    """A table, to stand in a card: `Table([Column("File", mono=True), Column("Pairs", number=True)], "Packages")`.

    `set_rows(rows, marked)` fills it; `marked` rows (disputed ones) get an amber tint and edge: say so in words too.
    Arrow keys move, Enter or a double click sends `opened(row)` with the row as given to `set_rows`, whatever the
    order on screen; Tab leaves.
    """

    opened = Signal(int)

    def __init__(self, columns: Sequence[Column], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_height = _ROW
        self._rows = TableModel(columns, self)
        self._order = _Sorted(self)
        self._order.setSourceModel(self._rows)
        self.setModel(self._order)
        self.setItemDelegate(_CellPainter(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._arrange_header()
        self.doubleClicked.connect(self._open)

    def set_rows(self, rows: Sequence[Sequence[Value]], marked: Collection[int] = ()) -> None:
        """Show other rows, in the order given until a heading is clicked."""
        self._rows.set_rows(rows, marked)
        self.resizeColumnsToContents()

    def set_row_height(self, height: int) -> None:
        """Rows of so many px at 100 %, for tables that stand beside charts."""
        self._row_height = height
        self.verticalHeader().setDefaultSectionSize(px(height))

    def tighten(self, widest: int) -> None:
        """Columns no wider than their cells and headings, the first no wider than so many px at 100 %."""
        header = self.horizontalHeader()
        for number, column in enumerate(self._rows.columns):
            if not column.stretch:
                needed = paint.text_width("body", tr(column.title)) + px(_HEADING)
                header.resizeSection(number, max(self.sizeHintForColumn(number), needed))
        if not self._rows.columns[0].stretch:
            header.resizeSection(0, min(header.sectionSize(0), px(widest)))

    def selected_row(self) -> int | None:
        """The row as given to `set_rows`, None while none is selected."""
        current = self.selectionModel().currentIndex()
        return self._order.mapToSource(current).row() if current.isValid() else None

    def select(self, row: int) -> None:
        """Go to a row as given to `set_rows`."""
        self.setCurrentIndex(self._order.mapFromSource(self._rows.index(row, 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._open(self.currentIndex())
        return super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._order.mapToSource(index).row())

    def _arrange_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(px(48))
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        stretching = [number for number, column in enumerate(self._rows.columns) if column.stretch]
        for number in stretching:
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(not stretching)
        self.verticalHeader().setDefaultSectionSize(px(self._row_height))


class _CellPainter(QStyledItemDelegate):
    """Draws a cell: tint of the row, line below, then chip, bar, interval or text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = option.rect
        _paint_row(painter, option, index)
        cell: Cell = index.data(CELL_ROLE)
        _paint_cell(painter, QRectF(place).adjusted(px(12), 0, -px(12), 0), cell, _column(index))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell: Cell = index.data(CELL_ROLE)
        role = "mono" if _column(index).mono else "body"
        width = chip_size(cell.text, cell.icon).width() if cell.tone else paint.text_width(role, cell.text)
        width += px(120) if cell.share is not None or cell.interval else 0
        width = px(150) if cell.marks else width
        return QSize(width + px(26), px(40))


def _column(index: Index) -> Column:
    model = index.model()
    source = model.sourceModel() if isinstance(model, QSortFilterProxyModel) else model
    return source.columns[index.column()] if isinstance(source, TableModel) else Column("")


def _paint_row(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    place: QRect = option.rect
    state: QStyle.StateFlag = option.state
    model = index.model()
    marked = isinstance(model, _Sorted) and _is_marked(model, index)
    selected = bool(state & QStyle.StateFlag.State_Selected)
    fill = "warn_tint" if marked else "hover" if selected else "sunken" if _hovered(option, index) else ""
    if fill:
        painter.fillRect(place, colour(fill))
    paint.line(painter, place.left(), place.bottom() + 0.5, place.right() + 1, place.bottom() + 0.5, "line")
    if index.column() == 0 and (marked or selected):
        painter.fillRect(QRect(place.left(), place.top(), 3, place.height()), colour("focus" if selected else "warn"))


def _is_marked(model: _Sorted, index: Index) -> bool:
    source = model.sourceModel()
    row = model.mapToSource(model.index(index.row(), index.column())).row()
    return isinstance(source, TableModel) and row in source.marked


def _hovered(option: QStyleOptionViewItem, index: Index) -> bool:
    view = option.widget
    if not isinstance(view, QTableView):
        return False
    spot = view.viewport().mapFromGlobal(view.cursor().pos())
    return view.viewport().underMouse() and view.rowAt(spot.y()) == index.row()


def _paint_cell(painter: QPainter, spot: QRectF, cell: Cell, column: Column) -> None:
    if cell.tone:
        size = chip_size(cell.text, cell.icon)
        chip = QRectF(spot.left(), spot.center().y() - size.height() / 2, size.width(), size.height())
        return draw_chip(painter, chip, cell.text, cell.tone, cell.icon)
    if cell.marks:
        return draw_marks(painter, spot, cell.marks, scale=cell.scale)
    if cell.share is not None:
        groove = QRectF(spot.left(), spot.center().y() - 3, min(px(110), spot.width() / 2), 6)
        paint.box(painter, groove, 3, fill="line")
        done = QRectF(groove.left(), groove.top(), max(6.0, groove.width() * cell.share), 6)
        paint.box(painter, done, 3, fill=cell.bar_tone)
        spot = spot.adjusted(groove.width() + px(10), 0, 0, 0)
    if cell.interval is not None:
        width = paint.text_width("strong", cell.text) + px(14)
        draw_interval(painter, spot.adjusted(width, 0, 0, 0), cell.interval)
        return _paint_text(painter, spot, cell.text, "strong", column)
    return _paint_text(painter, spot, cell.text, "mono" if column.mono else "body", column)


def _paint_text(painter: QPainter, spot: QRectF, words: str, role: str, column: Column) -> None:
    made = font(role)
    one_line = words.replace("\n", " ")
    shown = QFontMetricsF(made).elidedText(one_line, Qt.TextElideMode.ElideRight, spot.width())
    paint.text(painter, spot, shown, column.tone, made, paint.RIGHT if column.number else paint.LEFT)
