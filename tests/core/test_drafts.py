"""A form that was begun survives whatever ends the program, and nothing else happens to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from nearmiss.active_time import LONGEST_PAUSE, ActiveTime
from nearmiss.drafts import MOST, Draft, drop_draft, load_draft, load_drafts, save_draft
from nearmiss.form import Form
from nearmiss.model import Judgement

FORM = Form(verdicts=((Judgement("met"), None),), preference=-2, statement="A keeps to the li")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder that is empty."""
    monkeypatch.setenv("NEARMISS_HOME", str(tmp_path))
    return tmp_path


def draft(subject: tuple[str, str] = ("r1", "r2"), form: Form = FORM) -> Draft:
    return Draft(subject, "", "main", "21", form, "2025-11-21T10:42:07", 12.5)


def test_a_draft_comes_back_whole() -> None:
    save_draft("project", "ana", draft())
    assert load_draft("project", "ana", ("r1", "r2"), "", "main") == draft()


def test_a_draft_belongs_to_its_project_rater_and_place() -> None:
    save_draft("project", "ana", draft())
    assert load_draft("project", "ben", ("r1", "r2"), "", "main") is None
    assert load_draft("other", "ana", ("r1", "r2"), "", "main") is None
    assert load_draft("project", "ana", ("r1", "r3"), "", "main") is None
    assert load_draft("project", "ana", ("r1", "r2"), "", "repeat:1") is None


def test_the_newer_draft_of_a_place_stands() -> None:
    save_draft("project", "ana", draft())
    save_draft("project", "ana", draft(("r3", "r4")))
    save_draft("project", "ana", draft(form=Form(statement="A keeps to the limit")))
    assert [kept.form.statement for kept in load_drafts("project", "ana")] == [
        *("A keeps to the li", "A keeps to the limit")
    ]


def test_a_dropped_draft_is_gone_and_others_stay() -> None:
    save_draft("project", "ana", draft())
    save_draft("project", "ana", draft(("r3", "r4")))
    drop_draft("project", "ana", ("r1", "r2"), "", "main")
    drop_draft("project", "ana", ("r1", "r2"), "", "main")
    assert [kept.subject for kept in load_drafts("project", "ana")] == [("r3", "r4")]


def test_the_file_stays_small() -> None:
    for number in range(MOST + 5):
        save_draft("project", "ana", draft(("r1", f"s{number}")))
    kept = load_drafts("project", "ana")
    assert (len(kept), kept[0].subject) == (MOST, ("r1", "s5"))


@pytest.mark.parametrize("text", ["", "{", "[1, null, {}]", '{"a": 1}', '[{"subject": 3}]', "\x00"])
def test_an_unreadable_file_is_no_draft_and_no_error(own_folder: Path, text: str) -> None:
    save_draft("project", "ana", draft())
    (path,) = (own_folder / "drafts").iterdir()
    path.write_text(text, "utf-8")
    assert load_drafts("project", "ana") == []
    save_draft("project", "ana", draft())
    assert load_drafts("project", "ana") == [draft()]


TYPIST = """
import sys
from nearmiss.drafts import Draft, save_draft
from nearmiss.form import Form
for number in range(100_000):
    save_draft("project", "ana", Draft(("r1", "r2"), "", "main", "12", Form(statement="x" * number), "", 0))
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="ends a process as only POSIX can")
def test_what_was_kept_is_there_after_a_kill() -> None:
    """Killed in mid-typing ten times: the draft that comes back is the last acknowledged one or the next."""
    for _ in range(10):
        typist = subprocess.Popen(
            [sys.executable, "-c", TYPIST],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert typist.stdout is not None
        for _ in range(5):
            typist.stdout.readline()
        typist.send_signal(signal.SIGKILL)
        acknowledged = [4, *(int(line) for line in typist.stdout.read().split())][-1]
        typist.wait()
        typist.stdout.close()
        kept = load_draft("project", "ana", ("r1", "r2"), "", "main")
        assert kept is not None
        assert len(kept.form.statement) in (acknowledged, acknowledged + 1)


# Time at the desk


def test_time_away_is_not_counted() -> None:
    """Reading without a key counts up to two minutes; a lunch counts as that, and a closed desk as nothing."""
    reading = ActiveTime().touched(0).touched(40)
    assert reading.seconds == 40
    assert reading.touched(40 + 3600).seconds == 40 + LONGEST_PAUSE
    assert reading.paused(50).touched(9000).touched(9010).seconds == 60


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    assert ActiveTime(5, 100).touched(90) == ActiveTime(5, 90)
