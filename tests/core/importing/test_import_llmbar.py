"""LLMBar: the gold label as a reference, both orders as slots, and the published figures from the stream alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from import_samples import bad, good, labels_by, sample, sample_values, texts, write_list

from nearmiss.importing import Options, recognise
from nearmiss.model import Answer, Rater
from nearmiss.records import Record

FOLDER = "llmbar/Adversarial/Manual"
RESULT = f"{FOLDER}/evaluators/Judge-1/Swap_CoT/result.json"
GOLD, JUDGE = "LLMBar gold", "Judge-1 Swap_CoT"


def answers(record: Record, rater: str) -> dict[str, Answer]:
    return {label.slot: label.answer for label in labels_by(record, rater)}


def test_the_label_is_a_reference_that_must_choose() -> None:
    """1 favours the first output, which stays the first."""
    first, second = sample(f"{FOLDER}/dataset.json")
    assert texts(first) == ["Swan, eagle", "Eagle, swan"]
    assert first.raters == (Rater(GOLD, "reference"),)
    assert [record.labels[0].answer.preference for record in (first, second)] == [1, -1]
    assert {record.labels[0].answer.scale for record in (first, second)} == {"forced"}
    assert first.tags == {"subset": "Adversarial/Manual"}


def test_the_evaluator_is_a_judge_named_by_its_folders() -> None:
    """Model and prompt are the folders below `evaluators`; elsewhere the file names it."""
    first, _ = sample(RESULT)
    assert first.raters[1] == Rater(JUDGE, "judge", model="Judge-1", protocol="Swap_CoT")


def test_a_result_file_alone_holds_the_same_items_and_gold() -> None:
    """So the files may come in any order, or one without the other."""
    for plain, judged in zip(sample(f"{FOLDER}/dataset.json"), sample(RESULT), strict=True):
        assert (plain.id, plain.namespace, plain.conversation) == (judged.id, judged.namespace, judged.conversation)
        assert (plain.responses, plain.pairs, plain.tags) == (judged.responses, judged.pairs, judged.tags)
        assert labels_by(plain, GOLD) == labels_by(judged, GOLD)


def test_both_orders_are_slots_in_stored_orientation() -> None:
    """The second round stands where there is one; the first is what the judge had seen."""
    first, _ = sample(RESULT)
    found = answers(first, JUDGE)
    assert {slot: (a.preference, a.order) for slot, a in found.items()} == {"12": (1, "12"), "21": (1, "21")}
    assert found["12"].elaboration == "@Response 2 is in order. Therefore, @Response 2 is better."
    assert found["21"].elaboration == "@Response 2 is in order. Therefore, @Response 2 is better."
    (round_one,) = found["21"].context["earlier_rounds"]
    assert [(said["order"], said["winner"]) for said in round_one] == [("12", "2"), ("21", "1")]


def test_no_winner_is_unreadable_and_no_tie() -> None:
    """The words are kept, and the other order stands."""
    _, second = sample(RESULT)
    found = answers(second, JUDGE)
    assert (found["12"].status, found["12"].preference) == ("unreadable", None)
    assert found["12"].elaboration == "Neither output is better."
    assert (found["21"].status, found["21"].preference) == ("given", -1)


def test_a_bare_verdict_is_a_note_and_no_justification() -> None:
    """'Output (a)' says nothing that the preference does not say, and names the shown side."""
    first, _ = sample(f"{FOLDER}/evaluators/Judge-1/Vanilla/result.json")
    found = answers(first, "Judge-1 Vanilla")
    assert (found["12"].note, found["12"].elaboration) == ("Output (b)", None)


@pytest.mark.parametrize("label", [0, 3, "a", None, True, 1.5])
def test_a_label_that_is_no_output_is_listed(tmp_path: Path, label: Any) -> None:
    """There is no tie in LLMBar."""
    values = sample_values(f"{FOLDER}/dataset.json")
    values[1]["label"] = label
    (found,) = bad(write_list(tmp_path / "dataset.json", values), "llmbar")
    assert "Record 2 of the list: label is" in found.reason


@pytest.mark.parametrize("results", [[], "none", [7], [{"swap = Maybe": {"winner": "1"}}], [{"swap = True": "1"}]])
def test_results_of_another_shape_are_listed(tmp_path: Path, results: Any) -> None:
    """An order that is not known is no order that could be guessed."""
    values = sample_values(RESULT)
    values[0]["results"] = results
    (found,) = bad(write_list(tmp_path / "result.json", values), "llmbar")
    assert "results" in found.reason


@pytest.mark.parametrize("winner", ["0", "3", "tie", "", 0, None, True, [1], 1.5])
def test_winners_that_are_none_are_unreadable(tmp_path: Path, winner: Any) -> None:
    """Whatever stands there, it becomes no tie and no side."""
    values = sample_values(RESULT)[1:]
    values[0]["results"][0]["swap = True"]["winner"] = winner
    (record,) = good(write_list(tmp_path / "result.json", values), "llmbar")
    (label,) = [label for label in record.labels if label.slot == "21"]
    assert (label.answer.status, label.answer.preference) == ("unreadable", None)


# ------------------------------------------------------------------------------------------ the real files

SUBSETS = {
    "LLMBar/Natural": 100,
    "LLMBar/Adversarial/Neighbor": 134,
    "LLMBar/Adversarial/GPTInst": 92,
    "LLMBar/Adversarial/GPTOut": 47,
    "LLMBar/Adversarial/Manual": 46,
    "CaseStudy/Constraint": 89,
}


@pytest.mark.data
@pytest.mark.parametrize("subset", SUBSETS)
def test_all_real_pairs_are_kept(shared_data: Path, subset: str) -> None:
    """419 pairs and the 89 with word positions, no two of them alike."""
    path = shared_data / "llmbar" / subset / "dataset.json"
    assert recognise(path).name == "llmbar"
    records = good(path, "llmbar")
    assert len({(r.conversation.turns[0].content, *texts(r)) for r in records}) == SUBSETS[subset]


@pytest.mark.data
@pytest.mark.parametrize("prompt", ["Vanilla", "Swap_CoT"])
@pytest.mark.parametrize("subset", SUBSETS)
def test_accuracy_in_each_order_and_in_both_is_the_published_one(shared_data: Path, subset: str, prompt: str) -> None:
    """What each statistics.json says, worked out from the labels; unreadable answers count as wrong."""
    folder = shared_data / "llmbar" / subset / "evaluators" / "GPT-4" / prompt
    published = json.loads((folder / "statistics.json").read_text("utf-8"))
    options = Options()
    right = {"12": 0, "21": 0}
    both = equal = 0
    for record in good(folder / "result.json", "llmbar", options):
        (gold,) = labels_by(record, GOLD)
        sides = {slot: answer.preference for slot, answer in answers(record, f"GPT-4 {prompt}").items()}
        hits = {slot: side == gold.answer.preference for slot, side in sides.items()}
        right = {slot: right[slot] + hits[slot] for slot in right}
        both, equal = both + all(hits.values()), equal + (sides["12"] == sides["21"])
    counts = {"correct_False": right["12"], "correct_True": right["21"], "correct_both": both, "equal": equal}
    assert {name: f"{count} / {SUBSETS[subset]}" for name, count in counts.items()} == {
        name: published[name].partition(" = ")[0] for name in counts
    }


@pytest.mark.data
@pytest.mark.parametrize("subset", SUBSETS)
def test_real_result_files_hold_the_items_of_their_data_set(shared_data: Path, subset: str) -> None:
    """Prompts, responses and pairs are equal one by one, so labels join by content."""
    folder = shared_data / "llmbar" / subset
    plain = good(folder / "dataset.json", "llmbar")
    for result in sorted(folder.glob("evaluators/*/*/result.json")):
        judged = good(result, "llmbar")
        assert [(r.conversation, r.responses, r.pairs, r.tags) for r in judged] == [
            (r.conversation, r.responses, r.pairs, r.tags) for r in plain
        ]
