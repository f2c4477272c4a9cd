"""Plain tables as people have them: names in any case, cells left empty or NaN, other kinds of file; errors by line."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from nearmiss.cli import main
from nearmiss.errors import ProblemForYou
from nearmiss.plain_tables import read_plain

ROWS = [("x", "A", "1"), ("x", "B", "1"), ("y", "A", "2"), ("y", "B", "tie"), ("z", "A", "2"), ("z", "B", "2")]


def written(tmp_path: Path, text: str, name: str = "labels.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def found(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    assert main([*map(str, arguments), "--json"]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out, parse_constant=lambda word: pytest.fail(word))
    return document


def plain(header: str, sign: str = ",") -> str:
    return "\n".join([header, *(sign.join((value, item, rater, "?")) for item, rater, value in ROWS)]) + "\n"


def test_names_order_and_delimiter_of_columns_do_not_matter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Columns in another order and case, a column nobody knows, semicolons, a mark in front: the same numbers."""
    one = found(capsys, "agreement", written(tmp_path, plain("winner,item,rater,mood")))
    for text in (plain("Winner,ITEM, Rater ,mood"), "\ufeff" + plain("winner;item;rater;mood", ";")):
        assert found(capsys, "agreement", written(tmp_path, text)) == one
    lines = "\n".join(json.dumps({"rater": r, "x": None, "winner": v, "item": i}) for i, r, v in ROWS)
    assert found(capsys, "agreement", written(tmp_path, lines, "labels.jsonl")) == one
    assert one["humans"]["items"] == 3


