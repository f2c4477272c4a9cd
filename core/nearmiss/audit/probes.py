"""What an audit looks for beyond agreement: each fault as one test with its size, p, q and what it could have seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from nearmiss.statistics.estimate import Estimate
from nearmiss.statistics.false_discovery import benjamini_hochberg
from nearmiss.statistics.shifts import Shift

State = Literal["found", "none", "too few"]
FEWEST, LEVEL = 30, 0.05


@dataclass(frozen=True, slots=True)
class Probe:
    """One fault looked for.

    `effect` is its size as a difference of shares, `n` the pairs; `q` is p adjusted over all probes of the audit by
    Benjamini and Hochberg. `detectable`: the smallest size that would likely have been found. `state` "none" says that
    it was not found although a fault of that size would have been; "too few" that nothing can be said: under 30 pairs,
    or no fault of any size would have been found.
    """

    name: str
    effect: Estimate
    p: float | None
    q: float | None
    detectable: float | None
    state: State

    @property
    def n(self) -> int:
        return self.effect.n

    @property
    def blind(self) -> bool:
        """Whether no fault of any size would have been found: shares differ by 1 at most."""
        return self.detectable is not None and self.detectable > 1


def probe(name: str, found: Shift, direction: int = 0) -> Probe:
    """A probe from a test. `direction` 1 or −1: only an effect of that sign is a fault, and the test is one-sided."""
    p = found.p
    if p is not None and direction and found.estimate.value is not None:
        p = p / 2 if found.estimate.value * direction > 0 else 1.0
    enough = p is not None and found.estimate.n >= FEWEST
    return Probe(name, found.estimate, p, None, found.detectable, "none" if enough else "too few")


def judged(probes: Sequence[Probe]) -> tuple[Probe, ...]:
    """The probes with q over all that have enough pairs, and what that makes of each."""
    tested = [place for place, entry in enumerate(probes) if entry.state != "too few"]
    adjusted = list(probes)
    for place, q in zip(tested, benjamini_hochberg([probes[place].p or 0.0 for place in tested]), strict=True):
        adjusted[place] = replace(probes[place], q=float(q), state=_state(float(q), probes[place].blind))
    return tuple(adjusted)


def _state(q: float, blind: bool) -> State:
    return "found" if q <= LEVEL else "too few" if blind else "none"
