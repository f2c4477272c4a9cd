"""How a justification keeps its sense when sides are shuffled: A and B as typed, '@Response 1' and '2' as stored.

People type 'B keeps to the limit', '@B' or 'Response B'. Stored is '@Response 1 keeps to the limit' where B was
response 1. What is stored and shown again is stored as the same text again, whoever wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from nearmiss.model import Order
from nearmiss.wording_rules import WORD, stands_for_response

Side = Literal["A", "B"]

PLAIN = "\u2060"
"""A word joiner before a letter says that it is only a letter. It takes no width, and is never stored."""

_CANDIDATE = re.compile(
    rf"(?P<name>@[Rr]esponse[ \u00a0]|(?<!{WORD})[Rr]esponse[ \u00a0]|@|(?<!{WORD})(?<!{PLAIN})(?<!@))"
    rf"{PLAIN}*(?P<letter>[AB12])(?!{WORD})"
)
_TOKEN = re.compile(rf"@Response ([12])(?!{WORD})")
_SIDES: dict[str, Side] = {"A": "A", "B": "B", "1": "A", "2": "B"}


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of a shown text that names a response; its letter stands at its end."""

    start: int
    end: int
    side: Side


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter that stands by itself: the stretch with what names it before, and what it is taken for."""

    start: int
    end: int
    side: Side
    kept_plain: bool
    refers: bool


def references(text: str) -> tuple[Reference, ...]:
    """The places of a shown text that name a response, in order. Lines are looked at one by one."""
    return tuple(Reference(found.start, found.end, found.side) for found in _letters(text) if found.refers)


def to_stored(text: str, order: Order) -> str:
    """A text as typed, with '@Response 1' and '@Response 2' for what names a response.

    `order` is the order in which the two stood on the screen: `21` when A was response 2.
    """
    pieces, done = [], 0
    for found in _letters(text):
        if found.refers:
            number = order[0] if found.side == "A" else order[1]
            pieces += [text[done : found.start], f"@Response {number}"]
        else:
            kept = found.end - 2 if found.kept_plain else found.end - 1
            pieces += [text[done:kept], text[found.end - 1]]
        done = found.end
    return "".join(pieces) + text[done:]


def to_shown(text: str, order: Order) -> str:
    """A stored text as the desk shows it: A and B by the order on the screen.

    Where a bare letter would not be read as a response, '@A' or '@B' stands; where a letter that is none would be
    read as one, a joiner keeps it apart.
    """
    return "\n".join(_shown_line(line, order) for line in text.split("\n"))


def plain_letters(text: str) -> str:
    """A stored text with one character for each response named, so that lengths are the same on either side."""
    return _TOKEN.sub(lambda found: "A" if found[1] == "1" else "B", text)


def _letters(text: str) -> Iterator[_Letter]:
    start = 0
    for line in text.split("\n"):
        for found in _CANDIDATE.finditer(line):
            if found["letter"] in "12" and len(found["name"]) < 2:
                continue
            letter = _judge(line, found)
            yield replace(letter, start=letter.start + start, end=letter.end + start)
        start += len(line) + 1


def _judge(line: str, found: re.Match[str]) -> _Letter:
    kept_plain = line[found.end() - 2 : found.end() - 1] == PLAIN
    named = bool(found["name"])
    refers = not kept_plain and (named or stands_for_response(line, found.end() - 1, found.end()))
    start = found.start() if named else found.end() - 1
    return _Letter(start, found.end(), _SIDES[found["letter"]], kept_plain, refers)


# ---------------------------------------------------------------------------------------- from stored to shown


@dataclass(frozen=True, slots=True)
class _Atom:
    """A piece of a stored line: a response named (`token`), a letter that may be taken for one, or other text."""

    text: str
    token: bool = False

    @property
    def is_letter(self) -> bool:
        return self.text in ("A", "B", "1", "2")

    def shown(self, forced: bool) -> str:
        """As it is, or said so that it cannot be misread."""
        if not forced:
            return self.text
        return f"@{self.text}" if self.token else PLAIN + self.text


def _shown_line(line: str, order: Order) -> str:
    """The line with as little added as reads back as `line`; with everything said plainly where that fails."""
    atoms = list(_atoms(line, order))
    forced: set[int] = set()
    for _ in range(4):
        shown = _render(atoms, forced)
        if to_stored(shown, order) == line:
            return shown
        forced |= set(_misread(atoms, forced))
    return _render(atoms, [i for i, atom in enumerate(atoms) if atom.token or atom.is_letter])


def _atoms(line: str, order: Order) -> Iterator[_Atom]:
    for i, part in enumerate(_TOKEN.split(line)):
        if i % 2:
            yield _Atom("A" if order[0] == part else "B", token=True)
        else:
            yield from (_Atom(piece) for piece in re.split(r"([AB12])", part) if piece)


def _render(atoms: list[_Atom], forced: Collection[int]) -> str:
    return "".join(atom.shown(i in forced) for i, atom in enumerate(atoms))


def _misread(atoms: list[_Atom], forced: Collection[int]) -> Iterator[int]:
    """The places of the atoms that would be taken for something else."""
    read = {found.end: found for found in _letters(_render(atoms, forced))}
    end = 0
    for i, atom in enumerate(atoms):
        start = end
        end += len(atom.shown(i in forced))
        found = read.get(end)
        if atom.token:
            if found is None or not found.refers or found.start != start:
                yield i
        elif atom.is_letter and found is not None and (found.refers or (found.kept_plain and i not in forced)):
            yield i
