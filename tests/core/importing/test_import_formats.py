"""Formats: each is recognised by what it holds and by nothing else, listed with what it needs, and told apart."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from import_samples import FORMAT_OF, SAMPLES, items_of, sample, sample_values, write_lines, write_list

from nearmiss.errors import ProblemForYou
from nearmiss.importing import FORMATS, Options, by_name, describe, format_of, head_of, in_order, recognise
from nearmiss.records import BadRecord, LabelsFor, Record, read_record, write_record

JSON_SAMPLES = [place for place in FORMAT_OF if not place.endswith("csv")]


@pytest.mark.parametrize("place", FORMAT_OF)
def test_every_sample_is_recognised_without_its_name(place: str, tmp_path: Path) -> None:
    """Under a name that says nothing, each is taken for what it is."""
    path = tmp_path / "data"
    shutil.copy(SAMPLES / place, path)
    assert recognise(path).name == FORMAT_OF[place]


@pytest.mark.parametrize("place", FORMAT_OF)
def test_no_other_special_format_claims_a_sample(place: str) -> None:
    """The general ones, tables and scores, stand back; among the others exactly one recognises each sample."""
    fitting = [item.name for item in FORMATS if not item.general and item.recognise(head(place))]
    assert fitting == ([] if by_name(FORMAT_OF[place]).general else [FORMAT_OF[place]])


def head(place: str) -> Any:
    return head_of(SAMPLES / place)


@pytest.mark.parametrize("place", JSON_SAMPLES)
def test_lines_a_list_and_gzip_are_one_to_every_format(place: str, tmp_path: Path) -> None:
    """The same objects as JSON lines, as one list, or packed, give the same records."""
    values = sample_values(place)
    name = Path(place).name.partition(".")[0]
    forms = [write_lines(tmp_path / "a" / f"{name}.jsonl", values), write_list(tmp_path / "b" / f"{name}.json", values)]
    forms.append(tmp_path / f"{name}.jsonl.gz")
    forms[-1].write_bytes(gzip.compress(forms[0].read_bytes()))
    read = [[without_place(item) for item in items_of(path, recognise(path).name)] for path in forms]
    assert read[0] == read[1] == read[2]
    assert len(read[0]) > 0


def without_place(item: Record | LabelsFor | BadRecord) -> Any:
    assert not isinstance(item, BadRecord), item
    if isinstance(item, LabelsFor):
        said = [(response.id, response.text) for response in item.responses]  # the model may be in the folder's name
        return (item.namespace, item.prompt, item.conversation, said, item.raters, item.labels)
    return write_record(item)


@pytest.mark.parametrize("place", FORMAT_OF)
def test_every_record_of_a_format_is_a_native_record(place: str) -> None:
    """Whatever the source, what came out can be written as native records and read back equal."""
    for item in items_of(SAMPLES / place, FORMAT_OF[place]):
        if isinstance(item, Record):
            value = json.loads(json.dumps(write_record(item)))
            assert read_record(value, item.line) == item


@pytest.mark.parametrize("place", FORMAT_OF)
def test_the_file_s_name_and_folder_say_nothing_of_the_items(place: str, tmp_path: Path) -> None:
    """Moved elsewhere, a file has the same prompts, responses and pairs; who wrote a response may be in its name."""
    path = tmp_path / "elsewhere"
    shutil.copy(SAMPLES / place, path)
    here = [item for item in items_of(SAMPLES / place, FORMAT_OF[place]) if isinstance(item, Record)]
    there = [item for item in items_of(path, FORMAT_OF[place]) if isinstance(item, Record)]
    assert list(map(what_it_says, here)) == list(map(what_it_says, there))


def what_it_says(record: Record) -> Any:
    responses = [(response.id, response.text, response.meta) for response in record.responses]
    return record.id, record.namespace, record.conversation, responses, record.pairs


@pytest.mark.parametrize("place", [place for place in FORMAT_OF if not place.startswith("native")])
def test_a_namespace_may_be_given(place: str) -> None:
    """It stands in place of the source's own, in every format."""
    for item in items_of(SAMPLES / place, FORMAT_OF[place], Options(namespace="mine")):
        assert not isinstance(item, BadRecord)
        assert item.namespace == "mine"


