"""Pairs with the one answer that people gave together: what every preference format is written from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nearmiss import verdicts
from nearmiss.canonical import hash_value
from nearmiss.consensus import RULES, Consensus, justification, sign
from nearmiss.model import Answer, Conversation
from nearmiss.records import Record, RecordDecision, RecordLabel, RecordPair, RecordResponse, write_label

STRENGTH_SCALES = frozenset({"five", "constraints", "helpsteer2", "helpsteer3"})
"""Scales that say by how much, not only which."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's answer to a pair, in the pair's stored order. `preference` None: both are bad."""

    label: RecordLabel
    preference: int | None
    hash: str


@dataclass(frozen=True, slots=True)
class Example:
    """A pair with its consensus. `strength` is None where the labels' scales say a side only, or differ."""

    record: Record
    pair: RecordPair
    one: RecordResponse
    two: RecordResponse
    votes: tuple[Vote, ...]
    consensus: Consensus
    decided_by: str
    strength: int | None
    table: verdicts.Table

    @property
    def side(self) -> int | None:
        """−1: response 1 is preferred; 1: response 2; 0: tie; None: both bad, or nothing decided."""
        return self.consensus.side

    @property
    def chosen(self) -> RecordResponse:
        """The preferred response."""
        return self.one if (self.side or 0) < 0 else self.two

    @property
    def rejected(self) -> RecordResponse:
        """The other one."""
        return self.two if (self.side or 0) < 0 else self.one

    @property
    def both_bad(self) -> bool:
        """Whether more than half of the people call both responses bad, in place of a preference or beside one."""
        called = sum(vote.label.answer.both_bad for vote in self.votes)
        return self.consensus.both_bad or 2 * called > len(self.votes)

    @property
    def justified(self) -> RecordLabel | None:
        """The label whose justification speaks for the consensus."""
        said = [vote for vote in self.votes if vote.label.answer.statement or vote.label.answer.elaboration]
        found = justification(said, self.consensus)
        return found.label if found else None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A pair that does not go out, and why."""

    reason: str


def examples(record: Record, rule: str, least_labels: int = 1) -> Iterator[Example | Dropped]:
    """The pairs of a record, each with its consensus or the reason why it has none.

    A lead's decision goes before any rule. Two pairs of the same responses in either order are one.
    """
    responses = {response.id: response for response in record.responses}
    seen: set[frozenset[str]] = set()
    for pair in record.all_pairs():
        both = frozenset(pair.responses)
        if both in seen:
            yield Dropped("the same responses the other way round: counted with that pair")
            continue
        seen.add(both)
        one, two = (responses[identity] for identity in pair.responses)
        votes = votes_of(record, pair)
        yield _example(record, pair, one, two, votes, rule, least_labels)


def _example(
    record: Record,
    pair: RecordPair,
    one: RecordResponse,
    two: RecordResponse,
    votes: tuple[Vote, ...],
    rule: str,
    least_labels: int,
) -> Example | Dropped:
    decision = _decision(record, pair)
    if decision is None and not votes:
        return Dropped("no label of a person")
    if decision is None and len(votes) < least_labels:
        return Dropped(f"fewer than {least_labels} labels")
    consensus = _decided(decision) if decision else RULES[rule]([vote.preference for vote in votes])
    table = verdicts.with_dependencies(verdicts.together([vote.label for vote in votes]), record.constraints)
    strength = _strength(votes, consensus, decision)
    by = "decision" if decision else rule
    return Example(record, pair, one, two, votes, consensus, by, strength, table)


def votes_of(record: Record, pair: RecordPair) -> tuple[Vote, ...]:
    """The people's answers that count: given, for work, in the main slot; turned to the pair's order."""
    kinds = {rater.name: rater.kind for rater in record.raters}
    found = []
    for label in record.labels:
        answer = label.answer
        counts = label.act == "label" and label.purpose == "work" and label.slot == "main" and answer.status == "given"
        if not counts or kinds.get(label.rater, label.kind or "human") != "human":
            continue
        if set(label.subject) != set(pair.responses) or (answer.preference is None and not answer.both_bad):
            continue
        turned = label if label.subject == pair.responses else _turned(label)
        preference = None if answer.both_bad and answer.preference is None else turned.answer.preference
        found.append(Vote(turned, preference, hash_value("vote", write_label(turned))))
    return tuple(found)


def _turned(label: RecordLabel) -> RecordLabel:
    """The same answer to the pair in the other order; the responses change names in its justification too."""
    answer = label.answer
    turned: Answer = replace(
        answer,
        preference=None if answer.preference is None else -answer.preference,
        p1=None if answer.p1 is None else 1 - answer.p1,
        statement=_swapped(answer.statement),
        elaboration=_swapped(answer.elaboration),
        order=None if answer.order is None else ("21" if answer.order == "12" else "12"),
    )
    return replace(label, subject=label.subject[::-1], answer=turned)


def _swapped(text: str | None) -> str | None:
    if text is None:
        return None
    return re.sub(r"@Response ([12])\b", lambda found: f"@Response {3 - int(found[1])}", text)


def _decision(record: Record, pair: RecordPair) -> RecordDecision | None:
    for decision in record.decisions:
        if decision.pair == pair.responses:
            return decision
        if decision.pair == pair.responses[::-1]:
            preference = None if decision.preference is None else -decision.preference
            return replace(decision, pair=pair.responses, preference=preference)
    return None


def _decided(decision: RecordDecision) -> Consensus:
    value = decision.preference
    if value is None:
        return Consensus(None, None, decision.both_bad, "decision", 1)
    return Consensus(value, sign(value), False, "decision", 1)


def _strength(votes: Sequence[Vote], consensus: Consensus, decision: RecordDecision | None) -> int | None:
    """|consensus| where all answers are on one scale that has strengths."""
    if consensus.value is None:
        return None
    scales = {vote.label.answer.scale for vote in votes}
    one_scale = len(scales) == 1 and scales <= STRENGTH_SCALES
    return abs(consensus.value) if one_scale or (decision and not votes) else None


def closest_three(votes: Sequence[Vote]) -> list[Vote]:
    """The three valid answers that lie closest together; of several trios, the first by value and hash."""
    valid = sorted((vote for vote in votes if vote.preference is not None), key=lambda v: (v.preference or 0, v.hash))
    if len(valid) <= 3:
        return valid
    spreads = [((valid[i + 2].preference or 0) - (valid[i].preference or 0), i) for i in range(len(valid) - 2)]
    _, start = min(spreads)
    return valid[start : start + 3]


# -------------------------------------------------------------------------------------------- as text


def with_passages(conversation: Conversation) -> Conversation:
    """The conversation with its passages put before the first user turn, where formats have no place for them."""
    if not conversation.context:
        return conversation
    turns = list(conversation.turns)
    index = next((i for i, turn in enumerate(turns) if turn.role == "user"), 0)
    passages = "\n\n".join(conversation.context)
    turns[index] = replace(turns[index], content=f"{passages}\n\n{turns[index].content}")
    return replace(conversation, turns=tuple(turns), context=())


def has_images(record: Record) -> bool:
    """Whether the prompt shows pictures."""
    return any(turn.images for turn in record.conversation.turns)
