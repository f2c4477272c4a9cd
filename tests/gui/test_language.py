"""The language is changed while the program runs, and nobody loses anything by it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk_sample import plain
from nearmiss import settings
from nearmiss.project import Project
from nearmiss.settings import LANGUAGES
from nearmiss_gui.translation import language, speak
from window_player import Player


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    """English afterwards, whatever a test chose."""
    yield
    speak("en")


def test_the_language_changes_at_once(player: Player, project: Path, english_again: None) -> None:
    """The choice in the settings remakes every page, command and menu, with the project still open, and is kept."""
    player.open(project)
    player.window.show_lead_page("settings")
    settings_page = player.window.pages.settings
    settings_page.language.setCurrentIndex(LANGUAGES.index("de"))
    player.until(lambda: player.window.pages.settings is not settings_page)
    player.settle()
    shown = player.window
    assert shown.pages.settings.language.currentText() == "Deutsch" and shown.pages.settings.isVisible()
    assert shown.commands["export"].text() == "Export" and shown.commands["quit"].text() == "Beenden"
    assert [action.text() for action in shown.menu.actions() if action.text()][-1] == "Beenden"
    player.press("Ctrl+1")
    assert player.shown() == "OverviewPage"
    assert shown.pages.overview.accessibleName() == "Übersicht"
    assert shown.pages.overview.figure("pairs").startswith("Paare: 3")
    assert settings.load().language == "de"


def test_changing_the_language_loses_nothing_on_the_desk(player: Player, project: Path, english_again: None) -> None:
    """What was filled in for the pair is there again in the other language, and can be submitted."""
    player.open(project, "Mara")
    item = player.window.pages.desk.item
    assert item is not None
    for _ in range(2 * len(item.constraints)):
        player.press("M")
    player.press("5")
    player.window.prefer(replace(settings.load(), language="de"))
    player.until(lambda: player.shown() == "SettingsPage")
    player.settle()
    player.window.label_as("Mara")
    player.until(lambda: player.window.pages.desk.item is not None)
    desk = player.window.pages.desk
    assert desk.item is not None and desk.item.subject == item.subject
    assert desk.footer.needed() == ""
    player.press("Ctrl+Return")
    player.until(lambda: desk.flow.progress.done == 1)


def test_an_import_goes_on_while_the_language_changes(
    player: Player, project: Path, tmp_path: Path, english_again: None
) -> None:
    """A page at work is kept as it is; its records arrive, and the other pages speak the new language."""
    player.open(project)
    source = tmp_path / "more.jsonl"
    source.write_text("".join(f"{json.dumps(plain(number))}\n" for number in range(10, 14)), "utf-8")
    player.window.show_import(source, into_open=True)
    player.settle()
    page = player.window.pages.importing
    page.bring_in()
    player.window.prefer(replace(settings.load(), language="de"))
    player.until(lambda: player.window.welcome.isHidden() and language() == "de")
    player.settle()
    player.until(lambda: not page.is_at_work())
    with Project.open(project, read_only=True) as read:
        assert read.summary().counts["pairs"] == 3 + 4
