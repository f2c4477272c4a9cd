"""The window takes a person from page to page, opens and closes projects in good order, and says what goes wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desk_sample import make_project, plain
from nearmiss import demo, settings
from nearmiss.errors import ProblemForYou
from nearmiss.project import Project
from nearmiss.schemes import preset
from nearmiss_gui import app, windows
from nearmiss_gui.commands import owned_by
from nearmiss_gui.menu import GROUPS
from nearmiss_gui.theme import Theme
from nearmiss_gui.widgets import RailButton
from nearmiss_gui.window import NEEDS_PROJECT, SMALLEST
from window_player import Player, drafts, is_free, window


def fill_in(player: Player) -> None:
    """Say by keys that every constraint is met on both sides, and that B is slightly better."""
    item = player.window.pages.desk.item
    assert item is not None
    for _ in range(2 * len(item.constraints)):
        player.press("M")
    player.press("5")


def labels_of_people(path: Path) -> int:
    """How many there are, counted in the views."""
    with Project.open(path) as project:
        return int(project.connection.execute("SELECT count(*) FROM labels WHERE kind = 'human'").fetchone()[0])


# ---------------------------------------------------------------------------------------------- going about


def test_it_begins_on_the_first_page(player: Player) -> None:
    """The first page, the program's name, and nothing that needs a project can be asked for."""
    assert player.shown() == "WelcomePage"
    assert player.window.windowTitle() == "Nearmiss"
    assert not any(player.window.commands[name].isEnabled() for name in NEEDS_PROJECT)
    for key in ("Ctrl+1", "Ctrl+2", "Ctrl+4", "Ctrl+E", "Ctrl+W"):
        player.press(key)
        assert player.shown() == "WelcomePage", key


def test_a_project_opens_at_its_overview(player: Player, project: Path) -> None:
    """The title names the file, and the file is among the recent ones."""
    player.open(project)
    assert player.shown() == "OverviewPage"
    assert player.window.windowTitle() == "everyday.nearmiss — Nearmiss"
    assert settings.load().recent == (str(project),)


@pytest.mark.parametrize(
    ("key", "page"),
    [
        ("Ctrl+1", "OverviewPage"),
        ("Ctrl+4", "AgreementPage"),
        ("Ctrl+E", "ExportPage"),
        ("Ctrl+,", "SettingsPage"),
        ("Ctrl+2", "NamePage"),
    ],
)
def test_each_page_has_its_key(player: Player, project: Path, key: str, page: str) -> None:
    """From any page to any other, and from the desk too."""
    player.open(project)
    player.press("Ctrl+,")
    player.press(key)
    player.until(lambda: player.shown() == page)


def test_the_rail_leads_to_the_same_pages(player: Player, project: Path) -> None:
    """Space on a button of the rail goes there, and the button shows where one is."""
    player.open(project)
    rail = {button.text(): button for button in player.window.lead.findChildren(RailButton)}
    for words, page in (("Agreement", "AgreementPage"), ("Export", "ExportPage"), ("Settings", "SettingsPage")):
        player.qtbot.keyClick(rail[words], Qt.Key.Key_Space)
        assert player.shown() == page
        assert [name for name, button in rail.items() if button.isChecked()] == [words]


def test_to_the_pages_and_back_to_the_desk(player: Player, project: Path) -> None:
    """Ctrl+1 shows what was just labelled, Ctrl+2 goes on where one was, as the same person."""
    before = labels_of_people(project)
    player.open(project, "ana")
    fill_in(player)
    player.press("Ctrl+Return")
    player.until(lambda: player.window.pages.desk.flow.progress.done == 1)
    second = player.window.pages.desk.item
    player.press("Ctrl+1")
    assert player.shown() == "OverviewPage"
    player.until(lambda: player.window.pages.overview.figure("labels").startswith(f"Labels of people: {before + 1} "))
    player.press("Ctrl+2")
    player.until(lambda: player.window.pages.desk.item is not None)
    assert player.shown() == "DeskPage"
    assert player.window.pages.desk.item == second


def test_what_is_begun_at_the_desk_is_there_after_a_look_elsewhere(player: Player, project: Path) -> None:
    player.open(project, "ana")
    fill_in(player)
    begun = player.window.pages.desk.flow.answering.form
    player.press("Ctrl+4")
    player.press("Ctrl+2")
    player.until(lambda: player.window.pages.desk.item is not None)
    assert player.window.pages.desk.flow.answering.form == begun


