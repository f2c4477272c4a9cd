"""Labels that were kept aside go back into their project, and a project in another window is shown there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desk_sample import make_project, plain
from nearmiss.kept_aside import keep_aside
from nearmiss.lines import Line
from nearmiss.model import Answer
from nearmiss.other_windows import asked_to_show, is_waiting
from nearmiss.project import Project
from nearmiss_gui import own_files
from window_player import Player, window


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two pairs, nobody has labelled."""
    return make_project(tmp_path / "everyday.nearmiss", [plain(1, 0), plain(2, 0)])


def kept_label(path: Path, place: Path) -> Line:
    """A label of ana's about the first pair, prepared and kept aside."""
    with Project.open(path) as project:
        ana = project.rater("ana").id
        entry = project.queue(ana).next_open()
        assert entry is not None
        item = project.desk_item(ana, entry.subject)
        line = project.prepare_label(ana, item, Answer("constraints", preference=2, order=item.order))
        project.kept_aside(line)
        keep_aside(place, project.id, project.title, [line])
    return line


def test_a_label_kept_aside_is_taken_in_by_its_project(player: Player, project: Path, tmp_path: Path) -> None:
    """Opened or dropped; the second time it is known; the desk goes on at the next pair."""
    place = tmp_path / "label.nmkept"
    line = kept_label(project, place)
    player.open(project, "ana")
    player.window.open_path(place)
    player.until(lambda: player.said() == "1 label was taken in.")
    player.settle()
    assert player.window.pages.desk.flow.position == 2
    player.window.taking_in.take_dropped(place)
    player.until(lambda: player.said() == "The project has this label already.")
    player.settle()
    player.window.close_project()
    player.settle()
    with Project.open(project) as opened:
        assert line.id in {one.id for one in opened.log()}


def test_a_label_of_another_project_is_not_taken_in(player: Player, project: Path, tmp_path: Path) -> None:
    place = tmp_path / "label.nmkept"
    kept_label(project, place)
    for other in (None, make_project(tmp_path / "other.nearmiss", [plain(1)])):
        if other:
            player.open(other)
        player.window.news.clear()
        player.window.open_path(place)
        player.until(lambda: player.said() != "")
        assert "keeps a label of the project “Everyday writing”" in player.said()


def test_a_file_that_is_none_of_ours_is_refused_in_words(player: Player, tmp_path: Path) -> None:
    place = tmp_path / "label.nmkept"
    place.write_text("nothing", "utf-8")
    player.window.open_path(place)
    player.until(lambda: player.said() != "")
    assert "no labels that were kept aside" in player.said()


def show_it(player: Player) -> None:
    (button,) = [one for one in player.window.news.findChildren(QPushButton) if one.text() == "Show it"]
    button.click()


@pytest.mark.qt_log_ignore("does not support raise")
def test_the_window_that_has_a_project_comes_to_the_front(player: Player, project: Path, qtbot: QtBot) -> None:
    """The other window finds the request in the user's folder, answers it, and is no longer minimised."""
    player.open(project)
    player.window.showMinimized()
    with window(qtbot) as other:
        other.window.open_path(project)
        other.until(lambda: "open in another window" in other.said())
        show_it(other)
        other.until(lambda: not player.window.isMinimized())
        assert not is_waiting(project)
        other.window.own_files.stop()


def test_a_window_that_does_not_answer_is_said(player: Player, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another person's, or one on another computer: nobody here takes the request away."""
    monkeypatch.setattr(own_files, "ANSWERS_WITHIN_MS", 1)
    with Project.open(project):
        player.window.own_files._waiting.setInterval(50)
        player.window.open_path(project)
        player.until(lambda: "open in another window" in player.said())
        show_it(player)
        player.until(lambda: "does not answer" in player.said())
        assert not asked_to_show(project)


@pytest.mark.qt_log_ignore("does not support")
def test_the_desks_own_commands_are_in_the_menu_while_it_is_in_sight(player: Player, project: Path) -> None:
    def entries() -> list[str]:
        player.window.open_menu()
        names = [action.objectName() for action in player.window.menu.actions() if action.objectName()]
        player.window.menu.close()
        return names

    player.open(project, "ana")
    at = entries().index("marked")
    assert entries()[at : at + 3] == ["marked", "pause", "new"]
    assert entries().count("pause") == 1
    player.window.show_lead_page("overview")
    player.settle()
    assert "pause" not in entries()


def test_a_key_changed_in_the_settings_is_the_windows_and_the_desks(player: Player, project: Path) -> None:
    player.open(project, "ana")
    player.press("Ctrl+,")
    page = player.window.pages.settings
    page.keys._become(page.keys._keymap.with_key("settings", "F7").with_key("pause", "F8"), "changed")
    player.press("Ctrl+2")
    player.until(lambda: player.window.pages.desk.item is not None)
    player.settle()
    player.press("F8")
    assert player.window.pages.desk.interludes.paused
    player.press("Space")
    player.press("F7")
    assert "SettingsPage" in player.shown()
