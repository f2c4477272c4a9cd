"""The pairs behind a number: a list with who said what, the widest apart first, and each pair to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nearmiss.audit.behind import BOTH_BAD, NOT_GIVEN_STATE, NOT_READ, Behind, Said, answers_to
from nearmiss.cases import Cases
from nearmiss.errors import ProblemForYou
from nearmiss.model import DeskItem, ResponseText
from nearmiss.pair_reading import Keys, beginnings, images_of, keys_of_units, whole_pair
from nearmiss.project import Project
from nearmiss_gui.desk.frames import SidePanel
from nearmiss_gui.news import in_words
from nearmiss_gui.session import Session
from nearmiss_gui.theme import px
from nearmiss_gui.translation import counted, in_figures, mark, tr
from nearmiss_gui.widgets import Button, Cell, Column, Paragraph, Table, label
from nearmiss_gui.widgets.table import Value

if TYPE_CHECKING:
    from nearmiss_gui.desk.prompt_panel import PromptPanel
    from nearmiss_gui.desk.responses import ResponsePane

PAGE = 100
"""Pairs that are fetched and shown at a time."""
_COLUMNS = (
    Column(mark("Prompt"), stretch=True),
    Column(mark("Who said what"), stretch=True),
    Column(mark("Apart"), number=True),
)
_STATES = {BOTH_BAD: mark("both bad"), NOT_READ: mark("unreadable"), NOT_GIVEN_STATE: mark("refused")}


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What was opened: its words, the answers, the pairs behind it, and the raters (codes) to name; None for all."""

    title: str
    cases: Cases
    behind: Behind
    raters: tuple[int, ...] | None = None
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class PairRow:
    """One pair of the list: where it is found, how its prompt begins, who said what, how far apart they are."""

    keys: Keys
    prompt: str
    said: tuple[Said, ...]
    gap: float


def stance(said: Said) -> str:
    """`A by 2`, `same`, `both bad`: one answer; A is the unit's first response."""
    if said.preference is None:
        return tr(_STATES.get(said.state, mark("no preference")))
    if said.preference == 0:
        return tr("same")
    side = "A" if said.preference < 0 else "B"
    return tr("{side} by {n}", side=side, n=abs(said.preference))


def who_said_what(said: Iterable[Said]) -> str:
    """`Mara A by 2 · Tomasz same · local-8b (21) B by 1`."""
    return " · ".join(f"{_name(one)} {stance(one)}" for one in said)


def _name(said: Said) -> str:
    return said.rater if said.slot == "main" else f"{said.rater} ({said.slot})"


