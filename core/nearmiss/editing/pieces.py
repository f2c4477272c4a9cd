"""Which single instructions does a text seem to hold? Proposals for a person to accept, join and change."""

from __future__ import annotations

import re

from nearmiss.checks.splitting import sentences

_ITEM = re.compile(r"\s*(?:[-*+•‣–]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s+(?=\S)")
_CLAUSE = re.compile(r";\s+|；|,\s+(?:and|but|then)\s+(?=\w)", re.IGNORECASE)
LONGEST = 100_000
"""Characters of a text that is looked at."""
MOST = 200
"""Pieces that are proposed."""


def pieces(text: str) -> tuple[str, ...]:
    """The entries of lists and the sentences of everything else, in order.

    Where that is the whole text again, its clauses: what semicolons divide, or a comma before 'and', 'but', 'then'.
    """
    text = text[:LONGEST]
    found = [piece for block in _blocks(text) for piece in block]
    if len(found) <= 1:
        found = [part.strip(" ,;") for part in _CLAUSE.split(" ".join(text.split()))]
    return tuple(piece for piece in found if any(map(str.isalnum, piece)))[:MOST]


def _blocks(text: str) -> list[list[str]]:
    """Each entry of a list by itself; lines that stand together, as sentences."""
    found: list[list[str]] = []
    running: list[str] = []
    entry = False
    for line in text.splitlines():
        mark = _ITEM.match(line)
        if mark:
            found.append(_said(running))
            running = []
            found.append([line[mark.end() :].strip()])
        elif entry and line[:1] in " \t" and line.strip():
            found[-1][0] += f" {line.strip()}"  # an entry that goes on in the next line
        elif line.strip():
            running.append(line.strip())
        else:
            found.append(_said(running))
            running = []
        entry = bool(mark) or (entry and line[:1] in " \t" and bool(line.strip()))
    return [*found, _said(running)]


def _said(lines: list[str]) -> list[str]:
    return sentences(" ".join(lines)) if lines else []
