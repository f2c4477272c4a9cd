"""Numbers over verdicts are those of their sources: worked out by hand here, and held together by laws."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearmiss.metrics import cello, pairs, rates
from nearmiss.metrics.breakdown import breakdown, pair_figures
from nearmiss.metrics.kept import Judged, Ruling
from nearmiss.metrics.pairs import JudgedPair
from nearmiss.metrics.report import document, pairs_document
from nearmiss.model import VERDICTS, Verdict
from nearmiss.statistics import Estimate

WORDS: dict[str, Verdict] = {"+": "met", "-": "missed", "?": "unclear", "/": "n/a"}


def judged(signs: str, number: int = 0, loose: str = "", **rest: Any) -> Judged:
    """A response whose constraints have these verdicts."""
    rulings = tuple(Ruling(WORDS[a], WORDS[b]) for a, b in zip(signs, loose or signs, strict=True))
    return Judged(f"r{number}", rest.pop("prompt", f"p{number}"), rest.pop("cluster", number), rulings, **rest)


def several(*signs: str, **rest: Any) -> list[Judged]:
    return [judged(item, number, **rest) for number, item in enumerate(signs)]


def value(found: Estimate) -> tuple[float | None, int]:
    return (None if found.value is None else round(found.value, 6), found.n)


def test_ifeval_counts_constraints_and_whole_responses_strict_and_loose() -> None:
    """Zhou et al. 2023, section 3: instruction-level and prompt-level accuracy."""
    items = [judged("+-", 0, "++"), judged("++", 1), judged("-", 2)]
    assert value(rates.constraint_level(items)) == (0.6, 5) and value(rates.constraint_level(items, True)) == (0.8, 5)
    assert value(rates.prompt_level(items)) == (round(1 / 3, 6), 3)
    assert value(rates.prompt_level(items, True)) == (round(2 / 3, 6), 3)


def test_na_leaves_the_count_and_unclear_is_not_met() -> None:
    """CONTRACT 4. A response of which nothing counts is no response."""
    items = several("+/", "?+", "//")
    assert value(rates.constraint_level(items)) == (round(2 / 3, 6), 3)
    assert value(rates.prompt_level(items)) == (0.5, 2)
    assert value(rates.fraction_met(items)) == (0.75, 2)


def test_pooled_and_averaged_shares_are_two_numbers() -> None:
    """InFoBench pools all questions (DRFR); FollowBench averages the share of each response (SSR)."""
    items = several("+---", "+")
    assert value(rates.drfr(items)) == (0.4, 5) and value(rates.fraction_met(items)) == (0.625, 2)
    assert rates.complexbench(items).value == rates.drfr(items).value


def test_weights_count_within_each_response() -> None:
    """StructFlowBench's WCSR: here 2 of 3 and 0 of 1; what is not applicable weighs nothing."""
    heavy = (Ruling("met", "met", weight=2), Ruling("missed", "missed"), Ruling("n/a", "n/a", weight=5))
    items = [Judged("r0", "p0", 0, heavy, "m"), judged("-", 1, model="n")]
    assert value(rates.weighted(items)) == (round(1 / 3, 6), 2)
    assert document(items)["weighted"]["value"] == rates.weighted(items).value
    assert "weighted" not in document([judged("+-", 1)])


def test_several_models_are_broken_down_each() -> None:
    """By category and tag too; of one model that would say all of it again."""
    rulings = (Ruling("met", "met", "length"),)
    items = [Judged(f"r{n}", "p", 0, rulings, model, tags={"task": "a"}) for n, model in enumerate("xy")]
    rows = document(items)["by_model"]
    assert [(row["model"], row["by_category"][0]["category"], row["by_tag"][0]["value"]) for row in rows] == [
        ("x", "length", "a"),
        ("y", "length", "a"),
    ]
    assert "by_category" not in document(items[:1])["by_model"][0]


