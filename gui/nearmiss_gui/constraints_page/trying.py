"""Checks run on the two responses of a pair while a list is edited: on a free worker, the newest list only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from nearmiss.editing.lists import Constraints
from nearmiss.editing.trying import Trial, Tried, tried
from nearmiss.model import Conversation, DeskSide, Outcome
from nearmiss_gui.jobs import Jobs
from nearmiss_gui.theme import px
from nearmiss_gui.translation import tr
from nearmiss_gui.widgets import Badge, MessageBar, Paragraph, VerdictMark, label
from nearmiss_gui.widgets.marks import Side

SIDES: tuple[Side, ...] = ("A", "B")


@dataclass(frozen=True, slots=True)
class Question:
    """A list to be tried on two responses to a conversation, and the list that is saved, to compare with."""

    constraints: Constraints
    saved: Constraints
    sides: tuple[DeskSide, ...]
    conversation: Conversation


class Trials(QObject):
    """`ask(question)` as often as one likes; `arrived(question, tried, saved)` comes for the newest alone.

    While one runs, only the newest of those asked meanwhile waits.
    """

    def __init__(self, jobs: Jobs, arrived: Callable[[Question, Tried, Tried], object], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._arrived = jobs, arrived
        self._newest: Question | None = None
        self._running = False
        self._saved: tuple[object, Tried] | None = None

    def ask(self, question: Question | None) -> None:
        """Try this list; None: nothing is asked any more."""
        self._newest = question
        if question is not None and not self._running:
            self._start(question)

    def _start(self, question: Question) -> None:
        self._running = True
        about = (question.saved, question.sides)
        known = self._saved[1] if self._saved is not None and self._saved[0] == about else None

        def work() -> tuple[Tried, Tried]:
            saved = known or tried(question.saved, question.sides, question.conversation)
            now = tried(question.constraints, question.sides, question.conversation)
            return now, saved

        def came(found: tuple[Tried, Tried]) -> None:
            self._running, self._saved = False, (about, found[1])
            if self._newest is question:
                self._newest = None
                self._arrived(question, *found)
            elif self._newest is not None:
                self._start(self._newest)

        def failed(_: object) -> None:
            self._running, self._newest = False, None

        self._jobs.start(lambda _: work(), done=came, failed=failed, owner=self)


class Results(QWidget):
    """What the check of one constraint says of A and B, strictly and loosely, and what it found, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[tuple[int, str], tuple[VerdictMark, QWidget]] = {}
        self._words = [Paragraph("", "small", "text"), Paragraph("", "small", "text")]
        self._why = Paragraph("", "small", "missed")
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(4))
        for side, name in enumerate(SIDES):
            grid.addWidget(Badge(name), 2 * side, 0)
            for place, (kind, words) in enumerate((("strict", tr("strict")), ("loose", tr("loose")))):
                mark, told = VerdictMark("", f"{name}, {words}"), label(words, "small", "text_2")
                self._lines[side, kind] = (mark, told)
                grid.addWidget(mark, 2 * side, 1 + 2 * place)
                grid.addWidget(told, 2 * side, 2 + 2 * place)
            grid.addWidget(self._words[side], 2 * side + 1, 0, 1, 6)
        grid.setColumnStretch(5, 1)
        self._grid = QWidget()
        self._grid.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._grid)
        column.addWidget(self._why)
        self.show_trial(None)

    def show_trial(self, trial: Trial | None) -> None:
        """Show what a trial came to; nothing for none."""
        said = (trial.a, trial.b) if trial is not None else (None, None)
        self._grid.setVisible(any(said))
        self._why.setText(tr(trial.why_not) if trial is not None and trial.why_not else "")
        self._why.setVisible(bool(self._why.text()))
        for side, outcome in enumerate(said):
            for kind, verdict in (
                ("strict", outcome.verdict if outcome else None),
                ("loose", outcome.loose if outcome else None),
            ):
                mark, told = self._lines[side, kind]
                mark.set_verdict(verdict or "")
                for part in (mark, told):
                    part.setVisible(verdict is not None)
            self._words[side].setText(in_words(outcome) if outcome else "")

    def text(self) -> str:
        """What is told of A and of B, a line each."""
        return "\n".join(words.text() for words in self._words) + self._why.text()


def in_words(outcome: Outcome) -> str:
    """`213 words, limit 200`, or the reason why there is no verdict."""
    if outcome.verdict == "unclear":
        return tr(outcome.why)
    return ", ".join(tr(part) for part in (outcome.found, outcome.wanted) if part)


class Clashes(QWidget):
    """Constraints that no response can keep together, each named in a bar. Hidden where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        self._bars: list[MessageBar] = []
        self.hide()

    def show_clashes(self, words: Sequence[str]) -> None:
        """Name these."""
        if [bar.text() for bar in self._bars] == list(words):
            return
        for bar in self._bars:
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self._bars = [MessageBar("warning", said) for said in words]
        for bar in self._bars:
            self._column.addWidget(bar)
        self.setVisible(bool(words))

    def text(self) -> str:
        """What is said."""
        return "\n".join(bar.text() for bar in self._bars)


def clash_words(found: Tried, constraints: Constraints) -> list[str]:
    """Which constraints exclude each other, by their numbers, and why."""
    numbers = {item.id: number for number, item in enumerate(constraints, start=1)}
    said = []
    for clash in found.conflicts:
        known = [numbers[identity] for identity in clash.constraints if identity in numbers]
        if len(known) == 1:
            said.append(tr("Constraint {number} cannot be kept: {why}.", number=known[0], why=tr(clash.why)))
        elif len(known) > 1:
            one, two = known[:2]
            said.append(
                tr("Constraints {one} and {two} cannot be kept together: {why}.", one=one, two=two, why=tr(clash.why))
            )
    return said


def met_words(found: Tried, saved: Tried) -> str:
    """How many checks A and B meet with this list, and with the list that is saved."""
    now, before = _met(found), _met(saved)
    if not now[2]:
        return ""
    told = tr("Checks met: A {a} of {n}, B {b} of {n}", a=now[0], b=now[1], n=now[2])
    if now == before or not before[2]:
        return f"{told}."
    return told + "; " + tr("as saved: A {a} of {n}, B {b} of {n}.", a=before[0], b=before[1], n=before[2])


def _met(found: Tried) -> tuple[int, int, int]:
    run = [trial for trial in found.trials if trial is not None and trial.a is not None and trial.b is not None]
    a = sum(trial.a is not None and trial.a.verdict == "met" for trial in run)
    b = sum(trial.b is not None and trial.b.verdict == "met" for trial in run)
    return a, b, len(run)
