"""Merging is a union: whatever the order, the grouping and the clocks, the same lines say the same thing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, rule
from small_projects import (
    answer,
    chain_faults,
    copy_to,
    empty_log,
    fast_folder,
    head,
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
from strategies import logs

from nearmiss import clock, label_log, lines
from nearmiss.canonical import canonical
from nearmiss.errors import ProblemForYou
from nearmiss.lines import Act, Line, Place, build_line
from nearmiss.project import Project

splits = st.lists(st.integers(1, 5), max_size=14)


def said_by(batches: Iterable[list[Line]]) -> dict[str, list[Any]]:
    """What a log says that took these batches one after the other."""
    connection = empty_log()
    for batch in batches:
        label_log.append_many(connection, batch)
    said = state(connection)
    assert state_after_rebuild(connection) == said
    connection.close()
    return said


def batches(written: list[Line], sizes: list[int]) -> list[list[Line]]:
    """The lines in batches of these sizes, the rest in one."""
    found, rest = [], written
    for size in sizes:
        found.append(rest[:size])
        rest = rest[size:]
    return [*found, rest]


# The laws, over histories of any kind


@given(logs(), splits, st.randoms(use_true_random=False))
@settings(max_examples=settings.default.max_examples * 3)
def test_no_order_and_no_grouping_changes_anything(
    written: list[Line], sizes: list[int], chance: random.Random
) -> None:
    shuffled = written[:]
    chance.shuffle(shuffled)
    assert said_by(batches(shuffled, sizes)) == said_by([written])


@given(logs(), logs(), logs())
def test_it_is_commutative_associative_and_idempotent(a: list[Line], b: list[Line], c: list[Line]) -> None:
    together = said_by([a, b, c])
    assert said_by([c, b, a]) == together
    assert said_by([b + c, a]) == together
    assert said_by([a, a + b, b + c, c, a]) == together


@given(logs(), logs(), st.data())
def test_the_union_has_as_many_lines_as_a_union_has(a: list[Line], b: list[Line], data: st.DataObject) -> None:
    shared = a[: data.draw(st.integers(0, len(a)))]
    b = [*b, *(line for line in shared if line.id not in {other.id for other in b})]
    connection = empty_log()
    assert label_log.append_many(connection, a) == len(a)
    both = {line.id for line in a} & {line.id for line in b}
    assert label_log.append_many(connection, b) == len(b) - len(both)
    assert len(ids(connection)) == len(a) + len(b) - len(both)
    assert label_log.append_many(connection, a + b) == 0
    connection.close()


@given(logs())
def test_every_line_comes_through_byte_for_byte(written: list[Line]) -> None:
    """Unknown acts, unknown fields and bodies that make no sense here included."""
    first, second = empty_log(), empty_log()
    label_log.append_many(first, written)
    label_log.append_many(second, reversed(list(label_log.all_lines(first))))
    assert {line.id: line.text for line in label_log.all_lines(second)} == {line.id: line.text for line in written}
    first.close()
    second.close()


@given(logs())
def test_forks_and_conflicts_are_listed_by_the_set_alone(written: list[Line]) -> None:
    one, two = empty_log(), empty_log()
    label_log.append_many(one, written)
    label_log.append_many(two, written[::-1])
    assert label_log.forks(one) == label_log.forks(two)
    assert label_log.conflicts(one) == label_log.conflicts(two)
    numbers = [(line.stream, line.seq) for line in written if line.seq is not None]
    assert label_log.forks(one) == sorted({stream for stream, seq in numbers if numbers.count((stream, seq)) > 1})
    one.close()
    two.close()


@pytest.mark.long
@given(logs(most=40), splits, st.randoms(use_true_random=False))
@settings(max_examples=10_000)
def test_ten_thousand_histories(written: list[Line], sizes: list[int], chance: random.Random) -> None:
    shuffled = written[:]
    chance.shuffle(shuffled)
    assert said_by(batches(shuffled, sizes)) == said_by([written])


# Honest use: files copied, mailed, restored from a backup, and merged


class CopiesOfOneProject(RuleBasedStateMachine):
    """Three machines label, crash, copy the file to one another, restore old backups and merge.

    Whatever they do, no stream gets two lines with one number, no chain breaks, and merging everything that was
    ever written says the same in any order.
    """

    files = Bundle("files")
    backups = Bundle("backups")

    @initialize(target=files)
    def begin(self) -> Path:
        self.folder = fast_folder()
        self.top = self.folder.__enter__()
        self.written: dict[str, Line] = {}
        self.made = 0
        return copy_to(self.top / "machine 0" / "rivers.nearmiss")

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.everything_merges()
            self.folder.__exit__(None, None, None)

    def at_home(self, path: Path) -> Any:
        return machine(path.parent / "home")

    @rule(
        path=files,
        rater=st.sampled_from(["ana", "ben"]),
        acts=st.lists(st.sampled_from("0123ur"), min_size=1, max_size=4),
        crashes=st.booleans(),
    )
    def work(self, path: Path, rater: str, acts: list[str], crashes: bool) -> None:
        """A sitting: labels, undos and redos, ended properly or not."""
        with self.at_home(path):
            project = Project.open(path)
            identity, pairs = raters(project)[rater], subjects(project)
            for act in acts:
                if act == "u":
                    undo(project, identity)
                elif act == "r":
                    redo(project, identity)
                else:
                    label(project, identity, pairs[int(act)], answer(int(act)))
            self.remember(project)
            project._file.close() if crashes else project.close()

    def remember(self, project: Project) -> None:
        assert label_log.forks(project.connection) == []
        assert chain_faults(project.connection) == []
        self.written.update({line.id: line for line in project.log()})

    @rule(target=files, path=files, number=st.integers(0, 2))
    def mail(self, path: Path, number: int) -> Path:
        """A copy to a machine, over the one that it had, or beside it."""
        target = self.top / f"machine {number}" / path.name
        if target != path:
            target.parent.mkdir(exist_ok=True)
            shutil.copy(path, target)
        return target

    @rule(target=files, path=files)
    def duplicate(self, path: Path) -> Path:
        """A second copy on the same machine."""
        self.made += 1
        return Path(shutil.copy(path, path.with_name(f"copy {self.made}.nearmiss")))

    @rule(target=backups, path=files)
    def back_up(self, path: Path) -> tuple[Path, bytes]:
        return path, path.read_bytes()

    @rule(saved=backups)
    def restore(self, saved: tuple[Path, bytes]) -> None:
        """An old state comes back under the same name; it may come back again later."""
        path, content = saved
        path.write_bytes(content)

    @rule(saved=consumes(backups), path=files)
    def restore_elsewhere(self, saved: tuple[Path, bytes], path: Path) -> None:
        path.write_bytes(saved[1])

    @rule(path=files, other=files)
    def merge(self, path: Path, other: Path) -> None:
        with self.at_home(other), Project.open(other, read_only=True) as project:
            theirs = list(project.log())
        with self.at_home(path), Project.open(path) as project:
            ours = len(ids(project.connection))
            merged = project.merge(theirs)
            assert (merged.new + merged.known, merged.forks) == (len(theirs), ())
            assert len(ids(project.connection)) == ours + merged.new
            self.remember(project)

    def everything_merges(self) -> None:
        written = [self.written[identity] for identity in sorted(self.written)]
        connection = empty_log()
        label_log.append_many(connection, written)
        assert label_log.forks(connection) == []
        assert chain_faults(connection) == []
        assert said_by([written[::-1]]) == state(connection)
        connection.close()


TestCopiesOfOneProject = CopiesOfOneProject.TestCase


# Clocks


@pytest.mark.parametrize("offset", ["1999-12-31T23:59:60.000Z", "2099-01-01T00:00:00.000Z", "", "noon"])
def test_a_wrong_clock_changes_nothing_but_the_time_shown(
    tmp_path: Path, offset: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same sitting with a right clock and with one that jumps to and fro says the same."""

    def sitting(name: str) -> list[Any]:
        with Project.open(copy_to(tmp_path / name / "rivers.nearmiss")) as project:
            ana, (one, two, *_) = raters(project)["ana"], subjects(project)
            label(project, ana, one, answer(1))
            label(project, ana, two, answer(2))
            label(project, ana, one, answer(-3))
            undo(project, ana)
            undo(project, ana)
            redo(project, ana)
            return project.connection.execute("SELECT pair, rater, preference FROM labels ORDER BY pair").fetchall()

    right = sitting("right")
    times = iter([offset, "2026-06-01T00:00:00.000Z"] * 20)
    monkeypatch.setattr("nearmiss.storage.now", lambda: next(times))
    assert sitting("wrong") == right
    assert clock.now().endswith("Z")


