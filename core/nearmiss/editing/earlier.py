"""How many verdicts are about an earlier wording of a constraint, and so count nowhere any more?"""

from __future__ import annotations

import sqlite3
from typing import Any

REASON = "about an earlier wording of the constraint"
"""Why a verdict is left out that was given before the constraint was edited."""

_COUNTS = """
SELECT count(*), sum(rater.kind = 'human')
FROM now_verdict AS v JOIN now_answer AS a ON a.register = v.register AND a.act = 'label'
JOIN now_rater AS rater ON rater.id = a.rater
JOIN response ON response.key = v.response
LEFT JOIN requirement ON requirement.key = v.requirement
LEFT JOIN now_constraint AS named ON named.prompt = response.prompt AND named.key = v.requirement
LEFT JOIN now_fact AS edit ON edit.act = 'edit' AND edit.response_1 = response.prompt
WHERE CASE WHEN edit.register IS NOT NULL THEN named.position IS NULL
      ELSE EXISTS (SELECT 1 FROM requirement AS newer WHERE newer.prompt = requirement.prompt
                   AND newer.id = requirement.id AND newer.n > requirement.n) END
"""


def earlier_verdicts(connection: sqlite3.Connection) -> tuple[int, int]:
    """Of all raters, and of people."""
    everybody, people = connection.execute(_COUNTS).fetchone()
    return int(everybody), int(people or 0)


def left_out(connection: sqlite3.Connection) -> dict[str, Any]:
    """The same as a field of a report: `excluded`, by reason; nothing where there are none."""
    everybody, _ = earlier_verdicts(connection)
    return {"excluded": {REASON: everybody}} if everybody else {}
