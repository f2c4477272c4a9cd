"""What stands in the picture for which characters of a text, and the way back from the picture to the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nearmiss.differences import Span
from nearmiss.hidden_characters import UNDRAWABLE
from nearmiss_gui.reading.display import HIDDEN_MARK, LONGEST_LINE, LONGEST_WORD, Piece, pieces
from nearmiss_gui.reading.offsets import OffsetMap

ODD = [
    "a",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\x00",
    "\x1b",
    "\u202e",
    "\u200b\u200c",
    "😀",
    "é",
    "שלום",
    "\ud800",
    "\u2028",
    "e\u0301",
]
odd_texts = st.lists(st.sampled_from(ODD), max_size=40).map("".join) | st.text(max_size=60)


def shown(text: str, *, named: bool = False) -> str:
    return "".join(piece.shown for piece in pieces(text, name_hidden=named))


def offset_map(text: str) -> tuple[OffsetMap, int]:
    """The map of a text shown from position 0, and the position behind it."""
    made, position = OffsetMap(), 0
    for piece in pieces(text, name_hidden=True):
        made.add(position, piece.start, piece.units, piece.length)
        position += piece.units
    return made, position


@given(odd_texts, st.booleans())
def test_pieces_are_the_text_without_gaps(text: str, named: bool) -> None:
    """Whatever is drawn, every character of the text belongs to one piece, in order: copying gives it back."""
    found = list(pieces(text, name_hidden=named))
    assert "".join(text[piece.start : piece.start + piece.length] for piece in found) == text
    at = 0
    for piece in found:
        assert piece.start == at
        at += piece.length


@given(odd_texts, st.booleans())
def test_what_is_drawn_can_be_drawn(text: str, named: bool) -> None:
    """No control code, lone surrogate or noncharacter gets into a picture."""
    assert not UNDRAWABLE.search(shown(text, named=named))


@given(odd_texts)
def test_positions_lead_back_to_their_characters(text: str) -> None:
    """Each position of the picture lies in the text; all of the picture is all of the text."""
    found, end = offset_map(text)
    assert found.span(0, end) == Span(0, len(text))
    for position in range(end):
        span = found.span(position, position + 1)
        assert 0 <= span.start < span.end <= len(text)


@given(odd_texts, st.data())
def test_a_span_survives_the_way_to_the_screen_and_back(text: str, data: st.DataObject) -> None:
    """What is marked for a span covers it, and no more than the chips that it cuts through."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found, _ = offset_map(text)
    places = list(found.stretches(Span(start, end)))
    if start < end:
        back = found.span(places[0][0], places[-1][1])
        assert back.start <= start
        assert back.end >= end
        if not any(piece.length > 1 and piece.kind != "text" for piece in pieces(text, name_hidden=True)):
            assert back == Span(start, end)
    else:
        assert places == []


def test_controls_have_symbols() -> None:
    """NUL and escape are seen; a carriage return is only silent before a line feed."""
    assert shown("a\x00b\x1bc\rd\r\ne") == "a␀b␛c␍d\ne"


def test_hidden_characters_are_marked_and_named_on_demand() -> None:
    """By default a mark stands where they are, on demand their code points."""
    assert shown("pay\u202epal") == f"pay{HIDDEN_MARK}pal"
    assert shown("pay\u202epal", named=True) == "pay⟦U+202E⟧pal"


def test_a_word_too_long_is_folded_in_the_picture_only() -> None:
    """A megabyte without a space becomes lines that can be laid out, and stays one word."""
    found = list(pieces("x" * 1_000_000, name_hidden=False))
    assert max(len(piece.shown) for piece in found) <= LONGEST_WORD
    assert sum(piece.length for piece in found) == 1_000_000
    assert {piece.kind for piece in found} == {"text", "fold"}


def test_a_long_line_is_folded_between_words() -> None:
    """Words stay whole where there is white space to fold at."""
    lines = shown("word " * 10_000).split("\n")
    assert max(map(len, lines)) <= LONGEST_LINE
    assert all(line.startswith("word ") and line.endswith("word ") for line in lines)


def test_prose_is_one_piece() -> None:
    """Ordinary text is not looked at character by character."""
    assert list(pieces("It’s plain – really.", name_hidden=False)) == [Piece("It’s plain – really.", 0, 20)]


def test_characters_of_two_code_units_are_counted_as_qt_counts() -> None:
    """Positions behind an emoji are right by one."""
    found, end = offset_map("a😀b")
    assert end == 4
    assert found.span(3, 4) == Span(2, 3)
    assert list(found.stretches(Span(1, 2))) == [(1, 3)]
