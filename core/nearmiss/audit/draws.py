"""How far is the judge's usual answer off, and how far does it differ from itself: AlpacaEval's bias and variance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nearmiss.agreement.of_votes import NO_SIDE
from nearmiss.audit.bench import Bench, readable, sides
from nearmiss.statistics.distinct import distinct_rows
from nearmiss.statistics.estimate import Estimate, Flags, Floats, Integers
from nearmiss.statistics.modes import credit_against_modes
from nearmiss.statistics.win_rate import share_over_clusters

KINDS = 5
"""Response 1, tie, response 2, both bad, and no answer that can be read."""
CLEARLY_LONGER = 30
"""Characters by which responses differ in length before it counts (AlpacaEval)."""
NO_TARGET = "no pair was answered by both the judge and people"
NO_DRAWS = "no pair was judged twice, in another order or again"
NO_COMPANY = "no pair has two people's answers"
NO_LENGTHS = "no answer prefers one of two responses that differ by more than 30 characters"


@dataclass(frozen=True, slots=True)
class Draws:
    """AlpacaEval's numbers of an annotator; n = pairs, a pair judged by nobody else counts nowhere.

    `bias`: how often the mode of the judge's answers to a pair is not the mode of people's. `variance`: how often one
    of its answers is not the mode of its others; `human_variance` is the same of people, whose bias is 0 by
    definition. Modes that tie are worth equal shares. `prefer_longer`, of judge and people: how often a stated
    side is the longer response, where lengths differ by more than 30 characters.
    Source: Dubois et al. (2023), arXiv 2305.14387, and the README of AlpacaEval.
    """

    bias: Estimate
    variance: Estimate
    human_variance: Estimate
    prefer_longer: Estimate
    human_prefer_longer: Estimate


def draws(bench: Bench) -> Draws:
    """From all of a judge's answers to each pair, in whatever order or repeat, and people's."""
    judge, people = _counts(bench, bench.rows), _counts(bench, bench.people)
    return Draws(
        bias=_bias(bench, judge, people),
        variance=_variance(bench, judge, NO_DRAWS),
        human_variance=_variance(bench, people, NO_COMPANY),
        prefer_longer=_prefer_longer(bench, bench.rows),
        human_prefer_longer=_prefer_longer(bench, bench.people),
    )


def _counts(bench: Bench, rows: Flags) -> Integers:
    """How often these rows give each kind of answer to each unit (units, KINDS)."""
    votes = bench.votes
    kind = np.where(readable(votes), np.where(votes.both_bad, 3, sides(votes) + 1), 4)
    cells = votes.unit[rows].astype(np.intp) * KINDS + kind[rows]
    units = len(votes.units)
    return np.bincount(cells, minlength=KINDS * units).reshape(units, KINDS)


def _bias(bench: Bench, judge: Integers, people: Integers) -> Estimate:
    both = np.flatnonzero((judge.sum(axis=1) > 0) & (people.sum(axis=1) > 0))
    together = (_modes(judge[both]) * _modes(people[both])).sum(axis=1)
    return share_over_clusters(1 - together, bench.cluster[both], NO_TARGET)


def _modes(counts: Integers) -> Floats:
    """The worth of each kind as a mode (units, KINDS): 1 shared among those with most answers."""
    modal = counts == counts.max(axis=1, keepdims=True, initial=1)
    return np.asarray(modal / np.maximum(modal.sum(axis=1, keepdims=True), 1), dtype=np.float64)


def _variance(bench: Bench, counts: Integers, nothing: str) -> Estimate:
    """1 − the mean credit of an answer against the mode of the pair's others, pair by pair."""
    several = np.flatnonzero(counts.sum(axis=1) > 1)
    rows, of, _ = distinct_rows(counts[several].astype(np.float64))
    patterns = rows.astype(np.intp)
    own, _ = credit_against_modes(patterns)
    differing = 1 - own / np.maximum(patterns.sum(axis=1), 1)
    return share_over_clusters(differing[of], bench.cluster[several], nothing)


def _prefer_longer(bench: Bench, rows: Flags) -> Estimate:
    votes, cases = bench.votes, bench.cases
    difference = cases.length_1 - cases.length_2
    longer = np.where(np.abs(np.nan_to_num(difference)) > CLEARLY_LONGER, -np.sign(np.nan_to_num(difference)), NO_SIDE)
    asked = np.flatnonzero(rows & readable(votes) & (np.abs(sides(votes)) == 1) & (longer[votes.unit] != NO_SIDE))
    right = (sides(votes)[asked] == longer[votes.unit[asked]]).astype(np.float64)
    return share_over_clusters(right, bench.cluster[votes.unit[asked]], NO_LENGTHS)
