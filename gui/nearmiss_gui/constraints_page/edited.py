"""The list of constraints as it is being edited: what it says, where the cursor is, and each step taken back. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from nearmiss.editing import lists
from nearmiss.editing.lists import Constraints
from nearmiss.editing.sheets import Sheet
from nearmiss.editing.unsaved import Unsaved
from nearmiss.model import Constraint

MOST_STEPS = 500


@dataclass(frozen=True, slots=True)
class Step:
    """A state to go back to: the list, and the place of the cursor in it."""

    constraints: Constraints
    place: int


class Edited:
    """One prompt's list while it is edited. `place` is the constraint with the cursor, from 0; −1 where there is none.

    Every change is a step that can be taken back. What is typed into one field is one step for each word.
    """

    def __init__(self, sheet: Sheet, unsaved: Unsaved | None = None) -> None:
        self.sheet = sheet
        # Based on another list than the one that stands now, it stays so: saving it says so, as a conflict.
        self.heads = unsaved.heads if unsaved else sheet.heads
        self._now = Step(lists.without_keys(unsaved.constraints if unsaved else sheet.constraints), 0)
        self._past: list[Step] = []
        self._future: list[Step] = []
        self._typed: Any = None

    @property
    def constraints(self) -> Constraints:
        """The list as it is now."""
        return self._now.constraints

    @property
    def place(self) -> int:
        """Where the cursor is."""
        return min(self._now.place, len(self.constraints) - 1)

    @property
    def current(self) -> Constraint | None:
        """The constraint with the cursor."""
        return self.constraints[self.place] if self.constraints else None

    @property
    def is_changed(self) -> bool:
        """Whether the list says anything else than the project."""
        return not lists.same(self.constraints, self.sheet.constraints)

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a step can be taken again."""
        return bool(self._future)

    def unsaved(self) -> Unsaved | None:
        """What has to be kept until it is saved; None for nothing."""
        return Unsaved(self.constraints, self.heads) if self.is_changed else None

    def take_saved(self, sheet: Sheet) -> None:
        """The project says this now. What was typed meanwhile stays, unsaved; without that, its steps begin anew."""
        kept = lists.same(lists.tidy(self.constraints), sheet.constraints)
        self.sheet, self.heads = sheet, sheet.heads
        if kept or not self._past:
            self._now = Step(lists.without_keys(sheet.constraints), self.place)
            self._past.clear()
            self._future.clear()
            self._typed = None

    # ------------------------------------------------------------------------------------------ steps

    def go_to(self, place: int) -> None:
        """Move the cursor. No step: there is nothing to take back."""
        if place != self._now.place:
            self._typed = None
        self._now = replace(self._now, place=max(0, min(place, len(self.constraints) - 1)))

    def undo(self) -> bool:
        """Take the last step back."""
        return self._swap(self._past, self._future)

    def redo(self) -> bool:
        """Take again what was taken back last."""
        return self._swap(self._future, self._past)

    def discard(self) -> None:
        """The list of the project again. A step like any other."""
        self.heads = self.sheet.heads
        self._step(lists.without_keys(self.sheet.constraints), self.place)

    def take(self, constraints: Constraints) -> None:
        """Another list altogether."""
        self._step(lists.without_keys(constraints), 0)

    def type_text(self, place: int, text: str) -> None:
        """The words of a constraint were typed."""
        old = self.constraints[place].text
        ends_word = len(text) > len(old) and text[-1:].isspace()
        self._change(place, "text", replace(self.constraints[place], text=text), anew=ends_word)

    def change(self, field: str, **values: Any) -> None:
        """Another field of the constraint with the cursor was filled in."""
        if self.current is not None:
            self._change(self.place, field, replace(self.current, **values))

    def add(self, text: str = "", *, at_end: bool = False) -> None:
        """A new constraint below the cursor, or at the end; the cursor goes there."""
        place = len(self.constraints) if at_end or not self.constraints else self.place + 1
        self._step(lists.added(self.constraints, place, text), place)

    def add_all(self, texts: Sequence[str]) -> None:
        """Several new constraints at the end, in one step; the cursor goes to the first."""
        found = self.constraints
        for text in texts:
            found = lists.added(found, len(found), text)
        self._step(found, len(self.constraints))

    def remove(self) -> None:
        """Without the constraint with the cursor."""
        if self.constraints:
            self._step(lists.removed(self.constraints, self.place), self.place)

    def move(self, by: int) -> bool:
        """The constraint with the cursor goes up (−1) or down (1), the cursor with it."""
        to = self.place + by
        if not self.constraints or not 0 <= to < len(self.constraints):
            return False
        self._step(lists.moved(self.constraints, self.place, to), to)
        return True

    def split(self, texts: Sequence[str]) -> bool:
        """Several constraints in place of that with the cursor, which goes to the last of them."""
        texts = [text for text in texts if text.strip()]
        if not self.constraints or len(texts) < 2:
            return False
        self._step(lists.split(self.constraints, self.place, texts), self.place + len(texts) - 1)
        return True

    def join(self) -> bool:
        """The constraint with the cursor and the one below as one."""
        if not 0 <= self.place < len(self.constraints) - 1:
            return False
        self._step(lists.joined(self.constraints, self.place), self.place)
        return True

    # ------------------------------------------------------------------------------------------- within

    def _change(self, place: int, field: str, changed: Constraint, *, anew: bool = False) -> None:
        if changed == self.constraints[place]:
            return
        found = (*self.constraints[:place], changed, *self.constraints[place + 1 :])
        if self._typed == (place, field):
            self._now = Step(found, place)
            self._future.clear()
        else:
            self._step(found, place)
        self._typed = None if anew else (place, field)

    def _step(self, constraints: Constraints, place: int) -> None:
        self._past = [*self._past[1 - MOST_STEPS :], self._now]
        self._future.clear()
        self._typed = None
        self._now = Step(constraints, max(0, min(place, len(constraints) - 1)))

    def _swap(self, source: list[Step], target: list[Step]) -> bool:
        if not source:
            return False
        target.append(self._now)
        self._now, self._typed = source.pop(), None
        return True
