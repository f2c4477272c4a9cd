"""What observed and expected differences come to: α, whatever the differences are."""

from __future__ import annotations

import numpy as np

from nearmiss.statistics.estimate import Floats


def alpha_of(observed: Floats, expected: Floats, answers: Floats) -> Floats:
    """1 − (n − 1) Σ o δ² / Σ n n δ², NaN where chance leaves no room for a difference."""
    room = expected > 1e-9 * answers
    return np.where(room, 1 - (answers - 1) * observed / np.where(room, expected, 1.0), np.nan)
