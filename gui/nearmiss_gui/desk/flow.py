"""What happens at the desk: which pair is shown, what is filled in, and what each act does. No widgets here.

The next pair is fetched while the present one is read, so that only the commit stands between a key and the next
pair. Nothing is called saved before the commit has returned; when it fails, the pair stays, the prepared line is kept,
and trying again writes the same line.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QObject, Signal

from nearmiss.active_time import ActiveTime
from nearmiss.drafts import Draft
from nearmiss.errors import ProblemForYou
from nearmiss.form import Cursor, Form, answer_of, form_of
from nearmiss.model import Answer, Changes, DeskItem, Progress, Subject
from nearmiss.project import Project, Saved
from nearmiss.revisiting import Revisits, revisits
from nearmiss.schemes import Hint, Scheme, Unmet, hints, unmet
from nearmiss_gui.desk import store
from nearmiss_gui.desk.draft_keeper import DraftKeeper, Place
from nearmiss_gui.session import Session

State = Literal["loading", "pair", "done", "none", "failed"]
REPEAT_GUARD = 0.3
"""Seconds after a submit in which another, with nothing done in between, is taken for a bounce of the key."""


class DeskFlow(QObject):
    """One rater at one project. The page shows what is here and calls the verbs below.

    `item_changed`: another pair, or none; `form_changed`: what is filled in, or the cursor; `status_changed`:
    progress, saving, problems, questions; `needed(Unmet)`: a submit was held back, the focus goes there;
    `told(words, undoable)`: short news.
    """

    item_changed = Signal()
    form_changed = Signal()
    status_changed = Signal()
    needed = Signal(object)
    told = Signal(str, bool)

    def __init__(
        self,
        session: Session,
        rater: str,
        *,
        round_: str = "",
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.rater_name, self.round = session, rater, round_
        self.scheme: Scheme = session.scheme
        self.state: State = "loading"
        self.progress = Progress(0, 0, 0)
        self.busy = False
        self.problem: ProblemForYou | None = None
        self.warning: ProblemForYou | None = None
        self.saved_at = ""
        self.restored_at = ""
        self.skip_asked = False
        self.cursor = Cursor()
        self._now = clock
        self._rater = ""
        self._keeper: DraftKeeper | None = None
        self._from_disk: set[Place] = set()
        self._dropped: dict[Place, Form] = {}
        self._shown: store.Shown | None = None
        self._form = Form()
        self._base = Form()
        self._hinted: set[str] = set()
        self._time = ActiveTime()
        self._next: store.Shown | None = None
        self._next_known = False
        self._attempt: tuple[object, store.Attempt] | None = None
        self._submitted_at = float("-inf")
        self._tour: tuple[Subject, ...] = ()
        self.revisits = Revisits()

    # ------------------------------------------------------------------------------------- what there is

    @property
    def item(self) -> DeskItem | None:
        """The pair on the desk."""
        return self._shown.item if self._shown and self.state == "pair" else None

    @property
    def position(self) -> int:
        """The place of the pair among all, from 1; 0 while there is none."""
        return self._shown.position if self._shown else 0

    @property
    def form(self) -> Form:
        """What is filled in."""
        return self._form

    @property
    def changed(self) -> bool:
        """Whether the form says something that is not saved."""
        return self.state == "pair" and self._form != self._base

    def answer(self) -> Answer:
        """What the form says, in stored orientation."""
        assert self.item is not None
        return answer_of(self._form, self.item, self.scheme)

    def lacking(self) -> tuple[Unmet, ...]:
        """What a submit still needs."""
        return () if self.item is None else unmet(self.scheme, self.item, self.answer())

    def hints(self) -> tuple[Hint, ...]:
        """What seems to contradict itself. Noted: the label says which hints its rater saw."""
        if self.item is None:
            return ()
        found = hints(self.scheme, self.item, self.answer())
        self._hinted |= {hint.kind for hint in found}
        return found

    # ------------------------------------------------------------------------------------ what people do

    def start(self) -> None:
        """Sit down: find the rater, and the pair where the last sitting ended."""

        def sit_down(project: Project) -> store.Sitting:
            return store.sit_down(project, self.rater_name, self.round)

        self.session.act(sit_down, Changes(raters=True), self._sat_down, self._not_loaded, owner=self)

    def touch(self) -> None:
        """A sign of life: a key, a click, a scroll."""
        self._time = self._time.touched(self._now())

    def pause(self) -> None:
        """The desk goes out of sight; time away is not counted."""
        self._time = self._time.paused(self._now())

    def edit(self, form: Form) -> None:
        """Fill something in. It is on its way to the disk as a draft at once."""
        if form == self._form or self.item is None or self.busy:
            return
        self._form = form
        self._submitted_at = float("-inf")
        self.skip_asked = False
        self._keep_draft()
        self.form_changed.emit()

    def move(self, cursor: Cursor) -> None:
        """Put the cursor of the constraint list somewhere else."""
        if cursor != self.cursor:
            self.cursor = cursor
            self.form_changed.emit()

    def submit(self) -> None:
        """Save the label and go on; or say what is still needed."""
        item = self.item
        if item is None or self.busy or self._bounced():
            return
        lacking = self.lacking()
        if lacking:
            self.needed.emit(lacking[0])
            return
        if item.answer is not None and not self.changed:
            self._submitted_at = self._now()
            self._advance()
            return
        self.touch()
        answer = answer_of(self._form, item, self.scheme, round(self._time.seconds, 1), self._context(item))
        attempt = self._attempt_for(("label", self._form))
        number = self.position
        self._save(
            lambda project: store.label(project, self._rater, item, answer, attempt),
            lambda kept: self._submitted(kept, f"Pair {number} submitted."),
        )

    def skip(self, reason: str = "") -> None:
        """Pass the pair over; asks once, in place, when something would be dropped."""
        item = self.item
        if item is None or self.busy or self._bounced():
            return
        if (self._form.has_text or item.answer is not None) and not self.skip_asked:
            self.skip_asked = True
            self.status_changed.emit()
            return
        self._dropped[self._place(item)] = self._form
        attempt, number = self._attempt_for(("skip", reason)), self.position
        self._save(
            lambda project: store.skip(project, self._rater, item, reason, attempt),
            lambda kept: self._submitted(kept, f"Pair {number} skipped."),
        )

    def _bounced(self) -> bool:
        return self._now() - self._submitted_at < REPEAT_GUARD

    def keep_writing(self) -> None:
        """Answer the question of `skip` with no."""
        self.skip_asked = False
        self.status_changed.emit()

    def flag(self, note: str | None) -> None:
        """Flag the pair with a note, or take the flag down (None). The pair stays."""
        item = self.item
        if item is None or self.busy:
            return
        attempt = self._attempt_for(("flag", note))

        def flagged(kept: store.Kept) -> None:
            assert self._shown is not None
            self._shown = replace(self._shown, item=replace(self._shown.item, flagged=note))
            self._kept(kept.saved, kept.progress)
            words = "flagged" if note is not None else "no longer flagged"
            self.told.emit(f"Pair {self.position} {words}.", True)

        self._save(lambda project: store.flag(project, self._rater, item, note, attempt), flagged)

    def undo(self) -> None:
        """Take back the last act, whichever pair it was about, and go there."""
        self._turn("undo", store.undo, "Nothing to undo.")

    def redo(self) -> None:
        """Bring back what was undone last, and go there."""
        self._turn("redo", store.redo, "Nothing to redo.")

    def go(self, step: int) -> None:
        """To the pair before (−1) or after (1), answered or not. What is filled in here stays here."""
        if self.busy or self.state not in ("pair", "done"):
            return
        if self.item is None or self._tour:
            self._go_to(self._on_tour(step) if self.item else self.revisits.last, step)
            return
        subject = self.item.subject
        self._fetch(lambda project: store.neighbour(project, self._rater, subject, step, self.round), step)

    def look_again(self, which: Literal["flagged", "skipped"]) -> None:
        """Go through the pairs that were flagged or skipped, from the first; Alt and arrows stay among them."""
        self._tour = self.revisits.flagged if which == "flagged" else self.revisits.skipped
        self._go_to(self._tour[0] if self._tour else None, 1)

    def _on_tour(self, step: int) -> Subject | None:
        assert self.item is not None
        place = self._tour.index(self.item.subject) + step if self.item.subject in self._tour else 0
        return self._tour[place] if 0 <= place < len(self._tour) else None

    def _go_to(self, subject: Subject | None, step: int) -> None:
        if subject is None:
            self._arrive(None, step)
        else:
            self._fetch(lambda project: store.show(project, self._rater, subject, self.round), step)

    def _fetch(self, question: Callable[[Project], store.Shown | None], step: int) -> None:
        self.busy = True

        def arrived(found: store.Shown | None) -> None:
            self.busy = False
            self._arrive(found, step)

        self.session.read(question, arrived, self._not_saved, owner=self)

    def close(self) -> None:
        """Write what is still on its way to the drafts. Call after the workers have ended."""
        if self._keeper is not None:
            self._keeper.write_now()

    # ------------------------------------------------------------------------------------ coming to a pair

    def _sat_down(self, sitting: store.Sitting) -> None:
        opened = self.session.opened
        assert opened is not None
        self._rater, self.progress = sitting.rater.id, sitting.progress
        jobs = self.session.jobs
        self._keeper = DraftKeeper(jobs, opened.id, self._rater, sitting.drafts, self)
        self._keeper.failed.connect(self._draft_refused)
        self._from_disk = {draft.place for draft in sitting.drafts}
        if sitting.first is None:
            self._all_done()
        else:
            self._show(sitting.first)

    def _not_loaded(self, problem: ProblemForYou) -> None:
        self.problem, self.state = problem, "failed"
        self.item_changed.emit()

    def _show(self, shown: store.Shown, form: Form | None = None) -> None:
        item = shown.item
        self._shown, self.state = shown, "pair"
        self._attempt, self.problem, self.skip_asked, self.restored_at = None, None, False, ""
        self._base = form_of(item.answer, item)
        self._time, self._hinted = ActiveTime(), set()
        self._form = form or self._drafted(item) or self._base
        self.cursor = _first_open(self._form)
        self.touch()
        if form is not None:
            self._keep_draft()
        self._fetch_next(shown)
        self.item_changed.emit()

    def _drafted(self, item: DeskItem) -> Form | None:
        """What was begun about an item, when it still fits; noted where it comes from an earlier sitting."""
        place = self._place(item)
        draft = self._keeper.draft(place) if self._keeper else None
        if draft is None or len(draft.form.verdicts) != len(item.constraints) or draft.order != item.order:
            return None
        if draft.form == self._base:
            return None
        if place in self._from_disk:
            self._from_disk.discard(place)
            self.restored_at = _clock_time(draft.at)
        self._time = ActiveTime(draft.seconds)
        return draft.form

    def _fetch_next(self, shown: store.Shown) -> None:
        self._next, self._next_known = None, False

        def fetched(following: store.Shown | None) -> None:
            if self._shown is shown:
                self._next, self._next_known = following, True

        self.session.read(
            lambda project: store.next_after(project, self._rater, shown.item.subject, self.round),
            fetched,
            lambda _: None,  # asked again when it is needed
            owner=self,
        )

    def _advance(self) -> None:
        """Go on to the next open pair, which has been fetched; or fetch it now where that failed."""
        following = self._on_tour(1) if self._tour and self.item else None
        if following is not None:
            self._go_to(following, 1)
            return
        self._tour = ()
        if self._next_known:
            self._arrive_next(self._next)
            return
        assert self._shown is not None
        subject = self._shown.item.subject
        self.session.read(
            lambda project: store.next_after(project, self._rater, subject, self.round),
            self._arrive_next,
            self._not_saved,
            owner=self,
        )

    def _arrive_next(self, found: store.Shown | None) -> None:
        if found is not None:
            self._show(found)
        else:
            self._all_done()

    def _arrive(self, found: store.Shown | None, step: int) -> None:
        if found is None:
            self.told.emit("This is the first pair." if step < 0 else "This is the last pair.", False)
        else:
            self._show(found)

    def _all_done(self) -> None:
        self.state = "done" if self.progress.total else "none"
        self._tour, self.problem, self.skip_asked, self.restored_at = (), None, False, ""
        self.item_changed.emit()
        self.session.read(lambda project: revisits(project, self._rater, self.round), self._may_look_again, owner=self)

    def _may_look_again(self, found: Revisits) -> None:
        self.revisits = found
        self.status_changed.emit()

    # ------------------------------------------------------------------------------------------- saving

    def _attempt_for(self, deed: object) -> store.Attempt:
        """The attempt of the same deed that failed before, or a new one."""
        if self._attempt is None or self._attempt[0] != deed:
            self._attempt = (deed, store.Attempt())
        return self._attempt[1]

    def _save(self, deed: Callable[[Project], store.Kept], done: Callable[[store.Kept], None]) -> None:
        self.busy, self.problem, self.skip_asked = True, None, False
        self._submitted_at = self._now()
        self.status_changed.emit()
        self.session.act(deed, Changes(labels=True), done, self._not_saved, owner=self)

    def _not_saved(self, problem: ProblemForYou) -> None:
        self.busy, self.problem = False, problem
        self._submitted_at = float("-inf")
        self.status_changed.emit()

    def _kept(self, saved: Saved, progress: Progress) -> None:
        self.busy, self.problem, self._attempt = False, None, None
        self.progress, self.saved_at = progress, _clock_time(saved.at or "")
        self.status_changed.emit()

    def _submitted(self, kept: store.Kept, words: str) -> None:
        assert self._shown is not None
        if self._keeper is not None:
            self._keeper.drop(self._place(self._shown.item))
        self._base = self._form
        self._kept(kept.saved, kept.progress)
        self._advance()
        self.told.emit(words, True)

    def _turn(
        self, name: str, deed: Callable[[Project, str, store.Attempt], store.Turned | None], nothing: str
    ) -> None:
        if self.busy or not self._rater:
            return
        attempt = self._attempt_for(name)
        self.busy = True
        self.status_changed.emit()

        def turned(answer: store.Turned | None) -> None:
            if answer is None:
                self.busy, self._attempt = False, None
                self.status_changed.emit()
                self.told.emit(nothing, False)
            else:
                self._turned(answer)
                words = "is open again" if answer.now.item.answer is None else "is labelled again"
                self.told.emit(f"Pair {answer.now.position} {words}.", False)

        self.session.act(
            lambda project: deed(project, self._rater, attempt),
            Changes(labels=True),
            turned,
            self._not_saved,
            owner=self,
        )

    def _turned(self, turned: store.Turned) -> None:
        before, now = turned.before, turned.now.item
        self._kept(turned.saved, turned.progress)
        here = self.item is not None and self._place(self.item) == self._place(now)
        if here and (before.answer, before.skipped) == (now.answer, now.skipped):
            self._shown = turned.now  # only its flag went up or down
            self.status_changed.emit()
            return
        if now.answer is not None and self._keeper is not None:
            self._keeper.drop(self._place(now))
        self._show(turned.now, self._reopened(before, now))

    def _reopened(self, before: DeskItem, now: DeskItem) -> Form | None:
        """What a pair that is open again is filled with: everything that was in the act taken back."""
        if now.answer is None and before.answer is not None:
            return form_of(before.answer, now)
        if before.skipped is not None and now.skipped is None:
            return self._dropped.pop(self._place(now), None)
        return None

    # ------------------------------------------------------------------------------------------- drafts

    def _place(self, item: DeskItem) -> Place:
        return (item.subject, item.round, item.slot)

    def _keep_draft(self) -> None:
        item = self.item
        if item is None or self._keeper is None:
            return
        if self._form == self._base:
            self._keeper.drop(self._place(item))
            return
        at = datetime.now().isoformat(timespec="seconds")
        seconds = round(self._time.seconds, 1)
        self._keeper.keep(Draft(item.subject, item.round, item.slot, item.order, self._form, at, seconds))

    def _draft_refused(self, problem: ProblemForYou) -> None:
        self.warning = problem
        self.status_changed.emit()

    def drafts_settled(self) -> bool:
        """Whether everything that was typed is on the disk."""
        return self._keeper is None or self._keeper.settled()

    def _context(self, item: DeskItem) -> dict[str, object]:
        """What the rater had seen besides the pair: hints, and an answer of their own."""
        seen: dict[str, object] = {"hints": sorted(self._hinted)} if self._hinted else {}
        return {**seen, "reopened": True} if item.answer is not None else seen


def _first_open(form: Form) -> Cursor:
    for row, both in enumerate(form.verdicts):
        if None in both and row not in form.ill_posed:
            return Cursor(row, both.index(None))
    return Cursor()


def _clock_time(at: str) -> str:
    """The time of day here of an ISO 8601 time; empty when it is none."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%H:%M:%S")
    except ValueError:
        return ""
