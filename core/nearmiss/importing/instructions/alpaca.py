"""Instructions with an input and an output, as Alpaca has them: also evolved ones, with what they come from."""

from __future__ import annotations

from collections.abc import Iterator

from nearmiss.canonical import hash_value
from nearmiss.importing.constraints.infobench import asked
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row
from nearmiss.phrases import phrase


def instruction_id(text: str) -> str:
    """What an instruction without an id is called: the same text is the same prompt in every file."""
    return "i-" + hash_value("instruction", text)[:16]


def _record(row: Row) -> Iterator[Item]:
    text = asked(row, "instruction", "input")
    yield row.record(plain(text), with_ids([row.response("output")]), id=instruction_id(text), joins=True)


_OTHERS = words(
    "generator dataset output_1 chosen rejected text label passages decomposed_questions completions response1"
    " prefered_output idx annotator"
)
ALPACA = layout(
    "instructions",
    "Alpaca instructions, evolved or not",
    (Shape(words("instruction input output"), _record, lacks=_OTHERS),),
    needs="instruction, input (may be empty) and output; two files about the same instructions make pairs.",
    sign=phrase("No preference: prompts and responses."),
    leaves_out=phrase(
        "Which instruction an evolved one comes from: such files do not say it; native records carry it."
    ),
    source="tatsu-lab/stanford_alpaca, alpaca_data.json of 2023; HypherX/Evolution-Analysis, commit 7595feb.",
)
