"""Which stretches of a shown text are marked, in layers: differences, evidence, what was found.

Marks lie over the document (Qt's extra selections), so that putting them on and off lays nothing out anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from nearmiss_gui.theme import colour

Layer = Literal["difference", "evidence", "found", "current"]
Side = Literal["A", "B"]

MOST_MARKS = 3_000
"""Marks in one layer; Qt looks at each of them for each block that it paints."""
_LAYERS: tuple[Layer, ...] = ("difference", "evidence", "found", "current")

Places = list[tuple[int, int]]
"""Start and end positions in a document."""


class Marks:
    """The marks on one document at a time. A layer set anew replaces what it had."""

    def __init__(self) -> None:
        self._layers: dict[Layer, tuple[Places, QTextCharFormat]] = {}

    def put(self, layer: Layer, places: Iterable[tuple[int, int]], look: QTextCharFormat) -> None:
        """Mark `places`; the first MOST_MARKS of them."""
        self._layers[layer] = (list(places)[:MOST_MARKS], look)

    def clear(self, layer: Layer | None = None) -> None:
        """Take off one layer, or all."""
        if layer is None:
            self._layers.clear()
        else:
            self._layers.pop(layer, None)

    def places(self, layer: Layer) -> Places:
        """What is marked in a layer."""
        return list(self._layers[layer][0]) if layer in self._layers else []

    def selections(self, document: QTextDocument) -> list[QTextEdit.ExtraSelection]:
        """All marks, those of a later layer over those of an earlier one."""
        shown = (self._layers[layer] for layer in _LAYERS if layer in self._layers)
        return [_selection(document, place, look) for places, look in shown for place in places]


def difference_look(side: Side) -> QTextCharFormat:
    """Words that only A has: blue with a solid line below. Only B: orange with a dashed one."""
    lines = QTextCharFormat.UnderlineStyle
    made = QTextCharFormat()
    made.setBackground(colour("a_diff" if side == "A" else "b_diff"))
    made.setUnderlineStyle(lines.SingleUnderline if side == "A" else lines.DashUnderline)
    made.setUnderlineColor(colour("a" if side == "A" else "b"))
    return made


def evidence_look() -> QTextCharFormat:
    """What was attached to a constraint: a grey ground and a dotted line."""
    made = QTextCharFormat()
    made.setBackground(colour("unclear_tint"))
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    made.setUnderlineColor(colour("text"))
    return made


def found_look(*, current: bool = False) -> QTextCharFormat:
    """What the search found: amber ground; where the search stands: the ink of a selection."""
    made = QTextCharFormat()
    made.setBackground(colour("primary" if current else "warn_tint"))
    made.setForeground(colour("on_primary" if current else "text"))
    return made


def _selection(document: QTextDocument, place: tuple[int, int], look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(document)
    cursor.setPosition(place[0])
    cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
    made.cursor, made.format = cursor, look
    return made
