"""How a large file is made ready by other processes, block by block, while this one writes.

Each process reads some lines, checks them, and works out their rows; what comes back are plain rows, in the order of
the file. What only this process can do (pictures, labels about other files) it is left to do.
"""

from __future__ import annotations

import marshal
import os
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from itertools import starmap
from pathlib import Path

from nearmiss.errors import ProblemForYou
from nearmiss.importing.found import Item, shape_of
from nearmiss.importing.lines import Block, blocks
from nearmiss.importing.options import Options
from nearmiss.preparing import Listed, MadeApart, Prepared, Setting, add, cannot_be_stored
from nearmiss.processes import pool
from nearmiss.records import BadRecord, Record
from nearmiss.shown import Ready

ReadBlock = Callable[[Block, Options], Iterator[Item]]

WORTH_A_PROCESS = 12 << 20
"""Bytes of a file from which on starting other processes takes less time than it saves."""
MOST_PROCESSES = 3
"""What these can prepare is more than one process can write."""
MOST_BYTES = 32 << 20
"""Of the file, that are under way at most: usually far fewer, but one record may have 64 MB."""


def is_worth_it(path: Path) -> bool:
    """Whether a file is large, and made of lines."""
    several = (os.cpu_count() or 1) > 1
    return several and path.is_file() and path.stat().st_size >= WORTH_A_PROCESS and shape_of(path) == "lines"


def made_apart(
    path: Path, read_block: ReadBlock, options: Options, setting: Setting
) -> Generator[MadeApart, None, None]:
    """The records of a file, prepared by other processes, in order and with few of them in memory at any time.

    Where no process can be started, or the system ends one, the rest is left to be done here.
    """
    processes, size = min(os.cpu_count() or 1, MOST_PROCESSES), path.stat().st_size
    plain = replace(options, progress=None, notes=Counter())
    work = partial(prepare_block, read_block, plain, setting)
    waiting: deque[tuple[Block, Future[Packed | None] | None]] = deque()

    def done() -> MadeApart:
        block, future = waiting.popleft()
        return MadeApart(_answer(future), partial(read_block, block, options), size)

    with pool(processes) as workers, closing(blocks(path, options.progress)) as found:
        there = True
        for block in found:
            future = _given(workers, work, block) if there else None
            there = future is not None
            waiting.append((block, future))
            while len(waiting) > 2 * processes or sum(len(one.data or b"") for one, _ in waiting) > MOST_BYTES:
                yield done()
        while waiting:
            yield done()


def _given(
    workers: ProcessPoolExecutor, work: Callable[[Block], Packed | None], block: Block
) -> Future[Packed | None] | None:
    try:
        return workers.submit(work, block)
    except (BrokenProcessPool, OSError):
        return None


def _answer(future: Future[Packed | None] | None) -> Prepared | None:
    """What a process made; None where it could not, or was ended."""
    try:
        packed = None if future is None else future.result()
    except BrokenProcessPool:
        return None
    return None if packed is None else packed.opened()


def prepare_block(read_block: ReadBlock, options: Options, setting: Setting, block: Block) -> Packed | None:
    """Some lines as rows; None when they hold what another process cannot know."""
    made = Prepared()
    for item in read_block(block, options):
        if isinstance(item, BadRecord):
            made.problems.append(item)
        elif isinstance(item, Record) and _stands_alone(item):
            _add(made, item, setting)
        else:
            return None
    made.notes.update(options.notes)
    return Packed.of(made)


def _stands_alone(record: Record) -> bool:
    return not record.joins and not any(turn.images for turn in record.conversation.turns)


def _add(made: Prepared, record: Record, setting: Setting) -> None:
    try:
        add(made, record, setting, 0)
    except ProblemForYou as problem:
        made.problems.append(BadRecord(record.line, str(problem)))
    except (UnicodeEncodeError, OverflowError, ValueError) as fault:
        made.problems.append(BadRecord(record.line, cannot_be_stored(fault)))


@dataclass(frozen=True, slots=True)
class Packed:
    """What was prepared, on its way between processes: the many rows in the plainest way there is."""

    rest: Prepared
    rows: bytes

    @staticmethod
    def of(made: Prepared) -> Packed:
        """Pack it."""
        tables = (
            made.rows,
            [tuple(listed) for listed in made.lists],
            made.labels.lines,
            made.labels.shown,
            made.facts.lines,
            made.facts.shown,
        )
        rest = replace(made, rows={}, lists=[], labels=Ready(), facts=Ready())
        return Packed(rest, marshal.dumps(tables))

    def opened(self) -> Prepared:
        """What was packed."""
        rows, lists, labels, shown, facts, told = marshal.loads(self.rows)
        return replace(
            self.rest,
            rows=rows,
            lists=list(starmap(Listed, lists)),
            labels=Ready(labels, shown),
            facts=Ready(facts, told),
        )
