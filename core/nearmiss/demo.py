"""The sample project: made from the records that ship with the program, and the main job done on it.

The window asks for the sample's name and size when it starts; what the job itself needs is loaded when it is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nearmiss.bundled import bundled
from nearmiss.errors import ProblemForYou
from nearmiss.home import home
from nearmiss.model import Answer, DeskItem, Judgement
from nearmiss.project import Project
from nearmiss.schemes import preset

SAMPLE = "sample/sample.jsonl"
TITLE = "Sample project"
NAME = "sample.nearmiss"
RATER = "you"
SEED = "sample"
PAIRS = 39
"""Pairs in the sample, for who wants to say so before it is made."""


def sample_path(folder: Path | None = None) -> Path:
    """Where a copy of the sample project lies, or will: in the given folder, or in the user's own."""
    place = folder if folder is not None else home() / "sample"
    place.mkdir(parents=True, exist_ok=True)
    return place / NAME


def make_sample(path: Path) -> None:
    """Write the sample project, with all of its labels, to a new file."""
    from nearmiss.import_files import import_files
    from nearmiss.importing.options import Options as ReadingOptions

    with Project.create(path, preset("constraints"), title=TITLE, seed=SEED) as project:
        import_files(project, [bundled(SAMPLE)], ReadingOptions(format="native"))


def open_sample(folder: Path | None = None) -> Path:
    """The path of the sample project; made when it is not there, kept with one's own labels when it is."""
    path = sample_path(folder)
    if not path.exists():
        make_sample(path)
    return path


def main_job(folder: Path) -> Iterator[str]:
    """Do the whole main job on a new copy of the sample in a folder; says after each step what it did."""
    from nearmiss.exporting import FORMATS, Options, export

    path = sample_path(folder)
    if path.exists():
        raise ProblemForYou("There is a sample project here already.", str(path), "Name another folder with --out.")
    make_sample(path)
    with Project.open(path) as project:
        yield _imported(project, path)
        yield _labelled(project)
        yield _agreed(project)
        for item in FORMATS:
            done = export(project, Options(item.name), folder / item.name)
            left = sum(done.dropped.values())
            yield f"exported {item.name}: {done.kept} kept, {left} left out with the reason, in {folder / item.name}"


def _imported(project: Project, path: Path) -> str:
    counts = {name: _count(project, name) for name in ("prompt", "pair", "requirement")}
    return (
        f"made {path} and imported {counts['prompt']} prompts, {counts['pair']} pairs,"
        f" {counts['requirement']} constraints, with the labels of {len(project.raters())} raters"
    )


def _count(project: Project, table: str) -> int:
    return int(project.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _labelled(project: Project) -> str:
    """Label, undo and redo one pair, as the window does it."""
    rater = project.rater(RATER)
    subject = project.next_open(rater.id)
    if subject is None:
        raise ProblemForYou("The sample has no pair to label.")
    item = project.desk_item(rater.id, subject)
    project.save(project.prepare_label(rater.id, item, first_answer(item)))
    for prepare in (project.prepare_undo, project.prepare_redo):
        line = prepare(rater.id)
        if line is None:
            raise ProblemForYou("A label could not be undone and done again.")
        project.save(line)
    done = project.progress(rater.id)
    return f"labelled one pair as '{RATER}', undid it, did it again: {done.done} of {done.total} done, saved on disk"


def first_answer(item: DeskItem) -> Answer:
    """An answer that keeps the rules of the `constraints` scheme: every constraint met, about the same."""
    keys = (item.a.key, item.b.key)
    verdicts = {constraint.key: {key: Judgement("met") for key in keys} for constraint in item.constraints}
    seen = {"prompt": item.prompt, "responses": list(item.subject), "constraints": [c.key for c in item.constraints]}
    return Answer(scale="constraints", preference=0, verdicts=verdicts, order=item.order, seconds=1.0, seen=seen)


def _agreed(project: Project) -> str:
    from nearmiss.agreement import agreement
    from nearmiss.ballots import read_votes

    report = agreement(read_votes(project.connection))
    people = report.humans.krippendorff_alpha.nominal
    judges = ", ".join(f"{judge.judge} {_shown(judge.against.accuracy)}" for judge in report.judges)
    return f"agreement of people on sides: alpha {_shown(people)}; accuracy of judges against their majority: {judges}"


def _shown(estimate: object) -> str:
    value, low, high = (getattr(estimate, name) for name in ("value", "low", "high"))
    return "undefined" if value is None else f"{value:.2f} ({low:.2f} to {high:.2f})"
