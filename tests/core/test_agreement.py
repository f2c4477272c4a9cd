"""What the agreement report promises: which answers count, on which scale, against what, and where each n is from."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.votes_tables import Row, judge, people, votes_from
from nearmiss.agreement import AgreementReport, agreement, as_json, in_words, lines
from nearmiss.consensus import majority
from nearmiss.errors import ProblemForYou
from nearmiss.statistics import Estimate
from nearmiss.votes import VoteRater, Votes

THREE = people("ana", "ben", "cy")
ESTIMATE = {"value", "low", "high", "n"}
KAPPAS = {"unweighted", "linear", "quadratic", "symmetrised"}


def answers(rater: str, *preferences: int | None, **known: Any) -> list[Row]:
    """One rater's answers to units 0, 1, …; None: no row."""
    given_ones = [(unit, preference) for unit, preference in enumerate(preferences) if preference is not None]
    return [Row(str(unit), rater, preference, **known) for unit, preference in given_ones]


def panel(seed: int, units: int = 40, judges: bool = True, **known: Any) -> list[Row]:
    """Noisy answers of three people, and of a judge in both orders."""
    draw = random.Random(seed)
    rows = []
    for unit in range(units):
        truth = draw.choice([-2, -1, 0, 1, 2])
        for rater in ("ana", "ben", "cy"):
            if draw.random() < 0.9:
                preference = truth if draw.random() < 0.7 else draw.choice([-2, -1, 0, 1, 2])
                rows.append(Row(str(unit), rater, preference, **known))
        for slot in ("12", "21") if judges else ():
            rows.append(Row(str(unit), "gpt", draw.choice([truth, truth, -truth, 0]), slot, **known))
    return rows


def report_on(
    rows: Sequence[Row], raters: Sequence[VoteRater] = (*THREE, judge("gpt")), **options: Any
) -> AgreementReport:
    return agreement(votes_from(rows, raters), **options)


def numbers(document: Any, path: str = "") -> dict[str, Any]:
    """All leaves of a JSON document by their path."""
    if isinstance(document, dict):
        return {key: leaf for name, part in document.items() for key, leaf in numbers(part, f"{path}/{name}").items()}
    if isinstance(document, list):
        return {
            key: leaf for name, part in enumerate(document) for key, leaf in numbers(part, f"{path}/{name}").items()
        }
    return {path: document}


# The document


def test_the_document_has_the_keys_that_programs_rely_on() -> None:
    """DESIGN 8 and CONTRACT 9, no key missing, and each number an estimate."""
    document = as_json(report_on(panel(1)))
    assert {"on", "level", "against", "orders", "excluded", "humans", "pairs", "judges"} <= set(document)
    assert set(document["humans"]) >= {
        *("raters", "items", "percent", "fleiss_kappa", "krippendorff_alpha", "gwet_ac1", "gwet_ac2", "leave_one_out"),
    }
    assert set(document["humans"]["krippendorff_alpha"]) == {"nominal", "ordinal", "interval"}
    for pair in document["pairs"]:
        assert set(pair) == {"a", "b", "n", "percent", "cohen_kappa"}
        assert set(pair["cohen_kappa"]) == KAPPAS
    (entry,) = document["judges"]
    assert set(entry) >= {
        *("judge", "n", "accuracy", "accuracy_decisive", "cohen_kappa", "macro_f1", "leave_one_out", "minus_human"),
        *("coverage", "unreadable", "inconsistent", "confusion"),
    }
    for holder in (document["humans"]["percent"], entry["accuracy"], entry["cohen_kappa"]["linear"]):
        assert set(holder) >= ESTIMATE
    assert json.loads(json.dumps(document)) == document


def test_an_undefined_number_is_null_with_the_reason() -> None:
    """One rater alone: nothing to agree with, and nothing crashes."""
    document = as_json(report_on(answers("ana", 1, -1, 0)))
    assert document["humans"]["items"] == 3
    for path, leaf in numbers(document["humans"]).items():
        if path.endswith("/value"):
            assert leaf is None
    assert document["humans"]["percent"]["why"] == "no unit has two answers"
    assert (document["pairs"], document["judges"][0]["n"]) == ([], 0)


def test_no_votes_at_all() -> None:
    document = as_json(report_on([]))
    assert (document["humans"]["raters"], document["humans"]["items"], document["pairs"]) == (0, 0, [])


