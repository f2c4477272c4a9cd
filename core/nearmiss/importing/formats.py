"""Which formats come in, and which of them a file is: recognised by what it holds and never by its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.constraints import CONSTRAINT_FORMATS
from nearmiss.importing.format import Format
from nearmiss.importing.found import Head, look
from nearmiss.importing.helpsteer2 import HELPSTEER2
from nearmiss.importing.helpsteer2_preference import HELPSTEER2_PREFERENCE
from nearmiss.importing.helpsteer3 import HELPSTEER3
from nearmiss.importing.instructions import INSTRUCTION_FORMATS
from nearmiss.importing.llmbar import LLMBAR
from nearmiss.importing.native import NATIVE
from nearmiss.importing.options import Options
from nearmiss.importing.pandalm import PANDALM
from nearmiss.importing.preference import PREFERENCE_FORMATS
from nearmiss.importing.table import TABLE
from nearmiss.importing.table_columns import KNOWN
from nearmiss.importing.tools import TOOL_FORMATS
from nearmiss.importing.trl import TRL
from nearmiss.phrases import phrase

FORMATS: tuple[Format, ...] = (
    NATIVE,
    *(HELPSTEER2, HELPSTEER2_PREFERENCE, HELPSTEER3, LLMBAR, PANDALM, TRL),
    *PREFERENCE_FORMATS,
    *CONSTRAINT_FORMATS,
    *INSTRUCTION_FORMATS,
    *TOOL_FORMATS,
    TABLE,
)
"""Every format that comes in. A new one is a module with a `Format`, and a place here."""

_FIELDS_SHOWN = 12


def by_name(name: str) -> Format:
    """The format of this name. Raises ProblemForYou that lists the names there are."""
    for found in FORMATS:
        if found.name == name:
            return found
    raise ProblemForYou(f"There is no format '{name}'.", remedy=f"The formats are {_names(FORMATS)}.")


def format_of(path: Path, options: Options | None = None) -> Format:
    """The format to read a file by: the one that is named, a table where columns are mapped, else as recognised."""
    options = options or Options()
    return by_name(options.format) if options.format else recognise(path, options)


def head_of(path: Path, options: Options | None = None) -> Head:
    """The first records of a file, or its columns. Raises ProblemForYou when none of them can be read at all."""
    return look(path, options or Options(), KNOWN)


def recognise(path: Path, options: Options | None = None) -> Format:
    """The one format that a file's first records or columns fit; a table where `options` map columns.

    Raises ProblemForYou when there is none, or more than one, and says what was found and what is known.
    """
    options = options or Options()
    if options.mapping:
        return TABLE
    head = head_of(path, options)
    fitting = [found for found in FORMATS if found.recognise(head)]
    special = [found for found in fitting if not found.general] or fitting
    if len(special) == 1:
        return special[0]
    if special:
        raise ProblemForYou(f"The file may be {_names(special, ' or ')}.", str(path), "Say which with --format.")
    raise ProblemForYou(
        _not_known(head),
        str(path),
        f"Known are {_names(FORMATS)}; name one with --format, or a table's columns with --map.",
    )


def in_order(paths: Sequence[Path], options: Options | None = None) -> list[tuple[Path, Format]]:
    """Files with their formats, those last that only speak of prompts and responses of the others."""
    found = [(path, format_of(path, options)) for path in paths]
    return sorted(found, key=lambda pair: pair[1].order(head_of(pair[0], options)))


def describe() -> list[dict[str, Any]]:
    """The formats that come in, as `nearmiss formats` lists them."""
    return [
        {
            "name": item.name,
            "title": item.title,
            "direction": item.direction,
            "needs": item.needs,
            "leaves_out": item.leaves_out,
            "sign": item.sign,
            "source": item.source,
        }
        for item in FORMATS
    ]


def _names(formats: Iterable[Format], joint: str = ", ") -> str:
    return joint.join(item.name for item in formats)


def _not_known(head: Head) -> str:
    names = head.columns or tuple(dict.fromkeys(name for value in head.objects for name in value))
    shown = ", ".join(names[:_FIELDS_SHOWN]) + (", …" if len(names) > _FIELDS_SHOWN else "")
    if not names:
        return phrase("The file holds no record with a field.")
    if head.shape == "table":
        return phrase("No format is known with the columns {names}.", names=shown)
    return phrase("No format is known with the fields {names}.", names=shown)
