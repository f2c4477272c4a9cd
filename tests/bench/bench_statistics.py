"""Every goal of speed for the statistics in one run: ours beside a bare numpy floor and the fastest library there is.

    python tests/bench/bench_statistics.py [--largest 1000000] [--repeats 5] [--peers PYTHON] [--keep FOLDER]

`--peers` names the Python of an environment that holds the libraries (krippendorff, evalica, scikit-learn, choix,
statsmodels, crowd-kit); without it, or without one of them, its column says "not installed". Prints a row for each
piece of work and size: best wall time, growth against a tenth of the size, peak of new memory, times the floor, the
library's time and how many times ours that is, and the goal. Growth and ratios are of processor time, in one thread
each. `--keep FOLDER` keeps the made projects for the next run. It asserts nothing: a shared machine is no stopwatch.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "core"), str(ROOT / "tests")]

import numpy as np  # noqa: E402 - the path comes first
from bench_agreement import answers, floor, measured  # noqa: E402
from labelled_project import make_labelled  # noqa: E402

from core.planted_judges import planted  # noqa: E402
from nearmiss.agreement import agreement, patterns_from, people  # noqa: E402
from nearmiss.agreement.scale import scale_of  # noqa: E402
from nearmiss.audit import audit  # noqa: E402
from nearmiss.project import Project  # noqa: E402
from nearmiss.statistics import Ratings, krippendorff_alpha, rater_pairs  # noqa: E402
from nearmiss.statistics.battles import battles_of  # noqa: E402
from nearmiss.statistics.bradley_terry import bradley_terry  # noqa: E402
from nearmiss.statistics.covariates import adjusted  # noqa: E402
from nearmiss.statistics.dawid_skene import dawid_skene  # noqa: E402
from nearmiss.statistics.resampling import resampled_scores  # noqa: E402

RATERS, LEVELS, MODELS = 200, 7, 20
Arrays = dict[str, Any]
Work = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of work on so many rows: its goal in milliseconds at the size of the goal, and what libraries call it."""

    name: str
    of: str
    goal: float
    at: int
    peer: str
    make: Callable[[Arrays], Work]


