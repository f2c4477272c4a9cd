"""What other packages that audit judges say of some verdicts, run by beside_others.py in their environment.

    PYTHON others_numbers.py VERDICTS.json

Prints a JSON object: package to the name of a number to its value; packages that are not installed are left out.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

Found = dict[str, float]


def judgekit(data: Any) -> Found:
    from judgekit import agreement, bias, bootstrap, calibration, consistency
    from judgekit.schema import PairwiseVerdict

    verdicts = [
        PairwiseVerdict(
            item_id=f"{row['unit']:04}",
            choice="a" if row["side"] < 0 else "b" if row["side"] > 0 else "tie",
            swapped=row["slot"].startswith("21"),
            sample_index=int("#" in row["slot"]),
        )
        for row in data["rows"]
    ]
    once = [verdict for verdict in verdicts if verdict.sample_index == 0]
    position, flip = bias.position_preference(once), bias.swap_flip_rate(once)
    people, stated, right = data["people"], data["stated"], data["right"]
    one, two = [row[0] for row in people], [row[1] for row in people]
    reliability, resolution, uncertainty = calibration.murphy_decomposition(stated, right)
    low, high = bootstrap.wilson_interval(15, 148)
    return {
        "share of the place shown first": position.value,
        "its lower limit": position.ci[0],
        "its upper limit": position.ci[1],
        "flips among pairs decided in both orders": flip.value,
        "the same when asked again": consistency.resample_consistency(verdicts).value,
        "α nominal": agreement.krippendorff_alpha(people, "nominal"),
        "α interval": agreement.krippendorff_alpha(people, "interval"),
        "Cohen κ": agreement.cohen_kappa(one, two, labels=[-1, 0, 1]),
        "Cohen κ, quadratic": agreement.cohen_kappa(one, two, labels=[-1, 0, 1], weights="quadratic"),
        "Spearman": agreement.spearman(one, two),
        "Brier score": calibration.brier(stated, right),
        "reliability": reliability,
        "resolution": resolution,
        "uncertainty": uncertainty,
        "expected calibration error": calibration.ece_equal_mass(stated, right),
        "Wilson 15/148, lower": low,
        "Wilson 15/148, upper": high,
    }


def judgecal(data: Any) -> Found:
    import numpy as np
    from judgecal import stats
    from judgecal.core import REQUIRED_META_KEYS, Judgment
    from judgecal.probes.base import ProbeConfig
    from judgecal.probes.position import PositionProbe

    judgments = []
    for row in data["rows"]:
        if "#" in row["slot"]:
            continue
        first_is_a = row["slot"] == "12"
        shown = "tie" if not row["side"] else "first" if (row["side"] < 0) == first_is_a else "second"
        meta = dict.fromkeys(REQUIRED_META_KEYS)
        meta |= {"probe": "position", "condition": "orig" if first_is_a else "swap", "item_id": f"{row['unit']:04}"}
        meta |= {"repeat": 0, "first_is_a": first_is_a, "first_len": 1, "second_len": 1}
        judgments.append(Judgment(f"{row['unit']}-{row['slot']}", shown, None, meta))
    found = {entry.name: entry for entry in PositionProbe().analyze(judgments, ProbeConfig()).estimates}
    counts = np.array([[row.count(side) for side in (-1, 0, 1)] for row in data["people"]])
    low, high = stats.wilson_ci(15, 148)
    return {
        "share of the place shown first": found["first_pick_rate"].estimate,
        "its lower limit": found["first_pick_rate"].ci_low,
        "its upper limit": found["first_pick_rate"].ci_high,
        "flips among pairs decided in both orders": found["flip_rate_decisive"].estimate,
        "Fleiss κ": float(stats.fleiss_kappa(counts)),
        "Wilson 15/148, lower": low,
        "Wilson 15/148, upper": high,
        "largest of adjusted p (.01, .04, .03, .5)": float(max(stats.bh_fdr([0.01, 0.04, 0.03, 0.5]))),
    }


def judge_audit(data: Any) -> Found:
    from judge_audit import agreement, bias, calibrate

    sides = {(row["unit"], row["slot"]): row["side"] for row in data["rows"]}
    people = list(zip(*data["people"], strict=True))
    # It knows no ties: the pairs decided in both orders only.
    both = [(sides[unit, "12"], sides[unit, "21"]) for unit in range(len(data["people"]))]
    decided = [(one > 0, two < 0) for one, two in both if one and two]
    position = bias.position_bias([one for one, _ in decided], [two for _, two in decided])
    again = [
        [sides[unit, slot], sides[unit, f"{slot}#2"]] for unit in range(len(data["people"])) for slot in ("12", "21")
    ]
    return {
        "flips among pairs decided in both orders": position["flip_rate"],
        "the same when asked again": 1 - agreement.self_consistency(again)["flip_rate"],
        "α nominal": agreement.krippendorff_alpha(people, "nominal"),
        "α ordinal": agreement.krippendorff_alpha(people, "ordinal"),
        "α interval": agreement.krippendorff_alpha(people, "interval"),
        "Spearman": agreement.spearman(people[0], people[1]),
        "the same in ten bins of equal width": calibrate.calibration_error(data["stated"], data["right"], scale=(0, 1))[
            "ece"
        ],
    }


def juryrig(data: Any) -> Found:
    from juryrig import agreement, audits, calibration

    sides = {(row["unit"], row["slot"]): row["side"] for row in data["rows"]}
    people = data["people"]

    class Recorded:
        """Says what was said: responses are named after their side."""

        def compare(self, *, prompt: str, a: str, b: str, rubric: str) -> str:
            side = sides[int(prompt), "12" if a == "1" else "21"]
            return "tie" if not side else "A" if (side < 0) == (a == "1") else "B"

    position = audits.position_bias(Recorded(), [(str(unit), "1", "2") for unit in range(len(people))], "")
    return {
        "share of the place shown first": position.first_slot_wins,
        "flips among all pairs": position.flip_rate,
        "Cohen κ": agreement.cohen_kappa([row[0] for row in people], [row[1] for row in people]),
        "Brier score": calibration.brier_score(data["stated"], data["right"]),
        "the same in ten bins of equal width": calibration.expected_calibration_error(data["stated"], data["right"]),
    }


def main() -> None:
    data = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    found = {}
    for name, numbers in (
        ("judgekit", judgekit),
        ("judgecal", judgecal),
        ("judge-audit", judge_audit),
        ("juryrig", juryrig),
    ):
        try:
            found[name] = numbers(data)
        except ImportError:
            continue
    print(json.dumps(found))


if __name__ == "__main__":
    main()
