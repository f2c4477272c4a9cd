"""A project as cases: each answer's facts stand beside it, in the unit's orientation, whatever way it was stored."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from nearmiss.case_reading import read_cases, with_facts
from nearmiss.cases import members
from nearmiss.cli import main
from nearmiss.content import families as families_of
from nearmiss.content import pair_key
from nearmiss.demo import make_sample
from nearmiss.project import Project
from nearmiss.votes import NO_PREFERENCE, Votes

RECORD = {
    "id": "one",
    "prompt": "p",
    "tags": {"language": "de", "topics": ["a", "b"]},
    "constraints": [
        {"id": "c1", "text": "short", "category": "length"},
        {"id": "c2", "text": "kind", "category": "tone"},
    ],
    "responses": [
        {"id": "r1", "text": "1" * 10, "model": "m", "family": "f"},
        {"id": "r2", "text": "2" * 30, "model": "n"},
    ],
    "pairs": [["r1", "r2"], ["r2", "r1"]],
    "gold": [{"pair": ["r1", "r2"], "preference": -1}],
    "labels": [
        {"rater": "Ada", "kind": "human", "pair": ["r1", "r2"], "scheme": "pairwise", "preference": -1, "order": "21",
         "seconds": 12, "at": "2026-11-21T10:00:00Z"},
        {"rater": "J", "kind": "judge", "pair": ["r2", "r1"], "slot": "12", "order": "12", "scheme": "pairwise",
         "preference": 1, "p1": 0.2, "confidence": 0.8},
    ],
}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "r.jsonl").write_text(json.dumps(RECORD) + "\n", "utf-8")
    path = tmp_path / "p.nearmiss"
    assert main(["new", str(path), "--scheme", "pairwise"]) == 0
    assert main(["import", str(path), str(tmp_path / "r.jsonl")]) == 0
    return path


def test_both_ways_of_storing_are_one_unit(project: Path) -> None:
    """Ada and J mean the same response; sides, probabilities, order and models all speak of the unit's own first."""
    with Project.open(project, read_only=True) as opened:
        cases = opened.cases()
    votes = cases.votes
    assert len(votes.units) == 1 and len(set(votes.preference.tolist())) == 1
    side = int(votes.preference[0])
    better = 1 if side < 0 else 2
    lengths = {1: cases.length_1[0], 2: cases.length_2[0]}
    assert lengths[better] == 10 and lengths[3 - better] == 30
    models = {1: cases.models[cases.model_1[0]], 2: cases.models[cases.model_2[0]]}
    assert (models[better], models[3 - better]) == ("m", "n")
    assert cases.families[cases.models.index("m")] == "f"
    (judge,) = np.flatnonzero(np.isfinite(cases.p1))
    assert cases.p1[judge] == pytest.approx(0.8 if better == 1 else 0.2)
    # Ada saw r2 first, J too: it is the first of its own stored pair.
    assert (cases.shown == 3 - better).all()
    assert cases.weeks == ("2026-W47",) and cases.seconds[1 - judge] == 12


def test_groups_and_gold(project: Path) -> None:
    """Categories, tags and their values are groups; a known answer is one more rater's, on the same side."""
    with Project.open(project, read_only=True) as opened:
        cases = read_cases(opened.connection)
        known: Votes = with_facts(opened.connection, cases.votes, "gold")
    assert cases.groupings["category"].names == ("length", "tone")
    assert cases.groupings["tag"].names == ("language = de", "topics = a", "topics = b")
    assert members(cases.groupings["tag"], 1, 1).tolist() == [True]
    assert known.raters[-1].kind == "gold" and len(set(known.preference.tolist())) == 1


