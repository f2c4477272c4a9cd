"""The native record, one JSON object a line (or one list of them): everything that a project can hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from nearmiss.importing.format import Format
from nearmiss.importing.found import Found, Head, Item, converted, objects_of, read_each
from nearmiss.importing.lines import Block, lines_in
from nearmiss.importing.options import Options
from nearmiss.phrases import phrase
from nearmiss.records import Record, read_record


def _fits(value: Mapping[str, Any]) -> bool:
    return isinstance(value.get("responses"), list) and ("prompt" in value or "messages" in value)


def recognise(head: Head) -> bool:
    """An object has a list of responses, and a prompt or messages."""
    return head.any(_fits)


def read(path: Path, options: Options) -> Iterator[Item]:
    """The records of a file. A record without a namespace gets that of the options."""
    return read_each(path, options, partial(_convert, options))


def read_block(block: Block, options: Options) -> Iterator[Item]:
    """The records of some lines of a file."""
    return converted(objects_of(lines_in(block)), partial(_convert, options))


def _convert(options: Options, found: Found) -> tuple[Record]:
    record = read_record(found.value, found.line)
    if record.namespace or not options.namespace:
        return (record,)
    return (replace(record, namespace=options.namespace),)


NATIVE = Format(
    name="native",
    title=phrase("Nearmiss records"),
    needs="Objects with 'prompt' or 'messages', and 'responses'; everything else is optional.",
    leaves_out=phrase("Nothing."),
    sign=phrase("Negative favours the first response of a label's pair."),
    recognise=recognise,
    read=read,
    read_block=read_block,
    source="This program: record.schema.json of its contract.",
)
