"""What commands say while they work: nothing where nobody looks, one line after a while where somebody does."""

from __future__ import annotations

import io
import threading

import pytest

from nearmiss.commands.output import Stages, stages


class Screen(io.StringIO):
    """A terminal that tells when something is written on it."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def write(self, text: str) -> int:
        count = super().write(text)
        self.written.set()
        return count

    def isatty(self) -> bool:
        return True


def test_a_line_says_what_is_worked_on_and_goes_away() -> None:
    """Names are made harmless; at the end the line is taken away."""
    screen = Screen()
    told = Stages("Reading a\x1b[2Jb", screen, patience=0.0)
    told.start()
    assert screen.written.wait(30)
    told.stop()
    assert "Reading a\\x1b[2Jb … " in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")
    told.now("Ranking")
    assert told.line(12.4) == "\rRanking … 12 s\x1b[K"


def test_what_is_quick_says_nothing() -> None:
    """Before its patience is over nothing is written, nor taken away."""
    screen = Screen()
    told = Stages("Reading", screen, patience=60.0)
    told.start()
    told.stop()
    assert screen.getvalue() == ""


@pytest.mark.parametrize(("terminal", "as_json", "piped"), [(False, False, False), (True, True, True)])
def test_nothing_where_nobody_looks(
    terminal: bool, as_json: bool, piped: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No thread and no word without a terminal, or with JSON going into a pipe."""
    monkeypatch.setattr("sys.stderr", Screen() if terminal else io.StringIO())
    monkeypatch.setattr("sys.stdout", io.StringIO() if piped else Screen())
    before = threading.active_count()
    with stages("Reading", as_json) as told:
        told.now("Working")
        assert threading.active_count() == before


def test_a_fault_takes_the_line_away_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever ends the work ends the thread."""
    monkeypatch.setattr("sys.stderr", Screen())
    before = threading.active_count()
    with pytest.raises(ValueError, match="so"), stages("Reading"):
        assert threading.active_count() == before + 1
        raise ValueError("so")
    assert threading.active_count() == before
