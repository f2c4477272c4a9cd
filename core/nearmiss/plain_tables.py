"""Answers from a plain table (CSV, TSV, JSON lines, Parquet) as cases for agreement, audits and rankings."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from nearmiss.cases import UNKNOWN, Cases, Grouping, days_of, week_of
from nearmiss.errors import ProblemForYou
from nearmiss.importing.answers import NEITHER_VALID
from nearmiss.importing.found import Found, found_in
from nearmiss.importing.options import Options
from nearmiss.importing.table_cells import number_in, strength_in, winner_in
from nearmiss.records import BadRecord
from nearmiss.statistics import Level
from nearmiss.value_rows import ValueRows, with_values
from nearmiss.votes import GIVEN, NO_PREFERENCE, REFUSED, UNREADABLE, VoteRater, Votes

ValueKind = Literal["preference", "winner", "category", "number"]
SUFFIXES = (".csv", ".tsv", ".jsonl", ".json", ".parquet", ".xlsx")
COLUMNS = (
    "item rater value winner preference kind order confidence category tag length_1 length_2 model_1 model_2 prompt"
    " slot group p1 weight both_bad judge_family status round at seconds"
).split()
KINDS = ("human", "judge", "check", "reference")
ANSWERED_TWICE = "answered twice: the last row counts"
NO_VALUE = "no value"
BOTH_BAD = "both bad"
_YES_OR_NO = {**dict.fromkeys(("1", "true", "yes"), True), **dict.fromkeys(("0", "false", "no"), False)}
_STATUS = {"given": GIVEN, "unreadable": UNREADABLE, "refused": REFUSED}
_SCALES: dict[ValueKind | None, str] = {"preference": "constraints", "winner": "pairwise"}


@dataclass(frozen=True, slots=True, eq=False)
class PlainTable:
    """A table read.

    `cases` hold a side only where `kind` says what the values are. `value` (n,) codes each row's value among `names`,
    −1 for none, in ascending order of `scores` (numbers, or NaN for mere names). `left_out` counts rows by reason.
    `places` (names,): file and line where each name stands first.
    """

    cases: Cases
    kind: ValueKind | None
    value: NDArray[np.int32]
    names: tuple[str, ...]
    scores: NDArray[np.float64]
    left_out: dict[str, int]
    places: tuple[str, ...] = ()


def value_rows(table: PlainTable) -> ValueRows:
    """The values of a table as rows of values, whatever they are."""
    nothing = np.zeros(0, dtype=np.int32)
    categories = table.cases.groupings.get("category", Grouping((), nothing, nothing))
    return ValueRows(with_values(table.cases.votes, table.value), table.value, table.names, table.scores, categories)


def level_of(table: PlainTable, level: Level | None) -> Level:
    """The level that somebody named, else interval where all values are numbers and nominal where they are not.

    Both bad has no place on a scale: it is missing there. Raises ProblemForYou for names that are to be compared as
    numbers.
    """
    words = [place for place in np.flatnonzero(np.isnan(table.scores)) if table.names[place] != BOTH_BAD]
    numbers = not words
    if level in ("ordinal", "interval") and words:
        place = int(words[0])
        what = f"'{table.names[place]}' is no number, so the values have no order."
        raise ProblemForYou(what, table.places[place] if table.places else None, "Take --level nominal.")
    return level or ("interval" if numbers else "nominal")


def is_plain(path: Path) -> bool:
    """Whether a path names a plain table rather than a project."""
    return path.suffix.casefold() in SUFFIXES


def read_plain(
    path: Path, kind: ValueKind | None = None, judges: Sequence[str] = (), sided: bool = False
) -> PlainTable:
    """Read a table. `judges` are raters that are judges, where a table without the column `kind` cannot say so.

    `sided`: of several columns that one is meant that names sides. Raises ProblemForYou, with the line, for a cell that
    cannot be read, and for a table without a column of values.
    """
    rows = list(_rows(path))
    if not rows:
        raise ProblemForYou("The table has no rows.", str(path))
    column, kind = _value_column(path, rows[0].value, kind, sided)
    if not sided:
        _refuse_without(path, rows, ("item", "rater"))
    answers, left_out = _answers(path, rows, column, kind, judges)
    found = _table(answers, kind, left_out)
    first: dict[int, int] = {}
    for answer, code in zip(answers, found.value.tolist(), strict=True):
        first[code] = min(first.get(code, answer.line), answer.line)
    return replace(found, places=tuple(f"{path}:{first[code]}" for code in range(len(found.names))))


def _refuse_without(path: Path, rows: Sequence[Found], needed: Sequence[str]) -> None:
    """Agreement needs to know who answered and what about; a ranking does not."""
    for name in needed:
        if not any(name in row.value for row in rows):
            columns = ", ".join(rows[0].value)
            remedy = f"Its columns are {columns}; each row needs an item and a rater beside the answer."
            raise ProblemForYou(f"The table has no column '{name}'.", f"{path}:1", remedy)


def _rows(path: Path) -> Iterator[Found]:
    """The rows of a file, with the columns known here under their own names however their case was typed."""
    names: dict[str, str] = {}
    for found in found_in(path, Options(), COLUMNS):
        if isinstance(found, BadRecord):
            raise ProblemForYou(found.reason, f"{path}:{found.line}")
        if not names.keys() >= found.value.keys():
            names |= _names(found.value)
        yield Found(found.line, {names[name]: cell for name, cell in found.value.items()}, found.place)


def _names(columns: Iterable[str]) -> dict[str, str]:
    """Each column as it is called here: `Rater` is `rater`, unless there is a `rater` beside it."""
    columns = list(columns)
    plain = {name: name.strip().casefold() for name in columns}
    return {name: known if known in COLUMNS and known not in columns else name for name, known in plain.items()}


def _value_column(
    path: Path, first: Mapping[str, Any], kind: ValueKind | None, sided: bool
) -> tuple[str, ValueKind | None]:
    kinds: dict[str, ValueKind | None] = {"winner": kind or "winner", "preference": kind or "preference"}
    for name in (*kinds, "value") if sided else ("value", *kinds):
        if name in first:
            return name, kinds.get(name, kind)
    raise ProblemForYou(
        "The table has no column 'value' and no column 'winner'.",
        f"{path}:1",
        f"Its columns are {', '.join(first)}; name the one with the answers 'value', or 'winner'.",
    )


def score_differences(path: Path, units: Sequence[str], judge: str, name: str) -> NDArray[np.float64]:
    """How much higher a judge scores each unit's first response (units,), from its columns `name`_1 and `name`_2.

    NaN where one of them is empty; several rows of a unit are averaged. Raises ProblemForYou where a column is missing.
    """
    found: dict[str, list[float]] = {}
    for place, row in enumerate(_rows(path)):
        missing = [column for column in (f"{name}_1", f"{name}_2") if column not in row.value]
        if missing:
            raise ProblemForYou(f"The table has no column '{missing[0]}'.", f"{path}:1", "Name both scores so.")
        if (_text(row.value, "rater") or "the table") != judge or _probes(row.value):
            continue
        try:
            one, two = _number(row.value, f"{name}_1"), _number(row.value, f"{name}_2")
        except ProblemForYou as problem:
            raise ProblemForYou(problem.what, f"{path}:{row.line}", problem.remedy) from None
        if one is not None and two is not None:
            found.setdefault(_unit_name(_unit(row.value, place)), []).append(one - two)
    return np.array([np.mean(found[unit]) if unit in found else np.nan for unit in units], dtype=np.float64)


def _probes(cells: Mapping[str, Any]) -> bool:
    return (_text(cells, "slot") or "").startswith("probe:")


def _unit(cells: Mapping[str, Any], place: int) -> tuple[str, ...]:
    """What a row is about: its item between its models; a row without an item is one of its own."""
    item = _text(cells, "item") or f"row {place + 1}"
    return item, _text(cells, "model_1") or "", _text(cells, "model_2") or ""


def _unit_name(unit: Sequence[str]) -> str:
    return "\x1f".join(part for part in unit if part)


@dataclass(frozen=True, slots=True)
class _Answer:
    """One row understood: what it is about, who said it, and what."""

    unit: tuple[str, ...]
    cluster: str
    rater: VoteRater
    slot: str
    round: str
    status: int
    value: float | str | None
    preference: int | None
    both_bad: bool
    confidence: float | None
    p1: float | None
    seconds: float | None
    cells: Mapping[str, Any]
    line: int


def _answers(
    path: Path, rows: Sequence[Found], column: str, kind: ValueKind | None, judges: Sequence[str]
) -> tuple[list[_Answer], dict[str, int]]:
    found: dict[tuple[Any, ...], _Answer] = {}
    left_out: Counter[str] = Counter()
    for place, row in enumerate(rows):
        try:
            answer = _answer(row, place, column, kind, judges)
        except ProblemForYou as problem:
            raise ProblemForYou(problem.what, f"{path}:{row.line}", problem.remedy) from None
        if answer is None:
            left_out[NO_VALUE] += 1
            continue
        key = (answer.unit, answer.rater.name, answer.rater.kind, answer.slot, answer.round)
        left_out[ANSWERED_TWICE] += key in found
        found[key] = answer
    return list(found.values()), {reason: count for reason, count in left_out.items() if count}


def _answer(row: Found, place: int, column: str, kind: ValueKind | None, judges: Sequence[str]) -> _Answer | None:
    cells = row.value
    unit = _unit(cells, place)
    rater = _rater(cells, judges)
    status = _status(cells)
    value, preference, both_bad = _said(cells, column, kind) if status == GIVEN else (None, None, False)
    if status == GIVEN and value is None:
        if rater.kind != "judge":
            return None
        status = UNREADABLE
    order = _order(cells)
    slot = _text(cells, "slot") or (order if order and rater.kind == "judge" else "main")
    cluster = _text(cells, "prompt") or unit[0]
    for name in ("length_1", "length_2"):
        length = _number(cells, name)
        if length is not None and length < 0:
            raise ProblemForYou(f"{name} is {length:g}; a length is 0 or more.")
    weight = _number(cells, "weight")
    if weight is not None and weight <= 0:
        raise ProblemForYou("weight is not above 0.", remedy="A weight is 1 over the probability of being drawn.")
    return _Answer(
        unit,
        cluster,
        rater,
        slot,
        _text(cells, "round") or "",
        status,
        value,
        preference,
        both_bad,
        _share(cells, "confidence"),
        _share(cells, "p1"),
        _number(cells, "seconds"),
        cells,
        row.line,
    )


def _rater(cells: Mapping[str, Any], judges: Sequence[str]) -> VoteRater:
    name = _text(cells, "rater") or "the table"
    kind = (_text(cells, "kind") or ("judge" if name in judges else "human")).casefold()
    if kind not in KINDS:
        raise ProblemForYou(f"kind is '{kind}'; it must be {', '.join(KINDS[:-1])} or {KINDS[-1]}.")
    family = _text(cells, "judge_family") if kind == "judge" else None
    return VoteRater(name, kind, _text(cells, "group"), None, family)


def _status(cells: Mapping[str, Any]) -> int:
    word = (_text(cells, "status") or "given").casefold()
    if word not in _STATUS:
        raise ProblemForYou(f"status is '{word}'; it must be given, unreadable or refused.")
    return _STATUS[word]


def _said(cells: Mapping[str, Any], column: str, kind: ValueKind | None) -> tuple[float | str | None, int | None, bool]:
    """The value as a number or a name, the side it stands for where that is known, and whether both are bad."""
    cell = cells.get(column)
    if _yes(cells, "both_bad"):
        return BOTH_BAD, None, True
    if cell is None or str(cell).strip().casefold() in ("", "nan"):
        return None, None, False
    if kind in ("preference", "winner"):
        side = strength_in(cell) if kind == "preference" else _winner(cells, column)
        return (BOTH_BAD, None, True) if side == NEITHER_VALID else (side, side, False)
    if kind == "number":
        return _number(cells, column), None, False
    text = str(cell).strip()
    return text if kind == "category" else _number_or_name(text), None, False


def _yes(cells: Mapping[str, Any], name: str) -> bool:
    word = (_text(cells, name) or "no").casefold()
    if word not in _YES_OR_NO:
        raise ProblemForYou(f"{name} is '{word}'; it must be true or false.")
    return _YES_OR_NO[word]


def _winner(cells: Mapping[str, Any], column: str) -> int | None:
    """The side named. A letter that is the name of the other side's model could be meant either way."""
    word = _text(cells, column)
    side = winner_in(word)
    others = {-1: "model_2", 1: "model_1"}
    if word and side in others and word.casefold() == (_text(cells, others[side]) or "").casefold():
        what = f"{column} is '{word}', which may be a side or the model in {others[side]}."
        raise ProblemForYou(what, remedy="Write 1 or 2 for the side.")
    return side


