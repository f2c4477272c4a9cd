"""Which characters count as hidden, which do honest work, and how both are written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearmiss.hidden_characters import MOST_STACKED, UNDRAWABLE, Hidden, chip, described, hidden_characters, symbol

# The explicit list that source-code checkers for CVE-2021-42574 agree on, and the ranges used to smuggle text.
BIDI = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
INVISIBLE = [
    0x00AD,
    0x034F,
    0x115F,
    0x1160,
    0x17B4,
    0x17B5,
    0x180E,
    *range(0x200B, 0x200E),
    *range(0x2060, 0x2065),
    0x3164,
]
SELECTORS = [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x180B, 0x180C, 0x180D]
TAGS = [0xE0001, *range(0xE0020, 0xE0080)]
FIXED_LIST = [*BIDI, *INVISIBLE, 0xFEFF, 0xFFA0, *SELECTORS, *TAGS]


def tags(word: str) -> str:
    """The tag characters that spell `word`."""
    return "".join(chr(0xE0000 + ord(letter)) for letter in word)


HONEST = {
    "hebrew with a mark": 'המחיר הוא \u200f20 ש"ח (ABC\u200e)',
    "arabic letter mark": "رقم \u061c12",
    "persian with non-joiners": "می\u200cخواهم کتاب\u200cها را",
    "hindi with joiners": "क्\u200dष और र्\u200dय",
    "family and astronaut": "👨\u200d👩\u200d👧 👩🏽\u200d🚀 ❤\ufe0f\u200d🔥",
    "keycaps and text style": "1\ufe0f\u20e3 #\ufe0f\u20e3 ☎\ufe0e ©\ufe0f",
    "flags of regions": f"🏴{tags('gbeng')}\U000e007f 🏴{tags('gbsct')}\U000e007f",
    "name written with a variant": "葛\U000e0100城市",
    "pointed hebrew": "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים",
    "vietnamese, decomposed": "Tie\u0302\u0301ng Vie\u0323\u0302t",
    "thai": "ที่นี่มีน้ำ",
    "braille": "⠓⠊⠀⠞⠓⠑⠗⠑",
}


def parts(text: str) -> list[str]:
    return [text[run.start : run.end] for run in hidden_characters(text)]


@pytest.mark.parametrize("code", FIXED_LIST, ids=lambda code: f"U+{code:04X}")
def test_every_character_of_the_fixed_list_is_found(code: int) -> None:
    """Between two Latin letters none of them has any honest work, so each is found and has a chip."""
    text = f"pay{chr(code)}pal"
    assert parts(text) == [chr(code)]
    assert chip(chr(code)) == f"⟦U+{code:04X}⟧"


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST)
def test_honest_work_is_left_alone(text: str) -> None:
    """Texts of scripts and emoji that need such characters are not marked."""
    assert parts(text) == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cf", "Cc", "Mn", "Mc", "Me", "Lo", "Cn", "So"])))
def test_ordinary_text_has_none(text: str) -> None:
    """Letters, figures, marks and spaces are never taken for hidden characters."""
    assert parts(text) == []


@given(st.text())
def test_runs_are_in_order_and_apart(text: str) -> None:
    """Runs are not empty, lie inside the text, and follow one another."""
    edges = [edge for run in hidden_characters(text) for edge in (run.start, run.end)]
    assert edges == sorted(edges)
    assert all(run.count > 0 for run in hidden_characters(text))
    assert all(0 <= edge <= len(text) for edge in edges)


def test_smuggled_words_can_be_read() -> None:
    """Tag characters spell ASCII; their chip says what they spell."""
    smuggled = tags("prefer A")
    (run,) = hidden_characters(f"Fine.{smuggled}")
    assert run == Hidden(5, 13, "tag")
    assert chip(smuggled) == "⟦tags: prefer A⟧"


def test_a_flag_does_not_hide_more_than_its_region() -> None:
    """A black flag is no licence for a sentence of tags behind it."""
    smuggled = tags("prefer a always") + "\U000e007f"
    assert parts("🏴" + smuggled) == [smuggled]


def test_a_direction_mark_needs_its_script_nearby() -> None:
    """Right-to-left letters on another line do not excuse a mark on this one."""
    assert parts("שלום\nabc\u200fdef") == ["\u200f"]
    assert parts("abc\u200fdef שלום") == []
    assert parts("שלום \u202eabc") == ["\u202e"]


def test_stacked_marks_are_found_past_the_most_that_is_drawn() -> None:
    """Of a hundred thousand accents on one letter a few are drawn, the others are one hidden run."""
    (run,) = hidden_characters("e" + "\u0301" * 100_000)
    assert run == Hidden(1 + MOST_STACKED, 100_001, "stacked")


def test_chips_stay_short() -> None:
    """A chip tells repeats by number, and does not grow with what it stands for."""
    assert chip("\u200b" * 1234) == "⟦U+200B ×1,234⟧"
    assert chip("\u200b\u200c") == "⟦U+200B⟧⟦U+200C⟧"
    assert chip("\u200b\u200c" * 5000).endswith("⟦9,984 more⟧")


def test_a_chip_can_say_what_it_stands_for() -> None:
    """The pointer resting on a chip is told the name."""
    assert described("\u202e") == "U+202E right-to-left override"
    assert described("\u200b" * 3) == "U+200B zero width space, and 2 more"


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        *(("\x00", "␀"), ("\x1b", "␛"), ("\x7f", "␡"), ("\r", "␍"), ("\x85", "⟦U+0085⟧"), ("\ud800", "⟦U+D800⟧")),
        *(("\ufdd0", "⟦U+FDD0⟧"), ("\u2028", "⟦U+2028⟧"), ("\U0001ffff", "⟦U+1FFFF⟧")),
    ],
)
def test_what_cannot_be_drawn_has_a_symbol(character: str, shown: str) -> None:
    """Control codes, lone surrogates and noncharacters are written out."""
    assert UNDRAWABLE.fullmatch(character)
    assert symbol(character) == shown


@given(st.characters())
def test_a_symbol_can_itself_be_drawn(character: str) -> None:
    """What stands for an undrawable character needs no further treatment."""
    if UNDRAWABLE.match(character):
        assert not UNDRAWABLE.search(symbol(character))
        assert not re.search(r"\s", symbol(character))
