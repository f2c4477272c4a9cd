"""SAMI: responses written under a constitution, a short list of principles that differs from one to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nearmiss.canonical import hash_value
from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Found, Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row, one_by_one
from nearmiss.model import Constraint
from nearmiss.phrases import phrase

_FIELDS = words("constitution question response")
_PRINCIPLE = re.compile(r"^\s*\d+\.\s+", re.MULTILINE)


def principles(constitution: str) -> tuple[Constraint, ...]:
    """The numbered principles of a constitution, each a constraint."""
    parts = [part.strip() for part in _PRINCIPLE.split(constitution) if part.strip()]
    return tuple(Constraint(f"p{place}", text, "principle") for place, text in enumerate(parts, 1))


def _file(row: Row) -> Iterator[Item]:
    columns = {name: row.mapping(name) for name in _FIELDS}
    beside = row.rest()
    if not columns["question"]:
        raise ProblemForYou(phrase("question is missing or holds nothing."))

    def rows() -> Iterator[Row]:
        for place in columns["question"]:
            values = {name: column.get(place) for name, column in columns.items()}
            found = Found(row.found.line, values, f"Record '{place}': ")
            yield Row(found, row.options, row.namespace, row.path)

    def convert(inner: Row) -> Iterator[Item]:
        constraints = principles(inner.text("constitution"))
        if not constraints:
            raise ProblemForYou(phrase("constitution holds no principle."))
        responses = with_ids([inner.response("response", row.file)])
        question = inner.text("question")
        name = hash_value("sami", question, [item.text for item in constraints])[:16]
        yield inner.record(plain(question), responses, id=name, constraints=constraints, meta=beside, joins=True)

    yield from one_by_one(rows(), convert)


SAMI = layout(
    "sami",
    "SAMI, responses under constitutions",
    (Shape(_FIELDS, _file, fits=lambda value: all(isinstance(value[name], dict) for name in _FIELDS)),),
    needs="One object of columns: constitution, question and response, each by row number.",
    sign=phrase("No preference: prompts with principles, and a response."),
    leaves_out=phrase("The files of constitutions alone, whose principles stand with each response; win rates."),
    source="janphilippfranken/sami, experiments/tldr/results/responses, commit 1208371.",
)
