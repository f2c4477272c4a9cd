"""How others' verdicts become labels: who said it, of which pair, on which scale, negative for response 1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.model import MAIN_SLOT, Answer, Rater
from nearmiss.records import RecordLabel

NEITHER_VALID = -100
"""What HelpSteer's annotators gave for 'neither response is valid'."""


def label(rater: Rater, pair: tuple[str, ...], answer: Answer, slot: str = MAIN_SLOT) -> RecordLabel:
    """The rater's label of a pair, or of one response."""
    return RecordLabel(rater=rater.name, subject=pair, answer=answer, kind=rater.kind, slot=slot)


def sided(value: Any, scale: str, codes: Mapping[Any, int], **rest: Any) -> Answer:
    """The answer that a code stands for; any other code is an answer that cannot be read, and never a tie."""
    key = value.strip().casefold() if isinstance(value, str) else _whole(value)
    if isinstance(key, (str, int)) and not isinstance(key, bool) and key in codes:
        return Answer(scale=scale, preference=codes[key], **rest)
    return Answer(scale=scale, status="unreadable", note=None if value is None else str(value), **rest)


def strong(value: Any, scale: str, field: str, **rest: Any) -> Answer:
    """The answer of a strength from −3 to 3; −100 says that both are bad. Raises ProblemForYou for another value."""
    value = _whole(value)
    if not isinstance(value, int) or isinstance(value, bool) or not (-3 <= value <= 3 or value == NEITHER_VALID):
        raise ProblemForYou(f"{field} is {value!r}; it must be a whole number from -3 to 3, or -100.")
    if value == NEITHER_VALID:
        return Answer(scale=scale, both_bad=True, **rest)
    return Answer(scale=scale, preference=value, **rest)


def _whole(value: Any) -> Any:
    """A whole number that was written as 2.0, as data frames write columns with gaps; anything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def anonymous(source: str, position: int) -> Rater:
    """Whoever stands at a position in a source's list of answers: no person that could be met again."""
    return Rater(f"{source} annotator {position}", "human", anonymous=True)


def strong_or_unreadable(value: Any, scale: str, **rest: Any) -> Answer:
    """An annotator's own strength: never 0, and what is not on the scale is an answer that cannot be read."""
    try:
        answer = strong(value, scale, "strength", **rest)
    except ProblemForYou:
        return Answer(scale=scale, status="unreadable", note=str(value), **rest)
    return Answer(scale=scale, status="unreadable", note="0", **rest) if answer.preference == 0 else answer


def entries(value: Any, field: str) -> list[Mapping[str, Any]]:
    """The objects of a list that may be missing."""
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ProblemForYou(f"{field} must be a list of objects.")
    return value


def text_or_none(value: Mapping[str, Any], field: str) -> str | None:
    """The text of a field, None where it is missing, null or empty."""
    found = value.get(field)
    if found is not None and not isinstance(found, str):
        raise ProblemForYou(f"{field} must be text.")
    return found or None
