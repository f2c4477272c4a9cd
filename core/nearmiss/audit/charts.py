"""Where everything stands in the charts of an audit: reliability, risk and coverage, categories, who agrees with whom.

The window paints these drawings and the page of a report holds them as SVG; numbers come from the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

import numpy as np

from nearmiss.audit.certainty import Calibration, RiskCoverage
from nearmiss.audit.drawing import Area, Box, Dot, Drawing, Line, Shape, Words, diamond, svg
from nearmiss.audit.report import Audit
from nearmiss.phrases import phrase
from nearmiss.statistics.calibration import Bins
from nearmiss.statistics.estimate import Estimate, Floats, Integers
from nearmiss.statistics.intervals import wilson_limits
from nearmiss.statistics.selective import RiskCurve, threshold_for

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 560.0, 300.0, 40.0, 18.0, 8.0, 40.0
USUAL_RISK = 0.1
"""The share of wrong answers that is allowed where nobody said another."""
FEW = 5
MOST_POINTS = 200
"""Points of a curve that are drawn; the rest lie between them."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, its heading, and what it shows in one sentence (also for whoever does not see it)."""

    title: str
    caption: str
    drawing: Drawing

    @property
    def svg(self) -> str:
        """The drawing inside a page."""
        return svg(self.drawing, self.caption)


def charts(audit: Audit) -> Iterator[Chart]:
    """The charts that have something to show."""
    if audit.core.calibration.bins is not None:
        yield reliability_chart(audit.core.calibration)
    if audit.core.risk_coverage.curve is not None:
        yield risk_chart(audit.core.risk_coverage)
    known = [entry for entry in category_lines(audit) if entry.judge.value is not None]
    if known:
        caption = phrase("How far people agree with each other, and the judge with them, with 95 % intervals.")
        yield Chart(phrase("By category"), caption, category_drawing(known, WIDTH))


# ---------------------------------------------------------------------------------------------- the frame


@dataclass(frozen=True, slots=True)
class Frame:
    """The plane of a chart: what its axes reach from and to, and where that lies."""

    width: float
    height: float
    x_ends: tuple[float, float]
    y_ends: tuple[float, float]
    foot: float = 0.0

    def x(self, value: float) -> float:
        low, high = self.x_ends
        return LEFT + (min(max(value, low), high) - low) / (high - low) * (self.width - LEFT - RIGHT)

    def y(self, value: float) -> float:
        low, high = self.y_ends
        bottom = self.height - BOTTOM - self.foot
        return bottom - (min(max(value, low), high) - low) / (high - low) * (bottom - TOP)

    @property
    def floor(self) -> float:
        """The height of the axis."""
        return self.height - BOTTOM

    def grid(self, xs: Sequence[float], ys: Sequence[float], across: str) -> list[Shape]:
        """Lines and shares along both axes, and below them what they are."""
        shapes: list[Shape] = []
        for value in ys:
            y = self.y(value)
            shapes.append(Line(((LEFT, y), (self.width - RIGHT, y)), "line"))
            shapes.append(Words(LEFT - 6, y, percent(value), anchor="end"))
        shapes.append(Line(((LEFT, self.floor), (self.width - RIGHT, self.floor)), "line_2"))
        shapes += [Words(self.x(value), self.floor + 11, percent(value), anchor="middle") for value in xs]
        return [
            *shapes,
            Words(self.width / 2 + 4, self.height - 9, across, "text_2", "small", "middle", self.width - 12),
        ]


def percent(share: float) -> str:
    """A share as an axis says it."""
    return phrase("{share:.0%}", share=share)


def _steps(low: float, high: float, step: float) -> list[float]:
    return [low + step * place for place in range(round((high - low) / step) + 1)]


# ---------------------------------------------------------------------------------------------- confidence


def reliability_chart(found: Calibration) -> Chart:
    """Stated confidence against the share that was right, each bin with Wilson's interval."""
    assert found.bins is not None
    caption = phrase("Stated confidence, and the share that was right; on the dashed line both are the same.")
    return Chart(phrase("Is its confidence honest?"), caption, reliability_drawing(found.bins, WIDTH, HEIGHT))


