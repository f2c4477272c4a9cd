"""The window's own check does the first user's job, says what it did, and fails when a step does not come out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nearmiss_gui import self_check

REPOSITORY = Path(__file__).resolve().parents[2]


def test_self_test_does_the_whole_job(own_home: Path) -> None:
    """The command ends well and names each step; nothing of the person's own folder is written to by the window."""
    folders = os.pathsep.join(str(REPOSITORY / name) for name in ("core", "gui"))
    environment = {**os.environ, "PYTHONPATH": folders, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "nearmiss_gui", "self-test"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    steps = [line for line in done.stdout.splitlines() if line.startswith("window: ")]
    assert steps[0] == "window: the desk shows a pair"
    assert "saved, and the next one shown" in steps[1]
    assert steps[2].startswith("window: undone")
    assert [step.split()[3] for step in steps if " page " in step] == ["overview", "agreement", "export", "settings"]
    assert done.stdout.splitlines()[-1] == "All is well."
    assert not (own_home / "settings.json").exists()


def test_a_step_that_does_not_come_is_a_failure(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waits for a limited time, and then says for what."""
    monkeypatch.setattr(self_check, "PATIENCE", 0.05)
    with pytest.raises(RuntimeError, match="waited in vain for the moon"):
        self_check._wait(lambda: False, "the moon")


def test_a_step_that_comes_is_waited_for(qtbot: QtBot) -> None:
    asked = iter([False, False, True, True])
    self_check._wait(lambda: next(asked), "the third answer")
