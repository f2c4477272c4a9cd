"""How what verdicts come to is written: rows of the tables, and the same as text to be copied."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from nearmiss.importing.cells import guard
from nearmiss.metrics.breakdown import Figure, Grouping, Row
from nearmiss.rulings import Who
from nearmiss.statistics import Estimate
from nearmiss.verdict_report import PEOPLE, VerdictsRead
from nearmiss_gui.translation import counted, in_figures, mark, tr
from nearmiss_gui.widgets import Cell, Column, Interval
from nearmiss_gui.widgets.table import Value

GROUPINGS: tuple[tuple[Grouping, str], ...] = (
    ("category", mark("Category")),
    ("tag", mark("Tag")),
    ("model", mark("Model")),
    ("rater", mark("Rater")),
)
DRAWN = (6, 7)
"""The columns of the table of groups that draw intervals."""
_KINDS = {
    "human": mark("{name}, person"),
    "judge": mark("{name}, judge"),
    "check": mark("{name}, check"),
    "reference": mark("{name}, reference"),
}
_UNNAMED = {"category": mark("Without a category"), "model": mark("Without a model")}


def names_of(raters: Iterable[Who]) -> dict[str, Who]:
    """Each rater by the name that is shown."""
    return {tr("People together") if who == PEOPLE else tr(_KINDS[who[0]], name=who[1]): who for who in raters}


def columns(by: Grouping) -> list[Column]:
    """The columns of the table of groups."""
    numbers = (mark("Constraints"), mark("Met"), mark("Missed"), mark("Unclear"), mark("n/a"))
    return [
        Column(tr(dict(GROUPINGS)[by])),
        *(Column(tr(words), number=True) for words in numbers),
        Column(tr("Fraction met")),
        Column(tr("All met")),
        Column(tr("Strict"), number=True),
        Column(tr("Loose"), number=True),
    ]


def row_of(row: Row, by: Grouping) -> list[Value]:
    """A group as a row: how many constraints count, what was said of them, and the rates."""
    counts = [row.verdicts.get(word, 0) for word in ("met", "missed", "unclear")]
    rates = row.rates
    name = row.name or tr(_UNNAMED.get(by, mark("Without a name")))
    return [
        name,
        sum(counts),
        *counts,
        row.verdicts.get("n/a", 0),
        drawn(rates.fraction_met),
        drawn(rates.strict[0]),
        _share(rates.strict[1]),
        _share(rates.loose[1]) if row.is_loose else None,
    ]


def drawn(estimate: Estimate) -> Cell:
    """A share with its interval drawn."""
    if estimate.value is None:
        return Cell("–", sort=float("-inf"))
    return Cell(
        share(estimate.value), sort=estimate.value, interval=Interval(estimate.value, estimate.low, estimate.high)
    )


def _share(estimate: Estimate) -> Cell | None:
    return None if estimate.value is None else Cell(share(estimate.value), sort=estimate.value)


def share(value: float) -> str:
    """`91.2%`."""
    return in_figures(value, ".1%")


def written(figure: Figure) -> str:
    """The value of a figure: a share, or a number with two places; a dash where there is none."""
    value = figure.estimate.value
    if value is None:
        return "–"
    return share(value) if figure.is_share else in_figures(value, ".2f").replace("-", "−")


def between(figure: Figure) -> str:
    """The interval of a figure in words; empty where there is none."""
    low, high = figure.estimate.low, figure.estimate.high
    if low is None or high is None:
        return ""
    if figure.is_share:
        return tr("{low} to {high}", low=share(low), high=share(high))
    ends = [in_figures(end, ".2f").replace("-", "−") for end in (low, high)]
    return tr("{low} to {high}", low=ends[0], high=ends[1])


def why_none(figure: Figure) -> str:
    """Why a figure has no value or no interval, as a sentence; empty where it has both."""
    if figure.estimate.value is not None and between(figure):
        return ""
    why = tr(figure.estimate.why or mark("unknown"))
    if figure.estimate.value is not None:
        return tr("No interval: {why}.", why=why)
    return f"{why[:1].upper()}{why[1:]}."


def figure_columns() -> list[Column]:
    """The columns of the table of measures."""
    return [
        Column(tr("Measure")),
        Column(tr("Value"), number=True),
        Column(tr("95% interval")),
        Column(tr("n"), number=True),
        Column(tr("After")),
        Column(tr("Why there is none"), stretch=True, tone="text_2"),
    ]


def figure_row(figure: Figure) -> list[Value]:
    """A measure as a row."""
    n = figure.estimate.n if figure.estimate.value is not None else None
    value = Cell(written(figure), sort=figure.estimate.value if figure.estimate.value is not None else float("-inf"))
    return [tr(figure.name), value, between(figure), n, tr(figure.source), why_none(figure)]


def trouble_rows(read: VerdictsRead) -> list[list[Value]]:
    """Checks that no program has, and constraints that cannot be kept together."""
    found: list[list[Value]] = []
    for name, n in read.unsupported:
        found.append([None, name, counted("Unknown here: {n} constraint", "Unknown here: {n} constraints", n)])
    for prompt, conflict in read.conflicts or ():
        found.append([prompt, ", ".join(conflict.constraints), tr(conflict.why)])
    return found


# ------------------------------------------------------------------------------------------ copying


def as_records(rows: Sequence[Row], by: Grouping) -> list[list[str]]:
    """The table of groups as plain text: shares as numbers from 0 to 1, each with the ends of its interval."""
    heading = [tr(column.title) for column in columns(by)[:6]]
    for column in columns(by)[6:]:
        name = tr(column.title)
        heading += [name, tr("{name}, low", name=name), tr("{name}, high", name=name)]
    found = [heading]
    for row in rows:
        counts = [row.verdicts.get(word, 0) for word in ("met", "missed", "unclear", "n/a")]
        loose = row.rates.loose[1] if row.is_loose else None
        cells = [row.name, str(sum(counts[:3])), *map(str, counts)]
        for estimate in (row.rates.fraction_met, row.rates.strict[0], row.rates.strict[1], loose):
            cells += ["", "", ""] if estimate is None else _numbers(estimate)
        found.append(cells)
    return found


def figures_as_records(figures: Iterable[Figure]) -> list[list[str]]:
    """The table of measures as plain text."""
    found = [[tr("Measure"), tr("Value"), tr("Low"), tr("High"), tr("n"), tr("After"), tr("Why there is none")]]
    for item in figures:
        n, why = str(item.estimate.n), tr(item.estimate.why or "")
        found.append([tr(item.name), *_numbers(item.estimate), n, tr(item.source), why])
    return found


def _numbers(estimate: Estimate) -> list[str]:
    return ["" if value is None else f"{value:.6g}" for value in (estimate.value, estimate.low, estimate.high)]


def tabbed(records: Iterable[Sequence[str]]) -> str:
    """Rows as lines with tabs."""
    return "".join("\t".join(_flat(cell) for cell in record) + "\n" for record in records)


def comma_separated(records: Iterable[Sequence[str]]) -> str:
    """Rows as CSV."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_flat(cell) for cell in record] for record in records)
    return out.getvalue()


def _flat(text: str) -> str:
    """One line, and nothing that a spreadsheet would run."""
    return guard(" ".join(text.split()))
