"""The desk as people see it: every state in words, nothing that could bias, everything by keyboard and by mouse."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desk_player import Sitting
from desk_sample import RATERS, lift, plain
from nearmiss.project import Project
from nearmiss.schemes import Attribute, preset
from nearmiss.settings import Settings
from nearmiss_gui.commands import owned_by
from nearmiss_gui.desk.words import all_done, time_left
from nearmiss_gui.theme import Theme
from nearmiss_gui.widgets import Button

Sit = Callable[..., Sitting]


def test_pairs_look_alike(sit: Sit) -> None:
    """Nothing on the screen tells one kind of pair from another: only texts and numbers differ (faults Q04)."""
    sitting = sit([plain(1), plain(2)])

    def tree() -> list[tuple[str, bool]]:
        return [(type(widget).__name__, widget.isVisible()) for widget in sitting.page.findChildren(QWidget)]

    first = tree()
    sitting.press("Alt+Right")
    sitting.page.footer.toast.hide()
    assert tree() == first


# States


def test_without_constraints_the_desk_says_how_to_judge(sit: Sit) -> None:
    sitting = sit([plain(1, rules=0)])
    texts = [widget.text() for widget in sitting.page.constraints.findChildren(QLabel) if widget.isVisible()]
    assert "No constraints for this pair. Judge it overall." in texts


def test_an_empty_response_says_so(sit: Sit) -> None:
    record = plain(1)
    record["responses"][0]["text"] = ""
    sitting = sit([record])
    assert any("empty" in view.placeholderText() for view in sitting.page.responses.findChildren(QTextEdit))


def test_a_missing_image_says_so(sit: Sit) -> None:
    record = {"id": "i", "messages": [{"role": "user", "content": "What is this?", "images": ["gone.png"]}],
              "responses": [{"id": "one", "text": "A cat."}, {"id": "two", "text": "A dog."}]}  # fmt: skip
    sitting = sit([record])
    assert "not in this file" in sitting.page.prompt.view.toPlainText()


def test_a_project_without_pairs_says_so(sit: Sit) -> None:
    sitting = sit([])
    assert sitting.page.end.text() == "There are no pairs in this project yet. Import responses to label first."
    assert not sitting.page.footer._submit.isEnabled()


def test_could_not_save_stays_on_the_pair_and_is_made_good(sit: Sit) -> None:
    """Another program holds the file: said in words, 'not saved' in the header, and the same key tries again."""
    sitting = sit()
    sitting.keys("M M M M 4")
    reader = sqlite3.connect(sitting.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM log").fetchone()
    page = sitting.page
    sitting.press("Ctrl+Return", settle=False)
    assert page.header.saving.text() == "Saving"
    sitting._qtbot.waitUntil(lambda: not page.flow.saving, timeout=15_000)
    assert page.header.saving.text() == "Not saved"
    assert page.notices.texts() == [
        "Could not save: another program is reading the file. Your label is kept in memory."
        " Close it there and try again."
    ]
    assert (page.flow.position, page.preference.scale.value()) == (1, 0)
    reader.execute("ROLLBACK")
    reader.close()
    sitting.press("Ctrl+Return")
    assert (page.flow.position, page.notices.texts()) == (2, [])
    assert page.header.saving.text().startswith("Saved on this computer ")
    assert [line.split(" |")[0] for line in sitting.new_lines()] == ["label 1"]


def test_saved_is_said_only_after_the_commit(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the store is at work the desk says 'Saving', and nothing else is filled in by mistake."""
    sitting = sit()
    sitting.keys("M M M M 4")
    seen: list[str] = []
    save = Project.save

    def noting(project: Project, line: Any) -> Any:
        seen.append(sitting.page.header.saving.text())
        return save(project, line)

    monkeypatch.setattr(Project, "save", noting)
    sitting.press("Ctrl+Return")
    assert seen == ["Saving"]
    assert sitting.page.header.saving.text().startswith("Saved")