def test_all_ties_is_not_defined_beyond_chance() -> None:
    """Two people who only ever tie: they agree, and κ says nothing."""
    report = report_on([*answers("ana", *[0] * 9), *answers("ben", *[0] * 9)])
    assert report.humans.percent.value == 1.0
    assert report.humans.fleiss_kappa.value is None
    assert report.pairs[0].cohen_kappa.unweighted.value is None
    assert "chance alone" in (report.pairs[0].cohen_kappa.unweighted.why or "")


# What counts


def test_only_work_in_the_main_slot_by_people_counts_and_the_rest_is_counted() -> None:
    """Training, gold, repeats, refused answers and answers without a preference are left out, each with its reason."""
    counted = [*answers("ana", 1, -1, 1), *answers("ben", 1, 1, 1)]
    others = [
        *answers("cy", 1, 1, purpose="training"),
        *answers("cy", -1, purpose="gold"),
        *answers("ana", -1, -1, slot="repeat:1", purpose="repeat"),
        *answers("ben", -1, slot="repeat:1"),
        Row("0", "cy", None),
        Row("1", "cy", None, status="refused"),
        Row("0", "gold", 1),
        Row("0", "checker", 1),
    ]
    raters = [*THREE, VoteRater("gold", "reference"), VoteRater("checker", "check")]
    plain, whole = report_on(counted, raters), report_on([*counted, *others], raters)
    assert as_json(whole)["humans"] == as_json(plain)["humans"]
    assert as_json(whole)["pairs"] == as_json(plain)["pairs"]
    assert whole.excluded == {
        "purpose training": 2,
        "purpose gold": 1,
        "purpose repeat": 2,
        "slot repeat:1": 1,
        "unreadable or refused": 1,
        "no preference given": 1,
    }


def test_of_several_rounds_the_last_answer_counts() -> None:
    """By the name of the round, whatever order the rows come in; the earlier ones are counted."""
    first, last = answers("ana", 1, 1, 1, round="round 2"), answers("ana", -1, -1, 1, round="round 10")
    ben = answers("ben", -1, -1, 1, round="round 2")
    for rows in ([*first, *ben, *last], [*last[::-1], *first, *ben]):
        report = report_on(rows)
        assert report.humans.percent.value == 1.0
        assert report.excluded == {"answered again in a later round or the other order": 3}


def test_one_person_on_both_stored_orders_is_one_answer() -> None:
    """The same two responses stored reversed are the same unit."""
    rows = [*answers("ana", 1, -1), *answers("ben", 1, -1), Row("0", "ana", 1, reversed=True)]
    report = report_on(rows)
    assert report.humans.percent.value == 1.0
    assert report.excluded == {"answered again in a later round or the other order": 1}


def test_units_without_answers_change_nothing() -> None:
    rows = panel(3)
    plain = agreement(votes_from(rows, [*THREE, judge("gpt")]))
    more = agreement(votes_from(rows, [*THREE, judge("gpt"), *people("nobody")], units=["x", "y", "z"]))
    assert as_json(more) == as_json(plain)


@given(seed=st.integers(0, 10**6))
def test_the_order_of_the_rows_changes_nothing(seed: int) -> None:
    rows = panel(seed, 20)
    shuffled = rows[:]
    random.Random(seed).shuffle(shuffled)
    one, other = (numbers(as_json(report_on(found))) for found in (rows, shuffled))
    assert one == pytest.approx(other, nan_ok=True)


# Anonymous raters, scales, both bad


def test_positions_in_a_list_are_no_persons() -> None:
    """They count in Fleiss, α and AC, never in κ of two raters."""
    rows = panel(5, judges=False)
    named, positions = report_on(rows, THREE), report_on(rows, people("ana", "ben", "cy", anonymous=True))
    assert as_json(positions)["humans"] == as_json(named)["humans"]
    for pair in as_json(positions)["pairs"]:
        assert pair["n"] > 0
        for estimate in (pair["percent"], *pair["cohen_kappa"].values()):
            assert estimate["value"] is None
            assert estimate["why"] == "one of them is a position in a list, not a person"


