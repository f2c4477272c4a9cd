"""Edited constraints: labels stay with the wording that they are about, and merging, undo and import come out alike."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_projects import (
    copy_to,
    empty_log,
    fast_folder,
    fill,
    head,
    label,
    machine,
    raters,
    records,
    state,
    state_after_rebuild,
    subjects,
    undo,
)

from nearmiss import content, label_log
from nearmiss.agreement import as_json
from nearmiss.agreement.of_values import agreement_on_values
from nearmiss.checks import outcome
from nearmiss.cli import main
from nearmiss.doctor import examine
from nearmiss.editing import lists, verbs
from nearmiss.editing.arguments import NotUnderstood, all_rules, read_typed, spec_of, typed, why_not
from nearmiss.editing.earlier import REASON, earlier_verdicts
from nearmiss.editing.pieces import pieces
from nearmiss.editing.sheets import Sheet
from nearmiss.editing.trying import tried
from nearmiss.errors import ProblemForYou
from nearmiss.exporting import Options, export
from nearmiss.form import answer_of, carried_over, form_of
from nearmiss.lines import Line, Place, build_line
from nearmiss.model import CheckSpec, Constraint
from nearmiss.project import Project
from nearmiss.readout import read_records
from nearmiss.records import read_record, write_record
from nearmiss.rulings import rates
from nearmiss.schemes import preset
from nearmiss.value_reading import read_verdicts

BEE = "Exactly two rivers, and a bee"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_to(tmp_path / "rivers.nearmiss")


def first_prompt(project: Project) -> str:
    return str(project.connection.execute("SELECT key FROM prompt ORDER BY n").fetchone()[0])


def seen(project: Project, name: str = "ana") -> Sheet:
    return verbs.sheet(project, first_prompt(project), name)


def edit(project: Project, *changed: Constraint, name: str = "ana", over: Sheet | None = None) -> str:
    """Give the first prompt a list, as a lead who saw `over`."""
    line = project.prepare_edit(raters(project)[name], over or seen(project, name), changed)
    return project.save(line).line_id


def reworded(project: Project, text: str = BEE) -> tuple[Constraint, ...]:
    one, *rest = seen(project).constraints
    return (replace(one, text=text), *rest)


def texts(project: Project) -> list[str]:
    return [item.text for item in seen(project).constraints]


# ------------------------------------------------------------------------------------ wording and labels


def test_an_edit_changes_what_is_asked_from_now_on(path: Path) -> None:
    with Project.open(path) as project:
        edit(project, *reworded(project))
        item = project.desk_item(raters(project)["ben"], subjects(project)[0])
        assert [constraint.text for constraint in item.constraints] == [BEE, "Nothing but rivers"]
        assert [constraint.id for constraint in item.constraints] == ["1", "2"]


def test_a_label_stays_with_the_wording_that_it_was_about(path: Path) -> None:
    """The line is the same to the byte, and its verdicts are about the old wording, not about the new one."""
    with Project.open(path) as project:
        ana, pair = raters(project)["ana"], subjects(project)[0]
        line = label(project, ana, pair)
        before = label_log.find(project.connection, line)
        old, kept = seen(project).constraints
        edit(project, *reworded(project))
        assert label_log.find(project.connection, line) == before
        given_now = project.desk_item(ana, pair).answer
        assert given_now is not None and set(given_now.verdicts) == {old.key, kept.key}
        new = seen(project).constraints[0]
        assert new.key not in given_now.verdicts
        shown = project.connection.execute("SELECT DISTINCT constraint_id, earlier_wording FROM verdicts").fetchall()
        assert sorted(shown) == [("count", 1), ("only", 0)]
        assert (seen(project).labels, seen(project).earlier) == (1, 1)


def test_category_weight_check_and_order_are_no_wording(path: Path) -> None:
    """Verdicts go on to count for a constraint that was moved, weighed, sorted elsewhere or given a check."""
    with Project.open(path) as project:
        label(project, raters(project)["ana"], subjects(project)[0])
        one, two = seen(project).constraints
        check = CheckSpec("text:words", {"at_most": 9})
        edit(project, replace(two, category="content", weight=0.5), replace(one, check=check, id="rivers"))
        assert seen(project).earlier == 0
        rows = project.connection.execute("SELECT DISTINCT constraint_id, category, earlier_wording FROM verdicts")
        assert sorted(rows.fetchall(), key=repr) == [("only", "content", 0), ("rivers", None, 0)]


def test_verdicts_about_an_earlier_wording_are_left_out_and_counted(path: Path) -> None:
    with Project.open(path) as project:
        for name in ("ana", "ben"):
            label(project, raters(project)[name], subjects(project)[0])
        whole = read_verdicts(project.connection)
        edit(project, *reworded(project))
        rest = read_verdicts(project.connection)
        assert (len(whole.value), len(rest.value), dict(rest.left_out)) == (8, 4, {REASON: 4})
        report = as_json(agreement_on_values(rest, "verdicts", "nominal"))
        assert report["excluded"][REASON] == 4
        undo_edit(project)
        assert dict(read_verdicts(project.connection).left_out) == {}


def test_exports_and_rates_say_how_many_verdicts_they_leave_out(path: Path, tmp_path: Path) -> None:
    with Project.open(path) as project:
        label(project, raters(project)["ana"], subjects(project)[0])
        assert (earlier_verdicts(project.connection), "excluded" in rates(project)) == ((0, 0), False)
        edit(project, *reworded(project))
        assert earlier_verdicts(project.connection) == (2, 2)
        assert rates(project)["excluded"] == {REASON: 2}
        out = tmp_path / "out"
        export(project, Options("native"), out)
        (manifest,) = out.rglob("manifest.json")
        assert json.loads(manifest.read_text("utf-8"))["verdicts_excluded"] == {REASON: 2}


def test_a_label_of_the_earlier_list_is_out_of_records_where_it_has_no_constraint(path: Path) -> None:
    with Project.open(path) as project:
        label(project, raters(project)["ana"], subjects(project)[0])
        edit(project, *reworded(project))
        record = write_record(next(iter(read_records(project.connection))))
        assert record["constraints"][0]["text"] == BEE
        assert set(record["labels"][0]["verdicts"]) == {"only"}


def test_numbers_in_a_justification_follow_their_constraints(path: Path) -> None:
    """`[#1]` of a label is what it cited, wherever that stands now; what is gone is no constraint."""
    with Project.open(path) as project:
        ana, pair = raters(project)["ana"], subjects(project)[0]
        item = project.desk_item(ana, pair)
        form = replace(form_of(None, item), preference=1, statement="See [#1] and [#2].")
        project.save(project.prepare_label(ana, item, answer_of(form, item, project.scheme)))
        one, two = seen(project).constraints
        edit(project, two, replace(one, text="Anew"), Constraint("c9", "More"))
        again = project.desk_item(ana, pair)
        assert form_of(again.answer, again).statement == "See [#0] and [#1]."


def test_a_form_that_was_begun_goes_on_over_the_new_list(path: Path) -> None:
    """A verdict goes with its wording; nothing of it falls on another."""
    with Project.open(path) as project:
        ana, pair = raters(project)["ana"], subjects(project)[0]
        item = project.desk_item(ana, pair)
        label(project, ana, pair)
        done = project.desk_item(ana, pair)
        form = replace(form_of(done.answer, done), ill_posed=frozenset({1}), deciding=frozenset({0, 1}))
        keys = [constraint.key for constraint in item.constraints]
        assert carried_over(form, keys, item) is form
        one, two = seen(project).constraints
        edit(project, Constraint("c0", "First"), two, replace(one, text="Anew"))
        now = carried_over(form, keys, project.desk_item(ana, pair))
        assert now.verdicts == ((None, None), form.verdicts[1], (None, None))
        assert (now.ill_posed, now.deciding) == (frozenset({1}), frozenset({1}))


# --------------------------------------------------------------------------------------- undo and merging


def undo_edit(project: Project, name: str = "ana") -> None:
    line = project.prepare_edit_undo(raters(project)[name], first_prompt(project))
    assert line is not None
    project.save(line)


def test_undo_brings_the_list_back_and_redo_the_edit(path: Path) -> None:
    with Project.open(path) as project:
        ana, prompt = raters(project)["ana"], first_prompt(project)
        before = seen(project).constraints
        edit(project, *reworded(project))
        edit(project, *reworded(project, "Another"))
        for expected in ([BEE, before[1].text], [item.text for item in before]):
            undo_edit(project)
            assert texts(project) == expected
            assert state_after_rebuild(project.connection) == state(project.connection)
        assert not seen(project).can_undo and seen(project).can_redo
        for expected in (BEE, "Another"):
            line = project.prepare_edit_redo(ana, prompt)
            assert line is not None
            project.save(line)
            assert texts(project)[0] == expected
        assert project.prepare_edit_redo(ana, prompt) is None


def test_undo_at_the_desk_and_undo_of_an_edit_are_apart(path: Path) -> None:
    """Who labels and edits takes back labels at the desk, and edits in the editor."""
    with Project.open(path) as project:
        ana = raters(project)["ana"]
        label(project, ana, subjects(project)[0])
        edit(project, *reworded(project))
        undo(project, ana)
        assert texts(project)[0] == BEE
        assert project.desk_item(ana, subjects(project)[0]).answer is None
        undo_edit(project)
        assert project.prepare_redo(ana) is not None
        assert project.prepare_edit_undo(ana, first_prompt(project)) is None


def test_nobody_takes_back_the_edit_of_another(path: Path) -> None:
    with Project.open(path) as project:
        edit(project, *reworded(project))
        assert project.prepare_edit_undo(raters(project)["ben"], first_prompt(project)) is None


def copies(folder: Path) -> tuple[Path, Path]:
    """Two copies of a project, to be edited apart."""
    return copy_to(folder / "one" / "p.nearmiss"), copy_to(folder / "two" / "p.nearmiss")


def test_two_leads_who_did_not_see_each_other_are_a_conflict(tmp_path: Path) -> None:
    """One list shows, the same in both copies; the other is kept; the next edit, which saw both, settles it."""
    one, two = copies(tmp_path)
    logs: dict[Path, list[Line]] = {}
    for file, name, words in ((one, "ana", "By ana"), (two, "ben", "By ben")):
        with machine(file.parent / "home"), Project.open(file) as project:
            edit(project, *reworded(project, words), name=name)
            logs[file] = list(project.log())
    said = []
    for file, other in ((one, two), (two, one)):
        with machine(file.parent / "home"), Project.open(file) as project:
            project.merge(logs[other])
            found = seen(project)
            said.append((texts(project), [version.rater for version in found.beside], len(found.heads)))
            assert {texts(project)[0], found.beside[0].constraints[0].text} == {"By ana", "By ben"}
            assert project.summary().conflicts == 1
    assert said[0] == said[1]
    assert "stand side by side" in next(c.detail for c in examine(one).checks if c.check == "conflicts")
    with machine(one.parent / "home"), Project.open(one) as project:
        edit(project, *reworded(project, "Agreed"))
        assert (project.summary().conflicts, texts(project)[0], len(seen(project).heads)) == (0, "Agreed", 1)


WORDS = st.sampled_from(["Two rivers", "Three rivers", "No bridges", "In German", "Rhyming"])


@st.composite
def edits(draw: st.DrawFn) -> list[Line]:
    """Edits of one prompt by two leads in two streams, who saw some of the others, with undos and nonsense."""
    written: list[Line] = []
    for number in range(draw(st.integers(1, 7))):
        rater = draw(st.sampled_from(["ana", "ben", None]))
        known = [line.id for line in written]
        replaces = tuple(draw(st.lists(st.sampled_from(known), max_size=2, unique=True))) if known else ()
        place = Place(draw(st.sampled_from("xy")), number + 1, None, draw(st.integers(1, 6)), replaces)
        listed = [
            Constraint(f"c{n}", text, draw(st.sampled_from([None, "form"])))
            for n, text in enumerate(draw(st.lists(WORDS, max_size=3)))
        ]
        act = lists.edit_act(rater, draw(st.sampled_from(["p", "p", "q"])), listed, None)
        if known and draw(st.booleans()):
            act = replace(
                act, act=draw(st.sampled_from(["undo", "redo"])), body={"target": draw(st.sampled_from(known))}
            )
        elif draw(st.integers(0, 6)) == 0:
            act = replace(act, body=draw(st.sampled_from([{}, {"constraints": 3}, {"constraints": [{"id": "x"}]}])))
        written.append(build_line(act, place))
    return written


@given(edits(), st.data())
def test_merging_edits_is_a_union(written: list[Line], data: st.DataObject) -> None:
    """Whatever the order and the batches: the same lists, the same places, and the same as worked out from the log."""
    said = []
    for order in (written, data.draw(st.permutations(written))):
        connection = empty_log()
        cut = data.draw(st.integers(0, len(order)))
        for batch in (order[:cut], order[cut:], order[:1]):
            label_log.append_many(connection, batch)
        lists_now = [content.read_requirements(connection, prompt) for prompt in ("p", "q")]
        assert state_after_rebuild(connection) == state(connection)
        said.append((state(connection), lists_now))
        connection.close()
    assert said[0] == said[1]


# ------------------------------------------------------------------------------------------- in and out


def test_an_edited_project_goes_out_and_comes_in_as_an_equal_one(path: Path, tmp_path: Path) -> None:
    with Project.open(path) as project:
        label(project, raters(project)["ben"], subjects(project)[0])
        one, two = reworded(project)
        edit(project, replace(two, depends_on=(one.id,), weight=3.0), one, Constraint("c3", "In German", "language"))
        out = [write_record(record) for record in read_records(project.connection)]
    with Project.create(tmp_path / "again.nearmiss", preset("constraints")) as again:
        fill(again, out)
        assert [write_record(record) for record in read_records(again.connection)] == out


def test_a_native_file_that_was_edited_and_an_edit_in_the_window_come_out_alike(tmp_path: Path) -> None:
    def in_words(project: Project) -> Any:
        return [write_record(record)["constraints"] for record in read_records(project.connection)]

    one, two = copies(tmp_path)
    with Project.open(one) as project:
        first, second = reworded(project)
        edit(project, second, first)
        by_hand = in_words(project)
        new = [write_record(record) for record in read_records(project.connection)]
    with Project.open(two) as project:
        fill(project, new, "edited.jsonl")
        assert in_words(project) == by_hand
        before = head(project.connection)
        fill(project, new, "edited.jsonl")
        fill(project, records(), "rivers.jsonl")
        assert (in_words(project), head(project.connection)) == (by_hand, before), "older files change nothing"


def test_a_file_that_says_nothing_of_constraints_leaves_them(path: Path) -> None:
    bare = {name: value for name, value in records()[0].items() if name != "constraints"}
    with Project.open(path) as project:
        fill(project, [bare], "bare.jsonl")
        assert texts(project) == ["Exactly 2 rivers", "Nothing but rivers"]


@pytest.mark.parametrize("edited", [False, True])
def test_constraints_that_are_all_new_are_added(path: Path, edited: bool) -> None:
    """Some sources give one prompt's constraints in several files."""
    more = {**records()[0], "constraints": [{"id": "more", "text": "In German"}]}
    with Project.open(path) as project:
        if edited:
            edit(project, *reworded(project))
        fill(project, [more], "more.jsonl")
        assert set(texts(project)) == {BEE if edited else "Exactly 2 rivers", "Nothing but rivers", "In German"}


