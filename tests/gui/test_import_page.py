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
from nearmiss.importing.options import Options
from nearmiss.intake import Taken
from nearmiss.project import Project
from nearmiss.records import BadRecord
from nearmiss.schemes import PRESETS, preset
from nearmiss_gui import bringing_in
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
