"""AlpacaEval's outputs and annotations, and AlpacaFarm's: 1 is the first output, 2 the second, 1.5 and 0 a draw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nearmiss.importing.constraints.infobench import asked
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.instructions.alpaca import instruction_id
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row
from nearmiss.importing.sides import says
from nearmiss.model import Answer, Rater
from nearmiss.phrases import phrase
from nearmiss.records import RecordPair

_DRAWS = (0, 1.5)


def answer_of(preference: Any, **rest: Any) -> Answer:
    """The side that a preference from 1 to 2 says, and between them the probability that it is the first output.

    A missing preference, a word or a number outside is unreadable: never a draw.
    """
    known = isinstance(preference, (int, float)) and not isinstance(preference, bool)
    if known and preference in _DRAWS:
        return Answer(scale="pairwise", preference=0, **rest)
    if not known or not 1 <= preference <= 2:
        note = None if preference is None else str(preference)
        return Answer(scale="pairwise", status="unreadable", note=note, **rest)
    whole = preference in (1, 2)
    side = -1 if preference < 1.5 else 1
    return Answer(scale="pairwise", preference=side, p1=None if whole else round(2 - preference, 12), **rest)


def _annotation(row: Row) -> Iterator[Item]:
    text = asked(row, "instruction", "input")
    models = [row.word(f"generator_{side}") for side in (1, 2)]
    responses = with_ids([row.response(f"output_{side}", model) for side, model in enumerate(models, 1)])
    pair = (responses[0].id, responses[1].id)
    rater = _rater(row)
    raw = row.get("raw_completion")
    context = {"raw_completion": raw} if raw else {}
    answer = answer_of(row.get("preference"), seconds=_seconds(row), context=context)
    yield row.record(
        plain(text),
        responses,
        [says(rater, pair, answer)],
        id=instruction_id(text),
        tags=row.tags("dataset"),
        pairs=(RecordPair(pair),),
    )


def _rater(row: Row) -> Rater:
    """A configured judge has a name; those who stand as numbers are AlpacaFarm's people."""
    given = row.get("annotator")
    if isinstance(given, int) and not isinstance(given, bool):
        return Rater(f"annotator {given}")
    name = row.word("annotator") or row.word("annotator_index")
    return Rater(name, "judge") if name else Rater("annotator in source", "reference")


def _seconds(row: Row) -> float | None:
    given = row.get("time_per_example")
    return float(given) if isinstance(given, (int, float)) and not isinstance(given, bool) and given >= 0 else None


def _output(row: Row) -> Iterator[Item]:
    text = asked(row, "instruction", "input")
    responses = with_ids([row.response("output", row.word("generator"))])
    yield row.record(plain(text), responses, id=instruction_id(text), tags=row.tags("dataset"), joins=True)


ALPACA_EVAL = layout(
    "alpaca-eval",
    "AlpacaEval and AlpacaFarm",
    (
        Shape(words("instruction output_1 output_2 preference"), _annotation),
        Shape(words("instruction output generator"), _output, lacks=words("output_1"), order=1),
    ),
    needs="Annotations (instruction, output_1, output_2, preference), or outputs (instruction, output, generator).",
    sign=phrase(
        "1 favours output_1 (negative here), 2 favours output_2, 1.5 and 0 are draws; 1.37 is p = .37 for output_2."
    ),
    leaves_out=phrase("The order in which a judge saw the outputs, which the source draws and does not keep."),
    source="tatsu-lab/alpaca_eval, README and results, commit a023f53; tatsu-lab/alpaca_farm, commit f2484c3.",
)