def test_an_edit_of_a_prompt_that_comes_later_waits_for_it(tmp_path: Path) -> None:
    """Lines are merged without their content; the list is there as soon as the prompt is."""
    one, _ = copies(tmp_path)
    with Project.open(one) as project:
        edit(project, *reworded(project))
        log = list(project.log())
    connection = empty_log()
    label_log.append_many(connection, log)
    (prompt,) = connection.execute("SELECT DISTINCT prompt FROM now_constraint").fetchone()
    assert content.read_requirements(connection, prompt)[0].text == BEE
    connection.close()


def test_a_retry_after_a_failure_writes_the_same_line(path: Path) -> None:
    with Project.open(path) as project:
        attempt, changed, found = verbs.Attempt(), reworded(project), seen(project)
        project.connection.execute("PRAGMA query_only = 1")
        for _ in range(2):
            with pytest.raises(ProblemForYou):
                verbs.save_edit(project, "ana", found, changed, found.heads, attempt)
        line = attempt.line
        project.connection.execute("PRAGMA query_only = 0")
        after = verbs.save_edit(project, "ana", found, changed, found.heads, attempt)
        assert line is not None and after.heads == (line.id,) and attempt.line is line


def test_an_edited_project_is_whole(path: Path) -> None:
    with Project.open(path) as project:
        label(project, raters(project)["ana"], subjects(project)[0])
        edit(project, *reworded(project))
        edit(project, over=seen(project))
        assert texts(project) == [] and project.summary().counts["constraints"] == 4
    diagnosis = examine(path)
    assert diagnosis.ok
    wording = next(check for check in diagnosis.checks if check.check == "wording")
    assert "earlier wording" in wording.detail


