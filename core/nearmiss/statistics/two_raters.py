"""Who agrees with whom: agreement and κ of every two raters that share a unit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np

from nearmiss.statistics.estimate import Estimates, Integers, joined
from nearmiss.statistics.kappa import linear_disagreement, plain_disagreement, quadratic_disagreement
from nearmiss.statistics.pair_tables import PairTables, all_pairs_tables
from nearmiss.statistics.ratings import Categories, Ratings
from nearmiss.statistics.table_estimates import kappa_estimates, share_of_cells
from nearmiss.statistics.tables import Tables, only_categories


@dataclass(frozen=True, slots=True, eq=False)
class TableKappas:
    """κ of one list of tables: plain, weighted (None: no order), and plain over both orders (None: no mirror)."""

    unweighted: Estimates
    linear: Estimates | None
    quadratic: Estimates | None
    symmetrised: Estimates | None


@dataclass(frozen=True, slots=True, eq=False)
class RaterPairs:
    """Agreement of the pairs of raters that share a unit, one entry a pair; `a` < `b` are codes of raters."""

    a: Integers
    b: Integers
    percent: Estimates
    kappa: TableKappas

    def __len__(self) -> int:
        return len(self.a)


def rater_pairs(ratings: Ratings) -> RaterPairs:
    """Percent agreement and Cohen's κ of every two raters over the units that both answered.

    Weighted κ leaves out the units where either answer has no place on the scale, so its n may be lower.
    """
    return reduce(_joined_pairs, (_of_block(block, ratings.categories) for block in all_pairs_tables(ratings)))


def _of_block(block: PairTables, categories: Categories) -> RaterPairs:
    same = np.eye(len(block.categories))
    percent = share_of_cells(block.tables, same)
    return RaterPairs(block.a, block.b, percent, table_kappas(block.tables, block.categories, categories))


def table_kappas(tables: Tables, codes: Integers, categories: Categories) -> TableKappas:
    """All forms of κ for tables whose rows and columns stand for the categories with these codes."""
    plain = plain_disagreement(len(codes))
    placed = np.flatnonzero(~np.isnan(categories.scores[codes]))
    scores = categories.scores[codes[placed]]
    scaled = tables if len(placed) == len(codes) else only_categories(tables, placed)
    mirror = _mirror_among(codes, categories)
    return TableKappas(
        kappa_estimates(tables, plain),
        kappa_estimates(scaled, linear_disagreement(scores)) if len(placed) else None,
        kappa_estimates(scaled, quadratic_disagreement(scores)) if len(placed) else None,
        None if mirror is None else kappa_estimates(tables, plain, mirror),
    )


def _mirror_among(codes: Integers, categories: Categories) -> Integers | None:
    """Where the mirror image of each code stands among the codes (which hold all their mirror images)."""
    return None if categories.mirror is None else np.searchsorted(codes, categories.mirror[codes])


def _joined_pairs(one: RaterPairs, other: RaterPairs) -> RaterPairs:
    a, b = np.concatenate([one.a, other.a]), np.concatenate([one.b, other.b])
    return RaterPairs(a, b, joined(one.percent, other.percent), _joined_kappas(one.kappa, other.kappa))


def _joined_kappas(one: TableKappas, other: TableKappas) -> TableKappas:
    return TableKappas(
        joined(one.unweighted, other.unweighted),
        _joined_if_any(one.linear, other.linear),
        _joined_if_any(one.quadratic, other.quadratic),
        _joined_if_any(one.symmetrised, other.symmetrised),
    )


def _joined_if_any(one: Estimates | None, other: Estimates | None) -> Estimates | None:
    return None if one is None or other is None else joined(one, other)
