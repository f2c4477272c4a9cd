"""What TRL's trainers are given: rows of one type a column, chosen and rejected as people decided."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from core.exporting.data_sets import PIXEL, exported, label, pair, project_of, rows, written


def test_a_pair_becomes_prompt_chosen_rejected_margin_and_where_it_comes_from(tmp_path: Path) -> None:
    """Every field of a row, written by hand: two of three prefer b by 1 and 3, so b is chosen by 2."""
    said = {"statement": "@Response 2 names the river.", "elaboration": "@Response 1 does not."}
    verdicts = {"c1": {"a": "missed", "b": "met"}, "c2": {"a": "met", "b": "met"}}
    constraints = [{"id": "c1", "text": "Names a river"}, {"id": "c2", "text": "One line"}]
    votes = [label("ana", 1, verdicts=verdicts), label("ben", 3, verdicts=verdicts, **said), label("cleo", -3)]
    with project_of(tmp_path / "p.nearmiss", [pair("p1", *votes, constraints=constraints)]) as project:
        done = exported(project, tmp_path / "out", "trl")
    assert rows(tmp_path / "out") == [
        {
            "prompt": "Prompt p1",
            "chosen": "Answer b to p1",
            "rejected": "Answer a to p1",
            "margin": 2.0,
            "nearmiss": {
                "prompt": "p1",
                "chosen": "b",
                "rejected": "a",
                "chosen_stored_as": 2,
                "decided_by": "majority",
                "labels": 3,
                "constraints": 2,
                "chosen_missed": "",
                "rejected_missed": "c1",
                "near_miss": True,
                "statement": "@Response 2 names the river.",
                "elaboration": "@Response 1 does not.",
            },
        }
    ]
    assert (done.unit, done.consensus, done.kept, done.dropped, done.labels_used) == ("pair", "majority", 1, {}, 3)


def test_a_conversation_goes_out_as_messages_in_a_file_of_its_own(tmp_path: Path) -> None:
    """System turn first, passages before the first question, each answer a message; plain pairs stay apart."""
    asked = [
        {"role": "user", "content": "Where is it?"},
        {"role": "assistant", "content": "What?"},
        {"role": "user", "content": "The key."},
    ]
    talk = pair("talk", label("ana", -2), messages=asked, system="Be brief.", context=["One.", "Two."])
    del talk["prompt"]
    with project_of(tmp_path / "p.nearmiss", [talk, pair("plain", label("ana", -1))]) as project:
        exported(project, tmp_path / "out", "trl")
    (row,) = rows(tmp_path / "out", "train-conversational.jsonl")
    assert row["prompt"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "One.\n\nTwo.\n\nWhere is it?"},
        {"role": "assistant", "content": "What?"},
        {"role": "user", "content": "The key."},
    ]
    assert row["chosen"] == [{"role": "assistant", "content": "Answer a to talk"}]
    assert row["rejected"] == [{"role": "assistant", "content": "Answer b to talk"}]
    assert [row["prompt"] for row in rows(tmp_path / "out")] == ["Prompt plain"]


def test_a_plain_prompt_with_a_system_turn_or_an_answer_in_messages_is_conversational(tmp_path: Path) -> None:
    """A string could not say who spoke."""
    steered = pair("steered", label("ana", 1), system="Be brief.")
    spoken = pair("spoken", label("ana", 1))
    spoken["responses"][1] = {"id": "b", "messages": [{"role": "assistant", "content": "Hm."}]}
    with project_of(tmp_path / "p.nearmiss", [steered, spoken]) as project:
        exported(project, tmp_path / "out", "trl")
    by_id = {row["nearmiss"]["prompt"]: row for row in rows(tmp_path / "out", "train-conversational.jsonl")}
    assert by_id["steered"]["prompt"][0] == {"role": "system", "content": "Be brief."}
    assert by_id["spoken"]["prompt"] == [{"role": "user", "content": "Prompt spoken"}]
    assert by_id["spoken"]["chosen"] == [{"role": "assistant", "content": "Hm."}]


def test_passages_stand_before_a_plain_prompt(tmp_path: Path) -> None:
    """A prompt that asks about a passage means nothing without it."""
    with project_of(tmp_path / "p.nearmiss", [pair("p", label("ana", 1), context=["A passage."])]) as project:
        (row,) = written(project, tmp_path / "out", "trl")
    assert row["prompt"] == "A passage.\n\nPrompt p"


def test_tool_calls_are_kept_in_a_file_of_their_own(tmp_path: Path) -> None:
    """What a tool was asked and what it said stay whole; the tools stand beside as text, as TRL's documents advise."""
    call = {"type": "function", "function": {"name": "light", "arguments": {"room": "hall"}}}
    asked = [
        {"role": "user", "content": "Lights on.", "name": "ana"},
        {"role": "assistant", "content": "", "tool_calls": [call]},
        {"role": "tool", "content": "done", "name": "light", "tool_call_id": "1"},
    ]
    value = pair("t", label("ana", -1), messages=asked, tools=[{"type": "function"}])
    del value["prompt"]
    with project_of(tmp_path / "p.nearmiss", [value]) as project:
        exported(project, tmp_path / "out", "trl")
    (row,) = rows(tmp_path / "out", "train-tools.jsonl")
    assert row["prompt"] == asked
    assert json.loads(row["tools"]) == [{"type": "function"}]


