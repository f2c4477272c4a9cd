"""Different rows of a table are those that numpy finds, in an order that the rows alone decide."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nearmiss.statistics import distinct
from nearmiss.statistics.distinct import distinct_rows

NUMBERS = st.sampled_from([0.0, -0.0, 0.5, 1.0, 2.0, -1.5])
TABLES = st.lists(st.lists(NUMBERS, min_size=3, max_size=3), min_size=1, max_size=30)


@given(TABLES)
def test_as_numpy_has_them(table: list[list[float]]) -> None:
    """The same rows as often, and each row is the one that its place names."""
    rows = np.array(table)
    found, place, times = distinct_rows(rows)
    assert (found[place] == rows).all() and (np.bincount(place) == times).all()
    expected, counts = np.unique(rows + 0.0, axis=0, return_counts=True)
    assert sorted(map(tuple, found.tolist())) == sorted(map(tuple, expected.tolist()))
    assert sorted(times.tolist()) == sorted(counts.tolist())


@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_the_table_is_nothing(table: list[list[float]], random: Any) -> None:
    shuffled = random.sample(table, len(table))
    assert distinct_rows(np.array(table))[0].tolist() == distinct_rows(np.array(shuffled))[0].tolist()


def test_rows_that_share_their_number_are_told_apart(monkeypatch: Any) -> None:
    """Were two different rows to have one number, they would still be two."""
    monkeypatch.setattr(distinct, "_mixed", lambda rows: np.zeros(len(rows), dtype=np.uint64))
    found, place, times = distinct_rows(np.array([[1.0, 2.0], [2.0, 1.0], [1.0, 2.0]]))
    assert found[place].tolist() == [[1.0, 2.0], [2.0, 1.0], [1.0, 2.0]] and times.tolist() == [2, 1]
