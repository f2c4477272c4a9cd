"""The first records of a file as they would be taken: in words, or as the JSON that they become."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QTextEdit, QWidget

from nearmiss.import_files import Preview
from nearmiss.importing.in_words import Said, in_words
from nearmiss.phrases import Phrase
from nearmiss_gui.bringing_in import notes_in_words
from nearmiss_gui.theme import colour, font, px
from nearmiss_gui.translation import counted, inside, tr
from nearmiss_gui.widgets import Card, Paragraph, Segment

_TEXT_SHOWN = 600
_JSON_SHOWN = 4000


class RecordsCard(Card):
    """`show_preview(found)` shows its first records; `say_how_far(…)` what is known of the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("The first records, as they would be taken"), parent=parent)
        self.forms = Segment([tr("In words"), tr("As JSON")], name=tr("Show the records"))
        self.said, self.written = _Words(), QPlainTextEdit()
        self._how_far, self._notes = Paragraph("", "small", "text_2"), Paragraph("", "small", "text_2")
        self._stack = QStackedWidget()
        self.title_row.addWidget(self.forms)
        for view in (self.said, self.written):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._how_far)
        self.body.addWidget(self._notes)
        self.forms.changed.connect(self._stack.setCurrentIndex)
        self.setMinimumHeight(px(260))
        _set_up_json(self.written)
        self.say_how_far(None, 0, whole=True)

    def show_preview(self, found: Preview | None) -> None:
        """Show other records, or none."""
        self.said.show_records([in_words(item) for item in found.items] if found else [])
        self._notes.setText(" ".join(notes_in_words(found.notes)) if found else "")
        self._notes.setVisible(bool(self._notes.text()))
        texts = [json.dumps(record, ensure_ascii=False, indent=2) for record in found.records] if found else []
        self.written.setPlainText("\n\n".join(_cut(text, _JSON_SHOWN) for text in texts))

    def say_how_far(self, fine: int | None, bad: int, *, whole: bool) -> None:
        """How many records are fine and how many are not, of all or of the first; None for nothing known."""
        self._how_far.setVisible(fine is not None)
        if fine is None:
            return
        of = counted("{n} record can be taken", "{n} records can be taken", fine)
        not_ = counted("{n} cannot", "{n} cannot", bad)
        said = tr("{fine}, {bad}.", fine=of, bad=not_) if bad else tr("{fine}.", fine=of)
        if not whole:
            said = tr(
                "Of the first records {said} Problems further down are reported when importing.", said=inside(said)
            )
        self._how_far.setText(said)

    def how_far(self) -> str:
        """What is said of the others."""
        return "" if self._how_far.isHidden() else self._how_far.text()


class _Words(QTextEdit):
    """Records in words. Every text goes in as characters, never as markup."""

    def __init__(self) -> None:
        super().__init__()
        self._records: list[Said] = []
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(tr("The first records as they would be understood"))

    def show_records(self, records: Sequence[Said]) -> None:
        """Show other records."""
        self._records = list(records)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._write()

    def _write(self) -> None:
        self.clear()
        cursor = self.textCursor()
        for number, said in enumerate(self._records, 1):
            title = tr("Record {number}, line {line}", number=number, line=said.line)
            _line(cursor, title, "strong", "text", above=14 if number > 1 else 0)
            for name, text in said.parts:
                _line(cursor, tr(name), "small", "text_2", above=6)
                _line(cursor, tr(text) if isinstance(text, Phrase) else _cut(text, _TEXT_SHOWN), "body", "text")
            for place, sentence in enumerate(said.labels):
                _line(cursor, f"•\u2002{tr(sentence)}", "body", "text", above=0 if place else 8)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _line(cursor: QTextCursor, text: str, role: str, tone: str, above: int = 0) -> None:
    block, look = QTextBlockFormat(), QTextCharFormat()
    block.setTopMargin(px(above))
    look.setFont(font(role))
    look.setForeground(colour(tone))
    if cursor.document().isEmpty():
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
    cursor.insertText(text, look)


def _set_up_json(view: QPlainTextEdit) -> None:
    view.setReadOnly(True)
    view.setFont(font("mono"))
    view.setAccessibleName(tr("The first records as JSON"))
    view.setTabChangesFocus(True)
    # JSON reads from the left, whatever script its texts are in.
    left_to_right = QTextOption()
    left_to_right.setTextDirection(Qt.LayoutDirection.LeftToRight)
    view.document().setDefaultTextOption(left_to_right)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
