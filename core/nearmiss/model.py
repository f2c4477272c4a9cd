"""What the program speaks of: prompts, constraints, responses, raters, answers. Plain values, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["human", "judge", "check", "reference"]
Verdict = Literal["met", "missed", "unclear", "n/a"]
Status = Literal["given", "unreadable", "refused"]
Purpose = Literal["work", "training", "gold", "repeat", "probe"]
Order = Literal["12", "21"]

KINDS: tuple[Kind, ...] = ("human", "judge", "check", "reference")
VERDICTS: tuple[Verdict, ...] = ("met", "missed", "unclear", "n/a")
STATUSES: tuple[Status, ...] = ("given", "unreadable", "refused")
PURPOSES: tuple[Purpose, ...] = ("work", "training", "gold", "repeat", "probe")
ORDERS: tuple[Order, ...] = ("12", "21")
MAIN_SLOT = "main"
TRAINING_ROUND = "training"
"""Where answers of raters in training stand, apart from their work."""
SCALES: dict[str, tuple[int, ...]] = {
    "pairwise": (-1, 0, 1),
    "forced": (-1, 1),
    "five": (-2, -1, 0, 1, 2),
    "constraints": (-3, -2, -1, 0, 1, 2, 3),
    "helpsteer2": (-3, -2, -1, 1, 2, 3),
    "helpsteer3": (-3, -2, -1, 1, 2, 3),
}
"""The preferences that each scale has, from response 1 much better to response 2 much better."""

Json = Mapping[str, Any]
Subject = tuple[str, ...]
"""One response key, or the two of a pair in stored order."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message. `images` are paths or data: addresses in a record, SHA-256 sums in a project."""

    role: str
    content: str
    images: tuple[str, ...] = ()
    extra: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conversation:
    """What is to be answered. `plain`: the source gave one string, not a list of messages."""

    turns: tuple[Turn, ...]
    system: str | None = None
    context: tuple[str, ...] = ()
    plain: bool = True


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """A program that decides a constraint: `family:rule` and its arguments."""

    id: str
    args: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Constraint:
    """One requirement of a prompt. `key` is the hash of its wording within the prompt, once stored."""

    id: str
    text: str
    category: str | None = None
    weight: float | None = None
    check: CheckSpec | None = None
    depends_on: tuple[str, ...] = ()
    from_turn: int | None = None
    added_in: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Evolution:
    """How a prompt came from its parents."""

    step: int | None = None
    operation: str | None = None


@dataclass(frozen=True, slots=True)
class ResponseText:
    """What a response says: one string, or messages (`text` is None then)."""

    text: str | None = None
    messages: tuple[Turn, ...] = ()

    @property
    def shown(self) -> str:
        """The text that people read and offsets refer to."""
        if self.text is not None:
            return self.text
        return "\n\n".join(turn.content for turn in self.messages)


@dataclass(frozen=True, slots=True)
class Rater:
    """Whoever answers. `id` is random or a hash, and inside only; outside people go by `name`."""

    name: str
    kind: Kind = "human"
    group: str | None = None
    model: str | None = None
    family: str | None = None
    anonymous: bool = False
    protocol: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a response's shown text, in characters: start inclusive, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict about one constraint of one response. `words`: what a check found, as in '213 words; limit 200'."""

    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    loose: Verdict | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a program found out about one constraint of one response.

    `found` says it in words, as in '213 words'; `wanted` what the constraint asks, as in 'limit 200', the same for
    every response; `why` the reason of a verdict that is `unclear`. Each may be empty.
    """

    verdict: Verdict
    loose: Verdict | None = None
    found: str = ""
    wanted: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """All that one rater said about one subject on one occasion, in stored orientation.

    `preference` is on the scale of the scheme named in `scale`; negative favours response 1. `p1` is the
    probability that response 1 is better, `confidence` the probability that the stated side is right.
    `verdicts` and `ratings` go by constraint key and response key; `evidence` offsets are of `shown` texts.
    Justifications name the responses as `@Response 1` and `@Response 2`.
    """

    scale: str | None = None
    status: Status = "given"
    preference: int | None = None
    both_bad: bool = False
    p1: float | None = None
    confidence: float | None = None
    verdicts: Mapping[str, Mapping[str, Judgement]] = field(default_factory=dict)
    ill_posed: tuple[str, ...] = ()
    ratings: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    deciding: tuple[str, ...] = ()
    statement: str | None = None
    elaboration: str | None = None
    order: Order | None = None
    seconds: float | None = None
    flags: tuple[str, ...] = ()
    note: str | None = None
    context: Json = field(default_factory=dict)
    seen: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in a rater's queue: a pair in a round. A pair that comes again does so in a slot of its own."""

    subject: Subject
    round: str = ""
    slot: str = MAIN_SLOT


@dataclass(frozen=True, slots=True)
class DeskSide:
    """A response as the desk may know it: its key and its text, and nothing of where it came from."""

    key: str
    text: ResponseText


@dataclass(frozen=True, slots=True)
class DeskItem:
    """All that the labelling desk may see of a pair. There is no field for models, marks or others' answers.

    Constraints go by their numbers. `checks` says for each of them what a program found out about A and B, shown only
    after the person's own verdicts; `checking` lists the places, from 0, of those whose checks are still to be run, and
    `new` of those that the prompt's last step added, `edited` of those that this rater's own answer did not see.
    """

    subject: Subject
    prompt: str
    conversation: Conversation
    constraints: tuple[Constraint, ...]
    a: DeskSide
    b: DeskSide
    order: Order
    round: str
    slot: str
    answer: Answer | None = None
    skipped: str | None = None
    flagged: str | None = None
    checks: tuple[tuple[Outcome | None, Outcome | None], ...] = ()
    new: tuple[int, ...] = ()
    checking: tuple[int, ...] = ()
    edited: tuple[int, ...] = ()

    @property
    def entry(self) -> Entry:
        """The place in the queue that this is."""
        return Entry(self.subject, self.round, self.slot)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rater is: pairs with an answer, pairs skipped, pairs in all, seconds of the last twenty."""

    done: int
    skipped: int
    total: int
    recent_seconds: tuple[float, ...] = ()

    @property
    def seconds_left(self) -> float | None:
        """Median of the last 20 pairs times the pairs left; None for the first five."""
        if self.done < 5 or not self.recent_seconds:
            return None
        ordered = sorted(self.recent_seconds)
        middle = len(ordered) // 2
        median = ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
        return median * max(self.total - self.done - self.skipped, 0)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a verb of the project changed, so that each page can see whether it must redraw."""

    content: bool = False
    labels: bool = False
    facts: bool = False
    raters: bool = False