@pytest.mark.qt_log_ignore("This plugin does not support")  # raising and grabbing, offscreen
def test_the_menu_opens_by_key_and_has_no_dead_entry(player: Player, project: Path) -> None:
    """F10 opens it with the first entry chosen; every command of the window is in it, but the menu itself."""
    player.open(project, "ana")
    player.press("F10")
    menu = player.window.findChild(QMenu)
    assert menu is not None and menu.isVisible()
    assert menu.activeAction() is player.window.commands["page_overview"]
    assert {name for group in GROUPS for name in group} == {c.id for c in owned_by("window")} - {"menu"}
    player.qtbot.keyClick(menu, Qt.Key.Key_Return)
    player.settle()
    assert player.shown() == "OverviewPage"


# --------------------------------------------------------------------------------------------- who labels


def test_who_labels_is_asked_once(player: Player, project: Path) -> None:
    """No name: asked. An empty one: asked again, in words. A name: the desk, and it is known the next time."""
    player.open(project)
    player.press("Ctrl+2")
    player.until(lambda: player.shown() == "NamePage")
    player.press("Return")
    assert player.shown() == "NamePage"
    player.type("mara")
    player.press("Return")
    player.until(lambda: player.window.pages.desk.item is not None)
    assert player.shown() == "DeskPage"
    assert settings.load().rater == "mara"


def test_a_name_given_at_the_start_is_for_this_project_only(player: Player, project: Path) -> None:
    """`--rater` and the sample's `you` do not become the person's own name."""
    player.open(project, "ana")
    assert settings.load().rater == ""
    player.window.close_project()
    player.open(project)
    player.press("Ctrl+2")
    player.until(lambda: player.shown() == "NamePage")


def test_somebody_else_can_label(player: Player, project: Path) -> None:
    """The question for a name knows those who labelled before."""
    player.open(project, "ana")
    player.window.commands["label_as"].trigger()
    player.until(lambda: player.shown() == "NamePage")
    completer = player.window.pages.name.name.completer()
    assert "ana" in [completer.model().index(row, 0).data() for row in range(completer.model().rowCount())]


# ------------------------------------------------------------------------------------------------ opening


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "no such file"), (b"", "empty"), (b"just some text, nothing else here at all", "not a Nearmiss project")],
)
def test_what_is_no_project_is_refused_in_place(
    player: Player, tmp_path: Path, content: bytes | None, words: str
) -> None:
    """One sentence at the top of the page; no dialog, nothing else changes, and it can be put away."""
    path = tmp_path / "other.nearmiss"
    if content is not None:
        path.write_bytes(content)
    player.window.open_path(path)
    player.until(lambda: player.said() != "")
    assert words in player.said()
    assert player.shown() == "WelcomePage"
    assert settings.load().recent == ()
    player.window.news.clear()
    assert player.said() == ""


def test_a_project_in_use_is_refused_and_the_open_one_stays(player: Player, project: Path, tmp_path: Path) -> None:
    """The core's sentence says that it is open elsewhere; the project that was open is still worked with."""
    other = make_project(tmp_path / "other.nearmiss", [plain(1)])
    player.open(project)
    with Project.open(other):
        player.window.open_path(other)
        player.until(lambda: player.said() != "")
    assert "open in another window" in player.said()
    player.press("Ctrl+1")
    assert player.window.session.opened is not None and player.window.session.opened.path == project


def test_another_project_takes_the_place_of_the_first(player: Player, project: Path, tmp_path: Path) -> None:
    """The first is let go of with its drafts kept, and the desk shows the other's pairs."""
    other = make_project(tmp_path / "other.nearmiss", [plain(7, rules=6)])
    player.open(project, "ana")
    player.press("M")
    player.open(other, "ana")
    assert is_free(project)
    assert len(drafts()) == 1
    assert player.window.windowTitle() == "other.nearmiss — Nearmiss"
    item = player.window.pages.desk.item
    assert item is not None and item.conversation.turns[0].content.startswith("Name 9 rivers")


def test_the_same_project_again_is_no_reason_to_refuse(player: Player, project: Path) -> None:
    """It is shown, and pressing twice on a recent file opens it once."""
    player.window.open_path(project)
    player.window.open_path(project)
    player.until(lambda: player.shown() == "OverviewPage")
    player.settle()
    player.window.open_path(project)
    player.settle()
    assert (player.said(), player.shown()) == ("", "OverviewPage")


def test_the_sample_opens_at_the_desk(player: Player) -> None:
    """Enter on the first page, and one labels."""
    player.press("Return")
    player.until(lambda: player.window.pages.desk.item is not None)
    assert player.shown() == "DeskPage"
    opened = player.window.session.opened
    assert opened is not None and opened.title == demo.TITLE


def test_closing_a_project_leads_back_to_the_first_page(player: Player, project: Path) -> None:
    """Ctrl+W lets go of the file; it is listed among the recent ones, and opens from there."""
    player.open(project)
    player.press("Ctrl+W")
    assert player.shown() == "WelcomePage"
    assert player.window.windowTitle() == "Nearmiss"
    assert is_free(project)
    player.window.welcome.open_recent.emit(str(project))
    player.until(lambda: player.shown() == "OverviewPage")


