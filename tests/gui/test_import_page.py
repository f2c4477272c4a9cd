"""The import page shows how a file would be understood, takes it whole or not at all, and can be stopped."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.importing.field_samples import FIELD_FORMATS
from nearmiss.import_files import import_files, preview
from nearmiss.importing.formats import FORMATS
from nearmiss.importing.in_words import in_words
from nearmiss.importing.options import Options
from nearmiss.importing.table_columns import FIELDS
from nearmiss.intake import Taken
from nearmiss.monitor import SILENT, Cancelled
from nearmiss.project import Project
from nearmiss.records import BadRecord
from nearmiss.schemes import PRESETS, preset
from nearmiss_gui import bringing_in
from nearmiss_gui.import_columns import OFFERED, SELDOM
from nearmiss_gui.import_page import ImportPage, project_path
from nearmiss_gui.session import Session
from page_player import PagePlayer, button, project_with, record, said, showing, table, words

SAMPLES = Path(__file__).resolve().parents[1] / "files" / "imports"
EVERY_SAMPLE = {
    **FIELD_FORMATS,
    "native.jsonl": "native",
    "table.csv": "table",
    "pandalm/testset-v1.json": "pandalm",
    "pandalm/judge-x-testset-v1.json": "pandalm",
    "llmbar/Adversarial/Manual/dataset.json": "llmbar",
    "helpsteer2_ratings.jsonl": "helpsteer2",
    "helpsteer2_disagreements.jsonl": "helpsteer2",
    "helpsteer2_preference.jsonl": "helpsteer2-preference",
    "helpsteer3_preference.jsonl": "helpsteer3",
    "trl_explicit.jsonl": "trl",
}
"""A sample of each kind of file of each format."""


@contextmanager
def page(qtbot: QtBot, open_project: Path | None = None) -> Iterator[PagePlayer[ImportPage]]:
    """The page; what it reports is in `player.finished`."""

    def make(session: Session) -> ImportPage:
        return ImportPage(session, session.jobs)

    with showing(qtbot, make, open_project) as player:
        player.finished = []  # type: ignore[attr-defined]
        player.page.finished.connect(lambda path, text: player.finished.append((path, text)))  # type: ignore[attr-defined]
        yield player


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Any]:
    with page(qtbot) as made:
        yield made


def look(player: Any, source: Path, *, into_open: bool = False) -> None:
    """Show a file and wait."""
    player.page.start(source, into_open=into_open)
    player.settle()


def bring_in(player: Any) -> None:
    """Press Import and wait."""
    button(player.page, "Import").click()
    player.settle()


def jsonl(path: Path, values: list[Any]) -> Path:
    lines = [value if isinstance(value, str) else json.dumps(value) for value in values]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    """Six good records."""
    return jsonl(tmp_path / "pairs.jsonl", [record(number, [said("ana", 1)]) for number in range(6)])


@pytest.fixture
def half_bad(tmp_path: Path) -> Path:
    """Six good records with two bad ones among them."""
    good = [record(number, []) for number in range(6)]
    return jsonl(tmp_path / "half.jsonl", [*good[:3], "this is no JSON", *good[3:], {"prompt": "without responses"}])


def test_it_says_how_a_file_is_understood(player: Any, pairs: Path) -> None:
    """The format, its sign in words, what is left out, and three records as they would be taken."""
    look(player, pairs)
    found = preview(pairs, Options())
    shown = words(player.page)
    assert found.title in shown
    assert found.sign[1:] in shown
    text = player.page.records.written.toPlainText()
    assert [json.loads(part) for part in text.split("\n\n")] == list(found.records)
    assert len(found.records) == 3
    assert button(player.page, "Import").hasFocus()


def test_a_new_project_is_made_beside_the_data(player: Any, pairs: Path) -> None:
    """Enter: the project is there with everything in it, and the page tells what was taken."""
    look(player, pairs)
    assert Path(player.page.new.place.text()) == pairs.with_name("pairs.nearmiss")
    player.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    player.settle()
    path = pairs.with_name("pairs.nearmiss")
    assert player.finished == [
        (path, "Imported 6 prompts, 12 responses, 6 pairs, 6 constraints and 6 labels from pairs.jsonl.")
    ]
    with Project.open(path) as project:
        assert project.summary().counts["pairs"] == 6
        assert project.scheme.name == "constraints"


def test_the_scheme_is_the_persons_to_choose(player: Any, pairs: Path) -> None:
    look(player, pairs)
    player.page.new.schemes.setCurrentIndex(list(PRESETS).index("pairwise"))
    bring_in(player)
    with Project.open(player.finished[0][0]) as project:
        assert project.scheme == preset("pairwise")


def test_records_go_into_the_open_project(qtbot: QtBot, tmp_path: Path, pairs: Path) -> None:
    """The same file twice adds nothing, and says so."""
    path = project_with(tmp_path / "open.nearmiss", [record(0, [])])
    with page(qtbot, path) as player:
        look(player, pairs, into_open=True)
        assert not player.page.new.place.isVisible()
        with qtbot.waitSignal(player.session.changed):
            bring_in(player)
        look(player, pairs, into_open=True)
        bring_in(player)
        assert [told for _, told in player.finished][1] == "Nothing new in pairs.jsonl."
        assert {where for where, _ in player.finished} == {path}


def test_bad_lines_are_named_and_nothing_is_taken(player: Any, half_bad: Path) -> None:
    """By line and reason, with what is fine; the new project is not left behind, nor its lock."""
    look(player, half_bad)
    assert player.page.news.text().startswith("Line 4: ")
    assert player.page.news.text().endswith("1 more cannot be taken. 6 other records are fine.")
    assert [row[0] for row in table(player.page.problems, "What cannot be taken, by line")] == ["4", "8"]
    before = sorted(half_bad.parent.iterdir())
    bring_in(player)
    told = player.page.news.text()
    assert told.startswith("Nothing was taken. Line 4: ")
    assert told.endswith("6 other records are fine.")
    assert "--" not in told
    assert player.finished == []
    assert sorted(half_bad.parent.iterdir()) == before


def test_bad_lines_can_be_left_out(player: Any, half_bad: Path) -> None:
    """One button takes the rest, and what was left out is told once more."""
    look(player, half_bad)
    bring_in(player)
    button(player.page.news, "Leave them out").click()
    player.settle()
    (path, told) = player.finished[0]
    assert "Imported 6 prompts" in told and "2 bad records left out: Line 4: " in told
    with Project.open(path) as project:
        assert project.summary().counts["prompts"] == 6


def test_columns_with_other_names_are_matched_by_hand(player: Any, tmp_path: Path) -> None:
    """Nothing is guessed: the page asks, shows the records as soon as it can, and takes them as they are shown."""
    source = tmp_path / "other.csv"
    source.write_text("question,left,right,rules\nName two rivers,Elbe,Oder,one line\n", encoding="utf-8")
    look(player, source)
    assert player.page.columns.isVisible()
    assert not button(player.page, "Import").isEnabled()
    assert player.page.columns.field("prompt").hasFocus()
    matches = {"prompt": "question", "response_1": "left", "response_2": "right", "constraints": "rules"}
    for field, column in matches.items():
        player.page.columns.field(field).setCurrentText(column)
        player.settle()
    assert player.page.columns.mapping() == matches
    bring_in(player)
    with (
        Project.open(player.finished[0][0]) as project,
        Project.create(tmp_path / "x.nearmiss", preset("constraints")) as same,
    ):
        import_files(same, [source], Options(mapping=matches))
        assert project.summary().counts == same.summary().counts
        subject = project.next_open(project.rater("ana").id)
        assert subject is not None
        assert project.desk_item(project.rater("ana").id, subject).constraints[0].text == "one line"


def test_columns_with_usual_names_are_matched_already(player: Any, tmp_path: Path) -> None:
    """They are shown, and can be changed."""
    source = tmp_path / "usual.csv"
    source.write_text("prompt,response_a,response_b,note\nName a river,Elbe,Oder,x\n", encoding="utf-8")
    look(player, source)
    assert player.page.columns.mapping() == {"prompt": "prompt", "response_1": "response_a", "response_2": "response_b"}
    assert button(player.page, "Import").isEnabled()


@pytest.mark.parametrize(
    ("content", "words_"),
    [(b"", "The file is empty."), (b"SQLite format 3\0" + b"\0" * 90, "database"), (b"\xff\xfe{\0}\0", "UTF-16")],
)
def test_a_file_that_cannot_be_read_is_refused_in_place(
    player: Any, tmp_path: Path, content: bytes, words_: str
) -> None:
    """One sentence, nothing to press but Back, and the next file can be shown."""
    source = tmp_path / "strange.jsonl"
    source.write_bytes(content)
    look(player, source)
    assert words_ in player.page.news.text()
    assert not button(player.page, "Import").isEnabled()
    look(player, jsonl(tmp_path / "good.jsonl", [record(0, [])]))
    assert player.page.news.text() == ""
    assert button(player.page, "Import").isEnabled()


def test_a_place_that_is_taken_is_refused_and_nothing_is_lost(player: Any, pairs: Path) -> None:
    """An existing file is never written over; without a name the page asks for one."""
    taken = pairs.with_name("taken.nearmiss")
    taken.write_text("mine", encoding="utf-8")
    look(player, pairs)
    player.page.new.place.setText(str(taken))
    bring_in(player)
    assert "There is a file of this name already." in player.page.news.text()
    assert taken.read_text(encoding="utf-8") == "mine"
    player.page.new.place.clear()
    bring_in(player)
    assert "needs a name" in player.page.news.text()
    assert player.page.new.place.hasFocus()


@pytest.mark.parametrize("into_open", [False, True])
def test_stopped_means_nothing_is_taken(qtbot: QtBot, tmp_path: Path, into_open: bool) -> None:
    """Stop while it reads: no project, or the open one as it was."""
    source = jsonl(tmp_path / "large.jsonl", [record(number, []) for number in range(1000)])
    path = project_with(tmp_path / "open.nearmiss", [record(0, [])])
    with page(qtbot, path) as player:
        look(player, source, into_open=into_open)
        before = sorted(tmp_path.glob("*.nearmiss"))
        player.page.bring_in()
        player.page.stop()
        player.settle()
        assert player.page.news.text() == "Stopped. Nothing was taken."
        assert player.finished == []
        assert sorted(tmp_path.glob("*.nearmiss")) == before
        counts: list[int] = []
        player.session.read(lambda project: project.summary().counts["prompts"], counts.append)
        player.settle()
        assert counts == [1]


def test_a_stop_that_came_too_late_says_what_was_taken(player: Any, pairs: Path) -> None:
    """Six records are in before anybody asks: then the page must not say that nothing was taken."""
    look(player, pairs)
    player.page.bring_in()
    while not player.page._taking._answer:
        time.sleep(0)  # the work is over, and the window has not heard of it yet
    player.page.stop()
    player.settle()
    assert len(player.finished) == 1


def test_another_file_waits_while_one_is_read(player: Any, tmp_path: Path, pairs: Path) -> None:
    """The page goes on with the first and says so."""
    source = jsonl(tmp_path / "large.jsonl", [record(number, []) for number in range(1000)])
    look(player, source)
    player.page.bring_in()
    player.page.start(pairs, into_open=False)
    assert "large.jsonl is still being read" in player.page.news.text()
    player.settle()
    assert player.finished[0][0] == tmp_path / "large.nearmiss"


def test_only_the_last_file_that_was_shown_counts(player: Any, pairs: Path, half_bad: Path) -> None:
    """Two files in quick succession: the answer about the first is dropped."""
    player.page.start(half_bad, into_open=False)
    player.page.start(pairs, into_open=False)
    player.settle()
    assert player.page.aside() == "pairs.jsonl"
    assert player.page.news.text() == ""


def test_back_leads_back(player: Any, pairs: Path) -> None:
    look(player, pairs)
    with player.qtbot.waitSignal(player.page.left):
        button(player.page, "Back").click()


# ------------------------------------------------------------------------------------------ names and words


def test_a_suggested_name_is_free_and_has_our_suffix(tmp_path: Path) -> None:
    assert bringing_in.suggested_project(tmp_path / "pairs.v2.jsonl.gz") == tmp_path / "pairs.v2.nearmiss"
    (tmp_path / "pairs.nearmiss").touch()
    assert bringing_in.suggested_project(tmp_path / "pairs.csv") == tmp_path / "pairs-2.nearmiss"
    assert bringing_in.suggested_project(tmp_path / "pairs") == tmp_path / "pairs-2.nearmiss"
    assert project_path(f" {tmp_path}/a ") == tmp_path / "a.nearmiss"
    assert project_path("~/a.nearmiss") == Path.home() / "a.nearmiss"


def test_every_format_has_a_scheme_that_there_is() -> None:
    """And no scheme is kept for a format that is none."""
    assert {bringing_in.suggested_scheme(preview(SAMPLES / place, Options())) for place in EVERY_SAMPLE} <= set(PRESETS)
    assert set(bringing_in._SCHEMES) <= {recipe.name for recipe in FORMATS}


def test_many_problems_are_counted_not_listed() -> None:
    """The first five by line, then how many more."""
    problems = [BadRecord(number, "not JSON") for number in range(1, 9)]
    told = bringing_in.problems_in_words(problems)
    assert told.startswith("Line 1: not JSON. ") and told.endswith("Line 5: not JSON. And 3 more.")
    taken = Taken(records=1, problems=problems[:1], skipped=1)
    taken.added["pairs"] = 1
    report = bringing_in.FileReport(Path("x.jsonl"), "native", "", taken)
    assert bringing_in.taken_in_words([report]) == (
        "Imported 1 pair from x.jsonl. 1 bad record left out: Line 1: not JSON."
    )


# -------------------------------------------------------------------------------------------- every format


@pytest.mark.parametrize("place", EVERY_SAMPLE)
def test_every_format_is_shown_in_words(player: Any, place: str) -> None:
    """Its title, sign, what it leaves out and where it is described; each record with its prompt; nothing is wrong."""
    look(player, SAMPLES / place)
    found = preview(SAMPLES / place, Options())
    shown, said_ = words(player.page), player.page.records.said.toPlainText()
    assert found.format == EVERY_SAMPLE[place]
    for told in (found.title, found.sign[1:], found.leaves_out[1:], found.source):
        assert told in shown
    for number, item in enumerate(found.items, 1):
        assert f"Record {number}, line {item.line}" in said_
        for sentence in in_words(item).labels:
            assert str(sentence) in said_
    assert button(player.page, "Import").isEnabled()


def test_what_people_prefer_is_said_in_words(player: Any, tmp_path: Path) -> None:
    """Not as a number: a sign that is read the wrong way round is seen at once."""
    source = jsonl(tmp_path / "in.jsonl", [record(0, [said("annotator1", 1), said("gpt", -3, "judge")])])
    look(player, source)
    text = player.page.records.said.toPlainText()
    assert "annotator1 prefers response 2 slightly." in text
    assert "Judge gpt prefers response 1 strongly." in text
    player.qtbot.keyClick(player.page.records.forms, Qt.Key.Key_Right)
    assert json.loads(player.page.records.written.toPlainText())["labels"][0]["preference"] == 1


def test_texts_of_strangers_stay_texts(player: Any, tmp_path: Path) -> None:
    """Markup in a prompt is shown as it stands, and nothing is fetched or run."""
    value = record(0, []) | {"prompt": "<img src='http://127.0.0.1/x.png'><b>bold</b>"}
    look(player, jsonl(tmp_path / "in.jsonl", [value]))
    assert "<img src='http://127.0.0.1/x.png'><b>bold</b>" in player.page.records.said.toPlainText()


def test_a_format_can_be_chosen_by_hand(player: Any, tmp_path: Path) -> None:
    """Where two fit, the page asks which; with the arrows and Enter it is answered, and can be taken back."""
    both = {"prompt": "p", "chosen": "a", "rejected": "b", "responses": ["a", "b"]}
    look(player, jsonl(tmp_path / "both.jsonl", [both]))
    assert "Several formats fit this file: Nearmiss records and TRL preference." in player.page.news.text()
    formats = player.page.understood.formats
    assert formats.hasFocus() and not button(player.page, "Import").isEnabled()
    player.qtbot.keyClicks(formats, "TRL")
    player.settle()
    assert formats.currentData() == "trl"
    assert "Reference chosen in source prefers" in player.page.records.said.toPlainText()
    bring_in(player)
    assert "1 label" in player.finished[0][1]


# ------------------------------------------------------------------------------------------------ problems


def test_problems_further_down_are_found_before_the_import(player: Any, tmp_path: Path) -> None:
    """The whole file is looked through: by line, how many are fine, the text of the line, and leaving it out."""
    values: list[Any] = [record(number, []) for number in range(700)]
    values[613] = "this is no JSON"
    source = jsonl(tmp_path / "long.jsonl", values)
    look(player, source)
    told = player.page.news.text()
    assert told.startswith("Line 614: This is not JSON") and told.endswith("699 other records are fine.")
    assert player.page.records.how_far() == "699 records can be taken, 1 cannot."
    button(player.page.news, "Show line").click()
    player.settle()
    assert player.page.problems.line.toPlainText() == "this is no JSON"
    assert player.page.problems.line.hasFocus()
    button(player.page.news, "Leave it out").click()
    player.settle()
    assert "Imported 699 prompts" in player.finished[0][1]
    assert "1 bad record left out: Line 614: " in player.finished[0][1]


def test_enter_in_the_list_shows_the_line(player: Any, half_bad: Path) -> None:
    """By keyboard alone: Down to the second, Enter."""
    look(player, half_bad)
    player.page.problems.table.setFocus()
    player.qtbot.keyClick(player.page.problems.table, Qt.Key.Key_Down)
    player.qtbot.keyClick(player.page.problems.table, Qt.Key.Key_Return)
    player.settle()
    assert json.loads(player.page.problems.line.toPlainText()) == {"prompt": "without responses"}


def test_of_a_large_file_only_the_beginning_is_looked_at(
    player: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so, and what is wrong further down is told by the import, which takes nothing then."""
    monkeypatch.setattr("nearmiss.importing.look_through.LARGEST", 1000)
    values: list[Any] = [record(number, []) for number in range(300)]
    values[250] = "this is no JSON"
    look(player, jsonl(tmp_path / "large.jsonl", values))
    assert player.page.news.text() == ""
    assert "Problems further down are reported when importing." in player.page.records.how_far()
    bring_in(player)
    assert player.page.news.text().startswith("Nothing was taken. Line 251: ")
    assert [row[0] for row in table(player.page.problems, "What cannot be taken, by line")] == ["251"]
    button(player.page.news, "Leave it out").click()
    player.settle()
    assert "Imported 299 prompts" in player.finished[0][1]


