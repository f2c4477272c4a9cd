"""All keys on one sheet, grouped by where they work; what ? and Ctrl+/ open."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nearmiss_gui.commands import COMMANDS, SCOPES, Command, Scope
from nearmiss_gui.desk.frames import SidePanel, hold
from nearmiss_gui.theme import px
from nearmiss_gui.widgets import KeyCap, label


class ShortcutSheet(SidePanel):
    """The commands of the desk with their keys; `own` are a person's own keys, by command."""

    def __init__(self, page: QWidget, own: Mapping[str, tuple[str, ...]] | None = None) -> None:
        super().__init__("Shortcuts", page, width=480)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName("Shortcuts")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, px(14), 0)
        column.setSpacing(px(6))
        for scope, heading in SCOPES.items():
            column.addWidget(label(heading, "strong"))
            column.addLayout(_group(scope, own or {}))
            column.addSpacing(px(8))
        column.addStretch(1)
        hold(self._scroll, holder)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.addWidget(self._scroll, 1)

    def first_focus(self) -> QWidget:
        return self._scroll


def _group(scope: Scope, own: Mapping[str, tuple[str, ...]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(3))
    grid.setColumnStretch(0, 1)
    shown = [command for command in COMMANDS if command.scope == scope and _worth_telling(command)]
    for number, command in enumerate(shown):
        words = f"{command.text}: {first(command.tip)}" if command.id.startswith("prefer") else command.text
        grid.addWidget(label(words.rstrip("…"), "body", "text_2"), number, 0)
        keys = QHBoxLayout()
        keys.setSpacing(px(4))
        keys.addStretch(1)
        for key in _told_keys(own.get(command.id, command.default_keys)):
            keys.addWidget(KeyCap(key))
        grid.addLayout(keys, number, 1, Qt.AlignmentFlag.AlignRight)
    return grid


def first(tip: str) -> str:
    """The words of a place of the scale, without what comes before a colon."""
    return tip.rpartition(": ")[2]


def _worth_telling(command: Command) -> bool:
    # The sheet is the desk's; the lead's pages tell theirs in the rail. `?` and Ctrl+/ are one thing.
    return not command.lead and command.id != "shortcuts_sheet"


def _told_keys(keys: tuple[str, ...]) -> list[str]:
    """The keys without those that only name the same key again: keypads, and ? with Shift."""
    told = [key.replace("Return", "Enter") for key in keys if not key.startswith("Num+") and key != "Shift+?"]
    return list(dict.fromkeys(told))
