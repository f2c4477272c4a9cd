"""The same verdicts given to us and to other packages that audit judges: every shared number side by side.

    python tests/bench/beside_others.py --peers PYTHON

`--peers` names the Python of an environment that holds judgekit, judgecal, judge-audit and juryrig; of each that it
lacks the columns stay empty. Prints one table; where two differ by more than rounding the last column says so, and
docs/statistics.md says why.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "core"), str(ROOT / "tests")]

import numpy as np  # noqa: E402 - the path comes first

from core.planted_judges import planted  # noqa: E402
from nearmiss.audit import as_json, audit  # noqa: E402
from nearmiss.statistics import (  # noqa: E402
    cohen_kappa,
    fleiss_kappa,
    krippendorff_alpha,
    patterns_of,
    plain_disagreement,
    quadratic_disagreement,
    wilson,
)
from nearmiss.statistics.calibration import (  # noqa: E402
    brier,
    equal_width,
    expected_calibration_error,
    murphy,
    reliability,
)
from nearmiss.statistics.false_discovery import benjamini_hochberg  # noqa: E402
from nearmiss.statistics.rank_correlation import spearman  # noqa: E402

PACKAGES = ("judgekit", "judgecal", "judge-audit", "juryrig")
SCORES = np.array([-1.0, 0.0, 1.0])
PAIRS = 300


def verdicts() -> tuple[Any, dict[str, Any]]:
    """A judge with a fault in both orders and repeated, five people; and the same as plain lists."""
    cases = planted("first-picker", PAIRS)
    votes = cases.votes
    judge = next(code for code, rater in enumerate(votes.raters) if rater.name == "J")
    said = {slot: {} for slot in votes.slots}
    people: list[list[int]] = [[] for _ in votes.units]
    for row in range(len(votes.unit)):
        unit, side = int(votes.unit[row]), int(votes.preference[row])
        if int(votes.rater[row]) == judge:
            said[votes.slots[votes.slot[row]]][unit] = (side, float(cases.confidence[row]))
        elif votes.raters[votes.rater[row]].kind == "human":
            people[unit].append(side)
    rows = [
        {"unit": unit, "slot": slot, "side": side, "confidence": confidence}
        for slot in ("12", "21", "12#2", "21#2")
        for unit, (side, confidence) in said[slot].items()
    ]
    return cases, {"rows": rows, "people": people}


def stated(data: dict[str, Any]) -> tuple[Any, Any]:
    """Confidence of the judge's decisive answers in the first order, and whether most people side with it."""
    confidence, right = [], []
    for row in data["rows"]:
        most = np.sign(np.sign(data["people"][row["unit"]]).sum())
        if row["slot"] == "12" and row["side"] and most:
            confidence.append(row["confidence"])
            right.append(int(np.sign(row["side"]) == most))
    return np.array(confidence), np.array(right)


def ours(cases: Any, data: dict[str, Any]) -> dict[str, float | None]:
    """Every number that one of the others has too."""
    document = as_json(audit(cases, "J"))
    position, repeats = document["position"], document["repeats"]
    people = np.array(data["people"])
    units, raters = people.shape
    patterns = patterns_of(np.repeat(np.arange(units), raters), people.ravel() + 1, units, 3)
    table = np.bincount((people[:, 0] + 1) * 3 + people[:, 1] + 1, minlength=9).reshape(3, 3).astype(np.float64)
    confidence, right = stated(data)
    was_right = right.astype(np.float64)
    bins = reliability(confidence, was_right)
    parts = murphy(bins, confidence, was_right)
    interval = wilson(15, 148)
    return {
        "share of the place shown first": position["first_rate"]["value"],
        "its lower limit": position["first_rate"]["low"],
        "its upper limit": position["first_rate"]["high"],
        "flips among pairs decided in both orders": flips(data),
        "flips among all pairs": 1 - position["consistency"]["value"],
        "the same when asked again": repeats["same"]["value"],
        "α nominal": krippendorff_alpha(patterns, "nominal").value,
        "α ordinal": krippendorff_alpha(patterns, "ordinal").value,
        "α interval": krippendorff_alpha(patterns, "interval", SCORES).value,
        "Fleiss κ": fleiss_kappa(patterns).value,
        "Cohen κ": cohen_kappa(table, plain_disagreement(3)).value,
        "Cohen κ, quadratic": cohen_kappa(table, quadratic_disagreement(SCORES)).value,
        "Spearman": spearman(people[:, 0].astype(np.float64), people[:, 1].astype(np.float64)),
        "Brier score": brier(confidence, was_right, None).value,
        "reliability": parts.reliability,
        "resolution": parts.resolution,
        "uncertainty": parts.uncertainty,
        "expected calibration error": expected_calibration_error(bins, confidence, was_right, None).value,
        "the same in ten bins of equal width": expected_calibration_error(
            equal_width(confidence, was_right, 10), confidence, was_right, None
        ).value,
        "Wilson 15/148, lower": interval.low,
        "Wilson 15/148, upper": interval.high,
        "largest of adjusted p (.01, .04, .03, .5)": float(max(benjamini_hochberg([0.01, 0.04, 0.03, 0.5]))),
    }


def flips(data: dict[str, Any]) -> float:
    """What `position.side_flip` counts, among the pairs that were decided in both orders."""
    side = {(row["unit"], row["slot"]): row["side"] for row in data["rows"]}
    both = [(side[unit, "12"], side[unit, "21"]) for unit in range(PAIRS)]
    decided = [(np.sign(one), np.sign(two)) for one, two in both if one and two]
    return float(np.mean([one != two for one, two in decided]))


def theirs(python: str, data: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Package to number to value, from a Python that has them."""
    with tempfile.TemporaryDirectory(prefix="nearmiss-bench-") as folder:
        path = Path(folder) / "verdicts.json"
        confidence, right = stated(data)
        path.write_text(json.dumps({**data, "stated": confidence.tolist(), "right": right.tolist()}), "utf-8")
        script = Path(__file__).with_name("others_numbers.py")
        done = subprocess.run([python, str(script), str(path)], capture_output=True, text=True, check=True)
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", help="the Python of an environment with the packages")
    python = parser.parse_args().peers
    cases, data = verdicts()
    other = theirs(python, data) if python else {}
    print(f"| number | here | {' | '.join(PACKAGES)} | |\n|---|{'---:|' * (1 + len(PACKAGES))}---|")
    for name, value in ours(cases, data).items():
        beside = [other.get(package, {}).get(name) for package in PACKAGES]
        apart = any(found is not None and value is not None and abs(found - value) > 5e-7 for found in beside)
        cells = " | ".join("" if found is None else f"{found:.6f}" for found in (value, *beside))
        print(f"| {name} | {cells} | {'differs' if apart else ''} |")


if __name__ == "__main__":
    main()
