"""Who said what of which constraint: a project's verdicts read for the metrics, by rater and by pair."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from nearmiss import content, verdicts
from nearmiss.consensus import majority, sign
from nearmiss.editing.earlier import left_out
from nearmiss.exporting.people import labels_of_kind, people_labels, votes_of
from nearmiss.metrics.kept import Judged, Ruling
from nearmiss.metrics.pairs import JudgedPair
from nearmiss.metrics.report import document, pairs_document
from nearmiss.model import Constraint, Verdict
from nearmiss.monitor import SILENT, Monitor
from nearmiss.project import Project
from nearmiss.readout import read_prompts, unique_names
from nearmiss.records import Record, RecordPair

Who = tuple[str, str]
"""Kind and name of a rater."""
Row = tuple[Any, ...]
BATCH = 200
"""Prompts that are read at once."""

_VERDICTS = """
SELECT one.prompt, a.rater, v.requirement, v.response, v.verdict, coalesce(v.loose, v.verdict), v.ill_posed
FROM response AS one
JOIN now_answer AS a ON a.response_1 = one.key AND a.act = 'label'
JOIN now_verdict AS v ON v.register = a.register
WHERE one.prompt IN (SELECT value FROM json_each(?))
ORDER BY one.prompt, a.rater, a.round, a.response_2 IS NOT NULL, a.register
"""
_PROMPT = """
SELECT body ->> '$.evolution[0]', coalesce(body -> '$.tags', '{}'),
       (SELECT count(*) FROM json_each(body, '$.turns') WHERE value ->> '$.role' = 'user')
FROM prompt WHERE key = ?
"""
_RESPONSES = "SELECT key, id, model FROM response WHERE prompt = ? ORDER BY n"
_HAS_PAIRS = """
SELECT EXISTS (SELECT 1 FROM pair WHERE body ->> '$.expected' IS NOT NULL)
    OR EXISTS (SELECT 1 FROM now_fact WHERE act = 'decide')
    OR EXISTS (SELECT 1 FROM now_answer AS a JOIN now_rater AS r ON r.id = a.rater AND r.kind = 'human'
               WHERE a.act = 'label')
"""


def rates(project: Project, monitor: Monitor = SILENT) -> dict[str, Any]:
    """What all verdicts of a project come to, as JSON: `verdicts` by rater, people together as `consensus`, and
    `of_pairs`. Empty without verdicts.

    `excluded` counts, by reason, verdicts that are among none of them.
    """
    raters = read_judged(project.connection, monitor)
    if not raters:
        return {}
    by_rater = [{"rater": name, "kind": kind, **document(judged)} for (kind, name), judged in raters.items()]
    people, pairs = read_of_people(project.connection, monitor)
    together = {"consensus": document(people)} if people else {}
    return {"verdicts": by_rater, **together, "of_pairs": pairs_document(pairs), **left_out(project.connection)}


# ------------------------------------------------------------------------------------------ by rater


def read_judged(connection: sqlite3.Connection, monitor: Monitor = SILENT) -> dict[Who, list[Judged]]:
    """The responses that each rater gave a verdict on, raters by kind and name.

    Of several verdicts of one rater on one response that of the last round counts, and there the one given with both
    responses in view. A constraint that a rater calls ill-posed does not apply for that rater.
    """
    family, names = content.families(connection), unique_names(connection)
    found: dict[Who, list[Judged]] = {}
    prompts = sorted(family)
    for start in range(0, len(prompts), BATCH):
        rows = connection.execute(_VERDICTS, (json.dumps(prompts[start : start + BATCH]),)).fetchall()
        for prompt, of_prompt in groupby(rows, key=lambda row: row[0]):
            frame = _frame(connection, prompt, family[prompt])
            for rater, said in groupby(of_prompt, key=lambda row: row[1]):
                if rater in names:
                    found.setdefault((names[rater].kind, names[rater].name), []).extend(_judged(frame, said))
        monitor.report(start, len(prompts))
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class _Frame:
    """A prompt with what verdicts on its responses are about."""

    prompt: str
    cluster: int
    level: int | None
    tags: dict[str, Any]
    turns: int
    constraints: tuple[Constraint, ...]
    responses: tuple[Row, ...]


def _frame(connection: sqlite3.Connection, prompt: str, cluster: int) -> _Frame:
    level, tags, turns = connection.execute(_PROMPT, (prompt,)).fetchone()
    responses = tuple(connection.execute(_RESPONSES, (prompt,)).fetchall())
    constraints = content.read_requirements(connection, prompt)
    return _Frame(prompt, cluster, level, json.loads(tags), turns, constraints, responses)


def _judged(frame: _Frame, rows: Iterable[Row]) -> Iterator[Judged]:
    strict: verdicts.Table = {}
    loose: verdicts.Table = {}
    ill_posed = set()
    for _, _, constraint, response, verdict, loosely, ill in rows:
        strict.setdefault(constraint, {})[response] = verdict
        loose.setdefault(constraint, {})[response] = loosely
        if ill:
            ill_posed.add(constraint)
    strict, loose = _derived(frame, strict, ill_posed), _derived(frame, loose, ill_posed)
    for key, identity, model in frame.responses:
        rulings = _rulings(frame.constraints, strict, loose, key)
        if rulings:
            yield Judged(identity, frame.prompt, frame.cluster, rulings, model, frame.level, frame.turns, frame.tags)


def _derived(frame: _Frame, table: verdicts.Table, ill_posed: set[str]) -> verdicts.Table:
    """The verdicts with what follows from ill-posed constraints and from dependencies."""
    for constraint in ill_posed:
        table[constraint] = dict.fromkeys(table[constraint], "n/a")
    if not any(item.depends_on for item in frame.constraints):
        return table
    key = {item.id: item.key for item in frame.constraints}
    by_id: verdicts.Table = {item.id: table.get(item.key, {}) for item in frame.constraints}
    derived = verdicts.with_dependencies(by_id, frame.constraints, [row[0] for row in frame.responses])
    return {key[identity]: by_response for identity, by_response in derived.items()}


def _rulings(
    constraints: Sequence[Constraint], strict: verdicts.Table, loose: verdicts.Table, response: str
) -> tuple[Ruling, ...]:
    found = []
    for item in constraints:
        verdict = strict.get(item.key, {}).get(response)
        if verdict is not None:
            check = item.check.id if item.check else None
            loosely = loose[item.key].get(response, verdict)
            found.append(_ruling(verdict, loosely, item.category, check, item.added_in is not None, item.weight))
    return tuple(found)


@lru_cache(maxsize=10_000)
def _ruling(
    verdict: Verdict, loose: Verdict, category: str | None, check: str | None, added: bool, weight: float | None
) -> Ruling:
    """One value for all rulings that say the same: there are many, and few different ones."""
    return Ruling(verdict, loose, category, check, added, 1.0 if weight is None else weight)


def judged_by_people(record: Record, prompt: str, cluster: int) -> Iterator[Judged]:
    """The responses of a prompt with the verdicts that most people give (CONTRACT 4 and 5), in place of a rater's."""
    everyone = [response.id for response in record.responses]
    said = verdicts.together(verdicts.one_each(people_labels(record), set(everyone)))
    if not said:
        return
    table = verdicts.with_dependencies(said, record.constraints, everyone)
    level = record.evolution.step if record.evolution else None
    turns = sum(turn.role == "user" for turn in record.conversation.turns)
    for response in record.responses:
        found = []
        for item in record.constraints:
            verdict = table[item.id].get(response.id)
            if verdict is not None:
                check = item.check.id if item.check else None
                found.append(_ruling(verdict, verdict, item.category, check, item.added_in is not None, item.weight))
        if found:
            yield Judged(response.id, prompt, cluster, tuple(found), response.model, level, turns, record.tags)


