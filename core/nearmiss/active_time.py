"""How long did somebody work on a pair, when the time away from the desk is left out?"""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_PAUSE = 120.0
"""Seconds without a key, a click or a scroll that still count as reading; what is longer counts this much."""


@dataclass(frozen=True, slots=True)
class ActiveTime:
    """Seconds counted so far, and the monotonic time of the last sign of life; None while the desk is away."""

    seconds: float = 0.0
    last: float | None = None

    def touched(self, now: float) -> ActiveTime:
        """A sign of life at `now`, in seconds of a clock that only goes forward."""
        if self.last is None:
            return ActiveTime(self.seconds, now)
        return ActiveTime(self.seconds + min(max(now - self.last, 0.0), LONGEST_PAUSE), now)

    def paused(self, now: float) -> ActiveTime:
        """The desk goes away: nothing counts until the next sign of life."""
        return ActiveTime(self.touched(now).seconds)
