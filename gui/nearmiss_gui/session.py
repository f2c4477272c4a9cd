"""The open project as the window knows it: questions and deeds that run on the store's thread, and one signal."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from nearmiss.errors import ProblemForYou
from nearmiss.model import Changes
from nearmiss.monitor import Monitor
from nearmiss.phrases import phrase
from nearmiss.project import Project
from nearmiss.schemes import Scheme
from nearmiss_gui.jobs import Done, Failed, Job, Jobs

T = TypeVar("T")
IDLE_MS = 3_000
"""So long after the last deed, nobody is about to wait for the store's thread."""
SMALL, MIDDLING = 64 << 20, 256 << 20
"""Bytes of a project that is backed up while it is open, and when it is let go of: the copy takes a moment."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """What the window has to know of a project at all times."""

    id: str
    title: str
    path: Path
    scheme: Scheme
    read_only: bool


class Session(QObject):
    """One project at a time. The project itself lives on the store's thread and never leaves it.

    `changed(Changes)` is sent after every deed that is on the disk; `switched` when another project is open, or none.
    """

    changed = Signal(object)
    switched = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self._project: Project | None = None
        self._opened: Opened | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.back_up)

    @property
    def opened(self) -> Opened | None:
        """What is open."""
        return self._opened

    @property
    def scheme(self) -> Scheme:
        """The scheme of the open project."""
        if self._opened is None:
            raise RuntimeError("no project is open")
        return self._opened.scheme

    def open(
        self,
        path: Path,
        done: Done[Opened] | None = None,
        failed: Failed | None = None,
        *,
        read_only: bool = False,
        owner: QObject | None = None,
    ) -> Job:
        """Open a project in place of the one that is open; that one stays when the new one is refused."""

        def work() -> tuple[Project, Opened]:
            project = Project.open(path, read_only=read_only)
            self._close()
            self._project = project
            return project, _about(project)

        def arrived(answer: tuple[Project, Opened]) -> None:
            self._opened = answer[1]
            self.switched.emit()
            if done is not None and _waits(owner):
                done(answer[1])

        return self.jobs.start(lambda _: work(), done=arrived, failed=failed, store=True, owner=self)

    def close(self) -> None:
        """Let go of the project; what was asked before is still answered."""
        self._opened = None
        self._idle.stop()
        self.jobs.start(lambda _: self._close(), store=True, owner=self)
        self.switched.emit()

    def read(
        self,
        question: Callable[[Project], T],
        done: Done[T],
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Ask the project something; `question` runs on the store's thread."""
        return self.jobs.start(
            lambda _: question(self._open_project()), done=done, failed=failed, store=True, owner=owner
        )

    def read_long(
        self,
        question: Callable[[Project, Monitor], T],
        done: Done[T],
        failed: Failed | None = None,
        progressed: Callable[[int, int | None], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Ask the project something that takes a while: it says how far it is, and can be stopped (`Job.cancel`)."""
        return self.jobs.start(
            lambda monitor: question(self._open_project(), monitor),
            done=done,
            failed=failed,
            progressed=progressed,
            store=True,
            owner=owner,
        )

    def act(
        self,
        deed: Callable[[Project], T],
        changes: Changes,
        done: Done[T],
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Change the project; when `deed` returns, its change is on the disk, and `changed` is sent."""

        def arrived(answer: T) -> None:
            if _waits(owner):
                done(answer)
            self.changed.emit(changes)
            self._rest_soon()

        def refused(problem: ProblemForYou) -> None:
            if failed is not None and _waits(owner):
                failed(problem)

        return self.jobs.start(
            lambda _: deed(self._open_project()), done=arrived, failed=refused, store=True, owner=self
        )

    def act_long(
        self,
        deed: Callable[[Project, Monitor], T],
        changes: Changes,
        done: Done[T],
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Change the project with a deed that says how far it is, and can be stopped (`Job.cancel`)."""

        def arrived(answer: T) -> None:
            done(answer)
            self.changed.emit(changes)
            self._rest_soon()

        return self.jobs.start(
            lambda monitor: deed(self._open_project(), monitor), done=arrived, failed=failed, store=True, owner=owner
        )

    def _rest_soon(self) -> None:
        if self._opened is not None:
            self._idle.start()

    def back_up(self) -> None:
        """Copy the project to the user's backups, if that is due and takes no longer than a moment."""
        self.jobs.start(lambda _: self._back_up(SMALL), store=True, owner=self)

    def _back_up(self, most: int) -> None:
        project = self._project
        try:
            if project is not None and not project.read_only and project.path.stat().st_size <= most:
                project.back_up_when_due()
        except (ProblemForYou, OSError) as problem:
            # What was done is in the project; the next moment of rest tries again.
            _log.warning("No backup could be made: %s", problem)

    def _open_project(self) -> Project:
        if self._project is None:
            raise ProblemForYou(phrase("No project is open."))
        return self._project

    def _close(self) -> None:
        if self._project is not None:
            self._back_up(MIDDLING)
            self._project.close()
            self._project = None


def _waits(owner: QObject | None) -> bool:
    return owner is None or isValid(owner)


def _about(project: Project) -> Opened:
    return Opened(project.id, project.title, project.path, project.scheme, project.read_only)
