"""Which keys do what for a person: the usual ones, their own, and why a key cannot be had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from nearmiss.settings import Settings
from nearmiss_gui.commands import BY_ID, COMMANDS, Command, ShownKey, is_single, overlap, shown_key
from nearmiss_gui.translation import mark, tr
from nearmiss_gui.widgets.marks import native_key

OF_TEXT = {
    "Ctrl+A": mark("selects all of a text"),
    "Ctrl+C": mark("copies text"),
    "Ctrl+V": mark("pastes text"),
    "Ctrl+X": mark("cuts text"),
    "Ctrl+Z": mark("takes typing back"),
    "Ctrl+Y": mark("brings typing back"),
    "Ctrl+Shift+Z": mark("brings typing back"),
    "Ctrl+Left": mark("goes back a word"),
    "Ctrl+Right": mark("goes on a word"),
    "Ctrl+Up": mark("moves in a text"),
    "Ctrl+Down": mark("moves in a text"),
    "Ctrl+Home": mark("goes to the start of a text"),
    "Ctrl+End": mark("goes to the end of a text"),
    "Ctrl+Backspace": mark("deletes a word"),
    "Ctrl+Del": mark("deletes a word"),
    "Ctrl+Ins": mark("copies text"),
    "Shift+Ins": mark("pastes text"),
    "Shift+Del": mark("cuts text"),
}
"""Keys that text fields take themselves: no command that works while typing can have them."""

_OF_READING = ("Ctrl+A", "Ctrl+C")
"""Those of them that a text takes which is only read."""

_MOVES = frozenset(
    "Up Down Left Right Home End PgUp PgDown Tab Backtab Return Enter Space Esc Backspace Del Ins".split()
)
"""Keys that the control with the focus needs: with or without Shift they are nobody else's, unless they are usual."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every command, as a person wants them. Two commands that work at one time never share a key.

    `own` holds the keys that differ from the usual ones; a command may have none. `single` is whether keys that type
    a letter act at the desk.
    """

    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    single: bool = True

    def keys(self, identity: str) -> tuple[str, ...]:
        """The keys of a command."""
        return self.own.get(identity, BY_ID[identity].default_keys)

    def shown(self, identity: str) -> ShownKey:
        """The key that a button shows for a command; empty when none of its keys works."""
        silent = BY_ID[identity].owner == "desk" and not self.single
        return shown_key(identity, tuple(key for key in self.keys(identity) if not (silent and is_single(key))))

    def native(self, identity: str) -> str:
        """The key that a sentence names, as this system writes it; empty when none works."""
        return native_key(self.shown(identity))

    def is_changed(self, identity: str) -> bool:
        """Whether a command has other keys than the usual ones."""
        return identity in self.own

    def taken_by(self, identity: str, key: str) -> Command | None:
        """The command that has a key where it would be in the way of another command."""
        reach, wanted = BY_ID[identity].reach, _same(key)
        others = (one for one in COMMANDS if one.id != identity and overlap(one.reach, reach))
        return next((one for one in others if wanted in map(_same, self.keys(one.id))), None)

    def why_not(self, identity: str, key: str) -> str:
        """Why a command cannot have a key, in a sentence; empty when it can."""
        command, name = BY_ID[identity], native_key(key)
        if not command.changeable:
            return tr("The keys of this one belong to what it does and cannot be changed.")
        if key in map(_same, command.default_keys):
            return self._taken(identity, key)
        bare = key.removeprefix("Shift+")
        if bare in _MOVES:
            return tr("{key} is needed to move about and to fill in.", key=name)
        if command.while_typing and is_single(key):
            return tr("{key} types a letter. This command works while typing too: add Ctrl or Alt.", key=name)
        if key in (OF_TEXT if command.while_typing else _OF_READING):
            return tr("{key} {does} in a text field.", key=name, does=tr(OF_TEXT[key]))
        if key == "":
            return tr("This key cannot be used.")
        return self._taken(identity, key)

    def _taken(self, identity: str, key: str) -> str:
        other = self.taken_by(identity, key)
        return tr("{key} is {command}.", key=native_key(key), command=tr(other.text)) if other is not None else ""

    def with_key(self, identity: str, key: str) -> Keymap:
        """The keymap in which a command has one key. Raises ValueError, with the reason, where it cannot have it."""
        why = self.why_not(identity, key)
        if why:
            raise ValueError(why)
        return self._with(identity, (key,))

    def usual(self, identity: str) -> Keymap:
        """The keymap in which a command has its usual keys again, as far as no other has taken them."""
        if not self.is_changed(identity):
            return self
        free = tuple(key for key in BY_ID[identity].default_keys if self.taken_by(identity, key) is None)
        return self._with(identity, free)

    def all_usual(self) -> Keymap:
        """The keymap in which every command has its usual keys."""
        return replace(self, own={})

    def _with(self, identity: str, keys: tuple[str, ...]) -> Keymap:
        others = {name: own for name, own in self.own.items() if name != identity}
        return replace(self, own=others if keys == BY_ID[identity].default_keys else {**others, identity: keys})

    def stored(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """As the settings keep it."""
        return tuple(sorted(self.own.items()))


def keymap_of(preferred: Settings) -> Keymap:
    """The keys that a person prefers. What is stored and makes no sense (any more) gives way to the usual keys."""
    made = Keymap(single=preferred.single_keys)
    moved = [(name, tuple(map(_same, keys))) for name, keys in preferred.keys if name in BY_ID]
    # All at once first: two commands may have swapped their keys. Then each is looked at where it stands.
    wished = replace(made, own={name: keys for name, keys in moved if BY_ID[name].changeable})
    can_be = all(not wished.why_not(name, key) for name, keys in wished.own.items() for key in keys)
    if can_be and all(wished.taken_by(one.id, key) is None for one in COMMANDS for key in wished.keys(one.id)):
        return wished
    for name, keys in moved:
        if len(keys) == 1 and not made.why_not(name, keys[0]):
            made = made.with_key(name, keys[0])
    return made


def key_pressed(key: int, modifiers: Qt.KeyboardModifier) -> str:
    """The name of a key that was pressed, as the table of commands writes it; empty for Ctrl, Shift and the like."""
    if key in (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, 0, -1):
        return ""
    held = modifiers & ~Qt.KeyboardModifier.KeypadModifier
    if key > 32 and key < 127 and not chr(key).isalnum():
        held &= ~Qt.KeyboardModifier.ShiftModifier  # a sign says itself which Shift it needs
    return _same(QKeySequence(held.value | key).toString(QKeySequence.SequenceFormat.PortableText))


def show_keys(root: QWidget, keymap: Keymap) -> None:
    """Let every button under a widget show the key that its command has now."""
    for widget in root.findChildren(QWidget):
        key = widget.key() if hasattr(widget, "key") and hasattr(widget, "set_key") else None
        if isinstance(key, ShownKey) and key != keymap.shown(key.command):
            widget.set_key(keymap.shown(key.command))  # type: ignore[attr-defined]  # asked for just before


def _same(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
