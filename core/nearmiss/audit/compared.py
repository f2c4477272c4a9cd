"""Several judges beside each other, and the jury of all of them: which may be trusted where, errors kept in check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nearmiss.agreement.of_votes import NO_SIDE
from nearmiss.audit.bench import Bench, bench_of
from nearmiss.audit.documents import as_json
from nearmiss.audit.of_values import ValueAudit, values_as_json
from nearmiss.audit.report import Audit, Options, audit
from nearmiss.audit.standing_in import Answer, StandingIn
from nearmiss.audit.verdict import ALL
from nearmiss.audit.words import Table, share
from nearmiss.cases import Cases, with_answers
from nearmiss.errors import ProblemForYou
from nearmiss.monitor import SILENT, Monitor
from nearmiss.ranking.contest import judge_named
from nearmiss.statistics.estimate import Integers
from nearmiss.statistics.false_discovery import benjamini_hochberg, benjamini_yekutieli
from nearmiss.statistics.shifts import Shift, shift
from nearmiss.votes import VoteRater

NO_COMMON = "no pair on which people prefer a response was answered by both"


@dataclass(frozen=True, slots=True)
class Cell:
    """One judge in one category: `p` that it holds up against half of the raters; `q` over all judges × categories."""

    judge: str
    category: str
    p: float | None
    q: float | None
    answer: Answer


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more often judge `a` names people's side than judge `b`, on the same pairs."""

    a: str
    b: str
    shift: Shift
    q: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Several audits, the jury's last, with what holds over all of them."""

    audits: tuple[Audit, ...]
    cells: tuple[Cell, ...]
    differences: tuple[Difference, ...]


def compare(cases: Cases, judges: Sequence[str], options: Options, monitor: Monitor = SILENT) -> Compared:
    """Audit each of the judges and their jury, which takes the side that most of them take, a tie where none does.

    Told is which of them is being audited, of how many.
    """
    if len(set(judges)) < len(judges):
        raise ProblemForYou("A judge is named twice.", remedy="Name each judge once.")
    benches = [bench_of(cases, judge_named(cases.votes, name), options.against) for name in judges]
    jury = f"jury of {len(judges)}"
    cases = cases.with_votes(with_answers(cases.votes, VoteRater(jury, "judge"), _jury(benches)))
    benches.append(bench_of(cases, judge_named(cases.votes, jury), options.against))
    audits = []
    for place, name in enumerate((*judges, jury)):
        monitor.report(place + 1, len(judges) + 1)
        audits.append(audit(cases, name, options))
    return Compared(tuple(audits), _cells(audits), _differences((*judges, jury), benches))


def _jury(benches: Sequence[Bench]) -> dict[int, tuple[int | None, Any, Any]]:
    """The side of most judges in each unit that one of them answered; equal numbers are a tie."""
    sides = np.stack([bench.said for bench in benches])
    votes = np.where(sides == NO_SIDE, 0, sides).sum(axis=0)
    named = (sides != NO_SIDE).any(axis=0)
    return {int(unit): (int(np.sign(votes[unit])), False, False) for unit in np.flatnonzero(named)}


def _cells(audits: Sequence[Audit]) -> tuple[Cell, ...]:
    return cells_of(
        [
            (found.judge, name, part)
            for found in audits
            for name, part in (
                [(name, core.standing_in) for name, core in found.by_category] or [(ALL, found.core.standing_in)]
            )
        ]
    )


def cells_of(entries: Sequence[tuple[str, str, StandingIn]]) -> tuple[Cell, ...]:
    """Each judge and category with the p-value that half of the raters are beaten, adjusted over all by BY."""
    p = [half_beaten(part) for _, _, part in entries]
    tested = [place for place, value in enumerate(p) if value is not None]
    q = dict(zip(tested, benjamini_yekutieli([p[place] or 0.0 for place in tested]), strict=True))
    return tuple(
        Cell(judge, name, p[place], float(q[place]) if place in q else None, part.answer)
        for place, (judge, name, part) in enumerate(entries)
    )


