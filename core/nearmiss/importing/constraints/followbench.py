"""FollowBench: each level of an example is the level before it with one constraint more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nearmiss.canonical import hash_value
from nearmiss.importing.foreign import plain
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, adjacent, layout, words
from nearmiss.importing.row import Row, one_by_one
from nearmiss.model import Constraint, Evolution
from nearmiss.phrases import phrase

_FIELDS = words("example_id category source level instruction target")
_PIECES = re.compile(r"(?<=[.!?:;])\s+|(?<=[。！？：；])|\n+")
_UNLISTED = "example"
"""The category whose levels add examples of the task, and no constraint."""


def added(before: str, after: str) -> str:
    """What a level says that the level before did not: its new sentences, or all of it where every one is old."""
    old = {piece.strip() for piece in _PIECES.split(before)}
    new = [piece.strip() for piece in _PIECES.split(after) if piece.strip() and piece.strip() not in old]
    return " ".join(new) or after


def _levels(rows: Sequence[Row]) -> Iterator[Item]:
    """The levels of one example. In the mixed file the category of a level lists those of its constraints."""
    kind = rows[0].word("category")
    known: list[tuple[str, str, Constraint | None]] = []  # the levels so far: id, wording, what it added

    def convert(row: Row) -> Iterator[Item]:
        level, text = row.whole("level") or 0, row.text("instruction")
        below = known[-1] if known else None
        own = hash_value("followbench", [*(wording for _, wording, _ in known), text])[:6]
        name = f"{kind}-{row.identity('example_id')}-{own}-{level}"  # both languages number alike
        new = None
        if below is not None and kind != _UNLISTED and level > 0:
            category = row.identity("category").split(", ")[-1]
            new = Constraint(f"level {level}", added(below[1], text), category, added_in=level)
        known.append((name, text, new))
        yield row.record(
            plain(text),
            id=name,
            reference=row.some_text("target"),
            parents=(below[0],) if below else (),
            evolution=Evolution(level, kind) if below else None,
            constraints=tuple(item for _, _, item in known if item is not None),
            tags={**row.tags("category", "source"), "level": str(level)},
        )

    yield from one_by_one(rows, convert)


FOLLOWBENCH = layout(
    "followbench",
    "FollowBench",
    (Shape(_FIELDS, lambda row: _levels([row])),),
    needs="example_id, category, source, level, instruction and target; the levels of an example stand together.",
    sign=phrase("No preference: prompts with their constraints."),
    leaves_out=phrase("Nothing; a constraint's wording is what its level says beyond the level before."),
    source="YJiangcm/FollowBench, commit 6278f4c.",
    together=(adjacent(lambda row: row.value.get("example_id")), _levels),
)
