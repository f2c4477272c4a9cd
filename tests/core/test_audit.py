"""`nearmiss audit`: the report card of a judge from a project or a plain table, each number with n or its reason."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from nearmiss.audit.words import number, share
from nearmiss.cli import main
from nearmiss.demo import make_sample
from nearmiss.statistics import Estimate

JUDGE = "local-8b"
TOP = {
    "judge", "agreement", "alt_test", "position", "verbosity", "calibration", "risk_coverage", "win_rate",
    "by_category", "probes", "verdict", "on", "level", "against", "orders", "excluded",
}  # fmt: skip


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["audit", *map(str, arguments)])
    return code, *capsys.readouterr()


def audited(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    code, out, err = run(capsys, *arguments, "--json")
    assert (code, err) == (0, "")
    document: dict[str, Any] = json.loads(out)
    return document


@pytest.fixture
def project(tmp_path: Path) -> Path:
    make_sample(tmp_path / "sample.nearmiss")
    return tmp_path / "sample.nearmiss"


def table(tmp_path: Path, rows: list[str], header: str, name: str = "labels.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return path


def estimates(value: Any) -> list[dict[str, Any]]:
    """Every estimate of a document."""
    if isinstance(value, dict):
        own = [value] if {"value", "low", "high", "n"} <= value.keys() else []
        return own + [found for part in value.values() for found in estimates(part)]
    return [found for part in value for found in estimates(part)] if isinstance(value, list) else []


def verdicts(tmp_path: Path, seed: int = 1, extra: str = "", **known: Any) -> Path:
    """Forty pairs that four people and a judge label, the judge in both orders with a confidence."""
    draw = random.Random(seed)
    header = "item,rater,kind,winner,order,confidence,category,model_1,model_2,length_1,length_2"
    rows = []
    for item in range(known.get("items", 80)):
        truth = draw.choice("12")
        rest = f"{draw.choice(['form', 'tone'])},x,y,{draw.randint(50, 99)},{draw.randint(50, 99)}"
        rows += [
            f"p{item},{name},human,{truth if draw.random() < 0.85 else draw.choice(['1', '2', 'tie'])},,,{rest}"
            for name in ("Ada", "Bo", "Cy", "Di")
        ]
        said = truth if draw.random() < 0.96 else "21"[int(truth) - 1]
        rows += [f"p{item},J,judge,{said},{order},0.8,{rest}" for order in ("12", "21")]
    return table(tmp_path, rows, header)


def test_a_project(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All keys of the contract; every undefined number says why, and no interval misses its value."""
    found = audited(capsys, project, "--judge", JUDGE, "--random-sample")
    assert found.keys() >= TOP and found["judge"] == JUDGE
    numbers = estimates(found)
    assert len(numbers) > 200
    for entry in numbers:
        assert entry["value"] is not None or entry["why"]
        if entry["low"] is not None:
            assert entry["low"] - 1e-9 <= entry["value"] <= entry["high"] + 1e-9
        elif entry["value"] is not None:
            assert entry["why"]


