"""Which column of a table holds what: shown where a file is a table, or is nothing that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from nearmiss.importing.table_columns import FIELDS
from nearmiss_gui.theme import px
from nearmiss_gui.translation import mark, tr
from nearmiss_gui.widgets import Button, Card, Paragraph, label

OFFERED = {
    "prompt": mark("Prompt"),
    "constraints": mark("Constraints"),
    "response_1": mark("Response 1"),
    "response_2": mark("Response 2"),
    "model_1": mark("Model 1"),
    "model_2": mark("Model 2"),
    "system": mark("System turn"),
    "context": mark("Passage"),
    "preference": mark("Preference"),
    "winner": mark("Winner"),
    "rater": mark("Rater"),
    "id": mark("Id"),
}
"""The fields that are asked about at once, with their words."""
SELDOM = {
    "reference": mark("Reference answer"),
    "kind": mark("Kind of rater"),
    "slot": mark("Slot"),
    "order": mark("Order shown"),
    "statement": mark("Justification"),
    "elaboration": mark("Detail"),
    "confidence": mark("Confidence"),
    "p1": mark("Chance of response 1"),
    "seconds": mark("Seconds"),
    "at": mark("Time"),
}
"""Those that are asked about on demand; with the others all that `nearmiss import --map` knows."""
NOWHERE = mark("not in this file")


class ColumnsCard(Card):
    """`set_columns(names)` offers them, matched by their usual names; `mapping()`; `changed` when a person matches."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Columns"), parent=parent)
        self._names: tuple[str, ...] = ()
        self._offered = QStringListModel(self)
        self._fields: dict[str, QComboBox] = {}
        self._more = Button(tr("More fields"), "link", compact=True)
        self._seldom = QWidget()
        note = tr("Say which column holds what. Prompt and response 1 are needed.")
        self.body.addWidget(Paragraph(note, "small", "text_2"))
        usual = QWidget()
        for place, fields in ((usual, OFFERED), (self._seldom, SELDOM)):
            place.setLayout(self._grid(fields))
            self.body.addWidget(place)
        self.body.insertWidget(2, self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._seldom.hide()
        self._more.clicked.connect(lambda: self._show_seldom())

    def set_columns(self, names: Sequence[str], mapping: Mapping[str, str] | None = None) -> None:
        """Offer these columns. A field is matched as `mapping` says, otherwise where its usual name is among them."""
        self._names = tuple(names)
        said = mapping or {}
        for combo in self._fields.values():
            combo.blockSignals(True)
        self._offered.setStringList([tr(NOWHERE), *names])
        for field, combo in self._fields.items():
            usual = next((name for name in FIELDS[field] if name in self._names), "")
            column = said.get(field, usual)
            combo.setCurrentIndex(1 + self._names.index(column) if column in self._names else 0)
            combo.blockSignals(False)
        if any(self._fields[field].currentIndex() > 0 for field in SELDOM):
            self._show_seldom()

    def columns(self) -> tuple[str, ...]:
        """The columns that are offered."""
        return self._names

    def mapping(self) -> dict[str, str]:
        """Field to column; '' for one that would be found by its usual name and is not to be."""
        found = {}
        for field, combo in self._fields.items():
            if combo.currentIndex() > 0:
                found[field] = self._names[combo.currentIndex() - 1]
            elif any(name in self._names for name in FIELDS[field]):
                found[field] = ""
        return found

    def field(self, name: str) -> QComboBox:
        """The choice for one field."""
        return self._fields[name]

    def _show_seldom(self) -> None:
        had_focus = self._more.hasFocus()
        self._seldom.show()
        self._more.hide()
        if had_focus:
            self._fields[next(iter(SELDOM))].setFocus(Qt.FocusReason.TabFocusReason)

    def _grid(self, fields: Mapping[str, str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(6))
        for place, (name, words) in enumerate(fields.items()):
            combo = QComboBox()
            combo.setModel(self._offered)  # one list for all: there may be a thousand columns
            combo.setAccessibleName(tr(words))
            combo.setMinimumContentsLength(8)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.currentIndexChanged.connect(lambda _: self.changed.emit())
            row, column = divmod(place, 2)
            grid.addWidget(label(tr(words), "body", "text_2"), row, 2 * column)
            grid.addWidget(combo, row, 2 * column + 1)
            self._fields[name] = combo
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid
