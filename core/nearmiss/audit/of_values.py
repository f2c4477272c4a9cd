"""The audit of a judge whose answers are values and no sides: agreement and the alternative annotator test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from nearmiss.agreement.of_values import BESIDE, Panel, judge_codes, judge_entries, panel_of, target_of
from nearmiss.agreement.people import People, patterns_from, people
from nearmiss.agreement.report import Judge, judge_as_json, plain
from nearmiss.agreement.selection import order_of
from nearmiss.audit.documents import (
    alternative_test_as_json,
    calibration_as_json,
    leaning_as_json,
    model_level_as_json,
    position_as_json,
    probe_as_json,
    risk_coverage_as_json,
    verdict_as_json,
)
from nearmiss.audit.leanings import Leaning
from nearmiss.audit.model_level import ModelLevel
from nearmiss.audit.report import Audit, Options
from nearmiss.audit.standing_in import StandingIn, from_ratings
from nearmiss.audit.value_parts import NO_SIDES, ValueParts, value_parts
from nearmiss.audit.verdict import Verdict, verdict
from nearmiss.audit.words import (
    ANSWERS,
    Table,
    alternative_test_table,
    brief,
    calibration_table,
    confusion_table,
    number,
    probes_table,
    risk_table,
    share,
)
from nearmiss.cases import Cases, members
from nearmiss.ranking.contest import judge_named
from nearmiss.statistics import Level, Ratings
from nearmiss.statistics.estimate import Flags, undefined
from nearmiss.statistics.shifts import no_shift
from nearmiss.value_rows import ValueRows

ANONYMOUS = "answers of positions in a list, not of persons"
UNPLACED = "answers without a place on the scale"


@dataclass(frozen=True, slots=True, eq=False)
class ValueAudit:
    """What can be said of a judge from values."""

    judge: str
    on: str
    level: Level
    options: Options
    people: People
    agreement: Judge
    standing_in: StandingIn
    parts: ValueParts
    by_order: tuple[Judge, ...]
    by_category: tuple[tuple[str, People, Judge, StandingIn, ValueParts], ...]
    verdict: Verdict


def audit_values(
    rows: ValueRows, judge: str, level: Level, options: Options, on: str = "value", cases: Cases | None = None
) -> ValueAudit:
    """Audit a judge, or on verdicts a check, on values; `level` nominal compares names, any other compares numbers.

    `cases` hold the confidence of each row, where it was noted.
    """
    code = _checker_named(rows, judge) if on == "verdicts" else None
    code = judge_named(rows.votes, judge) if code is None else code
    counted = _in_orders(rows, code, options)
    rows, cases = rows.rows(counted), None if cases is None else cases.rows(counted)
    units, names = len(rows.votes.units), rows.categories.names

    def part(inside: Flags) -> tuple[People, Judge, StandingIn, ValueParts]:
        some = rows.rows(inside)
        known = None if cases is None else cases.rows(inside)
        return *_part(some, code, level, options), value_parts(some, code, level, options, known)

    humans, agreed, standing, parts = part(np.ones(len(rows.value), dtype=np.bool_))
    by_category = tuple(
        (name, *part(members(rows.categories, place, units)[rows.votes.unit])) for place, name in enumerate(names)
    )
    said = verdict(standing, [(name, found) for name, _, _, found, _ in by_category])
    panel = panel_of(rows, level)
    each = tuple(judge_entries(panel, code, target_of(panel, options.against), "each"))
    return ValueAudit(judge, on, level, options, humans, agreed, standing, parts, each, by_category, said)


def _checker_named(rows: ValueRows, name: str) -> int | None:
    raters = enumerate(rows.votes.raters)
    return next((code for code, rater in raters if rater.kind == "check" and rater.name == name), None)


def _in_orders(rows: ValueRows, judge: int, options: Options) -> Flags:
    """The rows (n,) without the judge's answers in orders that do not count."""
    if options.orders in ("pair", "each"):
        return np.ones(len(rows.value), dtype=np.bool_)
    counted = np.array([order_of(slot) == options.orders for slot in rows.votes.slots], dtype=np.bool_)
    return np.asarray((rows.votes.rater != judge) | counted[rows.votes.slot], dtype=np.bool_)


def _part(rows: ValueRows, judge: int, level: Level, options: Options) -> tuple[People, Judge, StandingIn]:
    panel = panel_of(rows, level)
    (entry,) = judge_entries(panel, judge, target_of(panel, options.against), "pair")
    codes, _ = judge_codes(panel, judge)
    humans = people(panel.ratings, patterns_from(panel.ratings), level)
    return humans, entry, _standing_in(panel, codes, options)


def _standing_in(panel: Panel, codes: Any, options: Options) -> StandingIn:
    """Among identified people; unreadable and refused answers lose, and what has no place on a scale is missing."""
    kinds, ratings = panel.kinds, panel.ratings
    lost = np.isin(codes, (kinds, kinds + 1))
    named = ~np.asarray(panel.anonymous, dtype=np.bool_)
    identified = named[ratings.rater] if len(named) else np.zeros(0, dtype=np.bool_)
    placed = np.ones(kinds + len(BESIDE), dtype=np.bool_)
    if panel.level != "nominal":
        placed = ~np.isnan(ratings.categories.scores)
    kept = identified & placed[ratings.value]
    reasons = {ANONYMOUS: ~identified, UNPLACED: identified & ~kept}
    excluded = {reason: int(rows.sum()) for reason, rows in reasons.items() if rows.any()}
    people_of = Ratings(
        ratings.unit[kept],
        ratings.rater[kept],
        ratings.value[kept],
        ratings.units,
        ratings.raters,
        ratings.categories,
        ratings.cluster,
    )
    said = np.where(lost | ~np.append(placed, True)[codes], -1, codes)  # a code of −1 stays
    return from_ratings(people_of, said, lost, panel.names, panel.level, options.epsilon, options.min_items, excluded)


