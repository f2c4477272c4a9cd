"""What one rater's verdicts come to, group by group and measure by measure: rows and figures for a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from nearmiss.metrics import pairs as of_pairs
from nearmiss.metrics import rates
from nearmiss.metrics.kept import Judged
from nearmiss.metrics.pairs import JudgedPair
from nearmiss.metrics.report import MOST_VALUES, Rates, rates_of
from nearmiss.monitor import SILENT, Monitor
from nearmiss.phrases import phrase
from nearmiss.statistics import Estimate, undefined

Grouping = Literal["category", "tag", "model", "rater"]
NO_LEVELS = phrase("no prompt is a step of an evolution")
NO_SAMPLES = phrase("no prompt has several responses of one model")
NO_TARGETS = phrase("no constraint has this check")
NO_LOOSE = phrase("this rater gives no loose verdicts")
NO_TURNS = phrase("no prompt has several turns")
NO_WEIGHTS = phrase("all constraints weigh the same")


@dataclass(frozen=True, slots=True)
class Row:
    """What the verdicts on a group come to. `verdicts` counts them by word; the `loose` rates of `rates` say something
    only where there `is_loose`."""

    name: str
    verdicts: Mapping[str, int]
    rates: Rates
    is_loose: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure with a name, and where it is from. `is_share`: between 0 and 1."""

    name: str
    source: str
    estimate: Estimate
    is_share: bool = True


@dataclass(frozen=True, slots=True)
class Breakdown:
    """All of one rater: over everything, by group, and the measures that benchmarks have names for."""

    whole: Row
    groups: tuple[Row, ...]
    figures: tuple[Figure, ...]


def breakdown(raters: Mapping[str, Sequence[Judged]], rater: str, by: Grouping, monitor: Monitor = SILENT) -> Breakdown:
    """The verdicts of one of several raters, in groups; `rater`: every rater is a group."""
    responses = raters[rater]
    groups = list(raters.items()) if by == "rater" else _GROUPINGS[by](responses)
    rows = []
    for number, (name, part) in enumerate(groups):
        monitor.report(number, len(groups) + 1)
        rows.append(row(name, part))
    return Breakdown(row(rater, responses), tuple(rows), tuple(figures(responses)))


def row(name: str, responses: Sequence[Judged]) -> Row:
    """The row of some responses."""
    said: Counter[str] = Counter(ruling.verdict for item in responses for ruling in item.rulings)
    return Row(name, said, rates_of(responses), _is_loose(responses))


def _is_loose(responses: Iterable[Judged]) -> bool:
    return any(ruling.loose != ruling.verdict for item in responses for ruling in item.rulings)


# ------------------------------------------------------------------------------------------ groups

Group = tuple[str, list[Judged]]


def _by_category(responses: Sequence[Judged]) -> list[Group]:
    names = sorted({ruling.category or "" for item in responses for ruling in item.rulings})
    return [(name, list(_only(responses, name))) for name in names]


def _only(responses: Sequence[Judged], category: str) -> Iterator[Judged]:
    for item in responses:
        kept = tuple(ruling for ruling in item.rulings if (ruling.category or "") == category)
        if kept:
            yield item.only(kept)


def _by_model(responses: Sequence[Judged]) -> list[Group]:
    found: dict[str, list[Judged]] = {}
    for item in responses:
        found.setdefault(item.model or "", []).append(item)
    return sorted(found.items())


def _by_tag(responses: Sequence[Judged]) -> list[Group]:
    found: dict[str, dict[str, list[Judged]]] = {}
    for item in responses:
        for tag, value in item.tags.items():
            found.setdefault(tag, {}).setdefault(str(value), []).append(item)
    kept = {tag: values for tag, values in sorted(found.items()) if len(values) <= MOST_VALUES}
    return [(f"{tag}: {value}", part) for tag, values in kept.items() for value, part in sorted(values.items())]


_GROUPINGS: dict[str, Callable[[Sequence[Judged]], list[Group]]] = {
    "category": _by_category,
    "tag": _by_tag,
    "model": _by_model,
}


# ------------------------------------------------------------------------------------------ measures


