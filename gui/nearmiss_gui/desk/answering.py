"""The answer that is being given: what is filled in, what it lacks, how long it took, and its draft."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from nearmiss.active_time import ActiveTime, too_fast, words_shown
from nearmiss.drafts import Draft
from nearmiss.form import (
    Cursor,
    Form,
    after_verdict,
    answer_of,
    attach_evidence,
    carried_over,
    choose,
    clear_preference,
    detach_evidence,
    form_of,
    moved,
    rate,
    reveal,
    set_confidence,
    set_verdict,
    toggle_both_bad,
    toggle_deciding,
    toggle_ill_posed,
    toggle_reason,
    write,
)
from nearmiss.model import Answer, DeskItem, Evidence, Verdict
from nearmiss.schemes import Hint, Scheme, Unmet, hints, unmet
from nearmiss_gui.desk.draft_keeper import DraftKeeper, Place


class Answering(QObject):
    """One form at a time. `changed` is sent after every change of the form or of the cursor.

    `scheme` and `keeper` are those of the sitting. A form that comes back from before the program started is noted in
    `restored_at`, the time of day when it was kept. While it is `locked`, because its answer is being saved, nothing
    can be filled in.
    """

    changed = Signal()

    def __init__(self, scheme: Scheme, clock: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self.scheme = scheme
        self.item: DeskItem | None = None
        self.form = Form()
        self.cursor = Cursor()
        self.locked = False
        self.restored_at = ""
        self.keeper: DraftKeeper | None = None
        self._clock = clock
        self._base = Form()
        self._hinted: set[str] = set()
        self._asked: tuple[tuple[Form, DeskItem, Scheme], Answer] | None = None
        self._time = ActiveTime()
        self._begun_here: set[Place] = set()
        self._words: int | None = None
        self._speed_hidden = False

    # -------------------------------------------------------------------------------- a pair comes and goes

    def begin(self, item: DeskItem, form: Form | None = None) -> None:
        """Take a pair: filled in with `form`, or with what was begun before, or with what is in the file."""
        self.item, self.restored_at = item, ""
        self._base = reveal(form_of(item.answer, item), item)
        self._time, self._hinted = ActiveTime(), set()
        # What comes back from an undo was read before; its seconds are in the line that was undone.
        self._words, self._speed_hidden = None, form is not None
        self.form = reveal(form or self._drafted(item) or self._base, item)
        self.cursor = _first_open(self.form)
        self.touch()
        if form is not None:
            self._keep_draft()

    def end(self) -> None:
        """There is no pair on the desk any more."""
        self.item, self.restored_at = None, ""

    def saved(self) -> None:
        """What is filled in is in the file now."""
        if self.item is not None and self.keeper is not None:
            self.keeper.drop(place_of(self.item))
        self._base = self.form

    def replace_item(self, item: DeskItem) -> None:
        """The same pair, of which more is known: a flag, what its checks found. What is filled in stays.

        A count that is due is shown now. Nothing is sent for that: nobody did anything.
        """
        self.item = item
        form, self._base = reveal(self.form, item), reveal(self._base, item)
        if form != self.form:
            self.form = form
            self._keep_draft()

    @property
    def is_changed(self) -> bool:
        """Whether the form says something that is not in the file."""
        return self.item is not None and self.form != self._base

    def _drafted(self, item: DeskItem) -> Form | None:
        """What was begun about a pair, when it still fits; the time is noted when that was in an earlier sitting."""
        draft = self.keeper.draft(place_of(item)) if self.keeper else None
        if draft is None or draft.order != item.order:
            return None
        form = draft.form
        if draft.constraints is not None and len(draft.constraints) == len(form.verdicts):
            form = carried_over(form, draft.constraints, item)  # they may have been edited meanwhile
        if form == self._base or len(form.verdicts) != len(item.constraints):
            return None
        if draft.place not in self._begun_here:
            self._begun_here.add(draft.place)
            self.restored_at = clock_time(draft.at)
        self._time = ActiveTime(draft.seconds)
        return form

    # -------------------------------------------------------------------------------------- filling it in

    def edit(self, form: Form) -> None:
        """Fill something in. It is on its way to the disk as a draft at once."""
        if form == self.form or self.item is None or self.locked:
            return
        self.form = reveal(form, self.item)
        self.touch()
        self._keep_draft()
        self.changed.emit()

    def move(self, cursor: Cursor) -> None:
        """Put the cursor of the constraint list somewhere else."""
        if cursor != self.cursor and self.item is not None:
            self.cursor = cursor
            self.touch()
            self.changed.emit()

    def step(self, down: int = 0, right: int = 0) -> None:
        """Move the cursor by rows and sides."""
        self.move(moved(self.cursor, len(self.form.verdicts), down, right))

    def judge(self, verdict: Verdict | None) -> None:
        """Give a verdict where the cursor is, and go on; or take it away, and stay."""
        rows = len(self.form.verdicts)
        if not rows or self.locked:
            return
        at = self.cursor
        self.edit(set_verdict(self.form, at, verdict))
        if verdict is not None:
            self.move(after_verdict(at, rows))

    def judge_at(self, at: Cursor, verdict: Verdict | None) -> None:
        """Give or take away a verdict at a place, as the mouse does."""
        self.move(at)
        self.edit(set_verdict(self.form, at, verdict))

    def attach(self, side: int, stretch: Evidence) -> bool:
        """Attach a stretch of a response to the constraint under the cursor; False without a verdict there."""
        at = Cursor(self.cursor.row, side)
        if not self.form.verdicts or self.form.verdict(at.row, side) is None:
            return False
        self.edit(attach_evidence(self.form, at, stretch))
        return True

    def detach(self) -> bool:
        """Take off what was attached last under the cursor; False where nothing is."""
        at = self.cursor
        if not self.form.verdicts or not self.form.evidence(at.row, at.side):
            return False
        self.edit(detach_evidence(self.form, at))
        return True

    def detach_at(self, at: Cursor, place: int) -> None:
        """Take off a piece of evidence, as the mouse does."""
        self.move(at)
        self.edit(detach_evidence(self.form, at, place))

    def flip_ill_posed(self) -> None:
        """Flag the constraint under the cursor as ill-posed, or take that back."""
        if self.form.verdicts:
            self.edit(toggle_ill_posed(self.form, self.cursor.row))

    def choose(self, value: int) -> None:
        """Choose a preference, as shown."""
        self.edit(choose(self.form, self.scheme, value))

    def clear_preference(self) -> None:
        """Choose none."""
        self.edit(clear_preference(self.form))

    def flip_both_bad(self) -> None:
        """Say that both are bad, or take it back."""
        self.edit(toggle_both_bad(self.form, self.scheme))

    def flip_deciding(self, row: int) -> None:
        """Say that a constraint decided the preference, or take it back."""
        self.edit(toggle_deciding(self.form, row))

    def flip_reason(self, reason: str) -> None:
        """Give a reason that the scheme offers, or take it back."""
        self.edit(toggle_reason(self.form, reason))

    def be_sure(self, confidence: float | None) -> None:
        """Say how sure one is, 0 to 1."""
        self.edit(set_confidence(self.form, confidence))

    def rate(self, name: str, side: int, value: float | None) -> None:
        """Rate an attribute."""
        self.edit(rate(self.form, name, side, value))

    def write(self, statement: str, elaboration: str) -> None:
        """Write the justification."""
        self.edit(write(self.form, statement, elaboration))

    # ----------------------------------------------------------------------------------- what it amounts to

    def lacking(self) -> tuple[Unmet, ...]:
        """What a submit still needs."""
        return () if self.item is None else unmet(self.scheme, self.item, self._answer(self.item))

    def hints(self) -> tuple[Hint, ...]:
        """What seems to contradict itself. Noted: the label says which hints its rater saw."""
        if self.item is None:
            return ()
        found = hints(self.scheme, self.item, self._answer(self.item))
        self._hinted |= {hint.kind for hint in found}
        return found

    def speed(self) -> tuple[int, int] | None:
        """Seconds and words, where an answer is whole sooner than its pair can have been read. Noted as a hint.

        Nothing for a pair that was answered before, or once it was hidden.
        """
        item = self.item
        if item is None or item.answer is not None or self._speed_hidden or self.lacking():
            return None
        if self._words is None:
            self._words = words_shown(item)
        if not too_fast(self._time.seconds, self._words):
            return None
        self._hinted.add("speed")
        return round(self._time.seconds), self._words

    def hide_speed(self) -> None:
        """Say no more about it at this pair."""
        self._speed_hidden = True
        self.changed.emit()

    def answer(self) -> Answer:
        """What is to be saved, with the time that it took and what was seen besides the pair."""
        assert self.item is not None
        self.touch()
        return answer_of(self.form, self.item, self.scheme, round(self._time.seconds, 1), self._context(self.item))

    def _answer(self, item: DeskItem) -> Answer:
        """What the form says, put together once, however many ask about it."""
        asked = (self.form, item, self.scheme)
        if self._asked is None or any(one is not other for one, other in zip(self._asked[0], asked, strict=True)):
            self._asked = asked, answer_of(*asked)
        return self._asked[1]

    def _context(self, item: DeskItem) -> dict[str, object]:
        context: dict[str, object] = {"hints": sorted(self._hinted)} if self._hinted else {}
        return {**context, "reopened": True} if item.answer is not None else context

    # -------------------------------------------------------------------------------------- time and drafts

    def touch(self) -> None:
        """A sign of life: a key, a click, a scroll."""
        self._time = self._time.touched(self._clock())

    def pause(self) -> None:
        """The desk goes out of sight; time away is not counted."""
        self._time = self._time.paused(self._clock())

    def _keep_draft(self) -> None:
        item = self.item
        if item is None or self.keeper is None:
            return
        if self.form == self._base:
            self.keeper.drop(place_of(item))
            return
        self._begun_here.add(place_of(item))
        at = datetime.now().isoformat(timespec="seconds")
        seconds = round(self._time.seconds, 1)
        keys = tuple(constraint.key for constraint in item.constraints)
        place = (item.subject, item.round, item.slot)
        self.keeper.keep(Draft(*place, item.order, self.form, at, seconds, constraints=keys))


def place_of(item: DeskItem) -> Place:
    """What an item is about: there is one draft for each."""
    return (item.subject, item.round, item.slot)


def clock_time(at: str) -> str:
    """The time of day here of an ISO 8601 time; empty when it is none."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%H:%M:%S")
    except ValueError:
        return ""


def _first_open(form: Form) -> Cursor:
    for row, both in enumerate(form.verdicts):
        if None in both and row not in form.ill_posed:
            return Cursor(row, both.index(None))
    return Cursor()
