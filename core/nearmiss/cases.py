"""The current answers with all that is known of the pairs beside them: what rankings and audits are worked out from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearmiss.votes import GIVEN, NO_PREFERENCE, VoteRater, Votes

UNKNOWN = -1
"""Stands for a model, a week or an order that nobody noted."""


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """Which units belong to which group, or to several: codes `unit` and `group` (m,), each two once."""

    names: tuple[str, ...]
    unit: NDArray[np.int32]
    group: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """A table of votes with what else is known, in the same orientation: everything of a unit's first response first.

    By row of the votes (n,): `confidence` that the stated side is right and `p1`, the probability that the unit's first
    response is better (both NaN where not given), `seconds`, `shown` (1 or 2: which response the rater saw first, 0:
    unknown), `week`, a code into `weeks`, and `day` (days since the year 1, as `date.toordinal`; UNKNOWN). By unit:
    `model_1` and `model_2`, codes into `models`, whose families stand in `families`; `length_1` and `length_2` in
    characters; `probability` with which the unit was drawn for people (NaN: unknown). `groupings` by kind: "category",
    "tag".
    """

    votes: Votes
    confidence: NDArray[np.float64]
    p1: NDArray[np.float64]
    seconds: NDArray[np.float64]
    shown: NDArray[np.int8]
    week: NDArray[np.int32]
    day: NDArray[np.int32]
    weeks: tuple[str, ...]
    models: tuple[str, ...]
    families: tuple[str | None, ...]
    model_1: NDArray[np.int32]
    model_2: NDArray[np.int32]
    length_1: NDArray[np.float64]
    length_2: NDArray[np.float64]
    probability: NDArray[np.float64]
    groupings: Mapping[str, Grouping]

    def with_votes(self, votes: Votes) -> Cases:
        """The same with further rows after those that there were, of which only the answer is known."""
        more = len(votes.unit) - len(self.votes.unit)
        blank = np.full(more, np.nan)
        return replace(
            self,
            votes=votes,
            confidence=np.append(self.confidence, blank),
            p1=np.append(self.p1, blank),
            seconds=np.append(self.seconds, blank),
            shown=np.append(self.shown, np.zeros(more, dtype=np.int8)),
            week=np.append(self.week, np.full(more, UNKNOWN, dtype=np.int32)),
            day=np.append(self.day, np.full(more, UNKNOWN, dtype=np.int32)),
        )

    def rows(self, mask: NDArray[np.bool_]) -> Cases:
        """Only the rows where `mask` (n,) is true; units stay."""
        kept = {name: getattr(self, name)[mask] for name in _BY_ROW}
        return replace(self, votes=self.votes.rows(mask), **kept)

    def only(self, units: NDArray[np.bool_]) -> Cases:
        """Only the units where `units` (units,) is true, with their rows; codes of units are new, in the same order."""
        code = np.cumsum(units) - 1
        inside = self.rows(units[self.votes.unit])
        kept = np.flatnonzero(units)
        votes = replace(
            inside.votes,
            units=tuple(self.votes.units[place] for place in kept.tolist()),
            cluster=self.votes.cluster[kept],
            unit=code[inside.votes.unit].astype(np.int32),
        )
        by_unit: dict[str, Any] = {name: getattr(self, name)[kept] for name in _BY_UNIT}
        groupings = {kind: _within(grouping, units, code) for kind, grouping in self.groupings.items()}
        return replace(inside, votes=votes, groupings=groupings, **by_unit)


def _within(grouping: Grouping, units: NDArray[np.bool_], code: NDArray[np.intp]) -> Grouping:
    kept = units[grouping.unit]
    return Grouping(grouping.names, code[grouping.unit[kept]].astype(np.int32), grouping.group[kept])


_BY_ROW = ("confidence", "p1", "seconds", "shown", "week", "day")
_BY_UNIT = ("model_1", "model_2", "length_1", "length_2", "probability")


def members(grouping: Grouping, group: int, units: int) -> NDArray[np.bool_]:
    """Which units (units,) belong to a group."""
    found = np.zeros(units, dtype=np.bool_)
    found[grouping.unit[grouping.group == group]] = True
    return found


def bare(votes: Votes) -> Cases:
    """Votes of which nothing else is known."""
    rows, units = len(votes.unit), len(votes.units)
    blank, nowhere = np.full(rows, np.nan), np.full(units, UNKNOWN, dtype=np.int32)
    no_length = np.full(units, np.nan)
    return Cases(
        votes=votes,
        confidence=blank,
        p1=blank,
        seconds=blank,
        shown=np.zeros(rows, dtype=np.int8),
        week=np.full(rows, UNKNOWN, dtype=np.int32),
        day=np.full(rows, UNKNOWN, dtype=np.int32),
        weeks=(),
        models=(),
        families=(),
        model_1=nowhere,
        model_2=nowhere,
        length_1=no_length,
        length_2=no_length,
        probability=no_length,
        groupings={},
    )


def week_of(at: str | None) -> str | None:
    """The ISO week of a time of day, `2026-W47`; None for one that cannot be read."""
    try:
        year, week, _ = date.fromisoformat((at or "")[:10]).isocalendar()
    except ValueError:
        return None
    return f"{year}-W{week:02}"


def days_of(times: Iterable[str | None]) -> NDArray[np.int32]:
    """The day of each time as `date.toordinal`, UNKNOWN for what cannot be read."""
    known: dict[str, int] = {}
    return np.array([_day((at or "")[:10], known) for at in times], dtype=np.int32)


def _day(text: str, known: dict[str, int]) -> int:
    if text not in known:
        try:
            known[text] = date.fromisoformat(text).toordinal()
        except ValueError:
            known[text] = UNKNOWN
    return known[text]


def with_answers(votes: Votes, rater: VoteRater, answers: Mapping[int, tuple[int | None, Any, Any]]) -> Votes:
    """The votes with one answer more a unit: (preference in stored order, both bad, stored the other way round)."""
    slots, slot = _with(votes.slots, "main")
    purposes, purpose = _with(votes.purposes, "work")
    rounds, round_ = _with(votes.rounds, "")
    scales, scale = _with(votes.scales, "pairwise")
    values = list(answers.values())
    signed = [NO_PREFERENCE if p is None else -p if turned else p for p, _, turned in values]
    new: dict[str, Any] = {
        "unit": list(answers),
        "rater": [len(votes.raters)] * len(values),
        "slot": [slot] * len(values),
        "purpose": [purpose] * len(values),
        "round": [round_] * len(values),
        "scale": [scale] * len(values),
        "status": [GIVEN] * len(values),
        "preference": signed,
        "both_bad": [bool(bad) for _, bad, _ in values],
        "reversed": [bool(turned) for _, _, turned in values],
    }
    arrays: dict[str, Any] = {
        name: np.append(getattr(votes, name), np.array(rest, getattr(votes, name).dtype)) for name, rest in new.items()
    }
    names: dict[str, Any] = {"slots": slots, "purposes": purposes, "rounds": rounds, "scales": scales}
    return replace(votes, raters=(*votes.raters, rater), **names, **arrays)


def _with(names: tuple[str, ...], name: str) -> tuple[tuple[str, ...], int]:
    return (names, names.index(name)) if name in names else ((*names, name), len(names))
