"""Which split does a prompt go to? Whole families, drawn by hash: no prompt and no parent stands on two sides."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from nearmiss import content
from nearmiss.canonical import hash_value
from nearmiss.exporting.rows import SPLITS


def split_by_family(connection: sqlite3.Connection, shares: tuple[float, ...]) -> Callable[[str], str]:
    """A function from prompt key to the name of its split. The draw depends on the prompts alone."""
    if not shares:
        return lambda key: SPLITS[0]
    family = content.families(connection)
    first: dict[int, str] = {}
    for key in sorted(family):
        first.setdefault(family[key], key)
    return lambda key: split_at(place_of(first[family[key]]), shares)


def place_of(key: str) -> float:
    """Where a family stands between 0 and 1, by the hash of its first prompt."""
    return int(hash_value("split", key)[:13], 16) / 16**13


def split_at(place: float, shares: tuple[float, ...]) -> str:
    """The split that a place between 0 and 1 (1 excluded) falls into."""
    total, reached = sum(shares), 0.0
    for name, share in zip(SPLITS, shares, strict=False):
        reached += share
        if place < reached / total:
            return name
    return SPLITS[max(i for i, share in enumerate(shares) if share > 0)]
