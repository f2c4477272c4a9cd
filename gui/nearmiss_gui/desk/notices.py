"""What is said above the footer: could not save, skip and drop the text, a note for a flag, restored after a crash."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nearmiss.errors import ProblemForYou
from nearmiss_gui.commands import shown_key
from nearmiss_gui.desk.words import first_small
from nearmiss_gui.theme import px, set_look
from nearmiss_gui.widgets import Button, IconLabel, MessageBar, label


class Notices(QWidget):
    """Bars that come and go, each in its place in the layout.

    `try_again`, `skip_anyway`, `keep_writing`, `flagged(note)` are what a person answers.
    """

    try_again = Signal()
    skip_anyway = Signal()
    keep_writing = Signal()
    flagged = Signal(str)
    flag_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._failed = MessageBar("error", icon="save")
        self._failed.add_button("Try again", self.try_again.emit, key=shown_key("submit"))
        self._asked = MessageBar("warning")
        self._asked.add_button("Skip", self.skip_anyway.emit, key=shown_key("skip"))
        self._asked.add_button("Keep writing", self.keep_writing.emit, quiet=True)
        self._restored = MessageBar("hint", icon="clock")
        self._restored.add_button("Hide", self._restored.hide, quiet=True)
        self._warned = MessageBar("warning")
        self.flag_bar = FlagBar()
        self.flag_bar.flagged.connect(self.flagged)
        self.flag_bar.left.connect(self.flag_left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for bar in self._bars():
            bar.hide()
            column.addWidget(bar)
        self._fit()

    def show_problem(self, problem: ProblemForYou | None) -> None:
        """Say that the last act is not on the disk, and why; None when it is."""
        if problem is not None:
            said = first_small(problem.what)
            self._failed.set_text(
                f"Could not save: {said} Your label is kept in memory. {problem.remedy or ''}".strip()
            )
        self._show(self._failed, problem is not None)

    def show_warning(self, problem: ProblemForYou | None) -> None:
        """Say that drafts cannot be kept; None when they can."""
        if problem is not None:
            self._warned.set_text(f"What you type is not kept as a draft: {first_small(problem.what)}")
        self._show(self._warned, problem is not None)

    def ask_skip(self, asked: bool, text: bool) -> None:
        """Ask whether to skip although something would be dropped."""
        dropped = "this text" if text else "this label"
        self._asked.set_text(f"Skip and drop {dropped}? You can undo.")
        self._show(self._asked, asked)

    def show_restored(self, at: str) -> None:
        """Say that what is filled in comes from an earlier sitting; empty for nothing."""
        self._restored.set_text(f"Restored to {at}. Nothing was lost.")
        self._show(self._restored, bool(at))

    def ask_flag(self) -> None:
        """Ask for a note to go with a flag."""
        self._show(self.flag_bar, True)
        self.flag_bar.begin()

    def hide_flag(self) -> None:
        """Take the question for a note away."""
        self._show(self.flag_bar, False)

    def set_space_below(self, space: int) -> None:
        """Room between the last bar and what is below, while there is a bar."""
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, space)

    def texts(self) -> list[str]:
        """What is said at present."""
        return [bar.text() for bar in self._bars() if isinstance(bar, MessageBar) and not bar.isHidden()]

    def _bars(self) -> tuple[QWidget, ...]:
        return (self._failed, self._asked, self.flag_bar, self._warned, self._restored)

    def _show(self, bar: QWidget, on: bool) -> None:
        bar.setVisible(on)
        self._fit()

    def _fit(self) -> None:
        self.setVisible(any(not bar.isHidden() for bar in self._bars()))


class FlagBar(QFrame):
    """One line for a note, why a pair is flagged: Enter flags, Esc leaves it."""

    flagged = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, panel="card")
        self._note = QLineEdit()
        self._note.setPlaceholderText("What is wrong with this pair? You may leave this empty.")
        self._note.setAccessibleName("Note for the flag")
        self._note.returnPressed.connect(self.confirm)
        done = Button("Flag", key="Enter", compact=True)
        done.clicked.connect(self.confirm)
        cancel = Button("Cancel", "quiet", key="Esc", compact=True)
        cancel.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(13), px(6), px(12), px(6))
        row.setSpacing(px(10))
        row.addWidget(IconLabel("flag", "text_2", 16))
        row.addWidget(label("Flag", "strong"))
        row.addWidget(self._note, 1)
        row.addWidget(done)
        row.addWidget(cancel)

    def begin(self) -> None:
        """Start with an empty note, and take the keyboard."""
        self._note.clear()
        self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def confirm(self) -> None:
        """Flag with what is written."""
        self.flagged.emit(self._note.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
