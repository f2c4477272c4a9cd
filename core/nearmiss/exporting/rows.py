"""What exporters share: what was asked for, and a row on its way to a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of an export. `splits` are shares of train, validation and test; empty: one file."""

    format: str
    consensus: str | None = None
    least_labels: int = 1
    near_miss: bool = False
    chosen_complete: bool = False
    justifications: bool = True
    splits: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of a data set: the JSON objects of its lines, the labels that went into it, and its file's style."""

    lines: tuple[Mapping[str, Any], ...]
    labels_used: int = 0
    style: str = ""
    key: str = ""


SPLIT_KEY = "\0split"
"""A row's value that the writer replaces by the name of the split."""
