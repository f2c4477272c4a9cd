"""Native records: all that the project holds, one prompt a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nearmiss.exporting.rows import Dropped, Plan, Row
from nearmiss.images import MISSING
from nearmiss.records import Record, write_record


def rows(record: Record, plan: Plan) -> Iterator[Row | Dropped]:
    """The record itself; pictures are named by their place in the data set's folder."""
    turns = tuple(
        replace(turn, images=tuple(plan.images.get(image, image.removeprefix(MISSING)) for image in turn.images))
        for turn in record.conversation.turns
    )
    named = replace(record, conversation=replace(record.conversation, turns=turns))
    yield Row((write_record(named),), sum(label.act == "label" for label in record.labels))