def _number_or_name(text: str) -> float | str:
    try:
        number = float(text)
    except ValueError:
        return text
    return number if math.isfinite(number) else text


def _order(cells: Mapping[str, Any]) -> str | None:
    order = _text(cells, "order")
    if order in (None, "12", "21"):
        return order
    raise ProblemForYou(f"order is '{order}'; it must be 12 or 21.")


def _text(cells: Mapping[str, Any], name: str) -> str | None:
    cell = cells.get(name)
    if cell is None or cell == "":
        return None
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return text.strip() or None


def _number(cells: Mapping[str, Any], name: str) -> float | None:
    """The number of a cell; None where it is empty or no number by name (NaN)."""
    number = number_in(cells.get(name), name)
    if number is None or math.isnan(number):
        return None
    if math.isinf(number):
        raise ProblemForYou(f"{name} is {cells[name]}; it must be a finite number.")
    return number


def _share(cells: Mapping[str, Any], name: str) -> float | None:
    number = _number(cells, name)
    if number is not None and not 0 <= number <= 1:
        remedy = "Leave out what is no probability, as a self-report from 1 to 5, or map it to one first."
        raise ProblemForYou(f"{name} is {number:g}; it must lie between 0 and 1.", remedy=remedy)
    return number


# ------------------------------------------------------------------------------------------- as arrays


