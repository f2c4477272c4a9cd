"""The checklist: each constraint with a verdict for A and one for B, and a cursor that the keyboard moves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nearmiss.form import Cursor, Form, undecided
from nearmiss.model import Constraint
from nearmiss_gui.desk.frames import FittingScroll
from nearmiss_gui.theme import colour, px
from nearmiss_gui.widgets import Badge, Card, NumberDot, Paragraph, VerdictToggle, label, plain_tip

_LEFT, _GAP, _RIGHT = 12, 8, 12
NO_CONSTRAINTS = "No constraints for this pair. Judge it overall."


class ConstraintList(Card):
    """`set_constraints(…)`, then `show_form(form, cursor)` after each change.

    `judged(row, side, verdict)` is sent when a person sets a verdict with the mouse (empty to clear it), `entered(row,
    side)` when the focus comes to a place of the list.
    """

    judged = Signal(int, int, str)
    entered = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Constraints", padding=12, spacing=0, flush=True, parent=parent)
        self._rows: list[ConstraintRow] = []
        self._constraints: tuple[Constraint, ...] = ()
        self._cursor = Cursor()
        self._count = label("", "small", "text_2")
        self._none = Paragraph(NO_CONSTRAINTS, "body", "text_2")
        self._none.setContentsMargins(0, 0, 0, 0)
        self._sides = [Badge("A"), Badge("B")]
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._scroll = FittingScroll(self._holder)
        self._put_together()

    def set_constraints(self, constraints: Sequence[Constraint]) -> bool:
        """Show another list; nothing is decided then. True when rows had to be made."""
        self._constraints = tuple(constraints)
        made = len(self._rows) < len(constraints)
        while len(self._rows) < len(constraints):
            self._add_row()
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(constraints))
            if number < len(constraints):
                row.show_constraint(number, constraints)
        self._none.setVisible(not constraints)
        self._scroll.setVisible(bool(constraints))
        for badge in self._sides:
            badge.setVisible(bool(constraints))
        self._scroll.fit()
        return made

    def show_form(self, form: Form, cursor: Cursor) -> None:
        """Show the verdicts of a form and the place of the cursor."""
        for number in range(len(self._constraints)):
            self._rows[number].show_verdicts(form, number == cursor.row)
        decided = len(self._constraints) - undecided(form)
        self._count.setText(f"{decided} of {len(self._constraints)} decided" if self._constraints else "")
        moved, self._cursor = cursor != self._cursor, cursor
        self._set_tab_stop(cursor)
        if moved and self.has_keyboard():
            self.take_keyboard()

    def _set_tab_stop(self, cursor: Cursor) -> None:
        """Tab comes to the place of the cursor and goes on from the list: one stop, however long the list."""
        for number, row in enumerate(self._rows):
            for side, toggle in enumerate(row.toggles):
                here = (number, side) == (cursor.row, cursor.side)
                wanted = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
                if toggle.focusPolicy() != wanted:
                    toggle.setFocusPolicy(wanted)

    def take_keyboard(self) -> None:
        """Give the keyboard to the place of the cursor, and bring its row into sight."""
        if self._constraints:
            row = self._rows[self._cursor.row]
            row.toggles[self._cursor.side].setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(row, 0, px(8))
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_keyboard(self) -> bool:
        """Whether the focus is in the list."""
        focused = self.focusWidget()
        return self.hasFocus() or (focused is not None and focused.hasFocus() and self.isAncestorOf(focused))

    def row(self, number: int) -> ConstraintRow:
        """A row, from 0."""
        return self._rows[number]

    def set_compact(self, compact: bool) -> None:
        """Closer rows for small windows."""
        for row in self._rows:
            row.set_compact(compact)

    # ------------------------------------------------------------------------------------------- inside

    def _put_together(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title_row.setContentsMargins(_LEFT, px(7), _RIGHT, px(7))
        self.title_row.insertWidget(1, self._count)
        for badge in self._sides:
            holder = QWidget()
            holder.setFixedWidth(px(92))
            middle = QHBoxLayout(holder)
            middle.setContentsMargins(0, 0, 0, 0)
            middle.addWidget(badge, 0, Qt.AlignmentFlag.AlignHCenter)
            self.title_row.addWidget(holder)
        self.body.addWidget(self._scroll)
        empty = QVBoxLayout()
        empty.setContentsMargins(_LEFT, 0, _RIGHT, 0)
        empty.addWidget(self._none)
        self._none.setFixedHeight(px(40))
        self._none.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(empty)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        # The list can have the keyboard even when it has no rows: the desk's keys work from there.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("ring", "none")

    def _add_row(self) -> None:
        number = len(self._rows)
        row = ConstraintRow(number)
        for side, toggle in enumerate(row.toggles):
            toggle.chosen.connect(lambda verdict, side=side: self.judged.emit(number, side, verdict))
        row.entered.connect(lambda side: self.entered.emit(number, side))
        self._rows.append(row)
        self._column.addWidget(row)


class ConstraintRow(QWidget):
    """One constraint: its number, its words, what is to be known of it, and two verdicts."""

    entered = Signal(int)

    def __init__(self, number: int) -> None:
        super().__init__()
        self._current, self._first = False, number == 0
        self._words = Paragraph("", "body")
        self._notes = label("", "small", "text_3")
        self.toggles = (VerdictToggle(), VerdictToggle())
        self._row = QHBoxLayout(self)
        self._row.setSpacing(px(_GAP))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addWidget(self._notes)
        self._dot = NumberDot(number + 1)
        self._row.addWidget(self._dot)
        self._row.addLayout(column, 1)
        for toggle in self.toggles:
            self._row.addWidget(toggle)
            toggle.installEventFilter(self)
        self.set_compact(False)

    def show_constraint(self, number: int, constraints: Sequence[Constraint]) -> None:
        """Show a constraint of a list."""
        self._constraint = constraints[number]
        self._words.setText(self._constraint.text)
        self._needs = [str(i + 1) for i, other in enumerate(constraints) if other.id in self._constraint.depends_on]
        plain_tip(self._words, self._constraint.category or "")
        for side, toggle in zip("AB", self.toggles, strict=True):
            toggle.set_name(f"{side}: {self._constraint.text}")

    def show_verdicts(self, form: Form, current: bool) -> None:
        """Show the verdicts of this row in a form, and whether the cursor is here."""
        number = int(self._dot.text()) - 1
        for side, toggle in enumerate(self.toggles):
            verdict = form.verdict(number, side) or ""
            if verdict != toggle.verdict():
                toggle.set_verdict(verdict)
        words = self._notes_for(form, number)
        if words != self._notes.text() or self._notes.isHidden() == bool(words):
            self._notes.setText(words)
            self._notes.setVisible(bool(words))
        if current != self._current:
            self._current = current
            self.update()

    def set_compact(self, compact: bool) -> None:
        """Closer lines for small windows."""
        space = px(5 if compact else 6)
        self._row.setContentsMargins(px(_LEFT), space, px(_RIGHT), space)

    def _notes_for(self, form: Form, number: int) -> str:
        said = ["Ill-posed: not counted"] if number in form.ill_posed else []
        said += ["Decided the preference"] if number in form.deciding else []
        shown = [side for place, side in enumerate("AB") if form.evidence(number, place)]
        said += [f"Evidence in {' and '.join(shown)}"] if shown else []
        if self._constraint.from_turn is not None:
            said.append(f"From turn {self._constraint.from_turn} on")
        if self._constraint.added_in:
            said.append(f"New in step {self._constraint.added_in}")
        if self._needs:
            said.append(f"Depends on {', '.join(self._needs)}")
        return " · ".join(said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self.toggles.index(watched))
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.toggles[0].setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._current:
            painter.fillRect(self.rect(), colour("sunken"))
        if not self._first:
            painter.fillRect(0, 0, self.width(), 1, colour("line"))
        painter.end()
