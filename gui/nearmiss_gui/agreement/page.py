"""The agreement page: asks on workers, keeps answers until a label changes, and shows one of its faces."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QWidget

from nearmiss.errors import ProblemForYou
from nearmiss.monitor import Monitor
from nearmiss_gui.agreement.asked import EVERY, NOBODY, STEPS, Choice, Found, Kept, Labels, read_labels, work_out
from nearmiss_gui.agreement.choosing import Choosing
from nearmiss_gui.agreement.views import AloneView, JudgeView, SeveralView
from nearmiss_gui.jobs import Job
from nearmiss_gui.page import Page
from nearmiss_gui.session import Session
from nearmiss_gui.translation import counted, mark, tr
from nearmiss_gui.widgets import Busy, Button
from nearmiss_gui.windows import choose_new_file

REPORTS = mark("Web pages (*.html)")
Face = JudgeView | AloneView | SeveralView
_FACES: dict[str, type[Face]] = {"judge": JudgeView, "alone": AloneView, "several": SeveralView}
_PARTS = (mark("Constraint types, {done} of {all} …"), mark("Judges, {done} of {all} …"))
_STEPS = (mark("People among themselves …"), mark("Who agrees with whom …"), mark("The judge beside people …"))


class AgreementPage(Page):
    """Verdict, figures, charts and tables of a judge, of people alone, or of all judges.

    `figure(name)` tells a figure; everything is worked out on workers and can be stopped. An answer that is out of date
    is dropped. `kept`: what was worked out ahead.
    """

    def __init__(self, session: Session, parent: QWidget | None = None, *, kept: Kept | None = None) -> None:
        super().__init__(tr("Agreement"), parent)
        self._session, self._kept = session, kept or Kept()
        self._found: Found | None = None
        self._job: Job | None = None
        self._faces: dict[str, Face] = {}
        self._random = False
        self.choosing = Choosing()
        self.save = Button(tr("Save report…"), icon="file")
        self.busy = Busy()
        self._panels: dict[str, QWidget] = {}
        self._arrange_parts()
        self.choosing.changed.connect(self._ask)
        self.save.clicked.connect(self.save_report)
        self.busy.stopped.connect(self.stop)
        session.changed.connect(self._labels_changed)
        session.switched.connect(self._project_changed)

    # ------------------------------------------------------------------------------------------- asking

    def refresh(self) -> None:
        """Show what is kept, or read the labels and work it out."""
        if self._session.opened is None:
            return
        if self._kept.labels is not None:
            self.choosing.show_labels(self._kept.labels)
            self._ask()
            return
        self._cancel()
        if not self._faces:
            self._face("judge").hide()  # the usual one; made before workers want the interpreter too
        self._start_waiting(tr("Reading the labels …"))
        self._job = self._session.read(read_labels, self._read, self._failed, owner=self)

    def stop(self) -> None:
        """Stop what is being worked out; what was shown before stays."""
        self._cancel()
        self.news.say("hint", tr("Stopped."), (tr("Work it out"), self.refresh))

    def is_working(self) -> bool:
        """Whether something is being worked out."""
        return self._job is not None

    def choice(self) -> Choice:
        """What is asked at present."""
        return self.choosing.choice(random_sample=self._random)

    def _read(self, labels: Labels) -> None:
        self._job = None
        self._kept.labels = labels
        self.choosing.show_labels(labels)
        self._ask()

    def _ask(self) -> None:
        """Show the answer to what is chosen now; the work for another choice is stopped."""
        labels, choice = self._kept.labels, self.choice()
        if labels is None:
            return None
        self._cancel()
        self.news.clear()
        if choice in self._kept.answers:
            return self._show(self._kept.answers[choice])
        self._start_waiting(tr(_STEPS[0]))

        def work(monitor: Monitor) -> Found:
            return work_out(labels, choice, monitor)

        self._job = self._session.jobs.start(
            work, done=self._arrived, failed=self._failed, progressed=self._progressed, owner=self
        )
        return None

    def _arrived(self, found: Found) -> None:
        self._kept.keep(found)
        self._show(found)

    def _progressed(self, done: int, total: int | None) -> None:
        if done <= STEPS:
            words = tr(_STEPS[done - 1])
        else:
            words = tr(_PARTS[self.choice().judge == EVERY], done=done - STEPS, all=(total or done) - STEPS)
        self.busy.show_step(words, (done - 1) / total if total else None)

    def _failed(self, problem: ProblemForYou) -> None:
        self._stop_waiting()
        self.news.say_problem(problem)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._stop_waiting()

    def _start_waiting(self, words: str) -> None:
        self.busy.begin(words)

    def _stop_waiting(self) -> None:
        self._job = None
        self.busy.end()

    def _labels_changed(self, _: object) -> None:
        self.forget()
        if self.isVisible():
            self.refresh()

    def _project_changed(self) -> None:
        self.forget()
        for face in self._faces.values():
            face.hide()
        self._found = None
        self.set_aside("")

    def forget(self) -> None:
        """Drop what is kept: the labels are others now."""
        self._cancel()
        self._kept = Kept()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._cancel()  # nobody waits; coming back asks again

    # ------------------------------------------------------------------------------------------- showing

    def _show(self, found: Found) -> None:
        self._stop_waiting()
        if found is self._found:
            return self._warn(found)
        self._found = found
        labels = self._kept.labels
        judges = len(labels.judges) if labels else 0
        people = found.report.humans
        raters = counted("{n} person", "{n} people", people.raters)
        self.set_aside(f"{raters}, {counted('{n} pair', '{n} pairs', people.items)}")
        face = self._face(_face_of(found.choice))
        for other in self._faces.values():
            if other is not face:
                other.hide()
        face.show_found(found, judges)
        face.show()
        return self._warn(found)

    def _face(self, name: str) -> Face:
        """The face of that name, made when it is first wanted."""
        if name not in self._faces:
            made = _FACES[name]()
            made.opened.connect(self.open_pairs)
            made.band.why_wanted.connect(self.explain)
            if isinstance(made, JudgeView):
                made.calibration.drawn_at_random.connect(self._drawn_at_random)
            if isinstance(made, SeveralView):
                made.judge_opened.connect(self.show_judge)
            for card in made.cards():
                card.problem.connect(self.news.say_problem)
                card.saved.connect(self._saved)
            self._faces[name] = made
            self.column.addWidget(made, 1)
        return self._faces[name]

    def figure(self, name: str) -> str:
        """A figure of the face that is shown, as it is told; empty before the first answer."""
        shown = next((face for face in self._faces.values() if not face.isHidden()), None)
        return "" if shown is None or self._found is None else shown.figure(name)

    def show_judge(self, name: str) -> None:
        """The report card of one of several judges; of the jury there is none to choose."""
        place = self.choosing.judge.findData(name)
        if place >= 0:
            self.choosing.judge.setCurrentIndex(place)
            self.choosing.judge.setFocus()

    def _drawn_at_random(self, on: bool) -> None:
        self._random = on
        self._ask()

    def _warn(self, found: Found) -> None:
        if found.report.warnings:
            self.news.say("warning", " ".join(tr(warning) for warning in found.report.warnings))

    # ------------------------------------------------------------------------------------------- panels

    def open_pairs(self, target: object) -> None:
        """The pairs behind what was opened."""
        from nearmiss_gui.agreement.drilling import question_of
        from nearmiss_gui.agreement.pairs_panel import PairsPanel

        found = self._found
        if found is None:
            return
        panel = self._panels.get("pairs")
        if not isinstance(panel, PairsPanel):
            panel = self._panels["pairs"] = PairsPanel(self, self._session)
        shown = panel
        self._session.jobs.start(
            lambda _: question_of(found, target),
            done=lambda question: shown.ask(question) if question is not None else None,
            failed=self._failed,
            owner=self,
        )

    def explain(self) -> None:
        """How the verdict came about."""
        from nearmiss_gui.agreement.why_panel import WhyPanel

        if self._found is None or self._found.card is None:
            return
        panel = self._panels.get("why")
        if not isinstance(panel, WhyPanel):
            panel = self._panels["why"] = WhyPanel(self)
        panel.show_card(self._found.card)
        panel.enter()

    # ------------------------------------------------------------------------------------------- saving

    def save_report(self) -> None:
        """Ask for a name, and write what is shown as one self-contained page."""
        from nearmiss_gui.agreement.saving import suggested_name

        if self._found is None:
            return
        path = choose_new_file(self, tr("Save report"), REPORTS, suggested_name(self._found))
        if path is not None:
            self.write_report(path if path.suffix else path.with_suffix(".html"))

    def write_report(self, path: Path) -> None:
        """Write the report on a worker."""
        from nearmiss_gui.agreement.saving import write_report

        found, opened = self._found, self._session.opened
        if found is not None and opened is not None:
            self._session.jobs.start(
                lambda _: write_report(found, opened.path, path),
                done=lambda _: self._saved(path),
                failed=self._failed,
                owner=self,
            )

    def _saved(self, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        show = partial(QDesktopServices.openUrl, folder)
        self.news.say("hint", tr("Saved as {name}.", name=path.name), (tr("Show the folder"), show))

    def _arrange_parts(self) -> None:
        self.heading.addWidget(self.choosing)
        self.heading.addWidget(self.save)
        self.column.addWidget(self.busy)


def _face_of(choice: Choice) -> str:
    return {EVERY: "several", NOBODY: "alone"}.get(choice.judge, "judge")
