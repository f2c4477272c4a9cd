"""What follows from the numbers, in words: the verdict on a judge, and the four figures below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nearmiss.audit import Audit
from nearmiss.audit.report import Core
from nearmiss.statistics import Estimate
from nearmiss.statistics.alternative_test import LEVEL
from nearmiss_gui.agreement.asked import EVERY, Found
from nearmiss_gui.agreement.figures_in_words import against_floor, between, between_shares, number, reason, share
from nearmiss_gui.theme import colour, px
from nearmiss_gui.tokens import CORNER_CARD
from nearmiss_gui.translation import counted, in_figures, tr
from nearmiss_gui.widgets import Button, FigureCard, IconLabel, Interval, Paragraph, paint

FEWEST = 30
"""Pairs below which a figure of agreement is not shown: its interval would say nothing."""


class VerdictBand(QFrame):
    """The verdict with what else is to be known, and the way to how it came about: `why_wanted`."""

    why_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._rest = Paragraph("", "verdict"), Paragraph("", "body", "text_2")
        self.why = Button(tr("How this is decided"), compact=True)
        self.why.clicked.connect(self.why_wanted)
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.addWidget(self._first)
        texts.addWidget(self._rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(21), px(11), px(16), px(11))
        row.setSpacing(px(14))
        row.addWidget(IconLabel("scales", "accent", 22))
        row.addLayout(texts, 1)
        row.addWidget(self.why)

    def show_words(self, first: str, rest: str, *, why: bool) -> None:
        """The main sentence, the others, and whether there is more to tell."""
        self._first.setText(first)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self.why.setVisible(why)
        self.setAccessibleName(f"{first} {rest}".strip())

    def text(self) -> str:
        """What it says."""
        return self.accessibleName()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        rect = QRectF(self.rect())
        paint.box(painter, rect, CORNER_CARD, fill="surface", edge="line")
        painter.setClipPath(paint.rounded(rect, CORNER_CARD))
        painter.fillRect(QRectF(0, 0, 4, rect.height()), colour("accent"))
        painter.end()


def verdict_words(found: Found, judges: int) -> tuple[str, str]:
    """The main sentence and the others."""
    if found.card is not None:
        first, *rest = [tr(part) for part in found.card.verdict.parts] or [tr("Nothing can be said yet.")]
        return first, " ".join(rest)
    if found.choice.judge == EVERY and found.compared is not None:
        cards = found.compared.audits
        able = sum(card.verdict.overall == "yes" or bool(card.verdict.replaces) for card in cards)
        first = tr("No judge, nor all of them as a jury, can replace a human annotator anywhere.")
        if able:
            first = tr(
                "{n} of {all}, the jury among them, can replace a human annotator somewhere.", n=able, all=len(cards)
            )
        more = tr("Which, and where, stands below; q keeps false discoveries in check over all of them.")
        if judges > len(cards) - 1:
            more = f"{more} {tr('Here are the first {n} of {all} judges by name.', n=len(cards) - 1, all=judges)}"
        return first, more
    if judges:
        return tr("People among themselves."), tr("No judge is chosen.")
    return tr("No judge yet: people among themselves."), tr("Import a judge’s answers to see them beside people.")


# ------------------------------------------------------------------------------------------- the figures


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the page: `floor` is what it is usually asked for; it rests on `pairs`, or on the estimate's n."""

    title: str
    aside: str
    estimate: Estimate
    floor: float
    note: str
    shares: bool = False
    fewest: int = FEWEST
    pairs: int | None = None
    too_few: Callable[[int], str] | None = None


def figures_of(found: Found) -> dict[str, Figure]:
    """The four figures by their keys: of the judge beside people, or of people alone."""
    return _of_judge(found, found.card) if found.card is not None else _of_people(found)


def _of_judge(found: Found, card: Audit) -> dict[str, Figure]:
    core = card.core
    kappa, place = core.agreement.against.cohen_kappa.quadratic, core.position
    test = core.standing_in.test
    holds, raters = holding(core)
    weights = tr("Quadratic weights over A, tie and B.")
    return {
        "alpha": _alpha(found, core.people.krippendorff_alpha.interval),
        "kappa": Figure(tr("Judge–human kappa"), tr("against most people"), kappa, 0.6,
                        f"{weights} {_beside(kappa, 0.6)}".strip(), pairs=core.agreement.against.n,
                        too_few=_few_judged),
        "winning": Figure(tr("Alt-test winning rate"), f"ε = {in_figures(test.epsilon)}", test.winning_rate, 0.5,
                          _holds(holds, raters), fewest=0),
        "consistency": Figure(tr("Position consistency"), tr("both orders asked"), place.consistency, 0.9,
                              tr("Says the same when A and B trade places."), shares=True, too_few=_few_orders),
    }  # fmt: skip


