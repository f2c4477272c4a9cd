"""The first answer of the agreement page, worked out in a moment of rest where that takes no longer than a moment."""

from __future__ import annotations

from PySide6.QtCore import QObject

from nearmiss.monitor import Monitor
from nearmiss_gui.agreement.asked import NOBODY, Choice, Found, Kept, Labels, read_labels, work_out
from nearmiss_gui.session import Session

SMALL = 4 << 20
"""Bytes of a project whose answer is there in a fraction of a second."""


class Ahead(QObject):
    """`prepare()` reads a small project and answers what the page asks first; `take()` hands over what there is.

    What was prepared is dropped when a label changes or another project is open.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._kept, self._turn = session, Kept(), 0
        session.changed.connect(self._drop)
        session.switched.connect(self._drop)

    def prepare(self) -> None:
        """Work it out, if the project is small."""
        opened = self._session.opened
        try:
            small = opened is not None and opened.path.stat().st_size <= SMALL
        except OSError:
            return  # the page will say what is wrong with the file
        if small:
            turn = self._turn
            self._session.read(read_labels, lambda labels: self._work_out(labels, turn), _leave_it, owner=self)

    def take(self) -> Kept:
        """What was prepared, for the page to keep."""
        kept, self._kept = self._kept, Kept()
        return kept

    def _work_out(self, labels: Labels, turn: int) -> None:
        choice = Choice(labels.judges[0] if labels.judges else NOBODY)

        def work(monitor: Monitor) -> Found:
            return work_out(labels, choice, monitor)

        def done(found: Found) -> None:
            if turn == self._turn:
                self._kept = Kept(labels, {choice: found})

        self._session.jobs.start(work, done=done, failed=_leave_it, owner=self)

    def _drop(self, _: object = None) -> None:
        self._turn += 1
        self._kept = Kept()


def _leave_it(_: object) -> None:
    """The page itself says what is wrong when somebody asks."""
