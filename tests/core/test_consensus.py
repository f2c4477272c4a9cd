"""What consensus promises: both responses are treated alike, both bad is never averaged, and nothing is guessed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearmiss.agreement.verdicts import (
    BOTH_BAD,
    INCONSISTENT,
    SIDE,
    TIE,
    TIE_AND_SIDE,
    majorities,
    over_orders,
)
from nearmiss.consensus import (
    RULES,
    Consensus,
    helpsteer2,
    judge_pair,
    justification,
    majority,
    mean_of,
    round_half_away,
)

answer = st.one_of(st.none(), st.integers(-3, 3))
answers = st.lists(answer, max_size=7)


def negated(given: list[int | None]) -> list[int | None]:
    return [None if value is None else -value for value in given]


def value_of(result: Consensus) -> tuple[int | None, bool, bool]:
    return result.value, result.both_bad, result.decided


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@given(given=answers)
def test_negating_all_answers_negates_the_result(rule, given: list[int | None]) -> None:
    """No rule favours the response that is stored first."""
    result, other = rule(given), rule(negated(given))
    assert other.value == (None if result.value is None else -result.value)
    assert (other.both_bad, other.decided, other.why) == (result.both_bad, result.decided, result.why)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@given(given=answers, order=st.randoms())
def test_the_order_of_the_answers_is_nothing(rule, given: list[int | None], order) -> None:
    shuffled = list(given)
    order.shuffle(shuffled)
    assert rule(shuffled) == rule(given)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@given(same=answer, times=st.integers(3, 7))
def test_one_voice_is_the_consensus(rule, same: int | None, times: int) -> None:
    result = rule([same] * times)
    assert value_of(result) == (same, same is None, True)
    assert result.n == times


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_no_answers_no_consensus(rule) -> None:
    assert value_of(rule([])) == (None, False, False)
    assert rule([]).why == "nobody answered"


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ([-3, -1, 2], -2),  # two for response 1, with a median of 2
        ([-1, -2, 3], -2),  # a median of 1.5 goes away from zero
        ([1, 2, -3], 2),
        ([-3, -3, -1, 2, 0], -3),
        ([0, 0, 3], 0),
        ([1, 1, 0, -1, None], 1),  # most, though not more than half
    ],
)
def test_majority_takes_the_side_first_and_then_its_median(given: list[int | None], value: int) -> None:
    """Three of one side outvote one strong answer of the other."""
    assert value_of(majority(given)) == (value, False, True)


@pytest.mark.parametrize("given", [[-1, 1], [-3, 3, 0], [None, 2], [1, 1, -2, -2, 0], [None, None, 0, 0]])
def test_no_majority_is_a_tie_by_rule(given: list[int | None]) -> None:
    """And says so, so that it can be counted apart from a tie that people gave."""
    result = majority(given)
    assert value_of(result) == (0, False, False)
    assert result.why == "no majority: a tie by rule"
    assert majority([0, 0, 1]).decided


def test_both_bad_is_a_side_of_its_own() -> None:
    assert value_of(majority([None, None, 3])) == (None, True, True)
    assert majority([None, None, 3]).side is None


@given(given=answers)
def test_both_bad_is_never_averaged(given: list[int | None]) -> None:
    """A mean is the mean of the valid answers alone, or none."""
    valid = [value for value in given if value is not None]
    result = mean_of(given)
    if result.exact is None:
        assert len(valid) < len(given) - len(valid) or not given
    else:
        assert result.exact == pytest.approx(sum(valid) / len(valid))


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ([1, 2, 3], 2),
        ([-3, 1, 2, 2], 2),
        ([3, 3, -1], None),  # the only trio spreads over 4
        ([-3, -2, 2, 3], None),
        ([1, 1, 1, -3, -3], 1),
        ([-1, 1, 1, 3, 3], 2),  # five trios with a spread of 2, their mean is 5/3
        ([-3, -3, -1, -1, 1], -2),
        ([None, 1, 2, 2], 2),
        ([None, None, None, None, 1, 2, 2], 2),
    ],
)
def test_helpsteer2_takes_the_three_closest(given: list[int | None], value: int | None) -> None:
    assert helpsteer2(given).value == value
    assert helpsteer2(given).rule == "helpsteer2"


@given(given=st.lists(st.integers(-3, 3), min_size=3, max_size=7))
def test_helpsteer2_is_the_mean_over_all_closest_trios_of_people(given: list[int]) -> None:
    """The count over values equals the plain definition over people."""
    trios = list(combinations(given, 3))
    spread = min(max(trio) - min(trio) for trio in trios)
    closest = [sum(trio) / 3 for trio in trios if max(trio) - min(trio) == spread]
    result = helpsteer2(given)
    assert result.decided == (spread <= 2)
    if result.decided:
        assert result.exact == pytest.approx(sum(closest) / len(closest))


def test_two_hundred_answers_are_no_burden() -> None:
    """Trios are counted, not listed."""
    assert helpsteer2([-3, -2, -1, 1, 2, 3] * 40 + [3]).value in {-1, 0, 1}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([1, 2], (2, False, True)),
        ([-1, -2, None], (-2, False, True)),
        ([1, 3, None, None], (2, False, True)),
        ([-1, 3], (None, False, False)),  # more than 2 apart
        ([2], (None, False, False)),
        ([2, None], (None, False, False)),
        ([2, None, None], (None, True, True)),
        ([1, 2, None, None, None], (None, True, True)),
    ],
)
def test_fewer_than_three_valid_answers(given: list[int | None], expected: tuple[int | None, bool, bool]) -> None:
    """By a rule with a name of its own, which the export can print."""
    result = helpsteer2(given)
    assert (value_of(result), result.rule) == (expected, "helpsteer2, two valid")


@pytest.mark.parametrize(("number", "whole"), [(0, 0), (1, 1), (-2, -2)])
def test_whole_numbers_stay(number: int, whole: int) -> None:
    assert round_half_away(number) == whole


@pytest.mark.parametrize(
    ("orders", "state", "side", "value"),
    [
        ([-2, -1], "side", -1, -2),
        ([3, 3], "side", 1, 3),
        ([0, 0], "tie", 0, 0),
        ([0, 1], "tie and side", 1, 1),
        ([0, -3], "tie and side", -1, -2),
        ([-1, 3], "inconsistent", None, None),
        ([None, None], "both bad", None, None),
        ([None, 1], "inconsistent", None, None),
        ([2], "side", 1, 2),
        ([0, 0, 1], "tie and side", 1, 1),
    ],
)
def test_a_judge_in_two_orders(orders: list[int | None], state: str, side: int | None, value: int | None) -> None:
    """The sign of the mean; opposite sides are inconsistent, which is no tie."""
    found = judge_pair(orders)
    assert (found.state, found.side, found.value) == (state, side, value)


@dataclass(frozen=True)
class Reason:
    preference: int | None
    hash: str


def test_the_justification_is_on_the_consensus_side_and_nearest() -> None:
    """In strength first, then by hash; of nobody where nobody is on that side."""
    labels = [Reason(-3, "a"), Reason(1, "d"), Reason(3, "b"), Reason(3, "a"), Reason(None, "c"), Reason(0, "e")]
    two, three = majority([2, 2]), majority([3, 3])
    assert justification(labels, three) == Reason(3, "a")
    assert justification(labels, two) == Reason(3, "a")
    assert justification([*labels, Reason(2, "z")], two) == Reason(2, "z")
    assert justification(labels, majority([None])) == Reason(None, "c")
    assert justification(labels, majority([0])) == Reason(0, "e")
    assert justification(labels[:1], three) is None
    assert justification(labels, helpsteer2([3, -3, 0])) is None


# The same rules on arrays


@given(units=st.lists(answers, min_size=1, max_size=12))
def test_majorities_of_many_units_are_those_of_each(units: list[list[int | None]]) -> None:
    """Agreement and export never disagree about what the majority is."""
    columns = [*range(-3, 4), None]
    vectors = np.array([[values.count(column) for column in columns] for values in units])
    found, by_rule = majorities(vectors, 3)
    for place, values in enumerate(units):
        single = majority(values)
        assert found[place] == (-1 if not values else 7 if single.both_bad else single.value + 3)
        assert by_rule[place] == (bool(values) and not single.decided)


STATES = {
    "side": SIDE,
    "tie": TIE,
    "tie and side": TIE_AND_SIDE,
    "inconsistent": INCONSISTENT,
    "both bad": BOTH_BAD,
}


@given(units=st.lists(st.lists(answer, min_size=1, max_size=3), min_size=1, max_size=12))
def test_verdicts_over_orders_are_those_of_each(units: list[list[int | None]]) -> None:
    rows = [(unit, order, value) for unit, given in enumerate(units) for order, value in enumerate(given)]
    unit, order = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    preference = np.array([-128 if row[2] is None else row[2] for row in rows], dtype=np.int8)
    bad = np.array([row[2] is None for row in rows], dtype=np.bool_)
    found = over_orders(unit, order, preference, bad, np.zeros(len(rows), np.int8), len(units), 3)
    for place, answers_to_it in enumerate(units):
        single = judge_pair(answers_to_it)
        assert found.state[place] == STATES[single.state]
        assert found.preference[place] == (single.value or 0)
