"""The desk's own process is killed in mid-typing, mid-submit and mid-undo: what it said was safe is there again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desk_sample import make_project, plain
from nearmiss.drafts import load_drafts
from nearmiss.lines import IMPORT_STREAM, chain_faults
from nearmiss.project import Project

TYPIST = Path(__file__).parents[1] / "desk_typist.py"
PAIRS = 400


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEARMISS_HOME", str(tmp_path / "home"))
    return make_project(tmp_path / "killed.nearmiss", [plain(n) for n in range(1, PAIRS + 1)])


def work_and_kill(path: Path, after: float) -> list[str]:
    """Let the typist work for some seconds after it is ready, kill it, and give all that it said."""
    typist = subprocess.Popen(
        [sys.executable, str(TYPIST), str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert typist.stdout is not None
    assert typist.stdout.readline() == "ready\n"
    killer = threading.Timer(after, typist.send_signal, [signal.SIGKILL])
    killer.start()
    said = typist.stdout.read().splitlines()
    killer.join()
    typist.wait()
    typist.stdout.close()
    return said


def last(said: list[str], word: str, otherwise: str) -> str:
    return next((line.split(" ", 1)[1] for line in reversed(said) if line.startswith(word)), otherwise)


def check(path: Path, before: int, said: list[str]) -> int:
    """Nothing that was shown as saved is lost, the chain is whole, and the draft is the last one kept, or a newer."""
    with Project.open(path) as project:
        rater = project.rater("ana").id
        done = project.progress(rater).done
        lines = [line for line in project.log() if line.rater == rater and line.stream != IMPORT_STREAM]
        places = sorted((line.stream, line.seq, line.prev, line.id) for line in lines)
        faults = [
            fault
            for stream in {line.stream for line in lines}
            for fault in chain_faults(stream, [(seq, prev, i) for name, seq, prev, i in places if name == stream])
        ]
        drafts = load_drafts(project.id, rater)
    acknowledged = before + int(last(said, "saved", "0"))
    # One act more may have reached the disk before its acknowledgement was said: a label, or an undo.
    assert acknowledged - 1 <= done <= acknowledged + 1
    if done < acknowledged:
        assert lines[-1].act == "undo"
    assert faults == []
    typed = [index for index, line in enumerate(said) if line.startswith("kept")]
    ended = [index for index, line in enumerate(said) if line.startswith("saved")]
    if typed and (not ended or typed[-1] > ended[-1]) and done == acknowledged:
        assert drafts[-1].form.statement.startswith(said[typed[-1]].removeprefix("kept "))
    return done


@pytest.mark.skipif(os.name == "nt", reason="ends a process as only POSIX can")
@pytest.mark.parametrize("cycles", [4, pytest.param(50, marks=pytest.mark.long)])
def test_nothing_acknowledged_is_lost_and_the_draft_comes_back(path: Path, cycles: int) -> None:
    chance = random.Random(cycles)
    done, told = 0, 0
    for _ in range(cycles):
        said = work_and_kill(path, chance.uniform(0.05, 1.5))
        done = check(path, done, said)
        told += len(said)
    assert done > 0
    assert told > cycles
