"""Real instructions decomposed into constraints, as DeCRIM does it and WildIFEval publishes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import plain, spoken, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row
from nearmiss.model import Constraint
from nearmiss.phrases import phrase
from nearmiss.records import RecordResponse


def _record(row: Row) -> Iterator[Item]:
    parts = row.texts("decomposition")
    if not parts:
        raise ProblemForYou(phrase("decomposition holds no constraint."))
    yield row.record(
        plain(row.text("task")),
        with_ids([row.response("response", row.word("model"))]) if row.has("response") else (),
        id=row.identity("conversation_id"),
        constraints=tuple(Constraint(f"c{place}", text) for place, text in enumerate(parts, 1)),
        joins=True,
    )


def _predictions(row: Row) -> Iterator[Item]:
    """A model's answers, each under the task that it answers: the last message of a talk. The file names the model."""
    name = row.identity("predictions_key")
    found = row.inner(row.mapping(name), name)
    if not found.value:
        raise ProblemForYou(phrase("{name} is missing or holds nothing.", name=name))
    for task in found.value:
        try:
            turns = found.turns(task)
            if turns[-1].role != "assistant":
                raise ProblemForYou(phrase("The messages do not end with an answer."))
        except ProblemForYou as problem:
            yield row.bad(str(problem))
        else:
            responses = with_ids([RecordResponse("", spoken(turns[-1:]), row.file)])
            yield row.about(conversation=plain(task), responses=responses)


def _has_predictions(value: Mapping[str, Any]) -> bool:
    return isinstance(value["predictions_key"], str) and isinstance(value.get(value["predictions_key"]), dict)


DECOMPOSED = layout(
    "wild-if-eval",
    "WildIFEval, decomposed instructions",
    (
        Shape(words("conversation_id decomposition"), _record),
        Shape(("predictions_key",), _predictions, fits=_has_predictions, order=1),
    ),
    needs="conversation_id, task and decomposition (a list of texts); then models' predictions (messages by task).",
    sign=phrase("No preference: prompts with constraints."),
    leaves_out=phrase(
        "Evaluations, which do not say which response they are of; rows without 'task' (a talk of LMSYS-Chat-1M)."
    ),
    source="gililior/wild-if-eval on Hugging Face and its code, commit 8df2240 of 2025.",
)