def test_the_sample_is_read_row_by_row(tmp_path: Path) -> None:
    """Every answer has as many facts as there are answers, and a subset of units keeps its own."""
    make_sample(tmp_path / "sample.nearmiss")
    with Project.open(tmp_path / "sample.nearmiss", read_only=True) as opened:
        cases = read_cases(opened.connection)
    rows, units = len(cases.votes.unit), len(cases.votes.units)
    assert {len(cases.confidence), len(cases.shown), len(cases.week)} == {rows}
    kept = np.arange(units) % 2 == 0
    half = cases.only(kept)
    assert half.votes.units == tuple(unit for unit, keep in zip(cases.votes.units, kept, strict=True) if keep)
    assert half.length_1.tolist() == cases.length_1[kept].tolist()
    for place in range(len(half.votes.unit)):
        unit = half.votes.units[half.votes.unit[place]]
        assert unit in cases.votes.units
    assert len(half.votes.unit) == int(kept[cases.votes.unit].sum())


def test_reading_by_column_says_what_the_rows_say(tmp_path: Path) -> None:
    """Every answer of the sample stands once among the votes: rater, slot, side, status and scale as in its row."""
    make_sample(tmp_path / "sample.nearmiss")
    with Project.open(tmp_path / "sample.nearmiss", read_only=True) as opened:
        votes, connection = opened.votes(), opened.connection
        rows = connection.execute(
            "SELECT response_1, response_2, rater.name, slot, round, status, scale, preference, both_bad"
            " FROM now_answer AS a JOIN now_rater AS rater ON rater.id = a.rater"
            " WHERE act = 'label' AND response_2 IS NOT NULL"
        ).fetchall()
    said = sorted(
        (
            votes.units[votes.unit[n]],
            votes.raters[votes.rater[n]].name,
            votes.slots[votes.slot[n]],
            votes.rounds[votes.round[n]],
            ("given", "unreadable", "refused")[votes.status[n]],
            votes.scales[votes.scale[n]],
            int(votes.preference[n]),
            bool(votes.both_bad[n]),
        )
        for n in range(len(votes.unit))
    )
    expected = sorted(
        (
            pair_key(*sorted((one, two))),
            *rest,
            scale or "",
            NO_PREFERENCE if preference is None else preference if one < two else -preference,
            bool(both_bad),
        )
        for one, two, *rest, scale, preference, both_bad in rows
    )
    assert said == expected and len({row[3] for row in rows}) > 1


def test_pairs_that_nobody_listed_and_responses_that_nobody_has(project: Path) -> None:
    """An answer about a pair outside the list counts with its prompt; one about an unknown response does not count."""
    with Project.open(project) as opened, opened.writing():
        connection = opened.connection
        before = opened.votes()
        connection.execute("DELETE FROM pair")
        assert opened.votes().cluster.tolist() == before.cluster.tolist()
        connection.execute(
            "INSERT INTO now_answer SELECT 'f' || substr(register, 2), line, act, rater, replace(response_1, 'a', 'b'),"
            " replace(response_2, 'a', 'b'), round, slot, purpose, status, scale, preference, both_bad, confidence, p1,"
            " statement, elaboration, shown_order, seconds, note, at FROM now_answer LIMIT 1"
        )
        assert opened.votes().preference.tolist() == before.preference.tolist()
        assert tuple(opened.votes().units) == tuple(before.units)


def test_names_of_families_numbered_as_the_content_has_them(project: Path, tmp_path: Path) -> None:
    """Pairs of prompts that say the same are one cluster, whichever way they are read."""
    second = {**RECORD, "id": "two", "responses": [{"id": "r1", "text": "x"}, {"id": "r2", "text": "y"}], "gold": []}
    (tmp_path / "s.jsonl").write_text(json.dumps(second) + "\n", "utf-8")
    assert main(["import", str(project), str(tmp_path / "s.jsonl")]) == 0
    with Project.open(project, read_only=True) as opened:
        votes, families = opened.votes(), families_of(opened.connection)
    assert len(votes.units) == 2 and set(votes.cluster.tolist()) == set(families.values()) == {0}
