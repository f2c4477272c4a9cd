"""HelpSteer2 and 3: ratings in adjacent rows, published preferences, and everybody's own beside them."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from import_samples import SAMPLES, bad, good, items_of, labels_by, sample, sample_values, texts, write_lines

from nearmiss.importing import Options, recognise
from nearmiss.model import Conversation, Rater, Turn
from nearmiss.records import Record

RATINGS, LISTS = "helpsteer2_ratings.jsonl", "helpsteer2_disagreements.jsonl"
PREFERENCE, THREE = "helpsteer2_preference.jsonl", "helpsteer3_preference.jsonl"
PUBLISHED = "HelpSteer2 published"


def test_two_adjacent_rows_with_one_prompt_are_a_pair() -> None:
    """Ratings are of each response by itself, and make no preference."""
    first, second = sample(RATINGS)
    assert texts(first) == ["A word for a thing.", "It is a verb."]
    assert len(first.all_pairs()) == 1
    assert first.raters == (Rater(PUBLISHED, "reference"),)
    assert [(label.subject, label.answer.preference) for label in first.labels] == [
        ((response.id,), None) for response in first.responses
    ]
    one = first.labels[0]
    assert one.answer.ratings == {
        one.subject[0]: {"helpfulness": 4, "correctness": 4, "coherence": 4, "complexity": 1, "verbosity": 0}
    }
    assert (first.line, second.line) == (1, 3)


def test_a_flattened_prompt_is_its_turns() -> None:
    """Only the last question is answered; a prompt without marks is plain."""
    first, second = sample(RATINGS)
    assert first.conversation == Conversation((Turn("user", "What is a noun?"),), plain=True)
    assert second.conversation == Conversation(
        (Turn("user", "Give me a rhyme."), Turn("assistant", "Cat, hat."), Turn("user", "Another one, please.")),
        plain=False,
    )


def test_a_row_alone_is_a_response_without_a_pair(tmp_path: Path) -> None:
    """After it the pairs are pairs again; three equal prompts are a pair and one."""
    rows = sample_values(RATINGS)
    options = Options()
    found = good(
        write_lines(tmp_path / "in.jsonl", [rows[0], *rows[2:], rows[0], rows[1], rows[0]]), "helpsteer2", options
    )
    assert [len(record.responses) for record in found] == [1, 2, 2, 1]
    assert [record.line for record in found] == [1, 2, 4, 6]
    assert list(options.notes.values()) == [2]


def test_lists_are_annotators_without_a_name() -> None:
    """A position in a list is not a person; places that are missing are left out."""
    (record,) = sample(LISTS)
    assert record.raters == tuple(Rater(f"HelpSteer2 annotator {n}", "human", anonymous=True) for n in (1, 2, 3))
    second = [label for label in record.labels if label.rater == "HelpSteer2 annotator 2"]
    assert [label.answer.ratings[label.subject[0]]["helpfulness"] for label in second] == [3, 1]
    assert len(labels_by(record, "HelpSteer2 annotator 3")) == 1


def test_the_three_files_speak_of_the_same_things() -> None:
    """Ratings, lists and preferences of one prompt have equal namespace, conversation and responses: they join."""
    found = [sample(place)[0] for place in (RATINGS, LISTS, PREFERENCE)]
    assert {record.namespace for record in found} == {"helpsteer2"}
    assert found[0].conversation == found[1].conversation == found[2].conversation
    for record in found:
        assert record.id is None
        assert [(x.id, x.text) for x in record.responses] == [(x.id, x.text) for x in found[0].responses]
    assert sample(RATINGS)[1].conversation == sample(PREFERENCE)[1].conversation


def test_packed_files_are_read_as_they_are_shipped(tmp_path: Path) -> None:
    """train.jsonl.gz, without unpacking it first."""
    path = tmp_path / "train.jsonl.gz"
    path.write_bytes(gzip.compress((SAMPLES / RATINGS).read_bytes()))
    assert recognise(path).name == "helpsteer2"
    assert good(path, "helpsteer2") == sample(RATINGS)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"helpfulness": 5}, "helpfulness is 5"),
        ({"verbosity": -1}, "verbosity is -1"),
        ({"coherence": "4"}, "coherence is '4'"),
        ({"coherence": True}, "coherence is True"),
        ({"helpfulness": [4, 9]}, "helpfulness is 9"),
        ({"prompt": 3}, "prompt must be text"),
        ({"response": ["x"]}, "response must be text"),
    ],
)
def test_a_rating_off_the_scale_is_listed(tmp_path: Path, change: dict[str, Any], why: str) -> None:
    """By its own row, and the other response of the pair is still read."""
    rows = sample_values(RATINGS)
    rows[1].update(change)
    path = write_lines(tmp_path / "in.jsonl", rows)
    (found,) = bad(path, "helpsteer2")
    assert found.line == 2
    assert why in found.reason
    assert [len(item.responses) for item in items_of(path, "helpsteer2") if isinstance(item, Record)] == [1, 2]


def test_the_published_preference_is_a_reference() -> None:
    """Its sign is ours: negative favours response 1. Statement and elaboration keep their tokens."""
    first, second = sample(PREFERENCE)
    (published,) = labels_by(first, PUBLISHED)
    assert (published.answer.preference, published.answer.scale) == (-3, "helpsteer2")
    assert published.answer.statement == "@Response 1 is much better than @Response 2 because it is right."
    assert published.answer.elaboration == "@Response 2 confuses nouns and verbs."
    assert [record.tags for record in (first, second)] == [{"split": "train"}, {"split": "val"}]
    assert first.pairs is not None
    assert len(first.pairs[0].meta["three_most_similar_preferences"]) == 3


def test_a_published_zero_is_kept_and_an_annotator_s_is_unreadable() -> None:
    """0 comes from averaging alone: nobody could choose it."""
    _, second = sample(PREFERENCE)
    assert labels_by(second, PUBLISHED)[0].answer.preference == 0
    own = [label.answer for label in second.labels if label.kind == "human"]
    assert [(answer.status, answer.preference) for answer in own] == [
        ("given", -1),
        ("unreadable", None),
        ("given", 1),
    ]


def test_neither_valid_is_both_bad_and_never_a_number() -> None:
    """−100 is a flag, and no preference (trap 5)."""
    first, _ = sample(PREFERENCE)
    own = [label for label in first.labels if label.kind == "human"]
    assert [label.answer.preference for label in own] == [-3, -3, -2, None]
    assert [label.answer.both_bad for label in own] == [False, False, False, True]
    assert own[3].answer.elaboration == "Both are too short."
    assert all(rater.anonymous for rater in first.raters if rater.kind == "human")


@pytest.mark.parametrize("strength", [4, -4, 1.5, "2", None, True, -99])
def test_a_published_strength_off_the_scale_is_listed(tmp_path: Path, strength: Any) -> None:
    """It is never rounded or cut."""
    rows = sample_values(PREFERENCE)
    rows[0]["preference_strength"] = strength
    (found,) = bad(write_lines(tmp_path / "in.jsonl", rows), "helpsteer2-preference")
    assert (found.line, "preference_strength is" in found.reason) == (1, True)


@pytest.mark.parametrize("strength", [4, 0, "2", None, True, -99])
def test_an_annotator_s_odd_strength_is_unreadable(tmp_path: Path, strength: Any) -> None:
    """It is kept, counted, and spoils nobody else's answer."""
    rows = sample_values(PREFERENCE)[:1]
    rows[0]["all_preferences_unprocessed"][1]["strength"] = strength
    (record,) = good(write_lines(tmp_path / "in.jsonl", rows), "helpsteer2-preference")
    (label,) = labels_by(record, "HelpSteer2 annotator 2")
    assert (label.answer.status, label.answer.note) == ("unreadable", str(strength))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"all_preferences_unprocessed": ["x"]}, "all_preferences_unprocessed must be a list of objects"),
        ({"all_preferences_unprocessed": {}}, "all_preferences_unprocessed must be a list of objects"),
        ({"preference_statement": 7}, "preference_statement must be text"),
        ({"response_2": {}}, "response_2 must be text"),
    ],
)
def test_other_shapes_are_listed(tmp_path: Path, change: dict[str, Any], why: str) -> None:
    """With line and field."""
    rows = [{**sample_values(PREFERENCE)[0], **change}]
    (found,) = bad(write_lines(tmp_path / "in.jsonl", rows), "helpsteer2-preference")
    assert why in found.reason


