"""Where does a place on the screen lie in the text, and where on the screen is a place of the text?

Positions are Qt's: UTF-16 code units of a document, tables and line ends included. Offsets are characters of a
Python string, which is what evidence is kept in. Both grow together, in stretches.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from nearmiss.differences import Span


class OffsetMap:
    """Stretches of positions and the stretches of offsets that they show, both in rising order.

    A stretch whose two lengths are equal, or whose positions are twice its offsets (characters outside the basic
    plane), is followed character by character. Any other stands for its text as a whole: a chip for the characters
    that it names. What lies between stretches (the end of a line, the edge of a table cell) belongs to none.
    """

    def __init__(self) -> None:
        self._positions: list[int] = []
        self._offsets: list[int] = []
        self._lengths: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self._positions)

    def add(self, position: int, offset: int, shown: int, length: int) -> None:
        """`shown` positions from `position` show the `length` characters from `offset`."""
        self._positions.append(position)
        self._offsets.append(offset)
        self._lengths.append((shown, length))

    def move(self, shift: Callable[[int], int]) -> None:
        """Put every stretch at `shift(offset)`, which must keep their order."""
        self._offsets = [shift(offset) for offset in self._offsets]

    @property
    def end(self) -> int:
        """The offset behind the last character that is shown."""
        return self._offsets[-1] + self._lengths[-1][1] if self._offsets else 0

    def span(self, start: int, end: int) -> Span:
        """The offsets shown between two positions; what is selected in part counts whole where it is one chip."""
        first, last = self._offset(start, upwards=False), self._offset(end, upwards=True)
        return Span(min(first, last), last)

    def stretches(self, span: Span) -> Iterator[tuple[int, int]]:
        """Start and end positions of each stretch that shows a part of `span`."""
        at = max(0, bisect_right(self._offsets, span.start) - 1)
        while span.start < span.end and at < len(self._offsets) and self._offsets[at] < span.end:
            start, end = self._position(at, span.start), self._position(at, span.end, upwards=True)
            if start < end and self._offsets[at] + self._lengths[at][1] > span.start:
                yield start, end
            at += 1

    def _offset(self, position: int, *, upwards: bool) -> int:
        at = bisect_right(self._positions, position - upwards) - 1
        if at < 0:
            return 0
        into, (shown, length) = position - self._positions[at], self._lengths[at]
        if into >= shown:
            return self._behind(at, upwards)
        if shown in (length, 2 * length):
            return self._offsets[at] + (into * length + (shown - 1 if upwards else 0)) // shown
        return self._offsets[at] + (length if upwards and into else 0)

    def _behind(self, at: int, upwards: bool) -> int:
        """A position between two stretches: the end of the one as an end, the beginning of the other as a start."""
        if upwards or at + 1 == len(self._offsets):
            return self._offsets[at] + self._lengths[at][1]
        return self._offsets[at + 1]

    def _position(self, at: int, offset: int, *, upwards: bool = False) -> int:
        (shown, length), into = self._lengths[at], offset - self._offsets[at]
        if into <= 0:
            return self._positions[at]
        if into >= length:
            return self._positions[at] + shown
        if shown in (length, 2 * length):
            return self._positions[at] + into * shown // length
        return self._positions[at] + (shown if upwards else 0)
