"""Which files are on their way in, and what is known of each? Looked at, then through, off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from nearmiss.errors import ProblemForYou
from nearmiss.import_files import Preview
from nearmiss.importing.look_through import Through, look_through
from nearmiss.records import BadRecord
from nearmiss_gui.bringing_in import Asked, Look, files_among, look_at
from nearmiss_gui.jobs import Job, Jobs


@dataclass(slots=True, eq=False)
class Source:
    """A file on its way in: what was asked of it, how it would be understood, and what a look through it found."""

    asked: Asked
    look: Look | None = None
    through: Through | None = None
    broken: ProblemForYou | None = None  # it could not be read to its end
    turn: int = 0  # counts the looks, so that an answer that comes late is known

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.asked.path

    @property
    def found(self) -> Preview | None:
        """How it would be understood; None while nobody knows, and where it is not."""
        return self.look.found if self.look is not None else None

    def is_understood(self) -> bool:
        """Whether there is something in it that can be taken."""
        return self.found is not None and (bool(self.found.records) or self.fine() > 0)

    def problems(self) -> tuple[BadRecord, ...]:
        """The records that cannot be taken, as far as is known."""
        if self.through is not None:
            return self.through.problems
        return self.found.problems if self.found is not None else ()

    def fine(self) -> int:
        """How many of its records can be taken, as far as is known."""
        if self.through is not None:
            return self.through.fine
        return self.found.fine if self.found is not None else 0

    def bad(self) -> int:
        """How many of its records cannot be taken, as far as is known."""
        return self.through.bad if self.through is not None else len(self.problems())

    def is_known_whole(self) -> bool:
        """Whether all of its records were looked at."""
        return self.through is not None or (self.found is not None and self.found.whole)


class Looking(QObject):
    """`take_up(paths)` looks at files; `changed(source)` when more is known of one, `settled` when all were looked at.

    `none_found(problem)` when folders hold no data. What belongs to files of before `start_anew` is dropped.
    """

    changed = Signal(object)
    settled = Signal()
    none_found = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.sources: list[Source] = []
        self._through: Job | None = None
        self._started = 0

    def start_anew(self) -> None:
        """Forget the files that are here."""
        self.stop()
        self.sources = []
        self._started += 1

    def find(self, paths: Sequence[Path]) -> None:
        """Look at files, and at those that folders hold."""
        started = self._started
        self._jobs.start(
            lambda _: files_among(paths),
            done=lambda found: self.take_up(found) if started == self._started else None,
            failed=lambda problem: self.none_found.emit(problem) if started == self._started else None,
            owner=self,
        )

    def take_up(self, paths: Sequence[Path]) -> None:
        """Look at files that are not here yet."""
        known = {source.path for source in self.sources}
        fresh = [Source(Asked(path)) for path in dict.fromkeys(paths) if path not in known]
        self.sources += fresh
        for source in fresh:
            self.look(source)
        if not fresh and self.are_looked_at():
            self.settled.emit()

    def look(self, source: Source) -> None:
        """Look at a file, anew where something else was asked of it."""
        self.stop()
        source.turn += 1
        source.look = source.through = source.broken = None
        turn, asked = source.turn, source.asked
        self._jobs.start(
            lambda _: look_at(asked),
            done=lambda look: self._looked(source, turn, look),
            failed=lambda problem: self._looked(source, turn, Look(None, problem, ())),
            owner=self,
        )

    def leave_out(self, row: int) -> None:
        """Take a file off the list."""
        del self.sources[row]
        if self.are_looked_at():
            self.settled.emit()

    def are_looked_at(self) -> bool:
        """Whether it is known of each file how it would be understood."""
        return bool(self.sources) and all(source.look is not None for source in self.sources)

    def understood(self) -> list[Source]:
        """The files that hold something that can be taken."""
        return [source for source in self.sources if source.is_understood()]

    def records(self) -> int | None:
        """How many records there are in all; None while it is not known."""
        if not all(source.is_known_whole() for source in self.understood()):
            return None
        return sum(source.fine() + source.bad() for source in self.understood())

    def stop(self) -> None:
        """Look through no further."""
        if self._through is not None:
            self._through.cancel()
            self._through = None

    def _looked(self, source: Source, turn: int, look: Look) -> None:
        if turn != source.turn or source not in self.sources:
            return
        source.look = look
        self.changed.emit(source)
        if self.are_looked_at():
            self.settled.emit()
            self._look_through_next()

    def _look_through_next(self) -> None:
        """Read the files that are not too large to their end, one after another, while the person looks at them."""
        waiting = (one for one in self.sources if one.found and not one.is_known_whole() and one.broken is None)
        source = next((one for one in waiting if one.look is not None and one.look.small), None)
        if source is None or self._through is not None:
            return
        turn, asked = source.turn, source.asked
        self._through = self._jobs.start(
            lambda monitor: look_through(asked.path, asked.options(), monitor),
            done=lambda found: self._looked_through(source, turn, found, None),
            failed=lambda problem: self._looked_through(source, turn, None, problem),
            owner=self,
        )

    def _looked_through(self, source: Source, turn: int, found: Through | None, problem: ProblemForYou | None) -> None:
        self._through = None
        if turn == source.turn and source in self.sources:
            source.through, source.broken = found, problem
            self.changed.emit(source)
        self._look_through_next()
