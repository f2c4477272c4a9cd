"""PandaLM: three people and two judges, dirty verdicts as they are, and the published counts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from import_samples import SAMPLES, bad, good, items_of, sample, sample_values, texts, write_list

from nearmiss.importing import Options, recognise
from nearmiss.model import Rater
from nearmiss.records import BadRecord, LabelsFor, Record

PAIRS = "pandalm/testset-v1.json"
JUDGE = "pandalm/judge-x-testset-v1.json"


def test_people_are_people_by_name() -> None:
    """1 favours response 1, 2 response 2, 0 is a tie."""
    first, second, _ = sample(PAIRS)
    assert first.raters == (Rater("annotator1"), Rater("annotator2"), Rater("annotator3"))
    assert [label.answer.preference for label in first.labels] == [1, 1, 0]
    assert [label.answer.preference for label in second.labels] == [1, -1, 1]
    assert {label.answer.scale for label in first.labels} == {"pairwise"}


def test_the_index_is_the_id_so_that_equal_rows_stay_apart() -> None:
    """The first and the third row say the same; each has its own labels."""
    first, second, third = sample(PAIRS)
    assert [(r.namespace, r.id) for r in (first, second, third)] == [("pandalm", str(i)) for i in range(3)]
    assert (first.conversation, first.responses) == (third.conversation, third.responses)


def test_instruction_and_input_are_the_prompt() -> None:
    """An empty input adds nothing."""
    first, second, _ = sample(PAIRS)
    assert first.conversation.turns[0].content == "Is this statement true?\n\nNoon is at twelve."
    assert second.conversation.turns[0].content == "Say what time it is."


def test_true_is_text_and_empty_is_kept() -> None:
    """A scalar becomes its JSON text, with a note; an empty response is a response."""
    options = Options()
    first, second, _ = sample(PAIRS, options)
    assert texts(first)[0] == "true"
    assert first.responses[0].meta == {"source_type": "boolean"}
    assert texts(second) == ["", "I cannot know."]
    assert list(options.notes.values()) == [2]


def test_the_two_models_are_those_of_the_key() -> None:
    """A key that is not two names is kept as it is, and no model is guessed."""
    assert [response.model for response in sample(PAIRS)[0].responses] == ["model-a", "model-b"]


def test_a_key_of_three_names_names_no_model(tmp_path: Path) -> None:
    """Better no model than the wrong one."""
    values = sample_values(PAIRS)[:1]
    values[0]["cmp_key"] = "model_a_model-b"
    (record,) = good(write_list(tmp_path / "in.json", values), "pandalm")
    assert [response.model for response in record.responses] == [None, None]
    assert record.meta == {"cmp_key": "model_a_model-b"}


def verdicts(path: Path) -> list[LabelsFor]:
    items = items_of(path, "pandalm")
    assert all(isinstance(item, LabelsFor) for item in items)
    return items  # type: ignore[return-value]


def test_a_judge_speaks_of_pairs_by_their_index() -> None:
    """Its file has no texts: the labels are for prompts of the test set, in the order that was shown."""
    found = verdicts(SAMPLES / JUDGE)
    assert [(item.namespace, item.prompt) for item in found] == [("pandalm", str(i)) for i in range(3)]
    assert {item.raters for item in found} == {(Rater("judge-x", "judge", model="judge-x"),)}
    assert {(label.slot, label.answer.order, label.subject) for item in found for label in item.labels} == {
        ("12", "12", ("r1", "r2"))
    }
    assert {response.id for response in sample(PAIRS)[0].responses} == {"r1", "r2"}


def test_dirty_verdicts_are_told_apart() -> None:
    """'2' is a side, 'Tie' a tie, and 'garbage' an answer that cannot be read."""
    side, tie, garbage = (item.labels[0].answer for item in verdicts(SAMPLES / JUDGE))
    assert (side.status, side.preference, side.elaboration) == ("given", 1, "Response 2 is a sentence.")
    assert side.context == {"reference_by_judge": "It is true."}
    assert (tie.status, tie.preference, tie.elaboration) == ("given", 0, None)
    assert (garbage.status, garbage.preference, garbage.note) == ("unreadable", None, "garbage")


@pytest.mark.parametrize(("value", "preference"), [(1, -1), ("1", -1), (" 2 ", 1), (0, 0), ("0", 0), ("TIE", 0)])
def test_codes_in_any_writing_are_sides(tmp_path: Path, value: Any, preference: int) -> None:
    """Numbers or text, as the two judges' files have them."""
    path = write_list(tmp_path / "j.json", [{"idx": 4, "j_result": value, "j_reason": ""}])
    assert verdicts(path)[0].labels[0].answer.preference == preference