def test_a_number_that_is_none_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """NaN is an empty cell, counted as left out where it is the value, and never gets into a document."""
    text = "item,rater,value,confidence,length_1\n" + "".join(f"{i},{r},{i},nan,NaN\n" for i in range(4) for r in "AB")
    one = found(capsys, "agreement", written(tmp_path, text))
    two = found(capsys, "agreement", written(tmp_path, text + "9,A,nan,,\n9,B,,,\n"))
    assert two["level"] == "interval" and two["humans"] == one["humans"]
    assert two["excluded"] == one["excluded"] | {"no value": 2}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("item,rater,value\nx,A,1\nx,B,inf\n", ":3: 'inf' is no number"),
        ("item,rater,winner,length_1\nx,A,1,\nx,B,1,1e999\n", ":3: length_1 is 1e999; it must be a finite number."),
        ("item,rater,winner,weight\nx,A,1,0\n", ":2: weight is not above 0."),
        ("item,rater,winner,confidence\nx,A,1,85\n", ":2: confidence is 85; it must lie between 0 and 1."),
        ("item,rater,winner,p1\nx,A,1,-1\n", ":2: p1 is -1; it must lie between 0 and 1."),
        ("item,rater,winner,order\nx,A,1,AB\n", ":2: order is 'AB'; it must be 12 or 21."),
        ("item,rater,winner,kind\nx,A,1,robot\n", ":2: kind is 'robot'"),
        ("item,rater,winner\nx,A,5\n", ":2: winner is '5'"),
        ("item,rater\nx,A\n", ":1: The table has no column 'value'"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(
    text: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence: the file and line, what stands there, and what may."""
    assert main(["agreement", str(written(tmp_path, text)), "--level", "interval"]) == 1
    said = capsys.readouterr().err
    assert says in said and said.count("\n") == 1


def test_a_row_told_twice_counts_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last of two rows of one rater about one item; it is counted, by the rank of models too."""
    text = "item,rater,winner,model_1,model_2\nx,A,2,m,n\nx,A,1,m,n\nx,B,1,m,n\ny,B,2,m,n\n"
    for command in ("agreement", "rank"):
        report = found(capsys, command, written(tmp_path, text))
        assert report["excluded"]["answered twice: the last row counts"] == 1
    assert report["battles"] == 2


def test_both_bad_has_no_place_on_a_scale(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A category of its own among names, missing among numbers; the table stays one of numbers."""
    rows = "".join(f"{i},{r},{i % 3},{'1' if i == 5 else ''}\n" for i in range(9) for r in "AB")
    path = written(tmp_path, "item,rater,value,both_bad\n" + rows)
    humans = found(capsys, "agreement", path)["humans"]
    assert humans["krippendorff_alpha"]["nominal"]["n"] == 9
    assert humans["krippendorff_alpha"]["interval"]["n"] == 8
    assert found(capsys, "agreement", path, "--level", "ordinal")["level"] == "ordinal"


def test_groups_may_be_a_list(tmp_path: Path) -> None:
    """A list of categories in JSON says what several parted by semicolons say in CSV."""
    rows = [json.dumps({"item": 1, "rater": "A", "winner": 1.0, "category": ["form", "tone"]})]
    listed = read_plain(written(tmp_path, "\n".join(rows) + "\n", "labels.jsonl")).cases.groupings["category"]
    parted = read_plain(written(tmp_path, "item,rater,winner,category\n1,A,1,form; tone\n")).cases.groupings["category"]
    assert listed.names == parted.names == ("form", "tone")


def test_parquet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same table as Parquet, whole numbers with gaps among its columns; a file that is none is refused."""
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    items, raters, values = zip(*ROWS, strict=True)
    sides = arrow.array([{"1": 1.0, "2": 2.0, "tie": 0.0}[value] for value in values])
    columns = {"Item": items, "rater": raters, "winner": sides, "length_1": [1, None, 3, 4, float("nan"), 6]}
    parquet.write_table(arrow.table(columns), tmp_path / "labels.parquet")
    one = found(capsys, "agreement", written(tmp_path, plain("winner,item,rater,mood")))
    assert found(capsys, "agreement", tmp_path / "labels.parquet") == one
    with pytest.raises(ProblemForYou):
        read_plain(written(tmp_path, "PAR1 and no more", "other.parquet"))


def test_without_the_package_for_parquet_the_remedy_is_said(tmp_path: Path) -> None:
    """Where pyarrow is missing, a Parquet file is refused with what would help."""
    if find_spec("pyarrow") is not None:
        pytest.skip("pyarrow is installed")
    with pytest.raises(ProblemForYou, match="pyarrow"):
        read_plain(written(tmp_path, "PAR1....PAR1", "labels.parquet"))


def test_a_ranking_goes_by_the_column_that_names_sides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside a column of grades, `winner` is meant; without one the table is refused with what is missing."""
    text = "item,rater,value,winner,model_1,model_2\n" + "".join(f"{i},A,{i},{1 + i % 2},m,n\n" for i in range(6))
    assert found(capsys, "rank", written(tmp_path, text))["battles"] == 6
    assert found(capsys, "agreement", written(tmp_path, text))["on"] == "value"
    assert main(["rank", str(written(tmp_path, text.replace("winner", "colour")))]) == 1
    assert ":1: The table has no column 'winner'" in capsys.readouterr().err


def test_each_person_of_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures of each person, and below the table why there are dashes; values that name no side are refused."""
    rows = "".join(f"{i},{r},{1 + (i + ord(r)) % 2},12\n" for i in range(12) for r in "ABC")
    path = written(tmp_path, "item,rater,winner,order\n" + rows)
    assert [entry["rater"] for entry in found(capsys, "agreement", path, "--annotators")["annotators"]] == [
        "A",
        "B",
        "C",
    ]
    assert main(["agreement", str(path), "--annotators"]) == 0
    assert "everybody: no pair was shown twice" in capsys.readouterr().out
    assert main(["agreement", str(written(tmp_path, plain("value,item,rater,mood"))), "--annotators"]) == 1
    assert "--value" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["item", "rater"])
def test_agreement_needs_to_know_who_said_what_of_what(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a column for the item or the rater nothing can agree: that is said, not a page of nulls."""
    header = "item,rater,winner".replace(f"{name},", "")
    path = written(tmp_path, f"{header}\nx,1\ny,2\n")
    assert main(["agreement", str(path), "--json"]) == 1
    out, err = capsys.readouterr()
    assert out == "" and f"{path}:1: The table has no column '{name}'." in err


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("p,A,1,maybe,x,y,5", "both_bad is 'maybe'"),
        ("p,A,a,,b,a,5", "winner is 'a', which may be a side or the model"),
        ("p,A,1,,x,y,-5", "length_1 is -5; a length is 0 or more"),
    ],
)
def test_what_could_be_meant_either_way_is_refused(
    row: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No guessing: a flag that is neither true nor false, a letter that is the other side's model."""
    path = written(tmp_path, f"item,rater,winner,both_bad,model_1,model_2,length_1\np,B,1,no,b,a,5\n{row}\n")
    assert main(["agreement", str(path), "--json"]) == 1
    assert f"{path}:3: {says}" in capsys.readouterr().err


def test_a_ranking_of_nothing_but_ties_is_not_certain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Equal scores, and no interval of width 0 around them."""
    one = found(capsys, "rank", written(tmp_path, "model_1,model_2,winner\n" + "x,y,tie\n" * 5))
    assert [(model["score"], model["low"], model["high"]) for model in one["models"]] == [(0.0, None, None)] * 2
    assert all("nothing to judge" in model["why"] for model in one["models"])
