"""IFEval, its translations and IFBench: prompts with checkable constraints, responses, and the checker's results."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nearmiss.errors import ProblemForYou
from nearmiss.importing.constraints.ifeval_wording import constraint_id, instruction
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row, Said
from nearmiss.importing.sides import says, verdicts_in_order
from nearmiss.model import Answer, Constraint, Rater
from nearmiss.phrases import phrase

_MODE = re.compile(r"(?:^|[_\-. ])(strict|loose)(?:$|[_\-. ])", re.IGNORECASE)


def constraints_of(row: Row) -> tuple[Constraint, ...]:
    """The constraints that `instruction_id_list` and `kwargs` say together."""
    identities = row.texts("instruction_id_list")
    arguments = row.list_of("kwargs") or [{}] * len(identities)
    if len(arguments) != len(identities):
        raise ProblemForYou(
            phrase("kwargs holds {n} objects for {n2} instruction ids.", n=len(arguments), n2=len(identities))
        )
    if not all(isinstance(item, dict) or item is None for item in arguments):
        raise ProblemForYou(phrase("kwargs must be a list of objects."))
    pairs = zip(identities, arguments, strict=True)
    return tuple(instruction(place, identity, given or {}) for place, (identity, given) in enumerate(pairs, 1))


def _prompts(row: Row) -> Iterator[Item]:
    responses = with_ids([row.response("response")]) if row.has("response") else ()
    yield row.record(
        plain(row.text("prompt")), responses, id=row.identity("key"), constraints=constraints_of(row), joins=True
    )


def _responses(row: Row) -> Iterator[Item]:
    responses = with_ids([row.response("response", model=row.file)])
    yield row.about(conversation=plain(row.text("prompt")), responses=responses)


def _results(row: Row) -> Iterator[Item]:
    mode = _MODE.search(row.file)
    name = mode[1].lower() if mode else row.file
    checker = Rater(f"IFEval {name}", "check", protocol=name)
    row.get("follow_all_instructions")
    responses = with_ids([row.response("response")])
    yield row.about([_said(row, checker, responses[0].id)], conversation=plain(row.text("prompt")), responses=responses)


def _said(row: Row, checker: Rater, response: str) -> Said:
    identities, followed = row.texts("instruction_id_list"), row.list_of("follow_instruction_list")
    named = [constraint_id(place, identity) for place, identity in enumerate(identities, 1)]
    return says(checker, (response,), Answer(verdicts=verdicts_in_order(row, named, followed, response)))


IFEVAL = layout(
    "ifeval",
    "IFEval, its translations, IFBench",
    (
        Shape(words("key prompt instruction_id_list kwargs"), _prompts, lacks=words("passages turns")),
        Shape(words("prompt response instruction_id_list follow_instruction_list"), _results, order=2),
        Shape(words("prompt response"), _responses, fits=lambda value: len(value) == 2, order=1),
    ),
    needs="Prompts (key, prompt, instruction_id_list, kwargs); responses (prompt, response), results by prompt.",
    sign=phrase("No preference: a verdict for each constraint, true is met."),
    leaves_out=phrase(
        "follow_all_instructions, which the verdicts say; a model is named by the file of its responses."
    ),
    source="google-research, instruction_following_eval, data of 2023-11; allenai/IFBench, data of 2025.",
)
