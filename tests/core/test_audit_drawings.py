"""Charts are drawn from the numbers alone: everything inside the frame, names as text, limits where they are."""

from __future__ import annotations

from dataclasses import replace
from xml.dom.minidom import parseString

import pytest

from core.planted_judges import planted
from nearmiss.audit import Options, audit
from nearmiss.audit.charts import (
    HeatFrame,
    category_drawing,
    category_lines,
    heat_drawing,
    heat_ends,
    heat_step,
    reliability_drawing,
    risk_drawing,
    short,
)
from nearmiss.audit.drawing import Area, Box, Dot, Drawing, Line, Words, shortened, svg, svg_file
from nearmiss.audit.limits import acceptable, standing
from nearmiss.audit.probes import Probe
from nearmiss.statistics.estimate import Estimate, undefined
from nearmiss.statistics.selective import threshold_for


@pytest.fixture(scope="module")
def report() -> object:
    return audit(planted("overconfident", 200, 1), "J", Options(ranked=False))


def points(drawing: Drawing) -> list[tuple[float, float]]:
    """Every place that something is drawn at."""
    found: list[tuple[float, float]] = []
    for shape in drawing.shapes:
        if isinstance(shape, Line | Area):
            found += shape.points
        elif isinstance(shape, Box):
            found += [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
        elif isinstance(shape, Dot | Words):
            found.append((shape.x, shape.y))
    return found


@pytest.mark.parametrize("size", [(240.0, 150.0), (400.0, 220.0), (900.0, 500.0)])
def test_charts_stay_inside_their_frame(report: object, size: tuple[float, float]) -> None:
    """At any size that the window gives them."""
    core = report.core  # type: ignore[attr-defined]
    drawings = [
        reliability_drawing(core.calibration.bins, *size),
        *(risk_drawing(core.risk_coverage.curve, allowed, *size) for allowed in (0.0, 0.03, 0.1, 0.5)),
        category_drawing(category_lines(report), size[0]),  # type: ignore[arg-type]
    ]
    for drawing in drawings:
        for x, y in points(drawing):
            assert -3 <= x <= drawing.width + 3 and -3 <= y <= drawing.height + 3


def test_the_picked_point_is_the_threshold(report: object) -> None:
    """What the box says is what the core finds for the allowed risk."""
    curve = report.core.risk_coverage.curve  # type: ignore[attr-defined]
    for allowed in (0.05, 0.2):
        found = threshold_for(curve, allowed)
        said = [shape.said for shape in risk_drawing(curve, allowed, 400, 220).shapes if isinstance(shape, Words)]
        wanted = (
            f"decides {found.coverage:.0%}, {found.risk:.1%} disagree" if found.risk is not None else "decides nothing"
        )
        assert any(words.startswith(wanted) for words in said)


def test_squares_do_not_overlap_and_an_undefined_one_is_hatched() -> None:
    """Told apart without colour."""
    names = [f"rater {number}" for number in range(9)]
    frame = HeatFrame(len(names), 320, 260, 80)
    values = {(row, column): None if row == 4 else row / 10 for row in range(9) for column in range(row)}
    drawing = heat_drawing(frame, names, values, framed=(8,))
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box) and shape.fill and shape.corner != 0]
    squares = [(box.x, box.y, box.x + box.width, box.y + box.height) for box in boxes]
    assert len(squares) == len(values)
    for place, one in enumerate(squares):
        for other in squares[place + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    assert sum(box.hatched for box in boxes) == 4


def test_the_scale_reaches_around_all_values() -> None:
    """From the twentieth below to the twentieth above, and never of no width."""
    assert heat_ends({(1, 0): 0.42, (2, 0): None, (2, 1): 0.71}) == pytest.approx((0.4, 0.75))
    assert heat_ends({(1, 0): 0.5}) == pytest.approx((0.5, 0.55))
    assert heat_ends({}) == (0.0, 1.0)
    assert [heat_step(value, (0.0, 1.0)) for value in (0.0, 0.5, 1.0, -3.0, 9.0)] == [1, 4, 7, 1, 7]
    assert [short(value) for value in (0.83, -0.126, 1.0, 0.0)] == [".83", "−.13", "1", ".00"]


def test_words_of_a_project_are_text_in_a_file() -> None:
    """Markup is shown as it is written, and cut where there is no room."""
    hostile = "<script>alert(1)</script>\"'&\u202e"
    drawing = Drawing(200, 40, (Words(0, 10, hostile), Words(0, 30, "a" * 500, room=60)))
    for text in (svg(drawing, hostile), svg_file(drawing, hostile, hostile, lambda _: "#123456")):
        root = parseString(text.encode("utf-8")).documentElement
        assert root is not None and not root.getElementsByTagName("script")
        first, second = root.getElementsByTagName("text")
        assert first.firstChild is not None and first.firstChild.nodeValue == hostile
        assert second.firstChild is not None and len(second.firstChild.nodeValue or "") < 20
    assert shortened("abc", 1000, 12) == "abc"


# -------------------------------------------------------------------------------------- what may pass


def probe(value: float | None, low: float, high: float, state: str, detectable: float, name: str = "position") -> Probe:
    effect = undefined("no pair", 0) if value is None else Estimate(value, low, high, 100)
    return Probe(name, effect, 0.5, 0.5, detectable, state)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (probe(0.2, 0.1, 0.3, "found", 0.1), "strong"),
        (probe(0.03, 0.01, 0.04, "found", 0.02), "within"),
        (probe(0.04, 0.01, 0.07, "found", 0.02), "leaning"),
        (probe(0.0, -0.02, 0.02, "none", 0.03), "within"),
        (probe(0.03, -0.02, 0.08, "none", 0.05), "absent"),
        (probe(0.03, -0.2, 0.2, "none", 0.3), "blind"),
        (probe(0.3, -0.2, 0.8, "too few", 0.9), "few"),
        (probe(None, 0, 0, "too few", 0.0), "few"),
    ],
)
def test_none_found_is_not_could_not_see(found: Probe, wanted: str) -> None:
    """Where a fault beyond the range would have been found, its absence says something; else it does not."""
    assert standing(found) == wanted


def test_every_probe_has_a_range() -> None:
    """Also one that a program of tomorrow runs: changes are counted from what is tolerated."""
    assert acceptable(probe(0.1, 0, 0.2, "found", 0.1, "some new probe")) == (-1.0, 0.0)
    assert acceptable(replace(probe(0.1, 0, 0.2, "found", 0.1), name="verbosity")) == (-0.08, 0.08)
