"""Which pairs people labelled: probabilities from the lead's assignments, and numbers that weigh pairs by them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.votes_tables import Row, judge, votes_from
from nearmiss.audit.bench import bench_of
from nearmiss.audit.group_jackknife import jackknifed
from nearmiss.cases import bare
from nearmiss.cli import main
from nearmiss.lines import Act
from nearmiss.project import Project
from nearmiss.statistics.calibration import brier
from nearmiss.statistics.estimate import Estimate
from nearmiss.statistics.mended_win_rates import prediction_powered
from nearmiss.statistics.rank_correlation import area_under_roc

PAIRS = 60


def record(place: int) -> dict[str, Any]:
    """A pair of models m and n, judged always, labelled by three people where the place is even."""
    better = -1 if place % 3 else 1
    judge = {"rater": "J", "kind": "judge", "pair": ["a", "b"], "slot": "12", "scheme": "pairwise"}
    said = [judge | {"preference": better if place % 5 else -better, "confidence": 0.6 + 0.1 * (place % 4)}]
    for name in ("Ada", "Ben", "Eve") if place % 2 == 0 else ():
        said.append({"rater": name, "kind": "human", "pair": ["a", "b"], "scheme": "pairwise", "preference": better})
    responses = [{"id": "a", "text": f"a{place}", "model": "m"}, {"id": "b", "text": f"b{place}", "model": "n"}]
    return {"id": f"p{place}", "prompt": f"prompt {place}", "responses": responses, "labels": said}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.nearmiss"
    (tmp_path / "r.jsonl").write_text("\n".join(json.dumps(record(place)) for place in range(PAIRS)) + "\n", "utf-8")
    assert main(["new", str(path), "--scheme", "pairwise"]) == 0
    assert main(["import", str(path), str(tmp_path / "r.jsonl")]) == 0
    return path


def assign(path: Path, body: dict[str, Any], every: int = 1, round_: str = "") -> None:
    """An assignment of each of the pairs, or of every other one, in the order of their numbers."""
    with Project.open(path) as opened:
        subjects = opened.connection.execute("SELECT response_1, response_2 FROM pair ORDER BY n").fetchall()
        for subject in subjects[::every]:
            opened.save(opened._prepare(Act("assign", subject=tuple(subject), body=body, round=round_)))


def audited(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["audit", str(path), "--judge", "J", "--json", *more]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def probabilities(path: Path) -> set[float]:
    with Project.open(path, read_only=True) as opened:
        return {round(float(p), 6) for p in opened.cases().probability if not np.isnan(p)}


def test_without_assignments_nothing_is_known(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Half of the pairs have labels, nobody said how they were drawn: null, with why, unless somebody says so."""
    assert probabilities(project) == set()
    found = audited(project, capsys)
    for estimate in (found["win_rate"][0]["corrected"], found["calibration"]["ece"]):
        assert estimate["value"] is None and "random sample" in estimate["why"]
    assert audited(project, capsys, "--random-sample")["win_rate"][0]["corrected"]["value"] is not None


