"""The native record: what is written is read back as it was, and what does not hold together is refused by name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from made_up_records import answers, names, records
from nearmiss.errors import ProblemForYou
from nearmiss.model import Answer, Conversation, Turn
from nearmiss.records import Record, check_references, read_answer, read_record, write_answer, write_record

SMALLEST: dict[str, Any] = {"prompt": "Name a colour.", "responses": ["Red.", "Blue."]}


def sent(value: Any) -> Any:
    """A value as it comes out of a file that it was written to."""
    return json.loads(json.dumps(value, ensure_ascii=False, allow_nan=False).encode().decode())


def record_with(**fields: Any) -> Record:
    return read_record({**SMALLEST, **fields})


@given(records())
def test_a_record_that_was_written_is_read_back_equal(record: Record) -> None:
    """All fields of a record, with any text, survive a file."""
    assert read_record(sent(write_record(record))) == record


@given(answers(["r1", "r2"], ["c1", "c2"], True))
def test_an_answer_that_was_written_is_read_back_equal(answer: Answer) -> None:
    """The log keeps answers by the same two functions."""
    assert read_answer(sent(write_answer(answer))) == answer


@given(records())
def test_a_record_that_can_be_read_holds_together(record: Record) -> None:
    """Reading checks what the pieces of a record name; a record that came through needs no second look."""
    check_references(read_record(sent(write_record(record))))


def test_only_prompt_and_responses_are_required() -> None:
    """Plain texts are enough; they get ids by their place, and every pair is made."""
    record = read_record(SMALLEST)
    assert [response.id for response in record.responses] == ["r1", "r2"]
    assert [pair.responses for pair in record.all_pairs()] == [("r1", "r2")]
    assert record.conversation == Conversation((Turn("user", "Name a colour."),), plain=True)


def test_three_responses_make_three_pairs_unless_pairs_says_which() -> None:
    """Every two, in their order; an empty list says that there is none."""
    three = {"prompt": "p", "responses": ["a", "b", "c"]}
    assert len(read_record(three).all_pairs()) == 3
    assert read_record({**three, "pairs": []}).all_pairs() == ()
    assert write_record(read_record({**three, "pairs": []}))["pairs"] == []
    assert [p.responses for p in read_record({**three, "pairs": [["r3", "r1"]]}).all_pairs()] == [("r3", "r1")]


def test_ids_are_opaque_and_never_guessed() -> None:
    """A number is its digits, leading zeros and spaces stay, and an empty id is none."""
    spelt = [record_with(id=identity).id for identity in (1, "1", "01", " 1", "__proto__", "../x", "", None)]
    assert spelt == ["1", "1", "01", " 1", "__proto__", "../x", None, None]
    numbered = record_with(responses=[{"id": 7, "text": "a"}, {"id": 8, "text": "b"}], pairs=[[8, 7]])
    assert numbered.all_pairs()[0].responses == ("8", "7")


def test_a_whole_number_may_be_written_with_a_point() -> None:
    """Data frames write whole numbers so where a column has gaps; what is kept is the same record."""
    pointed = record_with(labels=[{**LABEL, "preference": -1.0}])
    assert pointed == record_with(labels=[{**LABEL, "preference": -1}])
    assert type(pointed.labels[0].answer.preference) is int


def test_fields_that_nobody_knows_are_kept() -> None:
    """What a source adds to a record goes out again, empty or not."""
    record = record_with(curator="Kim", empty=[], nothing=None)
    assert record.extra == {"curator": "Kim", "empty": [], "nothing": None}
    assert read_record(sent(write_record(record))) == record


def test_a_prompt_may_be_an_object_with_images() -> None:
    """The role is the user's unless it is said, and comes back as it was."""
    record = record_with(prompt={"content": "What is this?", "images": ["a.png"]})
    assert record.conversation.turns == (Turn("user", "What is this?", ("a.png",)),)
    spoken = record_with(prompt={"role": "system", "content": "x"})
    assert read_record(sent(write_record(spoken))) == spoken