def test_the_words(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The readable report begins with the verdict and holds every part."""
    code, out, _ = run(capsys, project, "--judge", JUDGE)
    assert code == 0
    for word in (
        "human annotator",
        "Agreement.",
        "Alternative annotator test.",
        "By category.",
        "Faults looked for.",
        "Position and stability.",
        "Length.",
        "Confidence.",
        "How much it can decide alone.",
        "Win rates.",
    ):
        assert word in out


def test_a_judge_that_nobody_knows(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, project, "--judge", "nobody")
    assert (code, out) == (1, "") and JUDGE in err


def test_a_plain_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A good judge of a table may stand in for a person; its confidence of 0.8 is too modest."""
    found = audited(capsys, verdicts(tmp_path), "--judge", "J")
    assert found["agreement"]["n"] == 80
    assert found["alt_test"]["winning_rate"]["value"] >= 0.5
    assert found["verdict"]["overall"] == "yes" and "replace" in found["verdict"]["text"]
    assert [entry["category"] for entry in found["by_category"]] == ["form", "tone"]
    assert found["position"]["consistency"]["value"] == 1 and found["position"]["both"] == 80
    calibration = found["calibration"]
    assert calibration["source"] == "confidence" and [entry["low"] for entry in calibration["bins"]] == [0.8]
    assert calibration["ece"]["value"] == pytest.approx(abs(calibration["bins"][0]["accuracy"] - 0.8))
    (rates,) = found["win_rate"]
    assert (rates["model"], rates["against"], rates["judged"], rates["labelled"]) == ("x", "y", 80, 80)
    assert rates["prediction_powered"]["value"] == pytest.approx(rates["human"]["value"])


def test_rows_in_any_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shuffling a table changes no number."""
    path = verdicts(tmp_path)
    head, *rows = path.read_text("utf-8").splitlines()
    mixed = table(tmp_path, random.Random(2).sample(rows, len(rows)), head, "mixed.csv")
    one, two = audited(capsys, path, "--judge", "J"), audited(capsys, mixed, "--judge", "J")
    assert one["alt_test"] == two["alt_test"] and one["probes"] == two["probes"]
    assert one["calibration"] == two["calibration"] and one["risk_coverage"] == two["risk_coverage"]


def test_pairs_that_people_did_not_label_need_a_known_sample(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Corrected numbers are null with why, until it is said that the labelled pairs are a random sample."""
    path = verdicts(tmp_path)
    with path.open("a", encoding="utf-8") as rows:
        for item in range(200):
            rows.write(f"more{item},J,judge,{1 + item % 2},12,0.8,form,x,y,60,70\n")
    unknown = audited(capsys, path, "--judge", "J")
    assert unknown["win_rate"][0]["corrected"]["value"] is None
    assert "random sample" in unknown["win_rate"][0]["corrected"]["why"]
    assert unknown["calibration"]["ece"]["value"] is None
    known = audited(capsys, path, "--judge", "J", "--random-sample")
    (rates,) = known["win_rate"]
    assert (rates["labelled"], rates["judged"]) == (80, 280)
    assert rates["corrected"]["value"] is not None and rates["prediction_powered"]["value"] is not None
    assert known["calibration"]["ece"]["value"] is not None


def test_weights_stand_for_the_sampling(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a weight for each labelled pair, corrected and prediction-powered win rates exist."""
    rows = [f"p{item},{name},human,{1 + item % 2},x,y,{2 if item % 3 else 4}" for item in range(60) for name in "ABC"]
    rows += [f"p{item},J,judge,{1 + (item + (item % 7 == 0)) % 2},x,y," for item in range(160)]
    path = table(tmp_path, rows, "item,rater,kind,winner,model_1,model_2,weight")
    (rates,) = audited(capsys, path, "--judge", "J")["win_rate"]
    assert rates["corrected"]["value"] is not None and rates["prediction_powered"]["n"] == 60


def test_values_that_name_no_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Agreement and the alternative test on grades: as names, and as numbers; what needs a side is null, with why."""
    draw = random.Random(3)
    rows = []
    for item in range(60):
        grade = draw.randint(1, 5)
        rows += [f"i{item},{name},{min(5, max(1, grade + draw.choice([-1, 0, 0, 1])))},human" for name in "ABC"]
        rows.append(f"i{item},J,{min(5, max(1, grade + draw.choice([0, 0, 1])))},judge")
    path = table(tmp_path, rows, "item,rater,value,kind")
    names, numbers = (audited(capsys, path, "--judge", "J", "--level", level) for level in ("nominal", "interval"))
    assert (names["alt_test"]["level"], numbers["alt_test"]["level"]) == ("nominal", "interval")
    assert names["alt_test"]["raters"] != numbers["alt_test"]["raters"]
    assert "no side" in numbers["position"]["first_rate"]["why"] and "no side" in numbers["verbosity"]["excess"]["why"]
    assert numbers["calibration"]["ece"]["why"] == "the judge states no confidence"
    code, out, _ = run(capsys, path, "--judge", "J", "--level", "interval", "--epsilon", 0.2)
    assert code == 0 and "ε of 0.2" in out


def test_two_people_are_too_few(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No verdict without three people; the reason is told."""
    rows = [f"p{item},{name},human,1" for item in range(40) for name in "AB"] + [
        f"p{item},J,judge,1" for item in range(40)
    ]
    found = audited(capsys, table(tmp_path, rows, "item,rater,kind,winner"), "--judge", "J")
    assert (
        found["alt_test"]["winning_rate"]["value"] is None
        and "three people" in found["alt_test"]["winning_rate"]["why"]
    )
    assert found["verdict"]["overall"] == "undecided" and found["verdict"]["replaces"] == []


def test_people_who_hardly_agree_are_said_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where people answer by lot, nobody can be replaced on the strength of it."""
    draw = random.Random(4)
    rows = [f"p{item},{name},human,{draw.choice('12')}" for item in range(100) for name in "ABC"]
    rows += [f"p{item},J,judge,{draw.choice('12')}" for item in range(100)]
    found = audited(capsys, table(tmp_path, rows, "item,rater,kind,winner"), "--judge", "J")
    assert found["alt_test"]["answer"] in ("people disagree", "undecided")
    assert "hardly agree" in found["verdict"]["text"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("p1,J,judge,1,1.4", "labels.csv:2: confidence is 1.4"),
        ("p1,J,robot,1,0.4", "labels.csv:2: kind is 'robot'"),
        ("p1,J,judge,left,0.4", "labels.csv:2: winner is 'left'"),
    ],
)
def test_a_cell_that_cannot_be_is_refused(
    row: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, table(tmp_path, [row], "item,rater,kind,winner,confidence"), "--judge", "J")
    assert (code, out) == (1, "") and said in err


@pytest.mark.data
def test_pandalm_judges(shared_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The judge's accuracy against the majority, and people's own agreement, as published; garbage stays unreadable."""
    folder = shared_data / "pandalm"
    rows = [
        {"item": row["idx"], "rater": name, "kind": "human", "winner": row[name] or "tie"}
        for row in json.loads((folder / "testset-v1.json").read_text("utf-8"))
        for name in ("annotator1", "annotator2", "annotator3")
    ]
    for row in json.loads((folder / "gpt-3.5-turbo-testset-v1.json").read_text("utf-8")):
        said = str(row["gpt_result"])
        known = {"winner": said.casefold()} if said != "garbage" else {"winner": None, "status": "unreadable"}
        rows.append({"item": row["idx"], "rater": "gpt-3.5-turbo", "kind": "judge", **known})
    path = tmp_path / "pandalm.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    found = audited(capsys, path, "--judge", "gpt-3.5-turbo")
    assert f"{found['agreement']['accuracy']['value']:.4f}" == "0.6977"
    assert f"{found['agreement']['cohen_kappa']['unweighted']['value']:.4f}" == "0.4755"
    assert f"{found['agreement']['humans']['krippendorff_alpha']['nominal']['value']:.4f}" == "0.8642"
    assert found["agreement"]["unreadable"] == 25 and found["verdict"]["overall"] == "no"


def test_models_of_the_judges_family_by_their_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`tern-2` belongs to the family `tern`, `terns` does not; the judge's lean to its own is found."""
    draw = random.Random(5)
    rows = []
    for item in range(120):
        own = draw.choice("12")
        models = "tern-2,wren" if own == "1" else "wren,tern-2"
        truth = draw.choice("12")
        rows += [f"{item},{name},human,{truth},{models}," for name in "ABC"]
        rows.append(f"{item},J,judge,{own if draw.random() < 0.5 else truth},{models},tern")
    path = table(tmp_path, rows, "item,rater,kind,winner,model_1,model_2,judge_family")
    found = audited(capsys, path, "--judge", "J")
    (entry,) = [part for part in found["probes"] if part["probe"] == "self-preference"]
    assert entry["state"] == "found" and entry["n"] == 120
    other = table(
        tmp_path,
        [row.replace("tern-2", "terns") for row in rows],
        "item,rater,kind,winner,model_1,model_2,judge_family",
    )
    (entry,) = [part for part in audited(capsys, other, "--judge", "J")["probes"] if part["probe"] == "self-preference"]
    assert entry["state"] == "too few" and entry["effect"]["why"]


def two_families(tmp_path: Path) -> Path:
    """A judge that names the place shown first, on forty pairs; all but one belong to one prompt family."""
    rows = []
    for item in range(40):
        family = "small" if item == 0 else "large"
        rows += [f"p{item},{name},human,{'12'[item % 2]},,{family}" for name in ("Ada", "Bo", "Cy")]
        rows += [f"p{item},J,judge,{order[0]},{order},{family}" for order in ("12", "21")]
    return table(tmp_path, rows, "item,rater,kind,winner,order,prompt")


def test_a_fault_that_no_size_would_show_is_not_called_absent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where even 100 % would hardly be seen, nothing is said of the fault: too few, no detectable size, and why."""
    path = two_families(tmp_path)
    (found,) = [entry for entry in audited(capsys, path, "--judge", "J")["probes"] if entry["probe"] == "position"]
    assert (found["n"], found["detectable"], found["state"]) == (40, None, "too few")
    assert found["q"] is not None and "100 %" in found["why"]
    _, out, _ = run(capsys, path, "--judge", "J")
    (line,) = [line for line in out.splitlines() if line.startswith("position ")]
    assert "no size" in line and line.endswith("too few pairs")


def test_a_fault_in_every_single_pair_keeps_an_interval(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A judge that names the place shown first without exception: sixty pairs are no proof of every pair."""
    rows = []
    for item in range(60):
        rows += [f"p{item},{name},human,{'12'[item % 2]}," for name in ("Ada", "Bo", "Cy")]
        rows += [f"p{item},J,judge,{order[0]},{order}" for order in ("12", "21")]
    document = audited(capsys, table(tmp_path, rows, "item,rater,kind,winner,order"), "--judge", "J")
    shift = document["position"]["shift"]
    assert shift["value"] == shift["high"] == 1.0 and 0.8 < shift["low"] < 0.95
    for entry in estimates(document):
        assert entry["low"] is None or entry["high"] - entry["low"] > 1e-6, entry


def test_a_judge_that_always_says_the_same_leaves_kappa_without_an_interval(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """κ is 0 then by its definition, in every sample of such answers, which is no certainty."""
    rows = [f"p{item},{name},human,{'12'[item % 2]}" for item in range(60) for name in ("Ada", "Bo", "Cy")]
    rows += [f"p{item},J,judge,1" for item in range(60)]
    document = audited(capsys, table(tmp_path, rows, "item,rater,kind,winner"), "--judge", "J")
    kappa = document["agreement"]["cohen_kappa"]["unweighted"]
    assert (kappa["value"], kappa["low"], kappa["high"]) == (0.0, None, None)
    assert "one-sided" in kappa["why"]


def test_a_perfect_judge_is_not_certain_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Always right and always sure: calibration error and Brier score 0, up to what so many pairs can tell."""
    rows = [f"p{item},{name},human,{'12'[item % 2]}," for item in range(60) for name in ("Ada", "Bo", "Cy")]
    rows += [f"p{item},J,judge,{'12'[item % 2]},1.0" for item in range(60)]
    document = audited(capsys, table(tmp_path, rows, "item,rater,kind,winner,confidence"), "--judge", "J")
    for name in ("ece", "brier"):
        found = document["calibration"][name]
        assert found["value"] == found["low"] == 0.0 and 0.03 < found["high"] < 0.1


def test_what_is_left_out_of_people_is_counted_beside_the_judges(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every n can be traced: rows of people that do not count stand in `excluded`, as `agreement` says it."""
    document = audited(capsys, project, "--judge", JUDGE)
    assert main(["agreement", str(project), "--json"]) == 0
    left_out = json.loads(capsys.readouterr().out)["excluded"]
    assert left_out and document["excluded"].items() >= left_out.items()


def test_who_agrees_with_whom_is_on_the_card_and_in_the_page(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every two people and the judge with each of them, as the window draws it, with the numbers of `agreement`."""
    assert run(capsys, project, "--judge", JUDGE, "--out", tmp_path / "card.html")[0] == 0
    page = (tmp_path / "card.html").read_text("utf-8")
    _, out, _ = run(capsys, project, "--judge", JUDGE)
    assert main(["agreement", str(project), "--json"]) == 0
    pairs = json.loads(capsys.readouterr().out)["pairs"]
    for pair in pairs:
        line = next(line for line in out.splitlines() if line.startswith(f"{pair['a']} and {pair['b']} "))
        value = pair["cohen_kappa"]["quadratic"]["value"]
        assert ("–" if value is None else f"{value:.3f}".replace("-", "−")) in line
        assert f"<td>{pair['a']} and {pair['b']}</td>" in page
    people = {pair[end] for pair in pairs for end in "ab"}
    assert all(f"<td>{person} and {JUDGE}</td>" in page for person in people)


def test_no_number_is_minus_nought() -> None:
    """A difference that rounds to 0 has no sign, in the card as in the tables of agreement."""
    assert share(Estimate(-0.0001, -0.0002, 0.0001, 9)) == "0.0 % (0.0 to 0.0 %), n = 9"
    assert number(Estimate(-0.0001, None, None, 9, "one family")) == "0.000, n = 9, no interval: one family"


def test_one_confidence_for_all_parts_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A judge that always states 0.8: its AUROC is 0.5 by definition, which is no certainty that it is."""
    rows = [f"p{item},{name},human,{'12'[item % 2]}," for item in range(60) for name in ("Ada", "Bo", "Cy")]
    rows += [f"p{item},J,judge,{'12'[item % 2] if item % 5 else 1},0.8" for item in range(60)]
    document = audited(capsys, table(tmp_path, rows, "item,rater,kind,winner,confidence"), "--judge", "J")
    found = document["calibration"]["auroc"]
    assert (found["value"], found["low"], found["high"]) == (0.5, None, None) and found["why"]
