"""Records in words: who prefers what and how strongly, in the words that the scale of the label has."""

from __future__ import annotations

import re

import pytest
from import_samples import FORMAT_OF, SAMPLES, sample

from nearmiss.import_files import preview
from nearmiss.importing import Options
from nearmiss.importing.in_words import in_words, lines_of, raters_in
from nearmiss.model import Rater
from nearmiss.records import LabelsFor, read_record


def sentences(label: dict[str, object], responses: int = 2) -> list[str]:
    """What is said of one label of a record."""
    value = {
        "prompt": "Name a river.",
        "constraints": [{"id": "c1", "text": "One line."}, {"id": "c2", "text": "No digits."}],
        "responses": [{"id": name, "text": f"Text {name}"} for name in "abc"[:responses]],
        "labels": [{"rater": "annotator1", **label}],
    }
    return [str(sentence) for sentence in in_words(read_record(value, 7)).labels]


@pytest.mark.parametrize(
    ("scale", "preference", "said"),
    [
        ("constraints", 1, "annotator1 prefers response 2 slightly."),
        ("constraints", -2, "annotator1 prefers response 1."),
        ("constraints", 3, "annotator1 prefers response 2 strongly."),
        ("constraints", 0, "annotator1 finds the two about the same."),
        ("five", -1, "annotator1 prefers response 1."),
        ("five", 2, "annotator1 prefers response 2 strongly."),
        ("pairwise", 1, "annotator1 prefers response 2."),
        ("helpsteer3", -3, "annotator1 prefers response 1 strongly."),
    ],
)
def test_a_preference_is_said_in_the_words_of_its_scale(scale: str, preference: int, said: str) -> None:
    """Negative is response 1; 1 of 3 is slight, 1 of 1 is not."""
    assert sentences({"pair": ["a", "b"], "scheme": scale, "preference": preference}) == [said]


def test_a_preference_relative_to_the_reversed_pair_names_the_right_response() -> None:
    """The sign is relative to the label's own pair."""
    said = sentences({"pair": ["b", "a"], "scheme": "pairwise", "preference": -1})
    assert said == ["annotator1 prefers response 2."]


def test_among_three_responses_both_of_the_pair_are_named() -> None:
    """Otherwise nobody could tell which two were compared."""
    said = sentences({"pair": ["a", "c"], "scheme": "pairwise", "preference": 1}, responses=3)
    assert said == ["annotator1 prefers response 3 to response 1."]


def test_both_bad_unreadable_and_refused_are_neither_ties_nor_nothing() -> None:
    """Each is said as what it is."""
    pair = {"pair": ["a", "b"], "scheme": "pairwise"}
    assert sentences({**pair, "both_bad": True}) == ["annotator1 finds both responses bad."]
    assert sentences({**pair, "status": "unreadable"}) == ["annotator1 gave an answer that cannot be read."]
    assert sentences({**pair, "status": "refused"}) == ["annotator1 gave no answer."]


def test_verdicts_and_ratings_are_said_for_each_response() -> None:
    """And who is no person is told by kind."""
    said = sentences(
        {
            "kind": "judge",
            "pair": ["a", "b"],
            "slot": "21",
            "verdicts": {"c1": {"a": "met", "b": "missed"}, "c2": {"a": "met", "b": "unclear"}},
            "ratings": {"b": {"helpfulness": 3}},
        }
    )
    assert said == [
        "Judge annotator1 (21) finds 2 of 2 constraints met by response 1.",
        "Judge annotator1 (21) finds 0 of 2 constraints met by response 2.",
        "Judge annotator1 (21) rates response 2: helpfulness 3.",
    ]


def test_labels_about_another_file_name_the_prompt_and_the_responses() -> None:
    """By its id, and by theirs where nobody knows their place."""
    (judged, *_) = preview(SAMPLES / "mt_bench/judgment_pair.jsonl", Options()).items
    lines = list(lines_of(in_words(judged)))
    assert lines[0] == "For prompt: 7-turn1"
    assert "prefers response 'model-" in lines[1]


@pytest.mark.parametrize("place", FORMAT_OF)
def test_every_format_can_be_said_in_words(place: str) -> None:
    """Prompt or what it is for, each response, each rater; no object, no None, no hash."""
    found = preview(SAMPLES / place, Options())
    for item in found.items:
        lines = list(lines_of(in_words(item)))
        names = [line.partition(":")[0] for line in lines]
        assert any(name in ("Prompt", "For prompt", "For the prompt that asks") for name in names)
        assert sum(name.startswith("Response ") for name in names) == len(item.responses)
        assert not any(re.search(r"\bNone\b|object at 0x|[0-9a-f]{40}", line) for line in lines)
        assert bool(item.labels) <= bool(in_words(item).labels)
        assert set(raters_in([item])) == {rater.name for rater in item.raters} | {label.rater for label in item.labels}


def test_the_sign_of_every_published_preference_is_said_the_way_round_that_it_was_read() -> None:
    """A label with a negative preference prefers the first of its pair, whatever the format."""
    seen = 0
    for place in FORMAT_OF:
        for item in preview(SAMPLES / place, Options()).items:
            if isinstance(item, LabelsFor) or len(item.responses) != 2:
                continue
            places = {response.id: number for number, response in enumerate(item.responses, 1)}
            for label, said in ((label, in_words_of_one(item, label)) for label in item.labels):
                if label.answer.status == "given" and label.answer.preference and label.act == "label":
                    better = places[label.subject[label.answer.preference > 0]]
                    assert f"prefers response {better}" in said
                    seen += 1
    assert seen > 40


def in_words_of_one(item: object, label: object) -> str:
    """What is said of one label of a record."""
    from dataclasses import replace

    return " ".join(map(str, in_words(replace(item, labels=(label,), gold=(), pairs=None)).labels))  # type: ignore[type-var]


def test_what_is_long_is_cut_and_what_is_much_is_counted() -> None:
    """A preview is no place for a book."""
    value = {
        "prompt": "word " * 200,
        "constraints": [{"id": f"c{n}", "text": f"Rule {n}"} for n in range(12)],
        "responses": [{"id": "a", "text": "A\n\nB"}, {"id": "b", "text": ""}],
        "labels": [{"rater": f"r{n}", "pair": ["a", "b"], "scheme": "pairwise", "preference": 1} for n in range(9)],
    }
    lines = list(lines_of(in_words(read_record(value, 1)), most=60))
    assert lines[0].endswith("…") and len(lines[0]) < 80
    assert "Constraints: and 4 more" in lines
    assert "Response 1: A B" in lines and "Response 2: This response is empty." in lines
    assert lines[-1] == "And 3 more statements."


def test_raters_are_told_with_their_kinds() -> None:
    (first, *_) = sample("pandalm/testset-v1.json")
    assert raters_in([first]) == {f"annotator{n}": "human" for n in (1, 2, 3)}
    assert Rater("x").kind == "human"