def reliability_drawing(bins: Bins, width: float, height: float) -> Drawing:
    """A point for each bin with its interval, the diagonal, and below them how many pairs each holds.

    Bins of fewer than FEW pairs are small and not joined: what they say is mostly chance.
    """
    least = min(0.5, floor(float(bins.confidence.min()) * 10) / 10)
    lowest = min(0.8, floor(float(bins.accuracy.min()) * 5 - 0.5) / 5)
    foot = max(34.0, (height - BOTTOM) * 0.2)
    frame = Frame(width, height, (least, 1.0), (max(lowest, 0.0), 1.0), foot)
    xs = _steps(least, 1.0, 0.1) if width > 260 and least >= 0.4 else sorted({least, 0.5, 0.75, 1.0})
    across = phrase("stated confidence → share agreeing with most people")
    shapes = frame.grid(xs, _steps(frame.y_ends[0], 1.0, 0.2), across)
    start = max(frame.x_ends[0], frame.y_ends[0])
    shapes.append(Line(((frame.x(start), frame.y(start)), (frame.x(1), frame.y(1))), "text_3", dashed=True))
    shapes += _counts(frame, bins, foot)
    shapes += _points(frame, bins)
    return Drawing(width, height, (*shapes, _dashed_means(frame)))


def _dashed_means(frame: Frame) -> Words:
    low = frame.y_ends[0] + (1 - frame.y_ends[0]) * 0.06
    return Words(
        frame.width - RIGHT - 2, frame.y(low) - 4, phrase("dashed: perfectly calibrated"), "text_2", anchor="end"
    )


def _points(frame: Frame, bins: Bins) -> Iterator[Shape]:
    low, high = wilson_limits(bins.accuracy, bins.n)
    places = [(frame.x(float(c)), frame.y(float(a))) for c, a in zip(bins.confidence, bins.accuracy, strict=True)]
    for (x, _), one, other in zip(places, low.tolist(), high.tolist(), strict=True):
        yield Line(((x, frame.y(one)), (x, frame.y(other))), "accent_line", 1.5)
    firm = [place for place, count in zip(places, bins.n.tolist(), strict=True) if count >= FEW]
    yield Line(tuple(firm), "accent", 2)
    for (x, y), count in zip(places, bins.n.tolist(), strict=True):
        yield Dot(x, y, 4 if count >= FEW else 3, "surface", "accent" if count >= FEW else "text_3")


def _counts(frame: Frame, bins: Bins, foot: float) -> Iterator[Shape]:
    """A column for each bin, as high as it holds pairs, with the number above where there is room."""
    xs = [frame.x(float(value)) for value in bins.confidence]
    gaps = [two - one for one, two in pairwise(xs)]
    wide = min(28.0, max(3.0, min(gaps, default=28.0) * 0.82))
    most, room = float(bins.n.max()), foot - 20
    for x, count in zip(xs, bins.n.tolist(), strict=True):
        high = max(1.5, room * count / most)
        yield Box(x - wide / 2, frame.floor - high, wide, high, "accent_line", corner=2)
        if wide >= 18 or len(xs) <= 12:
            yield Words(x, frame.floor - high - 8, phrase("{n:,}", n=count), anchor="middle")


# --------------------------------------------------------------------------------------- risk and coverage


def risk_chart(found: RiskCoverage) -> Chart:
    """The risk among the surest pairs against the share of pairs decided."""
    assert found.curve is not None
    caption = phrase(
        "Share of pairs left to the judge, the surest first, and how many of its answers people would not give."
    )
    drawing = risk_drawing(found.curve, USUAL_RISK, WIDTH, HEIGHT)
    return Chart(phrase("How much can it decide alone?"), caption, drawing)


