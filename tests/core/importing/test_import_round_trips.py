"""What the program writes for others, it reads again as what it was: prompts, responses, sides, strengths, ratings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.exporting.data_sets import exported, label, pair, project_of
from nearmiss.importing import Options, by_name, recognise
from nearmiss.records import Record

SYSTEM = {
    "messages": [
        {"role": "user", "content": "Hi."},
        {"role": "assistant", "content": "Hello."},
        {"role": "user", "content": "And?"},
    ],
    "prompt": None,
    "system": "Be brief.",
}
FORMATS = {
    "trl": "trl",
    "helpsteer2": "helpsteer2-preference",
    "nemo-bt": "nemo-aligner",
}


def project_records() -> list[dict[str, Any]]:
    """A plain prompt whose first response wins, a talk whose second does, and one with ratings alone."""
    people = ("ana", "ben", "cleo")
    rated = {"ratings": {"a": {"helpfulness": 3, "verbosity": 1}, "b": {"helpfulness": 1, "verbosity": 4}}}
    talk = {
        field: value
        for field, value in (pair("two", *(label(name, 3) for name in people)) | SYSTEM).items()
        if value is not None
    }
    return [pair("one", *(label(name, -2) for name in people)), talk, pair("three", label("ana", None, **rated))]


def read_again(folder: Path) -> list[Record]:
    """The records of every file of a data set, each recognised by its content."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for item in by_name(recognise(path).name).read(path, Options()):
            assert isinstance(item, Record), item
            found.append(item)
    return found


def sides(record: Record) -> tuple[str, str, int]:
    """The preferred text, the other, and the strength, where the source has one."""
    said = next(item for item in record.labels if item.answer.preference)
    text = {response.id: response.text.shown for response in record.responses}
    one, two = (text[identity] for identity in said.subject)
    strength = said.answer.preference or 0
    return (one, two, -strength) if strength < 0 else (two, one, strength)


@pytest.mark.parametrize("name", FORMATS)
def test_sides_come_back(name: str, tmp_path: Path) -> None:
    """Whoever won, wins; where strengths are written, they are the same."""
    with project_of(tmp_path / "p.nearmiss", project_records()[:2], "helpsteer2") as project:
        exported(project, tmp_path / "out", name)
    files = sorted((tmp_path / "out").glob("*.jsonl"))
    assert {recognise(path).name for path in files} == {FORMATS[name]}
    strengths = name != "trl"
    found = sorted(sides(record) for record in read_again(tmp_path / "out") if record.labels)
    assert found == [
        ("Answer a to one", "Answer b to one", 2 if strengths else 1),
        ("Answer b to two", "Answer a to two", 3 if strengths else 1),
    ]


@pytest.mark.parametrize("name", ["trl", "nemo-bt"])
def test_conversations_come_back(name: str, tmp_path: Path) -> None:
    """Every turn and the system prompt."""
    with project_of(tmp_path / "p.nearmiss", project_records()[1:2]) as project:
        exported(project, tmp_path / "out", name)
    (record,) = read_again(tmp_path / "out")
    turns = [(turn.role, turn.content) for turn in record.conversation.turns]
    system = [("system", record.conversation.system)] if record.conversation.system else []
    assert [*system, *turns] == [("system", "Be brief."), ("user", "Hi."), ("assistant", "Hello."), ("user", "And?")]


def test_ratings_come_back(tmp_path: Path) -> None:
    """Each response's, by name; slots that nobody rated are none."""
    with project_of(tmp_path / "p.nearmiss", project_records()[2:]) as project:
        exported(project, tmp_path / "out", "nemo-regression")
    found = {
        r.responses[0].text.text: next(iter(r.labels[0].answer.ratings.values())) for r in read_again(tmp_path / "out")
    }
    assert found == {
        "Answer a to three": {"helpfulness": 3.0, "verbosity": 1.0},
        "Answer b to three": {"helpfulness": 1.0, "verbosity": 4.0},
    }


WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=15)
@given(texts=st.lists(WORDS, min_size=3, max_size=3, unique=True), strength=st.integers(-3, 3).filter(bool))
def test_any_texts_come_back(
    name: str, tmp_path_factory: pytest.TempPathFactory, texts: list[str], strength: int
) -> None:
    """Prompt, both responses, the side and, but for TRL without margins, the strength.

    What the formats lose: who said it, verdicts and constraints; TRL loses the order of the two and HelpSteer2 the
    names of its annotators; NeMo's lines have one strength and no justification.
    """
    asked, one, two = texts
    value = pair("one", *(label(rater, strength) for rater in ("ana", "ben", "cleo")))
    value |= {"prompt": asked, "responses": [{"id": "a", "text": one}, {"id": "b", "text": two}]}
    folder = tmp_path_factory.mktemp("law")
    with project_of(folder / "p.nearmiss", [value], "helpsteer2") as project:
        done = exported(project, folder / "out", name)
    if done.kept == 0:
        return
    (record,) = read_again(folder / "out")
    assert [turn.content for turn in record.conversation.turns] == [asked]
    wanted = (one, two) if strength < 0 else (two, one)
    assert sides(record) == (*wanted, abs(strength) if name != "trl" else 1)


def test_every_answer_and_its_reasons_come_back_from_helpsteer2(tmp_path: Path) -> None:
    """The published strength with its justification, and each single answer, both bad as −100; names are lost."""
    said = [
        label("ana", -3, statement="@Response 1 is right.", elaboration="It says so."),
        label("ben", -2, elaboration="@Response 2 is not."),
        label("cleo", -2),
        label("dan", None, both_bad=True),
    ]
    with project_of(tmp_path / "p.nearmiss", [pair("one", *said)], "helpsteer2") as project:
        exported(project, tmp_path / "out", "helpsteer2")
    (record,) = read_again(tmp_path / "out")
    answers = [(item.rater, item.answer.preference, item.answer.both_bad) for item in record.labels]
    assert answers[0] == ("HelpSteer2 published", -2, False)
    assert sorted(map(str, answers[1:])) == sorted(
        str((f"HelpSteer2 annotator {n}", preference, bad))
        for n, (preference, bad) in enumerate([(-3, False), (-2, False), (-2, False), (None, True)], 1)
    )
    texts = {item.answer.elaboration for item in record.labels[1:]}
    assert {"@Response 1 is right. It says so.", "@Response 2 is not."} <= texts


def test_a_talk_comes_back_from_helpsteer2_with_its_system_s_words_before_it(tmp_path: Path) -> None:
    """Turns are marked; the format has no place for what the system says."""
    with project_of(tmp_path / "p.nearmiss", project_records()[1:2], "helpsteer2") as project:
        exported(project, tmp_path / "out", "helpsteer2")
    (record,) = read_again(tmp_path / "out")
    turns = [(turn.role, turn.content) for turn in record.conversation.turns]
    assert turns == [("user", "Be brief.\n\nHi."), ("assistant", "Hello."), ("user", "And?")]


def test_a_margin_comes_back_beside_the_pair(tmp_path: Path) -> None:
    """TRL's margin is kept; the side alone is the label."""
    with project_of(tmp_path / "p.nearmiss", project_records()[:1], "helpsteer2") as project:
        exported(project, tmp_path / "out", "trl", margin=True)
    (record,) = read_again(tmp_path / "out")
    (found,) = record.all_pairs()
    assert found.meta["margin"] == 2.0
    assert record.meta["nearmiss"]["chosen_stored_as"] == 1
