"""Any table with a prompt and one or two responses in each row: CSV, TSV, Excel, Parquet or flat JSON objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from nearmiss.canonical import hash_value
from nearmiss.errors import ProblemForYou
from nearmiss.importing.answers import NEITHER_VALID
from nearmiss.importing.foreign import rest_of, text_response, with_ids
from nearmiss.importing.format import Format
from nearmiss.importing.found import Found, Head, Item, columns_in, read_each, shape_of
from nearmiss.importing.options import Options
from nearmiss.importing.table_cells import constraints_in, name_in, number_in, says_side, strength_in, winner_in
from nearmiss.importing.table_columns import FIELDS, KNOWN, check_mapping, columns_for
from nearmiss.phrases import phrase
from nearmiss.records import Record, read_record

_NUMBERS = ("confidence", "p1", "seconds")
_LABEL_TEXTS = ("slot", "order", "statement", "elaboration", "at")


def recognise(head: Head) -> bool:
    """The columns, or an object's fields, hold a prompt and at least one response under their usual names."""
    named = [set(head.columns)] if head.shape == "table" else [set(value) for value in head.objects]
    return any("prompt" in names and not names.isdisjoint(FIELDS["response_1"]) for names in named)


def read(path: Path, options: Options) -> Iterator[Item]:
    """The rows as records; columns that stand for nothing are kept in the prompt's meta."""
    check_mapping(options.mapping)
    known = KNOWN | set(filter(None, options.mapping.values()))
    if shape_of(path) == "table":
        _check_columns(path, columns_in(path, options, known), options)
    yield from read_each(path, options, lambda found: (_record(found, options),), known)


def _check_columns(path: Path, columns: Sequence[str], options: Options) -> None:
    """A column that is missing is missing in every row, and is said once."""
    try:
        columns_for(columns, options.mapping)
    except ProblemForYou as problem:
        raise ProblemForYou(problem.what, f"{path}:1", problem.remedy) from None


def _record(found: Found, options: Options) -> Record:
    columns = columns_for(found.value, options.mapping)
    cells = {name: found.value[column] for name, column in columns.items()}
    responses = with_ids(
        [
            text_response(found.value, columns[name], options.notes, model=name_in(cells.get(model)))
            for name, model in (("response_1", "model_1"), ("response_2", "model_2"))
            if name in columns
        ]
    )
    pair = [response.id for response in responses]
    label = _label(cells, pair, columns, options) if len(pair) == 2 else None
    value = {
        "id": _identity(cells),
        "namespace": options.namespace,
        "prompt": cells["prompt"],
        "system": cells.get("system") or None,
        "context": [cells["context"]] if cells.get("context") else [],
        "reference": cells.get("reference") or None,
        "meta": {name: item for name, item in rest_of(found.value, columns.values()).items() if item != ""},
        "constraints": constraints_in(cells.get("constraints")),
        "responses": [
            {"id": item.id, "text": item.text.text, "model": item.model, "meta": item.meta} for item in responses
        ],
        "labels": [label] if label else [],
    }
    return read_record(value, found.line)


def _identity(cells: Mapping[str, Any]) -> Any:
    """The row's id; in a table of raters without one, rows that say the same are about the same pair."""
    if cells.get("id") not in (None, ""):
        return cells["id"]
    if name_in(cells.get("rater")):
        return "row " + hash_value("row", cells["prompt"], cells["response_1"], cells.get("response_2"))[:16]
    return None


def _label(
    cells: Mapping[str, Any], pair: Sequence[str], columns: Mapping[str, str], options: Options
) -> dict[str, Any] | None:
    strength, winner = strength_in(cells.get("preference")), _winner(cells)
    if strength is None and winner is None:
        return None
    if strength is not None and winner is not None and _sign(strength) != _sign(winner):
        raise ProblemForYou(phrase("preference and winner say different things."))
    said, field = (winner, "winner") if strength is None else (strength, "preference")
    rater = name_in(cells.get("rater"))
    return {
        "rater": rater or f"{columns[field]} in source",
        "kind": cells.get("kind") or ("human" if rater else "reference"),
        "pair": list(pair),
        "scheme": options.scale or ("pairwise" if field == "winner" else None),
        **({"both_bad": True} if said == NEITHER_VALID else {"preference": said}),
        **{name: number_in(cells.get(name), name) for name in _NUMBERS},
        **{name: cells.get(name) or None for name in _LABEL_TEXTS},
    }


def _winner(cells: Mapping[str, Any]) -> int | None:
    """The side that won, said as a side or by its model's name; a word that may be either side is refused."""
    word = name_in(cells.get("winner"))
    models = [name_in(cells.get(name)) for name in ("model_1", "model_2")]
    if word is None or models.count(word) != 1:
        return winner_in(word)
    side = -1 if word == models[0] else 1
    if says_side(word) not in (None, side):
        raise ProblemForYou(phrase("winner is '{word}', which may be a side or the model of the other.", word=word))
    return side


def _sign(value: int) -> int:
    return value if value == NEITHER_VALID else (value > 0) - (value < 0)


TABLE = Format(
    name="table",
    title=phrase("CSV, TSV, Excel, Parquet or flat JSON"),
    needs="Columns prompt, response_1 and response_2 (or response_a and response_b); others by --map FIELD=COLUMN.",
    leaves_out=phrase("Nothing; columns that stand for no field are kept in the prompt's meta."),
    sign=phrase(
        "preference: negative favours response 1, -100 says that both are bad; winner: 1, 2, a, b, tie, both_bad."
    ),
    recognise=recognise,
    read=read,
    source="No standard: columns as this program and LLM tools commonly name them.",
    general=True,
)
