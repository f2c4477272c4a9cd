"""The JSON document of an audit (DESIGN 8, CONTRACT 9)."""

from __future__ import annotations

from typing import Any

import numpy as np

from nearmiss.agreement.report import judge_as_json, plain
from nearmiss.audit.certainty import Calibration, Recalibration, RiskCoverage, Score
from nearmiss.audit.leanings import Leaning
from nearmiss.audit.model_level import ModelLevel
from nearmiss.audit.model_win_rates import ModelWinRate
from nearmiss.audit.position import Position
from nearmiss.audit.probes import Probe
from nearmiss.audit.report import Audit, Core
from nearmiss.audit.spread import Paraphrases, Range
from nearmiss.audit.stability import Flips, Stability
from nearmiss.audit.standing_in import StandingIn
from nearmiss.audit.verdict import Verdict
from nearmiss.statistics.calibration import Bins
from nearmiss.statistics.selective import RiskCurve

MOST_POINTS = 200
"""Points of a risk–coverage curve that are written; the rest lie between them."""


def as_json(audit: Audit) -> dict[str, Any]:
    """What `nearmiss audit --json` prints; every number is an estimate, a count, or a share from 0 to 1."""
    return {
        "judge": audit.judge,
        "on": audit.options.on,
        "level": "nominal",
        "against": audit.options.against,
        "orders": audit.options.orders,
        **_core(audit.core),
        "strength": judge_as_json(audit.strength[1]) | {"humans": plain(audit.strength[0])},
        "by_order": [judge_as_json(entry) for entry in audit.by_order],
        "alpaca_eval": _alpaca_eval(audit),
        "self_preference": leaning_as_json(audit.self_preference, "own"),
        "ties": audit.ties.estimate.as_json(),
        "repeats": _stability(audit.stability),
        "flips": [_flips(entry) for entry in audit.flips],
        "paraphrases": _paraphrases(audit.paraphrases),
        "win_rate": [_win_rate(entry) for entry in audit.win_rates],
        "models": model_level_as_json(audit.model_level),
        "by_week": [{"week": entry.name, "accuracy_decisive": entry.accuracy.as_json()} for entry in audit.weeks],
        "by_model": [{"model": entry.name, "accuracy_decisive": entry.accuracy.as_json()} for entry in audit.by_model],
        "probes": [probe_as_json(entry) for entry in audit.probes],
        "by_category": [{"category": name, **_core(core)} for name, core in audit.by_category],
        "verdict": verdict_as_json(audit.verdict),
        "excluded": dict(audit.excluded),
    }


def _core(core: Core) -> dict[str, Any]:
    return {
        "agreement": judge_as_json(core.agreement) | {"humans": plain(core.people)},
        "alt_test": alternative_test_as_json(core.standing_in),
        "position": position_as_json(core.position),
        "verbosity": leaning_as_json(core.verbosity, "longer"),
        "calibration": calibration_as_json(core.calibration),
        "risk_coverage": risk_coverage_as_json(core.risk_coverage),
    }


def alternative_test_as_json(found: StandingIn) -> dict[str, Any]:
    """The alternative annotator test; `judge_wins` and `rater_wins` are shares of the n items, ties in both."""
    test = found.test
    return {
        "epsilon": test.epsilon,
        "level": found.level,
        "min_items": test.min_items,
        "winning_rate": test.winning_rate.as_json(),
        "advantage_probability": test.advantage_probability.as_json(),
        "lead": test.lead.as_json(),
        "answer": found.answer,
        "items": found.items,
        "needed": found.needed,
        "raters": [
            {
                "rater": found.names[entry.rater],
                "n": entry.n,
                "judge_wins": entry.judge_wins,
                "rater_wins": entry.rater_wins,
                "p": entry.p,
                "q": entry.q,
            }
            for entry in test.raters
        ],
        "excluded": found.excluded | ({"raters with too few items": test.left_out} if test.left_out else {}),
    }


def position_as_json(found: Position) -> dict[str, Any]:
    """Position of one judge."""
    return {
        "consistency": found.consistency.as_json(),
        "first_rate": found.first_rate.as_json(),
        "both": found.both,
        "tie_flip": found.tie_flip.as_json(),
        "side_flip": found.side_flip.as_json(),
        "shift": found.shift.estimate.as_json(),
        "excluded": dict(found.excluded),
    }


def leaning_as_json(found: Leaning, towards: str) -> dict[str, Any]:
    """A leaning; `towards` completes the names of its shares."""
    return {
        f"judge_{towards}": found.judge.as_json(),
        f"human_{towards}": found.people.as_json(),
        "excess": found.excess.as_json(),
        "at_equal_quality": found.shift.estimate.as_json(),
        "excluded": dict(found.excluded),
    }


def _stability(found: Stability) -> dict[str, Any]:
    return {"same": found.same.as_json(), "changed_above_tolerance": found.shift.estimate.as_json()}


def _alpaca_eval(audit: Audit) -> dict[str, Any]:
    """AlpacaEval's numbers of an annotator; its correlations are those of `models`."""
    found = audit.draws
    return {
        "human_agreement": audit.core.agreement.ceiling.judge.as_json(),
        "bias": found.bias.as_json(),
        "variance": found.variance.as_json(),
        "human_variance": found.human_variance.as_json(),
        "prefer_longer": found.prefer_longer.as_json(),
        "human_prefer_longer": found.human_prefer_longer.as_json(),
    }


