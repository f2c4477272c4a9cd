"""Cohen's κ of two raters from their confusion table, plain or weighted, for one table or many thousands at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nearmiss.statistics.estimate import Floats, Integers
from nearmiss.statistics.tables import TableStatistic


def plain_disagreement(categories: int) -> Floats:
    """0 for the same category, 1 for another one: (k, k)."""
    return 1 - np.eye(categories)


def linear_disagreement(scores: Floats) -> Floats:
    """|a − b|; κ does not depend on the unit that scores are in."""
    return np.abs(np.subtract.outer(scores, scores))


def quadratic_disagreement(scores: Floats) -> Floats:
    """(a − b)²."""
    return np.asarray(np.subtract.outer(scores, scores) ** 2, dtype=np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Kappas:
    """κ of each table and its large-sample variance, shape (…); NaN where undefined. `chance`: D_e of plain κ."""

    value: Floats
    variance: Floats
    chance: Floats


def kappas(tables: Floats, disagreement: Floats) -> Kappas:
    """κ = 1 − Σ p d / Σ r c d for tables (…, k, k) of counts and disagreement weights d (k, k).

    Variance: (Σ p g² − D_o²) / (n D_e²) with g_ij = d_ij − (1 − κ)(Σ_l d_il c_l + Σ_l d_lj r_l), which is the form of
    Fleiss, Cohen & Everitt (1969), Psychol. Bull. 72, 323, written with disagreement weights.
    """
    categories = len(disagreement)
    # Cells first and tables last: sums over categories then run along whole rows of memory, and without the matrix
    # library, whose threads wait for each other on a busy machine.
    cells = np.ascontiguousarray(tables.reshape(-1, categories**2).T).reshape(categories, categories, -1)
    with np.errstate(all="ignore"):
        count = cells.sum(axis=(0, 1))
        cells = cells / count
        rows, columns = cells.sum(axis=1), cells.sum(axis=0)
        losses = cells * disagreement[:, :, None]
        row_loss, column_loss = losses.sum(axis=1), losses.sum(axis=0)
        observed = row_loss.sum(axis=0)
        from_row = np.einsum("ij,jp->ip", disagreement, columns)
        from_column = np.einsum("ij,ip->jp", disagreement, rows)
        expected = (rows * from_row).sum(axis=0)
        expected = np.where(expected > 1e-12, expected, np.nan)
        lost = observed / expected
        # Σ p (d − lost (a + b))² multiplied out.
        crossed = (from_row * row_loss).sum(axis=0) + (from_column * column_loss).sum(axis=0)
        both = ((cells * from_column).sum(axis=1) * from_row).sum(axis=0)
        squared = (rows * from_row**2 + columns * from_column**2).sum(axis=0) + 2 * both
        squares = np.einsum("ijp,ij->p", losses, disagreement) - 2 * lost * crossed + lost**2 * squared
        variance = np.maximum(squares - observed**2, 0.0) / (count * expected**2)
        chance = 1 - (rows * columns).sum(axis=0)
    shape = tables.shape[:-2]
    return Kappas((1 - lost).reshape(shape), variance.reshape(shape), chance.reshape(shape))


def in_both_orders(tables: Floats, mirror: Integers) -> Floats:
    """Tables averaged over both orders of the two responses of every unit: (t + t with categories mirrored) / 2."""
    return (tables + tables[..., mirror, :][..., :, mirror]) / 2


def kappa_of_sums(disagreement: Floats, mirror: Integers | None = None) -> TableStatistic:
    """κ as a function of n, Σ d and the two margins, these over both orders of the responses with `mirror`.

    The mirror image of a cell has the same disagreement as the cell.
    """
    categories = len(disagreement)
    given = np.eye(categories)
    given = given if mirror is None else (given + given[mirror]) / 2
    row, column = np.repeat(given, categories, axis=0), np.tile(given, (categories, 1))
    ones = np.ones((categories**2, 1))

    def statistic(totals: Floats) -> Floats:
        n, observed = totals[..., 0], totals[..., 1]
        rows, columns = totals[..., 2 : 2 + categories], totals[..., 2 + categories :]
        expected = np.einsum("...i,ij,...j->...", rows, disagreement, columns)
        return np.where(expected > 1e-9, 1 - n * observed / expected, np.nan)

    return TableStatistic(np.hstack([ones, disagreement.reshape(-1, 1), row, column]), statistic)
