"""What there is of one constraint beside its words: category, weight, what it depends on, the turn it counts from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from nearmiss.editing.lists import Constraints
from nearmiss_gui.constraints_page.completing import completer_of
from nearmiss_gui.theme import px, set_look
from nearmiss_gui.translation import tr
from nearmiss_gui.widgets import Paragraph, label


class Details(QWidget):
    """`show_constraint(constraints, place)`; `filled(field, values)` is sent for what makes sense.

    What makes none is named below the fields, and stays in its field until it is mended.
    """

    filled = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._constraints: Constraints = ()
        self._place = -1
        self._names = QStringListModel(self)
        self.fields = {name: QLineEdit() for name in ("category", "weight", "depends_on", "from_turn")}
        self._why = Paragraph("", "small", "missed")
        self._why.hide()
        self._prepare()

    def set_categories(self, names: Sequence[str]) -> None:
        """The categories in use, to complete from."""
        self._names.setStringList(list(names))

    def show_constraint(self, constraints: Constraints, place: int, *, writes: bool) -> None:
        """Show what there is of one constraint of a list. What makes no sense yet stays."""
        moved = place != self._place or len(constraints) != len(self._constraints)
        self._constraints, self._place = constraints, place
        shown = self._shown()
        for name, field in self.fields.items():
            field.setEnabled(place >= 0)
            field.setReadOnly(not writes)
            other = self._read(name, field.text()) != self._read(name, shown[name])
            if moved or (other and not field.hasFocus()):
                field.setText(shown[name])
        if moved:
            self._say("", "")

    def _prepare(self) -> None:
        completer = completer_of(self._names, self)
        self.fields["category"].setCompleter(completer)
        completer.activated.connect(lambda _: self._typed("category"))
        names = {
            "category": (tr("Category"), ""),
            "weight": (tr("Weight"), "1"),
            "depends_on": (tr("Depends on"), tr("numbers, such as 1, 3")),
            "from_turn": (tr("From turn"), "1"),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(6))
        for row, (name, field) in enumerate(self.fields.items()):
            words, hint = names[name]
            field.setAccessibleName(words)
            field.setPlaceholderText(hint)
            field.textEdited.connect(lambda _, name=name: self._typed(name))
            grid.addWidget(label(words, "body", "text_2"), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._why, len(self.fields), 0, 1, 2)
        grid.setColumnStretch(1, 1)

    def _shown(self) -> dict[str, str]:
        if not 0 <= self._place < len(self._constraints):
            return dict.fromkeys(self.fields, "")
        item = self._constraints[self._place]
        numbers = {other.id: str(number) for number, other in enumerate(self._constraints, start=1)}
        return {
            "category": item.category or "",
            "weight": "" if item.weight is None else f"{item.weight:g}",
            "depends_on": ", ".join(numbers[identity] for identity in item.depends_on if identity in numbers),
            "from_turn": "" if item.from_turn is None else str(item.from_turn),
        }

    def _typed(self, name: str) -> None:
        value = self._read(name, self.fields[name].text())
        if isinstance(value, _Wrong):
            self._say(name, value.why)
            return
        self._say("", "")
        self.filled.emit(name, {name: value})

    def _read(self, name: str, said: str) -> Any:
        said = said.strip()
        if name == "category":
            return said or None
        if name == "depends_on":
            return self._numbers(said)
        if not said:
            return None
        try:
            value = float(said.replace(",", ".")) if name == "weight" else int(said)
        except ValueError:
            value = -1
        if not 0 <= value < 1e12 or (name == "from_turn" and value < 1):
            why = tr("A weight is a number from 0.") if name == "weight" else tr("Turns are counted from 1.")
            return _Wrong(why)
        return value

    def _numbers(self, said: str) -> Any:
        found = []
        for part in said.replace(";", ",").replace(" ", ",").split(","):
            if not part:
                continue
            number = int(part) if part.isascii() and part.isdigit() and len(part) < 6 else 0
            if not 1 <= number <= len(self._constraints):
                return _Wrong(tr("There is no constraint {number}.", number=part[:12]))
            if number - 1 == self._place:
                return _Wrong(tr("It depends on itself."))
            found.append(self._constraints[number - 1].id)
        return tuple(dict.fromkeys(found))

    def _say(self, name: str, why: str) -> None:
        self._why.setText(why)
        self._why.setVisible(bool(why))
        for other, field in self.fields.items():
            set_look(field, invalid="true" if other == name else "false")
            field.setAccessibleDescription(why if other == name else "")


class _Wrong:
    """What a field says makes no sense, for this reason."""

    def __init__(self, why: str) -> None:
        self.why = why

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Wrong) and other.why == self.why

    __hash__ = None  # type: ignore[assignment]