# ------------------------------------------------------------------------------------------- by pair


def any_preferred(connection: sqlite3.Connection) -> bool:
    """Whether any pair may have a preferred response: without one, no record needs to be read."""
    return bool(connection.execute(_HAS_PAIRS).fetchone()[0])


def read_pairs(connection: sqlite3.Connection, monitor: Monitor = SILENT) -> list[JudgedPair]:
    """The pairs that have a preferred response, with people's verdicts and, where they say nothing, those of checks."""
    return read_of_people(connection, monitor)[1]


def read_of_people(connection: sqlite3.Connection, monitor: Monitor = SILENT) -> tuple[list[Judged], list[JudgedPair]]:
    """The responses with the verdicts that most people give, and the pairs of `read_pairs`: both need whole records."""
    people: list[Judged] = []
    pairs: list[JudgedPair] = []
    if not any_preferred(connection):
        return people, pairs
    family = content.families(connection)
    for number, (key, record) in enumerate(read_prompts(connection)):
        if any(label.answer.verdicts for label in record.labels):
            people += judged_by_people(record, key, family[key])
            pairs += pairs_in(record, family[key])
        if number % 100 == 0:
            monitor.report(number, len(family))
    return people, pairs


def pairs_in(record: Record, cluster: int) -> list[JudgedPair]:
    """The pairs of a prompt with a preferred response: by a lead's decision, by people, else the expected one."""
    if not record.responses[1:] or record.pairs == ():
        return []
    everyone = {response.id for response in record.responses}
    people = verdicts.together(verdicts.one_each(people_labels(record), everyone))
    checks = verdicts.together(verdicts.one_each(labels_of_kind(record, "check"), everyone))
    table = verdicts.of_people_and_checks(people, checks, "human")
    found = (_pair(record, pair, table, cluster) for pair in record.all_pairs())
    return [pair for pair in found if pair is not None]


def _pair(record: Record, pair: RecordPair, table: verdicts.Table, cluster: int) -> JudgedPair | None:
    side = _side(record, pair)
    if not side and pair.expected is None:
        return None
    one, two = pair.responses
    preferred = (one if side < 0 else two) if side else pair.expected or one
    other = two if preferred == one else one
    about = {c: {r: said for r, said in by.items() if r in pair.responses} for c, by in table.items()}
    if side == 0:
        about = {}  # nobody is preferred: such a pair counts only against the expectation
    as_expected = None if side is None or pair.expected is None else bool(side) and preferred == pair.expected
    return JudgedPair(
        preferred,
        other,
        verdicts.with_dependencies(about, record.constraints, pair.responses),
        cluster,
        {item.id: item.added_in for item in record.constraints},
        as_expected,
    )


def _side(record: Record, pair: RecordPair) -> int | None:
    """−1: response 1 is preferred, 1: response 2, 0: neither; None where nobody has said anything."""
    for decision in record.decisions:
        if set(decision.pair) == set(pair.responses) and (decision.preference is not None or decision.both_bad):
            value = sign(decision.preference or 0)
            return value if decision.pair == pair.responses else -value
    votes = votes_of(record, pair)
    return (majority([vote.preference for vote in votes]).side or 0) if votes else None
