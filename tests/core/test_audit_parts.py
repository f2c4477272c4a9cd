"""Parts of a report card: orders, strength, wordings, AlpacaEval's numbers, values, verdicts; every n traced."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.planted_judges import planted
from nearmiss.audit import as_json, audit
from nearmiss.audit.report import Options
from nearmiss.cli import main
from nearmiss.demo import make_sample


def told(tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: list[str], *more: object) -> dict[str, Any]:
    """The document of `audit --judge J` on a table; the first row names the columns."""
    path = tmp_path / "labels.csv"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    judge = [] if "--judge" in more else ["--judge", "J"]
    assert main(["audit", str(path), *judge, *map(str, more), "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


HEADER = "item,rater,kind,winner,slot"


def people(item: object, *sides: object) -> list[str]:
    return [f"{item},{name},human,{side},main" for name, side in zip("ABCDE", sides, strict=False)]


def test_every_n_is_traced() -> None:
    """What a part left out and what it rests on add up to the pairs that the judge answered."""
    found = as_json(audit(planted("middler", 120, 1), "J"))
    judged = 120
    assert found["position"]["both"] + sum(found["position"]["excluded"].values()) == judged
    for part in ("verbosity", "self_preference"):
        assert found[part]["excess"]["n"] + sum(found[part]["excluded"].values()) == judged
    assert found["calibration"]["n"] + sum(found["calibration"]["excluded"].values()) == judged
    assert found["risk_coverage"]["aurc"]["n"] + sum(found["risk_coverage"]["excluded"].values()) == judged
    assert found["calibration"]["excluded"]["the judge prefers neither"] > 20


def test_one_order_alone() -> None:
    """With --orders 12 nothing is known of the other order; both orders stand beside the whole in any case."""
    cases = planted("first-picker", 200, 2)
    both, one = (as_json(audit(cases, "J", Options(orders=orders))) for orders in ("pair", "12"))
    assert [entry["orders"] for entry in both["by_order"]] == ["12", "12#2", "21", "21#2"]
    assert one["orders"] == "12" and one["position"]["both"] == 0
    first = next(entry for entry in both["by_order"] if entry["orders"] == "12")
    assert [entry["orders"] for entry in one["by_order"]] == ["12", "12#2"]
    assert one["by_order"][0]["accuracy_decisive"] == first["accuracy_decisive"]
    assert one["agreement"]["inconsistent"] == 0 < both["agreement"]["inconsistent"]


def test_bias_and_variance_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As AlpacaEval defines them: modes against modes, and each answer against the mode of the judge's others."""
    rows = [HEADER]
    judged = {"a": "1111", "b": "1112", "c": "2221", "d": "1122"}
    wanted_bias, wanted_variance = [], []
    for item, sides in judged.items():
        rows += people(item, 1, 1, 1, 2)
        rows += [f"{item},J,judge,{s},{slot}" for s, slot in zip(sides, ("12", "21", "12#2", "21#2"), strict=True)]
        wanted_bias.append({"a": 0, "b": 0, "c": 1, "d": 0.5}[item])
        # Of 1112 the 2 is off, and each 1 is the mode of the other three; of 1122 each is off.
        wanted_variance.append({"a": 0, "b": 0.25, "c": 0.25, "d": 1}[item])
    found = told(tmp_path, capsys, rows)["alpaca_eval"]
    assert found["bias"]["value"] == pytest.approx(np.mean(wanted_bias))
    assert found["variance"]["value"] == pytest.approx(np.mean(wanted_variance))
    assert found["human_variance"]["value"] == pytest.approx(0.25)
    assert found["prefer_longer"]["value"] is None and "30 characters" in found["prefer_longer"]["why"]