def test_strength_is_compared_on_one_scale_only() -> None:
    """Two people on one scale and one on another: their pair has a κ, the others say why not."""
    rows = panel(6)
    mixed = [replace(row, scale="pairwise") if row.rater == "cy" else row for row in rows]
    report = as_json(report_on(mixed, on="strength"))
    whys = {(pair["a"], pair["b"]): pair["cohen_kappa"]["linear"].get("why") for pair in report["pairs"]}
    other = "they answered on different scales"
    assert whys == {("ana", "ben"): None, ("ana", "cy"): other, ("ben", "cy"): other}
    assert report["humans"]["fleiss_kappa"]["why"] == other
    assert report["judges"][0]["accuracy"]["why"] == other
    sides = as_json(report_on(mixed))
    assert numbers(sides) == numbers(as_json(report_on(rows)))


def test_strength_tells_apart_what_sides_do_not() -> None:
    """One leans, the other is sure: full agreement on sides, none on strengths, partial credit with weights."""
    rows = [*answers("ana", 1, -1, 1, -1, 1), *answers("ben", 2, -2, 2, -2, 2)]
    sides, strengths = report_on(rows), report_on(rows, on="strength")
    assert (sides.humans.percent.value, strengths.humans.percent.value) == (1.0, 0.0)
    quadratic = strengths.pairs[0].cohen_kappa.quadratic.value
    assert quadratic is not None and quadratic > 0.7


def test_both_bad_is_a_category_and_has_no_place_on_the_scale() -> None:
    """It counts in percent, Fleiss and nominal α; ordinal and interval α leave it out."""
    bad = [Row(str(unit), rater, None, both_bad=True) for unit in (90, 91) for rater in ("ana", "ben")]
    rows = [*answers("ana", 1, -1, 0, 1), *answers("ben", 1, -1, 1, 1)]
    plain, more = report_on(rows), report_on([*rows, *bad])
    assert (plain.humans.percent.value, more.humans.percent.value) == (3 / 4, 5 / 6)
    assert more.humans.krippendorff_alpha.nominal.n == 6
    assert more.humans.krippendorff_alpha.ordinal == plain.humans.krippendorff_alpha.ordinal
    assert more.humans.krippendorff_alpha.interval == plain.humans.krippendorff_alpha.interval
    assert more.pairs[0].cohen_kappa.unweighted.n == 6
    assert more.pairs[0].cohen_kappa.linear == plain.pairs[0].cohen_kappa.linear


def test_both_bad_is_no_decisive_target() -> None:
    rows = [Row("0", name, None, both_bad=True) for name in ("ana", "ben")]
    rows += [*answers("ana", None, 1), *answers("ben", None, 1), *answers("gpt", 1, 1, slot="12")]
    (entry,) = report_on(rows).judges
    assert (entry.against.accuracy.n, entry.against.accuracy.value) == (2, 0.5)
    assert (entry.against.accuracy_decisive.n, entry.against.accuracy_decisive.value) == (1, 1.0)


# Judges


def judged(*orders: Sequence[int | None], statuses: Sequence[str] = ()) -> AgreementReport:
    """Two people for response 1 on every unit, and a judge whose answers are listed order by order."""
    units = len(orders[0])
    rows = [*answers("ana", *[-1] * units), *answers("ben", *[-1] * units)]
    for slot, preferences in zip(("12", "21"), orders, strict=False):
        for unit, preference in enumerate(preferences):
            status = "given" if preference is not None else statuses[unit]
            rows.append(Row(str(unit), "gpt", preference, slot, status=status))
    return report_on(rows)


def test_a_judges_two_orders_make_one_verdict() -> None:
    """Same side, a tie beside a side, opposite sides, two ties, and one order that cannot be read."""
    (entry,) = judged([-1, 0, -1, 0, -1], [-2, -1, 1, 0, None], statuses=["unreadable"] * 5).judges
    assert (entry.against.n, entry.unreadable, entry.inconsistent, entry.tie_and_side) == (5, 1, 1, 1)
    assert entry.against.accuracy.value == entry.against.accuracy_decisive.value == 2 / 5
    assert entry.against.coverage.value == 2 / 5
    assert (entry.against.both_decisive.value, entry.against.both_decisive.n) == (1.0, 2)
    counts = dict(zip(entry.against.confusion.categories, entry.against.confusion.counts[0], strict=True))
    assert counts == {"1": 2, "tie": 1, "2": 0, "unreadable": 1, "inconsistent": 1}


