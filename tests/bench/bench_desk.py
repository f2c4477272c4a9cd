"""From the key press to the next pair, saved durably in between: how long our part takes, beside the bare disk.

    python tests/bench/bench_desk.py [--pairs 1000,100000] [--labels 500]

Prints a table: for each size the time to open a project and to show the first pair, and for one label after the
other (write the line, save it, find and read the next pair) the median and the 99th percentile; beside it, measured in
turn, one bare SQLite insert with the same settings on the same disk. The goal: p99 under 50 ms, and no growth.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nearmiss.model import Answer, DeskItem, Judgement, Subject
from nearmiss.project import Project
from nearmiss.records import Record, read_record
from nearmiss.schemes import preset

GOAL = 50.0
"""Milliseconds that the 99th percentile stays under."""


@dataclass(frozen=True, slots=True)
class Result:
    """Milliseconds: to open and see the first pair, of each label, and of each bare commit."""

    pairs: int
    opening: float
    labels: tuple[float, ...]
    bare: tuple[float, ...]


def records(count: int) -> Iterator[Record]:
    """Prompts as they are: some hundred words, five constraints, two responses of different length."""
    for number in range(count):
        constraints = [{"id": f"c{i}", "text": f"Point {i} of prompt {number} is kept"} for i in range(5)]
        responses = [
            {"id": "r1", "text": f"First answer to {number}. " * 40, "model": "one"},
            {"id": "r2", "text": f"Second answer to {number}. " * 60, "model": "two"},
        ]
        prompt = f"Write item {number} so that each point is kept. " * 12
        yield read_record({"id": f"p{number}", "prompt": prompt, "constraints": constraints, "responses": responses})


def make(path: Path, pairs: int) -> None:
    """A project with so many pairs."""
    with Project.create(path, preset("constraints")) as project:
        project.take(records(pairs), where="bench", namespace="bench", read_image=lambda _: None)
        project.rater("ana")


def answer(item: DeskItem) -> Answer:
    """A full one: every verdict, a preference, a justification."""
    verdicts = {c.key: {key: Judgement("met") for key in item.subject} for c in item.constraints}
    statement, elaboration = "@Response 1 misses the third point.", "It says so where the second begins. " * 4
    return Answer(
        "constraints", preference=2, verdicts=verdicts, statement=statement, elaboration=elaboration,
        order=item.order, seconds=14.2, context={"hints": []}, seen={"prompt": item.prompt},
    )  # fmt: skip


def one_label(project: Project, rater: str, item: DeskItem) -> DeskItem:
    """What happens between the key press and the next pair."""
    project.save(project.prepare_label(rater, item, answer(item)))
    project.progress(rater)
    following = project.next_open(rater, item.subject)
    assert following is not None
    return project.desk_item(rater, following)


def bare_commits(path: Path) -> Callable[[], None]:
    """The least that a durable label can be: one row, one commit, the same settings."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE label (id TEXT PRIMARY KEY, text TEXT)")

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO label VALUES (?, ?)", (os.urandom(20).hex(), "x" * 1500))
        connection.execute("COMMIT")

    return commit


def milliseconds(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    result = work()
    return (time.perf_counter() - started) * 1000, result


def measure(folder: Path, pairs: int, labels: int) -> Result:
    """One size: ours and the bare disk in turn, so that both meet the same disk."""
    path = folder / f"{pairs}.nearmiss"
    make(path, pairs)
    commit = bare_commits(folder / f"{pairs}.bare")
    labels = min(labels, pairs - 20)

    def first() -> tuple[Project, str, DeskItem]:
        project = Project.open(path)
        rater = project.rater("ana").id
        subject: Subject | None = project.next_open(rater)
        assert subject is not None
        project.progress(rater)
        return project, rater, project.desk_item(rater, subject)

    opening, (project, rater, item) = milliseconds(first)
    ours, bare = [], []
    with project:
        for number in range(labels + 10):
            taken, item = milliseconds(lambda item=item: one_label(project, rater, item))
            floor, _ = milliseconds(commit)
            if number >= 10:  # the first ones fill caches
                ours.append(taken)
                bare.append(floor)
    return Result(pairs, opening, tuple(sorted(ours)), tuple(sorted(bare)))


def percentile(ordered: tuple[float, ...], share: float) -> float:
    """The value that so large a share of the ordered values does not exceed (nearest rank)."""
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def table(results: list[Result]) -> str:
    """The results side by side."""
    head = ("pairs", "open, ms", "label p50", "p99", "bare p50", "p99", "ours p50", "ratio p50")
    rows = [head]
    for result in results:
        ours, bare = percentile(result.labels, 0.5), percentile(result.bare, 0.5)
        figures = (
            result.opening,
            ours,
            percentile(result.labels, 0.99),
            bare,
            percentile(result.bare, 0.99),
            ours - bare,
            ours / bare,
        )
        rows.append((f"{result.pairs:,}", *(f"{figure:.2f}" for figure in figures)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", default="1000,100000", help="sizes to measure, with commas")
    parser.add_argument("--labels", type=int, default=500, help="labels measured at each size")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="nearmiss-bench-") as folder:
        os.environ["NEARMISS_HOME"] = str(Path(folder) / "home")
        results = [measure(Path(folder), int(pairs), options.labels) for pairs in options.pairs.split(",")]
    print(table(results))
    worst = max(percentile(result.labels, 0.99) for result in results)
    growth = percentile(results[-1].labels, 0.5) / percentile(results[0].labels, 0.5)
    print(f"p99 at most {worst:.1f} ms (goal: under {GOAL:.0f}); the median grows {growth:.2f}-fold over the sizes.")
    return 0 if worst < GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
