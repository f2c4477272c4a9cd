"""What does an import cost beside the bare rows? `python tests/bench/bench_import.py [RECORDS ...] [--folder DIR]`

Makes a file of RECORDS native records (10,000 and 100,000) of about 4 kB, imports it with `nearmiss import` into a new
project, and then writes the rows that came of it, of every table and in the order in which they came, into a new file
of the same schema with bare `sqlite3.executemany`: same indexes, triggers, foreign keys and settings, one transaction,
one table after the other. Only the writing and its commit are timed there, not the reading of the rows. Each is a
program of its own. Says the seconds of the clock and of the processors, the most memory that was held, the ratio of
the two, and, for orientation, what it takes only to read the lines and parse them as JSON. Everything is gone
afterwards. A record comes to about 10 kB of project.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nearmiss import schema, storage
from nearmiss.project import Project
from nearmiss.schemes import preset

WORDS = (
    "the river runs past a small town where people keep boats and old bridges carry trains over slow water while"
    " children watch from the bank and somebody writes down how many carts, horses and bicycles cross before noon"
    " – naïve „quotes“, 漢字 and numbers as 1,024 stand among them"
).split()
ATTRIBUTES = ("helpfulness", "correctness", "coherence", "complexity", "verbosity")
RATERS = tuple(f"rater {number}" for number in range(24))
BATCH = 5000

_BY_LINE = "SELECT t.* FROM log JOIN {0} AS t ON t.register = log.register ORDER BY log.n"
ORDER = {
    **{name: f"SELECT * FROM {name} ORDER BY n" for name in ("prompt", "requirement", "response", "pair", "log")},
    **{name: _BY_LINE.format(name) for name in schema.CURRENT_TABLES if name != "now_cancelled"},
}
"""The tables in the order in which keys need them, and how to read their rows in the order in which they came."""


# ------------------------------------------------------------------------------------------------ the records


def sentences(draw: random.Random) -> list[str]:
    """Sentences to make texts of."""
    return [" ".join(draw.choices(WORDS, k=draw.randint(8, 20))).capitalize() + "." for _ in range(4000)]


def record(number: int, draw: random.Random, pool: list[str]) -> dict[str, Any]:
    """A prompt, two or three constraints, two responses and a label with verdicts, ratings and its reasons."""

    def text(least: int, most: int) -> str:
        return " ".join(draw.choices(pool, k=draw.randint(least, most)))

    constraints = [
        {"id": f"c{i}", "text": text(1, 1), "category": draw.choice(("format", "content", "style"))}
        for i in range(draw.randint(2, 3))
    ]
    sides = ("r1", "r2")
    label = {
        "rater": draw.choice(RATERS),
        "pair": list(sides),
        "preference": draw.choice((-3, -2, -1, 0, 1, 2, 3)),
        "verdicts": {c["id"]: {side: draw.choice(("met", "missed")) for side in sides} for c in constraints},
        "ratings": {side: {name: draw.randint(0, 4) for name in ATTRIBUTES} for side in sides},
        "reasons": ["constraints", "correctness"],
        "statement": text(1, 2),
        "elaboration": text(1, 2),
        "seconds": draw.randint(100, 4000) / 10,
    }
    return {
        "id": f"p{number:08}",
        "prompt": f"{number}: {text(4, 7)}",
        "system": text(1, 2),
        "tags": {"source": "made up"},
        "constraints": constraints,
        "responses": [{"id": side, "text": text(9, 15), "model": f"model {draw.randrange(9)}"} for side in sides],
        "labels": [label],
    }


def make_file(path: Path, records: int) -> None:
    """A file of so many records."""
    draw = random.Random(4)
    pool = sentences(draw)
    with path.open("w", encoding="utf-8") as out:
        for number in range(records):
            out.write(json.dumps(record(number, draw, pool), ensure_ascii=False) + "\n")


# ------------------------------------------------------------------------------------------- what is measured


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the clock and of the processors, and the most megabytes that were held."""

    clock: float
    processor: float
    megabytes: float


def run(*arguments: str) -> tuple[Cost, str]:
    """A program of its own, and what it printed. Memory is that of all of its processes together."""
    start, most = time.perf_counter(), 0.0
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen([sys.executable, *arguments], stdout=out)
        while (ended := os.wait4(process.pid, os.WNOHANG))[0] == 0:
            most = max(most, megabytes(process.pid))
            time.sleep(0.25)
        clock = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(ended[1])
        out.seek(0)
        said = out.read()
    assert process.returncode == 0, said
    return Cost(clock, ended[2].ru_utime + ended[2].ru_stime, most), said


