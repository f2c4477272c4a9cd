"""Keeps what is typed safe: every change of a form goes to the user's own folder, the newest one as soon as it can."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from nearmiss.drafts import Draft, drop_draft, save_draft
from nearmiss.errors import ProblemForYou
from nearmiss.faults import in_words
from nearmiss.model import Subject
from nearmiss_gui.jobs import Jobs

Place = tuple[Subject, str, str]


class DraftKeeper(QObject):
    """The drafts of one rater in one project, in memory, and written behind the scenes in the order of the changes.

    Writing never makes a key wait: while one write is under way, newer states of the same form replace one another.
    """

    failed = Signal(object)

    def __init__(self, jobs: Jobs, project: str, rater: str, drafts: Iterable[Draft], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._project, self._rater = jobs, project, rater
        self._drafts: dict[Place, Draft] = {draft.place: draft for draft in drafts}
        self._from_before = set(self._drafts)
        self._waiting: dict[Place, Draft | None] = {}
        self._writing = False

    def draft(self, place: Place) -> Draft | None:
        """What was begun and not submitted about a place."""
        return self._drafts.get(place)

    def first_sight(self, place: Place) -> bool:
        """Whether the draft of a place comes from an earlier sitting; true once."""
        if place not in self._from_before:
            return False
        self._from_before.discard(place)
        return True

    def keep(self, draft: Draft) -> None:
        """Keep a form as it is now."""
        self._drafts[draft.place] = draft
        self._note(draft.place, draft)

    def drop(self, place: Place) -> None:
        """Forget what was begun about a place."""
        if self._drafts.pop(place, None) is not None:
            self._note(place, None)

    def settled(self) -> bool:
        """Whether everything is on the disk."""
        return not self._writing and not self._waiting

    def write_now(self) -> None:
        """Write what is waiting on this thread, for the moment when the window closes."""
        waiting, self._waiting = self._waiting, {}
        self._write(waiting)

    def _note(self, place: Place, draft: Draft | None) -> None:
        self._waiting[place] = draft
        if not self._writing:
            self._start()

    def _start(self) -> None:
        waiting, self._waiting = self._waiting, {}
        self._writing = True
        self._jobs.start(lambda _: self._write(waiting), done=self._written, failed=self._refused, owner=self)

    def _write(self, waiting: dict[Place, Draft | None]) -> None:
        try:
            for place, draft in waiting.items():
                if draft is None:
                    drop_draft(self._project, self._rater, *place)
                else:
                    save_draft(self._project, self._rater, draft)
        except OSError as fault:
            raise in_words(fault) from fault

    def _written(self, _: None) -> None:
        self._writing = False
        if self._waiting:
            self._start()

    def _refused(self, problem: ProblemForYou) -> None:
        self._writing = False
        self.failed.emit(problem)
