"""What stands on the labelling desk, in terms of A and B, and how it becomes an answer in stored terms and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from nearmiss.model import Answer, DeskItem, Evidence, Json, Judgement, Order, Verdict
from nearmiss.reveals import reveals_json, reveals_of
from nearmiss.schemes import Scheme
from nearmiss.wording import to_shown, to_stored

Both = tuple[Judgement | None, Judgement | None]
"""The judgements about A and about B of one constraint."""

UNDECIDED: Both = (None, None)

_CHIP = re.compile(r"\[#(\d{1,4})\]")

Given = tuple[Verdict, Verdict]
"""The verdicts about A and about B of one constraint."""


@dataclass(frozen=True, slots=True)
class Form:
    """A half or wholly filled answer as the desk shows it. Sides are 0 for A and 1 for B.

    `preference` is negative for A. `verdicts` has one entry for each constraint of the item, in its order, and
    `ill_posed` and `deciding` hold places in that order. `ratings` go by attribute name and (A, B). `revealed` holds
    the places whose counts were shown, each with the verdicts on A and B that had been given before.
    """

    verdicts: tuple[Both, ...] = ()
    preference: int | None = None
    both_bad: bool = False
    ratings: Mapping[str, tuple[float | None, float | None]] = field(default_factory=dict)
    statement: str = ""
    elaboration: str = ""
    confidence: float | None = None
    ill_posed: frozenset[int] = frozenset()
    deciding: frozenset[int] = frozenset()
    reasons: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    note: str | None = None
    revealed: Mapping[int, Given] = field(default_factory=dict)

    def verdict(self, row: int, side: int) -> Verdict | None:
        """The verdict about a constraint and a side."""
        said = self.verdicts[row][side]
        return None if said is None else said.verdict

    def evidence(self, row: int, side: int) -> tuple[Evidence, ...]:
        """The stretches of text that are attached to a verdict."""
        said = self.verdicts[row][side]
        return () if said is None else said.evidence

    @property
    def has_text(self) -> bool:
        """Whether anything was typed."""
        return bool(self.statement.strip() or self.elaboration.strip())


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the keyboard is in a list with two sides: a row from 0, and 0 for A or 1 for B."""

    row: int = 0
    side: int = 0


def empty_form(item: DeskItem) -> Form:
    """The form of an item that nobody has answered yet."""
    return Form(verdicts=(UNDECIDED,) * len(item.constraints))


# ------------------------------------------------------------------------------------------- what keys do


def set_verdict(form: Form, at: Cursor, verdict: Verdict | None) -> Form:
    """The form with a verdict given, or taken away. Evidence stays with the place it was attached to."""
    old = form.verdicts[at.row][at.side]
    said = None if verdict is None else Judgement(verdict, old.evidence if old else ())
    return _with_judgement(form, at, said)


def attach_evidence(form: Form, at: Cursor, stretch: Evidence) -> Form:
    """Attach a stretch of a response's text to a verdict; attached again, it is taken off. Needs a verdict there."""
    said = form.verdicts[at.row][at.side]
    if said is None:
        return form
    kept = tuple(item for item in said.evidence if item != stretch)
    new = kept if len(kept) < len(said.evidence) else (*kept, stretch)
    return _with_judgement(form, at, replace(said, evidence=new))


def detach_evidence(form: Form, at: Cursor, place: int = -1) -> Form:
    """Take a stretch off a verdict: the one at a place, or the last. The form as it is where none is there."""
    said = form.verdicts[at.row][at.side]
    if said is None or not -len(said.evidence) <= place < len(said.evidence):
        return form
    kept = list(said.evidence)
    del kept[place]
    return _with_judgement(form, at, replace(said, evidence=tuple(kept)))


def _with_judgement(form: Form, at: Cursor, said: Judgement | None) -> Form:
    row: Both = (said, form.verdicts[at.row][1]) if at.side == 0 else (form.verdicts[at.row][0], said)
    return replace(form, verdicts=(*form.verdicts[: at.row], row, *form.verdicts[at.row + 1 :]))


