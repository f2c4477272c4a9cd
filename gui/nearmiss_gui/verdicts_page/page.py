"""The page of verdicts: it reads them on the store's thread, works figures out on a worker, and runs the checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QWidget

from nearmiss.checking import Checked, run_checks
from nearmiss.checks.conflicts import Conflict
from nearmiss.errors import ProblemForYou
from nearmiss.metrics.breakdown import Breakdown, Figure, breakdown, pair_figures
from nearmiss.metrics.kept import Judged
from nearmiss.model import Changes
from nearmiss.monitor import Monitor
from nearmiss.project import Project
from nearmiss.rulings import Who
from nearmiss.verdict_report import VerdictsRead, read_verdicts
from nearmiss_gui.jobs import Job
from nearmiss_gui.page import Page
from nearmiss_gui.session import Session
from nearmiss_gui.theme import px
from nearmiss_gui.translation import counted, in_figures, tr
from nearmiss_gui.verdicts_page.cards import GroupsCard, MeasuresCard, PairCards, TroubleCard
from nearmiss_gui.verdicts_page.rows import names_of
from nearmiss_gui.widgets import Busy, Button, EmptyState, label

CHECKED = Changes(labels=True, raters=True)
Conflicts = tuple[tuple[str, Conflict], ...] | None
Answer = tuple[Breakdown, tuple[Figure, ...]]


class VerdictsPage(Page):
    """How far constraints are met, by whom it is said and by group; `run_checks` lets programs say it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Verdicts"), parent)
        self._session = session
        self._read: VerdictsRead | None = None
        self._names: dict[str, Who] = {}
        self._job: Job | None = None
        self._run: Job | None = None
        self._conflicts: Conflicts = None
        self.rater = QComboBox()
        self.run = Button(tr("Run checks"), "main", icon="play")
        self.busy, self.pairs, self.groups = Busy(), PairCards(), GroupsCard()
        self.measures, self.trouble = MeasuresCard(), TroubleCard()
        self._empty = EmptyState("check", tr("No verdicts yet"))
        self._arrange_cards()
        self.rater.currentIndexChanged.connect(lambda _: self._work_out())
        self.groups.regrouped.connect(self._work_out)
        self.run.clicked.connect(self.run_checks)
        self.busy.stopped.connect(self.stop)
        session.changed.connect(self._changed)
        session.switched.connect(self._switched)

    def take_focus(self) -> None:
        """The keyboard begins at the choice of rater, or at the button that makes verdicts."""
        (self.rater if self._names else self.run).setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------------------------------- reading

    def refresh(self) -> None:
        """Show what is kept, or read the verdicts."""
        opened = self._session.opened
        if opened is None:
            return
        self.run.setEnabled(not opened.read_only and self._run is None)
        if self._read is not None or self.is_working():
            return
        self.busy.begin(tr("Reading the verdicts …"))
        self._job = self._session.read_long(
            read_verdicts, self._arrived, self._failed, self.busy.show_count, owner=self
        )

    def is_working(self) -> bool:
        """Whether something is being read, worked out or run."""
        return self._job is not None or self._run is not None

    def stop(self) -> None:
        """Stop what is under way. What checks have written by then stays."""
        was_running = self._run is not None
        for job in (self._job, self._run):
            if job is not None:
                job.cancel()
        self._job = self._run = None
        self.busy.end()
        again = tr("Read the verdicts")
        said = tr("Stopped. What the checks had found by then is kept.") if was_running else tr("Stopped.")
        self.news.say("hint", said, (again, self._read_anew))
        self.refresh_button()

    def refresh_button(self) -> None:
        """Whether checks can be run now."""
        opened = self._session.opened
        self.run.setEnabled(opened is not None and not opened.read_only and self._run is None)

    def _read_anew(self) -> None:
        self.news.clear()
        self._read = None
        self.refresh()

    def _arrived(self, read: VerdictsRead) -> None:
        self._job = None
        read = replace(read, conflicts=read.conflicts if read.conflicts is not None else self._conflicts)
        self._read, self._names = read, names_of(read.raters)
        self._offer()
        self.trouble.show_read(read)
        self._say_nothing(read)
        if read.raters:
            self._work_out()
        else:
            self.busy.end()

    def _offer(self) -> None:
        before = self.rater.currentText()
        with QSignalBlocker(self.rater):
            self.rater.clear()
            self.rater.addItems([name.replace("\n", " ") for name in self._names])
            self.rater.setCurrentIndex(max(0, self.rater.findText(before)))
        self.rater.setVisible(bool(self._names))

    def _say_nothing(self, read: VerdictsRead) -> None:
        checks = counted("{n} constraint has a check.", "{n} constraints have a check.", read.checks)
        why = tr("Run the checks, or label pairs.") if read.checks else tr("Label pairs, or attach checks.")
        self._empty.set_text(tr("No verdicts yet"), f"{checks} {why}")
        self._empty.setVisible(not read.raters)
        for card in (self.pairs, self.groups, self.measures):
            card.setVisible(bool(read.raters))

    # ------------------------------------------------------------------------------------------- showing

    def _work_out(self) -> None:
        """Work the figures of the chosen rater out, on a worker."""
        read, name, by = self._read, self.rater.currentText(), self.groups.by()
        if read is None or name not in self._names:
            return
        if self._job is not None:
            self._job.cancel()
        raters: Mapping[str, Sequence[Judged]] = {shown: read.raters[who] for shown, who in self._names.items()}

        def work(monitor: Monitor) -> Answer:
            return breakdown(raters, name, by, monitor), pair_figures(read.pairs)

        self.busy.begin(tr("Working it out …"))
        self._job = self._session.jobs.start(
            work, done=self._show, failed=self._failed, progressed=self.busy.show_count, owner=self
        )

    def _show(self, answer: Answer) -> None:
        self._job = None
        self.busy.end()
        found, figures = answer
        self.pairs.show_figures(figures)
        self.groups.show_breakdown(found)
        self.measures.show_figures(found.figures)
        judged = sum(found.whole.verdicts.values())
        said = counted("{n} verdict", "{n} verdicts", judged)
        self.set_aside(f"{said}, {counted('{n} response', '{n} responses', found.whole.rates.responses)}")

    def _failed(self, problem: ProblemForYou) -> None:
        self._job = self._run = None
        self.busy.end()
        self.refresh_button()
        self.news.say_problem(problem)

    # ------------------------------------------------------------------------------------------- running

    def run_checks(self) -> None:
        """Run every check on every response; the window goes on meanwhile."""
        if self._session.opened is None or self._run is not None:
            return
        self.news.clear()
        self.run.setEnabled(False)
        self.busy.begin(tr("Checking responses …"))

        def deed(project: Project, monitor: Monitor) -> Checked:
            return run_checks(project, monitor=monitor)

        self._run = self._session.act_long(deed, CHECKED, self._ran, self._failed, owner=self)
        self._run.progressed.connect(self.busy.show_count)

    def _ran(self, checked: Checked) -> None:
        self._run = None
        self.busy.end()
        self.refresh_button()
        responses = counted("{n} response checked", "{n} responses checked", checked.responses)
        new = in_figures(checked.written)
        said = tr("{responses}, {n} new lines.", responses=responses, n=new) if checked.written else ""
        self.news.say("hint", said or tr("{responses}, nothing new.", responses=responses))
        self._conflicts = tuple(checked.conflicts)

    def _changed(self, _: object) -> None:
        if self._run is not None:
            return
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._read = None
        if self.isVisible():
            self.refresh()

    def _switched(self) -> None:
        for job in (self._job, self._run):
            if job is not None:
                job.cancel()
        self._job = self._run = self._read = self._conflicts = None
        self._names = {}
        self.busy.end()
        self.set_aside("")

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and self._job is not None:
            self._job.cancel()  # nobody waits for figures; checks go on
            self._job = None

    def _arrange_cards(self) -> None:
        self.rater.setAccessibleName(tr("Verdicts of"))
        self.rater.setMinimumContentsLength(14)
        self.rater.setMaximumWidth(px(260))
        self.rater.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.heading.addWidget(label(tr("Verdicts of"), "small", "text_2"))
        self.heading.addWidget(self.rater)
        self.heading.addWidget(self.run)
        for part in (self.busy, self.pairs, self.groups, self.measures, self.trouble, self._empty):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._empty.hide()
        for card in (self.pairs, self.groups, self.measures):
            card.hide()
