"""What can be said of a judge's confidence and of the order it saw where its answers are values and no sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nearmiss.agreement.of_values import Panel, judge_codes, panel_of, target_of
from nearmiss.agreement.of_votes import NO_SIDE, judge_slots
from nearmiss.agreement.selection import judge_rows, people_rows
from nearmiss.agreement.verdicts import INCONSISTENT, NONE, NOT_GIVEN, NOT_READABLE, SIDE, Verdicts
from nearmiss.audit.bench import Bench, cluster_ranks, weights_of
from nearmiss.audit.certainty import Calibration, Certainty, RiskCoverage, calibration, risk_coverage
from nearmiss.audit.credit import alone, credit_from, credit_probes
from nearmiss.audit.position import NO_BOTH, Position
from nearmiss.audit.probes import Probe, judged, probe
from nearmiss.audit.report import Options
from nearmiss.cases import Cases, bare
from nearmiss.statistics import Level
from nearmiss.statistics.estimate import Floats, Integers, undefined
from nearmiss.statistics.shifts import no_shift
from nearmiss.statistics.win_rate import share_over_clusters
from nearmiss.value_rows import ValueRows

NO_SIDES = "the values name no side; say what they are with --value preference or --value winner"


@dataclass(frozen=True, slots=True, eq=False)
class ValueParts:
    """Position holds consistency over both orders alone; right is who gives exactly the target's value.

    `probes`: whether confidence is honest and, on names, whether the judge is below people, or weak in some category.
    """

    position: Position
    calibration: Calibration
    risk_coverage: RiskCoverage
    probes: tuple[Probe, ...]


def value_parts(rows: ValueRows, judge: int, level: Level, options: Options, cases: Cases | None) -> ValueParts:
    """`cases` hold the confidence of each of the rows; None where nobody noted any."""
    panel = panel_of(rows, level)
    bench = _right_or_wrong(rows, panel, judge, options, bare(rows.votes) if cases is None else cases)
    certainty = _stated(bench)
    honest = calibration(bench, certainty)
    probes = [probe("confidence", honest.over)]
    if level == "nominal":
        codes, _ = judge_codes(panel, judge)
        credit = credit_from(panel.ratings, codes, bench.cluster)
        probes += credit_probes(credit, credit if len(credit.unit) else alone(bench), rows.categories)
    return ValueParts(
        position=_consistency(panel, judge, bench.cluster),
        calibration=honest,
        risk_coverage=risk_coverage(bench, certainty, options.within),
        probes=judged(probes),
    )


def _right_or_wrong(rows: ValueRows, panel: Panel, judge: int, options: Options, cases: Cases) -> Bench:
    """A bench on which the target always is side −1, and the judge says −1 where it gives the target's value."""
    codes, _ = judge_codes(panel, judge)
    target, kinds = target_of(panel, options.against), panel.kinds
    known = (target >= 0) & (codes >= 0)
    state = np.select(
        [codes < 0, codes == kinds, codes == kinds + 1, codes == kinds + 2],
        [NONE, NOT_READABLE, NOT_GIVEN, INCONSISTENT],
        SIDE,
    )
    said = np.where(state == SIDE, np.where(known & (codes == target), -1, 1), NO_SIDE)
    verdicts = Verdicts(state.astype(np.int8), np.where(state == SIDE, said, 0).astype(np.int8))
    kept, excluded = judge_rows(rows.votes, judge, judge_slots(rows.votes, judge))
    side = np.where(target >= 0, -1, NO_SIDE)
    weight = weights_of(cases, verdicts.answered, target >= 0, options.random_sample)
    people, _ = people_rows(rows.votes)
    return Bench(cases, judge, options.against, side, said, verdicts, kept, people, weight, excluded)


def _stated(bench: Bench) -> Certainty:
    """The mean confidence of a unit's answers (units,)."""
    units = len(bench.target)
    kept = np.flatnonzero(bench.rows & ~np.isnan(bench.cases.confidence))
    unit = bench.votes.unit[kept]
    with np.errstate(all="ignore"):
        mean: Floats = np.bincount(unit, weights=bench.cases.confidence[kept], minlength=units) / np.bincount(
            unit, minlength=units
        )
    stated = np.where(bench.said == NO_SIDE, np.nan, mean.round(12))
    return Certainty(stated, "confidence" if len(kept) else None, cluster_ranks(bench))


def _consistency(panel: Panel, judge: int, cluster: Integers) -> Position:
    one, two = (judge_codes(panel, judge, order)[0] for order in ("12", "21"))
    both = np.flatnonzero((one >= 0) & (two >= 0) & (one < panel.kinds) & (two < panel.kinds))
    alike = (one[both] == two[both]).astype(np.float64)
    nothing = undefined(NO_SIDES)
    return Position(
        consistency=share_over_clusters(alike, cluster[both], NO_BOTH),
        first_rate=nothing,
        both=len(both),
        tie_flip=nothing,
        side_flip=nothing,
        shift=no_shift(NO_SIDES),
    )
