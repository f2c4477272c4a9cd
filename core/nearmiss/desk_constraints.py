"""What may the desk know of a prompt's constraints, and which of them did the last step of its evolution add?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from nearmiss.content import StoredPrompt, read_requirements
from nearmiss.model import Answer, Constraint

_PARENTS = "SELECT key FROM prompt WHERE namespace = ? AND id IN (SELECT value FROM json_each(?))"


def for_the_desk(constraints: Sequence[Constraint]) -> tuple[Constraint, ...]:
    """The constraints without the source's ids, weights and checks: called by their numbers, from 1."""
    numbers = {constraint.id: str(place) for place, constraint in enumerate(constraints, start=1)}
    return tuple(
        replace(
            constraint,
            id=numbers[constraint.id],
            weight=None,
            check=None,
            depends_on=tuple(numbers[other] for other in constraint.depends_on if other in numbers),
        )
        for constraint in constraints
    )


def edited_since(answer: Answer | None, constraints: Sequence[Constraint]) -> tuple[int, ...]:
    """The places, from 0, of the constraints whose wording a rater's own answer did not see: edited or added since."""
    seen = answer.seen.get("constraints") if answer else None
    if not isinstance(seen, list):
        return ()
    return tuple(place for place, item in enumerate(constraints) if item.key not in seen)


def new_in_step(
    connection: sqlite3.Connection, prompt: StoredPrompt, constraints: Sequence[Constraint]
) -> tuple[int, ...]:
    """The places, from 0, of the constraints that the step which made this prompt has added.

    Those that say so (`added_in` is the step of the prompt); where none says when it was added, those whose wording no
    parent has, as far as a parent is in the project.
    """
    step = prompt.evolution.step if prompt.evolution else None
    if any(constraint.added_in is not None for constraint in constraints):
        return tuple(i for i, item in enumerate(constraints) if step is not None and item.added_in == step)
    parents = prompt.body.get("parents")
    if not parents:
        return ()
    rows = connection.execute(_PARENTS, (prompt.namespace, json.dumps(parents))).fetchall()
    known = {item.text for (key,) in rows for item in read_requirements(connection, key)}
    return tuple(i for i, item in enumerate(constraints) if item.text not in known) if known else ()
