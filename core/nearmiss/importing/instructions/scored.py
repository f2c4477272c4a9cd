"""Responses with a score each: a scorer's column, people's ratings, and Phased-IFT's difficulties."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.instructions.alpaca import instruction_id
from nearmiss.importing.layout import Shape, adjacent, layout, words
from nearmiss.importing.row import Row, Said
from nearmiss.importing.sides import by_score, says
from nearmiss.model import Answer, Conversation, Json, Rater, ResponseText, Turn
from nearmiss.phrases import phrase
from nearmiss.records import RecordLabel, RecordResponse

_SAID_BY = {"rater": "human", "annotator": "human", "judge": "judge", "scorer": "judge"}
"""Fields that name who scored, and what kind of rater that is."""

_NAMES: dict[str, tuple[str, ...]] = {
    "prompt": ("prompt", "instruction", "question"),
    "response": ("response", "output", "answer"),
    "score": ("score",),
    "context": ("context",),
    "reference": ("reference",),
    "model_1": ("model",),
    "rater": tuple(_SAID_BY),
    "id": (),
}
"""What a field is called where nothing is said; --map FIELD=NAME says another name."""

MOST_COMPARED = 32
"""Responses to one prompt of which every two are compared; of more the pairs would be no one's to read."""

MANY_NOTE = phrase("prompts with too many responses to compare every two, rated only")
NO_SCORE_NOTE = phrase("scores that are missing or no number, unreadable")
AGAIN_NOTE = phrase("scores of somebody who had scored before, kept as repeats")


def number_in(value: Any) -> float | None:
    """The number that a score says, also as text; None for everything else, words and NaN among it."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _name(row: Row, field: str) -> str | None:
    """The field's name in this row, None where it has none."""
    mapped = row.options.mapping.get(field)
    return mapped or next((name for name in _NAMES[field] if name in row.value), None)


def _need(row: Row, field: str) -> str:
    name = _name(row, field)
    if name is None:
        raise ProblemForYou(
            phrase("There is no {field}.", field=field),
            remedy=phrase("Say which it is: --format scored --map {field}=NAME", field=field),
        )
    return name


def _prompt(row: Row) -> tuple[str, str | None]:
    """What was asked, with the input of an instruction below it, and the passage beside it."""
    name, context = _need(row, "prompt"), _name(row, "context")
    given = row.some_text("input") if name == "instruction" else None
    text = row.text(name)
    return (f"{text}\n\n{given}" if given else text), (row.some_text(context) if context else None)


@dataclass(frozen=True, slots=True)
class _Scored:
    """A row that has been understood: its response, who scored it under which name, and what else stands there."""

    row: Row
    response: RecordResponse
    field: str
    rater: Rater
    rest: Json


def _parsed(row: Row) -> _Scored:
    model = _name(row, "model_1")
    response = row.response(_need(row, "response"), row.word(model) if model else None)
    field = _need(row, "score")
    rater = _rater(row, field)
    _prompt(row), row.get(field)
    for name in ("reference", "id"):
        if said := _name(row, name):
            row.get(said)
    return _Scored(row, response, field, rater, row.rest())


def _together(rows: Sequence[Row]) -> Iterator[Item]:
    """Adjacent rows about one prompt: one response for each text, everybody's scores, the higher one preferred."""
    found = []
    for row in rows:
        try:
            found.append(_parsed(row))
        except ProblemForYou as problem:
            yield row.bad(str(problem))
    if found:
        yield _record(found)


def _record(found: Sequence[_Scored]) -> Item:
    first = found[0].row
    text, context = _prompt(first)
    once = {item.response.text: item for item in reversed(found)}  # each text as its first row has it
    order = dict.fromkeys(item.response.text for item in found)
    offered = [replace(once[text].response, meta={**once[text].response.meta, **once[text].rest}) for text in order]
    responses = with_ids(offered)
    ids = {response.text: response.id for response in responses}
    few = len(responses) <= MOST_COMPARED
    first.notes.update([MANY_NOTE] * (not few))
    said = list(_said(found, ids, compared=few))
    identity, reference = _name(first, "id"), _name(first, "reference")
    return first.record(
        Conversation((Turn("user", text),), context=(context,)) if context else plain(text),
        sorted(responses, key=lambda item: item.id),  # as answers of several files are ordered
        said,
        id=row_id(first, identity, text, context),
        reference=first.some_text(reference) if reference else None,
        pairs=None if few else (),
        joins=few,
    )


def row_id(row: Row, name: str | None, text: str, context: str | None) -> str:
    """The prompt's id: its own where --map says which field it is (an id may be a row's), else what it asks."""
    said = row.word(name) if name else None
    return said or instruction_id(text if context is None else f"{context}\n\n{text}")


