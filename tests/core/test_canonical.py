"""Equal things have equal bytes, whichever way they are written."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
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