def test_longer_counts_from_thirty_characters_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Differences of 30 characters or fewer, and ties, are no preference for length."""
    rows = ["item,rater,kind,winner,length_1,length_2"]
    for item, side, lengths in (
        (1, 1, "131,100"),
        (2, 2, "100,131"),
        (3, 2, "140,100"),
        (4, 1, "130,100"),
        (5, "tie", "9,99"),
    ):
        rows += [f"{item},{name},{kind},{side},{lengths}" for name, kind in (("J", "judge"), ("A", "human"))]
    found = told(tmp_path, capsys, rows)["alpaca_eval"]
    assert found["prefer_longer"]["n"] == 3 and found["prefer_longer"]["value"] == pytest.approx(2 / 3)


def test_wordings_of_a_probe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each wording has its accuracy and its share of changed sides; the range over all is on pairs that have all."""
    rows = [HEADER]
    for item in range(40):
        side = 1 + item % 2
        rows += people(item, side, side, side)
        for slot, wrong in (("12", 0), ("probe:verbalizer:foo:12", 4), ("probe:verbalizer:yes-no:12", 2)):
            said = 3 - side if wrong and item % wrong == 0 else side
            rows.append(f"{item},J,judge,{said},{slot}")
    rows.append(f"{99},J,judge,1,probe:verbalizer:foo:12")
    found = told(tmp_path, capsys, rows)
    (flips,) = found["flips"]
    shares = {entry["variant"]: entry["accuracy_decisive"]["value"] for entry in flips["variants"]}
    assert shares == {"as usual": 1.0, "foo": 0.75, "yes-no": 0.5}
    assert [entry["changed"]["value"] for entry in flips["variants"]] == [None, 0.25, 0.5]
    assert (flips["spread"]["n"], flips["spread"]["wordings"]) == (40, 3)
    right = flips["spread"]["accuracy_decisive"]
    assert right == pytest.approx({"min": 0.5, "mean": 0.75, "max": 1.0, "sd": 0.25})
    (entry,) = [probe for probe in found["probes"] if probe["probe"] == "verbalizer"]
    assert entry["state"] == "found" and entry["effect"]["value"] == pytest.approx(0.375 - 0.05)


def test_paraphrases_of_a_prompt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Groups by their tag: the range of being right over each, and how often a group is right or wrong as a whole."""
    rows = ["item,rater,kind,winner,tag,prompt"]
    right = {"a": [1, 1, 1], "b": [1, 0], "c": [0, 0], "d": [1]}
    for group, answers in right.items():
        for place, is_right in enumerate(answers):
            tail = f"paraphrase_group = {group},{group}"
            rows.append(f"{group}{place},A,human,1,{tail}")
            rows.append(f"{group}{place},J,judge,{1 if is_right else 2},{tail}")
    found = told(tmp_path, capsys, rows)["paraphrases"]
    assert [(entry["group"], entry["n"], entry["mean"]) for entry in found["groups"]] == [
        ("a", 3, 1.0),
        ("b", 2, 0.5),
        ("c", 2, 0.0),
    ]
    assert found["alike"]["value"] == pytest.approx(2 / 3)
    assert found["mean_sd"] == pytest.approx(np.std([1, 0], ddof=1) / 3)


def test_rank_correlations_have_an_interval(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where models are close, the two orders might well be other ones, and the interval says so."""
    draw = np.random.default_rng(4)
    rows = ["item,rater,kind,winner,model_1,model_2"]
    for item in range(200):
        one, two = draw.choice(5, 2, replace=False)
        for name, kind in (("A", "human"), ("J", "judge")):
            first = draw.random() < 1 / (1 + np.exp(-0.15 * (one - two)))
            rows.append(f"{item},{name},{kind},{1 if first else 2},m{one},m{two}")
    found = told(tmp_path, capsys, rows)["models"]
    for name in ("spearman", "kendall", "pearson"):
        assert found[name]["low"] <= found[name]["value"] <= found[name]["high"] <= 1 + 1e-9
        assert found[name]["high"] - found[name]["low"] > 0.5
    assert 0 <= found["judge_separability"] <= 1


def test_strength_is_told_beside_sides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The judge is always on people's side and never as strongly; --on strength puts that into agreement itself."""
    rows = ["item,rater,kind,preference"]
    for item in range(30):
        strong = 3 if item % 2 else -3
        rows += [f"{item},{name},human,{strong}" for name in "AB"] + [f"{item},J,judge,{strong // 3}"]
    found = told(tmp_path, capsys, rows)
    assert found["agreement"]["accuracy"]["value"] == 1 and found["strength"]["accuracy"]["value"] == 0
    on_strength = told(tmp_path, capsys, rows, "--on", "strength")
    assert on_strength["on"] == "strength" and on_strength["agreement"]["accuracy"]["value"] == 0


