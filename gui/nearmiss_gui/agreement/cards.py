"""The cards with charts: who agrees with whom, confidence, how much may be decided, categories, probes."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nearmiss.audit import Audit
from nearmiss.audit.bench import NOT_A_SAMPLE
from nearmiss.audit.charts import CategoryLine, category_drawing, category_lines
from nearmiss.audit.drawing import Drawing
from nearmiss_gui.agreement import curves, heat, probes, tables
from nearmiss_gui.agreement.asked import Found
from nearmiss_gui.agreement.chart_card import ChartCard
from nearmiss_gui.agreement.drawn import DrawnChart
from nearmiss_gui.agreement.figures_in_words import reason, share
from nearmiss_gui.agreement.heat import Heat, heat_height, heat_of, lay_heat
from nearmiss_gui.agreement.tables import Category
from nearmiss_gui.theme import px
from nearmiss_gui.translation import tr
from nearmiss_gui.widgets import Checkbox, Column, Table
from nearmiss_gui.widgets.table import Value

_ROW, _MOST_ROWS, _WIDEST = 34, 14, 190
"""Height of a row of categories in px, rows from which the table scrolls, and px that a name has at most."""


class HeatCard(ChartCard):
    """Every two raters: `opened(Two)`."""

    opened = Signal(object)

    def __init__(self) -> None:
        self.map = DrawnChart(tr("Who agrees with whom"), 190, 250)
        super().__init__(tr("Who agrees with whom"), self.map, tr("weighted kappa"), "people")
        self.map.setProperty("ring", "none")
        self.map.opened.connect(self.opened)
        self.row_opened.connect(lambda row: self.opened.emit(self._heat.row_opens[row]) if self._heat else None)
        self._heat: Heat | None = None

    def show_found(self, found: Found) -> None:
        """Show other raters."""
        self._heat = made = heat_of(found)
        if not made.values:
            return self.say_nothing(tr("Nobody to compare yet"), tr("Two people must label the same pairs."))
        self.map.show_chart(lay_heat(made), made.described, height=heat_height(made), spots=True)
        return self.tell(made.headline, heat.COLUMNS, made.rows, made.note)


class CalibrationCard(ChartCard):
    """Whether confidence means what it says; `drawn_at_random(bool)` where only some judged pairs were labelled."""

    drawn_at_random = Signal(bool)

    def __init__(self) -> None:
        self.curve = DrawnChart(tr("Is its confidence honest?"), 200, 250)
        super().__init__(tr("Is its confidence honest?"), self.curve)
        self.random = Checkbox(tr("The labelled pairs were drawn at random"))
        self.random.toggled.connect(self.drawn_at_random)
        self.body.addWidget(self.random)
        self.random.hide()

    def show_card(self, card: Audit) -> None:
        """Show another judge."""
        found = card.core.calibration
        unknown = found.ece.why == NOT_A_SAMPLE
        self.random.setVisible(unknown or card.options.random_sample)
        self.set_aside("" if found.ece.value is None else tr("calibration error {share}", share=share(found.ece.value)))
        if found.bins is None:
            why = reason(found.ece)
            if unknown:
                why = tr("People labelled only some of the judged pairs, and how those were drawn is not known.")
            return self.say_nothing(tr("It cannot be told whether its confidence is honest"), why)
        sentence = curves.calibration_sentence(found)
        self.curve.show_chart(curves.lay_reliability(found.bins), sentence)
        return self.tell(sentence, curves.BIN_COLUMNS, curves.bin_rows(found.bins))


class RiskCard(ChartCard):
    """How much the judge may decide, with a line that is moved."""

    def __init__(self) -> None:
        self.curve = curves.RiskChart()
        super().__init__(tr("How much can it decide alone?"), self.curve)
        self.curve.allowed_moved.connect(lambda _: self.sentence.setText(self.curve.sentence()))

    def show_card(self, card: Audit) -> None:
        """Show another judge."""
        found = card.core.risk_coverage
        if found.curve is None:
            return self.say_nothing(tr("It cannot be told how much it may decide"), reason(found.aurc))
        self.curve.show_curve(found.curve)
        self.set_aside("" if found.aurc.value is None else tr("mean risk {share}", share=share(found.aurc.value)))
        return self.tell(self.curve.sentence(), curves.RISK_COLUMNS, curves.risk_rows(found.curve))


class CategoryCard(ChartCard):
    """Category by category: `opened(Category)`. `alone`: people without a judge."""

    opened = Signal(object)

    def __init__(self, *, alone: bool = False) -> None:
        columns: tuple[Column, ...] = tables.ALONE if alone else tables.WITH_JUDGE
        self.table = Table(columns, tr("By constraint type"))
        super().__init__(tr("By constraint type"), self.table, drawing=self._picture)
        self.table.set_row_height(_ROW)
        self._columns_told = columns
        self._names: list[str | None] = []
        self._lines: list[CategoryLine] = []
        self.row_opened.connect(lambda row: self.opened.emit(Category(self._names[row])))

    def show_card(self, card: Audit) -> None:
        """Show another judge beside people."""
        self._names = [*(name for name, _ in card.by_category), None]
        self._lines = category_lines(card)
        self._show(tables.category_rows(card))

    def show_people(self, found: Found) -> None:
        """Show people alone."""
        self._names = [*(name for name, _ in found.of_people), None]
        self._lines = tables.category_lines_of(found)
        self._show(tables.alone_rows(found))

    def _show(self, rows: list[tuple[Value, ...]]) -> None:
        self.tell("", self._columns_told, rows)
        shown = min(len(rows), _MOST_ROWS)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setMinimumHeight(head + shown * px(_ROW) + 4)
        self.table.tighten(_WIDEST)

    def _picture(self) -> Drawing:
        return category_drawing(self._lines, 640.0)


class ProbeCard(ChartCard):
    """The faults looked for: `opened(ProbeRow)`."""

    opened = Signal(object)

    def __init__(self) -> None:
        self.probes = probes.ProbeChart()
        super().__init__(tr("Bias probes"), self.probes, tr("green: acceptable"))
        self.probes.setProperty("ring", "none")
        self.probes.opened.connect(self.opened)
        self._found: list[probes.ProbeRow] = []
        self.row_opened.connect(lambda row: self.opened.emit(self._found[row]))

    def show_card(self, card: Audit) -> None:
        """Show another judge."""
        self._found = probes.probe_rows(card)
        self.probes.show_probes(self._found)
        self.tell("", probes.COLUMNS, probes.table_rows(self._found))
