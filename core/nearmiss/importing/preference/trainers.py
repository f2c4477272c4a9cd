"""Data sets as trainers read them: LLaMA-Factory, Axolotl, KTO, NeMo-RL. Fields differ, meanings do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.constraints.infobench import asked
from nearmiss.importing.foreign import read_turns, spoken, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.instructions.conversations import asked_in, pictures_of, sharegpt_turns
from nearmiss.importing.layout import Convert, Shape, layout, words
from nearmiss.importing.row import Row
from nearmiss.importing.sides import CHOSEN, chosen_pair, says
from nearmiss.model import Answer, Conversation, Rater, ResponseText, Turn
from nearmiss.phrases import phrase
from nearmiss.records import RecordPair, RecordResponse

_TEXT_SIGN = phrase("The chosen response is favoured; which of the two is response 1 follows from their text.")


def _side(row: Row, name: str) -> RecordResponse:
    """A response as text, as one message in ShareGPT's words, or as one in the usual ones."""
    value = row.value.get(name)
    if not isinstance(value, dict):
        return row.response(name)
    row.need(name)
    if "value" in value:
        text = row.inner(value, name).text("value")
        return RecordResponse("", ResponseText(text))
    return RecordResponse("", spoken(read_turns([value], name, row.notes)))


def _factory_alpaca(row: Row) -> Iterator[Item]:
    text, history = asked(row, "instruction", "input"), _history(row)
    conversation = asked_in((*history, Turn("user", text)), row.some_text("system"))
    yield chosen_pair(row, conversation, _side(row, "chosen"), _side(row, "rejected"))


def _history(row: Row) -> list[Turn]:
    turns = []
    for item in row.list_of("history"):
        if not isinstance(item, list) or len(item) != 2 or not all(isinstance(text, str) for text in item):
            raise ProblemForYou(phrase("history must be a list of [question, answer]."))
        turns += [Turn("user", item[0]), Turn("assistant", item[1])]
    return turns


def _factory_sharegpt(row: Row) -> Iterator[Item]:
    turns = sharegpt_turns(row, "conversations", pictures_of(row))
    if not turns:
        raise ProblemForYou(phrase("conversations holds no message."))
    conversation = asked_in(turns, row.some_text("system"))
    yield chosen_pair(row, conversation, _side(row, "chosen"), _side(row, "rejected"))


LLAMA_FACTORY = layout(
    "llama-factory",
    "LLaMA-Factory preference",
    (
        Shape(words("instruction chosen rejected"), _factory_alpaca, lacks=words("conversations")),
        Shape(words("conversations chosen rejected"), _factory_sharegpt, lacks=words("instruction")),
    ),
    needs="instruction and input, or conversations (from, value); chosen and rejected as text or one message.",
    sign=_TEXT_SIGN,
    leaves_out=phrase("Which of the two stood first, but for the pair's meta; dataset_info.json."),
    source="hiyouga/LLaMA-Factory, data/README.md, commit 2ad9871.",
)


def _axolotl(prompt: str, chosen: str = "chosen", rejected: str = "rejected") -> Convert:
    def convert(row: Row) -> Iterator[Item]:
        given = row.need(prompt)
        turns = row.turns(prompt) if isinstance(given, list) else (Turn("user", row.text(prompt)),)
        conversation = asked_in(turns, row.some_text("system"))
        yield chosen_pair(row, conversation, _side(row, chosen), _side(row, rejected))

    return convert


def _nectar(row: Row) -> Iterator[Item]:
    """Answers with ranks, the lowest the best; every two of different rank are a preference."""
    offered = row.rows("answers")
    responses = with_ids([item.response("answer", item.word("model")) for item in offered])
    ranks = {response.id: item.number("rank") for response, item in zip(responses, offered, strict=True)}
    yield from _ranked(row, asked_in((Turn("user", row.text("prompt")),)), responses, ranks)


def _ranked(
    row: Row, conversation: Conversation, responses: tuple[RecordResponse, ...], ranks: Mapping[str, float | None]
) -> Iterator[Item]:
    ordered = sorted(responses, key=lambda item: item.id)
    pairs = [(one.id, two.id) for i, one in enumerate(ordered) for two in ordered[i + 1 :]]
    said = []
    for one, two in pairs:
        first, second = ranks[one], ranks[two]
        if first is not None and second is not None:
            side = (second < first) - (first < second)
            said.append(says(CHOSEN, (one, two), Answer(scale="pairwise", preference=side)))
    beside = tuple(RecordPair(pair, origin="ranking") for pair in pairs)
    yield row.record(conversation, ordered, said, pairs=beside)


