"""Checks over many responses: a job holds one prompt's checks and some responses, and can go to another process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from nearmiss.checks.deciding import decider
from nearmiss.checks.patience import Patience, Tired
from nearmiss.model import CheckSpec, Judgement, Outcome
from nearmiss.processes import pool

CHUNK = 400
"""Responses that go to another process at once, or fewer where they are long."""
CHUNK_CHARACTERS = 2_000_000
WORTH_A_PROCESS = 2_000
"""Responses from which on starting other processes takes less time than it saves."""
MOST_WAITING = 16
"""Chunks that are under way at most. What a chunk teaches about slow searches counts from so many chunks later on,
whatever the number of processes: so it does not depend on which of them is done first."""

Done = TypeVar("Done")


class Asked(NamedTuple):
    """A constraint with a check: its key and id, the check's id and arguments, and whether it is to be run."""

    key: str
    constraint: str
    check: str
    args: Mapping[str, Any]
    run: bool

    @property
    def spec(self) -> CheckSpec:
        """The check."""
        return CheckSpec(self.check, self.args)


@dataclass(frozen=True, slots=True)
class Job:
    """One prompt's checks, and responses to try them on, by response key. `first`: no other job has this prompt before.

    `prompt` is its id, or its key where it has none; `question` what the responses answer.
    """

    prompt: str
    question: str
    checks: tuple[Asked, ...]
    responses: tuple[tuple[str, str], ...]
    first: bool = True


def in_words(found: Outcome) -> str | None:
    """What stands beside a verdict: '213 words, limit 200', or the reason why there is none."""
    if found.verdict == "unclear":
        return str(found.why) or None
    return ", ".join(part for part in (found.found, found.wanted) if part) or None


def judged(found: Outcome) -> Judgement:
    """The verdict as it is kept."""
    return Judgement(found.verdict, (), found.loose, in_words(found))


def run_job(job: Job, patience: Patience) -> Iterator[tuple[str, dict[str, Judgement]]]:
    """The key of each response of a job, and the verdicts on it by constraint key; checks that no program has are
    left out."""
    deciders = [(asked.key, decider(asked.spec, job.question, patience)) for asked in job.checks if asked.run]
    known = [(key, decide) for key, decide in deciders if decide is not None]
    for response, text in job.responses:
        yield response, {key: judged(decide(text)) for key, decide in known}


def chunks(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    """Jobs put together to about `CHUNK` responses, or `CHUNK_CHARACTERS`."""
    batch: list[Job] = []
    number = size = 0
    for job in jobs:
        batch.append(job)
        number += len(job.responses)
        size += sum(len(text) for _, text in job.responses)
        if number >= CHUNK or size >= CHUNK_CHARACTERS:
            yield batch
            batch, number, size = [], 0, 0
    if batch:
        yield batch


def run_all(
    work: Callable[[list[Job], Tired], tuple[Done, Tired]], jobs: Iterable[Job], responses: int, processes: int
) -> Iterator[Done]:
    """`work` done on all jobs, chunk by chunk in their order, with few of them in memory at any time.

    `work` returns what it did and which searches were too slow; it must be a function of a module, so that another
    process finds it. `responses`: about how many there will be; below `WORTH_A_PROCESS` all is done in this process.
    """
    learnt = [Tired()]
    batches = ((batch, learnt[max(0, number - MOST_WAITING)]) for number, batch in enumerate(chunks(jobs)))

    def noted(found: tuple[Done, Tired]) -> Done:
        learnt.append(learnt[-1].with_more(found[1]))
        return found[0]

    if processes < 2 or responses < WORTH_A_PROCESS:
        for batch, tired in batches:
            yield noted(work(batch, tired))
        return
    most = min(2 * processes, MOST_WAITING)
    with pool(processes) as workers:
        waiting: list[Future[tuple[Done, Tired]]] = []
        for batch, tired in batches:
            waiting.append(workers.submit(work, batch, tired))
            if len(waiting) >= most:
                yield noted(waiting.pop(0).result())
        while waiting:
            yield noted(waiting.pop(0).result())
