"""What in an answer seems to contradict itself? Facts and a request for a reason; never a suggestion, never a bar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nearmiss.model import Answer, DeskItem
from nearmiss.schemes.lengths import length_fault
from nearmiss.schemes.values import Scheme, TextRule
from nearmiss.wording import to_shown

HintKind = Literal["verdicts", "ratings", "wording", "length"]

_BETTER = re.compile(
    r"@?\b([AB])(?:\s+response)?\s+(?:is|was)\s+(?:clearly\s+|overall\s+)?(?:(slightly|much)\s+)?better\b(?!\s+(?:at|in|on))"
)
_SAID_BY = {1: "slightly better", 2: "better", 3: "much better"}


@dataclass(frozen=True, slots=True)
class Hint:
    """A soft remark about an answer."""

    kind: HintKind
    text: str


def hints(scheme: Scheme, item: DeskItem, answer: Answer) -> tuple[Hint, ...]:
    """What seems contradictory in `answer`, as facts in the words of the screen (A and B)."""
    shown = answer.preference if item.order == "12" or answer.preference is None else -answer.preference
    found = [_verdicts(scheme, item, answer, shown), _ratings(scheme, item, answer, shown)]
    found.append(_wording(item, answer, shown))
    detail = "In detail" if scheme.statement.need != "none" else "Reason"
    rules = (("In one line", scheme.statement, answer.statement), (detail, scheme.elaboration, answer.elaboration))
    return tuple(hint for hint in (*found, *_lengths(rules)) if hint is not None)


def _ask(scheme: Scheme) -> str:
    asked = scheme.statement.need != "none" or scheme.elaboration.need != "none"
    return " — say why in the justification." if asked else "."


def _verdicts(scheme: Scheme, item: DeskItem, answer: Answer, preference: int | None) -> Hint | None:
    """Preference against verdicts. Only constraints that are decided, met or missed, for both count."""
    if not preference:
        return None
    met, decided = [0, 0], 0
    for constraint in item.constraints:
        said = answer.verdicts.get(constraint.key, {})
        both = [said[side.key].verdict for side in (item.a, item.b) if side.key in said]
        if constraint.key in answer.ill_posed or len(both) < 2 or not {*both} <= {"met", "missed"}:
            continue
        decided += 1
        for side, verdict in enumerate(both):
            met[side] += verdict == "met"
    better, other = (0, 1) if preference < 0 else (1, 0)
    if met[other] <= met[better]:
        return None
    of = f"A meets {met[0]} of {decided} and B {met[1]} of {decided}"
    return Hint("verdicts", f"You prefer {'AB'[better]}, though {of}{_ask(scheme)}")


def _ratings(scheme: Scheme, item: DeskItem, answer: Answer, preference: int | None) -> Hint | None:
    """Preference against helpfulness, the attribute that HelpSteer2's preferences go with."""
    both = [answer.ratings.get(side.key, {}).get("helpfulness") for side in (item.a, item.b)]
    if not preference or both[0] is None or both[1] is None:
        return None
    if (both[0] - both[1]) * preference <= 0:  # negative prefers A
        return None
    of = f"you rate the helpfulness of A {both[0]:g} and of B {both[1]:g}"
    return Hint("ratings", f"You prefer {'A' if preference < 0 else 'B'}, though {of}{_ask(scheme)}")


def _wording(item: DeskItem, answer: Answer, preference: int | None) -> Hint | None:
    """The statement's words against the number: the side, and where it gives one, the strength."""
    found = _BETTER.search(to_shown(answer.statement, item.order)) if answer.statement else None
    if found is None or preference is None:
        return None
    side, strength = found[1], found[2]
    chosen = "A" if preference < 0 else "B" if preference > 0 else None
    said = f"{side} is {strength + ' ' if strength else ''}better"
    if chosen is None:
        return Hint("wording", f"The line says “{said}”, the scale says about the same.")
    scale = f"{chosen} is {_SAID_BY.get(abs(preference), 'better')}"
    if chosen != side or (strength and said != scale):
        return Hint("wording", f"The line says “{said}”, the scale says {scale}.")
    return None


def _lengths(rules: tuple[tuple[str, TextRule, str | None], ...]) -> Iterator[Hint]:
    for place, rule, text in rules:
        fault = length_fault(rule, text) if text and rule.lengths == "hint" else None
        if fault is not None:
            unit = "words" if fault.unit.startswith("word") else "characters"
            least, most = getattr(rule, f"least_{unit}"), getattr(rule, f"most_{unit}")
            usual = f"{least} to {most}" if least and most else f"at least {least}" if least else f"at most {most}"
            yield Hint("length", f"{place}: {fault.count} {unit}; {usual} are usual.")
