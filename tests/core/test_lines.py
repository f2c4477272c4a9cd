"""Lines of the log, by themselves: identity, registers, heads, undo, chains and receipts."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import json_values, logs, plain_acts, texts

from nearmiss.canonical import canonical
from nearmiss.errors import ProblemForYou
from nearmiss.lines import (
    Act,
    Line,
    Place,
    build_line,
    chain_faults,
    check_incoming,
    head_of_log,
    heads,
    import_line,
    is_cancelled,
    parse_line,
    receipt,
    receipt_faults,
    register_of,
)

LABEL = Act("label", "ana", ("x", "y"), body={"preference": 1}, at="2026-01-01T00:00:00.000Z", scheme="s")


def placed(act: Act = LABEL, seq: int = 1, prev: str | None = None, lamport: int = 1, *replaces: str) -> Line:
    return build_line(act, Place("stream", seq, prev, lamport, replaces, "nearmiss 0"))


def chain(length: int) -> list[Line]:
    """A person's lines, one after the other."""
    written: list[Line] = []
    for number in range(1, length + 1):
        prev = written[-1].id if written else None
        written.append(placed(replace(LABEL, body={"preference": number % 3}), number, prev, number))
    return written


def links(written: list[Line]) -> list[tuple[int | None, str | None, str]]:
    return [(line.seq, line.prev, line.id) for line in written]


def places(written: list[Line]) -> list[tuple[str, int | None, str]]:
    return [(line.stream, line.seq, line.id) for line in written]


# Identity


def test_a_retry_writes_the_same_bytes() -> None:
    assert placed() == placed()


@pytest.mark.parametrize("field", sorted(json.loads(placed().text)))
def test_every_field_counts_towards_the_id(field: str) -> None:
    """Nothing in a line can be changed without its id telling."""
    value = json.loads(placed().text)
    value[field] = (
        "another"
        if not isinstance(value[field], (int, list, dict))
        else {int: 9, list: ["z"], dict: {"k": 1}}[type(value[field])]
    )
    assert parse_line(canonical(value)).id != placed().id


def test_replaced_lines_are_named_in_one_order() -> None:
    assert placed(LABEL, 1, None, 1, "b", "a") == placed(LABEL, 1, None, 1, "a", "b")


@given(st.dictionaries(texts, json_values, max_size=4))
def test_fields_of_a_later_version_are_kept_byte_for_byte(more: dict[str, Any]) -> None:
    known = json.loads(placed().text)
    text = canonical({**more, **known})
    line = parse_line(text)
    check_incoming(line)
    assert line.text == text
    assert parse_line(line.text) == line


@given(json_values | texts)
def test_what_is_no_line_is_refused_in_words(value: Any) -> None:
    """Anything can stand in a file that somebody sends; it is either a line or a sentence."""
    with pytest.raises(ProblemForYou):
        parse_line(value if isinstance(value, str) else canonical(value))


@given(st.sampled_from(sorted(json.loads(placed().text))), json_values)
def test_a_line_with_a_field_of_the_wrong_kind_is_a_line_or_refused(field: str, value: Any) -> None:
    text = canonical({**json.loads(placed().text), field: value})
    try:
        line = parse_line(text)
    except ProblemForYou:
        return
    assert json.loads(line.text)[field] == value


@pytest.mark.parametrize(
    "text",
    [
        placed().text.replace(",", ", ", 1),
        placed().text.replace('"act":"label"', '"act":"label","act":"skip"'),
        placed().text.replace("ana", "\\u0061na"),
        placed().text.replace('"lamport":1', '"lamport":9007199254740993'),
    ],
    ids=["spaces", "a key twice", "needless escapes", "no room for later lines"],
)
def test_a_line_from_elsewhere_has_one_way_to_be_written(text: str) -> None:
    """Otherwise two ids could say the same, or one id two things."""
    with pytest.raises(ProblemForYou):
        check_incoming(parse_line(text))


@pytest.mark.parametrize("lamport", [-1, 2**63, 10**30])
def test_numbers_that_the_file_cannot_keep_are_refused(lamport: int) -> None:
    with pytest.raises(ProblemForYou):
        parse_line(placed().text.replace('"lamport":1', f'"lamport":{lamport}'))


def test_an_imported_answer_is_one_line_wherever_it_is_imported() -> None:
    assert import_line(LABEL, "source") == import_line(LABEL, "source")
    assert import_line(LABEL, "source").id != import_line(LABEL, "another source").id
    assert import_line(LABEL, "source").seq is None


@given(plain_acts())
def test_an_imported_line_is_the_one_that_its_text_says(act: Act) -> None:
    line = import_line(act, "source", ["b", "a"])
    assert line == parse_line(line.text)


# Registers


@pytest.mark.parametrize("act", ["label", "skip", "withdraw"])
def test_answers_to_one_question_replace_one_another(act: str) -> None:
    assert register_of(replace(LABEL, act=act)) == register_of(LABEL)


@pytest.mark.parametrize(
    "other",
    [{"rater": "ben"}, {"subject": ("y", "x")}, {"round": "2"}, {"slot": "repeat:1"}, {"act": "flag"}, {"act": "note"}],
    ids=str,
)
def test_another_persons_another_round_or_slot_is_another_register(other: dict[str, Any]) -> None:
    """A label twice by one person in two slots keeps both."""
    assert register_of(replace(LABEL, **other)) != register_of(LABEL)


@given(logs())
def test_a_line_and_its_act_have_one_register(written: list[Line]) -> None:
    for line in written:
        act = Act(line.act, line.rater, line.subject, line.round, line.slot, line.purpose, line.body)
        assert register_of(act) == register_of(line)


