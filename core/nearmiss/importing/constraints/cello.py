"""CELLO: complex instructions, Chinese and English, with four groups of criteria, histories, and models' answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row
from nearmiss.model import CheckSpec, Constraint, Conversation, Turn
from nearmiss.phrases import phrase

_GROUPS = {
    "Count_limit": ("count", "cello:count_limit"),
    "Answer_format": ("format", "cello:answer_format"),
    "Task_prescribed_phrases": ("task", "cello:task_prescribed_phrases"),
    "Input_depdent_query": ("input", "cello:input_dependent_query"),
}
"""The fields of criteria, one of them misspelt by the source; what they are called here, and what checks them."""

_SAID_BEFORE = words("Instruction histories task_description input_text task_category lang direction")
"""Fields that a file of answers repeats from the file of instructions."""

_NONE = "NULL"
EMPTY_NOTE = phrase("criteria without a limit, left out")


def _prompt(row: Row) -> Iterator[Item]:
    conversation = _conversation(row)
    constraints = tuple(item for field in _GROUPS if (item := _constraint(row, field, conversation)))
    responses = with_ids([row.response("model_answer")]) if row.has("model_answer") else ()
    yield row.record(
        conversation,
        responses,
        id=row.identity("Instruction_id"),
        reference=row.some_text("Output"),
        constraints=constraints,
        tags=row.tags("task_category", "lang"),
        joins=True,
    )


def _constraint(row: Row, field: str, conversation: Conversation) -> Constraint | None:
    """The criteria of a group, which the benchmark scores together; None where all are NULL."""
    name, check = _GROUPS[field]
    criteria = list(_criteria(row, field))
    if not criteria:
        return None
    text = "; ".join(f"{item['criterion']}: {_shown(item['limit'])}" for item in criteria)
    arguments: dict[str, Any] = {"criteria": criteria}
    if name == "count":
        said = [turn.content for turn in conversation.turns if turn.role == "assistant"]
        arguments |= {"lang": row.word("lang")} | ({"previous": said[-1]} if said else {})
    given = row.some_text("input_text")
    if name == "input" and given not in (None, _NONE):
        arguments["input_text"] = given
    return Constraint(name, f"{name.capitalize()}, {text}", name, check=CheckSpec(check, arguments))


def _criteria(row: Row, field: str) -> Iterator[dict[str, Any]]:
    for item in row.objects(field):
        criterion, limit = item.get("criterion"), item.get("limit")
        if criterion in (None, _NONE):
            continue
        if not isinstance(criterion, str):
            raise ProblemForYou(phrase("{field}: criterion must be text.", field=field))
        if limit in (None, _NONE, "", []):
            row.notes[EMPTY_NOTE] += 1
            continue
        yield {"criterion": criterion, "limit": limit}


def _shown(limit: Any) -> str:
    return ", ".join(map(str, limit)) if isinstance(limit, list) else str(limit)


def _conversation(row: Row) -> Conversation:
    """The history and the instruction. In files of answers the history ends with the instruction and its answer."""
    text, history = row.text("Instruction"), [_exchange(item) for item in row.list_of("histories")]
    if history and history[-1] == (text, row.value.get("model_answer")):
        history = history[:-1]
    turns = [part for asked, said in history for part in (Turn("user", asked), Turn("assistant", said))]
    return Conversation((*turns, Turn("user", text)), plain=not turns)


def _exchange(item: Any) -> tuple[str, str]:
    if not isinstance(item, list) or len(item) != 2 or not all(isinstance(text, str) for text in item):
        raise ProblemForYou(phrase("histories must be a list of [question, answer]."))
    return item[0], item[1]


def _answer(row: Row) -> Iterator[Item]:
    """A model's answer; the folder of the file names the model."""
    responses = with_ids([row.response("model_answer", row.path.parent.name or None)])
    for name in _SAID_BEFORE:
        row.get(name)
    yield row.about(prompt=row.identity("Instruction_id"), responses=responses)


def _any_group(value: Any) -> Sequence[str]:
    return [field for field in _GROUPS if field in value]


CELLO = layout(
    "cello",
    "CELLO",
    (
        Shape(words("Instruction Instruction_id task_category"), _prompt, fits=lambda value: bool(_any_group(value))),
        Shape(words("Instruction Instruction_id model_answer"), _answer, order=1),
    ),
    needs="Instruction, Instruction_id and lists of criteria (Count_limit …), then answers (model_answer) by id.",
    sign=phrase("No preference: prompts with constraints, and responses."),
    leaves_out=phrase(
        "Criteria that say NULL, which are not applicable; what a file of answers repeats; the scores of scores/*.csv."
    ),
    source="Abbey4799/CELLO, data and results of 2024-01.",
)
