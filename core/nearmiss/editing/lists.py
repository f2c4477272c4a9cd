"""What may a list of constraints be, and what becomes of it when somebody adds, removes, moves, splits or joins? Pure.

A list is a tuple of constraints as a record has them. Ids stay with a constraint whatever happens to its wording; a new
constraint gets an id that nothing in the list has.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from nearmiss.lines import Act
from nearmiss.model import CheckSpec, Constraint
from nearmiss.phrases import phrase
from nearmiss.records import write_constraints

Constraints = tuple[Constraint, ...]
Field = Literal["text", "weight", "depends_on", "from_turn", "check"]
LONGEST = 20_000
"""Characters of one constraint."""
MOST = 500
"""Constraints of one prompt."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a list cannot be saved: the place of the constraint, from 0, its field, and the reason."""

    place: int
    field: Field
    why: str


def faults(constraints: Sequence[Constraint]) -> list[Fault]:
    """Everything that keeps a list from being saved, from the top."""
    known = {item.id: item for item in constraints}
    found = [fault for place, item in enumerate(constraints) for fault in _of_one(place, item, known)]
    if len(constraints) > MOST:
        found.append(Fault(MOST, "text", phrase("A prompt has at most {n:,} constraints.", n=MOST)))
    return found


def _of_one(place: int, item: Constraint, known: Mapping[str, Constraint]) -> list[Fault]:
    found = []
    if not item.text.strip():
        found.append(Fault(place, "text", phrase("A constraint needs words.")))
    if len(item.text) > LONGEST:
        found.append(Fault(place, "text", phrase("A constraint has at most {n:,} characters.", n=LONGEST)))
    if item.weight is not None and not (math.isfinite(item.weight) and item.weight >= 0):
        found.append(Fault(place, "weight", phrase("A weight is a number from 0.")))
    if item.from_turn is not None and item.from_turn < 1:
        found.append(Fault(place, "from_turn", phrase("Turns are counted from 1.")))
    if item.check is not None and not item.check.id:
        found.append(Fault(place, "check", phrase("A check needs an id.")))
    why = _dependencies(item, known)
    return [*found, Fault(place, "depends_on", why)] if why else found


def _dependencies(item: Constraint, known: Mapping[str, Constraint]) -> str | None:
    for identity in item.depends_on:
        if identity not in known:
            return phrase("It depends on a constraint that is not there.")
    reached, ahead = set[str](), list(item.depends_on)
    while ahead:
        identity = ahead.pop()
        if identity == item.id:
            return phrase("It depends on itself.")
        if identity in known and identity not in reached:
            reached.add(identity)
            ahead.extend(known[identity].depends_on)
    return None


def tidy(constraints: Iterable[Constraint]) -> Constraints:
    """A list as it is kept: no space around the words, no empty category, no key."""
    return tuple(
        replace(item, text=item.text.strip(), category=(item.category or "").strip() or None, key="")
        for item in constraints
    )


def without_keys(constraints: Iterable[Constraint]) -> Constraints:
    """A list without keys, which a wording has only once it is stored."""
    return tuple(replace(item, key="") for item in constraints)


def edit_act(rater: str | None, prompt: str, constraints: Iterable[Constraint], at: str | None) -> Act:
    """The act that gives a prompt a list of constraints."""
    return Act("edit", rater, (prompt,), body={"constraints": write_constraints(constraints)}, at=at)


def same(one: Iterable[Constraint], other: Iterable[Constraint]) -> bool:
    """Whether two lists say the same."""
    return write_constraints(one) == write_constraints(other)


# ------------------------------------------------------------------------------------------- what one does


def fresh_id(taken: Iterable[str]) -> str:
    """An id that is not taken: `c` and the next number."""
    used = set(taken)
    numbers = [int(name[1:]) for name in used if name[:1] == "c" and name[1:].isascii() and name[1:].isdigit()]
    number = max(numbers, default=len(used)) + 1
    while f"c{number}" in used:
        number += 1
    return f"c{number}"


def added(constraints: Constraints, place: int, text: str = "") -> Constraints:
    """The list with a new constraint at a place, from 0."""
    new = Constraint(fresh_id(item.id for item in constraints), text)
    return (*constraints[:place], new, *constraints[place:])


def removed(constraints: Constraints, place: int) -> Constraints:
    """The list without the constraint at a place; nothing depends on it any more."""
    gone = constraints[place].id
    rest = (*constraints[:place], *constraints[place + 1 :])
    return tuple(replace(item, depends_on=tuple(i for i in item.depends_on if i != gone)) for item in rest)


def moved(constraints: Constraints, place: int, to: int) -> Constraints:
    """The list with the constraint at a place put elsewhere; what depends on it goes by its id, and still does."""
    to = max(0, min(to, len(constraints) - 1))
    rest = [*constraints[:place], *constraints[place + 1 :]]
    rest.insert(to, constraints[place])
    return tuple(rest)


def split(constraints: Constraints, place: int, texts: Sequence[str]) -> Constraints:
    """The list with several constraints in place of one.

    The first keeps its id, and with it its check, weight and whatever depends on it; the others share its category,
    its turn, the step that added it and what it depends on.
    """
    texts = [text.strip() for text in texts if text.strip()]
    if not texts:
        return constraints
    old = constraints[place]
    pieces = [replace(old, text=texts[0])]
    taken = {item.id for item in constraints}
    for text in texts[1:]:
        identity = fresh_id(taken)
        taken.add(identity)
        pieces.append(Constraint(identity, text, old.category, None, None, old.depends_on, old.from_turn, old.added_in))
    return (*constraints[:place], *pieces, *constraints[place + 1 :])


def joined(constraints: Constraints, place: int) -> Constraints:
    """The list with a constraint and the one below it as one, which keeps the upper one's id and asks both checks."""
    if place + 1 >= len(constraints):
        return constraints
    upper, lower = constraints[place], constraints[place + 1]
    text = f"{upper.text.rstrip()} {lower.text.lstrip()}".strip()
    whole = (
        *constraints[:place],
        replace(upper, text=text, check=_both(upper.check, lower.check)),
        *constraints[place + 1 :],
    )
    gone = tuple(
        replace(item, depends_on=_renamed(item.depends_on, lower.id, upper.id, item.id)) for item in whole
    )  # what depended on the lower one depends on both now
    return (*gone[: place + 1], *gone[place + 2 :])


def _both(upper: CheckSpec | None, lower: CheckSpec | None) -> CheckSpec | None:
    """One that is met when both are; the upper one where there are not two, or one is somebody's own.

    Checks of one's own are defined by name, and a combination as data cannot name them.
    """
    if upper is None or lower is None or lower == upper or any(each.id.startswith("own:") for each in (upper, lower)):
        return upper
    return CheckSpec("combine:all", {"checks": [{"id": each.id, "args": each.args} for each in (upper, lower)]})


def _renamed(ids: tuple[str, ...], old: str, new: str, own: str) -> tuple[str, ...]:
    changed = (new if identity == old else identity for identity in ids)
    return tuple(identity for identity in dict.fromkeys(changed) if identity != own)
