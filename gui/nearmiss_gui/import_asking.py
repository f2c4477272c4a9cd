"""How a file is understood: its format, which can be chosen by hand, the meaning of its signs, and its source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from nearmiss.errors import ProblemForYou
from nearmiss.import_files import Preview
from nearmiss.importing.formats import FORMATS
from nearmiss.phrases import phrase
from nearmiss.schemes import PRESETS
from nearmiss_gui.theme import px
from nearmiss_gui.translation import inside, mark, tr
from nearmiss_gui.widgets import Button, Card, Paragraph, label
from nearmiss_gui.windows import NEW_PROJECT, choose_new_file

AS_RECOGNISED = mark("As recognised")


class UnderstoodCard(Card):
    """`show_preview(found, chosen)`; `chosen(name)` when a person names the format, None for as recognised.

    `show_sheets(names)` offers the sheets of a workbook; `sheet_chosen(name)` when a person goes to another.
    """

    chosen = Signal(object)
    sheet_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("How the file is understood"), parent=parent)
        self.formats = QComboBox()
        self.formats.setAccessibleName(tr("Format"))
        self.formats.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.formats.setMinimumContentsLength(12)
        self.formats.addItem(tr(AS_RECOGNISED), None)
        for recipe in sorted(FORMATS, key=lambda recipe: tr(recipe.title).casefold()):
            self.formats.addItem(tr(recipe.title), recipe.name)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(label(tr("Format"), "body", "text_2"))
        row.addWidget(self.formats, 1)
        self.body.addLayout(row)
        self._title = Paragraph("", "strong")
        self._lines = [Paragraph("", "body", "text_2") for _ in range(3)]
        for line in (self._title, *self._lines):
            self.body.addWidget(line)
        self.body.insertWidget(1, self._sheet_row())
        self.formats.activated.connect(lambda _: self.chosen.emit(self.formats.currentData()))

    def show_sheets(self, names: Sequence[str]) -> None:
        """Offer these sheets, the first of them in use; a single one is no choice."""
        self.sheets.clear()
        self.sheets.addItems(list(names))
        self._sheet.setVisible(len(names) > 1)

    def _sheet_row(self) -> QWidget:
        self._sheet, self.sheets = QWidget(), QComboBox()
        self.sheets.setAccessibleName(tr("Sheet"))
        row = QHBoxLayout(self._sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(label(tr("Sheet"), "body", "text_2"))
        row.addWidget(self.sheets, 1)
        self.sheets.textActivated.connect(self.sheet_chosen)
        self._sheet.hide()
        return self._sheet

    def show_preview(self, found: Preview | None, chosen: str | None) -> None:
        """Tell how a file is understood, None for not at all; `chosen` is the format that a person named."""
        self.formats.setCurrentIndex(self.formats.findData(chosen) if chosen else 0)
        self._title.setText(tr(found.title) if found else tr("Not understood yet"))
        said = ("", "", "")
        if found:
            said = (
                tr("Sign: {sign}", sign=inside(tr(found.sign))),
                tr("Left out: {what}", what=inside(tr(found.leaves_out))),
                tr("Source of the format: {source}", source=tr(found.source)),
            )
        for line, words in zip(self._lines, said, strict=True):
            line.setText(words)
            line.setVisible(bool(words))


class NewProjectCard(Card):
    """Where a new project is saved, and by which scheme people will label in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("New project"), parent=parent)
        self.place, self.schemes = QLineEdit(), QComboBox()
        self.place.setAccessibleName(tr("Save the project as"))
        for name, scheme in PRESETS.items():
            self.schemes.addItem(tr(scheme.title), name)
        self.schemes.setAccessibleName(tr("Scheme"))
        choose = Button(tr("Choose…"), "plain")
        choose.clicked.connect(self._choose_place)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(8))
        grid.addWidget(label(tr("Save as"), "body", "text_2"), 0, 0)
        grid.addWidget(self.place, 0, 1)
        grid.addWidget(choose, 0, 2)
        grid.addWidget(label(tr("Scheme"), "body", "text_2"), 1, 0)
        grid.addWidget(self.schemes, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        note = tr("The scheme says what people are asked: preference, verdicts, ratings, reasons.")
        self.body.addWidget(Paragraph(note, "small", "text_2"))

    def _choose_place(self) -> None:
        path = choose_new_file(self, tr("Save the project as"), NEW_PROJECT, self.place.text())
        if path is not None:
            self.place.setText(str(path))


def no_name() -> ProblemForYou:
    """What is said where the new project has no name."""
    return ProblemForYou(phrase("The new project needs a name."), None, phrase("Say where to save it."))