def test_a_native_record_keeps_a_namespace_of_its_own(tmp_path: Path) -> None:
    """A namespace that is given is for records that have none."""
    values = [{"prompt": "p", "responses": ["a"]}, {"prompt": "p", "responses": ["a"], "namespace": "theirs"}]
    path = write_lines(tmp_path / "in", values)
    found = items_of(path, "native", Options(namespace="mine"))
    assert [item.namespace for item in found if isinstance(item, Record)] == ["mine", "theirs"]
    assert sample("native.jsonl") == sample("native.jsonl", Options(namespace="mine"))


def test_a_file_of_no_known_format_says_what_it_holds(tmp_path: Path) -> None:
    """One sentence: the fields that were found, the formats that are known, what to do."""
    path = write_lines(tmp_path / "in.jsonl", [{"key": 1, "instruction_id_list": []}])
    with pytest.raises(ProblemForYou) as refused:
        recognise(path)
    said = str(refused.value)
    assert "the fields key, instruction_id_list" in said
    assert all(item.name in said for item in FORMATS)
    assert "--format" in said


def test_a_table_of_no_known_columns_says_which_it_has(tmp_path: Path) -> None:
    """So that they can be mapped."""
    path = tmp_path / "in.csv"
    path.write_text("frage,links,rechts\n1,2,3\n", "utf-8")
    with pytest.raises(ProblemForYou, match=r"columns frage, links, rechts.*--map"):
        recognise(path)


def test_a_file_that_may_be_two_formats_is_asked_about(tmp_path: Path) -> None:
    """Nothing is guessed where two special formats fit."""
    values = sample_values("native.jsonl")[:1] + sample_values("trl_explicit.jsonl")[:1]
    path = write_lines(tmp_path / "in.jsonl", values)
    with pytest.raises(ProblemForYou, match=r"may be native or trl.*--format"):
        recognise(path)
    assert format_of(path, Options(format="trl")).name == "trl"


@pytest.mark.parametrize("field", ["instruction", "conversations", "question", "input", "messages", "context"])
def test_a_prompt_under_another_name_is_not_trl(field: str, tmp_path: Path) -> None:
    """Chosen and rejected beside a prompt that TRL does not know would be read without it."""
    path = write_lines(tmp_path / "in.jsonl", [{field: "Name a colour.", "chosen": "Red", "rejected": "Seven"}])
    assert not by_name("trl").recognise(head_of(path))


def test_a_format_is_found_by_its_name() -> None:
    """An unknown one lists those there are."""
    assert [by_name(item.name) for item in FORMATS] == list(FORMATS)
    with pytest.raises(ProblemForYou, match=r"There is no format 'helpster'.*helpsteer2-preference"):
        by_name("helpster")


def test_every_format_says_what_it_is() -> None:
    """Name, title, needs, sign and what is left out, each a sentence; no name twice."""
    listed = describe()
    assert [item["name"] for item in listed] == [item.name for item in FORMATS]
    assert len({item["name"] for item in listed}) == len(listed)
    for item in listed:
        assert item["direction"] == "in"
        assert all(item[field].endswith(".") for field in ("needs", "leaves_out", "sign"))


def test_every_source_has_its_version() -> None:
    """A commit, a year or a version; but for what has no publisher."""
    without = [item.name for item in FORMATS if not re.search(r"commit|20\d\d|version", item.source)]
    assert without == ["native", "scored", "table"]


def test_files_that_only_label_come_after_the_prompts() -> None:
    """Whatever order they are named in, a judge's file is read after the pairs that it speaks of."""
    names = ["judge-x-testset-v1.json", "testset-v1.json"]
    for order in (names, names[::-1]):
        found = in_order([SAMPLES / "pandalm" / name for name in order])
        assert [(path.name, item.name) for path, item in found] == [(names[1], "pandalm"), (names[0], "pandalm")]


OF_THE_FILE = ("potato/user_state.json", "pandalm/judge-x-testset-v1.json")
"""Where a field beside the answers is about the session or the judge, and no answer's."""


