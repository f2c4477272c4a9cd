"""Which answers of people count for a pair, each turned to the order in which the pair is stored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from nearmiss.canonical import hash_value
from nearmiss.consensus import Consensus
from nearmiss.model import MAIN_SLOT, Answer
from nearmiss.records import Record, RecordLabel, RecordPair
from nearmiss.wording_rules import WORD

_TOKEN = re.compile(rf"@Response ([12])(?!{WORD})")


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's answer to a pair, in the pair's stored order.

    `preference` None: both are bad. `hash` decides between answers that are otherwise alike; it does not depend on
    the order in which the pair is stored.
    """

    label: RecordLabel
    preference: int | None
    hash: str


def votes_of(record: Record, pair: RecordPair) -> tuple[Vote, ...]:
    """The people's answers to a pair: given, for work, in the main slot, one a person, ordered by name.

    Of a person who answered in several rounds the last counts; of one who answered the pair and the same pair stored
    the other way round, one answer.
    """
    current: dict[str, RecordLabel] = {}
    for label in sorted(people_labels(record), key=_later):
        says = label.answer.preference is not None or label.answer.both_bad
        if says and set(label.subject) == set(pair.responses):
            current[label.rater] = label
    turned = (label if label.subject == pair.responses else turned_label(label) for label in current.values())
    votes = [Vote(label, label.answer.preference, _hash(label)) for label in turned]
    return tuple(sorted(votes, key=lambda vote: (vote.label.rater, vote.hash)))


def people_labels(record: Record) -> list[RecordLabel]:
    """People's labels that count (CONTRACT 5): kind human, purpose work, slot main, neither unreadable nor refused."""
    return [label for label in labels_of_kind(record, "human") if label.purpose == "work" and label.slot == MAIN_SLOT]


def labels_of_kind(record: Record, kind: str) -> list[RecordLabel]:
    """The answers that raters of a kind gave, whatever their purpose and slot."""
    kinds = {rater.name: rater.kind for rater in record.raters}
    return [
        label
        for label in record.labels
        if label.act == "label"
        and label.answer.status == "given"
        and kinds.get(label.rater, label.kind or "human") == kind
    ]


def _later(label: RecordLabel) -> tuple[str, bool]:
    """What orders the answers of one person: the round, then an order that does not depend on how pairs are stored."""
    return (label.round, label.subject == tuple(sorted(label.subject)))


def turned_label(label: RecordLabel) -> RecordLabel:
    """The same answer to the pair in the other order; the responses change names in its justification too."""
    answer = label.answer
    turned: Answer = replace(
        answer,
        preference=None if answer.preference is None else -answer.preference,
        p1=None if answer.p1 is None else 1 - answer.p1,
        statement=_turned_text(answer.statement),
        elaboration=_turned_text(answer.elaboration),
        order=None if answer.order is None else ("21" if answer.order == "12" else "12"),
    )
    return replace(label, subject=label.subject[::-1], answer=turned)


def _turned_text(text: str | None) -> str | None:
    return None if text is None else _TOKEN.sub(lambda found: f"@Response {3 - int(found[1])}", text)


def _hash(label: RecordLabel) -> str:
    """The hash of what was said, in one order of the two responses whichever way the pair is stored."""
    said = label if label.subject == tuple(sorted(label.subject)) else turned_label(label)
    answer = said.answer
    return hash_value("vote", said.rater, answer.preference, answer.both_bad, answer.statement, answer.elaboration)


def closest_three(votes: Sequence[Vote], consensus: Consensus) -> list[Vote]:
    """The three valid answers that lie closest together; all of them where there are no more than three.

    Of several trios the one whose mean is nearest to the consensus, then the one with the lowest hashes: neither
    depends on the direction of the scale.
    """
    valid = [vote for vote in votes if vote.preference is not None]
    if len(valid) <= 3:
        return valid
    centre = consensus.exact if consensus.exact is not None else float(consensus.value or 0)
    trios = list(_trios(valid))
    spread = min(_spread(trio) for trio in trios)
    best = min(
        (trio for trio in trios if _spread(trio) == spread),
        key=lambda trio: (abs(sum(map(_value, trio)) / 3 - centre), sorted(vote.hash for vote in trio)),
    )
    return [vote for vote in valid if vote in best]


def _trios(valid: Sequence[Vote]) -> Iterable[tuple[Vote, Vote, Vote]]:
    """Trios of neighbours by value. Of those who gave the same value, the ones with the lowest hashes come first."""
    by_value: dict[int, list[Vote]] = {}
    for vote in sorted(valid, key=lambda vote: vote.hash):
        by_value.setdefault(_value(vote), []).append(vote)
    values = sorted(by_value)
    for i, low in enumerate(values):
        for j, middle in enumerate(values[i:], start=i):
            for high in values[j:]:
                picked = _pick(by_value, (low, middle, high))
                if picked is not None:
                    yield picked


def _pick(by_value: dict[int, list[Vote]], wanted: tuple[int, int, int]) -> tuple[Vote, Vote, Vote] | None:
    """One vote for each wanted value, none twice; None where too few gave a value."""
    picked: list[Vote] = []
    for place, value in enumerate(wanted):
        earlier = wanted[:place].count(value)
        if earlier >= len(by_value[value]):
            return None
        picked.append(by_value[value][earlier])
    return picked[0], picked[1], picked[2]


def _spread(trio: tuple[Vote, Vote, Vote]) -> int:
    return _value(trio[2]) - _value(trio[0])


def _value(vote: Vote) -> int:
    return vote.preference or 0
