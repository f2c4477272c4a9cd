"""How numbers of agreement are written: two places, points, shares, intervals, or why there is none."""

from __future__ import annotations

from nearmiss.statistics import Estimate
from nearmiss_gui.translation import in_figures, mark, tr
from nearmiss_gui.widgets import Cell, Interval


def number(value: float) -> str:
    """Two places, with a true minus sign."""
    text = in_figures(value, ".2f")
    return text.removeprefix("-") if round(value, 2) == 0 else text.replace("-", "−")


def short(value: float) -> str:
    """`.83`, `1`, `−.12`: two places, without the nought."""
    text = in_figures(abs(value), ".2f")
    text = text.lstrip("0") if abs(value) < 0.995 else in_figures(abs(value), ".0f")
    return f"−{text}" if value <= -0.005 else text


def share(value: float, places: int = 1) -> str:
    """`91.2%`."""
    return in_figures(value, f"z.{places}%").replace("-", "−")


def points(value: float) -> str:
    """A difference of shares: `+6.7 points`."""
    return tr("{value} points", value=in_figures(100 * value, "+z.1f").replace("-", "−"))


def between(estimate: Estimate) -> str:
    """`0.39 to 0.78`, or nothing where there is no interval."""
    if estimate.low is None or estimate.high is None:
        return ""
    return tr("{low} to {high}", low=number(estimate.low), high=number(estimate.high))


def between_shares(estimate: Estimate) -> str:
    """`89.4 to 92.9 %`, or nothing where there is no interval."""
    if estimate.low is None or estimate.high is None:
        return ""
    return tr("{low} to {high}", low=share(estimate.low), high=share(estimate.high))


def reason(estimate: Estimate) -> str:
    """Why there is no number, as a sentence."""
    why = tr(estimate.why or mark("unknown"))
    return f"{why[:1].upper()}{why[1:]}."


def cell(estimate: Estimate, *, shares: bool = False) -> Cell:
    """A number with its interval."""
    if estimate.value is None:
        return Cell("–", sort=float("-inf"))
    span = between_shares(estimate) if shares else between(estimate)
    shown = share(estimate.value) if shares else number(estimate.value)
    return Cell(f"{shown} ({span})" if span else shown, sort=estimate.value)


def plain_cell(estimate: Estimate) -> Cell:
    """A number by itself; the reason it lacks is told elsewhere."""
    return (
        Cell("–", sort=float("-inf")) if estimate.value is None else Cell(number(estimate.value), sort=estimate.value)
    )


def drawn(estimate: Estimate) -> Cell:
    """The number with its interval drawn on a scale from 0 to 1, or from −1 where it reaches below."""
    if estimate.value is None:
        return Cell("–", sort=float("-inf"))
    least = -1.0 if min(estimate.value, estimate.low or 0.0) < 0 else 0.0
    span = Interval(estimate.value, estimate.low, estimate.high, least)
    return Cell(number(estimate.value), sort=estimate.value, interval=span)


def against_floor(estimate: Estimate, floor: float) -> str:
    """Where an estimate stands to the floor that is usually asked for."""
    if estimate.low is None or estimate.high is None:
        return tr("The usual floor is {floor}.", floor=floor)
    if estimate.low > floor:
        return tr("Above the usual floor of {floor}.", floor=floor)
    if estimate.high < floor:
        return tr("Below the usual floor of {floor}.", floor=floor)
    return tr("The interval crosses the usual floor of {floor}.", floor=floor)