def after_verdict(at: Cursor, rows: int) -> Cursor:
    """Where the cursor goes after a verdict: A, then B, then the next row; it stays at the last place."""
    if at.side == 0:
        return Cursor(at.row, 1)
    return Cursor(at.row + 1, 0) if at.row + 1 < rows else at


def moved(at: Cursor, rows: int, down: int = 0, right: int = 0) -> Cursor:
    """The cursor some rows down and sides to the right, within the list."""
    row = min(max(at.row + down, 0), max(rows - 1, 0))
    return Cursor(row, min(max(at.side + right, 0), 1))


def toggle_ill_posed(form: Form, row: int) -> Form:
    """Flag a constraint as ill-posed, or take the flag away."""
    return replace(form, ill_posed=form.ill_posed ^ {row})


def toggle_deciding(form: Form, row: int) -> Form:
    """Say that a constraint decided, or that it did not."""
    return replace(form, deciding=form.deciding ^ {row})


def toggle_reason(form: Form, reason: str) -> Form:
    """Give a reason that the scheme offers, or take it back."""
    kept = tuple(item for item in form.reasons if item != reason)
    return replace(form, reasons=kept if len(kept) < len(form.reasons) else (*kept, reason))


def set_confidence(form: Form, confidence: float | None) -> Form:
    """Say how probable it is that the side chosen is right, 0 to 1."""
    return replace(form, confidence=confidence)


def choose(form: Form, scheme: Scheme, value: int) -> Form:
    """Choose a preference as shown. Where both bad replaces a preference, it is no longer said."""
    return replace(form, preference=value, both_bad=form.both_bad and scheme.both_bad == "beside")


def clear_preference(form: Form) -> Form:
    """Choose none."""
    return replace(form, preference=None)


def write(form: Form, statement: str, elaboration: str) -> Form:
    """Write the justification, in the words of the screen."""
    return replace(form, statement=statement, elaboration=elaboration)


def toggle_both_bad(form: Form, scheme: Scheme) -> Form:
    """Say that both are bad, or take it back; unchanged where the scheme does not ask."""
    if scheme.both_bad == "none":
        return form
    both_bad = not form.both_bad
    dropped = both_bad and scheme.both_bad == "replaces"
    return replace(form, both_bad=both_bad, preference=None if dropped else form.preference)


def rate(form: Form, name: str, side: int, value: float | None) -> Form:
    """Rate an attribute of a side, or take the rating away."""
    old = form.ratings.get(name, (None, None))
    both = (value, old[1]) if side == 0 else (old[0], value)
    rest = {key: values for key, values in form.ratings.items() if key != name}
    return replace(form, ratings=rest if both == (None, None) else {**rest, name: both})


def rate_step(form: Form, scheme: Scheme, at: Cursor, step: int) -> Form:
    """Raise or lower the rating under the cursor; where there is none yet, begin at the lowest value."""
    attribute = scheme.attributes[at.row]
    old = form.ratings.get(attribute.name, (None, None))[at.side]
    value = attribute.low if old is None else min(max(old + step, attribute.low), attribute.high)
    return rate(form, attribute.name, at.side, value)


def reveal(form: Form, item: DeskItem) -> Form:
    """The form with the counts shown that are due: those that are here, of constraints with a verdict on both sides."""
    due = {
        row: (a.verdict, b.verdict)
        for row, ((a, b), said) in enumerate(zip(form.verdicts, item.checks, strict=False))
        if a and b and any(said) and row not in form.revealed and row not in item.checking
    }
    return replace(form, revealed={**form.revealed, **due}) if due else form


def undecided(form: Form) -> int:
    """Constraints without a verdict for both sides, ill-posed ones left out."""
    return sum(None in both for row, both in enumerate(form.verdicts) if row not in form.ill_posed)


# ------------------------------------------------------------------------------------- to an answer and back