def test_helpsteer3_is_a_conversation_with_domain_and_language() -> None:
    """Its responses are named without underscore (trap 4)."""
    first, second = sample(THREE)
    assert [turn.role for turn in first.conversation.turns] == ["user", "assistant", "user"]
    assert texts(first) == ["items.reverse()", "reversed(items)"]
    assert [record.tags for record in (first, second)] == [
        {"domain": "code", "language": "python"},
        {"domain": "multilingual", "language": "arabic"},
    ]
    assert labels_by(first, "HelpSteer3 published")[0].answer.preference == -2
    assert labels_by(second, "HelpSteer3 published")[0].answer.preference == 0


def test_single_answers_keep_reasoning_and_feedback() -> None:
    """Feedback about a response stands in the note under its token."""
    first, _ = sample(THREE)
    one, two, three = (label.answer for label in first.labels if label.kind == "human")
    assert (one.preference, one.elaboration) == (-2, "@Response 1 works in place.")
    assert one.note == "@Response 1: It works in place.\n\n@Response 2: It makes an iterator."
    assert (two.preference, two.note) == (-3, None)
    assert (three.both_bad, three.preference, three.note) == (True, None, "@Response 1: Too terse.")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"overall_preference": -100}, None),
        ({"overall_preference": 5}, "overall_preference is 5"),
        ({"context": []}, "context holds no message"),
        ({"context": [{"content": "x"}]}, "context[0].role is missing"),
        ({"context": 3}, "context must be a list of messages"),
        ({"context": "As one text."}, None),
        ({"individual_preference": None}, None),
        ({"individual_preference": 2}, "individual_preference must be a list"),
    ],
)
def test_helpsteer3_records_are_read_or_listed(tmp_path: Path, change: dict[str, Any], why: str | None) -> None:
    """What means something is kept, what does not is named."""
    path = write_lines(tmp_path / "in.jsonl", [{**sample_values(THREE)[0], **change}])
    found = bad(path, "helpsteer3")
    assert ([why in item.reason for item in found] == [True]) if why else not found
