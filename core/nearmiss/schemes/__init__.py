"""What is asked of a rater: schemes by name, from TOML, and what an answer still lacks."""

from nearmiss.schemes.files import from_json, load, scheme_of
from nearmiss.schemes.presets import PRESETS, preset
from nearmiss.schemes.values import Attribute, BothBad, Need, Scheme, TextRule

__all__ = [
    "PRESETS",
    "Attribute",
    "BothBad",
    "Need",
    "Scheme",
    "TextRule",
    "from_json",
    "load",
    "preset",
    "scheme_of",
]
