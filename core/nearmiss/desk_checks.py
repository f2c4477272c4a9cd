"""What do programs say of the two responses that are on the desk, constraint by constraint?

What checks have left in the log comes with the pair. Where a constraint has a check, it is run on the texts besides:
not on the thread that also saves, and nobody waits for it; a verdict in the log stands, and gets its words from that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from threading import Thread

from nearmiss.model import CheckSpec, Constraint, Conversation, DeskItem, DeskSide, Outcome, Subject, Verdict
from nearmiss.phrases import phrase

MOST_CHARACTERS = 50_000
"""A longer response is not checked here."""
MOST_SECONDS = 2.0
"""What a worker waits for all checks of a pair together. As a rule they take a few milliseconds; only a search that
runs wild is not waited for."""

Checks = tuple[tuple[Outcome | None, Outcome | None], ...]
"""For each constraint what a program says of A and of B; None where none can say anything."""
Place = tuple[str, str]
"""The keys of a constraint and of a response."""
Check = Callable[[CheckSpec, str, str], Outcome | None]

_LOGGED = """
SELECT v.requirement, v.response, v.verdict, v.loose, v.evidence
FROM now_answer AS a
JOIN now_rater AS rater ON rater.id = a.rater AND rater.kind = 'check'
JOIN now_verdict AS v ON v.register = a.register
JOIN log ON log.id = a.line
WHERE a.act = 'label' AND a.response_1 IN (?, ?) AND (a.response_2 IS NULL OR a.response_2 IN (?, ?))
ORDER BY log.lamport, log.id
"""


@dataclass(frozen=True, slots=True)
class ToCheck:
    """The checks of one pair that are to be run: constraints as stored, the responses A and B, the request they answer.

    `logged` is what the log says of each constraint.
    """

    constraints: tuple[Constraint, ...]
    sides: tuple[DeskSide, DeskSide]
    prompt: str
    logged: Checks


def logged_checks(
    connection: sqlite3.Connection,
    subject: Subject,
    constraints: Sequence[Constraint],
    sides: tuple[DeskSide, DeskSide],
) -> Checks:
    """What the log has of programs about the responses A and B of `subject`, for each constraint of the prompt.

    Of several checks the one that was written last counts.
    """
    rows = connection.execute(_LOGGED, (*subject, *subject)).fetchall()
    logged = {(constraint, response): _kept(*said) for constraint, response, *said in rows}
    a, b = (side.key for side in sides)
    return tuple((logged.get((c.key, a)), logged.get((c.key, b))) for c in constraints)


def to_check(constraints: Sequence[Constraint], conversation: Conversation, item: DeskItem) -> ToCheck | None:
    """What is to be run for an item, whose constraints are these as stored; None where no constraint has a check."""
    if not item.checking:
        return None
    return ToCheck(tuple(constraints), (item.a, item.b), last_question(conversation), item.checks)


def checks_run(work: ToCheck, seconds: float = MOST_SECONDS) -> Checks:
    """What programs say of A and B, for each constraint: those of the log, and those that are run now.

    Its words (`found`, `wanted`) are those of the check run here, where that comes to the same verdict as the log, and
    otherwise those that stand in the log.
    """
    live = run(work.constraints, work.sides, work.prompt, seconds=seconds)
    a, b = (side.key for side in work.sides)
    return tuple(
        (_one(of_a, live.get((c.key, a))), _one(of_b, live.get((c.key, b))))
        for c, (of_a, of_b) in zip(work.constraints, work.logged, strict=True)
    )


def with_checks(item: DeskItem, checks: Checks) -> DeskItem:
    """The item, once its checks have been run."""
    return replace(item, checks=checks, checking=())


def run(
    constraints: Sequence[Constraint],
    sides: Iterable[DeskSide],
    prompt: str,
    check: Check | None = None,
    seconds: float = MOST_SECONDS,
) -> dict[Place, Outcome | None]:
    """Run the checks of the constraints on responses, for as long as there is time.

    What is not done by then is `unclear`, with the reason. `prompt` is the request, for checks that compare with it.
    """
    work = [(c.key, side, c.check) for c in constraints if c.check for side in sides]
    found: dict[Place, Outcome | None] = {
        (key, side.key): Outcome("unclear", why=phrase("the check took too long")) for key, side, _ in work
    }
    # A search cannot be stopped from outside: it is left to end by itself, and nobody waits for it.
    from nearmiss.checks import outcome  # 50 ms, and more on a busy machine: only where a constraint has a check

    arguments = (work, prompt, found, check or outcome)
    thread = Thread(target=_run_all, args=arguments, name="checks for the desk", daemon=True)
    thread.start()
    thread.join(seconds)
    return dict(found)


def _run_all(
    work: Sequence[tuple[str, DeskSide, CheckSpec]],
    prompt: str,
    found: dict[Place, Outcome | None],
    check: Check,
) -> None:
    for key, side, spec in work:
        text = side.text.shown
        too_long = len(text) > MOST_CHARACTERS
        found[key, side.key] = (
            Outcome("unclear", why=phrase("the response is too long")) if too_long else check(spec, text, prompt)
        )


def _one(said: Outcome | None, here: Outcome | None) -> Outcome | None:
    if said is None or here is None or here.verdict != said.verdict:
        return said or here
    return replace(here, loose=said.loose or here.loose)


def _kept(verdict: Verdict, loose: Verdict | None, words: str | None) -> Outcome:
    """What stands in the log: a verdict with its words, or, where it is unclear, with the reason. No stretches."""
    said = "" if words is None or words.startswith("[") else words
    return Outcome(verdict, loose, why=said) if verdict == "unclear" else Outcome(verdict, loose, found=said)


def last_question(conversation: Conversation) -> str:
    """What the responses answer: the last turn of the user, or the last of all."""
    asked = [turn for turn in conversation.turns if turn.role == "user"] or conversation.turns
    return asked[-1].content if asked else ""
