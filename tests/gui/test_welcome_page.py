"""The first page can be worked by keyboard, mouse and drop, and opens nothing by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea

from nearmiss_gui.welcome_page import WelcomePage
from nearmiss_gui.widgets import Button, Door, DropZone, RecentFile, Segment, Stepper, dropped_files

RECENT = [f"/studies/round {number}/round{number}_mara.nearmiss" for number in range(7)]


@pytest.fixture
def page(qtbot) -> WelcomePage:
    return shown(qtbot, WelcomePage(RECENT[:2]))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
@pytest.mark.parametrize(("number", "signal"), [(0, "open_sample"), (1, "open_work_file"), (2, "open_project")])
def test_each_door_opens_by_keyboard(qtbot, page: WelcomePage, key: Qt.Key, number: int, signal: str) -> None:
    """Enter and Space on a door say which door, once."""
    door = page.findChildren(Door)[number]
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.keyClick(door, key)


def test_the_sample_has_the_keyboard_first(page: WelcomePage) -> None:
    """A newcomer presses Enter and is in."""
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    assert page.findChildren(Door)[0].hasFocus()


def test_arrows_walk_doors_and_recent_files(qtbot, page: WelcomePage) -> None:
    """Down to the last recent file, up to the first door, no further."""
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    stops = [*page.findChildren(Door), *page.findChildren(RecentFile)]
    walked = []
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        walked.append(stops.index(QApplication.focusWidget()))
    assert walked == [1, 2, 3, 4, 4, 4]
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert stops[0].hasFocus()


def test_tab_reaches_everything_in_reading_order(qtbot, page: WelcomePage) -> None:
    """Doors, recent files, choosing a file, appearance, text size; then round."""
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    names = []
    for _ in range(10):
        names.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert names == [
        "Open the sample project",
        "Open a work file",
        "Open a project",
        "Open round0_mara.nearmiss",
        "Open round1_mara.nearmiss",
        "Choose a file…",
        "System",
        "Smaller text",
        "Text size back to 100%",
        "Larger text",
    ]


def test_a_recent_file_opens_with_its_path(qtbot, page: WelcomePage) -> None:
    """The whole path is sent, and told, though only the name is large."""
    row = page.findChildren(RecentFile)[1]
    with qtbot.waitSignal(page.open_recent) as heard:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert heard.args == [RECENT[1]]
    assert (row.accessibleName(), row.accessibleDescription()) == ("Open round1_mara.nearmiss", "/studies/round 1")
    assert RECENT[1] in row.toolTip()


def test_only_the_five_newest_are_listed(qtbot) -> None:
    """The list does not push the page down."""
    page = shown(qtbot, WelcomePage(RECENT))
    assert [row.accessibleName() for row in page.findChildren(RecentFile)] == [
        f"Open round{number}_mara.nearmiss" for number in range(5)
    ]


def test_with_nothing_recent_the_page_says_what_will_be_there(qtbot, page: WelcomePage) -> None:
    """An empty list explains itself; a list that fills replaces the explanation, and back."""
    empty = "Nothing yet. Files you open will be listed here."
    assert empty not in words(page)
    page.set_recent([])
    qtbot.waitUntil(lambda: empty in words(page))
    assert [row for row in page.findChildren(RecentFile) if row.isVisible()] == []
    page.set_recent(RECENT[:1])
    assert empty not in words(page)


def test_choosing_a_file_asks_for_one(qtbot, page: WelcomePage) -> None:
    """The button does not open a dialog itself; the window does."""
    with qtbot.waitSignal(page.choose_file):
        qtbot.keyClick(page.findChild(DropZone).findChild(Button), Qt.Key.Key_Return)


def test_the_suffixes_are_those_of_the_program(page: WelcomePage) -> None:
    """Projects end in .nearmiss, work files in .nmwork, on the doors too."""
    below = [door.accessibleDescription() for door in page.findChildren(Door)]
    assert below[1].endswith(".nmwork")
    assert below[2].endswith(".nearmiss")


@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".csv", ".tsv", ".CSV", ".jsonl.gz", ".parquet", ".xlsx"])
def test_a_data_file_can_be_dropped(qtbot, page: WelcomePage, tmp_path: Path, suffix: str) -> None:
    """A data file is taken, shown while it hovers, and sent with its local path."""
    path = tmp_path / f"pairs & more{suffix}"
    path.write_text("{}", encoding="utf-8")
    zone = page.findChild(DropZone)
    entering = drag(zone, urls(path))
    assert entering.isAccepted()
    with qtbot.waitSignal(page.new_from_files) as heard:
        drop(zone, urls(path))
    assert heard.args == [(str(path),)]


def test_files_and_folders_can_be_dropped_together(qtbot, page: WelcomePage, tmp_path: Path) -> None:
    """What belongs together comes in one go, and is sent in one go."""
    paths = tmp_path / "set.json", tmp_path / "judges"
    paths[0].write_text("[]", encoding="utf-8")
    paths[1].mkdir()
    zone = page.findChild(DropZone)
    assert drag(zone, urls(*paths)).isAccepted()
    with qtbot.waitSignal(page.new_from_files) as heard:
        drop(zone, urls(*paths))
    assert heard.args == [tuple(map(str, paths))]


@pytest.mark.parametrize("what", ["image", "a picture among data", "gone", "address", "text"])
def test_anything_else_is_refused_in_words(qtbot, page: WelcomePage, tmp_path: Path, what: str) -> None:
    """What cannot be taken is refused while it hovers, with the reason; the usual words come back after."""
    zone = page.findChild(DropZone)
    data = other_things(tmp_path)[what]
    assert not drag(zone, data).isAccepted()
    assert any("Only files of data" in text for text in words(page))
    with qtbot.assertNotEmitted(page.new_from_files):
        drop(zone, data)
    zone.dragLeaveEvent(QDragLeaveEvent())
    assert any("to start a new project" in text for text in words(page))


def test_the_zone_shows_that_it_would_take_it(page: WelcomePage, tmp_path: Path, picture) -> None:
    """Rest, over and refused are three pictures."""
    zone, path = page.findChild(DropZone), tmp_path / "pairs.csv"
    path.write_text("", encoding="utf-8")
    seen = {picture(zone)}
    drag(zone, urls(path))
    seen.add(picture(zone))
    drag(zone, urls(tmp_path / "gone.csv"))
    seen.add(picture(zone))
    assert len(seen) == 3


def test_appearance_and_text_size_are_asked_for(qtbot, page: WelcomePage) -> None:
    """The page shows what is in use and says what is wanted; it changes nothing itself."""
    page.set_appearance("dark")
    page.set_text_size(125)
    appearance, size = page.findChild(Segment), page.findChild(Stepper)
    assert appearance.index() == 2
    parts = {part.accessibleName() or part.text(): part for part in size.findChildren(QAbstractButton)}
    assert parts["Text size back to 100%"].text() == "125%"
    with qtbot.waitSignal(page.appearance_chosen) as heard:
        qtbot.mouseClick(appearance.findChildren(QAbstractButton)[1], Qt.MouseButton.LeftButton)
    assert heard.args == ["light"]
    for name, step in (("Larger text", 1), ("Smaller text", -1), ("Text size back to 100%", 0)):
        with qtbot.waitSignal(page.text_size_stepped) as heard:
            qtbot.keyClick(parts[name], Qt.Key.Key_Return)
        assert heard.args == [step]


@pytest.mark.parametrize(("width", "percent"), [(1440, 100), (1120, 100), (1120, 150), (1440, 150)])
def test_nothing_is_cut_off_at_the_side(qtbot, theme, width: int, percent: int) -> None:
    """In the smallest window and with the largest text the page grows downwards, never sideways."""
    theme.set_text_size(percent)
    page = shown(qtbot, WelcomePage(RECENT, text_size=percent), width)
    bar = page.findChild(QScrollArea).horizontalScrollBar()
    assert bar.maximum() == 0


def test_a_larger_text_on_the_page_that_is_open_makes_room(qtbot, theme) -> None:
    """Stepping the text size while the page is in sight lays it out anew."""
    page = shown(qtbot, WelcomePage(RECENT), 1120)
    zone = page.findChild(DropZone)
    beside = zone.mapTo(page, QPoint(0, 0)).x()
    theme.set_text_size(150)
    qtbot.waitUntil(lambda: zone.mapTo(page, QPoint(0, 0)).x() < beside)
    assert page.findChild(QScrollArea).horizontalScrollBar().maximum() == 0


def test_light_and_dark_are_two_pictures(page: WelcomePage, theme, picture) -> None:
    """Everything on the page follows the theme, the drawing too."""
    zone = page.findChild(DropZone)
    light = picture(zone)
    theme.set_appearance("dark")
    assert picture(zone) != light


def test_a_path_with_tags_is_only_text(qtbot) -> None:
    """A file may be called anything."""
    page = shown(qtbot, WelcomePage(["/data/<img src=x>/<b>x<b>.nearmiss"]))
    row = page.findChild(RecentFile)
    assert row.accessibleName() == "Open <b>x<b>.nearmiss"
    assert "<b>x" not in row.toolTip()


def shown(qtbot, page: WelcomePage, width: int = 1200) -> WelcomePage:
    qtbot.addWidget(page)
    page.resize(width, 780)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def words(page: WelcomePage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def other_things(folder: Path) -> dict[str, QMimeData]:
    for name in ("a.csv", "photo.png"):
        (folder / name).write_text("", encoding="utf-8")
    address, text = QMimeData(), QMimeData()
    address.setUrls([QUrl("http://127.0.0.1/pairs.csv")])
    text.setText("/pairs.csv")
    return {
        "image": urls(folder / "photo.png"),
        "a picture among data": urls(folder / "a.csv", folder / "photo.png"),
        "gone": urls(folder / "gone.csv"),
        "address": address,
        "text": text,
    }


def drag(zone: DropZone, data: QMimeData) -> QDragEnterEvent:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    try:
        event = QDragEnterEvent(QPointF(9, 9), copy, data, left, none)
    except TypeError:  # before Qt 6.12 the place was in whole pixels
        event = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    event.setAccepted(False)
    zone.dragEnterEvent(event)
    return event


def drop(zone: DropZone, data: QMimeData) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    zone.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))


def test_the_dropped_file_is_read_from_the_drag_alone(tmp_path: Path) -> None:
    """Nothing is opened or fetched to find out what is dragged."""
    assert dropped_files(urls(tmp_path / "gone.csv")) == ()
    assert dropped_files(QMimeData()) == ()
