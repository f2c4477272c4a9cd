"""Native records: all that the project holds, one prompt a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nearmiss.exporting.examples import Dropped
from nearmiss.exporting.rows import Options, Row
from nearmiss.images import MISSING
from nearmiss.records import Record, write_record

IMAGE_FOLDER = "images"


def rows(record: Record, options: Options) -> Iterator[Row | Dropped]:
    """The record itself; pictures are named by their place in the data set's folder."""
    labels = sum(label.act == "label" for label in record.labels)
    yield Row((write_record(with_image_paths(record)),), labels)


def with_image_paths(record: Record) -> Record:
    """The record with its pictures as relative paths."""
    turns = tuple(replace(turn, images=tuple(map(image_path, turn.images))) for turn in record.conversation.turns)
    return replace(record, conversation=replace(record.conversation, turns=turns))


def image_path(sha256: str) -> str:
    """Where a picture lies in the data set; one that the source never gave keeps the name it had there."""
    return sha256.removeprefix(MISSING) if sha256.startswith(MISSING) else f"{IMAGE_FOLDER}/{sha256}"
