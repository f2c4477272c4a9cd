"""What is drawn for a text whose characters cannot all be drawn, seen or laid out as they are?

Control codes and lone surrogates become symbols, hidden characters a mark or, on demand, a chip that names them,
and lines too long to lay out are folded. Each piece remembers how much of the text it stands for, so nothing is
changed but the picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from typing import Literal

from nearmiss.hidden_characters import UNDRAWABLE, chip, hidden_characters, symbol

Kind = Literal["text", "symbol", "hidden", "fold"]

HIDDEN_MARK = "⟦·⟧"
"""Stands where characters are hidden until they are shown by name."""
LONGEST_WORD = 2_000
"""A row of characters without white space is folded after so many: Qt needs seconds for a line of 100,000."""
LONGEST_LINE = 10_000
"""Any line is folded after so many characters, at white space where there is some near."""

_WIDE = re.compile("([\U00010000-\U0010ffff]+)")
_ORDINARY = re.compile("[ -~\\n\\t\\u00a1-\\u00ac\\u00ae-\\u02ff\\u2010-\\u2027]*+")
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """`shown` is drawn for the `length` characters of the text from `start`. `kind` says why it differs, if it does."""

    shown: str
    start: int
    length: int
    kind: Kind = "text"

    @property
    def units(self) -> int:
        """How many positions it takes in a Qt document: UTF-16 code units."""
        return len(self.shown.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, *, name_hidden: bool, fold: bool = True) -> Iterator[Piece]:
    """The pieces of `text`, in order and without gaps; `name_hidden` shows hidden characters by name."""
    if len(text) <= LONGEST_WORD and _ORDINARY.fullmatch(text):
        if text:
            yield Piece(text, 0, len(text))
        return
    at = 0
    specials = [_undrawable(text), _hidden(text, name_hidden), _folds(text) if fold else iter(())]
    for special in merge(*specials, key=lambda piece: piece.start):
        if special.start < at:
            continue
        yield from _plain(text, at, special.start)
        yield special
        at = special.start + special.length
    yield from _plain(text, at, len(text))


def hidden_count(text: str) -> int:
    """How many characters of `text` a reader cannot see."""
    return sum(run.count for run in hidden_characters(text))


def is_folded(text: str) -> bool:
    """Whether `text` has lines too long to be shown without folding."""
    return next(_folds(text), None) is not None


def _plain(text: str, start: int, end: int) -> Iterator[Piece]:
    """Characters shown as they are; those of two code units apart, so that positions can be counted."""
    if start == end:
        return
    for part in _WIDE.split(text[start:end]):
        if part:
            yield Piece(part, start, len(part))
            start += len(part)


def _undrawable(text: str) -> Iterator[Piece]:
    for found in UNDRAWABLE.finditer(text):
        if text.startswith("\r\n", found.start()):
            yield Piece("\n", found.start(), 2, "symbol")
        else:
            yield Piece(symbol(found[0]), found.start(), 1, "symbol")


def _hidden(text: str, name_hidden: bool) -> Iterator[Piece]:
    for run in hidden_characters(text):
        shown = chip(text[run.start : run.end]) if name_hidden else HIDDEN_MARK
        yield Piece(shown, run.start, run.count, "hidden")


def _folds(text: str) -> Iterator[Piece]:
    if max(map(len, text.split("\n")), default=0) > LONGEST_WORD:
        for at in merge(_word_folds(text), _line_folds(text)):
            yield Piece("\n", at, 0, "fold")


def _word_folds(text: str) -> Iterator[int]:
    for word in _WORD.finditer(text):
        yield from range(word.start() + LONGEST_WORD, word.end(), LONGEST_WORD)


def _line_folds(text: str) -> Iterator[int]:
    for line in _LINE.finditer(text):
        at = line.start()
        while line.end() - at > LONGEST_LINE:
            space = text.rfind(" ", at + LONGEST_LINE - 200, at + LONGEST_LINE)
            at = space + 1 if space >= 0 else at + LONGEST_LINE
            yield at
