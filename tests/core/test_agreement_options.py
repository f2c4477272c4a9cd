"""`nearmiss agreement` on verdicts, ratings and plain tables, by group, against decisions; every n traceable."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nearmiss.cli import main
from nearmiss.demo import make_sample


def found(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    assert main(["agreement", *map(str, arguments), "--json"]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


@pytest.fixture
def project(tmp_path: Path) -> Path:
    make_sample(tmp_path / "sample.nearmiss")
    return tmp_path / "sample.nearmiss"


def table(tmp_path: Path, rows: list[str], header: str = "item,rater,value,kind") -> Path:
    path = tmp_path / "labels.csv"
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return path


def test_on_verdicts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Met against missed, with the share of missed constraints that a judge or a check calls met."""
    report = found(capsys, project, "--on", "verdicts")
    assert (report["on"], report["level"]) == ("verdicts", "nominal")
    assert report["humans"]["percent"]["n"] > 100
    judges = [entry for entry in report["judges"] if entry["n"]]
    assert judges
    for entry in judges:
        categories, counts = entry["confusion"]["categories"], entry["confusion"]["counts"]
        missed = counts[categories.index("missed")]
        assert entry["false_met"]["n"] == sum(missed)
        if sum(missed):
            assert entry["false_met"]["value"] == pytest.approx(missed[categories.index("met")] / sum(missed))


