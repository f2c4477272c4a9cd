"""The one-folder program, built and used as somebody without Python would use it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the build makes, in a place of its own."""
    out = tmp_path_factory.mktemp("bundle")
    build = [sys.executable, str(REPOSITORY / "packaging" / "build.py"), "--out", str(out)]
    done = subprocess.run(build, cwd=out, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return out / "nearmiss"


def nearmiss(program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program with nothing of this checkout or of this Python in reach, and without a display."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "NEARMISS_HOME": str(program.parent / "home")}
    command = [str(program / "nearmiss"), *arguments]
    return subprocess.run(
        command, cwd=program.parent, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def test_one_sqlite_and_none_of_qts(program: Path) -> None:
    """Two SQLites in one process drop each other's locks, so there is one, and Qt's driver is left out."""
    names = [path.name.lower() for path in program.rglob("*") if path.is_file() and not path.is_symlink()]
    assert [name for name in names if "qsqlite" in name or "qt6sql" in name] == []
    assert len([name for name in names if name.startswith(("libsqlite3", "sqlite3.dll"))]) <= 1


def test_it_holds_every_resource(program: Path) -> None:
    resources = REPOSITORY / "resources"
    shown = [path for path in resources.rglob("*") if path.is_file() and resources / "screenshots" not in path.parents]
    wanted = {path.relative_to(resources) for path in shown}
    (held,) = program.rglob("nearmiss/resources")
    assert wanted == {path.relative_to(held) for path in held.rglob("*") if path.is_file()}


def test_it_says_its_version(program: Path) -> None:
    done = nearmiss(program, "--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split()[0] == "nearmiss"


def test_it_opens_labels_undoes_and_exports(program: Path) -> None:
    """`self-test` does the main job on the sample project with what is in the folder, and says so by exit code."""
    done = nearmiss(program, "self-test")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_refusal_is_a_sentence(program: Path) -> None:
    """What is missing is said in words in the frozen program too, not by a traceback."""
    done = nearmiss(program, "status", "nowhere.nearmiss")
    assert done.returncode == 1
    assert "nowhere.nearmiss" in done.stderr
    assert "Traceback" not in done.stderr


def test_it_reads_parquet_and_excel(program: Path) -> None:
    """Whoever has only the program cannot install a package beside it."""
    pyarrow, parquet, openpyxl = (pytest.importorskip(name) for name in ("pyarrow", "pyarrow.parquet", "openpyxl"))
    turns = [{"role": "user", "content": "Name a tree."}]
    sides = {name: [*turns, {"role": "assistant", "content": name}] for name in ("chosen", "rejected")}
    parquet.write_table(pyarrow.Table.from_pylist([sides] * 3), program.parent / "pairs.parquet", compression="zstd")
    book = openpyxl.Workbook()
    for row in (["prompt", "response_1", "response_2"], ["Name a bird.", "Wren", "Stone"]):
        book.active.append(row)
    book.save(program.parent / "pairs.xlsx")
    assert nearmiss(program, "new", "tables.nearmiss").returncode == 0
    done = nearmiss(program, "import", "tables.nearmiss", "pairs.parquet", "pairs.xlsx", "--json")
    assert done.returncode == 0, done.stderr
    assert [file["added"]["pairs"] for file in json.loads(done.stdout)["files"]] == [3, 1]
