"""The audit of one judge: every part of its report card on one table of cases."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nearmiss.agreement.of_votes import beside_people
from nearmiss.agreement.people import People
from nearmiss.agreement.report import Against, Judge, Orders
from nearmiss.agreement.scale import On
from nearmiss.agreement.selection import order_of
from nearmiss.audit.bench import Bench, bench_of
from nearmiss.audit.certainty import Calibration, RiskCoverage, calibration, certainty_of, risk_coverage
from nearmiss.audit.credit import Credit, alone, credit_of, credit_probes
from nearmiss.audit.draws import Draws, draws
from nearmiss.audit.drift import Slice, by_model, by_week
from nearmiss.audit.leanings import Leaning, middle, self_preference, verbosity
from nearmiss.audit.model_level import NOT_RANKED, ModelLevel, model_level
from nearmiss.audit.model_win_rates import ModelWinRate, model_win_rates
from nearmiss.audit.position import Position, position
from nearmiss.audit.probes import Probe, judged, probe
from nearmiss.audit.spread import Paraphrases, paraphrases
from nearmiss.audit.stability import Flips, Stability, probe_flips, stability
from nearmiss.audit.standing_in import StandingIn, standing_in
from nearmiss.audit.verdict import Verdict, verdict
from nearmiss.cases import Cases, Grouping, members
from nearmiss.monitor import SILENT, Monitor
from nearmiss.ranking.contest import judge_named
from nearmiss.statistics.alternative_test import EPSILON, MIN_ITEMS
from nearmiss.statistics.shifts import Shift


@dataclass(frozen=True, slots=True)
class Options:
    """What may be chosen about an audit.

    `on` says on what agreement is worked out; all else is about sides. `orders` 12 or 21 leaves only the answers of the
    judge in that order; with pair and each they count as one, and each stands beside it anyway. `ranked`: also whether
    the judge ranks models as people do, which takes as long as all the rest of a small project. `within`: a share of
    wrong answers that may pass, for which a threshold of confidence is told too.
    """

    against: Against = "humans"
    epsilon: float = EPSILON
    min_items: int = MIN_ITEMS
    random_sample: bool = False
    model: str | None = None
    baseline: str | None = None
    on: On = "side"
    orders: Orders = "pair"
    ranked: bool = True
    within: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """What is said of all pairs, and of each category alike."""

    people: People
    agreement: Judge
    standing_in: StandingIn
    position: Position
    verbosity: Leaning
    calibration: Calibration
    risk_coverage: RiskCoverage


@dataclass(frozen=True, slots=True, eq=False)
class Audit:
    """The report card of one judge.

    `strength` is people's agreement and the judge's on signed preferences, `by_order` the judge's in each of its slots.
    """

    judge: str
    options: Options
    core: Core
    strength: tuple[People, Judge]
    by_order: tuple[Judge, ...]
    draws: Draws
    paraphrases: Paraphrases
    self_preference: Leaning
    ties: Shift
    stability: Stability
    flips: tuple[Flips, ...]
    win_rates: tuple[ModelWinRate, ...]
    model_level: ModelLevel
    weeks: tuple[Slice, ...]
    by_model: tuple[Slice, ...]
    by_category: tuple[tuple[str, Core], ...]
    probes: tuple[Probe, ...]
    verdict: Verdict
    excluded: dict[str, int]


def audit(cases: Cases, judge: str, options: Options = Options(), monitor: Monitor = SILENT) -> Audit:
    """Audit the judge of that name; told is, of all pairs and each category, how many are done.

    Raises ProblemForYou where there is no such judge.
    """
    cases = _around(cases, judge, options.orders)
    bench = _bench(cases, judge, options)
    core = _core(bench, options)
    leaning, ties = self_preference(bench), middle(bench)
    steady, flips = stability(bench), tuple(probe_flips(bench))
    credit = credit_of(bench)
    beside = credit if len(credit.unit) else alone(bench)
    grouping = _categories(cases)
    by_category = _by_category(cases, judge, options, grouping, monitor)
    return Audit(
        judge=judge,
        options=options,
        core=core,
        strength=_agreement(bench, options, "strength"),
        by_order=beside_people(bench.votes, bench.judge, options.against, "each")[1],
        draws=draws(bench),
        paraphrases=paraphrases(bench),
        self_preference=leaning,
        ties=ties,
        stability=steady,
        flips=flips,
        win_rates=model_win_rates(bench, options.model, options.baseline),
        model_level=model_level(bench) if options.ranked else NOT_RANKED,
        weeks=by_week(bench),
        by_model=by_model(bench),
        by_category=by_category,
        probes=_probes(core, leaning, ties, steady, flips, credit, beside, grouping),
        verdict=verdict(core.standing_in, [(name, part.standing_in) for name, part in by_category]),
        excluded=bench.excluded,
    )


def _by_category(
    cases: Cases, judge: str, options: Options, grouping: Grouping, monitor: Monitor
) -> tuple[tuple[str, Core], ...]:
    found = []
    for code, name in enumerate(grouping.names):
        monitor.report(code + 1, len(grouping.names) + 1)
        inside = cases.only(members(grouping, code, len(cases.votes.units)))
        found.append((name, _core(_bench(inside, judge, options), options)))
    return tuple(found)


def _around(cases: Cases, judge: str, orders: Orders) -> Cases:
    """Only rows of the judge, in the orders that count, and its probes, and of those that are no judges."""
    votes, code = cases.votes, judge_named(cases.votes, judge)
    others = np.array([rater.kind != "judge" for rater in votes.raters], dtype=np.bool_)[votes.rater]
    counted = [orders in ("pair", "each") or order_of(slot) in (None, orders) for slot in votes.slots]
    own = (votes.rater == code) & np.array(counted, dtype=np.bool_)[votes.slot]
    return cases.rows(others | own)


def _bench(cases: Cases, judge: str, options: Options) -> Bench:
    return bench_of(cases, judge_named(cases.votes, judge), options.against, options.random_sample)


def _agreement(bench: Bench, options: Options, on: On) -> tuple[People, Judge]:
    people, (entry,) = beside_people(bench.votes, bench.judge, options.against, "pair", on)
    return people, entry


def _core(bench: Bench, options: Options) -> Core:
    people, agreement = _agreement(bench, options, options.on)
    certainty = certainty_of(bench)
    return Core(
        people=people,
        agreement=agreement,
        standing_in=standing_in(bench, options.epsilon, options.min_items),
        position=position(bench),
        verbosity=verbosity(bench),
        calibration=calibration(bench, certainty),
        risk_coverage=risk_coverage(bench, certainty, options.within),
    )


def _categories(cases: Cases) -> Grouping:
    nothing = np.zeros(0, dtype=np.int32)
    return cases.groupings.get("category", Grouping((), nothing, nothing))


def _probes(
    core: Core,
    leaning: Leaning,
    ties: Shift,
    steady: Stability,
    flips: tuple[Flips, ...],
    credit: Credit,
    beside: Credit,
    grouping: Grouping,
) -> tuple[Probe, ...]:
    """`beside`: what categories are compared by, the judge's credit less people's, or alone."""
    found = [
        probe("position", core.position.shift),
        probe("verbosity", core.verbosity.shift),
        probe("self-preference", leaning.shift, 1),
        probe("ties", ties, 1),
        probe("confidence", core.calibration.over),
        probe("repeats", steady.shift, 1),
        *(probe(entry.name, entry.shift, 1) for entry in flips),
        *credit_probes(credit, beside, grouping),
    ]
    return judged(found)
