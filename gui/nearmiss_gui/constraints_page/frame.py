"""Where the parts of the constraint page stand: prompts left, the list in the middle, one constraint right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nearmiss_gui.commands import BY_ID, shown_key
from nearmiss_gui.constraints_page.checking import CheckFields
from nearmiss_gui.constraints_page.details import Details
from nearmiss_gui.constraints_page.prompts import PromptList
from nearmiss_gui.constraints_page.rows import RowList
from nearmiss_gui.constraints_page.trying import Clashes, Results
from nearmiss_gui.desk.word_selection import WordSelection
from nearmiss_gui.reading import ConversationView
from nearmiss_gui.reflow import Part, Reflow
from nearmiss_gui.theme import px
from nearmiss_gui.translation import mark, tr
from nearmiss_gui.widgets import Button, Card, EmptyState, MessageBar, Paragraph, label, plain_tip
from nearmiss_gui.widgets.marks import native_key

MOST_OF_PROMPT = 190
"""Height of the prompt's text beyond which it scrolls."""
BUTTONS = {
    "edit_add": (mark("Add"), "plus", "plain"),
    "edit_pieces": (mark("Split into pieces"), "", "quiet"),
    "edit_split": (mark("Split here"), "", "quiet"),
    "edit_join": (mark("Join"), "", "quiet"),
    "edit_remove": (mark("Remove"), "", "quiet"),
}
"""Short words, icon and kind of each button; the command's own words are its tip."""


class Parts:
    """The widgets of the page, by what they are for."""

    def __init__(self, unsaved: Callable[[str], bool]) -> None:
        self.prompts = PromptList(unsaved)
        self.text = ConversationView()
        self.text.setAccessibleName(tr("Prompt"))
        self.text.setMaximumHeight(px(MOST_OF_PROMPT))
        WordSelection(self.text)
        self.rows = RowList()
        self.rows.setMinimumHeight(px(220))
        self.details, self.check, self.results, self.clashes = Details(), CheckFields(), Results(), Clashes()
        self.pair = QComboBox()
        self.pair.setAccessibleName(tr("Pair to try checks on"))
        self.pair.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.pair.setMinimumContentsLength(8)
        self.met = Paragraph("", "small", "text_2")
        self.labels = Paragraph("", "small", "text_2")
        self.unsaved = MessageBar("hint", tr("Unsaved changes."), icon="edit")
        self.conflict = MessageBar("warning")
        self.buttons = {
            name: Button(tr(words), kind, icon=icon, key=shown_key(name), compact=True)  # type: ignore[arg-type]
            for name, (words, icon, kind) in BUTTONS.items()
        }
        for name, button in self.buttons.items():
            plain_tip(button, f"{tr(BY_ID[name].text)} ({native_key(shown_key(name))})")
        self.list_card, self.one_card = Card(tr("Constraints"), flush=True), Card(tr("Constraint"))
        self.prompt_card = Card(tr("Prompt"), padding=12, spacing=4)
        self.empty = EmptyState(
            "edit", tr("No constraints yet"), tr("Add one, select words of the prompt, or split the prompt.")
        )
        self.nothing = EmptyState("search", tr("No prompt is chosen"), tr("Choose one at the left."))

    def panes(self) -> list[QWidget]:
        """The parts that F6 goes through."""
        return [self.prompts, self.prompt_card, self.list_card, self.one_card]

    def laid_out(self) -> Reflow:
        """All of it, in as many columns as there is room for."""
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        self.prompt_card.body.addWidget(self.text)
        self.prompt_card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addWidget(self.prompt_card)
        column.addWidget(self._list(), 1)
        self.prompts.setMinimumHeight(px(260))
        self._one()
        return Reflow([Part(self.prompts, 5, 200), Part(middle, 10, 360), Part(self.one_card, 6, 200)])

    def _list(self) -> Card:
        card = self.list_card
        card.title_row.addWidget(self.buttons["edit_add"])
        card.body.addWidget(self.rows, 1)
        card.body.addWidget(self.empty, 1)
        below = QHBoxLayout()
        below.setContentsMargins(px(8), px(4), px(8), px(6))
        below.setSpacing(px(2))
        for name in ("edit_pieces", "edit_split", "edit_join", "edit_remove"):
            self.buttons[name].show_cap(False)
            below.addWidget(self.buttons[name])
        below.addStretch(1)
        card.body.addLayout(below)
        told = QVBoxLayout()
        told.setContentsMargins(px(14), 0, px(14), px(10))
        told.setSpacing(px(6))
        for part in (self.met, self.labels, self.clashes):
            told.addWidget(part)
        card.body.addLayout(told)
        return card

    def _one(self) -> None:
        body = self.one_card.body
        body.addWidget(self.details)
        body.addSpacing(px(6))
        body.addWidget(label(tr("Check"), "strong"))
        body.addWidget(self.check)
        row = QHBoxLayout()
        row.addWidget(label(tr("Tried on"), "small", "text_2"))
        row.addWidget(self.pair, 1)
        body.addLayout(row)
        body.addWidget(self.results)
        body.addStretch(1)
        body.setAlignment(Qt.AlignmentFlag.AlignTop)
