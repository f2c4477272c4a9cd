"""How far people agree, and judges with people: every number with its interval and n."""

from __future__ import annotations

from typing import get_args

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nearmiss.agreement import AgreementReport, Judge, Pair, agreement
from nearmiss.agreement.report import Against, Orders
from nearmiss.agreement.scale import On
from nearmiss.statistics import Estimate
from nearmiss.votes import Votes
from nearmiss_gui.page import Page
from nearmiss_gui.session import Session
from nearmiss_gui.theme import px
from nearmiss_gui.widgets import Card, Cell, Column, FigureCard, Interval, MessageBar, Segment, Table, label

_ON: tuple[On, ...] = get_args(On)
_AGAINST: tuple[Against, ...] = get_args(Against)
_ORDERS: tuple[Orders, ...] = get_args(Orders)


class AgreementPage(Page):
    """Figures of people, a table of every two raters, a table of judges. Worked out away from the window's thread."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Agreement", parent)
        self._session = session
        self._asked = 0
        self._on = Segment(["Side", "Strength"], name="Compare")
        self._against = Segment(["People", "Reference"], name="Judges against")
        self._orders = Segment(["Both orders", "Each", "1 first", "2 first"], name="Orders")
        self._figures = {
            name: FigureCard(title, quiet_title=True)
            for name, title in (
                ("alpha", "Krippendorff’s alpha, people"),
                ("fleiss", "Fleiss’ kappa, people"),
                ("percent", "Percent agreement, people"),
                ("rest", "One person against the rest"),
            )
        }
        numbers = [Column(name) for name in ("Accuracy", "Accuracy, decisive", "Cohen’s kappa", "Minus a person")]
        counts = [Column(name, number=True) for name in ("Pairs", "Unreadable", "Inconsistent")]
        self._judges = Table([Column("Judge", stretch=True), *numbers, *counts], "Judges against the target")
        kappas = [Column(name) for name in ("Percent", "Kappa", "Kappa, linear", "Kappa, quadratic")]
        self._pairs = Table(
            [Column("Two raters", stretch=True), *kappas, Column("Pairs", number=True)], "Every two people"
        )
        self._warning = MessageBar("warning", "")
        self._arrange_cards()
        for choice in (self._on, self._against, self._orders):
            choice.changed.connect(lambda _: self.refresh())
        session.changed.connect(lambda _: self.refresh() if self.isVisible() else None)

    def refresh(self) -> None:
        """Read the votes, work the report out on another thread, show it; an answer that is out of date is dropped."""
        if self._session.opened is None:
            return
        self._asked += 1
        asked = self._asked
        self.aside.setText("Working it out …")
        self._session.read(
            lambda project: project.votes(), lambda votes: self._work_out(votes, asked), self._failed, owner=self
        )

    def _work_out(self, votes: Votes, asked: int) -> None:
        on, against, orders = _ON[self._on.index()], _AGAINST[self._against.index()], _ORDERS[self._orders.index()]
        self._session.jobs.start(
            lambda _: agreement(votes, on=on, against=against, orders=orders),
            done=lambda report: self.show_report(report) if asked == self._asked else None,
            failed=self._failed,
            owner=self,
        )

    def _failed(self, problem: Exception) -> None:
        self.aside.setText("")
        self._warn([str(problem)])

    def show_report(self, report: AgreementReport) -> None:
        """Show this report."""
        people = report.humans
        self.aside.setText(f"{people.raters:,} people, {people.items:,} pairs")
        _show(self._figures["alpha"], people.krippendorff_alpha.nominal, mark=0.667)
        _show(self._figures["fleiss"], people.fleiss_kappa, mark=0.6)
        _show(self._figures["percent"], people.percent)
        _show(self._figures["rest"], people.leave_one_out)
        self._judges.set_rows([_judge_row(judge, report.orders) for judge in report.judges])
        self._pairs.set_rows([_pair_row(report.pairs[i]) for i in range(min(len(report.pairs), 500))])
        self._warn(list(report.warnings))

    def _warn(self, words: list[str]) -> None:
        self._warning.set_text(" ".join(words))
        self._warning.setVisible(bool(words))

    def _arrange_cards(self) -> None:
        for words, choice in (("Compare", self._on), ("Judges against", self._against), ("Orders", self._orders)):
            self.heading.addWidget(label(words, "small", "text_2"))
            self.heading.addWidget(choice)
        figures = QHBoxLayout()
        figures.setSpacing(px(12))
        for card in self._figures.values():
            figures.addWidget(card, 1)
        self._warning.hide()
        self.column.addWidget(self._warning)
        self.column.addLayout(figures)
        for title, table in (("Judges", self._judges), ("Every two people", self._pairs)):
            holder = Card(title, flush=True)
            holder.body.addWidget(table)
            holder.setMinimumHeight(px(190))
            self.column.addWidget(holder, 1)


def _show(card: FigureCard, estimate: Estimate, mark: float | None = None) -> None:
    if estimate.value is None:
        card.set_figure("–", "not defined")
        card.set_note(estimate.why or "")
        card.set_interval(Interval(None))
        return
    card.set_figure(f"{estimate.value:.2f}".replace("-", "−"), _between(estimate))
    labels = ("0", f"{mark:g}", "1") if mark is not None else ("0", "", "1")
    card.set_interval(Interval(estimate.value, estimate.low, estimate.high, mark=mark), labels)
    card.set_note(f"n = {estimate.n:,}")


def _between(estimate: Estimate) -> str:
    if estimate.low is None or estimate.high is None:
        return "no interval"
    return f"95% CI {estimate.low:.2f} to {estimate.high:.2f}".replace("-", "−")


def _cell(estimate: Estimate) -> Cell:
    if estimate.value is None:
        return Cell(f"– ({estimate.why})", sort=float("-inf"))
    between = f" ({estimate.low:.2f} to {estimate.high:.2f})" if estimate.low is not None else ""
    text = f"{estimate.value:.2f}{between}".replace("-", "−")
    return Cell(text, sort=estimate.value)


def _judge_row(judge: Judge, orders: str) -> list[Cell | str | int]:
    against = judge.against
    name = judge.judge if orders == "pair" else f"{judge.judge}, {judge.orders}"
    numbers = (against.accuracy, against.accuracy_decisive, against.cohen_kappa.unweighted, judge.ceiling.minus_human)
    return [name, *(_cell(number) for number in numbers), against.n, judge.unreadable, judge.inconsistent]


def _pair_row(pair: Pair) -> list[Cell | str | int]:
    kappas = pair.cohen_kappa
    numbers = (pair.percent, kappas.unweighted, kappas.linear, kappas.quadratic)
    return [f"{pair.a} and {pair.b}", *(_cell(number) for number in numbers), pair.n]