def ratings_data(size: int, everybody: bool = False) -> Arrays:
    unit, rater, value, units = answers(size, RATERS, LEVELS // 2, everybody)
    return {"unit": unit, "rater": rater, "value": (value + LEVELS // 2).astype(np.int8), "units": units}


def battles_data(size: int) -> Arrays:
    """Battles of twenty models with one tie in five, and the difference of two lengths."""
    draw = np.random.default_rng(0)
    one = draw.integers(0, MODELS, size)
    two = (one + draw.integers(1, MODELS, size)) % MODELS
    truth = draw.normal(0, 0.7, MODELS)
    won = draw.random(size) < 1 / (1 + np.exp(truth[two] - truth[one]))
    outcome = np.where(draw.random(size) < 0.2, 1, np.where(won, 0, 2))
    return {"one": one, "two": two, "outcome": outcome, "length": draw.normal(size=(size, 1))}


def latent_data(size: int) -> Arrays:
    """Three of two hundred raters an item, three classes."""
    draw = np.random.default_rng(1)
    truth = draw.integers(0, 3, size)
    unit, rater = np.repeat(np.arange(size), 3), draw.integers(0, RATERS, 3 * size)
    value = np.where(draw.random(3 * size) < 0.75, truth[unit], draw.integers(0, 3, 3 * size))
    return {"unit": unit, "rater": rater, "value": value, "units": size}


def _ratings(data: Arrays) -> Ratings:
    categories = scale_of("strength", LEVELS // 2).categories
    return Ratings(data["unit"], data["rater"], data["value"], int(data["units"]), RATERS, categories)


def whole_agreement(data: Arrays) -> Work:
    def work() -> None:
        ratings = _ratings(data)
        people(ratings, patterns_from(ratings))
        rater_pairs(ratings)

    return work


def one_alpha(data: Arrays) -> Work:
    def work() -> None:
        ratings = _ratings(data)
        krippendorff_alpha(patterns_from(ratings), "interval", ratings.categories.scores)

    return work


def _battles(data: Arrays) -> Any:
    return battles_of(data["one"], data["two"], data["outcome"], MODELS)


MAKERS: dict[str, Callable[[int], Arrays]] = {
    "ratings": ratings_data,
    "ratings by all": lambda size: ratings_data(size, everybody=True),
    "battles": battles_data,
    "answers": latent_data,
    "pairs": lambda size: {"cases": planted("first-picker", size)},
}
FLOORS: dict[str, Callable[[Arrays], Any]] = {
    "ratings": lambda d: floor(d["unit"], d["rater"], d["value"] - LEVELS // 2, d["units"], RATERS, LEVELS),
    "ratings by all": lambda d: floor(d["unit"], d["rater"], d["value"] - LEVELS // 2, d["units"], RATERS, LEVELS),
    "battles": lambda d: np.bincount((d["one"] * MODELS + d["two"]) * 3 + d["outcome"], minlength=3 * MODELS**2),
    "answers": lambda d: np.bincount(d["unit"] * 3 + d["value"], minlength=3 * d["units"]),
    "pairs": lambda d: np.bincount(d["cases"].votes.unit * np.int64(3) + d["cases"].votes.preference + 1),
}
PIECES = (
    Piece("agreement, whole", "ratings", 150, 1_000_000, "dashboard", whole_agreement),
    Piece("agreement, whole", "ratings by all", 150, 1_000_000, "", whole_agreement),
    Piece("α with its interval", "ratings", 10, 1_000_000, "alpha", one_alpha),
    Piece("Bradley–Terry, sandwich", "battles", 10, 1_000_000, "bt", lambda d: lambda: bradley_terry(_battles(d))),
    Piece("Davidson", "battles", 10, 1_000_000, "davidson", lambda d: lambda: bradley_terry(_battles(d), "davidson")),
    Piece("1,000 resamples", "battles", 150, 1_000_000, "", lambda d: lambda: resampled_scores(_battles(d), 1000)),
    Piece("length taken out", "battles", 50, 100_000, "length", lambda d: lambda: adjusted(_battles(d), d["length"])),
    Piece(
        "Dawid–Skene, converged", "answers", 300, 100_000, "ds",
        lambda d: lambda: dawid_skene(d["unit"], d["rater"], d["value"], d["units"], RATERS, 3),
    ),
    Piece("the whole audit", "pairs", 2000, 100_000, "", lambda d: lambda: audit(d["cases"], "J")),
)  # fmt: skip


def sizes_of(piece: Piece, largest: int) -> list[int]:
    """Two tenths of the size of the goal, and it."""
    return [size for size in (piece.at // 100, piece.at // 10, piece.at) if size <= largest]


def library(python: str | None, name: str, data: Arrays, folder: Path) -> tuple[str, float | None]:
    """The fastest library for a piece of work, and its milliseconds, in its own environment."""
    if not name:
        return "none", None
    if python is None:
        return "not installed", None
    np.savez(folder / "data.npz", **data)
    script = Path(__file__).with_name("statistics_peers.py")
    done = subprocess.run([python, str(script), name, str(folder / "data.npz")], capture_output=True, text=True)
    if done.returncode:
        return "not installed", None
    found = json.loads(done.stdout)
    return found["library"], found["ms"]


def rows(arguments: argparse.Namespace, folder: Path) -> Iterator[tuple[str, ...]]:
    for piece in PIECES:
        if arguments.only and arguments.only not in f"{piece.name} {piece.of}":
            continue
        before: float | None = None
        for size in sizes_of(piece, arguments.largest):
            data = MAKERS[piece.of](size)
            _, base, _ = measured(partial(FLOORS[piece.of], data), arguments.repeats)
            wall, processor, megabytes = measured(piece.make(data), arguments.repeats)
            name, peer = library(arguments.peers, piece.peer, data, folder)
            grown = "" if before is None else f"{processor / before:.1f}"
            goal = f"{piece.goal:,.0f}" if size == piece.at else ""
            beside = ("", "") if peer is None else (f"{peer:,.1f}", f"{peer / processor:,.0f}")
            what = f"{piece.name}, {piece.of}", f"{size:,}", f"{wall:,.1f}", f"{processor:,.1f}", grown
            yield (*what, f"{megabytes:,.0f}", f"{processor / base:.1f}", name, *beside, goal)
            before = processor


def project_rows(arguments: argparse.Namespace, folder: Path) -> Iterator[tuple[str, ...]]:
    """Agreement from the project file: opening, reading and working it out."""
    before: float | None = None
    for size in (10_000, 100_000, 1_000_000):
        if size > arguments.largest:
            return
        path = (arguments.keep or folder) / f"{size}.nearmiss"
        if not path.exists():
            make_labelled(path, size)

        def whole(path: Path = path) -> None:
            with Project.open(path, read_only=True) as project:
                agreement(project.votes())

        def scan(path: Path = path) -> None:
            with Project.open(path, read_only=True) as project:
                project.connection.execute(SCAN).fetchone()

        _, base, _ = measured(scan, arguments.repeats)
        wall, processor, megabytes = measured(whole, arguments.repeats)
        grown = "" if before is None else f"{processor / before:.1f}"
        goal = "2,000" if size == 1_000_000 else ""
        what = "agreement, from the file (floor: one scan)", f"{size:,}", f"{wall:,.1f}", f"{processor:,.1f}", grown
        yield (*what, f"{megabytes:,.0f}", f"{processor / base:.1f}", "none", "", "", goal)
        before = processor


SCAN = "SELECT count(*), sum(preference), max(response_1), max(response_2), max(rater) FROM now_answer"
HEADER = ("work", "rows", "wall ms", "CPU ms", "growth", "MB", "× floor", "library", "its ms", "÷ ours", "goal ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--peers", help="the Python of an environment with the libraries")
    parser.add_argument("--keep", type=Path, help="where made projects stay, and are taken from")
    parser.add_argument("--only", help="only work whose name holds this word")
    parser.add_argument(
        "--no-project", action="store_true", help="leave out the project file, which takes long to make"
    )
    arguments = parser.parse_args()
    print(f"| {' | '.join(HEADER)} |\n|---|{'---:|' * 6}---|{'---:|' * 3}", flush=True)
    with tempfile.TemporaryDirectory(prefix="nearmiss-bench-") as name:
        os.environ["NEARMISS_HOME"] = str(Path(name) / "home")
        for row in rows(arguments, Path(name)):
            print(f"| {' | '.join(row)} |", flush=True)
        if not arguments.no_project:
            for row in project_rows(arguments, Path(name)):
                print(f"| {' | '.join(row)} |", flush=True)
    print(f"\npeak memory of the whole run: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB")


if __name__ == "__main__":
    main()
