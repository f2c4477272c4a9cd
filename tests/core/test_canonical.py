"""Equal things have equal bytes, whichever way they are written."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_up_records import json_values, words
from nearmiss.canonical import canonical, canonical_list, hash_text, hash_value

odd_texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(json_values | odd_texts | st.lists(words, max_size=2).map(tuple), max_size=6))
def test_a_list_is_written_as_any_value(values: list[Any]) -> None:
    """Value by value, and the same in all: numbers, texts with any sign, true and None, what is inside."""
    assert canonical_list(values) == canonical(values)
    assert json.loads(canonical_list(values)) == json.loads(json.dumps(values))
    assert hash_value("row", *values) == hash_text("row", canonical(values))


def written(value: Any) -> str:
    """What Python's own writer makes of a value: the definition that hashes rest on."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def outcome(write: Callable[[Any], str], value: Any) -> str | type[Exception]:
    """What comes of writing a value, or how it is refused."""
    try:
        return write(value)
    except Exception as fault:
        return type(fault)


keys = st.text() | st.integers() | st.booleans() | st.none() | st.floats()
scalars = keys | st.integers(-(2**80), 2**80) | st.floats(1e-6, 1e-3) | st.floats(1e15, 1e17) | st.floats(-1000, 1000)
strange = st.sampled_from([b"x", {1, 2}, Decimal("1.5"), object, 1 + 2j])
anything = st.recursive(
    scalars | strange,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(), inner, max_size=4)
        | st.dictionaries(keys, inner, max_size=2)
    ),
    max_leaves=8,
)


@given(anything)
@settings(max_examples=500)
def test_every_value_is_written_or_refused_as_python_writes_it(value: Any) -> None:
    """Numbers with exponents, half characters, keys that are numbers, NaN, what JSON cannot say: all as ever."""
    assert outcome(canonical, value) == outcome(written, value)


@given(st.lists(anything, max_size=4))
def test_a_hash_is_that_of_the_text(values: list[Any]) -> None:
    def by_text(values: list[Any]) -> str:
        return hash_text("row", written(values))

    assert outcome(lambda values: hash_value("row", *values), values) == outcome(by_text, values)


def test_every_character_is_written_as_python_writes_it() -> None:
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))
    assert canonical(every) == written(every)


@pytest.mark.parametrize("number", [1e16, 9999999999999998.0, 1e-4, 9.999999999999999e-05, 0.1 + 0.2, -0.0, 5e-324])
def test_a_number_at_the_edges_is_written_as_python_writes_it(number: float) -> None:
    assert canonical({"a": [number, -number]}) == written({"a": [number, -number]})


def test_a_hash_stays_what_it_was() -> None:
    """Written down once: projects hold such hashes."""
    assert hash_value("row", "ä\n", 1, None, {"b": [0.5], "a": 1e-07}) == "8bf6b36144be8e2d1b822811cdac2b744c7fab52"
