"""Names to complete from while one types: found anywhere in a name, capital or small, in a list of our own look."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtWidgets import QCompleter, QListView

from nearmiss_gui.theme import set_look


def completer_of(names: QAbstractItemModel, parent: QObject) -> QCompleter:
    """A completer over a model's names."""
    made, shown = QCompleter(names, parent), QListView()
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setPopup(shown)
    shown.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    set_look(shown, popup="true")
    return made
