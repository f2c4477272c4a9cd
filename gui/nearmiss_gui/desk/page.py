"""The labelling desk as a page: header, prompt, two responses, checklist, reasons, scale, footer; light on logic.

The flow says what there is, the widgets show it, and what people do goes back to the flow.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from nearmiss.form import Cursor, choose, rate, set_verdict, toggle_both_bad
from nearmiss.model import Verdict
from nearmiss.schemes import Unmet, still_needed
from nearmiss_gui.actions import Keys, build_actions
from nearmiss_gui.desk.attribute_panel import AttributePanel
from nearmiss_gui.desk.commands import handlers
from nearmiss_gui.desk.constraint_list import ConstraintList
from nearmiss_gui.desk.ends import EndState
from nearmiss_gui.desk.flow import DeskFlow
from nearmiss_gui.desk.footer import DeskFooter
from nearmiss_gui.desk.guidelines import GuidelinesPanel
from nearmiss_gui.desk.header import DeskHeader
from nearmiss_gui.desk.justification import Justification
from nearmiss_gui.desk.notices import Notices
from nearmiss_gui.desk.preference_bar import PreferenceBar
from nearmiss_gui.desk.prompt_panel import PromptPanel
from nearmiss_gui.desk.responses import Responses
from nearmiss_gui.desk.shortcut_sheet import ShortcutSheet
from nearmiss_gui.session import Session
from nearmiss_gui.theme import px, set_look
from nearmiss_gui.widgets import MessageBar, announce

COMPACT_WIDTH, COMPACT_HEIGHT = 1360, 800
"""Below either, the prompt is folded and rows stand closer."""
SMALLEST = (1120, 680)


class DeskPage(QWidget):
    """The desk of one rater at the session's project. Call `start()` once it is in a window, `close_desk()` at the end.

    `menu_wanted` is sent for the menu button; `return_wanted` where `returns` says that the file can be returned.
    """

    menu_wanted = Signal()
    return_wanted = Signal()

    def __init__(
        self,
        session: Session,
        rater: str,
        *,
        round_: str = "",
        single_keys: bool = True,
        own_keys: Keys | None = None,
        returns: bool = False,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.flow = DeskFlow(session, rater, round_=round_, clock=clock, parent=self)
        self._compact: bool | None = None
        opened = session.opened
        self.header, self.footer, self.notices = DeskHeader(), DeskFooter(), Notices()
        self.constraints, self.attributes, self.justification = ConstraintList(), AttributePanel(), Justification()
        self.hint = MessageBar("hint")
        self.preference = PreferenceBar()
        self.prompt, self.responses = PromptPanel(session), Responses()
        self.end = EndState(returns)
        self.header.set_title(opened.title if opened else "", round_)
        self._put_together()
        self.guidelines = GuidelinesPanel(self, self.flow.scheme.guidelines)
        self.shortcuts = ShortcutSheet(self, own_keys)
        self.actions_ = build_actions("desk", handlers(self), self, {"constraints": self.constraints}, own_keys)
        self.actions_.set_single_keys(single_keys)
        self._connect()
        self._ask_by_scheme()
        self._set_compact(False)

    def start(self) -> None:
        """Find the rater and the pair to begin with, and show it."""
        self.flow.start()

    def close_desk(self) -> None:
        """Keep what is typed. Call after the workers have ended."""
        self.flow.close()

    # --------------------------------------------------------------------------------------- put together

    def _put_together(self) -> None:
        set_look(self, panel="window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side = QWidget()
        self._side_column = QVBoxLayout(side)
        self._side_column.setContentsMargins(0, 0, 0, 0)
        for part in (self.constraints, self.attributes, self.hint):
            self._side_column.addWidget(part)
        self._side_column.addWidget(self.justification, 1)
        # Where a scheme asks for no reasons, nothing else grows into their place.
        self._side_column.addStretch(0)
        self._side = QScrollArea()
        self._side.setWidget(side)
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._reading_column = QVBoxLayout()
        self._reading_column.addWidget(self.prompt)
        self._reading_column.addWidget(self.responses, 1)
        self._reading_column.addWidget(self.preference)
        pair = QWidget()
        self._pair_row = QHBoxLayout(pair)
        self._pair_row.addLayout(self._reading_column, 1)
        self._pair_row.addWidget(self._side)
        self._stack = QStackedWidget()
        for page in (QWidget(), pair, self.end):
            self._stack.addWidget(page)
        self._notice_box = QVBoxLayout()
        self._notice_box.addWidget(self.notices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        column.addLayout(self._notice_box)
        column.addWidget(self.footer)
        self.hint.hide()
        self.setMinimumSize(px(SMALLEST[0]), px(SMALLEST[1]))

    def _connect(self) -> None:
        flow = self.flow
        flow.item_changed.connect(self.show_item)
        flow.form_changed.connect(self.show_form)
        flow.status_changed.connect(self.show_status)
        flow.needed.connect(self.go_to_need)
        flow.told.connect(self._tell)
        self.constraints.judged.connect(self._judge)
        self.constraints.entered.connect(lambda row, side: flow.move(Cursor(row, side)))
        self.attributes.rated.connect(lambda name, side, value: flow.edit(rate(flow.form, name, side, value)))
        self.justification.changed.connect(self._write)
        self.justification.left.connect(self.constraints.take_keyboard)
        self.preference.chosen.connect(lambda value: flow.edit(choose(flow.form, flow.scheme, value)))
        self.preference.cleared.connect(self._clear_preference)
        self.preference.both_bad_toggled.connect(lambda: flow.edit(toggle_both_bad(flow.form, flow.scheme)))
        self.responses.scrolled.connect(flow.touch)
        self.prompt.scrolled.connect(flow.touch)
        self._connect_bars()

    def _connect_bars(self) -> None:
        flow, notices = self.flow, self.notices
        self.footer.undo.connect(flow.undo)
        self.footer.skip.connect(flow.skip)
        self.footer.flag.connect(self.ask_flag)
        self.footer.submit.connect(flow.submit)
        self.header.menu_wanted.connect(self.menu_wanted)
        self.header.guidelines_wanted.connect(self.guidelines.toggle)
        self.header.shortcuts_wanted.connect(self.shortcuts.toggle)
        notices.try_again.connect(flow.submit)
        notices.skip_anyway.connect(flow.skip)
        notices.keep_writing.connect(flow.keep_writing)
        notices.flagged.connect(self._flag)
        notices.flag_left.connect(self._leave_flag)
        self.end.look_again.connect(flow.look_again)
        self.end.return_wanted.connect(self.return_wanted)

    def _ask_by_scheme(self) -> None:
        scheme = self.flow.scheme
        self.preference.set_scheme(scheme)
        self.attributes.set_scheme(scheme)
        self.justification.set_scheme(scheme)
        self.constraints.setVisible(scheme.verdicts != "none")

    # --------------------------------------------------------------------------------------------- showing

    def show_item(self) -> None:
        """Show the pair that is on the desk now, or that there is none."""
        item = self.flow.item
        self.notices.hide_flag()
        self._stack.setCurrentIndex(1 if item else 0 if self.flow.state == "loading" else 2)
        if item is not None:
            texts = [constraint.text for constraint in item.constraints]
            self.prompt.show_conversation(item.conversation)
            self.responses.show_pair(item.a.text, item.b.text)
            self.constraints.set_constraints(item.constraints)
            self.justification.set_constraints(texts)
            self.attributes.set_open(False)
            self.show_form()
        self.show_status()
        if item is not None and self.isVisible():
            self.constraints.take_keyboard()

    def show_form(self) -> None:
        """Show what is filled in, what is lacking and what seems contradictory."""
        flow = self.flow
        if flow.item is None:
            return
        self.constraints.show_form(flow.form, flow.cursor)
        self.attributes.show_form(flow.form)
        self.preference.show_form(flow.form)
        self.justification.set_texts(flow.form.statement, flow.form.elaboration)
        self.footer.show_needed(still_needed(flow.lacking()))
        self._show_hints()
        self.notices.ask_skip(flow.skip_asked, flow.form.has_text)

    def show_status(self) -> None:
        """Show how far the rater is, what is saved and what is asked."""
        flow = self.flow
        self.header.show_progress(flow.position if flow.item else 0, flow.progress)
        self.header.show_saving(flow.busy_saving, flow.problem, flow.saved_at)
        self.notices.show_problem(flow.problem if flow.item else None)
        self.notices.show_warning(flow.warning)
        self.notices.show_restored(flow.restored_at)
        self.notices.ask_skip(flow.skip_asked, flow.form.has_text)
        self.footer.set_open(flow.item is not None)
        self.footer.show_flagged(bool(flow.item and flow.item.flagged is not None))
        if flow.item is None:
            self.footer.show_needed("")
            self.end.show_state(flow.state, flow.progress, flow.revisits, flow.problem)

    def _show_hints(self) -> None:
        found = [hint.text for hint in self.flow.hints()]
        if found:
            self.hint.set_text("\n".join(found))
        self.hint.setVisible(bool(found))

    def _tell(self, words: str, undoable: bool) -> None:
        if undoable:
            self.footer.toast.tell(words, "Undo", self.flow.undo)
        else:
            self.footer.toast.tell(words)

    # ------------------------------------------------------------------------------------- what people do

    def judge(self, verdict: Verdict | None) -> None:
        """Set or clear the verdict under the cursor; a verdict moves on."""
        if self.flow.item is not None and self.flow.item.constraints:
            self.flow.judge(verdict)
            self.constraints.take_keyboard()

    def _judge(self, row: int, side: int, verdict: str) -> None:
        said: Verdict | None = verdict or None  # type: ignore[assignment]  # one of the four words, by the toggle
        self.flow.move(Cursor(row, side))
        self.flow.edit(set_verdict(self.flow.form, Cursor(row, side), said))

    def _write(self, statement: str, elaboration: str) -> None:
        self.flow.write(statement, elaboration)

    def _clear_preference(self) -> None:
        self.flow.clear_preference()

    def ask_flag(self) -> None:
        """Ask for a note and flag, flag with the note that is being asked for, or take the flag down."""
        item = self.flow.item
        if item is None:
            return
        if item.flagged is not None:
            self.flow.flag(None)
        elif self.notices.flag_bar.isHidden():
            self.notices.ask_flag()
        else:
            self.notices.flag_bar.confirm()

    def _flag(self, note: str) -> None:
        self._leave_flag()
        self.flow.flag(note)

    def _leave_flag(self) -> None:
        self.notices.hide_flag()
        self.constraints.take_keyboard()

    def go_to_need(self, need: Unmet) -> None:
        """Give the keyboard to the field that a submit still needs, and say what is needed."""
        announce(self.footer, self.footer.needed())
        if need.field == "verdict":
            self.flow.move(Cursor(need.index, need.side))
            self.constraints.take_keyboard()
        elif need.field == "rating":
            self.attributes.take_keyboard(self.flow.scheme.attributes[need.index].name, need.side)
        elif need.field in ("statement", "elaboration"):
            self.justification.show_problem(f"Still needed: {need.words}.")
            self.justification.mark_short(need.field)
        elif need.field == "preference":
            self.preference.scale.focus_choice()

    def panes(self) -> list[QWidget]:
        """What F6 goes through, in the order of reading."""
        parts: Mapping[QWidget, QWidget] = {
            self.prompt: self.prompt.focus_target(),
            self.responses.a: self.responses.a.view,
            self.responses.b: self.responses.b.view,
            self.constraints: self.constraints,
            self.attributes: self.attributes,
            self.justification: self.justification,
            self.preference: self.preference,
        }
        return [part for part in parts if part.isVisible()]

    # ---------------------------------------------------------------------------------------------- events

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self.flow.pause()
        elif event.type() == QEvent.Type.WindowActivate:
            self.flow.touch()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flow.pause()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.flow.touch()
        if self.flow.item is not None:
            self.constraints.take_keyboard()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_compact(self.width() < px(COMPACT_WIDTH) or self.height() < px(COMPACT_HEIGHT))

    def _set_compact(self, compact: bool) -> None:
        if compact == self._compact:
            return
        self._compact = compact
        gap, edge = (px(9), px(14)) if compact else (px(11), px(16))
        self._side.setFixedWidth(px(428 if compact else 448))
        self._side_column.setSpacing(px(8) if compact else gap)
        self._reading_column.setSpacing(gap)
        self._pair_row.setSpacing(px(12) if compact else px(16))
        self._pair_row.setContentsMargins(edge, px(10) if compact else px(14), edge, px(10) if compact else px(14))
        self._notice_box.setContentsMargins(edge, 0, edge, 0)
        for part in (self.header, self.footer, self.constraints, self.preference, self.prompt, self.responses):
            part.set_compact(compact)