def answer_of(
    form: Form, item: DeskItem, scheme: Scheme, seconds: float | None = None, context: Json | None = None
) -> Answer:
    """The answer that a form gives, in stored orientation.

    `seen` lists the hashes of what was on the screen; `context` gets what was revealed. The same form with
    the sides swapped gives the same answer but for `order`.
    """
    verdicts = _stored_verdicts(form, item)
    return Answer(
        scale=scheme.scale,
        preference=None if form.preference is None else _turned(form.preference, item.order),
        both_bad=form.both_bad,
        confidence=form.confidence,
        verdicts=verdicts,
        ill_posed=_keys(form.ill_posed, item),
        ratings=_stored_ratings(form, item),
        reasons=form.reasons,
        deciding=_keys(form.deciding, item),
        statement=_stored_text(form.statement, item.order),
        elaboration=_stored_text(form.elaboration, item.order),
        order=item.order,
        seconds=seconds,
        flags=form.flags,
        note=form.note,
        context={**(context or {}), **reveals_json(_stored_reveals(form, item), verdicts)},
        seen=seen(item),
    )


def seen(item: DeskItem) -> dict[str, Any]:
    """The hashes of what the screen shows of an item, in stored order."""
    return {
        "prompt": item.prompt,
        "responses": list(item.subject),
        "constraints": [constraint.key for constraint in item.constraints],
    }


def form_of(answer: Answer | None, item: DeskItem) -> Form:
    """The form that gives an answer again; the empty form for none."""
    if answer is None:
        return empty_form(item)
    places = {constraint.key: place for place, constraint in enumerate(item.constraints)}
    return Form(
        verdicts=tuple(_both(answer.verdicts.get(constraint.key, {}), item) for constraint in item.constraints),
        preference=None if answer.preference is None else _turned(answer.preference, item.order),
        both_bad=answer.both_bad,
        ratings=_shown_ratings(answer, item),
        statement=to_shown(_numbered(answer.statement or "", _seen_constraints(answer), item), item.order),
        elaboration=to_shown(_numbered(answer.elaboration or "", _seen_constraints(answer), item), item.order),
        confidence=answer.confidence,
        ill_posed=frozenset(places[key] for key in answer.ill_posed if key in places),
        deciding=frozenset(places[key] for key in answer.deciding if key in places),
        reasons=answer.reasons,
        flags=answer.flags,
        note=answer.note,
        revealed=_shown_reveals(answer, item),
    )


def carried_over(form: Form, keys: Sequence[str], item: DeskItem) -> Form:
    """A form that was begun over constraints with these keys, over those that the item has now.

    What was said of a constraint goes with its wording, wherever that stands now; with a wording that is gone, it goes.
    """
    if tuple(keys) == tuple(constraint.key for constraint in item.constraints):
        return form
    places = {key: place for place, key in enumerate(keys)}
    old = [places.get(constraint.key) for constraint in item.constraints]
    now = {place: row for row, place in enumerate(old) if place is not None}
    return replace(
        form,
        verdicts=tuple((None, None) if place is None else form.verdicts[place] for place in old),
        ill_posed=frozenset(now[place] for place in form.ill_posed if place in now),
        deciding=frozenset(now[place] for place in form.deciding if place in now),
        revealed={now[place]: given for place, given in form.revealed.items() if place in now},
        statement=_numbered(form.statement, keys, item),
        elaboration=_numbered(form.elaboration, keys, item),
    )


def _seen_constraints(answer: Answer) -> Sequence[str]:
    keys = answer.seen.get("constraints")
    return keys if isinstance(keys, list) else ()


def _numbered(text: str, keys: Sequence[str], item: DeskItem) -> str:
    """A text whose `[#3]` count in a list of constraints with these keys, counted in the item's list; 0 for what is
    gone."""
    now = {constraint.key: number for number, constraint in enumerate(item.constraints, start=1)}
    if not keys or list(keys) == list(now):
        return text

    def number(found: re.Match[str]) -> str:
        old = int(found[1])
        return f"[#{now.get(keys[old - 1], 0)}]" if 1 <= old <= len(keys) else found[0]

    return _CHIP.sub(number, text)


def _turned(preference: int, order: Order) -> int:
    return preference if order == "12" else -preference