def test_a_full_disk_for_drafts_is_said_and_labelling_goes_on(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting = sit()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("nearmiss_gui.desk.draft_keeper.save_draft", full)
    monkeypatch.setattr("nearmiss_gui.desk.draft_keeper.drop_draft", full)
    sitting.keys("M M M M 4")
    assert sitting.page.notices.texts() == ["What you type is not kept as a draft: the disk is full."]
    sitting.press("Ctrl+Return")
    assert sitting.page.flow.position == 2


def test_a_hint_stays_until_it_is_resolved(sit: Sit) -> None:
    sitting = sit()
    sitting.keys("M X M M 5")
    page = sitting.page
    assert page.hint.text() == "You prefer B, though A meets 2 of 2 and B 1 of 2 — say why in the justification."
    assert page.hint.isVisible()
    sitting.keys("3")
    assert not page.hint.isVisible()
    assert page.footer.needed() == ""


def test_progress_and_time_left(sit: Sit) -> None:
    """The time is hidden for the first five pairs, then it is the median of the last pairs times what is left."""
    sitting = sit([plain(n, rules=0) for n in range(1, 9)], scheme=preset("forced"))
    page = sitting.page
    assert (page.header._count.text(), page.header._left.text()) == ("1 of 8", "")
    for _ in range(5):
        sitting.clock.now += 58
        sitting.keys("1 Ctrl+Return")
    assert (page.header._count.text(), page.header._left.text()) == ("6 of 8", "about 3 min left")
    assert page.header._line.value() == 625


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, ""), (0, ""), (20, "about 1 min left"), (24 * 60, "about 24 min left"), (3600, "about 1 h left"),
     (7800, "about 2 h 10 min left")],
)  # fmt: skip
def test_times_are_said_as_people_say_them(seconds: float | None, said: str) -> None:
    assert time_left(seconds) == said


def test_numbers_are_said_as_people_say_them() -> None:
    assert all_done(120, 0) == "All 120 pairs are labelled."
    assert all_done(120, 3) == "All 120 pairs are done: 117 labelled, 3 skipped."


# Schemes


def test_a_scheme_shows_what_it_asks_for_and_nothing_else(sit: Sit) -> None:
    sitting = sit(scheme=preset("forced"))
    page = sitting.page
    assert page.attributes.isHidden()
    assert [button.words() for button in page.preference.findChildren(Button)] == []
    scale = [button.accessibleName() for button in page.preference.scale._buttons]
    assert scale == ["A better", "B better"]
    assert page.preference._keys.text() == "keys 1–2"


def test_required_ratings_get_the_focus(sit: Sit) -> None:
    scheme = replace(preset("five"), attributes=(Attribute("tone", 1, 5),), ratings="required", verdicts="none")
    sitting = sit(scheme=scheme)
    page = sitting.page
    assert page.constraints.isHidden()
    assert page.footer.needed() == "Still needed: 2 ratings, and which response is better"
    sitting.keys("Ctrl+Return")
    assert page.attributes.has_keyboard()
    sitting.keys("Right Right Tab Right 3 Ctrl+Return")
    assert [line for line in sitting.new_lines() if line.startswith("label")] == [
        "label 1 | about the same | ratings: one tone 2, two tone 1"
    ]


# The mouse does what the keys do