# ---------------------------------------------------------------------------------- lists and their faults


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"text": "  \n"}, "needs words"),
        ({"weight": -1.0}, "A weight"),
        ({"weight": float("nan")}, "A weight"),
        ({"from_turn": 0}, "from 1"),
        ({"depends_on": ("nowhere",)}, "not there"),
        ({"depends_on": ("c1",)}, "depends on itself"),
        ({"depends_on": ("c2",)}, "depends on itself"),
        ({"text": "x" * (lists.LONGEST + 1)}, "at most"),
    ],
)
def test_a_list_that_cannot_be_is_refused_with_the_reason(path: Path, changed: dict[str, Any], why: str) -> None:
    bad = (replace(Constraint("c1", "One"), **changed), Constraint("c2", "Two", depends_on=("c1",)))
    with Project.open(path) as project, pytest.raises(ProblemForYou, match=why):
        edit(project, *bad)


some_lists = st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=5).map(
    lambda found: tuple(
        Constraint(f"c{n}", text, depends_on=(f"c{n - 1}",) if n else ()) for n, text in enumerate(found)
    )
)


@given(some_lists, st.data())
def test_whatever_is_done_to_a_list_it_hangs_together(found: lists.Constraints, data: st.DataObject) -> None:
    """Ids stay one each, and nothing depends on what is not there, or on itself."""
    for _ in range(4):
        if not found:
            break
        place = data.draw(st.integers(0, len(found) - 1))
        found = data.draw(
            st.sampled_from(
                [
                    lists.added(found, place, "new"),
                    lists.removed(found, place),
                    lists.moved(found, place, data.draw(st.integers(-1, 9))),
                    lists.split(found, place, ["one", " ", "two", "three"]),
                    lists.joined(found, place),
                ]
            )
        )
        ids = [item.id for item in found]
        assert len(set(ids)) == len(ids)
        assert {i for item in found for i in item.depends_on} <= set(ids)
        assert all(item.id not in item.depends_on for item in found)


