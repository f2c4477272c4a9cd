"""Unsaved lists of constraints on their way to the user's folder: the newest of each, never making a key wait."""

from __future__ import annotations

from threading import Lock

from PySide6.QtCore import QObject, Signal

from nearmiss.editing.unsaved import Unsaved, load_unsaved, save_unsaved
from nearmiss.faults import in_words
from nearmiss_gui.jobs import Jobs


class UnsavedLists(QObject):
    """What waits in one project, by prompt. `keep(prompt, unsaved)` notes a change, None when nothing waits any more.

    `failed(problem)` says that it could not be written; it is still here, and the next change tries again.
    """

    failed = Signal(object)

    def __init__(self, jobs: Jobs, project: str, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._project = jobs, project
        self._lists: dict[str, Unsaved] = load_unsaved(project)
        self._lock = Lock()
        self._newest: dict[str, Unsaved] | None = None
        self._writing = False

    def of(self, prompt: str) -> Unsaved | None:
        """What waits for a prompt."""
        return self._lists.get(prompt)

    def prompts(self) -> list[str]:
        """The prompts for which something waits, the one changed longest ago first."""
        return list(self._lists)

    def keep(self, prompt: str, unsaved: Unsaved | None) -> None:
        """Keep a list as it is now."""
        if unsaved == self._lists.get(prompt):
            return
        self._lists.pop(prompt, None)
        if unsaved is not None:
            self._lists[prompt] = unsaved
        with self._lock:
            self._newest = dict(self._lists)
            if self._writing:
                return
            self._writing = True
        self._jobs.start(lambda _: self._write(), failed=self.failed.emit, owner=self)

    def _write(self) -> None:
        """On a worker: write until nothing newer is there."""
        while True:
            with self._lock:
                newest, self._newest = self._newest, None
                self._writing = newest is not None
            if newest is None:
                return
            try:
                save_unsaved(self._project, newest)
            except OSError as fault:
                with self._lock:
                    self._writing = False
                raise in_words(fault) from fault
