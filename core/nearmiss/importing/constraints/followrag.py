"""FollowRAG: questions with passages and checkable constraints in IFEval's manner, and responses."""

from __future__ import annotations

from collections.abc import Iterator

from nearmiss.importing.constraints.ifeval import constraints_of
from nearmiss.importing.foreign import with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row
from nearmiss.model import Conversation, Turn
from nearmiss.phrases import phrase


def _record(row: Row) -> Iterator[Item]:
    passages = [_passage(item) for item in row.rows("passages")]
    asked = Turn("user", row.some_text("question_with_instrs") or row.text("prompt"))
    responses = with_ids([row.response("response", row.file)]) if row.has("response") else ()
    kind = row.identity("type")
    row.get("prompt")  # question and passages run together
    yield row.record(
        Conversation((asked,), context=tuple(passages)),
        responses,
        id=f"{kind}-{row.identity('key')}",
        reference=row.some_text("answer_gold"),
        constraints=constraints_of(row),
        tags={"type": kind},
        joins=True,
    )


def _passage(row: Row) -> str:
    title, text = row.some_text("title"), row.text("content")
    return f"{title}\n{text}" if title else text


FOLLOWRAG = layout(
    "followrag",
    "FollowRAG",
    (Shape(words("key type prompt question passages instruction_id_list kwargs"), _record),),
    needs="key, type, question_with_instrs, passages, instruction_id_list and kwargs, with or without response.",
    sign=phrase("No preference: prompts with constraints, and responses."),
    leaves_out=phrase(
        "prompt, which says question and passages once more; a model is named by the file of its responses."
    ),
    source="dongguanting/FollowRAG, followRAG and README, commit fcc355b; both spellings of the ids.",
)
