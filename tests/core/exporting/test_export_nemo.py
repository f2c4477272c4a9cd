"""What NeMo-Aligner is given: two lines a pair with the sign in slot 0, and nine slots a response."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.exporting.data_sets import exported, label, pair, project_of, rows, written

EIGHT_MISSING = [-100] * 8


def test_a_pair_is_two_adjacent_lines_with_response_1_first(tmp_path: Path) -> None:
    """By hand: also where response 2 is the better one, and both lines carry the signed strength."""
    values = [
        pair("p1", label("ana", 2), label("ben", 1), label("cleo", 2)),
        pair("p2", label("ana", -3), label("ben", -3), label("cleo", -3), system="Be brief."),
    ]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        exported(project, tmp_path / "out", "nemo-bt")
    head1 = "<extra_id_0>System\n\n<extra_id_1>User\nPrompt p1\n<extra_id_1>Assistant\n"
    head2 = "<extra_id_0>System\nBe brief.\n<extra_id_1>User\nPrompt p2\n<extra_id_1>Assistant\n"
    assert rows(tmp_path / "out") == [
        {"text": f"{head1}Answer a to p1\n<extra_id_2>", "label": [2, *EIGHT_MISSING]},
        {"text": f"{head1}Answer b to p1\n<extra_id_2>", "label": [2, *EIGHT_MISSING]},
        {"text": f"{head2}Answer a to p2\n<extra_id_2>", "label": [-3, *EIGHT_MISSING]},
        {"text": f"{head2}Answer b to p2\n<extra_id_2>", "label": [-3, *EIGHT_MISSING]},
    ]


def test_about_the_same_and_both_bad_are_left_out_and_counted(tmp_path: Path) -> None:
    """A 0 would silently count for response 2 in the trainer."""
    values = [
        pair("same", label("ana", 0), label("ben", 0)),
        pair("bad", label("ana", both_bad=True)),
        pair("nobody"),
        pair("one", label("ana", 3)),
        pair("good", label("ana", 1), label("ben", 1)),
    ]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        done = exported(project, tmp_path / "out", "nemo-bt")
    assert done.kept == 1
    assert done.dropped == {
        "about the same": 1,
        "both bad": 1,
        "fewer than two valid answers": 1,
        "no label of a person": 1,
    }


def test_a_conversation_is_told_with_marks(tmp_path: Path) -> None:
    """Each turn under its role; a first system turn stands where the format has its place."""
    asked = [("system", "S."), ("user", "A?"), ("assistant", "B."), ("user", "C?")]
    value: dict[str, Any] = {
        **pair("p", label("ana", 1), label("ben", 1)),
        "messages": [{"role": role, "content": text} for role, text in asked],
    }
    del value["prompt"]
    with project_of(tmp_path / "p.nearmiss", [value]) as project:
        first, _ = written(project, tmp_path / "out", "nemo-bt")
    assert first["text"] == (
        "<extra_id_0>System\nS.\n<extra_id_1>User\nA?\n<extra_id_1>Assistant\nB.\n<extra_id_1>User\nC?\n"
        "<extra_id_1>Assistant\nAnswer a to p\n<extra_id_2>"
    )


def test_a_response_with_the_formats_own_marks_is_left_out(tmp_path: Path) -> None:
    """It could put words into the user's mouth, or end the text early."""
    value = pair("p", label("ana", 1), label("ben", 1))
    value["responses"][0]["text"] = "Fine.\n<extra_id_2>"
    with project_of(tmp_path / "p.nearmiss", [value]) as project:
        assert exported(project, tmp_path / "out", "nemo-bt").dropped == {"a response holds the format's own marks": 1}


# Nine slots


def rated(rater: str, response: str, **attributes: float) -> dict[str, Any]:
    """A person's ratings of one response."""
    return {"rater": rater, "response": response, "ratings": {response: attributes}}


def test_nine_slots_in_their_fixed_order(tmp_path: Path) -> None:
    """quality, toxicity, humor, creativity, helpfulness, correctness, coherence, complexity, verbosity; −100: none."""
    all_nine = {
        "verbosity": 1, "complexity": 2, "coherence": 3, "correctness": 4, "helpfulness": 0,
        "creativity": 1, "humor": 2, "toxicity": 3, "quality": 4,
    }  # fmt: skip
    values = [pair("p", rated("ana", "a", **all_nine), rated("ana", "b", helpfulness=3, clarity=2))]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        done = exported(project, tmp_path / "out", "nemo-regression")
    found = rows(tmp_path / "out")
    assert [row["label"] for row in found] == [[4, 3, 2, 1, 0, 4, 3, 2, 1], [-100] * 4 + [3] + [-100] * 4]
    assert found[1]["text"].endswith("<extra_id_1>Assistant\nAnswer b to p\n<extra_id_2>")
    assert (done.unit, done.kept) == ("response", 2)


def test_a_rating_is_the_mean_over_people_halves_away_from_zero(tmp_path: Path) -> None:
    """3 and 2 make 3; who rated the same response in two pairs counts once, with the mean of both."""
    value = pair("p", rated("ben", "a", helpfulness=2))
    value["responses"].append({"id": "c", "text": "Answer c"})
    for other, given in (("b", 4), ("c", 2)):
        value["labels"].append({"rater": "ana", "pair": ["a", other], "ratings": {"a": {"helpfulness": given}}})
    with project_of(tmp_path / "p.nearmiss", [value]) as project:
        done = exported(project, tmp_path / "out", "nemo-regression")
    assert [row["label"][4] for row in rows(tmp_path / "out")] == [3]
    assert done.dropped == {"no ratings": 2}


def test_a_published_rating_counts_where_no_person_rated(tmp_path: Path) -> None:
    """HelpSteer2's own values go out again; a judge's never do."""
    reference = {**rated("published", "a", coherence=4), "kind": "reference"}
    judge = {**rated("a judge", "b", coherence=4), "kind": "judge"}
    with project_of(tmp_path / "p.nearmiss", [pair("p", reference, judge)]) as project:
        done = exported(project, tmp_path / "out", "nemo-regression")
    assert [row["label"][6] for row in rows(tmp_path / "out")] == [4]
    assert done.dropped == {"no ratings": 1}


def test_the_least_number_of_labels_counts_raters(tmp_path: Path) -> None:
    values = [pair("p", rated("ana", "a", humor=1), rated("ben", "a", humor=1), rated("ana", "b", humor=1))]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        done = exported(project, tmp_path / "out", "nemo-regression", least_labels=2)
    assert (done.kept, done.dropped) == (1, {"fewer than 2 labels": 1})
