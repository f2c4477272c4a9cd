"""Work in the background: answers come home, faults are told, nothing is left running."""

from __future__ import annotations

import gc
import logging
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from nearmiss.backups import backups
from nearmiss.errors import ProblemForYou
from nearmiss.home import home
from nearmiss.model import Changes
from nearmiss.monitor import Monitor
from nearmiss.project import Project
from nearmiss.schemes import preset
from nearmiss_gui.jobs import Job, Jobs
from nearmiss_gui.session import Session


def test_answers_come_home_to_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    """1,500 jobs on both pools: every answer arrives, on this thread, and no job is left behind."""
    here, came = threading.get_ident(), []

    def work(number: int) -> tuple[int, bool]:
        cycle: list[object] = [number]
        cycle.append(cycle)  # garbage for a collector that must not run over there
        return number, threading.get_ident() != here

    for number in range(1500):
        jobs.start(
            lambda _, number=number: work(number),
            done=lambda answer: came.append((*answer, threading.get_ident() == here)),
            store=number % 2 == 0,
        )
    qtbot.waitUntil(lambda: len(came) == 1500, timeout=20_000)
    assert sorted(came) == [(number, True, True) for number in range(1500)]
    qtbot.waitUntil(lambda: jobs.findChildren(Job) == [])


def test_the_store_has_one_worker_and_keeps_the_order(jobs: Jobs, qtbot: QtBot) -> None:
    """What touches the project runs one after the other, as it was asked for, always on the same thread."""
    ran: list[tuple[int, int]] = []
    for number in range(50):
        jobs.start(lambda _, number=number: ran.append((number, threading.get_ident())), store=True)
    with qtbot.waitSignal(jobs.start(lambda _: None, store=True).finished):
        pass
    assert [number for number, _ in ran] == list(range(50))
    assert len({thread for _, thread in ran}) == 1


