"""Who agrees with whom: squares of every two raters, the judge framed, and the same as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nearmiss.audit.charts import HeatFrame, heat_drawing
from nearmiss_gui.agreement.asked import Found
from nearmiss_gui.agreement.drawn import Laid, Lay, Spot
from nearmiss_gui.agreement.figures_in_words import between, cell, number, short
from nearmiss_gui.theme import px
from nearmiss_gui.translation import counted, mark, tr
from nearmiss_gui.widgets import Column, paint
from nearmiss_gui.widgets.table import Value

MOST_NAMES = 12
"""People in one picture; of more, those who agree least are shown, and all are in the table."""
MOST_ROWS = 500
"""Rows of the table; the command has all."""
APART = 0.1
"""How far below the next one's mean somebody's lies who is said to differ."""
COLUMNS = (
    Column(mark("Two raters"), stretch=True),
    Column(mark("Weighted kappa")),
    Column(mark("Shared pairs"), number=True),
    Column(mark("Note"), tone="text_2"),
)


@dataclass(frozen=True, slots=True)
class Two:
    """Two raters by their codes and names: what a square opens."""

    one: int
    other: int
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Heat:
    """Names in order, and by their places (the later first) the values, what each square says, and whom it is of."""

    names: tuple[str, ...]
    framed: tuple[int, ...]
    values: Mapping[tuple[int, int], float | None]
    said: Mapping[tuple[int, int], str]
    opens: Mapping[tuple[int, int], Two]
    headline: str
    note: str
    rows: tuple[tuple[Value, ...], ...]
    row_opens: tuple[Two, ...]

    @property
    def described(self) -> str:
        """The whole picture in words."""
        return ". ".join(self.said.values())


def heat_of(found: Found) -> Heat:
    """The squares of at most so many raters, and the rows of all."""
    who, votes = found.who, found.cases.votes
    names = [votes.raters[code].name for code in who.raters]
    people = len(who.raters) - who.judges
    chosen = who.least_agreeing(MOST_NAMES + who.judges).tolist()
    order = sorted(chosen, key=lambda place: (place >= people, names[place].casefold()))
    at = {place: number for number, place in enumerate(order)}
    values: dict[tuple[int, int], float | None] = {}
    said: dict[tuple[int, int], str] = {}
    opens: dict[tuple[int, int], Two] = {}
    counts: list[int] = []
    a, b = who.pairs.a, who.pairs.b
    for index in np.flatnonzero(np.isin(a, order) & np.isin(b, order)).tolist():
        one, other = int(a[index]), int(b[index])
        if one >= people and other >= people:
            continue
        spot = (max(at[one], at[other]), min(at[one], at[other]))
        kappa, shared = who.kappa(index), int(who.pairs.percent.n[index])
        values[spot], opens[spot] = kappa.value, _two(found, one, other, names)
        said[spot] = _in_words(names[one], names[other], kappa.value, between(kappa), kappa.why, shared)
        counts.append(shared)
    framed = tuple(at[place] for place in order if place >= people)
    rows, row_opens = _rows(found, names)
    note = _note(found, len(order) - len(framed), counts)
    return Heat(tuple(names[place] for place in order), framed, values, said, opens, _headline(found, names), note,
                rows, row_opens)  # fmt: skip


def _two(found: Found, one: int, other: int, names: list[str]) -> Two:
    codes = found.who.raters
    return Two(int(codes[one]), int(codes[other]), names[one], names[other])


def _in_words(one: str, other: str, value: float | None, span: str, why: str | None, shared: int) -> str:
    told = tr("not defined: {why}", why=tr(why or mark("unknown")))
    if value is not None:
        told = f"{number(value)} ({span})" if span else number(value)
    return counted(
        "{a} and {b}: {told}, {n} shared pair",
        "{a} and {b}: {told}, {n} shared pairs",
        shared, a=one, b=other, told=told,
    )  # fmt: skip


def _rows(found: Found, names: list[str]) -> tuple[tuple[tuple[Value, ...], ...], tuple[Two, ...]]:
    """The first pairs, those who agree least first."""
    who = found.who
    quadratic = who.pairs.kappa.quadratic
    value = np.full(len(who), np.nan) if quadratic is None else quadratic.value
    order = np.argsort(np.nan_to_num(value, nan=2.0), kind="stable")[:MOST_ROWS]
    rows: list[tuple[Value, ...]] = []
    opens: list[Two] = []
    for index in order.tolist():
        one, other = int(who.pairs.a[index]), int(who.pairs.b[index])
        kappa = who.kappa(index)
        why = tr(kappa.why or "") if kappa.value is None else ""
        pair = tr("{first} and {last}", first=names[one], last=names[other])
        rows.append((pair, cell(kappa), int(who.pairs.percent.n[index]), why))
        opens.append(_two(found, one, other, names))
    return tuple(rows), tuple(opens)


def _headline(found: Found, names: list[str]) -> str:
    means = found.who.means()[: len(names) - found.who.judges]
    known = np.flatnonzero(~np.isnan(means))
    if len(known) < 3:
        return ""
    order = known[np.argsort(means[known])]
    if means[order[1]] - means[order[0]] >= APART:
        return tr("{name} differs most from the others; look at these labels first.", name=names[int(order[0])])
    return tr("Nobody stands apart from the others.")


def _note(found: Found, shown: int, counts: list[int]) -> str:
    """How many pairs a square rests on, who is not shown, and why."""
    parts = []
    everybody = len(found.who.raters) - found.who.judges
    if everybody > shown:
        parts.append(tr("{n} of {all} people, those who agree least; the table has more.", n=shown, all=everybody))
    if found.who.anonymous:
        parts.append(
            counted(
                "{n} rater is left out: a position in a list, not a person.",
                "{n} raters are left out: positions in a list, not persons.",
                found.who.anonymous,
            )
        )
    if counts and min(counts) == max(counts):
        parts.append(counted("{n} shared pair a square.", "{n} shared pairs a square.", min(counts)))
    elif counts:
        parts.append(tr("{least} to {most} shared pairs a square.", least=min(counts), most=max(counts)))
    return " ".join(parts)


def lay_heat(heat: Heat) -> Lay:
    """How the squares lie in a frame."""

    def lay(width: float, height: float) -> Laid:
        widest = max((paint.text_width("strong", name) for name in heat.names[1:]), default=0) * 100 / px(100)
        frame = HeatFrame(len(heat.names), width, height, min(widest + 14, width * 0.36))
        drawing = heat_drawing(frame, heat.names, heat.values, heat.framed, short)
        order = sorted(heat.values)
        return Laid(drawing, tuple(Spot(*frame.spot(*place), heat.said[place], heat.opens[place]) for place in order))

    return lay


def heat_height(heat: Heat) -> float:
    """The px at 100 % that the squares want."""
    rows = max(len(heat.names) - 1, 1)
    return rows * (31 if rows < 8 else 22) + 30