# Lines that are wrong


@pytest.fixture
def project(tmp_path: Path) -> Any:
    with Project.open(copy_to(tmp_path / "rivers.nearmiss")) as opened:
        yield opened


def far_line(project: Project, **rest: Any) -> Line:
    act = Act("label", raters(project)["ana"], subjects(project)[0], body={"preference": 1, "scheme": "constraints"})
    return build_line(act, Place(**({"stream": "far", "seq": 1, "prev": None, "lamport": 50} | rest)))


def test_a_gap_is_taken_and_named(project: Project) -> None:
    """A package that lost lines on its way still brings the rest; what is missing is said."""
    first = far_line(project)
    third = far_line(project, seq=3, prev="somebody", lamport=52)
    project.merge([first, third])
    (fault,) = chain_faults(project.connection)
    assert (fault.stream, fault.seq, "lines 2 to 2 are missing" in fault.what) == ("far", 3, True)


def test_a_fork_is_kept_and_shown(project: Project) -> None:
    merged = project.merge([far_line(project), far_line(project, lamport=51)])
    assert (merged.new, merged.forks) == (2, ("far",))
    assert any("fork" in fault.what for fault in chain_faults(project.connection))


def test_one_bad_line_and_nothing_is_taken(project: Project) -> None:
    before = head(project.connection)
    good = far_line(project)
    bad = lines.parse_line(good.text.replace(":", ": ", 1))
    with pytest.raises(ProblemForYou, match="canonical"):
        project.merge([good, bad])
    assert head(project.connection) == before


def test_a_label_about_a_pair_that_is_not_here_waits_for_it(project: Project) -> None:
    """Merging lines before the content that they speak of loses nothing."""
    nowhere = Act("label", raters(project)["ana"], ("a" * 40, "b" * 40), body={"preference": 1})
    line = build_line(nowhere, Place("far", 1, None, 50))
    project.merge([line])
    assert project.connection.execute("SELECT count(*) FROM labels").fetchone() == (0,)
    assert line in list(project.log())


def test_lines_of_a_later_version_pass_through_a_project(project: Project, tmp_path: Path) -> None:
    """With an act and with fields that this version does not know."""
    value = {
        "stream": "later",
        "seq": 1,
        "prev": None,
        "lamport": 7,
        "act": "endorse",
        "rater": "r",
        "mood": [1, {"a": 2}],
    }
    line = lines.parse_line(canonical(value))
    project.merge([line])
    with Project.open(copy_to(tmp_path / "other" / "rivers.nearmiss")) as other:
        other.merge(project.log())
        assert [kept.text for kept in other.log() if kept.stream == "later"] == [line.text]
