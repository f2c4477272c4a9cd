"""Where a half-filled form waits while nothing is submitted: a small file of the user, written with every key.

One file for each project and rater holds the forms that were begun and not submitted. It is put in place whole, so a
crash leaves either the older or the newer one. In a pause they are folded into the project (`draft_table`), so that a
copy of it carries them. Each state of a form has a number; of two states of one place the higher number is the newer,
whatever the clocks of two machines say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nearmiss.canonical import hash_value
from nearmiss.form import Form, form_from_json, form_json
from nearmiss.home import home, read_json, write_json
from nearmiss.model import Order, Subject

MOST = 50
"""Forms kept at a time; the oldest goes first."""


Place = tuple[Subject, str, str]
"""What a draft is about: subject, round and slot."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that was begun: about what, with A and B in which order, and when (ISO 8601, local time).

    `seq` counts the states of the drafts of one rater in one project. `constraints` are the keys of those that the form
    has rows for; drafts of earlier versions do not say.
    """

    subject: Subject
    round: str
    slot: str
    order: Order
    form: Form
    at: str
    seconds: float = 0.0
    seq: int = 0
    constraints: tuple[str, ...] | None = None

    @property
    def place(self) -> Place:
        """What the draft is about; there is at most one for each."""
        return (self.subject, self.round, self.slot)


def save_draft(project: str, rater: str, draft: Draft) -> None:
    """Keep a draft, in place of an earlier one of the same place. Raises OSError when the disk refuses."""
    others = [kept for kept in load_drafts(project, rater) if kept.place != draft.place]
    dropped = {place: seq for place, seq in _dropped(project, rater).items() if place != draft.place}
    _write(project, rater, [*others, draft], dropped)


def load_draft(project: str, rater: str, subject: Subject, round_: str, slot: str) -> Draft | None:
    """The draft of a place, where there is one."""
    wanted = (subject, round_, slot)
    return next((draft for draft in load_drafts(project, rater) if draft.place == wanted), None)


def drop_draft(project: str, rater: str, subject: Subject, round_: str, slot: str, seq: int = 0) -> None:
    """Forget the draft of a place: it was submitted, or given up. `seq` is the number that this state has."""
    place = (subject, round_, slot)
    drafts, dropped = load_drafts(project, rater), _dropped(project, rater)
    kept = [draft for draft in drafts if draft.place != place]
    if len(kept) < len(drafts) or seq > dropped.get(place, 0):
        _write(project, rater, kept, {**dropped, place: seq})


def load_drafts(project: str, rater: str) -> list[Draft]:
    """Every draft of a rater in a project, the oldest first. What cannot be read is left out."""
    return [draft for draft in map(read_draft, _stored(project, rater)) if draft is not None]


def newest(project: str, rater: str, carried: Iterable[Draft]) -> tuple[tuple[Draft, ...], int]:
    """The drafts to go on with, the oldest first, and the highest number that any state had.

    `carried` are those that came with the project file. Of each place the state with the highest number stands, that
    of this machine where two are alike; a form that was given up here later than it was carried stays given up.
    """
    own, dropped = load_drafts(project, rater), _dropped(project, rater)
    known = {**dropped, **{draft.place: draft.seq for draft in own}}
    carried = list(carried)
    newer = [draft for draft in carried if draft.seq > known.get(draft.place, -1)]
    replaced = {draft.place for draft in newer}
    standing = [*newer, *(draft for draft in own if draft.place not in replaced)]
    numbers = [*known.values(), *(draft.seq for draft in carried)]
    return tuple(sorted(standing, key=lambda draft: draft.seq)), max(numbers, default=0)


def _stored(project: str, rater: str) -> list[Any]:
    value = read_json(_path(project, rater))
    return value if isinstance(value, list) else []


def _dropped(project: str, rater: str) -> dict[Place, int]:
    """The places whose drafts were given up, with the number of that state."""
    found: dict[Place, int] = {}
    for value in _stored(project, rater):
        if isinstance(value, dict) and value.get("form") is None:
            try:
                found[tuple(value["subject"]), value["round"], value["slot"]] = int(value["seq"])
            except (KeyError, TypeError, ValueError):
                continue
    return found


def _path(project: str, rater: str) -> Path:
    return home() / "drafts" / f"{hash_value('drafts', project, rater)}.json"


def _write(project: str, rater: str, drafts: list[Draft], dropped: dict[Place, int]) -> None:
    given_up = sorted(dropped.items(), key=lambda item: item[1])[-MOST:]
    places = [
        {"subject": list(subject), "round": round_, "slot": slot, "form": None, "seq": seq}
        for (subject, round_, slot), seq in given_up
        if seq
    ]
    write_json(_path(project, rater), [*places, *map(draft_json, drafts[-MOST:])], durable=True)


def draft_json(draft: Draft) -> dict[str, Any]:
    """A draft as JSON."""
    return {
        "subject": list(draft.subject),
        "round": draft.round,
        "slot": draft.slot,
        "order": draft.order,
        "form": form_json(draft.form),
        "at": draft.at,
        "seconds": draft.seconds,
        "seq": draft.seq,
        **({} if draft.constraints is None else {"constraints": list(draft.constraints)}),
    }


def read_draft(value: Any) -> Draft | None:
    """The draft that `draft_json` wrote; None for anything else."""
    try:
        return Draft(
            tuple(value["subject"]),
            value["round"],
            value["slot"],
            value["order"],
            form_from_json(value["form"]),
            value["at"],
            float(value["seconds"]),
            int(value.get("seq", 0)),
            tuple(map(str, value["constraints"])) if "constraints" in value else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