@pytest.mark.parametrize("value", [3, -1, "A", "", None, True, 1.5, [1], "1 or 2"])
def test_everything_else_is_unreadable_and_never_a_tie(tmp_path: Path, value: Any) -> None:
    """Also null, and also a person's: the answer is kept, counted and has no side."""
    (item,) = verdicts(write_list(tmp_path / "j.json", [{"idx": 4, "j_result": value}]))
    assert (item.labels[0].answer.status, item.labels[0].answer.preference) == ("unreadable", None)
    values = sample_values(PAIRS)[:1]
    values[0]["annotator1"] = value if value is not None else "?"
    (record,) = good(write_list(tmp_path / "p.json", values), "pandalm")
    assert record.labels[0].answer.status == "unreadable"


def test_an_empty_place_is_no_answer(tmp_path: Path) -> None:
    """A person who did not answer has no label, which is noted."""
    values = sample_values(PAIRS)[:1]
    values[0]["annotator2"] = None
    options = Options()
    (record,) = good(write_list(tmp_path / "p.json", values), "pandalm", options)
    assert [label.rater for label in record.labels] == ["annotator1", "annotator3"]
    assert options.notes["empty places of annotators"] == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"idx": None}, "idx is None"),
        ({"idx": True}, "idx is True"),
        ({"instruction": 3}, "instruction must be text, not a whole number"),
        ({"input": ["x"]}, "input must be text"),
        ({"response1": ["x"]}, "response1 must be text, not a list"),
    ],
)
def test_rows_that_cannot_be_read_are_listed(tmp_path: Path, change: dict[str, Any], why: str) -> None:
    """By place and field; the other rows are read."""
    values = sample_values(PAIRS)
    values[1].update(change)
    path = write_list(tmp_path / "p.json", values)
    (found,) = bad(path, "pandalm")
    assert f"Record 2 of the list: {why}" in found.reason
    assert len(items_of(path, "pandalm")) == 3


def test_a_judge_s_row_without_index_is_listed(tmp_path: Path) -> None:
    """There is nothing that it could be about."""
    rows = [{"idx": None, "j_result": 1}, {"idx": 1, "j_result": 1}]
    first, second = items_of(write_list(tmp_path / "j.json", rows), "pandalm")
    assert isinstance(first, BadRecord)
    assert isinstance(second, LabelsFor)


# ------------------------------------------------------------------------------------------ the real files


@pytest.mark.data
def test_the_real_test_set_is_kept_whole(shared_data: Path) -> None:
    """999 rows, 900 distinct contents, 54 pairs with an empty response, six scalars, 167 empty inputs."""
    path = shared_data / "pandalm" / "testset-v1.json"
    assert recognise(path).name == "pandalm"
    options = Options()
    records = good(path, "pandalm", options)
    assert len(records) == len({record.id for record in records}) == 999
    assert len({(r.conversation.turns[0].content, *texts(r)) for r in records}) == 900
    assert sum("" in texts(record) for record in records) == 54
    assert sum(options.notes.values()) == 6
    assert sum(len(record.labels) for record in records) == 3 * 999


@pytest.mark.data
def test_the_majority_of_the_real_people_is_the_published_one(shared_data: Path) -> None:
    """Response 2 in 472 rows, response 1 in 422; 105 ties, or no majority."""
    sides: Counter[int] = Counter()
    for record in good(shared_data / "pandalm" / "testset-v1.json", "pandalm"):
        votes = Counter(label.answer.preference for label in record.labels)
        (side, count), *_ = votes.most_common()
        sides[side if count > 1 and side is not None else 0] += 1
    assert (sides[1], sides[-1], sides[0]) == (472, 422, 105)


@pytest.mark.data
@pytest.mark.parametrize(
    ("judge", "counts"),
    [
        ("gpt-3.5-turbo", {1: 476, -1: 460, 0: 38, None: 25}),
        ("pandalm-7b", {1: 459, -1: 433, 0: 107}),
    ],
)
def test_the_real_judges_are_read_as_they_are(shared_data: Path, judge: str, counts: dict[int | None, int]) -> None:
    """38 'Tie' are ties and 25 'garbage' unreadable; the file names the judge."""
    path = shared_data / "pandalm" / f"{judge}-testset-v1.json"
    assert recognise(path).name == "pandalm"
    found = verdicts(path)
    assert found[0].raters == (Rater(judge, "judge", model=judge),)
    assert Counter(item.labels[0].answer.preference for item in found) == counts
    assert {item.prompt for item in found} == {str(i) for i in range(999)}


def test_the_sample_holds_records() -> None:
    """The pairs' file holds no labels for others."""
    assert all(isinstance(item, Record) for item in items_of(SAMPLES / PAIRS, "pandalm"))
