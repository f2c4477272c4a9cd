"""May the judge stand in for a person: the alternative annotator test on sides, and how many pairs would settle it."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

import numpy as np

from nearmiss.agreement.of_votes import side_codes, side_ratings
from nearmiss.agreement.people import patterns_from
from nearmiss.audit.bench import Bench
from nearmiss.statistics import Estimate, Level, krippendorff_alpha, on_scale
from nearmiss.statistics.alternative_test import EPSILON, MIN_ITEMS, AlternativeTest, alternative_test
from nearmiss.statistics.estimate import Flags
from nearmiss.statistics.ratings import Codes, Ratings

Answer = Literal["yes", "no", "undecided", "people disagree"]
HARDLY = 0.2
"""Krippendorff's α below which people agree so little that standing in for one of them says nothing."""
POWER = 0.8
ENOUGH = 0.5
"""The winning rate from which on the judge may stand in for a person (Calderon et al. 2025)."""


@dataclass(frozen=True, slots=True)
class StandingIn:
    """The test, the names of its raters, and what follows.

    `alpha` is people's own agreement at the level of the test. `needed`: about how many pairs with people's answers
    would settle what is undecided, if the judge goes on as it did; None where nothing can be said.
    """

    test: AlternativeTest
    names: tuple[str, ...]
    level: str
    alpha: Estimate
    answer: Answer
    items: int
    needed: int | None
    excluded: dict[str, int]


def standing_in(bench: Bench, epsilon: float = EPSILON, min_items: int = MIN_ITEMS) -> StandingIn:
    """On sides (1, tie, 2, both bad) against identified people; an answer that cannot be read loses."""
    votes = bench.votes
    identified = np.array([not rater.anonymous for rater in votes.raters], dtype=np.bool_)
    people = bench.people & identified[votes.rater]
    ratings, who = side_ratings(votes, people)
    anonymous = int(bench.people.sum() - people.sum())
    excluded = {"answers of positions in a list, not of persons": anonymous} if anonymous else {}
    names = tuple(votes.raters[code].name for code in who)
    return from_ratings(ratings, side_codes(bench.verdicts), bench.lost, names, "nominal", epsilon, min_items, excluded)


def from_ratings(
    ratings: Ratings,
    judge: Codes,
    lost: Flags,
    names: tuple[str, ...],
    level: Level,
    epsilon: float,
    min_items: int,
    excluded: dict[str, int],
) -> StandingIn:
    """The test on any categories; `level` other than nominal compares scores."""
    found = alternative_test(ratings, judge, lost, squared=level != "nominal", epsilon=epsilon, min_items=min_items)
    alpha = _alpha(ratings, level)
    items = int(((np.bincount(ratings.unit, minlength=ratings.units) >= 2) & ((judge >= 0) | lost)).sum())
    answer = answered(found, alpha)
    return StandingIn(found, names, level, alpha, answer, items, _needed(found, answer, items), excluded)


def _alpha(ratings: Ratings, level: Level) -> Estimate:
    """People's agreement at the level of the test."""
    patterns = patterns_from(ratings)
    if level == "nominal":
        return krippendorff_alpha(patterns, level)
    placed = ratings.categories.scored
    return krippendorff_alpha(on_scale(patterns, placed), level, ratings.categories.scores[placed])


def answered(test: AlternativeTest, alpha: Estimate) -> Answer:
    """Yes where ω ≥ 0.5, no where the lead's interval lies below parity, else undecided; people must agree at all.

    Parity: the judge wins as often as a rater does. Source: CONTRACT 5.
    """
    if test.winning_rate.value is None:
        return "undecided"
    if alpha.value is not None and alpha.value < HARDLY:
        return "people disagree"
    if test.winning_rate.value >= ENOUGH:
        return "yes"
    high = test.lead.high
    return "no" if high is not None and high < 0 else "undecided"


def _needed(test: AlternativeTest, answer: Answer, items: int) -> int | None:
    """Pairs with two people's answers or more at which the median rater's test would decide, either way.

    n = ((z₀.₉₅ + z₀.₈) s / (ε + lead))² items of a rater for a yes, ((z₀.₉₇₅ + z₀.₈) s / lead)² for a no.
    """
    if answer != "undecided":
        return None
    if not test.raters or test.lead.value is None:
        return None
    spread = float(np.median([entry.spread for entry in test.raters]))
    usual = float(np.median([entry.n for entry in test.raters]))
    lead = test.lead.value
    normal = NormalDist()
    margin = lead + test.epsilon
    yes = ((normal.inv_cdf(0.95) + normal.inv_cdf(POWER)) * spread / margin) ** 2 if margin > 0 else np.inf
    no = ((normal.inv_cdf(0.975) + normal.inv_cdf(POWER)) * spread / lead) ** 2 if lead < 0 else np.inf
    each = min(yes, no)
    if not np.isfinite(each) or usual == 0:
        return None
    return max(int(np.ceil(each * items / usual)), items + 1)


def needed_in_part(whole: StandingIn, part: StandingIn) -> int | None:
    """What a part of the pairs needs: its own number, else as many as a judge that wins as often as a rater would need.

    Where a part has too few items for a test, its raters are taken to differ from the judge as much as over all pairs.
    """
    if part.needed is not None or part is whole or not whole.test.raters or whole.test.epsilon <= 0:
        return part.needed
    normal, test = NormalDist(), whole.test
    spread = float(np.median([entry.spread for entry in test.raters]))
    usual = float(np.median([entry.n for entry in test.raters]))
    reach = (normal.inv_cdf(0.95) + normal.inv_cdf(POWER)) * spread / test.epsilon
    each = max(reach**2, float(test.min_items))
    return max(int(np.ceil(each * whole.items / max(usual, 1.0))), part.items + 1)