def risk_frame(curve: RiskCurve, allowed: float, width: float, height: float) -> Frame:
    """The plane of a risk–coverage chart: as high as the curve and the line that is allowed need."""
    settled = curve.coverage >= min(0.1, float(curve.coverage[-1]))
    most = max(float(curve.risk[settled].max()) * 1.3, allowed * 1.5, 0.2)
    return Frame(width, height, (0.0, 1.0), (0.0, min(1.0, ceil(most * 20 - 1e-9) / 20)))


def risk_drawing(curve: RiskCurve, allowed: float, width: float, height: float) -> Drawing:
    """The curve in its band of Wilson's 95 % limits, the line that is allowed, and what may then be decided."""
    frame = risk_frame(curve, allowed, width, height)
    top = frame.y_ends[1]
    across = phrase("share of pairs left to the judge → disagreement with people")
    shapes = frame.grid(_steps(0, 1, 0.2), _steps(0, top, 0.05 if top <= 0.3 else 0.1 if top <= 0.6 else 0.2), across)
    places = thinned(len(curve.threshold))
    low, high = wilson_limits(curve.risk[places], curve.decided[places])
    shares, risks = curve.coverage[places].tolist(), curve.risk[places].tolist()
    upper = [(frame.x(c), frame.y(h)) for c, h in zip(shares, high.tolist(), strict=True)]
    lower = [(frame.x(c), frame.y(v)) for c, v in zip(shares, low.tolist(), strict=True)]
    if len(shares) > 1:
        shapes.append(Area((*upper, *reversed(lower)), "s2"))
    shapes.append(Line(tuple((frame.x(c), frame.y(r)) for c, r in zip(shares, risks, strict=True)), "accent", 2))
    box, picked = _picked(frame, curve, allowed)
    return Drawing(width, height, (*shapes, *_allowed(frame, allowed, box), *picked))


def _allowed(frame: Frame, allowed: float, taken: Box) -> Iterator[Shape]:
    """The line, with its words where the box of what is picked leaves room."""
    y = frame.y(allowed)
    yield Line(((LEFT, y), (frame.width - RIGHT, y)), "text", 1.5, dashed=True)
    said, room = phrase("allowed: {share:.0%}", share=allowed), 96.0
    above, below = y - 9, y + 10
    for at in (below, above):
        apart = (
            at + 8 < taken.y or at - 8 > taken.y + taken.height or taken.x + taken.width < frame.width - RIGHT - room
        )
        if apart and at + 6 < frame.floor:
            yield Words(frame.width - RIGHT - 2, at, said, "text", anchor="end")
            return
    yield Words(LEFT + 4, above, said, "text")


def _picked(frame: Frame, curve: RiskCurve, allowed: float) -> tuple[Box, list[Shape]]:
    """The point up to which the judge may decide, and a box with what that is in numbers."""
    found, shapes = threshold_for(curve, allowed), list[Shape]()
    said: str = phrase("decides nothing within this limit")
    x = LEFT + 8
    if found.risk is not None:
        said = phrase("decides {share:.0%}, {risk:.1%} disagree", share=found.coverage, risk=found.risk)
        x = frame.x(found.coverage)
        shapes.append(Line(((x, frame.y(found.risk)), (x, frame.floor)), "text", 1.5))
        shapes.append(Dot(x, frame.y(found.risk), 5, "accent", "surface", 1.5))
        x += 8
    wide = min(len(said) * 11.5 * 0.53 + 16, frame.width - LEFT - 8)
    line, y = frame.y(allowed), frame.floor - 33
    left = x + wide > frame.width - 4
    if left:
        x = max(LEFT + 2, x - wide - 16)
    if left or line > y - 4:  # close to the floor, or over the curve: the box goes above the line, where it is free
        y = max(TOP, line - 34)
    box = Box(x, y, wide, 22, "surface", "line_2", corner=4)
    return box, [*shapes, box, Words(x + wide / 2, y + 11, said, "text", anchor="middle", room=wide - 6)]


def thinned(count: int) -> Integers:
    """Which of so many points are drawn, evenly."""
    return np.unique(np.linspace(0, count - 1, min(count, MOST_POINTS)).round().astype(np.intp))