def test_the_systems_dialogs_are_the_only_ones(
    player: Player, project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Ctrl+O opens what is chosen, Ctrl+N shows a data file; nothing happens when nobody chooses."""
    answers: list[Path | None] = [None, project]
    chosen: list[tuple[Path, ...]] = [(), (tmp_path / "data.csv",)]
    (tmp_path / "data.csv").write_text("prompt,response_1,response_2\nName a river,Elbe,Oder\n", encoding="utf-8")
    monkeypatch.setattr("nearmiss_gui.taking_in.choose_file", lambda *_: answers.pop(0))
    monkeypatch.setattr("nearmiss_gui.taking_in.choose_files", lambda *_: chosen.pop(0))
    for key, page in (("Ctrl+O", "Welcome"), ("Ctrl+O", "Overview"), ("Ctrl+N", "Overview"), ("Ctrl+N", "Import")):
        player.press(key)
        player.until(lambda page=page: player.shown() == f"{page}Page")
    assert callable(windows.choose_file)


# ----------------------------------------------------------------------------------------------- dropping


def test_files_can_be_dropped_anywhere(player: Player, project: Path, tmp_path: Path) -> None:
    """Data is shown as it would be understood, a project opens; with one open, data goes into it."""
    data = tmp_path / "pairs.csv"
    data.write_text("prompt,response_1,response_2\nName a river,Elbe,Oder\n", encoding="utf-8")
    assert player.drop(data)
    assert player.shown() == "ImportPage"
    assert player.window.pages.importing.new.place.isVisible()
    assert player.drop(project)
    player.until(lambda: player.shown() == "OverviewPage")
    assert player.drop(data)
    assert player.shown() == "ImportPage"
    assert not player.window.pages.importing.new.isVisible()
    player.settle()


def test_an_empty_project_leads_from_the_desk_to_an_import(
    player: Player, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing to label yet: Enter asks for files, which go into this project."""
    data = tmp_path / "pairs.csv"
    data.write_text("prompt,response_1,response_2\nName a river,Elbe,Oder\n", encoding="utf-8")
    monkeypatch.setattr("nearmiss_gui.taking_in.choose_files", lambda *_: (data,))
    Project.create(tmp_path / "empty.nearmiss", preset("pairwise")).close()
    player.window.open_path(tmp_path / "empty.nearmiss", "ana")
    player.until(lambda: player.window.pages.is_made("desk") and player.window.pages.desk.end.isVisible())
    player.settle()
    assert player.focused().accessibleName() == "Import files…"
    player.press("Return")
    player.until(lambda: player.shown() == "ImportPage")
    player.settle()
    player.window.pages.importing.bring_in()
    player.until(lambda: player.window.pages.importing.done.isVisible())
    player.press("Return")
    player.until(lambda: player.shown() == "OverviewPage")
    player.window.label_as("ana")
    player.until(lambda: player.window.pages.desk.item is not None)


def test_a_folder_can_be_dropped(player: Player, tmp_path: Path) -> None:
    """Its data files are shown, to be taken together; what is no data is not looked at."""
    for name in ("one.csv", "two.csv", "notes.md"):
        (tmp_path / name).write_text(f"prompt,response_1,response_2\n{name},Elbe,Oder\n", encoding="utf-8")
    assert player.drop(tmp_path)
    player.settle()
    assert [source.path.name for source in player.window.pages.importing.looking.sources] == ["one.csv", "two.csv"]


def test_what_cannot_be_taken_is_not(player: Player, project: Path, tmp_path: Path) -> None:
    """A project among other files, a picture: refused while they are still held. Work files: said in words."""
    picture, work = tmp_path / "picture.png", tmp_path / "round.nmwork"
    picture.write_bytes(b"x")
    work.write_bytes(b"x")
    assert not player.drop(project, picture)
    assert not player.drop(picture)
    assert player.drop(work)
    assert "does not open work files" in player.said()


# ----------------------------------------------------------------------------------------------- settings


def test_text_size_by_keys_on_every_page(player: Player, project: Path, theme: Theme) -> None:
    """Larger, smaller, back to the usual: at once, shown on the pages that tell it, and kept for the next time."""
    player.open(project, "ana")
    player.press("Ctrl+=")
    assert (theme.text_size, settings.load().text_size) == (110, 110)
    player.press("Ctrl+-")
    player.press("Ctrl+-")
    assert settings.load().text_size == 90
    player.press("Ctrl+0")
    assert (theme.text_size, settings.load().text_size) == (100, 100)


def test_settings_work_at_once(player: Player, project: Path, theme: Theme) -> None:
    """Dark is dark now, and keys without Ctrl are off at the desk now."""
    player.open(project, "ana")
    player.press("Ctrl+,")
    page = player.window.pages.settings
    page.appearance.changed.emit(2)
    page.single_keys.setChecked(False)
    assert theme.palette.dark
    player.press("Ctrl+2")
    player.until(lambda: player.window.pages.desk.item is not None)
    player.press("5")
    assert not player.window.pages.desk.flow.answering.is_changed
    assert (settings.load().appearance, settings.load().single_keys) == ("dark", False)


def test_settings_can_be_seen_without_a_project(player: Player) -> None:
    """The rest of the rail is off then, and there is a way back."""
    player.press("Ctrl+,")
    assert player.shown() == "SettingsPage"
    rail = {button.text(): button.isEnabled() for button in player.window.lead.findChildren(RailButton)}
    assert [words for words, on in rail.items() if on] == ["Settings", "Menu"]
    player.window.pages.settings.left.emit()
    assert player.shown() == "WelcomePage"


def test_settings_that_cannot_be_stored_hold_for_this_time(player: Player, own_home: Path, theme: Theme) -> None:
    """Said once in words; the text is larger all the same."""
    (own_home / "settings.json").mkdir()
    player.press("Ctrl+=")
    assert "could not be stored" in player.said()
    assert theme.text_size == 110


def test_full_screen_and_back(player: Player) -> None:
    player.press("F11")
    assert player.window.isFullScreen()
    player.press("F11")
    assert not player.window.isFullScreen()


def test_the_window_stands_where_it_stood(qtbot: QtBot, theme: Theme) -> None:
    """Its size is the same the next time, and never smaller than the desk needs."""
    with window(qtbot) as first:
        first.window.resize(1120, 770)
    with window(qtbot) as second:
        assert (second.window.width(), second.window.height()) == (1120, 770)
        second.window.resize(200, 200)
        assert (second.window.width(), second.window.height()) == SMALLEST


# ------------------------------------------------------------------------------------- faults, and the end


def test_a_fault_in_a_slot_is_shown(player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program goes on, and the person knows: never silent."""
    tell = app.telling_faults(player.jobs)
    tell(ZeroDivisionError, ZeroDivisionError("a slot"), None)
    assert "Something went wrong in the program (ZeroDivisionError)" in player.said()
    player.faults.clear()


def test_a_fault_in_the_background_is_shown(player: Player) -> None:
    def work(_: object) -> None:
        raise KeyError("in a worker")

    player.jobs.start(work)
    player.until(lambda: player.said() != "")
    assert "(KeyError)" in player.said()
    player.faults.clear()


def test_the_end_is_in_good_order(qtbot: QtBot, project: Path, theme: Theme) -> None:
    """Closed in the middle of a form: the file is let go of, and what was begun comes back."""
    with window(qtbot) as first:
        first.open(project, "ana")
        fill_in(first)
        first.press("J")
        first.type("B is shorter")
    assert is_free(project)
    with window(qtbot) as second:
        second.open(project, "ana")
        assert second.window.pages.desk.flow.answering.form.statement == "B is shorter"


def test_ctrl_q_closes(player: Player) -> None:
    player.press("Ctrl+Q")
    assert not player.window.isVisible()


def test_texts_of_a_project_are_only_text(player: Player, tmp_path: Path) -> None:
    """A title or a name with tags is shown as it is, on every page."""
    path = make_project(tmp_path / "tags.nearmiss", [plain(1)])
    with Project.open(path) as opened:
        opened.rater("<b>ana</b>")
    player.open(path)
    for key in ("Ctrl+1", "Ctrl+4", "Ctrl+E", "Ctrl+,"):
        player.press(key)
    rich = [
        label.text() for label in player.window.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText
    ]
    assert rich == []


def test_every_control_tells_its_name(player: Player, project: Path, tmp_path: Path) -> None:
    """On every page of a lead, whatever takes the keyboard has a name for screen readers."""
    player.open(project)
    (tmp_path / "data.csv").write_text("prompt,response_1,response_2\nName a river,Elbe,Oder\n", encoding="utf-8")
    player.press("Ctrl+4")
    player.press("Ctrl+E")
    player.press("Ctrl+,")
    player.window.show_lead_page("label")
    player.window.taking_in.new_from(tmp_path / "data.csv")
    player.settle()
    silent = []
    for name in ("overview", "agreement", "export", "settings", "name", "importing"):
        for widget in getattr(player.window.pages, name).findChildren(QWidget):
            told = QAccessible.queryAccessibleInterface(widget)
            by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            inner = isinstance(widget.parent(), QAbstractSpinBox) or widget.window() is not player.window
            if by_tab and not inner and not told.text(QAccessible.Text.Name):
                silent.append((name, type(widget).__name__, widget.objectName()))
    assert silent == []


def test_no_display_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt would end the program without one."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(ProblemForYou, match="no display"):
        app.check_display()
