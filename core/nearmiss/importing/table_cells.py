"""What do the cells of a table say: a strength, a winner, a number, a list of constraints?"""

from __future__ import annotations

from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.answers import NEITHER_VALID
from nearmiss.importing.parsing import parse_json
from nearmiss.records.fields import name_of

_WINNERS = {
    **dict.fromkeys(("1", "1.0", "a", "response_1", "response_a", "model_1", "model_a"), -1),
    **dict.fromkeys(("2", "2.0", "b", "response_2", "response_b", "model_2", "model_b"), 1),
    **dict.fromkeys(("tie", "draw", "0", "0.0"), 0),
    **dict.fromkeys(("both_bad", "both bad", "bothbad", "tie (bothbad)", "neither"), NEITHER_VALID),
}


def number_in(value: Any, name: str) -> float | None:
    """The number of a cell, with a point or a comma; None when the cell is empty."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if value in (None, ""):
        return None
    try:
        return float(str(value).strip().replace(",", "."))
    except ValueError:
        raise ProblemForYou(f"{name} is '{value}'; it must be a number.") from None


def name_in(value: Any) -> Any:
    """The name in a cell: ids of raters and models may be numbers, as 7 or 7.0; None when the cell is empty."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value or None


def strength_in(value: Any) -> int | None:
    """A preference from −3 to 3 or −100; None when the cell is empty."""
    number = number_in(value, "preference")
    if number is None:
        return None
    if number not in range(-3, 4) and number != NEITHER_VALID:
        raise ProblemForYou(f"preference is '{value}'; it must be a whole number from -3 to 3, or -100.")
    return int(number)


def winner_in(value: Any) -> int | None:
    """−1, 0, 1, or −100 for both bad; None when the cell is empty."""
    if value in (None, ""):
        return None
    side = says_side(value)
    if side is None:
        raise ProblemForYou(f"winner is '{value}'; it must be 1, 2, a, b, tie or both_bad.")
    return side


def says_side(value: Any) -> int | None:
    """The same of a word that may be none of these; None then."""
    return _WINNERS.get(str(value).strip().casefold())


def constraints_in(value: Any) -> list[dict[str, Any]]:
    """Constraints from a JSON list of texts or objects, or from lines; those without an id are c1, c2, …."""
    if value in (None, "", []):
        return []
    found = parse_json(value) if isinstance(value, str) and value.lstrip().startswith("[") else value
    if isinstance(found, str):
        found = [line.strip() for line in found.splitlines() if line.strip()]
    if not isinstance(found, list):
        raise ProblemForYou(f"constraints must be a list or lines of text, not {name_of(found)}.")
    objects = [{"text": item} if isinstance(item, str) else item for item in found]
    return [{"id": f"c{place}", **item} if isinstance(item, dict) else item for place, item in enumerate(objects, 1)]
