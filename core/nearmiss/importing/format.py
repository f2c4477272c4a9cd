"""What an incoming format is: what it is called, how it is recognised, how it is read, and what it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from nearmiss.importing.found import Head, Item
from nearmiss.importing.lines import Block
from nearmiss.importing.options import Options


def first(head: Head) -> int:
    """The file stands on its own."""
    return 0


@dataclass(frozen=True, slots=True)
class Format:
    """A format that comes in.

    `needs` and `leaves_out` are one sentence each; `sign` says which of its values favours response 1, the
    negative side here; `source` says where its fields are described, and which version that was. `recognise` goes by
    content and never by a name. `general`: another format that recognises the file too comes first. `order`: 0 for
    a file that stands on its own, more for one that speaks of prompts, then of responses, of other files, which
    have to be taken first. `read_block`: the same as `read` for some lines of a file, where each stands on its own, so
    that they can be read by another process; a function of a module, so that it is found there.
    """

    name: str
    title: str
    needs: str
    leaves_out: str
    sign: str
    recognise: Callable[[Head], bool]
    read: Callable[[Path, Options], Iterator[Item]]
    source: str
    direction: Literal["in"] = "in"
    general: bool = False
    order: Callable[[Head], int] = first
    read_block: Callable[[Block, Options], Iterator[Item]] | None = None
