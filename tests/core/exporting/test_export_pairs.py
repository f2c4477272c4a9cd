"""Which pairs go out, with whose answer: decisions first, then a rule, one vote a person, each pair once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.exporting.data_sets import exported, label, pair, project_of, rows, written
from nearmiss.errors import ProblemForYou
from nearmiss.exporting import FORMATS, Options, export, survey
from nearmiss.project import Project


def chosen(project: Project, folder: Path, **options: Any) -> dict[str, str]:
    """Prompt id to the chosen response's id."""
    found = written(project, folder, "trl", **options)
    return {row["nearmiss"]["prompt"]: row["nearmiss"]["chosen"] for row in found}


# Whose answer


def test_a_decision_goes_before_any_rule(tmp_path: Path) -> None:
    """Also against everybody, also over both bad, also written down for the pair the other way round."""
    three = [label("ana", 2), label("ben", 2), label("cleo", 3)]
    values = [
        pair("against", *three, decisions=[{"pair": ["a", "b"], "preference": -1}]),
        pair("turned", *three, decisions=[{"pair": ["b", "a"], "preference": 1}]),
        pair("good", *(label(n, 1, both_bad=True) for n in "xyz"), decisions=[{"pair": ["a", "b"], "preference": 1}]),
        pair("bad", *three, decisions=[{"pair": ["a", "b"], "both_bad": True}]),
        pair("note", *three, decisions=[{"pair": ["a", "b"], "note": "to be discussed"}]),
        pair("alone", decisions=[{"pair": ["a", "b"], "preference": 3}]),
    ]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        for number, rule in enumerate(("majority", "mean", "helpsteer2")):
            folder = tmp_path / str(number)
            assert chosen(project, folder, consensus=rule, least_labels=3) == {
                "against": "a",
                "turned": "a",
                "good": "b",
                "note": "b",
                "alone": "b",
            }
        by = {row["nearmiss"]["prompt"]: row["nearmiss"]["decided_by"] for row in rows(tmp_path / "0")}
        assert by == {"against": "decision", "turned": "decision", "good": "decision", "note": "majority",
                      "alone": "decision"}  # fmt: skip
        assert exported(project, tmp_path / "3", "trl").dropped == {"both bad": 1}


@pytest.mark.parametrize(
    ("rule", "strength"),
    [("majority", 1), ("mean", -1), ("helpsteer2", -3)],
)
def test_each_rule_makes_its_own_of_the_same_answers(tmp_path: Path, rule: str, strength: int) -> None:
    """−3 −3 −3 1 1 1 1: most say 1, the mean is −5/7, and the three that lie closest are the threes and the ones.

    Trios of −3 alone: one; of 1 alone: four. Their mean over tied trios is (−3 + 4 · 1) / 5 = 0.2, rounded 0; with
    one −3 more there are four of each and the mean is −1.
    """
    values = [-3, -3, -3, 1, 1, 1, 1] if rule != "helpsteer2" else [-3, -3, -3, -3, -3, 1, 1]
    votes = [label(f"r{i}", value) for i, value in enumerate(values)]
    with project_of(tmp_path / "p.nearmiss", [pair("p", *votes)]) as project:
        (row,) = written(project, tmp_path / "out", "helpsteer2", consensus=rule)
    assert row["preference_strength"] == strength


def test_only_people_at_work_decide(tmp_path: Path) -> None:
    """Judges, checks and references have no vote; nor have training, gold, hidden repeats, refusals and skips."""
    others = [
        label("judge", 3, kind="judge"),
        label("check", 3, kind="check"),
        label("truth", 3, kind="reference"),
        label("ben", 3, purpose="training"),
        label("cleo", 3, purpose="gold"),
        label("dan", 3, slot="repeat:1", purpose="repeat"),
        label("eve", None, status="refused"),
        label("fay", None, status="unreadable"),
        label("gil", 3, act="skip"),
    ]
    with project_of(tmp_path / "p.nearmiss", [pair("p", label("ana", -1), *others), pair("q", *others)]) as project:
        done = exported(project, tmp_path / "out", "trl")
    (row,) = rows(tmp_path / "out")
    assert (row["nearmiss"]["chosen"], row["nearmiss"]["labels"]) == ("a", 1)
    assert done.dropped == {"no label of a person": 1}


