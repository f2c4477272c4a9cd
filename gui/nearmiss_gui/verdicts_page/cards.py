"""The cards of the page: figures of pairs, the table of groups, the measures, and what checks cannot do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearmiss.metrics.breakdown import Breakdown, Figure, Grouping, Row
from nearmiss.verdict_report import VerdictsRead
from nearmiss_gui.reflow import Part, Reflow
from nearmiss_gui.theme import px
from nearmiss_gui.translation import counted, tr
from nearmiss_gui.verdicts_page import rows
from nearmiss_gui.widgets import Button, Card, Column, FigureCard, Interval, Segment, Table, announce
from nearmiss_gui.widgets.table import Value

_NARROWEST = 135
_MOST_ROWS = 12
"""Rows that a table shows without scrolling inside."""


class PairCards(QWidget):
    """What verdicts say of the pairs: a card for each figure, with its interval or the reason why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.cards: list[FigureCard] = []

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these."""
        if not self.cards:
            self.cards = [FigureCard(tr(figure.name), quiet_title=True) for figure in figures]
            self._column.addWidget(Reflow([Part(card, 1, 220) for card in self.cards]))
        for card, figure in zip(self.cards, figures, strict=True):
            span = rows.between(figure)
            card.set_figure(rows.written(figure), tr("95% interval {span}", span=span) if span else "")
            card.hide_drawing()
            if figure.estimate.value is not None and figure.is_share:
                shown = figure.estimate
                card.set_interval(Interval(shown.value, shown.low, shown.high))
            card.set_note(_note(figure))

    def told(self) -> list[str]:
        """The figures, each with its name."""
        return [card.accessibleName() for card in self.cards]


def _note(figure: Figure) -> str:
    """What a figure says and of how many pairs, and why it, or its interval, is not there."""
    why = rows.why_none(figure)
    if figure.estimate.value is None:
        return why
    what = f"{tr(figure.source)[:1].upper()}{tr(figure.source)[1:]}"
    said = f"{what}, {counted('{n} pair', '{n} pairs', figure.estimate.n)}"
    return f"{said}. {why}" if why else said


class TableCard(Card):
    """A table with a title and a button that copies it, as lines with tabs and as CSV."""

    def __init__(self, title: str, columns: Sequence[Column], beside: QWidget | None = None) -> None:
        super().__init__(title, flush=True)
        self._name = title
        self._records: Callable[[], list[list[str]]] = list
        self.copy_button = Button(tr("Copy"), "quiet", icon="copy", compact=True)
        self.copy_button.setAccessibleName(tr("Copy: {title}", title=title))
        self.copy_button.clicked.connect(self.copy)
        if beside is not None:
            self.title_row.addWidget(beside)
        self.title_row.addWidget(self.copy_button)
        self.table = Table(columns, title)
        self.body.addWidget(self.table)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Another table in the place of this one."""
        had = self.table.hasFocus()
        made = Table(columns, self._name)
        self.body.replaceWidget(self.table, made)
        self.table.hide()
        self.table.deleteLater()
        self.table = made
        if had:
            made.setFocus()

    def show_rows(self, shown: Sequence[Sequence[Value]], records: Callable[[], list[list[str]]]) -> None:
        """Show these; `records` gives them as they are copied."""
        self._records = records
        self.table.set_rows(shown)
        height = 40 * min(len(shown), _MOST_ROWS) + 36 + 16
        self.table.setMinimumHeight(px(height))
        self.table.setMaximumHeight(px(height if len(shown) <= _MOST_ROWS else 2 * height))

    def copy(self) -> None:
        """Put the table on the clipboard."""
        found = self._records()
        data = QMimeData()
        data.setText(rows.tabbed(found))
        data.setData("text/csv", rows.comma_separated(found).encode())
        QGuiApplication.clipboard().setMimeData(data)
        announce(self, tr("Copied, as a table."))


class GroupsCard(TableCard):
    """Verdicts by category, tag, model or rater; `regrouped` when a person chooses another."""

    regrouped = Signal()

    def __init__(self) -> None:
        words = [tr(name) for _, name in rows.GROUPINGS]
        self.segment = Segment(words, name=tr("Group by"))
        super().__init__(tr("Constraints met"), rows.columns("category"), self.segment)
        self._by: Grouping = "category"
        self.segment.changed.connect(lambda _: self.regrouped.emit())

    def by(self) -> Grouping:
        """What the rows are grouped by."""
        return rows.GROUPINGS[self.segment.index()][0]

    def show_breakdown(self, found: Breakdown) -> None:
        """Show the rows, that of everything first."""
        by = self.by()
        if by != self._by:
            self.set_columns(rows.columns(by))
            self._by = by
        whole = Row(tr("All"), found.whole.verdicts, found.whole.rates, found.whole.is_loose)
        shown = list(found.groups) if by == "rater" else [whole, *found.groups]
        self.show_rows([rows.row_of(row, by) for row in shown], lambda: rows.as_records(shown, by))
        self.table.tighten(200)
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        """What room is left goes to the columns that draw intervals, and what is wanting comes from them; where that is
        not enough, the table scrolls."""
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        usual = self.table.sizeHintForColumn(rows.DRAWN[0])
        for column in rows.DRAWN:
            header.resizeSection(column, usual)
        spare = (self.table.viewport().width() - header.length()) // len(rows.DRAWN)
        for column in rows.DRAWN:
            header.resizeSection(column, max(px(_NARROWEST), usual + spare))


class MeasuresCard(TableCard):
    """The measures that benchmarks have names for."""

    def __init__(self) -> None:
        super().__init__(tr("Measures"), rows.figure_columns())

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these; of those that are not defined, why."""
        defined = sorted(figures, key=lambda item: item.estimate.value is None)
        self.show_rows([rows.figure_row(item) for item in defined], lambda: rows.figures_as_records(defined))


class TroubleCard(TableCard):
    """Checks that no program has, and constraints that cannot be kept together; hidden where there is neither."""

    def __init__(self) -> None:
        columns = [Column(tr("Prompt")), Column(tr("Constraints or check"), mono=True), Column(tr("Why"), stretch=True)]
        super().__init__(tr("Conflicts and unknown checks"), columns)
        self.hide()

    def show_read(self, read: VerdictsRead) -> None:
        """Show what there is."""
        shown = rows.trouble_rows(read)
        self.show_rows(shown, lambda: [["" if cell is None else str(cell) for cell in row] for row in shown])
        self.setVisible(bool(shown))
