"""A chart on the screen: the drawing of the core painted in our colours, its spots within reach of keys and pointer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nearmiss.audit.drawing import Anchor, Area, Box, Dot, Drawing, Line, Point, Shape, Words
from nearmiss.phrases import Phrase
from nearmiss_gui.theme import colour, font, px
from nearmiss_gui.translation import tr
from nearmiss_gui.widgets import announce, paint
from nearmiss_gui.widgets.labels import tip

_NOWHERE = QRectF()
_BESIDE = 3.0
"""How much a step across the wanted direction counts against one along it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a drawing that says something and can be opened; `target` is what is then told."""

    x: float
    y: float
    width: float
    height: float
    said: str
    target: object = None


@dataclass(frozen=True, slots=True)
class Laid:
    """A drawing for one size of the chart, with its spots."""

    drawing: Drawing
    spots: tuple[Spot, ...] = ()


Lay = Callable[[float, float], Laid]
"""`lay(width, height)` in px at 100 %."""


class DrawnChart(QWidget):
    """`show_chart(lay, described)`; arrows go from spot to spot, Enter or a double click opens one: `opened(target)`.

    The tip and the screen reader tell the spot; without spots the chart is a picture with a description.
    """

    opened = Signal(object)

    def __init__(self, name: str, height: float = 200, least: float = 240, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lay: Lay | None = None
        self._laid: tuple[tuple[int, int, int], Laid] | None = None
        self._height, self._least, self._current = height, least, 0
        self._ring = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)
        self.setMouseTracking(True)

    def show_chart(self, lay: Lay, described: str, *, height: float | None = None, spots: bool = False) -> None:
        """Show something else; `spots` says that there are places to go to."""
        self._lay, self._laid, self._current = lay, None, 0
        self._height = self._height if height is None else height
        self.setAccessibleDescription(described)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if spots else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()

    def laid(self) -> Laid:
        """The chart as it lies at the size that it has now."""
        key = (self.width(), self.height(), px(100))
        if self._laid is None or self._laid[0] != key:
            scale = px(100) / 100
            size = (max(self.width() / scale, 60.0), max(self.height() / scale, 40.0))
            made = Laid(Drawing(*size, ())) if self._lay is None else self._lay(*size)
            self._laid = (key, made)
        return self._laid[1]

    def lay_anew(self) -> None:
        """What is drawn has changed."""
        self._laid = None
        self.update()

    def current(self) -> Spot | None:
        """The spot that the keyboard is at."""
        spots = self.laid().spots
        return spots[min(self._current, len(spots) - 1)] if spots else None

    def spot_at(self, point: QPointF) -> Spot | None:
        """The spot under a point of the widget."""
        return next((spot for spot in self.laid().spots if self.place_of(spot).contains(point)), None)

    def place_of(self, spot: Spot) -> QRectF:
        """Where a spot is on the widget."""
        scale = px(100) / 100
        return QRectF(spot.x * scale, spot.y * scale, spot.width * scale, spot.height * scale)

    def sizeHint(self) -> QSize:
        return QSize(px(self._least + 80), px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(self._least), px(self._height))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._laid = None
            self.updateGeometry()

    # --------------------------------------------------------------------------------- keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is not None and self.laid().spots:
            return self._go(step)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            return self._open(self.current())
        return super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.spot_at(event.position())
        if found is not None:
            self._current = self.laid().spots.index(found)
            self.update()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open(self.spot_at(event.position()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(found.said) if found else "", self)
            return True
        return bool(super().event(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _go(self, step: tuple[int, int]) -> None:
        spots, here = self.laid().spots, self.current()
        if here is None:
            return
        found = _nearest(spots, here, step)
        if found is not None:
            self._current = spots.index(found)
            self.update()
            announce(self, found.said)

    def _open(self, spot: Spot | None) -> None:
        if spot is not None and spot.target is not None:
            self.opened.emit(spot.target)

    # ------------------------------------------------------------------------------------------ drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        paint_drawing(painter, self.laid().drawing, px(100) / 100)
        self.paint_over(painter)
        here = self.current() if self.hasFocus() else None
        if here is not None:
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.place_of(here).adjusted(-2, -2, 2, 2), 5, 5)
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """What a drawing has no shapes for."""


_STEPS = {
    int(Qt.Key.Key_Left): (-1, 0),
    int(Qt.Key.Key_Right): (1, 0),
    int(Qt.Key.Key_Up): (0, -1),
    int(Qt.Key.Key_Down): (0, 1),
}


def _nearest(spots: Sequence[Spot], here: Spot, step: tuple[int, int]) -> Spot | None:
    """The next spot in a direction; None where there is none."""

    def middle(spot: Spot) -> Point:
        return spot.x + spot.width / 2, spot.y + spot.height / 2

    x, y = middle(here)
    best: tuple[float, Spot] | None = None
    for spot in spots:
        across, down = middle(spot)[0] - x, middle(spot)[1] - y
        along, beside = (across * step[0], abs(down)) if step[0] else (down * step[1], abs(across))
        if along > 1 and (best is None or along + _BESIDE * beside < best[0]):
            best = (along + _BESIDE * beside, spot)
    return best[1] if best else None


# ---------------------------------------------------------------------------------------------- painting


def in_words(said: str) -> str:
    """Words of a drawing in the person's language; names of a project stay as they are."""
    return tr(said) if isinstance(said, Phrase) else said