@given(some_lists, st.data())
def test_moving_there_and_back_changes_nothing(found: lists.Constraints, data: st.DataObject) -> None:
    place, to = (data.draw(st.integers(0, len(found) - 1)) for _ in range(2))
    assert lists.moved(lists.moved(found, place, to), to, place) == found


def test_joined_constraints_ask_both_checks() -> None:
    """The check of one half alone would call the whole met; the same check twice is one."""
    short, plain = CheckSpec("text:words", {"at_most": 2}), CheckSpec("text:excludes", {"texts": ["!"]})
    (whole,) = lists.joined((Constraint("a", "Short.", check=short), Constraint("b", "Plain.", check=plain)), 0)
    assert whole.check is not None
    found = [outcome(whole.check, text) for text in ("Two words", "Two words!", "Three words now")]
    assert [said and said.verdict for said in found] == ["met", "missed", "missed"]
    (same,) = lists.joined((Constraint("a", "Short.", check=short), Constraint("b", "Brief.", check=short)), 0)
    assert same.check == short


def test_splitting_keeps_what_hung_on_the_first_piece() -> None:
    check = CheckSpec("text:json")
    found = (Constraint("a", "One and two", "form", 2.0, check, (), 3), Constraint("b", "Then", depends_on=("a",)))
    one, two, three = lists.split(found, 0, ["One", "Two"])
    assert one == replace(found[0], text="One")
    assert (two.text, two.category, two.weight, two.check, two.from_turn) == ("Two", "form", None, None, 3)
    assert three.depends_on == ("a",) and two.id not in ("a", "b")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write a poem. Use five lines! Is it short?", ["Write a poem.", "Use five lines!", "Is it short?"]),
        (
            "Please:\n- rhyme\n- be short,\n  very short\n2. No bees",
            ["Please:", "rhyme", "be short, very short", "No bees"],
        ),
        (
            "Keep it short; mention a bee, and end with a question",
            ["Keep it short", "mention a bee", "end with a question"],
        ),
        ("One line\nthat goes on", ["One line that goes on"]),
        ("写一首诗。不要超过五行。", ["写一首诗。", "不要超过五行。"]),
        ("  \n … ", []),
    ],
)
def test_the_pieces_of_a_text_are_its_entries_and_sentences(text: str, expected: list[str]) -> None:
    assert list(pieces(text)) == expected


