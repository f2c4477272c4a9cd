"""Prodigy's tasks, one line for each answer: options of which one was accepted, or two outputs that are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row, Said
from nearmiss.importing.sides import says
from nearmiss.model import Answer, Rater
from nearmiss.phrases import phrase
from nearmiss.records import RecordLabel, RecordPair, RecordResponse


def _choice(row: Row) -> Iterator[Item]:
    options = row.rows("options")
    ids = [item.identity("id") for item in options]
    if len(set(ids)) < len(ids):
        raise ProblemForYou(phrase("Two options have one id."))
    if len(ids) < 2:
        raise ProblemForYou(phrase("options must hold two texts or more."))
    offered = [item.response("text") for item in options]
    responses = [type(text)(identity, text.text, meta=text.meta) for identity, text in zip(ids, offered, strict=True)]
    pairs = [(one, two) for i, one in enumerate(ids) for two in ids[i + 1 :]]
    rater = _rater(row)
    yield row.record(
        plain(row.text("text")),
        responses,
        list(_said(row, rater, pairs)),
        id=row.word("_input_hash"),
        pairs=tuple(RecordPair(pair) for pair in pairs),
    )


def _rater(row: Row) -> Rater:
    name = row.word("_annotator_id") or row.word("_session_id")
    return Rater(name) if name else Rater("annotator", "human", anonymous=True)


def _said(row: Row, rater: Rater, pairs: list[tuple[str, str]]) -> Iterator[Said]:
    """One accepted option is better than each other. None or several say no side, and no tie."""
    answer, accepted = row.word("answer"), [str(item) for item in row.list_of("accept")]
    row.get("_view_id"), row.get("_task_hash"), row.get("_timestamp")
    if answer is None:
        return
    for pair in pairs:
        if answer != "accept":
            skip = Answer(note=f"'{answer}' in Prodigy")
            yield rater, RecordLabel(rater.name, pair, skip, rater.kind, act="skip")
        elif len(accepted) != 1:
            said = ", ".join(accepted) or "nothing"
            yield says(rater, pair, Answer(scale="pairwise", status="unreadable", note=f"accepted: {said}"))
        elif accepted[0] in pair:
            side = -1 if accepted[0] == pair[0] else 1
            yield says(rater, pair, Answer(scale="pairwise", preference=side, order="12"))


def _is_side(value: Mapping[str, Any]) -> bool:
    return all(isinstance(value[name], dict) and "text" in value[name] for name in ("input", "output"))


SIDES = ("reject", "accept")
"""The outputs that a comparison shows first and second: the button 'accept' always approves of the second."""


def _comparison(row: Row) -> Iterator[Item]:
    """Two outputs to one input, which of them is A or B being hidden in the mapping."""
    models = _mapped(row)
    responses = with_ids([_output(row, side, models.get(side)) for side in SIDES])
    pair = (responses[0].id, responses[1].id)
    answer, rater = row.word("answer"), _rater(row)
    row.get("_view_id"), row.get("_task_hash"), row.get("_timestamp")
    yield row.record(
        plain(_input(row)),
        responses,
        [_compared(rater, pair, answer)] if answer else [],
        id=row.word("id") or row.word("_input_hash"),
        pairs=(RecordPair(pair),),
    )


def _compared(rater: Rater, pair: tuple[str, str], answer: str) -> Said:
    """'accept' favours the second, 'reject' the first; 'ignore' is a skip, another word cannot be read."""
    sides = {"reject": -1, "accept": 1}
    if answer in sides:
        return says(rater, pair, Answer(scale="pairwise", preference=sides[answer], order="12"))
    if answer == "ignore":
        return rater, RecordLabel(rater.name, pair, Answer(note="'ignore' in Prodigy"), rater.kind, act="skip")
    return says(rater, pair, Answer(scale="pairwise", status="unreadable", note=answer, order="12"))


def _mapped(row: Row) -> dict[str, str]:
    """Which of the two files each side came from, where it is said: A, the first named, or B."""
    return {said: name for name, said in row.mapping("mapping").items() if said in SIDES}


def _input(row: Row) -> str:
    return row.inner(row.mapping("input"), "input").text("text")


def _output(row: Row, side: str, model: str | None) -> RecordResponse:
    return row.inner(row.mapping(side), side).response("text", model)


def _one_side(row: Row) -> Iterator[Item]:
    """An example of a file that is to be compared with another: two such files make pairs."""
    responses = with_ids([_output(row, "output", row.file)])
    yield row.record(plain(_input(row)), responses, id=row.identity("id"), joins=True)


PRODIGY = layout(
    "prodigy",
    "Prodigy choices and comparisons",
    (
        Shape(words("text options"), _choice),
        Shape(words("input accept reject"), _comparison),
        Shape(words("id input output"), _one_side, lacks=words("instruction target_scores"), fits=_is_side),
    ),
    needs="text and options (id, text); input with accept and reject; or files of id, input, output (each with text).",
    sign=phrase(
        "The accepted option is favoured; of two outputs 'accept' favours the second (response 2), 'reject' the first."
    ),
    leaves_out=phrase("Hashes but for the input's; 'ignore' is a skip, and no option or several are unreadable."),
    source="Prodigy documentation, choice interface and A/B evaluation, 2025; accept, reject and mapping unverified.",
)