def test_followbenchs_three_rates() -> None:
    """HSR and SSR by level; CSL counts levels in a row from the first: here 2, 0 and 1, and 0 where level 1 is not."""
    lineages = {0: ("+", "++", "++-"), 1: ("-", "++", "+++"), 2: ("+", "+-", "+++")}
    items = [
        judged(signs, cluster=cluster, level=level, model="m")
        for cluster, steps in lineages.items()
        for level, signs in enumerate(steps, start=1)
    ]
    assert [value(rates.hsr(items, level)) for level in (1, 2, 3)] == [(round(2 / 3, 6), 3)] * 3
    assert value(rates.ssr(items, 3)) == (round((2 / 3 + 2) / 3, 6), 3)
    assert value(rates.csl(items)) == (1.0, 3)
    late = judged("+", cluster=3, level=2, model="m")
    assert value(rates.csl([*items, late])) == (0.75, 4)
    assert value(rates.csl(several("+"))) == (None, 0)


def test_mmmt_ifs_rates() -> None:
    """PIF is the mean share; PIF-N-K the share of prompts of whose N responses at least K follow everything."""
    signs = {"p": ("++", "++", "+-", "--"), "q": ("+", "+", "+", "+"), "r": ("+", "+")}
    items = [judged(s, prompt=p, cluster=n, model="m") for n, (p, of) in enumerate(signs.items()) for s in of]
    assert value(rates.pif(items)) == (0.85, 10)
    assert [value(rates.pif_n_k(items, 4, k)) for k in (1, 2, 3, 4)] == [(1.0, 2), (1.0, 2), (0.5, 2), (0.5, 2)]
    assert value(rates.pif_n_k(items, 3, 1)) == (None, 0)
    turns = [judged("+", 0, turn=1), judged("+-", 1, turn=2), judged("--", 2, turn=2)]
    assert {turn: found.value for turn, found in rates.pif_by_turn(turns).items()} == {1: 1.0, 2: 0.25}


def test_rulers_rates_are_of_its_own_checks() -> None:
    def of(precise: Verdict, flexible: Verdict, number: int) -> Judged:
        rulings = (Ruling(precise, precise, check="ruler:PM"), Ruling(flexible, flexible, check="ruler:FM"))
        return Judged(f"r{number}", f"p{number}", number, (*rulings, Ruling("missed", "missed")))

    items = [of("met", "met", 0), of("missed", "met", 1), of("missed", "missed", 2), of("missed", "met", 3)]
    assert value(rates.precise_match(items)) == (0.25, 4) and value(rates.flexible_match(items)) == (0.75, 4)


def test_cellos_averages_are_its_own() -> None:
    """He et al. 2024: a task is the mean of its criteria, three structure files one task, each half counts the same."""
    names = (*cello.COMPLEX_INSTRUCTION, *cello.COMPLEX_INPUT[:3], *cello.STRUCTURE, *cello.COMPLEX_INPUT[4:])
    scores: dict[str, list[cello.Sample]] = {name: [(1.0, None, 0.5, None), (0.5, None, None, None)] for name in names}
    found = cello.averages(scores)
    assert found.criteria == (0.75, None, 0.5, None)
    assert found.average == found.complex_input == found.complex_instruction == 0.625
    scores["planning"] = [(0.0, 0.0, 0.0, 0.0)]
    assert cello.averages(scores).complex_instruction == pytest.approx(0.5)
    assert cello.averages({"Planning": scores["planning"]}).average is None


# pairs


def pair(preferred: str, other: str, number: int = 0, added: str = "", **rest: Any) -> JudgedPair:
    """A pair with these verdicts on its preferred and its other response; `added`: a + for each added constraint."""
    table = {
        f"c{i}": {r: WORDS[sign] for r, sign in (("a", a), ("b", b)) if sign != "."}
        for i, (a, b) in enumerate(zip(preferred, other, strict=True))
    }
    steps = {f"c{i}": 1 if sign == "+" else None for i, sign in enumerate(added)}
    return JudgedPair("a", "b", table, number, steps, **rest)


