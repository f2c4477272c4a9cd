"""The three faces of the agreement page: one judge beside people, people alone, and all judges side by side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearmiss_gui.agreement import tables
from nearmiss_gui.agreement.asked import Found
from nearmiss_gui.agreement.cards import CalibrationCard, CategoryCard, HeatCard, ProbeCard, RiskCard
from nearmiss_gui.agreement.chart_card import ChartCard
from nearmiss_gui.agreement.headline import VerdictBand, figures_of, show_figure, verdict_words
from nearmiss_gui.reflow import Part, Reflow
from nearmiss_gui.theme import px
from nearmiss_gui.translation import tr
from nearmiss_gui.widgets import Card, FigureCard, Paragraph, Table

_FIGURES, _WIDEST = 4, 180
"""Figures below the verdict; px that the name of a judge has at most."""


class View(QWidget):
    """What all faces have: the verdict in words on top. `opened(target)` asks for the pairs behind something."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.band = VerdictBand()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(12))
        self.column.addWidget(self.band)

    def show_found(self, found: Found, judges: int) -> None:
        """Show an answer; `judges` says how many there are in all."""
        first, rest = verdict_words(found, judges)
        self.band.show_words(first, rest, why=found.card is not None)

    def cards(self) -> list[ChartCard]:
        """The cards with a chart."""
        return self.findChildren(ChartCard)


class _WithFigures(View):
    def __init__(self) -> None:
        super().__init__()
        self.figures = [FigureCard("") for _ in range(_FIGURES)]
        self._keys: dict[str, FigureCard] = {}
        self.column.addWidget(Reflow([Part(card, 1, 215) for card in self.figures]))
        self.heat = HeatCard()
        self.heat.opened.connect(self.opened)

    def show_found(self, found: Found, judges: int) -> None:
        super().show_found(found, judges)
        figures = figures_of(found)
        self._keys = dict(zip(figures, self.figures, strict=True))
        for key, figure in figures.items():
            show_figure(self._keys[key], figure)
        self.heat.show_found(found)

    def figure(self, name: str) -> str:
        """A figure as it is told; empty where this face has none of that name."""
        return self._keys[name].accessibleName() if name in self._keys else ""


class JudgeView(_WithFigures):
    """One judge beside people."""

    def __init__(self) -> None:
        super().__init__()
        self.calibration, self.risk = CalibrationCard(), RiskCard()
        self.categories, self.probes = CategoryCard(), ProbeCard()
        self.column.addWidget(
            Reflow([Part(self.heat, 40, 316), Part(self.calibration, 42, 316), Part(self.risk, 42, 316)])
        )
        self.column.addWidget(Reflow([Part(self.categories, 83, 640), Part(self.probes, 42, 340)]), 1)
        self.categories.opened.connect(self.opened)
        self.probes.opened.connect(self.opened)

    def show_found(self, found: Found, judges: int) -> None:
        super().show_found(found, judges)
        assert found.card is not None
        self.calibration.show_card(found.card)
        self.risk.show_card(found.card)
        self.categories.show_card(found.card)
        self.probes.show_card(found.card)


class AloneView(_WithFigures):
    """People without a judge: who agrees with whom, categories, and each person as help for the lead."""

    def __init__(self) -> None:
        super().__init__()
        self.categories = CategoryCard(alone=True)
        self.categories.opened.connect(self.opened)
        self.persons = Table(tables.PERSONS, tr("Each person"))
        persons = Card(tr("Each person"), flush=True)
        note = Paragraph(tr("Help for a conversation, and no verdict on anybody."), "small", "text_2")
        persons.title_row.addWidget(note)
        persons.body.addWidget(self.persons)
        persons.setMinimumHeight(px(220))
        self.column.addWidget(Reflow([Part(self.heat, 40, 330), Part(self.categories, 60, 480)]))
        self.column.addWidget(persons, 1)

    def show_found(self, found: Found, judges: int) -> None:
        super().show_found(found, judges)
        self.categories.show_people(found)
        self.persons.set_rows(tables.person_rows(found.persons))


class SeveralView(View):
    """Judges beside each other, with their jury. `judge_opened(name)` asks for the report card of one."""

    judge_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.heat = HeatCard()
        self.heat.opened.connect(self.opened)
        self._judges: list[str] = []
        self.judges = Table(tables.JUDGES, tr("Judges"))
        self.differences = Table(tables.DIFFERENCES, tr("Two judges"))
        self.cells = Table(tables.CELLS, tr("Judges and constraint types"))
        self.judges.opened.connect(self._open)
        much = tr("How much more often the first names people’s side.")
        q = tr("q: false discoveries among those that hold up against half of the annotators.")
        two = _table_card(tr("Two judges"), much, self.differences)
        where = _table_card(tr("Judges and constraint types"), q, self.cells)
        below = Reflow([Part(two, 1, 460), Part(where, 1, 460)])
        beside = _table_card(tr("Judges"), tr("Each beside one more person. Enter opens a report card."), self.judges)
        self.column.addWidget(Reflow([Part(beside, 64, 800), Part(self.heat, 36, 330)]))
        self.column.addWidget(below, 1)

    def show_found(self, found: Found, judges: int) -> None:
        super().show_found(found, judges)
        assert found.compared is not None
        self._judges = [card.judge for card in found.compared.audits]
        self.judges.set_rows(tables.judge_rows(found.compared))
        self.judges.tighten(_WIDEST)
        self.differences.set_rows(tables.difference_rows(found.compared))
        self.cells.set_rows(tables.cell_rows(found.compared))
        self.heat.show_found(found)

    def figure(self, name: str) -> str:
        """This face has no figures."""
        return ""

    def _open(self, row: int) -> None:
        self.judge_opened.emit(self._judges[row])


def _table_card(title: str, note: str, table: Table) -> Card:
    card = Card(title, flush=True)
    card.title_row.addWidget(Paragraph(note, "small", "text_2"))
    card.body.addWidget(table)
    card.setMinimumHeight(px(240))
    return card