def test_a_table_without_rows_says_so(player: Any, tmp_path: Path) -> None:
    """And there is nothing to import."""
    source = tmp_path / "head.csv"
    source.write_text("prompt,response_1,response_2\n", encoding="utf-8")
    look(player, source)
    assert player.page.news.text() == "There is no record in this file."
    assert not button(player.page, "Import").isEnabled()


# ------------------------------------------------------------------------------------------- several files


def look_at_all(player: Any, *sources: Path, into_open: bool = False) -> None:
    """Show files and wait."""
    player.page.start(*sources, into_open=into_open)
    player.settle()


def test_files_that_belong_together_are_taken_together(player: Any, tmp_path: Path) -> None:
    """PandaLM's judge before its set, dropped in the wrong order: pairs, people and the judge are all there."""
    judge, pairs_ = SAMPLES / "pandalm/judge-x-testset-v1.json", SAMPLES / "pandalm/testset-v1.json"
    look_at_all(player, judge, pairs_)
    player.page.new.place.setText(str(tmp_path / "both.nearmiss"))
    rows = table(player.page, "Files, taken together")
    assert [row[0] for row in rows] == [judge.name, pairs_.name]
    bring_in(player)
    with Project.open(tmp_path / "both.nearmiss") as project:
        kinds = sorted(rater.kind for rater in project.raters())
        assert kinds == ["human", "human", "human", "judge"]
    assert "Judges: judge-x." in words(player.page.done)