@given(st.text(max_size=300))
def test_pieces_come_from_the_text(text: str) -> None:
    """Nothing is made up, and no piece is without words."""
    for piece in pieces(text):
        assert any(map(str.isalnum, piece))
        assert all(word in text for word in piece.split())


# ------------------------------------------------------------------------------------------ checks


def test_what_is_typed_for_a_check_is_what_the_check_says_again() -> None:
    """Every argument of every check: its field shows it, and reads back as itself."""
    samples: dict[str, Any] = {"whole": 7, "number": 1.5, "text": "bee", "texts": ["bee", "wasp"], "any": {"a": [1]}}
    for rule in all_rules():
        for item in rule.parameters:
            words = item.choices[-1] if item.choices else "at least"
            value = samples.get(item.sort, not item.default if item.sort == "flag" else words)
            again = read_typed(item, typed(item, {item.name: value}))
            assert again == value or (again is None and value == item.default), (rule.id, item.name)


def test_what_is_no_argument_is_said_in_a_sentence() -> None:
    words = next(rule for rule in all_rules() if rule.id == "text:words")
    with pytest.raises(NotUnderstood) as caught:
        spec_of(words, {"at_most": "many"})
    assert "whole number" in caught.value.why
    assert why_not(CheckSpec("text:words", {"at_most": 5, "at_least": 9}), "") is not None
    assert why_not(spec_of(words, {"at_most": "9"}), "") is None
    assert "no:such" in (why_not(CheckSpec("no:such"), "") or "")


