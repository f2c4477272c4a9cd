"""Conifer: a question made harder by constraints in five steps, with answers, and with a critic's turns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from nearmiss.canonical import hash_value
from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import plain, spoken, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout
from nearmiss.importing.row import Row, one_by_one
from nearmiss.model import Conversation, Evolution
from nearmiss.phrases import phrase
from nearmiss.records import RecordResponse

_DIFFICULTY = re.compile(r"Difficulty (\d+)")
_QUESTIONS = "constrainted_questions"  # as the source spells it
_SHORTEST_QUESTION = 20
"""Characters from which a field's name with turns in it is a question, and no name."""
OPERATION = "constraints added"


def _name(question: str) -> str:
    return "q-" + hash_value("conifer", question)[:16]


def _first(value: Mapping[str, Any]) -> Any:
    return next(iter(value.values()), None)


def _evolved(row: Row) -> Iterator[Item]:
    yield from one_by_one(row.inside(), _seed)


def _seed(row: Row) -> Iterator[Item]:
    seed = row.found.place.removesuffix("': ").rpartition("Record '")[2]
    harder = row.mapping(_QUESTIONS)
    if not harder:
        raise ProblemForYou(phrase("{field} is missing or holds nothing.", field=_QUESTIONS))
    options = row.get("constraints")
    yield row.record(plain(seed), id=_name(seed), meta={"constraints": options} if options else {})
    for level, text in harder.items():
        if not isinstance(text, str):
            raise ProblemForYou(phrase("{level} must be text.", level=level))
        yield row.record(
            plain(text),
            id=_name(text),
            parents=(_name(seed),),
            evolution=Evolution(_step(level), OPERATION),
            tags={"difficulty": str(_step(level))},
        )


def _step(level: Any) -> int:
    found = _DIFFICULTY.fullmatch(level) if isinstance(level, str) else None
    if found is None:
        raise ProblemForYou(phrase("'{level}' is not 'Difficulty' and a number.", level=level))
    return int(found[1])


def _answers(row: Row) -> Iterator[Item]:
    yield from one_by_one(row.inside(), _answer)


def _answer(row: Row) -> Iterator[Item]:
    seed, question, step = row.text("query"), row.text("question"), _step(row.need("diff"))
    yield row.record(
        plain(question),
        with_ids([row.response("answer")]),
        id=_name(question),
        parents=(_name(seed),),
        evolution=Evolution(step, OPERATION),
        tags={"difficulty": str(step)},
        joins=True,
    )


def _talks(row: Row) -> Iterator[Item]:
    """Each question with the turns about it: an answer, a critic's feedback, the mended answer."""
    rows = [row.inner({"question": name, "turns": turns}, f"Record '{name}'") for name, turns in row.value.items()]
    yield from one_by_one(rows, _talk)


def _talk(row: Row) -> Iterator[Item]:
    turns = row.turns("turns")
    if len(turns) < 2 or turns[-1].role != "assistant":
        raise ProblemForYou(phrase("The turns do not end with an answer."))
    answer = with_ids([RecordResponse("", spoken(turns[-1:]))])
    parent = _name(row.text("question"))
    yield row.record(Conversation(turns[:-1], plain=False), answer, parents=(parent,), tags={"feedback": "external"})


def _has(*names: str) -> Any:
    def fits(value: Mapping[str, Any]) -> bool:
        inner = _first(value)
        return isinstance(inner, dict) and all(name in inner for name in names)

    return fits


def _is_talks(value: Mapping[str, Any]) -> bool:
    inner = _first(value)
    plain_names = value.keys().isdisjoint({"messages", "conversations", "chosen", "rejected", "prompt", "question"})
    turns = isinstance(inner, list) and bool(inner) and all(isinstance(turn, dict) and "role" in turn for turn in inner)
    return turns and plain_names and len(next(iter(value))) > _SHORTEST_QUESTION


CONIFER = layout(
    "conifer",
    "Conifer",
    (
        Shape((), _evolved, fits=_has(_QUESTIONS)),
        Shape((), _answers, fits=_has("query", "diff", "question", "answer")),
        Shape((), _talks, fits=_is_talks),
    ),
    needs="One object by question: constrainted_questions, or query, diff, question and answer, or turns.",
    sign=phrase("No preference: prompts with their parents, and responses."),
    leaves_out=phrase(
        "The original wordings beside questions with format constraints stay in meta; 03_constraint_list.json."
    ),
    source="ConiferLM/Conifer, conifer_data_samples, commit 0c49a0f.",
)
