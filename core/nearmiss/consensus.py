"""Which one answer several answers make: the majority, the mean, HelpSteer2's rule, and a judge's verdict on a pair.

Answers are signed preferences, negative for response 1; None stands for "both bad". Every rule treats the two
responses alike: negating all answers negates the result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement
from math import comb
from typing import Protocol, TypeVar

Answer = int | None
MOST_SPREAD = 2
"""HelpSteer2's rule drops a pair whose three closest answers lie further apart."""

NOBODY = "nobody answered"
NO_MAJORITY = "no majority: a tie by rule"
TOO_FAR_APART = "the closest answers lie more than 2 apart"
TOO_FEW_VALID = "fewer than two valid answers"


@dataclass(frozen=True, slots=True)
class Consensus:
    """The one answer that a rule makes.

    `value` is the signed preference, None where both are bad or the rule gives no answer; `side` is its sign.
    `decided` False: the answers did not decide it, and `why` says so in words (a tie by rule still has the value 0).
    `n` counts the answers that the rule was given. `exact` is the value before rounding, where it was rounded.
    """

    value: int | None
    side: int | None
    both_bad: bool
    rule: str
    n: int
    decided: bool = True
    why: str | None = None
    exact: float | None = None


def round_half_away(number: Fraction | int) -> int:
    """The nearest whole number; halves go away from zero, so that −x rounds to minus what x rounds to."""
    number = Fraction(number)
    whole = (2 * abs(number.numerator) + number.denominator) // (2 * number.denominator)
    return whole if number >= 0 else -whole


def sign(number: Fraction | int) -> int:
    """−1, 0 or 1."""
    return (number > 0) - (number < 0)


def majority(answers: Sequence[Answer]) -> Consensus:
    """The side that most answers take (response 1, response 2, tie, both bad), with the median strength among them.

    Most means more than any other side. Where no side has most: a tie by rule, marked. The median of an even
    number of strengths may be a half; it goes away from zero. Source: CONTRACT 5.
    """
    if not answers:
        return _nothing("majority", 0, NOBODY)
    votes = Counter(None if answer is None else sign(answer) for answer in answers)
    most = max(votes.values())
    winners = [side for side, count in votes.items() if count == most]
    if len(winners) > 1:
        return Consensus(0, 0, False, "majority", len(answers), False, NO_MAJORITY)
    side = winners[0]
    if side is None:
        return Consensus(None, None, True, "majority", len(answers))
    return _rounded(_median([answer for answer in _valid(answers) if sign(answer) == side]), "majority", len(answers))


def mean_of(answers: Sequence[Answer]) -> Consensus:
    """The mean of the valid answers, halves away from zero. Both bad is never averaged: it wins where it outnumbers."""
    valid = _valid(answers)
    if len(valid) < len(answers) - len(valid):
        return Consensus(None, None, True, "mean", len(answers))
    if not valid:
        return _nothing("mean", 0, NOBODY)
    return _rounded(Fraction(sum(valid), len(valid)), "mean", len(answers))


def helpsteer2(answers: Sequence[Answer]) -> Consensus:
    """HelpSteer2's rule: the mean of the three answers that lie closest together, halves away from zero.

    Where several trios of answers lie equally close, the mean over all of them, so that no order of the answers and
    no direction of the scale is favoured. Dropped where the closest trio spreads over more than 2. Both bad (−100
    outside) is never averaged. Fewer than three valid answers: the rule `helpsteer2, two valid`, which takes the
    mean of two answers at most 2 apart, gives both bad where that outnumbers the valid ones, and else nothing.
    Source: Wang et al. (2024), HelpSteer2-Preference, arXiv 2410.01257; ties and small numbers: CONTRACT 5.
    """
    valid = _valid(answers)
    if len(valid) < 3:
        return _two_valid(valid, len(answers))
    spread, mean = _closest_trios(valid)
    if spread > MOST_SPREAD:
        return _nothing("helpsteer2", len(answers), TOO_FAR_APART)
    return _rounded(mean, "helpsteer2", len(answers))