def test_a_person_has_one_vote(tmp_path: Path) -> None:
    """Of a person's rounds the last counts; three answers of one person do not outvote two people."""
    other_way = {**label("ana", -2, round="3"), "pair": ["b", "a"]}
    rounds = [label("ana", 1, round="1"), label("ana", 1, round="2"), other_way]
    with project_of(tmp_path / "p.nearmiss", [pair("p", *rounds, label("ben", -1), label("cleo", -1))]) as project:
        (row,) = written(project, tmp_path / "out", "trl")
        (raw,) = written(project, tmp_path / "raw", "helpsteer2", consensus="majority")
    assert (row["nearmiss"]["chosen"], row["nearmiss"]["labels"]) == ("a", 3)
    assert [item["strength"] for item in raw["all_preferences_unprocessed"]] == [2, -1, -1]


def test_two_pairs_stored_in_both_orders_count_once_with_the_labels_of_both(tmp_path: Path) -> None:
    """The second is left out under its own reason; its labels are turned, and so is what they say."""
    turned = {"rater": "ben", "pair": ["b", "a"], "preference": 2, "statement": "@Response 2 beats @Response 1."}
    said = {"statement": "@Response 1 beats @Response 2."}
    value = pair("p", label("ana", -1), turned, label("cleo", -2, **said), pairs=[["a", "b"], ["b", "a"]])
    with project_of(tmp_path / "p.nearmiss", [value]) as project:
        done = exported(project, tmp_path / "out", "helpsteer2")
        assert project.summary().counts["pairs"] == 2
    (row,) = rows(tmp_path / "out", "preference.jsonl")
    assert row["all_preferences_unprocessed"] == [
        {"strength": -1, "justification": ""},
        {"strength": -2, "justification": "@Response 1 beats @Response 2."},
        {"strength": -2, "justification": "@Response 1 beats @Response 2."},
    ]
    assert (done.kept, done.labels_used) == (1, 3)
    assert done.dropped == {"the same responses the other way round: counted with that pair": 1}


def test_the_justification_comes_from_the_side_that_won(tmp_path: Path) -> None:
    """Not the longest, not the strongest: of those on the consensus side the nearest in strength."""
    votes = [
        label("ana", -3, statement="Against."),
        label("ben", 3, statement="Far."),
        label("cleo", 1, statement="Near."),
        label("dan", 1),
        label("eve", 1),
    ]
    with project_of(tmp_path / "p.nearmiss", [pair("p", *votes)]) as project:
        (row,) = written(project, tmp_path / "out", "trl")
    assert (row["margin"], row["nearmiss"]["statement"]) == (1.0, "Near.")


def test_both_bad_beside_a_preference_is_both_bad_where_most_say_so(tmp_path: Path) -> None:
    """Two of three: left out. One of three, and half: kept."""
    flagged, plain = {"both_bad": True}, {}
    values = [
        pair(name, *(label(f"r{i}", 1, **beside) for i, beside in enumerate(said)))
        for name, said in {"most": [flagged, flagged, plain], "few": [flagged, plain, plain], "half": [flagged, plain]}
        .items()
    ]  # fmt: skip
    with project_of(tmp_path / "p.nearmiss", values) as project:
        assert set(chosen(project, tmp_path / "out")) == {"few", "half"}
        assert exported(project, tmp_path / "again", "trl").dropped == {"both bad": 1}


# Which pairs


def test_every_pair_left_out_has_a_reason(tmp_path: Path) -> None:
    values = [
        pair("nobody"),
        pair("tie", label("ana", 0)),
        pair("split", label("ana", 1), label("ben", -1)),
        pair("same", label("ana", 1)) | {"responses": [{"id": "a", "text": "Yes."}, {"id": "b", "text": "Yes."}]},
        pair("kept", label("ana", 1)),
    ]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        done = exported(project, tmp_path / "out", "trl")
        assert done.total == project.summary().counts["pairs"] == 5
    assert done.dropped == {
        "about the same": 1,
        "no label of a person": 1,
        "no majority": 1,
        "the two responses say the same": 1,
    }


def test_the_least_number_of_labels(tmp_path: Path) -> None:
    values = [pair("one", label("ana", 1)), pair("two", label("ana", 1), label("ben", 2))]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        done = exported(project, tmp_path / "out", "trl", least_labels=2)
    assert (done.kept, done.dropped) == (1, {"fewer than 2 labels": 1})


CONSTRAINTS = [{"id": "c1", "text": "One"}, {"id": "c2", "text": "Two"}, {"id": "c3", "text": "Three"}]


def judged(identity: str, a: str, b: str, **rest: Any) -> dict[str, Any]:
    """A pair whose b is preferred, with a verdict for each constraint: + met, - missed, ? unclear, / n/a, . none."""
    words = {"+": "met", "-": "missed", "?": "unclear", "/": "n/a"}
    verdicts: dict[str, dict[str, str]] = {}
    for constraint, of_a, of_b in zip(CONSTRAINTS, a, b, strict=True):
        said = {name: words[sign] for name, sign in (("a", of_a), ("b", of_b)) if sign != "."}
        verdicts[constraint["id"]] = said
    return pair(identity, label("ana", 1, verdicts=verdicts), constraints=CONSTRAINTS, **rest)