def band(curve: RiskCurve, places: Integers) -> tuple[Floats, Floats]:
    """Wilson's 95 % limits of the risk at these points."""
    return wilson_limits(curve.risk[places], curve.decided[places])


# ------------------------------------------------------------------------------------------ by category


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """One category: how far people agree with each other, and the judge with them."""

    name: str
    people: Estimate
    judge: Estimate


def category_lines(audit: Audit) -> list[CategoryLine]:
    """Krippendorff's α of people and weighted κ of the judge with most of them, on one scale."""
    cores = [*audit.by_category, (phrase("All"), audit.core)]
    return [
        CategoryLine(
            name, core.people.krippendorff_alpha.interval, core.agreement.against.cohen_kappa.quadratic
        )
        for name, core in cores
    ]  # fmt: skip


def category_drawing(entries: Sequence[CategoryLine], width: float) -> Drawing:
    """A dot for people and a diamond for the judge in each category, on their intervals."""
    row, head, left = 34.0, 26.0, min(150.0, width * 0.3)
    height = head + row * len(entries) + 24
    values = [part.low for entry in entries for part in (entry.people, entry.judge) if part.low is not None]
    least = -1.0 if min(values, default=0.0) < -0.5 else -0.5 if min(values, default=0.0) < 0 else 0.0
    shapes: list[Shape] = [
        Dot(left + 5, 10, 4, "text_2"), Words(left + 14, 10, phrase("human–human"), "text_2", "small"),
        diamond(left + 124, 10, "accent"), Words(left + 134, 10, phrase("judge–human"), "text_2", "small"),
    ]  # fmt: skip

    def place(value: float) -> float:
        return left + (max(value, least) - least) / (1 - least) * (width - left - RIGHT)

    for value in _steps(least, 1.0, 0.25 if least == 0 else 0.5):
        shapes.append(Line(((place(value), head - 4), (place(value), height - 22)), "line"))
        shapes.append(Words(place(value), height - 10, phrase("{value:g}", value=value), anchor="middle"))
    for number, entry in enumerate(entries):
        y = head + row * number
        shapes.append(Words(left - 10, y + 12, entry.name, "text", "small", "end", left - 16))
        for part, offset, ink in ((entry.people, 6, "text_2"), (entry.judge, 18, "accent")):
            if part.value is None:
                continue
            if part.low is not None and part.high is not None:
                shapes.append(Line(((place(part.low), y + offset), (place(part.high), y + offset)), ink, 2))
            x = place(part.value)
            shapes.append(Dot(x, y + offset, 4, ink) if ink == "text_2" else diamond(x, y + offset, ink))
    return Drawing(width, height, tuple(shapes))


# --------------------------------------------------------------------------------------- who with whom

CELL, ROOMY_CELL, LEAST_CELL, GAP, NUMBERED_FROM = (46.0, 31.0), (64.0, 40.0), 10.0, 3.0, 28.0


def short(value: float) -> str:
    """`.83`, `1`, `−.12`: two places, without the nought."""
    text = f"{abs(value):.2f}".lstrip("0") if abs(value) < 0.995 else f"{abs(value):.0f}"
    return f"−{text}" if value <= -0.005 else text


@dataclass(frozen=True, slots=True)
class HeatFrame:
    """Where the squares of a triangle of `count` names lie; rows are names from the second on."""

    count: int
    width: float
    height: float
    margin: float

    @property
    def cell(self) -> tuple[float, float]:
        """Width and height of a square with the gap beside it."""
        rows = max(self.count - 1, 1)
        wide, high = (self.width - self.margin - 4) / rows, (self.height - 24) / rows
        most = CELL if rows > 4 else ROOMY_CELL
        return max(LEAST_CELL, min(most[0], wide)), max(LEAST_CELL, min(most[1], high))

    def spot(self, row: int, column: int) -> tuple[float, float, float, float]:
        """Left, top, width and height of a square."""
        wide, high = self.cell
        return self.margin + column * wide, 2 + (row - 1) * high, wide - GAP, high - GAP


