"""TRL preference records with an explicit prompt: plain texts, or messages where the prompt is a conversation.

Format: TRL documentation, dataset formats, "preference". A loader wants one type a column, so plain and
conversational records go to files of their own when a project holds both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nearmiss import verdicts
from nearmiss.exporting.examples import Dropped, Example, examples, has_images, with_passages
from nearmiss.exporting.rows import Options, Row
from nearmiss.model import Conversation, ResponseText, Turn
from nearmiss.records import Record


def rows(record: Record, options: Options) -> Iterator[Row | Dropped]:
    """The pairs of a record that have a preferred response."""
    for found in examples(record, options.consensus or "majority", options.least_labels):
        if isinstance(found, Dropped):
            yield found
            continue
        reason = why_not(found, options)
        yield Dropped(reason) if reason else _row(found, options)


def why_not(found: Example, options: Options) -> str | None:
    """Why a pair has no place among chosen and rejected; None when it has."""
    if has_images(found.record):
        return "the prompt has images"
    if found.both_bad:
        return "both bad"
    if found.side is None:
        return found.consensus.why or "nothing decided"
    if found.side == 0:
        return "about the same" if found.consensus.decided else "no majority"
    if options.chosen_complete and verdicts.missed(found.table, found.chosen.id):
        return "the chosen response misses a constraint"
    if options.near_miss and not is_near_miss(found):
        return "not a near miss"
    return None


def is_near_miss(found: Example) -> bool:
    """Whether the chosen response keeps all decided constraints and the other barely misses."""
    lineage = {item.id: item.added_in for item in found.record.constraints}
    known = any(step is not None for step in lineage.values())
    return verdicts.is_near_miss(found.table, found.chosen.id, found.rejected.id, lineage if known else None)


def _row(found: Example, options: Options) -> Row:
    conversation = with_passages(found.record.conversation)
    style = "" if is_plain(found) else "conversational"
    value: dict[str, Any] = {
        "prompt": plain_prompt(conversation) if not style else messages(conversation),
        "chosen": _answer(found.chosen.text, style),
        "rejected": _answer(found.rejected.text, style),
    }
    if found.strength is not None:
        value["margin"] = float(found.strength)
    value["nearmiss"] = _about(found, options)
    return Row((value,), len(found.votes), style)


def _about(found: Example, options: Options) -> dict[str, Any]:
    said = found.justified if options.justifications else None
    return {
        "prompt": found.record.id or "",
        "responses": [found.chosen.id, found.rejected.id],
        "decided_by": found.decided_by,
        "labels": len(found.votes),
        "chosen_missed": verdicts.missed(found.table, found.chosen.id),
        "rejected_missed": verdicts.missed(found.table, found.rejected.id),
        "near_miss": is_near_miss(found),
        "statement": (said.answer.statement if said else None) or "",
        "elaboration": (said.answer.elaboration if said else None) or "",
        "stored_as_response_1": "chosen" if found.chosen is found.one else "rejected",
    }


def is_plain(found: Example) -> bool:
    """Whether prompt and responses are single strings."""
    conversation = found.record.conversation
    texts = found.one.text.text is not None and found.two.text.text is not None
    return conversation.plain and conversation.system is None and len(conversation.turns) == 1 and texts


def plain_prompt(conversation: Conversation) -> str:
    """The one user turn, passages included."""
    return conversation.turns[0].content


def messages(conversation: Conversation) -> list[dict[str, str]]:
    """The conversation as chat messages, the system turn first."""
    system = [{"role": "system", "content": conversation.system}] if conversation.system is not None else []
    return system + [_message(turn) for turn in conversation.turns]


def _message(turn: Turn) -> dict[str, str]:
    return {"role": turn.role, "content": turn.content}


def _answer(text: ResponseText, style: str) -> str | list[dict[str, str]]:
    if not style:
        return text.shown
    if text.text is not None:
        return [{"role": "assistant", "content": text.text}]
    return [_message(turn) for turn in text.messages]
