"""What was looked for in a judge: each fault with its acceptable range and size, and whether it could be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from nearmiss.audit import Audit
from nearmiss.audit.drawing import Box, Dot, Drawing, Line, Shape, Words
from nearmiss.audit.limits import ACCEPTABLE, BELOW_PEOPLE, Standing, acceptable, standing
from nearmiss.audit.probes import Probe
from nearmiss.audit.stability import TOLERANCE
from nearmiss.statistics import Estimate
from nearmiss_gui import icons
from nearmiss_gui.agreement.drawn import DrawnChart, Laid, Lay, Spot
from nearmiss_gui.agreement.figures_in_words import points, reason, share
from nearmiss_gui.theme import px
from nearmiss_gui.translation import counted, in_figures, mark, tr
from nearmiss_gui.widgets import Column, paint
from nearmiss_gui.widgets.table import Value

_NAMES = {
    "position": ("swap", mark("Position"), mark("leans to the first shown")),
    "verbosity": ("length", mark("Length"), mark("prefers longer at equal quality")),
    "self-preference": ("person", mark("Own family"), mark("favours its own family")),
    "ties": ("minus", mark("Ties"), mark("calls more ties than people")),
    "confidence": ("scales", mark("Confidence"), mark("surer than it is right")),
    "repeats": ("redo", mark("Repeats"), mark("changes when asked again")),
    "injection": ("shield", mark("Injection"), mark("obeyed a planted instruction")),
    "paraphrase": ("edit", mark("Paraphrase"), mark("changes with other words")),
    "verbalizer": ("tag", mark("Verbaliser"), mark("changes with other names")),
    BELOW_PEOPLE: ("people", mark("Below people"), mark("further from people than a person")),
}
_STANDINGS: dict[Standing, tuple[str, str, str]] = {
    "strong": (mark("Too strong"), "missed", "cross"),
    "within": (mark("Within limit"), "met", "check"),
    "leaning": (mark("Unclear"), "unclear", "question"),
    "absent": (mark("None found"), "met", "check"),
    "blind": (mark("Could not tell"), "unclear", "question"),
    "few": (mark("Too few pairs"), "unclear", "question"),
}
_FILLS = {"missed": "missed_tint", "met": "met_tint", "unclear": "hover"}
COLUMNS = (
    Column(mark("Probe")),
    Column(mark("Effect")),
    Column(mark("95% interval")),
    Column(mark("Acceptable")),
    Column(mark("Pairs"), number=True),
    Column(mark("Would have seen")),
    Column(mark("Finding"), stretch=True),
)
ROW = 64.0


@dataclass(frozen=True, slots=True)
class ProbeRow:
    """One fault looked for, in words and on its scale (shares); `name` is what the core calls it."""

    name: str
    icon: str
    title: str
    below: str
    figure: str
    estimate: Estimate
    limits: tuple[float, float]
    ends: tuple[float, float]
    ticks: tuple[tuple[float, str], ...]
    standing: Standing
    seen: str
    said: str


def probe_rows(card: Audit) -> list[ProbeRow]:
    """The probes, without those of single categories, which stand in their own table."""
    return [_row(card, probe) for probe in card.probes if not probe.name.startswith("category: ")]


def _row(card: Audit, probe: Probe) -> ProbeRow:
    icon, title, fault = _NAMES.get(probe.name, ("search", probe.name, mark("changes its answer")))
    estimate, limits, rate = _shown(card, probe)
    stands = standing(probe)
    figure = "–" if estimate.value is None else share(estimate.value) if rate else points(estimate.value)
    seen = _seen(probe)
    pairs = counted("{n} pair", "{n} pairs", probe.n)
    told = tr(_STANDINGS[stands][0])
    more = _more(stands, probe, seen)
    said = " ".join(filter(None, (f"{tr(title)}: {tr(fault)}. {figure}, {pairs}. {told}.", more)))
    ends = _ends(estimate, limits, rate)
    known = probe.name in _NAMES
    below = f"{tr(fault)}, {pairs}"
    if stands == "blind":
        below = tr("would only show from {size} on, {pairs}", size=seen, pairs=pairs)
    if probe.blind and stands == "blind":
        below = tr("no size would show, {pairs}", pairs=pairs)
    return ProbeRow(probe.name, icon, tr(title) if known else title, below, figure, estimate,
                    limits, ends, _ticks(limits, ends, rate), stands, seen, said)  # fmt: skip


def _shown(card: Audit, probe: Probe) -> tuple[Estimate, tuple[float, float], bool]:
    """What the scale shows: a difference, or the share of answers that changed, from 0 up."""
    if probe.name in ACCEPTABLE:
        return probe.effect, acceptable(probe), False
    for flips in card.flips:
        if flips.name == probe.name:
            return flips.changed, (0.0, TOLERANCE), True
    same = card.stability.same
    if same.value is None:
        return same, (0.0, TOLERANCE), True
    low, high = (None if end is None else 1 - end for end in (same.high, same.low))
    return Estimate(1 - same.value, low, high, same.n), (0.0, TOLERANCE), True


def _seen(probe: Probe) -> str:
    if probe.detectable is None:
        return "–"
    return tr("no size") if probe.blind else points(probe.detectable).lstrip("+")


def _more(stands: Standing, probe: Probe, seen: str) -> str:
    if stands == "few":
        return reason(probe.effect) if probe.effect.value is None else tr("Needs 30 pairs.")
    if stands == "blind" and probe.blind:
        return tr("No effect of any size would have been found.")
    if stands == "blind":
        return tr("Only an effect of {size} or more would have been found.", size=seen)
    if stands == "absent":
        return tr("An effect of {size} or more would have been found.", size=seen)
    return ""


def _ends(estimate: Estimate, limits: tuple[float, float], rate: bool) -> tuple[float, float]:
    known = [abs(end) for end in (estimate.value, estimate.low, estimate.high) if end is not None]
    reach = max([*known, *(2 * abs(limit) for limit in limits if abs(limit) < 1)])
    reach = min(1.0, max(0.1, ceil(reach * 10 - 1e-9) / 10))
    return (0.0, reach) if rate else (-reach, reach)


def _ticks(limits: tuple[float, float], ends: tuple[float, float], rate: bool) -> tuple[tuple[float, str], ...]:
    places = sorted({ends[0], *(limit for limit in limits if abs(limit) < 1), ends[1]})
    unit = "%" if rate else ""
    return tuple((place, in_figures(100 * place, ".0f").replace("-", "−") + unit) for place in places)


def table_rows(rows: Sequence[ProbeRow]) -> list[tuple[Value, ...]]:
    """The same as a table."""
    return [
        (
            row.title,
            row.figure,
            _span(row) or None,
            _range(row),
            row.estimate.n,
            row.seen,
            tr(_STANDINGS[row.standing][0]),
        )
        for row in rows
    ]


def _span(row: ProbeRow) -> str:
    low, high = row.estimate.low, row.estimate.high
    return "" if low is None or high is None else tr("{low} to {high}", low=share(low), high=share(high))


def _range(row: ProbeRow) -> str:
    low, high = row.limits
    if abs(low) >= 1:
        return tr("up to {high}", high=share(high, 0))
    if abs(high) >= 1:
        return tr("from {low}", low=share(low, 0))
    return tr("{low} to {high}", low=share(low, 0), high=share(high, 0))


class ProbeChart(DrawnChart):
    """`show_probes(rows)`: one below the other; Enter on one opens its pairs."""

    def __init__(self) -> None:
        super().__init__(tr("Bias probes"), ROW, 300)
        self._rows: tuple[ProbeRow, ...] = ()

    def show_probes(self, rows: Sequence[ProbeRow]) -> None:
        """Show other probes."""
        self._rows = tuple(rows)
        described = " ".join(row.said for row in rows)
        self.show_chart(lay_probes(rows), described, height=max(1, len(rows)) * ROW, spots=bool(rows))

    def paint_over(self, painter: QPainter) -> None:
        scale, width = px(100) / 100, self.width() * 100 / px(100)
        for place, row in enumerate(self._rows):
            top = place * _step(self.height() * 100 / px(100), len(self._rows))
            icons.paint(painter, row.icon, "text", QRectF(0, (top + 9) * scale, 15 * scale, 15 * scale))
            words, tone, icon = _STANDINGS[row.standing]
            x, y = _pill(width, top, tr(words))
            spot = QRectF((x + 8) * scale, (y + 4) * scale, 12 * scale, 12 * scale)
            icons.paint(painter, icon, "text_2" if tone == "unclear" else tone, spot, bold=True)


def _step(height: float, count: int) -> float:
    return min(max(ROW, height / max(count, 1)), 84.0)


def lay_probes(rows: Sequence[ProbeRow]) -> Lay:
    """Each probe on a row of its own."""

    def lay(width: float, height: float) -> Laid:
        step = _step(height, len(rows))
        shapes: list[Shape] = []
        spots = []
        for place, row in enumerate(rows):
            top = place * step
            shapes += _row_shapes(row, width, top)
            if place:
                shapes.append(Line(((0, top - 3), (width, top - 3)), "line"))
            spots.append(Spot(0, top, width, step - 6, row.said, row))
        return Laid(Drawing(width, height, tuple(shapes)), tuple(spots))

    return lay


def _row_shapes(row: ProbeRow, width: float, top: float) -> list[Shape]:
    left, right = width * 0.5, width - _right(width)
    shapes: list[Shape] = [
        Words(21, top + 16, row.title, "text", "strong", room=left - 30),
        Words(0, top + 37, row.below, "text_2", "small", room=left - 14),
        Words(width, top + 16, row.figure, "text", "strong", "end"),
        *_scale(row, left, right, top + 18),
    ]
    words, tone, _ = _STANDINGS[row.standing]
    x, y = _pill(width, top, tr(words))
    shapes.append(Box(x, y, width - x, 20, _FILLS[tone], corner=10))
    ink = "text_2" if tone == "unclear" else tone
    return [*shapes, Words(x + 24, y + 10, tr(words), ink, "small-medium")]


def _right(width: float) -> float:
    """The px that finding and figure need at the right: those of the longest word for a finding."""
    return max(paint.text_width("small-medium", tr(words)) for words, _, _ in _STANDINGS.values()) * 100 / px(100) + 46


def _pill(width: float, top: float, words: str) -> tuple[float, float]:
    return width - paint.text_width("small-medium", words) * 100 / px(100) - 34, top + 30


def _scale(row: ProbeRow, left: float, right: float, y: float) -> list[Shape]:
    low, high = row.ends

    def at(value: float) -> float:
        return left + (min(max(value, low), high) - low) / (high - low) * (right - left)

    start, end = at(row.limits[0]), at(row.limits[1])
    tone = {"strong": "missed", "within": "met", "absent": "met"}.get(row.standing, "text_2")
    shapes: list[Shape] = [
        Line(((left, y), (right, y)), "line", 2),
        Box(start, y - 7, max(end - start, 2), 14, "met_tint", "met", 0.6, corner=2),
    ]
    found = row.estimate
    if found.value is not None:
        if found.low is not None and found.high is not None:
            shapes.append(Line(((at(found.low), y), (at(found.high), y)), tone, 2))
        shapes.append(Dot(at(found.value), y, 4.5, tone, "surface", 1))
    taken = -100.0
    for value, words in row.ticks:
        if at(value) - taken >= 6 * len(words) + 8:
            shapes.append(Words(at(value), y + 17, words, anchor="middle"))
            taken = at(value)
    return shapes
