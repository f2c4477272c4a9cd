"""Keeps what is typed safe: every change of a form goes to the user's own folder, the newest one as soon as it can."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from PySide6.QtCore import QObject, Signal

from nearmiss.drafts import Draft, drop_draft, save_draft
from nearmiss.faults import in_words
from nearmiss.model import Subject
from nearmiss_gui.jobs import Jobs

Place = tuple[Subject, str, str]


class DraftKeeper(QObject):
    """The drafts of one rater in one project, in memory, and written behind the scenes in the order of the changes.

    Writing never makes a key wait: while one write is under way, newer states of the same form replace one another.
    What was noted before the workers end is written before they end. `failed(problem)` says that it could not be.
    """

    failed = Signal(object)

    def __init__(self, jobs: Jobs, project: str, rater: str, drafts: Iterable[Draft], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._project, self._rater = jobs, project, rater
        self._drafts: dict[Place, Draft] = {draft.place: draft for draft in drafts}
        self._lock = Lock()
        self._waiting: dict[Place, Draft | None] = {}
        self._writing = False

    def draft(self, place: Place) -> Draft | None:
        """What was begun and not submitted about a place."""
        return self._drafts.get(place)

    def keep(self, draft: Draft) -> None:
        """Keep a form as it is now."""
        self._drafts[draft.place] = draft
        self._note(draft.place, draft)

    def drop(self, place: Place) -> None:
        """Forget what was begun about a place."""
        if self._drafts.pop(place, None) is not None:
            self._note(place, None)

    def settled(self) -> bool:
        """Whether everything is on the disk, or was refused."""
        with self._lock:
            return not self._writing

    def _note(self, place: Place, draft: Draft | None) -> None:
        with self._lock:
            self._waiting[place] = draft
            if self._writing:
                return
            self._writing = True
        self._jobs.start(lambda _: self._write_all(), failed=self.failed.emit, owner=self)

    def _write_all(self) -> None:
        """On a worker: write until nothing is waiting."""
        while True:
            with self._lock:
                waiting, self._waiting = self._waiting, {}
                self._writing = bool(waiting)
            if not waiting:
                return
            try:
                for place, draft in waiting.items():
                    self._write(place, draft)
            except OSError as fault:
                with self._lock:
                    self._writing = False
                raise in_words(fault) from fault

    def _write(self, place: Place, draft: Draft | None) -> None:
        if draft is None:
            drop_draft(self._project, self._rater, *place)
        else:
            save_draft(self._project, self._rater, draft)