def test_accuracy_is_coverage_times_accuracy_where_both_decide() -> None:
    entry = as_json(report_on(panel(8)))["judges"][0]
    product = entry["coverage"]["value"] * entry["both_decisive"]["value"]
    assert entry["accuracy_decisive"]["value"] == pytest.approx(product)


def test_refused_is_wrong_and_counted() -> None:
    (entry,) = judged([-1, None], statuses=["given", "refused"]).judges
    assert (entry.refused, entry.unreadable, entry.against.accuracy.value) == (1, 0, 0.5)


def test_probes_and_other_rounds_of_work_are_not_the_judges_answer() -> None:
    """A probe's slot and purpose are left out and counted; repeats of an order are averaged with it."""
    rows = [*answers("ana", -1, -1), *answers("ben", -1, -1), *answers("gpt", -1, -1, slot="12")]
    more = [
        *answers("gpt", 1, 1, slot="probe:injection:1:12"),
        *answers("gpt", 1, slot="21", purpose="probe"),
        *answers("gpt", -1, slot="12#2"),
    ]
    (plain,), (entry,) = report_on(rows).judges, report_on([*rows, *more]).judges
    assert entry.against == plain.against
    assert entry.excluded == {"slot probe:injection:1:12": 2, "purpose probe": 1}
    repeats = report_on([*rows, *answers("gpt", 1, slot="12#2")]).judges[0]
    assert repeats.against.confusion.counts[0][:2] == (1, 1)  # −1 and 1 in one order: a tie in that order


def test_every_unit_of_a_judge_is_accounted_for() -> None:
    rows = [*answers("ana", 1, 1, 1, None), *answers("ben", 1, 1, 1, None), *answers("gpt", 1, None, 1, -1, slot="12")]
    (entry,) = report_on(rows).judges
    assert entry.against.n == 2
    assert entry.excluded == {"not judged": 1, "no target": 1}


def test_the_target_is_peoples_majority() -> None:
    """The same rule that exports use, ties by rule counted."""
    report = report_on(panel(9))
    rows = [row for row in panel(9) if row.rater != "gpt"]
    by_unit: dict[str, list[int | None]] = {}
    for row in rows:
        by_unit.setdefault(row.unit, []).append(row.preference)
    found = [majority(given_ones) for given_ones in by_unit.values()]
    assert report.target.units == len(found)
    assert report.target.ties_by_rule == sum(not one.decided for one in found)
    confusion = report.judges[0].against.confusion
    targets = dict(zip(confusion.categories, map(sum, confusion.counts), strict=True))
    assert [targets[side] for side in ("1", "tie", "2")] == [
        sum(one.side == side for one in found) for side in (-1, 0, 1)
    ]


def test_against_a_reference() -> None:
    """The target is what the reference says, also where people say otherwise or nothing."""
    rows = [*answers("gold", 1, -1, 1), *answers("ana", -1), *answers("ben", -1), *answers("gpt", 1, -1, -1, slot="12")]
    raters = [*THREE, judge("gpt"), VoteRater("gold", "reference")]
    entry = report_on(rows, raters, against="reference").judges[0]
    assert (entry.against.n, entry.against.accuracy.value) == (3, 2 / 3)
    assert entry.ceiling.judge.value == 0.0


def test_an_unknown_choice_is_refused_in_words() -> None:
    with pytest.raises(ProblemForYou, match="orders"):
        report_on(panel(1), orders="31")
    with pytest.raises(ProblemForYou, match="humans, reference or decision"):
        report_on(panel(1), against="everybody")


# The ceiling


def plain_ceiling(rows: Sequence[Row]) -> tuple[float, float, int]:
    """Judge and people against the modes of the others, person by person."""
    sides: dict[str, list[int]] = {}
    verdicts: dict[str, list[int]] = {}
    for row in rows:
        assert row.preference is not None
        found = verdicts if row.rater == "gpt" else sides
        found.setdefault(row.unit, []).append(int(np.sign(row.preference)))
    judge_credit, person_credit, compared = 0.0, 0.0, 0
    for unit, given_ones in sides.items():
        for place, own in enumerate(given_ones):
            others = given_ones[:place] + given_ones[place + 1 :]
            if not others or unit not in verdicts:
                continue
            modes = {other for other in others if others.count(other) == max(map(others.count, others))}
            seen = set(verdicts[unit])
            verdict = None if {-1, 1} <= seen else next((side for side in seen if side), 0)
            judge_credit += (verdict in modes) / len(modes)
            person_credit += (own in modes) / len(modes)
            compared += 1
    return judge_credit / compared, person_credit / compared, compared


