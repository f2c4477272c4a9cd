"""How well the judge meets what most people say, and how well one person does on the same pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nearmiss.agreement.of_votes import side_codes, side_ratings
from nearmiss.agreement.people import patterns_from
from nearmiss.audit.bench import Bench
from nearmiss.audit.probes import Probe, probe
from nearmiss.cases import Grouping, members
from nearmiss.statistics.estimate import Floats, Integers
from nearmiss.statistics.modes import credit_against_modes
from nearmiss.statistics.ratings import Ratings
from nearmiss.statistics.shifts import contrast, shift


@dataclass(frozen=True, slots=True, eq=False)
class Credit:
    """Of each of the units `unit` (m,) with two people's answers or more that the judge answered: their mean credit.

    Each person is left out once; judge and person are compared with the mode of the others, 1/k where k share it.
    """

    unit: Integers
    judge: Floats
    people: Floats
    cluster: Integers
    units: int


def credit_of(bench: Bench) -> Credit:
    """Judge and person on equal terms, unit by unit (CONTRACT 5); what cannot be read gets no credit."""
    ratings, _ = side_ratings(bench.votes, bench.people)
    return credit_from(ratings, side_codes(bench.verdicts), bench.cluster)


def credit_from(ratings: Ratings, said: Integers, cluster: Integers) -> Credit:
    """The same of any categories: people's `ratings`, and the judge's category of each unit (units,), −1 for none."""
    patterns = patterns_from(ratings)
    counted = (patterns.of_unit >= 0) & (said >= 0)
    counted[counted] = patterns.pairable[patterns.of_unit[counted]]
    unit = np.flatnonzero(counted)
    own, further = credit_against_modes(patterns.vectors)
    pattern = patterns.of_unit[unit]
    size = np.maximum(patterns.sizes[pattern], 1)
    judge, people = further[pattern, said[unit]] / size, own[pattern] / size
    return Credit(unit, judge, people, cluster[unit], len(said))


def alone(bench: Bench) -> Credit:
    """Where no pair has two people's answers: 1 where the judge names the target's side, beside nobody (people 0)."""
    unit = np.flatnonzero(bench.verdicts.answered & (np.abs(bench.target) == 1))
    right = (bench.said[unit] == bench.target[unit]).astype(np.float64)
    return Credit(unit, right, np.zeros(len(unit)), bench.cluster[unit], len(bench.votes.units))


def credit_probes(credit: Credit, beside: Credit, grouping: Grouping) -> Iterator[Probe]:
    """Is the judge below people, and below itself in some category?

    `beside`: what categories are compared by, the judge's credit less people's, or alone.
    """
    lag = shift(credit.judge - credit.people, credit.cluster, "no pair has two people's answers")
    yield probe("below people", lag, -1)
    for code, name in enumerate(grouping.names if len(grouping.names) > 1 else ()):
        inside = members(grouping, code, beside.units)[beside.unit]
        difference = beside.judge - beside.people
        weak = contrast(difference, np.ones(len(inside)), inside, beside.cluster, "it has no pair")
        yield probe(f"category: {name}", weak, -1)
