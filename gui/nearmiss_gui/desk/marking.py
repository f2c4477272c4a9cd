"""Marks in a text field what will be kept as a response: the letters A and B that name one, in their colours."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from nearmiss.wording import references
from nearmiss_gui.theme import colour


class ReferenceMarker(QSyntaxHighlighter):
    """Colours A and B where they name a response, and the part after # while a constraint is looked for."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._search: tuple[int, int] | None = None

    def set_search(self, span: tuple[int, int] | None) -> None:
        """Mark a stretch of the document, # and what follows, as a search; None for none."""
        if span != self._search:
            self._search = span
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for found in references(text):
            start, end = units(text[: found.start]), units(text[: found.end])
            self.setFormat(start, end - start, _letters(colour(found.side.lower())))
        if self._search is not None:
            start = self._search[0] - self.currentBlock().position()
            length = self._search[1] - self._search[0]
            if 0 <= start <= self.currentBlock().length():
                self.setFormat(start, length, _letters(colour("accent")))


def units(text: str) -> int:
    """The length of a text as Qt counts it, in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def _letters(ink: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(ink)
    made.setFontWeight(QFont.Weight.DemiBold)
    return made
