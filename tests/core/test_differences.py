"""What differences() promises: honest marks, symmetric, quick enough to be there before the eye is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearmiss import differences as module
from nearmiss.differences import Span, differences, words

LATIN = ["lift", "the", "a", "42", "3.5", "don't", "café", ",", ".", "–", "\n"]
LEXICON = [*LATIN, "中", "文", "שלום", "हिन्दी", "ไทย", "🚀"]
texts = st.lists(st.sampled_from(LEXICON), max_size=30).map(" ".join) | st.text(max_size=60)


def marked(text: str, spans: list[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def unmarked(text: str, spans: list[Span]) -> str:
    """The text with a space in place of each marked span."""
    kept, at = [], 0
    for span in spans:
        kept.append(text[at : span.start])
        at = span.end
    return " ".join([*kept, text[at:]])


@given(texts, texts)
def test_what_is_left_unmarked_is_the_same_on_both_sides(a: str, b: str) -> None:
    """No difference goes unmarked: outside the marks both texts are the same row of words."""
    spans_a, spans_b = differences(a, b)
    assert words(unmarked(a, spans_a)) == words(unmarked(b, spans_b))


@given(texts, texts)
def test_exchanging_the_texts_exchanges_the_marks(a: str, b: str) -> None:
    """Which response stands on the left changes nothing."""
    spans_a, spans_b = differences(a, b)
    assert differences(b, a) == (spans_b, spans_a)


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """Equal texts, and texts that differ in white space alone, have no marks."""
    assert differences(text, text) == ([], [])
    assert differences(text, "  " + text.replace(" ", "   ")) == ([], [])


@given(texts, texts)
def test_marks_are_in_order_and_hold_words(a: str, b: str) -> None:
    """Spans lie inside the text, in order, apart from each other, and neither begin nor end with white space."""
    for text, spans in zip((a, b), differences(a, b), strict=True):
        edges = [edge for span in spans for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert all(span.start < span.end <= len(text) for span in spans)
        assert all(part == part.strip() for part in marked(text, spans))
        assert not any("\n" in part for part in marked(text, spans))


def test_neighbouring_words_make_one_mark() -> None:
    """A changed phrase is one mark, as in the notice of the lift."""
    a = "Call us on 020 7946 0182 as soon as you can."
    b = "Call Priya on 020 7946 0182, any day between 7 am and 9 pm."
    spans_a, spans_b = differences(a, b)
    assert marked(a, spans_a) == ["us", "as soon as you can"]
    assert marked(b, spans_b) == ["Priya", ", any day between 7 am and 9 pm"]


@pytest.mark.parametrize(
    ("a", "b", "only_a", "only_b"),
    [
        ("我们明天见面", "我们后天见面", ["明"], ["后"]),
        ("שלום עולם גדול", "שלום ארץ גדול", ["עולם"], ["ארץ"]),
        ("हिन्दी भाषा", "हिन्दी लिपि", ["भाषा"], ["लिपि"]),
        ("It's 3.5 km", "It's 3.6 km", ["3.5"], ["3.6"]),
        ("one 👩🏽 here", "one 👩🏿 here", ["👩🏽"], ["👩🏿"]),
        ("", "all new", [], ["all new"]),
    ],
)
def test_words_of_every_script(a: str, b: str, only_a: list[str], only_b: list[str]) -> None:
    """Chinese goes by character, the scripts that write spaces by whole word with its vowel signs."""
    spans_a, spans_b = differences(a, b)
    assert (marked(a, spans_a), marked(b, spans_b)) == (only_a, only_b)


def test_a_short_word_between_two_rewritings_is_taken_in() -> None:
    """One stray 'of' does not cut a rewritten phrase in three."""
    a = "start alpha beta of gamma delta stop"
    b = "start one two of three four stop"
    spans_a, _ = differences(a, b)
    assert marked(a, spans_a) == ["alpha beta of gamma delta"]


def test_what_is_too_long_for_words_at_once_goes_by_line_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long texts are aligned by line, and only the words of the lines that changed are marked."""
    a = "begin\n" + "\n".join(f"line {number} says the same" for number in range(40)) + "\nend"
    b = a.replace("line 7 says", "line 7 shouts").replace("begin", "open").replace("end", "fin")
    monkeypatch.setattr(module, "MOST_WORK", 2000)
    spans_a, spans_b = differences(a, b)
    assert marked(a, spans_a) == ["begin", "says", "end"]
    assert marked(b, spans_b) == ["open", "shouts", "fin"]


@given(st.lists(st.sampled_from(["one two", "two one", "", "three", "one"]), max_size=12), st.data())
def test_going_by_line_keeps_the_promises(lines: list[str], data: st.DataObject) -> None:
    """However little work is allowed, outside the marks the words are the same, and sides can be exchanged."""
    a, b = "\n".join(lines), "\n".join(data.draw(st.permutations(lines)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_WORK", data.draw(st.sampled_from([0, 4, 30])))
        spans_a, spans_b = differences(a, b)
        assert words(unmarked(a, spans_a)) == words(unmarked(b, spans_b))
        assert differences(b, a) == (spans_b, spans_a)


def test_long_texts_without_a_shared_line_are_given_up_whole() -> None:
    """The cap holds: what cannot be aligned in time is one change, not a freeze."""
    a, b = "ab " * 30_000, "cd " * 30_000
    spans_a, spans_b = differences(a, b)
    assert (len(spans_a), len(spans_b)) == (1, 1)