def test_what_makes_evolved_pairs_trustworthy() -> None:
    items = [
        pair("+++", "++-", 0, "..+", as_expected=True),  # a near miss as it should be
        pair("+++", "-++", 1, "..+", as_expected=True),  # misses what was not added
        pair("++-", "---", 2, "..+", as_expected=False),  # the preferred is not complete itself
        pair("+++", "+++", 3, "..+", as_expected=True),  # a false negative: nothing missed
    ]
    assert value(pairs.chosen_complete_rate(items)) == (0.75, 4)
    assert value(pairs.valid_near_miss_rate(items)) == (0.5, 4)
    assert value(pairs.near_miss_rate(items)) == (0.25, 4)
    assert value(pairs.near_miss_size(items)) == (1.25, 4)
    assert value(pairs.mean_gap(items)) == (1.0, 4)
    assert value(pairs.expected_agreement(items)) == (0.75, 4)


def test_what_is_not_decided_is_no_miss_and_no_completeness() -> None:
    assert value(pairs.chosen_complete_rate([pair("+?", "+-")])) == (0.0, 1)
    assert value(pairs.valid_near_miss_rate([pair("+", "?", 0, "+")])) == (0.0, 1)
    assert value(pairs.valid_near_miss_rate([pair("+", "-")])) == (None, 0)  # nothing is known to have been added
    assert value(pairs.near_miss_size([pair("+/", "./")])) == (None, 0)


def test_everything_that_is_said_has_its_interval_and_n_or_a_reason() -> None:
    for found in (
        document([]),
        document(several("+-", "++", level=1)),
        pairs_document([]),
        pairs_document([pair("+", "-")]),
    ):
        for estimate in estimates(found):
            assert {"value", "low", "high", "n"} <= estimate.keys()
            assert estimate["value"] is not None or estimate["why"]


def estimates(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value] if "value" in value and "n" in value else [e for item in value.values() for e in estimates(item)]
    return [e for item in value for e in estimates(item)] if isinstance(value, list) else []


def test_by_category_model_and_tag() -> None:
    rulings = (Ruling("met", "met", "length"), Ruling("missed", "missed", "style"))
    items = [
        Judged("r1", "p1", 1, rulings, "one", tags={"topic": "rivers", "id": 1}),
        Judged("r2", "p2", 2, rulings[:1], "two", tags={"topic": "bridges", "id": 2}),
    ]
    found = document(items)
    assert [(row["category"], row["strict"]["constraint"]["value"]) for row in found["by_category"]] == [
        ("length", 1.0),
        ("style", 0.0),
    ]
    assert [(row["model"], row["all_met"]["value"]) for row in found["by_model"]] == [("one", 0.0), ("two", 1.0)]
    assert [(row["tag"], row["value"]) for row in found["by_tag"]][2:] == [("topic", "bridges"), ("topic", "rivers")]


# laws

rulings = st.builds(lambda v, loose: Ruling(v, loose), st.sampled_from(VERDICTS), st.sampled_from(VERDICTS))
responses = st.lists(
    st.builds(
        lambda n, found, level: Judged(f"r{n}", f"p{n % 5}", n % 5, tuple(found), "m", level),
        st.integers(0, 50),
        st.lists(rulings, max_size=4),
        st.none() | st.integers(1, 3),
    ),
    max_size=8,
)


@given(responses, st.randoms())
def test_shares_lie_between_none_and_all_whatever_the_order(items: list[Judged], random: Any) -> None:
    shuffled = random.sample(items, len(items))
    for rate in (rates.constraint_level, rates.prompt_level, rates.fraction_met, rates.drfr, rates.pif):
        found = rate(items)
        assert value(rate(shuffled)) == value(found)
        if found.value is not None:
            assert 0 <= found.value <= 1
            assert found.low is None or found.high is None or found.low <= found.value + 1e-9 <= found.high + 2e-9


@given(responses)
def test_to_meet_all_is_harder_than_to_meet_some(items: list[Judged]) -> None:
    whole, share = rates.prompt_level(items), rates.fraction_met(items)
    assert whole.n == share.n
    assert whole.value is None or (share.value is not None and whole.value <= share.value + 1e-9)


