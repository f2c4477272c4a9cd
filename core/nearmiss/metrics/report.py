"""All rates of one rater's verdicts, over everything and by category, tag and model, and their JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nearmiss.metrics import pairs as of_pairs
from nearmiss.metrics import rates
from nearmiss.metrics.kept import Judged
from nearmiss.metrics.pairs import JudgedPair
from nearmiss.statistics import Estimate

MOST_VALUES = 50
"""A tag with more values than these (an id, say) is not broken down by."""


@dataclass(frozen=True, slots=True)
class Rates:
    """What the verdicts on some responses come to. `strict` and `loose`: at prompt and at constraint level."""

    responses: int
    verdicts: int
    fraction_met: Estimate
    strict: tuple[Estimate, Estimate]
    loose: tuple[Estimate, Estimate]


def rates_of(responses: Sequence[Judged]) -> Rates:
    """The rates of some responses."""
    return Rates(
        responses=len(responses),
        verdicts=sum(len(item.rulings) for item in responses),
        fraction_met=rates.fraction_met(responses),
        strict=(rates.prompt_level(responses), rates.constraint_level(responses)),
        loose=(rates.prompt_level(responses, True), rates.constraint_level(responses, True)),
    )


def document(responses: Sequence[Judged]) -> dict[str, Any]:
    """Everything there is to say of one rater's verdicts, as JSON. What does not apply is not there."""
    return {
        **rates_document(responses),
        **named_metrics(responses),
        "by_category": by_category(responses),
        "by_model": by_model(responses),
        "by_tag": by_tag(responses),
    }


def rates_document(responses: Sequence[Judged]) -> dict[str, Any]:
    """`Rates` as JSON."""
    found = rates_of(responses)
    weights = {ruling.weight for item in responses for ruling in item.rulings}
    return {
        "responses": found.responses,
        "judged": found.verdicts,
        "fraction_met": found.fraction_met.as_json(),
        "all_met": found.strict[0].as_json(),
        "strict": _levels(found.strict),
        "loose": _levels(found.loose),
        **({"weighted": rates.weighted(responses).as_json()} if len(weights) > 1 else {}),
    }


def _levels(pair: tuple[Estimate, Estimate]) -> dict[str, Any]:
    return {"prompt": pair[0].as_json(), "constraint": pair[1].as_json()}


def named_metrics(responses: Sequence[Judged]) -> dict[str, Any]:
    """The metrics that benchmarks have names for; those of levels, turns and lengths where there are any."""
    found: dict[str, Any] = {
        "drfr": rates.drfr(responses).as_json(),
        "complexbench": rates.complexbench(responses).as_json(),
        "pif": rates.pif(responses).as_json(),
    }
    turns = rates.pif_by_turn(responses)
    if len(turns) > 1:
        found["pif_by_turn"] = [{"turn": turn, **value.as_json()} for turn, value in turns.items()]
    sizes = rates.sample_sizes(responses)
    if sizes and sizes[-1] > 1:
        found["pif_n_k"] = [
            {"n": n, "k": k, **rates.pif_n_k(responses, n, k).as_json()} for n in sizes[-2:] for k in _steps(n)
        ]
    return found | _followbench(responses) | _ruler(responses)


def _steps(n: int) -> list[int]:
    """Which K are said for an N: all of a small one, else the first, the middle and the last."""
    return list(range(1, n + 1)) if n <= 4 else [1, (n + 1) // 2, n]


def _followbench(responses: Sequence[Judged]) -> dict[str, Any]:
    levels = sorted({item.level for item in responses if item.level is not None and item.level >= 1})
    if not levels:
        return {}
    rows = [
        {"level": n, "hsr": rates.hsr(responses, n).as_json(), "ssr": rates.ssr(responses, n).as_json()} for n in levels
    ]
    return {"levels": rows, "csl": rates.csl(responses, max(5, levels[-1])).as_json()}


def _ruler(responses: Sequence[Judged]) -> dict[str, Any]:
    found = {"pm": rates.precise_match(responses), "fm": rates.flexible_match(responses)}
    return {name: value.as_json() for name, value in found.items() if value.n}


def by_model(responses: Sequence[Judged]) -> list[dict[str, Any]]:
    """The rates of each model, and of several models those of each category and tag too."""
    rows = _grouped(responses, "model", lambda item: item.model)
    for row in rows if len(rows) > 1 else ():
        own = [item for item in responses if item.model == row["model"]]
        row |= {"by_category": by_category(own), "by_tag": by_tag(own)}
    return rows


def by_category(responses: Sequence[Judged]) -> list[dict[str, Any]]:
    """The rates of each category of constraints; of responses that have none of it, nothing."""
    names = sorted({ruling.category for item in responses for ruling in item.rulings if ruling.category is not None})
    return [{"category": name, **rates_document(_only(responses, name))} for name in names]


def _only(responses: Sequence[Judged], category: str) -> list[Judged]:
    kept = ((item, tuple(r for r in item.rulings if r.category == category)) for item in responses)
    return [item.only(rulings) for item, rulings in kept if rulings]


def by_tag(responses: Sequence[Judged]) -> list[dict[str, Any]]:
    """The rates of the prompts with each value of each tag."""
    found = []
    for tag in sorted({name for item in responses for name in item.tags}):
        values = {str(item.tags[tag]) for item in responses if tag in item.tags}
        if len(values) <= MOST_VALUES:
            rows = _grouped([item for item in responses if tag in item.tags], "value", lambda i: str(i.tags[tag]))  # noqa: B023
            found += [{"tag": tag, **row} for row in rows]
    return found


def _grouped(responses: Sequence[Judged], name: str, of: Callable[[Judged], str | None]) -> list[dict[str, Any]]:
    groups: dict[str, list[Judged]] = {}
    for item in responses:
        value = of(item)
        if value is not None:
            groups.setdefault(value, []).append(item)
    return [{name: value, **rates_document(groups[value])} for value in sorted(groups)]


def pairs_document(pairs: Sequence[JudgedPair]) -> dict[str, Any]:
    """The metrics of pairs, as JSON."""
    return {
        "pairs": len(pairs),
        "chosen_complete": of_pairs.chosen_complete_rate(pairs).as_json(),
        "valid_near_miss": of_pairs.valid_near_miss_rate(pairs).as_json(),
        "near_miss": of_pairs.near_miss_rate(pairs).as_json(),
        "near_miss_size": of_pairs.near_miss_size(pairs).as_json(),
        "gap": of_pairs.mean_gap(pairs).as_json(),
        "expected_winner": of_pairs.expected_agreement(pairs).as_json(),
    }
