"""What is said of agreement as a whole, and its JSON document (DESIGN 8, CONTRACT 9)."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Literal, TypeVar, cast

from nearmiss.agreement.judging import AgainstTarget, Ceiling
from nearmiss.agreement.pairs import Kappas, Pair, Pairs
from nearmiss.agreement.people import People
from nearmiss.statistics import Estimate, Level, undefined

Against = Literal["humans", "reference", "decision"]
DECISION = "decide"
"""The kind of rater under which the lead's decisions stand in a table of votes."""
Orders = Literal["pair", "each", "12", "21"]


@dataclass(frozen=True, slots=True)
class Target:
    """What judges are compared with: `units` that have a target, `ties_by_rule` of them for lack of a majority."""

    units: int
    ties_by_rule: int


@dataclass(frozen=True, slots=True)
class Judge:
    """One judge, over all orders or in one (`orders` says which, or names the slot).

    Of the `against.n` units with a target and an answer, so many are `unreadable`, `refused`, `inconsistent`
    (opposite sides in two orders) or `tie_and_side` (which counts as the side). `excluded` says what was left out.
    `false_met`, on verdicts: of the constraints that the target says are missed, the share that it calls met;
    `human_false_met`: the same of one person against most of the others.
    """

    judge: str
    orders: str
    against: AgainstTarget
    ceiling: Ceiling
    unreadable: int
    refused: int
    inconsistent: int
    tie_and_side: int
    excluded: dict[str, int] = field(default_factory=dict)
    false_met: Estimate | None = None
    human_false_met: Estimate | None = None


@dataclass(frozen=True, slots=True, eq=False)
class AgreementReport:
    """Agreement among people, and of judges with a target.

    `on` says what is compared, `level` up to which level of measurement, `against` what judges are held to,
    `orders` how a judge's answers in several orders make one. `excluded` counts people's rows that were left out.
    """

    on: str
    level: Level
    against: str
    orders: str
    humans: People
    pairs: Pairs
    judges: tuple[Judge, ...]
    target: Target
    excluded: dict[str, int]
    warnings: tuple[str, ...]


Whole = TypeVar("Whole")


def withdrawn(value: Whole, why: str) -> Whole:
    """The same with every estimate undefined for this reason; counts stay."""
    if isinstance(value, Estimate):
        return cast(Whole, undefined(why, value.n))
    if is_dataclass(value) and not isinstance(value, type):
        parts = {part.name: withdrawn(getattr(value, part.name), why) for part in fields(value)}
        return replace(value, **parts)
    return value


def as_json(report: AgreementReport) -> dict[str, Any]:
    """The document that `nearmiss agreement --json` prints; every number is an estimate or a count."""
    return {
        "on": report.on,
        "level": report.level,
        "against": report.against,
        "orders": report.orders,
        "humans": plain(report.humans),
        "pairs": [_pair(pair) for pair in report.pairs],
        "judges": [judge_as_json(judge) for judge in report.judges],
        "target": plain(report.target),
        "excluded": dict(report.excluded),
        "warnings": list(report.warnings),
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {"a": pair.a, "b": pair.b, "n": pair.n, "percent": pair.percent.as_json(), "cohen_kappa": _kappas(pair)}


def _kappas(holder: Pair | AgainstTarget) -> dict[str, Any]:
    kappas: Kappas = holder.cohen_kappa
    return {name: getattr(kappas, name).as_json() for name in ("unweighted", "linear", "quadratic", "symmetrised")}


def judge_as_json(judge: Judge) -> dict[str, Any]:
    """One flat entry, as CONTRACT 9 has it."""
    against = judge.against
    estimates = ("accuracy", "accuracy_decisive", "both_decisive", "coverage", "macro_f1", "macro_f1_symmetrised")
    return {
        "judge": judge.judge,
        "orders": judge.orders,
        "n": against.n,
        **{name: getattr(against, name).as_json() for name in estimates},
        "cohen_kappa": _kappas(against),
        "leave_one_out": judge.ceiling.judge.as_json(),
        "human_leave_one_out": judge.ceiling.people.as_json(),
        "minus_human": judge.ceiling.minus_human.as_json(),
        "unreadable": judge.unreadable,
        "refused": judge.refused,
        "inconsistent": judge.inconsistent,
        "tie_and_side": judge.tie_and_side,
        "confusion": plain(against.confusion),
        "excluded": dict(judge.excluded),
        **{name: found.as_json() for name, found in _of_missed(judge).items() if found is not None},
    }


def _of_missed(judge: Judge) -> dict[str, Estimate | None]:
    return {"false_met": judge.false_met, "human_false_met": judge.human_false_met}


def plain(value: Any) -> Any:
    """Dataclasses as dicts, tuples as lists, estimates as their JSON."""
    if isinstance(value, Estimate):
        return value.as_json()
    if is_dataclass(value):
        return {part.name: plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return value
