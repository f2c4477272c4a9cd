"""The audit tests itself: each planted fault is found at its size, and a clean judge is left in peace."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from core.planted_judges import FAULTS, STRENGTH, planted
from nearmiss.audit import audit

SIZES = {
    "first-picker": STRENGTH,
    # Hits that quality would have decided alike change nothing: half of them.
    "length-lover": STRENGTH / 2,
    "self-server": STRENGTH / 2,
    # Less the ties that it calls anyway.
    "middler": 0.92 * STRENGTH,
    # The mean of the fourth roots of what was stated, less what was stated.
    "overconfident": 0.125,
    # Two draws, of which half name the same side; less the tolerance of 0.05.
    "noisy": 1 - (1 - STRENGTH) ** 2 - (1 - (1 - STRENGTH) ** 2) / 2 - 0.05 + 0.04,
    "injected": STRENGTH / 2,
    # From people's majority in four of five to a guess, seen through the modes of people who err themselves.
    "category-blind": -0.22,
}
SEVERAL = 10
MANY = 200


def found(fault: str | None, seeds: int) -> tuple[float, float, float]:
    """How often the fault's own probe, and any other one, was found among so many judges; and the mean effect."""
    own, other, effects = 0, 0, []
    for seed in range(seeds):
        probes = {entry.name: entry for entry in audit(planted(fault, 300, seed), "J").probes}
        names = {name for name, entry in probes.items() if entry.state == "found"}
        if fault is not None:
            own += FAULTS[fault] in names
            effects.append(probes[FAULTS[fault]].effect.value or 0.0)
            names.discard(FAULTS[fault])
        other += bool(names)
    return own / seeds, other / seeds, float(np.mean(effects)) if effects else 0.0


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found_at_its_size(fault: str) -> None:
    """At 300 pairs, in nine judges of ten or more."""
    power, _, effect = found(fault, SEVERAL)
    assert power >= 0.9
    assert effect == pytest.approx(SIZES[fault], abs=0.06)


def test_a_clean_judge_is_left_in_peace() -> None:
    """No probe finds anything on ten clean judges, and each may stand in for a person."""
    assert found(None, SEVERAL)[1] <= 0.1
    assert audit(planted(None, 300, 0), "J").verdict.overall == "yes"


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found_among_many_judges(fault: str) -> None:
    """Power of 0.9 or more over 200 generated judges."""
    power, _, effect = found(fault, MANY)
    assert power >= 0.9
    assert effect == pytest.approx(SIZES[fault], abs=0.03)


@pytest.mark.long
def test_clean_judges_raise_few_false_alarms() -> None:
    """Any probe finds something on one clean judge of twenty at most, over 200 generated ones."""
    assert found(None, MANY)[1] <= 0.05


@pytest.mark.parametrize("strength", [0.0, 0.1])
def test_what_could_not_be_seen_is_said(strength: float) -> None:
    """Forty pairs do not show a small fault: the smallest size that would show is told, and is larger."""
    (entry,) = [e for e in audit(planted("first-picker", 40, 3, strength), "J").probes if e.name == "position"]
    assert entry.state == "none" and entry.detectable is not None and entry.detectable > 0.15


def test_an_overconfident_judge_can_be_mended() -> None:
    """On the half that nothing was fitted on, both mends are more honest than what was stated."""
    mended = audit(planted("overconfident", 1000, 1), "J").core.calibration.recalibration
    assert mended is not None
    before, heated, curved = (part.ece.value for part in (mended.before, mended.temperature, mended.isotonic))
    assert before is not None and heated is not None and curved is not None
    assert heated < 0.7 * before and curved < 0.7 * before
    assert mended.heat is not None and mended.heat > 1.3


def test_the_rows_order_changes_nothing() -> None:
    """The same answers in any order give the same report."""
    from nearmiss.audit import as_json

    cases = planted("first-picker", 120, 5)
    order = np.random.default_rng(0).permutation(len(cases.votes.unit))
    one, two = as_json(audit(cases, "J")), as_json(audit(cases.rows(order), "J"))
    assert flat(one) == pytest.approx(flat(two), nan_ok=True)


def flat(value: Any, path: str = "") -> dict[str, Any]:
    """A document's leaves by their path."""
    if isinstance(value, dict):
        return {key: leaf for name, part in value.items() for key, leaf in flat(part, f"{path}/{name}").items()}
    if isinstance(value, list):
        return {key: leaf for place, part in enumerate(value) for key, leaf in flat(part, f"{path}/{place}").items()}
    return {path: value}
