"""Which words of two texts are only in one of them?

A text is a row of tokens: words, numbers, single characters of scripts that are written without spaces, and
single marks of punctuation. White space is not compared. The shared beginning and end are set aside, what is left
is aligned by the fewest edits (Levenshtein distance over tokens, rapidfuzz). Where both are too long for that,
lines are aligned first and words only within the lines that changed; what is still too long is different as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

MOST_WORK = 400_000_000
"""Most pairs of tokens to be compared, about 100 ms of bit-parallel edit distance on a slow laptop."""

_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U0001f000-\U0001faff\U00020000-\U0003ffff"
)
_ATTACHED = (
    "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
    "\u200d\u3099\u309a\ufe0e\ufe0f\U0001f3fb-\U0001f3ff"
)
_MARKS = (
    r"!-/:-@\[-`{-~\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u055a-\u055f\u05be\u05c0"
    r"\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2010-\u2027\u2030-\u205e\u20a0-\u20cf"
    r"\u2100-\u2bff\u3001-\u3004\u3008-\u303f\ufe10-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
_WORD = rf"[^\s{_MARKS}{_SPACELESS}]"
_TOKEN = re.compile(rf"[{_SPACELESS}][{_ATTACHED}]*|{_WORD}+(?:['’.,_]{_WORD}+)*|\S")
_LINE = re.compile(r"\S[^\n]*")
_LONG_CRUMB = re.compile(rf"\d|[{_SPACELESS}].|.[{_SPACELESS}]|....", re.DOTALL)
_LEAST_REWRITTEN = 3


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text in characters: start inclusive, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Change:
    """Tokens `a` of the one text where the other has tokens `b`; either may be empty."""

    a: slice
    b: slice


@dataclass(frozen=True, slots=True)
class _Tokens:
    """A text cut up: what the tokens say, and where each stands."""

    words: list[str]
    spans: list[Span]


def differences(a: str, b: str) -> tuple[list[Span], list[Span]]:
    """The words that only `a` has and the words that only `b` has, as spans in order, none touching another.

    What is left of both outside the spans is the same row of tokens. Exchanging `a` and `b` exchanges the two
    lists. Neighbouring words make one span, which never crosses the end of a line.
    """
    if a > b:  # the fewest edits may be had in several ways; one order of the two makes the choice the same
        only_b, only_a = _aligned(b, a)
        return only_a, only_b
    return _aligned(a, b)


def words(text: str) -> list[str]:
    """The tokens that are compared: words, numbers, single ideographs, single marks of punctuation."""
    return _cut(text, _TOKEN).words


def _aligned(a: str, b: str) -> tuple[list[Span], list[Span]]:
    words_a, words_b = _cut(a, _TOKEN), _cut(b, _TOKEN)
    if _fit(words_a.words, words_b.words):
        return _spans(a, b, words_a, words_b, _changes(words_a.words, words_b.words))
    lines_a, lines_b = _cut(a, _LINE), _cut(b, _LINE)
    only_a: list[Span] = []
    only_b: list[Span] = []
    for change in _edits(lines_a.words, lines_b.words):
        part_a, part_b = _within(a, b, _whole(lines_a.spans[change.a]), _whole(lines_b.spans[change.b]))
        only_a += part_a
        only_b += part_b
    return only_a, only_b


def _within(a: str, b: str, in_a: Span, in_b: Span) -> tuple[list[Span], list[Span]]:
    """The differences by word between two stretches of the texts, as spans of the texts."""
    part_a, part_b = a[in_a.start : in_a.end], b[in_b.start : in_b.end]
    words_a, words_b = _cut(part_a, _TOKEN), _cut(part_b, _TOKEN)
    only_a, only_b = _spans(part_a, part_b, words_a, words_b, _changes(words_a.words, words_b.words))
    return _moved(only_a, in_a.start), _moved(only_b, in_b.start)


def _cut(text: str, pattern: re.Pattern[str]) -> _Tokens:
    found = list(pattern.finditer(text))
    return _Tokens([match[0].rstrip() for match in found], [Span(*match.span()) for match in found])


def _whole(spans: list[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)


def _moved(spans: list[Span], by: int) -> list[Span]:
    return [Span(span.start + by, span.end + by) for span in spans]


def _shared(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """How many tokens the two share at the beginning, and after that at the end."""
    shorter = min(len(a), len(b))
    start = next((at for at in range(shorter) if a[at] != b[at]), shorter)
    rest = shorter - start
    end = next((at for at in range(rest) if a[-1 - at] != b[-1 - at]), rest)
    return start, end


def _fit(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether what is not shared at either end is little enough to be aligned."""
    shared = sum(_shared(a, b))
    return (len(a) - shared) * (len(b) - shared) <= MOST_WORK


