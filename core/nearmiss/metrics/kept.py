"""What verdicts on responses come to, before any rate is made of them: how many count, how many are met."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from nearmiss.model import Verdict
from nearmiss.statistics import Estimate, undefined
from nearmiss.statistics.intervals import Parts, bounded, jackknife, proportion

NOTHING = "no verdict counts here"


@dataclass(frozen=True, slots=True)
class Ruling:
    """The verdict on one constraint of one response, dependencies already applied; ill-posed is `n/a`."""

    verdict: Verdict
    loose: Verdict
    category: str | None = None
    check: str | None = None
    added: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One response with the verdicts of one rater, in the order of the constraints.

    `cluster` is the number of its prompt's family, `level` the step of the prompt's evolution, `turn` how many turns
    of the user its conversation has.
    """

    response: str
    prompt: str
    cluster: int
    rulings: tuple[Ruling, ...]
    model: str | None = None
    level: int | None = None
    turn: int = 1
    tags: Mapping[str, Any] = field(default_factory=dict)

    def only(self, rulings: tuple[Ruling, ...]) -> Judged:
        """The same with some of the rulings."""
        return replace(self, rulings=rulings)

    def count(self, loose: bool = False) -> tuple[int, int]:
        """How many constraints are met, and how many count: `n/a` leaves both, `unclear` counts as not met."""
        met = number = 0
        for item in self.rulings:
            said = item.loose if loose else item.verdict
            met += said == "met"
            number += said != "n/a"
        return met, number

    def share(self, loose: bool = False) -> float | None:
        """The share of constraints met; None where none counts."""
        met, number = self.count(loose)
        return met / number if number else None

    def whole(self, loose: bool = False) -> bool | None:
        """Whether all constraints that count are met; None where none counts."""
        met, number = self.count(loose)
        return met == number if number else None


Sums = tuple[float, float]
"""What one response adds: to the sum of values, and to the number of values."""


def pooled(responses: Iterable[Judged], adds: Callable[[Judged], Sums | None]) -> Estimate:
    """The sum of what responses add over the number of values, a number between 0 and 1, with prompt families as
    clusters (`intervals.proportion`). n = the number of values."""
    totals: dict[int, list[float]] = {}
    for item in responses:
        found = adds(item)
        if found is not None:
            into = totals.setdefault(item.cluster, [0.0, 0.0])
            into[0] += found[0]
            into[1] += found[1]
    return share_of(list(totals.values()))


def share_of(clusters: Sequence[Sequence[float]]) -> Estimate:
    """The same from what each cluster adds."""
    rows = np.asarray([row for row in clusters if row[1] > 0], dtype=np.float64).reshape(-1, 2)
    if not len(rows):
        return undefined(NOTHING)
    n = round(float(rows[:, 1].sum()))
    return proportion(Parts(rows, np.ones(len(rows), dtype=np.intp)), n, n)


def mean_share(values: Iterable[tuple[int, bool]]) -> Estimate:
    """The share of what is true, each with its cluster."""
    totals: dict[int, list[float]] = {}
    for cluster, value in values:
        into = totals.setdefault(cluster, [0.0, 0.0])
        into[0] += value
        into[1] += 1
    return share_of(list(totals.values()))


def mean_of(values: Iterable[tuple[int, float]], bounds: tuple[float, float]) -> Estimate:
    """The mean of numbers that are no shares, each with its cluster: a jackknife over clusters, within `bounds`."""
    totals: dict[int, list[float]] = {}
    for cluster, value in values:
        into = totals.setdefault(cluster, [0.0, 0.0])
        into[0] += value
        into[1] += 1
    if not totals:
        return undefined(NOTHING)
    rows = np.asarray(list(totals.values()), dtype=np.float64)
    parts = Parts(rows, np.ones(len(rows), dtype=np.intp))
    value, variance = jackknife(parts, lambda sums: sums[..., 0] / sums[..., 1])
    return bounded(value, variance, parts.count, round(float(rows[:, 1].sum())), bounds, "jackknife, t")