def test_assignments_say_the_probability(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One draw given to several raters is one draw; equal probabilities give what a random sample gives."""
    for rater in ("one", "two"):
        assign(project, {"design": "random", "probability": 0.5, "rater": rater})
    assert probabilities(project) == {0.5}
    found, said = audited(project, capsys), audited(project, capsys, "--random-sample")
    assert found["win_rate"] == said["win_rate"] and found["calibration"] == said["calibration"]
    assert found["win_rate"][0]["prediction_powered"]["value"] is not None


def test_several_draws_come_together(project: Path) -> None:
    """p of two independent draws is 1 − (1 − p)(1 − q); all pairs in one of them is 1."""
    assign(project, {"design": "random", "probability": 0.5}, round_="1")
    assign(project, {"design": "random", "probability": 0.2}, round_="2")
    assert probabilities(project) == {0.6}
    assign(project, {"design": "all"}, round_="3")
    assert probabilities(project) == {1.0}


@pytest.mark.parametrize("body", [{"design": "disputed", "probability": 0.5}, {"design": "x"}, {"probability": 2}])
def test_a_disputed_queue_is_no_sample(body: dict[str, Any], project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever such an act says of its probability, or where it says none, the numbers are null with why."""
    assign(project, {"design": "random", "probability": 0.5}, round_="1")
    assign(project, body, round_="2")
    assert probabilities(project) == set()
    assert "no random sample" in audited(project, capsys)["win_rate"][0]["prediction_powered"]["why"]


def weighted_table(tmp_path: Path, seed: int) -> Path:
    """Hard pairs are labelled four times as often as easy ones; on hard ones the judge is right half of the time."""
    draw = np.random.default_rng(seed)
    rows = ["item,rater,kind,winner,confidence,model_1,model_2,weight"]
    for place in range(4000):
        hard = place % 2
        probability = 0.16 if hard else 0.04
        first = draw.random() < (0.4 if hard else 0.8)
        right = draw.random() < (0.5 if hard else 0.9)
        truth = ("1", "2") if first else ("2", "1")
        said = truth[0] if right else truth[1]
        rows.append(f"{place},J,judge,{said},{0.6 if hard else 0.95},m,n,{1 / probability}")
        if draw.random() < probability:
            rows.append(f"{place},A,human,{truth[0]},,m,n,{1 / probability}")
    path = tmp_path / f"w{seed}.csv"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def test_weights_undo_an_unequal_draw(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Win rate, calibration error and Brier score are those of all pairs, which the plain means are far from."""
    wins, errors, scores = [], [], []
    for seed in range(6):
        found = audited(weighted_table(tmp_path, seed), capsys)
        rate = found["win_rate"][0]
        wins.append(rate["prediction_powered"]["value"])
        errors.append(found["calibration"]["ece"]["value"])
        scores.append(found["calibration"]["brier"]["value"])
        parts = found["calibration"]
        whole = parts["reliability"] - parts["resolution"] + parts["uncertainty"] + parts["within"]
        assert parts["brier"]["value"] == pytest.approx(whole)
        assert parts["before"] is None and "weights" in parts["why"]
    assert np.mean(wins) == pytest.approx(0.6, abs=0.025)
    assert np.mean(errors) == pytest.approx((0.1 + 0.05) / 2, abs=0.025)
    assert np.mean(scores) == pytest.approx((0.25 + 0.01 + 0.09 + 0.0025) / 2, abs=0.02)


def coverage(n: int, samples: int) -> dict[str, float]:
    """How often intervals hold the truth: hard pairs are drawn three times as often as easy ones, about n of 5 n."""
    hits = {"win rate": 0, "brier": 0, "auroc": 0}
    truth = {"win rate": 0.6, "brier": (0.16 + 0.36) / 4 + (0.9 * 0.01 + 0.1 * 0.81) / 2, "auroc": 0.7404}
    for seed in range(samples):
        draw = np.random.default_rng([n, seed])
        hard = draw.random(5 * n) < 0.5
        chance = np.where(hard, 0.3, 0.1)
        labelled, weight = draw.random(5 * n) < chance, 1 / chance
        people = (draw.random(5 * n) < np.where(hard, 0.4, 0.8)).astype(float)
        said = np.where(draw.random(5 * n) < np.where(hard, 0.6, 0.9), people, 1 - people)
        right = (draw.random(5 * n) < np.where(hard, 0.5, 0.9)).astype(float)[labelled]
        stated = np.where(hard, 0.6, 0.9)[labelled]
        found = {
            "win rate": prediction_powered(people, said, labelled.astype(int), weight, np.arange(5 * n)),
            "brier": brier(stated, right, None, weight[labelled]),
            "auroc": told_apart(draw, n),
        }
        for name, estimate in found.items():
            assert estimate.low is not None and estimate.high is not None
            hits[name] += estimate.low <= truth[name] <= estimate.high
    return {name: count / samples for name, count in hits.items()}


def told_apart(draw: np.random.Generator, n: int) -> Estimate:
    """AUROC of a score whose log-odds of being right are the score and a half."""
    score = draw.normal(size=n)
    right = (draw.random(n) < 1 / (1 + np.exp(-score - 0.5))).astype(float)
    rows = [Row(f"{draw.random():.12f}", "J", 1) for _ in range(n)]
    bench = bench_of(bare(votes_from(rows, [judge("J")])), 0)
    every = np.ones(n, dtype=np.bool_)
    return jackknifed(bench, every, lambda kept: area_under_roc(score[kept], right[kept]), 0.0, "all alike")


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """Of a weighted win rate, a weighted Brier score and an AUROC, at n = 200."""
    assert all(0.88 <= share <= 1.0 for share in coverage(200, 120).values())


@pytest.mark.long
@pytest.mark.parametrize("n", [50, 200, 1000])
def test_intervals_hold_the_truth_in_many_samples(n: int) -> None:
    assert all(0.90 <= share <= 0.98 for share in coverage(n, 600).values())
