"""NeMo-Aligner's reward model lines: signed Bradley-Terry pairs and nine-slot regression.

Slots, their order and the text around turns: NeMo-Aligner, examples/nlp/data/steerlm (common.py,
process_to_regression_format.py, preprocess_helpsteer2_data.py). For Bradley-Terry, response 1 comes first and
response 2 second, both with the signed strength in slot 0; a label below 0 makes the first the chosen one, and a 0
would silently count for the second: it is dropped here.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from nearmiss.consensus import round_half_away
from nearmiss.exporting.examples import Dropped, examples, has_images, with_passages
from nearmiss.exporting.helpsteer2 import why_not
from nearmiss.exporting.rows import Options, Row
from nearmiss.model import Conversation
from nearmiss.records import Record, RecordLabel

SLOTS = (
    "quality",
    "toxicity",
    "humor",
    "creativity",
    "helpfulness",
    "correctness",
    "coherence",
    "complexity",
    "verbosity",
)
MISSING = -100
_ROLES = {"user": "User", "assistant": "Assistant", "system": "System"}


def bradley_terry_rows(record: Record, options: Options) -> Iterator[Row | Dropped]:
    """Two adjacent lines a pair."""
    for found in examples(record, options.consensus or "helpsteer2", options.least_labels):
        if isinstance(found, Dropped):
            yield found
            continue
        value = found.consensus.value
        reason = why_not(found)
        if reason or not value:
            yield Dropped(reason or ("about the same" if found.consensus.decided else "no majority"))
            continue
        label = [value] + [MISSING] * (len(SLOTS) - 1)
        texts = (transcript(record.conversation, response.text.shown) for response in (found.one, found.two))
        yield Row(tuple({"text": text, "label": label} for text in texts), len(found.votes))


def regression_rows(record: Record, options: Options) -> Iterator[Row | Dropped]:
    """One line a response that has ratings: the mean of each attribute over people, halves away from zero."""
    for response in record.responses:
        rated = [label for label in _rating_labels(record) if label.answer.ratings.get(response.id)]
        values = {slot: _mean(rated, response.id, slot) for slot in SLOTS}
        if has_images(record):
            yield Dropped("the prompt has images")
        elif len(rated) < options.least_labels:
            yield Dropped("no ratings" if not rated else f"fewer than {options.least_labels} labels")
        elif all(value == MISSING for value in values.values()):
            yield Dropped("no attribute that the format has")
        else:
            text = transcript(record.conversation, response.text.shown)
            yield Row(({"text": text, "label": list(values.values())},), len(rated))


def _rating_labels(record: Record) -> list[RecordLabel]:
    """People's labels with ratings; where there are none, the published aggregate of a reference."""
    kinds = {rater.name: rater.kind for rater in record.raters}
    given = [
        label
        for label in record.labels
        if label.act == "label" and label.answer.ratings and label.answer.status == "given" and label.purpose == "work"
    ]
    people = [label for label in given if label.slot == "main" and kinds.get(label.rater, label.kind) == "human"]
    return people or [label for label in given if kinds.get(label.rater, label.kind) == "reference"]


def _mean(labels: list[RecordLabel], response: str, attribute: str) -> int:
    values = [
        Fraction(label.answer.ratings[response][attribute])
        for label in labels
        if attribute in label.answer.ratings[response]
    ]
    return round_half_away(sum(values, Fraction(0)) / len(values)) if values else MISSING


def transcript(conversation: Conversation, answer: str) -> str:
    """System, turns and answer in NeMo's marks; ends with the mark of a label."""
    conversation = with_passages(conversation)
    system = conversation.system or ""
    turns = "".join(f"<extra_id_1>{_ROLES.get(turn.role, turn.role)}\n{turn.content}\n" for turn in conversation.turns)
    return f"<extra_id_0>System\n{system}\n{turns}<extra_id_1>Assistant\n{answer}\n<extra_id_2>"
