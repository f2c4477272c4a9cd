"""Bringing in a file: how it is understood, three records of it, and then the whole, with a way to stop."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from nearmiss.errors import ProblemForYou
from nearmiss.import_files import FileReport, Preview, import_files, preview
from nearmiss.importing.options import Options
from nearmiss.model import Changes
from nearmiss.monitor import Monitor
from nearmiss.project import Project
from nearmiss.schemes import PRESETS, preset
from nearmiss_gui.jobs import Job, Jobs
from nearmiss_gui.page import Page
from nearmiss_gui.session import Session
from nearmiss_gui.theme import font, px
from nearmiss_gui.widgets import Button, Card, Checkbox, MessageBar, Paragraph, ProgressLine, label

SHOWN_PROBLEMS = 8


class ImportPage(Page):
    """`start(source, into_open)` shows a file; `finished(path)` is sent when its records are in a project."""

    finished = Signal(object)
    left = Signal()

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__("Import", parent)
        self._session, self._jobs = session, jobs
        self._source: Path | None = None
        self._into_open = False
        self._job: Job | None = None
        self._understood = Paragraph("", "body")
        self._sign = Paragraph("", "body", "text_2")
        self._records = QPlainTextEdit()
        self._problem = MessageBar("error", "")
        self._skip = Checkbox("Leave bad records out and take the others")
        self._place = QLineEdit()
        self._schemes = QComboBox()
        self._new = Card("New project")
        self._progress = ProgressLine("Reading")
        self._stop = Button("Stop", "plain")
        self._go = Button("Import", "main", icon="download")
        self._set_up()
        self._arrange_cards()

    def start(self, source: Path, *, into_open: bool) -> None:
        """Show how a file would be understood."""
        self._source, self._into_open = source, into_open
        self.aside.setText(source.name)
        self._place.setText(str(source.with_suffix("").with_suffix(".nearmiss")))
        self._new.setVisible(not into_open)
        self._problem.hide()
        self._go.setEnabled(False)
        self._say_busy("Looking at the file …")
        self._jobs.start(lambda _: preview(source, Options()), done=self._show, failed=self._refused, owner=self)

    def _show(self, found: Preview) -> None:
        self._idle()
        self._understood.setText(f"{found.title}. Left out: {found.leaves_out}")
        self._sign.setText(f"Sign: {found.sign}")
        records = [json.dumps(record, ensure_ascii=False, indent=2) for record in found.records]
        self._records.setPlainText("\n\n".join(text[:4000] for text in records))
        if found.problems:
            said = [f"Line {bad.line}: {bad.reason}" for bad in found.problems[:SHOWN_PROBLEMS]]
            self._say_problem(" ".join(said))
        self._go.setEnabled(bool(found.records))
        self._go.setFocus()

    def bring_in(self) -> None:
        """Take the file into the open project, or start a new one with it."""
        if self._source is None:
            return
        source, options = self._source, Options(skip_bad=self._skip.isChecked())
        self._problem.hide()
        self._go.setEnabled(False)
        self._say_busy("Reading …")
        self._stop.show()
        if self._into_open:
            self._job = self._session.act_long(
                lambda project, monitor: import_files(project, [source], options, monitor=monitor),
                Changes(content=True, labels=True, raters=True),
                self._done,
                self._refused,
                owner=self,
            )
        else:
            path, scheme = Path(self._place.text()).expanduser(), preset(self._schemes.currentText())

            def work(monitor: Monitor) -> Path:
                return new_project_from(path, scheme.name, source, options, monitor)

            self._job = self._jobs.start(work, done=self._made, failed=self._refused, owner=self)
        self._job.progressed.connect(self._show_progress)
        self._job.finished.connect(self._idle)

    def _show_progress(self, done: int, total: int | None) -> None:
        self._understood.setText(f"Reading record {done:,} …")
        self._progress.set_share(done / total if total else None)

    def _done(self, reports: list[FileReport]) -> None:
        self._idle()
        opened = self._session.opened
        if opened is not None:
            self.finished.emit(opened.path)

    def _made(self, path: Path) -> None:
        self._idle()
        self.finished.emit(path)

    def _refused(self, problem: ProblemForYou) -> None:
        self._idle()
        self._say_problem(str(problem))
        self._go.setEnabled(True)

    def _say_problem(self, words: str) -> None:
        self._problem.set_text(words)
        self._problem.show()

    def _say_busy(self, words: str) -> None:
        self._understood.setText(words)
        self._progress.set_share(None)
        self._progress.show()

    def _idle(self) -> None:
        self._progress.hide()
        self._stop.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._understood.setText("Stopped. Nothing was taken.")
        self._go.setEnabled(True)
        self._idle()

    def _set_up(self) -> None:
        self._records.setReadOnly(True)
        self._records.setFont(font("mono"))
        self._records.setAccessibleName("The first records as they would be understood")
        self._records.setTabChangesFocus(True)
        self._place.setAccessibleName("Save the project as")
        self._schemes.addItems(list(PRESETS))
        self._schemes.setCurrentText("constraints")
        self._schemes.setAccessibleName("Scheme")
        self._go.clicked.connect(lambda: self.bring_in())
        self._stop.clicked.connect(lambda: self._cancel())
        self._idle()

    def _arrange_cards(self) -> None:
        back = Button("Back", "plain")
        back.clicked.connect(lambda: self.left.emit())
        self.heading.addWidget(back)
        understood = Card("How the file is understood")
        for line in (self._understood, self._sign, self._progress):
            understood.body.addWidget(line)
        records = Card("The first records")
        records.body.addWidget(self._records)
        for words, field in (("Save as", self._place), ("Scheme", self._schemes)):
            row = QHBoxLayout()
            row.setSpacing(px(8))
            row.addWidget(label(words, "body", "text_2"))
            row.addWidget(field, 1)
            self._new.body.addLayout(row)
        buttons = QHBoxLayout()
        buttons.addWidget(self._skip)
        buttons.addStretch(1)
        buttons.addWidget(self._stop)
        buttons.addWidget(self._go)
        for part in (self._problem, understood):
            self.column.addWidget(part)
        self.column.addWidget(records, 1)
        self.column.addWidget(self._new)
        self.column.addLayout(buttons)


def new_project_from(path: Path, scheme: str, source: Path, options: Options, monitor: Monitor) -> Path:
    """Make a project of a file; when the file is refused or reading is stopped, the project is not left behind."""
    project = Project.create(path, preset(scheme))
    try:
        import_files(project, [source], options, monitor=monitor)
    except BaseException:
        project.close()
        path.unlink(missing_ok=True)
        raise
    project.close()
    return path
