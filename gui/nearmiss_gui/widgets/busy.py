"""The line that says how far a page's work is, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nearmiss_gui.theme import px
from nearmiss_gui.translation import in_figures, tr
from nearmiss_gui.widgets.buttons import Button
from nearmiss_gui.widgets.labels import label
from nearmiss_gui.widgets.progress import ProgressLine

PATIENCE_MS = 150
"""Work that is done sooner shows no progress."""


class Busy(QWidget):
    """`begin(words)`, then `show_step(words, share)` or `show_count(done, total)`, `end()`; `stopped` when a person
    cancels. Not shown for what is done at once."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = ""
        self._words, self._line = label("", "small", "text_2"), ProgressLine(tr("At work"), "accent")
        self.stop = Button(tr("Cancel"), compact=True)
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self._words)
        row.addWidget(self._line, 1)
        row.addWidget(self.stop)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PATIENCE_MS)
        self._wait.timeout.connect(self.show)
        self.hide()

    def begin(self, words: str) -> None:
        """Something is under way; shown if it takes a while."""
        self._what = words
        self.show_step(words, None)
        if self.isHidden():
            self._wait.start()

    def show_step(self, words: str, share: float | None) -> None:
        """What is being done, and how much of it is."""
        self._words.setText(words)
        self._line.set_share(share)

    def show_count(self, done: int, total: int | None) -> None:
        """How many of how many, where that is known, of what was begun."""
        if total:
            counted = tr("{done} of {all}", done=in_figures(done), all=in_figures(total))
            self.show_step(f"{self._what} {counted}", done / total)

    def end(self) -> None:
        """It is done."""
        self._wait.stop()
        self.hide()

    def text(self) -> str:
        """What is being done, and how far it is."""
        return self._words.text()