def test_verdicts_by_category_add_up(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each constraint has one category, so the categories' items are all of them that have one."""
    report = found(capsys, project, "--on", "verdicts", "--by", "category")
    assert sum(entry["humans"]["items"] for entry in report["by_category"]) <= report["humans"]["items"]
    assert len(report["by_category"]) > 2


def test_on_a_rating(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = found(capsys, project, "--on", "rating:helpfulness")
    assert report["on"] == "rating:helpfulness" and report["level"] == "interval"
    assert 0 < report["humans"]["krippendorff_alpha"]["interval"]["value"] < 1
    assert main(["agreement", str(project), "--on", "rating:charm"]) == 1
    assert "The attributes are" in capsys.readouterr().err


@pytest.mark.parametrize("by", ["category", "tag", "model", "group", "week"])
def test_within_groups(by: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each group is a report of its own on no more pairs than there are."""
    report = found(capsys, project, "--by", by)
    groups = report[f"by_{by}"]
    assert all(entry["humans"]["items"] <= report["humans"]["items"] and entry[by] for entry in groups)
    if by in ("category", "model", "week"):
        assert groups


def test_against_decisions(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A lead's decisions are a target of their own, and never part of people's agreement."""
    whole, decided = found(capsys, project), found(capsys, project, "--against", "decision")
    assert decided["against"] == "decision" and decided["humans"] == whole["humans"]
    assert decided["target"]["units"] < whole["target"]["units"]


def test_a_table_of_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names have no order: weighted numbers are null with why, and κ is what it is by hand."""
    rows = [
        f"{item},{rater},{value},human"
        for item, pair in enumerate(["aa", "ab", "bb", "bb"])
        for rater, value in zip("XY", pair, strict=True)
    ]
    report = found(capsys, table(tmp_path, rows))
    (pair,) = report["pairs"]
    assert (report["on"], report["level"]) == ("value", "nominal")
    assert pair["percent"]["value"] == 0.75 and pair["cohen_kappa"]["unweighted"]["value"] == pytest.approx(0.5)
    assert pair["cohen_kappa"]["linear"]["value"] is None and pair["cohen_kappa"]["linear"]["why"]


def test_a_table_of_numbers_has_levels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Numbers may be compared as numbers, or, with --level nominal, as names only."""
    rows = [
        f"{item},{rater},{item % 5 + (rater == 'Y' and item % 3 == 0)},human" for item in range(30) for rater in "XY"
    ]
    path = table(tmp_path, rows)
    assert found(capsys, path)["humans"]["krippendorff_alpha"]["interval"]["value"] > 0.8
    assert found(capsys, path, "--level", "nominal")["humans"]["krippendorff_alpha"]["interval"]["value"] is None
    assert main(["agreement", str(table(tmp_path, ["1,X,a,human", "1,Y,b,human"])), "--level", "interval"]) == 1
    assert "--level nominal" in capsys.readouterr().err


def test_digits_are_no_sides_until_it_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A column of 1 and 2 is numbers; with --value winner it names the sides."""
    rows = [f"{item},{rater},{1 + item % 2},human" for item in range(20) for rater in "XY"]
    rows += [f"{item},J,{1 + item % 2},judge" for item in range(20)]
    path = table(tmp_path, rows)
    numbers, sides = found(capsys, path), found(capsys, path, "--value", "winner")
    assert numbers["judges"][0]["accuracy_decisive"]["value"] is None
    assert sides["on"] == "side" and sides["judges"][0]["accuracy_decisive"]["value"] == 1.0


def test_an_unlabelled_item_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row without a value is counted as left out by the reader and moves no number."""
    rows = [f"{item},{rater},{1 + (item + (rater == 'Y')) % 3},human" for item in range(12) for rater in "XY"]
    one = found(capsys, table(tmp_path, rows))
    two = found(capsys, table(tmp_path, [*rows, "99,X,,human"]))
    assert one["humans"] == two["humans"] and one["pairs"] == two["pairs"]


def test_an_unknown_subject_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A word that is no subject is wrong usage."""
    for word in ("mood", "rating:"):
        assert main(["agreement", str(project), "--on", word]) == 2
        assert "rating:NAME" in capsys.readouterr().err


def test_only_some_pairs(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--only` leaves what fits one of the values of each key; two categories together are no fewer than one."""
    one = found(capsys, project, "--only", "category=format")["humans"]["items"]
    two = found(capsys, project, "--only", "category=format", "--only", "category=tone")["humans"]["items"]
    both = found(capsys, project, "--only", "category=format", "--only", "model=tern-7b")["humans"]["items"]
    whole = found(capsys, project)["humans"]["items"]
    assert 0 < both < one <= two <= whole


@pytest.mark.parametrize(
    ("said", "code"),
    [("category=charm", 1), ("mood=good", 2), ("category", 2), ("since=Monday", 2), ("day=2026-02-30", 2)],
)
def test_only_what_there_is(said: str, code: int, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A value that nothing has is refused; a key or a date that is none is wrong usage."""
    for command in (["agreement"], ["rank"], ["audit", "--judge", "local-8b"]):
        assert main([command[0], str(project), *command[1:], "--only", said]) == code
        assert said.rpartition("=")[2] in capsys.readouterr().err


DATED = ["2026-01-31", "2026-02-01", "2026-02-14", "2026-03-01", "", "some day"]


@pytest.mark.parametrize(
    ("said", "items"),
    [
        (["since=2026-02-01"], 3),
        (["until=2026-02-01"], 2),
        (["since=2026-02", "until=2026-02"], 2),
        (["month=2026-02"], 2),
        (["month=2026-01", "month=2026-03"], 2),
        (["day=2026-02-14"], 1),
        (["since=2026"], 4),
        (["week=2026-W05"], 2),
    ],
)
def test_only_some_days(said: list[str], items: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From a day, up to a day, within a month or a day; answers without a date are of none."""
    rows = [f"{place},{who},1,human,{at}" for place, at in enumerate(DATED) for who in "AB"]
    path = table(tmp_path, rows, "item,rater,winner,kind,at")
    only = [word for text in said for word in ("--only", text)]
    assert found(capsys, path, *only)["humans"]["items"] == items


def test_values_are_filtered_and_grouped_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table of numbers by tag, team and category, as one of sides; a project's verdicts by category."""
    rows = [
        f"{i},{who},{(i * 7 + ord(who)) % 5},human,{'a' if i % 2 else 'b'},{who in 'AB'}"
        for i in range(40)
        for who in "ABC"
    ]
    path = table(tmp_path, rows, "item,rater,value,kind,tag,group")
    assert found(capsys, path, "--only", "tag=a")["humans"]["items"] == 20
    by_tag = found(capsys, path, "--by", "tag")["by_tag"]
    assert [(entry["tag"], entry["humans"]["items"]) for entry in by_tag] == [("a", 20), ("b", 20)]
    assert [entry["humans"]["raters"] for entry in found(capsys, path, "--by", "group")["by_group"]] == [1, 2]


def test_verdicts_of_a_category(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same items by --only as by --by; a key that verdicts do not have is refused."""
    one = found(capsys, project, "--on", "verdicts", "--only", "category=format")["humans"]
    groups = found(capsys, project, "--on", "verdicts", "--by", "category")["by_category"]
    assert one == next(entry["humans"] for entry in groups if entry["category"] == "format")
    assert main(["agreement", str(project), "--on", "verdicts", "--only", "model=tern-7b"]) == 1
