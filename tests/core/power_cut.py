"""What may be on the disk after a power cut: every write, flush, rename and unlink of a real process, and what is left.

strace notes all that a process does to the files of one folder, with the bytes. A disk keeps what was flushed, and of
the rest any part: each write may have been kept, lost, or torn at 512 bytes, and a new, renamed or removed name that
the folder was not flushed for may be as it was before. Those are the states built here, for every moment of the run.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
LABELLER = Path(__file__).with_name("labeller.py")
CALLS = "openat,write,pwrite64,ftruncate,fsync,fdatasync,unlink,rename"


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that the process did: to which file, and with what."""

    call: str
    name: str
    data: bytes = b""
    offset: int = 0
    target: str = ""


# ------------------------------------------------------------------------------------------ what was done


def can_trace() -> bool:
    """Whether strace is here and may look at a process."""
    strace = shutil.which("strace")
    return strace is not None and subprocess.run([strace, "-f", "true"], capture_output=True).returncode == 0


def strace(
    options: Sequence[str], folder: Path | None, *command: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run labeller.py under strace, which heeds only the files of a folder and their journals (None: all files)."""
    names = [f"{file.name}{end}" for file in folder.iterdir() for end in ("", "-journal")] if folder else []
    watched = [str(folder), *(str(folder / name) for name in names)] if folder else []
    paths = [part for path in watched for part in ("-P", path)]
    return subprocess.run(
        ["strace", "-f", *paths, *options, sys.executable, str(LABELLER), *command],
        env={**os.environ, "PYTHONPATH": str(LABELLER.parents[2] / "core"), **environment},
        capture_output=True,
        text=True,
    )


def record(folder: Path, *command: str, **environment: str) -> list[Operation]:
    """What a command does to the files of a folder. What it says goes to the file `says` there, and is among it."""
    log = folder.parent / "strace.log"
    (folder / "says").touch()
    options = ["--seccomp-bpf", "-y", "-xx", "-s", "10000000", "-o", str(log), "-e", f"trace={CALLS}"]
    done = strace(options, folder, *command, NEARMISS_TEST_SAYS=str(folder / "says"), **environment)
    assert done.returncode == 0, done.stderr
    with log.open(encoding="ascii") as lines:
        return [operation for line in lines if (operation := parse(line, str(folder))) is not None]


_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FILE = re.compile(r"^\d+<((?:\\x[0-9a-f]{2})*)>")


def parse(line: str, folder: str) -> Operation | None:
    """One line of strace's log; None for what failed, and for what is not about a file of the folder."""
    found = _LINE.match(line)
    assert found or "+++" in line or "---" in line, f"not understood: {line[:200]}"
    if not found or int(found[3]) < 0:
        return None
    call, arguments = found[1], found[2]
    texts = [unhex(text) for text in _TEXT.findall(arguments)]
    opened = _FILE.match(arguments)
    name = unhex(opened[1]).decode() if opened else texts[0].decode()
    if not name.startswith(folder):
        return None
    name = name[len(folder) :].lstrip("/")
    numbers = re.findall(r", (\d+)", arguments)
    if call == "openat":
        return Operation("open", texts[0].decode()[len(folder) :].lstrip("/")) if "O_CREAT" in arguments else None
    if call == "pwrite64":
        assert int(found[3]) == len(texts[0]), "a write was cut short"
        return Operation("write", name, texts[0], int(numbers[-1]))
    if call == "write":
        return Operation("append", name, texts[0])
    if call == "ftruncate":
        return Operation("truncate", name, offset=int(numbers[-1]))
    if call == "rename":
        return Operation("rename", name, target=texts[1].decode()[len(folder) :].lstrip("/"))
    return Operation("unlink" if call == "unlink" else "flush", name)


def unhex(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


# ---------------------------------------------------------------------------------------- what may be left


@dataclass(slots=True)
class File:
    """What of a file is on the disk for certain, and what was written since."""

    durable: bytearray
    pending: list[Operation] = field(default_factory=list)

    def flush(self) -> None:
        for operation in self.pending:
            apply(self.durable, operation)
        self.pending.clear()

    def after_a_cut(self, chance: random.Random | None) -> bytes:
        """Without chance: nothing but what is certain."""
        left = bytearray(self.durable)
        for operation in self.pending if chance else ():
            fate = chance.random()
            if fate < 0.5:
                apply(left, operation)
            elif fate < 0.65 and operation.call == "write":
                tear(left, operation, chance)
        return bytes(left)


def apply(content: bytearray, operation: Operation) -> None:
    """Do to the bytes what was done to the file."""
    if operation.call == "truncate":
        del content[operation.offset :]
        content.extend(bytes(operation.offset - len(content)))
        return
    start = len(content) if operation.call == "append" else operation.offset
    content.extend(bytes(max(start + len(operation.data) - len(content), 0)))
    content[start : start + len(operation.data)] = operation.data


def tear(content: bytearray, operation: Operation, chance: random.Random) -> None:
    """Some sectors of a write arrive."""
    for start in range(0, len(operation.data), SECTOR):
        if chance.random() < 0.5:
            part = operation.data[start : start + SECTOR]
            apply(content, Operation("write", operation.name, part, operation.offset + start))


@dataclass(slots=True)
class Disk:
    """A folder: the names that are certain, what was done to names since, and the files."""

    durable: dict[str, File]
    volatile: dict[str, File]
    pending: list[tuple[Operation, File | None]] = field(default_factory=list)

    @classmethod
    def of(cls, folder: Path) -> Disk:
        files = {file.name: File(bytearray(file.read_bytes())) for file in folder.iterdir()}
        return cls(dict(files), dict(files))

    def do(self, operation: Operation) -> None:
        """Follow the process by one step."""
        name = operation.name
        if operation.call == "open":
            if name not in self.volatile:
                self.volatile[name] = File(bytearray())
                self.pending.append((operation, self.volatile[name]))
        elif operation.call in ("unlink", "rename"):
            self.pending.append((operation, self.volatile[name]))
            rename(self.volatile, operation, self.volatile[name])
        elif operation.call == "flush" and name:
            self.volatile[name].flush()
        elif operation.call == "flush":
            self.flush_names()
        else:
            self.volatile[name].pending.append(operation)

    def flush_names(self) -> None:
        for operation, file in self.pending:
            rename(self.durable, operation, file)
        self.pending.clear()

    def after_a_cut(self, chance: random.Random | None) -> dict[str, bytes]:
        """The files that may be found."""
        names = dict(self.durable)
        for operation, file in self.pending:
            if chance and chance.random() < 0.5:
                rename(names, operation, file)
        return {name: file.after_a_cut(chance) for name, file in names.items()}


def rename(names: dict[str, File], operation: Operation, file: File | None) -> None:
    """Do to the names what was done to the folder."""
    if operation.call in ("unlink", "rename"):
        names.pop(operation.name, None)
    target = {"open": operation.name, "rename": operation.target}.get(operation.call)
    if target and file is not None:
        names[target] = file


def states(
    before: Disk, operations: Sequence[Operation], chances: int, seed: int
) -> Iterator[tuple[dict[str, bytes], list[str]]]:
    """Every moment's states, once with nothing but what is certain and some by chance; and what had been said by then.

    What was said counts from the moment it was said, flushed or not: somebody has read it.
    """
    chance, said = random.Random(seed), ""
    for operation in operations:
        before.do(operation)
        if operation.name == "says":
            said += operation.data.decode()
            continue
        for number in range(chances + 1):
            yield before.after_a_cut(chance if number else None), said.split("\n")[:-1]
