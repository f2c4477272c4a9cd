"""The HelpSteer2-Preference file: its names, its types, its sign, its way to make one of several."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.exporting.data_sets import exported, label, pair, project_of, rows, written
from nearmiss.import_files import import_files
from nearmiss.importing.options import Options as ReadingOptions


def test_a_row_has_the_published_fields_in_the_published_types(tmp_path: Path) -> None:
    """By hand. Four answers, −3 −2 −2 1: the closest three are −3 −2 −2, their mean −2.33, so −2."""
    said = {"statement": "@Response 1 is better.", "elaboration": "It rhymes."}
    votes = [
        label("ana", -3, scheme="helpsteer2"),
        label("ben", -2, scheme="helpsteer2", **said),
        label("cleo", -2, scheme="helpsteer2"),
        label("dan", 1, scheme="helpsteer2", statement="@Response 2 is shorter."),
    ]
    with project_of(tmp_path / "p.nearmiss", [pair("p", *votes)], "helpsteer2") as project:
        exported(project, tmp_path / "out", "helpsteer2")
    assert rows(tmp_path / "out", "preference.jsonl") == [
        {
            "split": "train",
            "prompt": "Prompt p",
            "response_1": "Answer a to p",
            "response_2": "Answer b to p",
            "preference_strength": -2,
            "preference_statement": "@Response 1 is better.",
            "preference_elaboration": "It rhymes.",
            "three_most_similar_preferences": [
                {"statement": "", "elaboration": "", "strength": -3},
                {"statement": "@Response 1 is better.", "elaboration": "It rhymes.", "strength": -2},
                {"statement": "", "elaboration": "", "strength": -2},
            ],
            "all_preferences_unprocessed": [
                {"strength": -3, "justification": ""},
                {"strength": -2, "justification": "@Response 1 is better. It rhymes."},
                {"strength": -2, "justification": ""},
                {"strength": 1, "justification": "@Response 2 is shorter."},
            ],
        }
    ]


def test_neither_valid_is_written_as_given_and_never_averaged(tmp_path: Path) -> None:
    """−100 stands among the single answers and nowhere else: 1, 1 and −100 make 1."""
    votes = [label("ana", 1), label("ben", 1), label("cleo", None, both_bad=True)]
    with project_of(tmp_path / "p.nearmiss", [pair("p", *votes)], "helpsteer2") as project:
        (row,) = written(project, tmp_path / "out", "helpsteer2")
    assert row["preference_strength"] == 1
    assert [item["strength"] for item in row["three_most_similar_preferences"]] == [1, 1]
    assert [item["strength"] for item in row["all_preferences_unprocessed"]] == [1, 1, -100]


def test_about_the_same_is_kept_and_both_bad_is_not(tmp_path: Path) -> None:
    """Two for each side by 1 make 0, kept as in the published file; two of three for both bad is no preference."""
    same = pair("same", label("ana", -1), label("ben", -1), label("cleo", 1), label("dan", 1))
    bad = pair("bad", label("ana", 2), label("ben", both_bad=True), label("cleo", both_bad=True))
    far = pair("far", label("ana", -3), label("ben", 1), label("cleo", 3))
    with project_of(tmp_path / "p.nearmiss", [same, bad, far], "helpsteer2") as project:
        done = exported(project, tmp_path / "out", "helpsteer2")
    (row,) = rows(tmp_path / "out", "preference.jsonl")
    assert (row["prompt"], row["preference_strength"]) == ("Prompt same", 0)
    assert done.dropped == {"both bad": 1, "the closest answers lie more than 2 apart": 1}


def test_the_split_is_called_val(tmp_path: Path) -> None:
    """One file, as published; `validation` is what others call it."""
    values = [pair(f"p{i}", label("ana", 1), label("ben", 1)) for i in range(40)]
    with project_of(tmp_path / "p.nearmiss", values, "helpsteer2") as project:
        found = written(project, tmp_path / "out", "helpsteer2", splits=(1.0, 1.0))
    assert {row["split"] for row in found} == {"train", "val"}
    assert len(rows(tmp_path / "out", "preference.jsonl")) == 40


def test_turns_are_flattened_as_published(tmp_path: Path) -> None:
    """`{user}\\n<extra_id_1>Assistant\\n{assistant}\\n<extra_id_1>User\\n{user}`; a system turn has no mark there."""
    asked = [{"role": role, "content": text} for role, text in (("user", "A?"), ("assistant", "B."), ("user", "C?"))]
    flat = {**pair("flat", label("ana", 1), label("ben", 1)), "messages": asked}
    led = {**pair("led", label("ana", 1), label("ben", 1)), "messages": [{"role": "system", "content": "S."}, *asked]}
    for value in (flat, led):
        del value["prompt"]
    with project_of(tmp_path / "p.nearmiss", [flat, led], "helpsteer2") as project:
        found = written(project, tmp_path / "out", "helpsteer2")
    turns = "A?\n<extra_id_1>Assistant\nB.\n<extra_id_1>User\nC?"
    assert [row["prompt"] for row in found] == [turns, f"S.\n\n{turns}"]


@pytest.mark.parametrize(
    ("turns", "reason"),
    [
        ([("tool", "42")], "turns that the format has no mark for"),
        ([("user", "Hm?"), ("system", "Now in French.")], "turns that the format has no mark for"),
        ([("assistant", "Hello.")], "turns that the format has no mark for"),
    ],
)
def test_what_the_marks_cannot_say_is_left_out(tmp_path: Path, turns: list[tuple[str, str]], reason: str) -> None:
    """Rather than said wrongly."""
    value = {**pair("p", label("ana", 1), label("ben", 1)), "messages": [{"role": r, "content": c} for r, c in turns]}
    del value["prompt"]
    with project_of(tmp_path / "p.nearmiss", [value], "helpsteer2") as project:
        for name in ("helpsteer2", "nemo-bt"):
            assert exported(project, tmp_path / name, name).dropped == {reason: 1}


def test_one_message_is_a_text_and_several_are_not(tmp_path: Path) -> None:
    one, two = pair("one", label("ana", 1), label("ben", 1)), pair("two", label("ana", 1), label("ben", 1))
    said = {"role": "assistant", "content": "So."}
    one["responses"][0] = {"id": "a", "messages": [said]}
    two["responses"][0] = {"id": "a", "messages": [said, said]}
    with project_of(tmp_path / "p.nearmiss", [one, two], "helpsteer2") as project:
        done = exported(project, tmp_path / "out", "helpsteer2")
    assert [row["response_1"] for row in rows(tmp_path / "out", "preference.jsonl")] == ["So."]
    assert done.dropped == {"a response of several messages": 1}


def test_without_justifications_no_word_of_the_people_goes_out(tmp_path: Path) -> None:
    """Numbers stay, sentences go, in every format that has them."""
    said = {"statement": "SECRET one", "elaboration": "SECRET two"}
    votes = [label("ana", 1, **said), label("ben", 1, **said)]
    with project_of(tmp_path / "p.nearmiss", [pair("p", *votes)]) as project:
        for name in ("helpsteer2", "trl"):
            assert "SECRET" in str(written(project, tmp_path / f"{name}-with", name))
            found = written(project, tmp_path / name, name, justifications=False)
            assert len(found) == 1
            assert "SECRET" not in str(found)


def test_our_file_is_read_back_as_the_published_one_is(tmp_path: Path) -> None:
    """Out and in again: the same pairs, the same strengths, each person's answer with its justification."""
    votes = [label("ana", -2, statement="@Response 1 fits."), label("ben", -1), label("cleo", both_bad=True)]
    with project_of(tmp_path / "p.nearmiss", [pair("p", *votes)], "helpsteer2") as project:
        (first,) = written(project, tmp_path / "out", "helpsteer2")
    with project_of(tmp_path / "again.nearmiss", [], "helpsteer2") as project:
        import_files(project, [tmp_path / "out" / "preference.jsonl"], ReadingOptions())
        (again,) = written(project, tmp_path / "again", "helpsteer2")
    same = ("prompt", "response_1", "response_2", "preference_strength", "all_preferences_unprocessed")
    assert {name: again[name] for name in same} == {name: first[name] for name in same}
