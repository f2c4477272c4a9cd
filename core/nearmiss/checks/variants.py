"""Which texts a loose verdict looks at: IFEval's eight ways to overlook an introduction, an ending, or asterisks."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4)
def variants(text: str) -> tuple[str, ...]:
    """The text as it is, without its first line, its last, both; and each of these without asterisks.

    Equal ones stand once, in this order, blank ones not at all. Source: IFEval, Zhou et al. 2023, section 2.2.
    The last texts' are kept: one response is tried on all checks of its prompt.
    """
    lines = text.split("\n")
    shortened = ("\n".join(part).strip() for part in (lines[1:], lines[:-1], lines[1:-1]))
    kept = (text, *shortened) if len(lines) > 1 else (text,)
    every = (*kept, *(item.replace("*", "") for item in kept)) if "*" in text else kept
    return tuple(item for item in dict.fromkeys(every) if item.strip())
