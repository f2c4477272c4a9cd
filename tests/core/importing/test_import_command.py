"""`nearmiss import --dry-run` and `nearmiss formats`: what the window shows, in the terminal and as JSON."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest
from import_samples import FORMAT_OF, SAMPLES

from nearmiss.cli import main
from nearmiss.importing import FORMATS
from nearmiss.project import Project
from nearmiss.schemes import preset


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An empty project."""
    Project.create(tmp_path / "p.nearmiss", preset("constraints")).close()
    return tmp_path / "p.nearmiss"


def said(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[str, str]:
    """What a command that ends well says, and what it complains of."""
    assert main([str(argument) for argument in arguments], None) == 0
    return capfd.readouterr()


def test_a_dry_run_says_the_records_in_words_and_takes_nothing(
    capfd: pytest.CaptureFixture[str], project: Path
) -> None:
    """Format, sign, what is left out, source, three records, and that nothing is wrong."""
    before = project.read_bytes()
    out, err = said(capfd, "import", project, SAMPLES / "pandalm/testset-v1.json", "--dry-run")
    for told in (
        "format pandalm, PandaLM test set",
        "Sign: 1 favours response1 (negative here)",
        "Left out: Nothing;",
        "Source: WeOpenML/PandaLM",
        "Record 3, line ",
        "  annotator1 prefers response 2.",
        "responses that were no text, taken as their JSON text: 2",
        "3 records are fine, 0 bad.",
    ):
        assert told in out
    assert err == ""
    assert project.read_bytes() == before


def test_a_dry_run_names_bad_lines_and_how_far_it_looked(
    capfd: pytest.CaptureFixture[str], project: Path, tmp_path: Path
) -> None:
    """Of a long file only the beginning is looked at, which it says."""
    source = tmp_path / "in.jsonl"
    good = json.dumps({"prompt": "p", "responses": ["a", "b"]})
    source.write_text("\n".join([good, "no JSON", *([good] * 300)]), "utf-8")
    out, err = said(capfd, "import", project, source, "--dry-run")
    assert err.startswith("line 2: This is not JSON")
    assert "Of the first records 199 records are fine, 1 bad" in out


@pytest.mark.parametrize("place", ["pandalm/testset-v1.json", "helpsteer3_preference.jsonl", "ifeval/prompts.jsonl"])
def test_a_dry_run_as_json_has_sign_raters_and_notes(
    capfd: pytest.CaptureFixture[str], project: Path, place: str
) -> None:
    """What CONTRACT 9 asks of an import, with the records as they are and in words."""
    out, _ = said(capfd, "import", project, SAMPLES / place, "--dry-run", "--json")
    (found,) = json.loads(out)["files"]
    assert found["format"] == FORMAT_OF[place]
    assert found["sign"] and found["source"] and found["leaves_out"]
    assert len(found["records"]) == len(found["in_words"]) <= 3
    names = {label["rater"] for record in found["records"] for label in record.get("labels", ())}
    assert {rater["rater"] for rater in found["raters"]} >= names
    assert isinstance(found["notes"], dict) and found["whole"] is True


def test_a_sheet_can_be_named(capfd: pytest.CaptureFixture[str], project: Path, tmp_path: Path) -> None:
    """Another than the first that is a table."""
    book: Any = importlib.import_module("openpyxl").Workbook()
    for title, rows in (("one", 1), ("two", 2)):
        sheet = book.create_sheet(title)
        sheet.append(["prompt", "response_1", "response_2"])
        for row in range(rows):
            sheet.append([f"Name {row}", "a", "b"])
    book.save(tmp_path / "in.xlsx")
    out, _ = said(capfd, "import", project, tmp_path / "in.xlsx", "--sheet", "two", "--json")
    assert json.loads(out)["files"][0]["added"]["pairs"] == 2


def test_formats_say_of_each_what_it_needs_leaves_out_and_comes_from(capfd: pytest.CaptureFixture[str]) -> None:
    """Every one that comes in, in both forms."""
    out, _ = said(capfd, "formats", "--json")
    listed = {item["name"]: item for item in json.loads(out)["in"]}
    plain, _ = said(capfd, "formats")
    assert list(listed) == [recipe.name for recipe in FORMATS]
    for recipe in FORMATS:
        item = listed[recipe.name]
        assert all(item[field] for field in ("title", "sign", "needs", "leaves_out", "source"))
        for told in (f"  {recipe.name}: {recipe.title}", f"sign: {recipe.sign}", f"source: {recipe.source}"):
            assert told in plain
