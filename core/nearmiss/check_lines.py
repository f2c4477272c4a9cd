"""Which lines do checks write into the log? Worked out away from the file, so that other processes can do it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from nearmiss.checks.conflicts import Conflict, conflicts
from nearmiss.checks.jobs import Job, run_all, run_job
from nearmiss.checks.patience import Patience, Tired
from nearmiss.checks.registry import rule_of
from nearmiss.lines import Act, Line, import_line, import_text, line_id, parse_line, register_of
from nearmiss.model import Answer, Constraint, Json
from nearmiss.records import write_answer

NAMESPACE = "nearmiss"


class Said(NamedTuple):
    """What checks say of one response: the register, id and text of the line if nothing stands there yet.

    Text, and not a `Line`, because it comes from another process: it is read only where it is needed.
    """

    register: str
    id: str
    text: str


@dataclass(slots=True)
class Batch:
    """What checks say of some responses, in their order. `unsupported`: by id, the verdicts that no program can give.

    `conflicts`: constraints that cannot be kept together, each with its prompt.
    """

    responses: int = 0
    lines: list[Said] = field(default_factory=list)
    verdicts: Counter[str] = field(default_factory=Counter)
    unsupported: Counter[str] = field(default_factory=Counter)
    conflicts: list[tuple[str, Conflict]] = field(default_factory=list)


def check_line(said: Said, body: Json, replaces: Iterable[str]) -> Line:
    """The line that says `body` in place of others, where something stands already."""
    line = parse_line(said.text)
    return import_line(Act("label", line.rater, line.subject, body=body), NAMESPACE, replaces)


def _said(rater: str, response: str, answer: Answer) -> Said:
    """The same in every copy of a project."""
    act = Act("label", rater, (response,), body=write_answer(answer))
    text = import_text(act, NAMESPACE)
    return Said(register_of(act), line_id(text), text)


def run_batch(rater: str, scale: str, jobs: list[Job], tired: Tired) -> tuple[Batch, Tired]:
    """Run some jobs for the rater with this id; what they say, and which searches were stopped."""
    batch, patience = Batch(), Patience(tired)
    for job in jobs:
        batch.unsupported += _unsupported(job)
        if job.first:
            batch.conflicts += [(job.prompt, found) for found in conflicts(_constraints(job))]
        batch.responses += len(job.responses)
        for response, judgements in run_job(job, patience):
            if judgements:
                verdicts = {key: {response: judgement} for key, judgement in judgements.items()}
                batch.lines.append(_said(rater, response, Answer(scale=scale, verdicts=verdicts)))
                batch.verdicts.update(judgement.verdict for judgement in judgements.values())
    return batch, patience.used()


def _unsupported(job: Job) -> Counter[str]:
    unknown = (asked.check for asked in job.checks if asked.run and rule_of(asked.check) is None)
    return Counter({name: times * len(job.responses) for name, times in Counter(unknown).items()})


def _constraints(job: Job) -> list[Constraint]:
    return [Constraint(asked.constraint, "", check=asked.spec) for asked in job.checks]


def batches(rater: str, scale: str, jobs: Iterable[Job], responses: int, processes: int) -> Iterable[Batch]:
    """All jobs run, in their order; `responses` says about how many there are in all."""
    return run_all(partial(run_batch, rater, scale), jobs, responses, processes)