# Heads and undo


def test_the_last_of_a_row_of_answers_stands() -> None:
    first = placed()
    second = placed(LABEL, 2, first.id, 2, first.id)
    third = placed(LABEL, 3, second.id, 3, second.id)
    assert heads([third, first, second]) == [third]


def test_of_two_that_did_not_see_each_other_the_higher_lamport_shows_and_both_are_listed() -> None:
    first = placed()
    near = placed(LABEL, 2, first.id, 2, first.id)
    far = placed(replace(LABEL, at="1970-01-01T00:00:00.000Z"), 3, first.id, 3, first.id)
    assert heads([far, first, near]) == [far, near]


def test_taking_back_the_middle_of_three_leaves_the_last() -> None:
    first = placed()
    second = placed(LABEL, 2, first.id, 2, first.id)
    third = placed(LABEL, 3, second.id, 3, second.id)
    assert heads([first, second, third], {second.id}) == [third]
    assert heads([first, second, third], {third.id}) == [second]
    assert heads([first, second, third], {second.id, third.id}) == [first]


@given(logs(), st.randoms(use_true_random=False))
def test_heads_do_not_depend_on_the_order_of_lines(written: list[Line], chance: Any) -> None:
    shuffled = written[:]
    chance.shuffle(shuffled)
    taken_back = {line.id for line in written[::3]}
    assert heads(shuffled, taken_back) == heads(written, taken_back)


@pytest.mark.parametrize("rater", ["ben", None])
def test_nobody_takes_back_the_line_of_another(rater: str | None) -> None:
    target = placed()
    assert not is_cancelled(target, [placed(Act("undo", rater, body={"target": target.id}), 2, target.id, 2)])
    assert is_cancelled(target, [placed(Act("undo", "ana", body={"target": target.id}), 2, target.id, 2)])


def test_a_line_of_nobody_cannot_be_taken_back() -> None:
    fact = placed(Act("decide", None, ("x", "y"), body={"preference": 1}))
    assert not is_cancelled(fact, [placed(Act("undo", None, body={"target": fact.id}), 2, fact.id, 2)])


# Chains and receipts


def test_a_whole_chain_has_no_faults() -> None:
    assert chain_faults("stream", links(chain(6))) == []


@given(st.integers(2, 12), st.data())
def test_a_dropped_line_is_found_and_named(length: int, data: st.DataObject) -> None:
    written = chain(length)
    dropped = data.draw(st.integers(0, length - 2))
    del written[dropped]
    faults = chain_faults("stream", links(written))
    assert [fault.seq for fault in faults] == [dropped + 2]
    assert str(dropped + 1) in faults[0].what


@given(st.integers(2, 12), st.data())
def test_a_changed_line_is_found_by_the_one_after_it(length: int, data: st.DataObject) -> None:
    written = chain(length)
    changed = data.draw(st.integers(0, length - 2))
    text = written[changed].text.replace('"preference"', '"preference_"')
    written[changed] = parse_line(text)
    assert [fault.seq for fault in chain_faults("stream", links(written))] == [changed + 2]


@given(st.integers(2, 12), st.data())
def test_lines_in_another_order_are_found(length: int, data: st.DataObject) -> None:
    """The numbers are part of the lines, so exchanging two means writing them anew, each with the other's number."""
    written = chain(length)
    one, two = sorted(data.draw(st.lists(st.integers(0, length - 1), min_size=2, max_size=2, unique=True)))
    first, second = written[one], written[two]
    written[one] = renumbered(second, first.seq)
    written[two] = renumbered(first, second.seq)
    assert chain_faults("stream", links(written)) != []


def renumbered(line: Line, seq: int | None) -> Line:
    return parse_line(canonical({**json.loads(line.text), "seq": seq}))


def test_two_lines_with_one_number_are_a_fork() -> None:
    written = chain(3)
    branch = placed(replace(LABEL, body={"preference": -3}), 3, written[1].id, 3)
    (fault,) = chain_faults("stream", links([*written, branch]))
    assert (fault.seq, "fork" in fault.what) == (3, True)


@given(st.integers(2, 12), st.data())
def test_a_cut_tail_is_found_against_a_receipt(length: int, data: st.DataObject) -> None:
    """The chain that is left is whole, so nothing but a receipt can tell."""
    written = chain(length)
    noted = receipt(places(written))
    left = written[: data.draw(st.integers(0, length - 1))]
    assert chain_faults("stream", links(left)) == []
    (fault,) = receipt_faults(noted, places(left))
    assert (fault.stream, fault.seq) == ("stream", length)


def test_a_history_written_anew_is_found_against_a_receipt() -> None:
    written, anew = chain(4), []
    for line in written:
        act = replace(LABEL, body={"preference": 0})
        anew.append(placed(act, line.seq or 0, anew[-1].id if anew else None, line.lamport))
    assert chain_faults("stream", links(anew)) == []
    (fault,) = receipt_faults(receipt(places(written)), places(anew))
    assert "another" in fault.what


@given(logs(), logs())
def test_a_receipt_is_kept_by_whatever_comes_on_top(written: list[Line], more: list[Line]) -> None:
    """Merging adds lines and takes none away, so no receipt ever breaks by it."""
    assert receipt_faults(receipt(places(written)), places(written + more)) == []


@given(logs(), st.randoms(use_true_random=False))
def test_the_head_is_of_the_set(written: list[Line], chance: Any) -> None:
    shuffled = written[:]
    chance.shuffle(shuffled)
    assert head_of_log(places(shuffled)) == head_of_log(places(written))
    assert head_of_log(places(written[1:])) != head_of_log(places(written))
