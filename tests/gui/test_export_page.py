"""The export page says beforehand what would go out and what not, writes exactly that, and can be stopped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from nearmiss.exporting import FORMATS, Options, export, survey
from nearmiss.home import home
from nearmiss.project import Project
from nearmiss_gui.export_page import ExportPage
from nearmiss_gui.export_place import free_name, suggested_folder
from nearmiss_gui.widgets import Checkbox, ProgressLine, Radio
from page_player import PagePlayer, button, project_with, record, said, showing, table, words
from window_player import sample


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The sample project."""
    return sample(tmp_path)


@pytest.fixture
def player(qtbot: QtBot, path: Path) -> Iterator[PagePlayer[ExportPage]]:
    """The page on the sample, worked out."""
    with showing(qtbot, ExportPage, path) as made:
        made.refresh()
        yield made


def place(page: ExportPage) -> QLineEdit:
    return next(field for field in page.findChildren(QLineEdit) if field.accessibleName() == "Save in")


def go(player: PagePlayer[ExportPage]) -> None:
    """Press the one main button, and wait."""
    player.qtbot.keyClick(player.page._go, Qt.Key.Key_Return)
    player.settle()


def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return found


def records_in(folder: Path) -> int:
    """Lines in the files that the manifest names."""
    files = [folder / file["path"] for file in manifest(folder)["files"]]
    return sum(len(file.read_bytes().splitlines()) for file in files)


@pytest.mark.parametrize("name", [recipe.name for recipe in FORMATS])
def test_counts_are_those_of_the_core_and_add_up(player: PagePlayer[ExportPage], path: Path, name: str) -> None:
    """For each format: kept, left out by reason, and the word on the button, as a survey of the core gives them."""
    player.page.formats.choose(name)
    player.settle()
    options = player.page.options()
    with Project.open(path, read_only=True) as project:
        found = survey(project, options)
    assert options.format == name
    assert player.page.kept() == found.kept
    rows = table(player.page, "Left out")
    assert [int(row[1]) for row in rows] == list(found.dropped.values())
    assert f"of {found.kept + sum(found.dropped.values())} {found.unit}s kept" in words(player.page)
    assert button(player.page, f"Export {found.kept} {found.unit}s").isEnabled()


def test_what_is_written_is_what_was_shown(player: PagePlayer[ExportPage], path: Path, tmp_path: Path) -> None:
    """The folder beside the project holds as many records as the page said, and the page says where it is."""
    folder = Path(place(player.page).text())
    assert folder == tmp_path / "sample-trl"
    kept = player.page.kept()
    go(player)
    assert manifest(folder)["kept"] == kept
    assert records_in(folder) == kept
    files = len(manifest(folder)["files"])
    assert player.page.news.text().startswith(f"Exported {kept} pairs to {folder}: {files} files, a data card")


def test_the_window_writes_the_same_bytes_as_the_command(
    player: PagePlayer[ExportPage], path: Path, tmp_path: Path
) -> None:
    """Same project and options: byte for byte."""
    go(player)
    with Project.open(path, read_only=True) as project:
        export(project, Options("trl"), tmp_path / "again")
    for file in (tmp_path / "again").iterdir():
        assert file.read_bytes() == (tmp_path / "sample-trl" / file.name).read_bytes(), file.name


def test_every_choice_reaches_the_options(player: PagePlayer[ExportPage]) -> None:
    """What is ticked and chosen is what the core is asked for; the counts are worked out anew each time."""
    page = player.page
    ticks = {box.accessibleName(): box for box in page.findChildren(Checkbox)}
    ticks["whose chosen response is complete"].setChecked(True)
    ticks["that are near misses"].setChecked(True)
    ticks["Justifications (may hold personal remarks)"].setChecked(False)
    ticks["Margin, from the strength of preference"].setChecked(False)
    page.findChild(QSpinBox).setValue(3)
    combos = {box.accessibleName(): box for box in page.findChildren(QComboBox)}
    combos["Split"].setCurrentIndex(1)
    combos["Where a person and a check differ"].setCurrentIndex(2)
    combos["Several labels become one by"].setCurrentIndex(1)
    before = page.kept()
    player.settle()
    assert page.options() == Options("trl", "mean", 3, True, True, False, (90, 5, 5), "both-agree", False)
    assert page.kept() < before


def test_choices_that_mean_nothing_for_a_format_are_off(player: PagePlayer[ExportPage]) -> None:
    """Whoever asks for everything merges and filters nothing; what is off is not asked of the core."""
    page = player.page
    ticks = {box.accessibleName(): box for box in page.findChildren(Checkbox)}
    ticks["that are near misses"].setChecked(True)
    page.findChild(QSpinBox).setValue(3)
    page.formats.choose("native")
    player.settle()
    assert page.options() == Options("native")
    assert not ticks["that are near misses"].isEnabled()
    assert not page.findChild(QSpinBox).isEnabled()
    page.formats.choose("trl")
    player.settle()
    assert page.options().near_miss and page.options().least_labels == 3


def test_formats_are_chosen_by_arrow_keys(player: PagePlayer[ExportPage]) -> None:
    """Down from TRL is the next format, and the suggested folder follows."""
    radios = player.page.findChildren(Radio)
    trl = next(radio for radio in radios if radio.isChecked())
    trl.setFocus()
    player.qtbot.keyClick(trl, Qt.Key.Key_Down)
    player.settle()
    assert player.page.formats.name() == "helpsteer2"
    assert place(player.page).text().endswith("sample-helpsteer2")
    assert QApplication.focusWidget() in radios


