"""A project exported as native records and imported again is an equal project, and its export has the same bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exporting.data_sets import PIXEL, contents, exported, label, pair, project_of, rows
from core.small_projects import answer, fast_folder, subjects
from core.small_projects import label as say
from made_up_records import records
from nearmiss.exporting import Options, export
from nearmiss.import_files import import_files
from nearmiss.importing.options import Options as ReadingOptions
from nearmiss.project import Project
from nearmiss.records import Record
from nearmiss.schemes import preset

NATIVE = Options("native")
CONTENT = {
    "prompt": "key, namespace, id, occurrence, content, body, digest",
    "requirement": "key, prompt, id, position, category, body, digest",
    "response": "key, prompt, id, content, ordinal, model, family, text, body, digest",
    "pair": "key, prompt, response_1, response_2, body, digest",
    "blob": "sha256, media_type, bytes",
}
SAID = {
    "labels": "*",
    "verdicts": "*",
    "ratings": "*",
    "reasons": "*",
    "decisions": "*",
    "now_rater": "name, kind, team, model, family, anonymous, protocol",
    "now_fact WHERE act <> 'scheme'": "act, response_1, response_2, preference, both_bad, note, body, at",
}


def held(project: Project) -> dict[str, list[Any]]:
    """All that a project holds: content with its hashes, and what everybody says of it."""
    tables = CONTENT | SAID
    query = "SELECT {} FROM {}"
    return {
        name: sorted(project.connection.execute(query.format(columns, name)).fetchall(), key=repr)
        for name, columns in tables.items()
    }


def again(folder: Path) -> Project:
    """A new project from a data set, under another scheme, open."""
    project = Project.create(folder / "again.nearmiss", preset("pairwise"), seed="another")
    import_files(project, sorted((folder / "one").glob("*.jsonl")), ReadingOptions())
    return project


def there_and_back(folder: Path, values: Sequence[Record | dict[str, Any]]) -> None:
    """Out, in again, and out: the second project equals the first, and the second data set the first."""
    with project_of(folder / "p.nearmiss", values) as project:
        before = held(project)
        export(project, NATIVE, folder / "one")
    with again(folder) as project:
        after = held(project)
        export(project, NATIVE, folder / "two")
    assert after == before
    assert data(folder / "two") == data(folder / "one")


def data(folder: Path) -> dict[str, bytes]:
    """The files of a data set but those that name the project and its scheme."""
    return {path: found for path, found in contents(folder).items() if path not in ("manifest.json", "README.md")}


# ------------------------------------------------------------------------------------------- the law

PICTURES = st.sampled_from([PIXEL, "not there.png", "folder/not there either.jpg"])


@st.composite
def storable(draw: st.DrawFn) -> Record:
    """A record with any of its fields, whose pictures can be read or are missing."""
    record = draw(records())
    turns = tuple(
        replace(turn, images=tuple(draw(PICTURES) for _ in turn.images)) for turn in record.conversation.turns
    )
    return replace(record, conversation=replace(record.conversation, turns=turns))


def names_differ(made: list[Record]) -> bool:
    """Whether no two records speak of one prompt: what comes in piece by piece has a law of its own below."""
    named = [record.id for record in made if record.id is not None]
    return len(set(named)) == len(named)


@given(st.lists(storable(), min_size=1, max_size=3).filter(names_differ))
def test_any_records_come_back_as_they_were(made: list[Record]) -> None:
    """Every field, any text: several pairs, reversed pairs, decisions, gold, slots, rounds, judges, checks, pictures,
    single responses, fields that nobody knows."""
    with fast_folder() as folder:
        there_and_back(folder, made)


@given(st.lists(storable(), min_size=2, max_size=4), st.lists(st.booleans(), min_size=4, max_size=4))
def test_whatever_came_in_piece_by_piece_goes_out_the_same_twice(made: list[Record], same: list[bool]) -> None:
    """Records of one prompt with other responses, other wordings of a constraint, the same ids for other texts.

    What they hold is not all there: a verdict on an earlier wording stays in the log, an id that stands for two
    responses gets a mark. But what went out once goes out the same for ever after.
    """
    first = made[0]
    pieces = [
        replace(record, id=first.id, namespace=first.namespace, conversation=first.conversation) if one else record
        for record, one in zip(made, same, strict=False)
    ]
    with fast_folder() as folder:
        with project_of(folder / "p.nearmiss", pieces) as project:
            export(project, NATIVE, folder / "one")
        with again(folder) as project:
            export(project, NATIVE, folder / "two")
        assert data(folder / "two") == data(folder / "one")


# ----------------------------------------------------------------------------------- what it rests on


def everything() -> list[dict[str, Any]]:
    """One record that says all that a record can say, and its parent."""
    verdicts = {"c1": {"a": "met", "b": {"verdict": "missed", "evidence": [{"start": 0, "end": 3}], "loose": "met"}}}
    labels = [
        label("ana", -2, verdicts=verdicts, statement="@Response 1 fits.", seconds=12.5, order="21", at="2026-01-02"),
        label("ana", 1, slot="repeat:1", purpose="repeat"),
        label("ana", 3, round="second"),
        label("ben", None, both_bad=True, reasons=["tone"], deciding=["c1"], ill_posed=["c2"], flags=["odd"]),
        label("cleo", None, act="skip", note="not my language"),
        label("gpt", 1, slot="12", p1=0.25, confidence=0.75),
        label("gpt", -1, slot="21", context={"hints": True}),
        label("gpt", None, slot="12#2", status="unreadable", note="[[C]]"),
        {"rater": "counter", "response": "a", "verdicts": {"c2": {"a": "n/a"}}},
        {"rater": "dan", "pair": ["b", "c"], "preference": 1, "ratings": {"b": {"helpfulness": 3}, "c": {"tone": 1.5}}},
        {"rater": "key", "pair": ["c", "b"], "preference": 0},
    ]
    raters = [
        {"rater": "gpt", "kind": "judge", "model": "g-1", "family": "g", "protocol": "p1"},
        {"rater": "counter", "kind": "check"},
        {"rater": "dan", "group": "night", "anonymous": True},
        {"rater": "key", "kind": "reference"},
    ]
    child = pair(
        "child",
        *labels,
        raters=raters,
        constraints=[
            {"id": "c1", "text": "Short", "category": "length", "weight": 2, "check": {"id": "x:y", "args": {"n": 1}}},
            {"id": "c2", "text": "Polite", "depends_on": ["c1"], "from_turn": 1, "added_in": 2},
        ],
        pairs=[
            ["a", "b"],
            ["b", "a"],
            {
                "responses": ["b", "c"],
                "origin": "evolved",
                "expected": "b",
                "expected_missed": ["c2"],
                "meta": {"k": 1},
            },
        ],
        gold=[{"pair": ["a", "b"], "preference": -3, "verdicts": {"c1": {"a": "met"}}}],
        decisions=[
            {"pair": ["b", "a"], "preference": 2, "note": "after a talk"},
            {"pair": ["b", "c"], "both_bad": True},
        ],
        parents=["parent"],
        evolution={"step": 2, "operation": "reasoning"},
        system="Be brief.",
        context=["One.", "Two."],
        reference="Like this.",
        tags={"topic": "tea", "n": [1, None]},
        meta={"source": {"page": 3}},
        prompt={"content": "What is it?", "images": [PIXEL, "lost.png"]},
        unknown_field={"kept": [True, 0.5, "\u2028"]},
    )
    child["responses"][0] |= {"model": "m-1", "family": "m", "from": "parent", "meta": {"seed": 7}}
    child["responses"].append(
        {"id": "c", "messages": [{"role": "assistant", "content": "C.", "tool_calls": [{"f": 1}]}]}
    )
    return [child, {"id": "parent", "prompt": "\u202e\0\ufeff", "responses": ["only one"]}]


def test_a_record_with_everything_comes_back_as_it_was(tmp_path: Path) -> None:
    there_and_back(tmp_path, everything())


def test_the_rows_are_the_records_that_came_in(tmp_path: Path) -> None:
    """Read back as JSON, a row says what its source said, with a scale and a kind where the source left them open."""
    with project_of(tmp_path / "p.nearmiss", everything()) as project:
        export(project, NATIVE, tmp_path / "out")
    found, parent = rows(tmp_path / "out")
    (source, _) = everything()
    open_ones = {"labels", "raters", "responses", "prompt", "namespace"}
    assert {name: found[name] for name in source.keys() - open_ones} == {
        name: source[name] for name in source.keys() - open_ones
    }
    assert found["responses"][0] == source["responses"][0]
    assert found["prompt"]["images"][1] == "lost.png"
    assert parent["prompt"] == "\u202e\0\ufeff"
    said = {json.dumps(item, sort_keys=True) for item in found["labels"]}
    kinds = {"gpt": "judge", "counter": "check", "key": "reference"}
    for item in source["labels"]:
        known = {"kind": kinds.get(item["rater"], "human"), "scheme": "constraints"}
        spoken = {name: value for name, value in (known | item).items() if value is not None}
        assert json.dumps(spoken, sort_keys=True) in said
    assert len(said) == len(source["labels"])


def test_what_was_labelled_here_comes_back_too(tmp_path: Path) -> None:
    """Labels of the desk, their undo and a second answer in another slot: what stands at present goes out."""
    with project_of(tmp_path / "p.nearmiss", [pair("p"), pair("q")]) as project:
        ana = project.rater("ana").id
        for subject in subjects(project):
            say(project, ana, subject, answer(2, statement="@Response 2 rhymes.", seconds=3.5))
        line = project.prepare_undo(ana)
        assert line is not None
        project.save(line)
        before = held(project)
        done = exported(project, tmp_path / "one", "native")
    assert (done.kept, done.labels_used) == (2, 1)
    with again(tmp_path) as project:
        assert held(project)["labels"] == before["labels"]
        export(project, NATIVE, tmp_path / "two")
    assert rows(tmp_path / "one") == rows(tmp_path / "two")


def test_a_label_twice_by_one_person_in_two_slots_keeps_both(tmp_path: Path) -> None:
    """A hidden repeat does not overwrite the first answer, out and in again."""
    value = pair("p", label("ana", -2), label("ana", 1, slot="repeat:1", purpose="repeat"))
    there_and_back(tmp_path, [value])
    (row,) = rows(tmp_path / "two")
    assert [(item.get("slot", "main"), item["preference"]) for item in row["labels"]] == [("main", -2), ("repeat:1", 1)]


def test_pictures_lie_beside_the_records(tmp_path: Path) -> None:
    """Under their sums, with the suffix of their kind, and the records name them by a path beside the file."""
    values = [pair("p", prompt={"content": "Look.", "images": [PIXEL]})]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        done = exported(project, tmp_path / "out", "native")
    (row,) = rows(tmp_path / "out")
    (path,) = row["prompt"]["images"]
    assert path in [file.path for file in done.files]
    assert (tmp_path / "out" / path).read_bytes().startswith(b"\x89PNG")
    assert path.endswith(".png")


def test_two_raters_of_one_name_stay_two(tmp_path: Path) -> None:
    """A person and a judge called alike, and a third who is called what the second would be."""
    said = [label("kim", 1), label("kim~2", 3)]
    other = {**label("kim", 2), "kind": "judge"}
    with project_of(tmp_path / "p.nearmiss", [pair("p", *said), pair("q", other)]) as project:
        export(project, NATIVE, tmp_path / "one")
    with again(tmp_path) as project:
        found = project.connection.execute("SELECT rater, kind, preference FROM labels ORDER BY preference").fetchall()
        export(project, NATIVE, tmp_path / "two")
    assert found == [("kim", "human", 1), ("kim~3", "judge", 2), ("kim~2", "human", 3)]
    assert rows(tmp_path / "one") == rows(tmp_path / "two")


@pytest.mark.parametrize("splits", [(1.0, 1.0), (1.0, 1.0, 1.0)])
def test_a_split_export_comes_back_whole(tmp_path: Path, splits: tuple[float, ...]) -> None:
    """The parts together are the project."""
    values = [pair(f"p{i}", label("ana", 1)) for i in range(20)]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        export(project, Options("native", splits=splits), tmp_path / "one")
        before = held(project)
    assert len(list((tmp_path / "one").glob("*.jsonl"))) == len(splits)
    with again(tmp_path) as project:
        assert held(project)["labels"] == before["labels"]
        assert held(project)["pair"] == before["pair"]