LABEL = {"rater": "Kim", "pair": ["r1", "r2"]}
BROKEN: dict[str, tuple[dict[str, Any], str]] = {
    "no prompt": ({"prompt": None}, "either 'prompt' or 'messages'"),
    "prompt and messages": ({"messages": [{"role": "user", "content": "x"}]}, "either 'prompt' or 'messages'"),
    "no messages": ({"prompt": None, "messages": []}, "messages must not be empty"),
    "a message without a role": ({"prompt": None, "messages": [{"content": "x"}]}, "messages[0].role is missing"),
    "a list as content": ({"prompt": {"content": ["x"]}}, "prompt.content must be text, not a list"),
    "no responses": ({"responses": None}, "needs 'responses'"),
    "a response without text": ({"responses": [{"id": "a"}]}, "responses[0] needs 'text' or 'messages'"),
    "a response that is null": ({"responses": ["a", None]}, "responses[1] must be an object, not null"),
    "a misspelt field": ({"responses": [{"text": "a", "modle": "m"}]}, "responses[0].modle is not a field"),
    "one id twice": ({"responses": [{"id": "a", "text": "x"}, {"id": "a", "text": "y"}]}, "'a' stands twice"),
    "one constraint twice": ({"constraints": [{"id": "c", "text": "x"}] * 2}, "constraint id 'c' stands twice"),
    "a constraint without id": ({"constraints": [{"text": "x"}]}, "constraints[0].id is missing"),
    "a constraint without text": ({"constraints": [{"id": "c", "text": ""}]}, "constraints[0].text is missing"),
    "an unknown dependency": (
        {"constraints": [{"id": "c", "text": "x", "depends_on": ["d"]}]},
        "constraints[0].depends_on names the constraint 'd'",
    ),
    "a pair of one": ({"pairs": [["r1"]]}, "pairs[0] must be a list of two"),
    "a pair with itself": ({"pairs": [["r1", "r1"]]}, "pairs[0] names the response 'r1' twice"),
    "a pair of a stranger": ({"pairs": [["r1", "r9"]]}, "names the response 'r9'"),
    "an expected stranger": ({"pairs": [{"responses": ["r1", "r2"], "expected": "r3"}]}, "neither response"),
    "gold about a stranger": ({"gold": [{"pair": ["r1", "r9"]}]}, "gold[0].pair names the response 'r9'"),
    "gold with an unknown constraint": (
        {"gold": [{"pair": ["r1", "r2"], "verdicts": {"c": {"r1": "met"}}}]},
        "gold[0].verdicts names the constraint 'c'",
    ),
    "a decision about a stranger": ({"decisions": [{"pair": ["r9", "r2"]}]}, "decisions[0].pair names"),
    "a label without rater": ({"labels": [{"pair": ["r1", "r2"]}]}, "labels[0].rater is missing"),
    "a label about nothing": ({"labels": [{"rater": "Kim"}]}, "labels[0] needs either 'pair' or 'response'"),
    "a label about a stranger": ({"labels": [{"rater": "Kim", "response": "r9"}]}, "names the response 'r9'"),
    "a misspelt preference": ({"labels": [{**LABEL, "prefrence": 1}]}, "labels[0].prefrence is not a field"),
    "a preference in words": ({"labels": [{**LABEL, "preference": "A"}]}, "must be a whole number, not text"),
    "half a preference": ({"labels": [{**LABEL, "preference": 0.5}]}, "must be a whole number, not a number"),
    "true as a preference": ({"labels": [{**LABEL, "preference": True}]}, "not true or false"),
    "a preference off every scale": ({"labels": [{**LABEL, "preference": -100}]}, "between -3 and 3"),
    "one response preferred": ({"labels": [{"rater": "Kim", "response": "r1", "preference": 1}]}, "needs a 'pair'"),
    "an unreadable preference": (
        {"labels": [{**LABEL, "status": "unreadable", "preference": 1}]},
        "stands beside the status 'unreadable'",
    ),
    "an unknown status": ({"labels": [{**LABEL, "status": "lost"}]}, "must be one of given, unreadable, refused"),
    "an unknown kind": ({"labels": [{**LABEL, "kind": "robot"}]}, "must be one of human, judge, check, reference"),
    "an unknown order": ({"labels": [{**LABEL, "order": "AB"}]}, "must be one of 12, 21"),
    "an unknown purpose": ({"labels": [{**LABEL, "purpose": "fun"}]}, "must be one of work"),
    "a probability over 1": ({"labels": [{**LABEL, "p1": 1.5}]}, "between 0 and 1"),
    "an unknown verdict": (
        {"constraints": [{"id": "c", "text": "x"}], "labels": [{**LABEL, "verdicts": {"c": {"r1": "yes"}}}]},
        "must be one of met, missed, unclear, n/a",
    ),
    "evidence that ends before it starts": (
        {
            "constraints": [{"id": "c", "text": "x"}],
            "labels": [{**LABEL, "verdicts": {"c": {"r1": {"verdict": "met", "evidence": [{"start": 5, "end": 1}]}}}}],
        },
        "0 <= start <= end",
    ),
    "ratings of a stranger": ({"labels": [{**LABEL, "ratings": {"r9": {"tone": 1}}}]}, "names the response 'r9'"),
    "a deciding constraint that is not there": ({"labels": [{**LABEL, "deciding": ["c"]}]}, "names the constraint 'c'"),
    "a rater without name": ({"raters": [{"kind": "judge"}]}, "raters[0].rater is missing"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_does_not_hold_together_is_refused_with_its_place(case: str) -> None:
    """One sentence names the field and what is wrong with it."""
    fields, said = BROKEN[case]
    with pytest.raises(ProblemForYou) as refused:
        record_with(**fields)
    assert said in str(refused.value)


@given(names)
def test_whatever_a_record_is_not_is_a_problem_and_no_crash(text: str) -> None:
    """Any JSON value is either a record or refused in words."""
    for value in (text, [text], {text: text}, {"prompt": text, "responses": text}, {"prompt": [text]}, None, 3):
        with pytest.raises(ProblemForYou):
            read_record(value)
