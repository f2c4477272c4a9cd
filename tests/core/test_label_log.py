"""The label log tells the truth: it agrees with the dullest model there is, a stack of snapshots."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from small_projects import (
    answer,
    chain_faults,
    copy_to,
    empty_log,
    fast_folder,
    full_answer,
    ids,
    label,
    machine,
    raters,
    redo,
    state,
    state_after_rebuild,
    subjects,
    undo,
)
from strategies import answers, logs

from nearmiss import label_log
from nearmiss.errors import ProblemForYou
from nearmiss.lines import Act, Line, Place, build_line
from nearmiss.model import Answer
from nearmiss.project import Project

RATERS = st.sampled_from(["ana", "ben"])
PAIRS = st.integers(0, 3)
Said = dict[tuple[str, int], Any]


class UndoTellsTheTruth(RuleBasedStateMachine):
    """Label, skip, flag, undo and redo across pairs, by two people, with the project closed and opened between."""

    @initialize()
    def open(self) -> None:
        self.folder = fast_folder()
        self.home = self.folder.__enter__() / "home"
        self.path = copy_to(self.home.parent / "rivers.nearmiss")
        self.project = self.opened()
        self.ids = raters(self.project)
        self.pairs = subjects(self.project)
        self.log = ids(self.project.connection)
        self.now: dict[str, Said] = {"ana": {}, "ben": {}}
        self.past: dict[str, list[Said]] = {"ana": [], "ben": []}
        self.future: dict[str, list[Said]] = {"ana": [], "ben": []}

    def opened(self) -> Project:
        with machine(self.home):
            return Project.open(self.path)

    def teardown(self) -> None:
        if hasattr(self, "project"):
            with machine(self.home):
                self.project.close()
            self.folder.__exit__(None, None, None)

    def act(self, rater: str, line: Line, what: tuple[str, int], value: Any) -> None:
        """The dullest model: remember all, change one thing, forget what was undone."""
        self.project.save(line)
        self.past[rater].append(dict(self.now[rater]))
        self.now[rater][what] = value
        self.future[rater].clear()

    @rule(rater=RATERS, pair=PAIRS, preference=st.integers(-3, 3), statement=st.sampled_from([None, "why"]))
    def label(self, rater: str, pair: int, preference: int, statement: str | None) -> None:
        item = self.project.desk_item(self.ids[rater], self.pairs[pair])
        line = self.project.prepare_label(self.ids[rater], item, answer(preference, statement=statement))
        self.act(rater, line, ("answer", pair), ("label", preference, statement))

    @rule(rater=RATERS, pair=PAIRS, reason=st.sampled_from(["", "cannot tell"]))
    def skip(self, rater: str, pair: int, reason: str) -> None:
        item = self.project.desk_item(self.ids[rater], self.pairs[pair])
        self.act(rater, self.project.prepare_skip(self.ids[rater], item, reason), ("answer", pair), ("skip", reason))

    @rule(rater=RATERS, pair=PAIRS, note=st.sampled_from([None, "", "odd"]))
    def flag(self, rater: str, pair: int, note: str | None) -> None:
        item = self.project.desk_item(self.ids[rater], self.pairs[pair])
        self.act(rater, self.project.prepare_flag(self.ids[rater], item, note), ("flag", pair), note)

    @rule(rater=RATERS)
    def undo(self, rater: str) -> None:
        done = undo(self.project, self.ids[rater])
        assert (done is not None) == bool(self.past[rater])
        if done is not None:
            self.future[rater].append(self.now[rater])
            self.now[rater] = self.past[rater].pop()

    @rule(rater=RATERS)
    def redo(self, rater: str) -> None:
        done = redo(self.project, self.ids[rater])
        assert (done is not None) == bool(self.future[rater])
        if done is not None:
            self.past[rater].append(self.now[rater])
            self.now[rater] = self.future[rater].pop()

    @rule(rater=RATERS)
    def retry(self, rater: str) -> None:
        """A line written twice is still one line."""
        line = self.project.prepare_undo(self.ids[rater])
        if line is not None:
            self.undo(rater)
            before = ids(self.project.connection)
            self.project.save(next(old for old in self.project.log() if old.id == before[-1]))
            assert ids(self.project.connection) == before

    @precondition(lambda self: len(self.log) % 4 == 0)
    @rule(properly=st.booleans())
    def open_again(self, properly: bool) -> None:
        """After a proper end of the session, or after a crash."""
        with machine(self.home):
            if properly:
                self.project.close()
            else:
                self.project._file.close()
        self.project = self.opened()

    @invariant()
    def the_current_labels_are_the_models(self) -> None:
        if hasattr(self, "project"):
            for rater, identity in self.ids.items():
                shown = {}
                for number, subject in enumerate(self.pairs):
                    item = self.project.desk_item(identity, subject)
                    if item.answer is not None:
                        shown["answer", number] = ("label", item.answer.preference, item.answer.statement)
                    elif item.skipped is not None:
                        shown["answer", number] = ("skip", item.skipped)
                    if item.flagged is not None:
                        shown["flag", number] = item.flagged
                assert shown == {what: value for what, value in self.now[rater].items() if value is not None}

    @invariant()
    def progress_counts_what_is_there(self) -> None:
        if hasattr(self, "project"):
            for rater, identity in self.ids.items():
                acts = [value[0] for what, value in self.now[rater].items() if what[0] == "answer"]
                progress = self.project.progress(identity)
                assert (progress.done, progress.skipped) == (acts.count("label"), acts.count("skip"))

    @invariant()
    def the_log_only_grows(self) -> None:
        if hasattr(self, "project"):
            log = ids(self.project.connection)
            assert log[: len(self.log)] == self.log
            self.log = log

    @invariant()
    def what_is_kept_is_what_a_rebuild_finds(self) -> None:
        if hasattr(self, "project"):
            assert state_after_rebuild(self.project.connection) == state(self.project.connection)
            assert chain_faults(self.project.connection) == []


TestUndoTellsTheTruth = UndoTellsTheTruth.TestCase


@pytest.fixture
def project(tmp_path: Path) -> Any:
    with Project.open(copy_to(tmp_path / "rivers.nearmiss")) as opened:
        yield opened


# What is said comes back


@given(st.data())
def test_an_answer_comes_back_as_it_was_given(data: st.DataObject) -> None:
    """Every field, any text, through the log and the desk."""
    with fast_folder() as folder, Project.open(copy_to(folder / "rivers.nearmiss")) as project:
        ana, subject = raters(project)["ana"], subjects(project)[0]
        constraints = tuple(item.key for item in project.desk_item(ana, subject).constraints)
        said: Answer = data.draw(answers(subject, constraints))
        label(project, ana, subject, said)
        assert project.desk_item(ana, subject).answer == said
        assert state_after_rebuild(project.connection) == state(project.connection)


def test_a_label_keeps_the_wording_that_it_was_about(project: Project) -> None:
    ana, subject = raters(project)["ana"], subjects(project)[0]
    item = project.desk_item(ana, subject)
    seen = {"prompt": item.prompt, "constraints": [constraint.key for constraint in item.constraints]}
    label(project, ana, subject, answer(2, seen=seen))
    given = project.desk_item(ana, subject).answer
    assert given is not None and given.seen == seen


def test_a_label_twice_by_one_person_in_two_slots_keeps_both(project: Project) -> None:
    ana, subject = raters(project)["ana"], subjects(project)[0]
    label(project, ana, subject, answer(2))
    again = Act("label", ana, subject, slot="repeat:1", purpose="repeat", body={"preference": -1})
    project.save(project._prepare(again))
    kept = project.connection.execute("SELECT slot, purpose, preference FROM labels ORDER BY slot").fetchall()
    assert kept == [("main", "work", 2), ("repeat:1", "repeat", -1)]


def test_withdrawing_leaves_no_label(project: Project) -> None:
    ana, subject = raters(project)["ana"], subjects(project)[0]
    label(project, ana, subject)
    project.save(project._prepare(Act("withdraw", ana, subject)))
    assert project.connection.execute("SELECT * FROM labels").fetchall() == []
    assert project.progress(ana).done == 0


# What cannot be done


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET text = '{}' WHERE n = 1",
        "UPDATE log SET n = n + 100",
        "DELETE FROM log",
        "DELETE FROM log WHERE n = 1",
        "INSERT OR REPLACE INTO log SELECT * FROM log WHERE n = 1",
        "REPLACE INTO log SELECT 99, id, stream, seq, prev, lamport, act, rater, register, target, '{}' FROM log",
        "INSERT INTO log SELECT n, 'x', stream, seq, prev, lamport, act, rater, register, target, '{}' FROM log",
        "INSERT INTO log SELECT * FROM log WHERE true ON CONFLICT (id) DO UPDATE SET text = '{}'",
        "UPDATE OR REPLACE log SET id = (SELECT id FROM log WHERE n = 2) WHERE n = 1",
    ],
)
def test_no_statement_changes_a_line(project: Project, statement: str) -> None:
    label(project, raters(project)["ana"], subjects(project)[0])
    before = list(project.log())
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        project.connection.execute(statement)
    assert list(project.log()) == before


def test_a_prepared_line_whose_place_was_taken_is_not_saved(project: Project) -> None:
    """Two lines of one stream with one number would be a fork of one's own making."""
    ana, (one, two, *_) = raters(project)["ana"], subjects(project)
    waiting = project.prepare_label(ana, project.desk_item(ana, one), full_answer(project, ana, one))
    label(project, ana, two)
    with pytest.raises(label_log.Overtaken):
        project.save(waiting)
    label(project, ana, one)
    assert label_log.forks(project.connection) == []


