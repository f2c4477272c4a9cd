"""How well a judge meets people: accuracy, κ and F1 against a target, and beside it what a person reaches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nearmiss.agreement.pairs import Kappas, kappas_at
from nearmiss.phrases import phrase
from nearmiss.statistics import Categories, Estimate, Patterns, macro_f1, undefined
from nearmiss.statistics.estimate import Flags, Floats
from nearmiss.statistics.intervals import ONE_CLUSTER, Parts, proportion, t_quantile, wilson_limits
from nearmiss.statistics.modes import credit_against_modes
from nearmiss.statistics.patterns import families_of, parts_of_families
from nearmiss.statistics.ratings import Codes
from nearmiss.statistics.table_estimates import share_of_cells
from nearmiss.statistics.tables import Tables, tabulate
from nearmiss.statistics.two_raters import table_kappas

NO_TARGET = phrase("there is no target to compare with")
NO_DECISIVE = phrase("no target prefers a response")
NO_COMPANY = phrase("no pair that it judged has two people's answers")
ONE_ADDED = "t over clusters, with one more that differs"


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often each answer met each target: `counts[i][j]` is target i with answer j, both named in `categories`.

    Sides are those of the pairs as stored.
    """

    categories: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Judge and people on equal terms: each against the modes of the people that are left when one is taken out.

    `people` is over the units that the judge answered; `minus_human` is `judge` − `people`, paired.
    """

    judge: Estimate
    people: Estimate
    minus_human: Estimate


@dataclass(frozen=True, slots=True)
class AgainstTarget:
    """One judge against a target, over the `n` units that have both.

    `accuracy` is over all categories; `accuracy_decisive` over targets that prefer a response: the share on which
    the judge names that side. It is `coverage` (the judge names a side at all) times `both_decisive` (the right one,
    where it does). Unreadable, refused and inconsistent answers are wrong; in κ they are categories of their own.
    `macro_f1` is of the pairs as stored, `macro_f1_symmetrised` over both orders of their responses.
    """

    n: int
    accuracy: Estimate
    accuracy_decisive: Estimate
    both_decisive: Estimate
    coverage: Estimate
    cohen_kappa: Kappas
    macro_f1: Estimate
    macro_f1_symmetrised: Estimate
    confusion: Confusion


def against_target(
    target: Codes, answer: Codes, categories: Categories, cluster: Codes | None, shown: int
) -> AgainstTarget:
    """One judge's answers against targets: codes of categories (units,), −1 for none; `cluster` as in `Ratings`.

    `shown`: how many of the categories, from the first, the confusion shows even when they are empty.
    """
    both = np.flatnonzero((target >= 0) & (answer >= 0))
    kinds = len(categories.names)
    cell = target[both].astype(np.intp) * kinds + answer[both]
    groups = None if cluster is None else cluster[both]
    tables = tabulate(np.zeros(len(both), dtype=np.intp), cell, 1, kinds, groups)
    if len(both) == 0:
        return _nothing(tables, categories, shown)
    side = np.zeros(kinds, dtype=np.int8) if categories.side is None else categories.side
    decisive = np.repeat((side != 0)[:, None], kinds, axis=1).astype(np.float64)
    right = decisive * (side[:, None] == side[None, :])
    return AgainstTarget(
        n=len(both),
        accuracy=share_of_cells(tables, np.eye(kinds))[0],
        accuracy_decisive=_decisive(tables, right, decisive),
        both_decisive=_decisive(tables, right, decisive * (side != 0)),
        coverage=_decisive(tables, decisive * (side != 0), decisive),
        cohen_kappa=kappas_at(table_kappas(tables, np.arange(kinds), categories), 0),
        macro_f1=macro_f1(tables),
        macro_f1_symmetrised=macro_f1(tables, categories.mirror),
        confusion=_confusion(tables, categories, shown),
    )


def _decisive(tables: Tables, cells: Floats, among: Floats) -> Estimate:
    found = share_of_cells(tables, cells, among)[0]
    return undefined(NO_DECISIVE) if found.value is None else found


def _nothing(tables: Tables, categories: Categories, shown: int) -> AgainstTarget:
    none = undefined(NO_TARGET)
    kappas = Kappas(none, none, none, none)
    return AgainstTarget(0, none, none, none, none, kappas, none, none, _confusion(tables, categories, shown))


def _confusion(tables: Tables, categories: Categories, shown: int) -> Confusion:
    counts = tables.counts[0].astype(np.intp)
    occurs = (counts.sum(axis=0) + counts.sum(axis=1)) > 0
    occurs[:shown] = True
    kept = np.flatnonzero(occurs)
    names = tuple(categories.names[code] for code in kept)
    return Confusion(names, tuple(tuple(int(count) for count in row) for row in counts[np.ix_(kept, kept)]))


def ceiling(patterns: Patterns, answer: Codes) -> Ceiling:
    """One judge's answers (units,), −1 for none, and people's, whose `patterns` these are, against the same modes.

    Every person is left out once of each unit with two people or more that the judge answered; whoever is compared
    gets 1/m where m categories share the mode of the others. n = persons left out.
    Source: CONTRACT 5, after AlpacaEval's leave-one-out agreement.
    """
    answered = (answer >= 0) & (patterns.of_unit >= 0)
    answered[answered] = patterns.pairable[patterns.of_unit[answered]]
    if not answered.any():
        nothing = undefined(NO_COMPANY)
        return Ceiling(nothing, nothing, nothing)
    parts = _credit_parts(patterns, answer, answered)
    n = round(float(parts.totals[2]))
    judge = proportion(Parts(parts.rows[:, [0, 2]], parts.times), n, n)
    person = proportion(Parts(parts.rows[:, [1, 2]], parts.times), n, n)
    return Ceiling(judge, person, _difference(parts, n))


def _credit_parts(patterns: Patterns, answer: Codes, answered: Flags) -> Parts:
    """What a unit, or a cluster, adds: the judge's credit, the people's, and how many people were left out."""
    own, further = credit_against_modes(patterns.vectors)
    kinds = patterns.vectors.shape[1]
    joint, kind = np.unique(patterns.of_unit[answered] * kinds + answer[answered], return_inverse=True)
    pattern, given = np.divmod(joint, kinds)
    rows = np.column_stack([further[pattern, given], own[pattern], patterns.sizes[pattern]]).astype(np.float64)
    if patterns.cluster is None:
        return Parts(rows, np.bincount(kind))
    families = families_of(kind, patterns.cluster[answered])
    return parts_of_families(families, rows, np.ones(len(rows), dtype=np.bool_))


def _difference(parts: Parts, n: int) -> Estimate:
    """Judge minus people; where they never differ, Wilson's upper limit of ever differing bounds it.

    The interval is that of the parts and one more, half of which favours the judge and half people, by as much as can
    be: among few pairs so few differ that the jackknife alone holds the truth in 83 of 100 samples. Source: Agresti &
    Min (2005), Stat. Med. 24, 729, who add two such pairs.
    """
    count, difference = parts.count, parts.rows[:, 0] - parts.rows[:, 1]
    whole = float(parts.times @ parts.rows[:, 2])
    value = float(parts.times @ difference) / whole
    if not difference.any():
        _, most = wilson_limits(0.0, count)
        return Estimate(0.0, -float(most), float(most), n, None, "Wilson, without a difference", count)
    if count < 2:
        return Estimate(value, None, None, n, ONE_CLUSTER, None, count)
    added = whole / count
    middle = float(parts.times @ difference) / (whole + added)
    squares = float(parts.times @ (difference - middle * parts.rows[:, 2]) ** 2) + added**2 / 2
    reach = float(t_quantile(count - 1)) * (squares * count / (count - 1)) ** 0.5 / (whole + added)
    low, high = max(middle - reach, -1.0), min(middle + reach, 1.0)
    return Estimate(value, min(low, value), max(high, value), n, None, ONE_ADDED, count)