def _two_valid(valid: list[int], n: int) -> Consensus:
    rule = "helpsteer2, two valid"
    if len(valid) < n - len(valid):
        return Consensus(None, None, True, rule, n)
    if len(valid) < 2:
        return _nothing(rule, n, TOO_FEW_VALID if n else NOBODY)
    if max(valid) - min(valid) > MOST_SPREAD:
        return _nothing(rule, n, TOO_FAR_APART)
    return _rounded(Fraction(sum(valid), 2), rule, n)


def _closest_trios(valid: list[int]) -> tuple[int, Fraction]:
    """The smallest spread of three answers, and the mean of the means of all trios with that spread.

    Trios of people are counted through the values they gave: (1, 3, 3) stands for as many trios as there are ways
    to pick one answer of 1 and two of 3.
    """
    given = Counter(valid)
    ways = {trio: _ways(trio, given) for trio in combinations_with_replacement(sorted(given), 3)}
    spread = min(trio[2] - trio[0] for trio, count in ways.items() if count)
    closest = {trio: count for trio, count in ways.items() if trio[2] - trio[0] == spread}
    total = sum(sum(trio) * count for trio, count in closest.items())
    return spread, Fraction(total, 3 * sum(closest.values()))


def _ways(trio: tuple[int, ...], given: Counter[int]) -> int:
    ways = 1
    for value, times in Counter(trio).items():
        ways *= comb(given[value], times)
    return ways


def _valid(answers: Iterable[Answer]) -> list[int]:
    return [answer for answer in answers if answer is not None]


def _median(values: list[int]) -> Fraction:
    ordered = sorted(values)
    return Fraction(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2], 2)


def _rounded(exact: Fraction, rule: str, n: int) -> Consensus:
    value = round_half_away(exact)
    return Consensus(value, sign(value), False, rule, n, exact=float(exact))


def _nothing(rule: str, n: int, why: str) -> Consensus:
    return Consensus(None, None, False, rule, n, False, why)


RULES = {"majority": majority, "mean": mean_of, "helpsteer2": helpsteer2}
"""The rules by the names that exports and commands know them by."""


@dataclass(frozen=True, slots=True)
class PairVerdict:
    """What a judge says of a pair after seeing it in several orders.

    `state`: "side", "tie", "both bad", "tie and side" (a tie in one order and a side in another, which is then the
    side), or "inconsistent" (opposite sides, or both bad in one order only), which names no side.
    """

    side: int | None
    value: int | None
    state: str


def judge_pair(preferences: Sequence[Answer]) -> PairVerdict:
    """The sign of the mean signed preference over the orders; one preference an order, at least one. CONTRACT 5.

    `value` is the mean itself, halves away from zero.
    """
    valid = _valid(preferences)
    if not valid:
        return PairVerdict(None, None, "both bad")
    sides = {sign(preference) for preference in valid}
    if len(valid) < len(preferences) or {-1, 1} <= sides:
        return PairVerdict(None, None, "inconsistent")
    mean = Fraction(sum(valid), len(valid))
    state = "tie" if sides == {0} else "side" if 0 not in sides else "tie and side"
    return PairVerdict(sign(mean), _keeping_side(mean), state)


def _keeping_side(mean: Fraction) -> int:
    """Rounded, but never down to a tie: of three orders, one may be a side and two a tie."""
    return round_half_away(mean) or sign(mean)


class Justified(Protocol):
    """A label with a justification, as far as `justification` looks at it; None stands for both bad."""

    @property
    def preference(self) -> int | None: ...
    @property
    def hash(self) -> str: ...


Label = TypeVar("Label", bound=Justified)


def justification(labels: Iterable[Label], consensus: Consensus) -> Label | None:
    """The label whose justification speaks for the consensus: on its side, nearest in strength, then lowest hash.

    Pass the labels that have a justification. None where none of them is on the consensus side. CONTRACT 5.
    """
    return min(
        (label for label in labels if _on_side(label.preference, consensus)),
        key=lambda label: (abs((label.preference or 0) - (consensus.value or 0)), label.hash),
        default=None,
    )


def _on_side(preference: int | None, consensus: Consensus) -> bool:
    if preference is None:
        return consensus.both_bad
    return sign(preference) == consensus.side
