"""Traps of published data sets, one test each: where a reader of the documentation alone would read something else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from import_samples import SAMPLES, good, items_of, sample, sample_values, write_lines
from whole_imports import taken

from nearmiss.checks import outcome
from nearmiss.importing import recognise
from nearmiss.importing.preference.nemo_aligner import SLOTS
from nearmiss.model import CheckSpec, Verdict
from nearmiss.records import BadRecord, Record


def first(tmp_path: Path, place: str, **changed: Any) -> Record:
    """The first record of a sample with fields changed, read by the format that it is recognised as."""
    path = write_lines(tmp_path / Path(place).name, [{**sample_values(place)[0], **changed}])
    return good(path, recognise(path).name)[0]


def decided(check: str, arguments: dict[str, Any], text: str) -> Verdict:
    """What a check finds."""
    found = outcome(CheckSpec(check, arguments), text)
    assert found is not None
    return found.verdict


def test_nemo_s_helpfulness_is_slot_4_and_the_preference_stands_in_slot_0() -> None:
    """Nine slots, quality the first of them."""
    assert SLOTS.index("helpfulness") == 4
    assert SLOTS[0] == "quality"
    (signed,) = sample("nemo_aligner/signed.jsonl")
    assert signed.labels[0].answer.preference == -2


@pytest.mark.parametrize("place", ["helpsteer2_preference.jsonl", "nemo_aligner/signed.jsonl"])
def test_a_published_0_is_a_tie_and_nobody_s_win(place: str, tmp_path: Path) -> None:
    """The trainer's regular loss would count it for response 2."""
    values = sample_values(place)
    for value in values:
        if "label" in value:
            value["label"][0] = 0
        else:
            value["preference_strength"] = 0
    path = write_lines(tmp_path / "in.jsonl", values)
    record = good(path, recognise(path).name)[0]
    assert (record.labels[0].answer.preference, record.labels[0].answer.status) == (0, "given")


def test_equal_ranks_of_nemo_rl_are_a_tie(tmp_path: Path) -> None:
    """There a 0 of HelpSteer2 becomes two completions of one rank."""
    completions = [{**item, "rank": 0} for item in sample_values("nemo_rl.jsonl")[0]["completions"]]
    assert first(tmp_path, "nemo_rl.jsonl", completions=completions).labels[0].answer.preference == 0


def test_the_split_is_called_val(tmp_path: Path) -> None:
    """It is kept as the source spells it."""
    assert first(tmp_path, "helpsteer2_preference.jsonl", split="val").tags["split"] == "val"


def test_helpsteer3_has_no_underscores() -> None:
    """response1 there, response_1 in HelpSteer2: two formats, told apart."""
    names = [set(sample_values(f"helpsteer{n}_preference.jsonl")[0]) for n in (2, 3)]
    assert {"response_1", "response_2"} < names[0] and {"response1", "response2"} < names[1]
    assert [recognise(SAMPLES / f"helpsteer{n}_preference.jsonl").name for n in (2, 3)] == [
        "helpsteer2-preference",
        "helpsteer3",
    ]


def test_minus_100_is_no_number() -> None:
    """Neither response is valid: both bad, without a preference that a mean could take."""
    answers = [label.answer for label in sample("helpsteer2_preference.jsonl")[0].labels]
    assert [(answer.preference, answer.both_bad) for answer in answers if answer.both_bad] == [(None, True)]


def test_the_strength_is_the_number_and_never_the_wording(tmp_path: Path) -> None:
    """The publisher's own sample says 'is better' beside a strength that means 'slightly'."""
    words = "@Response 1 is much better than @Response 2 because it is."
    record = first(tmp_path, "helpsteer2_preference.jsonl", preference_strength=1, preference_statement=words)
    assert (record.labels[0].answer.preference, record.labels[0].answer.statement) == (1, words)


def test_alpaca_eval_counts_towards_output_2_and_its_old_0_is_a_draw(tmp_path: Path) -> None:
    """preference − 1 is the probability of output_2, whatever the README says; 0 is half, and not −1."""
    place = "alpaca_eval/annotations.json"
    answers = [first(tmp_path, place, preference=value).labels[0].answer for value in (1.9, 1.1, 0)]
    assert [answer.preference for answer in answers] == [1, -1, 0]
    assert [answer.p1 for answer in answers] == [0.1, 0.9, None]


def test_followrag_s_ids_are_not_those_of_its_readme(tmp_path: Path) -> None:
    """Both spellings name the same check."""
    named = [
        first(tmp_path, "followrag.json", instruction_id_list=[name], kwargs=[{"num_words": 5, "relation": "at least"}])
        for name in ("length_words", "length_constraints:number_words")
    ]
    checks = [record.constraints[0].check for record in named]
    assert checks[0] == checks[1] is not None


def test_ruler_s_ranges_are_open_at_the_lower_end() -> None:
    """20 words fit the target 10, and not 30."""
    text = " ".join(["word"] * 20)
    assert [decided("ruler:PM", {"target": target}, text) for target in ("10", "30")] == ["met", "missed"]


