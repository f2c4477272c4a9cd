"""Big figures with what makes them trustworthy: the interval in words, and drawn on its scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from nearmiss_gui.theme import colour, font, px
from nearmiss_gui.translation import in_figures, tr
from nearmiss_gui.widgets import paint
from nearmiss_gui.widgets.frames import Card
from nearmiss_gui.widgets.labels import ElidedLabel, Paragraph, label
from nearmiss_gui.widgets.progress import ProgressLine


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate on a scale from `least` to `most`; `mark` is a floor or target to compare with.

    `value`, `low` and `high` are in the unit of the scale; None where the number is undefined. `shape` is `dot` for
    people and `diamond` for judges; `tone` the colour of the point.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    least: float = 0.0
    most: float = 1.0
    mark: float | None = None
    shape: Literal["dot", "diamond"] = "dot"
    tone: str = "text"


class IntervalBar(QWidget):
    """An interval drawn on its scale: `IntervalBar().show_interval(Interval(…), ("0.4", "0.667", "1"))`.

    The labels stand under the left end, the mark and the right end; none are drawn when none are given.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interval = Interval(None)
        self._labels: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_interval(self._interval)

    def show_interval(self, interval: Interval, labels: tuple[str, ...] = ()) -> None:
        """Draw another estimate."""
        self._interval, self._labels = interval, labels
        self.setAccessibleName(_said(interval))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(120), px(30 if self._labels else 16))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        axis = QRectF(px(6), 0, self.width() - px(12), px(16))
        draw_interval(painter, axis, self._interval)
        self._paint_labels(painter, axis)
        painter.end()

    def _paint_labels(self, painter: QPainter, axis: QRectF) -> None:
        if len(self._labels) != 3:
            return
        mark = self._interval.mark
        spots = [axis.left(), _place(self._interval, axis, mark) if mark is not None else -999.0, axis.right()]
        places: list[QRectF] = []
        for words, x, side in zip(self._labels, spots, (0.0, 0.5, 1.0), strict=True):
            width = paint.text_width("rail", words)
            places.append(QRectF(x - width * side, axis.bottom(), width, px(14)))
        for place, (words, spot) in enumerate(zip(self._labels, places, strict=True)):
            if place != 1 and spot.adjusted(-px(4), 0, px(4), 0).intersects(places[1]):
                continue  # the mark is what the figure is held to; an end of the scale gives way to it
            paint.text(painter, spot, words, "text_2", font("rail"))


def draw_interval(painter: QPainter, rect: QRectF, interval: Interval) -> None:
    """Axis, mark, interval and point in `rect`; only the axis where the number is undefined."""
    middle = rect.center().y()
    paint.line(painter, rect.left(), middle, rect.right(), middle, "line_2", 2)
    if interval.low is not None and interval.high is not None:
        left, right = _place(interval, rect, interval.low), _place(interval, rect, interval.high)
        paint.box(painter, QRectF(left, middle - 3, max(6.0, right - left), 6), 3, fill="s4")
    if interval.mark is not None:
        x = _place(interval, rect, interval.mark)
        paint.line(painter, x, middle - 7, x, middle + 7, "text_2", 1.5)
    if interval.value is not None:
        _draw_point(painter, QPointF(_place(interval, rect, interval.value), middle), interval)


def draw_marks(painter: QPainter, rect: QRectF, marks: Sequence[Interval], *, scale: bool = False) -> None:
    """Intervals one below the other, each a thin line with its point, over the quarters of their scale.

    With `scale` the quarters are named at the bottom.
    """
    if not marks:
        return
    axis = rect.adjusted(px(9), 0, -px(9), 0)
    first = marks[0]
    foot = px(12) if scale else 0
    for quarter in range(5):
        value = first.least + (first.most - first.least) * quarter / 4
        x = _place(first, axis, value)
        paint.line(painter, x, rect.top() + 1, x, rect.bottom() - px(3) - foot, "line")
        if scale:
            spot = QRectF(x - px(24), rect.bottom() - foot - px(3), px(48), foot)
            words = in_figures(value).replace("-", "−").replace("0.", ".", 1).replace("0,", ",", 1)
            paint.text(painter, spot, words, "text_3", font("rail"))
    rect = rect.adjusted(0, 0, 0, -foot)
    step = min(px(11), rect.height() / (len(marks) + 1))
    for number, interval in enumerate(marks):
        middle = rect.center().y() + (number - (len(marks) - 1) / 2) * step
        if interval.low is not None and interval.high is not None:
            left, right = _place(interval, axis, interval.low), _place(interval, axis, interval.high)
            paint.line(painter, left, middle, right, middle, interval.tone, 2)
        if interval.value is not None:
            _draw_point(painter, QPointF(_place(interval, axis, interval.value), middle), interval, 4.5)


