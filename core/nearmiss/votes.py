"""The current answers about pairs as parallel arrays: what consensus, agreement and audit are worked out from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

GIVEN, UNREADABLE, REFUSED = 0, 1, 2
NO_PREFERENCE = -128
"""Stands in `preference` where an answer has none (both bad, unreadable, refused, ratings only)."""


@dataclass(frozen=True, slots=True)
class VoteRater:
    """Who answered. `anonymous`: a position in a list, not a person (CONTRACT 1)."""

    name: str
    kind: str  # human | judge | check | reference
    group: str | None = None
    model: str | None = None
    family: str | None = None
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Votes:
    """One row for each current answer to a pair.

    Two responses stored in either order are one unit; every preference is turned to the unit's own
    orientation (the two response keys sorted), so nothing here depends on how a pair was stored.
    All row arrays have shape (n,). `unit`, `rater`, `slot`, `purpose`, `round`, `scale` are codes into the
    tuples of the same (plural) name; `cluster` has shape (len(units),) and codes the prompt family of each unit.
    """

    units: Sequence[str]
    cluster: NDArray[np.int32]
    raters: tuple[VoteRater, ...]
    slots: tuple[str, ...]
    purposes: tuple[str, ...]
    rounds: tuple[str, ...]
    scales: tuple[str, ...]
    unit: NDArray[np.int32]
    rater: NDArray[np.int32]
    slot: NDArray[np.int16]
    purpose: NDArray[np.int16]
    round: NDArray[np.int16]
    scale: NDArray[np.int16]
    status: NDArray[np.int8]
    preference: NDArray[np.int8]  # signed, negative: the unit's first response; NO_PREFERENCE where none
    both_bad: NDArray[np.bool_]
    reversed: NDArray[np.bool_]  # the answer's own subject was stored the other way round

    def rows(self, mask: NDArray[np.bool_]) -> Votes:
        """The same table with only the rows where `mask` (shape (n,)) is true; units and raters stay."""
        kept = {name: getattr(self, name)[mask] for name in _ROW_ARRAYS}
        whole = {name: getattr(self, name) for name in Votes.__slots__ if name not in _ROW_ARRAYS}
        return Votes(**whole, **kept)


_ROW_ARRAYS = (
    "unit", "rater", "slot", "purpose", "round", "scale", "status", "preference", "both_bad", "reversed",
)  # fmt: skip
