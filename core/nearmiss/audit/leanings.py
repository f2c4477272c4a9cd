"""What else than quality does the judge go by: length, its own family's responses, the middle of the scale."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from nearmiss.agreement.of_votes import NO_SIDE
from nearmiss.audit.bench import Bench, left_out, readable, sides
from nearmiss.cases import UNKNOWN
from nearmiss.phrases import phrase
from nearmiss.statistics.estimate import Estimate, Flags, Floats, Integers, undefined
from nearmiss.statistics.shifts import REACH, Shift, linearised, linearised_error, no_shift, shift, two_sided
from nearmiss.statistics.win_rate import cluster_sums, share_over_clusters

NO_LENGTHS = phrase("no pair with responses of different length was answered by both judge and people")
NO_FAMILY = phrase("the judge's model family is not known")
NO_OWN = phrase("no pair holds exactly one response of the judge's own family")
NO_TIES = phrase("neither the judge nor people ever call a pair a tie")


@dataclass(frozen=True, slots=True)
class Leaning:
    """Shares that prefer the response with some property (a tie counts half), of the judge and of people, on one set.

    `excess` is the judge's minus people's. `shift` is the same at equal quality: as if people preferred either as
    often; a judge that errs as often both ways has none, also where people themselves lean.
    """

    judge: Estimate
    people: Estimate
    excess: Estimate
    shift: Shift
    excluded: dict[str, int] = field(default_factory=dict)


def verbosity(bench: Bench) -> Leaning:
    """Towards the longer response."""
    difference = bench.cases.length_1 - bench.cases.length_2
    return _leaning(bench, np.nan_to_num(np.sign(difference)).astype(np.intp), NO_LENGTHS, "equal or unknown lengths")


def self_preference(bench: Bench) -> Leaning:
    """Towards the response of a model of the judge's own family, or of the model whose name the judge bears."""
    judge = bench.votes.raters[bench.judge]
    named = next((model for model in bench.cases.models if model.casefold() == judge.name.casefold()), None)
    own_name = judge.family or judge.model or named
    if own_name is None:
        nothing = undefined(NO_FAMILY)
        return Leaning(nothing, nothing, nothing, no_shift(NO_FAMILY))
    own = np.array(
        [own_name in (name, family) for name, family in zip(bench.cases.models, bench.cases.families, strict=True)]
    )
    own = np.append(own, False)  # UNKNOWN is −1
    first, second = own[bench.cases.model_1], own[bench.cases.model_2]
    known = (bench.cases.model_1 != UNKNOWN) & (bench.cases.model_2 != UNKNOWN)
    return _leaning(bench, np.where(known, first.astype(np.intp) - second, 0), NO_OWN, "not one response of its family")


def _leaning(bench: Bench, direction: Integers, nothing: str, without: str) -> Leaning:
    """`direction` (units,): 1 where the unit's first response has the property, −1 where the second, 0 neither."""
    kept = np.flatnonzero((direction != 0) & (bench.said != NO_SIDE) & (bench.target != NO_SIDE))
    cluster = bench.cluster[kept]
    judge = (1 - bench.said[kept] * direction[kept]) / 2
    people = (1 - bench.target[kept] * direction[kept]) / 2
    return Leaning(
        judge=share_over_clusters(judge, cluster, nothing),
        people=share_over_clusters(people, cluster, nothing),
        excess=shift(judge - people, cluster, nothing).estimate,
        shift=_at_equal_quality(judge, people, cluster, nothing),
        excluded=left_out(bench, [*_unanswered(bench), (without, direction == 0)]),
    )


def _unanswered(bench: Bench) -> list[tuple[str, Flags]]:
    """Why a unit that the judge answered has no side of its own, or none of people's."""
    return [
        ("unreadable or refused", bench.lost),
        ("opposite sides in two orders", bench.said == NO_SIDE),
        ("no target", bench.target == NO_SIDE),
    ]


def _at_equal_quality(judge: Floats, people: Floats, cluster: Integers, nothing: str) -> Shift:
    """(a + b)/2 − 1/2 over pairs where people prefer one, c − 1/2 over their ties, both by how many there are.

    a and b are how often the judge goes with the property where people do and where they do not. Without an answer of
    people either way, the plain difference.
    """
    n, strata = len(judge), [people == 1, people == 0, people == 0.5]
    if n == 0:
        return no_shift(nothing)
    counts = [int(stratum.sum()) for stratum in strata]
    if counts[0] == 0 or counts[1] == 0:
        return shift(judge - people, cluster, nothing)
    either = (counts[0] + counts[1]) / n
    value, influence = -0.5, np.zeros(n)
    for stratum, count, part in zip(strata, counts, (either / 2, either / 2, 1 - either), strict=True):
        if count:
            mean = float(judge[stratum].mean())
            value += part * mean
            influence[stratum] = part * (judge[stratum] - mean) / count
    error = linearised_error(cluster_sums(influence, cluster))
    estimate = linearised(value, influence, cluster, n, (-1.0, 1.0))
    groups = estimate.clusters or 0
    if error == 0:
        return Shift(estimate, 1.0 if abs(value) < 1e-12 else 0.0, REACH**2 / n)
    return Shift(estimate, two_sided(value / error, groups - 1), max(REACH * error, REACH**2 / n))


def middle(bench: Bench) -> Shift:
    """How much more often the judge's single answers are ties than single people's, on the pairs that both answered."""
    judge, people = _tie_share(bench, bench.rows), _tie_share(bench, bench.people)
    both = np.flatnonzero(~np.isnan(judge) & ~np.isnan(people))
    if not (judge[both].any() or people[both].any()):
        return no_shift(NO_TIES, len(both))
    return shift(judge[both] - people[both], bench.cluster[both], NO_TIES)


def _tie_share(bench: Bench, rows: Flags) -> Floats:
    """The share of ties among the readable answers to each unit (units,), NaN where there are none."""
    votes = bench.votes
    kept = rows & readable(votes)
    unit = votes.unit[kept]
    ties = np.bincount(unit, weights=sides(votes)[kept] == 0, minlength=len(votes.units))
    count = np.bincount(unit, minlength=len(votes.units))
    with np.errstate(all="ignore"):
        return np.asarray(ties / count, dtype=np.float64)
