"""Whether a record holds together: what its pairs, labels and facts name must be in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from nearmiss.errors import ProblemForYou
from nearmiss.model import Constraint, Judgement
from nearmiss.records.values import Record, RecordLabel, RecordPair


def check_references(record: Record) -> None:
    """Refuse a record whose labels, pairs or constraints name what the record does not hold."""
    constraints = check_constraints(record.constraints)
    known = _Known(_unique([response.id for response in record.responses], "response"), constraints)
    for index, pair in enumerate(record.pairs or ()):
        _check_pair(pair, known, index)
    for index, gold in enumerate(record.gold):
        known.pair(gold.pair, "gold[{}].pair", index)
        known.verdicts(gold.verdicts, "gold[{}].verdicts", index)
    for index, decision in enumerate(record.decisions):
        known.pair(decision.pair, "decisions[{}].pair", index)
    for index, label in enumerate(record.labels):
        _check_label(label, known, index)


def check_constraints(constraints: Sequence[Constraint]) -> frozenset[str]:
    """Refuse a list in which an id is missing or stands twice, or that depends on what it does not hold; the ids."""
    known = _unique([item.id for item in constraints], "constraint")
    for index, item in enumerate(constraints):
        if not item.id:
            raise ProblemForYou(f"constraints[{index}].id is missing.")
        _all_in(item.depends_on, known, "constraint", "constraints[{}].depends_on", index)
    return known


def _unique(ids: Sequence[str], what: str) -> frozenset[str]:
    found = frozenset(ids)
    if len(found) < len(ids):
        twice = next(item for item in ids if ids.count(item) > 1)
        raise ProblemForYou(f"The {what} id '{twice}' stands twice in one record.")
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    """The ids that a record holds."""

    responses: frozenset[str]
    constraints: frozenset[str]

    def response(self, ids: Collection[str], path: str, *at: object) -> None:
        _all_in(ids, self.responses, "response", path, *at)

    def constraint(self, ids: Collection[str], path: str, *at: object) -> None:
        _all_in(ids, self.constraints, "constraint", path, *at)

    def pair(self, ids: Sequence[str], path: str, *at: object) -> None:
        self.response(ids, path, *at)
        if len(set(ids)) < len(ids):
            raise ProblemForYou(f"{path.format(*at)} names the response '{ids[0]}' twice; a pair needs two.")

    def verdicts(self, verdicts: Mapping[str, Mapping[str, Judgement]], path: str, *at: object) -> None:
        self.constraint(verdicts, path, *at)
        for constraint, by_response in verdicts.items():
            self.response(by_response, path + ".{}", *at, constraint)


def _all_in(ids: Collection[str], known: frozenset[str], what: str, path: str, *at: object) -> None:
    """`path` has braces for what `at` says; it is put together for a complaint only."""
    if known.issuperset(ids):
        return
    stranger = next(item for item in ids if item not in known)
    raise ProblemForYou(f"{path.format(*at)} names the {what} '{stranger}', which the record does not hold.")


def _check_pair(pair: RecordPair, known: _Known, index: int) -> None:
    known.pair(pair.responses, "pairs[{}]", index)
    known.constraint(pair.expected_missed, "pairs[{}].expected_missed", index)
    if pair.expected is not None and pair.expected not in pair.responses:
        raise ProblemForYou(f"pairs[{index}].expected is '{pair.expected}', which is neither response of the pair.")


def _check_label(label: RecordLabel, known: _Known, index: int) -> None:
    known.pair(label.subject, "labels[{}]", index)
    answer = label.answer
    known.verdicts(answer.verdicts, "labels[{}].verdicts", index)
    known.constraint(answer.ill_posed, "labels[{}].ill_posed", index)
    known.constraint(answer.deciding, "labels[{}].deciding", index)
    known.response(answer.ratings, "labels[{}].ratings", index)
    if answer.preference is not None and len(label.subject) == 1:
        raise ProblemForYou(f"labels[{index}].preference needs a 'pair': one response alone cannot be preferred.")
