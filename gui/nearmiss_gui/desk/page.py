"""The labelling desk as a page: header, prompt, two responses, checklist, reasons, scale, footer; light on logic.

The flow says what there is, the widgets show it, and what people do goes back to the flow.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from nearmiss.form import Cursor
from nearmiss.model import DeskItem, Verdict
from nearmiss.schemes import Scheme, still_needed
from nearmiss.settings import Settings
from nearmiss_gui.actions import build_actions
from nearmiss_gui.desk import arrangement
from nearmiss_gui.desk.ahead import Ahead
from nearmiss_gui.desk.also_asked import AlsoAsked
from nearmiss_gui.desk.arrangement import Arrangement
from nearmiss_gui.desk.attribute_panel import AttributePanel
from nearmiss_gui.desk.constraint_list import ConstraintList
from nearmiss_gui.desk.ends import EndState
from nearmiss_gui.desk.evidence_marks import EvidenceMark, marks_of
from nearmiss_gui.desk.feedback_panel import FeedbackPanel
from nearmiss_gui.desk.flow import DeskFlow
from nearmiss_gui.desk.footer import DeskFooter
from nearmiss_gui.desk.frames import order_tabs
from nearmiss_gui.desk.guidelines import GuidelinesPanel
from nearmiss_gui.desk.handling import ask_flag, handlers, leave_flag, leave_skip
from nearmiss_gui.desk.header import DeskHeader
from nearmiss_gui.desk.hint_bars import HintBars
from nearmiss_gui.desk.interludes import Interludes
from nearmiss_gui.desk.justification import Justification
from nearmiss_gui.desk.key_queue import KeyQueue
from nearmiss_gui.desk.notices import Notices
from nearmiss_gui.desk.panes import go_to_need, take_keyboard
from nearmiss_gui.desk.preference_bar import PreferenceBar
from nearmiss_gui.desk.prompt_panel import PromptPanel
from nearmiss_gui.desk.responses import Responses
from nearmiss_gui.desk.shortcut_sheet import ShortcutSheet
from nearmiss_gui.desk.typing_guard import TypingGuard
from nearmiss_gui.keymap import keymap_of, show_keys
from nearmiss_gui.reading.find import FindBar
from nearmiss_gui.session import Session
from nearmiss_gui.theme import colour
from nearmiss_gui.translation import tr

VERDICT_OF: dict[str, Verdict | None] = {"": None, "met": "met", "missed": "missed", "unclear": "unclear", "n/a": "n/a"}


class DeskPage(QWidget):
    """The desk: `start(rater)` at the session's project, `leave()` before another page or project.

    `menu_wanted` is sent for the menu button; `return_wanted` where `returns` says that the file can be returned,
    `import_wanted` where there is no pair.
    """

    menu_wanted = Signal()
    return_wanted = Signal()
    import_wanted = Signal()

    def __init__(
        self,
        session: Session,
        preferred: Settings | None = None,
        *,
        round_: str = "",
        returns: bool = False,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._refit = QTimer(self, singleShot=True, interval=0)
        self._session, self._round = session, round_
        self.flow = DeskFlow(session, round_=round_, clock=clock, parent=self)
        self._shown: DeskItem | None = None
        self._evidence: tuple[tuple[EvidenceMark, ...], tuple[EvidenceMark, ...]] = ((), ())
        self.header, self.footer, self.notices = DeskHeader(), DeskFooter(), Notices()
        self.constraints, self.attributes, self.justification = ConstraintList(), AttributePanel(), Justification()
        self.also, self.hint = AlsoAsked(), HintBars()
        self.preference = PreferenceBar()
        self.prompt, self.responses = PromptPanel(), Responses(session.jobs)
        self.responses.set_find_bar(FindBar([self.prompt.view, self.responses.a.view, self.responses.b.view]))
        self._ahead = Ahead(self.prompt, self.responses, self)
        self.end = EndState(returns)
        self.arrangement = Arrangement(self)
        self._refit.timeout.connect(self.arrangement.fit_anew)
        self.guidelines, self.shortcuts = GuidelinesPanel(self), ShortcutSheet(self)
        self.feedback = FeedbackPanel(self)
        self.interludes = Interludes(self)
        self.commands = build_actions("desk", handlers(self), self, {"constraints": self.constraints})
        self._guard = TypingGuard(self)
        self._keys = KeyQueue(self, self.commands, lambda: self.flow.busy)
        self._connect()
        self.arrangement.set_compact(False)
        self.set_settings(preferred or Settings())

    @property
    def item(self) -> DeskItem | None:
        """The pair on the desk."""
        return self.flow.item

    def start(self, rater: str) -> None:
        """Sit a rater down at the session's project, and show the pair to begin with."""
        self._ask_by_scheme(self._session.scheme)
        opened = self._session.opened
        self.header.set_title(opened.title if opened else "", self._round)
        self.interludes.begin()
        self.flow.start(rater)

    def leave(self) -> None:
        """Let go of the project. What is filled in is kept as a draft."""
        for panel in (self.shortcuts, self.guidelines):
            panel.leave()
        self.interludes.end()
        self._keys.drop()
        self.footer.tell_nothing()
        self.flow.leave()

    def set_settings(self, preferred: Settings) -> None:
        """Take what the person prefers."""
        self.keymap = keymap_of(preferred)
        self.commands.set_own_keys(self.keymap.own)
        self.commands.set_single_keys(self.keymap.single)
        self.shortcuts.show_keymap(self.keymap)
        show_keys(self, self.keymap)
        self._guard.follow(self.commands)
        self._guard.watch(self)

    def menu_button(self) -> QWidget:
        """What the window's menu opens under."""
        return self.header.menu_button()

    # ------------------------------------------------------------------------------------------- connected

    def _connect(self) -> None:
        flow, answering = self.flow, self.flow.answering
        flow.item_changed.connect(self.show_item)
        flow.item_renewed.connect(self.renew_item)
        flow.foreseen.connect(self._ahead.prepare)
        answering.changed.connect(self.show_form)
        flow.status_changed.connect(self.show_status)
        flow.needed.connect(lambda need: go_to_need(self, need))
        flow.told.connect(self.footer.tell)
        self.constraints.judged.connect(self._judge)
        self.constraints.entered.connect(lambda row, side: answering.move(Cursor(row, side)))
        self.constraints.detached.connect(lambda row, side, place: answering.detach_at(Cursor(row, side), place))
        self.hint.speed_hidden.connect(answering.hide_speed)
        self.attributes.rated.connect(answering.rate)
        self.also.reason_ticked.connect(answering.flip_reason)
        self.also.deciding_ticked.connect(answering.flip_deciding)
        self.also.sure_chosen.connect(answering.be_sure)
        self.justification.changed.connect(answering.write)
        self.justification.left.connect(self.constraints.take_keyboard)
        self.preference.chosen.connect(answering.choose)
        self.preference.cleared.connect(answering.clear_preference)
        self.preference.both_bad_toggled.connect(answering.flip_both_bad)
        self.responses.scrolled.connect(answering.touch)
        self.prompt.scrolled.connect(answering.touch)
        self._connect_bars()

    def _connect_bars(self) -> None:
        flow, notices = self.flow, self.notices
        self.footer.undo.connect(flow.undo)
        self.footer.skip.connect(flow.ask_skip)
        self.footer.flag.connect(lambda: ask_flag(self))
        self.footer.submit.connect(flow.submit)
        self.header.menu_wanted.connect(self.menu_wanted)
        self.header.guidelines_wanted.connect(self.guidelines.toggle)
        self.header.shortcuts_wanted.connect(self.shortcuts.toggle)
        notices.try_again.connect(flow.try_again)
        notices.skipped.connect(flow.skip)
        notices.keep_writing.connect(lambda: leave_skip(self))
        notices.flagged.connect(self._flag)
        notices.flag_left.connect(lambda: leave_flag(self))
        self.feedback.go_on.connect(flow.go_on)
        self.feedback.closed.connect(flow.go_on)
        self.end.look_again.connect(flow.look_again)
        self.end.list_wanted.connect(self.interludes.marked.enter)
        self.end.return_wanted.connect(self.return_wanted)
        self.end.import_wanted.connect(self.import_wanted)

    def _ask_by_scheme(self, scheme: Scheme) -> None:
        self.guidelines.show_guidelines(scheme.guidelines)
        self.preference.set_scheme(scheme)
        self.attributes.set_scheme(scheme)
        self.also.set_scheme(scheme)
        self.justification.set_scheme(scheme)
        self.constraints.setVisible(scheme.verdicts != "none")
        self._order_tabs()

    def _order_tabs(self) -> None:
        order_tabs(arrangement.tab_order(self))

    # --------------------------------------------------------------------------------------------- showing

    def show_item(self) -> None:
        """Show the pair that is on the desk now, or that there is none."""
        item = self._shown = self.flow.item
        self._ahead.stop()
        self.notices.hide_flag()
        waiting = self.flow.state in ("away", "loading")
        self.arrangement.show(arrangement.PAIR if item else arrangement.NOTHING if waiting else arrangement.END)
        if item is not None:
            texts = [constraint.text for constraint in item.constraints]
            self.prompt.show_conversation(item.conversation, self.flow.images)
            self.responses.show_pair(item.a.text, item.b.text)
            if self.constraints.set_item(item):
                self._order_tabs()
            self.justification.set_constraints(texts)
            self.also.set_constraints(texts)
            self.attributes.set_open(False)
            self.notices.show_restored(self.flow.answering.restored_at)
            self._evidence = ((), ())
            self.header.set_round(item.round)
            self.show_form()
        self.show_status()
        if self.isVisible():
            take_keyboard(self)

    def renew_item(self) -> None:
        """The same pair, of which more is known."""
        item = self.flow.item
        if item is not None and self._shown is not None and item.entry == self._shown.entry:
            self._shown = item
            self.constraints.renew_item(item)
            self.show_form()

    def show_form(self) -> None:
        """Show what is filled in, what is lacking and what seems contradictory."""
        answering = self.flow.answering
        if answering.item is None or answering.item is not self._shown:
            return  # nothing to fill in, or the pair that it belongs to is on its way here
        form = answering.form
        self.constraints.show_form(form, answering.cursor)
        self.attributes.show_form(form)
        self.also.show_form(form)
        self.preference.show_form(form)
        self.justification.set_preference(form.preference)
        self.justification.set_texts(form.statement, form.elaboration)
        self.footer.show_needed(tr(still_needed(answering.lacking())))
        self._show_hints()
        self._show_evidence()

    def show_status(self) -> None:
        """Show how far the rater is, what is saved and what is asked."""
        flow = self.flow
        self.header.show_progress(flow.position, flow.progress)
        self.feedback.follow(flow.feedback)
        self.header.show_saving(flow.saving, flow.problem, flow.saved_at)
        self.notices.show_problem(flow.problem if flow.item else None, in_memory=flow.unsaved_line is not None)
        self.notices.show_warning(flow.warning)
        self._show_skip()
        self.notices.show_marks(flow.item.skipped if flow.item else None, flow.item.flagged if flow.item else None)
        self.footer.set_open(flow.item is not None)
        self.footer.show_flagged(bool(flow.item and flow.item.flagged is not None))
        self._keys.follow(flow.busy, flow.problem is not None)
        if flow.item is None:
            self.footer.show_needed("")
            self.end.show_state(flow.state, flow.progress, flow.revisits, flow.problem)

    def _show_skip(self) -> None:
        """Ask why a pair is skipped; when that is over, the keyboard goes back to the pair."""
        flow, had_keyboard = self.flow, self.notices.skip_bar.isAncestorOf(QApplication.focusWidget() or self)
        answered = bool(flow.item and flow.item.answer is not None)
        self.notices.ask_skip(flow.skip_asked, text=flow.answering.form.has_text, label=answered)
        if had_keyboard and not flow.skip_asked and flow.item is not None:
            self.constraints.take_keyboard()

    def _show_evidence(self) -> None:
        """Mark in the texts what is attached to constraints."""
        answering = self.flow.answering
        shown = marks_of(answering.form, answering.cursor.row)
        if shown != self._evidence:
            self._evidence = shown
            self.responses.show_evidence(*shown)

    def _show_hints(self) -> None:
        self.hint.show_hints(self.flow.answering.hints())
        self.hint.show_speed(self.flow.answering.speed())

    def _judge(self, row: int, side: int, verdict: str) -> None:
        self.flow.answering.judge_at(Cursor(row, side), VERDICT_OF[verdict])

    def _flag(self, note: str) -> None:
        leave_flag(self)
        self.flow.flag(note)

    # ---------------------------------------------------------------------------------------------- events

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self.interludes.awake(False)
        elif event.type() == QEvent.Type.WindowActivate:
            self.interludes.awake(True)
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.interludes.awake(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.interludes.awake(True)
        take_keyboard(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("window"))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._refit.start()  # when the parts know their new sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrangement.fit()