def _table(answers: Sequence[_Answer], kind: ValueKind | None, left_out: dict[str, int]) -> PlainTable:
    names, scores, value = _values([answer.value for answer in answers])
    units, unit = _codes([answer.unit for answer in answers])
    firsts = _first_known(answers, unit, len(units))
    votes = _votes(answers, units, unit, firsts, _SCALES.get(kind, kind or "values"))
    return PlainTable(_cases(answers, votes, firsts), kind, value, names, scores, left_out)


def _values(values: Sequence[float | str | None]) -> tuple[tuple[str, ...], NDArray[np.float64], NDArray[np.int32]]:
    """Different values, numbers in ascending order before names; their scores; each row's code, −1 for none."""
    seen = {value for value in values if value is not None}
    numbers = sorted(value for value in seen if not isinstance(value, str))
    words = sorted(value for value in seen if isinstance(value, str))
    order: list[float | str] = [*numbers, *words]
    code: dict[float | str | None, int] = {value: place for place, value in enumerate(order)}
    scores = np.array([*numbers, *([np.nan] * len(words))], dtype=np.float64)
    names = tuple(value if isinstance(value, str) else f"{value:g}" for value in order)
    return names, scores, np.array([code.get(value, -1) for value in values], dtype=np.int32)


def _codes(values: Sequence[Any]) -> tuple[list[Any], NDArray[np.int32]]:
    """Values as codes into the sorted different ones, so that no order of rows changes anything."""
    order = sorted(set(values))
    code = {value: place for place, value in enumerate(order)}
    return order, np.array([code[value] for value in values], dtype=np.int32)