def _draw_point(painter: QPainter, centre: QPointF, interval: Interval, size: float = 5.0) -> None:
    painter.setPen(QPen(colour("surface"), 1.5))
    painter.setBrush(colour(interval.tone))
    if interval.shape == "dot":
        painter.drawEllipse(centre, size, size)
        return
    size *= 1.24
    reach = (QPointF(0, -size), QPointF(size, 0), QPointF(0, size), QPointF(-size, 0))
    painter.drawPolygon(QPolygonF([centre + step for step in reach]))


def _place(interval: Interval, rect: QRectF, value: float) -> float:
    share = (value - interval.least) / ((interval.most - interval.least) or 1.0)
    return rect.left() + rect.width() * min(1.0, max(0.0, share))


def _said(interval: Interval) -> str:
    if interval.value is None:
        return tr("No figure")
    said = in_figures(interval.value)
    if interval.low is not None and interval.high is not None:
        said = tr("{value}, interval {low} to {high}", value=said, low=interval.low, high=interval.high)
    return tr("{value}, mark at {mark}", value=said, mark=interval.mark) if interval.mark is not None else said


class FigureCard(Card):
    """A figure, what stands beside it, and its interval or share: `FigureCard("Human–human alpha", "960 pairs")`.

    `set_figure("0.69", "95% CI 0.66 to 0.71")`, then `set_interval(interval, labels)` or `set_share(0.83)`, and
    `set_note(words)` for the sentence below. With no figure yet: `set_figure("–", "Needs 30 pairs; there are 12")`.
    """

    def __init__(self, title: str, aside: str = "", *, quiet_title: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(padding=14, spacing=3, parent=parent)
        self._name = title
        self._figure = label("", "figure")
        self._beside = Paragraph("", "body", "text_2")
        self._bar = IntervalBar()
        self._line = ProgressLine(title, "accent")
        self._note = Paragraph("", "small", "text_2")
        heading = QHBoxLayout()
        self._title = label(title, "body" if quiet_title else "medium", "text_2" if quiet_title else "text")
        heading.addWidget(self._title)
        self._aside = ElidedLabel(aside, "small", "text_3")
        self._aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        heading.addWidget(self._aside, 1)
        row = QHBoxLayout()
        row.setSpacing(px(9))
        row.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._beside, 1)
        self.body.addLayout(heading)
        self.body.addLayout(row)
        for part in (self._bar, self._line, self._note):
            self.body.addWidget(part)
            part.hide()
        self.body.addStretch(1)

    def set_title(self, title: str, aside: str = "") -> None:
        """What the figure is, and what stands at the right of that."""
        self._name = title
        self._title.setText(title)
        self._aside.set_text(aside)

    def hide_drawing(self) -> None:
        """No scale and no line: there is no figure."""
        self._bar.hide()
        self._line.hide()

    def set_figure(self, figure: str, beside: str = "") -> None:
        """The figure as text, and what stands beside it."""
        self._figure.setText(figure)
        self._beside.setText(beside)
        self.setAccessibleName(f"{self._name}: {figure} {beside}".strip())

    def set_interval(self, interval: Interval, labels: tuple[str, ...] = ()) -> None:
        """Draw the interval; the labels are for the left end, the mark and the right end."""
        self._bar.show_interval(interval, labels)
        self._bar.show()

    def set_share(self, share: float, tone: str = "accent") -> None:
        """Draw a line of progress instead."""
        self._line.set_tone(tone)
        self._line.set_share(share)
        self._line.show()

    def set_note(self, words: str) -> None:
        """The sentence below."""
        self._note.setText(words)
        self._note.setVisible(bool(words))
