"""Bringing in files: how each is understood, three records of it, and then the whole, with a way to stop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearmiss.errors import ProblemForYou
from nearmiss.import_files import FileReport
from nearmiss.intake import Refused
from nearmiss.schemes import PRESETS
from nearmiss_gui.bringing_in import (
    Asked,
    Look,
    problems_in_words,
    refusal_in_words,
    suggested_project,
    suggested_scheme,
    taken_in_words,
)
from nearmiss_gui.import_asking import NewProjectCard, UnderstoodCard, no_name
from nearmiss_gui.import_columns import ColumnsCard
from nearmiss_gui.import_done import ImportDone
from nearmiss_gui.import_list import SourcesCard
from nearmiss_gui.import_looking import Looking, Source
from nearmiss_gui.import_problems import ProblemsCard
from nearmiss_gui.import_records import RecordsCard
from nearmiss_gui.import_taking import Taking
from nearmiss_gui.jobs import Jobs
from nearmiss_gui.news import Choice
from nearmiss_gui.page import Page
from nearmiss_gui.reflow import Part, Reflow
from nearmiss_gui.session import Session
from nearmiss_gui.theme import px
from nearmiss_gui.translation import counted, listed, tr
from nearmiss_gui.widgets import Button, Checkbox, ProgressLine, label
from nearmiss_gui.windows import DATA, choose_files


class ImportPage(Page):
    """`start(*paths, into_open)` shows files; `finished(path, words)` is sent when their records are in a project.

    `open_wanted(path)` asks for that project. `left` is sent when a person goes back; work under way then goes on.
    """

    finished = Signal(object, str)
    open_wanted = Signal(object)
    left = Signal()

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(tr("Import"), parent)
        self._shown, self._into_open = 0, False
        self.looking = Looking(jobs, self)
        self._taking = Taking(session, jobs, self)
        self._path = Path()  # the project that files were taken into
        self.sources, self.understood, self.columns = SourcesCard(), UnderstoodCard(), ColumnsCard()
        self.new, self.records, self.problems = NewProjectCard(), RecordsCard(), ProblemsCard(jobs)
        self.done = ImportDone(jobs)
        self._skip = Checkbox(tr("Leave bad records out and take the others"))
        self._progress = ProgressLine(tr("Reading"))
        self._state = label("", "body", "text_2")
        self._stop = Button(tr("Stop"), "plain")
        self._go = Button(tr("Import"), "main", icon="download")
        self._add = Button(tr("Add files…"), "plain", icon="passage")
        self._arrange_cards()
        self._connect()
        self._idle()

    # ------------------------------------------------------------------------------------------ looking

    def start(self, *paths: Path, into_open: bool) -> None:
        """Show how files, and those in folders, would be understood."""
        if self.is_at_work():
            name = self.looking.sources[0].path.name
            self.news.say("warning", tr("{file} is still being read. Stop it first, or wait.", file=name))
            return
        self.looking.start_anew()
        self._shown, self._into_open = 0, into_open
        self.news.clear()
        self._show_asking(True)
        self._skip.setChecked(False)
        self.new.place.setText(str(suggested_project(paths[0].absolute())))
        self.new.setVisible(not into_open)
        self.set_aside(paths[0].name)
        self._show_source()
        self.add(*paths)

    def add(self, *paths: Path) -> None:
        """Show further files, to be taken together with those that are here."""
        if not self.is_at_work():
            self._go.setEnabled(False)
            self._say_busy(tr("Looking at the file …"))
            self.looking.find(paths)

    def _no_files(self, problem: ProblemForYou) -> None:
        self._idle()
        self.news.say_problem(problem)

    def _changed(self, source: Source) -> None:
        if source is self._source():
            self._show_source()
        else:
            self._show_list()

    def _settled(self) -> None:
        """Every file was looked at."""
        self._idle()
        sources = self.looking.sources
        many = counted("{n} file", "{n} files", len(sources))
        self.set_aside(many if len(sources) > 1 else sources[0].path.name)
        found = next((source.found for source in self.looking.understood()), None)
        if found is not None:
            self.new.schemes.setCurrentIndex(list(PRESETS).index(suggested_scheme(found)))
        self._show_source()
        if self._go.isEnabled() and not self.columns.isAncestorOf(self.focusWidget()):
            self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_again(self, source: Source) -> None:
        self._go.setEnabled(False)
        self._say_busy(tr("Looking at the file …"))
        self.looking.look(source)

    # ------------------------------------------------------------------------------------------ showing

    def _source(self) -> Source | None:
        """The file that is in sight."""
        sources = self.looking.sources
        return sources[self._shown] if self._shown < len(sources) else None

    def _show_list(self) -> None:
        self.sources.show_sources(self.looking.sources, self._shown)
        ready = self.looking.are_looked_at() and bool(self.looking.understood())
        self._go.setEnabled(ready and not self.is_at_work())

    def _show_source(self) -> None:
        """Show the file that is in sight, as far as it is known."""
        self._show_list()
        source = self._source()
        found = source.found if source is not None else None
        self.understood.show_preview(found, source.asked.format if source is not None else None)
        if source is None or source.look is not None:
            self.understood.show_sheets(source.look.sheets if source is not None and source.look else ())
        self.records.show_preview(found)
        self._show_columns(source)
        if source is None or source.look is None:
            self.problems.show_problems(Path(), (), 0)
            self.records.say_how_far(None, 0, whole=True)
            return
        self.problems.show_problems(source.path, source.problems(), source.bad())
        self.records.say_how_far(source.fine() if found else None, source.bad(), whole=source.is_known_whole())
        self._say_about(source, source.look)

    def _show_columns(self, source: Source | None) -> None:
        if source is None or source.look is None:
            return  # it is looked at anew: the choices stay where they are
        columns = source.look.columns
        if columns and columns != self.columns.columns():
            self.columns.set_columns(columns, source.asked.mapping)
        self.columns.setVisible(bool(columns))

    def _say_about(self, source: Source, look: Look) -> None:
        """One message: what hinders, what is wrong, or what is missing."""
        if look.problem is not None:
            self._say_not_understood(look, look.problem)
        elif source.broken is not None:
            self.news.say_problem(source.broken)
        elif source.is_known_whole() and not source.fine() and not source.bad():
            self.news.say("warning", tr("There is no record in this file."))
        elif source.bad():
            self.news.say("warning", bad_in_words(source), *self._what_to_do(source.bad()))
        elif look.found is not None and look.found.needs_others and len(self.looking.sources) == 1:
            told = tr("This file speaks of prompts that another file holds. Add that file: both are taken together.")
            if self._into_open:
                told = tr("This file speaks of prompts that must be in the project, or in a file that is added here.")
            self.news.say("hint", told, (tr("Add files…"), self.choose_more))
        else:
            self.news.clear()

    def _what_to_do(self, bad: int) -> tuple[Choice, Choice]:
        leave = tr("Leave it out") if bad == 1 else tr("Leave them out")
        return (tr("Show line"), lambda: self.problems.show_line(0)), (leave, self.leave_bad_out)

    def _say_not_understood(self, look: Look, problem: ProblemForYou) -> None:
        if look.may_be and not look.columns:
            titles = listed([tr(title) for title in look.may_be])
            self.news.say(
                "hint", tr("Several formats fit this file: {formats}. Say below which it is.", formats=titles)
            )
            self.understood.formats.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not look.columns:
            self.news.say_problem(problem)
            self.understood.formats.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.news.say("hint", tr("{problem} Say below which column holds what.", problem=tr(problem.what)))
        mapping = self.columns.mapping()
        missing = next((name for name in ("prompt", "response_1") if not mapping.get(name)), "prompt")
        if not self.columns.isAncestorOf(self.focusWidget()):
            self.columns.field(missing).setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_more(self) -> None:
        """Ask for files that belong to these."""
        paths = choose_files(self, tr("Add files"), DATA)
        if paths:
            self.add(*paths)

    def show_file(self, row: int) -> None:
        """Show another one of the files."""
        if 0 <= row < len(self.looking.sources) and row != self._shown:
            self._shown = row
            self.columns.set_columns(())
            self._show_source()

    def leave_file_out(self, row: int) -> None:
        """Take one of the files off the list."""
        if not self.is_at_work() and len(self.looking.sources) > 1:
            self._shown = max(0, self._shown - (row <= self._shown))
            self.columns.set_columns(())
            self.looking.leave_out(row)

    def _match(self) -> None:
        source = self._source()
        if source is not None and not self.is_at_work():
            source.asked = replace(source.asked, mapping=self.columns.mapping())
            self._look_again(source)

    def _name_format(self, name: str | None) -> None:
        source = self._source()
        if source is not None and not self.is_at_work():
            source.asked = Asked(source.path, name)
            self.columns.set_columns(())
            self._look_again(source)

    def _name_sheet(self, name: str) -> None:
        source = self._source()
        if source is not None and not self.is_at_work():
            source.asked = Asked(source.path, source.asked.format, sheet=name)
            self.columns.set_columns(())
            self._look_again(source)

    def is_at_work(self) -> bool:
        """Whether files are being read."""
        return self._taking.is_at_work()

    # ------------------------------------------------------------------------------------------- taking

    def bring_in(self) -> None:
        """Take the files into the open project, or start a new one with them."""
        asked = [source.asked for source in self.looking.understood()]
        if self.is_at_work() or not asked:
            return
        if not self._into_open and not self.new.place.text().strip():
            self.news.say_problem(no_name())
            self.new.place.setFocus()
            return
        self.looking.stop()
        self.news.clear()
        self._go.setEnabled(False)
        self._say_busy(tr("Reading …"))
        self._stop.show()
        skip_bad, known = self._skip.isChecked(), self.looking.records()
        if self._into_open:
            self._taking.into_open(asked, skip_bad=skip_bad, known=known)
        else:
            path, scheme = project_path(self.new.place.text()), self.new.schemes.currentData()
            self._taking.into_new(path, scheme, asked, skip_bad=skip_bad, known=known)

    def _show_progress(self, done: int, total: int | None) -> None:
        if not total:
            self._state.setText(tr("Reading record {n} …", n=done))
        elif self.looking.records() is not None:
            self._state.setText(tr("Reading record {n} of {total} …", n=done, total=total))
        else:
            self._state.setText(tr("Reading record {n} of about {total} …", n=done, total=total))
        self._progress.set_share(min(done / total, 1.0) if total else None)

    def _refused(self, problem: ProblemForYou) -> None:
        if isinstance(problem, Refused):
            self._show_refused(problem)
            self.news.say("error", refusal_in_words(problem), *self._what_to_do(problem.taken.skipped))
        else:
            self.news.say_problem(problem)

    def _show_refused(self, refused: Refused) -> None:
        """What was found wrong in the file that was refused; some of it shows only beside what the project holds."""
        where = (refused.where or "").rpartition(":")[0]
        sources = self.looking.sources
        row = next((row for row, one in enumerate(sources) if str(one.path) == where), self._shown)
        self.show_file(row)
        self.problems.show_problems(sources[row].path, refused.taken.problems, refused.taken.skipped)

    def leave_bad_out(self) -> None:
        """Import what is fine."""
        self._skip.setChecked(True)
        self.bring_in()

    def stop(self) -> None:
        """Stop reading; what was read so far is not taken."""
        if self.is_at_work():
            self._taking.stop()
            self._stop.setEnabled(False)
            self._state.setText(tr("Stopping …"))

    def _ended(self) -> None:
        self._idle()
        self._go.setEnabled(True)

    def _taken(self, path: Path, reports: list[FileReport]) -> None:
        self._path = path
        left_out = [source.path.name for source in self.looking.sources if not source.is_understood()]
        self.news.clear()
        self._show_asking(False)
        self.done.show_reports(reports, new=not self._into_open)
        said = taken_in_words(reports)
        if left_out:
            more = tr("Not taken, because no format fits: {files}.", files=listed(left_out))
            said = f"{said} {more}"
            self.news.say("warning", more)
        self.finished.emit(path, said)

    def _show_asking(self, on: bool) -> None:
        """The questions before an import, or what came of it."""
        self._asking.setVisible(on)
        self._foot.setVisible(on)
        self._add.setVisible(on)
        self.done.setVisible(not on)

    def _say_busy(self, words: str) -> None:
        self._state.setText(words)
        self._progress.set_share(None)
        self._progress.show()

    def _idle(self) -> None:
        self._state.setText("")
        self._progress.hide()
        self._stop.hide()
        self._stop.setEnabled(True)

    # ------------------------------------------------------------------------------------------- set-up

    def _connect(self) -> None:
        self.columns.changed.connect(self._match)
        self.understood.chosen.connect(self._name_format)
        self.understood.sheet_chosen.connect(self._name_sheet)
        self.sources.chosen.connect(self.show_file)
        self.sources.removed.connect(self.leave_file_out)
        self._go.clicked.connect(lambda: self.bring_in())
        self._stop.clicked.connect(lambda: self.stop())
        self._add.clicked.connect(lambda: self.choose_more())
        self.done.open_wanted.connect(lambda: self.open_wanted.emit(self._path))
        self.done.more_wanted.connect(lambda: self._start_with_more())
        self.problems.line_shown.connect(lambda: QTimer.singleShot(0, self, self._bring_line_into_sight))
        self.looking.changed.connect(self._changed)
        self.looking.settled.connect(self._settled)
        self.looking.none_found.connect(self._no_files)
        taking = self._taking
        taking.progressed.connect(self._show_progress)
        taking.refused.connect(self._refused)
        taking.ended.connect(self._ended)
        taking.taken.connect(self._taken)
        taking.stopped.connect(lambda: self.news.say("hint", tr("Stopped. Nothing was taken.")))

    def _bring_line_into_sight(self) -> None:
        self._area.ensureWidgetVisible(self.problems.line)

    def _start_with_more(self) -> None:
        paths = choose_files(self, tr("Import files"), DATA)
        if paths:
            self.start(*paths, into_open=self._into_open)

    def _arrange_cards(self) -> None:
        back = Button(tr("Back"), "plain", icon="chevron-left")
        back.clicked.connect(lambda: self.left.emit())
        self.heading.addWidget(self._add)
        self.heading.addWidget(back)
        asked, shown = QWidget(), QWidget()
        for widget, parts in (
            (asked, (self.sources, self.understood, self.columns, self.new)),
            (shown, (self.problems, self.records)),
        ):
            column = QVBoxLayout(widget)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(px(12))
            for part in parts:
                column.addWidget(part, 1 if part is self.records else 0)
            if widget is asked:
                column.addStretch(1)
        self._asking = Reflow([Part(asked, 5, 420), Part(shown, 6, 420)])
        self.column.addWidget(self._asking, 1)
        self.column.addWidget(self.done, 1)
        self.done.hide()
        self.below.addWidget(self._progress)
        self.below.addLayout(self._buttons())
        self.show_below()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self._skip)
        row.addStretch(1)
        for part in (self._state, self._stop, self._go):
            row.addWidget(part)
        return row


def project_path(text: str) -> Path:
    """The file that a person named, with our suffix."""
    path = Path(text.strip()).expanduser()
    return path if path.suffix == ".nearmiss" else path.with_name(f"{path.name}.nearmiss")


def bad_in_words(source: Source) -> str:
    """The first record of a file that cannot be taken, how many more there are, and how many can."""
    said = [problems_in_words(source.problems()[:1])]
    if source.bad() > 1:
        more = source.bad() - 1
        said.append(counted("{n} more cannot be taken.", "{n} more cannot be taken.", more))
    if source.is_known_whole():
        said.append(counted("{n} other record is fine.", "{n} other records are fine.", source.fine()))
    return " ".join(said)
