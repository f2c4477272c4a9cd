"""How values of other programs become ours: texts that may be no text, messages, and ids where there are none."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from nearmiss.canonical import hash_value
from nearmiss.errors import ProblemForYou
from nearmiss.model import Conversation, ResponseText, Turn
from nearmiss.phrases import phrase
from nearmiss.records import RecordResponse
from nearmiss.records.fields import Fields, name_of

SCALAR_NOTE = phrase("responses that were no text, taken as their JSON text")
NULL_NOTE = phrase("responses that were null, taken as empty")
FETCH_NOTE = phrase("images at addresses elsewhere, not fetched")


def bare_name(path: Path) -> str:
    """A file's name without what it ends in."""
    return path.name.removesuffix(".gz").removesuffix(".jsonl").removesuffix(".json") or path.name


def required(value: Mapping[str, Any], name: str) -> Any:
    """The field, which may be null but not missing."""
    if name not in value:
        raise ProblemForYou(f"The field '{name}' is missing.")
    return value[name]


def text_field(value: Mapping[str, Any], name: str) -> str:
    """The text of a field that must be there."""
    found = required(value, name)
    if not isinstance(found, str):
        raise ProblemForYou(f"{name} must be text, not {name_of(found)}.")
    return found


def said_by(value: Any, name: str, notes: Counter[str]) -> tuple[str, dict[str, Any]]:
    """A response's text, and meta that says so where it was none: null is empty, a scalar its JSON text."""
    if isinstance(value, str):
        return value, {}
    if value is None:
        notes[NULL_NOTE] += 1
        return "", {"source_type": "null"}
    if isinstance(value, (bool, int, float)):
        notes[SCALAR_NOTE] += 1
        return json.dumps(value), {"source_type": "boolean" if isinstance(value, bool) else "number"}
    raise ProblemForYou(f"{name} must be text, not {name_of(value)}.")


def text_response(
    value: Mapping[str, Any], name: str, notes: Counter[str], identity: str = "", model: str | None = None
) -> RecordResponse:
    """The response in a field. Without `identity` it awaits `with_ids`."""
    text, meta = said_by(required(value, name), name, notes)
    return RecordResponse(identity, ResponseText(text), model, meta=meta)


def with_ids(responses: Sequence[RecordResponse]) -> tuple[RecordResponse, ...]:
    """The responses with ids made of what they say, for sources that have none.

    The same text has the same id in every file, so that two files about one prompt can speak of the same responses.
    """
    times: Counter[str] = Counter()
    found = []
    for item in responses:
        name = f"r{response_hash(item.text)[:8]}"
        times[name] += 1
        identity = name if times[name] == 1 else f"{name}-{times[name]}"
        found.append(RecordResponse(identity, item.text, item.model, item.family, item.origin, item.meta))
    return tuple(found)


def response_hash(text: ResponseText) -> str:
    """The hash of what a response says."""
    if text.text is not None:
        return hash_value("response", text.text)
    messages = [[turn.role, turn.content, list(turn.images), dict(turn.extra)] for turn in text.messages]
    return hash_value("response", messages)


def rest_of(value: Mapping[str, Any], known: Iterable[str]) -> dict[str, Any]:
    """The fields of an object that no one asked for, kept as meta."""
    return {name: item for name, item in value.items() if name not in known and item is not None}


def read_turns(value: Any, path: str, notes: Counter[str], images: Iterator[str] | None = None) -> tuple[Turn, ...]:
    """Messages with `role` and `content`; `images` are those that the record lists beside its messages."""
    if not isinstance(value, list):
        raise ProblemForYou(f"{path} must be a list of messages, not {name_of(value)}.")
    beside = iter(()) if images is None else images
    return tuple(_turn(Fields(item, f"{path}[{i}]"), notes, beside) for i, item in enumerate(value))


def _turn(fields: Fields, notes: Counter[str], images: Iterator[str]) -> Turn:
    role = fields.text("role")
    if role is None:
        raise ProblemForYou(f"{fields.at('role')} is missing.")
    content = fields.get("content", (str, list), "")
    if role == "assistant" and fields.value.get("content", "") is None and fields.value.keys() <= {"role", "content"}:
        notes[NULL_NOTE] += 1
    extra = {name: item for name, item in fields.value.items() if name not in ("role", "content") and item is not None}
    if isinstance(content, str):
        return Turn(role, content, (), extra)
    parts = [_part(Fields(item, f"{fields.at('content')}[{i}]"), notes, images) for i, item in enumerate(content)]
    pictures = tuple(picture for _, picture in parts if picture is not None)
    return Turn(role, "\n".join(text for text, _ in parts if text is not None), pictures, extra)


def _part(fields: Fields, notes: Counter[str], images: Iterator[str]) -> tuple[str | None, str | None]:
    """The text or the picture that a part of a message says."""
    kind = fields.text("type") or "text"
    if kind == "text":
        return fields.text("text") or "", None
    if kind not in ("image", "image_url"):
        return f"[{kind}]", None
    address = _address(fields.value.get(kind) or fields.value.get("url") or next(images, None))
    if address is None:
        raise ProblemForYou(f"{fields.path} is an image, and no image is left in 'images'.")
    if address.startswith(("http:", "https:")):
        notes[FETCH_NOTE] += 1
        return f"[image: {address}]", None
    return None, address


def _address(value: Any) -> str | None:
    found = value.get("url") or value.get("path") if isinstance(value, Mapping) else value
    return found if isinstance(found, str) else None


def image_addresses(value: Any) -> Iterator[str]:
    """The pictures that a record lists: paths or data: addresses, plain or as objects with a path."""
    for item in value if isinstance(value, list) else [value]:
        address = _address(item)
        if address is not None:
            yield address


def plain(text: str) -> Conversation:
    """A conversation of one question."""
    return Conversation((Turn("user", text),))


def spoken(turns: Sequence[Turn]) -> ResponseText:
    """A response given as messages: text where it is one plain message of the assistant."""
    if len(turns) == 1 and turns[0] == Turn("assistant", turns[0].content):
        return ResponseText(turns[0].content)
    return ResponseText(None, tuple(turns))
