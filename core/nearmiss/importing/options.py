"""What may be said to a reader beside the file, and what a reader has to say beside its records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Progress = Callable[[int, int], None]
"""Hears how many bytes of the file have been read, and how many there are."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is to be read.

    `format` names it; otherwise it is recognised. `mapping` gives the column of a field, for tables (the fields are
    `nearmiss.importing.table_columns.FIELDS`). `namespace` stands in place of the source's own. `scale` is what the
    preferences of a table are on; the project's, when None. `delimiter`, `guarded` (are cells protected against
    spreadsheets?) and the `sheet` of a workbook are found out when None. `skip_bad` is for whoever takes the records
    in: readers always go on after a bad one. What is worth knowing and no fault of a record is counted in `notes`.
    """

    format: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    namespace: str | None = None
    scale: str | None = None
    skip_bad: bool = False
    delimiter: str | None = None
    guarded: bool | None = None
    sheet: str | None = None
    progress: Progress | None = None
    notes: Counter[str] = field(default_factory=Counter)
