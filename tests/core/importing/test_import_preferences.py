"""Preference data sets: sides and signs as each source means them, and nothing that is no answer becomes a tie."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from import_samples import SAMPLES, good, sample, sample_values, texts, write_list
from whole_imports import taken

from nearmiss.importing import Options
from nearmiss.model import Answer, Rater
from nearmiss.records import Record

Told = tuple[int | None, bool, str]


def told(record: Record) -> dict[str, Told]:
    """Rater to preference, both bad, status."""
    return {
        label.rater: (label.answer.preference, label.answer.both_bad, label.answer.status) for label in record.labels
    }


def preferred(record: Record) -> list[tuple[str, str]]:
    """Who wins against whom, by the texts of the responses; ties the other way round as well."""
    text = {response.id: response.text.shown for response in record.responses}
    found = []
    for label in record.labels:
        one, two = (text[identity] for identity in label.subject)
        side = label.answer.preference
        found += [(one, two)] if side in (-1, 0) else []
        found += [(two, one)] if side in (1, 0) else []
    return sorted(found)


def test_alpaca_eval_has_several_judges_on_one_pair(tmp_path: Path) -> None:
    """1 and 2 are sides, 1.5 and 0 draws, 1.37 a probability; a missing preference is unreadable and no draw."""
    (record,), _ = taken(tmp_path, [SAMPLES / "alpaca_eval/annotations.json"])
    assert texts(record) == ["Wren", "A swan"]
    assert [response.model for response in record.responses] == ["base", "model-x"]
    assert told(record) == {
        "judge-a": (1, False, "given"),
        "judge-b": (-1, False, "given"),
        "judge-c": (0, False, "given"),
        "judge-d": (0, False, "given"),
        "judge-e": (None, False, "unreadable"),
    }
    answers = {label.rater: label.answer for label in record.labels}
    assert [answers[f"judge-{letter}"].p1 for letter in "abc"] == [None, 0.63, None]
    assert {answer.seconds for answer in answers.values()} == {1.5}


@pytest.mark.parametrize("preference", ["2", True, 3, -1, 0.5, "nan", [1], 2.01])
def test_alpaca_eval_preferences_outside_are_unreadable(tmp_path: Path, preference: object) -> None:
    """Whatever stands there, it becomes no draw and no side."""
    values = sample_values("alpaca_eval/annotations.json")[:1]
    values[0]["preference"] = preference
    (record,) = good(write_list(tmp_path / "in.json", values), "alpaca-eval")
    assert told(record) == {"judge-a": (None, False, "unreadable")}


def test_alpaca_outputs_join_the_annotated_instruction(tmp_path: Path) -> None:
    """A third model's output to the same instruction makes two pairs more; AlpacaFarm's people are people."""
    records, _ = taken(tmp_path, sorted((SAMPLES / "alpaca_eval").iterdir()))
    sort, bird = sorted(records, key=lambda record: len(record.responses))
    assert len(bird.responses) == 3
    assert len(bird.all_pairs()) == 3
    assert sort.conversation.turns[0].content == "Sort.\n\nb, a"
    assert {rater.name: rater.kind for rater in sort.raters} == {"sim-1": "judge", "annotator 3": "human"}


def test_arena_keeps_both_bad_apart_from_ties() -> None:
    """Words, each with its meaning; another word is unreadable."""
    found = [next(iter(told(record).values())) for record in sample("arena/battles.json")]
    assert found == [(-1, False, "given"), (0, False, "given"), (None, True, "given"), (None, False, "unreadable")]
    (later,) = sample("arena/votes_140k.json")
    assert (told(later), texts(later)) == ({"arena visitor": (None, True, "given")}, ["Ho.", "No."])
    assert later.raters[0].anonymous


def test_arena_tables_have_rounds_as_json() -> None:
    """The first question is the prompt; a null is an empty answer; no column set is no vote."""
    first, second, third = sample("arena/kaggle.csv")
    assert texts(first) == ["Hello.\n\nAnd?\n\nSo.", "Go.\n\nAnd?\n\n"]
    assert [told(record)["arena visitor"] for record in (first, second, third)] == [
        (-1, False, "given"),
        (0, False, "given"),
        (None, False, "unreadable"),
    ]


def test_ultrafeedback_rates_and_prefers_nothing() -> None:
    """Four completions would be six pairs, three are three; 'N/A' is kept and is no number."""
    (record,) = sample("ultrafeedback.jsonl")
    assert len(record.all_pairs()) == 3
    first = record.labels[0].answer
    assert first.ratings == {record.responses[0].id: {"helpfulness": 4.0}}
    assert first.context == {"ratings": {"honesty": "N/A"}}
    assert first.elaboration == "helpfulness: So it is."
    assert record.responses[0].meta["principle"] == "helpfulness"


def test_hh_transcripts_become_turns() -> None:
    """Alike up to the last answer, which are the responses."""
    (record,) = sample("hh_rlhf.jsonl")
    assert [turn.role for turn in record.conversation.turns] == ["user", "assistant", "user"]
    assert preferred(record) == [("Wren.", "No.")]


CHOSEN: dict[str, Sequence[tuple[str, str]]] = {
    "reward_bench.jsonl": [("Wren", "Stone")],
    "spar.json": [("Good day", "Good day to you")],
    "hhh.jsonl": [("Ring the bell.", "Break the door.")],
    "hhh_big_bench.jsonl": [("Ring the bell.", "Break the door.")],
    "llama_factory_alpaca.json": [("a, b", "b, a")],
    "llama_factory_sharegpt.json": [("Wren", "Stone")],
    "axolotl/argilla.jsonl": [("Wren", "Stone")],
    "axolotl/icr.jsonl": [("Wren", "Stone")],
    "axolotl/intel.jsonl": [("Wren", "Stone")],
    "axolotl/prompt_pairs.jsonl": [("Wren", "Stone")],
    "axolotl/nectar.jsonl": [("Swan", "Stone"), ("Swan", "Wren"), ("Wren", "Stone"), ("Wren", "Swan")],
    "nemo_rl.jsonl": [("Wren", "Stone")],
    "nemo_aligner/signed.jsonl": [],
    "nemo_aligner/ranked.jsonl": [("Wren", "Stone")],
    "nemo_aligner/dpo.jsonl": [("Wren", "Stone")],
    "judgebench.jsonl": [("4", "5")],
    "llm_comparator.json": [("Wren", "Stone")] * 3,
}


@pytest.mark.parametrize("place", CHOSEN)
def test_the_preferred_response_is_the_source_s(place: str) -> None:
    """Whichever way round the pair is stored."""
    assert preferred(sample(place)[0]) == list(CHOSEN[place])


@pytest.mark.parametrize(
    "place", [place for place in CHOSEN if place not in ("judgebench.jsonl", "llm_comparator.json")]
)
def test_chosen_is_stored_first_or_second_by_its_text_alone(place: str, tmp_path: Path) -> None:
    """The place of the preferred response tells nothing: the pair stands in the order of what the texts say."""
    record = sample(place)[0]
    if place != "nemo_aligner/signed.jsonl":  # the source's own order, which says nothing there
        assert [r.id for r in record.responses] == sorted(r.id for r in record.responses)


def test_system_prompts_stand_apart() -> None:
    """An empty one is none."""
    assert sample("axolotl/icr.jsonl")[0].conversation.system == "Be brief."
    assert sample("axolotl/argilla.jsonl")[0].conversation.system is None


def test_okapi_rankings_are_all_their_pairs() -> None:
    """Four ranked responses stand as six rows, and become one prompt with six pairs; the misspelt key is read."""
    first, second = sample("okapi.json")
    assert (len(first.responses), len(first.all_pairs()), len(first.labels)) == (4, 6, 6)
    assert preferred(first)[0] == min(preferred(first))
    assert len(set(preferred(first))) == 6
    assert second.conversation.turns[0].content == "اعد اثنين.\n\n٢"


def test_rm_bench_is_three_by_three() -> None:
    """Nine pairs, each of a chosen and a rejected response."""
    (record,) = sample("rm_bench.json")
    assert (len(record.responses), len(record.all_pairs())) == (6, 9)
    wins = preferred(record)
    assert {one for one, _ in wins}.isdisjoint({two for _, two in wins})
    assert {response.meta["style"] for response in record.responses} == {"concise", "detailed", "detailed, markdown"}


def test_a_panel_s_letters_are_categories_and_no_scale() -> None:
    """A to E are kept as they are; another sign is unreadable; those who stand in lists are no people."""
    options = Options()
    (record,) = sample("prompt_injection.json", options)
    said = [(label.rater, label.answer.reasons, label.answer.status) for label in record.labels]
    assert said[:3] == [(f"injection panel annotator {n}", (c,), "given") for n, c in ((1, "A"), (2, "A"), (3, "C"))]
    assert said[-1][2] == "unreadable"
    by_letter = {
        label.answer.reasons[0]: [said[label.subject[0]].verdict for said in label.answer.verdicts.values()]
        for label in record.labels
        if label.answer.reasons
    }
    assert {"A": ["met", "met"], "C": ["met", "missed"]}.items() <= by_letter.items()
    assert all(rater.anonymous for rater in record.raters)
    assert (record.pairs, record.conversation.context) == ((), ("<P> Swans are white. </P>",))


def test_llm_comparator_is_positive_for_a() -> None:
    """Its score is turned: negative favours response 1 here. Flipped games are scored the right way round already."""
    first, second = sample("llm_comparator.json")
    said = [(label.rater, label.slot, label.answer.preference, label.answer.order) for label in first.labels]
    assert said == [
        ("LLM Comparator score", "main", -1, None),
        ("LLM Comparator judge", "12", -1, "12"),
        ("LLM Comparator judge", "21", -1, "21"),
    ]
    assert [label.answer.preference for label in second.labels] == [0]
    assert first.labels[0].answer.context == {"score": 1.25}


def test_kto_is_one_response_that_was_wanted_or_not() -> None:
    """In three spellings; there is no pair."""
    for place in ("kto_trl.jsonl", "kto_nemo.jsonl", "kto_llama_factory.json"):
        records = sample(place)
        wanted = {texts(r)[0]: next(iter(r.labels[0].answer.ratings.values()))["wanted"] for r in records}
        assert wanted == {name: value for name, value in (("Wren", 1), ("Stone", 0)) if name in wanted}
        assert all(record.all_pairs() == () for record in records)


def test_nemo_lines_are_parsed_into_turns_and_slots() -> None:
    """Signed lines are response 1 and 2 with one strength; regression lines have their slots by name."""
    (pair,) = sample("nemo_aligner/signed.jsonl")
    assert texts(pair) == ["Wren", "Stone"]
    assert pair.conversation.turns[0].content == "Name a bird."
    assert pair.labels[0].answer == Answer(scale="constraints", preference=-2)
    (rated,) = sample("nemo_aligner/regression.jsonl")
    assert rated.raters == (Rater("NeMo-Aligner label", "reference"),)
    assert next(iter(rated.labels[0].answer.ratings.values())) == {
        "helpfulness": 3.0,
        "correctness": 4.0,
        "coherence": 4.0,
        "complexity": 0.0,
        "verbosity": 1.0,
    }
