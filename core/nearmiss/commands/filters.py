"""Which answers a report is about: `--only category=format --only since=2026-01-01`, as its user typed it."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import click
import numpy as np
from numpy.typing import NDArray

from nearmiss.cases import UNKNOWN, Cases, members
from nearmiss.commands.inputs import Input
from nearmiss.errors import ProblemForYou
from nearmiss.value_rows import ValueRows
from nearmiss.votes import Votes

NAMED = ("category", "tag", "model", "round", "week")
DATED = ("day", "month", "since", "until")
KEYS = (*NAMED, *DATED)
OF_PAIRS = ("category", "tag", "model")


def _checked(_: click.Context, __: click.Parameter, said: tuple[str, ...]) -> tuple[str, ...]:
    try:
        wanted(said)
    except ProblemForYou as problem:
        raise click.BadParameter(str(problem)) from None
    return said


only_option = click.option(
    "--only",
    multiple=True,
    metavar="KEY=VALUE",
    callback=_checked,
    help="Only pairs of a category, tag or model; or people's answers of a round, week (2026-W07), month (2026-02) or"
    " day, since or until a day (2026-02-14). Again for more.",
)


def wanted(said: Sequence[str]) -> dict[str, list[str]]:
    """Key to the values that were named. Raises ProblemForYou for what is not KEY=VALUE of a known key."""
    found: dict[str, list[str]] = {}
    for text in said:
        key, equals, value = text.partition("=")
        if not equals or not value or key not in KEYS:
            raise ProblemForYou(f"'{text}' is not KEY=VALUE.", remedy=f"The keys are {', '.join(KEYS)}.")
        if key in DATED and days_in(value) is None:
            raise ProblemForYou(f"'{value}' is no date.", remedy="Write 2026-02-14, or 2026-02 for a month.")
        found.setdefault(key, []).append(value)
    return found


def days_in(text: str) -> tuple[int, int] | None:
    """The first and last day of `2026-02-14`, `2026-02` or `2026`, as `date.toordinal`; None for anything else."""
    parts = text.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return None
    year, month, day = [int(part) for part in parts] + [0] * (3 - len(parts))
    try:
        if len(parts) == 3:
            return date(year, month, day).toordinal(), date(year, month, day).toordinal()
        if len(parts) == 2:
            last = calendar.monthrange(year, month)[1]
            return date(year, month, 1).toordinal(), date(year, month, last).toordinal()
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    except (ValueError, OverflowError):
        return None


def filtered(cases: Cases, said: Sequence[str]) -> Cases:
    """The cases that fit one of the values of each key. Raises ProblemForYou for a value that nothing has."""
    rows, units = chosen(cases, said)
    return cases.rows(rows).only(units)


def chosen(cases: Cases, said: Sequence[str]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which rows (n,) and which units (units,) fit one of the values of each key."""
    rows = np.ones(len(cases.votes.unit), dtype=np.bool_)
    units = np.ones(len(cases.votes.units), dtype=np.bool_)
    for key, values in wanted(said).items():
        if key in DATED:
            rows &= _of_others(cases.votes) | _in_days(cases, key, values)
            continue
        known = _known(cases, key)
        _check(key, values, known)
        if key in OF_PAIRS:
            units &= _units(cases, key, values)
        else:
            said_then = cases.votes.round if key == "round" else cases.week
            rows &= _of_others(cases.votes) | np.isin(said_then, [list(known).index(value) for value in values])
    return rows, units


def only_some(found: Input, said: Sequence[str]) -> Input:
    """The input with its answers filtered, sides and values alike."""
    if not said:
        return found
    rows, units = chosen(found.cases, said)
    cases = found.cases.rows(rows).only(units)
    if found.table is None:
        return Input(cases)
    kept = rows & units[found.cases.votes.unit]
    return Input(cases, replace(found.table, cases=cases, value=found.table.value[kept]))


def only_values(rows: ValueRows, said: Sequence[str]) -> ValueRows:
    """Verdicts or ratings of a project, filtered. Raises ProblemForYou for other keys than category and round."""
    for key, values in wanted(said).items():
        if key not in ("category", "round"):
            raise ProblemForYou(
                f"Verdicts and ratings are not filtered by {key}.", remedy="Take category or round, or --on side."
            )
        names = rows.categories.names if key == "category" else rows.votes.rounds
        _check(key, values, names)
        codes = [names.index(value) for value in values]
        if key == "round":
            rows = rows.rows(_of_others(rows.votes) | np.isin(rows.votes.round, codes))
        else:
            units = len(rows.votes.units)
            rows = rows.only(np.any([members(rows.categories, code, units) for code in codes], axis=0))
    return rows


def _known(cases: Cases, key: str) -> Sequence[str]:
    if key in ("category", "tag"):
        return cases.groupings[key].names
    names: Mapping[str, Sequence[str]] = {"model": cases.models, "round": cases.votes.rounds, "week": cases.weeks}
    return names[key]


def _check(key: str, values: Sequence[str], known: Sequence[str]) -> None:
    for value in values:
        if value not in known:
            some = ", ".join(name for name in known[:20] if name)
            raise ProblemForYou(f"There is no {key} '{value}'.", remedy=f"There are {some}." if some else None)


def _units(cases: Cases, key: str, values: Sequence[str]) -> NDArray[np.bool_]:
    units = len(cases.votes.units)
    found = np.zeros(units, dtype=np.bool_)
    for value in values:
        code = list(_known(cases, key)).index(value)
        if key == "model":
            found |= (cases.model_1 == code) | (cases.model_2 == code)
        else:
            found |= members(cases.groupings[key], code, units)
    return found


def _in_days(cases: Cases, key: str, values: Sequence[str]) -> NDArray[np.bool_]:
    """Rows of the days that were named, or since or until them; answers without a date are of no day."""
    spans = [days_in(value) or (0, 0) for value in values]
    day, dated = cases.day, cases.day != UNKNOWN
    found = np.zeros(len(day), dtype=np.bool_)
    for first, last in spans:
        after, before = day >= first, day <= last
        found |= after if key == "since" else before if key == "until" else after & before
    return np.asarray(found & dated, dtype=np.bool_)


def _of_others(votes: Votes) -> NDArray[np.bool_]:
    """Rows of others than people, to which rounds and dates do not apply."""
    return np.array([rater.kind != "human" for rater in votes.raters], dtype=np.bool_)[votes.rater]
