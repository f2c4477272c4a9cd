"""What a person prefers: a form built from the declared settings."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from nearmiss.settings import APPEARANCES, Settings
from nearmiss_gui.page import Page
from nearmiss_gui.theme import px
from nearmiss_gui.widgets import Card, Checkbox, Paragraph, Segment, Stepper, label


class SettingsPage(Page):
    """`settings_changed(Settings)` after every change; there is no button to press."""

    settings_changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("Settings", parent)
        self._settings = settings
        self._appearance = Segment([name.capitalize() for name in APPEARANCES], name="Appearance")
        names = ("Smaller text", "Text size back to 100%", "Larger text")
        self.text_size = Stepper("A−", "100%", "A+", names=names)
        self._single_keys = Checkbox("Single-key shortcuts")
        self._rater = QLineEdit()
        self._rater.setAccessibleName("Your name")
        self._rater.setMaximumWidth(px(320))
        self._arrange_form()
        self.show_settings(settings)
        self._appearance.changed.connect(lambda index: self._change(appearance=APPEARANCES[index]))
        self._single_keys.toggled.connect(lambda on: self._change(single_keys=on))
        self._rater.editingFinished.connect(lambda: self._change(rater=self._rater.text().strip()))

    def show_settings(self, settings: Settings) -> None:
        """Show these settings."""
        self._settings = settings
        self._appearance.set_index(APPEARANCES.index(settings.appearance))
        self.text_size.set_words(f"{settings.text_size}%")
        self._single_keys.blockSignals(True)
        self._single_keys.setChecked(settings.single_keys)
        self._single_keys.blockSignals(False)
        self._rater.setText(settings.rater)

    def _change(self, **changes: object) -> None:
        changed = replace(self._settings, **changes)  # type: ignore[arg-type]  # fields of Settings
        if changed != self._settings:
            self._settings = changed
            self.settings_changed.emit(changed)

    def _arrange_form(self) -> None:
        card = Card()
        form = QFormLayout()
        form.setHorizontalSpacing(px(24))
        form.setVerticalSpacing(px(16))
        form.addRow(label("Appearance", "body"), self._appearance)
        form.addRow(label("Text size", "body"), self.text_size)
        form.addRow(label("Your name", "body"), self._rater)
        form.addRow(label("Keys", "body"), self._single_keys)
        note = "Keys such as 1 to 7, M, X and U work without Ctrl. Turn them off if you use speech input."
        form.addRow(label("", "body"), Paragraph(note, "small", "text_2"))
        card.body.addLayout(form)
        self.column.addWidget(card)
        self.column.addStretch(1)
