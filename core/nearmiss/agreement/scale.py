"""How answers about pairs become categories: which there are, on sides or on strengths, and each row's code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from nearmiss.agreement.verdicts import (
    BOTH_BAD,
    INCONSISTENT,
    NOT_GIVEN,
    NOT_READABLE,
    SIDE,
    TIE,
    TIE_AND_SIDE,
    Verdicts,
)
from nearmiss.statistics import Categories
from nearmiss.statistics.estimate import Flags
from nearmiss.statistics.ratings import Codes

On = Literal["side", "strength"]
BESIDE = ("both bad", "unreadable", "refused", "inconsistent")
"""Categories that have no place on the scale."""


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """Preferences from −`reach` to `reach` as categories 0 … 2·reach, then those of BESIDE."""

    on: On
    reach: int
    categories: Categories

    @property
    def levels(self) -> int:
        return 2 * self.reach + 1


def scale_of(on: On, reach: int) -> Scale:
    """The scale for sides (1, tie, 2), or for strengths up to `reach`."""
    reach = 1 if on == "side" else max(reach, 1)
    levels = np.arange(-reach, reach + 1)
    names = ("1", "tie", "2") if on == "side" else tuple(f"{level:+d}" if level else "0" for level in levels)
    beside = len(BESIDE)
    scores = np.append(levels, np.full(beside, np.nan))
    side = np.append(np.sign(levels), np.zeros(beside)).astype(np.int8)
    mirror = np.append(np.arange(2 * reach, -1, -1), 2 * reach + 1 + np.arange(beside))
    return Scale(on, reach, Categories(names + BESIDE, scores, side, mirror))


def codes_of_rows(scale: Scale, preference: NDArray[np.int8], both_bad: Flags, turned: Flags) -> NDArray[np.int8]:
    """The category of each given answer (n,); `turned`: its preference is to be negated first."""
    signed = np.where(turned, -preference.astype(np.int16), preference)
    level = np.clip(signed, -scale.reach, scale.reach) + scale.reach
    return np.where(both_bad, scale.levels, level).astype(np.int8)


def codes_of_verdicts(scale: Scale, verdicts: Verdicts, turned: Flags) -> Codes:
    """The category of each unit's verdict (units,), −1 where there is none."""
    named = np.isin(verdicts.state, (SIDE, TIE, TIE_AND_SIDE))
    codes = codes_of_rows(scale, verdicts.preference, np.zeros(len(turned), dtype=np.bool_), turned).astype(np.intp)
    codes[~named] = -1
    for place, state in enumerate((BOTH_BAD, NOT_READABLE, NOT_GIVEN, INCONSISTENT)):
        codes[verdicts.state == state] = scale.levels + place
    return codes