@given(seed=st.integers(0, 10**6))
def test_judge_and_person_meet_the_same_modes(seed: int) -> None:
    """As taking out one person after another has it; the difference is paired and its interval holds it."""
    rows = panel(seed, 15)
    found = report_on(rows).judges[0].ceiling
    judge_share, person_share, compared = plain_ceiling(rows)
    assert found.judge.value == pytest.approx(judge_share)
    assert found.people.value == pytest.approx(person_share)
    assert found.minus_human.value == pytest.approx(judge_share - person_share)
    assert found.minus_human.n == compared
    assert found.minus_human.low is not None and found.minus_human.high is not None
    assert found.minus_human.low <= judge_share - person_share <= found.minus_human.high


def test_a_judge_that_is_one_of_the_people_is_no_better() -> None:
    """It copies Ana; everybody always agrees: no difference, and no certainty of none."""
    rows = [*answers("ana", *[1, -1] * 10), *answers("ben", *[1, -1] * 10), *answers("gpt", *[1, -1] * 10, slot="12")]
    found = report_on(rows).judges[0].ceiling.minus_human
    assert found.value == 0
    assert found.low is not None and found.high is not None
    assert found.low < 0 < found.high == -found.low


# Both responses alike


DEPENDS_ON_STORING = (
    *("/fleiss_kappa", "/krippendorff_alpha", "/gwet_ac", "/unweighted", "/linear", "/quadratic"),
    *("/macro_f1", "/confusion", "/warnings"),
)


def invariant(report: AgreementReport) -> dict[str, Any]:
    leaves = numbers(as_json(report))
    return {
        path: leaf
        for path, leaf in leaves.items()
        if "symmetrised" in path or not any(word in path for word in DEPENDS_ON_STORING)
    }


@given(
    seed=st.integers(0, 10**6), on=st.sampled_from(["side", "strength"]), orders=st.sampled_from(["pair", "each", "12"])
)
def test_storing_pairs_in_either_order_changes_only_what_is_as_stored(seed: int, on: Any, orders: Any) -> None:
    """Units stored the other way round at random: percent, one against the rest, accuracy, F1, symmetrised κ stay."""
    rows = panel(seed, 20)
    turned = {str(unit) for unit in range(20) if random.Random(seed + unit).random() < 0.5}

    def flipped(row: Row) -> Row:
        if row.unit not in turned or row.preference is None:
            return row
        return replace(row, preference=-row.preference, reversed=True)

    one, other = (report_on(found, on=on, orders=orders) for found in (rows, [flipped(row) for row in rows]))
    assert invariant(one) == pytest.approx(invariant(other), nan_ok=True)


@given(seed=st.integers(0, 10**6))
def test_swapping_the_responses_everywhere_changes_nothing(seed: int) -> None:
    """All preferences negated: every number stays, also those as stored; the confusion is mirrored."""
    rows = panel(seed, 20)
    one, other = report_on(rows), report_on([replace(row, preference=-(row.preference or 0)) for row in rows])
    left, right = numbers(as_json(one)), numbers(as_json(other))
    kept = [path for path in left if "/confusion" not in path and "/warnings" not in path]
    assert {path: left[path] for path in kept} == pytest.approx({path: right[path] for path in kept}, nan_ok=True)
    assert np.array(one.judges[0].against.confusion.counts)[:3, :3].tolist() == (
        np.array(other.judges[0].against.confusion.counts)[:3, :3][::-1, ::-1].tolist()
    )


def test_kappa_is_taken_as_the_pairs_are_stored() -> None:
    """The first response of each pair is what people saw stored first, whatever order its keys sort in."""
    rows = [*answers("ana", 1, 1, 1, 1, -1), *answers("ben", 1, 1, 1, -1, -1)]
    stored = report_on(rows, THREE).pairs[0].cohen_kappa
    half = [replace(row, preference=-row.preference, reversed=True) if row.unit == "0" else row for row in rows]  # type: ignore[operator]
    other = report_on(half, THREE).pairs[0].cohen_kappa
    assert stored.unweighted.value == pytest.approx(1 - 0.2 / (1 - (0.8 * 0.6 + 0.2 * 0.4)))
    assert other.unweighted.value != pytest.approx(stored.unweighted.value)
    assert other.symmetrised.value == pytest.approx(stored.symmetrised.value)
    assert stored.symmetrised.value == pytest.approx(1 - 0.2 / 0.5)


