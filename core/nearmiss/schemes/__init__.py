"""What is asked of a rater: schemes by name, from TOML, and what an answer still lacks."""

from nearmiss.schemes.files import from_json, load, scheme_of
from nearmiss.schemes.hints import Hint, hints
from nearmiss.schemes.lengths import LengthFault, count_characters, count_words, length_fault
from nearmiss.schemes.needs import Unmet, still_needed, unmet
from nearmiss.schemes.presets import PRESETS, preset
from nearmiss.schemes.values import Attribute, BothBad, Need, Scheme, TextRule

__all__ = [
    "PRESETS",
    "Attribute",
    "BothBad",
    "Hint",
    "LengthFault",
    "Need",
    "Scheme",
    "TextRule",
    "Unmet",
    "count_characters",
    "count_words",
    "from_json",
    "hints",
    "length_fault",
    "load",
    "preset",
    "scheme_of",
    "still_needed",
    "unmet",
]