def megabytes(pid: int) -> float:
    """What a process and those that it started hold in memory (Linux); pages that they share count for each."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0  # it has just ended
    held = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")), 0)
    return held / 1024 + sum(megabytes(int(child)) for child in children)


def bare(source: Path, target: Path) -> Cost:
    """Write the rows of a project into a new file by `executemany`; only that and the commit are timed."""
    cost = _Clock()
    with closing(storage.connect(target, read_only=False)) as written:
        storage.set_durable(written)
        schema.create(written)
        with closing(storage.connect(source, read_only=True)) as read, storage.room(written):
            cost.of(lambda: written.execute("BEGIN IMMEDIATE"))
            for table, query in ORDER.items():
                _copy(read.execute(query), written, table, cost)
            cost.of(lambda: written.execute("COMMIT"))
    return Cost(cost.clock, cost.processor, 0)


class _Clock:
    """Adds up what some calls take."""

    def __init__(self) -> None:
        self.clock = self.processor = 0.0

    def of(self, work: Callable[[], object]) -> None:
        clock, processor = time.perf_counter(), time.process_time()
        work()
        self.clock += time.perf_counter() - clock
        self.processor += time.process_time() - processor


def _copy(rows: sqlite3.Cursor, target: sqlite3.Connection, table: str, cost: _Clock) -> None:
    statement = f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows.description))})"
    while batch := rows.fetchmany(BATCH):
        cost.of(lambda found=batch: target.executemany(statement, found))  # type: ignore[misc]


def parsed(path: Path) -> float:
    """Seconds to read the lines and parse them as JSON, and nothing else."""
    start = time.perf_counter()
    with path.open(encoding="utf-8") as file:
        for line in file:
            json.loads(line)
    return time.perf_counter() - start


def measure(folder: Path, records: int, *, twice: bool) -> str:
    """One row of the table."""
    file, project, copy = (folder / name for name in ("records.jsonl", "imported.nearmiss", "bare.nearmiss"))
    make_file(file, records)
    Project.create(project, preset("constraints"), seed="bench").close()
    taken, _ = run("-c", "from nearmiss.cli import main; main()", "import", str(project), str(file))
    again = Cost(0, 0, 0)
    if twice:
        again, said = run("-c", "from nearmiss.cli import main; main()", "import", str(project), str(file))
        assert "nothing new" in said
    _, said = run(__file__, "--bare", str(project), str(copy))
    rows = Cost(*json.loads(said))
    only = parsed(file)
    sizes = file.stat().st_size / records, project.stat().st_size / records
    for path in (file, project, copy):
        path.unlink()
    cells = (
        *(f"{records:,}", f"{sizes[0]:,.0f}", f"{sizes[1]:,.0f}", f"{taken.clock:.1f}", f"{taken.processor:.1f}"),
        *(f"{taken.megabytes:.0f}", f"{rows.clock:.1f}", f"{rows.processor:.1f}", f"{taken.clock / rows.clock:.2f}"),
        *(f"{only:.1f}", f"{again.clock:.1f}", f"{again.megabytes:.0f}"),
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Measure each size and print the table."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("records", nargs="*", type=int, default=[10_000, 100_000])
    asked.add_argument("--folder", type=Path, help="where there is room; the system's temporary folder, when not given")
    asked.add_argument("--once", action="store_true", help="do not import the file a second time")
    asked.add_argument("--bare", nargs=2, type=Path, metavar=("SOURCE", "TARGET"), help=argparse.SUPPRESS)
    wanted = asked.parse_args()
    if wanted.bare:
        cost = bare(*wanted.bare)
        print(json.dumps([cost.clock, cost.processor, cost.megabytes]))
        return
    print("| records | bytes | in project | import s | cpu s | MB | bare s | cpu s | ratio | json s | again s | MB |")
    print(f"|{' ---: |' * 12}")
    with tempfile.TemporaryDirectory(dir=wanted.folder) as name:
        os.environ["NEARMISS_HOME"] = str(Path(name) / "home")
        for records in wanted.records:
            print(measure(Path(name), records, twice=not wanted.once), flush=True)


if __name__ == "__main__":
    main()
