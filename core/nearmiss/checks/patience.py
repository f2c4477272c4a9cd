"""How long may a check search in one text, and in all texts of a run together?

A search of a stranger's that runs wild is stopped. Where each of a hundred thousand responses is such a case, stopping
each after half a second would still take a day: so a rule that was stopped some times is not tried on the rest, and
when much was stopped the time for each search becomes shorter.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar

Result = TypeVar("Result")
Item = TypeVar("Item")

SECONDS = 0.5
"""The longest that a rule may search in one text, all of its patterns and all variants of the text together. Of the
processor, not of the wall: a verdict must not hang on what else a machine has to do."""
ENOUGH = 3
"""Stops of one rule with its arguments after which the rest of a run's responses is not searched."""
SHORTER = ((500, 0.02), (100, 0.05))
"""From so many stops in a run on, a rule may search so many seconds in one text."""
MOST_RULES = 1_000
"""Rules whose stops are counted; of more, each costs little time by then."""

_END: ContextVar[float | None] = ContextVar("end of a rule's time", default=None)


class TooSlowError(Exception):
    """A search that was stopped."""


class Clock:
    """The time that is left for a rule and a text."""

    def __init__(self, seconds: float = SECONDS) -> None:
        shared = _END.get()
        self.end = time.thread_time() + seconds if shared is None else shared

    def left(self) -> float:
        """Seconds, never none: a search of no time would be one without a limit."""
        return max(self.end - time.thread_time(), 0.001)

    def through(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, as long as there is time. Raises TooSlowError when it is over."""
        for item in items:
            self.check()
            yield item

    def check(self) -> None:
        """Raise TooSlowError when the time is over."""
        if time.thread_time() > self.end:
            raise TooSlowError


def in_time(seconds: float, work: Callable[[], Result]) -> Result:
    """`work` done with one limit for every clock that it starts."""
    token = _END.set(time.thread_time() + seconds)
    try:
        return work()
    finally:
        _END.reset(token)


@dataclass(frozen=True, slots=True)
class Tired:
    """What was stopped in a run so far: how often, and how often by rule."""

    stops: int = 0
    by_rule: Mapping[str, int] = field(default_factory=dict)

    def with_more(self, more: Tired) -> Tired:
        """Both together."""
        if not more.stops:
            return self
        together = Counter(self.by_rule) + Counter(more.by_rule)
        return Tired(self.stops + more.stops, dict(together.most_common(MOST_RULES)))


class Patience:
    """What a run allows its searches: more of it is used up with each that is stopped."""

    def __init__(self, tired: Tired | None = None) -> None:
        self._before = tired or Tired()
        self._new: Counter[str] = Counter()

    def seconds(self, rule: str) -> float:
        """What a rule with its arguments may take for a text; 0: it is not to be tried any more."""
        if (self._new or self._before.stops) and self._new[rule] + self._before.by_rule.get(rule, 0) >= ENOUGH:
            return 0
        return next((seconds for stops, seconds in SHORTER if self._before.stops >= stops), SECONDS)

    def stopped(self, rule: str) -> None:
        """A search of this rule was stopped."""
        self._new[rule] += 1

    def used(self) -> Tired:
        """What was stopped here."""
        return Tired(self._new.total(), dict(self._new))
