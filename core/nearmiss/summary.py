"""What a project holds, counted: the figures of `status` and of the overview page."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RaterSummary:
    """How much one rater has said: all current labels, and pairs answered in the main slot out of those to answer."""

    rater: str
    kind: str
    labels: int
    done: int
    skipped: int
    assigned: int
    median_seconds: float | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a project holds. `by_labels[k]` is the number of pairs with k people's labels."""

    counts: dict[str, int]
    raters: tuple[RaterSummary, ...]
    by_labels: dict[int, int]
    flagged: int
    both_bad: int
    disputed: int
    conflicts: int

    def next_step(self, path: str) -> str:
        """What a lead would do next, in a sentence."""
        if self.counts["pairs"] == 0:
            return f"Next: nearmiss import {path} FILE"
        people = [rater for rater in self.raters if rater.kind == "human"]
        if not people:
            return f"Next: nearmiss {path} --rater NAME"
        if len(people) > 1 or any(rater.kind == "judge" for rater in self.raters):
            return f"Next: nearmiss agreement {path}, or nearmiss export {path} --to trl --out DIR"
        return f"Next: nearmiss export {path} --to trl --out DIR"


def summary(connection: sqlite3.Connection) -> Summary:
    """Count a project."""

    def one(query: str) -> int:
        return int(connection.execute(query).fetchone()[0])

    pairs = one("SELECT count(*) FROM pair")
    counts = {
        "prompts": one("SELECT count(*) FROM prompt"),
        "responses": one("SELECT count(*) FROM response"),
        "pairs": pairs,
        "constraints": one("SELECT count(*) FROM requirement"),
        "labels": one("SELECT count(*) FROM now_answer WHERE act = 'label'"),
        "raters": one("SELECT count(*) FROM now_rater"),
    }
    return Summary(
        counts=counts,
        raters=_raters(connection, pairs),
        by_labels=_by_labels(connection),
        flagged=one("SELECT count(*) FROM now_fact WHERE act = 'flag' AND body ->> '$.on'"),
        both_bad=one(_PEOPLE.format("count(DISTINCT a.response_1 || a.response_2)", "AND a.both_bad")),
        disputed=one(_DISPUTED),
        conflicts=one("SELECT count(*) FROM (SELECT 1 FROM now_head GROUP BY register HAVING count(*) > 1)"),
    )


_PEOPLE = """
SELECT {} FROM now_answer AS a JOIN now_rater AS rater ON rater.id = a.rater
WHERE a.act = 'label' AND rater.kind = 'human' AND a.slot = 'main' AND a.response_2 IS NOT NULL {}
"""
_DISPUTED = f"""
SELECT count(*) FROM ({_PEOPLE.format("1", "AND a.preference <> 0")} GROUP BY a.response_1, a.response_2
HAVING min(a.preference) < 0 AND max(a.preference) > 0)
"""


def _raters(connection: sqlite3.Connection, pairs: int) -> tuple[RaterSummary, ...]:
    rows = connection.execute(
        "SELECT rater.id, rater.name, rater.kind, count(a.register) FILTER (WHERE a.act = 'label'),"
        " count(DISTINCT CASE WHEN a.act = 'label' AND a.response_2 IS NOT NULL"
        "   THEN a.response_1 || a.response_2 END),"
        " count(a.register) FILTER (WHERE a.act = 'skip'), max(a.at)"
        " FROM now_rater AS rater LEFT JOIN now_answer AS a ON a.rater = rater.id"
        " GROUP BY rater.id ORDER BY rater.kind, rater.name, rater.id"
    ).fetchall()
    return tuple(
        RaterSummary(name, kind, labels, done, skipped, pairs, _median_seconds(connection, identity), last)
        for identity, name, kind, labels, done, skipped, last in rows
    )


def _median_seconds(connection: sqlite3.Connection, rater: str) -> float | None:
    rows = connection.execute(
        "SELECT seconds FROM now_answer WHERE rater = ? AND seconds IS NOT NULL ORDER BY seconds", (rater,)
    ).fetchall()
    if not rows:
        return None
    middle = len(rows) // 2
    return float(rows[middle][0]) if len(rows) % 2 else float(rows[middle - 1][0] + rows[middle][0]) / 2


def _by_labels(connection: sqlite3.Connection) -> dict[int, int]:
    counted = _PEOPLE.format("count(DISTINCT a.rater) AS people", "") + " GROUP BY a.response_1, a.response_2"
    rows = connection.execute(f"SELECT people, count(*) FROM ({counted}) GROUP BY people ORDER BY people")
    return dict(rows.fetchall())
