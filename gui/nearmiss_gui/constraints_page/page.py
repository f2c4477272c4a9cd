"""The page on which a lead edits the constraints of prompts: what is shown, what is done, and how it gets saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from nearmiss.editing import lists, verbs
from nearmiss.editing.sheets import Sheet
from nearmiss.editing.trying import Tried
from nearmiss.editing.verbs import Attempt
from nearmiss.errors import ProblemForYou
from nearmiss.model import Changes, CheckSpec, DeskSide
from nearmiss.project import Project
from nearmiss.settings import Settings
from nearmiss_gui.actions import Handler, build_actions
from nearmiss_gui.commands import shown_key
from nearmiss_gui.constraints_page.doing import Doings
from nearmiss_gui.constraints_page.edited import Edited
from nearmiss_gui.constraints_page.frame import MOST_OF_PROMPT, Parts
from nearmiss_gui.constraints_page.keeping import UnsavedLists
from nearmiss_gui.constraints_page.telling import allowed, conflict_words, labels_words, trial_of
from nearmiss_gui.constraints_page.trying import Question, Trials, clash_words, met_words
from nearmiss_gui.keymap import keymap_of, show_keys
from nearmiss_gui.page import Page
from nearmiss_gui.session import Session
from nearmiss_gui.theme import px
from nearmiss_gui.translation import counted, tr
from nearmiss_gui.widgets import Button, SaveState, announce

LEAD = "lead"
"""The name under which edits are kept of somebody who never said who they are."""


class ConstraintsPage(Page):
    """Prompts, the constraints of one of them, and the check of one of these, tried on two responses.

    Unsaved lists stay, on leaving the page and the program. Saving one is one act in the log.
    """

    def __init__(self, session: Session, preferred: Settings, parent: QWidget | None = None) -> None:
        super().__init__(tr("Constraints"), parent)
        self._session, self._settings = session, preferred
        self._kept: UnsavedLists | None = None
        self._edited: dict[str, Edited] = {}
        self._prompt = ""
        self._images: Mapping[str, bytes] = {}
        self._sides: tuple[DeskSide, ...] = ()
        self._attempt = Attempt()
        self._tried: Tried | None = None
        self._saving = False
        self.parts = Parts(self._is_unsaved)
        self.state, self._was_saved = SaveState(), False
        self.trials = Trials(session.jobs, self._show_tried, self)
        self.save_button = Button(tr("Save"), "main", key=shown_key("edit_save"))
        self.doings = Doings(self.parts, self.news, lambda: self._now, self.changed, self._take_keyboard)
        self.commands = build_actions("editor", self._handlers(), self)
        self._arrange_parts()
        self._connect()
        self.set_settings(preferred)
        self._show_nothing()

    # ------------------------------------------------------------------------------------------ being shown

    def set_settings(self, preferred: Settings) -> None:
        """Take a person's name and keys."""
        self._settings = preferred
        keymap = keymap_of(preferred)
        self.commands.set_own_keys(keymap.own)
        show_keys(self, keymap)

    def refresh(self) -> None:
        """Show the prompts, and the one that was open as the project has it now."""
        opened = self._session.opened
        if opened is None:
            return
        if self._kept is None:
            self._kept = UnsavedLists(self._session.jobs, opened.id, self)
            self._kept.failed.connect(self.news.say_problem)
        self.parts.prompts.look()
        self._session.read(verbs.categories, self.parts.details.set_categories, self.news.say_problem, owner=self)
        if self._prompt:
            self._fetch(self._prompt)

    def take_focus(self) -> None:
        if self._now is None:
            self.parts.prompts.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._take_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.trials.ask(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.parts.text.setMaximumHeight(max(px(70), min(px(MOST_OF_PROMPT), self.height() // 5)))

    def open_prompt(self, prompt: str) -> None:
        """Show a prompt, with what waits unsaved for it."""
        if prompt != self._prompt:
            self._prompt = prompt
            self._fetch(prompt)

    @property
    def edited(self) -> Edited | None:
        """The list that is open."""
        return self._now

    @property
    def _now(self) -> Edited | None:
        return self._edited.get(self._prompt)

    @property
    def _writes(self) -> bool:
        opened = self._session.opened
        return opened is not None and not opened.read_only

    def _is_unsaved(self, prompt: str) -> bool:
        return self._kept is not None and self._kept.of(prompt) is not None

    # ------------------------------------------------------------------------------------------ asking

    def _find(self, words: str) -> None:
        def found(places: Sequence[int]) -> None:
            if words == self.parts.prompts.search.text():
                self.parts.prompts.show_places(places)
                if not self._prompt:
                    self.parts.prompts.step(1)

        self._session.read(partial(verbs.prompt_places, find=words), found, self.news.say_problem, owner=self)

    def _read_rows(self, places: list[int], start: int) -> None:
        self._session.read(
            lambda project: verbs.prompt_rows(project, places),
            lambda rows: self.parts.prompts.model.show_rows(places, start, rows),
            self.news.say_problem,
            owner=self,
        )

    def _fetch(self, prompt: str) -> None:
        name = self._name()

        def read(project: Project) -> tuple[Sheet, Mapping[str, bytes]]:
            sheet = verbs.sheet(project, prompt, name)
            return sheet, verbs.images(project, sheet)

        def came(found: tuple[Sheet, Mapping[str, bytes]]) -> None:
            if prompt == self._prompt:
                self._images = found[1]
                self._take_sheet(found[0])

        self._session.read(read, came, self.news.say_problem, owner=self)

    def _take_sheet(self, sheet: Sheet) -> None:
        """A prompt as the project has it: what was being edited goes on, unless it says the same."""
        kept = self._kept.of(sheet.prompt) if self._kept else None
        before = self._edited.get(sheet.prompt)
        if before is None or not before.is_changed or before.sheet.heads == sheet.heads:
            place = before.place if before else 0
            if before is None or before.sheet.heads != sheet.heads or not before.is_changed:
                self._edited[sheet.prompt] = Edited(sheet, kept)
                self._edited[sheet.prompt].go_to(place)
            else:
                before.sheet = sheet
        else:
            before.sheet = sheet  # somebody else changed it meanwhile: saving says what was seen
        self._show_prompt(sheet)

    def _show_prompt(self, sheet: Sheet) -> None:
        self.set_aside(sheet.name)
        self.parts.text.show_conversation(sheet.conversation, self._images.get)
        self.parts.pair.blockSignals(True)
        self.parts.pair.clear()
        for choice in sheet.pairs:
            self.parts.pair.addItem(choice.name, choice.subject)
        self.parts.pair.setEnabled(bool(sheet.pairs))
        self.parts.pair.blockSignals(False)
        self._sides = ()
        self._tried = None
        self._read_sides()
        self.parts.prompts.go_to(sheet.prompt)
        self.show_list(anew=True)

    def _read_sides(self) -> None:
        subject, prompt = self.parts.pair.currentData(), self._prompt

        def came(sides: tuple[DeskSide, ...]) -> None:
            if prompt == self._prompt and subject == self.parts.pair.currentData():
                self._sides = sides
                self._try()

        if subject is None:
            self._try()
            return
        self._session.read(lambda p: verbs.sides(p, tuple(subject)), came, self.news.say_problem, owner=self)

    def _try(self) -> None:
        now = self._now
        if now is not None:
            saved = now.sheet.constraints
            self.trials.ask(Question(now.constraints, saved, self._sides, now.sheet.conversation))

    def _show_tried(self, question: Question, found: Tried, saved: Tried) -> None:
        now = self._now
        if now is None or question.constraints != now.constraints:
            return
        self._tried = found
        self.parts.rows.show_trials(found.trials)
        self._show_met(met_words(found, saved))
        self.parts.clashes.show_clashes(clash_words(found, now.constraints))
        self._show_results()

    # ------------------------------------------------------------------------------------------ showing

    def _show_nothing(self) -> None:
        for part in (self.parts.prompt_card, self.parts.list_card, self.parts.one_card):
            part.setEnabled(False)
        self.save_button.setEnabled(False)
        self.state.hide()

    def show_list(self, *, anew: bool = False) -> None:
        """Show the list as it is now. `anew`: another prompt or another constraint, nothing that is being typed."""
        now, parts = self._now, self.parts
        if now is None:
            return
        for part in (parts.prompt_card, parts.list_card, parts.one_card):
            part.setEnabled(True)
        parts.rows.show_list(now.constraints, now.place, lists.faults(now.constraints), writes=self._writes)
        parts.rows.setVisible(bool(now.constraints))
        parts.empty.setVisible(not now.constraints)
        parts.list_card.title.setText(
            counted("{n} constraint", "{n} constraints", len(now.constraints)) if now.constraints else tr("Constraints")
        )
        self._show_one(anew)
        self._show_state()
        self._show_labels(now)
        self._show_conflict(now)

    def _show_one(self, anew: bool) -> None:
        now, parts = self._now, self.parts
        assert now is not None
        item = now.current
        parts.one_card.setEnabled(item is not None)
        parts.one_card.title.setText(
            tr("Constraint {number}", number=now.place + 1) if item is not None else tr("Constraint")
        )
        parts.details.show_constraint(now.constraints, now.place if item else -1, writes=self._writes)
        parts.check.show_check(item.check if item else None, writes=self._writes, anew=anew)
        self._show_results()

    def _show_results(self) -> None:
        self.parts.results.show_trial(trial_of(self._tried, self._now))

    def _show_met(self, words: str) -> None:
        self.parts.met.setText(words)
        self.parts.met.setVisible(bool(words))

    def _show_labels(self, now: Edited) -> None:
        self.parts.labels.setText(labels_words(now))
        self.parts.labels.setVisible(bool(self.parts.labels.text()))

    def _show_conflict(self, now: Edited) -> None:
        words = conflict_words(now.sheet, LEAD)
        self.parts.conflict.set_text(words)
        self.parts.conflict.setVisible(bool(words))

    def _show_state(self) -> None:
        now = self._now
        changed = now is not None and now.is_changed
        self.parts.unsaved.setVisible(changed)
        can = now is not None and (changed or bool(now.sheet.beside)) and not lists.faults(now.constraints)
        self.save_button.setEnabled(bool(can) and self._writes and not self._saving)
        self.state.setVisible(not changed and now is not None and self._was_saved)
        for name, can_be in allowed(self._now, self._writes).items():
            self.commands[name].setEnabled(can_be)
            if name in self.parts.buttons:
                self.parts.buttons[name].setEnabled(can_be)

    # ------------------------------------------------------------------------------------------ doing

    def changed(self, *, keyboard: bool = False) -> None:
        """Something was done to the list: keep it, show it, try its checks; `keyboard`: and go to its words."""
        now = self._now
        if now is None:
            return
        if self._kept is not None:
            self._kept.keep(self._prompt, now.unsaved())
        self.show_list(anew=keyboard)
        self.parts.prompts.view.viewport().update()
        if keyboard:
            self._take_keyboard()
        self._try()

    def _take_keyboard(self, *, at_end: bool = False) -> None:
        now = self._now
        if now is not None and now.constraints:
            self.parts.rows.take_keyboard(now.place, at_end=at_end)
            # Once it is laid out: in a small window the whole page scrolls.
            QTimer.singleShot(0, self, lambda: self.bring_into_sight(self.parts.rows))
        else:
            self.parts.buttons["edit_add"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, place: int, text: str) -> None:
        if self._now is not None and self._writes:
            self._now.go_to(place)
            self._now.type_text(place, text)
            self.changed()

    def _went(self, place: int) -> None:
        if self._now is not None and place != self._now.place:
            self._now.go_to(place)
            self.show_list(anew=True)

    def _filled(self, field: str, values: dict[str, object]) -> None:
        if self._now is not None:
            self._now.change(field, **values)
            self.changed()

    def _checked(self, spec: CheckSpec | None) -> None:
        self._filled("check", {"check": spec})

    def _undo(self) -> None:
        now = self._now
        if now is None or not self._writes:
            return
        if now.undo():
            self.changed(keyboard=True)
        elif now.sheet.can_undo and not now.is_changed:
            self._act_on_log(verbs.undo_edit, tr("The edit is taken back."))
        else:
            announce(self, tr("Nothing to undo."))

    def _redo(self) -> None:
        now = self._now
        if now is None or not self._writes:
            return
        if now.redo():
            self.changed(keyboard=True)
        elif now.sheet.can_redo and not now.is_changed:
            self._act_on_log(verbs.redo_edit, tr("The edit is back."))
        else:
            announce(self, tr("Nothing to redo."))

    def _take_other(self) -> None:
        """The list that another lead saved at the same time, to be looked at, changed and saved."""
        if self._now is not None and self._now.sheet.beside:
            self._now.take(self._now.sheet.beside[0].constraints)
            self.changed(keyboard=True)

    def _discard(self) -> None:
        if self._now is not None:
            self._now.discard()
            self.changed(keyboard=True)

    # ------------------------------------------------------------------------------------------ saving

    def _name(self) -> str:
        return self._settings.rater or LEAD

    def save(self) -> None:
        """Save the list that is open: one act in the log. It stays on the screen, and unsaved, when it cannot be."""
        now = self._now
        if now is None or self._saving or not self.save_button.isEnabled():
            return
        self.news.clear()
        constraints, heads, name = lists.tidy(now.constraints), now.heads, self._name()
        self._start_saving()
        self._session.act(
            lambda project: verbs.save_edit(project, name, now.sheet, constraints, heads, self._attempt),
            Changes(content=True),
            self._saved,
            self._not_saved,
            owner=self,
        )

    def _act_on_log(self, deed: Callable[[Project, str, str], Sheet], told: str) -> None:
        name, prompt = self._name(), self._prompt
        self._start_saving()

        def done(sheet: Sheet) -> None:
            self._saved(sheet)
            announce(self, told)
            self.news.say("hint", told)

        self._session.act(
            lambda project: deed(project, name, prompt),
            Changes(content=True),
            done,
            self._not_saved,
            owner=self,
        )

    def _start_saving(self) -> None:
        self._saving = True
        self.state.show_saving()
        self.state.show()
        self.save_button.setEnabled(False)

    def _saved(self, sheet: Sheet) -> None:
        self._saving, self._was_saved, self._attempt = False, True, Attempt()
        self.state.show_saved(datetime.now().strftime("%H:%M:%S"))
        before = self._edited.get(sheet.prompt)
        if before is not None:
            before.take_saved(sheet)
            if self._kept is not None:
                self._kept.keep(sheet.prompt, before.unsaved())
        self.parts.prompts.model.ask_anew()
        if sheet.prompt == self._prompt:
            self.show_list(anew=True)
            self._try()

    def _not_saved(self, problem: ProblemForYou) -> None:
        self._saving = False
        self.state.show_failed(problem.what)
        self._show_state()
        self.state.show()
        self.news.say_problem(problem, (tr("Try again"), self.save))

    # ------------------------------------------------------------------------------------------ made of

    def _handlers(self) -> dict[str, Handler]:
        return {
            "edit_save": self.save,
            "edit_add": self.doings.add,
            "edit_remove": self.doings.remove,
            "edit_up": partial(self.doings.move, -1),
            "edit_down": partial(self.doings.move, 1),
            "edit_split": self.doings.split,
            "edit_pieces": self.doings.pieces,
            "edit_join": self.doings.join,
            "edit_take": self.doings.take_words,
            "edit_check": self.doings.go_to_check,
            "edit_find": self.doings.go_to_find,
            "edit_next_prompt": partial(self.parts.prompts.step, 1),
            "edit_previous_prompt": partial(self.parts.prompts.step, -1),
            "edit_next_pane": partial(self.doings.pane, 1),
            "edit_previous_pane": partial(self.doings.pane, -1),
            "edit_undo": self._undo,
            "edit_redo": self._redo,
        }

    def _arrange_parts(self) -> None:
        self.heading.addWidget(self.state)
        self.heading.addWidget(self.save_button)
        self.parts.unsaved.add_button(tr("Save"), self.save)
        self.parts.unsaved.add_button(tr("Discard"), self._discard, quiet=True)
        self.parts.unsaved.hide()
        self.parts.conflict.add_button(tr("Take the other list"), self._take_other)
        self.parts.conflict.hide()
        self.column.addWidget(self.parts.conflict)
        self.column.addWidget(self.parts.laid_out(), 1)
        self.below.addWidget(self.parts.unsaved)
        self.show_below()

    def _connect(self) -> None:
        parts = self.parts
        parts.prompts.found_wanted.connect(self._find)
        parts.prompts.chosen.connect(self.open_prompt)
        parts.prompts.model.wanted.connect(self._read_rows)
        parts.rows.typed.connect(self._typed)
        parts.rows.went.connect(self._went)
        parts.details.filled.connect(self._filled)
        parts.check.changed.connect(self._checked)
        parts.pair.currentIndexChanged.connect(lambda _: self._read_sides())
        self.save_button.clicked.connect(self.save)
        for name, button in parts.buttons.items():
            button.clicked.connect(self.commands[name].trigger)
        self._session.switched.connect(self._forget)

    def _forget(self) -> None:
        """Another project is open, or none."""
        self._edited, self._prompt, self._kept = {}, "", None
        self.trials.ask(None)
        self.parts.prompts.show_places(())
        self._show_nothing()
