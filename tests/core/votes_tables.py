"""Tables of votes for tests, from plain rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nearmiss.votes import GIVEN, NO_PREFERENCE, REFUSED, UNREADABLE, VoteRater, Votes

STATUSES = {"given": GIVEN, "unreadable": UNREADABLE, "refused": REFUSED}


@dataclass(frozen=True)
class Row:
    """One answer. `preference` is in the stored order of the pair; None: none, or both bad."""

    unit: str
    rater: str
    preference: int | None
    slot: str = "main"
    purpose: str = "work"
    round: str = ""
    scale: str = "five"
    status: str = "given"
    both_bad: bool = False
    reversed: bool = False


def votes_from(
    rows: Sequence[Row],
    raters: Iterable[VoteRater],
    units: Iterable[str] = (),
    families: Mapping[str, str] | None = None,
) -> Votes:
    """The rows as a table. A preference of a row that is stored the other way round is turned, as a project does.

    `units` names further units without answers; `families` the prompt family of each unit, its own if not named.
    """
    raters = tuple(raters)
    unit_names = tuple(dict.fromkeys([*(row.unit for row in rows), *units]))
    family_of = [(families or {}).get(unit, unit) for unit in unit_names]
    family_names = list(dict.fromkeys(family_of))
    names = {"slot": _names(rows, "slot"), "purpose": _names(rows, "purpose")}
    names |= {"round": _names(rows, "round"), "scale": _names(rows, "scale")}
    codes = {
        what: np.array([found.index(getattr(row, what)) for row in rows], np.int16) for what, found in names.items()
    }
    rater_names = [rater.name for rater in raters]
    unit_codes = {unit: code for code, unit in enumerate(unit_names)}
    return Votes(
        units=unit_names,
        cluster=np.array([family_names.index(family) for family in family_of], dtype=np.int32),
        raters=raters,
        slots=names["slot"],
        purposes=names["purpose"],
        rounds=names["round"],
        scales=names["scale"],
        unit=np.array([unit_codes[row.unit] for row in rows], dtype=np.int32),
        rater=np.array([rater_names.index(row.rater) for row in rows], dtype=np.int32),
        status=np.array([STATUSES[row.status] for row in rows], dtype=np.int8),
        preference=np.array([_turned(row) for row in rows], dtype=np.int8),
        both_bad=np.array([row.both_bad for row in rows], dtype=np.bool_),
        reversed=np.array([row.reversed for row in rows], dtype=np.bool_),
        **codes,
    )


def people(*names: str, **known: Any) -> list[VoteRater]:
    return [VoteRater(name, "human", **known) for name in names]


def judge(name: str) -> VoteRater:
    return VoteRater(name, "judge")


def _names(rows: Sequence[Row], what: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(getattr(row, what) for row in rows)) or ("",)


def _turned(row: Row) -> int:
    if row.preference is None:
        return NO_PREFERENCE
    return -row.preference if row.reversed else row.preference
