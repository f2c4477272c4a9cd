"""Sittings at the desk as a labeller would write them down: keys, and what the log must say after them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_player import Player, read_script

SESSIONS = Path(__file__).parent / "sessions"
SCRIPTS = sorted(path for path in SESSIONS.glob("*.txt") if path.name != "README.txt")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_session(path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEARMISS_HOME", str(tmp_path / "home"))
    player = Player(read_script(path), tmp_path, qtbot)
    try:
        player.play()
    finally:
        player.close()


def test_a_script_that_expects_the_wrong_thing_fails(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The player is no rubber stamp: a wrong line of the log, and a wrong word on the screen, are each found."""
    monkeypatch.setenv("NEARMISS_HOME", str(tmp_path / "home"))
    for number, wrong in enumerate(("→ label 1", "= pair 2 of 3", "= focus scale")):
        folder = tmp_path / str(number)
        folder.mkdir()
        script = folder / "wrong.txt"
        script.write_text(f"project: lists 3\n\nM\n{wrong}\n", "utf-8")
        player = Player(read_script(script), folder, qtbot)
        try:
            with pytest.raises(AssertionError, match="line 3: M"):
                player.play()
        finally:
            player.close()
