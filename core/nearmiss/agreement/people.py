"""How far people agree among themselves: the numbers of one group of raters."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from nearmiss.agreement.pairs import NO_MIRROR, NO_ORDER
from nearmiss.statistics import (
    Estimate,
    Level,
    Patterns,
    Ratings,
    fleiss_kappa,
    gwet_ac1,
    gwet_ac2,
    krippendorff_alpha,
    leave_one_out,
    on_scale,
    patterns_of,
    percent_agreement,
    quadratic_weights,
    undefined,
)
from nearmiss.statistics.chance_corrected import Chances, identity_weights, over_both_orientations
from nearmiss.statistics.estimate import Floats, Integers

LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval")


@dataclass(frozen=True, slots=True)
class Alphas:
    """Krippendorff's α at three levels of measurement."""

    nominal: Estimate
    ordinal: Estimate
    interval: Estimate


@dataclass(frozen=True, slots=True)
class Symmetrised:
    """Chance-corrected agreement with every unit in both orders of its responses, by half each.

    The plain forms depend on which response of each pair was stored first, these do not.
    """

    fleiss_kappa: Estimate
    krippendorff_alpha: Alphas
    gwet_ac1: Estimate
    gwet_ac2: Estimate


@dataclass(frozen=True, slots=True)
class People:
    """Agreement of one group of raters, who answered `items` units between them; each estimate has its own n.

    Fleiss' κ, α and AC take each pair as it is stored. `gwet_ac2` has quadratic weights.
    """

    raters: int
    items: int
    percent: Estimate
    fleiss_kappa: Estimate
    krippendorff_alpha: Alphas
    gwet_ac1: Estimate
    gwet_ac2: Estimate
    leave_one_out: Estimate
    symmetrised: Symmetrised


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """Patterns over some of the categories, with the scores (k,) and mirror images (k,) of their columns."""

    patterns: Patterns
    scores: Floats
    mirror: Integers | None

    def only(self, columns: Integers) -> _View:
        """The same over fewer columns, which hold their mirror images."""
        if self.mirror is None:
            return _View(on_scale(self.patterns, columns), self.scores[columns], None)
        position = np.zeros(len(self.mirror), dtype=np.intp)
        position[columns] = np.arange(len(columns))
        return _View(on_scale(self.patterns, columns), self.scores[columns], position[self.mirror[columns]])

    def occurring(self) -> _View:
        """Only the columns that occur, as they are or mirrored."""
        occurs = self.patterns.vectors.sum(axis=0) > 0
        return self.only(np.flatnonzero(occurs if self.mirror is None else occurs | occurs[self.mirror]))


def patterns_from(ratings: Ratings) -> Patterns:
    """The units' ways of splitting their answers over the categories."""
    kinds = len(ratings.categories.names)
    return patterns_of(ratings.unit, ratings.value, ratings.units, kinds, ratings.cluster)


def people(ratings: Ratings, patterns: Patterns, level: Level = "interval") -> People:
    """Agreement of all raters of `ratings`, whose `patterns_from` these are, up to this level of measurement."""
    categories = ratings.categories
    whole = _View(patterns, categories.scores, categories.mirror)
    placed = whole.only(categories.scored)
    return People(
        raters=int(np.count_nonzero(np.bincount(ratings.rater, minlength=1))),
        items=int(patterns.units.sum()),
        percent=percent_agreement(patterns),
        fleiss_kappa=fleiss_kappa(patterns),
        krippendorff_alpha=_alphas(whole, placed, level, both_orders=False),
        gwet_ac1=gwet_ac1(patterns),
        gwet_ac2=undefined(NO_ORDER) if level == "nominal" else _ac2(placed),
        leave_one_out=leave_one_out(patterns),
        symmetrised=_symmetrised(whole, placed, level),
    )


def _alphas(whole: _View, placed: _View, level: Level, both_orders: bool) -> Alphas:
    """α at each level that the values allow."""
    found = [undefined(NO_ORDER)] * len(LEVELS)
    for place in range(LEVELS.index(level) + 1):
        view = placed if place else whole
        mirror = view.mirror if both_orders else None
        found[place] = krippendorff_alpha(view.patterns, LEVELS[place], view.scores, mirror)
    return Alphas(*found)


def _ac2(placed: _View) -> Estimate:
    found = gwet_ac2(placed.patterns, lambda seen: quadratic_weights(placed.scores[seen]))
    return found if found.method is None else replace(found, method=f"{found.method}; quadratic weights")


def _symmetrised(whole: _View, placed: _View, level: Level) -> Symmetrised:
    if whole.mirror is None:
        nothing = undefined(NO_MIRROR)
        return Symmetrised(nothing, Alphas(nothing, nothing, nothing), nothing, nothing)
    seen, seen_placed = whole.occurring(), placed.occurring()
    plain, squared = identity_weights(len(seen.scores)), quadratic_weights(seen_placed.scores)
    return Symmetrised(
        _in_both_orders(seen, "fleiss", plain),
        _alphas(whole, placed, level, both_orders=True),
        _in_both_orders(seen, "gwet", plain),
        undefined(NO_ORDER) if level == "nominal" else _in_both_orders(seen_placed, "gwet", squared),
    )


def _in_both_orders(view: _View, chance: Chances, weights: Floats) -> Estimate:
    if view.mirror is None:
        return undefined(NO_MIRROR)
    return over_both_orientations(view.patterns, view.mirror, chance, weights)
