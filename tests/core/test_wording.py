"""A sentence about A or B keeps its sense, whichever side they were shown on and however often it is opened."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearmiss.wording import PLAIN, plain_letters, references, to_shown, to_stored

SPOKEN_OF = [
    ("B says exactly what help to expect.", "@Response 2 says exactly what help to expect."),
    ("A meets the limit, B does not.", "@Response 1 meets the limit, @Response 2 does not."),
    ("While B is open, A isn't.", "While @Response 2 is open, @Response 1 isn't."),
    ("Overall, B. But A?", "Overall, @Response 2. But @Response 1?"),
    ("Response A is clearer than Response B.", "@Response 1 is clearer than @Response 2."),
    ("The response B gave; @A did not.", "The @Response 2 gave; @Response 1 did not."),
    ("A's tone is warm, B’s is not.", "@Response 1's tone is warm, @Response 2’s is not."),
    ("A missed the date in the first line.", "@Response 1 missed the date in the first line."),
    ("A slightly exceeds the limit.", "@Response 1 slightly exceeds the limit."),
    ("[#3] A misses it, B keeps it.", "[#3] @Response 1 misses it, @Response 2 keeps it."),
    ("In this case B is better.", "In this case @Response 2 is better."),
    ("The first one (A) is the clearer.", "The first one (@Response 1) is the clearer."),
    ("A/B are the same.", "@Response 1/@Response 2 are the same."),
    ("Both A and B fail", "Both @Response 1 and @Response 2 fail"),
    ("1. A keeps five\n- B lists six", "1. @Response 1 keeps five\n- @Response 2 lists six"),
    ("A 187 words, B 213 words", "@Response 1 187 words, @Response 2 213 words"),
    ("A比B好", "@Response 1比@Response 2好"),
    ("A", "@Response 1"),
]

NOT_SPOKEN_OF = [
    "A clear answer to the question.",
    "A detailed answer. A previous reply. A serious flaw.",
    "A slightly better answer",
    "Plan B and Block B, vitamin A, hepatitis B, Type A, Section B.",
    "It names option B and the Block B lift.",
    "A+ work, a B-tree, R&B, A.I., an A/B test, gets an A",
    "Call Priya B tomorrow",
    "THIS IS A TEST",
    "Reason: A better structure",
    'The letter "B" is missing.',
    "B) is a list marker",
    "A 5-star review",
    "方案B",
    "nothing at all",
    "",
]


@pytest.mark.parametrize(("typed", "stored"), SPOKEN_OF)
def test_what_names_a_response_is_stored_by_its_number(typed: str, stored: str) -> None:
    assert to_stored(typed, "12") == stored
    assert to_stored(typed, "21") == renumbered(stored)


def renumbered(stored: str) -> str:
    """The same said about the other response of each place."""
    return re.sub(r"@Response ([12])", lambda found: f"@Response {3 - int(found[1])}", stored)


@pytest.mark.parametrize("typed", NOT_SPOKEN_OF)
def test_other_capitals_stay_as_they_are(typed: str) -> None:
    assert to_stored(typed, "21") == typed
    assert references(typed) == ()


def test_what_is_marked_in_a_field_is_what_is_kept() -> None:
    """The places that a field marks are the places that change."""
    text = "Plan B is in A, Response B has it too."
    assert [(text[r.start : r.end], r.side) for r in references(text)] == [("A", "A"), ("Response B", "B")]


def test_a_joiner_makes_a_letter_only_a_letter() -> None:
    """Whoever writes can say that a letter is no response; the joiner itself is not stored."""
    assert to_stored(f"{PLAIN}B is the second letter, says B", "12") == "B is the second letter, says @Response 2"


def test_a_reference_in_a_name_comes_back_marked_as_one() -> None:
    """A stored text that a rule would misread is shown so that it reads back the same."""
    assert to_shown("Unlike Plan @Response 2", "12") == "Unlike Plan @B"
    assert to_shown("@Response 1 clear text", "12") == "@A clear text"
    assert to_shown("@Response 1 clear text", "21") == "B clear text"
    assert to_shown("B is a letter", "12") == f"{PLAIN}B is a letter"


def test_a_response_counts_as_one_character_on_either_side() -> None:
    assert plain_letters("@Response 2 keeps to @Response 1's limit") == "B keeps to A's limit"


# Laws

ORDERS = st.sampled_from(["12", "21"])
WORDS = st.sampled_from(
    "the limit keeps is clear Plan option while While vitamin says 13 [#2] and, better. slightly Block so: (a".split()
)
LETTERS = st.sampled_from(["A", "B", "@A", "@B", "Response A", "response B", "A's", "B,", "A.", "(B)"])
SENTENCES = st.lists(st.one_of(WORDS, LETTERS), max_size=12).map(" ".join)
PIECES = st.sampled_from(
    [
        *("@Response 1", "@Response 2", "@Response 12", "Response 1", "Response ", "response A", "@", "A", "B", "1"),
        *(" ", "  ", ".", "\n", PLAIN, "/", "-", "'s", '"', "(", ")", "Plan", "the", "is", "clear", "比", "é", "_"),
        *("[#1]", "\ufffc", "\u00a0", "@A", "@B"),
    ]
)
ANY_TEXT = st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=30))


def read(text: str) -> str:
    """A text as a person reads it: '@A' and 'Response A' say A."""
    return re.sub(r"@?\b[Rr]esponse (?=[AB]\b)|@(?=[AB]\b)", "", text.replace(PLAIN, ""))


@given(SENTENCES, ORDERS)
def test_a_typed_text_comes_back_as_it_reads(text: str, order: str) -> None:
    assert read(to_shown(to_stored(text, order), order)) == read(text)


@given(ANY_TEXT, ORDERS)
def test_opening_and_saving_again_changes_nothing(stored: str, order: str) -> None:
    """Whatever is stored, by whomever: shown and stored again it is the same text, in either order."""
    assert to_stored(to_shown(stored, order), order) == stored


@given(SENTENCES)
def test_the_other_order_stores_the_other_numbers(text: str) -> None:
    assert to_stored(text, "21") == renumbered(to_stored(text, "12"))


@given(SENTENCES)
def test_the_other_order_shows_the_other_letters(text: str) -> None:
    """What one person wrote with A on the left reads, with the sides swapped, as the same about the same responses."""
    stored = to_stored(text, "12")
    here, there = (references(to_shown(stored, order)) for order in ("12", "21"))
    assert [r.side for r in here] == ["A" if r.side == "B" else "B" for r in there]


@given(st.text(alphabet=st.characters(exclude_characters="AB12\u2060"), max_size=40), ORDERS)
def test_a_text_without_letters_is_untouched(text: str, order: str) -> None:
    assert to_stored(text, order) == text == to_shown(text, order)


@given(SENTENCES, ORDERS)
def test_chips_are_left_alone(text: str, order: str) -> None:
    assert re.findall(r"\[#\d+\]", to_stored(text, order)) == re.findall(r"\[#\d+\]", text)
