"""What a lead does to the list that is open, and where the keyboard goes: each command of the editor but saving."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nearmiss.editing.pieces import pieces
from nearmiss_gui.constraints_page.edited import Edited
from nearmiss_gui.constraints_page.frame import Parts
from nearmiss_gui.news import News
from nearmiss_gui.translation import counted, tr
from nearmiss_gui.widgets import announce


class Changed(Protocol):
    """Called after each change; `keyboard`: and the keyboard goes to the words of the constraint."""

    def __call__(self, *, keyboard: bool = False) -> None: ...


class Doings:
    """`now()` is the list that is open, `changed` is told of each change, `news` says what could not be done."""

    def __init__(
        self,
        parts: Parts,
        news: News,
        now: Callable[[], Edited | None],
        changed: Changed,
        take_keyboard: Callable[[], None],
    ) -> None:
        self._parts, self._news, self._now = parts, news, now
        self._changed, self._take_keyboard = changed, take_keyboard

    @property
    def now(self) -> Edited | None:
        """The list that is open."""
        return self._now()

    def add(self) -> None:
        """A new constraint below."""
        if self.now is not None:
            self.now.add()
            self._changed(keyboard=True)

    def remove(self) -> None:
        """Without the constraint with the cursor."""
        if self.now is not None:
            self.now.remove()
            self._changed(keyboard=True)
            announce(self._parts.rows, tr("Removed. Undo brings it back."))

    def move(self, by: int) -> None:
        """The constraint with the cursor goes up (−1) or down (1)."""
        if self.now is not None and self.now.move(by):
            self._changed(keyboard=True)
            announce(self._parts.rows, tr("Now constraint {number}.", number=self.now.place + 1))

    def split(self) -> None:
        """In two at the cursor; where that is at an edge, in pieces."""
        now = self.now
        if now is None or not now.constraints:
            return
        before, behind = self._parts.rows.rows()[now.place].words.halves()
        found = (before, behind) if before.strip() and behind.strip() else pieces(now.constraints[now.place].text)
        if now.split(found):
            self._changed(keyboard=True)
        else:
            self._news.say("hint", tr("Put the cursor where the constraint should be split."))

    def pieces(self) -> None:
        """The constraint with the cursor in pieces; from the prompt, its selected words or all of it."""
        now = self.now
        if now is None:
            return
        if now.constraints and self._parts.rows.has_keyboard():
            found = pieces(now.constraints[now.place].text)
            done = now.split(found)
        else:
            said = self._parts.text.selected_text() or "\n".join(
                turn.content for turn in now.sheet.conversation.turns if turn.role == "user"
            )
            known = {item.text.strip() for item in now.constraints}
            found = tuple(piece for piece in pieces(said) if piece not in known)
            done = bool(found)
            if done:
                now.add_all(found)
        if not done:
            self._news.say("hint", tr("There is one instruction only."))
            return
        self._changed(keyboard=True)
        told = counted("{n} constraint proposed.", "{n} constraints proposed.", len(found))
        self._news.say("hint", f"{told} {tr('Join, change or remove them; Undo takes all of them back.')}")

    def join(self) -> None:
        """With the constraint below."""
        if self.now is not None and self.now.join():
            self._changed(keyboard=True)

    def take_words(self) -> None:
        """The selected words of the prompt become a constraint."""
        words = " ".join(self._parts.text.selected_text().split())
        if not words:
            self._news.say("hint", tr("Select words of the prompt first."))
        elif self.now is not None:
            self.now.add(words, at_end=True)
            self._changed(keyboard=True)

    def go_to_check(self) -> None:
        """The keyboard goes to the check."""
        self._parts.check.choice.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._parts.check.line.selectAll()

    def go_to_find(self) -> None:
        """The keyboard goes to the search for prompts."""
        self._parts.prompts.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._parts.prompts.search.selectAll()

    def pane(self, by: int) -> None:
        """The keyboard goes to the next part of the page (1), or the one before (−1)."""
        panes, focused = self._parts.panes(), QApplication.focusWidget()
        here = next((i for i, pane in enumerate(panes) if focused is not None and pane.isAncestorOf(focused)), -1)
        target = panes[(here + by) % len(panes)]
        if target is self._parts.list_card:
            self._take_keyboard()
        elif target is self._parts.prompts:
            self._parts.prompts.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif target is self._parts.prompt_card:
            self._parts.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._parts.details.fields["category"].setFocus(Qt.FocusReason.ShortcutFocusReason)