def test_unknown_fields_are_kept_in_every_format(tmp_path: Path) -> None:
    """A field that no format asked for stays with the record: as extra in ours, as meta elsewhere (I14).

    In a file that is one object of records, it is a record, and a bad one.
    """
    for place in JSON_SAMPLES:
        values = [{**value, "curator": "Kim"} for value in sample_values(place)]
        path = write_lines(tmp_path / place, values)
        items = items_of(path, FORMAT_OF[place])
        refused = [item.reason for item in items if isinstance(item, BadRecord)]
        assert all("'curator'" in reason or "must be a list" in reason for reason in refused)
        for item in items:
            if isinstance(item, LabelsFor):
                kept = [response.meta for response in item.responses]
                kept += [label.answer.context.get("fields", {}) for label in item.labels]
                assert place in OF_THE_FILE or any(found.get("curator") == "Kim" for found in kept)
            if isinstance(item, Record) and not refused:
                kept = [item.meta, item.extra, *(response.meta for response in item.responses)]
                assert any(place.get("curator") == "Kim" for place in kept)


LEFT_OUT: dict[str, tuple[str, ...]] = {
    "arena": ("models", "winner"),
    "cello/model-x/res_extraction.json": ("Instruction", "histories", "task_description", "input_text"),
    "crab": ("content", "completions"),
    "followrag": ("prompt",),
    "judge-bench": ("instance",),
    "judgebench": ("prompt",),
    "llava-review": ("prompt",),
    "llmbar": ("prompt",),
    "conifer": ("diff",),
}
"""Texts of several words that do not come out as they stand: left out, or a heading or a JSON text taken apart."""


_MARKS = {"human", "assistant", "extra", "image"}


@pytest.mark.parametrize("place", JSON_SAMPLES)
def test_no_text_is_lost_but_what_a_format_says_it_leaves_out(place: str) -> None:
    """Every word of every longer text of a sample is somewhere in what comes out; marks between texts are no words."""
    out = repr(items_of(SAMPLES / place, FORMAT_OF[place])).casefold()
    known = {*LEFT_OUT.get(FORMAT_OF[place], ()), *LEFT_OUT.get(place, ())}
    for value in sample_values(place):
        for path, text in texts_in(value):
            if " " in text and not known.intersection(path):
                words = set(re.findall(r"[^\W\d_]{3,}", text.casefold())) - _MARKS
                assert [word for word in sorted(words) if word not in out] == [], path


def texts_in(value: Any, path: tuple[str, ...] = ("",)) -> list[tuple[tuple[str, ...], str]]:
    """Every text inside a JSON value, with the names that lead to it."""
    if isinstance(value, str):
        return [(path, value)]
    inner = (
        value.items() if isinstance(value, dict) else [("", item) for item in value] if isinstance(value, list) else ()
    )
    return [found for name, item in inner for found in texts_in(item, (*path, name) if name else path)]


def lines_of_first(place: str) -> tuple[int, ...]:
    """The lines that a complaint about the first record may name: two, where a pair is two lines."""
    return (1, 2) if FORMAT_OF[place] == "nemo-aligner" else (1,)


@pytest.mark.parametrize("place", JSON_SAMPLES)
def test_records_spoilt_in_any_field_are_bad_records(place: str, tmp_path: Path) -> None:
    """Whatever stands in a field, the reader names the line or takes it; it never breaks."""
    for spoilt in (None, 7, "x", [], {}, [None], [{}], {"a": 1}, True, -1.5):
        for field in sample_values(place)[0]:
            values = sample_values(place)
            values[0] = {**values[0], field: spoilt}
            items = items_of(write_lines(tmp_path / place, values), FORMAT_OF[place])
            assert len(items) > 0
            assert all(item.line in lines_of_first(place) for item in items if isinstance(item, BadRecord))


@pytest.mark.parametrize("place", JSON_SAMPLES)
def test_a_record_without_one_of_its_fields_is_read_or_listed(place: str, tmp_path: Path) -> None:
    """A field that must be there is named; one that need not be is not missed."""
    for field in sample_values(place)[0]:
        values = sample_values(place)
        del values[0][field]
        for item in items_of(write_lines(tmp_path / place, values), FORMAT_OF[place]):
            assert not isinstance(item, BadRecord) or (item.line in lines_of_first(place) and item.reason)
