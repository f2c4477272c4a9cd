"""Crab: instructions with constraints found back from their answers, and what a checker said of each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import spoken
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, adjacent, layout, words
from nearmiss.importing.parsing import parse_json
from nearmiss.importing.row import Row
from nearmiss.importing.sides import says, verdict_of
from nearmiss.model import Answer, Constraint, Conversation, Json, Judgement, Rater, Verdict
from nearmiss.phrases import phrase
from nearmiss.records import RecordResponse

ANSWER = "answer"
"""The one response of a prompt, of which the checker's file speaks without saying it again."""

CHECKER = Rater("Crab checker", "judge")


def _together(rows: Sequence[Row]) -> Iterator[Item]:
    return _checked(rows) if _CHECKED.of(rows[0].value) else _record(rows[0])


def _one_answer(row: Row) -> Any:
    """Adjacent rows of the checker are about one answer; a prompt stands by itself."""
    return row.value.get("id") if _CHECKED.of(row.value) else object()


def _record(row: Row) -> Iterator[Item]:
    turns = row.turns("messages")
    if len(turns) < 2 or turns[-1].role != "assistant":
        raise ProblemForYou(phrase("messages must end with the assistant's answer."))
    added = row.inner(row.mapping("Aug_instruction"), "Aug_instruction")
    found = added.mapping("Additional_Instruction")
    if not all(isinstance(text, str) and text for text in found.values()):
        raise ProblemForYou(phrase("Additional_Instruction must hold texts."))
    refined = added.some_text("Refined_Instruction")
    yield row.record(
        Conversation(turns[:-1], plain=False),
        [RecordResponse(ANSWER, spoken(turns[-1:]))],
        id=row.identity("id"),
        constraints=tuple(Constraint(kind, text, kind) for kind, text in found.items()),
        tags=row.tags("source"),
        meta={"refined_instruction": refined} if refined else {},
    )


def _checked(rows: Sequence[Row]) -> Iterator[Item]:
    """The checker's words about each constraint of an answer, and whether a constraint restricts anything at all."""
    found: dict[str, tuple[Verdict, Json]] = {}
    for row in rows:
        try:
            constraint, said = _check(row)
            if constraint in found:
                raise ProblemForYou(phrase("The constraint '{name}' is checked twice.", name=constraint))
        except ProblemForYou as problem:
            yield row.bad(str(problem))
        else:
            found[constraint] = said
    answer = Answer(
        verdicts={name: {ANSWER: Judgement(verdict)} for name, (verdict, _) in found.items()},
        ill_posed=tuple(name for name, (_, said) in found.items() if _no(said.get("constraint_validity"))),
        context={"checker": {name: said for name, (_, said) in found.items() if said}},
    )
    if found:
        yield rows[0].about([says(CHECKER, (ANSWER,), answer)], prompt=rows[0].identity("id"))


def _check(row: Row) -> tuple[str, tuple[Verdict, Json]]:
    """The constraint that a row is about, and what the checker said of it."""
    result = row.inner(row.inner(row.mapping("request"), "request").mapping("result"), "request.result")
    row.get("messages"), row.get("source")  # the checker's own prompt; the prompt's tag
    return row.identity("Constraints_Type"), _judged(result.text("completions"))


def _judged(text: str) -> tuple[Verdict, Json]:
    """A verdict, and what else was said. An answer that is not the object that was asked for is unclear."""
    said = _object_in(text)
    if said is None:
        return "unclear", {"answer": text}
    return verdict_of(said["satisfaction"]).verdict, {name: value for name, value in said.items() if value is not None}


def _no(value: Any) -> bool:
    return isinstance(value, str) and value.strip().upper() == "NO"


def _object_in(text: str) -> Mapping[str, Any] | None:
    """The JSON object of an answer: all of it, or its second paragraph, as the source reads it."""
    for part in (text, *text.split("\n\n")[1:2]):
        try:
            found = parse_json(part)
        except ProblemForYou:
            continue
        if isinstance(found, dict) and {"satisfaction", "constraint_validity"} <= found.keys():
            return found
    return None


_CHECKED = Shape(words("id request Constraints_Type"), lambda row: _checked([row]), order=2)
CRAB = layout(
    "crab",
    "Crab",
    (
        Shape(words("id messages Aug_instruction"), _record),
        _CHECKED,
    ),
    needs="id, messages and Aug_instruction (Additional_Instruction by kind); then the checker's rows (request).",
    sign=phrase("No preference: satisfaction YES is met; constraint_validity NO is an ill-posed constraint."),
    leaves_out=phrase("The checker's own prompts; a changed constraint that it proposes stays in the label's context."),
    source="THU-KEG/Crab, constraint_back_translation_sample.json and scripts/seed_data_generator of 2024.",
    together=(adjacent(_one_answer), _together),
)
