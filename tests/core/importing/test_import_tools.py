"""Labelling tools: who said what, skips and drafts apart from answers, and a choice not made is no tie."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from import_samples import SAMPLES, bad, good, items_of, sample, sample_values, write_lines, write_list
from whole_imports import taken

from nearmiss.importing import Options
from nearmiss.importing.tools.paired_fields import choice_of
from nearmiss.model import Answer
from nearmiss.records import LabelsFor, RecordGold

NAMES = ("response_a", "response_b")


@pytest.mark.parametrize(
    ("value", "preference"),
    [
        ("A", -1),
        ("right", 1),
        ("tie", 0),
        ("Response_B", 1),
        ("a3", -3),
        ("b2", 2),
        ("A much better", -3),
        ("B better", 2),
        ("Response 2 is slightly better", 1),
        ("answer 1 is better", -2),
        ("left better", -2),
        ("response_b is much better", 3),
        ([{"rank": 1, "value": "response_b"}, {"rank": 2, "value": "response_a"}], 1),
        ([{"rank": 1, "value": "response_b"}, {"rank": 1, "value": "response_a"}], 0),
    ],
)
def test_a_choice_says_its_side(value: object, preference: int) -> None:
    """Letters, places, fields, strengths and rankings."""
    found = choice_of(value, NAMES)
    assert found is not None
    assert found.preference == preference


@pytest.mark.parametrize(
    "value",
    [
        1,
        "1",
        2,
        True,
        None,
        "",
        "maybe",
        "C better",
        "better",
        "A is good",
        "tie better",
        "not A better",
        [],
        ["A", "B"],
        {"rank": 1},
        [{"value": [], "rank": 1}],
    ],
)
def test_a_digit_is_no_choice(value: object) -> None:
    """Which side a number means is never guessed."""
    assert choice_of(value, NAMES) is None


def test_label_studio_annotations_are_people_s_and_predictions_judges() -> None:
    """Ids or objects; what was skipped is a skip, what was deselected no tie, what somebody said again a repeat."""
    options = Options()
    (record,) = sample("label_studio.json", options)
    said = [(label.rater, label.act, label.slot, label.answer.preference) for label in record.labels]
    assert said == [
        ("10", "label", "main", -1),
        ("ben@example.org", "label", "main", 1),
        ("12", "label", "main", None),
        ("10", "label", "repeat:1", -1),
        ("13", "skip", "main", None),
        ("judge-x", "label", "main", -1),
    ]
    assert [rater.kind for rater in record.raters] == ["human"] * 4 + ["judge"]
    assert options.notes == {
        "annotations without a side chosen, which is no tie": 1,
        "answers of somebody who had answered before, kept as repeats": 1,
    }
    assert record.gold == (RecordGold(record.labels[0].subject, -1),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("selected", "choices", "said"),
    [
        (None, {"strength": ["A much better"]}, (-3, "given", ())),
        ("left", {"strength": ["A much better"]}, (-3, "given", ())),
        ("right", {"strength": ["A much better"]}, (1, "given", ("strength: A much better",))),
        (None, {"one": ["A better"], "two": ["B better"]}, (None, "given", ("one: A better", "two: B better"))),
        (None, {"strength": ["A better", "B better"]}, (None, "given", ("strength: A better", "strength: B better"))),
        (None, {"why": ["shorter"]}, (None, "given", ("why: shorter",))),
        ("middle", {"strength": ["A better"]}, (None, "unreadable", ("strength: A better",))),
    ],
)
def test_label_studio_choices_may_say_the_side(selected: Any, choices: Any, said: Any, tmp_path: Path) -> None:
    """Where one control alone says it, or how strong the selected side is; never against what was selected."""
    value = sample_values("label_studio.json")[0]
    results = [{"type": "choices", "from_name": name, "value": {"choices": c}} for name, c in choices.items()]
    if selected:
        results.append({"type": "pairwise", "from_name": "comparison", "value": {"selected": selected}})
    value["annotations"] = [{"completed_by": 1, "result": results}]
    (record,) = good(write_list(tmp_path / "in.json", [value]), "label-studio")
    answer = record.labels[0].answer
    assert (answer.preference, answer.status, answer.reasons) == said


def test_label_studio_keeps_all_that_was_said_beside() -> None:
    """Ratings of a response, choices as reasons, texts as the justification, marked stretches as they are."""
    (record,) = sample("label_studio.json")
    answer = record.labels[0].answer
    assert answer.ratings == {record.responses[0].id: {"helpful": 4}}
    assert (answer.reasons, answer.elaboration, answer.seconds) == (("why: shorter",), "It is a bird.", 4.5)
    assert answer.context["results"][0]["type"] == "labels"
    assert record.labels[-1].answer.confidence == 0.8
    assert record.meta["data"] == {"note": "own"}


def test_a_task_with_other_names_says_how_to_map_them(tmp_path: Path) -> None:
    """And --map finds them then."""
    values = sample_values("label_studio.json")
    values[0]["data"] = {"frage": "Name a bird.", "eins": "Wren", "zwei": "Stone"}
    path = write_list(tmp_path / "in.json", values)
    (found,) = bad(path, "label-studio")
    assert "fields frage, eins, zwei" in found.reason
    assert "--map" in found.reason
    mapping = {"prompt": "frage", "response_1": "eins", "response_2": "zwei"}
    (record,) = good(path, "label-studio", Options(format="label-studio", mapping=mapping))
    assert [response.text.text for response in record.responses] == ["Wren", "Stone"]


def test_the_flat_export_without_annotators_is_refused(tmp_path: Path) -> None:
    """JSON_MIN does not say who said what."""
    value = {
        "id": 1,
        "prompt": "p",
        "annotator": 1,
        "annotation_id": 2,
        "created_at": "",
        "updated_at": "",
        "lead_time": 1,
    }
    (found,) = bad(write_lines(tmp_path / "in", [value]), "label-studio")
    assert "JSON_MIN" in found.reason


def test_argilla_folders_have_no_status_and_say_so() -> None:
    """Users are raters, suggestions judges; texts are the justification."""
    options = Options()
    (record,) = sample("argilla_records.json", options)
    said = {label.rater: (label.answer.preference, label.answer.scale) for label in record.labels}
    assert said == {"u1": (-1, "pairwise"), "u2": (2, "constraints"), "judge-x": (-1, "pairwise")}
    assert record.labels[0].answer.elaboration == "It flies."
    assert record.labels[2].answer.confidence == 0.9
    assert options.notes["answers without a status: drafts among them cannot be told"] == 2


def test_argilla_rows_tell_drafts_and_discarded_from_answers() -> None:
    """A draft is counted and left out, a discarded record skipped; a ranking is a side."""
    options = Options()
    (record,) = sample("argilla_flat.json", options)
    said = [(label.rater, label.act, label.answer.preference) for label in record.labels]
    assert said == [("u1", "label", -1), ("u2", "skip", None), ("u4", "label", -1), ("judge-x", "label", 1)]
    assert options.notes["drafts, left out"] == 1


def test_prodigy_lines_of_one_task_meet(tmp_path: Path) -> None:
    """Sessions are raters on one pair; none or both accepted is unreadable, 'ignore' a skip, and nothing a tie."""
    (record,), _ = taken(tmp_path, [SAMPLES / "prodigy.jsonl"])
    said = {label.rater: (label.act, label.answer.preference, label.answer.status) for label in record.labels}
    assert said == {
        "ds-ana": ("label", -1, "given"),
        "ds-ben": ("label", 1, "given"),
        "ds-cleo": ("label", None, "unreadable"),
        "ds-dan": ("label", None, "unreadable"),
        "ds-eve": ("skip", None, "given"),
    }


def test_potato_states_speak_of_items_taken_before(tmp_path: Path) -> None:
    """Nested or listed answers; negative favours A; a justification is JSON in a text."""
    files = [SAMPLES / "potato" / name for name in ("user_state.json", "items.jsonl")]
    records, reports = taken(tmp_path, files)
    assert [report.format for report in reports] == ["native", "potato"]
    said = {record.id: record.labels[0].answer for record in records}
    assert {name: answer.preference for name, answer in said.items()} == {"1": -1, "2": 3, "3": -1}
    assert (said["3"].reasons, said["3"].elaboration) == (("older",), "It is older.")


def test_potato_items_may_not_say_what_was_asked(tmp_path: Path) -> None:
    """Only the responses are prescribed: such an item is taken without a prompt, and counted; states find it too."""
    options = Options()
    bare, named = sample("potato/bare_items.jsonl", options)
    assert (bare.conversation.turns[0].content, named.conversation.turns[0].content) == ("", "Name a stone.")
    assert options.notes["items that do not say what was asked, taken without a prompt"] == 1
    state = {"user_id": "ana", "instance_id_to_label_to_value": {"b1": {"preference": {"selection": "B"}}}}
    records, _ = taken(tmp_path, [write_list(tmp_path / "s.json", [state]), SAMPLES / "potato/bare_items.jsonl"])
    assert [[label.answer.preference for label in record.labels] for record in records] == [[1], []]


def test_a_scale_that_never_reaches_its_middle_is_not_guessed(tmp_path: Path) -> None:
    """From 1 to 6, a 3 would favour A; from −3 to 3 it favours B."""
    values = sample_values("potato/user_state.json")
    answers = values[0]["instance_id_to_label_to_value"]
    answers["3"][0][1] = "1"
    options = Options()
    found = items_of(write_list(tmp_path / "in.json", values), "potato", options)
    assert [said(item) for item in found] == [(-1, "given"), (None, "unreadable"), (None, "unreadable")]
    assert options.notes["scale values that are all above 0: which side they favour is not guessed"] == 2


def said(item: object) -> tuple[int | None, str]:
    assert isinstance(item, LabelsFor)
    answer: Answer = item.labels[0].answer
    return answer.preference, answer.status
