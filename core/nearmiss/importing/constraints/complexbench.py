"""ComplexBench: instructions with scoring questions that depend on one another, and models' generations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row, Said
from nearmiss.importing.sides import says, verdicts_in_order
from nearmiss.model import Answer, Constraint, Rater
from nearmiss.phrases import phrase

_BESIDE = {
    **{"rules": "rule", "questions_en": "question_en"},
    **{"composition_types": "composition_types", "dimensions": "constraint_dimensions"},
}
"""What is kept of each question beside its text, by what it is called here: the first dimension is its category."""

JUDGE = Rater("ComplexBench judge", "judge")


def _record(row: Row) -> Iterator[Item]:
    questions = row.rows("scoring_questions")
    places = {question.identity("point_id"): f"c{question.identity('point_id')}" for question in questions}
    constraints = tuple(_constraint(question, places) for question in questions)
    model = row.word("model")
    responses = with_ids([row.response("generated", model)]) if row.has("generated") else ()
    said = list(_verdicts(row, constraints, responses[0].id)) if responses else []
    beside = {
        name: {c.id: q.value[field] for c, q in zip(constraints, questions, strict=True) if q.has(field)}
        for name, field in _BESIDE.items()
    }
    yield row.record(
        plain(row.text("instruction")),
        responses,
        said,
        id=row.identity("main_id"),
        constraints=constraints,
        tags=row.tags("category", "task_types"),
        meta={name: value for name, value in beside.items() if value},
        joins=True,
    )


def _constraint(question: Row, places: dict[str, str]) -> Constraint:
    """A question; what it depends on are the ids of other questions of the same instruction."""
    needed = [str(item) for item in question.list_of("dep")]
    unknown = [item for item in needed if item not in places]
    if unknown:
        raise ProblemForYou(
            phrase("A question depends on question {value}, which the instruction does not have.", value=unknown[0])
        )
    dimensions = question.texts("constraint_dimensions")
    return Constraint(
        places[question.identity("point_id")],
        question.text("question"),
        dimensions[0] if dimensions else None,
        depends_on=tuple(places[item] for item in needed),
    )


def _verdicts(row: Row, constraints: Sequence[Constraint], response: str) -> Iterator[Said]:
    said = row.list_of("point_judges")
    if said:
        verdicts = verdicts_in_order(row, [item.id for item in constraints], said, response)
        yield says(JUDGE, (response,), Answer(verdicts=verdicts))


def _generation(row: Row) -> Iterator[Item]:
    responses = with_ids([row.response("generated", row.word("model"))])
    row.get("instruction")  # stands in the file of instructions too
    yield row.about(prompt=row.identity("main_id"), responses=responses)


COMPLEXBENCH = layout(
    "complexbench",
    "ComplexBench",
    (
        Shape(words("main_id instruction scoring_questions"), _record),
        Shape(words("main_id model instruction generated"), _generation, order=1),
    ),
    needs="main_id, instruction and scoring_questions, then generations (main_id, model, generated).",
    sign=phrase("No preference: point_judges, true is met; dependencies are applied when verdicts are counted."),
    leaves_out=phrase("Nothing; rules, compositions, further dimensions and English wordings stay in meta."),
    source="thu-coai/ComplexBench, README and evaluation/aggregation.py, commit 749f457.",
)