class PairsPanel(SidePanel):
    """`ask(question)`; Enter reads a pair, Esc goes back: from the pair to the list, from the list to the page."""

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(tr("Pairs behind a number"), page, width=900)
        self._session = session
        self._question: Question | None = None
        self._keys: Mapping[str, Keys] | None = None
        self._asked = 0
        self.rows: list[PairRow] = []
        self._title = Paragraph("", "medium")
        self._said = label("", "small", "text_2")
        self.list = Table(_COLUMNS, tr("Pairs"))
        self.list.opened.connect(self.read_pair)
        self._more = Button(tr("Show more"), compact=True)
        self._more.clicked.connect(self._fetch)
        self._whole: _WholePair | None = None
        self._stack = QStackedWidget()
        self._arrange_parts()
        session.switched.connect(self.forget)
        session.changed.connect(lambda _: self._forget_keys())

    def ask(self, question: Question) -> None:
        """Show the pairs behind something, and take the keyboard."""
        self._asked += 1
        self._question, self.rows = question, []
        self._title.setText(question.title)
        self._said.setText("")
        self.list.set_rows([])
        self._more.hide()
        self._stack.setCurrentIndex(0)
        if self.isHidden():
            self.enter()
        self.list.setFocus()
        self._fetch()

    def forget(self) -> None:
        """Another project is open, or none."""
        self._forget_keys()
        self._question = None
        self.leave()

    def _forget_keys(self) -> None:
        self._keys = None

    def first_focus(self) -> QWidget:
        return self.list

    def is_reading(self) -> bool:
        """Whether one pair is shown."""
        return self._stack.currentIndex() == 1

    def text(self) -> str:
        """What is said of the list."""
        return self._said.text()

    # ------------------------------------------------------------------------------------------ the list

    def _fetch(self) -> None:
        question, first = self._question, len(self.rows)
        if question is None:
            return
        asked, known = self._asked, self._keys
        if len(question.behind) == 0:
            self._said.setText(question.nothing or tr("No pair lies behind it."))
            return

        def read(project: Project) -> tuple[Mapping[str, Keys], list[PairRow]]:
            keys = known if known is not None else keys_of_units(project)
            return keys, page_of(project, question, keys, first)

        def arrived(found: tuple[Mapping[str, Keys], list[PairRow]]) -> None:
            if asked == self._asked:
                self._keys = found[0]
                self._show_rows(found[1])

        self._said.setText(tr("Reading the pairs …"))
        self._session.read(read, arrived, self._failed, owner=self)

    def _failed(self, problem: ProblemForYou) -> None:
        self._said.setText(in_words(problem))

    def _show_rows(self, rows: Sequence[PairRow]) -> None:
        at = self.list.selected_row() or 0
        self.rows += rows
        self.list.set_rows([_row(row) for row in self.rows])
        self.list.select(at)
        whole = len(self._question.behind) if self._question else 0
        shown = len(self.rows)
        words = counted("{n} pair", "{n} pairs", whole)
        if shown < whole:
            words = tr("The first {shown} of {all} pairs, the widest apart first", shown=shown, all=whole)
        self._said.setText(tr("{words}. Enter reads one.", words=words))
        self._more.setVisible(shown < whole)

    # ------------------------------------------------------------------------------------------ one pair

    def read_pair(self, row: int) -> None:
        """Show a pair of the list in full."""
        asked, entry = self._asked, self.rows[row]

        def read(project: Project) -> tuple[DeskItem, ResponseText, ResponseText, dict[str, bytes]]:
            item, a, b = whole_pair(project, entry.keys)
            names = {name for turn in item.conversation.turns for name in turn.images}
            return item, a, b, images_of(project, names)

        def arrived(found: tuple[DeskItem, ResponseText, ResponseText, dict[str, bytes]]) -> None:
            if asked == self._asked:
                self._show_whole(entry, *found)

        self._session.read(read, arrived, self._failed, owner=self)

    def _show_whole(
        self, entry: PairRow, item: DeskItem, a: ResponseText, b: ResponseText, images: Mapping[str, bytes]
    ) -> None:
        if self._whole is None:
            self._whole = _WholePair()
            self._stack.addWidget(self._whole)
            self._whole.back.clicked.connect(self.show_list)
        self._whole.show_pair(entry, item, a, b, images)
        self._stack.setCurrentIndex(1)
        self._whole.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Back to the list, at the pair that was read."""
        self._stack.setCurrentIndex(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_reading():
            return self.show_list()
        return super().keyPressEvent(event)

    def _arrange_parts(self) -> None:
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(self._more)
        column.addWidget(self._title)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self._stack.addWidget(listed)
        self.body.addWidget(self._stack, 1)


def page_of(project: Project, question: Question, keys: Mapping[str, Keys], first: int) -> list[PairRow]:
    """The next pairs of a list, from number `first` on. Runs on the store's thread."""
    behind, votes = question.behind, question.cases.votes
    units = behind.units[first : first + PAGE].tolist()
    found = [(unit, keys[votes.units[unit]]) for unit in units if votes.units[unit] in keys]
    prompts = beginnings(project, [pair for _, pair in found])
    gaps = dict(zip(units, behind.gap[first : first + PAGE].tolist(), strict=True))
    return [
        PairRow(pair, prompt, answers_to(votes, unit, question.raters), gaps[unit])
        for (unit, pair), prompt in zip(found, prompts, strict=True)
    ]


def _row(row: PairRow) -> list[Value]:
    return [row.prompt, who_said_what(row.said), Cell(in_figures(row.gap), sort=row.gap)]


class _WholePair(QWidget):
    """A pair in the reading view, with everybody's answer; nothing can be changed here."""

    def __init__(self) -> None:
        super().__init__()
        # The reading view is not on the way to the page's first picture.
        from nearmiss_gui.desk.prompt_panel import PromptPanel
        from nearmiss_gui.desk.responses import ResponsePane

        self.prompt: PromptPanel = PromptPanel()
        self.panes: tuple[ResponsePane, ResponsePane] = (ResponsePane("A"), ResponsePane("B"))
        self.answers = Table((Column(mark("Rater"), stretch=True), Column(mark("Said"), stretch=True)), tr("Answers"))
        self.back = Button(tr("Back to the list"), icon="chevron-left", compact=True)
        self._arrange_parts()

    def show_pair(
        self, entry: PairRow, item: DeskItem, a: ResponseText, b: ResponseText, images: Mapping[str, bytes]
    ) -> None:
        """Show other texts, each from its beginning."""
        self.prompt.show_conversation(item.conversation, images)
        for pane, response in zip(self.panes, (a, b), strict=True):
            pane.view.show_text(response.shown, turns=response.messages)
        self.answers.set_rows([(_name(said), stance(said)) for said in entry.said])

    def first_focus(self) -> QWidget:
        """What is read first."""
        return self.panes[0].view

    def _arrange_parts(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addStretch(1)
        texts = QHBoxLayout()
        texts.setSpacing(px(8))
        for pane in self.panes:
            texts.addWidget(pane, 1)
        for button in self.prompt.findChildren(Button):
            button.set_key("")  # the desk's keys do nothing here
        self.prompt.set_most_height(px(190))
        self.answers.setMaximumHeight(px(170))
        column.addLayout(head)
        column.addWidget(self.prompt)
        column.addLayout(texts, 1)
        column.addWidget(self.answers)
