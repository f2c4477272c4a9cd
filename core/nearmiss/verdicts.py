"""The arithmetic of verdicts: what people together say of each constraint, the gap, and whether a pair is a near miss.

`n/a` and ill-posed constraints leave the count; `unclear` counts as not met; a constraint whose dependency is missed
counts as missed, derived here and never stored (CONTRACT 4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from nearmiss.model import Constraint, Verdict
from nearmiss.records import RecordLabel

Table = dict[str, dict[str, Verdict]]
"""Constraint id to response id to verdict."""


def together(labels: Sequence[RecordLabel]) -> Table:
    """The majority verdict of several labels on each constraint and response; no majority is `unclear`.

    A constraint that most of those who judged it call ill-posed is `n/a` everywhere.
    """
    said: dict[str, dict[str, list[Verdict]]] = {}
    ill: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    for label in labels:
        ill.update(label.answer.ill_posed)
        judged.update(set(label.answer.verdicts) | set(label.answer.ill_posed))
        for constraint, by_response in label.answer.verdicts.items():
            for response, judgement in by_response.items():
                said.setdefault(constraint, {}).setdefault(response, []).append(judgement.verdict)
    return {
        constraint: {
            response: "n/a" if 2 * ill[constraint] > judged[constraint] else most(verdicts)
            for response, verdicts in by_response.items()
        }
        for constraint, by_response in said.items()
    }


def most(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict that most give; `unclear` where no verdict has most."""
    ranked = Counter(verdicts).most_common(2)
    if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
        return "unclear"
    return ranked[0][0]


def with_dependencies(table: Table, constraints: Sequence[Constraint]) -> Table:
    """The same verdicts, where a constraint that depends on a missed one counts as missed too."""
    depends = {item.id: item.depends_on for item in constraints}
    found: Table = {constraint: dict(by_response) for constraint, by_response in table.items()}
    for _ in depends:  # a chain is at most as long as the list
        changed = False
        for constraint, by_response in found.items():
            for response, verdict in by_response.items():
                above = [found.get(other, {}).get(response) for other in depends.get(constraint, ())]
                if verdict not in ("missed", "n/a") and "missed" in above:
                    by_response[response] = "missed"
                    changed = True
        if not changed:
            break
    return found


def missed(table: Table, response: str) -> list[str]:
    """The constraints that a response does not keep, in the table's order."""
    return [constraint for constraint, by in table.items() if by.get(response) in ("missed", "unclear")]


def decided_on_both(table: Table, one: str, two: str) -> list[str]:
    """The constraints with a verdict of met or missed for both responses."""
    decided = ("met", "missed")
    return [constraint for constraint, by in table.items() if by.get(one) in decided and by.get(two) in decided]


def gap(table: Table, preferred: str, other: str) -> int | None:
    """Constraints met by the preferred response minus those met by the other, over those decided on both sides.

    None where nothing is decided on both sides.
    """
    both = decided_on_both(table, preferred, other)
    if not both:
        return None
    return sum((table[c][preferred] == "met") - (table[c][other] == "met") for c in both)


def is_near_miss(table: Table, preferred: str, other: str, added: Mapping[str, int | None] | None = None) -> bool:
    """Whether the preferred meets all decided constraints and the other misses one or two of them.

    `added` maps constraints to the step that added them, where a lineage is known: then one of the missed must have
    been added.
    """
    both = decided_on_both(table, preferred, other)
    if not both or any(table[c][preferred] != "met" for c in both):
        return False
    lost = [c for c in both if table[c][other] == "missed"]
    if not 1 <= len(lost) <= 2:
        return False
    return added is None or any(added.get(c) is not None for c in lost)