def test_a_line_that_reads_back_otherwise_is_not_acknowledged(project: Project) -> None:
    """What says 'saved' has been read back first."""
    ana, subject = raters(project)["ana"], subjects(project)[0]
    line = project.prepare_label(ana, project.desk_item(ana, subject), answer(1))
    label_log.append(project.connection, line)
    label_log.check_written(project.connection, line)
    with pytest.raises(sqlite3.DatabaseError, match="read back"):
        label_log.check_written(project.connection, replace(line, text=f"{line.text} "))


# Histories of any kind


@given(logs())
@settings(max_examples=200)
def test_what_is_kept_is_what_a_rebuild_finds_after_any_history(written: list[Line]) -> None:
    """Line by line, with undos of others' lines, of undos, and bodies that make no sense to this version."""
    connection = empty_log()
    for line in written:
        assert label_log.append(connection, line)
        assert not label_log.append(connection, line)
        assert state_after_rebuild(connection) == state(connection)
    assert sorted(ids(connection)) == sorted(line.id for line in written)
    connection.close()


@given(logs())
def test_lines_come_out_as_they_went_in(written: list[Line]) -> None:
    """Unknown acts and fields byte for byte."""
    connection = empty_log()
    label_log.append_many(connection, written)
    assert list(label_log.all_lines(connection)) == written
    connection.close()


