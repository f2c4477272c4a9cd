"""The arithmetic of verdicts: what people together say of each constraint, the gap, and whether a pair is a near miss.

`n/a` and ill-posed constraints leave the count; `unclear` counts as not met; a constraint whose dependency is missed
counts as missed, derived here and never stored (CONTRACT 4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from nearmiss.model import Constraint, Verdict
from nearmiss.records import RecordLabel

Table = dict[str, dict[str, Verdict]]
"""Constraint id to response id to verdict."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one rater says of some responses: a verdict by constraint and response, and what is ill-posed."""

    verdicts: dict[tuple[str, str], Verdict] = field(default_factory=dict)
    ill_posed: set[str] = field(default_factory=set)


def one_each(labels: Iterable[RecordLabel], about: Collection[str]) -> list[Said]:
    """The verdicts of each rater on some responses, from labels of these responses, together or single.

    Of several verdicts of one rater on one response that of the last round counts, and there the one given with both
    responses in view.
    """
    found: dict[str, Said] = {}
    for label in sorted(labels, key=lambda label: (label.round, len(label.subject))):
        if not set(label.subject) <= set(about):
            continue
        said = found.setdefault(label.rater, Said())
        said.ill_posed.update(label.answer.ill_posed)
        for constraint, by_response in label.answer.verdicts.items():
            said.verdicts.update({(constraint, response): item.verdict for response, item in by_response.items()})
    return list(found.values())


def together(raters: Sequence[Said]) -> Table:
    """The majority verdict of several raters on each constraint and response; no majority is `unclear`.

    A constraint that most of those who judged it call ill-posed is `n/a` everywhere.
    """
    said: dict[str, dict[str, list[Verdict]]] = {}
    ill: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    for rater in raters:
        ill.update(rater.ill_posed)
        judged.update({constraint for constraint, _ in rater.verdicts} | rater.ill_posed)
        for (constraint, response), verdict in rater.verdicts.items():
            said.setdefault(constraint, {}).setdefault(response, []).append(verdict)
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


def of_people_and_checks(people: Table, checks: Table, whose: Literal["human", "check", "both-agree"]) -> Table:
    """The verdicts of both, where they differ by whose counts: `both-agree` makes a difference `unclear`.

    Where one of them says nothing, the other's stands; a check that cannot tell says nothing beside a person.
    """
    found: Table = {constraint: dict(by_response) for constraint, by_response in checks.items()}
    for constraint, by_response in people.items():
        for response, verdict in by_response.items():
            check = found.setdefault(constraint, {}).get(response, "unclear")
            if check in ("unclear", verdict) or whose == "human":
                found[constraint][response] = verdict
            elif whose == "both-agree":
                found[constraint][response] = "unclear"
    return found


def with_dependencies(table: Table, constraints: Sequence[Constraint], responses: Collection[str]) -> Table:
    """The verdicts on these responses in the order of the constraints, with what follows from dependencies.

    A constraint that depends on a missed one counts as missed, whatever was said of it, unless it does not apply.
    """
    found: Table = {item.id: dict(table.get(item.id, {})) for item in constraints}
    for _ in constraints:  # a chain is at most as long as the list
        before = {constraint: dict(by_response) for constraint, by_response in found.items()}
        for item in constraints:
            for response in responses:
                above = [found[other].get(response) for other in item.depends_on if other in found]
                if "missed" in above and found[item.id].get(response) != "n/a":
                    found[item.id][response] = "missed"
        if found == before:
            break
    return found


def missed(table: Table, response: str) -> list[str]:
    """The constraints that a response does not keep, in the table's order; `unclear` counts as not kept."""
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
    """Whether the preferred meets all decided constraints and the other misses one or two.

    A constraint that the other misses counts where it is decided for the preferred too. `added` maps constraints to
    the step that added them, where a lineage is known: then one of the missed must have been added.
    """
    if any(by.get(preferred) == "missed" for by in table.values()):
        return False
    lost = [c for c in decided_on_both(table, preferred, other) if table[c][other] == "missed"]
    if not 1 <= len(lost) <= 2:
        return False
    return added is None or any(added.get(c) is not None for c in lost)
