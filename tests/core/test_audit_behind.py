"""Behind each number lie pairs that can be looked at: the right ones, the widest apart first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.planted_judges import PEOPLE, planted
from core.votes_tables import Row, votes_from
from nearmiss.agreement import agreement
from nearmiss.agreement.who_with_whom import who_with_whom
from nearmiss.audit import audit
from nearmiss.audit.behind import answers_to, behind_all, behind_group, behind_probe, behind_two
from nearmiss.cases import bare
from nearmiss.votes import VoteRater

ANA, BEN, JUDGE = VoteRater("ana", "human"), VoteRater("ben", "human"), VoteRater("judge", "judge")
SIDES = st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3)), min_size=1, max_size=12)


@given(SIDES)
def test_two_raters_are_as_far_apart_as_their_preferences(sides: list[tuple[int, int]]) -> None:
    """Every pair that both answered, none else, by falling distance; the order of the two does not matter."""
    rows = [Row(f"u{n}", "ana", one) for n, (one, _) in enumerate(sides)]
    rows += [Row(f"u{n}", "ben", two) for n, (_, two) in enumerate(sides)]
    votes = votes_from([*rows, Row("alone", "ana", 1)], [ANA, BEN])
    found, turned = behind_two(votes, 0, 1), behind_two(votes, 1, 0)
    assert found.gap.tolist() == sorted((abs(one - two) for one, two in sides), reverse=True)
    assert {votes.units[unit] for unit in found.units} == {f"u{n}" for n in range(len(sides))}
    assert found.units.tolist() == turned.units.tolist()


def test_what_was_said_is_told_as_it_was_said() -> None:
    """Signed preferences, both bad, unreadable and refused; people first, each slot of a judge for itself."""
    rows = [
        Row("u", "ben", -2), Row("u", "ana", None, both_bad=True), Row("u", "judge", 1, slot="12"),
        Row("u", "judge", None, slot="21", status="unreadable"), Row("v", "ana", 3),
    ]  # fmt: skip
    votes = votes_from(rows, [JUDGE, BEN, ANA])
    said = [(one.rater, one.slot, one.preference, one.state) for one in answers_to(votes, 0)]
    assert said == [
        ("ana", "main", None, "both bad"),
        ("ben", "main", -2, "given"),
        ("judge", "12", 1, "given"),
        ("judge", "21", None, "unreadable"),
    ]
    assert [one.rater for one in answers_to(votes, 0, [2])] == ["ana"]


@pytest.mark.parametrize(
    ("fault", "probe"),
    [("first-picker", "position"), ("middler", "ties"), ("length-lover", "verbosity"), ("noisy", "repeats"),
     ("injected", "injection")],
)  # fmt: skip
def test_a_probe_leads_to_more_pairs_where_its_fault_is(fault: str, probe: str) -> None:
    """The judge with the fault has many more such pairs than the clean one, and each shows what is looked for."""
    faulty, clean = planted(fault, 300, 1), planted(None, 300, 1)
    judge = next(code for code, rater in enumerate(faulty.votes.raters) if rater.kind == "judge")
    found = behind_probe(faulty, judge, probe)
    assert len(found) > 1.5 * len(behind_probe(clean, judge, probe))
    assert (np.diff(found.gap) <= 0).all() or probe == "ties"
    if probe == "position":
        assert len(found) == round((1 - audit(faulty, "J").core.position.consistency.value) * 300)  # type: ignore[operator]
        for unit in found.units[:20].tolist():
            own = {one.slot: one.preference for one in answers_to(faulty.votes, unit, [judge])}
            assert own["12"] != own["21"]


def test_a_category_holds_its_own_pairs_only() -> None:
    """As many as the report says that the judge and people answered there."""
    cases = planted(None, 200, 2)
    judge = next(code for code, rater in enumerate(cases.votes.raters) if rater.kind == "judge")
    name, core = audit(cases, cases.votes.raters[judge].name).by_category[0]
    assert len(behind_group(cases, "category", name, judge)) == core.agreement.against.n
    assert len(behind_all(cases, judge)) == 200


def test_without_a_judge_the_distance_is_that_of_people() -> None:
    rows = [Row("u", "ana", -1), Row("u", "ben", 3), Row("v", "ana", 2), Row("v", "ben", 2)]
    assert behind_all(bare(votes_from(rows, [ANA, BEN])), None).gap.tolist() == [4.0, 0.0]


# ------------------------------------------------------------------------------------------- who with whom


def test_people_agree_as_the_report_says() -> None:
    """The same kappas as in the agreement of every two people; the judge's stand beside them."""
    votes = planted(None, 120, 3).votes
    report, judge = agreement(votes), next(c for c, rater in enumerate(votes.raters) if rater.kind == "judge")
    known = {frozenset((pair.a, pair.b)): pair.cohen_kappa.quadratic for pair in report.pairs}
    found = who_with_whom(votes, [judge])
    names = [votes.raters[code].name for code in found.raters]
    pairs = [(names[found.pairs.a[n]], names[found.pairs.b[n]], found.kappa(n)) for n in range(len(found))]
    of_people = {frozenset((a, b)): kappa for a, b, kappa in pairs if votes.raters[judge].name not in (a, b)}
    assert of_people == known
    assert len(pairs) - len(of_people) == PEOPLE


def test_those_who_agree_least_come_first_and_judges_last() -> None:
    """One who answers against all others is first of the people, whatever the name."""
    rows = []
    for number in range(12):
        side = 1 if number % 2 else -1
        rows += [Row(f"u{number}", name, -side if name == "zoe" else side) for name in ("ana", "ben", "zoe")]
        rows.append(Row(f"u{number}", "judge", side))
    votes = votes_from(rows, [ANA, BEN, VoteRater("zoe", "human"), JUDGE])
    found = who_with_whom(votes, [3])
    assert [votes.raters[found.raters[place]].name for place in found.least_agreeing(3)] == ["zoe", "ana", "judge"]


def test_positions_in_a_list_are_no_raters_here() -> None:
    rows = [Row(f"u{n}", name, 1 if n % 2 else -1) for n in range(6) for name in ("ana", "ben", "#3")]
    votes = votes_from(rows, [ANA, BEN, VoteRater("#3", "human", anonymous=True)])
    found = who_with_whom(votes)
    assert found.anonymous == 1 and len(found) == 1


def test_nobody_agrees_with_nobody() -> None:
    """An empty table has no pairs and no places."""
    found = who_with_whom(votes_from([], [ANA]))
    assert len(found) == 0 and found.least_agreeing(12).tolist() == []