def test_checks_are_tried_on_both_responses_in_words(path: Path) -> None:
    with Project.open(path) as project:
        found = seen(project)
        both = verbs.sides(project, found.pairs[0].subject)
    said = tried(
        [
            Constraint("a", "A", check=CheckSpec("text:contains", {"texts": ["bridges"]})),
            Constraint("b", "B", check=CheckSpec("text:excludes", {"texts": ["bridges"]})),
            Constraint("c", "C"),
            Constraint("d", "D", check=CheckSpec("text:words", {"at_most": -1})),
        ],
        both,
        found.conversation,
    )
    first, second, none, bad = said.trials
    assert first is not None and first.a is not None and first.b is not None
    assert (first.a.verdict, first.b.verdict) == ("missed", "met") and "bridges" in first.b.found + first.b.wanted
    assert second is not None and second.a is not None and second.a.loose == "met"
    assert none is None and bad is not None and bad.why_not and bad.a is None
    assert [set(conflict.constraints) for conflict in said.conflicts] == [{"a", "b"}]


# ---------------------------------------------------------------------------------- prompts to choose from


def test_prompts_are_found_by_their_id_and_their_words(path: Path) -> None:
    with Project.open(path) as project:
        everything = verbs.prompt_places(project)
        assert len(everything) == 3
        (four,) = verbs.prompt_rows(project, verbs.prompt_places(project, "name 4 RIVERS"))
        assert (four.name, four.constraints, four.pairs, four.edited) == ("p2", 2, 3, False)
        assert [row.name for row in verbs.prompt_rows(project, verbs.prompt_places(project, "p1"))] == ["p1"]
        assert list(verbs.prompt_places(project, "100%_")) == []
        edit(project, *reworded(project)[:1])
        assert verbs.prompt_rows(project, everything)[0].constraints == 1
        assert verbs.prompt_rows(project, everything)[0].edited


@pytest.mark.parametrize("words", ['say "a\\b"', "50% off_", "a\tb", "ünïcödé"])
def test_any_words_find_the_prompt_that_says_them(tmp_path: Path, words: str) -> None:
    with Project.create(tmp_path / "p.nearmiss", preset("constraints")) as project:
        fill(
            project,
            [{"id": "a", "prompt": f"Please {words}.", "responses": []}, {"id": "b", "prompt": "No", "responses": []}],
        )
        assert [row.name for row in verbs.prompt_rows(project, verbs.prompt_places(project, words))] == ["a"]