def _flips(found: Flips) -> dict[str, Any]:
    spread = found.spread
    return {
        "probe": found.name,
        "changed": found.changed.as_json(),
        "variants": [
            {"variant": entry.name, "changed": entry.changed.as_json(), "accuracy_decisive": entry.accuracy.as_json()}
            for entry in found.variants
        ],
        "spread": {
            "n": spread.n,
            "wordings": spread.wordings,
            "accuracy_decisive": _range(spread.accuracy),
            "preference": _range(spread.preference),
        }
        | ({"why": spread.why} if spread.why else {}),
    }


def _range(found: Range | None) -> dict[str, float] | None:
    if found is None:
        return None
    return {"min": found.least, "mean": found.mean, "max": found.most, "sd": found.deviation}


def _paraphrases(found: Paraphrases) -> dict[str, Any]:
    groups = [{"group": entry.group, "n": entry.n, **(_range(entry.right) or {})} for entry in found.groups]
    return {"groups": groups, "alike": found.alike.as_json(), "mean_sd": found.deviation}


def calibration_as_json(found: Calibration) -> dict[str, Any]:
    """Calibration, with its bins and mends."""
    parts = found.parts
    again = found.recalibration
    return {
        "source": found.source,
        "n": found.n,
        "ece": found.ece.as_json(),
        "ece_by_chance": found.by_chance,
        "brier": found.brier.as_json(),
        "reliability": parts.reliability if parts else None,
        "resolution": parts.resolution if parts else None,
        "uncertainty": parts.uncertainty if parts else None,
        "within": parts.within if parts else None,
        "overconfidence": found.over.estimate.as_json(),
        "auroc": found.auroc.as_json(),
        "excluded": dict(found.excluded),
        "bins": _bins(found.bins),
        "before": _score(again.before) if again else None,
        "after": _mended(again) if again else None,
        "fit_n": again.fit_n if again else 0,
        "test_n": again.test_n if again else 0,
    } | ({"why": found.why_no_recalibration} if found.why_no_recalibration else {})


def _score(score: Score) -> dict[str, Any]:
    return {"ece": score.ece.as_json(), "brier": score.brier.as_json()}


def _mended(again: Recalibration) -> dict[str, Any]:
    heated = _score(again.temperature) | {"temperature": again.heat}
    return {"temperature": heated, "isotonic": _score(again.isotonic)}


def _bins(bins: Bins | None) -> list[dict[str, float | int]]:
    if bins is None:
        return []
    columns = (bins.low, bins.high, bins.n, bins.confidence, bins.accuracy)
    keys = ("low", "high", "n", "confidence", "accuracy")
    return [dict(zip(keys, (value.item() for value in row), strict=True)) for row in zip(*columns, strict=True)]


def risk_coverage_as_json(found: RiskCoverage) -> dict[str, Any]:
    """Risk against coverage, thinned to MOST_POINTS."""
    return {
        "aurc": found.aurc.as_json(),
        "curve": [] if found.curve is None else curve_points(found.curve),
        "thresholds": [
            {
                "allowed": entry.allowed,
                "threshold": entry.threshold,
                "coverage": entry.coverage,
                "risk": entry.risk,
                "at_most": entry.at_most,
            }
            for entry in found.thresholds
        ],
        "excluded": dict(found.excluded),
    }


def curve_points(curve: RiskCurve) -> list[dict[str, float]]:
    """The curve's points, evenly thinned to MOST_POINTS."""
    places = np.unique(
        np.linspace(0, len(curve.threshold) - 1, min(len(curve.threshold), MOST_POINTS)).round().astype(int)
    )
    coverage, risk = curve.coverage, curve.risk
    return [
        {"coverage": float(coverage[p]), "risk": float(risk[p]), "threshold": float(curve.threshold[p])} for p in places
    ]


def _win_rate(found: ModelWinRate) -> dict[str, Any]:
    return {
        "model": found.model,
        "against": found.against,
        "labelled": found.labelled,
        "judged": found.judged,
        "unusable": found.unusable,
        "raw": found.raw.as_json(),
        "human": found.human.as_json(),
        "corrected": found.corrected.as_json(),
        "prediction_powered": found.prediction_powered.as_json(),
    }


def model_level_as_json(found: ModelLevel) -> dict[str, Any]:
    """The rankings of models, beside each other."""
    scores = zip(found.models, found.judge, found.people, strict=True)
    return {
        "scores": [{"model": model, "judge": judge, "human": people} for model, judge, people in scores],
        "spearman": found.spearman.as_json(),
        "kendall": found.kendall.as_json(),
        "pearson": found.pearson.as_json(),
        "judge_separability": found.judge_separability,
        "human_separability": found.people_separability,
    }


NO_SIZE = "even a fault of 100 % would hardly have been found: too few prompt families, or one weighs too much"


def probe_as_json(found: Probe) -> dict[str, Any]:
    """One fault looked for; what could only be seen beyond 100 % has no `detectable`, and says so in `why`."""
    document: dict[str, Any] = {
        "probe": found.name,
        "n": found.n,
        "effect": found.effect.as_json(),
        "p": found.p,
        "q": found.q,
        "detectable": None if found.blind else found.detectable,
        "state": found.state,
    }
    return document | {"why": NO_SIZE} if found.blind else document


def verdict_as_json(found: Verdict) -> dict[str, Any]:
    """The verdict in words, and what it names."""
    return {
        "text": str(found.text),
        "replaces": list(found.replaces),
        "not": list(found.does_not),
        "undecided": [
            {"category": entry.category, "needed": entry.needed, "labelled": entry.labelled, "more": entry.more}
            for entry in found.undecided
        ],
        "overall": found.overall,
    }
