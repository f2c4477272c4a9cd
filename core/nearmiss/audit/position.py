"""Does the place where a response is shown sway the judge: consistency over both orders, and first-position rate."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from nearmiss.agreement.of_votes import NO_SIDE
from nearmiss.audit.bench import Bench, Orders, left_out, orders_of
from nearmiss.phrases import phrase
from nearmiss.statistics.estimate import Estimate, undefined
from nearmiss.statistics.shifts import Shift, shift
from nearmiss.statistics.win_rate import mean_over_clusters, share_over_clusters

NO_BOTH = phrase("no pair was judged in both orders")
NO_NAMED = phrase("the judge named no side")
NO_ORDER = phrase("it is not known which response the judge saw first")


@dataclass(frozen=True, slots=True)
class Position:
    """`both` pairs were judged in both orders; on a share of them the judge says the same (`consistency`, ties too).

    `side_flip` names opposite sides, `tie_flip` a tie in one order and a side in the other. `first_rate` is the
    share of sides named that are the one shown first. `shift`: how much more often both orders go by the first place
    than by the second; where there is one order only, how much more often the judge picks the first place than
    people would. `excluded`: the units that it answered and that are not among `both`, by reason.
    """

    consistency: Estimate
    first_rate: Estimate
    both: int
    tie_flip: Estimate
    side_flip: Estimate
    shift: Shift
    excluded: dict[str, int] = field(default_factory=dict)


def position(bench: Bench) -> Position:
    """Position of one judge; repeats of an order are left aside."""
    orders = orders_of(bench)
    both = np.flatnonzero(orders.both)
    one, two, cluster = orders.ahead[both], orders.behind[both], bench.cluster[both]

    def share(true: object) -> Estimate:
        return share_over_clusters(np.asarray(true, dtype=np.float64), cluster, NO_BOTH)

    return Position(
        consistency=share(one == two),
        first_rate=_first_rate(bench, orders),
        both=len(both),
        tie_flip=share((one == 0) != (two == 0)),
        side_flip=share(one * two == -1),
        shift=_shift(bench, orders),
        excluded=left_out(
            bench, [("unreadable or refused", bench.lost & ~orders.both), ("not judged in both orders", ~orders.both)]
        ),
    )


def _first_rate(bench: Bench, orders: Orders) -> Estimate:
    """Over pairs judged in both orders, where there are any: there neither place holds the better responses."""
    kept = orders.both if orders.both.any() else np.ones(len(orders.ahead), dtype=np.bool_)
    picks, clusters = [], []
    for side, shown in ((orders.ahead, -1), (orders.behind, 1)):
        named = np.flatnonzero(kept & (np.abs(side) == 1))
        picks.append((side[named] == shown).astype(np.float64))
        clusters.append(bench.cluster[named])
    cluster = np.concatenate(clusters)
    first = np.concatenate(picks)
    known = (orders.ahead != NO_SIDE) | (orders.behind != NO_SIDE)
    if len(first) == 0:
        return undefined(NO_NAMED if known.any() else NO_ORDER)
    # The two answers to a pair speak against each other, so the share varies less than so many single ones would.
    found = mean_over_clusters(first, cluster, (0.0, 1.0), NO_ORDER)
    return share_over_clusters(first, cluster, NO_ORDER) if found.low == found.high else found


def _shift(bench: Bench, orders: Orders) -> Shift:
    both = np.flatnonzero(orders.both)
    if len(both):
        return shift((orders.behind[both] - orders.ahead[both]) / 2, bench.cluster[both], NO_BOTH)
    ahead = orders.ahead != NO_SIDE
    said = np.where(ahead, orders.ahead, orders.behind)
    known = np.flatnonzero((said != NO_SIDE) & (bench.target != NO_SIDE))
    toward = np.where(ahead, -1, 1)[known]
    return shift((said - bench.target)[known] * toward / 2, bench.cluster[known], NO_ORDER)
