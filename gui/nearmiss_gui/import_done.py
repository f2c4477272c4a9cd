"""What was taken, by kind; what was left out and why; what is worth knowing; and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearmiss.import_files import FileReport
from nearmiss_gui.bringing_in import notes_in_words
from nearmiss_gui.import_problems import ProblemsCard, fit_height
from nearmiss_gui.jobs import Jobs
from nearmiss_gui.theme import px
from nearmiss_gui.translation import counted, mark, tr
from nearmiss_gui.widgets import Button, Card, Column, Paragraph, Table, divider

KINDS = {
    "prompts": mark("Prompts"),
    "responses": mark("Responses"),
    "pairs": mark("Pairs"),
    "constraints": mark("Constraints"),
    "labels": mark("Labels"),
}
RATERS = {
    "human": mark("People"),
    "judge": mark("Judges"),
    "check": mark("Checks"),
    "reference": mark("References"),
}


class ImportDone(QWidget):
    """`show_reports(reports, new)`; `open_wanted` and `more_wanted` are what a person can do next."""

    open_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._raters = Paragraph("", "title"), Paragraph("", "body", "text_2")
        self._notes = Paragraph("", "body", "text_2")
        added = [Column(tr("Added"), stretch=True), Column(tr("How many"), number=True)]
        self.added = Table(added, tr("What was added"))
        self._jobs = jobs
        self._left_out = QVBoxLayout()
        self._left_out.setSpacing(px(12))
        self.go_on = Button(tr("Open the project"), "main")
        self.more = Button(tr("Import more files…"), "plain")
        self._arrange()
        self.go_on.clicked.connect(self.open_wanted)
        self.more.clicked.connect(self.more_wanted)

    def show_reports(self, reports: Sequence[FileReport], *, new: bool) -> None:
        """Tell what became of the files."""
        counts = {name: sum(report.taken.added[name] for report in reports) for name in KINDS}
        files = counted("{n} file", "{n} files", len(reports)) if len(reports) > 1 else reports[0].path.name
        said = (
            tr("Imported from {files}", files=files)
            if any(counts.values())
            else tr("Nothing new in {files}", files=files)
        )
        self._title.setText(said)
        fit_height(self.added, len(KINDS), len(KINDS))
        self.added.set_rows([[tr(KINDS[name]), number] for name, number in counts.items()])
        self._raters.setText(_raters(reports))
        self._raters.setVisible(bool(self._raters.text()))
        self._notes.setText("\n".join(line for report in reports for line in notes_in_words(report.taken.notes)))
        self._notes.setVisible(bool(self._notes.text()))
        self._tell_left_out(reports)
        self.go_on.set_words(tr("Open the project") if new else tr("See the project"))
        self.more.setVisible(not new)  # it would start yet another project
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_left_out(self, reports: Sequence[FileReport]) -> None:
        while (item := self._left_out.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for report in reports:
            taken = report.taken
            if taken.skipped:
                card = ProblemsCard(self._jobs, self)
                self._left_out.addWidget(card)
                card.title.setText(tr("Left out of {file}: {n}", file=report.path.name, n=taken.skipped))
                card.show_problems(report.path, taken.problems, taken.skipped)

    def _arrange(self) -> None:
        card = Card()
        for part in (self._title, self.added, self._raters, self._notes):
            card.body.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(self.go_on)
        row.addWidget(self.more)
        row.addStretch(1)
        card.body.addWidget(divider())
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(card)
        column.addLayout(self._left_out)
        column.addStretch(1)


def _raters(reports: Sequence[FileReport]) -> str:
    """`People: ana, ben. Judges: gpt-4.`"""
    found: dict[str, list[str]] = {}
    for report in reports:
        for name, kind in report.taken.raters.items():
            if name not in found.setdefault(kind, []):
                found[kind].append(name)
    return " ".join(f"{tr(RATERS[kind])}: {_few(names)}." for kind, names in found.items())


def _few(names: Sequence[str]) -> str:
    shown = ", ".join(names[:8])
    return tr("{names} and {n} more", names=shown, n=len(names) - 8) if len(names) > 8 else shown
