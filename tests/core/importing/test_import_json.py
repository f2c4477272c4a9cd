"""JSON that comes in: sound or refused by line, in lines or in one list, with flat memory."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearmiss.errors import ProblemForYou
from nearmiss.importing import Options, by_name, recognise, sources
from nearmiss.importing.arrays import elements
from nearmiss.importing.parsing import DEEPEST, parse_json
from nearmiss.records import BadRecord, Record

RECORD = '{"prompt": "p", "responses": ["a", "b"]}'
FAULTS = {
    "NaN": ('{"a": NaN}', "NaN is not a number"),
    "Infinity": ('{"a": Infinity}', "Infinity is not a number"),
    "minus infinity": ('{"a": -Infinity}', "-Infinity is not a number"),
    "1e999": ('{"a": 1e999}', "1e999 is too large"),
    "a key twice": ('{"a": 1, "a": 2}', "'a' stands twice"),
    "a key twice inside": ('{"b": [{"a": 1, "a": 1}]}', "'a' stands twice"),
    "half a character": ('{"a": "\\ud800"}', "\\ud800 is half of a character"),
    "the other half": ('{"a": {"\\uDFFF": 1}}', "\\udfff is half of a character"),
    "2,000 deep": ("[" * 2000 + "]" * 2000, f"more than {DEEPEST} deep"),
    "100,000 deep": ('{"a":' * 100_000 + "1" + "}" * 100_000, f"more than {DEEPEST} deep"),
    "5,000 digits": ('{"a": ' + "9" * 5000 + "}", "(5000 digits) is too large"),
    "over 64 bits": ('{"a": 9223372036854775808}', "9223372036854775808 is too large"),
    "a trailing comma": ('{"a": 1,}', "not JSON"),
    "single quotes": ("{'a': 1}", "not JSON"),
    "cut off": ('{"a": "b', "not JSON: unterminated string starting at character 7"),
    "two values": ('{"a": 1} {"b": 2}', "not JSON: extra data"),
    "a raw line feed in a string": ('{"a": "b\nc"}', "not JSON"),
    "a byte order mark": ('\ufeff{"a": 1}', "not JSON"),
    "nothing": ("", "not JSON"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_no_sound_json_is_refused_with_the_reason(fault: str) -> None:
    """Python's own reader takes several of these in silence; here each has its sentence (I03, I06–I09)."""
    text, said = FAULTS[fault]
    with pytest.raises(ProblemForYou) as refused:
        parse_json(text)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    "text", ['"\\ud83d\\ude00"', "[" * DEEPEST + "]" * DEEPEST, "9223372036854775807", "-9223372036854775808", "1e308"]
)
def test_what_is_sound_is_taken_to_the_edge(text: str) -> None:
    """Whole characters written in two halves, the deepest nesting, the largest numbers."""
    assert parse_json(text) == json.loads(text)


@given(st.text(alphabet='[]{}",:\\ \n1', max_size=30))
def test_brackets_in_strings_do_not_count(text: str) -> None:
    """Any text at all, as a string in a record, comes back as it was."""
    value = {"a": text * 30, "b": [text]}
    assert parse_json(json.dumps(value)) == value


@given(st.text(max_size=40))
def test_any_text_is_a_value_or_a_problem(text: str) -> None:
    """Nothing but ProblemForYou ever comes out of reading."""
    try:
        parse_json(text)
    except ProblemForYou as problem:
        assert str(problem)


def of(folder: Path, text: str, name: str = "in.json") -> Path:
    path = folder / name
    path.write_text(text, "utf-8", newline="")
    return path


def read(path: Path) -> list[Record | BadRecord]:
    return list(by_name("native").read(path, Options()))  # type: ignore[arg-type]


@pytest.mark.parametrize("fault", [name for name in FAULTS if name not in ("nothing", "a raw line feed in a string")])
def test_a_malformed_line_is_listed_and_the_rest_is_read(tmp_path: Path, fault: str) -> None:
    """Line 3 of 1,000 is bad: it is named by its number, and the 999 others are good (I06)."""
    rows = [RECORD] * 1000
    rows[2] = FAULTS[fault][0]
    path = of(tmp_path, "\n".join(rows))
    assert recognise(path).name == "native"
    found = read(path)
    assert [item.line for item in found if isinstance(item, BadRecord)] == [3]
    assert sum(isinstance(item, Record) for item in found) == 999


@pytest.mark.parametrize("fault", ["NaN", "a key twice", "half a character", "2,000 deep", "5,000 digits", "1e999"])
def test_a_malformed_record_of_a_list_is_listed_and_the_rest_is_read(tmp_path: Path, fault: str) -> None:
    """A list is cut by its brackets, so one bad record spoils no other; it is named by line and place."""
    found = read(of(tmp_path, f"[\n{RECORD},\n{FAULTS[fault][0]},\n{RECORD}]"))
    assert [type(item) for item in found] == [Record, BadRecord, Record]
    assert found[1].line == 3
    assert isinstance(found[1], BadRecord)
    assert found[1].reason.startswith("Record 2 of the list: ")


