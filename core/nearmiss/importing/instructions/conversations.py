"""Conversations in the manner of ShareGPT and LLaVA, with pictures: the last answer is the response."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import FETCH_NOTE, image_addresses, spoken, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row
from nearmiss.model import Conversation, Turn
from nearmiss.phrases import phrase
from nearmiss.records import RecordResponse

ROLES = {
    **dict.fromkeys(("human", "user"), "user"),
    **dict.fromkeys(("gpt", "assistant", "chatgpt", "bard", "bing"), "assistant"),
    "system": "system",
    "function_call": "assistant",
    "observation": "tool",
}
MARK = "<image>"


def sharegpt_turns(row: Row, name: str, pictures: Sequence[str] = ()) -> tuple[Turn, ...]:
    """Messages with `from` and `value`. Each mark <image> takes the next picture; what is left goes to the first."""
    left = list(pictures)
    turns = []
    for place, item in enumerate(row.objects(name)):
        speaker, text = item.get("from"), item.get("value")
        if not isinstance(speaker, str) or not isinstance(text, str):
            raise ProblemForYou(
                phrase("{name}[{place}] must have 'from' and 'value' as texts.", name=name, place=place)
            )
        own = tuple(left.pop(0) for _ in range(min(text.count(MARK), len(left))))
        shown = text.replace(MARK, "").strip() if MARK in text else text
        turns.append(Turn(ROLES.get(speaker.lower(), speaker.lower()), shown, own))
    first = next((i for i, turn in enumerate(turns) if turn.role == "user"), None)
    if left and first is not None:
        turn = turns[first]
        turns[first] = Turn(turn.role, turn.content, (*turn.images, *left))
    return tuple(turns)


def pictures_of(row: Row) -> list[str]:
    """The pictures of `image` or `images` that lie beside the file; those elsewhere are counted and not fetched."""
    found = [*image_addresses(row.get("images")), *image_addresses(row.get("image"))]
    near = [address for address in found if not address.startswith(("http:", "https:"))]
    if len(near) < len(found):
        row.notes[FETCH_NOTE] += len(found) - len(near)
    return near


def asked_in(turns: Sequence[Turn], system: str | None = None) -> Conversation:
    """The conversation of these messages; one plain question is plain."""
    plain = len(turns) == 1 and turns[0].role == "user"
    return Conversation(tuple(turns), system=system, plain=plain)


def _record(row: Row) -> Iterator[Item]:
    turns = sharegpt_turns(row, "conversations", pictures_of(row))
    if not turns:
        raise ProblemForYou(phrase("conversations holds no message."))
    answered = len(turns) > 1 and turns[-1].role == "assistant"
    asked = turns[:-1] if answered else turns
    responses = with_ids([RecordResponse("", spoken(turns[-1:]), row.word("model"))]) if answered else ()
    identity = row.identity("id") if row.has("id") else None
    yield row.record(asked_in(asked, row.some_text("system")), responses, id=identity, joins=identity is not None)


def _is_sharegpt(value: Mapping[str, Any]) -> bool:
    turns = value["conversations"]
    first = turns[0] if isinstance(turns, list) and turns else None
    return isinstance(first, dict) and {"from", "value"} <= first.keys()


CONVERSATIONS = layout(
    "conversations",
    "ShareGPT and LLaVA conversations",
    (Shape(words("conversations"), _record, lacks=words("chosen rejected kto_tag mask"), fits=_is_sharegpt),),
    needs="conversations (from, value), with or without id, system, image or images beside the file.",
    sign=phrase("No preference: conversations, whose last answer is the response."),
    leaves_out=phrase("Images at web addresses, which are never fetched; the place of <image> within a message."),
    source="haotian-liu/LLaVA, docs/Finetune_Custom_Data.md, commit bb7143c; lm-sys/FastChat, data, commit 0e6d3e4.",
)
