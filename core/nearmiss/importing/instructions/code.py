"""Code: edits of repositories as patches (RES-Q), and answers with the outcome of their tests (SelfCodeAlign)."""

from __future__ import annotations

from collections.abc import Iterator

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.instructions.alpaca import instruction_id
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row, Said
from nearmiss.importing.sides import says
from nearmiss.model import Answer, Constraint, Judgement, Rater
from nearmiss.phrases import phrase

TESTS = Constraint("tests", "The tests pass.", "tests")
_RESQ = Rater("RES-Q tests", "check")
_SELFCODEALIGN = Rater("SelfCodeAlign execution", "check")


def _outcome(rater: Rater, response: str, passed: object, note: str | None = None) -> Said:
    if not isinstance(passed, bool):
        raise ProblemForYou(
            phrase("The outcome of the tests is {value}; it must be true or false.", value=repr(passed))
        )
    verdict = Judgement("met" if passed else "missed")
    return says(rater, (response,), Answer(verdicts={TESTS.id: {response: verdict}}, note=note))


def _task(row: Row) -> Iterator[Item]:
    yield row.record(
        plain(row.text("instruction")),
        id=row.identity("id"),
        reference=row.some_text("solution_patch"),
        constraints=(TESTS,),
        tags=row.tags("language"),
    )


def _submission(row: Row) -> Iterator[Item]:
    """A patch; where the outcome of the tests stands beside it, with the verdict."""
    responses = with_ids([row.response("patch", row.file)])
    said = []
    if row.value.get("success") is not None:
        said.append(_outcome(_RESQ, responses[0].id, row.get("success"), row.some_text("message")))
    yield row.about(said, prompt=row.identity("id"), responses=responses)


RESQ = layout(
    "res-q",
    "RES-Q repository edits",
    (
        Shape(words("id repo_url instruction base_commit solution_patch"), _task),
        Shape(words("id patch"), _submission, order=1),
    ),
    needs="Tasks (id, repo_url, instruction, solution_patch), then submissions (id, patch), with or without success.",
    sign=phrase("No preference: success true is met; code is never run."),
    leaves_out=phrase("Results without their patch, which do not say which submission they are of."),
    source="Qurrent-AI/RES-Q, resq/models.py, commit 39399b1.",
)


def _answer(row: Row) -> Iterator[Item]:
    text = row.text("instruction")
    responses = with_ids([row.response("response")])
    said = [_outcome(_SELFCODEALIGN, responses[0].id, row.need("pass"))]
    yield row.record(plain(text), responses, said, id=instruction_id(text), constraints=(TESTS,), joins=True)


SELFCODEALIGN = layout(
    "selfcodealign",
    "SelfCodeAlign, code with test results",
    (Shape(words("instruction response pass"), _answer),),
    needs="instruction, response and pass; several responses to an instruction make pairs.",
    sign=phrase("No preference: pass true is met; code is never run."),
    leaves_out=phrase("Nothing; extracted_code, tests and output stay in the prompt's meta."),
    source="bigcode-project/selfcodealign, src/star_align/execution_filter.py, commit 045354e.",
)
