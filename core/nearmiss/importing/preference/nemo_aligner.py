"""NeMo-Aligner's lines: two adjacent ones for a pair, or one with nine ratings; conversations in its own marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.instructions.conversations import asked_in
from nearmiss.importing.layout import Shape, in_twos, layout, words
from nearmiss.importing.row import Row
from nearmiss.importing.sides import chosen_pair, says
from nearmiss.model import Answer, Conversation, Rater, ResponseText, Turn
from nearmiss.phrases import phrase
from nearmiss.records import RecordPair, RecordResponse

SLOTS = (
    *("quality", "toxicity", "humor", "creativity"),
    *("helpfulness", "correctness", "coherence", "complexity", "verbosity"),
)
MISSING = -100
PUBLISHED = Rater("NeMo-Aligner label", "reference")
_SYSTEM = "<extra_id_0>System\n"
_TURN = re.compile(r"(?:^|\n)<extra_id_1>(User|Assistant)\n")
_END = re.compile(r"\n<extra_id_2>[^\n]*\n?\Z")
_SCALE = "constraints"


def parsed(text: str) -> tuple[Conversation, str]:
    """The conversation and the last answer of a text in NeMo's marks."""
    body = _END.sub("", text)
    if not body.startswith(_SYSTEM):
        raise ProblemForYou(phrase("text does not begin with <extra_id_0>System."))
    system, *parts = _TURN.split(body.removeprefix(_SYSTEM))
    turns = [
        Turn("user" if who == "User" else "assistant", said) for who, said in zip(parts[::2], parts[1::2], strict=True)
    ]
    if len(turns) < 2 or turns[-1].role != "assistant":
        raise ProblemForYou(phrase("text does not end with an answer of the Assistant."))
    return asked_in(turns[:-1], system.strip("\n") or None), turns[-1].content


def _numbers(row: Row) -> list[float]:
    label = row.list_of("label")
    if len(label) != len(SLOTS) or not all(isinstance(n, (int, float)) and not isinstance(n, bool) for n in label):
        raise ProblemForYou(phrase("label must be {n} numbers.", n=len(SLOTS)))
    return [float(number) for number in label]


def _is_strength(value: Mapping[str, Any]) -> bool:
    """Only slot 0 says something: the signed strength of a preference."""
    label = value.get("label")
    if not isinstance(label, list) or len(label) != len(SLOTS):
        return False
    return label[0] != MISSING and all(number == MISSING for number in label[1:])


def _pair(rows: Sequence[Row]) -> Iterator[Item]:
    """Two lines, response 1 first; both carry the strength, negative for the first."""
    if len(rows) != 2:
        raise ProblemForYou(phrase("A line with a strength has no second one about the same prompt."))
    (asked, one), (again, two) = (parsed(row.text("text")) for row in rows)
    strengths = [_numbers(row)[0] for row in rows]
    if asked != again:
        raise ProblemForYou(phrase("Two adjacent lines are about different prompts."))
    if strengths[0] != strengths[1] or strengths[0] not in range(-3, 4):
        raise ProblemForYou(phrase("Two adjacent lines must carry one strength from -3 to 3."))
    responses = with_ids([RecordResponse("", ResponseText(text)) for text in (one, two)])
    pair = (responses[0].id, responses[1].id)
    answer = Answer(scale=_SCALE, preference=int(strengths[0]))
    yield rows[0].record(asked, responses, [says(PUBLISHED, pair, answer)], pairs=(RecordPair(pair),))


def _rated(row: Row) -> Iterator[Item]:
    asked, text = parsed(row.text("text"))
    (response,) = with_ids([RecordResponse("", ResponseText(text))])
    given = {name: number for name, number in zip(SLOTS, _numbers(row), strict=True) if number != MISSING}
    said = [says(PUBLISHED, (response.id,), Answer(ratings={response.id: given}))] if given else []
    yield row.record(asked, (response,), said, joins=True)


def _ranked(rows: Sequence[Row]) -> Iterator[Item]:
    """Two lines without a label: the first is the chosen one."""
    if len(rows) != 2:
        raise ProblemForYou(phrase("A chosen line has no rejected one after it."))
    (asked, good), (again, bad) = (parsed(row.text("text")) for row in rows)
    if asked != again:
        raise ProblemForYou(phrase("Two adjacent lines are about different prompts."))
    chosen, rejected = (RecordResponse("", ResponseText(text)) for text in (good, bad))
    yield chosen_pair(rows[0], asked, chosen, rejected)


def _rewarded(row: Row) -> Iterator[Item]:
    good, bad = row.response("chosen_response"), row.response("rejected_response")
    rewards = {name: row.number(f"{name}_reward") for name in ("chosen", "rejected")}
    yield chosen_pair(row, plain(row.text("prompt")), good, bad, pair_meta={"rewards": _said(rewards)})


def _said(rewards: Mapping[str, float | None]) -> dict[str, float] | None:
    found = {name: value for name, value in rewards.items() if value is not None}
    return found or None


def _has_marks(value: Mapping[str, Any]) -> bool:
    return isinstance(value["text"], str) and value["text"].startswith(_SYSTEM)


_TEXT = Shape(words("text label"), _rated, fits=_has_marks)
_SIGNED = Shape(words("text label"), lambda row: _pair([row]), fits=lambda v: _has_marks(v) and _is_strength(v))
_PLAIN = Shape(("text",), lambda row: _ranked([row]), lacks=("label",), fits=_has_marks)
_DPO = Shape(words("prompt chosen_response rejected_response"), _rewarded)


def _together(rows: Sequence[Row]) -> Iterator[Item]:
    first = rows[0].value
    if _SIGNED.of(first):
        yield from _pair(rows)
    elif "label" in first:
        yield from _rated(rows[0])
    elif "text" in first:
        yield from _ranked(rows)
    else:
        yield from _rewarded(rows[0])


def _prompt(row: Row) -> Conversation | None:
    try:
        return parsed(row.text("text"))[0]
    except ProblemForYou:
        return None


def _alike(one: Row, two: Row) -> bool:
    return ("label" in one.value) == ("label" in two.value) and _prompt(one) == _prompt(two) is not None


NEMO_ALIGNER = layout(
    "nemo-aligner",
    "NeMo-Aligner reward model and DPO lines",
    (_SIGNED, _TEXT, _PLAIN, _DPO),
    needs="text in <extra_id_…> marks with a label of nine numbers, two adjacent lines a pair; or chosen_response.",
    sign=phrase("Slot 0 below 0 favours the first line (negative here); without labels the first of two is favoured."),
    leaves_out=phrase("The intermediate files of its own scripts (conversations with mask and type)."),
    source="NVIDIA/NeMo-Aligner, data/nlp/datasets.py and examples/nlp/data/steerlm, commit af2b3bd of 2025.",
    together=(in_twos(lambda row: _SIGNED.of(row.value) or _PLAIN.of(row.value), _alike), _together),
)