def _keys(places: frozenset[int], item: DeskItem) -> tuple[str, ...]:
    return tuple(constraint.key for place, constraint in enumerate(item.constraints) if place in places)


def _stored_text(text: str, order: Order) -> str | None:
    # What a desktop pastes may hold halves of characters; no file can.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return to_stored(whole.strip(), order) or None


def _stored_verdicts(form: Form, item: DeskItem) -> dict[str, dict[str, Judgement]]:
    stored = {}
    for constraint, both in zip(item.constraints, form.verdicts, strict=True):
        said = {side.key: judgement for side, judgement in zip((item.a, item.b), both, strict=True) if judgement}
        if said:
            stored[constraint.key] = said
    return stored


def _stored_reveals(form: Form, item: DeskItem) -> dict[str, dict[str, Verdict]]:
    sides = (item.a.key, item.b.key)
    return {
        item.constraints[row].key: dict(zip(sides, given, strict=True)) for row, given in sorted(form.revealed.items())
    }


def _shown_reveals(answer: Answer, item: DeskItem) -> dict[int, Given]:
    shown, sides = reveals_of(answer), (item.a.key, item.b.key)
    given = {row: shown.get(constraint.key, {}) for row, constraint in enumerate(item.constraints)}
    return {row: (said[sides[0]], said[sides[1]]) for row, said in given.items() if {*sides} <= {*said}}


def _stored_ratings(form: Form, item: DeskItem) -> dict[str, dict[str, float]]:
    stored: dict[str, dict[str, float]] = {}
    for name, both in form.ratings.items():
        for side, value in zip((item.a, item.b), both, strict=True):
            if value is not None:
                stored.setdefault(side.key, {})[name] = value
    return stored


def _both(said: Mapping[str, Judgement], item: DeskItem) -> Both:
    return (said.get(item.a.key), said.get(item.b.key))


def _shown_ratings(answer: Answer, item: DeskItem) -> dict[str, tuple[float | None, float | None]]:
    a, b = answer.ratings.get(item.a.key, {}), answer.ratings.get(item.b.key, {})
    return {name: (a.get(name), b.get(name)) for name in {**a, **b}}


# ------------------------------------------------------------------------------------------------ as JSON


def form_json(form: Form) -> dict[str, Any]:
    """The form as JSON, for a draft."""
    return {
        "verdicts": [[_judgement_json(said) for said in both] for both in form.verdicts],
        "preference": form.preference,
        "both_bad": form.both_bad,
        "ratings": {name: list(both) for name, both in form.ratings.items()},
        "statement": form.statement,
        "elaboration": form.elaboration,
        "confidence": form.confidence,
        "ill_posed": sorted(form.ill_posed),
        "deciding": sorted(form.deciding),
        "reasons": list(form.reasons),
        "flags": list(form.flags),
        "note": form.note,
        "revealed": [[row, *given] for row, given in sorted(form.revealed.items())],
    }


def form_from_json(value: Mapping[str, Any]) -> Form:
    """The form that `form_json` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    return Form(
        verdicts=tuple(_both_from_json(both) for both in value["verdicts"]),
        preference=value["preference"],
        both_bad=bool(value["both_bad"]),
        ratings={name: (a, b) for name, (a, b) in value["ratings"].items()},
        statement=str(value["statement"]),
        elaboration=str(value["elaboration"]),
        confidence=value["confidence"],
        ill_posed=frozenset(value["ill_posed"]),
        deciding=frozenset(value["deciding"]),
        reasons=tuple(value["reasons"]),
        flags=tuple(value["flags"]),
        note=value["note"],
        revealed={int(row): (a, b) for row, a, b in value.get("revealed", ())},
    )


def _judgement_json(said: Judgement | None) -> dict[str, Any] | None:
    if said is None:
        return None
    return {"verdict": said.verdict, "evidence": [[span.start, span.end] for span in said.evidence]}


def _both_from_json(value: Any) -> Both:
    a, b = (
        None if said is None else Judgement(said["verdict"], tuple(Evidence(*span) for span in said["evidence"]))
        for said in value
    )
    return (a, b)
