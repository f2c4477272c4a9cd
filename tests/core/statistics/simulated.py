"""Made-up answers whose true agreement is known, and how many of 95 % intervals hold it: for the tests and the docs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from nearmiss.agreement import against_target, ceiling
from nearmiss.statistics import (
    Categories,
    Estimate,
    Patterns,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    gwet_ac2,
    krippendorff_alpha,
    leave_one_out,
    linear_weights,
    patterns_of,
    percent_agreement,
    plain_disagreement,
    quadratic_disagreement,
)
from nearmiss.statistics.win_rate import share_over_clusters

SCORES = np.array([-1.0, 0.0, 1.0])
SIDES = Categories(("1", "tie", "2"), SCORES, np.array([-1, 0, 1], dtype=np.int8), np.array([2, 1, 0]))


@dataclass(frozen=True, slots=True)
class World:
    """How often each of three answers is the true one, and how often an answer is drawn anew in place of it."""

    name: str
    shares: tuple[float, float, float]
    noise: float


WORLDS = (
    World("both sides as often", (0.45, 0.1, 0.45), 0.25),
    World("one side nine times in ten", (0.9, 0.05, 0.05), 0.25),
    World("nearly of one mind", (0.45, 0.1, 0.45), 0.04),
    World("nearly of one mind, one side nine times in ten", (0.9, 0.05, 0.05), 0.08),
)


def drawn(draw: np.random.Generator, world: World, units: int, raters: int, families: int = 1) -> Any:
    """Answers (units, raters), and the family of each unit (units,); units of one family share their truth."""
    truth = np.repeat(draw.choice(3, -(-units // families), p=world.shares), families)[:units]
    noisy = draw.random((units, raters)) < world.noise
    anew = draw.choice(3, (units, raters), p=world.shares)
    return np.where(noisy, anew, truth[:, None]), np.arange(units) // families


def patterns(answers: Any, family: Any) -> Patterns:
    units, raters = answers.shape
    return patterns_of(np.repeat(np.arange(units), raters), answers.ravel(), units, 3, family)


def people(answers: Any, family: Any) -> dict[str, Estimate]:
    """What is said of people's agreement, and of a judge beside them: the last rater is the judge."""
    found = patterns(answers[:, :-1], family)
    judge, target = answers[:, -1], answers[:, 0]
    table = np.bincount(target * 3 + judge, minlength=9).reshape(3, 3).astype(np.float64)
    against = against_target(target, judge, SIDES, family, 3)
    beside = ceiling(found, judge)
    return {
        "percent": percent_agreement(found),
        "α nominal": krippendorff_alpha(found, "nominal"),
        "α ordinal": krippendorff_alpha(found, "ordinal"),
        "α interval": krippendorff_alpha(found, "interval", SCORES),
        "Fleiss κ": fleiss_kappa(found),
        "AC1": gwet_ac1(found),
        "AC2": gwet_ac2(found, lambda seen: linear_weights(SCORES[seen])),
        "one against the rest": leave_one_out(found),
        "Cohen κ": cohen_kappa(table, plain_disagreement(3)),
        "Cohen κ, weighted": cohen_kappa(table, quadratic_disagreement(SCORES)),
        "accuracy": against.accuracy,
        "accuracy, decisive": against.accuracy_decisive,
        "macro F1": against.macro_f1_symmetrised,
        "judge, as one of them": beside.judge,
        "judge minus human": beside.minus_human,
        "win rate": share_over_clusters(judge / 2.0, family),
        "position consistency": share_over_clusters((target == judge).astype(np.float64), family),
    }


@cache
def truth(world: World) -> Mapping[str, float]:
    """The same of very many units."""
    found = people(*drawn(np.random.default_rng(99), world, 1_000_000, 4))
    return {name: estimate.value or 0.0 for name, estimate in found.items()}


def held(
    world: World, units: int, samples: int, families: int = 1, of: Callable[[Any, Any], dict[str, Estimate]] = people
) -> dict[str, float]:
    """The share of intervals that hold the truth, by number, among those samples where the number exists."""
    draw = np.random.default_rng(units + families)
    expected = truth(world)
    hits, asked = dict.fromkeys(expected, 0), dict.fromkeys(expected, 0)
    for _ in range(samples):
        for name, estimate in of(*drawn(draw, world, units, 4, families)).items():
            if estimate.value is not None:
                asked[name] += 1
                hits[name] += holds(estimate, expected[name])
    return {name: hits[name] / max(asked[name], 1) for name in expected}


def holds(estimate: Estimate, true: float) -> bool:
    return estimate.low is not None and estimate.high is not None and estimate.low <= true <= estimate.high


def table(samples: int, sizes: tuple[int, ...] = (50, 200, 1000)) -> Iterator[str]:
    """The rows of the table in docs/statistics.md."""
    for world in WORLDS:
        found = [held(world, size, samples) for size in sizes]
        yield f"| *{world.name}* |" + " |" * len(sizes)
        for name in truth(world):
            yield f"| {name} | " + " | ".join(f"{by_size[name]:.3f}".lstrip("0") for by_size in found) + " |"
