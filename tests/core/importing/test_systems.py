"""The page about the 72 systems says what is true: every row is there, and every command in it does its work."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from import_samples import SAMPLES

from nearmiss.cli import program

PAGE = Path(__file__).resolve().parents[3] / "docs" / "systems.md"
_ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_COMMAND = re.compile(r"`nearmiss ([^`]+)`")
ROWS = {
    int(number): (system, works, by, out) for number, system, works, by, out in _ROW.findall(PAGE.read_text("utf-8"))
}
COMMANDS = {number: _COMMAND.findall(by) for number, (_, _, by, _) in ROWS.items()}


def run(words: list[str]) -> str:
    """What a command prints; it must succeed."""
    result = CliRunner().invoke(program, words, catch_exceptions=False)
    assert result.exit_code == 0, f"{words}: {result.output}"
    return result.stdout


def test_every_system_has_its_row() -> None:
    """72, in order, each with what works and what was left out; where nothing works, no command is named."""
    assert list(ROWS) == list(range(1, 73))
    for number, (system, works, by, out) in ROWS.items():
        assert system.strip() and out.strip()
        assert (works.strip() == "–") == (by.strip() == "–") == (not COMMANDS[number]), number


@pytest.mark.parametrize("number", [number for number, commands in COMMANDS.items() if commands])
def test_the_commands_of_a_row_work(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each in order, on samples of the system's format in a new project, which holds something afterwards."""
    shutil.copytree(SAMPLES, tmp_path / "samples")
    monkeypatch.chdir(tmp_path / "samples")
    run(["new", "p.nearmiss", "--scheme", "constraints"])
    for command in COMMANDS[number]:
        assert run(shlex.split(command)).strip()
    counts = json.loads(run(["status", "p.nearmiss", "--json"]))["counts"]
    assert counts["prompts"] > 0
    assert not any(Path().glob("*.nearmiss-journal"))