def test_words_are_counted_by_the_rule_of_each_source() -> None:
    """'well-known x' is two words for CoDI-Eval, which cuts at spaces, and three for Ruler and IFEval."""
    text = " ".join(["well-known"] * 6)
    assert decided("codi:length", {"mode": "equal to", "low": 6, "high": 6}, text) == "met"
    exact = {"relation": "at least", "num_words": 12}
    assert decided("ifeval:length_constraints:number_words", exact, text) == "met"


def test_cello_s_misspelt_field_and_criterion_are_read(tmp_path: Path) -> None:
    """Input_depdent_query; sample-mins, for which its scorer has no rule; and nothing of an answer is evaluated."""
    limits = [{"criterion": "sample-mins", "limit": 2}]
    record = first(tmp_path, "cello/data.json", Count_limit=limits)
    assert "input" in [constraint.id for constraint in record.constraints]
    count = next(constraint for constraint in record.constraints if constraint.id == "count")
    assert count.check is not None
    assert decided(count.check.id, dict(count.check.args), "__import__('os').abort()") == "n/a"


def test_okapi_s_and_ifeval_s_misspellings_are_theirs(tmp_path: Path) -> None:
    """prefered_output; section_spliter."""
    assert recognise(SAMPLES / "okapi.json").name == "okapi"
    record = first(
        tmp_path,
        "ifeval/prompts.jsonl",
        instruction_id_list=["detectable_format:multiple_sections"],
        kwargs=[{"section_spliter": "Part", "num_sections": 2}],
    )
    assert "“Part”" in record.constraints[0].text


@pytest.mark.parametrize("system", [{}, {"system": ""}, {"system": None}])
def test_axolotl_s_system_may_be_empty_or_missing(system: dict[str, Any], tmp_path: Path) -> None:
    """Its trainer needs the key; a file without it is no other format."""
    value = {name: said for name, said in sample_values("axolotl/icr.jsonl")[0].items() if name != "system"}
    path = write_lines(tmp_path / "in.jsonl", [{**value, **system}])
    assert recognise(path).name == "axolotl"
    assert good(path, "axolotl")[0].conversation.system is None


def test_rolemrc_asks_each_dimension_once() -> None:
    """The public script counts instruction_priority twice."""
    for record in sample("rolemrc.jsonl"):
        names = [constraint.id for constraint in record.constraints]
        assert len(set(names)) == len(names)


def test_an_unparsed_verdict_is_no_number(tmp_path: Path) -> None:
    """−1 stands for it in several benchmarks, and must not enter a mean."""
    (record,) = taken(tmp_path, [SAMPLES / "mt_bench/question.jsonl"])[0][:1]
    assert record.id == "7-turn1"
    items = items_of(SAMPLES / "mt_bench/judgment_single.jsonl", "mt-bench")
    unreadable = [x for i in items if not isinstance(i, BadRecord) for x in i.labels if x.answer.status == "unreadable"]
    assert unreadable and not any(label.answer.ratings for label in unreadable)


def test_self_j_s_scores_begin_at_0(tmp_path: Path) -> None:
    """0 to 9, and not 1 to 10: a 0 is a score, and below a 1."""
    values = [{**value, "score": score} for value, score in zip(sample_values("scored.jsonl"), (0, 1), strict=False)]
    (record,) = good(write_lines(tmp_path / "in.jsonl", values), "scored")
    assert sorted(next(iter(x.answer.ratings.values()))["score"] for x in record.labels if x.answer.ratings) == [0, 1]
    assert sum(label.answer.preference in (-1, 1) for label in record.labels) == 1


def test_ifeval_forbids_words_and_counts_substrings() -> None:
    """Forbidden words have word boundaries, keywords have none; keywords of the benchmark are patterns."""
    assert decided("ifeval:keywords:forbidden_words", {"forbidden_words": ["cat"]}, "concatenate") == "met"
    assert decided("ifeval:keywords:existence", {"keywords": ["cat"]}, "concatenate") == "met"
    assert decided("ifeval:keywords:existence", {"keywords": ["c.t"]}, "A cut.") == "met"


def test_ifeval_s_letter_may_be_a_sign() -> None:
    """'#' and '!' occur."""
    arguments = {"letter": "#", "let_frequency": 2, "let_relation": "at least"}
    assert decided("ifeval:keywords:letter_frequency", arguments, "# one\n# two") == "met"


def test_mt_bench_s_ties_are_told_apart(tmp_path: Path) -> None:
    """Two games that name different winners are two answers, in two slots, and no tie of anybody's."""
    files = [path for path in (SAMPLES / "mt_bench").iterdir() if path.name != "human.jsonl"]
    records, _ = taken(tmp_path, files)
    first = next(record for record in records if record.id == "7-turn1")
    games = {label.slot: label.answer.preference for label in first.labels if label.rater == "judge-j pair-v2"}
    assert games == {"12": -1, "21": 1}