def test_a_hundred_thousand_prompts_are_listed_in_a_moment(tmp_path: Path) -> None:
    """The list itself is numbers; what a screen shows of it is read a screen at a time."""
    import time

    with fast_folder() as folder, Project.create(folder / "p.nearmiss", preset("constraints")) as project:
        items = (read_record({"id": f"p{n}", "prompt": f"Name {n} rivers", "responses": []}) for n in range(100_000))
        project.take(items, where="many.jsonl", namespace="many", read_image=lambda _: None)
        start = time.perf_counter()
        places = verbs.prompt_places(project, "Name 99")
        rows = verbs.prompt_rows(project, list(places)[:100])
        assert len(rows) == 100 and time.perf_counter() - start < 2


def test_lists_as_json_say_what_records_say() -> None:
    item = Constraint("c1", "Short", "form", 1.5, CheckSpec("text:words", {"at_most": 9}), (), 2, 3)
    act = lists.edit_act("ana", "p", [item], None)
    assert json.loads(json.dumps(act.body))["constraints"] == read_back(item)


def read_back(item: Constraint) -> Any:
    record = {"prompt": "Hello", "responses": [], "constraints": [{"id": item.id, "text": item.text}]}
    return write_record(replace(read_record(record), constraints=(item,)))["constraints"]


# -------------------------------------------------------------------------------------- from the command line


def test_a_list_is_printed_edited_and_given_back_by_commands(path: Path, tmp_path: Path, capsys: Any) -> None:
    """What `--json` prints is what `--from` takes; TOML too."""

    def run(*arguments: object) -> str:
        assert main([str(part) for part in ("constraints", path, *arguments)]) == 0
        return str(capsys.readouterr().out)

    found = json.loads(run("--prompt", "p0", "--json"))
    found["constraints"][0]["text"] = BEE
    edited = tmp_path / "edited.json"
    edited.write_text(json.dumps(found), encoding="utf-8")
    assert json.loads(run("--prompt", "p0", "--from", edited, "--json"))["constraints"] == found["constraints"]
    assert f"1. count: {BEE}" in run("--prompt", "p0")
    toml = tmp_path / "edited.toml"
    toml.write_text('[[constraints]]\nid = "a"\ntext = "Alone"\ncheck = {id = "text:json"}\n', encoding="utf-8")
    run("--prompt", "p0", "--from", toml)
    assert "1. a: Alone  [text:json]" in run("--prompt", "p0")
    (row,) = json.loads(run("--find", "p0", "--json"))["prompts"]
    assert (row["name"], row["constraints"], row["edited"]) == ("p0", 1, True)


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("x.json", "{", "no list of constraints"),
        ("x.toml", "= 1", "no list of constraints"),
        ("x.json", '[{"id": "a"}]', "text is missing"),
        ("x.json", '[{"id": "a", "text": "A", "depends_on": ["b"]}]', "does not hold"),
        ("x.json", '{"constraints": 3}', "must be a list"),
        ("x.json", '[{"id": "a", "text": "A", "weight": -2}]', "A weight"),
    ],
)
def test_a_file_that_is_no_list_is_refused(
    path: Path, tmp_path: Path, capsys: Any, name: str, text: str, why: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["constraints", str(path), "--prompt", "p0", "--from", str(tmp_path / name)]) == 1
    said = capsys.readouterr().err
    assert why in said and said.count("\n") == 1
    with Project.open(path) as project:
        assert texts(project) == ["Exactly 2 rivers", "Nothing but rivers"]


def test_the_desk_says_what_changed_since_ones_own_label(path: Path) -> None:
    """To whoever labelled before; to nobody else."""
    with Project.open(path) as project:
        ana, pair = raters(project)["ana"], subjects(project)[0]
        item = project.desk_item(ana, pair)
        said = answer_of(replace(form_of(None, item), preference=1), item, project.scheme)
        project.save(project.prepare_label(ana, item, said))
        assert project.desk_item(ana, pair).edited == ()
        one, two = reworded(project)
        edit(project, two, one)
        assert project.desk_item(ana, pair).edited == (1,)
        assert project.desk_item(raters(project)["ben"], pair).edited == ()
