"""With which probability was each pair drawn to be labelled by people? Read from the lead's assignments in the log."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearmiss import content

NO_LOT = frozenset({"disputed", "uncertain", "chosen"})
"""Designs that pick pairs by what was said of them: their probability is not known, whatever an act says."""
_ASSIGNED = """
SELECT min(response_1, response_2), max(response_1, response_2), round, body
FROM now_fact WHERE act = 'assign' AND response_1 IS NOT NULL AND response_2 IS NOT NULL
"""


def inclusion_probabilities(connection: sqlite3.Connection, units: Sequence[str]) -> NDArray[np.float64]:
    """The probability (units,) with which each pair was drawn for people, NaN where it is not known.

    An act `assign` says in its body `design` and `probability`, that with which its design takes the pair (a design
    `all` takes every pair). Assignments of one design and round are one draw, however many raters got it; p of several
    draws is 1 − Π (1 − p). One assignment whose probability is not known, such as of the most disputed pairs, makes the
    pair's unknown. Source: Horvitz & Thompson (1952), J. Am. Stat. Assoc. 47, 663.
    """
    draws: dict[str, dict[tuple[str, str], float]] = {}
    for one, two, round_, body in connection.execute(_ASSIGNED):
        design, chance = _drawn(json.loads(body))
        known = draws.setdefault(content.pair_key(one, two), {})
        known[design, round_] = max(known.get((design, round_), 0.0), chance)
    if not draws:
        return np.full(len(units), np.nan)
    return np.array([_together(list(draws.get(unit, {}).values())) for unit in units], dtype=np.float64)


def _drawn(body: dict[str, Any]) -> tuple[str, float]:
    design, chance = str(body.get("design") or ""), body.get("probability")
    if design in NO_LOT:
        return design, np.inf
    if chance is None and design == "all":
        return design, 1.0
    usable = isinstance(chance, (int, float)) and not isinstance(chance, bool) and 0 < chance <= 1
    return design, float(chance) if usable and chance is not None else np.inf  # inf: not known, and the greatest


def _together(chances: Sequence[float]) -> float:
    if not chances or np.isinf(chances).any():
        return float("nan")
    return 1 - float(np.prod([1 - chance for chance in chances]))
