"""Cohen's κ of two raters from their confusion table, plain or weighted, for one table or many thousands at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nearmiss.statistics.estimate import Floats, Integers


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
    flat = tables.reshape(-1, categories**2)
    # Transposed, so that sums over categories run along whole rows of memory.
    sums = _margins(disagreement) @ flat.T
    with np.errstate(all="ignore"):
        count = sums[:categories].sum(axis=0)
        sums /= count
        rows, columns, row_loss, column_loss = sums[:-1].reshape(4, categories, -1)
        observed = row_loss.sum(axis=0)
        from_row, from_column = disagreement @ columns, disagreement.T @ rows
        expected = (rows * from_row).sum(axis=0)
        expected = np.where(expected > 1e-12, expected, np.nan)
        lost = observed / expected
        # Σ p (d − lost (a + b))² multiplied out, so that nothing of shape (…, k, k) is made on the way.
        crossed = (from_row * row_loss).sum(axis=0) + (from_column * column_loss).sum(axis=0)
        both = flat.reshape(-1, categories, categories) @ np.ascontiguousarray(from_column.T)[..., None]
        squared = (rows * from_row**2 + columns * from_column**2).sum(axis=0)
        squared += 2 * (both[..., 0].T * from_row).sum(axis=0) / count
        squares = sums[-1] - 2 * lost * crossed + lost**2 * squared
        variance = np.maximum(squares - observed**2, 0.0) / (count * expected**2)
        chance = 1 - (rows * columns).sum(axis=0)
    shape = tables.shape[:-2]
    return Kappas((1 - lost).reshape(shape), variance.reshape(shape), chance.reshape(shape))


def _margins(disagreement: Floats) -> Floats:
    """Turns flattened tables into row sums, column sums, both of the losses, and the sum of squared losses."""
    categories = len(disagreement)
    row = np.repeat(np.eye(categories), categories, axis=1)
    column = np.tile(np.eye(categories), (1, categories))
    loss = disagreement.reshape(1, -1)
    return np.vstack([row, column, row * loss, column * loss, loss**2])


def in_both_orders(tables: Floats, mirror: Integers) -> Floats:
    """Tables averaged over both orders of the two responses of every unit: (t + t with categories mirrored) / 2."""
    return (tables + tables[..., mirror, :][..., :, mirror]) / 2
