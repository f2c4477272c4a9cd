"""The card of a chart: its sentence, the picture or the same as a table, and a menu to copy it and to save it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from nearmiss.audit.drawing import Drawing, svg_file
from nearmiss.audit.page import write_page
from nearmiss.errors import ProblemForYou
from nearmiss_gui.agreement.drawn import DrawnChart, in_words, paint_drawing
from nearmiss_gui.theme import colour
from nearmiss_gui.translation import mark, tr
from nearmiss_gui.widgets import Button, Card, Column, ElidedLabel, EmptyState, Paragraph, Table, announce
from nearmiss_gui.widgets.table import Value, as_cell
from nearmiss_gui.windows import choose_new_file

PICTURES = mark("Pictures (*.svg)")
_SHARPNESS = 2
"""Pixels of a copied picture for each px."""


class ChartCard(Card):
    """`ChartCard("Who agrees with whom", chart, "weighted kappa")`; `tell(sentence, columns, rows, note)`.

    With `drawing` something else than the chart's own is copied and saved; a chart that is a table already, of the
    columns it is told, needs one. `row_opened(row)` is sent from the table; `say_nothing(reason)` shows why there is no
    picture.
    """

    row_opened = Signal(int)
    problem = Signal(object)
    saved = Signal(object)

    def __init__(self, title: str, chart: QWidget, aside: str = "", icon: str = "chart",
                 drawing: Callable[[], Drawing] | None = None) -> None:  # fmt: skip
        super().__init__(title, flush=isinstance(chart, Table))
        self._title, self.chart, self._drawing = title, chart, drawing
        self._described, self._note_words = "", ""
        self._columns: tuple[Column, ...] = ()
        self._rows: list[Sequence[Value]] = []
        self._table: Table | None = None
        self.aside = ElidedLabel(aside, "small", "text_3")
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.sentence, self.note = Paragraph("", "small", "text_2"), Paragraph("", "small", "text_2")
        self._empty = EmptyState(icon, tr("Nothing to draw"))
        self.more = Button("", "quiet", icon="menu", compact=True)
        self.more.setAccessibleName(tr("{title}: table, copy, save", title=title))
        self.more.clicked.connect(self.open_menu)
        self._parts = QStackedWidget()
        if isinstance(chart, Table):
            chart.opened.connect(self.row_opened)
        self._parts.addWidget(chart)
        self._parts.addWidget(self._empty)
        self._arrange_parts()

    def tell(self, sentence: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]], note: str = "") -> None:
        """What the chart that is now shown says, and the same as rows."""
        self._columns, self._rows = tuple(columns), list(rows)
        self._show_words(sentence, note)
        self.more.setVisible(True)
        if isinstance(self.chart, Table):
            self.chart.set_rows(self._rows)
            self._parts.setCurrentWidget(self.chart)
        elif self.is_table():
            self.show_table(True)
        else:
            self._parts.setCurrentWidget(self.chart)

    def say_nothing(self, what: str, why: str = "") -> None:
        """There is no picture, and why."""
        self._drop_table()
        self._columns, self._rows = (), []
        self._show_words("", "")
        self._empty.set_text(what, why)
        self.more.setVisible(False)
        self._parts.setCurrentWidget(self._empty)

    def set_aside(self, words: str) -> None:
        """The words at the right of the title."""
        self.aside.set_text(words)

    def is_table(self) -> bool:
        """Whether the table is shown in the picture's place."""
        return self._table is not None and self._parts.currentWidget() is self._table

    def show_table(self, on: bool) -> None:
        """The table, or the picture again."""
        had = self._table is not None and self._table.hasFocus()
        self._drop_table()
        if not on:
            self._parts.setCurrentWidget(self.chart)
            return
        self._table = Table(self._columns, self._title)
        self._table.set_rows(self._rows)
        self._table.opened.connect(self.row_opened)
        self._parts.addWidget(self._table)
        self._parts.setCurrentWidget(self._table)
        if had:
            self._table.setFocus()

    def table_rows(self) -> list[list[str]]:
        """The heading and the rows as text."""
        return [[tr(column.title) for column in self._columns],
                *([as_cell(value).text for value in row] for row in self._rows)]  # fmt: skip

    def copy(self) -> None:
        """The table as text with tabs, and the picture, for whichever a program wants."""
        data = QMimeData()
        data.setText("\n".join("\t".join(_flat(cell) for cell in row) for row in self.table_rows()) + "\n")
        data.setImageData(self.picture())
        QGuiApplication.clipboard().setMimeData(data)
        announce(self, tr("Copied, as a table and as a picture."))

    def picture(self) -> QImage:
        """The chart as pixels."""
        if self._drawing is None and isinstance(self.chart, DrawnChart):
            found = self.chart.grab().toImage()
            made = QImage(found.size(), QImage.Format.Format_RGB32)
            made.setDevicePixelRatio(found.devicePixelRatio())
            made.fill(colour("surface"))
            painter = QPainter(made)
            painter.drawImage(0, 0, found)
            painter.end()
            return made
        return drawn_image(self.drawing())

    def drawing(self) -> Drawing:
        """What is copied and saved."""
        if self._drawing is not None:
            return self._drawing()
        assert isinstance(self.chart, DrawnChart)
        return self.chart.laid().drawing

    def save_svg(self) -> None:
        """Ask for a name, and write the picture as a file."""
        path = choose_new_file(self, tr("Save as SVG"), PICTURES, f"{file_name(self._title)}.svg")
        if path is not None:
            self.write_svg(path if path.suffix else path.with_suffix(".svg"))

    def write_svg(self, path: Path) -> None:
        """Write the picture beside its name, and then rename it."""
        text = svg_file(self.drawing(), self._title, self._described, lambda ink: colour(ink).name(), in_words)
        try:
            write_page(path, text)
        except ProblemForYou as problem:
            self.problem.emit(problem)
        else:
            self.saved.emit(path)

    def open_menu(self) -> None:
        """Table, copy, save: at the button."""
        menu = self.menu()
        menu.popup(self.more.mapToGlobal(QPoint(self.more.width() - menu.sizeHint().width(), self.more.height())))
        menu.setActiveAction(menu.actions()[0])

    def menu(self) -> QMenu:
        """What can be done with the chart."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = self.is_table()
        if not isinstance(self.chart, Table):
            menu.addAction(tr("Show as picture") if shown else tr("Show as table"), lambda: self._turn(not shown))
        menu.addAction(tr("Copy"), self.copy)
        menu.addAction(tr("Save as SVG…"), self.save_svg)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_table():
            return self._turn(False)
        return super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.chart.minimumSizeHint().width() + 28, super().minimumSizeHint().height())

    def _turn(self, table: bool) -> None:
        self.show_table(table)
        target: QWidget = self._table if self._table is not None else self.chart
        if target.focusPolicy() == Qt.FocusPolicy.NoFocus:
            target = self.more
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_table(self) -> None:
        if self._table is not None:
            self._parts.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
            self._table = None

    def _show_words(self, sentence: str, note: str) -> None:
        self._described = " ".join(filter(None, (sentence, note)))
        for part, words in ((self.sentence, sentence), (self.note, note)):
            part.setText(words)
            part.setVisible(bool(words))

    def _arrange_parts(self) -> None:
        self.title_row.setStretch(1, 0)  # the words at the right take the room
        self.title_row.addWidget(self.aside, 1)
        self.title_row.addWidget(self.more)
        self.body.setSpacing(4)
        for part in (self.sentence, self._parts, self.note):
            self.body.addWidget(part, 1 if part is self._parts else 0)
        for part in (self.sentence, self.note):
            part.hide()


def drawn_image(drawing: Drawing) -> QImage:
    """A drawing as pixels, on our surface."""
    made = QImage(int(drawing.width * _SHARPNESS), int(drawing.height * _SHARPNESS), QImage.Format.Format_RGB32)
    made.fill(colour("surface"))
    made.setDevicePixelRatio(_SHARPNESS)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_drawing(painter, drawing)
    painter.end()
    return made


def file_name(title: str) -> str:
    """A title as the name of a file: small letters and dashes."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in title.casefold()).split()) or "chart"


def _flat(cell: str) -> str:
    return " ".join(cell.split())
