"""Real instructions decomposed into constraints, as DeCRIM does it and WildIFEval publishes it."""

from __future__ import annotations

from collections.abc import Iterator

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row
from nearmiss.model import Constraint
from nearmiss.phrases import phrase


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


DECOMPOSED = layout(
    "wild-if-eval",
    "WildIFEval, decomposed instructions",
    (Shape(words("conversation_id decomposition"), _record),),
    needs="conversation_id, task and decomposition (a list of texts), with or without response and model.",
    sign=phrase("No preference: prompts with constraints."),
    leaves_out=phrase("Nothing; rows without 'task', which name a talk of LMSYS-Chat-1M instead, cannot be read."),
    source="gililior/wild-if-eval on Hugging Face and its code, commit 8df2240 of 2025.",
)
