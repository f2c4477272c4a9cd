"""How the tokens reach the screen: Fusion, one explicit palette, one stylesheet, light or dark, at any text size."""

from __future__ import annotations

import logging
from functools import cache, lru_cache
from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from nearmiss.bundled import bundled
from nearmiss_gui.stylesheet import stylesheet
from nearmiss_gui.tokens import DARK, FACES, LIGHT, MONO_FAMILY, UI_FAMILY, Face, Palette

__all__ = [
    "DARK", "FACES", "LIGHT", "TEXT_SIZES", "Appearance", "Face", "Palette", "Theme",
    "colour", "current_theme", "font", "line_height", "load_fonts", "px", "set_look", "tokens",
]  # fmt: skip

Appearance = Literal["system", "light", "dark"]
TEXT_SIZES = (90, 100, 110, 125, 150)
"""The steps of the text size setting, in percent; any value between the ends is accepted."""

_log = logging.getLogger(__name__)


class Theme(QObject):
    """The look of one application. Make one after the QApplication; it lives as long as the application does.

    `changed` is sent after every switch of appearance or text size; widgets that paint with `tokens()` need no
    more than the repaint that Qt sends them by itself.
    """

    changed = Signal()

    def __init__(self, app: QApplication, appearance: Appearance = "system", text_size: int = 100) -> None:
        before = current_theme()
        super().__init__(app)
        if before is not None:
            before.retire()
        self._app = app
        self._appearance = appearance
        self._text_size = _within(text_size)
        self._palette = self._wanted()
        load_fonts()
        app.setStyle("Fusion")
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def palette(self) -> Palette:
        """The colours in use now."""
        return self._palette

    @property
    def appearance(self) -> Appearance:
        """What was asked for: `system`, `light` or `dark`."""
        return self._appearance

    @property
    def text_size(self) -> int:
        """Percent, 90 to 150."""
        return self._text_size

    def set_appearance(self, appearance: Appearance) -> None:
        """Switch to `light`, `dark`, or whatever the system has (`system`)."""
        if appearance not in get_args(Appearance):
            raise ValueError(f"no such appearance: {appearance}")
        self._appearance = appearance
        self._refresh()

    def set_text_size(self, percent: int) -> None:
        """Scale all text and every control with it; values outside 90 to 150 are brought inside."""
        self._text_size = _within(percent)
        self._refresh()

    def step_text_size(self, direction: int) -> None:
        """One step larger (+1) or smaller (-1); 0 is back to 100 %."""
        if direction == 0:
            return self.set_text_size(100)
        beyond = [size for size in TEXT_SIZES if (size - self._text_size) * direction > 0]
        nearest = min(beyond, key=lambda size: abs(size - self._text_size), default=self._text_size)
        return self.set_text_size(nearest)

    def retire(self) -> None:
        """Give way to another theme of the same application."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._follow_system)
        self.setParent(None)

    def _follow_system(self) -> None:
        if self._appearance == "system" and self._wanted() is not self._palette:
            self._refresh()

    def _refresh(self) -> None:
        self._apply()
        self.changed.emit()

    def _wanted(self) -> Palette:
        if self._appearance == "system":
            return DARK if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._appearance == "dark" else LIGHT

    def _apply(self) -> None:
        _tell_system(self._app, self._appearance)
        self._palette = self._wanted()
        self._app.setPalette(_qt_palette(self._palette))
        self._app.setFont(_font(FACES["body"], self._text_size))
        self._app.setStyleSheet(stylesheet(self._palette, self._text_size))


def _within(percent: int) -> int:
    return max(TEXT_SIZES[0], min(TEXT_SIZES[-1], percent))


def _tell_system(app: QApplication, appearance: Appearance) -> None:
    # Title bars and native dialogs follow this hint; on a desktop without a theme it does nothing.
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    if appearance in schemes:
        app.styleHints().setColorScheme(schemes[appearance])
    else:
        app.styleHints().unsetColorScheme()


def current_theme() -> Theme | None:
    """The theme of the running application, or None when none was made."""
    app = QApplication.instance()
    if app is None:
        return None
    known = _found.get(id(app))
    if known is None or not isValid(known) or known.parent() is not app:
        known = app.findChild(Theme, options=Qt.FindChildOption.FindDirectChildrenOnly)
        _found.clear()
        if known is not None:
            _found[id(app)] = known
    return known


_found: dict[int, Theme] = {}
# What was found last. A pair that comes onto the desk asks for the theme a thousand times; Qt takes 6 µs to look.


def tokens() -> Palette:
    """The colours in use now (light when the application has no theme)."""
    current = current_theme()
    return current.palette if current else LIGHT


def colour(token: str) -> QColor:
    """A token of the palette in use, by its name."""
    return QColor(getattr(tokens(), token))


def px(size: float) -> int:
    """A size of the design in px at the text size in use, so that controls grow with their text."""
    return round(size * _percent() / 100)


def font(role: str) -> QFont:
    """The font of a role of the type scale (see `FACES`) at the text size in use."""
    return _font(FACES[role], _percent())


def line_height(role: str) -> float:
    """The height of one line of a role in px, at the text size in use."""
    return FACES[role].line * _percent() / 100


def _percent() -> int:
    current = current_theme()
    return current.text_size if current else 100


def _font(face: Face, percent: int) -> QFont:
    return QFont(_made_font(face, percent))  # a copy: some are made bold


@lru_cache(maxsize=128)
def _made_font(face: Face, percent: int) -> QFont:
    made = QFont(MONO_FAMILY if face.mono else UI_FAMILY)
    made.setPixelSize(face.pixels(percent))
    made.setWeight(QFont.Weight(face.weight))
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -face.tight * face.pixels(percent))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleHint(QFont.StyleHint.Monospace if face.mono else QFont.StyleHint.SansSerif)
    made.setFeature(QFont.Tag("tnum"), 1)
    # Both families turn "->" into an arrow and "3x4" into "3×4"; evidence must look as it was written.
    made.setFeature(QFont.Tag("calt"), 0)
    if face.mono:
        made.setFeature(QFont.Tag("liga"), 0)
    return made


@cache
def load_fonts() -> tuple[str, ...]:
    """Load the bundled fonts once for the process and return the families found."""
    families: list[str] = []
    for path in sorted(bundled("fonts").glob("*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number)
        if number < 0:
            _log.warning("The font %s could not be loaded.", path.name)
    return tuple(dict.fromkeys(families))


def set_look(widget: QWidget, **properties: object) -> None:
    """Set properties that the stylesheet selects by (`role`, `tone`, `kind`, `panel`, `invalid` …) and show it.

    `panel` is `card`, `sunken`, `bar`, `footer`, `rail`, `surface` or `window`: what a plain widget stands on.
    """
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    if "panel" in properties:
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "missed",
    QPalette.ColorRole.ToolTipBase: "primary",
    QPalette.ColorRole.ToolTipText: "on_primary",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "on_primary",
    QPalette.ColorRole.Accent: "primary",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line_2",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "line_2",
}


def _qt_palette(colours: Palette) -> QPalette:
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(getattr(colours, token)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.text_3))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base, QColor(colours.sunken))
    return made