AXOLOTL = layout(
    "axolotl",
    "Axolotl preference",
    (
        Shape(
            words("instruction chosen_response rejected_response"),
            _axolotl("instruction", "chosen_response", "rejected_response"),
        ),
        Shape(words("input chosen rejected"), _axolotl("input"), lacks=words("instruction prompt question")),
        Shape(words("question chosen rejected"), _axolotl("question"), lacks=words("instruction prompt input")),
        Shape(words("system prompt chosen rejected"), _axolotl("prompt"), lacks=words("chosen_model instruction")),
        Shape(words("prompt answers"), _nectar),
    ),
    needs="chatml.argilla, .icr, .intel, .prompt_pairs, bradley_terry, or zephyr.nectar (prompt, answers with rank).",
    sign=_TEXT_SIGN,
    leaves_out=phrase("Which of the two stood first, but for the pair's meta."),
    source="Axolotl documentation, docs/rlhf.qmd and docs/reward_modelling.qmd, commit c1743a4.",
)

WANTED = Rater("label in source", "reference")


def _thumb(answer: str, wanted: str, good: Callable[[Any], bool | None]) -> Convert:
    """One response to a prompt that was wanted or not: a rating of 1 or 0."""

    def convert(row: Row) -> Iterator[Item]:
        given = row.need("prompt")
        turns = row.turns("prompt") if isinstance(given, list) else (Turn("user", row.text("prompt")),)
        value = row.value.get(answer)
        listed = isinstance(value, list)
        response = RecordResponse("", spoken(row.turns(answer))) if listed else row.response(answer)
        yield _wanted(row, asked_in(turns), response, good(row.need(wanted)), wanted)

    return convert


def _wanted(row: Row, conversation: Conversation, response: RecordResponse, good: bool | None, field: str) -> Item:
    (own,) = with_ids([response])
    if good is None:
        raise ProblemForYou(
            phrase(
                "{field} is {value}; it does not say whether the response was wanted.",
                field=field,
                value=repr(row.value[field]),
            )
        )
    answer = Answer(ratings={own.id: {"wanted": float(good)}})
    return row.record(conversation, (own,), [says(WANTED, (own.id,), answer)])


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _word(value: Any) -> bool | None:
    return {"chosen": True, "rejected": False}.get(value) if isinstance(value, str) else None


def _kto_tag(row: Row) -> Iterator[Item]:
    turns = (
        sharegpt_turns(row, "conversations", pictures_of(row)) if row.has("conversations") else row.turns("messages")
    )
    if len(turns) < 2 or turns[-1].role != "assistant":
        raise ProblemForYou(phrase("The messages do not end with an answer."))
    response = RecordResponse("", spoken(turns[-1:]))
    yield _wanted(row, asked_in(turns[:-1], row.some_text("system")), response, _flag(row.need("kto_tag")), "kto_tag")


KTO = layout(
    "kto",
    "KTO, one response with yes or no",
    (
        Shape(words("prompt completion label"), _thumb("completion", "label", _flag)),
        Shape(words("prompt response preference"), _thumb("response", "preference", _word), lacks=("response_1",)),
        Shape(words("kto_tag conversations"), _kto_tag),
        Shape(words("kto_tag messages"), _kto_tag),
    ),
    needs="prompt, completion, label (TRL); prompt, response, preference (NeMo-Aligner); kto_tag (LLaMA-Factory).",
    sign=phrase("No preference: a rating 'wanted' of 1 or 0; one response, no pair."),
    leaves_out=phrase("Nothing."),
    source="TRL documentation, 2026-07; NeMo-Aligner, datasets.py, commit af2b3bd; LLaMA-Factory, commit 2ad9871.",
)


def _nemo_rl(row: Row) -> Iterator[Item]:
    offered = row.rows("completions")
    responses = with_ids([RecordResponse("", spoken(item.turns("completion"))) for item in offered])
    if len(responses) < 2:
        raise ProblemForYou(phrase("completions must hold two responses or more."))
    ranks = {response.id: item.number("rank") for response, item in zip(responses, offered, strict=True)}
    turns = row.turns("context")
    system = turns[0].content if turns[0].role == "system" and len(turns) > 1 else None
    yield from _ranked(row, asked_in(turns[1:] if system is not None else turns, system), responses, ranks)


NEMO_RL = layout(
    "nemo-rl",
    "NeMo-RL preference",
    (Shape(words("context completions"), _nemo_rl),),
    needs="context (messages) and completions (rank, completion as messages).",
    sign=phrase("The lower rank is favoured, equal ranks are a tie; which is response 1 follows from their text."),
    leaves_out=phrase("Nothing."),
    source="NVIDIA-NeMo/RL, nemo_rl/data/datasets/preference_datasets, commit 566c178.",
)
