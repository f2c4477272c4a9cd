"""What `status` and the overview say of a project: counted, by rater, and what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.exporting.data_sets import label, pair, project_of
from core.small_projects import answer, subjects
from core.small_projects import label as say
from nearmiss.project import Project
from nearmiss.summary import Summary


def summary_of(tmp_path: Path, values: list[dict[str, Any]]) -> Summary:
    """The figures of a project with these records."""
    with project_of(tmp_path / "p.nearmiss", values) as project:
        return project.summary()


def test_everything_is_counted(tmp_path: Path) -> None:
    """Prompts, responses, pairs in either order, constraints, current labels, raters."""
    values = [
        pair("p", label("ana", 1), label("gpt", 1, kind="judge", slot="12"), pairs=[["a", "b"], ["b", "a"]]),
        pair("q", label("ana", 0), constraints=[{"id": "c", "text": "Short"}, {"id": "d", "text": "Polite"}]),
        {"prompt": "Alone", "responses": ["one"]},
    ]
    assert summary_of(tmp_path, values).counts == {
        "prompts": 3,
        "responses": 5,
        "pairs": 3,
        "constraints": 2,
        "labels": 3,
        "raters": 2,
    }


def test_an_empty_project_is_all_zeros(tmp_path: Path) -> None:
    found = summary_of(tmp_path, [])
    assert set(found.counts.values()) == {0}
    assert (found.raters, found.by_labels, found.both_bad, found.disputed) == ((), {}, 0, 0)


def test_how_far_each_rater_is(tmp_path: Path) -> None:
    """A pair counts once, however many rounds and repeats; checks and references have nothing to finish."""
    values = [
        pair(
            "p",
            label("ana", 1, seconds=10),
            label("ana", 1, round="2", seconds=30),
            label("ana", 1, slot="repeat:1", seconds=50),
            label("gpt", 1, kind="judge", slot="12"),
            label("gpt", 1, kind="judge", slot="21"),
            label("key", 1, kind="reference"),
            {"rater": "counter", "kind": "check", "response": "a", "ratings": {"a": {"n": 1}}},
        ),
        pair("q", label("ana", None, act="skip")),
        pair("same") | {"responses": [{"id": "a", "text": "Yes."}, {"id": "b", "text": "Yes."}]},
    ]
    found = {r.rater: r for r in summary_of(tmp_path, values).raters}
    ana, gpt, key, counter = (found[name] for name in ("ana", "gpt", "key", "counter"))
    assert (ana.labels, ana.done, ana.skipped, ana.assigned, ana.median_seconds) == (3, 1, 1, 2, 30.0)
    assert (gpt.labels, gpt.done, gpt.assigned, gpt.median_seconds) == (2, 1, 2, None)
    assert (key.done, key.assigned) == (1, 1)
    assert (counter.labels, counter.done, counter.assigned) == (1, 0, 0)


def test_the_desk_and_the_figures_count_alike(tmp_path: Path) -> None:
    """What the desk calls done and total is what status says."""
    values = [pair(name) for name in "pqr"]
    values.append(pair("same") | {"responses": [{"id": "a", "text": "Yes."}, {"id": "b", "text": "Yes."}]})
    with project_of(tmp_path / "p.nearmiss", values) as project:
        rater = project.rater("ana").id
        for subject in subjects(project)[:2]:
            say(project, rater, subject, answer(1))
        progress = project.progress(rater)
        (ana,) = project.summary().raters
    assert (ana.done, ana.assigned) == (progress.done, progress.total) == (2, 3)


def test_the_median_of_an_even_number_lies_between(tmp_path: Path) -> None:
    values = [pair(name, label("ana", 1, seconds=float(i))) for i, name in enumerate("pqrs")]
    (ana,) = summary_of(tmp_path, values).raters
    assert ana.median_seconds == 1.5


def test_pairs_in_either_order_are_one_pair(tmp_path: Path) -> None:
    """Two people on either side of one pair, each of whom saw it stored the other way, do not differ."""
    other_way = {"rater": "ben", "pair": ["b", "a"], "preference": 2}
    both = [["a", "b"], ["b", "a"]]
    values = [
        pair("alike", label("ana", -1), other_way, pairs=both),
        pair("split", label("ana", 1), other_way, pairs=both),
        pair("split too", label("ana", -3), label("ben", 1)),
        pair("tie", label("ana", 0), label("ben", 1)),
        pair("bad", label("ana", None, both_bad=True), label("ben", 1, both_bad=True)),
        pair("nobody", label("gpt", 1, kind="judge")),
    ]
    found = summary_of(tmp_path, values)
    assert (found.disputed, found.both_bad, found.by_labels) == (2, 1, {2: 5})


def test_flags_that_stand_are_counted(tmp_path: Path) -> None:
    with project_of(tmp_path / "p.nearmiss", [pair("p"), pair("q")]) as project:
        rater = project.rater("ana").id
        for subject, note in zip(subjects(project), ("odd", None), strict=True):
            project.save(project.prepare_flag(rater, project.desk_item(rater, subject), note))
        assert project.summary().flagged == 1


def test_two_answers_side_by_side_are_a_conflict(tmp_path: Path) -> None:
    """One rater on two copies of a project, merged."""
    values = [pair("p")]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        rater = project.rater("ana").id
    copy = tmp_path / "copy.nearmiss"
    copy.write_bytes((tmp_path / "p.nearmiss").read_bytes())
    for path, preference in ((tmp_path / "p.nearmiss", 1), (copy, -1)):
        with Project.open(path) as project:
            say(project, rater, subjects(project)[0], answer(preference))
    with Project.open(copy, read_only=True) as other, Project.open(tmp_path / "p.nearmiss") as project:
        project.merge(other.log())
        assert (project.summary().conflicts, project.summary().counts["labels"]) == (1, 1)


def test_the_next_step(tmp_path: Path) -> None:
    """Bring pairs in, label them, look at agreement where there is any, export. The name is safe to paste."""
    steps = []
    cases: list[list[dict[str, Any]]] = [
        [],
        [pair("p")],
        [pair("p", label("ana", 1))],
        [pair("p", label("ana", 1), label("ben", 1))],
        [pair("p", label("ana", 1), label("gpt", 1, kind="judge"))],
    ]
    for number, values in enumerate(cases):
        folder = tmp_path / str(number)
        folder.mkdir()
        steps.append(summary_of(folder, values).next_step("my pairs.nearmiss"))
    assert steps == [
        "Next: nearmiss import 'my pairs.nearmiss' FILE",
        "Next: nearmiss 'my pairs.nearmiss' --rater NAME",
        "Next: nearmiss export 'my pairs.nearmiss' --to trl --out DIR",
        *["Next: nearmiss agreement 'my pairs.nearmiss', or nearmiss export 'my pairs.nearmiss' --to trl --out DIR"]
        * 2,
    ]
