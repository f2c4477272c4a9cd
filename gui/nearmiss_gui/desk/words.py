"""How the desk says numbers and times."""

from __future__ import annotations


def time_left(seconds: float | None) -> str:
    """'about 24 min left', '2 h 10 min' past an hour; empty where nothing is known."""
    if seconds is None or seconds <= 0:
        return ""
    minutes = max(round(seconds / 60), 1)
    hours, rest = divmod(minutes, 60)
    if hours:
        return f"about {hours} h {rest} min left" if rest else f"about {hours} h left"
    return f"about {minutes} min left"


def all_done(total: int, skipped: int) -> str:
    """What is said when nothing is open any more."""
    if total == 1:
        return "The one pair is labelled." if not skipped else "The one pair is skipped."
    if skipped:
        return f"All {total:,} pairs are done: {total - skipped:,} labelled, {skipped:,} skipped."
    return f"All {total:,} pairs are labelled."


def count(number: int, one: str) -> str:
    """'1 passage', '2 turns'."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"


def first_small(sentence: str) -> str:
    """A sentence to go on with: 'The disk is full.' as 'the disk is full.'"""
    return sentence[:1].lower() + sentence[1:]
