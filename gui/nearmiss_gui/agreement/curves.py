"""Is the judge's confidence honest, and how much may it decide: two charts, their sentences and their tables."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from nearmiss.audit.certainty import Calibration
from nearmiss.audit.charts import (
    BOTTOM,
    TOP,
    USUAL_RISK,
    band,
    reliability_drawing,
    risk_drawing,
    risk_frame,
    thinned,
)
from nearmiss.statistics.calibration import Bins
from nearmiss.statistics.intervals import wilson_limits
from nearmiss.statistics.selective import RiskCurve, threshold_for
from nearmiss_gui.agreement.drawn import DrawnChart, Laid, Lay
from nearmiss_gui.agreement.figures_in_words import number, share
from nearmiss_gui.theme import px
from nearmiss_gui.translation import in_figures, mark, tr
from nearmiss_gui.widgets import Column, announce
from nearmiss_gui.widgets.table import Value

BIN_COLUMNS = (
    Column(mark("Stated confidence")),
    Column(mark("Pairs"), number=True),
    Column(mark("On average")),
    Column(mark("Agreeing")),
    Column(mark("95% interval"), stretch=True),
)
RISK_COLUMNS = (
    Column(mark("Decided by the judge")),
    Column(mark("Disagreeing")),
    Column(mark("95% interval")),
    Column(mark("Pairs"), number=True),
    Column(mark("Confidence from"), stretch=True),
)
STEP, LEAP, MOST = 0.01, 0.05, 0.5
"""How far the allowed line goes with a key, with a page key, and at most."""
_EVEN = 0.03
"""A gap between stated and true that is not worth a sentence."""


def lay_reliability(bins: Bins) -> Lay:
    """How the chart lies in a frame."""
    return lambda width, height: Laid(reliability_drawing(bins, width, height))


def calibration_sentence(found: Calibration) -> str:
    """What the chart comes to: surer than right, less sure than right, or neither."""
    over = found.over.estimate
    if over.value is None:
        return ""
    if over.low is not None and over.low > 0:
        return tr("Surer than it is right, by {points} points on average.", points=in_figures(100 * over.value, ".1f"))
    if over.high is not None and over.high < 0:
        return tr(
            "Modest: right more often than it says, by {points} points.", points=in_figures(-100 * over.value, ".1f")
        )
    if abs(over.value) <= _EVEN:
        return tr("About as often right as it says.")
    return tr("Whether it is too sure cannot be told from so few pairs.")


def bin_rows(bins: Bins) -> list[tuple[Value, ...]]:
    """The bins as a table."""
    low, high = wilson_limits(bins.accuracy, bins.n)
    rows: list[tuple[Value, ...]] = []
    for place in range(len(bins.n)):
        first, last = float(bins.low[place]), float(bins.high[place])
        stated = share(first, 0) if first == last else tr("{low} to {high}", low=share(first, 0), high=share(last, 0))
        span = tr("{low} to {high}", low=share(float(low[place])), high=share(float(high[place])))
        mean, right = share(float(bins.confidence[place])), share(float(bins.accuracy[place]))
        rows.append((stated, int(bins.n[place]), mean, right, span))
    return rows


def risk_rows(curve: RiskCurve) -> list[tuple[Value, ...]]:
    """The curve as a table."""
    places = thinned(len(curve.threshold))
    low, high = band(curve, places)
    return [
        (
            share(float(curve.coverage[place])),
            share(float(curve.risk[place])),
            tr("{low} to {high}", low=share(float(low[at])), high=share(float(high[at]))),
            int(curve.decided[place]),
            number(float(curve.threshold[place])),
        )
        for at, place in enumerate(places.tolist())
    ]


class RiskChart(DrawnChart):
    """`show_curve(curve)`; up and down, or the pointer, move the line that is allowed: `allowed_moved(share)`."""

    allowed_moved = Signal(float)

    def __init__(self) -> None:
        super().__init__(tr("How much can it decide alone?"), 200, 250)
        self._curve: RiskCurve | None = None
        self._allowed = USUAL_RISK

    def allowed(self) -> float:
        """The share of disagreement that is allowed."""
        return self._allowed

    def show_curve(self, curve: RiskCurve) -> None:
        """Show another curve, with the line where it was."""
        self._curve = curve
        self.show_chart(self._lay_curve, self.sentence())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sentence(self) -> str:
        """What may be left to the judge within the line."""
        if self._curve is None:
            return ""
        found = threshold_for(self._curve, self._allowed)
        allowed = share(self._allowed, 0)
        if found.risk is None:
            return tr("Pass every pair to people to stay within {allowed} disagreement.", allowed=allowed)
        if found.coverage >= 1:
            return tr("It may decide every pair within {allowed} disagreement.", allowed=allowed)
        return tr(
            "Pass the least certain {left} to people to stay within {allowed} disagreement.",
            left=share(1 - found.coverage, 0),
            allowed=allowed,
        )

    def set_allowed(self, allowed: float) -> None:
        """Move the line."""
        allowed = round(min(MOST, max(0.0, allowed)), 2)
        if self._curve is None or allowed == self._allowed:
            return
        self._allowed = allowed
        self.lay_anew()
        self.setAccessibleDescription(self.sentence())
        announce(self, self.sentence())
        self.allowed_moved.emit(allowed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(event.key())
        if step is None:
            return super().keyPressEvent(event)
        return self.set_allowed(self._allowed + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event.position())

    def _follow(self, point: QPointF) -> None:
        """The line goes to where the pointer is."""
        if self._curve is None:
            return
        height = self.height() * 100 / px(100)
        frame = risk_frame(self._curve, self._allowed, self.width() * 100 / px(100), height)
        top, bottom = TOP, height - BOTTOM
        share_ = (bottom - point.y() * 100 / px(100)) / (bottom - top) * frame.y_ends[1]
        self.set_allowed(share_)

    def _lay_curve(self, width: float, height: float) -> Laid:
        assert self._curve is not None
        return Laid(risk_drawing(self._curve, self._allowed, width, height))


_KEYS = {
    int(Qt.Key.Key_Up): STEP,
    int(Qt.Key.Key_Down): -STEP,
    int(Qt.Key.Key_PageUp): LEAP,
    int(Qt.Key.Key_PageDown): -LEAP,
    int(Qt.Key.Key_Home): -1.0,
    int(Qt.Key.Key_End): 1.0,
}