def _first_known(answers: Sequence[_Answer], unit: NDArray[np.int32], units: int) -> list[dict[str, Any]]:
    """What the rows say of each unit: each column's first cell that is not empty."""
    found: list[dict[str, Any]] = [{} for _ in range(units)]
    wanted = ("category", "tag", "length_1", "length_2", "weight")
    for answer, code in zip(answers, unit.tolist(), strict=True):
        known = found[code]
        known.setdefault("cluster", answer.cluster)
        for name in wanted:
            if name not in known and answer.cells.get(name) not in (None, ""):
                known[name] = answer.cells[name]
    return found


def _votes(
    answers: Sequence[_Answer], units: Sequence[tuple[str, ...]], unit: NDArray[np.int32], firsts: Any, scale: str
) -> Votes:
    _, cluster = _codes([known["cluster"] for known in firsts])
    names, name = _codes([(answer.rater.kind, answer.rater.name) for answer in answers])
    of_name = {(answer.rater.kind, answer.rater.name): answer.rater for answer in answers}
    slots, slot = _codes([answer.slot for answer in answers])
    rounds, round_ = _codes([answer.round for answer in answers])
    rows = len(answers)
    return Votes(
        units=tuple(map(_unit_name, units)),
        cluster=cluster,
        raters=tuple(of_name[key] for key in names),
        slots=tuple(slots),
        purposes=("work", "probe"),
        rounds=tuple(rounds),
        scales=(scale,),
        unit=unit,
        rater=name,
        slot=slot.astype(np.int16),
        purpose=np.array([slots[code].startswith("probe:") for code in slot], dtype=np.int16),
        round=round_.astype(np.int16),
        scale=np.zeros(rows, dtype=np.int16),
        status=np.array([answer.status for answer in answers], dtype=np.int8),
        preference=np.array([_byte(answer.preference) for answer in answers], dtype=np.int8),
        both_bad=np.array([answer.both_bad for answer in answers], dtype=np.bool_),
        reversed=np.zeros(rows, dtype=np.bool_),
    )


