"""Our own stroke icons: read from the shipped SVG files and drawn in a colour of the palette."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from nearmiss.bundled import bundled
from nearmiss_gui.theme import tokens

_ACCENT = "#5A45B8"  # as the files have it; the logo's dot is the one part with a colour of its own


@cache
def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(path.stem for path in bundled("icons").glob("*.svg")))


def pixmap(name: str, token: str = "text", size: int = 16, ratio: float = 0.0) -> QPixmap:
    """The icon as a square of `size` px in the colour `token` of the palette in use.

    `ratio` is the device pixel ratio to draw for; 0 takes the application's highest.
    Raises KeyError for a name that there is no file for.
    """
    palette = tokens()
    return _drawn(name, getattr(palette, token), palette.accent, size, ratio or _ratio())


def icon(name: str, token: str = "text", size: int = 16) -> QIcon:
    """The icon for widgets that want a QIcon; make it anew when the theme has changed."""
    made = QIcon(pixmap(name, token, size))
    made.addPixmap(pixmap(name, "text_3", size), QIcon.Mode.Disabled)
    return made


def paint(painter: QPainter, name: str, token: str, rect: QRectF, *, bold: bool = False) -> None:
    """Draw the icon in the middle of `rect`, as large as its shorter side; `bold` has heavier strokes."""
    size = min(rect.width(), rect.height())
    square = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
    palette = tokens()
    _renderer(name, getattr(palette, token), palette.accent, bold).render(painter, square)


def _ratio() -> float:
    app = QApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QApplication) else 1.0


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, accent: str, size: int, ratio: float) -> QPixmap:
    renderer = _renderer(name, colour, accent)
    side = max(1, round(size * ratio))
    made = QPixmap(QSize(side, side))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str, accent: str, bold: bool = False) -> QSvgRenderer:
    text = _source(name).replace("currentColor", colour).replace(_ACCENT, accent)
    if bold:
        text = text.replace('stroke-width="1.75"', 'stroke-width="2.4"')
    return QSvgRenderer(QByteArray(text.encode()))


@cache
def _source(name: str) -> str:
    path = bundled("icons") / f"{name}.svg"
    if not path.is_file():
        raise KeyError(f"no icon {name}")
    return path.read_text(encoding="utf-8")
