"""What the one stylesheet says: the tokens put into Qt's style rules at a text size."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from string import Template

from nearmiss.bundled import bundled
from nearmiss_gui.tokens import FACES, MONO_FAMILY, UI_FAMILY, Face, Palette

TONES = (
    "text", "text_2", "text_3", "accent", "a", "b", "met", "missed", "unclear", "warn", "on_primary",
)  # fmt: skip
"""The colours that a label may ask for by its `tone`."""


@lru_cache(maxsize=8)
def stylesheet(palette: Palette, percent: int) -> str:
    """The rules for one palette at a text size in percent."""
    values = _Values(percent)
    values.update(asdict(palette))
    values["icons"] = bundled("icons").as_posix()
    rules = _BUTTONS + _FIELDS + _LISTS + _BARS + _FRAMES
    return _labels(palette, percent) + Template(rules).substitute(values)


class _Values(dict[str, str]):
    """Palette fields, plus `px_12` for 12 px scaled, and `font_small` for the rules of a role."""

    def __init__(self, percent: int) -> None:
        super().__init__()
        self._percent = percent

    def __missing__(self, key: str) -> str:
        kind, _, name = key.partition("_")
        if kind == "px":
            return f"{round(int(name) * self._percent / 100)}px"
        if kind == "font":
            return _font_rules(FACES[name.replace("_", "-")], self._percent)
        raise KeyError(key)


def _font_rules(face: Face, percent: int) -> str:
    family = MONO_FAMILY if face.mono else UI_FAMILY
    size = face.pixels(percent)
    spacing = f" letter-spacing: {-face.tight * size:.2f}px;" if face.tight else ""
    return f'font-family: "{family}"; font-size: {size}px; font-weight: {face.weight};{spacing}'


def _labels(palette: Palette, percent: int) -> str:
    roles = [
        f'QLabel[role="{role}"] {{ {_font_rules(face, percent)} min-height: {round(face.line * percent / 100)}px; }}'
        for role, face in FACES.items()
    ]
    tones = [f'QLabel[tone="{tone}"] {{ color: {getattr(palette, tone)}; }}' for tone in TONES]
    return "\n".join(roles + tones)


_BUTTONS = """
QPushButton { $font_medium background: $surface; color: $text; border: 1px solid $line_2; border-radius: 6px;
  padding: 0 $px_12; min-height: $px_30; outline: 0; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { background: $sunken; color: $text_3; border-color: $line; }
QPushButton[kind="main"] { $font_strong background: $primary; color: $on_primary; border-color: $primary; }
QPushButton[kind="main"]:hover { background: $primary_hover; }
QPushButton[kind="main"]:pressed { background: $primary_pressed; }
QPushButton[kind="main"]:disabled { background: $sunken; color: $text_3; border-color: $line; }
QPushButton[kind="quiet"] { background: transparent; color: $text_2; border-color: transparent; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:pressed { background: $line; }
QPushButton[kind="quiet"]:disabled { background: transparent; color: $text_3; border-color: transparent; }
QPushButton[kind="danger"] { color: $missed; border-color: $missed_line; }
QPushButton[kind="danger"]:hover { background: $missed_tint; }
QPushButton[kind="danger"]:pressed { background: $missed_line; }
QPushButton[kind="danger"]:disabled { background: $sunken; color: $text_3; border-color: $line; }
QPushButton[kind="inverse"] { $font_strong background: transparent; color: $on_primary; border-color: transparent; }
QPushButton[kind="inverse"]:hover { background: $primary_hover; }
QPushButton[kind="inverse"]:pressed { background: $primary_pressed; }
QPushButton[compact="true"] { $font_small_medium padding: 0 $px_9; min-height: $px_24; }
"""

_FIELDS = """
QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox { background: $surface; color: $text;
  border: 1px solid $control; border-radius: 6px; selection-background-color: $primary;
  selection-color: $on_primary; placeholder-text-color: $text_3; }
QLineEdit, QAbstractSpinBox, QComboBox { padding: 0 $px_9; min-height: $px_30; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: 0; padding: 0; min-height: $px_24; background: transparent; }
QTextEdit, QPlainTextEdit { padding: $px_5 $px_5; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid $focus; padding: 0 $px_8;
  min-height: $px_28; }
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid $focus; padding: $px_4 $px_4; }
QLineEdit:read-only, QLineEdit:disabled, QTextEdit:read-only, QTextEdit:disabled, QPlainTextEdit:read-only,
QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { background: $sunken; color: $text_2;
  border-color: $line; }
QLineEdit[invalid="true"] { border: 2px solid $missed; padding: 0 $px_8; min-height: $px_28; }
QTextEdit[invalid="true"], QPlainTextEdit[invalid="true"] { border: 2px solid $missed; padding: $px_4 $px_4; }
QTextBrowser, QTextBrowser:focus, QTextBrowser:read-only { background: transparent; color: $text; border: 0;
  padding: 0; }
QComboBox::drop-down { border: 0; width: $px_26; subcontrol-origin: padding; subcontrol-position: center right; }
QComboBox::down-arrow { image: url("$icons/arrow-down.svg"); width: $px_14; height: $px_14; }
QAbstractSpinBox::up-button { border: 0; width: $px_20; }
QAbstractSpinBox::down-button { border: 0; width: $px_20; }
QAbstractSpinBox::up-arrow { image: url("$icons/arrow-up.svg"); width: $px_10; height: $px_10; }
QAbstractSpinBox::down-arrow { image: url("$icons/arrow-down.svg"); width: $px_10; height: $px_10; }
"""

_LISTS = """
QAbstractItemView { background: $surface; color: $text; border: 0; outline: 0;
  selection-background-color: $hover; selection-color: $text; }
QTableView { background: transparent; }
QComboBox QAbstractItemView { border: 1px solid $control; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: $px_26; padding: 0 $px_8; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: $primary; color: $on_primary; }
*[popup="true"] { border: 1px solid $control; padding: 4px; }
*[popup="true"]::item { min-height: $px_26; padding: 0 $px_8; border-radius: 4px; }
*[popup="true"]::item:selected { background: $primary; color: $on_primary; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { $font_small background: transparent; color: $text_2; border: 0;
  border-bottom: 1px solid $line; padding: $px_7 $px_12; }
QHeaderView::up-arrow { image: url("$icons/arrow-up.svg"); width: $px_10; height: $px_10; }
QHeaderView::down-arrow { image: url("$icons/arrow-down.svg"); width: $px_10; height: $px_10; }
QTableCornerButton::section { background: $surface; border: 0; }
QMenu { background: $surface; color: $text; border: 1px solid $line_2; padding: 4px; }
QMenu::item { padding: $px_5 $px_20 $px_5 $px_12; border-radius: 4px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $text_3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }
QMenuBar { background: $surface; color: $text; }
QMenuBar::item { padding: $px_4 $px_8; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QToolTip { $font_small background: $primary; color: $on_primary; border: 0; padding: $px_4 $px_8; }
"""

_BARS = """
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $control; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: $text_3; }
QScrollBar::handle:vertical { min-height: $px_32; }
QScrollBar::handle:horizontal { min-width: $px_32; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: $hover; border-radius: 3px; margin: 2px; }
QSplitter::handle { background: transparent; }
"""

_FRAMES = """
*[panel="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
*[panel="sunken"] { background: $sunken; border: 1px solid $line; border-radius: 8px; }
*[panel="bar"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
*[panel="footer"] { background: $surface; border: 0; border-top: 1px solid $line; }
*[panel="rail"] { background: $surface; border: 0; border-right: 1px solid $line; }
*[panel="surface"] { background: $surface; border: 0; }
*[panel="window"] { background: $window; border: 0; }
*[divider="across"] { background: $line; border: 0; min-height: 1px; max-height: 1px; }
*[divider="down"] { background: $line_2; border: 0; min-width: 1px; max-width: 1px; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[panel=""] { background: transparent; }
"""
