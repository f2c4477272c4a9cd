"""Laws that every coefficient of agreement keeps, and that the quick ways of counting give what the slow ones do."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nearmiss.statistics import (
    Categories,
    Estimate,
    Patterns,
    RaterPairs,
    Ratings,
    all_pairs_tables,
    brennan_prediger,
    fleiss_kappa,
    gwet_ac1,
    gwet_ac2,
    krippendorff_alpha,
    leave_one_out,
    linear_disagreement,
    patterns_of,
    percent_agreement,
    plain_disagreement,
    quadratic_disagreement,
    quadratic_weights,
    rater_pairs,
    wilson,
)
from nearmiss.statistics.alpha import coincidences, sums_of
from nearmiss.statistics.classification import f1_of_sums
from nearmiss.statistics.intervals import Parts, jackknife, proportion, t_quantile
from nearmiss.statistics.kappa import in_both_orders, kappa_of_sums, kappas
from nearmiss.statistics.modes import credit_against_modes
from nearmiss.statistics.patterns import Families, parts_of
from nearmiss.statistics.tables import only_categories, table_variance, tabulate

SCORES = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
CATEGORIES = Categories(("a", "b", "c", "d", "e"), SCORES, np.sign(SCORES).astype(np.int8), np.arange(4, -1, -1))
ALL: dict[str, Callable[[Patterns], Estimate]] = {
    "percent": percent_agreement,
    "fleiss": fleiss_kappa,
    "brennan-prediger": brennan_prediger,
    "ac1": gwet_ac1,
    "ac2": lambda patterns: gwet_ac2(patterns, lambda seen: quadratic_weights(SCORES[seen])),
    "alpha nominal": lambda patterns: krippendorff_alpha(patterns, "nominal"),
    "alpha ordinal": lambda patterns: krippendorff_alpha(patterns, "ordinal"),
    "alpha interval": lambda patterns: krippendorff_alpha(patterns, "interval", SCORES),
    "leave one out": leave_one_out,
}
SHARES = ("percent", "leave one out")
every_coefficient = pytest.mark.parametrize("coefficient", ALL.values(), ids=ALL)


@st.composite
def ratings(draw: st.DrawFn, raters: int = 4, clustered: bool = False) -> Ratings:
    """Up to fourteen units, each answered by some of the raters, once each."""
    units = draw(st.integers(1, 14))
    cells = draw(st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=units * raters, max_size=units * raters))
    rows = [(place // raters, place % raters, value) for place, value in enumerate(cells) if value is not None]
    unit, rater, value = (np.array([row[part] for row in rows], dtype=np.int32) for part in range(3))
    family = st.lists(st.integers(0, 4), min_size=units, max_size=units)
    cluster = np.array(draw(family), dtype=np.int32) if clustered else None
    return Ratings(unit, rater, value.astype(np.int8), units, raters, CATEGORIES, cluster)


def patterns(found: Ratings) -> Patterns:
    return patterns_of(found.unit, found.value, found.units, 5, found.cluster)


def shuffled(found: Ratings, seed: int) -> Ratings:
    order = np.random.default_rng(seed).permutation(len(found.unit))
    return replace(found, unit=found.unit[order], rater=found.rater[order], value=found.value[order])


def same(one: Estimate, other: Estimate) -> None:
    """Equal, up to the order in which numbers were added."""
    assert (one.n, one.why, one.method, one.clusters) == (other.n, other.why, other.method, other.clusters)
    for part in ("value", "low", "high"):
        ours, theirs = getattr(one, part), getattr(other, part)
        assert (ours is None) == (theirs is None)
        assert ours is None or ours == pytest.approx(theirs, abs=1e-9)


def all_same(one: Patterns, other: Patterns) -> None:
    """Every coefficient is."""
    for coefficient in ALL.values():
        same(coefficient(one), coefficient(other))


# Laws


@given(found=ratings(), seed=st.integers(0, 99))
def test_the_order_of_the_rows_is_nothing(found: Ratings, seed: int) -> None:
    all_same(patterns(found), patterns(shuffled(found, seed)))


@given(found=ratings(clustered=True), more=st.integers(1, 5))
def test_units_without_answers_change_nothing(found: Ratings, more: int) -> None:
    assert found.cluster is not None
    cluster = np.append(found.cluster, np.arange(more, dtype=np.int32))
    all_same(patterns(found), patterns(replace(found, units=found.units + more, cluster=cluster)))


@given(found=ratings(), names=st.permutations(range(14)))
def test_the_names_of_units_are_nothing(found: Ratings, names: list[int]) -> None:
    renamed = replace(found, unit=np.array(names, dtype=np.int32)[found.unit], units=14)
    all_same(patterns(found), patterns(renamed))


@given(values=st.lists(st.integers(0, 4), min_size=2, max_size=12), raters=st.integers(2, 4))
def test_identical_raters_agree_fully(values: list[int], raters: int) -> None:
    """And not with certainty: the lower limit stays below 1."""
    assume(len(set(values)) > 1)
    unit, value = np.repeat(np.arange(len(values)), raters), np.repeat(values, raters)
    for coefficient in ALL.values():
        found = coefficient(patterns_of(unit, value, len(values), 5))
        assert found.value == pytest.approx(1)
        assert found.low is not None and found.high is not None
        assert -1 <= found.low < found.high == pytest.approx(1)


@pytest.mark.parametrize("name", [name for name in ALL if name not in SHARES])
@pytest.mark.parametrize("units", [2, 30])
def test_one_answer_throughout_is_not_defined(name: str, units: int) -> None:
    """All ties, say: nothing can be said beyond chance, and no 1.0 is."""
    found = ALL[name](patterns_of(np.repeat(np.arange(units), 3), np.full(3 * units, 2), units, 5))
    assert (found.value, found.low, found.high) == (None, None, None)
    assert found.why == "every answer is the same, so chance alone would agree as well"


def test_one_answer_throughout_is_full_percent_agreement() -> None:
    found = percent_agreement(patterns_of(np.repeat(np.arange(20), 2), np.full(40, 2), 20, 5))
    assert found.value == 1.0
    assert found.low == pytest.approx(1 - 0.1611, abs=1e-4)  # Wilson, 20 of 20


@every_coefficient
def test_a_single_rater_is_not_defined(coefficient: Any) -> None:
    found = coefficient(patterns_of(np.arange(9), np.arange(9) % 5, 9, 5))
    assert found.value is None
    assert found.why == "no unit has two answers"


@every_coefficient
def test_nothing_at_all_is_not_defined(coefficient: Any) -> None:
    nothing = np.zeros(0, dtype=np.int32)
    assert coefficient(patterns_of(nothing, nothing, 0, 5)).value is None
    assert coefficient(patterns_of(nothing, nothing, 7, 5)).value is None


@given(found=ratings(clustered=True), name=st.sampled_from(sorted(ALL)))
def test_a_number_has_its_interval_around_it_or_says_why_not(found: Ratings, name: str) -> None:
    estimate = ALL[name](patterns(found))
    if estimate.value is None or estimate.low is None or estimate.high is None:
        assert estimate.why
        assert (estimate.low, estimate.high) == (None, None)
    else:
        assert -1 <= estimate.low <= estimate.value + 1e-12
        assert estimate.value - 1e-12 <= estimate.high <= 1
        assert estimate.method and estimate.clusters


@given(found=ratings())
def test_clusters_of_one_unit_are_no_clusters(found: Ratings) -> None:
    alone = replace(found, cluster=np.arange(found.units, dtype=np.int32)[::-1].copy())
    all_same(patterns(found), patterns(alone))


@given(found=ratings(clustered=True), times=st.integers(2, 4))
def test_the_same_units_again_in_their_clusters_are_no_new_evidence(found: Ratings, times: int) -> None:
    """Judging a pair again does not shorten an interval: its cluster counts once."""
    whole = patterns(found)
    assume(found.cluster is not None and whole.cluster is not None)
    unit = np.concatenate([found.unit + again * found.units for again in range(times)])
    again = replace(found, unit=unit, value=np.tile(found.value, times), units=found.units * times)
    more = patterns(replace(again, cluster=np.tile(found.cluster, times)))
    once, often = percent_agreement(whole), percent_agreement(more)
    assert (once.value, once.clusters) == (often.value, often.clusters) or once.value == pytest.approx(often.value)
    if once.low is not None and often.low is not None:
        assert often.low <= once.low + 1e-9


# Quick ways against plain ones


@given(found=ratings(clustered=True))
def test_patterns_in_a_table_sorted_or_not_at_all(found: Ratings) -> None:
    """However the distinct count vectors are found, the number is the same."""
    plain = Patterns(
        np.bincount(found.unit * 5 + found.value, minlength=5 * found.units).reshape(-1, 5),
        np.ones(found.units, dtype=np.intp),
        np.arange(found.units),
        found.cluster,
    )
    rated = plain.vectors.any(axis=1)
    position = np.where(rated, np.cumsum(rated) - 1, -1)
    quick = patterns(found)
    slow = Patterns(plain.vectors[rated], plain.units[rated], position, quick.cluster)
    if quick.cluster is not None:
        families = Families(position[rated], quick.cluster[rated], np.bincount(quick.cluster[rated]) > 0)
        slow = replace(slow, families=families)
    all_same(quick, slow)


def test_many_answers_to_a_unit_are_counted_exactly() -> None:
    """Counts that do not fit into one number keep their units apart."""
    draw = np.random.default_rng(3)
    unit, value = np.repeat(np.arange(6), 3000), draw.integers(0, 9, 18_000)
    found = patterns_of(unit, value, 6, 9)
    expected = np.bincount(unit * 9 + value).reshape(6, 9)
    assert (found.vectors[found.of_unit] == expected).all()


@given(found=ratings())
def test_leave_one_out_is_what_it_says(found: Ratings) -> None:
    """Credit from count vectors equals taking out one answer after another."""
    total, compared = 0.0, 0
    for unit in range(found.units):
        values = found.value[found.unit == unit].tolist()
        for place, value in enumerate(values):
            others = values[:place] + values[place + 1 :]
            if others:
                modes = {other for other in others if others.count(other) == max(map(others.count, others))}
                total += (value in modes) / len(modes)
                compared += 1
    result = leave_one_out(patterns(found))
    assert result.n == compared
    assert result.value is None if not compared else result.value == pytest.approx(total / compared)


def test_a_further_rater_meets_the_same_modes() -> None:
    """Of answers 0, 0, 1, two leave the modes {0, 1} and one leaves {0}."""
    own, further = credit_against_modes(np.array([[2, 1, 0]]))
    assert own.tolist() == [1.0]
    assert further.tolist() == [[2.0, 1.0, 0.0]]


@given(found=ratings())
def test_alpha_is_its_definition(found: Ratings) -> None:
    """Disagreement within units over disagreement between all answers, each pair written out."""
    for level in ("nominal", "ordinal", "interval"):
        result = krippendorff_alpha(patterns(found), level, SCORES)
        if result.value is not None:
            assert result.value == pytest.approx(plain_alpha(found, level), abs=1e-9)


def plain_alpha(found: Ratings, level: str) -> float:
    sizes = np.bincount(found.unit, minlength=found.units)
    kept = sizes[found.unit] >= 2
    unit, value = found.unit[kept].tolist(), found.value[kept].tolist()
    counts = np.bincount(value, minlength=5)

    def difference(one: int, other: int) -> float:
        low, high = min(one, other), max(one, other)
        ranks = counts[low : high + 1].sum() - (counts[low] + counts[high]) / 2
        return {"nominal": one != other, "ordinal": ranks**2, "interval": (one - other) ** 2}[level]

    pairs = [(i, j) for i in range(len(unit)) for j in range(len(unit)) if i != j]
    within = sum(difference(value[i], value[j]) / (sizes[unit[i]] - 1) for i, j in pairs if unit[i] == unit[j])
    between = sum(difference(value[i], value[j]) for i, j in pairs)
    return float(1 - within / len(unit) / (between / (len(unit) * (len(unit) - 1))))


@given(found=ratings(clustered=True))
def test_the_jackknife_leaves_out_one_cluster_at_a_time(found: Ratings) -> None:
    """From totals and distinct rows, the same limits as from the data without each cluster in turn."""
    whole = patterns(found)
    result = krippendorff_alpha(whole, "nominal")
    assume(result.value is not None and result.low is not None and result.value < 1)
    assert found.cluster is not None and result.value is not None and result.high is not None
    values = []
    for cluster in np.unique(found.cluster[np.bincount(found.unit, minlength=found.units) >= 2]):
        kept = found.cluster[found.unit] != cluster
        values.append(plain_alpha(replace(found, unit=found.unit[kept], value=found.value[kept]), "nominal"))
    spread = sum((value - result.value) ** 2 for value in values)
    error = (spread * (len(values) - 1) / len(values)) ** 0.5
    limit = 1 - (1 - result.value) * np.exp(-t_quantile(len(values) - 1) * error / (1 - result.value))
    assert (result.clusters, result.high) == (len(values), pytest.approx(float(limit)))


def test_the_jackknife_is_close_to_the_bootstrap() -> None:
    """Standard errors of α within a tenth, over 2,000 resamples of 300 units."""
    draw = np.random.default_rng(11)
    truth = draw.integers(0, 5, 300)
    value = np.where(draw.random((300, 3)) < 0.6, truth[:, None], draw.integers(0, 5, (300, 3)))
    found = patterns_of(np.repeat(np.arange(300), 3), value.ravel(), 300, 5)
    for level in ("nominal", "ordinal", "interval"):
        rows, statistic = sums_of(coincidences(found), level, SCORES)
        _, variance = jackknife(parts_of(found, rows, found.pairable), statistic)
        times = draw.multinomial(300, found.units / 300, 2000)
        assert variance**0.5 == pytest.approx(float(statistic(times @ rows).std()), rel=0.1)


# Two raters


def brute_pairs(found: Ratings) -> dict[tuple[int, int], np.ndarray]:
    answers = {(int(u), int(r)): int(v) for u, r, v in zip(found.unit, found.rater, found.value, strict=True)}
    tables: dict[tuple[int, int], np.ndarray] = {}
    for unit in range(found.units):
        for a in range(found.raters):
            for b in range(a + 1, found.raters):
                if (unit, a) in answers and (unit, b) in answers:
                    table = tables.setdefault((a, b), np.zeros((5, 5)))
                    table[answers[unit, a], answers[unit, b]] += 1
    return tables


WAYS = ("product", "counting", "listing", "rater by rater")


def by_way(found: Ratings, way: str, monkeypatch: pytest.MonkeyPatch) -> RaterPairs:
    """The same pairs, made to be counted in one of the four ways."""
    module = sys.modules["nearmiss.statistics.pair_tables"]
    monkeypatch.setattr(module, "PRODUCT_GAIN", 1e9 if way == "product" else 0)
    monkeypatch.setattr(module, "TABLE_LIMIT", 2**22 if way in ("product", "counting") else 0)
    monkeypatch.setattr(module, "ROWS_LIMIT", 0 if way == "rater by rater" else 1e9)
    return rater_pairs(found)


@pytest.mark.parametrize("way", WAYS)
@given(found=ratings(), seed=st.integers(0, 9))
def test_tables_of_all_pairs_however_they_are_counted(way: str, found: Ratings, seed: int) -> None:
    """Each of the four ways gives the tables that plain loops give."""
    expected = brute_pairs(found)
    with pytest.MonkeyPatch.context() as patch:
        pairs = by_way(shuffled(found, seed), way, patch)
    assert [(int(a), int(b)) for a, b in zip(pairs.a, pairs.b, strict=True)] == sorted(expected)
    for place, pair in enumerate(sorted(expected)):
        table = expected[pair]
        assert pairs.percent[place].value == pytest.approx(np.trace(table) / table.sum())
        kappa = kappas(table, plain_disagreement(5)).value
        ours = pairs.kappa.unweighted[place].value
        assert (ours is None) == (np.isnan(kappa) or table.sum() < 2)
        assert ours is None or ours == pytest.approx(float(kappa))
        assert pairs.kappa.unweighted[place].n == table.sum()


@given(found=ratings(clustered=True))
def test_clustered_pairs_listed_or_rater_by_rater(found: Ratings) -> None:
    with pytest.MonkeyPatch.context() as patch:
        one = by_way(found, "listing", patch)
    with pytest.MonkeyPatch.context() as patch:
        other = by_way(found, "rater by rater", patch)
    assert (one.a.tolist(), one.b.tolist()) == (other.a.tolist(), other.b.tolist())
    for place in range(len(one)):
        ours, theirs = one.kappa.linear[place], other.kappa.linear[place]
        assert ours.value == theirs.value or ours.value == pytest.approx(theirs.value)


@given(rows=st.lists(st.tuples(st.integers(0, 1), st.integers(0, 8), st.integers(0, 3)), min_size=1, max_size=30))
def test_deleting_clusters_from_tables(rows: list[tuple[int, int, int]]) -> None:
    """Replicates of many tables at once are those of each table without each cluster: of κ, and of macro-F1."""
    pair, cell, cluster = (np.array([row[part] for row in rows]) for part in range(3))
    tables = tabulate(pair, cell, 2, 3, cluster)
    mirror = np.array([2, 1, 0])
    statistics = {
        "linear": (
            kappa_of_sums(linear_disagreement(SCORES[:3])),
            lambda t: kappas(t, linear_disagreement(SCORES[:3])).value,
        ),
        "symmetrised": (
            kappa_of_sums(plain_disagreement(3), mirror),
            lambda t: kappas(in_both_orders(t, mirror), plain_disagreement(3)).value,
        ),
        "F1": (f1_of_sums(3), plain_f1),
        "F1 in both orders": (f1_of_sums(3, mirror), lambda t: plain_f1(in_both_orders(t, mirror))),
    }
    for of_sums, plain in statistics.values():
        value, variance = table_variance(tables, of_sums)
        for which in (0, 1):
            here = pair == which
            clusters = np.unique(cluster[here])
            assert tables.clusters[which] == len(clusters)
            whole = plain(np.bincount(cell[here], minlength=9).reshape(3, 3).astype(float))
            assert value[which] == pytest.approx(float(whole), nan_ok=True)
            squares = [
                float(
                    plain(np.bincount(cell[here & (cluster != out)], minlength=9).reshape(3, 3).astype(float)) - whole
                )
                ** 2
                for out in clusters
            ]
            count = len(clusters)
            expected = sum(squares) * (count - 1) / count if count > 1 else float("nan")
            assert variance[which] == pytest.approx(expected, nan_ok=True, abs=1e-12)


def test_many_clusters_add_up_as_if_left_out_one_by_one() -> None:
    """The shorter way for many clusters gives the variance of the longer one, to a hundredth."""
    draw = np.random.default_rng(8)
    pair, cluster = np.repeat([0, 1], 1200), draw.integers(0, 400, 2400)
    cell = np.where(draw.random(2400) < 0.6, draw.choice([0, 4, 8], 2400), draw.integers(0, 9, 2400))
    tables = tabulate(pair, cell, 2, 3, cluster)
    for of_sums in (kappa_of_sums(quadratic_disagreement(SCORES[:3])), f1_of_sums(3)):
        _, quick = table_variance(tables, of_sums)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("nearmiss.statistics.tables.MANY_CLUSTERS", 10**9)
            _, exact = table_variance(tables, of_sums)
        assert quick == pytest.approx(exact, rel=0.01)
        assert (quick != exact).all()


def plain_f1(table: np.ndarray) -> float:
    """Mean of F1 over the rows that have a target."""
    found = [2 * table[c, c] / (table[c].sum() + table[:, c].sum()) for c in range(3) if table[c].sum()]
    return sum(found) / len(found) if found else float("nan")


@given(rows=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3)), min_size=1, max_size=30))
def test_tables_over_some_categories(rows: list[tuple[int, int]]) -> None:
    """Leaving out categories afterwards is leaving out their rows before."""
    cell, cluster = (np.array([row[part] for row in rows]) for part in range(2))
    after = only_categories(tabulate(np.zeros(len(rows), int), cell, 1, 3, cluster), np.array([0, 2]))
    kept = np.isin(cell // 3, (0, 2)) & np.isin(cell % 3, (0, 2))
    smaller = (cell // 3 // 2 * 2 + cell % 3 // 2)[kept]
    before = tabulate(np.zeros(len(smaller), int), smaller, 1, 2, cluster[kept])
    assert after.counts.tolist() == before.counts.tolist()
    assert after.clusters.tolist() == before.clusters.tolist()
    variances = [table_variance(tables, kappa_of_sums(plain_disagreement(2)))[1] for tables in (after, before)]
    assert variances[0] == pytest.approx(variances[1], nan_ok=True)


def test_a_rater_who_answered_twice_is_refused() -> None:
    """A fault of the caller is not averaged away."""
    twice = Ratings(np.array([0, 0, 0]), np.array([0, 0, 1]), np.array([1, 2, 1]), 1, 2, CATEGORIES)
    with pytest.raises(ValueError, match="answered one unit twice"):
        list(all_pairs_tables(twice))


@given(counts=st.lists(st.integers(0, 9), min_size=9, max_size=9))
def test_weights_of_equal_distance_are_no_weights(counts: list[int]) -> None:
    """Of two categories, every weighting of κ is plain κ; and swapping the raters changes none."""
    table = np.array(counts, dtype=np.float64).reshape(3, 3)
    two = table[:2, :2]
    for weights in (linear_disagreement(SCORES[:2]), quadratic_disagreement(SCORES[:2])):
        assert kappas(two, weights).value == pytest.approx(kappas(two, plain_disagreement(2)).value, nan_ok=True)
    for weights in (plain_disagreement(3), linear_disagreement(SCORES[:3])):
        assert kappas(table, weights).value == pytest.approx(kappas(table.T, weights).value, nan_ok=True)


@given(
    counts=st.lists(st.integers(0, 9), min_size=9, max_size=9), turned=st.lists(st.booleans(), min_size=9, max_size=9)
)
def test_symmetrised_kappa_does_not_know_what_was_stored_first(counts: list[int], turned: list[bool]) -> None:
    """Units move with both their answers to the mirrored cell, in any number."""
    table, other = np.array(counts, dtype=np.float64).reshape(3, 3), np.zeros((3, 3))
    mirror = np.array([2, 1, 0])
    for (row, column), turn in zip(np.ndindex(3, 3), turned, strict=True):
        other[(2 - row, 2 - column) if turn else (row, column)] += table[row, column]
    one, two = (kappas(in_both_orders(t, mirror), plain_disagreement(3)) for t in (table, other))
    assert one.value == pytest.approx(two.value, nan_ok=True)
    assert one.variance == pytest.approx(two.variance, nan_ok=True)


# Shares


@given(
    outcomes=st.lists(st.booleans(), min_size=2, max_size=60),
)
def test_a_share_of_single_outcomes_is_nearly_wilsons(outcomes: list[bool]) -> None:
    """With the effective number of as many clusters of one: Wilson's interval, a little wider for few of them."""
    rows = np.array([[float(outcome), 1.0] for outcome in outcomes])
    ours = proportion(Parts(rows, np.ones(len(rows), dtype=np.intp)), len(rows), len(rows))
    plain = wilson(sum(outcomes), len(outcomes))
    assert ours.value == plain.value
    assert ours.low is not None and plain.low is not None and ours.high is not None and plain.high is not None
    assert ours.low <= plain.low + 1e-12 and plain.high <= ours.high + 1e-12
