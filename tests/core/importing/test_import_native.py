"""Native files: everything in, line by line; what is wrong is listed by line and the rest goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from import_samples import SAMPLES, items_of, sample, sample_values, write_lines, write_list

from made_up_records import records
from nearmiss.records import BadRecord, Record, write_record


def test_the_sample_is_read_with_everything_in_it() -> None:
    """Constraints with checks and dependencies, verdicts with evidence, judges' slots, lineage, single ratings."""
    first, second = sample("native.jsonl")
    assert (first.line, second.line) == (1, 2)
    assert [write_record(record) for record in (first, second)] == sample_values("native.jsonl")
    assert [label.slot for label in first.labels] == ["main", "12", "21"]
    assert second.parents == ("tea-1",)
    assert second.all_pairs() == ()


def test_a_pretty_printed_list_is_the_same_file() -> None:
    """Only the lines differ."""
    lines, listed = sample("native.jsonl"), sample("native_list.json")
    assert [write_record(record) for record in lines] == [write_record(record) for record in listed]
    rows = (SAMPLES / "native_list.json").read_text("utf-8").split("\n")
    assert [rows[record.line] for record in listed] == ['    "id": "tea-1",', '    "id": "tea-2",']


@given(records())
def test_any_record_survives_a_file(tmp_path_factory: pytest.TempPathFactory, record: Record) -> None:
    """Written as a line, among others, it is read back equal, whatever characters it holds."""
    path = write_lines(tmp_path_factory.getbasetemp() / "any.jsonl", [write_record(record)] * 2)
    first, second = items_of(path, "native")
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.line, second.line) == (1, 2)
    assert write_record(first) == write_record(second) == write_record(record)


def test_a_record_that_does_not_hold_together_is_listed(tmp_path: Path) -> None:
    """With its line and the field; the records around it are read."""
    good, other = sample_values("native.jsonl")
    wrong = {**good, "pairs": [["short", "longer"]]}
    found = items_of(write_lines(tmp_path / "in.jsonl", [good, wrong, other]), "native")
    assert [type(item) for item in found] == [Record, BadRecord, Record]
    assert found[1] == BadRecord(2, "pairs[0] names the response 'longer', which the record does not hold.")


def test_in_a_list_the_place_is_said_too(tmp_path: Path) -> None:
    """The list may be one long line."""
    good, other = sample_values("native.jsonl")
    (found,) = [item for item in items_of(write_list(tmp_path / "in.json", [good, {**other, "messages": []}]), "native")
                if isinstance(item, BadRecord)]  # fmt: skip
    assert found.reason == "Record 2 of the list: messages must not be empty."
