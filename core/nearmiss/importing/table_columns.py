"""Which column of a table stands for which field: as somebody maps them, else by their usual names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from nearmiss.errors import ProblemForYou

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "prompt": ("prompt",),
    "system": ("system",),
    "context": ("context",),
    "reference": ("reference",),
    "response_1": ("response_1", "response_a"),
    "response_2": ("response_2", "response_b"),
    "model_1": ("model_1", "model_a"),
    "model_2": ("model_2", "model_b"),
    "constraints": ("constraints",),
    "preference": ("preference", "preference_strength"),
    "winner": ("winner",),
    "rater": ("rater",),
    "kind": ("kind",),
    "slot": ("slot",),
    "order": ("order",),
    "statement": ("statement", "preference_statement"),
    "elaboration": ("elaboration", "preference_elaboration"),
    "confidence": ("confidence",),
    "p1": ("p1",),
    "seconds": ("seconds",),
    "at": ("at",),
}
"""What a column may be mapped to, and the names by which it is found when nothing is said. Other names are not
guessed: under them, a 1 and a 2 may be the numbers of the responses and no strengths."""

OF_OTHERS = ("response", "score")
"""Fields that other formats take a name for: one response, and what it was given."""

KNOWN = frozenset(name for names in FIELDS.values() for name in names)


def mapping_of(said: Sequence[str]) -> dict[str, str]:
    """The mapping that texts such as `prompt=question` say. Raises ProblemForYou for an unknown field."""
    mapping = {}
    for text in said:
        name, equals, column = text.partition("=")
        if not equals or not name or not column:
            raise ProblemForYou(f"'{text}' is not FIELD=COLUMN.", remedy="For example --map response_1=answer_a.")
        mapping[name] = column
    check_mapping(mapping, (*FIELDS, *OF_OTHERS))
    return mapping


def check_mapping(mapping: Mapping[str, str], known: Collection[str] = tuple(FIELDS)) -> None:
    """Refuse a mapping of a field that there is not: its column would be left out in silence."""
    for name in mapping:
        if name not in known:
            raise ProblemForYou(f"There is no field '{name}'.", remedy=f"The fields are {', '.join(known)}.")


def columns_for(columns: Collection[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Field to column; one that is mapped to nothing ('') is nowhere, whatever columns there are.

    Raises ProblemForYou when a mapped column, the prompt's or the first response's is missing.
    """
    found = {}
    for field, names in FIELDS.items():
        usual = (name for name in names if name in columns)
        column = (mapping[field] or None) if field in mapping else next(usual, None)
        if column is None and field not in ("prompt", "response_1"):
            continue
        if column is None or column not in columns:
            remedy = f"The columns are {', '.join(columns)}; --map {field}=COLUMN names one."
            raise ProblemForYou(f"There is no column '{column or field}'.", remedy=remedy)
        found[field] = column
    return found
