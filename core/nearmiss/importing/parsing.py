"""JSON as it must be: no NaN, no key twice, no number that cannot be stored, no text that is not text."""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from nearmiss.errors import ProblemForYou
from nearmiss.phrases import phrase

DEEPEST = 200
"""How many lists and objects may stand in one another."""

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{}]', re.DOTALL)


def parse_json(text: str) -> Any:
    """The value that a JSON text says. Raises ProblemForYou with the reason when it is not sound JSON."""
    return _parsed(text, _DECODER)


def parse_foreign(text: str) -> tuple[Any, int]:
    """As `parse_json`, but NaN and Infinity, which Python's own writer leaves, are null; and how many there were."""
    if "NaN" not in text and "Infinity" not in text:
        return parse_json(text), 0
    found: list[str] = []
    decoder = json.JSONDecoder(
        object_pairs_hook=_object, parse_int=_whole, parse_float=_real, parse_constant=found.append
    )
    return _parsed(text, decoder), len(found)


def _parsed(text: str, decoder: json.JSONDecoder) -> Any:
    if text.count("[") + text.count("{") > DEEPEST and _depth(text) > DEEPEST:
        raise ProblemForYou(f"Lists and objects stand more than {DEEPEST} deep in one another.")
    try:
        value = decoder.decode(text)
    except json.JSONDecodeError as fault:
        what = fault.msg[:1].lower() + fault.msg[1:].removesuffix(" at")
        raise ProblemForYou(
            phrase("This is not JSON: {what} at character {position}.", what=what, position=fault.pos + 1)
        ) from None
    except RecursionError:
        raise ProblemForYou(phrase("Lists and objects stand too deep in one another.")) from None
    if "\\" in text and "\\u" in text and _SURROGATE.search(text):
        _refuse_half_characters(value)
    return value


def _depth(text: str) -> int:
    depth = deepest = 0
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ProblemForYou(phrase("The field '{twice}' stands twice in one object.", twice=twice))
    return found


def _whole(digits: str) -> int:
    if len(digits) < 19:
        return int(digits)
    if len(digits) > 20 or not -(2**63) <= (value := int(digits)) < 2**63:
        shown = digits if len(digits) <= 24 else f"{digits[:20]}… ({len(digits)} digits)"
        raise ProblemForYou(f"The number {shown} is too large.", remedy="Write it as text.")
    return value


def _real(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise ProblemForYou(f"The number {digits[:24]} is too large.")
    return value


def _no_number(name: str) -> NoReturn:
    raise ProblemForYou(f"{name} is not a number that JSON has.", remedy=phrase("Write null where there is no value."))


def _refuse_half_characters(value: Any) -> None:
    """A lone surrogate (half of a character) can be written in JSON, and stored nowhere."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as fault:
        half = f"\\u{ord(fault.object[fault.start]):04x}"
        raise ProblemForYou(f"{half} is half of a character, with no other half beside it.") from None


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_whole, parse_float=_real, parse_constant=_no_number
)  # fmt: skip