def test_everything_can_be_done_with_the_mouse(sit: Sit) -> None:
    sitting = sit()
    page = sitting.page
    for row in (0, 1):
        for toggle, part in zip(page.constraints.row(row).toggles, (0, 1), strict=True):
            spot = QPoint(toggle.width() * (2 * part + 1) // 6, toggle.height() // 2)
            QTest.mouseClick(toggle.childAt(spot), Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.preference.scale._buttons[2], Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.preference.both, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.footer._submit, Qt.MouseButton.LeftButton)
    sitting.settle()
    sitting.clock.now += 1
    QTest.mouseClick(page.footer._skip, Qt.MouseButton.LeftButton)
    sitting.settle()
    QTest.mouseClick(page.footer._skip, Qt.MouseButton.LeftButton)
    sitting.settle()
    QTest.mouseClick(page.footer._undo, Qt.MouseButton.LeftButton)
    sitting.settle()
    assert sitting.new_lines() == [
        "label 1 | one better by 1 | both bad | r1: one met, two missed | r2: one met, two missed",
        "skip 2",
        "undo skip 2",
    ]


def test_the_toast_offers_the_way_back(sit: Sit) -> None:
    sitting = sit()
    sitting.keys("Ctrl+K Ctrl+K")
    toast = sitting.page.footer.toast
    assert (toast.isVisible(), toast.text()) == (True, "Pair 1 skipped.")
    (undo,) = [button for button in toast.findChildren(Button) if button.isVisible()]
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    sitting.settle()
    assert sitting.new_lines() == ["skip 1", "undo skip 1"]


# Settings and looks


def test_single_keys_off_leaves_the_others_and_the_list_its_own(sit: Sit) -> None:
    """Letters act only where the focus is, on the verdict itself; digits and D do nothing (WCAG 2.1.4)."""
    sitting = sit()
    sitting.page.set_settings(Settings(single_keys=False))
    sitting.keys("3 D")
    assert sitting.page.preference.scale.value() is None
    sitting.keys("M")
    assert sitting.page.constraints.row(0).toggles[0].verdict() == "met"
    sitting.keys("Ctrl+K Ctrl+K")
    assert sitting.page.flow.position == 2


def test_the_ground_of_the_desk_is_painted(sit: Sit, theme: Theme) -> None:
    """Between the cards is the colour of the window, in both appearances, and nothing of what was there before."""
    page = sit([lift()]).page
    for appearance, wanted in (("light", "#f4f3ef"), ("dark", "#141518")):
        theme.set_appearance(appearance)  # type: ignore[arg-type]
        image = page.grab().toImage()
        below = page.header.height() + 4
        assert image.pixelColor(4, below).name() == wanted
        assert image.pixelColor(page.width() // 2, below).name() == wanted


@pytest.mark.parametrize("size", [(1440, 870), (1280, 692), (1120, 680)])
def test_everything_that_is_needed_is_in_sight(sit: Sit, size: tuple[int, int]) -> None:
    """At each size of the design: no scroll bar on the panel, no control cut off, the prompt folded when small."""
    sitting = sit([lift()], size=size)
    page = sitting.page
    sitting.keys("M X 5")
    small = size[0] < 1360 or size[1] < 800
    assert page.prompt.is_folded() == small
    assert not page.arrangement.side.verticalScrollBar().isVisible()
    for widget in (page.header._help[1], page.footer._submit, page.justification.elaboration, page.preference.scale):
        corner = widget.mapTo(page, widget.rect().bottomRight())
        assert page.rect().contains(corner), widget.accessibleName()
    assert page.footer._needed.text() == page.footer.needed()


def test_a_long_list_scrolls_by_itself_and_follows_the_cursor(sit: Sit) -> None:
    """Forty constraints: the fields and the footer stay in sight, and so does the row of the cursor."""
    sitting = sit([plain(1, rules=40)])
    page = sitting.page
    assert not page.arrangement.side.verticalScrollBar().isVisible()
    for _ in range(40):
        sitting.press("Down", settle=False)
    row = page.constraints.row(39)
    assert row.visibleRegion().boundingRect().height() == row.height()
    sitting.keys("M")
    assert page.constraints.row(39).toggles[0].verdict() == "met"


def test_the_desk_follows_light_dark_and_text_size(sit: Sit, theme: Theme) -> None:
    """Nothing is lost or shown wrong when the look changes in mid-sentence."""
    sitting = sit([lift()])
    sitting.press("J")
    sitting.type("B keeps to #1")
    for change in (lambda: theme.set_appearance("dark"), lambda: theme.set_text_size(150)):
        change()
        assert sitting.page.justification.statement.text() == "B keeps to [#1] "
        assert sitting.page.responses.a.view.toPlainText().startswith("Lift out of use")
    assert sitting.page.minimumWidth() <= 1120 * 1.5


def test_larger_text_gets_more_room_at_once(sit: Sit, theme: Theme, qtbot: QtBot) -> None:
    """Bars and the column to fill in grow with the text, and back; a prompt that was folded stays so."""
    page = sit([lift()]).page
    side, header = page.arrangement.side.width(), page.header.height()
    theme.set_text_size(120)
    qtbot.waitUntil(lambda: page.header.height() > header)
    assert page.arrangement.side.width() > side
    assert page.arrangement.side.width() >= page.arrangement.side.least_width()
    theme.set_text_size(100)
    qtbot.waitUntil(lambda: page.header.height() == header)
    assert page.arrangement.side.width() == side


# Access


def test_every_control_has_a_name_and_a_role(sit: Sit) -> None:
    """For screen readers: whatever can have the focus says what it is."""
    sitting = sit([lift()])
    sitting.press("T")
    nameless = []
    for widget in sitting.page.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface or not interface.text(QAccessible.Text.Name).strip():
            nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert nameless == []


def test_every_command_of_the_desk_acts_without_a_pair_too(sit: Sit) -> None:
    """No key is a trap when there is nothing on the desk, or when nobody sits there."""
    sitting = sit([])
    for command in owned_by("desk"):
        sitting.page.commands[command.id].trigger()
        sitting.settle()
    sitting.page.leave()
    for command in owned_by("desk"):
        sitting.page.commands[command.id].trigger()
    sitting.settle()
    assert sitting.new_lines() == []


def test_one_desk_serves_another_rater_and_comes_back(sit: Sit) -> None:
    """The window has one desk: leaving in mid-sentence and coming back loses nothing, and raters stay apart."""
    sitting = sit()
    sitting.press("J")
    sitting.type("half a sen")
    sitting.page.leave()
    assert sitting.page.item is None
    sitting.page.start(RATERS[1])
    sitting.settle()
    assert sitting.page.justification.statement.text() == ""
    sitting.page.leave()
    sitting.page.start("ana")
    sitting.settle()
    assert sitting.page.justification.statement.text() == "half a sen"


def test_an_answer_for_a_desk_that_was_left_changes_nothing(sit: Sit) -> None:
    """A label on its way is saved, though nobody waits for it any more."""
    sitting = sit()
    sitting.keys("M M M M 4")
    sitting.press("Ctrl+Return", settle=False)
    sitting.page.leave()
    sitting.settle()
    assert sitting.page.item is None
    sitting.page.start("ana")
    sitting.settle()
    assert (sitting.page.flow.position, sitting.page.flow.progress.done) == (2, 1)


# Fast hands


def test_keys_pressed_while_a_label_is_saved_are_for_the_next_pair(sit: Sit) -> None:
    """Whoever is faster than the disk loses no key, and hits the pair that was meant."""
    sitting = sit()
    sitting.keys("M M M M")
    for key in ("4", "Ctrl+Return", "X", "M", "5"):
        sitting.press(key, settle=False)
    sitting.settle()
    page = sitting.page
    assert (page.flow.position, page.preference.scale.value()) == (2, 1)
    assert [toggle.verdict() for toggle in page.constraints.row(0).toggles] == ["missed", "met"]
    assert sitting.new_lines() == ["label 1 | about the same | r1: one met, two met | r2: one met, two met"]


def test_acts_pressed_out_of_impatience_do_not_hit_the_next_pair(sit: Sit) -> None:
    sitting = sit([plain(n, rules=0) for n in (1, 2, 3)], scheme=preset("forced"))
    for key in ("1", "Ctrl+Return", "Ctrl+K", "Ctrl+Return", "Ctrl+Z"):
        sitting.press(key, settle=False)
    sitting.settle()
    assert (sitting.new_lines(), sitting.page.flow.position) == (["label 1 | one better by 1"], 2)
    sitting.keys("2 Ctrl+Return")
    assert sitting.page.flow.position == 3


def test_tab_comes_to_the_list_once_and_goes_on(sit: Sit) -> None:
    """Ten constraints are one stop: from there Tab goes to the attributes' button and on to the reasons."""
    sitting = sit([plain(1, rules=10)])
    sitting.keys("Down Down Tab Tab")
    assert sitting.page.justification.statement.hasFocus()
    sitting.keys("Shift+Tab Shift+Tab")
    assert sitting.page.constraints.row(2).toggles[0].hasFocus()


# What some schemes ask besides


def test_reasons_deciding_constraints_and_confidence_are_asked_where_the_scheme_does(sit: Sit) -> None:
    """Required ones hold a submit back and get the focus; all are data of their own in the log."""
    scheme = replace(
        preset("constraints"),
        reasons=("Too long", "Wrong tone"),
        deciding="required",
        confidence="required",
    )
    sitting = sit(scheme=scheme)
    page = sitting.page
    sitting.keys("M M M M 3")
    assert page.footer.needed() == "Still needed: how sure you are, and the constraints that decided"
    sitting.keys("Ctrl+Return")
    assert page.also._sure.isAncestorOf(sitting.focused())
    sitting.keys("Right Right Right")
    sitting.keys("Ctrl+Return Space")
    QTest.mouseClick(page.also._reasons["Wrong tone"], Qt.MouseButton.LeftButton)
    assert page.footer.needed() == ""
    assert "Decided the preference" in [
        widget.text() for widget in page.constraints.row(0).findChildren(QLabel) if widget.isVisible()
    ]
    sitting.keys("Ctrl+Return")
    (line,) = [line for line in sitting.log() if line.act == "label" and line.lamport]
    assert (line.body["confidence"], line.body["reasons"]) == (0.7, ["Wrong tone"])
    assert line.body["deciding"] == line.body["seen"]["constraints"][:1]
    assert not page.also._reasons["Wrong tone"].isChecked()


def test_what_a_scheme_does_not_ask_is_not_there(sit: Sit) -> None:
    assert sit().page.also.isHidden()
