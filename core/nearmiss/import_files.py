"""Files into a project: recognised, read, taken whole or not at all, and reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from nearmiss import storage
from nearmiss.errors import ProblemForYou
from nearmiss.images import Blob, read_image
from nearmiss.importing.format import Format
from nearmiss.importing.formats import format_of, in_order
from nearmiss.importing.options import Options
from nearmiss.intake import Item, Refused, Taken, setting_of
from nearmiss.monitor import SILENT, Monitor
from nearmiss.preparing_apart import is_worth_it, made_apart
from nearmiss.project import Project
from nearmiss.records import BadRecord, LabelsFor, Record, write_label, write_record

MOST_LOOKED_AT = 10_000
"""Records that a preview looks at before it says that there is none to show."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file."""

    path: Path
    format: str
    sign: str
    taken: Taken

    def as_json(self) -> dict[str, Any]:
        """One entry of `import --json`."""
        taken = self.taken
        return {
            "path": str(self.path),
            "format": self.format,
            "sign": self.sign,
            "records": taken.records,
            "added": dict(taken.added),
            "skipped": taken.skipped,
            "problems": [{"line": bad.line, "reason": bad.reason} for bad in taken.problems],
            "raters": [{"rater": name, "kind": kind} for name, kind in taken.raters.items()],
            "notes": dict(taken.notes),
        }


@dataclass(frozen=True, slots=True)
class Preview:
    """The first records of a file as they would be understood, and how its signs are read.

    `items` are the same records as values. `fine` of the records that were looked at can be taken, `problems` are
    the others; `whole` when these are all that the file has. `needs_others`: it speaks of prompts of other files.
    """

    path: Path
    format: str
    title: str
    sign: str
    leaves_out: str
    records: tuple[dict[str, Any], ...]
    problems: tuple[BadRecord, ...]
    source: str = ""
    items: tuple[Record | LabelsFor, ...] = ()
    fine: int = 0
    whole: bool = True
    needs_others: bool = False
    notes: Mapping[str, int] = field(default_factory=dict)


def import_files(
    project: Project, paths: Sequence[Path], options: Options, *, monitor: Monitor = SILENT
) -> list[FileReport]:
    """Take files into a project, each whole or not at all; those that hold only labels come after the others.

    Raises Refused for the first file with a bad record (files before it are in), unless `options.skip_bad`.
    """
    return [_import_one(project, path, recipe, options, monitor) for path, recipe in in_order(paths, options)]


def _import_one(project: Project, path: Path, recipe: Format, options: Options, monitor: Monitor) -> FileReport:
    own = replace(options, notes=type(options.notes)())
    namespace = options.namespace or recipe.name
    with closing(_items(project, path, recipe, own, namespace)) as items, storage.room(project.connection):
        taken = project.take(
            items,
            where=str(path),
            namespace=namespace,
            read_image=_images_beside(path),
            skip_bad=options.skip_bad,
            monitor=monitor,
        )
    taken.notes.update(own.notes)
    return FileReport(path, recipe.name, recipe.sign, taken)


def _items(
    project: Project, path: Path, recipe: Format, options: Options, namespace: str
) -> Generator[Item, None, None]:
    """The records of a file; of a large one, prepared by other processes where its format allows that."""
    if recipe.read_block is None or not is_worth_it(path):
        yield from recipe.read(path, options)
        return
    setting = setting_of(project.connection, namespace, project.scheme.scale)
    with closing(made_apart(path, recipe.read_block, options, setting)) as made:
        yield from made


def _images_beside(path: Path) -> Any:
    def read(reference: str) -> Blob | None:
        return read_image(reference, path.parent)

    return read


def preview(path: Path, options: Options, *, records: int = 3, looked_at: int = 200) -> Preview:
    """The first records of a file, as the project would take them. Nothing is written."""
    recipe, own = format_of(path, options), replace(options, progress=None, notes=Counter())
    reading = iter(recipe.read(path, own))
    items = list(islice(reading, looked_at))
    good = [item for item in items if not isinstance(item, BadRecord)]
    while not good and len(items) < MOST_LOOKED_AT and (item := next(reading, None)) is not None:
        items.append(item)
        good += [item] if not isinstance(item, BadRecord) else []
    whole = len(items) < looked_at or next(reading, None) is None
    bad = tuple(item for item in items if isinstance(item, BadRecord))
    first = tuple(good[:records])
    return Preview(
        path, recipe.name, recipe.title, recipe.sign, recipe.leaves_out, tuple(map(_shown, first)), bad, recipe.source,
        first, len(good), whole, bool(first) and all(isinstance(item, LabelsFor) for item in first), dict(own.notes),
    )  # fmt: skip


def _shown(item: Record | LabelsFor | BadRecord) -> dict[str, Any]:
    if isinstance(item, Record):
        return write_record(item)
    if isinstance(item, LabelsFor):
        return _shown_part(item)
    raise TypeError(item)


def _shown_part(item: LabelsFor) -> dict[str, Any]:
    """What belongs to a prompt of another file, and how that prompt is told."""
    asked = item.conversation.turns[-1].content if item.conversation is not None else None
    shown: dict[str, Any] = {"for prompt": item.prompt or None, "that asks": asked, "namespace": item.namespace}
    shown["responses"] = [response.text.shown for response in item.responses]
    shown["labels"] = [write_label(label) for label in item.labels]
    return {name: value for name, value in shown.items() if value}


def all_bad(refused: Refused) -> Iterator[str]:
    """Every bad record of a refused file, a line each."""
    for bad in refused.taken.problems:
        yield f"line {bad.line}: {bad.reason}"


def parse_mapping(pairs: Sequence[str]) -> dict[str, str]:
    """`FIELD=COLUMN` pairs as a mapping."""
    found = {}
    for pair in pairs:
        name, mark, column = pair.partition("=")
        if not mark or not name or not column:
            raise ProblemForYou(f"'{pair}' is not FIELD=COLUMN.", remedy="For example --map response_1=answer_a.")
        found[name] = column
    return found
