"""What an incoming format is: what it is called, how it is recognised, how it is read, and what it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from nearmiss.importing.found import Head, Item
from nearmiss.importing.options import Options


def never(head: Head) -> bool:
    """No file of the format holds only labels."""
    return False


@dataclass(frozen=True, slots=True)
class Format:
    """A format that comes in.

    `needs` and `leaves_out` are one sentence each; `sign` says which of its values favours response 1, the
    negative side here. `recognise` goes by content and never by a name. `general`: another format that
    recognises the file too comes first. `labels_only`: whether this file of the format holds labels about prompts
    of another file, which has to be taken first.
    """

    name: str
    title: str
    needs: str
    leaves_out: str
    sign: str
    recognise: Callable[[Head], bool]
    read: Callable[[Path, Options], Iterator[Item]]
    direction: Literal["in"] = "in"
    general: bool = False
    labels_only: Callable[[Head], bool] = never
