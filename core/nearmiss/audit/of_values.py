"""The audit of a judge whose answers are values and no sides: agreement and the alternative annotator test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from nearmiss.agreement.of_values import Panel, agreement_on_values, judge_codes, panel_of
from nearmiss.agreement.people import People
from nearmiss.agreement.report import Judge, judge_as_json, plain
from nearmiss.agreement.selection import order_of, raters_of_kind
from nearmiss.audit.documents import alternative_test_as_json, verdict_as_json
from nearmiss.audit.report import Options
from nearmiss.audit.standing_in import StandingIn, from_ratings
from nearmiss.audit.verdict import Verdict, verdict
from nearmiss.audit.words import ANSWERS, Table, alternative_test_table, brief, number, share
from nearmiss.cases import members
from nearmiss.ranking.contest import judge_named
from nearmiss.statistics import Level, Ratings
from nearmiss.value_rows import ValueRows

NO_SIDES = "the values name no side; say what they are with --value preference or --value winner"


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
    by_category: tuple[tuple[str, People, Judge, StandingIn], ...]
    verdict: Verdict


def audit_values(rows: ValueRows, judge: str, level: Level, options: Options, on: str = "value") -> ValueAudit:
    """Audit a judge, or on verdicts a check, on values; `level` nominal compares names, any other compares numbers."""
    code = _checker_named(rows, judge) if on == "verdicts" else None
    code = judge_named(rows.votes, judge) if code is None else code
    rows = _in_orders(rows, code, options)
    people, agreed, standing = _part(rows, code, level, options, on)
    names, units = rows.categories.names, len(rows.votes.units)
    parts = [(name, rows.only(members(rows.categories, place, units))) for place, name in enumerate(names)]
    by_category = tuple((name, *_part(some, code, level, options, on)) for name, some in parts)
    said = verdict(standing, [(name, found) for name, _, _, found in by_category])
    return ValueAudit(judge, on, level, options, people, agreed, standing, by_category, said)


def _checker_named(rows: ValueRows, name: str) -> int | None:
    raters = enumerate(rows.votes.raters)
    return next((code for code, rater in raters if rater.kind == "check" and rater.name == name), None)


def _in_orders(rows: ValueRows, judge: int, options: Options) -> ValueRows:
    """Without the judge's answers in orders that do not count."""
    if options.orders in ("pair", "each"):
        return rows
    counted = np.array([order_of(slot) == options.orders for slot in rows.votes.slots], dtype=np.bool_)
    return rows.rows((rows.votes.rater != judge) | counted[rows.votes.slot])


def _part(rows: ValueRows, judge: int, level: Level, options: Options, on: str) -> tuple[People, Judge, StandingIn]:
    report = agreement_on_values(rows, on, level, options.against)
    panel = panel_of(rows, level)
    codes, _ = judge_codes(panel, judge)
    kinds = ("judge", "check") if on == "verdicts" else ("judge",)
    codes_of = [int(code) for kind in kinds for code in raters_of_kind(rows.votes, kind)]
    entry = report.judges[codes_of.index(judge)]
    return report.humans, entry, _standing_in(panel, codes, options)


def _standing_in(panel: Panel, codes: Any, options: Options) -> StandingIn:
    """Among identified people; unreadable and refused answers lose, and no score stands for an inconsistent one."""
    kinds = panel.kinds
    lost = codes >= kinds if panel.level != "nominal" else np.isin(codes, (kinds, kinds + 1))
    named = ~np.asarray(panel.anonymous, dtype=np.bool_)
    ratings = panel.ratings
    kept = named[ratings.rater] if len(named) else np.zeros(0, dtype=np.bool_)
    identified = Ratings(
        ratings.unit[kept],
        ratings.rater[kept],
        ratings.value[kept],
        ratings.units,
        ratings.raters,
        ratings.categories,
        ratings.cluster,
    )
    said = np.where(lost, -1, codes)
    return from_ratings(identified, said, lost, panel.names, panel.level, options.epsilon, options.min_items, {})


def values_as_json(audit: ValueAudit) -> dict[str, Any]:
    """The same keys as for an audit on sides, null with why where a side is needed."""
    needs_sides = ("position", "verbosity", "calibration", "risk_coverage")
    return {
        "judge": audit.judge,
        "on": audit.on,
        "level": audit.level,
        "against": audit.options.against,
        "orders": audit.options.orders,
        "agreement": judge_as_json(audit.agreement) | {"humans": plain(audit.people)},
        "alt_test": alternative_test_as_json(audit.standing_in),
        **dict.fromkeys(needs_sides),
        "win_rate": [],
        "probes": [],
        "by_category": [
            {
                "category": name,
                "agreement": judge_as_json(agreed) | {"humans": plain(people)},
                "alt_test": alternative_test_as_json(found),
            }
            for name, people, agreed, found in audit.by_category
        ],
        "verdict": verdict_as_json(audit.verdict),
        "excluded": dict(audit.agreement.excluded),
        "why": NO_SIDES,
    }


def value_tables(audit: ValueAudit) -> Iterator[Table]:
    """The audit as tables to read."""
    judge, people = audit.agreement, audit.people
    rows = (
        ("Accuracy", share(judge.against.accuracy)),
        ("Cohen’s κ", number(judge.against.cohen_kappa.unweighted)),
        ("Cohen’s κ, quadratic", number(judge.against.cohen_kappa.quadratic)),
        ("Judge against the rest", share(judge.ceiling.judge)),
        ("Person against the rest, same items", share(judge.ceiling.people)),
        ("Judge minus person", share(judge.ceiling.minus_human)),
        ("People among themselves, percent", share(people.percent)),
        (f"People among themselves, α {audit.level}", number(getattr(people.krippendorff_alpha, audit.level))),
        *_missed(judge),
    )
    yield Table("Agreement", f"Compared as {audit.level} values.", ("", ""), rows)
    yield alternative_test_table(audit.standing_in)
    if audit.by_category:
        entries = tuple(
            (name, f"{found.items:,}", brief(agreed.against.accuracy), ANSWERS[found.answer])
            for name, _, agreed, found in audit.by_category
        )
        yield Table("By category", "", ("Category", "Items", "Accuracy", "Replaces one person"), entries)


def _missed(judge: Judge) -> Iterator[tuple[str, str]]:
    if judge.false_met is not None:
        yield "Missed by most people, called met", share(judge.false_met)
    if judge.human_false_met is not None:
        yield "The same of one person", share(judge.human_false_met)


def values_beside(audit: ValueAudit) -> dict[str, Any]:
    """The part of a card on sides that tells of verdicts or of an attribute."""
    found = values_as_json(audit)
    return {key: found[key] for key in ("on", "level", "agreement", "alt_test", "by_category", "verdict", "excluded")}


def table_beside(audit: ValueAudit) -> Table:
    """The same to read, category by category where there are some."""
    parts = [("all", audit.people, audit.agreement, audit.standing_in), *audit.by_category]
    rows = tuple(
        (
            name,
            brief(agreed.against.accuracy),
            number(agreed.against.cohen_kappa.unweighted) if agreed.against.n else "–",
            brief(agreed.ceiling.minus_human),
            ANSWERS[found.answer],
        )
        for name, _, agreed, found in parts
    )
    title = "Verdicts on constraints" if audit.on == "verdicts" else f"Ratings: {audit.on.partition(':')[2]}"
    notes = tuple(f"{what}: {said}" for what, said in _missed(audit.agreement))
    header = ("Category", "Accuracy", "Cohen’s κ", "Judge minus person", "Replaces one person")
    return Table(title, "How often the judge says what most people say.", header, rows, notes)
