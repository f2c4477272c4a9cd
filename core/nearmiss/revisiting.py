"""Which pairs of their own may a rater want to look at again: flagged, skipped, answered last?"""

from __future__ import annotations

from dataclasses import dataclass

from nearmiss.model import Subject
from nearmiss.project import Project
from nearmiss.queueing import last_answered

_FLAGGED = """
SELECT pair.response_1, pair.response_2 FROM now_fact AS flag
JOIN pair ON pair.response_1 = flag.response_1 AND pair.response_2 = flag.response_2
WHERE flag.act = 'flag' AND flag.rater = ? AND flag.round = ? AND flag.body ->> '$.on' ORDER BY pair.n
"""
_SKIPPED = """
SELECT pair.response_1, pair.response_2 FROM now_answer AS answer
JOIN pair ON pair.response_1 = answer.response_1 AND pair.response_2 = answer.response_2
WHERE answer.act = 'skip' AND answer.rater = ? AND answer.round = ? AND answer.slot = 'main' ORDER BY pair.n
"""


@dataclass(frozen=True, slots=True)
class Revisits:
    """Pairs of a rater in the order of the project, and the one answered last."""

    flagged: tuple[Subject, ...] = ()
    skipped: tuple[Subject, ...] = ()
    last: Subject | None = None


def revisits(project: Project, rater: str, round_: str) -> Revisits:
    """What a rater has flagged and skipped in a round, and answered last."""

    def pairs(query: str) -> tuple[Subject, ...]:
        return tuple((one, two) for one, two in project.connection.execute(query, (rater, round_)))

    return Revisits(pairs(_FLAGGED), pairs(_SKIPPED), last_answered(project.connection, rater))
