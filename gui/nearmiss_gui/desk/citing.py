"""Which constraints does what was typed after # mean? No widgets here."""

from __future__ import annotations

from collections.abc import Sequence


def matches(constraints: Sequence[str], typed: str) -> tuple[int, ...]:
    """The places, from 0, of the constraints that fit what was typed: their number begins with it, or their words do.

    Words fit when every word typed begins one of the constraint's; nothing typed fits all.
    """
    if typed.isdecimal():
        return tuple(place for place in range(len(constraints)) if str(place + 1).startswith(typed.lstrip("0")))
    wanted = typed.casefold().split()
    return tuple(place for place, text in enumerate(constraints) if _fits(text.casefold(), wanted))


def picked(constraints: Sequence[str], typed: str) -> int | None:
    """The constraint that a number picks at once: the only one whose number begins with it."""
    found = matches(constraints, typed) if typed.isdecimal() else ()
    return found[0] if len(found) == 1 else None


def _fits(text: str, wanted: Sequence[str]) -> bool:
    words = text.split()
    return all(any(word.startswith(part) for word in words) for part in wanted)
