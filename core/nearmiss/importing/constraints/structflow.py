"""StructFlowBench: dialogues with typed constraints for each turn, a model's answers, a judge's verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nearmiss.canonical import hash_value
from nearmiss.importing.foreign import with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row, Said, one_by_one
from nearmiss.importing.sides import says, verdicts_in_order
from nearmiss.model import Answer, Constraint, Conversation, Rater, Turn
from nearmiss.phrases import phrase

JUDGE = Rater("StructFlowBench judge", "judge")
STRUCTURAL = frozenset(("follow-up", "refinement", "expansion", "summary", "recall"))
"""The types that relate a turn to earlier ones; the benchmark counts them twice in its weighted rate."""

_TAGS = ("conv_topic", "user_type")


def _dialogue(row: Row) -> Iterator[Item]:
    turns = row.some_rows("whole_conv")
    asked = [turn.text("user prompt") for turn in turns]
    name = hash_value("dialogue", asked)[:12]
    tags = row.tags(*_TAGS)
    if task := row.word("conv_task"):
        tags["conv_task"] = task.partition(":")[0]
    described = {"conv_task": task} if task and ":" in task else {}
    model = row.file.partition("_evaluate")[0]
    meta = {**row.rest(), **described}
    history: list[Turn] = []

    def convert(turn: Row) -> Iterator[Item]:
        conversation = (*history, Turn("user", turn.text("user prompt")))
        answer = turn.get("assistant answer")
        history.extend((conversation[-1], Turn("assistant", answer if isinstance(answer, str) else "")))
        before = len(conversation) // 2
        turn.get("name")  # c1, c2, …, which a dialogue may have twice
        responses = with_ids([turn.response("response", model=model)]) if turn.has("response") else ()
        constraints = tuple(_constraint(i, item) for i, item in enumerate(turn.rows("constraints"), 1))
        yield turn.record(
            Conversation(conversation, plain=len(conversation) == 1),
            responses,
            _verdicts(turn, constraints, responses[0].id) if responses else (),
            id=f"{name}-{before + 1}",
            reference=answer if isinstance(answer, str) and answer else None,
            parents=(f"{name}-{before}",) if before else (),
            constraints=constraints,
            tags=tags,
            meta={**meta, **_explanations(turn.objects("constraints"))},
            joins=True,
        )

    yield from one_by_one(turns, convert)


def _constraint(position: int, item: Row) -> Constraint:
    category = item.some_text("type")
    weight = 2.0 if category in STRUCTURAL else 1.0
    return Constraint(f"c{position}", item.text("content"), category, weight)


def _explanations(items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    said = {f"c{i}": item["explanation"] for i, item in enumerate(items, 1) if item.get("explanation")}
    return {"explanations": said} if said else {}


def _verdicts(turn: Row, constraints: Sequence[Constraint], response: str) -> Iterator[Said]:
    results = turn.objects("judge result")
    if not results:
        return
    values = [said.get("judgement") for said in results]
    verdicts = verdicts_in_order(turn, [item.id for item in constraints], values, response)
    yield says(JUDGE, (response,), Answer(verdicts=verdicts))


STRUCTFLOW = layout(
    "structflowbench",
    "StructFlowBench",
    (Shape(words("whole_conv structure conv_task"), _dialogue),),
    needs="Dialogues (whole_conv, structure, conv_task), with or without a model's responses and a judge's verdicts.",
    sign=phrase("No preference: a verdict for each constraint; two models' files make pairs."),
    leaves_out=phrase("Nothing; the file does not say who judged, and names the model by its own name."),
    source="MLGroupJLU/StructFlowBench, commit 5a65141.",
)
