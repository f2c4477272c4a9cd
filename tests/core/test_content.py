"""Content in the file: the key says what a thing is, the digest all of its row, and what goes in comes out."""

from __future__ import annotations

import copy
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_projects import empty_log, records
from strategies import record_values

from nearmiss import content
from nearmiss.doctor.content_checks import COLUMNS, is_whole
from nearmiss.records import Record, read_record


def record(**changes: Any) -> Record:
    return read_record({**records()[0], **changes})


def stored(**changes: Any) -> content.StoredRecord:
    return content.store(record(**changes), "rivers", 0)


@contextmanager
def written(*found: Record) -> Iterator[sqlite3.Connection]:
    """A file in memory that holds these records."""
    connection = empty_log()
    connection.execute("PRAGMA foreign_keys = ON")
    for one in found:
        for table, rows in content.store(one, one.namespace or "rivers", 0).rows.items():
            connection.executemany(content.INSERTS[table], rows)
    yield connection
    connection.close()


# Keys


def test_the_same_record_has_the_same_rows() -> None:
    assert stored() == stored()


@pytest.mark.parametrize(
    "changes",
    [{"prompt": "Name rivers."}, {"system": "Be brief."}, {"context": ["A passage."]}, {"id": "p9"}],
    ids=lambda changes: str(*changes),
)
def test_another_wording_or_id_is_another_prompt(changes: dict[str, Any]) -> None:
    assert stored(**changes).prompt != stored().prompt
    assert set(stored(**changes).responses.values()).isdisjoint(stored().responses.values())


@pytest.mark.parametrize(
    "changes",
    [{"tags": {"topic": "water"}}, {"meta": {"source": 3}}, {"reference": "Elbe, Oder"}],
    ids=lambda c: str(*c),
)
def test_what_is_not_wording_is_no_part_of_the_key_but_of_the_digest(changes: dict[str, Any]) -> None:
    assert stored(**changes).prompt == stored().prompt
    (now,), (then,) = stored(**changes).rows["prompt"], stored().rows["prompt"]
    assert now[-1] != then[-1]


def test_a_prompt_says_the_same_as_one_string_or_as_messages() -> None:
    plain = record(prompt="Name two rivers.")
    value = {name: part for name, part in records()[0].items() if name != "prompt"}
    messages = read_record({**value, "messages": [{"role": "user", "content": "Name two rivers."}]})
    assert content.conversation_hash(plain.conversation) == content.conversation_hash(messages.conversation)


def test_category_and_weight_are_not_the_wording_of_a_constraint() -> None:
    constraints = copy.deepcopy(records()[0]["constraints"])
    constraints[1] |= {"category": "style", "weight": 9.0, "id": "renamed"}
    assert list(stored(constraints=constraints).requirements.values()) == list(stored().requirements.values())
    constraints[1]["text"] += " at all"
    assert list(stored(constraints=constraints).requirements.values()) != list(stored().requirements.values())


def test_the_model_is_no_part_of_a_responses_key() -> None:
    """People label what is written, whoever wrote it."""
    responses = copy.deepcopy(records()[0]["responses"])
    for response in responses:
        response["model"] = "another"
    assert stored(responses=responses).responses == stored().responses


def test_responses_that_say_the_same_are_numbered() -> None:
    responses = [{"id": name, "text": "Elbe"} for name in ("a", "b", "c")]
    found = stored(responses=responses)
    assert len(set(found.responses.values())) == 3
    assert [row[4] for row in found.rows["response"]] == [0, 1, 2]


def test_a_pair_and_its_reverse_are_two() -> None:
    one, two = list(stored().responses.values())[:2]
    assert content.pair_key(one, two) != content.pair_key(two, one)


def test_a_pair_of_equal_texts_is_marked() -> None:
    responses = [{"id": "a", "text": "Elbe"}, {"id": "b", "text": "Elbe"}, {"id": "c", "text": "Oder"}]
    assert [row[4] for row in stored(responses=responses).rows["pair"]] == [1, 0, 0]


# In and out