def _said(found: Sequence[_Scored], ids: Mapping[ResponseText, str], *, compared: bool) -> Iterator[Said]:
    """Each score as a rating, and of each rater's scores a preference for every two responses."""
    times: Counter[tuple[str, str]] = Counter()
    scores: dict[Rater, dict[str, float | None]] = {}
    for item in found:
        response, value = ids[item.response.text], item.row.value.get(item.field)
        number = number_in(value)
        again = times[item.rater.name, response]
        times[item.rater.name, response] += 1
        item.row.notes.update([NO_SCORE_NOTE] * (number is None) + [AGAIN_NOTE] * (again > 0))
        yield item.rater, _rating(item, response, number, value, again)
        scores.setdefault(item.rater, {}).setdefault(response, number)
    for rater, by_response in scores.items() if compared else ():
        yield from by_score(rater, dict(sorted(by_response.items())))


def _rating(item: _Scored, response: str, number: float | None, value: Any, again: int) -> RecordLabel:
    beside = {"fields": dict(item.rest)} if item.rest else {}
    note = None if value is None else str(value)
    answer = (
        Answer(status="unreadable", note=note, context=beside)
        if number is None
        else Answer(ratings={response: {item.field: number}}, context=beside)
    )
    slot, purpose = (f"repeat:{again}", "repeat") if again else ("main", "work")
    return RecordLabel(item.rater.name, (response,), answer, item.rater.kind, slot=slot, purpose=purpose)


def _rater(row: Row, score: str) -> Rater:
    """Whoever is named; a column of scores alone is a judge that bears its name."""
    name = _name(row, "rater")
    said = row.word(name) if name else None
    if name is None or said is None:
        return Rater(f"{score} in source", "judge")
    kind = _SAID_BY.get(name, "human")
    return Rater(said, "judge", model=said) if kind == "judge" else Rater(said)


def _alike(row: Row) -> Any:
    """What rows about one prompt have in common."""
    names = [_name(row, field) for field in ("prompt", "context", "id")]
    return [row.value.get(name) if name else None for name in names], row.value.get("input")


_LACKS = words(
    "output_1 response_1 response_2 response_a chosen rejected passages instruction_id_list pair_id score_rubric data"
)


def _scored(prompt: str, response: str) -> Shape:
    return Shape((prompt, response, "score"), lambda row: _together([row]), lacks=_LACKS, columns=True)


SCORED = layout(
    "scored",
    phrase("Responses with a score each"),
    tuple(_scored(prompt, response) for prompt in _NAMES["prompt"] for response in _NAMES["response"]),
    needs="prompt, response and score; with rater, judge, model, context, reference; other names, and id, by --map.",
    sign=phrase("A higher score is better: of two adjacent responses to one prompt it is preferred, equal is a tie."),
    leaves_out=phrase(
        "Nothing; responses to a prompt that are not adjacent, or are more than 32, are rated and not compared."
    ),
    source="No standard and nobody's own: for scorers such as Cappy and Self-J, of which no records are published.",
    general=True,
    together=(adjacent(_alike), _together),
)

DIFFICULTY = "difficulty"
_GRADER = Rater("Phased-IFT grader", "judge")


def _phased(row: Row) -> Iterator[Item]:
    """An instruction, its response, and how hard a model found them: from 1, also as a text."""
    data, score = row.texts("data"), number_in(row.need("score"))
    if len(data) != 2:
        raise ProblemForYou(phrase("data must hold an instruction and a response."))
    if score is None:
        raise ProblemForYou(phrase("score is {value}; it must be a number.", value=repr(row.value["score"])))
    (response,) = with_ids([row.inner({"response": data[1]}, "data").response("response")])
    yield row.record(
        plain(data[0]),
        (response,),
        [says(_GRADER, (response.id,), Answer(ratings={response.id: {DIFFICULTY: score}}))],
        id=row.identity("id"),
        tags={DIFFICULTY: score},
        joins=True,
    )


def _is_phased(value: Mapping[str, Any]) -> bool:
    return isinstance(value["data"], list)


PHASED = layout(
    "phased-ift",
    "Phased-IFT, instructions by difficulty",
    (Shape(words("id score data"), _phased, fits=_is_phased),),
    needs="id, score (a number, also as text) and data: a list of the instruction and the response.",
    sign=phrase("No preference: a difficulty from 1 to 5, higher is harder; a queue can be laid out by it."),
    leaves_out=phrase("The files of means and counts beside it (meta-info)."),
    source="xubuvd/PhasedSFT, Alpaca-scored, commit 9a7e0fc.",
)
