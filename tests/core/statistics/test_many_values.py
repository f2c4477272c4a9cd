"""Answers of very many values, as from a slider: the same numbers as the plain way gives, in little memory."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearmiss.statistics import Estimate, krippendorff_alpha, leave_one_out, patterns_of
from nearmiss.statistics import alpha as alpha_module
from nearmiss.statistics.alpha import Level

LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval")
ANSWERS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 5)), min_size=2, max_size=40)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("families", [1, 2])
@given(rows=ANSWERS)
def test_both_ways_are_one_number(level: Level, families: int, rows: list[tuple[int, int]]) -> None:
    """α and its interval, over units and over families of them, whichever way they are worked out."""
    unit, value = np.array(rows).T
    patterns = patterns_of(unit, value, 8, 6, np.arange(8) // families)
    scores = np.array([0.0, 1.0, 2.5, 3.0, 10.0, 11.0])

    def with_many_from(values: int) -> Estimate:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(alpha_module, "MANY", values)
            return krippendorff_alpha(patterns, level, scores)

    few, many = with_many_from(99), with_many_from(0)
    assert (few.n, few.why, few.method, few.clusters) == (many.n, many.why, many.method, many.clusters)
    for part in ("value", "low", "high"):
        assert getattr(few, part) == pytest.approx(getattr(many, part), abs=1e-9)


def test_a_slider_of_a_thousand_values() -> None:
    """A thousand pairs, two answers each from 0 to 1,000: every level has its α, and no matrix of values for each."""
    draw = np.random.default_rng(0)
    value = np.clip(np.rint(500 * draw.random(1000)[:, None] + 500 * draw.random((1000, 2))), 0, 1000).astype(int)
    tracemalloc.start()
    patterns = patterns_of(np.repeat(np.arange(1000), 2), value.ravel(), 1000, 1001)
    found = {level: krippendorff_alpha(patterns, level, np.arange(1001.0)) for level in LEVELS}
    share = leave_one_out(patterns)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200e6
    one, two = value.T.astype(np.float64)
    pooled = value.ravel()
    expected = 1 - (((one - two) ** 2).mean() / 2) / pooled.var(ddof=1)
    assert found["interval"].value == pytest.approx(expected)
    assert found["ordinal"].value == pytest.approx(expected, abs=0.05)
    assert share.value == pytest.approx((one == two).mean())
