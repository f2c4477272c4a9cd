"""The HelpSteer2-Preference file: one row a pair, with every preference that was given and the three that agree most.

Field names and the sign: card of nvidia/HelpSteer2. Multi-turn prompts are flattened as there, with `<extra_id_1>`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nearmiss.exporting.examples import Example, examples, why_filtered, why_no_strength
from nearmiss.exporting.people import Vote, closest_three
from nearmiss.exporting.rows import SPLIT_KEY, Dropped, Plan, Row
from nearmiss.exporting.transcripts import answer_text, said, system_and_turns, why_not_text
from nearmiss.model import Conversation
from nearmiss.records import Record

NEITHER_VALID = -100


def rows(record: Record, plan: Plan) -> Iterator[Row | Dropped]:
    """The pairs of a record. About the same is kept, as in the published file."""
    for found in examples(record, plan):
        if isinstance(found, Dropped):
            yield found
            continue
        reason = why_not_text(record, found.one, found.two) or why_no_strength(found) or why_filtered(found, plan)
        yield Dropped(reason) if reason else Row((_value(found, plan.options.justifications),), len(found.votes))


def _value(found: Example, justifications: bool) -> dict[str, Any]:
    chosen = found.justified if justifications else None
    return {
        "split": SPLIT_KEY,
        "prompt": flat_prompt(found.record.conversation),
        "response_1": answer_text(found.one.text),
        "response_2": answer_text(found.two.text),
        "preference_strength": found.consensus.value,
        "preference_statement": (chosen.answer.statement if chosen else None) or "",
        "preference_elaboration": (chosen.answer.elaboration if chosen else None) or "",
        "three_most_similar_preferences": [
            _similar(vote, justifications) for vote in closest_three(found.votes, found.consensus)
        ],
        "all_preferences_unprocessed": [_unprocessed(vote, justifications) for vote in found.votes],
    }


def _similar(vote: Vote, justifications: bool) -> dict[str, Any]:
    answer = vote.label.answer
    return {
        "statement": (answer.statement or "") if justifications else "",
        "elaboration": (answer.elaboration or "") if justifications else "",
        "strength": vote.preference,
    }


def _unprocessed(vote: Vote, justifications: bool) -> dict[str, Any]:
    answer = vote.label.answer
    text = " ".join(part for part in (answer.statement, answer.elaboration) if part) if justifications else ""
    return {"strength": NEITHER_VALID if vote.preference is None else vote.preference, "justification": text}


def flat_prompt(conversation: Conversation) -> str:
    """The conversation as one string; turns after the first are marked with `<extra_id_1>` and their role.

    The system's words, for which the format has no place, stand before the first turn.
    """
    system, (first, *rest) = system_and_turns(conversation)
    start = first.content if system is None else f"{system}\n\n{first.content}"
    return start + "".join("\n<extra_id_1>{}\n{}".format(*said(turn)) for turn in rest)
