"""The arithmetic of verdicts (CONTRACT 4): who keeps which constraint, the gap, and what a near miss is."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearmiss.model import VERDICTS, Answer, Constraint, Judgement, Verdict
from nearmiss.records import RecordLabel
from nearmiss.verdicts import (
    Said,
    Table,
    decided_on_both,
    gap,
    is_near_miss,
    missed,
    most,
    of_people_and_checks,
    one_each,
    together,
    with_dependencies,
)

WORDS: dict[str, Verdict] = {"+": "met", "-": "missed", "?": "unclear", "/": "n/a"}
IDS = ("c1", "c2", "c3")
verdicts = st.sampled_from(VERDICTS)
tables = st.dictionaries(st.sampled_from(IDS), st.dictionaries(st.sampled_from("ab"), verdicts, min_size=1))


def table(a: str, b: str) -> Table:
    """Verdicts on `a` and `b`, a sign for each constraint; a dot: none."""
    signs = {"a": a, "b": b}
    return {c: {r: WORDS[said[i]] for r, said in signs.items() if said[i] != "."} for i, c in enumerate(IDS[: len(a)])}


def label(rater: str, subject: str, said: dict[str, dict[str, Verdict]], **rest: Any) -> RecordLabel:
    """A label of one response, or of two."""
    judged = {c: {r: Judgement(v) for r, v in by.items()} for c, by in said.items()}
    ill = rest.pop("ill_posed", ())
    return RecordLabel(rater, tuple(subject), Answer(verdicts=judged, ill_posed=ill), **rest)


# Several raters


@pytest.mark.parametrize(
    ("given_", "together_"),
    [("+", "+"), ("++-", "+"), ("+-", "?"), ("+-?", "?"), ("//+", "/"), ("+?-/", "?"), ("--?", "-")],
)
def test_the_majority_says_and_no_majority_is_unclear(given_: str, together_: str) -> None:
    assert most(WORDS[sign] for sign in given_) == WORDS[together_]
    raters = [Said({("c1", "a"): WORDS[sign]}) for sign in given_]
    assert together(raters) == {"c1": {"a": WORDS[together_]}}


@given(st.lists(st.dictionaries(st.tuples(st.sampled_from(IDS), st.sampled_from("ab")), verdicts)), st.randoms())
def test_who_is_asked_first_does_not_matter(said: list[dict[tuple[str, str], Verdict]], random: Any) -> None:
    raters = [Said(given_) for given_ in said]
    shuffled = random.sample(raters, len(raters))
    assert together(shuffled) == together(raters)


def test_a_constraint_that_most_call_ill_posed_does_not_count() -> None:
    """Of those who judged it, whatever they said of the responses; half is not most."""
    said = {("c1", "a"): WORDS["+"], ("c2", "a"): WORDS["+"]}
    raters = [Said(dict(said), {"c1", "c2"}), Said(dict(said), {"c1"}), Said({("c2", "a"): "met"}), Said({}, {"c1"})]
    assert together(raters) == {"c1": {"a": "n/a"}, "c2": {"a": "met"}}


def test_each_rater_says_one_thing_of_a_response() -> None:
    """The last round, and there what was said with both in view; labels of other pairs are about those."""
    labels = [
        label("ana", "ab", {"c1": {"a": "met"}}, round="2"),
        label("ana", "ab", {"c1": {"a": "missed"}}, round="1"),
        label("ben", "a", {"c1": {"a": "unclear"}, "c2": {"a": "met"}}),
        label("ben", "ba", {"c1": {"a": "missed"}}),
        label("cleo", "ac", {"c1": {"a": "n/a"}}),
        label("dan", "b", {"c1": {"b": "met"}}, ill_posed=("c2",)),
    ]
    ana = Said({("c1", "a"): "met"})
    ben = Said({("c1", "a"): "missed", ("c2", "a"): "met"})
    dan = Said({("c1", "b"): "met"}, {"c2"})
    found = one_each(labels, ("a", "b"))
    assert len(found) == 3
    assert all(said in found for said in (ana, ben, dan))


# People and checks


@pytest.mark.parametrize(
    ("person", "check", "human", "by_check", "both"),
    [
        ("+", "-", "+", "-", "?"),
        ("-", "+", "-", "+", "?"),
        ("+", "+", "+", "+", "+"),
        ("+", ".", "+", "+", "+"),
        (".", "-", "-", "-", "-"),
        ("+", "?", "+", "+", "+"),
        ("?", "+", "?", "+", "?"),
        ("/", "-", "/", "-", "?"),
    ],
)
def test_a_person_and_a_check(person: str, check: str, human: str, by_check: str, both: str) -> None:
    """Whose verdict counts where they differ; where one says nothing the other's stands."""
    people, checks = table(person, "."), table(check, ".")
    whose: tuple[Literal["human", "check", "both-agree"], ...] = ("human", "check", "both-agree")
    found = [of_people_and_checks(people, checks, name)["c1"]["a"] for name in whose]
    assert found == [WORDS[human], WORDS[by_check], WORDS[both]]


