"""What a lead sees first: what the project holds, how far everybody is, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nearmiss.model import KINDS, Changes
from nearmiss.queueing import QueuePlan
from nearmiss.summary import RaterSummary, Summary
from nearmiss_gui.page import Page
from nearmiss_gui.queue_card import QueueCard
from nearmiss_gui.reflow import Part, Reflow
from nearmiss_gui.session import Session
from nearmiss_gui.theme import px
from nearmiss_gui.translation import counted, in_figures, mark, tr
from nearmiss_gui.widgets import (
    Button,
    Card,
    Cell,
    Chip,
    Column,
    EmptyState,
    FigureCard,
    NumberDot,
    Paragraph,
    Table,
    announce,
    divider,
)

ENOUGH_LABELS = 3
_KINDS = {
    "human": mark("person"),
    "judge": mark("judge"),
    "check": mark("check"),
    "reference": mark("reference"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next: what, why, the word on its button, and what the button sends."""

    words: str
    why: str
    name: str
    signal: SignalInstance


class OverviewPage(Page):
    """Figures, raters and next steps; the signals (`label_wanted` and the others) lead on."""

    label_wanted = Signal()
    import_wanted = Signal()
    constraints_wanted = Signal()
    verdicts_wanted = Signal()
    agreement_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Overview"), parent)
        self._session = session
        self._read_only = Chip(tr("Read only"), "warn", "lock")
        self._figures = {
            name: FigureCard(title, quiet_title=True)
            for name, title in (
                ("pairs", tr("Pairs")),
                ("labels", tr("Labels of people")),
                ("enough", tr("Pairs with {n} people’s labels or more", n=ENOUGH_LABELS)),
                ("disputed", tr("Disputed")),
            )
        }
        columns = [Column(tr("Rater"), stretch=True), Column(tr("Kind")), Column(tr("Pairs done"))]
        columns += [Column(tr("Time a pair"), number=True), Column(tr("Labels"), number=True), Column(tr("Last label"))]
        self._raters = Table(columns, tr("Raters"))
        self._nobody = EmptyState("people", tr("Nobody has labelled yet"), tr("Whoever labels will be listed here."))
        self._steps = Card(tr("Next steps"), flush=True)
        self.queue = QueueCard()
        self.queue.chosen.connect(self._use_queue)
        self._arrange_cards()
        session.changed.connect(lambda _: self.refresh() if self.isVisible() else None)

    def refresh(self) -> None:
        """Count again and show it."""
        opened = self._session.opened
        if opened is None:
            return
        self.set_title(opened.title)
        self.set_aside(tr(opened.scheme.title))
        self._read_only.setVisible(opened.read_only)
        self._session.read(lambda project: project.summary(), self.show_summary, self.news.say_problem, owner=self)
        self._session.read(
            lambda project: project.queue_choices(),
            lambda found: self.queue.show_choices(found, opened.read_only),
            self.news.say_problem,
            owner=self,
        )

    def _use_queue(self, plan: QueuePlan) -> None:
        self._session.act(
            lambda project: project.set_queue_plan(plan),
            Changes(facts=True),
            lambda _: announce(self.queue, tr("The queue is set.")),
            self.news.say_problem,
            owner=self,
        )

    def show_summary(self, found: Summary) -> None:
        """Show these figures."""
        self.news.clear()
        self._show_figures(found)
        raters = sorted(found.raters, key=lambda rater: (KINDS.index(rater.kind), rater.rater.casefold()))
        self._raters.set_rows([_row(rater) for rater in raters])
        self._raters.setVisible(bool(raters))
        self._nobody.setVisible(not raters)
        self._show_steps(found)

    def _show_figures(self, found: Summary) -> None:
        pairs, cards = found.counts["pairs"], self._figures
        people = sum(rater.labels for rater in found.raters if rater.kind == "human")
        enough = sum(number for labels, number in found.by_labels.items() if labels >= ENOUGH_LABELS)
        prompts = counted("{n} prompt", "{n} prompts", found.counts["prompts"])
        constraints = counted("{n} constraint", "{n} constraints", found.counts["constraints"])
        cards["pairs"].set_figure(in_figures(pairs))
        cards["pairs"].set_note(f"{prompts}, {constraints}")
        whole = counted("of {n} label in all", "of {n} labels in all", found.counts["labels"])
        cards["labels"].set_figure(in_figures(people), whole)
        cards["labels"].set_note(_kinds_in_words(found.raters))
        cards["enough"].set_figure(in_figures(enough), in_figures(enough / pairs, ".0%") if pairs else "")
        cards["enough"].set_share(enough / pairs if pairs else 0.0)
        cards["disputed"].set_figure(in_figures(found.disputed), tr("people stand on either side"))
        note = tr("{flagged} flagged, {bad} marked both bad", flagged=found.flagged, bad=found.both_bad)
        conflicts = counted("{n} conflict", "{n} conflicts", found.conflicts) if found.conflicts else ""
        cards["disputed"].set_note(", ".join(filter(None, (note, conflicts))))

    def _show_steps(self, found: Summary) -> None:
        while (item := self._steps.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, step in enumerate(self.next_steps(found), start=1):
            if number > 1:
                self._steps.body.addWidget(divider())
            self._steps.body.addWidget(_step(number, step))
        self._steps.body.addStretch(1)

    def figure(self, name: str) -> str:
        """One of the figures as it is told, with its name; empty before the first count."""
        return self._figures[name].accessibleName()

    def next_steps(self, found: Summary) -> list[Step]:
        """What a lead would do next, the first thing first."""
        pairs = found.counts["pairs"]
        if not pairs:
            what = tr("JSON lines, CSV, or a data set of the field")
            return [Step(tr("Bring in pairs"), what, tr("Import…"), self.import_wanted)]
        enough = sum(number for labels, number in found.by_labels.items() if labels >= ENOUGH_LABELS)
        left = pairs - enough
        why = (
            tr("All have enough")
            if not left
            else counted(
                "{n} pair with fewer than {enough} people’s labels",
                "{n} pairs with fewer than {enough} people’s labels",
                left,
                enough=ENOUGH_LABELS,
            )
        )
        steps = [Step(tr("Label pairs"), why, tr("Label"), self.label_wanted)]
        voices = [rater for rater in found.raters if rater.kind in ("human", "judge") and rater.labels]
        if len(voices) > 1:
            who = _kinds_in_words(tuple(voices))
            steps.append(Step(tr("See who agrees with whom"), who, tr("Agreement"), self.agreement_wanted))
        if found.counts["constraints"]:
            what = tr("Near misses, measures, and checks that programs run")
            steps.append(Step(tr("See which constraints are met"), what, tr("Verdicts"), self.verdicts_wanted))
        if any(rater.labels for rater in found.raters):
            what = tr("For reward models and preference training")
            steps.append(Step(tr("Make a data set"), what, tr("Export"), self.export_wanted))
        return steps

    def _arrange_cards(self) -> None:
        read_in = Button(tr("Import a file…"), "plain", icon="download")
        read_in.clicked.connect(lambda: self.import_wanted.emit())
        edit = Button(tr("Edit constraints"), "plain", icon="edit")
        edit.clicked.connect(lambda: self.constraints_wanted.emit())
        self.heading.addWidget(self._read_only)
        self.heading.addWidget(edit)
        self.heading.addWidget(read_in)
        raters = Card(tr("Raters"), flush=True)
        raters.body.addWidget(self._raters, 1)
        raters.body.addWidget(self._nobody, 1)
        self._nobody.hide()
        raters.setMinimumHeight(px(240))
        self._steps.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.column.addWidget(Reflow([Part(card, 1, 220) for card in self._figures.values()]))
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addWidget(self._steps, 1)
        column.addWidget(self.queue)
        self.column.addWidget(Reflow([Part(raters, 7, 560), Part(beside, 3, 300)]), 1)


def _row(rater: RaterSummary) -> list[Cell | str | int | None]:
    seconds, share = rater.median_seconds, rater.done / rater.assigned if rater.assigned else None
    time = Cell(spent(seconds), sort=seconds) if seconds is not None else None
    done: Cell | None = None
    if share is not None:
        tone = "met" if share >= 1 else "primary"
        told = tr("{done} of {all}", done=rater.done, all=rater.assigned)
        skipped = tr("{n} skipped", n=rater.skipped) if rater.skipped else ""
        done = Cell(", ".join(filter(None, (told, skipped))), sort=share, share=share, bar_tone=tone)
    last = (rater.last or "")[:10] or None
    return [rater.rater, tr(_KINDS[rater.kind]), done, time, rater.labels, last]


def spent(seconds: float) -> str:
    """`1 min 31 s`."""
    whole = round(seconds)
    if whole < 60:
        return tr("{seconds} s", seconds=whole)
    return tr("{minutes} min {seconds} s", minutes=whole // 60, seconds=f"{whole % 60:02d}")


def _kinds_in_words(raters: tuple[RaterSummary, ...]) -> str:
    """`3 people, 2 judges, 1 check`: who has said anything."""
    numbers = {kind: sum(rater.kind == kind and rater.labels > 0 for rater in raters) for kind in KINDS}
    words = {
        "human": counted("{n} person", "{n} people", numbers["human"]),
        "judge": counted("{n} judge", "{n} judges", numbers["judge"]),
        "check": counted("{n} check", "{n} checks", numbers["check"]),
        "reference": counted("{n} reference", "{n} references", numbers["reference"]),
    }
    return ", ".join(words[kind] for kind in KINDS if numbers[kind]) or tr("nobody yet")


def _step(number: int, step: Step) -> QWidget:
    button = Button(step.name, "main" if number == 1 else "plain", compact=True)
    button.setAccessibleDescription(f"{step.words}. {step.why}")
    button.clicked.connect(step.signal.emit)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(Paragraph(step.words, "medium"))
    texts.addWidget(Paragraph(step.why, "small", "text_2"))
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(px(14), px(11), px(14), px(11))
    row.setSpacing(px(12))
    row.addWidget(NumberDot(number))
    row.addLayout(texts, 1)
    row.addWidget(button)
    return made
