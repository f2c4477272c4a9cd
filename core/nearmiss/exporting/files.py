"""The files of a data set while they are written: lines of JSON, their numbers and their sums."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file of a data set: its path in the folder, its records, and the SHA-256 of its bytes."""

    path: str
    rows: int
    sha256: str


@dataclass(slots=True)
class _Open:
    """A file that is being written."""

    handle: IO[bytes]
    sum: Any = field(default_factory=hashlib.sha256)
    rows: int = 0


class DataFiles:
    """Files in a folder, opened when their first line comes and on the disk when they are closed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: dict[str, _Open] = {}

    def __enter__(self) -> DataFiles:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._open.values():
            file.handle.close()

    def write(self, name: str, value: Mapping[str, Any]) -> None:
        """Add a line to a file."""
        if name not in self._open:
            self._open[name] = _Open((self.folder / name).open("wb"))
        file = self._open[name]
        data = (json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n").encode()
        file.handle.write(data)
        file.sum.update(data)
        file.rows += 1

    def finish(self) -> tuple[WrittenFile, ...]:
        """Wait until all is on the disk; the files by name."""
        for file in self._open.values():
            file.handle.flush()
            os.fsync(file.handle.fileno())
        return tuple(WrittenFile(name, file.rows, file.sum.hexdigest()) for name, file in sorted(self._open.items()))


def write_bytes(folder: Path, name: str, data: bytes) -> WrittenFile:
    """Write a whole file and wait for the disk."""
    with (folder / name).open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return WrittenFile(name, 1, hashlib.sha256(data).hexdigest())
