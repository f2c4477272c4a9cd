"""What a lead sees first: what the project holds, how far everybody is, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearmiss.summary import RaterSummary, Summary
from nearmiss_gui.page import Page
from nearmiss_gui.session import Session
from nearmiss_gui.theme import px
from nearmiss_gui.widgets import Button, Card, Cell, Column, FigureCard, Paragraph, Table, label

ENOUGH_LABELS = 3
_KINDS = {"human": "person", "judge": "judge", "check": "check", "reference": "reference"}


class OverviewPage(Page):
    """Figures, raters and next steps; `label_wanted`, `import_wanted`, `agreement_wanted`, `export_wanted` lead on."""

    label_wanted = Signal()
    import_wanted = Signal()
    agreement_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Overview", parent)
        self._session = session
        self._figures = {
            name: FigureCard(name, quiet_title=True)
            for name in ("Pairs", "Labels of people", f"Pairs with {ENOUGH_LABELS} labels", "Disputed")
        }
        columns = [
            Column("Rater", stretch=True),
            Column("Kind"),
            Column("Pairs done"),
            Column("Time a pair", number=True),
        ]
        self._raters = Table([*columns, Column("Labels", number=True), Column("Last label")], "Raters")
        self._steps = Card("Next steps")
        self._arrange_cards()
        read_in = Button("Import a file…", "plain", icon="download")
        read_in.clicked.connect(lambda: self.import_wanted.emit())
        self.heading.addWidget(read_in)
        session.changed.connect(lambda _: self.refresh() if self.isVisible() else None)

    def refresh(self) -> None:
        """Count again and show it."""
        opened = self._session.opened
        if opened is None:
            return
        self.title.setText(opened.title)
        self.aside.setText(f"scheme {opened.scheme.name}")
        self._session.read(lambda project: project.summary(), self.show_summary, owner=self)

    def show_summary(self, found: Summary) -> None:
        """Show these figures."""
        self._show_figures(found)
        self._raters.set_rows([_row(rater) for rater in found.raters])
        self._show_steps(found)

    def _show_figures(self, found: Summary) -> None:
        pairs = found.counts["pairs"]
        people = sum(rater.labels for rater in found.raters if rater.kind == "human")
        enough = sum(number for labels, number in found.by_labels.items() if labels >= ENOUGH_LABELS)
        cards = list(self._figures.values())
        cards[0].set_figure(f"{pairs:,}")
        cards[0].set_note(f"{found.counts['constraints']:,} constraints, {found.counts['prompts']:,} prompts")
        cards[1].set_figure(f"{people:,}", f"of {found.counts['labels']:,} labels in all")
        cards[2].set_figure(f"{enough:,}", f"{enough / pairs:.0%}" if pairs else "")
        cards[2].set_share(enough / pairs if pairs else 0.0)
        cards[3].set_figure(f"{found.disputed:,}", "people differ on the side")
        cards[3].set_note(f"{found.flagged:,} flagged, {found.both_bad:,} marked both bad")

    def _show_steps(self, found: Summary) -> None:
        while (item := self._steps.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, (words, why, name, signal) in enumerate(self._next_steps(found), start=1):
            button = Button(name, "main" if number == 1 else "plain", compact=True)
            button.clicked.connect(signal.emit)
            self._steps.body.addWidget(_step(words, why, button))
        self._steps.body.addStretch(1)

    def _next_steps(self, found: Summary) -> list[tuple[str, str, str, SignalInstance]]:
        pairs = found.counts["pairs"]
        if not pairs:
            return [("Bring in pairs", "JSON lines, CSV or a data set of the field", "Import…", self.import_wanted)]
        steps: list[tuple[str, str, str, SignalInstance]] = [
            ("Label pairs", f"{pairs:,} pairs, by keyboard", "Label", self.label_wanted)
        ]
        if len([rater for rater in found.raters if rater.kind in ("human", "judge")]) > 1:
            steps.append(("See who agrees with whom", "with intervals", "Agreement", self.agreement_wanted))
        if any(rater.labels for rater in found.raters):
            steps.append(("Make a data set", "for reward models", "Export", self.export_wanted))
        return steps

    def _arrange_cards(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(px(12))
        for card in self._figures.values():
            figures.addWidget(card, 1)
        raters = Card("Raters", flush=True)
        raters.body.addWidget(self._raters)
        below = QHBoxLayout()
        below.setSpacing(px(12))
        below.addWidget(raters, 7)
        below.addWidget(self._steps, 3)
        self.column.addLayout(figures)
        self.column.addLayout(below, 1)


def _row(rater: RaterSummary) -> list[Cell | str | int | None]:
    share = rater.done / rater.assigned if rater.assigned else 0.0
    done = Cell(f"{rater.done:,} of {rater.assigned:,}", sort=rater.done, share=share,
                bar_tone="met" if share >= 1 else "primary")  # fmt: skip
    seconds = rater.median_seconds
    time = Cell(spent(seconds), sort=seconds) if seconds is not None else None
    return [rater.rater, _KINDS[rater.kind], done, time, rater.labels, (rater.last or "")[:10] or None]


def spent(seconds: float) -> str:
    """`1 min 31 s`."""
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60:02d} s" if whole >= 60 else f"{whole} s"


def _step(words: str, why: str, button: Button) -> QWidget:
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(label(words, "medium"))
    texts.addWidget(Paragraph(why, "small", "text_2"))
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, px(6), 0, px(6))
    row.addLayout(texts, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return made
