"""Potato's items of two or more responses, and its user states: what one person said about items taken before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import plain
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row, one_by_one
from nearmiss.importing.sides import says
from nearmiss.importing.tools.paired_fields import choice_of
from nearmiss.model import Answer, Rater, ResponseText
from nearmiss.phrases import phrase
from nearmiss.records import RecordResponse

PAIR = ("r1", "r2")
ITEMS_NAMESPACE = "native"
"""Potato's items (id, prompt, responses) are native records as they stand."""

_ANSWERS = "instance_id_to_label_to_value"
ONE_SIDED_NOTE = phrase("scale values that are all above 0: which side they favour is not guessed")


PROMPTS = ("text", "question", "instruction", "input", "context")
"""Fields of an item that may say what was asked; with 'prompt' it is a native record as it stands."""

NO_PROMPT_NOTE = phrase("items that do not say what was asked, taken without a prompt")


def _item(row: Row) -> Iterator[Item]:
    """An item that is compared. Only its list of responses is prescribed; what was asked may not be in the file."""
    texts = row.texts("responses")
    name = next((name for name in PROMPTS if isinstance(row.value.get(name), str)), None)
    asked = row.text(name) if name else ""
    row.notes.update([NO_PROMPT_NOTE] * (not name))
    responses = [RecordResponse(f"r{place}", ResponseText(text)) for place, text in enumerate(texts, 1)]
    found = row.record(plain(asked), responses, id=row.identity("id"))
    yield replace(found, namespace=row.options.namespace or ITEMS_NAMESPACE)


def _is_item(value: Mapping[str, Any]) -> bool:
    texts = value["responses"]
    return isinstance(texts, list) and len(texts) > 1 and all(isinstance(text, str) for text in texts)


def _state(row: Row) -> Iterator[Item]:
    rater = Rater(row.identity("user_id"))
    items = {str(name): _grouped(value) for name, value in row.mapping(_ANSWERS).items()}
    if not items:
        raise ProblemForYou(phrase("{field} is missing or holds no answer.", field=_ANSWERS))
    values = [n for schemas in items.values() for said in schemas.values() if (n := _number(said)) is not None]
    signed = any(number <= 0 for number in values)
    rows = [row.inner({"schemas": schemas}, name) for name, schemas in items.items()]
    names = dict(zip(map(id, rows), items, strict=True))

    def convert(inner: Row) -> Iterator[Item]:
        answer = _answer(inner.mapping("schemas"), inner, signed)
        found = inner.about([says(rater, PAIR, answer)], prompt=names[id(inner)])
        yield replace(found, namespace=row.options.namespace or ITEMS_NAMESPACE)

    yield from one_by_one(rows, convert)


def _grouped(value: Any) -> dict[str, dict[str, Any]]:
    """Answers by schema: newer files nest them, older ones list [{schema, name}, value]."""
    if isinstance(value, dict):
        return {str(name): said if isinstance(said, dict) else {"": said} for name, said in value.items()}
    found: dict[str, dict[str, Any]] = {}
    for item in value if isinstance(value, list) else [None]:
        if not (isinstance(item, list) and len(item) == 2 and isinstance(item[0], dict)):
            raise ProblemForYou(phrase("{field} must hold answers by schema.", field=_ANSWERS))
        found.setdefault(str(item[0].get("schema")), {})[str(item[0].get("name"))] = item[1]
    return found


def _number(said: Mapping[str, Any]) -> float | None:
    try:
        return float(said["scale_value"])
    except (KeyError, TypeError, ValueError):
        return None


def _answer(schemas: Mapping[str, Mapping[str, Any]], row: Row, signed: bool) -> Answer:
    """The first schema that compares the two is the preference; what else was said stands beside it."""
    answer: Answer | None = None
    others: dict[str, Any] = {}
    reasons: tuple[str, ...] = ()
    text = None
    for schema, said in schemas.items():
        found = _compared(said, row, signed)
        if found is not None and answer is None:
            answer = found
        else:
            others[schema] = dict(said)
        if "justification" in said:
            reasons, text = _justified(said["justification"])
    answer = answer or Answer()
    return replace(answer, reasons=reasons, elaboration=text, context={"schemas": others} if others else {})


def _compared(said: Mapping[str, Any], row: Row, signed: bool) -> Answer | None:
    if "selection" in said:
        chosen = choice_of(said["selection"], PAIR)
        return chosen or Answer(scale="pairwise", status="unreadable", note=str(said["selection"]))
    if "scale_value" not in said:
        return None
    number = _number(said)
    if number is None or not signed:
        row.notes.update([ONE_SIDED_NOTE] * (number is not None))
        return Answer(scale="pairwise", status="unreadable", note=str(said["scale_value"]))
    if number in range(-3, 4):
        return Answer(scale="constraints", preference=int(number))
    side = (number > 0) - (number < 0)
    return Answer(scale="pairwise", preference=side, context={"scale_value": number})


def _justified(value: Any) -> tuple[tuple[str, ...], str | None]:
    """Reasons and a text, as JSON in a text."""
    try:
        found = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return (), str(value)
    if not isinstance(found, dict):
        return (), None if found is None else str(found)
    reasons, text = found.get("reasons"), found.get("rationale")
    return tuple(map(str, reasons)) if isinstance(reasons, list) else (), text if isinstance(text, str) else None


POTATO = layout(
    "potato",
    phrase("Potato items and user states"),
    (
        Shape(words("id responses"), _item, lacks=words("prompt messages user_id"), fits=_is_item),
        Shape(words(f"user_id {_ANSWERS}"), _state, order=2),
    ),
    needs="Items (id and responses, two or more texts; with a prompt they are native records), then a user_state.json.",
    sign=phrase(
        "A and values below 0 favour response 1 (negative here), B and values above 0 response 2, 0 and tie neither."
    ),
    leaves_out=phrase(
        "Spans and behaviour; a scale without a value of 0 or below is unreadable: its middle is not known."
    ),
    source="davidjurgens/potato, docs/annotation-types/comparison, version 2.8, commit f5ed5d4.",
)
