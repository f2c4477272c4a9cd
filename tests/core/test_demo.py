"""The sample is what it says, is kept between visits, and the whole main job can be done on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nearmiss import demo
from nearmiss.errors import ProblemForYou
from nearmiss.exporting import FORMATS
from nearmiss.project import Project


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A folder with the main job done in it, and what was said on the way."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, list(demo.main_job(folder))


def test_the_sample_has_as_many_pairs_as_is_said(done: tuple[Path, list[str]]) -> None:
    """The first page of the window says a number before there is a file to count in."""
    with Project.open(demo.sample_path(done[0])) as project:
        assert project.summary().counts["pairs"] == demo.PAIRS
        assert project.title == demo.TITLE


def test_the_main_job_is_done_and_told(done: tuple[Path, list[str]]) -> None:
    """Import, label, undo, redo, agreement, and every format: a sentence for each, with true numbers."""
    folder, said = done
    assert len(said) == 3 + len(FORMATS)
    for recipe, sentence in zip(FORMATS, said[3:], strict=True):
        manifest = json.loads((folder / recipe.name / "manifest.json").read_text(encoding="utf-8"))
        left = sum(manifest["dropped"].values())
        assert f"exported {recipe.name}: {manifest['kept']} kept, {left} left out" in sentence
        assert manifest["kept"] > 0


def test_its_one_label_is_in_the_file(done: tuple[Path, list[str]]) -> None:
    """Labelled, undone and done again: one current label of `you`, and three lines in the log."""
    with Project.open(demo.sample_path(done[0])) as project:
        you = project.rater(demo.RATER)
        assert project.progress(you.id).done == 1
        acts = [line.act for line in project.log() if line.rater == you.id]
    assert acts == ["label", "undo", "redo"]


def test_a_second_job_in_the_same_place_is_refused(done: tuple[Path, list[str]]) -> None:
    """Nothing that is there is overwritten."""
    with pytest.raises(ProblemForYou, match="sample project here already"):
        list(demo.main_job(done[0]))


def test_the_copy_is_kept_between_visits(own_home: Path) -> None:
    """Opened twice, it is the same file with what was labelled in between."""
    path = demo.open_sample()
    assert path.is_relative_to(own_home)
    with Project.open(path) as project:
        you = project.rater(demo.RATER)
        subject = project.next_open(you.id)
        assert subject is not None
        item = project.desk_item(you.id, subject)
        project.save(project.prepare_label(you.id, item, demo.first_answer(item)))
    assert demo.open_sample() == path
    with Project.open(path) as project:
        assert project.progress(project.rater(demo.RATER).id).done == 1


def test_two_copies_show_the_same_pairs_on_the_same_sides(tmp_path: Path) -> None:
    """The seed is fixed: what one person sees, another can be shown."""
    shown = []
    for name in ("one", "two"):
        with Project.open(demo.open_sample(tmp_path / name)) as project:
            you = project.rater(demo.RATER)
            subject = project.next_open(you.id)
            assert subject is not None
            item = project.desk_item(you.id, subject)
            shown.append((item.conversation, item.a.text, item.b.text))
    # The order of sides is drawn for each rater anew, whose id is random: the pair is the same, its sides may not be.
    assert shown[0][0] == shown[1][0]
    assert {text.shown for text in shown[0][1:]} == {text.shown for text in shown[1][1:]}
