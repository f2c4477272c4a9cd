"""The desk's speed is measured by a bench that works, and keeps its bounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench_desk import GOAL, Result, measure, percentile, table


def test_the_bench_measures_and_prints(tmp_path: Path) -> None:
    result = measure(tmp_path, pairs=60, labels=25)
    assert len(result.labels) == len(result.bare) == 25
    assert all(taken > 0 for taken in (*result.labels, *result.bare, result.opening))
    head, row = table([result]).splitlines()
    assert "bare p50" in head and row.split()[0] == "60"


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = tuple(float(value) for value in range(1, 101))
    assert (percentile(values, 0.5), percentile(values, 0.99), percentile((7.0,), 0.99)) == (51.0, 100.0, 7.0)


@pytest.mark.long
def test_no_label_waits_long_and_none_longer_in_a_large_project(tmp_path: Path) -> None:
    """Against the bare disk of the same moment: a busy machine is slow for both."""
    small, large = (measure(tmp_path, pairs, labels=400) for pairs in (1_000, 100_000))
    assert share(large) < 1.5 * share(small) + 1.0
    for result in (small, large):
        bare = percentile(result.bare, 0.99)
        assert percentile(result.labels, 0.99) < max(GOAL, 3 * bare)


def share(result: Result) -> float:
    """Milliseconds that are ours: of the median label, what is not the bare commit."""
    return percentile(result.labels, 0.5) - percentile(result.bare, 0.5)
