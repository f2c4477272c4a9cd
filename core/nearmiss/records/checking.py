"""Whether a record holds together: what its pairs, labels and facts name must be in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nearmiss.errors import ProblemForYou
from nearmiss.model import Constraint, Judgement
from nearmiss.records.values import Record, RecordLabel, RecordPair


def check_references(record: Record) -> None:
    """Refuse a record whose labels, pairs or constraints name what the record does not hold."""
    constraints = check_constraints(record.constraints)
    known = _Known(_unique([response.id for response in record.responses], "response"), constraints)
    for index, pair in enumerate(record.all_pairs()):
        _check_pair(pair, known, f"pairs[{index}]")
    for index, gold in enumerate(record.gold):
        known.pair(gold.pair, f"gold[{index}].pair")
        known.verdicts(gold.verdicts, f"gold[{index}].verdicts")
    for index, decision in enumerate(record.decisions):
        known.pair(decision.pair, f"decisions[{index}].pair")
    for index, label in enumerate(record.labels):
        _check_label(label, known, f"labels[{index}]")


def check_constraints(constraints: Sequence[Constraint]) -> frozenset[str]:
    """Refuse a list in which an id is missing or stands twice, or that depends on what it does not hold; the ids."""
    known = _unique([item.id for item in constraints], "constraint")
    for index, item in enumerate(constraints):
        if not item.id:
            raise ProblemForYou(f"constraints[{index}].id is missing.")
        _all_in(item.depends_on, known, f"constraints[{index}].depends_on", "constraint")
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

    def response(self, ids: Iterable[str], path: str) -> None:
        _all_in(ids, self.responses, path, "response")

    def constraint(self, ids: Iterable[str], path: str) -> None:
        _all_in(ids, self.constraints, path, "constraint")

    def pair(self, ids: Sequence[str], path: str) -> None:
        self.response(ids, path)
        if len(set(ids)) < len(ids):
            raise ProblemForYou(f"{path} names the response '{ids[0]}' twice; a pair needs two.")

    def verdicts(self, verdicts: Mapping[str, Mapping[str, Judgement]], path: str) -> None:
        self.constraint(verdicts, path)
        for constraint, by_response in verdicts.items():
            self.response(by_response, f"{path}.{constraint}")


def _all_in(ids: Iterable[str], known: frozenset[str], path: str, what: str) -> None:
    for item in ids:
        if item not in known:
            raise ProblemForYou(f"{path} names the {what} '{item}', which the record does not hold.")


def _check_pair(pair: RecordPair, known: _Known, path: str) -> None:
    known.pair(pair.responses, path)
    known.constraint(pair.expected_missed, f"{path}.expected_missed")
    if pair.expected is not None and pair.expected not in pair.responses:
        raise ProblemForYou(f"{path}.expected is '{pair.expected}', which is neither response of the pair.")


def _check_label(label: RecordLabel, known: _Known, path: str) -> None:
    known.pair(label.subject, path)
    answer = label.answer
    known.verdicts(answer.verdicts, f"{path}.verdicts")
    known.constraint(answer.ill_posed, f"{path}.ill_posed")
    known.constraint(answer.deciding, f"{path}.deciding")
    known.response(answer.ratings, f"{path}.ratings")
    if answer.preference is not None and len(label.subject) == 1:
        raise ProblemForYou(f"{path}.preference needs a 'pair': one response alone cannot be preferred.")
