"""What the desk says when there is no pair on it: all done, nothing to do yet, or could not be opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearmiss.errors import ProblemForYou
from nearmiss.model import Progress
from nearmiss.revisiting import Revisits
from nearmiss_gui.commands import shown_key
from nearmiss_gui.desk.words import all_done, first_small
from nearmiss_gui.translation import tr
from nearmiss_gui.widgets import Button, EmptyState


class EndState(QWidget):
    """`show_state(…)`; `look_again("flagged" | "skipped")`, `return_wanted`, `import_wanted`: what can be done next.

    `returns`: this is a package, which goes back to the lead.
    """

    look_again = Signal(str)
    list_wanted = Signal()
    return_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, returns: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._returns = returns
        self.setProperty("ring", "none")  # its buttons show the focus; with none of them there is nothing to press
        self._state = EmptyState("check", "")
        self._return = Button(tr("Return the file"), "main")
        self._return.clicked.connect(self.return_wanted)
        self._flagged = Button(tr("Look again at flagged pairs"))
        self._flagged.clicked.connect(lambda: self.look_again.emit("flagged"))
        self._skipped = Button(tr("Look again at skipped pairs"))
        self._skipped.clicked.connect(lambda: self.look_again.emit("skipped"))
        self._list = Button(tr("List them"), key=shown_key("marked"))
        self._list.clicked.connect(self.list_wanted)
        self._import = Button(tr("Import files…"), "main", icon="download")
        self._import.clicked.connect(self.import_wanted)
        for button in (self._return, self._import, self._flagged, self._skipped, self._list):
            self._state.buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._state)
        column.addStretch(1)

    def show_state(self, state: str, progress: Progress, found: Revisits, problem: ProblemForYou | None) -> None:
        """Say why there is no pair, and offer what can be done."""
        done = state == "done"
        self._state.set_icon({"done": "check", "failed": "warning"}.get(state, "file"))
        self._return.setVisible(done and self._returns)
        self._import.setVisible(state == "none" and not self._returns)
        flagged, skipped = len(found.flagged), len(found.skipped)
        self._flagged.set_words(tr("Look again at flagged pairs ({n})", n=flagged))
        self._skipped.set_words(tr("Look again at skipped pairs ({n})", n=skipped))
        for button, pairs in ((self._flagged, found.flagged), (self._skipped, found.skipped)):
            button.setVisible(done and bool(pairs))
        self._list.setVisible(done and bool(found.flagged or found.skipped))
        if done:
            self._say(all_done(progress.total, progress.skipped), tr("Every label is saved on this computer."))
        elif state == "none":
            self._say(tr("There are no pairs in this project yet."), tr("Import responses to label first."))
        elif state == "failed" and problem is not None:
            self._say(tr("Could not begin: {why}", why=first_small(problem.what)), tr(problem.remedy or ""))
        if self.hasFocus():
            self.take_keyboard()

    def text(self) -> str:
        """What is said."""
        return self._state.accessibleName()

    def _say(self, title: str, text: str) -> None:
        self._state.set_text(title, text)
        self._state.setAccessibleName(f"{title} {text}".strip())

    def take_keyboard(self) -> None:
        """Give the keyboard to the first thing that can be done."""
        for button in (self._return, self._import, self._flagged, self._skipped, self._list):
            if not button.isHidden():
                button.setFocus()
                return
        self.setFocus()