def values_as_json(audit: ValueAudit) -> dict[str, Any]:
    """The same keys as for an audit on sides, their numbers null with why where a side is needed."""
    lacking = undefined(NO_SIDES)
    unsided = Leaning(lacking, lacking, lacking, no_shift(NO_SIDES))
    unranked = ModelLevel((), (), (), lacking, lacking, lacking, None, None)
    return {
        "judge": audit.judge,
        "on": audit.on,
        "level": audit.level,
        "against": audit.options.against,
        "orders": audit.options.orders,
        **_part_as_json(audit.people, audit.agreement, audit.standing_in, audit.parts),
        "by_order": [judge_as_json(entry) for entry in audit.by_order],
        "self_preference": leaning_as_json(unsided, "own"),
        "win_rate": [],
        "models": model_level_as_json(unranked),
        "probes": [probe_as_json(entry) for entry in audit.parts.probes],
        "by_category": [
            {"category": name, **_part_as_json(humans, agreed, standing, parts)}
            for name, humans, agreed, standing, parts in audit.by_category
        ],
        "verdict": verdict_as_json(audit.verdict),
        "excluded": dict(audit.agreement.excluded),
        "why": NO_SIDES,
    }


def _part_as_json(humans: People, agreed: Judge, standing: StandingIn, parts: ValueParts) -> dict[str, Any]:
    lacking = undefined(NO_SIDES)
    return {
        "agreement": judge_as_json(agreed) | {"humans": plain(humans)},
        "alt_test": alternative_test_as_json(standing),
        "position": position_as_json(parts.position),
        "verbosity": leaning_as_json(Leaning(lacking, lacking, lacking, no_shift(NO_SIDES)), "longer"),
        "calibration": calibration_as_json(parts.calibration),
        "risk_coverage": risk_coverage_as_json(parts.risk_coverage),
    }


def value_tables(audit: ValueAudit) -> Iterator[Table]:
    """The audit as tables to read."""
    judge, humans = audit.agreement, audit.people
    rows = (
        ("Accuracy", share(judge.against.accuracy)),
        ("Cohen’s κ", number(judge.against.cohen_kappa.unweighted)),
        ("Cohen’s κ, quadratic", number(judge.against.cohen_kappa.quadratic)),
        ("Judge against the rest", share(judge.ceiling.judge)),
        ("Person against the rest, same items", share(judge.ceiling.people)),
        ("Judge minus person", share(judge.ceiling.minus_human)),
        ("Says the same in both orders", share(audit.parts.position.consistency)),
        ("People among themselves, percent", share(humans.percent)),
        (f"People among themselves, α {audit.level}", number(getattr(humans.krippendorff_alpha, audit.level))),
        *_missed(judge),
    )
    yield Table("Agreement", f"Compared as {audit.level} values.", ("", ""), rows)
    yield from confusion_table(judge)
    yield alternative_test_table(audit.standing_in)
    yield probes_table(audit.parts.probes)
    yield calibration_table(audit.parts.calibration)
    yield risk_table(audit.parts.risk_coverage)
    if audit.by_category:
        entries = tuple(
            (name, f"{found.items:,}", brief(agreed.against.accuracy), ANSWERS[found.answer])
            for name, _, agreed, found, _ in audit.by_category
        )
        yield Table("By category", "", ("Category", "Items", "Accuracy", "Replaces one person"), entries)


def _missed(judge: Judge) -> Iterator[tuple[str, str]]:
    if judge.false_met is not None:
        yield "Missed by most people, called met", share(judge.false_met)
    if judge.human_false_met is not None:
        yield "The same of one person", share(judge.human_false_met)


def on_scale(report: Audit, values: ValueAudit) -> Audit:
    """The audit on sides with the alternative test on the same answers as numbers, and the verdict that follows."""
    of_category = {name: standing for name, _, _, standing, _ in values.by_category}
    by_category = tuple(
        (name, replace(core, standing_in=of_category.get(name, core.standing_in))) for name, core in report.by_category
    )
    said = verdict(values.standing_in, [(name, core.standing_in) for name, core in by_category])
    core = replace(report.core, standing_in=values.standing_in)
    return replace(report, core=core, by_category=by_category, verdict=said)


def values_beside(audit: ValueAudit) -> dict[str, Any]:
    """The part of a card on sides that tells of verdicts or of an attribute."""
    found = values_as_json(audit)
    return {key: found[key] for key in ("on", "level", "agreement", "alt_test", "by_category", "verdict", "excluded")}


def table_beside(audit: ValueAudit) -> Table:
    """The same to read, category by category where there are some."""
    parts = [("all", audit.people, audit.agreement, audit.standing_in, audit.parts), *audit.by_category]
    rows = tuple(
        (
            name,
            brief(agreed.against.accuracy),
            number(agreed.against.cohen_kappa.unweighted) if agreed.against.n else "–",
            brief(agreed.ceiling.minus_human),
            ANSWERS[found.answer],
        )
        for name, _, agreed, found, _ in parts
    )
    title = "Verdicts on constraints" if audit.on == "verdicts" else f"Ratings: {audit.on.partition(':')[2]}"
    notes = tuple(f"{what}: {said}" for what, said in _missed(audit.agreement))
    header = ("Category", "Accuracy", "Cohen’s κ", "Judge minus person", "Replaces one person")
    return Table(title, "How often the judge says what most people say.", header, rows, notes)