def test_a_file_that_speaks_of_others_asks_for_them(
    player: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alone it would be refused; the other file is added from the page."""
    monkeypatch.setattr("nearmiss_gui.import_page.choose_files", lambda *_: (SAMPLES / "pandalm/testset-v1.json",))
    look(player, SAMPLES / "pandalm/judge-x-testset-v1.json")
    assert "speaks of prompts that another file holds" in player.page.news.text()
    button(player.page.news, "Add files…").click()
    player.settle()
    assert player.page.aside() == "2 files"
    player.page.new.place.setText(str(tmp_path / "both.nearmiss"))
    bring_in(player)
    assert len(player.finished) == 1


def test_two_models_files_make_pairs(player: Any, tmp_path: Path) -> None:
    """StructFlowBench: the prompts and two models' files in one go."""
    folder = SAMPLES / "structflow"
    look_at_all(player, folder)
    player.page.new.place.setText(str(tmp_path / "models.nearmiss"))
    bring_in(player)
    with Project.open(tmp_path / "models.nearmiss") as project:
        assert project.summary().counts["pairs"] > 0


@pytest.mark.parametrize("into_open", [False, True])
def test_all_files_or_none(qtbot: QtBot, tmp_path: Path, pairs: Path, half_bad: Path, into_open: bool) -> None:
    """A bad record in the second file: nothing of the first is taken either, and the second is shown."""
    path = project_with(tmp_path / "open.nearmiss", [record(90, [])])
    with page(qtbot, path) as player:
        look_at_all(player, pairs, half_bad, into_open=into_open)
        bring_in(player)
        assert player.page.news.text().startswith("Nothing was taken. Line 4: ")
        assert player.page.aside() == "2 files"
        counts: list[int] = []
        player.session.read(lambda project: project.summary().counts["prompts"], counts.append)
        player.settle()
        assert counts == [1]
        assert list(tmp_path.glob("*.nearmiss")) == [path]


def test_what_no_format_fits_is_left_out_and_said(player: Any, tmp_path: Path, pairs: Path) -> None:
    """In the list while there is time to mend it, and again when the others are in."""
    other = tmp_path / "scores.csv"
    other.write_text("model,score\nx,1\n", encoding="utf-8")
    look_at_all(player, tmp_path)
    rows = table(player.page, "Files, taken together")
    assert rows == [["pairs.jsonl", "Nearmiss records", "6 records"], ["scores.csv", "not known", "left out"]]
    assert "1 file is left out: no format fits it." in words(player.page)
    bring_in(player)
    assert player.finished[0][1].endswith("Not taken, because no format fits: scores.csv.")
    assert "scores.csv" in player.page.news.text()


def test_a_file_can_be_left_out_of_the_list(player: Any, pairs: Path, half_bad: Path) -> None:
    """The other is then taken by itself."""
    look_at_all(player, half_bad, pairs)
    button(player.page, "Leave this file out").click()
    player.settle()
    assert player.page.aside() == "pairs.jsonl"
    bring_in(player)
    assert player.finished[0][1].endswith("from pairs.jsonl.")


def test_each_file_has_columns_of_its_own(player: Any, tmp_path: Path) -> None:
    """What was said of one holds for it alone, and is there again when one comes back to it."""
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("frage,links,rechts\nq1,l,r\n", encoding="utf-8")
    two.write_text("question,left,right\nq2,l,r\n", encoding="utf-8")
    look_at_all(player, one, two)
    for row, names in enumerate((("frage", "links", "rechts"), ("question", "left", "right"))):
        player.page.show_file(row)
        for field, column in zip(("prompt", "response_1", "response_2"), names, strict=True):
            player.page.columns.field(field).setCurrentText(column)
            player.settle()
    player.page.show_file(0)
    assert player.page.columns.mapping() == {"prompt": "frage", "response_1": "links", "response_2": "rechts"}
    bring_in(player)
    assert "Imported 1 prompt, 2 responses and 1 pair from one.csv." in player.finished[0][1]
    assert "from two.csv." in player.finished[0][1]


def test_a_folder_without_data_says_so(player: Any, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "notes.md").write_text("x", encoding="utf-8")
    look_at_all(player, folder)
    assert "There is no data file in this folder." in player.page.news.text()
    assert not button(player.page, "Import").isEnabled()


# ------------------------------------------------------------------------------------ tables, then the end


def test_a_column_with_a_usual_name_can_be_said_to_be_nothing(player: Any, tmp_path: Path) -> None:
    """'winner' of another kind: nobody prefers anything, and the column is kept."""
    source = tmp_path / "in.csv"
    source.write_text("prompt,response_a,response_b,winner\np,a,b,maybe\n", encoding="utf-8")
    look(player, source)
    assert "winner is 'maybe'" in player.page.news.text()
    player.page.columns.field("winner").setCurrentIndex(0)
    player.settle()
    assert player.page.news.text() == ""
    assert button(player.page, "Import").isEnabled()


def test_every_field_of_the_command_line_can_be_matched(player: Any, tmp_path: Path) -> None:
    """The window knows no fewer than --map; the seldom ones wait behind a button."""
    assert {*OFFERED, *SELDOM} == set(FIELDS)
    source = tmp_path / "in.csv"
    source.write_text("prompt,response_a,response_b,why\np,a,b,x\n", encoding="utf-8")
    look(player, source)
    assert not player.page.columns.field("statement").isVisible()
    button(player.page, "More fields").setFocus()
    player.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert player.page.columns.field("statement").isVisible()
    assert player.page.columns.field("reference").hasFocus()


def test_a_table_of_a_thousand_columns_is_offered_whole(player: Any, tmp_path: Path) -> None:
    source = tmp_path / "wide.csv"
    names = [f"c{number}" for number in range(1000)]
    source.write_text(f"{','.join(names)}\n{','.join('x' * 1000)}\n", encoding="utf-8")
    look(player, source)
    assert player.page.columns.field("prompt").count() == 1001
    for field, column in (("prompt", "c999"), ("response_1", "c0")):
        player.page.columns.field(field).setCurrentText(column)
        player.settle()
    assert button(player.page, "Import").isEnabled()


def test_a_sheet_of_a_workbook_can_be_chosen(player: Any, tmp_path: Path) -> None:
    """The first that is a table is shown; another by its name."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for title, text in (("one", "first"), ("two", "second")):
        sheet = book.create_sheet(title)
        sheet.append(["prompt", "response_1", "response_2"])
        sheet.append([text, "a", "b"])
    book.save(tmp_path / "in.xlsx")
    look(player, tmp_path / "in.xlsx")
    assert "first" in player.page.records.said.toPlainText()
    sheets = player.page.understood.sheets
    assert sheets.isVisible()
    player.qtbot.keyClicks(sheets, "two")
    player.settle()
    assert "second" in player.page.records.said.toPlainText()
    bring_in(player)
    with Project.open(player.finished[0][0]) as project:
        assert project.summary().counts["prompts"] == 1


def test_afterwards_it_says_what_was_taken_and_what_is_next(player: Any, half_bad: Path) -> None:
    """By kind, what was left out by line, who answered; Enter opens the project."""
    values = [record(0, [said("ana", 1)]), "no JSON"]
    source = jsonl(half_bad.with_name("end.jsonl"), values)
    look(player, source)
    button(player.page.news, "Leave it out").click()
    player.settle()
    assert table(player.page.done, "What was added") == [
        ["Prompts", "1"], ["Responses", "2"], ["Pairs", "1"], ["Constraints", "1"], ["Labels", "1"],
    ]  # fmt: skip
    shown = words(player.page.done)
    assert "Imported from end.jsonl" in shown and "People: ana." in shown and "Left out of end.jsonl: 1" in shown
    assert button(player.page, "Open the project").hasFocus()
    with player.qtbot.waitSignal(player.page.open_wanted) as heard:
        player.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert heard.args == [player.finished[0][0]]


def test_progress_counts_records_of_how_many(player: Any, tmp_path: Path) -> None:
    """So far, and of how many: known exactly once the file was looked through."""
    look(player, jsonl(tmp_path / "many.jsonl", [record(number, []) for number in range(1000)]))
    heard: list[tuple[int, int | None]] = []
    player.page._taking.progressed.connect(lambda done, total: heard.append((done, total)))
    bring_in(player)
    assert {total for _, total in heard} == {1000}
    counts = [done for done, _ in heard]
    assert counts == sorted(counts) and counts[-1] <= 1000 and len(set(counts)) > 1


def test_stopping_in_the_second_file_leaves_the_project_as_it_was(tmp_path: Path, pairs: Path) -> None:
    """All that the first brought is gone again: the same head, the same counts."""
    more = jsonl(tmp_path / "more.jsonl", [record(number, [said("ben", 1)]) for number in range(50, 60)])
    path = project_with(tmp_path / "open.nearmiss", [record(90, [said("ana", -1)])])

    class Stopping:
        """Lets six records pass, which is the first file."""

        def report(self, done: int, total: int | None) -> None:
            if done >= 6:
                raise Cancelled

    with Project.open(path) as project:
        before = (project.summary().counts, [line.id for line in project.log()])
        asked = [bringing_in.Asked(pairs), bringing_in.Asked(more)]
        with pytest.raises(Cancelled):
            bringing_in.take_all(project, asked, Stopping())
        assert (project.summary().counts, [line.id for line in project.log()]) == before
        bringing_in.take_all(project, asked, SILENT)
        assert project.summary().counts["prompts"] == 17


def test_the_share_goes_by_bytes_where_nobody_knows_how_many(tmp_path: Path) -> None:
    """Records so far of about so many, over all files; never more than there are in the end, never backwards."""
    files = [
        jsonl(tmp_path / f"{name}.jsonl", [record(number, []) for number in range(1000 * name, 1000 * name + 900)])
        for name in (1, 2)
    ]
    heard: list[tuple[int, int | None]] = []

    class Listening:
        """Writes down what it hears."""

        def report(self, done: int, total: int | None) -> None:
            heard.append((done, total))

    with Project.create(tmp_path / "p.nearmiss", preset("constraints")) as project:
        bringing_in.take_all(project, [bringing_in.Asked(path) for path in files], Listening())
    counts = [done for done, _ in heard]
    assert counts == sorted(counts) and 900 < counts[-1] <= 1800
    assert all(total is None or total >= done for done, total in heard)
    assert heard[-1][1] in range(1600, 2000)
