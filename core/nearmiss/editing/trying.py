"""What do the checks of a list say of two responses, and which constraints exclude each other? For a free worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nearmiss.checks.conflicts import Conflict, conflicts
from nearmiss.desk_checks import last_question, run
from nearmiss.editing.arguments import why_not
from nearmiss.model import Constraint, Conversation, DeskSide, Outcome

SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Trial:
    """What a check came to on A and on B, or `why_not`: the reason why it cannot be run as it stands."""

    a: Outcome | None = None
    b: Outcome | None = None
    why_not: str | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """The trials of a list, one for each constraint, None for those without a check; and what excludes what."""

    trials: tuple[Trial | None, ...]
    conflicts: tuple[Conflict, ...]


def tried(constraints: Sequence[Constraint], sides: Sequence[DeskSide], conversation: Conversation) -> Tried:
    """Run the checks of a list on the responses A and B, if there are any. Returns within seconds."""
    request = last_question(conversation)
    why = [None if item.check is None else why_not(item.check, request) for item in constraints]
    ready = [
        replace(item, key=str(place))
        for place, item in enumerate(constraints)
        if item.check is not None and why[place] is None
    ]
    found = run(ready, sides, request, seconds=SECONDS) if sides and ready else {}
    trials = (
        None if item.check is None else _trial([found.get((str(place), side.key)) for side in sides[:2]], why[place])
        for place, item in enumerate(constraints)
    )
    return Tried(tuple(trials), tuple(conflicts(constraints)))


def _trial(said: Sequence[Outcome | None], why: str | None) -> Trial:
    a, b = (*said, None, None)[:2]
    return Trial(a, b, why)
