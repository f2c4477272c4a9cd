"""Other processes for work on many things: this program again, started afresh, gone when it is."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from threading import Thread


@contextmanager
def pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that work is given to. A copy of this one would hold its threads' locks and its open file.

    What waits is dropped when the work is stopped, and nothing that is running is killed.
    """
    from multiprocessing import get_context

    executor = ProcessPoolExecutor(processes, get_context("spawn"), _begin)
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


_LOOK_FOR_CIRCLES = 20_000
"""New objects after which Python looks for those that hold one another: of work on many small things there are none."""


def _begin() -> None:
    gc.freeze()
    gc.set_threshold(_LOOK_FOR_CIRCLES)
    # Ctrl+C reaches every process of the terminal; the one that was asked stops the others in good order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A program that is killed tells nobody, and its processes would wait for work for ever."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