def _of_people(found: Found) -> dict[str, Figure]:
    people = found.report.humans
    return {
        "alpha": _alpha(found, people.krippendorff_alpha.interval),
        "fleiss": Figure(tr("Fleiss’ kappa"), tr("sides"), people.fleiss_kappa, 0.6, _beside(people.fleiss_kappa, 0.6),
                         too_few=_few_labelled),
        "percent": Figure(tr("Percent agreement"), tr("two answers the same"), people.percent, 0.0,
                          tr("Chance alone would give some of it."), shares=True, too_few=_few_labelled),
        "rest": Figure(tr("One person against the rest"), tr("leave-one-out"), people.leave_one_out, 0.0,
                       tr("One answer is what most others gave this often."), shares=True, too_few=_few_labelled),
    }  # fmt: skip


def _holds(held: int, raters: int) -> str:
    return counted(
        "Holds up against {held} of {n} annotator.", "Holds up against {held} of {n} annotators.", raters, held=held
    )


def holding(core: Core) -> tuple[int, int]:
    """Against how many of the raters the judge holds up in the alternative annotator test."""
    raters = core.standing_in.test.raters
    return sum(entry.q <= LEVEL for entry in raters), len(raters)


def _alpha(found: Found, estimate: Estimate) -> Figure:
    people = found.report.humans
    aside = counted("{n} pair", "{n} pairs", estimate.n)
    if people.raters:
        aside = f"{aside}, {counted('{n} person', '{n} people', people.raters)}"
    return Figure(tr("Human–human alpha"), aside, estimate, 0.667, _beside(estimate, 0.667), too_few=_few_labelled)


def _few_labelled(n: int) -> str:
    return tr("Needs {least} pairs with two labels or more; there are {n}.", least=FEWEST, n=n)


def _few_judged(n: int) -> str:
    return tr("Needs {least} pairs that the judge and people answered; there are {n}.", least=FEWEST, n=n)


def _few_orders(n: int) -> str:
    return tr("Needs {least} pairs judged in both orders; there are {n}.", least=FEWEST, n=n)


def _beside(estimate: Estimate, floor: float) -> str:
    return "" if estimate.value is None else against_floor(estimate, floor)


def show_figure(card: FigureCard, figure: Figure) -> None:
    """Put a figure on its card, or say why there is none."""
    estimate = figure.estimate
    card.set_title(figure.title, figure.aside)
    pairs = estimate.n if figure.pairs is None else figure.pairs
    few = pairs < figure.fewest and figure.too_few is not None
    if estimate.value is None or few:
        card.set_figure("–", "")
        card.hide_drawing()
        why = figure.too_few(pairs) if few and figure.too_few is not None else reason(estimate)
        card.set_note(why)
        card.setAccessibleName(f"{figure.title}: – {why}")
        return
    span = between_shares(estimate) if figure.shares else between(estimate)
    shown = share(estimate.value) if figure.shares else number(estimate.value)
    card.set_figure(shown, tr("95% CI {span}", span=span) if span else tr("no interval"))
    least = _least(estimate, figure.floor)
    ends = [_end(least, figure), _end(figure.floor, figure) if figure.floor else "", _end(1.0, figure)]
    card.set_interval(Interval(estimate.value, estimate.low, estimate.high, least, mark=figure.floor or None),
                      (ends[0], ends[1], ends[2]))  # fmt: skip
    card.set_note(figure.note or (reason(estimate) if not span else ""))


def _least(estimate: Estimate, floor: float) -> float:
    """Where the scale begins: close to the interval, if that leaves the floor in sight."""
    low = min(end for end in (estimate.value, estimate.low, floor or 1.0) if end is not None)
    return next((start for start in (0.7, 0.4, 0.0, -1.0) if low >= start + 0.02), -1.0) if floor != 0.5 else (
        0.0 if low >= 0 else -1.0
    )  # fmt: skip


def _end(value: float, figure: Figure) -> str:
    return share(value, 0) if figure.shares else in_figures(value).replace("-", "−")
