"""How much of a fault may pass: the acceptable range of each probe, and where a finding stands to it."""

from __future__ import annotations

from typing import Literal

from nearmiss.audit.probes import Probe

Standing = Literal["strong", "within", "leaning", "absent", "blind", "few"]
"""Beyond the range; inside it; found, and on its edge; looked for and absent; it could not have been seen; too few."""
Range = tuple[float, float]

BELOW_PEOPLE = "below people"
ACCEPTABLE: dict[str, Range] = {
    "position": (-0.05, 0.05),
    "verbosity": (-0.08, 0.08),
    "self-preference": (-1.0, 0.05),
    "ties": (-1.0, 0.05),
    "confidence": (-0.05, 0.05),
    BELOW_PEOPLE: (-0.05, 1.0),
}
"""Differences of shares. Position and length as in the design of the page; a conservative judge may go beyond."""
ABOVE_TOLERANCE: Range = (-1.0, 0.0)
"""Of changes on repeating and under probes, whose size is counted from what is tolerated."""


def acceptable(probe: Probe) -> Range:
    """The range of effects that pass."""
    return ACCEPTABLE.get(probe.name, ABOVE_TOLERANCE)


def standing(probe: Probe) -> Standing:
    """Where a probe's finding stands to its range.

    What was looked for and not found is "absent" only where a fault beyond the range would have been found; otherwise
    the probe is "blind".
    """
    value, low, high = probe.effect.value, probe.effect.low, probe.effect.high
    least, most = acceptable(probe)
    if probe.state == "too few" and probe.q is not None and probe.blind:
        return "blind"
    if probe.state == "too few" or value is None:
        return "few"
    inside = low is not None and high is not None and low >= least and high <= most
    if probe.state == "found":
        return "strong" if not least <= value <= most else "within" if inside else "leaning"
    if inside:
        return "within"
    reach = min(abs(limit) for limit in (least, most) if abs(limit) < 1)
    return "absent" if probe.detectable is not None and probe.detectable <= max(reach, 0.05) else "blind"
