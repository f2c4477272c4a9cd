"""The constraints of a prompt as rows: a number, the words to edit in place, and what else there is of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from nearmiss.checks import rule_of
from nearmiss.editing.lists import Constraints, Fault
from nearmiss.editing.trying import Trial
from nearmiss.model import Constraint
from nearmiss_gui.constraints_page.trying import SIDES
from nearmiss_gui.theme import colour, px, set_look
from nearmiss_gui.translation import in_figures, listed, tr
from nearmiss_gui.widgets import Badge, Paragraph, VerdictMark, label, paint
from nearmiss_gui.widgets.paint import text_width

_LEAVE = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
MOST_LINES = 12


class Words(QPlainTextEdit):
    """The words of one constraint, as high as they are. Undo is the page's; ↑ and ↓ at the edge go to the next row.

    `typed(text)`, `entered` when the keyboard comes, `left(by)` when it goes on up (−1) or down (1).
    """

    typed = Signal(str)
    entered = Signal()
    left = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(px(3))
        self._silent = False
        self.textChanged.connect(self._changed)

    def show_words(self, words: str) -> None:
        """Show other words; the cursor stays where it is, as far as there are so many."""
        if words == self.toPlainText():
            return
        place = self.textCursor().position()
        self._silent = True
        self.setPlainText(words)
        self._silent = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)
        self._fit()

    def halves(self) -> tuple[str, str]:
        """The words before the cursor and those behind it."""
        cursor = self.textCursor()
        whole = QTextCursor(self.document())
        whole.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
        before = whole.selection().toPlainText()
        return before, self.toPlainText()[len(before) :]

    def sizeHint(self) -> QSize:
        return QSize(px(300), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self._height())

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and isinstance(event, QKeyEvent) and any(event.matches(key) for key in _LEAVE):
            event.ignore()  # the page takes steps back, this field among them
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key())) if bare else None
        if by is not None and self._at_edge(by):
            self.left.emit(by)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _at_edge(self, by: int) -> bool:
        cursor = self.textCursor()
        step = QTextCursor.MoveOperation.Up if by < 0 else QTextCursor.MoveOperation.Down
        return not cursor.movePosition(step)

    def _changed(self) -> None:
        self._fit()
        if not self._silent:
            self.typed.emit(self.toPlainText())

    def _height(self) -> int:
        step = self.fontMetrics().lineSpacing()
        return int(min(self._lines(), MOST_LINES) * step + 2 * self.document().documentMargin() + px(14))

    def _lines(self) -> int:
        return sum(max(1, block.layout().lineCount()) for block in _blocks(self))

    def _fit(self) -> None:
        scrolls = self._lines() > MOST_LINES
        needed, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(needed if scrolls else off)
        if self.height() != self._height():
            self.setFixedHeight(self._height())
            self.updateGeometry()


def _blocks(field: QPlainTextEdit) -> list[QTextBlock]:
    found, block = list[QTextBlock](), field.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


class Row(QFrame):
    """One constraint; the current one has the 3 px edge. Below its words: what else there is, and what is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Words()
        self._number = label("", "small-medium", "text_2")
        self._number.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._about = Paragraph("", "small", "text_2")
        self._fault = Paragraph("", "small", "missed")
        self._marks = {side: VerdictMark("", side) for side in SIDES}
        self._badges = {side: Badge(side) for side in SIDES}
        self._is_current = False
        self._arrange()

    def show_constraint(self, number: int, item: Constraint, others: Sequence[Constraint], fault: str) -> None:
        """Show a constraint by its number, from 1, and why it cannot be saved, if so."""
        self._number.setText(in_figures(number))
        self.words.show_words(item.text)
        self.words.setAccessibleName(tr("Constraint {number}", number=number))
        said = about(item, others)
        self._about.setText(said)
        self._about.setVisible(bool(said))
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.words.setAccessibleDescription(". ".join(filter(None, (said, fault))))
        set_look(self.words, invalid="true" if fault else "false")

    def show_trial(self, trial: Trial | None) -> None:
        """What the check says of A and B, strictly; nothing where there is no check."""
        said = (trial.a, trial.b) if trial is not None else (None, None)
        for (side, mark), outcome in zip(self._marks.items(), said, strict=True):
            mark.set_verdict(outcome.verdict if outcome else "")
            mark.setVisible(outcome is not None)
            self._badges[side].setVisible(outcome is not None)

    def set_current(self, current: bool) -> None:
        """Whether the cursor is here."""
        self._is_current = current
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        if self._is_current:
            painter.fillRect(self.rect(), colour("sunken"))
            painter.fillRect(QRectF(0, 0, px(3), self.height()), colour("accent"))
        paint.line(painter, 0, self.height() - 0.5, self.width(), self.height() - 0.5, "line")
        painter.end()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(6), px(12), px(7))
        row.setSpacing(px(8))
        self._number.setFixedWidth(max(px(24), text_width("small-medium", "888")))
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(3))
        column.addWidget(self.words)
        below = QHBoxLayout()
        below.setSpacing(px(6))
        below.addWidget(self._about, 1)
        for side, mark in self._marks.items():
            below.addWidget(self._badges[side])
            below.addWidget(mark)
            mark.hide()
            self._badges[side].hide()
        column.addLayout(below)
        column.addWidget(self._fault)
        row.addLayout(column, 1)
        self._fault.hide()


