"""How long agreement takes on a million answers of two hundred raters, beside a bare numpy floor.

    python tests/bench/bench_agreement.py [--answers 1000000] [--raters 200] [--levels 7] [--repeats 7]

Prints one table: the best of several runs, the peak of new memory, and the ratio of processor time to the floor:
what numpy needs to count the units' splits and the tables of all pairs of raters from ready-made codes, which no way
of computing these numbers can do without. It asserts nothing about time: a shared machine is no stopwatch.
"""

from __future__ import annotations

import argparse
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "core")]

import numpy as np  # noqa: E402 - the path comes first

from nearmiss.agreement import agreement, as_json, patterns_from, people  # noqa: E402
from nearmiss.agreement.scale import scale_of  # noqa: E402
from nearmiss.statistics import Ratings, krippendorff_alpha, rater_pairs  # noqa: E402
from nearmiss.votes import VoteRater, Votes  # noqa: E402


def answers(count: int, raters: int, reach: int, everybody: bool) -> tuple[Any, Any, Any, int]:
    """Unit, rater and preference of each answer: three to five raters a unit, or all of them; and how many units."""
    draw = np.random.default_rng(0)
    if everybody:
        units = count // raters
        unit, rater = np.repeat(np.arange(units), raters), np.tile(np.arange(raters), units)
    else:
        sizes = draw.integers(3, 6, count // 3 + 5)
        units = int(np.searchsorted(np.cumsum(sizes), count)) + 1
        unit = np.repeat(np.arange(len(sizes)), sizes)[:count]
        place = np.arange(count) - np.concatenate([[0], np.cumsum(sizes)])[unit]
        rater = (draw.integers(0, raters, units)[unit] + place * draw.integers(1, raters // 5, units)[unit]) % raters
    truth = draw.integers(-reach, reach + 1, units)
    value = np.clip(truth[unit] + np.rint(draw.normal(0, 1, len(unit))), -reach, reach)
    return unit.astype(np.int32), rater.astype(np.int32), value.astype(np.int8), units


def votes_of(unit: Any, rater: Any, value: Any, units: int, raters: int) -> Votes:
    """The answers as a project hands them over: two judges beside the people, every unit in a family of its own."""
    judged = np.arange(units, dtype=np.int32)
    whole = len(unit) + 2 * units
    zeros, small = np.zeros(whole, dtype=np.int16), np.random.default_rng(1)
    verdicts = small.integers(-1, 2, 2 * units).astype(np.int8)
    return Votes(
        units=tuple(map(str, range(units))),
        cluster=judged,
        raters=(
            *(VoteRater(f"person {code}", "human") for code in range(raters)),
            VoteRater("judge", "judge"),
        ),
        slots=("main", "12", "21"),
        purposes=("work",),
        rounds=("",),
        scales=("constraints",),
        unit=np.concatenate([unit, judged, judged]),
        rater=np.concatenate([rater, np.full(2 * units, raters, dtype=np.int32)]),
        slot=np.repeat(np.array([0, 1, 2], dtype=np.int16), [len(unit), units, units]),
        purpose=zeros,
        round=zeros,
        scale=zeros,
        status=np.zeros(whole, dtype=np.int8),
        preference=np.concatenate([value, verdicts]),
        both_bad=np.zeros(whole, dtype=np.bool_),
        reversed=np.zeros(whole, dtype=np.bool_),
    )


def measured(work: Callable[[], Any], repeats: int) -> tuple[float, float, float]:
    """Best wall and processor time in milliseconds, and the peak of new memory in MB."""
    walls, processor = [], []
    for _ in range(repeats):
        start, used = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - start)
        processor.append(time.process_time() - used)
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return 1000 * min(walls), 1000 * min(processor), peak / 1e6


def floor(unit: Any, rater: Any, value: Any, units: int, raters: int, levels: int) -> None:
    """Counting alone: splits of the units, and tables of neighbouring answers."""
    code = value + levels // 2
    np.bincount(unit * np.int64(levels) + code, minlength=units * levels)
    answer = rater * np.int32(levels) + code
    kinds = raters * levels
    if len(unit) == units * raters:
        gave = np.zeros((units, kinds), dtype=np.float32)
        gave[unit, answer] = 1
        gave.T @ gave
        return
    for distance in range(1, 5):
        here = np.flatnonzero(unit[distance:] == unit[:-distance])
        np.bincount(answer[here] * np.int64(kinds) + answer[here + distance], minlength=kinds**2)


def rows(arguments: argparse.Namespace, everybody: bool) -> list[tuple[str, float, float, float]]:
    """Name, milliseconds (wall, processor) and megabytes of each piece of work on one kind of data."""
    levels, raters = arguments.levels, arguments.raters
    unit, rater, value, units = answers(arguments.answers, raters, levels // 2, everybody)
    categories = scale_of("strength", levels // 2).categories
    code = (value + levels // 2).astype(np.int8)
    ratings = Ratings(unit, rater, code, units, raters, categories)
    votes = votes_of(unit, rater, value, units, raters)
    draw = np.random.default_rng(2).permutation(len(unit))
    mixed = Ratings(unit[draw], rater[draw], code[draw], units, raters, categories)

    def arrays(of: Ratings) -> None:
        people(of, patterns_from(of))
        rater_pairs(of)

    def alpha() -> None:
        krippendorff_alpha(patterns_from(ratings), "interval", categories.scores)

    report = agreement(votes)
    work: dict[str, Callable[[], Any]] = {
        "floor: counting alone": lambda: floor(unit, rater, value, units, raters, levels),
        "α with its interval": alpha,
        "all of it, from arrays": lambda: arrays(ratings),
        "all of it, rows in any order": lambda: arrays(mixed),
        "the report on votes, sides": lambda: agreement(votes),
        "the report on votes, strength": lambda: agreement(votes, on="strength"),
        "its JSON document": lambda: as_json(report),
    }
    return [(name, *measured(piece, arguments.repeats)) for name, piece in work.items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--answers", type=int, default=1_000_000)
    parser.add_argument("--raters", type=int, default=200)
    parser.add_argument("--levels", type=int, default=7)
    parser.add_argument("--repeats", type=int, default=7)
    arguments = parser.parse_args()
    for everybody in (False, True):
        design = "all raters a unit" if everybody else "three to five raters a unit"
        print(f"\n{arguments.answers:,} answers, {arguments.raters} raters, {arguments.levels} levels, {design}")
        print(f"{'':32}{'wall ms':>10}{'CPU ms':>10}{'MB':>8}{'× floor':>9}")
        found = rows(arguments, everybody)
        for name, wall, processor, megabytes in found:
            print(f"{name:32}{wall:10.1f}{processor:10.1f}{megabytes:8.0f}{processor / found[0][2]:9.1f}")


if __name__ == "__main__":
    main()
