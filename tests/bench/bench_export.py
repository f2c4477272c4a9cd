"""How fast, and in how much memory, does a project go out? `python tests/bench/bench_export.py [PROMPTS]`

Makes a project of PROMPTS prompts (20,000), two responses and three people's labels each, in a folder that is gone
afterwards; reads it out, and exports it in every format. Says how many prompts a second of the clock and of the
processor, for the clock runs on while others work. Memory is the most that Python's own allocator held at once
(tracemalloc, in a run of its own, because watching slows it down), without SQLite's cache of 2 MB.
"""

from __future__ import annotations

import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from nearmiss.exporting import FORMATS, Options, export
from nearmiss.model import Answer, Constraint, Conversation, Judgement, ResponseText, Turn
from nearmiss.project import Project
from nearmiss.readout import read_records
from nearmiss.records import Record, RecordLabel, RecordResponse
from nearmiss.schemes import preset

PEOPLE = ("ana", "ben", "cleo")


def record(number: int, labels: bool = True) -> Record:
    """A prompt with two responses and two constraints, labelled by three people."""
    constraints = tuple(Constraint(f"c{i}", f"Constraint {i} of prompt {number}") for i in (1, 2))
    responses = tuple(RecordResponse(f"r{i}", ResponseText(f"Response {i} to {number}. " * 20)) for i in (1, 2))
    said = tuple(RecordLabel(name, ("r1", "r2"), _answer(number + i)) for i, name in enumerate(PEOPLE) if labels)
    prompt = Conversation((Turn("user", f"Prompt {number}: say something about it. " * 10),))
    return Record(prompt, responses, id=f"p{number:07}", constraints=constraints, labels=said)


def _answer(number: int) -> Answer:
    verdicts = {c: {"r1": Judgement("met"), "r2": Judgement("missed" if number % 2 else "met")} for c in ("c1", "c2")}
    ratings = {r: {"helpfulness": number % 5, "verbosity": 2} for r in ("r1", "r2")}
    return Answer("constraints", preference=number % 3 + 1, verdicts=verdicts, ratings=ratings, statement="It is so.")


def make(path: Path, prompts: int, *, labels: bool = True) -> None:
    """A project file with so many prompts."""
    records: Iterator[Record] = (record(number, labels) for number in range(prompts))
    with Project.create(path, preset("constraints"), seed="bench") as project:
        project.take(records, where="bench", namespace="bench", read_image=lambda _: None)


def speed(prompts: int, work: Callable[[], object]) -> str:
    """Prompts a second, by the clock and by the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    return f"{prompts / clock:,.0f} prompts/s ({prompts / processor:,.0f} a second of the processor)"


def megabytes(work: Callable[[], object]) -> float:
    """The most that Python held at once for some work."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 2**20


def report(folder: Path, prompts: int, *, labels: bool) -> None:
    """Measure one project and print what was measured."""
    path = folder / f"{labels}.nearmiss"
    make(path, prompts, labels=labels)
    with Project.open(path, read_only=True) as project:

        def read() -> None:
            for _ in read_records(project.connection):
                pass

        print(f"{'three labels' if labels else 'no labels'} a prompt, {path.stat().st_size / 2**20:.0f} MB")
        print(f"  read out: {speed(prompts, read)}, {megabytes(read):.1f} MB")
        for name in (item.name for item in FORMATS if labels):
            print(f"  {name}: {speed(prompts, partial(export, project, Options(name), folder / name))}")
        if labels:
            watched = partial(export, project, Options("native"), folder / "watched")
            print(f"  native, watched: {megabytes(watched):.1f} MB")


def main() -> None:
    """Measure a project without and with labels."""
    prompts = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        for labels in (False, True):
            report(Path(name), prompts, labels=labels)


if __name__ == "__main__":
    main()
