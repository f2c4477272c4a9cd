"""Where a half-filled form waits while nothing is submitted: a small file of the user, never part of a project.

One file for each project and rater holds the forms that were begun and not submitted. It is put in place whole, so a
crash leaves either the older or the newer one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nearmiss.canonical import hash_value
from nearmiss.form import Form, form_from_json, form_json
from nearmiss.home import home, read_json, write_json
from nearmiss.model import Order, Subject

MOST = 50
"""Forms kept at a time; the oldest goes first."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that was begun: about what, with A and B in which order, and when (ISO 8601, local time)."""

    subject: Subject
    round: str
    slot: str
    order: Order
    form: Form
    at: str
    seconds: float = 0.0

    @property
    def place(self) -> tuple[Subject, str, str]:
        """What the draft is about; there is at most one for each."""
        return (self.subject, self.round, self.slot)


def save_draft(project: str, rater: str, draft: Draft) -> None:
    """Keep a draft, in place of an earlier one of the same place. Raises OSError when the disk refuses."""
    others = [kept for kept in load_drafts(project, rater) if kept.place != draft.place]
    _write(project, rater, [*others, draft][-MOST:])


def load_draft(project: str, rater: str, subject: Subject, round_: str, slot: str) -> Draft | None:
    """The draft of a place, where there is one."""
    wanted = (subject, round_, slot)
    return next((draft for draft in load_drafts(project, rater) if draft.place == wanted), None)


def drop_draft(project: str, rater: str, subject: Subject, round_: str, slot: str) -> None:
    """Forget the draft of a place: it was submitted, or given up."""
    drafts = load_drafts(project, rater)
    kept = [draft for draft in drafts if draft.place != (subject, round_, slot)]
    if len(kept) < len(drafts):
        _write(project, rater, kept)


def load_drafts(project: str, rater: str) -> list[Draft]:
    """Every draft of a rater in a project, the oldest first. What cannot be read is left out."""
    value = read_json(_path(project, rater))
    if not isinstance(value, list):
        return []
    return [draft for draft in map(_read, value) if draft is not None]


def _path(project: str, rater: str) -> Path:
    return home() / "drafts" / f"{hash_value('drafts', project, rater)}.json"


def _write(project: str, rater: str, drafts: list[Draft]) -> None:
    write_json(_path(project, rater), [_draft_json(draft) for draft in drafts], durable=True)


def _draft_json(draft: Draft) -> dict[str, Any]:
    return {
        "subject": list(draft.subject),
        "round": draft.round,
        "slot": draft.slot,
        "order": draft.order,
        "form": form_json(draft.form),
        "at": draft.at,
        "seconds": draft.seconds,
    }


def _read(value: Any) -> Draft | None:
    try:
        return Draft(
            tuple(value["subject"]),
            value["round"],
            value["slot"],
            value["order"],
            form_from_json(value["form"]),
            value["at"],
            float(value["seconds"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
