"""What a project holds, counted: the figures of `status` and of the overview page."""

from __future__ import annotations

import shlex
import sqlite3
from dataclasses import dataclass

from nearmiss import content
from nearmiss.queueing import TrainingResult, Trainings, gold_answers


@dataclass(frozen=True, slots=True)
class RaterSummary:
    """How much one rater has said.

    `labels`: all current labels, in every slot and of single responses too. `assigned`: the pairs that are to be
    answered; for checks and references, to whom nobody gives work, those that they answered. `done` and `skipped`:
    how many of these have a label, or were passed over. Seconds are the median of one label; `last` is the newest
    label's time of day. `training` is what a training round came to, `gold` how many hidden gold pairs were labelled
    and how many of them rightly; None where there is none.
    """

    rater: str
    kind: str
    labels: int
    done: int
    skipped: int
    assigned: int
    median_seconds: float | None
    last: str | None
    training: TrainingResult | None = None
    gold: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a project holds.

    The same two responses in either order are one pair here, except in `counts`. `by_labels[k]` is the number of
    pairs that k people labelled; `disputed` those where people take different sides, `both_bad` those that somebody
    called bad on both sides, `flagged` the flags that stand, `conflicts` the answers beside another of one rater.
    """

    counts: dict[str, int]
    raters: tuple[RaterSummary, ...]
    by_labels: dict[int, int]
    flagged: int
    both_bad: int
    disputed: int
    conflicts: int

    def next_step(self, path: str) -> str:
        """What a lead would do next, in a sentence."""
        place = shlex.quote(path)
        if self.counts["pairs"] == 0:
            return f"Next: nearmiss import {place} FILE"
        people = [rater for rater in self.raters if rater.kind == "human" and rater.labels]
        if not people:
            return f"Next: nearmiss {place} --rater NAME"
        if len(people) > 1 or any(rater.kind == "judge" and rater.labels for rater in self.raters):
            return f"Next: nearmiss agreement {place}, or nearmiss export {place} --to trl --out DIR"
        return f"Next: nearmiss export {place} --to trl --out DIR"


_CONSTRAINTS = """
SELECT (SELECT count(*) FROM requirement)
     - (SELECT count(*) FROM requirement WHERE prompt IN (SELECT response_1 FROM now_fact WHERE act = 'edit'))
     + (SELECT count(*) FROM now_constraint WHERE position IS NOT NULL)
"""
_PEOPLE = """
SELECT min(a.response_1, a.response_2) AS one, max(a.response_1, a.response_2) AS two, a.rater, a.both_bad,
       CASE WHEN a.response_1 < a.response_2 THEN a.preference ELSE -a.preference END AS preference
FROM now_answer AS a JOIN now_rater AS rater ON rater.id = a.rater
WHERE a.act = 'label' AND a.status = 'given' AND rater.kind = 'human' AND a.slot = 'main' AND a.purpose = 'work'
AND a.response_2 IS NOT NULL
"""
_PAIRS_OF_PEOPLE = f"""
SELECT count(DISTINCT rater) AS people, max(both_bad) AS both_bad, min(preference) < 0 AND max(preference) > 0 AS split
FROM ({_PEOPLE}) GROUP BY one, two
"""
_RATERS = """
SELECT rater.id, rater.name, rater.kind,
       count(a.register) FILTER (WHERE a.act = 'label'),
       count(DISTINCT pair.key) FILTER (WHERE a.act = 'label' AND a.purpose <> 'training'),
       count(DISTINCT pair.key) FILTER (WHERE a.act = 'skip' AND a.purpose <> 'training'),
       max(a.at) FILTER (WHERE a.act = 'label')
FROM now_rater AS rater
LEFT JOIN now_answer AS a ON a.rater = rater.id
LEFT JOIN pair ON pair.response_1 = a.response_1 AND pair.response_2 = a.response_2
GROUP BY rater.id ORDER BY rater.kind, rater.name, rater.id
"""
_MEDIAN_SECONDS = """
SELECT rater, avg(seconds) FROM (
    SELECT a.rater, a.seconds, row_number() OVER (PARTITION BY a.rater ORDER BY a.seconds) AS place,
           count(*) OVER (PARTITION BY a.rater) AS number
    FROM now_answer AS a WHERE a.act = 'label' AND a.seconds IS NOT NULL
) WHERE place IN ((number + 1) / 2, (number + 2) / 2) GROUP BY rater
"""


def summary(connection: sqlite3.Connection) -> Summary:
    """Count a project."""

    def one(query: str) -> int:
        return int(connection.execute(query).fetchone()[0])

    counts = {
        "prompts": one("SELECT count(*) FROM prompt"),
        "responses": one("SELECT count(*) FROM response"),
        "pairs": one("SELECT count(*) FROM pair"),
        "constraints": one(_CONSTRAINTS),
        "labels": one("SELECT count(*) FROM now_answer WHERE act = 'label'"),
        "raters": one("SELECT count(*) FROM now_rater"),
    }
    by_labels, both_bad, disputed = _of_people(connection)
    return Summary(
        counts=counts,
        raters=_raters(connection, one(content.PAIRS_TO_ANSWER)),
        by_labels=by_labels,
        flagged=one("SELECT count(*) FROM now_fact WHERE act = 'flag' AND body ->> '$.on'"),
        both_bad=both_bad,
        disputed=disputed,
        conflicts=one("SELECT count(*) FROM (SELECT 1 FROM now_head GROUP BY register HAVING count(*) > 1)"),
    )


def _of_people(connection: sqlite3.Connection) -> tuple[dict[int, int], int, int]:
    """Pairs by the number of people who labelled them; pairs called both bad; pairs with people on either side."""
    rows = connection.execute(
        f"SELECT people, count(*), sum(both_bad), sum(coalesce(split, 0)) FROM ({_PAIRS_OF_PEOPLE}) GROUP BY people"
        " ORDER BY people"
    ).fetchall()
    return {row[0]: row[1] for row in rows}, sum(row[2] for row in rows), sum(row[3] for row in rows)


def _raters(connection: sqlite3.Connection, to_answer: int) -> tuple[RaterSummary, ...]:
    seconds = dict(connection.execute(_MEDIAN_SECONDS).fetchall())
    trained, hidden = Trainings(connection), gold_answers(connection)
    found = []
    for identity, name, kind, labels, done, skipped, last in connection.execute(_RATERS):
        assigned = to_answer if kind in ("human", "judge") else done
        training = trained.of(identity) if kind == "human" else None
        if training is not None:
            assigned -= trained.away
        found.append(
            RaterSummary(
                *(name, kind, labels, done, skipped, assigned, seconds.get(identity), last),
                training=training,
                gold=hidden.get(identity),
            )
        )
    return tuple(found)
