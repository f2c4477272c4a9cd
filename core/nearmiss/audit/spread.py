"""Does it matter how a thing is put: the judge under each wording of a probe, and on paraphrases of a prompt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nearmiss.agreement.of_votes import NO_SIDE
from nearmiss.audit.bench import Bench
from nearmiss.cases import members
from nearmiss.statistics.estimate import Estimate, Floats, Integers, undefined
from nearmiss.statistics.win_rate import share_over_clusters

GROUP = "paraphrase_group = "
"""How the tag that joins paraphrases begins among the names of groups."""
ONE_WORDING = "only one wording was tried"
NO_COMMON = "no pair was answered under all wordings"
NO_DECISIVE = "no pair on which people prefer a response was answered so"
NO_GROUPS = "no two pairs of one paraphrase group have an answer and a target that prefers a response"


@dataclass(frozen=True, slots=True)
class Range:
    """Rates over wordings: the smallest, their mean, the largest, and their standard deviation (n − 1)."""

    least: float
    mean: float
    most: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording: how often the side `changed`, and how often the judge names people's side."""

    name: str
    changed: Estimate
    accuracy: Estimate


@dataclass(frozen=True, slots=True)
class Spread:
    """Rates of `wordings` wordings on the `n` pairs that were answered under all of them.

    `accuracy`: names people's side where they prefer one; `preference`: names the first response, a tie as half.
    """

    n: int
    wordings: int
    accuracy: Range | None
    preference: Range | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Paraphrased:
    """One group of paraphrases: on how many pairs, and the range of being right over them."""

    group: str
    n: int
    right: Range


@dataclass(frozen=True, slots=True)
class Paraphrases:
    """`alike`: the share of groups in which the judge is right on all pairs or on none; `deviation`: the mean SD."""

    groups: tuple[Paraphrased, ...]
    alike: Estimate
    deviation: float | None


def range_of(rates: Sequence[float] | Floats) -> Range | None:
    """The range of two rates or more."""
    found = np.asarray(rates, dtype=np.float64)
    if len(found) < 2:
        return None
    return Range(float(found.min()), float(found.mean()), float(found.max()), float(found.std(ddof=1)))


def spread_of(bench: Bench, said: Sequence[Integers]) -> Spread:
    """From the sides (units,) under each wording, the usual one first; NO_SIDE where there is no answer."""
    if len(said) < 2:
        return Spread(0, len(said), None, None, ONE_WORDING)
    table = np.stack(said)
    everywhere = (table != NO_SIDE).all(axis=0)
    decided = np.flatnonzero(everywhere & (np.abs(bench.target) == 1))
    n = int(everywhere.sum())
    if n == 0:
        return Spread(0, len(said), None, None, NO_COMMON)
    right = (table[:, decided] == bench.target[decided]).mean(axis=1) if len(decided) else []
    preference = ((1 - table[:, everywhere]) / 2).mean(axis=1)
    return Spread(n, len(said), range_of(right), range_of(preference), None)


def accuracy_of(bench: Bench, said: Integers) -> Estimate:
    """How often these sides (units,) are people's, where people prefer a response."""
    asked = np.flatnonzero((said != NO_SIDE) & (np.abs(bench.target) == 1))
    right = (said[asked] == bench.target[asked]).astype(np.float64)
    return share_over_clusters(right, bench.cluster[asked], NO_DECISIVE)


def paraphrases(bench: Bench) -> Paraphrases:
    """The judge on prompts that say the same in other words (tag `paraphrase_group`), group by group."""
    grouping = bench.cases.groupings.get("tag")
    usable = bench.verdicts.answered & (np.abs(bench.target) == 1)
    right = (bench.said == bench.target).astype(np.float64)
    found: list[Paraphrased] = []
    for code, name in enumerate(grouping.names if grouping else ()):
        if grouping is None or not name.startswith(GROUP):
            continue
        inside = np.flatnonzero(members(grouping, code, len(usable)) & usable)
        over = range_of(right[inside])
        if over is not None:
            found.append(Paraphrased(name.removeprefix(GROUP), len(inside), over))
    if not found:
        return Paraphrases((), undefined(NO_GROUPS), None)
    alike = np.array([entry.right.deviation == 0 for entry in found], dtype=np.float64)
    deviation = float(np.mean([entry.right.deviation for entry in found]))
    return Paraphrases(tuple(found), share_over_clusters(alike, None, NO_GROUPS), deviation)