def test_an_undo_of_anothers_line_has_no_effect(project: Project) -> None:
    ana, ben = raters(project)["ana"], raters(project)["ben"]
    label(project, ana, subjects(project)[0])
    before = project.connection.execute("SELECT * FROM labels").fetchall()
    (line,) = [line for line in project.log() if line.act == "label"]
    stranger = build_line(Act("undo", ben, line.subject, body={"target": line.id}), Place("far", 1, None, 99))
    project.merge([stranger])
    assert project.connection.execute("SELECT * FROM labels").fetchall() == before


def test_a_conflict_is_listed_and_the_higher_lamport_shows(project: Project) -> None:
    ana, subject = raters(project)["ana"], subjects(project)[0]
    label(project, ana, subject, answer(1))
    elsewhere = Act(
        "label", ana, subject, body={"preference": -3, "scheme": "constraints"}, at="1970-01-01T00:00:00.000Z"
    )
    project.merge([build_line(elsewhere, Place("far", 1, None, 99))])
    (standing,) = label_log.conflicts(project.connection)
    assert [line.body["preference"] for line in standing] == [-3, 1]
    assert project.connection.execute("SELECT preference FROM labels").fetchall() == [(-3,)]
    label(project, ana, subject, answer(2))
    assert label_log.conflicts(project.connection) == []
    assert project.connection.execute("SELECT preference FROM labels").fetchall() == [(2,)]


def test_a_save_in_a_project_open_for_reading_says_so(tmp_path: Path) -> None:
    with Project.open(copy_to(tmp_path / "rivers.nearmiss"), read_only=True) as project:
        ana, subject = raters(project)["ana"], subjects(project)[0]
        line = project.prepare_label(ana, project.desk_item(ana, subject), answer(1))
        with pytest.raises(ProblemForYou, match="reading only"):
            project.save(line)
