"""The check of one constraint: chosen from all there are, with a field for each argument that it declares."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from nearmiss.checks import Parameter, Rule, rule_of
from nearmiss.editing.arguments import NotUnderstood, Typed, all_rules, choices, read_typed, spec_of, typed
from nearmiss.model import CheckSpec
from nearmiss_gui.constraints_page.completing import completer_of
from nearmiss_gui.constraints_page.names import argument_name, choice_name
from nearmiss_gui.theme import px, set_look
from nearmiss_gui.translation import tr
from nearmiss_gui.widgets import Checkbox, Paragraph, label

Field = QLineEdit | QPlainTextEdit | QComboBox | Checkbox
NONE = ""


class CheckFields(QWidget):
    """`show_check(spec)`; `changed(CheckSpec or None)` is sent when the fields say another check.

    A check that this program does not know is named and kept. What was typed and is no such argument is said below.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: CheckSpec | None = None
        self._rule: Rule | None = None
        self.fields: dict[str, Field] = {}
        self.choice = QComboBox()
        self._holder = QWidget()
        self._why = Paragraph("", "small", "missed")
        self._why.hide()
        self._writes = True
        self._column = QVBoxLayout(self)
        self._prepare()

    def show_check(self, spec: CheckSpec | None, *, writes: bool, anew: bool) -> None:
        """Show a check. What is being typed stays, unless it is shown `anew`, for another constraint."""
        self._writes = writes
        self.choice.setEnabled(writes)
        if not anew and spec == self._said():
            self._spec = spec
            return
        self._spec = spec
        self._choose(spec.id if spec else NONE)
        self._make_fields()

    def why(self) -> str:
        """Why the fields say no check; empty where they do."""
        return self._why.text() if self._why.isVisibleTo(self) else ""

    # ------------------------------------------------------------------------------------------ choosing

    def _prepare(self) -> None:
        self.choice.setAccessibleName(tr("Check"))
        self.choice.addItem(tr("No check"), NONE)
        for rule in all_rules():
            self.choice.addItem(f"{tr(rule.title)} ({rule.id})", rule.id)
        self.line = QLineEdit()
        self.choice.setLineEdit(self.line)
        self.choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(10)
        completer = completer_of(self.choice.model(), self)
        self.choice.setCompleter(completer)
        completer.activated.connect(lambda _: self._settle())
        self.choice.activated.connect(lambda _: self._chosen())
        self.line.setAccessibleName(tr("Check"))
        self.line.editingFinished.connect(self._settle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        for part in (self.choice, self._holder, self._why):
            self._column.addWidget(part)

    def _choose(self, identity: str) -> None:
        place = self.choice.findData(identity)
        if place < 0:
            known = rule_of(identity)
            self.choice.addItem(f"{tr(known.title)} ({identity})" if known else identity, identity)
            place = self.choice.count() - 1
        self.choice.setCurrentIndex(place)
        self.line.setCursorPosition(0)

    def _settle(self) -> None:
        """What was typed to find a check and is none goes back to what is chosen."""
        text = self.line.text()
        if text != self.choice.itemText(self.choice.currentIndex()):
            place = self.choice.findText(text, Qt.MatchFlag.MatchFixedString)
            if place >= 0:
                self.choice.setCurrentIndex(place)
                self._chosen()
            else:
                self.choice.setEditText(self.choice.itemText(self.choice.currentIndex()))

    def _chosen(self) -> None:
        identity = self.choice.currentData()
        if identity == (self._spec.id if self._spec else NONE):
            return
        self._spec = CheckSpec(identity) if identity else None
        self._make_fields()
        self._typed()

    # ------------------------------------------------------------------------------------------ arguments

    def _make_fields(self) -> None:
        old, self._holder = self._holder, QWidget()
        self._column.replaceWidget(old, self._holder)
        old.hide()
        old.deleteLater()
        self._rule = rule_of(self._spec.id) if self._spec else None
        self.fields = {}
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        args = self._spec.args if self._spec else {}
        for row, item in enumerate(self._rule.parameters if self._rule else ()):
            field = self._field(item, typed(item, args))
            self.fields[item.name] = field
            words = label(argument_name(item.name), "body", "text_2")
            grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop if tall(item) else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, 1)
        self._say("", "")
        self._holder.setVisible(bool(self.fields))
        order = [self.choice, *self.fields.values()]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _field(self, item: Parameter, value: Typed) -> Field:
        made: Field
        if isinstance(value, bool):
            made = Checkbox("")
            made.setChecked(value)
            made.toggled.connect(lambda _: self._typed())
            made.setEnabled(self._writes)
        elif choices(item):
            made = QComboBox()
            for choice in ["", *choices(item)] if item.optional and item.default is None else choices(item):
                made.addItem(choice_name(choice), choice)
            if made.findData(value) < 0:
                made.addItem(value, value)  # as it came, and not to be lost
            made.setCurrentIndex(made.findData(value))
            made.currentIndexChanged.connect(lambda _: self._typed())
            made.setEnabled(self._writes)
        elif tall(item):
            made = QPlainTextEdit(value)
            made.setTabChangesFocus(True)
            made.setFixedHeight(made.fontMetrics().lineSpacing() * 3 + px(16))
            made.textChanged.connect(self._typed)
            made.setReadOnly(not self._writes)
            made.setPlaceholderText(tr("one in each line") if item.sort == "texts" else tr("JSON"))
        else:
            made = QLineEdit(value)
            made.textEdited.connect(lambda _: self._typed())
            made.setReadOnly(not self._writes)
            made.setPlaceholderText(tr("optional") if item.optional else "")
        made.setAccessibleName(argument_name(item.name))
        return made

    def _typed(self) -> None:
        """Say another check, when the fields make one that can be kept."""
        if self._spec is None:
            self.changed.emit(None)
            return
        if self._rule is None:
            self.changed.emit(self._spec)
            return
        for item in self._rule.parameters:
            try:
                read_typed(item, said_in(self.fields[item.name]))
            except NotUnderstood as bad:
                self._say(item.name, tr(bad.why))
                return
        self._say("", "")
        self._spec = self._said()
        self.changed.emit(self._spec)

    def _said(self) -> CheckSpec | None:
        if self._spec is None or self._rule is None:
            return self._spec
        try:
            found = spec_of(self._rule, {name: said_in(field) for name, field in self.fields.items()})
        except NotUnderstood:
            return None
        # A default that was written out says the same as one that was not: it is left as it came.
        ours = {p.name: p.default for p in self._rule.parameters if p.optional}
        kept = {n: v for n, v in self._spec.args.items() if n in ours and v == ours[n] and n not in found.args}
        return CheckSpec(self._spec.id, {**found.args, **kept})

    def _say(self, name: str, why: str) -> None:
        self._why.setText(why)
        self._why.setVisible(bool(why))
        for other, field in self.fields.items():
            field.setAccessibleDescription(why if other == name else "")
            if isinstance(field, QLineEdit | QPlainTextEdit):
                set_look(field, invalid="true" if other == name else "false")


def tall(item: Parameter) -> bool:
    """Whether an argument takes several lines."""
    return item.sort in ("texts", "any")


def said_in(field: Field) -> Any:
    """What a field says now."""
    if isinstance(field, Checkbox):
        return field.isChecked()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.currentData() or "" if isinstance(field, QComboBox) else field.text()