@given(tables)
def test_without_checks_people_say_all(people: Table) -> None:
    for whose in ("human", "check", "both-agree"):
        found = of_people_and_checks(people, {}, whose)  # type: ignore[arg-type]
        assert found == people
        assert of_people_and_checks({}, people, whose) == people  # type: ignore[arg-type]


# Dependencies


def constraints(*depends: tuple[str, ...]) -> list[Constraint]:
    """c1, c2 … that depend on these."""
    return [Constraint(f"c{i}", "text", depends_on=on) for i, on in enumerate(depends, start=1)]


@pytest.mark.parametrize(
    ("depends", "said", "follows"),
    [
        ([(), ("c1",)], "-+", "--"),
        ([(), ("c1",)], "-.", "--"),
        ([(), ("c1",)], "-?", "--"),
        ([(), ("c1",)], "-/", "-/"),
        ([(), ("c1",)], "?+", "?+"),
        ([(), ("c1",)], "++", "++"),
        ([("c2",), ("c3",), ()], "++-", "---"),
        ([("c2",), ("c1",)], "-+", "--"),
        ([("elsewhere",)], "+", "+"),
    ],
)
def test_what_depends_on_a_missed_constraint_is_missed(depends: list[tuple[str, ...]], said: str, follows: str) -> None:
    """Whatever was said of it, also nothing; but what does not apply does not apply. In chains and circles too."""
    listed = constraints(*depends)
    found = with_dependencies(table(said, "." * len(said)), listed, ("a", "b"))
    assert {c: by.get("a") for c, by in found.items()} == {
        c.id: WORDS.get(s) for c, s in zip(listed, follows, strict=True)
    }
    assert all("b" not in by for by in found.values())


@given(tables, st.lists(st.lists(st.sampled_from(IDS), max_size=2).map(tuple), min_size=3, max_size=3))
def test_following_dependencies_twice_adds_nothing(said: Table, depends: list[tuple[str, ...]]) -> None:
    """And never makes anything met."""
    listed = constraints(*depends)
    once = with_dependencies(said, listed, ("a", "b"))
    assert with_dependencies(once, listed, ("a", "b")) == once
    for constraint, by in once.items():
        for response, verdict in by.items():
            assert verdict == said.get(constraint, {}).get(response) or verdict == "missed"


# Gap and near miss


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("+++", "+--", 2),
        ("+--", "+++", -2),
        ("+/+", "+-+", 0),
        ("+?-", "-+-", 1),
        ("+..", "-++", 1),
        ("///", "+++", None),
        ("", "", None),
    ],
)
def test_the_gap_counts_what_is_decided_on_both_sides(a: str, b: str, expected: int | None) -> None:
    assert gap(table(a, b), "a", "b") == expected


@given(tables)
def test_the_gap_seen_from_the_other_side_is_its_negative(said: Table) -> None:
    one, other = gap(said, "a", "b"), gap(said, "b", "a")
    assert one == (None if other is None else -other)


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("+++", "++-", True),
        ("+++", "+--", True),
        ("+++", "---", False),
        ("+++", "+++", False),
        ("-++", "+--", False),
        ("+/?", "-+-", True),
        ("-.+", "..-", False),
        ("..+", "--+", False),
        ("///", "---", False),
    ],
)
def test_a_near_miss(a: str, b: str, near: bool) -> None:
    """The preferred meets all that is decided, the other misses one or two."""
    assert is_near_miss(table(a, b), "a", "b") is near


def test_where_the_lineage_is_known_an_added_constraint_must_be_missed() -> None:
    said = table("+++", "+-+")
    assert is_near_miss(said, "a", "b", {"c1": None, "c2": 1, "c3": None})
    assert not is_near_miss(said, "a", "b", {"c1": 1, "c2": None, "c3": 2})


@given(tables)
def test_a_near_miss_has_a_gap_of_one_or_two(said: Table) -> None:
    """And is one from one side only."""
    if is_near_miss(said, "a", "b"):
        assert gap(said, "a", "b") in (1, 2)
        assert not is_near_miss(said, "b", "a")


def test_unclear_counts_as_not_kept() -> None:
    assert missed(table("+-?", "/.+"), "a") == ["c2", "c3"]
    assert missed(table("+-?", "/.+"), "b") == []
    assert decided_on_both(table("+-?", "-+-"), "a", "b") == ["c1", "c2"]
