"""Data sets of chosen and rejected responses, each with field names of its own: one shared path to a pair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.constraints.infobench import asked
from nearmiss.importing.foreign import plain, read_turns, spoken, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.instructions.conversations import asked_in
from nearmiss.importing.layout import Shape, adjacent, layout, words
from nearmiss.importing.row import Row
from nearmiss.importing.sides import CHOSEN, chosen_pair, says
from nearmiss.model import Answer, Rater, Turn
from nearmiss.phrases import phrase
from nearmiss.records import RecordPair, RecordResponse

_SPEAKER = re.compile(r"\n\n(Human|Assistant):[ \t]?")


def _is_transcript(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("\n\nHuman:") and "\n\nAssistant:" in value


def transcript(text: str) -> tuple[Turn, ...]:
    """The turns of a text with '\\n\\nHuman:' and '\\n\\nAssistant:' before each."""
    _, *parts = _SPEAKER.split(text)
    roles = {"Human": "user", "Assistant": "assistant"}
    return tuple(Turn(roles[who], said.strip()) for who, said in zip(parts[::2], parts[1::2], strict=True))


def _hh(row: Row) -> Iterator[Item]:
    """Two transcripts that are alike up to the last answer."""
    texts = [row.text("chosen"), row.text("rejected")]
    if not all(map(_is_transcript, texts)):
        raise ProblemForYou(phrase("chosen and rejected must be transcripts that begin with 'Human:'."))
    sides = [transcript(text) for text in texts]
    if any(side[-1].role != "assistant" for side in sides):
        raise ProblemForYou(phrase("A transcript does not end with an answer."))
    if sides[0][:-1] != sides[1][:-1]:
        raise ProblemForYou(
            phrase("The two transcripts differ before their last answers, so there is no common prompt.")
        )
    good, bad = (RecordResponse("", spoken(side[-1:])) for side in sides)
    yield chosen_pair(row, asked_in(sides[0][:-1]), good, bad)


HH_RLHF = layout(
    "hh-rlhf",
    "Anthropic hh-rlhf",
    (
        Shape(
            words("chosen rejected"),
            _hh,
            lacks=words("prompt instruction"),
            fits=lambda value: _is_transcript(value["chosen"]) and _is_transcript(value["rejected"]),
        ),
    ),
    needs="chosen and rejected, each a transcript of 'Human:' and 'Assistant:' after blank lines.",
    sign=phrase("The chosen response is favoured; which of the two is response 1 follows from their text."),
    leaves_out=phrase(
        "Pairs whose transcripts differ before the last answer are reported, as they have no common prompt."
    ),
    source="anthropics/hh-rlhf, README of 2022.",
)


def _models(row: Row, name: str) -> str | None:
    return row.word(f"{name}_model")


def _reward_bench(row: Row) -> Iterator[Item]:
    prompt = row.need("prompt")
    conversation = plain(row.text("prompt")) if isinstance(prompt, str) else asked_in(row.turns("prompt"))
    yield chosen_pair(
        row,
        conversation,
        row.response("chosen", _models(row, "chosen")),
        row.response("rejected", _models(row, "rejected")),
        Rater("RewardBench", "reference"),
        id=row.identity("id") if row.has("id") else None,
        tags=row.tags("subset"),
    )


REWARD_BENCH = layout(
    "reward-bench",
    "RewardBench",
    (Shape(words("prompt chosen rejected chosen_model rejected_model"), _reward_bench, columns=True),),
    needs="prompt, chosen, rejected, chosen_model and rejected_model.",
    sign=phrase("The chosen response is favoured; which of the two is response 1 follows from their text."),
    leaves_out=phrase("Which of the two stood first, but for the pair's meta."),
    source="allenai/reward-bench, card of 2024.",
)

_STYLES = ("concise", "detailed", "detailed, markdown")


def _rm_bench(row: Row) -> Iterator[Item]:
    """Three chosen and three rejected responses in three styles, each chosen one against each rejected one."""
    sides = {side: row.texts(side) for side in ("chosen", "rejected")}
    if not all(sides.values()):
        raise ProblemForYou(phrase("chosen and rejected must each hold a response."))
    offered = [
        RecordResponse("", spoken([Turn("assistant", text)]), meta={"style": _STYLES[i]} if i < 3 else {})
        for texts in sides.values()
        for i, text in enumerate(texts)
    ]
    responses = with_ids(offered)
    split = len(sides["chosen"])
    better = Rater("RM-Bench", "reference")
    pairs = [tuple(sorted((one.id, two.id))) for one in responses[:split] for two in responses[split:]]
    good = {item.id for item in responses[:split]}
    said = [says(better, pair, Answer(scale="forced", preference=-1 if pair[0] in good else 1)) for pair in pairs]
    yield row.record(
        plain(row.text("prompt")),
        sorted(responses, key=lambda item: item.id),
        said,
        id="-".join((*row.tags("domain", "subset").values(), row.identity("id"))),
        tags=row.tags("domain", "subset"),
        pairs=tuple(RecordPair((one, two), origin="chosen and rejected") for one, two in pairs),
    )


def _is_listed(value: Mapping[str, Any]) -> bool:
    return all(isinstance(value[side], list) and all(isinstance(i, str) for i in value[side]) for side in _BOTH)


_BOTH = ("chosen", "rejected")
RM_BENCH = layout(
    "rm-bench",
    "RM-Bench",
    (Shape(words("id prompt chosen rejected"), _rm_bench, fits=lambda v: _is_listed(v) and bool(v["chosen"])),),
    needs="id, prompt and three texts each in chosen and rejected; all nine pairs are made.",
    sign=phrase(
        "Each chosen response is favoured over each rejected one; which is response 1 follows from their text."
    ),
    leaves_out=phrase("Pairs of two chosen or of two rejected responses, of which the source says nothing."),
    source="THU-KEG/RM-Bench, data of 2024.",
)


def _spar(row: Row) -> Iterator[Item]:
    asked_turns = row.turns("messages")
    sides = [spoken(read_turns([row.mapping(side)], side, row.notes)) for side in _BOTH]
    good, bad = (RecordResponse("", text) for text in sides)
    system = asked_turns[0].content if asked_turns[0].role == "system" and len(asked_turns) > 1 else None
    turns = asked_turns[1:] if system is not None else asked_turns
    yield chosen_pair(row, asked_in(turns, system), good, bad)


SPAR = layout(
    "spar",
    "SPaR, and Axolotl's chat_template",
    (Shape(words("messages chosen rejected"), _spar, fits=lambda v: all(isinstance(v[s], dict) for s in _BOTH)),),
    needs="messages, and chosen and rejected as one message each.",
    sign=phrase("The chosen response is favoured; which of the two is response 1 follows from their text."),
    leaves_out=phrase("Which of the two stood first, but for the pair's meta."),
    source="thu-coai/SPaR, src/process_data.py, commit 6497aba; Axolotl, docs/rlhf.qmd, commit c1743a4.",
)


def _hhh(row: Row) -> Iterator[Item]:
    good, bad = row.response("chosen"), row.response("reject")
    label = row.word("label")
    yield chosen_pair(row, plain(row.text("query")), good, bad, tags={"label": label} if label else {})


def _big_bench(row: Row) -> Iterator[Item]:
    """A task of BIG-bench: two options, one scored 1 and the other 0."""
    scores = row.mapping("target_scores")
    sides = {score: option for option, score in scores.items() if score in (0, 1) and not isinstance(score, bool)}
    if len(scores) != 2 or sides.keys() != {0, 1}:
        raise ProblemForYou(phrase("target_scores must hold two options, one with 1 and one with 0."))
    good, bad = (RecordResponse("", spoken([Turn("assistant", sides[score])])) for score in (1, 0))
    yield chosen_pair(row, plain(row.text("input")), good, bad)


HHH = layout(
    "hhh",
    "INSTRUCTEVAL and BIG-bench HHH pairs",
    (Shape(words("query chosen reject"), _hhh), Shape(words("input target_scores"), _big_bench)),
    needs="query, chosen and reject; or input with target_scores of two options.",
    sign=phrase("The chosen option is favoured; which of the two is response 1 follows from their text."),
    leaves_out=phrase("Examples with more than two options are reported."),
    source="declare-lab/instruct-eval, hhh.py, commit 49bbd2c.",
)


def _okapi(rows: Sequence[Row]) -> Iterator[Item]:
    """Adjacent rows about one instruction: four ranked responses stand as six of them."""
    by_text: dict[Any, RecordResponse] = {}
    found = []
    for row in rows:
        both = [row.response(name) for name in ("prefered_output", "rejected_output")]
        found.append(tuple(by_text.setdefault(item.text, item).text for item in both))
    text = asked(rows[0], "instruction", "input")
    responses = with_ids(list(by_text.values()))
    ids = {item.text: item.id for item in responses}
    ranked: dict[tuple[str, str, int], None] = {}
    for good, bad in found:
        one, two = sorted((ids[good], ids[bad]))
        if one == two:
            rows[0].notes[phrase("rows whose two responses are one, without a pair")] += 1
            continue
        ranked[one, two, -1 if one == ids[good] else 1] = None
    said = [says(CHOSEN, (one, two), Answer(scale="forced", preference=side)) for one, two, side in ranked]
    pairs = tuple(RecordPair(pair, origin="ranking") for pair in dict.fromkeys((one, two) for one, two, _ in ranked))
    yield rows[0].record(plain(text), sorted(responses, key=lambda item: item.id), said, pairs=pairs)


OKAPI = layout(
    "okapi",
    "Okapi rankings",
    (Shape(words("instruction prefered_output rejected_output"), lambda row: _okapi([row])),),
    needs="instruction, input, prefered_output (so spelt) and rejected_output; rows about one adjacent.",
    sign=phrase("prefered_output is favoured; which of the two is response 1 follows from their text."),
    leaves_out=phrase("Nothing; four ranked responses are six pairs."),
    source="nlp-uoregon/Okapi, reward_modeling.py, commit ea3f9f0.",
    together=(adjacent(lambda row: (row.value.get("instruction"), row.value.get("input"))), _okapi),
)
