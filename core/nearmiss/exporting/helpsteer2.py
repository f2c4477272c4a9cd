"""The HelpSteer2-Preference file: one row a pair, with every preference that was given and the three that agree most.

Field names and the sign: card of nvidia/HelpSteer2. Multi-turn prompts are flattened as there, with `<extra_id_1>`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nearmiss.exporting.examples import Dropped, Example, Vote, closest_three, examples, has_images, with_passages
from nearmiss.exporting.rows import SPLIT_KEY, Options, Row
from nearmiss.model import Conversation
from nearmiss.records import Record

NEITHER_VALID = -100
_ROLES = {"user": "User", "assistant": "Assistant", "system": "System"}


def rows(record: Record, options: Options) -> Iterator[Row | Dropped]:
    """The pairs of a record. About the same is kept, as in the published file."""
    for found in examples(record, options.consensus or "helpsteer2", options.least_labels):
        if isinstance(found, Dropped):
            yield found
            continue
        reason = why_not(found)
        yield Dropped(reason) if reason else Row((_value(found, options),), len(found.votes))


def why_not(found: Example) -> str | None:
    """Why a pair has no strength to write; None when it has one."""
    if has_images(found.record):
        return "the prompt has images"
    if found.both_bad:
        return "both bad"
    if found.consensus.value is None:
        return found.consensus.why or "nothing decided"
    if found.strength is None:
        return "the labels say a side only, no strength"
    return None


def _value(found: Example, options: Options) -> dict[str, Any]:
    said = found.justified if options.justifications else None
    keep = options.justifications
    return {
        "split": SPLIT_KEY,
        "prompt": flat_prompt(found.record.conversation),
        "response_1": found.one.text.shown,
        "response_2": found.two.text.shown,
        "preference_strength": found.consensus.value,
        "preference_statement": (said.answer.statement if said else None) or "",
        "preference_elaboration": (said.answer.elaboration if said else None) or "",
        "three_most_similar_preferences": [_similar(vote, keep) for vote in closest_three(found.votes)],
        "all_preferences_unprocessed": [_unprocessed(vote, keep) for vote in found.votes],
    }


def _similar(vote: Vote, keep: bool) -> dict[str, Any]:
    answer = vote.label.answer
    return {
        "statement": (answer.statement or "") if keep else "",
        "elaboration": (answer.elaboration or "") if keep else "",
        "strength": vote.preference,
    }


def _unprocessed(vote: Vote, keep: bool) -> dict[str, Any]:
    answer = vote.label.answer
    text = " ".join(part for part in (answer.statement, answer.elaboration) if part) if keep else ""
    return {"strength": NEITHER_VALID if vote.preference is None else vote.preference, "justification": text}


def flat_prompt(conversation: Conversation) -> str:
    """The conversation as one string; turns after the first are marked with `<extra_id_1>` and their role."""
    conversation = with_passages(conversation)
    parts = [] if conversation.system is None else [conversation.system]
    first, *rest = conversation.turns
    parts.append(first.content)
    text = "\n\n".join(parts)
    return text + "".join(f"\n<extra_id_1>{_role(turn.role)}\n{turn.content}" for turn in rest)


def _role(role: str) -> str:
    return _ROLES.get(role, role)