@pytest.mark.parametrize(
    ("text", "good", "line", "said"),
    [
        (f"[{RECORD},\n]", 1, 2, "No record stands here"),
        (f"[{RECORD},\n\n,{RECORD}]", 2, 3, "No record stands here"),
        (f"[{RECORD}\n", 1, 2, "ends inside the list"),
        (f"[{RECORD},", 1, 1, "ends inside the list"),
        (f'[{RECORD},\n{{"prompt": "cut', 1, 2, "ends inside this record"),
        (f"[{RECORD}]\n{RECORD}", 1, 2, "Text stands after the end"),
        (f"[{RECORD}, 7]", 1, 1, "must be an object, not a whole number"),
        (f"[{RECORD}, [{RECORD}]]", 1, 1, "must be an object, not a list"),
        (f"[{RECORD}\n{RECORD}, {RECORD}]", 1, 1, "not JSON"),
        (f"[{RECORD}}}, {RECORD}]", 1, 1, "not JSON"),
    ],
)
def test_a_list_that_is_not_well_formed_names_the_place(
    tmp_path: Path, text: str, good: int, line: int, said: str
) -> None:
    """Trailing commas, early ends and text after the list are bad records with a line."""
    found = read(of(tmp_path, text))
    wrong = [item for item in found if isinstance(item, BadRecord)]
    assert sum(isinstance(item, Record) for item in found) == good
    assert [item.line for item in wrong] == [line]
    assert said in wrong[0].reason


def test_an_empty_list_holds_nothing(tmp_path: Path) -> None:
    """It is a list, and has no record."""
    assert read(of(tmp_path, " [ ] \n")) == []


json_texts = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=6) | st.text(alphabet='[]{},"\\\n', max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.lists(json_texts, max_size=4),
    st.sampled_from([None, 0, 2]),
    st.booleans(),
    st.integers(1, 9),
)
def test_a_list_is_cut_alike_however_its_bytes_arrive(
    tmp_path_factory: pytest.TempPathFactory, values: list[Any], indent: int | None, plain: bool, size: int
) -> None:
    """Cut anywhere, in a character, an escape or a number, the elements and their lines are the same."""
    text = json.dumps(values, indent=indent, ensure_ascii=plain)
    path = of(tmp_path_factory.getbasetemp(), text, "cut.json")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "CHUNK", size)
        found = list(elements(path))
    assert [json.loads(item[1]) for item in found if not isinstance(item, BadRecord)] == values
    rows = text.split("\n")
    for item in found:
        assert not isinstance(item, BadRecord)
        assert item[1].split("\n")[0] in rows[item[0] - 1]


@pytest.mark.parametrize("pretty", [None, 1])
def test_memory_stays_flat_in_a_long_list(tmp_path: Path, pretty: int | None) -> None:
    """Thirty megabytes in one list, on one line or many, take a few to read."""
    value = json.loads(RECORD) | {"meta": {"text": "x\n" * 8_000}}
    piece = json.dumps(value, indent=pretty)
    path = of(tmp_path, "[" + ",".join([piece] * 1_250) + "]")
    tracemalloc.start()
    count = sum(isinstance(item, Record) for item in by_name("native").read(path, Options()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1_250
    assert peak < 16 << 20


def test_a_record_of_a_list_over_the_cap_is_refused(tmp_path: Path) -> None:
    """Before it is read whole: a quote that is never closed does not swallow the file into memory (I10)."""
    path = tmp_path / "in.json"
    with path.open("wb") as file:
        file.write(f'[{RECORD},\n{{"prompt": "'.encode())
        for _ in range(70):
            file.write(b"x" * (1 << 20))
    with pytest.raises(ProblemForYou, match=r"in\.json:2: A record of the list is longer than 64 MB"):
        read(path)


def test_a_first_line_that_is_bad_does_not_hide_the_format(tmp_path: Path) -> None:
    """Recognition looks at the records that can be read."""
    for first in ('{"a": NaN}', "oops", "{"):
        path = of(tmp_path, f"{first}\n{RECORD}\n")
        assert recognise(path).name == "native"
        assert [type(item) for item in read(path)] == [BadRecord, Record]


def test_a_file_without_one_good_line_is_refused_with_its_first_fault(tmp_path: Path) -> None:
    """One sentence, with file and line."""
    with pytest.raises(ProblemForYou, match=r"in\.json:2: This is not JSON"):
        recognise(of(tmp_path, "\n{'a': 1}\n{'a': 2}\n"))
