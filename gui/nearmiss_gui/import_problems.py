"""What is wrong in a file, line by line, and what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from nearmiss.errors import ProblemForYou
from nearmiss.importing.look_through import text_at
from nearmiss.records import BadRecord
from nearmiss_gui.jobs import Jobs
from nearmiss_gui.theme import font, px
from nearmiss_gui.translation import tr
from nearmiss_gui.widgets import Button, Card, Column, Paragraph, Table, announce

MOST_ROWS = 1000


class ProblemsCard(Card):
    """`show_problems(path, problems, bad)` lists them; `show_line(row)` shows what stands at one of them.

    `line_shown` is sent when it stands there, with the keyboard in it.
    """

    line_shown = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(tr("What cannot be taken"), parent=parent)
        self._jobs, self._path = jobs, Path()
        self._problems: tuple[BadRecord, ...] = ()
        self._asked = 0
        columns = [Column(tr("Line"), number=True), Column(tr("What is wrong"), stretch=True)]
        self.table = Table(columns, tr("What cannot be taken, by line"))
        self._more = Paragraph("", "small", "text_2")
        self._reason = Paragraph("", "body")
        self._show = Button(tr("Show line"), "plain", compact=True)
        self.line = QPlainTextEdit()
        self.line.setReadOnly(True)
        self.line.setAccessibleName(tr("The line"))
        self.line.setTabChangesFocus(True)
        self.line.setFont(font("mono"))
        self._lay_out()
        self._show.clicked.connect(lambda: self.show_line(self.table.selected_row() or 0))
        self.table.opened.connect(self.show_line)

    def show_problems(self, path: Path, problems: Sequence[BadRecord], bad: int) -> None:
        """List other problems of a file; nothing is listed for none."""
        self._path, self._problems = path, tuple(problems)
        self.table.set_rows([[item.line, tr(item.reason)] for item in self._problems[:MOST_ROWS]])
        fit_height(self.table, len(self._problems))
        if self._problems:
            self.table.select(0)
        more = bad - min(len(self._problems), MOST_ROWS)
        self._more.setText(tr("And {n} more.", n=more))
        self._more.setVisible(more > 0)
        self._asked += 1
        self._reason.hide()
        self.line.hide()
        self.setVisible(bool(self._problems))

    def show_line(self, row: int = 0) -> None:
        """Show what stands at the line of a row of the list."""
        if not 0 <= row < len(self._problems):
            return
        self._asked += 1
        asked, path, line = self._asked, self._path, self._problems[row].line
        self._reason.setText(tr("Line {line}: {reason}", line=line, reason=tr(self._problems[row].reason)))
        self.table.select(row)
        self._jobs.start(
            lambda _: text_at(path, line),
            done=lambda text: self._show_text(line, text) if asked == self._asked else None,
            failed=lambda problem: self._cannot(problem) if asked == self._asked else None,
            owner=self,
        )

    def _show_text(self, line: int, text: str) -> None:
        name = tr("Line {line} of {file}", line=line, file=self._path.name)
        self.line.setAccessibleName(name)
        self.line.setPlainText(text or tr("Nothing stands here."))
        self._reason.show()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.line, name)
        self.line_shown.emit()

    def _cannot(self, problem: ProblemForYou) -> None:
        self._reason.setText(tr(problem.what))
        self._reason.show()

    def _lay_out(self) -> None:
        self.line.setMinimumHeight(px(76))
        self.line.setMaximumHeight(px(140))
        row = QHBoxLayout()
        row.addWidget(self._more, 1)
        row.addStretch(1)
        row.addWidget(self._show)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.body.addWidget(self._reason)
        self.body.addWidget(self.line)


def fit_height(table: Table, rows: int, most: int = 4) -> None:
    """As high as its rows, up to so many: what comes below stays in sight."""
    table.setFixedHeight(px(46) + px(40) * min(max(rows, 1), most))
