"""How long is a justification, in characters and words, and is that what its rule asks for?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nearmiss.schemes.values import TextRule
from nearmiss.wording import PLAIN, plain_letters

_CHIP = re.compile(r"\[#\d+\]")


@dataclass(frozen=True, slots=True)
class LengthFault:
    """A text is too short (`by` > 0) or too long (`by` < 0), in `unit`; `count` is what it has."""

    by: int
    unit: str
    count: int


def count_characters(text: str) -> int:
    """Characters of a stored text without the space around it. A response named counts one, a constraint none."""
    return len(_CHIP.sub("", plain_letters(text)).replace(PLAIN, "").strip())


def count_words(text: str) -> int:
    """Words of a stored text: stretches between spaces that hold a letter or a digit."""
    words = _CHIP.sub(" ", plain_letters(text)).split()
    return sum(1 for word in words if any(character.isalnum() for character in word))


def length_fault(rule: TextRule, text: str) -> LengthFault | None:
    """The first length of the rule that a stored text does not keep."""
    for unit, count in (("characters", count_characters(text)), ("words", count_words(text))):
        least, most = getattr(rule, f"least_{unit}"), getattr(rule, f"most_{unit}")
        if count < least:
            return LengthFault(least - count, _unit(unit, least - count), count)
        if most and count > most:
            return LengthFault(most - count, _unit(unit, count - most), count)
    return None


def _unit(unit: str, number: int) -> str:
    return unit[:-1] if number == 1 else unit