def test_confidence_in_values(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names with a confidence: right is who gives people's value, and both orders are compared; no side is needed."""
    rows = ["item,rater,kind,value,order,confidence"]
    for item in range(60):
        truth = "abc"[item % 3]
        rows += [f"{item},{name},human,{truth},," for name in "ABC"]
        wrong = "abc"[(item + 1) % 3]
        rows.append(f"{item},J,judge,{wrong if item % 4 == 0 else truth},12,{0.5 if item % 4 == 0 else 0.9}")
        rows.append(f"{item},J,judge,{wrong if item % 4 == 0 or item % 10 == 1 else truth},21,0.9")
    found = told(tmp_path, capsys, rows)
    assert found["on"] == "value" and found["calibration"]["source"] == "confidence"
    assert found["position"]["both"] == 60 and found["position"]["consistency"]["value"] == pytest.approx(1 - 6 / 60)
    inconsistent = found["agreement"]["inconsistent"]
    assert inconsistent == 6 and found["calibration"]["n"] == 54
    # Confidence 0.7 on the fifteen wrong ones (the mean of both orders), 0.9 on the others.
    assert found["calibration"]["ece"]["value"] == pytest.approx((15 * 0.7 + 39 * 0.1) / 54)
    assert found["calibration"]["auroc"]["value"] == 1.0
    assert found["risk_coverage"]["curve"][0]["risk"] == 0
    assert [entry["orders"] for entry in found["by_order"]] == ["12", "21"]


def test_faults_in_values(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A judge of names that is too sure, worse than people, and guesses in one category."""
    draw = np.random.default_rng(3)
    rows = ["item,rater,kind,value,category,confidence"]
    for item in range(300):
        truth, blind = item % 3, item % 4 == 0
        said = truth if draw.random() < (0.35 if blind else 0.85) else (truth + 1) % 3
        for name in "ABC":
            rows.append(f"{item},{name},human,{truth if draw.random() < 0.9 else (truth + 1) % 3},{'xy'[blind]},")
        rows.append(f"{item},J,judge,{said},{'xy'[blind]},0.95")
    probes = {entry["probe"]: entry["state"] for entry in told(tmp_path, capsys, rows)["probes"]}
    assert probes == {"confidence": "found", "below people": "found", "category: x": "none", "category: y": "found"}
    assert [entry["probe"] for entry in told(tmp_path, capsys, rows, "--level", "interval")["probes"]] == ["confidence"]


def test_several_judges_on_values(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each has its own card, and q is over judges and categories together."""
    rows = ["item,rater,kind,value,category"]
    for item in range(90):
        truth, category = item % 4, "xy"[item % 2]
        rows += [f"{item},{name},human,{truth if (item + ord(name)) % 7 else 0},{category}" for name in "ABC"]
        rows += [f"{item},J,judge,{truth},{category}", f"{item},K,judge,{0},{category}"]
    found = told(tmp_path, capsys, rows, "--judge", "J", "--judge", "K", "--level", "nominal")
    assert [entry["judge"] for entry in found["judges"]] == ["J", "K"]
    cells = {(cell["judge"], cell["category"]): cell for cell in found["cells"]}
    assert len(cells) == 4 and cells["J", "x"]["answer"] == "yes" and cells["K", "x"]["answer"] == "no"
    assert cells["J", "x"]["q"] < 0.05 < cells["K", "x"]["q"]


def test_scores_of_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reward model in a table: two columns of scores for a pair, filtered like all else."""
    draw = np.random.default_rng(8)
    rows = ["item,rater,kind,winner,reward_1,reward_2,tag"]
    for item in range(120):
        side = 1 if draw.random() < 0.5 else 2
        rows += [f"{item},{name},human,{side if draw.random() < 0.9 else 3 - side},,,{item % 2}" for name in "ABC"]
        gap = draw.normal(1.0, 1.0) * (1 if side == 1 else -1)
        rows.append(f"{item},J,judge,,{gap:.3f},0,{item % 2}")
    found = told(tmp_path, capsys, rows, "--scores", "reward")
    assert found["scores"]["attribute"] == "reward" and found["scores"]["pearson"]["value"] > 0.4
    assert found["agreement"]["n"] == 120 and found["agreement"]["accuracy_decisive"]["value"] > 0.7
    assert found["calibration"]["source"] == "p1" and found["scores"]["auroc"]["value"] > 0.5
    assert told(tmp_path, capsys, rows, "--scores", "reward", "--only", "tag=1")["agreement"]["n"] == 60
    path = str(tmp_path / "labels.csv")
    assert main(["audit", path, "--judge", "J", "--scores", "score"]) == 1
    assert "'score_1'" in capsys.readouterr().err


def test_verdicts_and_ratings_of_a_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The critic's confusion and false-met rate beside people's; a check has a card on verdicts too."""
    make_sample(tmp_path / "sample.nearmiss")
    project = str(tmp_path / "sample.nearmiss")

    def document(*more: str) -> dict[str, Any]:
        assert main(["audit", project, *more, "--json"]) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    whole, alone = document("--judge", "local-8b"), document("--judge", "local-8b", "--on", "verdicts")
    assert whole["verdicts"]["agreement"] == alone["agreement"]
    assert alone["agreement"]["confusion"]["categories"][:2] == ["met", "missed"]
    assert 0 <= alone["agreement"]["false_met"]["value"] < 0.5 and alone["agreement"]["human_false_met"]["n"] > 20
    names = [entry["category"] for entry in alone["by_category"]]
    assert "format" in names
    only = document("--judge", "local-8b", "--on", "verdicts", "--only", "category=format")
    entry = next(part for part in alone["by_category"] if part["category"] == "format")
    assert only["agreement"] == entry["agreement"]
    assert main(["audit", project, "--judge", "nobody", "--on", "verdicts"]) == 1
    assert "nobody" in capsys.readouterr().err


def test_preferences_compared_as_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --level interval the alternative test takes minus the root mean square error of preferences, not sides."""
    rows = ["item,rater,kind,preference,category"]
    for item in range(80):
        side = -1 if item % 2 else 1
        rows += [f"{item},{name},human,{side * (1 + (item + ord(name)) % 2)},x" for name in "ABC"]
        rows.append(f"{item},J,judge,{side * 3},x")
    sides, numbers = (told(tmp_path, capsys, rows, *more) for more in ((), ("--level", "interval")))
    assert (sides["alt_test"]["level"], numbers["alt_test"]["level"]) == ("nominal", "interval")
    assert sides["verdict"]["overall"] == "yes" and numbers["verdict"]["overall"] == "no"
    assert numbers["by_category"][0]["alt_test"]["level"] == "interval" and numbers["verdict"]["not"] == ["x"]
    assert numbers["agreement"] == sides["agreement"]


def test_numbers_in_two_orders_are_averaged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A judge that says 3 and 5 says 4; 3 and 4 is 4, halves going away from 0; an unreadable order spoils both."""
    rows = ["item,rater,kind,value,order"]
    for item, (people_say, first, second) in enumerate([(4, 3, 5), (4, 3, 4), (-4, -3, -4), (2, 2, 2), (3, 3, "")]):
        rows += [f"{item},{name},human,{people_say}," for name in "AB"]
        rows += [f"{item},J,judge,{first},12", f"{item},J,judge,{second},21"]
    rows += [f"9,{name},human,{value}," for name, value in (("A", -3), ("B", 5))]
    judge = told(tmp_path, capsys, rows, "--level", "interval")["agreement"]
    assert (judge["n"], judge["unreadable"], judge["inconsistent"]) == (5, 1, 0)
    assert judge["accuracy"]["value"] == pytest.approx(4 / 5)
    names = told(tmp_path, capsys, rows, "--level", "nominal")["agreement"]
    assert (names["unreadable"], names["inconsistent"]) == (1, 3)


def test_a_test_without_any_difference_is_not_certain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everybody always ties: the judge never loses, and forty pairs bound how often it might."""
    rows = [HEADER]
    for item in range(40):
        rows += people(item, *["tie"] * 3) + [f"{item},J,judge,tie,{slot}" for slot in ("12", "21")]
    found = told(tmp_path, capsys, rows)
    for name, value in (("advantage_probability", 1.0), ("lead", 0.0)):
        estimate = found["alt_test"][name]
        assert estimate["value"] == pytest.approx(value) and estimate["high"] - estimate["low"] > 0.08
    assert found["position"]["first_rate"]["why"] == "the judge named no side"


def test_both_bad_is_missing_where_numbers_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It has no distance from anything: such answers of people and of the judge are left out of the test, counted."""
    rows = ["item,rater,kind,preference"]
    for item in range(60):
        side = 2 if item % 2 else -2
        rows += [f"{item},{name},human,{side if item or name != 'A' else -100}" for name in "ABC"]
        rows.append(f"{item},J,judge,{side if item != 5 else -100}")
    found = told(tmp_path, capsys, rows, "--level", "interval")["alt_test"]
    assert [(entry["n"], entry["judge_wins"]) for entry in found["raters"]] == [(58, 1.0), (59, 1.0), (59, 1.0)]
    assert found["excluded"] == {"answers without a place on the scale": 1}


def test_a_judge_that_bears_a_models_name_is_that_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a family, a judge `J` among models `j` and others has own responses; one among others has none."""
    rows = ["item,rater,kind,winner,model_1,model_2"]
    for item in range(60):
        models = "j,other" if item % 2 else "other,j"
        rows += [f"{item},{name},human,{1 + item // 2 % 2},{models}" for name in "ABC"]
        rows.append(f"{item},J,judge,{1 if item % 2 else 2},{models}")
    found = told(tmp_path, capsys, rows)
    assert (
        found["self_preference"]["judge_own"]["value"] == 1.0 and found["self_preference"]["human_own"]["value"] == 0.5
    )
    (entry,) = [probe for probe in found["probes"] if probe["probe"] == "self-preference"]
    assert entry["state"] == "found"
    strange = told(
        tmp_path, capsys, [row.replace(",j,other", ",k,other").replace("other,j", "other,k") for row in rows]
    )
    assert "family is not known" in strange["self_preference"]["judge_own"]["why"]


def test_the_confusion_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How often each answer met each target, to read, in both commands; large tables are left to --json."""
    rows = ["item,rater,kind,value"]
    for item in range(12):
        rows += [f"{item},{name},human,{'met' if item < 8 else 'missed'}" for name in "ABC"]
        rows.append(f"{item},J,judge,{'met' if item < 9 else 'missed'}")
    path = tmp_path / "labels.csv"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    for command in (["agreement", str(path)], ["audit", str(path), "--judge", "J"]):
        assert main(command) == 0
        lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
        assert {"met 8 0", "missed 1 3"} <= set(lines)
    for item in range(20):
        rows += [f"x{item},{name},human,v{item}" for name in "ABC"] + [f"x{item},J,judge,v{item}"]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    assert main(["agreement", str(path)]) == 0
    assert "met 8 0" not in " ".join(capsys.readouterr().out.split())


def test_a_weak_category_against_references(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody labelled a pair twice, categories are compared by the judge's own accuracy."""
    draw = np.random.default_rng(11)
    rows = ["item,rater,kind,winner,category"]
    for item in range(300):
        side, blind = 1 + item % 2, item % 3 == 0
        right = draw.random() < (0.5 if blind else 0.85)
        rows.append(f"{item},gold,reference,{side},{'tone' if blind else 'form'}")
        rows.append(f"{item},J,judge,{side if right else 3 - side},{'tone' if blind else 'form'}")
    found = told(tmp_path, capsys, rows, "--against", "reference")
    probes = {entry["probe"]: entry for entry in found["probes"]}
    assert probes["category: tone"]["state"] == "found" and probes["category: form"]["state"] == "none"
    assert probes["category: tone"]["effect"]["value"] == pytest.approx(-0.35, abs=0.12)
    assert probes["below people"]["state"] == "too few"


def test_a_share_of_ones_own_may_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --within the threshold for that share is told among the usual ones, and no more are wrong above it."""
    rows = ["item,rater,kind,winner,confidence"]
    for item in range(200):
        wrong = item % 10 == 0 if item < 100 else item % 2 == 0
        rows += [f"{item},A,human,1,", f"{item},J,judge,{2 if wrong else 1},{0.9 if item < 100 else 0.6}"]
    entries = told(tmp_path, capsys, rows, "--within", 0.12)["risk_coverage"]["thresholds"]
    assert [entry["allowed"] for entry in entries] == [0.05, 0.1, 0.12, 0.15, 0.2]
    assert entries[2]["coverage"] == 0.5 and entries[2]["risk"] == pytest.approx(0.1)
    assert main(["audit", str(tmp_path / "labels.csv"), "--judge", "J", "--within", "0.12"]) == 0
    assert "To stay within 12 %" in capsys.readouterr().out
