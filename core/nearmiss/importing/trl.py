"""TRL's preference format: chosen and rejected, with a prompt or with one that both begin with, as text or messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.answers import label
from nearmiss.importing.beginnings import common_text, common_turns
from nearmiss.importing.foreign import (
    image_addresses,
    plain,
    read_turns,
    required,
    response_hash,
    rest_of,
    said_by,
    spoken,
    with_ids,
)
from nearmiss.importing.format import Format
from nearmiss.importing.found import Found, Head, Item, read_each
from nearmiss.importing.options import Options
from nearmiss.model import Answer, Conversation, Rater, ResponseText, Turn
from nearmiss.phrases import phrase
from nearmiss.records import Record, RecordPair, RecordResponse

CHOSEN = Rater("chosen in source", "reference")
IMPLICIT_NOTE = phrase("prompts taken from what both responses begin with")
_SIDES = ("chosen", "rejected")
_KNOWN = (*_SIDES, "prompt", "images", "image", "margin", "score_chosen", "score_rejected")
_OTHER_PROMPTS = ("instruction", "conversations", "question", "input", "messages", "context")
_OTHER_FORMATS = ("chosen_model", "system", "reject")


def _fits(value: Mapping[str, Any]) -> bool:
    if not {*_SIDES} <= value.keys() or any(name in value for name in _OTHER_FORMATS):
        return False
    if "prompt" in value:
        return not _are_lists_of_text(value)
    transcripts = all(isinstance(value[side], str) and value[side].startswith("\n\nHuman:") for side in _SIDES)
    return not transcripts and not any(name in value for name in _OTHER_PROMPTS)


def _are_lists_of_text(value: Mapping[str, Any]) -> bool:
    return any(isinstance(value[side], list) and any(isinstance(i, str) for i in value[side]) for side in _SIDES)


def recognise(head: Head) -> bool:
    """An object has `chosen` and `rejected`, and no prompt under a name that is not TRL's: it would be lost."""
    return head.any(_fits) or (
        head.shape == "table" and "prompt" in head.columns and _fits(dict.fromkeys(head.columns))
    )


def read(path: Path, options: Options) -> Iterator[Item]:
    """The pairs, ordered by what the responses say: the source's order would give the answer away."""
    return read_each(path, options, lambda found: (_record(found, options),))


def _record(found: Found, options: Options) -> Record:
    value = found.value
    conversation, texts = _split(value, options.notes)
    offered = [
        RecordResponse("", text, meta=rest_of({"score": value.get(f"score_{side}")}, ()))
        for side, text in zip(_SIDES, texts, strict=True)
    ]
    swapped = response_hash(texts[0]) > response_hash(texts[1])
    one, two = with_ids(offered[::-1] if swapped else offered)
    pair = (one.id, two.id)
    source = {"source_order": list(pair[::-1] if swapped else pair), "margin": value.get("margin")}
    return Record(
        conversation=conversation,
        responses=(one, two),
        namespace=options.namespace or "trl",
        meta=rest_of(value, _KNOWN) | _prompt_beside(value.get("prompt"), conversation),
        pairs=(RecordPair(pair, origin="chosen and rejected", meta=rest_of(source, ())),),
        raters=(CHOSEN,),
        labels=(label(CHOSEN, pair, Answer(scale="forced", preference=1 if swapped else -1)),),
        line=found.line,
    )


def _prompt_beside(prompt: Any, conversation: Conversation) -> dict[str, Any]:
    """A prompt that stands beside whole conversations and is none of their turns."""
    said = isinstance(prompt, str) and any(prompt in turn.content for turn in conversation.turns)
    return {} if said or prompt is None or isinstance(prompt, list) else {"prompt": prompt}


def _split(value: Mapping[str, Any], notes: Counter[str]) -> tuple[Conversation, list[ResponseText]]:
    """What was asked, and the chosen and the rejected response."""
    images = list(image_addresses(value.get("images") or value.get("image")))
    sides = {side: required(value, side) for side in _SIDES}
    prompt = value.get("prompt")
    if not any(isinstance(side, (list, dict)) for side in sides.values()):
        texts = [said_by(side, name, notes)[0] for name, side in sides.items()]
        return _split_texts(prompt, texts, images, notes)
    turns = [_turns(side, name, images, notes) for name, side in sides.items()]
    if prompt is not None and not all(side[0].role in ("user", "system") for side in turns):
        return _asked(prompt, images, notes), [spoken(side) for side in turns]
    notes[IMPLICIT_NOTE] += 1
    cut = common_turns(*turns)
    asked = Conversation(_pictured(turns[0][:cut], images), plain=False)
    return asked, [spoken(side[cut:]) for side in turns]


def _turns(side: Any, name: str, images: Sequence[str], notes: Counter[str]) -> tuple[Turn, ...]:
    turns = read_turns([side] if isinstance(side, dict) else side, name, notes, iter(images))
    if not turns:
        raise ProblemForYou(f"{name} holds no message.")
    return turns


def _split_texts(
    prompt: Any, texts: Sequence[str], images: Sequence[str], notes: Counter[str]
) -> tuple[Conversation, list[ResponseText]]:
    if prompt is not None:
        return _asked(prompt, images, notes), [ResponseText(text) for text in texts]
    notes[IMPLICIT_NOTE] += 1
    cut = common_text(*texts)
    return _asked(texts[0][:cut], images, notes), [ResponseText(text[cut:]) for text in texts]


def _asked(prompt: Any, images: Sequence[str], notes: Counter[str]) -> Conversation:
    listed = isinstance(prompt, list)
    turns = (
        read_turns(prompt, "prompt", notes, iter(images))
        if listed
        else plain(said_by(prompt, "prompt", notes)[0]).turns
    )
    if not turns:
        raise ProblemForYou("prompt holds no message.")
    return Conversation(_pictured(turns, images), plain=not listed)


def _pictured(turns: Sequence[Turn], images: Sequence[str]) -> tuple[Turn, ...]:
    """The turns with the record's pictures in the first question, where no message says where they belong."""
    first = next((i for i, turn in enumerate(turns) if turn.role == "user"), None)
    if not images or first is None or any(turn.images for turn in turns):
        return tuple(turns)
    return (*turns[:first], replace(turns[first], images=tuple(images)), *turns[first + 1 :])


TRL = Format(
    name="trl",
    title=phrase("TRL preference"),
    needs="'chosen' and 'rejected', with or without 'prompt', each text or a list of messages.",
    leaves_out=phrase(
        "Which of the two stood first, but for the pair's meta; images at web addresses are never fetched."
    ),
    sign=phrase("The chosen response is favoured; which of the two is response 1 follows from their text."),
    recognise=recognise,
    read=read,
    source="TRL documentation, Dataset formats and types, 2026-07; OpenRLHF, reward_dataset.py, commit 365daa7.",
)