def _changes(a: list[str], b: list[str]) -> list[_Change]:
    return _without_crumbs(a, _joined(_edits(a, b)))


def _edits(a: list[str], b: list[str]) -> list[_Change]:
    """The fewest edits that make the one row of tokens the other; one edit of the whole where that takes too long."""
    start, end = _shared(a, b)
    inner_a, inner_b = a[start : len(a) - end], b[start : len(b) - end]
    if not _fit(a, b):
        return [_Change(slice(start, len(a) - end), slice(start, len(b) - end))]
    numbers: dict[str, int] = {}  # equal hashes are not equal words, equal numbers are
    row_a, row_b = ([numbers.setdefault(word, len(numbers)) for word in row] for row in (inner_a, inner_b))
    return [
        _Change(slice(op.src_start + start, op.src_end + start), slice(op.dest_start + start, op.dest_end + start))
        for op in Levenshtein.opcodes(row_a, row_b)
        if op.tag != "equal"
    ]


def _joined(changes: list[_Change]) -> list[_Change]:
    """Changes that follow each other with nothing equal between them, as one."""
    joined: list[_Change] = []
    for change in changes:
        follows = joined and joined[-1].a.stop == change.a.start and joined[-1].b.stop == change.b.start
        joined.append(_bridge(joined.pop(), change) if follows else change)
    return joined


def _without_crumbs(a: list[str], changes: list[_Change]) -> list[_Change]:
    """Changes with the scraps between them taken in: a short word or a mark that happens to recur in a rewriting.

    Taken in on both sides, so that what is left outside stays equal.
    """
    kept: list[_Change] = []
    for change in changes:
        scrap = kept and _is_crumb(a[kept[-1].a.stop : change.a.start])
        taken_in = scrap and _size(kept[-1]) + _size(change) >= _LEAST_REWRITTEN
        kept.append(_bridge(kept.pop(), change) if taken_in else change)
    return kept


def _bridge(first: _Change, second: _Change) -> _Change:
    return _Change(slice(first.a.start, second.a.stop), slice(first.b.start, second.b.stop))


def _is_crumb(equal: list[str]) -> bool:
    return not _LONG_CRUMB.search("".join(equal))


def _size(change: _Change) -> int:
    return int(max(change.a.stop - change.a.start, change.b.stop - change.b.start))


def _spans(a: str, b: str, in_a: _Tokens, in_b: _Tokens, changes: list[_Change]) -> tuple[list[Span], list[Span]]:
    only_a = [span for change in changes for span in _by_line(a, in_a.spans[change.a])]
    only_b = [span for change in changes for span in _by_line(b, in_b.spans[change.b])]
    return only_a, only_b


def _by_line(text: str, tokens: list[Span]) -> Iterator[Span]:
    """Neighbouring tokens as one span for each line that they stand on."""
    if not tokens:
        return
    start, end = tokens[0].start, tokens[0].end
    for token in tokens[1:]:
        if "\n" in text[end : token.start]:
            yield Span(start, end)
            start = token.start
        end = token.end
    yield Span(start, end)
