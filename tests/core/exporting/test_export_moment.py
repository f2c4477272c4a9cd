"""A data set is of one moment, people go on labelling meanwhile, and memory does not grow with the project."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

import pytest

from core.exporting.data_sets import contents, label, pair, project_of
from core.small_projects import answer, subjects
from core.small_projects import label as say
from nearmiss.exporting import Options, export
from nearmiss.exporting.dataset import REPORT_EVERY
from nearmiss.project import Project

TRL = Options("trl")


def some(number: int) -> list[dict[str, object]]:
    """Pairs with a label each."""
    return [pair(f"p{i:05}", label("ana", 1 + i % 3), context=["A passage. " * 20]) for i in range(number)]


class Labeller:
    """Saves a label of somebody else's each time the export says how far it is."""

    def __init__(self, project: Project, times: int) -> None:
        self.project, self.times, self.saved = project, times, 0
        self.rater = project.rater("meanwhile").id
        self.subjects = subjects(project)

    def report(self, done: int, total: int | None) -> None:
        if self.saved < self.times:
            # The last pair is always still to come, the first already written.
            subject = self.subjects[0] if self.saved % 2 else self.subjects[-1]
            say(self.project, self.rater, subject, answer(-3, note=str(self.saved)))
            self.saved += 1


@pytest.mark.parametrize("times", [1, 2])
def test_labels_saved_meanwhile_are_all_in_or_all_out(tmp_path: Path, times: int) -> None:
    """Nobody waits for an export, and no export holds the labels of two moments: it begins again."""
    with project_of(tmp_path / "p.nearmiss", some(2 * REPORT_EVERY + 1)) as labelling:
        labeller = Labeller(labelling, times)
        with Project.open(tmp_path / "p.nearmiss", read_only=True) as project:
            export(project, TRL, tmp_path / "meanwhile", monitor=labeller)
            assert labeller.saved == times
            export(project, TRL, tmp_path / "quiet")
    assert contents(tmp_path / "meanwhile") == contents(tmp_path / "quiet")


def test_a_file_that_changes_all_the_time_is_held_still_at_last(tmp_path: Path) -> None:
    """The second reading is made under a lock; whoever saves then is told to try again, and the export is whole."""
    with project_of(tmp_path / "p.nearmiss", some(2 * REPORT_EVERY + 1)) as labelling:
        labelling.connection.execute("PRAGMA busy_timeout = 0")
        labeller = Labeller(labelling, 1000)
        refused = 0

        class Stubborn:
            def report(self, done: int, total: int | None) -> None:
                nonlocal refused
                try:
                    labeller.report(done, total)
                except Exception as problem:
                    assert "Another program is reading the file" in str(problem)
                    refused += 1

        with Project.open(tmp_path / "p.nearmiss", read_only=True) as project:
            export(project, TRL, tmp_path / "meanwhile", monitor=Stubborn())
            export(project, TRL, tmp_path / "quiet")
    assert (labeller.saved, refused) == (2, 2)
    assert contents(tmp_path / "meanwhile") == contents(tmp_path / "quiet")


class Tidy:
    """Clears away garbage each time the export says how far it is: what is left is what the export holds."""

    def report(self, done: int, total: int | None) -> None:
        gc.collect()


def most_held(project: Project, folder: Path, name: str) -> int:
    """The most bytes that Python holds at once for an export, once everything that it needs is loaded."""
    export(project, Options(name), folder / "warm", monitor=Tidy())
    tracemalloc.start()
    try:
        export(project, Options(name), folder / "out", monitor=Tidy())
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["trl", "native"])
def test_memory_does_not_grow_with_the_project(tmp_path: Path, name: str) -> None:
    """Three times the prompts take no more memory, but for the eight bytes a prompt that their order takes."""
    most = []
    for number in (200, 600):
        folder = tmp_path / str(number)
        folder.mkdir()
        with project_of(folder / "p.nearmiss", some(number)) as project:
            most.append(most_held(project, folder, name))
    assert most[1] < 1.1 * most[0]
