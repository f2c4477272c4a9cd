"""Answers that are values and no sides, as arrays: verdicts on constraints, ratings, or the values of a plain table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from nearmiss.cases import Grouping
from nearmiss.votes import GIVEN, NO_PREFERENCE, Votes


@dataclass(frozen=True, slots=True, eq=False)
class ValueRows:
    """Rows of `votes` (n,) whose answer is `value` (n,), a code among `names`, −1 for none.

    Units are what was judged: a constraint on a response, a response, an item. `scores` (k,) place the names on a
    scale, NaN for those without a place. A vote's preference says only whether there is a value: 0 where there is one.
    `left_out` counts, by reason, answers of people that are not among the rows at all.
    """

    votes: Votes
    value: NDArray[np.int32]
    names: tuple[str, ...]
    scores: NDArray[np.float64]
    categories: Grouping
    left_out: Mapping[str, int] = field(default_factory=dict)

    def rows(self, mask: NDArray[np.bool_]) -> ValueRows:
        """Only the rows where `mask` (n,) is true; units stay."""
        return replace(self, votes=self.votes.rows(mask), value=self.value[mask])

    def only(self, units: NDArray[np.bool_]) -> ValueRows:
        """Only the rows of the units where `units` (units,) is true; units stay."""
        return replace(self.rows(units[self.votes.unit]), left_out={})


def with_values(votes: Votes, value: NDArray[np.int32]) -> Votes:
    """The votes with a preference of 0 where there is a value, and none where there is not."""
    present = (value >= 0) & (votes.status == GIVEN)
    preference = np.where(present, 0, NO_PREFERENCE).astype(np.int8)
    return replace(votes, preference=preference, both_bad=np.zeros(len(value), dtype=np.bool_))