@given(record_values())
def test_what_goes_in_comes_out(value: dict[str, Any]) -> None:
    """Any text, in any place, to the character."""
    given_record = read_record(value)
    with written(given_record) as connection:
        (key,) = connection.execute("SELECT key FROM prompt").fetchone()
        prompt = content.read_prompt(connection, key)
        assert prompt is not None
        assert (prompt.conversation, prompt.id) == (given_record.conversation, given_record.id)
        constraints = content.read_requirements(connection, key)
        assert [replace(item, key="") for item in constraints] == list(given_record.constraints)
        rows = connection.execute("SELECT id, text, body FROM response ORDER BY n").fetchall()
        assert [(i, content.response_text(text, body)) for i, text, body in rows] == [
            (response.id, response.text) for response in given_record.responses
        ]


@given(record_values())
def test_every_row_is_what_its_key_and_digest_say(value: dict[str, Any]) -> None:
    with written(read_record(value)) as connection:
        for table, columns in COLUMNS.items():
            for row in connection.execute(f"SELECT {columns} FROM {table}"):
                assert is_whole(table, row), (table, row)


@given(record_values(), st.data())
def test_no_value_of_a_row_can_change_unnoticed(value: dict[str, Any], data: st.DataObject) -> None:
    with written(read_record(value)) as connection:
        table = data.draw(st.sampled_from(["prompt", "response"]))
        row = connection.execute(f"SELECT {COLUMNS[table]} FROM {table} ORDER BY n LIMIT 1").fetchone()
    place = data.draw(st.integers(0, len(row) - 1))
    old = row[place]
    new = old + 1 if isinstance(old, int) else f"{old or ''}x"
    assert not is_whole(table, (*row[:place], new, *row[place + 1 :]))


def test_of_several_wordings_of_a_constraint_the_newest_is_asked() -> None:
    constraints = copy.deepcopy(records()[0]["constraints"])
    constraints[0]["text"] = "Two rivers, no more"
    with written(record(), record(constraints=constraints)) as connection:
        (key,) = connection.execute("SELECT key FROM prompt").fetchone()
        assert [c.text for c in content.read_requirements(connection, key)] == [
            "Two rivers, no more",
            "Nothing but rivers",
        ]
        assert connection.execute("SELECT count(*) FROM requirement").fetchone() == (3,)


# Families


def families(*found: Record) -> list[set[str | None]]:
    with written(*found) as connection:
        numbers = content.families(connection)
        ids = dict(connection.execute("SELECT key, id FROM prompt").fetchall())
        grouped: dict[int, set[str | None]] = {}
        for key, number in numbers.items():
            grouped.setdefault(number, set()).add(ids[key])
        return sorted(grouped.values(), key=lambda group: sorted(map(str, group)))


def test_parents_paraphrases_and_equal_texts_make_families() -> None:
    root, child = record(id="root", prompt="One."), record(id="child", prompt="Two.", parents=["root"])
    twin = record(id="twin", prompt="One.")
    said = [record(id=name, prompt=name, tags={"paraphrase_group": "g"}) for name in ("so", "otherwise")]
    alone = record(id="alone", prompt="Three.")
    expected = sorted([{"root", "child", "twin"}, {"so", "otherwise"}, {"alone"}], key=sorted)
    assert families(root, child, twin, *said, alone) == expected
    assert families(alone, *said[::-1], twin, child, root) == expected


def test_numbers_of_families_do_not_depend_on_the_order_of_arrival() -> None:
    """Two machines that have the same prompts number them alike."""
    found = [record(id=f"p{i}", prompt=f"Prompt {i // 2}.") for i in range(6)]
    with written(*found) as one, written(*found[::-1]) as two:
        assert content.families(one) == content.families(two)


# What a project says of itself


@given(st.dictionaries(st.text(min_size=1), st.text(), max_size=4))
def test_the_digest_of_a_project_covers_every_value(values: dict[str, str]) -> None:
    digest = content.project_digest(values)
    assert content.project_digest({**values, "digest": "whatever"}) == digest
    for name in values:
        if name != "digest":
            assert content.project_digest({**values, name: f"{values[name]}x"}) != digest
