"""Regular expressions of strangers, on texts of strangers, within bounded time and memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from nearmiss.checks.patience import Clock, TooSlowError
from nearmiss.checks.rules import ArgumentsError
from nearmiss.phrases import phrase

if TYPE_CHECKING:
    import regex

LONGEST = 2_000
"""Characters of a pattern."""
MOST_REPEATS = 1_000
"""The product of the counts of repeats in one pattern, such as the 9 of `{9}`: each copies a part of the program."""


def compiled(pattern: str, flags: str = "") -> regex.Pattern[str]:
    """The compiled pattern; `flags` of `i`, `m`, `s`. Raises ArgumentsError for what is no pattern, or too large a one.

    The engine is that of the package `regex`, in its mode that reads patterns as Python's `re` does: unlike `re`, it
    gives up a search when its time is over.
    """
    found = _compiled(pattern, flags)
    if isinstance(found, str):
        raise ArgumentsError(found)
    return found


@lru_cache(maxsize=4096)
def _compiled(pattern: str, flags: str) -> regex.Pattern[str] | str:
    import regex  # 30 ms: only where a pattern is used

    if len(pattern) > LONGEST or _repeats(pattern) > MOST_REPEATS:
        return phrase("The pattern is too large.")
    number = regex.VERSION0
    for flag in flags:
        number |= {"i": regex.IGNORECASE, "m": regex.MULTILINE, "s": regex.DOTALL}[flag]
    try:
        return regex.compile(pattern, number)
    except (regex.error, RecursionError, OverflowError, ValueError, KeyError, IndexError, MemoryError) as fault:
        return phrase("“{pattern}” is not a regular expression ({fault}).", pattern=pattern[:60], fault=str(fault)[:80])


def _repeats(pattern: str) -> int:
    """The product of all counts in braces, which bounds how often a part of the pattern is copied."""
    product = 1
    for part in pattern.split("{")[1:]:
        numbers = [int(n) for n in part.split("}")[0].split(",") if n.strip().isdecimal() and len(n) < 10]
        product *= max([1, *numbers])
    return product


def bounded(search: Callable[..., Any], text: str, clock: Clock | None = None, **rest: Any) -> Any:
    """`search(text)` of a compiled pattern (its method `search`, `findall`, `split`). Raises TooSlowError."""
    try:
        return search(text, timeout=(clock or Clock()).left(), **rest)
    except TimeoutError as fault:
        raise TooSlowError from fault


def found_in(pattern: regex.Pattern[str], text: str, clock: Clock | None = None) -> bool:
    """Whether the pattern is found."""
    return bounded(pattern.search, text, clock) is not None


def times_in(pattern: regex.Pattern[str], text: str, clock: Clock | None = None) -> int:
    """How often the pattern is found, without overlap."""
    return len(bounded(pattern.findall, text, clock))


def parts_of(pattern: regex.Pattern[str], text: str, clock: Clock | None = None) -> list[str]:
    """The text split at the pattern."""
    return list(bounded(pattern.split, text, clock))
