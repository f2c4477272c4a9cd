"""What happens at the desk: which pair is shown, and what submit, skip, flag, undo and redo do. No widgets here.

The next pair is fetched while the present one is read, so that only the commit stands between a key and the next
pair. Nothing is called saved before the commit has returned; when it fails, the pair stays, the prepared line is kept,
and trying again writes the same line.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QObject, Signal

from nearmiss.desk_checks import Checks, with_checks
from nearmiss.errors import ProblemForYou
from nearmiss.form import Form, form_of
from nearmiss.lines import Line
from nearmiss.model import TRAINING_ROUND, DeskItem, Entry, Progress
from nearmiss.project import Project
from nearmiss.queueing import Feedback
from nearmiss.revisiting import Revisits
from nearmiss.schemes import Scheme, preset
from nearmiss_gui.desk import store
from nearmiss_gui.desk.answering import Answering, clock_time, place_of
from nearmiss_gui.desk.draft_keeper import DraftKeeper, Place
from nearmiss_gui.desk.errands import Errands
from nearmiss_gui.desk.following import Following
from nearmiss_gui.desk.live_checks import LiveChecks
from nearmiss_gui.desk.looking_back import LookingBack
from nearmiss_gui.desk.saving import Saving
from nearmiss_gui.desk.turning import flag_only, reopened, turn_words
from nearmiss_gui.desk.ways import ONWARD, Ways
from nearmiss_gui.session import Session
from nearmiss_gui.translation import mark, tr

State = Literal["away", "loading", "pair", "done", "none", "failed"]
REPEAT_GUARD = 0.3
"""Seconds after a submit in which another, with nothing done in between, is taken for a bounce of the key."""


class DeskFlow(QObject):
    """One rater at a time, at the session's project: `start(rater)`, `leave()`; the page shows what is here.

    `item_changed`: another pair, or none; `item_renewed`: more is known of the same pair; `status_changed`: progress,
    saving, problems, questions; `needed(Unmet)`: a submit was held back, the focus goes there; `told(words, undoable)`:
    short news. What is filled in is `answering`.
    """

    item_changed = Signal()
    item_renewed = Signal()
    foreseen = Signal(object)
    status_changed = Signal()
    needed = Signal(object)
    told = Signal(str, bool)

    def __init__(
        self,
        session: Session,
        *,
        round_: str = "",
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.round = session, round_
        self.answering = Answering(preset("pairwise"), clock, self)  # the scheme comes with the first sitting
        self._now = clock
        self._errands = Errands(session, self)
        self._saving = Saving(self._errands, self._on_saving)
        self._checks = LiveChecks(self._errands, self._checked)
        self._following = Following(self._errands, self._foresee, self)
        self._back = LookingBack(self._errands, self._ended, self._found_revisits)
        self._ways = Ways(self._errands, self._following, self._arrived, self.status_changed.emit, self._tell)
        self._skipped: dict[tuple[str, str], dict[Place, Form]] = {}
        self._clear()
        self.answering.changed.connect(self._on_change)

    def _clear(self) -> None:
        """As before the first sitting."""
        self.state: State = "away"
        self.progress = Progress(0, 0, 0)
        self.revisits = Revisits()
        self._saving.clear()
        self._checks.clear()
        self._following.forget()
        self._back.stop()
        self.load_problem: ProblemForYou | None = None
        self.warning: ProblemForYou | None = None
        self.saved_at = ""
        self.skip_asked = False
        self.feedback: Feedback | None = None
        self._seat: store.Seat | None = None
        self._through: Entry | None = None
        self._counted_round = self.round
        self._shown: store.Shown | None = None
        self._ways.clear()
        self._dropped: dict[Place, Form] = {}
        self._submitted_at = float("-inf")

    @property
    def item(self) -> DeskItem | None:
        """The pair on the desk."""
        return self.answering.item

    @property
    def position(self) -> int:
        """The place of the pair among all, from 1; 0 while there is none."""
        return self._shown.position if self._shown and self.item else 0

    @property
    def seat(self) -> store.Seat | None:
        """Who labels, in which round; None while nobody does."""
        return self._seat

    @property
    def images(self) -> Mapping[str, bytes]:
        """The pictures of the pair on the desk."""
        return self._shown.images if self._shown and self.item else {}

    @property
    def saving(self) -> bool:
        """Whether an act is on its way to the disk."""
        return self._saving.under_way

    @property
    def problem(self) -> ProblemForYou | None:
        """Why the last act is not on the disk, or why the desk could not be opened."""
        return self._saving.problem or self.load_problem

    @property
    def busy(self) -> bool:
        """Whether something is on its way to the project, or the next pair on its way here."""
        return self.saving or self._ways.under_way

    @property
    def next_is_ready(self) -> bool:
        """Whether it is known what follows, and all that is to be known of it."""
        following = self._following
        return following.known and not (following.shown and following.shown.item.checking)

    @property
    def scheme(self) -> Scheme:
        """What is asked in this sitting."""
        return self.answering.scheme

    def drafts_settled(self) -> bool:
        """Whether everything that was typed is on the disk."""
        return self.answering.keeper is None or self.answering.keeper.settled()

    def _on_change(self) -> None:
        self._submitted_at = float("-inf")
        if self.skip_asked:
            self.keep_writing()

    # ----------------------------------------------------------------------------------------- sitting down

    def start(self, rater: str) -> None:
        """Sit down at the session's project: find the rater, and the pair where the last sitting ended."""
        self.leave()
        self.answering.scheme = self.session.scheme
        self.state = "loading"
        self.item_changed.emit()
        self._errands.act(lambda project: store.sit_down(project, rater, self.round), self._sat_down, self._not_loaded)

    def leave(self) -> None:
        """Stand up. What is filled in is a draft; what is still on its way to the file gets there."""
        self._errands.forget()
        self.fold_drafts()
        self.answering.end()
        self.answering.locked = False
        self._clear()
        self.item_changed.emit()

    def fold_drafts(self) -> None:
        """Keep what was begun in the project file too, so that a copy of it carries the half-filled forms."""
        if self.answering.keeper is not None:
            self.answering.keeper.fold(self.session)

    def _sat_down(self, sitting: store.Sitting) -> None:
        opened = self.session.opened
        assert opened is not None
        self._seat, self.progress = store.Seat(sitting.rater.id, self.round), sitting.progress
        self._counted_round = sitting.first.item.round if sitting.first else self.round
        keeper = DraftKeeper(self.session.jobs, opened.id, sitting.rater.id, sitting.drafts, self, sitting.drafts_seq)
        keeper.failed.connect(self._warn)
        keeper.written.connect(lambda: self._warn(None))
        self.answering.keeper = keeper
        self._dropped = self._skipped.setdefault((opened.id, sitting.rater.id), {})
        if sitting.first is not None and sitting.reopened is not None:
            self._show(sitting.first, form_of(sitting.reopened, sitting.first.item))
        else:
            self._arrived(sitting.first, ONWARD)

    def _not_loaded(self, problem: ProblemForYou) -> None:
        self.load_problem, self.state = problem, "failed"
        self.item_changed.emit()

    def _warn(self, problem: ProblemForYou | None) -> None:
        """Drafts cannot be kept, or can be again."""
        if problem is not self.warning:
            self.warning = problem
            self.status_changed.emit()

    # ------------------------------------------------------------------------------------ submit, skip, flag

    def submit(self) -> None:
        """Save the label and go on; or say what is still needed. From the feedback, go on."""
        item, seat = self.item, self._seat
        if item is None or seat is None or self.busy or self._bounced():
            return
        if self.feedback is not None:
            self.go_on()
            return
        if self._is_through:
            self._advance()
            return
        lacking = self.answering.lacking()
        if lacking:
            self.needed.emit(lacking[0])
            return
        self._submitted_at = self._now()
        if item.answer is not None and not self.answering.is_changed:
            self._advance()
            return
        answer, number = self.answering.answer(), self.position
        attempt = self._saving.attempt_for(("label", place_of(item), self.answering.form))
        self._save(
            lambda project: store.label(project, seat, item, answer, attempt),
            lambda: self._passed(tr("Pair {number} submitted.", number=number)),
        )

    def ask_skip(self) -> None:
        """Ask, in place, why the pair is passed over; asked again, pass it over without a reason."""
        if self.item is None or self.busy or self.feedback is not None or self._bounced():
            return
        if self._is_through:
            self._advance()
        elif self.skip_asked:
            self.skip()
        else:
            self.skip_asked = True
            self.status_changed.emit()

    def skip(self, reason: str = "") -> None:
        """Pass the pair over, with a reason if there is one. What was filled in comes back when that is undone."""
        item, seat = self.item, self._seat
        if item is None or seat is None or self.busy or self.feedback is not None or self._bounced():
            return
        self._submitted_at = self._now()
        self._dropped[place_of(item)] = self.answering.form
        attempt, number = self._saving.attempt_for(("skip", place_of(item), reason)), self.position
        self._save(
            lambda project: store.skip(project, seat, item, reason, attempt),
            lambda: self._passed(tr("Pair {number} skipped.", number=number)),
        )

    def keep_writing(self) -> None:
        """Answer the question of `ask_skip` with no."""
        self.skip_asked = False
        self.status_changed.emit()

    def try_again(self) -> None:
        """Do once more what could not be saved: the same line goes to the file."""
        if not self.busy:
            self._saving.try_again()

    @property
    def unsaved_line(self) -> Line | None:
        """The line that could not be written, as long as it is to be tried again."""
        return self._saving.unsaved_line

    def flag(self, note: str | None) -> None:
        """Flag the pair with a note, or take the flag down (None). The pair stays."""
        item, seat = self.item, self._seat
        if item is None or seat is None or self.busy or self.feedback is not None:
            return
        attempt = self._saving.attempt_for(("flag", place_of(item), note))

        def flagged() -> None:
            self._show_flag(note)
            told = mark("Pair {number} flagged.") if note is not None else mark("Pair {number} no longer flagged.")
            self.told.emit(tr(told, number=self.position), True)

        self._save(lambda project: store.flag(project, seat, item, note, attempt), flagged)

    def _show_flag(self, note: str | None) -> None:
        if self.item is not None:
            self._renew(replace(self.item, flagged=note))
            self.status_changed.emit()

    def _renew(self, item: DeskItem) -> None:
        """More is known of the pair that is here."""
        assert self._shown is not None
        self._shown = replace(self._shown, item=item)
        self.answering.replace_item(item)
        self.item_renewed.emit()

    def _checked(self, entry: Entry, checks: Checks | None) -> None:
        """The checks of a pair have run: of the one that is here, of the next one, or of one that is gone."""

        def changed(item: DeskItem) -> DeskItem:
            return with_checks(item, item.checks if checks is None else checks)

        if self.item is not None and self.item.entry == entry:
            self._renew(changed(self.item))
        self._following.replace_item(changed, entry)

    @property
    def _is_through(self) -> bool:
        """Whether what is here is in the file, and only the next pair could not be read."""
        return self.item is not None and self._through == self.item.entry and not self.answering.is_changed

    def _passed(self, words: str) -> None:
        self.answering.saved()
        self._through = self.item.entry if self.item is not None else None
        if self.feedback is None:
            self._advance()
        else:
            self.answering.locked = True  # what was said stays as it is beside what was expected
            self.status_changed.emit()
            self._following.fetch()
        self.told.emit(words, True)

    def go_on(self) -> None:
        """Leave the feedback for the next pair, which in training waits for the answer before."""
        if self.busy or self.feedback is None:
            return
        self.feedback, self.answering.locked = None, False
        self.status_changed.emit()
        self._advance()

    def _bounced(self) -> bool:
        return self.problem is None and self._now() - self._submitted_at < REPEAT_GUARD

    # -------------------------------------------------------------------------------------------- undo, redo

    def undo(self) -> None:
        """Take back the last act, whichever pair it was about, and go there."""
        self._turn("undo", store.undo, tr("Nothing to undo."))

    def redo(self) -> None:
        """Bring back what was undone last, and go there."""
        self._turn("redo", store.redo, tr("Nothing to redo."))

    def _turn(
        self, name: str, deed: Callable[[Project, store.Seat, store.Attempt], store.Turned | None], nothing: str
    ) -> None:
        seat = self._seat
        if self.busy or seat is None:
            return
        attempt = self._saving.attempt_for(name)

        def turned(answer: store.Turned | None) -> None:
            if answer is None:
                self._on_saving()
                self._tell(nothing)
            else:
                self._kept(answer.kept)
                self._turned(answer)

        self._saving.run(lambda project: deed(project, seat, attempt), turned)

    def _turned(self, turned: store.Turned) -> None:
        before, now = turned.before, turned.now.item
        here = self.item is not None and place_of(self.item) == place_of(now)
        if here and flag_only(turned):
            self._show_flag(now.flagged)
        else:
            self._show(turned.now, None if self._is_begun(turned) else reopened(before, now, self._dropped))
        self._tell(turn_words(turned))

    def _is_begun(self, turned: store.Turned) -> bool:
        """Whether something was written since, which stays. A label that is brought back stands as it was given."""
        keeper, place = self.answering.keeper, place_of(turned.now.item)
        if keeper is not None and turned.kept.saved.act == "redo" and not flag_only(turned):
            keeper.drop(place)
        return keeper is not None and keeper.draft(place) is not None

    # ---------------------------------------------------------------------------------------- from pair to pair

    def go(self, step: int) -> None:
        """To the pair before (−1) or after (1), answered or not. What is filled in here stays here."""
        seat, item = self._seat, self.item
        if self.busy or seat is None or self.state not in ("pair", "done"):
            return
        if item is None:
            self._ways.to(seat, self.revisits.last, step)
        else:
            self._ways.beside(seat, item.entry, step)

    def look_again(self, which: str) -> None:
        """Go through the pairs that were `flagged` or `skipped`, from the first; `go` stays among them."""
        seat = self._seat
        if not self.busy and seat is not None and self.state in ("pair", "done"):
            entries = self.revisits.flagged if which == "flagged" else self.revisits.skipped
            self._ways.to(seat, self._ways.look_through(entries), 1)

    def show_pair(self, entry: Entry) -> None:
        """To a pair of one's choice, answered or not."""
        seat = self._seat
        if not self.busy and seat is not None and self.state in ("pair", "done"):
            self._ways.to(seat, entry, 1)

    def _advance(self) -> None:
        item, seat = self.item, self._seat
        assert item is not None and seat is not None
        self._ways.onward(seat, item.entry)

    def _arrived(self, found: store.Shown | None, step: int) -> None:
        if found is not None:
            self._show(found)
        elif step == ONWARD:
            self._all_done()
        else:
            self._tell(tr("This is the first pair.") if step < 0 else tr("This is the last pair."))

    def _tell(self, words: str) -> None:
        self.told.emit(words, False)

    def _show(self, shown: store.Shown, form: Form | None = None) -> None:
        shown = self._checks.begin(shown)
        self._back.stop()
        self._ways.keep_to(shown.item.entry)
        self._through = None
        self._shown, self.state = shown, "pair"
        self._saving.settle()
        self.skip_asked = False
        self.feedback, self.answering.locked = None, False
        if shown.item.round != self._counted_round:
            self.progress, self._counted_round = shown.progress, shown.item.round
        self.answering.begin(shown.item, form)
        self.item_changed.emit()
        self._following.soon(self._to_follow)

    def _to_follow(self) -> tuple[store.Seat, Entry] | None:
        item, seat = self.item, self._seat
        if item is None or seat is None or (item.round == TRAINING_ROUND and self.feedback is None):
            return None  # whether training goes on depends on the answer
        return seat, item.entry

    def _foresee(self, following: store.Shown) -> store.Shown:
        self.foreseen.emit(replace(following, to_check=None))
        return self._checks.begin(following)

    def _all_done(self) -> None:
        seat = self._seat
        assert seat is not None
        self.state = "done" if self.progress.total else "none"
        self._saving.settle()
        self._ways.clear()
        self.skip_asked, self.feedback = False, None
        self._following.forget()
        self.answering.end()
        self.revisits = Revisits()
        self.item_changed.emit()
        self._back.begin(seat)

    def _ended(self, found: store.Ended) -> None:
        self.revisits, self.progress, self._counted_round = Revisits(last=found.last), found.progress, self.round
        self.status_changed.emit()

    def _found_revisits(self, found: Revisits) -> None:
        self.revisits = found
        self.status_changed.emit()

    # ------------------------------------------------------------------------------------------------ saving

    def _save(self, deed: Callable[[Project], store.Kept], done: Callable[[], None]) -> None:
        def kept(answer: store.Kept) -> None:
            self._kept(answer)
            done()

        self._saving.run(deed, kept)

    def _kept(self, kept: store.Kept) -> None:
        """An act is on the disk. It is told together with what comes of it: the next pair, a flag, the feedback."""
        self.progress, self._counted_round = kept.progress, kept.round
        self.saved_at, self.feedback = clock_time(kept.saved.at or ""), kept.feedback
        self._lock()

    def _on_saving(self) -> None:
        self._lock()
        self.status_changed.emit()

    def _lock(self) -> None:
        """Nothing is filled in while an act is on its way to the disk, and nothing is asked any more."""
        self.answering.locked, self.skip_asked = self.saving or self.feedback is not None, False
