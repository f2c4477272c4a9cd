"""InFoBench: instructions decomposed into questions, a response, and a judge's yes or no for each."""

from __future__ import annotations

from collections.abc import Iterator

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row, Said
from nearmiss.importing.sides import FEWER_NOTE, says
from nearmiss.model import Answer, Constraint, Judgement, Rater
from nearmiss.phrases import phrase

JUDGE = Rater("InFoBench judge", "judge")
_EVALUATED = "_DecomposeEval"


def asked(row: Row, instruction: str, given: str) -> str:
    """An instruction with its input, a blank line between them, as these data sets join them."""
    text, rest = row.text(instruction), row.some_text(given)
    return f"{text}\n\n{rest}" if rest else text


def _record(row: Row) -> Iterator[Item]:
    questions = row.texts("decomposed_questions")
    constraints = tuple(Constraint(f"c{place}", text) for place, text in enumerate(questions, 1))
    model = row.file.removesuffix(_EVALUATED) if row.file.endswith(_EVALUATED) else None
    responses = with_ids([row.response("output", model)]) if row.has("output") else ()
    said = list(_verdicts(row, constraints, responses[0].id)) if responses else []
    yield row.record(
        plain(asked(row, "instruction", "input")),
        responses,
        said,
        id=row.identity("id"),
        constraints=constraints,
        tags=row.tags("category", "subset"),
        joins=True,
    )


def _verdicts(row: Row, constraints: tuple[Constraint, ...], response: str) -> Iterator[Said]:
    """A null is an answer without yes or no: it is unclear, and what was not asked after it has no verdict."""
    said = row.list_of("eval")
    if not said:
        return
    if len(said) > len(constraints):
        raise ProblemForYou(phrase("There are {n} verdicts on {n2} questions.", n=len(said), n2=len(constraints)))
    if len(said) < len(constraints):
        row.notes[FEWER_NOTE] += 1
    words = {True: "met", False: "missed"}
    verdicts = {
        item.id: {response: Judgement(words.get(value, "unclear") if isinstance(value, bool) else "unclear")}  # type: ignore[arg-type]
        for item, value in zip(constraints, said, strict=False)
    }
    yield says(JUDGE, (response,), Answer(verdicts=verdicts))


INFOBENCH = layout(
    "infobench",
    "InFoBench",
    (Shape(words("id instruction decomposed_questions"), _record),),
    needs="id, instruction, input and decomposed_questions, with or without output and eval.",
    sign=phrase("No preference: true is met, false is missed, null is unclear."),
    leaves_out=phrase("Nothing; the file does not say who judged. question_label, where there is one, stays in meta."),
    source="qinyiwei/InfoBench, evaluation.py and README, commit 557fba0; card of kqsong/InFoBench.",
)