def _byte(preference: int | None) -> int:
    return NO_PREFERENCE if preference is None else preference


def _cases(answers: Sequence[_Answer], votes: Votes, firsts: Sequence[Mapping[str, Any]]) -> Cases:
    first = {code: answer.unit for answer, code in zip(answers, votes.unit.tolist(), strict=True)}
    pairs = [first[code][1:] for code in range(len(votes.units))]
    models = sorted({model for pair in pairs for model in pair if model})
    code = {model: place for place, model in enumerate(models)}
    weeks, week = _weeks(answers)
    return Cases(
        votes=votes,
        confidence=_floats([answer.confidence for answer in answers]),
        p1=_floats([answer.p1 for answer in answers]),
        seconds=_floats([answer.seconds for answer in answers]),
        shown=np.array([{"12": 1, "21": 2}.get(_order(answer.cells) or "", 0) for answer in answers], dtype=np.int8),
        week=week,
        day=days_of(_text(answer.cells, "at") for answer in answers),
        weeks=weeks,
        models=tuple(models),
        families=_families(models, answers),
        model_1=np.array([code.get(pair[0], UNKNOWN) for pair in pairs], dtype=np.int32),
        model_2=np.array([code.get(pair[1], UNKNOWN) for pair in pairs], dtype=np.int32),
        length_1=_floats([_number(known, "length_1") for known in firsts]),
        length_2=_floats([_number(known, "length_2") for known in firsts]),
        probability=_probabilities(firsts),
        groupings={kind: _grouping(firsts, kind) for kind in ("category", "tag")},
    )


def _families(models: Sequence[str], answers: Sequence[_Answer]) -> tuple[str | None, ...]:
    """The judge's family of each model whose name is that family's, or begins with it: `gpt-4-turbo` is of `gpt-4`."""
    named = sorted(
        {answer.rater.family for answer in answers if answer.rater.family}, key=lambda name: (-len(name), name)
    )

    def of(model: str) -> str | None:
        return next((name for name in named if _begins(model.casefold(), name.casefold())), None)

    return tuple(of(model) for model in models)


def _begins(model: str, family: str) -> bool:
    return model.startswith(family) and not model[len(family) : len(family) + 1].isalpha()


def _weeks(answers: Sequence[_Answer]) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    found = [week_of(_text(answer.cells, "at")) for answer in answers]
    names = sorted({week for week in found if week})
    code = {name: place for place, name in enumerate(names)}
    return tuple(names), np.array([code.get(week or "", UNKNOWN) for week in found], dtype=np.int32)


def _probabilities(firsts: Sequence[Mapping[str, Any]]) -> NDArray[np.float64]:
    """The probability of being drawn, 1 over the weight."""
    weights = _floats([_number(known, "weight") for known in firsts])
    return np.asarray(1 / weights, dtype=np.float64)


def _grouping(firsts: Sequence[Mapping[str, Any]], kind: str) -> Grouping:
    """Groups named in a column; several in one cell are parted by semicolons."""
    pairs = [(unit, name) for unit, known in enumerate(firsts) for name in _group_names(known.get(kind))]
    names = sorted({name for _, name in pairs})
    code = {name: place for place, name in enumerate(names)}
    unit = np.array([unit for unit, _ in pairs], dtype=np.int32)
    return Grouping(tuple(names), unit, np.array([code[name] for _, name in pairs], dtype=np.int32))


def _group_names(cell: Any) -> list[str]:
    parts = cell if isinstance(cell, list) else str("" if cell is None else cell).split(";")
    return [name for name in dict.fromkeys(str(part).strip() for part in parts) if name]


def _floats(values: Sequence[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
