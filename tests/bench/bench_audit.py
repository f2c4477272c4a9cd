"""How long an audit and a ranking take, beside a bare numpy floor in the same run.

    python tests/bench/bench_audit.py [--pairs 100000] [--battles 1000000] [--repeats 5]

Prints one table: the best of several runs (wall and processor time), the peak of new memory, and the ratio of processor
time to the floor of its block. A floor is the counting that no way of computing the numbers can do without: one
`bincount` over the rows. It asserts nothing about time: a shared machine is no stopwatch.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "core"), str(ROOT / "tests")]

import numpy as np  # noqa: E402 - the path comes first
from bench_agreement import measured  # noqa: E402

from core.planted_judges import planted  # noqa: E402
from nearmiss.audit import as_json, audit  # noqa: E402
from nearmiss.statistics.battles import battles_of  # noqa: E402
from nearmiss.statistics.bradley_terry import bradley_terry  # noqa: E402
from nearmiss.statistics.covariates import adjusted  # noqa: E402
from nearmiss.statistics.dawid_skene import dawid_skene  # noqa: E402
from nearmiss.statistics.resampling import resampled_scores  # noqa: E402

Work = dict[str, Callable[[], Any]]


def ranking(count: int) -> Work:
    """Battles of twenty models with one tie in five."""
    draw = np.random.default_rng(0)
    one = draw.integers(0, 20, count)
    two = (one + draw.integers(1, 20, count)) % 20
    truth = draw.normal(0, 0.7, 20)
    won = draw.random(count) < 1 / (1 + np.exp(truth[two] - truth[one]))
    outcome = np.where(draw.random(count) < 0.2, 1, np.where(won, 0, 2))
    some = slice(0, max(count // 10, 1))
    length = draw.normal(size=(len(one[some]), 1))
    return {
        "floor: counting battles": lambda: np.bincount((one * 20 + two) * 3 + outcome, minlength=1200),
        "Bradley–Terry, sandwich": lambda: bradley_terry(battles_of(one, two, outcome, 20)),
        "Davidson": lambda: bradley_terry(battles_of(one, two, outcome, 20), "davidson"),
        "Rao–Kupper": lambda: bradley_terry(battles_of(one, two, outcome, 20), "rao-kupper"),
        "1,000 resamples": lambda: resampled_scores(battles_of(one, two, outcome, 20), 1000),
        "length taken out, a tenth of them": lambda: adjusted(
            battles_of(one[some], two[some], outcome[some], 20), length
        ),
    }


def auditing(pairs: int) -> Work:
    """A judge in both orders, repeated, beside five people, in three categories."""
    cases = planted("first-picker", pairs)
    report = audit(cases, "J")
    unit = cases.votes.unit
    return {
        "floor: counting answers": lambda: np.bincount(unit * np.int64(3) + cases.votes.preference + 1),
        "the whole audit": lambda: audit(cases, "J"),
        "its JSON document": lambda: as_json(report),
    }


def people(items: int) -> Work:
    """Three of two hundred raters a unit, three classes."""
    draw = np.random.default_rng(1)
    truth = draw.integers(0, 3, items)
    unit, rater = np.repeat(np.arange(items), 3), draw.integers(0, 200, 3 * items)
    value = np.where(draw.random(3 * items) < 0.75, truth[unit], draw.integers(0, 3, 3 * items))
    return {
        "floor: counting classes": lambda: np.bincount(unit * 3 + value, minlength=3 * items),
        "Dawid–Skene to convergence": lambda: dawid_skene(unit, rater, value, items, 200, 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=100_000)
    parser.add_argument("--battles", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    blocks = {
        f"{arguments.battles:,} battles, 20 models": ranking(arguments.battles),
        f"{arguments.pairs:,} pairs, 5 people, a judge with 5 answers each": auditing(arguments.pairs),
        f"{arguments.pairs:,} items with 3 answers of 200 raters": people(arguments.pairs),
    }
    for title, work in blocks.items():
        print(f"\n{title}\n{'':36}{'wall ms':>10}{'CPU ms':>10}{'MB':>8}{'× floor':>9}")
        floor = 0.0
        for name, piece in work.items():
            wall, processor, megabytes = measured(piece, arguments.repeats)
            floor = floor or processor
            print(f"{name:36}{wall:10.1f}{processor:10.1f}{megabytes:8.0f}{processor / floor:9.1f}")


if __name__ == "__main__":
    main()
