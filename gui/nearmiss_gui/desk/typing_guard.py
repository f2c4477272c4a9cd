"""Lets commands that work while typing work: a text field would take some of their keys for editing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from nearmiss_gui.actions import Actions
from nearmiss_gui.commands import BY_ID
from nearmiss_gui.desk.text_field import TextField


class TypingGuard(QObject):
    """`follow(actions)` after each change of keys; `watch(page)` for the fields of a page.

    Qt asks a text field first whether it wants a key (`ShortcutOverride`). Some desktops let Ctrl+K, Ctrl+E and others
    edit; whatever a person has chosen for a command that works anywhere, the command has it. While an input method
    composes, or the list of # is open, the field comes first.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._keys: frozenset[QKeySequence] = frozenset()

    def follow(self, actions: Actions) -> None:
        """Take the keys of the commands that work anywhere."""
        anywhere = [action for name, action in actions.items() if BY_ID[name].while_typing]
        self._keys = frozenset(key for action in anywhere for key in action.shortcuts())

    def watch(self, page: QWidget) -> None:
        """Guard every text field of a page."""
        for kind in (QTextEdit, QLineEdit):
            for field in page.findChildren(kind):
                field.removeEventFilter(self)
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if isinstance(watched, TextField) and (watched.is_composing() or watched.list_is_open()):
            return False
        if watched is not QApplication.focusWidget() or QKeySequence(event.keyCombination()) not in self._keys:
            return False
        event.ignore()
        return True