def test_near_misses_and_complete_responses_can_be_asked_for(tmp_path: Path) -> None:
    """In every format made of pairs, and what does not pass is counted."""
    values = [
        judged("near", "-++", "+++"),
        judged("two", "--+", "++/"),
        judged("three", "---", "+++"),
        judged("incomplete", "-++", "+-+"),
        judged("unclear", "-++", "++?"),
        judged("unjudged", "-++", "++."),
        judged("none", "+++", "+++"),
        pair("tie", label("ana", 0)),
    ]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        assert set(chosen(project, tmp_path / "near", near_miss=True)) == {"near", "two", "unclear", "unjudged"}
        assert set(chosen(project, tmp_path / "full", chosen_complete=True)) == {"near", "two", "three", "none"}
        assert set(chosen(project, tmp_path / "both", near_miss=True, chosen_complete=True)) == {"near", "two"}
        done = exported(project, tmp_path / "counted", "trl", chosen_complete=True)
        assert done.dropped == {
            "about the same": 1,
            "the chosen response has a constraint without a verdict": 1,
            "the chosen response misses a constraint": 2,
        }
        for name in ("helpsteer2", "nemo-bt"):
            done = exported(project, tmp_path / name, name, consensus="majority", near_miss=True)
            assert (done.kept, done.dropped["not a near miss"]) == (4, 3)


@pytest.mark.parametrize(("whose", "kept"), [("human", {"p"}), ("check", set()), ("both-agree", set())])
def test_whose_verdict_counts_where_a_person_and_a_check_differ(tmp_path: Path, whose: str, kept: set[str]) -> None:
    """A person says that b keeps all; a check says that it misses one."""
    value = judged("p", "-++", "+++")
    value["labels"].append(
        {"rater": "counter", "kind": "check", "response": "b", "verdicts": {"c2": {"b": "missed"}, "c3": {"b": "met"}}}
    )
    with project_of(tmp_path / "p.nearmiss", [value]) as project:
        assert set(chosen(project, tmp_path / "out", chosen_complete=True, verdicts=whose)) == kept


# What does not fit


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [
        ("native", {"consensus": "mean"}, "merges nothing"),
        ("native", {"least_labels": 2}, "leaves nothing out"),
        ("nemo-regression", {"consensus": "majority"}, "has no rule 'majority'"),
        ("nemo-regression", {"near_miss": True}, "not made of pairs"),
        ("helpsteer2", {"margin": True}, "has no margin"),
        ("trl", {"consensus": "nonsense"}, "has no rule 'nonsense'"),
        ("trl", {"splits": (1.0, float("nan"))}, "no shares of a split"),
        ("trl", {"splits": (0.0,)}, "no shares of a split"),
        ("parquet", {}, "no export format 'parquet'"),
    ],
)
def test_a_wish_that_a_format_cannot_fulfil_is_refused(
    tmp_path: Path, name: str, options: dict[str, Any], says: str
) -> None:
    """Rather than passed over in silence; and nothing is written."""
    with (
        project_of(tmp_path / "p.nearmiss", [pair("p", label("ana", 1))]) as project,
        pytest.raises(ProblemForYou, match=says),
    ):
        export(project, Options(name, **options), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", [item.name for item in FORMATS])
def test_an_empty_project_is_refused(tmp_path: Path, name: str) -> None:
    with project_of(tmp_path / "p.nearmiss", []) as project, pytest.raises(ProblemForYou, match="nothing to export"):
        export(project, Options(name), tmp_path / "out")
    assert list(tmp_path.glob("*out*")) == []


@pytest.mark.parametrize("name", [item.name for item in FORMATS])
def test_a_survey_says_what_the_export_will_write(tmp_path: Path, name: str) -> None:
    """The same counts, the same first records, the split's name in its place; and no file."""
    ratings = {"a": {"helpfulness": 3}}
    values = [pair("p", label("ana", 1, ratings=ratings), label("ben", 2)), pair("q", label("ana", 0)), pair("r")]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        found = survey(project, Options(name, splits=(0.5, 0.5)))
        assert [path.name for path in tmp_path.glob("*out*")] == []
        done = exported(project, tmp_path / "out", name, splits=(0.5, 0.5))
    lines = [row for path in ("preference", "train", "validation") for row in rows(tmp_path / "out", f"{path}.jsonl")]
    assert (found.unit, found.kept, found.dropped) == (done.unit, done.kept, done.dropped)
    assert sorted(map(str, (line for unit in found.first for line in unit))) == sorted(map(str, lines))