def half_beaten(found: StandingIn) -> float | None:
    """The p-value that the judge holds up against at least half of the raters: (m − u + 1) p₍ᵤ₎, u = ⌈m/2⌉.

    None where the test has too few raters. Source: Benjamini & Heller (2008), Biometrics 64, 1215.
    """
    if found.test.winning_rate.value is None:
        return None
    p = sorted(entry.p for entry in found.test.raters)
    least = (len(p) + 1) // 2
    return min(1.0, (len(p) - least + 1) * p[least - 1])


def _differences(names: Sequence[str], benches: Sequence[Bench]) -> tuple[Difference, ...]:
    pairs = [(one, two) for one in range(len(names)) for two in range(one + 1, len(names))]
    shifts = [_difference(benches[one], benches[two]) for one, two in pairs]
    tested = [place for place, found in enumerate(shifts) if found.p is not None]
    q = dict(zip(tested, benjamini_hochberg([shifts[place].p or 0.0 for place in tested]), strict=True))
    return tuple(
        Difference(names[one], names[two], shifts[place], float(q[place]) if place in q else None)
        for place, (one, two) in enumerate(pairs)
    )


def _difference(one: Bench, two: Bench) -> Shift:
    both = np.flatnonzero((np.abs(one.target) == 1) & one.verdicts.answered & two.verdicts.answered)
    right = _right(one, both) - _right(two, both)
    return shift(right, one.cluster[both], NO_COMMON)


def _right(bench: Bench, units: Integers) -> Any:
    return (bench.said[units] == bench.target[units]).astype(np.float64)


def compared_as_json(found: Compared) -> dict[str, Any]:
    """`judges` as single audits, `cells` over judges × categories, `differences` of each two judges."""
    return {
        "judges": [as_json(entry) for entry in found.audits],
        "cells": _cells_as_json(found.cells),
        "differences": [
            {"a": entry.a, "b": entry.b, "difference": entry.shift.estimate.as_json(), "p": entry.shift.p, "q": entry.q}
            for entry in found.differences
        ],
    }


def _cells_as_json(cells: Sequence[Cell]) -> list[dict[str, Any]]:
    return [
        {"judge": cell.judge, "category": cell.category, "p": cell.p, "q": cell.q, "answer": cell.answer}
        for cell in cells
    ]


def several_values_as_json(audits: Sequence[ValueAudit]) -> dict[str, Any]:
    """The same of judges on values; there is no jury, and no difference of sides."""
    entries = [
        (found.judge, name, part)
        for found in audits
        for name, part in (
            [(name, standing) for name, _, _, standing, _ in found.by_category] or [(ALL, found.standing_in)]
        )
    ]
    judges = [values_as_json(found) for found in audits]
    return {"judges": judges, "cells": _cells_as_json(cells_of(entries)), "differences": []}


def compared_tables(found: Compared) -> list[Table]:
    """The judges beside each other as tables to read."""
    rows = tuple(
        (
            entry.judge,
            share(entry.core.agreement.against.accuracy_decisive),
            share(entry.core.agreement.ceiling.minus_human),
            entry.core.standing_in.answer,
        )
        for entry in found.audits
    )
    header = ("Judge", "Accuracy, decisive", "Judge minus person", "Replaces one person")
    cells = tuple(
        (cell.judge, cell.category, "–" if cell.q is None else f"{cell.q:.3f}", cell.answer) for cell in found.cells
    )
    differences = tuple(
        (f"{entry.a} over {entry.b}", share(entry.shift.estimate), "–" if entry.q is None else f"{entry.q:.3f}")
        for entry in found.differences
    )
    return [
        Table("Judges", "Each beside one more person.", header, rows),
        Table("Two judges", "How much more often the first names people’s side.", ("", "Difference", "q"), differences),
        Table(
            "Judges and categories",
            "q: false discoveries among all judges and categories that are said to hold up against half of the raters.",
            ("Judge", "Category", "q", "Replaces one person"),
            cells,
        ),
    ]
