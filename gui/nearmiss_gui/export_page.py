"""Making a data set: format, how several labels become one, which pairs, and what that leaves."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from nearmiss.consensus import RULES
from nearmiss.errors import ProblemForYou
from nearmiss.exporting import FORMATS, Exported, Options, export
from nearmiss.exporting.survey import Survey, survey
from nearmiss_gui.jobs import Job
from nearmiss_gui.page import Page
from nearmiss_gui.session import Session
from nearmiss_gui.theme import font, px
from nearmiss_gui.widgets import (
    Button,
    Card,
    Checkbox,
    Column,
    FigureCard,
    MessageBar,
    Paragraph,
    ProgressLine,
    Radio,
    Table,
    label,
)
from nearmiss_gui.windows import choose_folder

_SPLITS: dict[str, tuple[float, ...]] = {"none, one file": (), "90 / 5 / 5, by prompt": (90, 5, 5), "80 / 20": (80, 20)}
_AS_THE_FORMAT = "as the format has it"
SHOWN_CHARACTERS = 6000


class ExportPage(Page):
    """What would go out is worked out again after every change, so that the counts on screen are true."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Export", parent)
        self._session = session
        self._asked = 0
        self._survey: Survey | None = None
        self._shown = 0
        self._job: Job | None = None
        self._formats = {item.name: Radio(item.title.partition(": ")[0]) for item in FORMATS}
        self._rule = _combo([_AS_THE_FORMAT, *RULES], "Several labels become one by")
        self._split = _combo(list(_SPLITS), "Split")
        self._least = QSpinBox()
        self._complete = Checkbox("whose chosen response is complete")
        self._near = Checkbox("that are near misses")
        self._justifications = Checkbox("Justifications (may hold personal remarks)")
        self._record = QPlainTextEdit()
        self._place = QLineEdit()
        self._counts = FigureCard("Kept")
        self._left_out = Table([Column("Left out", stretch=True), Column("How many", number=True)], "Left out")
        self._news = MessageBar("hint", "")
        self._busy = ProgressLine("Working it out")
        self._go = Button("Export", "main", icon="export")
        self._set_up()
        self._arrange_cards()
        self._connect()

    # ------------------------------------------------------------------------------------------- choices

    def options(self) -> Options:
        """What is asked for at present."""
        rule = self._rule.currentText()
        return Options(
            next(name for name, radio in self._formats.items() if radio.isChecked()),
            None if rule == _AS_THE_FORMAT else rule,
            self._least.value(),
            self._near.isChecked(),
            self._complete.isChecked(),
            self._justifications.isChecked(),
            _SPLITS[self._split.currentText()],
        )

    def refresh(self) -> None:
        """Work out what would go out."""
        opened = self._session.opened
        if opened is None:
            return
        if not self._place.text():
            self._place.setText(str(opened.path.with_suffix("")) + "-export")
        self._asked += 1
        asked, options = self._asked, self.options()
        if self._job is not None:
            self._job.cancel()
        self._busy.set_share(None)
        self._busy.show()
        self._job = self._session.read(
            lambda project: survey(project, options),
            lambda found: self._show(found) if asked == self._asked else None,
            self._refused,
            owner=self,
        )

    def _show(self, found: Survey) -> None:
        self._busy.hide()
        self._survey, self._shown = found, 0
        left = sum(found.dropped.values())
        units = found.unit if found.kept == 1 else f"{found.unit}s"
        self._counts.set_figure(f"{found.kept:,}", f"of {found.kept + left:,} {found.unit}s kept")
        self._counts.set_share(found.kept / ((found.kept + left) or 1))
        self._left_out.set_rows([(reason.capitalize(), number) for reason, number in found.dropped.items()])
        self._go.setText(f"Export {found.kept:,} {units}")
        self._go.setEnabled(bool(found.kept))
        if not found.kept and found.dropped:
            most = max(found.dropped, key=lambda reason: found.dropped[reason])
            self._say(
                "warning", f"Nothing passes these filters. “{most}” leaves out the most ({found.dropped[most]:,})."
            )
        self._show_record()

    def _show_record(self) -> None:
        first = self._survey.first if self._survey else ()
        self._record.setPlainText(_as_text(first[self._shown]) if first else "")

    def step(self, by: int) -> None:
        """Show the record before or after."""
        count = len(self._survey.first) if self._survey else 0
        self._shown = max(0, min(count - 1, self._shown + by))
        self._show_record()

    # ------------------------------------------------------------------------------------------- writing

    def export(self) -> None:
        """Write the data set."""
        folder, options = Path(self._place.text()).expanduser(), self.options()
        self._go.setEnabled(False)
        self._busy.show()
        self._session.read(lambda project: export(project, options, folder), self._done, self._refused, owner=self)

    def _done(self, exported: Exported) -> None:
        self._busy.hide()
        self._go.setEnabled(True)
        files = len(exported.files)
        wrote = f"{files} files, a data card and a manifest with checksums"
        self._say("hint", f"Exported {exported.kept:,} {exported.unit}s to {exported.folder}: {wrote}.")

    def _refused(self, problem: ProblemForYou) -> None:
        self._busy.hide()
        self._go.setEnabled(True)
        self._say("error", str(problem))

    def _say(self, kind: str, words: str) -> None:
        self.column.removeWidget(self._news)
        self._news.deleteLater()
        self._news = MessageBar(kind, words)  # type: ignore[arg-type]  # one of the kinds
        self.column.insertWidget(0, self._news)

    # ------------------------------------------------------------------------------------------- set-up

    def _set_up(self) -> None:
        self._formats["trl"].setChecked(True)
        self._least.setRange(1, 99)
        self._least.setAccessibleName("Least labels")
        self._justifications.setChecked(True)
        self._record.setReadOnly(True)
        self._record.setFont(font("mono"))
        self._record.setAccessibleName("First records")
        self._record.setTabChangesFocus(True)
        self._place.setAccessibleName("Save in")
        self._news.hide()
        self._busy.hide()

    def _connect(self) -> None:
        for radio in self._formats.values():
            radio.toggled.connect(lambda on: self.refresh() if on else None)
        for box in (self._complete, self._near, self._justifications):
            box.toggled.connect(lambda _: self.refresh())
        for combo in (self._rule, self._split):
            combo.currentIndexChanged.connect(lambda _: self.refresh())
        self._least.valueChanged.connect(lambda _: self.refresh())
        self._go.clicked.connect(lambda: self.export())
        self._session.switched.connect(self._place.clear)

    def _arrange_cards(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(px(12))
        columns.addWidget(self._format_card(), 27)
        columns.addWidget(self._choices_card(), 27)
        columns.addLayout(self._result_column(), 46)
        self.column.addWidget(self._news)
        self.column.addWidget(self._busy)
        self.column.addLayout(columns, 1)
        self.column.addLayout(self._place_row())

    def _format_card(self) -> Card:
        card = Card("Format", spacing=4)
        for item in FORMATS:
            card.body.addWidget(self._formats[item.name])
            detail = item.title.partition(": ")[2]
            words = f"{detail}. Sign: {item.sign}." if detail else f"Sign: {item.sign}."
            note = Paragraph(words[0].upper() + words[1:], "small", "text_2")
            note.setContentsMargins(px(28), 0, 0, px(8))
            card.body.addWidget(note)
        card.body.addStretch(1)
        return card

    def _choices_card(self) -> Card:
        card = Card("Several labels become one by")
        card.body.addWidget(self._rule)
        card.body.addWidget(Paragraph("A lead’s decision goes before any rule.", "small", "text_2"))
        card.body.addWidget(label("Keep only pairs", "strong"))
        least = QHBoxLayout()
        least.addWidget(label("with at least", "body"))
        least.addWidget(self._least)
        least.addWidget(label("labels", "body"))
        least.addStretch(1)
        card.body.addLayout(least)
        for part in (self._complete, self._near, label("Write", "strong"), self._justifications):
            card.body.addWidget(part)
        card.body.addWidget(label("Split", "body", "text_2"))
        card.body.addWidget(self._split)
        card.body.addStretch(1)
        return card

    def _result_column(self) -> QVBoxLayout:
        records = Card("Records as they would be written")
        back, on = Button("Previous", "quiet", compact=True), Button("Next", "quiet", compact=True)
        back.clicked.connect(lambda: self.step(-1))
        on.clicked.connect(lambda: self.step(1))
        records.title_row.addWidget(back)
        records.title_row.addWidget(on)
        records.body.addWidget(self._record)
        left_out = Card(flush=True)
        left_out.body.addWidget(self._left_out)
        left_out.setMinimumHeight(px(160))
        column = QVBoxLayout()
        column.setSpacing(px(12))
        column.addWidget(records, 3)
        column.addWidget(self._counts)
        column.addWidget(left_out, 2)
        return column

    def _place_row(self) -> QHBoxLayout:
        choose = Button("Choose…", "plain")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(label("Save in", "body", "text_2"))
        row.addWidget(self._place, 1)
        row.addWidget(choose)
        row.addWidget(self._go)
        return row

    def _choose(self) -> None:
        folder = choose_folder(self, self._place.text())
        if folder is not None:
            self._place.setText(str(folder))


def _combo(words: Sequence[str], name: str) -> QComboBox:
    made = QComboBox()
    made.addItems(list(words))
    made.setAccessibleName(name)
    return made


def _as_text(lines: Sequence[Mapping[str, Any]]) -> str:
    text = "\n".join(json.dumps(line, ensure_ascii=False, indent=2) for line in lines)
    return text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + "\n…"