def test_pictures_are_left_out_and_counted(tmp_path: Path) -> None:
    """In the prompt and in a response that is messages."""
    seen = pair("seen", label("ana", 1), prompt={"content": "What is it?", "images": [PIXEL]})
    drawn = pair("drawn", label("ana", 1))
    drawn["responses"][0] = {"id": "a", "messages": [{"role": "assistant", "content": "", "images": [PIXEL]}]}
    with project_of(tmp_path / "p.nearmiss", [seen, drawn, pair("p", label("ana", 1))]) as project:
        done = exported(project, tmp_path / "out", "trl")
    assert (done.kept, done.dropped) == (1, {"the prompt or a response has images": 2})


def test_a_response_without_a_message_is_left_out_and_counted(tmp_path: Path) -> None:
    """A trainer would look for its last message."""
    silent = pair("silent", label("ana", 1))
    silent["responses"][0] = {"id": "a", "messages": []}
    with project_of(tmp_path / "p.nearmiss", [silent]) as project:
        assert exported(project, tmp_path / "out", "trl").dropped == {"a response without a message": 1}


# The margin


def kinds(value: Any) -> Any:
    """The type of a value, field by field."""
    if isinstance(value, dict):
        return {name: kinds(item) for name, item in value.items()}
    return type(value).__name__


def test_every_row_has_the_same_fields_of_the_same_types(tmp_path: Path) -> None:
    """With and without constraints, verdicts, justification, id, votes: no null, no list, no field that comes and goes.

    A loader takes the types of a data set from its first rows, and refuses later rows of another type.
    """
    verdicts = {"c": {"a": "missed", "b": "met"}}
    values = [
        pair("bare", label("ana", 1)),
        pair("full", label("ana", 2, statement="So.", verdicts=verdicts), constraints=[{"id": "c", "text": "Short"}]),
        pair("decided", decisions=[{"pair": ["a", "b"], "preference": -3}]),
        {**pair("nameless", label("ana", -1)), "id": None},
    ]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        found = written(project, tmp_path / "out", "trl")
    assert len(found) == 4
    assert len({json.dumps(kinds(row)) for row in found}) == 1
    assert "list" not in json.dumps(kinds(found[0])) and "NoneType" not in json.dumps(kinds(found[0]))


def test_a_margin_stands_in_every_row_or_in_none(tmp_path: Path) -> None:
    """One label that says a side only, and no row has a margin: a trainer makes a tensor of the column."""
    values = [pair("p", label("ana", 3)), pair("q", label("ben", -1, scheme="pairwise"))]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        assert ["margin" in row for row in written(project, tmp_path / "out", "trl")] == [False, False]
        (kept,) = written(project, tmp_path / "margin", "trl", margin=True)
        assert (kept["margin"], kept["nearmiss"]["prompt"]) == (3.0, "p")
        assert exported(project, tmp_path / "again", "trl", margin=True).dropped == {
            "the labels say a side only, no strength": 1
        }


def test_no_margin_when_none_is_wanted(tmp_path: Path) -> None:
    with project_of(tmp_path / "p.nearmiss", [pair("p", label("ana", 3))]) as project:
        assert ["margin" in row for row in written(project, tmp_path / "out", "trl", margin=False)] == [False]


def test_strengths_of_two_scales_are_not_mixed(tmp_path: Path) -> None:
    """Two points of five are not two points of seven."""
    votes = [label("ana", 2), label("ben", 2, scheme="five")]
    with project_of(tmp_path / "p.nearmiss", [pair("p", *votes)]) as project:
        (row,) = written(project, tmp_path / "out", "trl")
        assert "margin" not in row
        assert exported(project, tmp_path / "bt", "nemo-bt").dropped == {"the labels are on different scales": 1}


def test_a_decision_has_the_strength_of_the_projects_scale(tmp_path: Path) -> None:
    """On a scale of sides only, a decided side has no strength."""
    decided = pair("p", decisions=[{"pair": ["b", "a"], "preference": -1}])
    with project_of(tmp_path / "five.nearmiss", [decided]) as project:
        (row,) = written(project, tmp_path / "five", "trl")
        assert (row["chosen"], row["margin"], row["nearmiss"]["decided_by"]) == ("Answer b to p", 1.0, "decision")
    with project_of(tmp_path / "two.nearmiss", [decided], "pairwise") as project:
        (row,) = written(project, tmp_path / "two", "trl")
        assert "margin" not in row
