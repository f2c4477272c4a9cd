"""What exporters share: what was asked for, what is known before the first record, and a unit on its way to a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

WhoseVerdict = Literal["human", "check", "both-agree"]
VERDICTS_OF: tuple[WhoseVerdict, ...] = ("human", "check", "both-agree")
"""Whose verdict wins where a person and a check differ (CONTRACT 4)."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of an export.

    `consensus`: the rule that makes one answer of several; None: the format's own. `splits`: shares of train,
    validation and test; empty: all is train. `margin`, for chosen and rejected: True leaves out the pairs whose
    strength is unknown, False writes no margin, None writes it where all pairs can have one.
    """

    format: str
    consensus: str | None = None
    least_labels: int = 1
    near_miss: bool = False
    chosen_complete: bool = False
    justifications: bool = True
    splits: tuple[float, ...] = ()
    verdicts: WhoseVerdict = "human"
    margin: bool | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The options with what the project says about them before its records are read.

    `rule` is the rule that is used (None: nothing is merged), `scale` the scale of the project's scheme, which a
    lead's decisions are on, `margin` whether margins are written, `images` the path of each picture by its SHA-256.
    """

    options: Options
    rule: str | None = None
    scale: str = ""
    margin: bool = False
    images: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of a data set: the JSON objects of its lines, the labels that went into it, and its file's style."""

    lines: tuple[Mapping[str, Any], ...]
    labels_used: int = 0
    style: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A unit that does not go out, and why."""

    reason: str


SPLIT_KEY = "\0split"
"""A row's value that stands for the name of the split, known only where the row is written."""
SPLITS = ("train", "validation", "test")
_HELPSTEER2_SPLITS = {"validation": "val"}


def with_split(line: Mapping[str, Any], split: str) -> Mapping[str, Any]:
    """The line with the split's name in its place. HelpSteer2, the one format with such a place, says `val`."""
    if line.get("split") != SPLIT_KEY:
        return line
    return {**line, "split": _HELPSTEER2_SPLITS.get(split, split)}