@given(responses, st.integers(1, 4))
def test_pif_n_k_falls_with_k(items: list[Judged], n: int) -> None:
    found = [rates.pif_n_k(items, n, k).value for k in range(1, n + 1)]
    assert all(value is None for value in found) or found == sorted(found, reverse=True)  # type: ignore[type-var]


@given(responses)
def test_what_does_not_apply_changes_nothing(items: list[Judged]) -> None:
    """One more constraint that is not applicable, on each response that has any that counts: every number stays."""
    nothing = Ruling("n/a", "n/a")
    more = [item.only((*item.rulings, nothing)) if item.rulings else item for item in items]
    for rate in (rates.constraint_level, rates.prompt_level, rates.fraction_met, rates.drfr, rates.weighted, rates.csl):
        assert value(rate(more)) == value(rate(items))
    for loose in (False, True):
        assert value(rates.constraint_level(more, loose)) == value(rates.constraint_level(items, loose))


@given(responses)
def test_to_be_unclear_is_no_better_than_to_be_missed(items: list[Judged]) -> None:
    unclear = [item.only(tuple(Ruling("unclear", "unclear") if r.verdict == "missed" else r for r in item.rulings))
               for item in items]  # fmt: skip
    for rate in (rates.constraint_level, rates.prompt_level, rates.fraction_met):
        assert value(rate(unclear)) == value(rate(items))


@given(responses)
def test_levels_fully_kept_are_no_more_than_there_are(items: list[Judged]) -> None:
    """CSL counts levels from 1 on: it is 0 where no response of level 1 keeps everything."""
    found = rates.csl(items)
    assert found.value is None or 0 <= found.value <= 5
    if not any(item.level == 1 and item.whole() for item in items):
        assert not found.value


# what a page shows of it


@given(responses)
def test_categories_part_the_constraints_and_models_the_responses(items: list[Judged]) -> None:
    found = breakdown({"x": items}, "x", "category")
    for word in VERDICTS:
        assert sum(row.verdicts.get(word, 0) for row in found.groups) == found.whole.verdicts.get(word, 0)
    by_model = breakdown({"x": items}, "x", "model").groups
    assert sum(row.rates.responses for row in by_model) == len(items)


def test_a_breakdown_names_what_is_not_defined_and_why() -> None:
    items = [judged("+-", 0, tags={"language": "en"}), judged("++", 1, tags={"language": "de"})]
    found = breakdown({"ana": items, "ben": items[:1]}, "ana", "tag")
    assert [row.name for row in found.groups] == ["language: de", "language: en"]
    named = {item.name: item for item in found.figures}
    assert value(named["All met, strict"].estimate) == (0.5, 2) and not found.whole.is_loose
    undefined = {name: item.estimate.why for name, item in named.items() if item.estimate.value is None}
    assert set(undefined) == {
        "All met, loose", "Met, loose", "Weighted", "HSR, SSR, CSL", "PIF", "PIF-N-K", "PM", "FM",
    }  # fmt: skip
    assert all(undefined.values())
    assert [row.name for row in breakdown({"ana": items, "ben": items[:1]}, "ben", "rater").groups] == ["ana", "ben"]


def test_levels_turns_and_samples_are_named_one_by_one() -> None:
    items = [judged("+", n, prompt="p", cluster=0, level=1 + n % 2, turn=1 + n % 2, model="m") for n in range(4)]
    named = {item.name for item in breakdown({"x": items}, "x", "model").figures}
    assert {"HSR, level 1", "SSR, level 2", "CSL", "PIF, turn 2", "PIF-4-1", "PIF-4-2", "PIF-4-4"} <= named


def test_pairs_have_six_figures_each_with_its_interval_or_reason() -> None:
    assert all(item.estimate.why for item in pair_figures([]))
    assert [item.is_share for item in pair_figures([])] == [True, True, False, True, False, True]
