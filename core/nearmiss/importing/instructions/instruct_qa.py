"""instruct-qa: models' answers to questions with passages, as its runner writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row
from nearmiss.model import Conversation, Turn
from nearmiss.phrases import phrase


def _record(row: Row) -> Iterator[Item]:
    question = row.text("question")
    shown = row.some_text("prompt")
    identity = row.identity("id_")
    row.get("indices")  # places in a collection of passages, which is not in the file
    yield row.record(
        Conversation((Turn("user", question),), context=(shown,)) if shown else plain(question),
        with_ids([row.response("response", _model(row.file))]),
        id=identity,
        reference="\n".join(_texts(row.get("answer"))) or None,
        joins=True,
    )


def _texts(value: Any) -> Sequence[str]:
    """The reference answers: one text, a list of them, or a list of spellings of each."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list):
        raise ProblemForYou(phrase("answer must be text or a list of texts."))
    return [text for item in value for text in _texts(item)]


def _model(file: str) -> str:
    """The model of a file, which its name says after 'm-': data_c-wiki_m-MODEL_r-retriever_prompt-qa_…"""
    parts = [part[2:] for part in file.split("_") if part.startswith("m-") and len(part) > 2]
    return parts[0] if parts else file


INSTRUCT_QA = layout(
    "instruct-qa",
    "instruct-qa responses",
    (Shape(words("id_ question response answer"), _record),),
    needs="id_, question, response and answer, with or without prompt (the passages as shown); a file for each model.",
    sign=phrase("No preference: questions with reference answers, and responses; two models' files make pairs."),
    leaves_out=phrase("Indices of passages; people's labels lie elsewhere, their fields undescribed: --format scored."),
    source="McGill-NLP/instruct-qa, instruct_qa/response_runner.py and README of 2023.",
)
