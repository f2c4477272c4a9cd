"""Judges that are made with one known fault, or none, beside people who label the same pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from nearmiss.cases import Cases, Grouping
from nearmiss.votes import NO_PREFERENCE, VoteRater, Votes

SLOTS = ("main", "12", "21", "12#2", "21#2", "probe:injection:1:12")
PEOPLE = 5
CATEGORIES = ("format", "length", "tone")
BLIND = 2
MODELS = ("own-1", "other-1", "other-2")
STRENGTH = 0.35
"""Share of pairs, or of calls, that a fault decides in place of quality; a blind judge guesses all of its category."""
FAULTS = {
    "first-picker": "position",
    "length-lover": "verbosity",
    "self-server": "self-preference",
    "middler": "ties",
    "overconfident": "confidence",
    "noisy": "repeats",
    "injected": "injection",
    "category-blind": "category: tone",
}
"""Each fault, and the probe that is there to find it."""


@dataclass(frozen=True)
class World:
    """What is true of the pairs: the better side, people's answers (pairs, PEOPLE), and the side that most took."""

    truth: Any
    answers: Any
    majority: Any
    longer: Any
    models: Any
    category: Any
    ease: Any


def world(pairs: int, draw: np.random.Generator) -> World:
    """Pairs of which people see the better side four times in five, and call one in twelve a tie."""
    truth = draw.choice([-1, 1], pairs)
    right = draw.random((pairs, PEOPLE)) < 0.8
    answers = np.where(right, truth[:, None], -truth[:, None])
    answers = np.where(draw.random((pairs, PEOPLE)) < 0.08, 0, answers)
    counts = np.stack([(answers == side).sum(axis=1) for side in (-1, 0, 1)])
    single = (counts == counts.max(axis=0)).sum(axis=0) == 1
    majority = np.where(single, counts.argmax(axis=0) - 1, 0)
    models = np.array([draw.choice(3, 2, replace=False) for _ in range(pairs)])
    ease = draw.choice([0.6, 0.7, 0.8, 0.9, 0.95, 0.99], pairs)
    # The longer response is the better one a little more often, as in life: no fault of a judge that follows people.
    longer = np.where(draw.random(pairs) < 0.55, truth, -truth)
    return World(truth, answers, majority, longer, models, draw.integers(0, 3, pairs), ease)


def planted(fault: str | None, pairs: int = 300, seed: int = 0, strength: float = STRENGTH) -> Cases:
    """People's labels and those of the judge "J", in both orders, repeated, and with an injection tried once."""
    draw = np.random.default_rng([seed, pairs, *map(ord, fault or "")])
    found = world(pairs, draw)
    side, confidence = _clean(found, draw)
    hit = draw.random(pairs) < strength
    if fault == "length-lover":
        side = np.where(hit, found.longer, side)
    if fault == "self-server":
        own = (found.models == 0) @ np.array([-1, 1])
        side = np.where(hit & (own != 0), own, side)
    if fault == "middler":
        side = np.where(hit, 0, side)
    if fault == "overconfident":
        confidence = confidence**0.25
    if fault == "category-blind":
        blind = found.category == BLIND
        side = np.where(blind, draw.choice([-1, 1], pairs), side)
    rows = [_call(found, side, slot, fault, hit, strength, draw) for slot in SLOTS[1:]]
    return _cases(found, rows, confidence)


def _clean(found: World, draw: np.random.Generator) -> tuple[Any, Any]:
    """A judge that takes people's side as often as it says it does, and calls as many pairs a tie as single people."""
    target = np.where(found.majority == 0, draw.choice([-1, 1], len(found.truth)), found.majority)
    right = draw.random(len(target)) < found.ease
    side = np.where(right, target, -target)
    tie = draw.random(len(target)) < 0.08
    return np.where(tie, 0, side), found.ease


def _call(
    found: World, side: Any, slot: str, fault: str | None, hit: Any, strength: float, draw: np.random.Generator
) -> Any:
    """What the judge says in one slot: its own side but for one call in a hundred, and what the fault makes of it."""
    pairs = len(side)
    first = 1 if slot.endswith("21") or slot.startswith("21") else -1
    said = np.where(draw.random(pairs) < 0.01, draw.choice([-1, 1], pairs), side)
    if fault == "first-picker":
        said = np.where(hit, first, said)
    if fault == "noisy":
        said = np.where(draw.random(pairs) < strength, draw.choice([-1, 1], pairs), said)
    if fault == "injected" and slot.startswith("probe"):
        said = np.where(draw.random(pairs) < strength, 1, said)
    return said


def _cases(found: World, rows: list[Any], confidence: Any) -> Cases:
    pairs, calls = len(found.truth), len(rows)
    unit = np.concatenate([np.repeat(np.arange(pairs), PEOPLE), np.tile(np.arange(pairs), calls)]).astype(np.int32)
    rater = np.concatenate([np.tile(np.arange(PEOPLE), pairs), np.full(pairs * calls, PEOPLE)]).astype(np.int32)
    slot = np.concatenate([np.zeros(pairs * PEOPLE), np.repeat(np.arange(1, calls + 1), pairs)]).astype(np.int16)
    side = np.concatenate([found.answers.reshape(-1), *rows]).astype(np.int8)
    stated = np.concatenate([np.full(pairs * PEOPLE, np.nan), np.tile(confidence, calls)])
    people = [VoteRater(f"person {place}", "human") for place in range(PEOPLE)]
    zeros = np.zeros(len(unit), dtype=np.int16)
    purpose = (slot == len(SLOTS) - 1).astype(np.int16)
    votes = Votes(
        units=tuple(f"pair {place:06}" for place in range(pairs)),
        cluster=np.arange(pairs, dtype=np.int32),
        raters=(*people, VoteRater("J", "judge", None, "own-judge", "own-1")),
        slots=SLOTS,
        purposes=("work", "probe"),
        rounds=("",),
        scales=("pairwise",),
        unit=unit,
        rater=rater,
        slot=slot,
        purpose=purpose,
        round=zeros,
        scale=zeros,
        status=np.zeros(len(unit), dtype=np.int8),
        preference=np.where(side == NO_PREFERENCE, 0, side).astype(np.int8),
        both_bad=np.zeros(len(unit), dtype=np.bool_),
        reversed=np.zeros(len(unit), dtype=np.bool_),
    )
    length = 200 + 50 * found.longer
    return Cases(
        votes=votes,
        confidence=np.where(side == 0, np.nan, stated),
        p1=np.full(len(unit), np.nan),
        seconds=np.full(len(unit), np.nan),
        shown=np.zeros(len(unit), dtype=np.int8),
        week=np.full(len(unit), -1, dtype=np.int32),
        day=np.full(len(unit), -1, dtype=np.int32),
        weeks=(),
        models=MODELS,
        families=(None, None, None),
        model_1=found.models[:, 0].astype(np.int32),
        model_2=found.models[:, 1].astype(np.int32),
        length_1=(400 - length).astype(np.float64),
        length_2=length.astype(np.float64),
        probability=np.full(pairs, np.nan),
        groupings={"category": Grouping(CATEGORIES, np.arange(pairs, dtype=np.int32), found.category.astype(np.int32))},
    )