def test_a_lopsided_project_is_warned_of() -> None:
    rows = [*answers("ana", *[1] * 19, -1), *answers("ben", *[1] * 20)]
    (warning,) = report_on(rows).warnings
    assert warning.startswith("Of people’s answers that prefer a response, 98% prefer the one stored second")
    assert report_on(panel(2)).warnings == ()


# Families


def test_pairs_of_one_prompt_family_count_once_for_the_interval() -> None:
    """The same answers in four families instead of forty: the same numbers, intervals over four clusters."""
    rows, raters = panel(12), [*THREE, judge("gpt")]
    families = {str(unit): f"family {unit % 4}" for unit in range(40)}
    alone, together = agreement(votes_from(rows, raters)), agreement(votes_from(rows, raters, families=families))
    for path in ("percent", "fleiss_kappa", "gwet_ac1", "leave_one_out"):
        one, other = getattr(alone.humans, path), getattr(together.humans, path)
        assert one.value == pytest.approx(other.value)
        assert other.clusters == 4 < one.clusters
    accuracy = together.judges[0].against.accuracy
    assert (accuracy.n, accuracy.clusters) == (40, 4)
    assert together.pairs[0].cohen_kappa.unweighted.clusters == 4


def test_one_family_leaves_no_interval() -> None:
    rows = panel(13)
    report = agreement(votes_from(rows, [*THREE, judge("gpt")], families={str(unit): "one" for unit in range(40)}))
    for estimate in (
        report.humans.percent,
        report.humans.krippendorff_alpha.interval,
        report.judges[0].against.accuracy,
    ):
        assert estimate.value is not None
        assert (estimate.low, estimate.high) == (None, None)
        assert "one prompt family" in (estimate.why or "")


# In words


def test_the_report_in_lines() -> None:
    """Each number once, with a name, a meaning and words; a share in percent, an undefined number with its reason."""
    report = report_on(panel(14))
    found = list(lines(report))
    assert len({(line.section, line.subject, line.measure.key) for line in found}) == len(found)
    assert {line.section for line in found} == {"People", "Two raters", "Judges"}
    assert all(line.measure.name and line.measure.meaning.endswith(".") for line in found)
    percent = replace(found[0], estimate=Estimate(0.6977, 0.6686, 0.7256, 999))
    assert in_words(percent) == "69.8 % (66.9 to 72.6 %), n = 999"
    kappa = replace(found[1], estimate=Estimate(-0.021, -0.1, 0.06, 1500))
    assert in_words(kappa) == "−0.021 (−0.100 to 0.060), n = 1,500"
    assert in_words(replace(kappa, estimate=Estimate(None, None, None, 1, "why"))) == "not defined: why"
    assert in_words(replace(kappa, estimate=Estimate(0.5, None, None, 1, "why"))).endswith("no interval: why")


def test_many_raters_are_cut_in_lines_not_in_the_report() -> None:
    names = [f"r{place}" for place in range(20)]
    rows = [Row(str(unit), name, (unit + place) % 3 - 1) for unit in range(5) for place, name in enumerate(names)]
    report = report_on(rows, people(*names))
    assert len(report.pairs) == 190
    assert len({line.subject for line in lines(report, most_pairs=10) if line.section == "Two raters"}) == 10


def test_importing_agreement_is_quick() -> None:
    """Numpy alone: scipy comes with the first interval, pandas never."""
    import subprocess
    import sys
    from pathlib import Path

    code = "import sys, nearmiss.agreement; print(sorted({'scipy', 'pandas', 'PySide6'} & set(sys.modules)))"
    core = str(Path(__file__).parents[2] / "core")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": core})
    assert done.stdout.strip() == "[]", done.stderr


def test_votes_are_left_as_they_are() -> None:
    """A report reads; nothing that it is given changes."""
    votes: Votes = votes_from(panel(15), [*THREE, judge("gpt")])
    before = {name: np.array(getattr(votes, name)) for name in ("unit", "preference", "reversed", "cluster")}
    agreement(votes, on="strength")
    assert all((getattr(votes, name) == kept).all() for name, kept in before.items())