def test_a_problem_is_handed_over_in_words(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[ProblemForYou] = []

    def refuse(_: Monitor) -> None:
        raise ProblemForYou("The disk is full.")

    with qtbot.assertNotEmitted(jobs.faulted), qtbot.waitSignal(jobs.start(refuse, failed=heard.append).finished):
        pass
    assert [str(problem) for problem in heard] == ["The disk is full."]


def test_a_fault_is_told_logged_and_nothing_dies(jobs: Jobs, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    """A bug in a worker is never silent, whoever asked hears that it went wrong, and the worker works on."""
    heard: list[ProblemForYou] = []
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(jobs.faulted) as told:
        jobs.start(lambda _: 1 // 0, failed=heard.append, store=True)
    assert isinstance(told.args[0], ZeroDivisionError)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert "ZeroDivisionError" in caplog.text
    answers: list[int] = []
    jobs.start(lambda _: 7, done=answers.append, store=True)
    qtbot.waitUntil(lambda: answers == [7])


def test_an_unheard_problem_is_told_to_the_window(jobs: Jobs, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    def refuse(_: Monitor) -> None:
        raise ProblemForYou("The disk is full.")

    with qtbot.waitSignal(jobs.faulted) as told:
        jobs.start(refuse)
    assert str(told.args[0]) == "The disk is full."


def test_work_that_is_cancelled_stops_at_its_next_report(jobs: Jobs, qtbot: QtBot) -> None:
    """Stopping is a question that the work asks; its answer is dropped."""
    begun, asked, answers = threading.Event(), threading.Event(), []
    steps: list[int] = []

    def work(monitor: Monitor) -> str:
        for number in range(100):
            monitor.report(number, 100)
            steps.append(number)
            begun.set()
            asked.wait(10)
        return "whole"

    job = jobs.start(work, done=answers.append)
    assert begun.wait(10)
    with qtbot.waitSignal(job.finished):
        job.cancel()
        asked.set()
    assert (steps, answers) == ([0], [])


def test_progress_is_heard_in_order(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[tuple[object, object]] = []

    def work(monitor: Monitor) -> None:
        for number in range(1, 4):
            monitor.report(number, 3_000_000_000)

    job = jobs.start(work, progressed=lambda done, total: heard.append((done, total)))
    with qtbot.waitSignal(job.finished):
        pass
    assert heard == [(1, 3_000_000_000), (2, 3_000_000_000), (3, 3_000_000_000)]


def test_nobody_is_called_who_is_gone(jobs: Jobs, qtbot: QtBot) -> None:
    """An answer for a page that was closed in the meantime is dropped."""
    owner, go, answers = QObject(), threading.Event(), []
    job = jobs.start(lambda _: go.wait(10), done=answers.append, owner=owner)
    delete(owner)
    with qtbot.waitSignal(job.finished):
        go.set()
    assert answers == []


def test_closing_waits_for_what_is_being_written(qtbot: QtBot) -> None:
    jobs, begun, ran = Jobs(), threading.Event(), []

    def work(_: Monitor) -> None:
        begun.set()
        ran.append(True)

    jobs.start(work, store=True)
    jobs.close()
    assert begun.is_set()
    assert ran == [True]


def test_collecting_garbage_is_left_to_python_again_afterwards(qtbot: QtBot) -> None:
    jobs = Jobs()
    assert not gc.isenabled()
    jobs.close()
    assert gc.isenabled()


# The session


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEARMISS_HOME", str(tmp_path / "home"))
    made = tmp_path / "everyday.nearmiss"
    Project.create(made, preset("pairwise"), title="Everyday writing").close()
    return made


def test_a_session_opens_asks_and_closes(jobs: Jobs, qtbot: QtBot, path: Path) -> None:
    session, titles = Session(jobs), []
    with qtbot.waitSignal(session.switched):
        session.open(path)
    assert session.opened is not None
    assert (session.opened.title, session.scheme) == ("Everyday writing", preset("pairwise"))
    session.read(lambda project: project.title, titles.append)
    qtbot.waitUntil(lambda: titles == ["Everyday writing"])
    session.close()
    heard: list[ProblemForYou] = []
    session.read(lambda project: project.title, titles.append, heard.append)
    qtbot.waitUntil(lambda: [str(problem) for problem in heard] == ["No project is open."])


def test_a_refused_file_leaves_the_open_project_open(jobs: Jobs, qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    session, heard, titles = Session(jobs), [], []
    with qtbot.waitSignal(session.switched):
        session.open(path)
    foreign = tmp_path / "foreign.nearmiss"
    foreign.write_text("not a project", "utf-8")
    session.open(foreign, failed=heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert "foreign.nearmiss" in str(heard[0])
    session.read(lambda project: project.title, titles.append)
    qtbot.waitUntil(lambda: titles == ["Everyday writing"])
    session.close()


def test_a_deed_is_told_once_it_is_on_the_disk(jobs: Jobs, qtbot: QtBot, path: Path) -> None:
    session, names = Session(jobs), []
    with qtbot.waitSignal(session.switched):
        session.open(path)
    with qtbot.waitSignal(session.changed) as told:
        session.act(lambda project: project.rater("ana").name, Changes(raters=True), names.append)
    assert (told.args[0], names) == (Changes(raters=True), ["ana"])
    session.close()


def test_a_moment_of_rest_after_a_deed_brings_a_backup(jobs: Jobs, qtbot: QtBot, path: Path) -> None:
    """It holds what was done, lies in another folder than the project, and opens."""
    session = Session(jobs)
    with qtbot.waitSignal(session.switched):
        session.open(path)
    session.back_up()
    with qtbot.waitSignal(session.changed):
        session.act(lambda project: project.rater("ana"), Changes(raters=True), lambda _: None)
    assert backups(path) == []  # nothing had been done before
    session.back_up()
    qtbot.waitUntil(lambda: len(backups(path)) == 1)
    with Project.open(backups(path)[0], read_only=True) as copy:
        assert [rater.name for rater in copy.raters()] == ["ana"]
    session.close()


def test_a_project_that_is_let_go_of_is_backed_up_first(jobs: Jobs, qtbot: QtBot, path: Path) -> None:
    """Also when another is opened in its place."""
    session = Session(jobs)
    with qtbot.waitSignal(session.switched):
        session.open(path)
    with qtbot.waitSignal(session.changed):
        session.act(lambda project: project.rater("ana"), Changes(raters=True), lambda _: None)
    other = path.with_name("other.nearmiss")
    Project.create(other, preset("pairwise")).close()
    with qtbot.waitSignal(session.switched):
        session.open(other)
    assert (len(backups(path)), backups(other)) == (1, [])
    session.close()


def test_a_backup_that_cannot_be_made_takes_nothing_away(jobs: Jobs, qtbot: QtBot, path: Path) -> None:
    """The folder of the backups is no folder: the work goes on, and the project is let go of."""
    session, titles = Session(jobs), []
    with qtbot.waitSignal(session.switched):
        session.open(path)
    (home() / "backups").write_text("in the way", "utf-8")
    with qtbot.waitSignal(session.changed):
        session.act(lambda project: project.rater("ana"), Changes(raters=True), lambda _: None)
    session.back_up()
    session.read(lambda project: project.title, titles.append)
    qtbot.waitUntil(lambda: titles == ["Everyday writing"])
    session.close()
    jobs.close()
    Project.open(path).close()