def paint_drawing(painter: QPainter, drawing: Drawing, scale: float = 1.0) -> None:
    """Paint a drawing at the painter's origin, so many times its size."""
    for shape in drawing.shapes:
        _paint(painter, shape, scale)


def _paint(painter: QPainter, shape: Shape, scale: float) -> None:
    match shape:
        case Line():
            style = Qt.PenStyle.SolidLine
            pen = QPen(colour(shape.ink), shape.width * scale, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
            if shape.dashed:
                pen.setDashPattern([4.0 / shape.width, 3.0 / shape.width])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(_polygon(shape.points, scale))
        case Area():
            painter.setPen(QPen(colour(shape.edge), shape.width * scale) if shape.edge else Qt.PenStyle.NoPen)
            painter.setBrush(colour(shape.fill))
            painter.drawPolygon(_polygon(shape.points, scale))
        case Box():
            _paint_box(painter, shape, scale)
        case Dot():
            painter.setPen(QPen(colour(shape.edge), shape.line * scale) if shape.edge else Qt.PenStyle.NoPen)
            painter.setBrush(colour(shape.fill))
            painter.drawEllipse(QPointF(shape.x * scale, shape.y * scale), shape.radius * scale, shape.radius * scale)
        case Words():
            _paint_words(painter, shape, scale)


def _polygon(points: Sequence[Point], scale: float) -> QPolygonF:
    return QPolygonF([QPointF(x * scale, y * scale) for x, y in points])


def _paint_box(painter: QPainter, shape: Box, scale: float) -> None:
    rect = QRectF(shape.x * scale, shape.y * scale, shape.width * scale, shape.height * scale)
    painter.setPen(QPen(colour(shape.edge), shape.line * scale) if shape.edge else Qt.PenStyle.NoPen)
    painter.setBrush(colour(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, shape.corner * scale, shape.corner * scale)
    if shape.hatched:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colour("line_2"), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(rect, shape.corner * scale, shape.corner * scale)


def _paint_words(painter: QPainter, shape: Words, scale: float) -> None:
    room = min(shape.room * scale, 10_000.0)
    shown = paint.elided(shape.role, in_words(shape.said), room)
    wide, high = paint.text_width(shape.role, shown), px(20)
    left = shape.x * scale - wide * _PULL[shape.anchor]
    spot = QRectF(left, shape.y * scale - high / 2, wide, high)
    paint.text(painter, spot, shown, shape.ink, font(shape.role), paint.LEFT)


_PULL: dict[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}