def figures(responses: Sequence[Judged]) -> Iterator[Figure]:
    """The measures of responses that have names; what is not defined here says why."""
    found = rates_of(responses)
    loose = _is_loose(responses)
    yield Figure(phrase("Fraction met"), phrase("mean over responses"), found.fraction_met)
    yield Figure(phrase("All met, strict"), phrase("IFEval, prompt level"), found.strict[0])
    yield Figure(phrase("Met, strict"), phrase("IFEval, constraint level"), found.strict[1])
    for name, source, estimate in (
        (phrase("All met, loose"), phrase("IFEval, prompt level"), found.loose[0]),
        (phrase("Met, loose"), phrase("IFEval, constraint level"), found.loose[1]),
    ):
        yield Figure(name, source, estimate if loose else undefined(NO_LOOSE))
    yield Figure("DRFR", "InFoBench", rates.drfr(responses))
    yield Figure(phrase("With dependencies"), "ComplexBench", rates.complexbench(responses))
    yield from _weighted(responses)
    yield from _levels(responses)
    yield from _turns(responses)
    yield from _samples(responses)
    for short, measure in (("PM", rates.precise_match), ("FM", rates.flexible_match)):
        value = measure(responses)
        yield Figure(short, "Ruler", value if value.n else undefined(NO_TARGETS))


def _weighted(responses: Sequence[Judged]) -> Iterator[Figure]:
    weights = {ruling.weight for item in responses for ruling in item.rulings}
    value = rates.weighted(responses) if len(weights) > 1 else undefined(NO_WEIGHTS)
    yield Figure(phrase("Weighted"), "StructFlowBench", value)


def _levels(responses: Sequence[Judged]) -> Iterator[Figure]:
    levels = sorted({item.level for item in responses if item.level is not None and item.level >= 1})
    for level in levels:
        yield Figure(phrase("HSR, level {n}", n=level), "FollowBench", rates.hsr(responses, level))
    for level in levels:
        yield Figure(phrase("SSR, level {n}", n=level), "FollowBench", rates.ssr(responses, level))
    if levels:
        yield Figure("CSL", "FollowBench", rates.csl(responses, max(5, levels[-1])), is_share=False)
    else:
        yield Figure("HSR, SSR, CSL", "FollowBench", undefined(NO_LEVELS))


def _turns(responses: Sequence[Judged]) -> Iterator[Figure]:
    turns = rates.pif_by_turn(responses)
    if len(turns) < 2:
        yield Figure("PIF", "MMMT-IF", undefined(NO_TURNS))
        return
    yield Figure("PIF", "MMMT-IF", rates.pif(responses))
    for turn, value in turns.items():
        yield Figure(phrase("PIF, turn {n}", n=turn), "MMMT-IF", value)


def _samples(responses: Sequence[Judged]) -> Iterator[Figure]:
    sizes = [size for size in rates.sample_sizes(responses) if size > 1]
    if not sizes:
        yield Figure("PIF-N-K", "MMMT-IF", undefined(NO_SAMPLES))
    for n in sizes[-1:]:
        for k in sorted({1, (n + 1) // 2, n}):
            yield Figure(f"PIF-{n}-{k}", "MMMT-IF", rates.pif_n_k(responses, n, k))


def pair_figures(pairs: Sequence[JudgedPair]) -> tuple[Figure, ...]:
    """The measures of pairs with a preferred response (CONTRACT 4)."""
    return (
        Figure(phrase("Near misses"), phrase("of pairs decided on both sides"), of_pairs.near_miss_rate(pairs)),
        Figure(
            phrase("Valid near misses"),
            phrase("the other misses an added constraint"),
            of_pairs.valid_near_miss_rate(pairs),
        ),
        Figure(
            phrase("Near-miss size"),
            phrase("constraints that the other misses"),
            of_pairs.near_miss_size(pairs),
            is_share=False,
        ),
        Figure(
            phrase("Chosen complete"),
            phrase("the preferred meets all"),
            of_pairs.chosen_complete_rate(pairs),
        ),
        Figure(phrase("Gap"), phrase("met by the preferred minus met by the other"), of_pairs.mean_gap(pairs), False),
        Figure(
            phrase("As expected"),
            phrase("people prefer the expected winner"),
            of_pairs.expected_agreement(pairs),
        ),
    )