def test_records_can_be_leafed_through(player: PagePlayer[ExportPage], path: Path) -> None:
    """The first, the next, and no further back than the first; each as it would be written."""
    with Project.open(path, read_only=True) as project:
        first = survey(project, Options("trl")).first
    shown = player.page.findChild(QPlainTextEdit)
    assert json.loads(shown.toPlainText()) == first[0][0]
    button(player.page, "Next record").click()
    assert json.loads(shown.toPlainText()) == first[1][0]
    for _ in range(3):
        button(player.page, "Previous record").click()
    assert json.loads(shown.toPlainText()) == first[0][0]
    assert "Record 1 of 31" in words(player.page)


def test_a_second_data_set_goes_beside_the_first(player: PagePlayer[ExportPage], tmp_path: Path) -> None:
    """The suggestion moves on to a free name, so that nothing is ever in the way."""
    go(player)
    assert place(player.page).text() == str(tmp_path / "sample-trl-2")
    go(player)
    assert (tmp_path / "sample-trl-2" / "manifest.json").is_file()


def test_writing_over_a_data_set_is_asked_for(player: PagePlayer[ExportPage], tmp_path: Path) -> None:
    """A place that is taken by a data set: said, with the way to replace it; never replaced unasked."""
    go(player)
    folder = tmp_path / "sample-trl"
    first = folder / manifest(folder)["files"][0]["path"]
    first.write_text("mine", encoding="utf-8")
    place(player.page).setText(str(folder))
    go(player)
    assert "There is a data set here already." in player.page.news.text()
    assert first.read_text(encoding="utf-8") == "mine"
    button(player.page.news, "Write over it").click()
    player.settle()
    assert player.page.news.text().startswith("Exported 31 pairs")
    assert records_in(folder) == 31


@pytest.mark.parametrize("where", ["not/absolute", "taken", "file.txt"])
def test_a_place_that_will_not_do_is_refused_in_words(
    player: PagePlayer[ExportPage], tmp_path: Path, where: str
) -> None:
    """Relative, full of something else, or a file: one sentence, nothing written, and one can go on."""
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "thesis.txt").write_text("years of work", encoding="utf-8")
    (tmp_path / "file.txt").write_text("x", encoding="utf-8")
    place(player.page).setText(where if "/" in where else str(tmp_path / where))
    go(player)
    assert player.page.news.text() != ""
    assert "--" not in player.page.news.text()
    assert (tmp_path / "taken" / "thesis.txt").read_text(encoding="utf-8") == "years of work"
    assert player.page._go.isEnabled()


def test_stopped_means_nothing_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    """Stop, and there is no folder, not even a hidden half of one."""
    path = project_with(tmp_path / "large.nearmiss", [record(n, [said("ana", 1)]) for n in range(250)])
    with showing(qtbot, ExportPage, path) as player:
        player.refresh()
        before = sorted(item.name for item in tmp_path.iterdir())
        player.page.export()
        player.page.stop()
        player.settle()
        assert player.page.news.text() == "Stopped. Nothing was written."
        assert sorted(item.name for item in tmp_path.iterdir()) == before
        assert player.page._go.isEnabled()


def test_a_stop_that_came_too_late_says_what_was_written(player: PagePlayer[ExportPage], tmp_path: Path) -> None:
    """The sample is out before anybody asks whether to stop: then the page must not say that nothing was written."""
    player.page.export()
    player.page.stop()
    player.settle()
    assert player.page.news.text().startswith("Exported 31 pairs")
    assert records_in(tmp_path / "sample-trl") == 31


def test_the_way_into_a_survey_is_free_again_when_nobody_looks(player: PagePlayer[ExportPage]) -> None:
    """Leaving the page calls the survey off: labelling is not kept waiting."""
    player.page.refresh()
    job = player.page._job
    assert job is not None
    player.page.hide()
    assert player.page._job is None
    player.settle()


def test_nothing_to_export_is_said_with_the_main_reason(qtbot: QtBot, tmp_path: Path) -> None:
    """No pair passes: why most of them do not, and no button to press."""
    path = project_with(tmp_path / "ties.nearmiss", [record(n, [said("ana", 0)]) for n in range(3)])
    with showing(qtbot, ExportPage, path) as player:
        player.refresh()
        assert player.page.news.text() == "No pair passes. “About the same” leaves out the most (3)."
        assert not player.page._go.isEnabled()


def test_an_empty_project_has_nothing_to_export(qtbot: QtBot, tmp_path: Path) -> None:
    with showing(qtbot, ExportPage, project_with(tmp_path / "empty.nearmiss", [])) as player:
        player.refresh()
        assert player.page.news.text() == "There are no pairs in this project yet."


def test_nothing_is_left_turning(player: PagePlayer[ExportPage]) -> None:
    """When all is worked out, no line of progress is in sight."""
    assert [line for line in player.page.findChildren(ProgressLine) if line.isVisible()] == [player.page._share]


def test_where_a_data_set_is_suggested_to_go(tmp_path: Path, own_home: Path) -> None:
    """Beside the project; for the sample, which lies in the program's own folder, among the person's documents."""
    assert suggested_folder(tmp_path / "everyday.nearmiss", "trl") == tmp_path / "everyday-trl"
    assert not suggested_folder(home().resolve() / "sample" / "sample.nearmiss", "trl").is_relative_to(home().resolve())
    (tmp_path / "everyday-trl").mkdir()
    assert free_name(tmp_path / "everyday-trl") == tmp_path / "everyday-trl-2"
