"""Where in the source does a part of the rendered text stand? Found by reading along, part by part."""

from __future__ import annotations

from itertools import accumulate

from markdown_it.token import Token

_FARTHEST = 2_000
"""So far ahead a part is looked for: what the parser leaves out between two parts is markup and addresses."""


class SourceFinder:
    """Finds parts in the order in which they stand; each is looked for behind the one before, within its own lines.

    A part that the parser changed (white space inside code, say) is not found, and the next one goes on from there.
    """

    def __init__(self, source: str, before: int = 0) -> None:
        self._source, self._before = source, before
        self._starts = list(accumulate((len(line) + 1 for line in source.split("\n")), initial=0))
        self._at = 0
        self._end = len(source)

    def enter(self, token: Token) -> None:
        """A block begins; its parts stand within the lines it says it has."""
        if token.map:
            first, end = token.map
            self._at = max(self._at, self._starts[min(first, len(self._starts) - 1)])
            self._end = self._starts[min(end, len(self._starts) - 1)]

    def __call__(self, part: str) -> int | None:
        """Where `part` stands, counted from `before`; None where it is not to be found."""
        end = min(self._end, self._at + len(part) + _FARTHEST)
        at = self._source.find(part, self._at, end) if part else -1
        if at < 0:
            return None
        self._at = at + len(part)
        return self._before + at
