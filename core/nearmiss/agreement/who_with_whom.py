"""Who agrees with whom: weighted kappa of every two people and of each judge with each person, on sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nearmiss.agreement.of_votes import judge_slots, verdicts_of
from nearmiss.agreement.scale import codes_of_rows, codes_of_verdicts, scale_of
from nearmiss.agreement.selection import judge_rows, people_rows, stored_reversed
from nearmiss.statistics import Estimate, RaterPairs, Ratings, rater_pairs
from nearmiss.statistics.estimate import Floats, Integers, undefined
from nearmiss.votes import Votes


@dataclass(frozen=True, slots=True, eq=False)
class WhoWithWhom:
    """Raters by their codes in the votes, judges last, and the pairs of them that share a unit.

    `anonymous` counts the people that are left out, because they are positions in a list and no persons.
    """

    raters: Integers
    judges: int
    pairs: RaterPairs
    anonymous: int

    def __len__(self) -> int:
        return len(self.pairs)

    def kappa(self, index: int) -> Estimate:
        """Cohen's κ with quadratic weights of one pair over 1, tie, 2; n = the units that both answered."""
        found = self.pairs.kappa.quadratic
        return undefined("no answer of theirs names a side or a tie") if found is None else found[index]

    def means(self) -> Floats:
        """Each rater's mean κ with the others (raters,), weighted by the units shared; NaN where there is none."""
        found, count = self.pairs.kappa.quadratic, len(self.raters)
        if found is None:
            return np.full(count, np.nan)
        known = ~np.isnan(found.value)
        weight = np.where(known, self.pairs.percent.n, 0).astype(np.float64)
        worth = np.where(known, found.value, 0.0) * weight
        total, shares = np.zeros(count), np.zeros(count)
        for side in (self.pairs.a, self.pairs.b):
            total += np.bincount(side, weights=worth, minlength=count)
            shares += np.bincount(side, weights=weight, minlength=count)
        with np.errstate(all="ignore"):
            return np.asarray(total / shares, dtype=np.float64)

    def least_agreeing(self, most: int) -> Integers:
        """Places of at most so many raters, people in order of how little they agree, then the judges."""
        means, shared = self.means(), np.zeros(len(self.raters), dtype=np.bool_)
        shared[self.pairs.a], shared[self.pairs.b] = True, True
        people = np.flatnonzero(shared[: len(self.raters) - self.judges])
        judges = np.flatnonzero(shared)[len(people) :]
        order = people[np.argsort(np.nan_to_num(means[people], nan=2.0), kind="stable")]
        return np.append(order[: max(most - len(judges), 1)], judges)


def who_with_whom(votes: Votes, judges: Sequence[int] = ()) -> WhoWithWhom:
    """Every two identified people who share a unit, and each of the `judges` (codes) with them.

    A judge's answers over its orders make one verdict a pair; one that is unreadable or inconsistent has no side.
    """
    rows, _ = people_rows(votes)
    anonymous = np.array([rater.anonymous for rater in votes.raters], dtype=np.bool_)
    left_out = len(np.unique(votes.rater[rows & anonymous[votes.rater]]))
    rows = rows & ~anonymous[votes.rater]
    turned, scale = stored_reversed(votes), scale_of("side", 1)
    people = np.flatnonzero(np.bincount(votes.rater[rows], minlength=len(votes.raters)))
    units, raters = [votes.unit[rows]], [np.searchsorted(people, votes.rater[rows])]
    values = [
        codes_of_rows(scale, votes.preference[rows], votes.both_bad[rows], turned[votes.unit[rows]]).astype(np.intp)
    ]
    for place, judge in enumerate(judges):
        answers, _ = judge_rows(votes, judge, judge_slots(votes, judge))
        codes = codes_of_verdicts(scale, verdicts_of(votes, answers), turned)
        answered = np.flatnonzero(codes >= 0)
        units.append(answered.astype(np.int32))
        raters.append(np.full(len(answered), len(people) + place))
        values.append(np.asarray(codes[answered], dtype=np.intp))
    everybody = np.append(people, np.array(judges, dtype=np.intp))
    ratings = Ratings(
        np.concatenate(units), np.concatenate(raters), np.concatenate(values), len(votes.units), len(everybody),
        scale.categories, votes.cluster,
    )  # fmt: skip
    return WhoWithWhom(everybody, len(judges), rater_pairs(ratings), left_out)