def heat_drawing(
    frame: HeatFrame,
    names: Sequence[str],
    values: Mapping[tuple[int, int], float | None],
    framed: Sequence[int] = (),
    figure: Callable[[float], str] = short,
) -> Drawing:
    """Squares darker where two agree more; the rows of judges are framed. `figure` writes a value."""
    ends = heat_ends(values)
    shapes: list[Shape] = []
    for (row, column), value in values.items():
        shapes += _square(frame.spot(row, column), value, ends, figure)
    for row in range(1, frame.count):
        x, y, _, high = frame.spot(row, 0)
        bold = row in framed
        role, ink = ("strong", "text") if bold else ("small", "text_2")
        shapes.append(Words(x - 8, y + high / 2, names[row], ink, role, "end", frame.margin - 10))  # type: ignore[arg-type]
    if framed:
        shapes.append(_frame_of(frame, framed))
    return Drawing(
        frame.width, frame.height, (*shapes, *_below(frame, names, max(len(framed), 1)), *_scale(frame, ends, figure))
    )


def heat_ends(values: Mapping[tuple[int, int], float | None]) -> tuple[float, float]:
    """The scale of the colours: the least and the greatest value, out to the next twentieth."""
    known = [value for value in values.values() if value is not None]
    if not known:
        return 0.0, 1.0
    low, high = floor(min(known) * 20 + 1e-9) / 20, ceil(max(known) * 20 - 1e-9) / 20
    return low, max(high, low + 0.05)


def heat_step(value: float, ends: tuple[float, float]) -> int:
    """Which of the seven colours a value has, from 1."""
    return 1 + min(6, max(0, int((value - ends[0]) / (ends[1] - ends[0]) * 7)))


def _square(
    spot: tuple[float, float, float, float],
    value: float | None,
    ends: tuple[float, float],
    figure: Callable[[float], str],
) -> Iterator[Shape]:
    x, y, wide, high = spot
    if value is None:
        yield Box(x, y, wide, high, "sunken", "line", hatched=True)
        return
    step = heat_step(value, ends)
    yield Box(x, y, wide, high, f"s{step}")
    if wide >= NUMBERED_FROM and high >= 15:
        ink = "text" if step <= 4 else "surface"
        yield Words(x + wide / 2, y + high / 2, figure(value), ink, "small-medium", "middle")


def _frame_of(frame: HeatFrame, framed: Sequence[int]) -> Box:
    """The box around the rows of judges, as far as there are people to agree with."""
    people = frame.count - len(framed)
    x, top, _, _ = frame.spot(framed[0], 0)
    end, low, wide, high = frame.spot(framed[-1], max(people - 1, 0))
    return Box(x - 3, top - 2.5, end + wide - x + 6, low + high - top + 5, edge="text", line=1.5, corner=5)


def _below(frame: HeatFrame, names: Sequence[str], rest: int) -> Iterator[Shape]:
    wide, _ = frame.cell
    if wide < NUMBERED_FROM:
        return  # no room for names; the rows have them, and each square says its own
    for column in range(frame.count - rest):
        x, y, width, high = frame.spot(frame.count - 1, column)
        yield Words(x + width / 2, y + high + 13, names[column], "text_2", "small", "middle", wide)


def _scale(frame: HeatFrame, ends: tuple[float, float], figure: Callable[[float], str]) -> Iterator[Shape]:
    """Seven steps from weaker to stronger, in the empty corner at the top right."""
    step, room = 12.0, 58.0
    left = frame.width - room - 7 * step
    first = frame.spot(1, 0)
    if frame.count < 4 or left - room < first[0] + first[2] + 12:
        return
    yield Words(left - 6, 8, phrase("weaker"), "text_2", anchor="end")
    for number in range(7):
        yield Box(left + number * step, 3, step, 10, f"s{number + 1}", corner=0)
    yield Words(left + 7 * step + 6, 8, phrase("stronger"), "text_2")
    said = phrase("{low} to {high}", low=figure(ends[0]), high=figure(ends[1]))
    yield Words(left + 3.5 * step, 24, said, anchor="middle")
