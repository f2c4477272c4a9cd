"""The import itself: off the window's thread, into the open project or a new one, all or nothing, and to be stopped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from nearmiss.errors import ProblemForYou
from nearmiss.import_files import FileReport
from nearmiss.model import Changes
from nearmiss.monitor import Monitor
from nearmiss.project import Project
from nearmiss_gui.bringing_in import Asked, new_project_from, take_all
from nearmiss_gui.jobs import Job, Jobs
from nearmiss_gui.session import Session

CONTENT = Changes(content=True, labels=True, raters=True)


class Taking(QObject):
    """`into_open(…)` or `into_new(…)` begins, `stop()` ends it early; one at a time.

    `progressed(done, total)` counts records, `refused(problem)` says why nothing was taken, `taken(path, reports)` what
    was, `stopped` that nothing was because somebody said so. `ended` comes before each of the last two, and after
    `refused`.
    """

    progressed = Signal(object, object)
    refused = Signal(object)
    ended = Signal()
    taken = Signal(object, object)
    stopped = Signal()

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._job: Job | None = None
        self._stopping, self._answer = False, list[tuple[Path, list[FileReport]]]()

    def is_at_work(self) -> bool:
        """Whether files are being taken."""
        return self._job is not None

    def into_open(self, asked: Sequence[Asked], *, skip_bad: bool, known: int | None) -> None:
        """Take files into the open project; `known` is how many records they hold, where that is known."""
        opened = self._session.opened
        path = opened.path if opened is not None else Path()

        def work(project: Project, monitor: Monitor) -> None:
            self._answer.append((path, take_all(project, asked, monitor, skip_bad=skip_bad, known=known)))

        self._begin(self._session.act_long(work, CONTENT, lambda _: None, self._refuse, owner=self))

    def into_new(self, path: Path, scheme: str, asked: Sequence[Asked], *, skip_bad: bool, known: int | None) -> None:
        """Start a new project with files."""

        def work(monitor: Monitor) -> None:
            reports = new_project_from(path, scheme, asked, monitor, skip_bad=skip_bad, known=known)
            self._answer.append((path, reports))

        self._begin(self._jobs.start(work, failed=self._refuse, owner=self))

    def stop(self) -> None:
        """Stop; what was read so far is not taken."""
        if self._job is not None:
            self._stopping = True
            self._job.cancel()

    def _begin(self, job: Job) -> None:
        self._stopping = False
        self._answer.clear()
        self._job = job
        job.progressed.connect(self._tell)
        job.finished.connect(self._end)

    def _tell(self, done: int, total: int | None) -> None:
        if not self._stopping:
            self.progressed.emit(done, total)

    def _refuse(self, problem: ProblemForYou) -> None:
        self.refused.emit(problem)

    def _end(self) -> None:
        """The work is over, however it went; a stop that came too late changed nothing."""
        self._job = None
        self.ended.emit()
        if self._answer:
            path, reports = self._answer[0]
            if self._stopping:
                self._session.changed.emit(CONTENT)
            self.taken.emit(path, reports)
        elif self._stopping:
            self.stopped.emit()
