"""The dependency rules of ARCHITECTURE.md: each is shown to hold, and shown to break when it is broken."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
SOURCES = ("core", "gui")
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"
HEAVY = {"pandas", "scipy.stats", "openai", "keyring", "PySide6"}


def python(code: str, tree: Path = REPOSITORY) -> subprocess.CompletedProcess[str]:
    """Run `code` in a Python of its own that imports the packages of `tree`."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(str(tree / name) for name in SOURCES)}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=tree, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    """Every module of the program: its path in the repository, and its syntax tree."""
    paths = [path for folder in SOURCES for path in sorted((REPOSITORY / folder).rglob("*.py"))]
    return tuple((path.relative_to(REPOSITORY).as_posix(), ast.parse(path.read_text("utf-8"))) for path in paths)


def imported(tree: ast.AST) -> set[str]:
    """The full names of all that a module imports."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def called(tree: ast.AST, names: set[str]) -> set[str]:
    """The calls of a module, as written (`path.open`), whose last word is among `names`."""
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return {call for call in calls if call.rpartition(".")[2] in names}


@pytest.fixture(scope="module")
def copied_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources that may be spoiled."""
    tree = tmp_path_factory.mktemp("tree")
    for name in SOURCES:
        shutil.copytree(REPOSITORY / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "pyproject.toml", tree)
    return tree


def test_the_contracts_are_kept(copied_tree: Path) -> None:
    """What pyproject.toml says of who may import whom is so."""
    done = python(LINT, copied_tree)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("core/nearmiss/errors.py", "import PySide6.QtCore", "core knows nothing of Qt or of the window"),
        ("core/nearmiss/errors.py", "import nearmiss_gui", "core knows nothing of Qt or of the window"),
        ("gui/nearmiss_gui/__init__.py", "import sqlite3", "the window never reaches past the project"),
        ("gui/nearmiss_gui/__init__.py", "import pandas", "the window never reaches past the project"),
        ("gui/nearmiss_gui/__init__.py", "import nearmiss.label_log", "the window never reaches past the project"),
        ("core/nearmiss/votes.py", "import sqlite3", "statistics know nothing of the file"),
        ("core/nearmiss/votes.py", "import nearmiss.storage", "statistics know nothing of the file"),
        ("core/nearmiss/label_log.py", "import nearmiss.project", "everything leans one way"),
        ("core/nearmiss/project.py", "import nearmiss.commands.status", "everything leans one way"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(copied_tree: Path, module: str, line: str, contract: str) -> None:
    """One line too many, anywhere, and the check names the rule that it breaks."""
    path = copied_tree / module
    sound = path.read_text("utf-8")
    path.write_text(f"{sound}\n{line}\n", "utf-8")
    try:
        done = python(LINT, copied_tree)
    finally:
        path.write_text(sound, "utf-8")
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout


@pytest.mark.parametrize("module", ["nearmiss", "nearmiss.project", "nearmiss.cli", "nearmiss_gui.__main__"])
def test_starting_loads_nothing_heavy(module: str) -> None:
    """A command and the desk start at once: what takes long to import is imported where it is used."""
    done = python(f"import sys, {module}; print(*sorted({HEAVY!r} & set(sys.modules)))")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_modules_that_hold_the_project_file_open_no_files_themselves() -> None:
    """Closing any handle on the project file drops SQLite's locks on it, so its keepers leave files to SQLite."""
    keepers = {"sqlite3", "sqlite_utils", "nearmiss.storage"}
    opening = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "copy", "copy2", "copyfile"}
    # They know SQLite's errors or its rows, and open other files: a report of a fault, data sets, the table of mounts.
    others = ("core/nearmiss/cli.py", "core/nearmiss/exporting/", "core/nearmiss/doctor/surroundings.py")
    found = {path: called(tree, opening) for path, tree in modules() if imported(tree) & keepers}
    assert found, "no module holds the project file: this test looks for the wrong names"
    assert [(path, call) for path in found if not path.startswith(others) for call in found[path]] == []


def test_qt_never_opens_a_database_or_the_network() -> None:
    """QtSql drops SQLite's locks as a plain open would; texts of strangers never make Qt fetch anything."""
    forbidden = ("PySide6.QtSql", "PySide6.QtNetwork", "PySide6.QtWebEngine")
    found = {path: name for path, tree in modules() for name in imported(tree) if name.startswith(forbidden)}
    assert found == {}


def test_nothing_of_a_project_is_ever_run() -> None:
    """No text is evaluated and no object is unpickled, so a project of a stranger is only ever data."""
    calls = {"eval", "exec", "execfile", "system", "popen"}
    packages = {"pickle", "marshal", "shelve", "dill", "joblib", "runpy"}
    found = {path: called(tree, calls) | (imported(tree) & packages) for path, tree in modules()}
    # The loop of a Qt dialog or of the application is called exec, too: `dialog.exec()`. QLocale's is a language.
    harmless = (".exec", "QLocale.system")
    # Plain rows that come back from a process of this program; marshal makes values of them and runs nothing.
    own = ("core/nearmiss/preparing_apart.py", "marshal")
    said = [(path, call) for path in found for call in found[path] if not call.endswith(harmless)]
    assert [item for item in said if item != own] == []