def about(item: Constraint, others: Sequence[Constraint]) -> str:
    """Category, weight and the rest, in a line."""
    numbers = {other.id: number for number, other in enumerate(others, start=1)}
    after = [str(numbers[identity]) for identity in item.depends_on if identity in numbers]
    parts = [
        item.category or "",
        tr("weight {n}", n=item.weight) if item.weight is not None else "",
        tr("depends on {numbers}", numbers=listed(after)) if after else "",
        tr("from turn {n}", n=item.from_turn) if item.from_turn is not None else "",
        tr("check: {name}", name=_title(item.check.id)) if item.check is not None else "",
    ]
    return " · ".join(part for part in parts if part)


def _title(identity: str) -> str:
    rule = rule_of(identity)
    return tr(rule.title) if rule else identity


class RowList(QScrollArea):
    """All rows. `typed(place, text)` for each key in a text, `went(place)` when the keyboard goes to another row."""

    typed = Signal(int, str)
    went = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._rows: list[Row] = []
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(1, 0, 1, 1)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(holder)
        self._wanted = -1
        holder.installEventFilter(self)
        holder.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def rows(self) -> list[Row]:
        """The rows in sight, from the top."""
        return self._rows

    def show_list(self, constraints: Constraints, place: int, faults: Sequence[Fault], *, writes: bool) -> None:
        """Show a list with the cursor at a place. The keyboard stays where it is."""
        self._make(len(constraints))
        why = {fault.place: tr(fault.why) for fault in reversed(faults)}
        for number, (row, item) in enumerate(zip(self._rows, constraints, strict=True)):
            row.show_constraint(number + 1, item, constraints, why.get(number, ""))
            row.set_current(number == place)
            row.words.setReadOnly(not writes)

    def show_trials(self, trials: Sequence[Trial | None]) -> None:
        """What checks say, row by row; of other rows than these, nothing."""
        known = len(trials) == len(self._rows)
        for number, row in enumerate(self._rows):
            row.show_trial(trials[number] if known else None)

    def take_keyboard(self, place: int, *, at_end: bool = False) -> None:
        """The keyboard goes to the words of a row."""
        if 0 <= place < len(self._rows):
            words = self._rows[place].words
            words.setFocus(Qt.FocusReason.OtherFocusReason)
            if at_end:
                words.moveCursor(QTextCursor.MoveOperation.End)
            self._wanted = place
            QTimer.singleShot(0, self, self._bring_into_sight)  # once it is laid out

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Rows grow to their words as they are laid out: the one that is wanted must not be pushed out of sight.
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and watched is self.widget():
            QTimer.singleShot(0, self, self._bring_into_sight)
        return bool(super().eventFilter(watched, event))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wanted = -1
        super().wheelEvent(event)

    def _bring_into_sight(self) -> None:
        if 0 <= self._wanted < len(self._rows):
            self.ensureWidgetVisible(self._rows[self._wanted])

    def has_keyboard(self) -> bool:
        """Whether somebody is writing in a row."""
        return any(row.words.hasFocus() for row in self._rows)

    def _make(self, number: int) -> None:
        while len(self._rows) < number:
            row, place = Row(), len(self._rows)
            row.words.typed.connect(lambda text, place=place: self.typed.emit(place, text))
            row.words.entered.connect(lambda place=place: self.went.emit(place))
            row.words.left.connect(lambda by, place=place: self.take_keyboard(place + by))
            self._column.insertWidget(place, row)
            self._rows.append(row)
        while len(self._rows) > number:
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
