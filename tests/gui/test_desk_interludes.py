"""Between the pairs: pauses that are not counted, drafts that travel, labels that find another disk, new guidelines."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from desk_player import Sitting
from desk_sample import make_project, plain
from nearmiss import marked
from nearmiss.active_time import LONGEST_PAUSE
from nearmiss.doctor import examine
from nearmiss.drafts import load_drafts
from nearmiss.errors import ProblemForYou
from nearmiss.guidelines import versions
from nearmiss.kept_aside import read_kept_aside
from nearmiss.marked import marks
from nearmiss.phrases import phrase
from nearmiss.project import Project
from nearmiss.schemes import preset
from nearmiss.settings import Settings
from nearmiss_gui.desk import interludes, marked_panel
from nearmiss_gui.translation import speak, tr
from nearmiss_gui.widgets import Button

Sit = Callable[..., Sitting]


def end(sitting: Sitting) -> None:
    sitting.page.leave()
    sitting.settle()
    sitting.session.close()
    sitting.jobs.close()


# Pauses


def seconds_of_label(sitting: Sitting) -> float:
    sitting.keys("M M M M 4 Ctrl+Return")
    return float(sitting.log()[-1].body["seconds"])


def test_a_pause_is_not_counted(sit: Sit) -> None:
    """An hour under the cover adds nothing; the same minutes at the open desk would have counted."""
    sitting = sit()
    sitting.keys("Ctrl+Shift+P")
    sitting.clock.now += 3600
    sitting.keys("Space")
    assert seconds_of_label(sitting) < 15


def test_a_window_in_the_background_is_not_counted(sit: Sit) -> None:
    sitting = sit()
    QApplication.sendEvent(sitting.page, QEvent(QEvent.Type.WindowDeactivate))
    sitting.clock.now += 90
    QApplication.sendEvent(sitting.page, QEvent(QEvent.Type.WindowActivate))
    assert seconds_of_label(sitting) < 15


def test_coming_back_to_the_window_does_not_end_a_pause(sit: Sit) -> None:
    sitting = sit()
    sitting.keys("Ctrl+Shift+P")
    QApplication.sendEvent(sitting.page, QEvent(QEvent.Type.WindowActivate))
    sitting.clock.now += 90
    QApplication.sendEvent(sitting.page, QEvent(QEvent.Type.WindowDeactivate))
    assert sitting.page.interludes.paused
    sitting.keys("Space")
    assert seconds_of_label(sitting) < 15


def test_time_that_is_no_longer_counted_is_said_and_a_key_ends_that(sit: Sit) -> None:
    sitting = sit()
    watch, header = sitting.page.interludes.watch, sitting.page.header
    assert watch._uncounted.interval() == LONGEST_PAUSE * 1000
    watch._uncounted.timeout.emit()
    assert header._left.text() == "Time is not counted"
    sitting.keys("M")
    assert header._left.text() == ""


def test_a_desk_where_nobody_is_gets_covered(sit: Sit) -> None:
    sitting = sit()
    sitting.page.interludes.watch._long.timeout.emit()
    assert sitting.page.interludes.paused
    sitting.keys("Return")
    assert not sitting.page.interludes.paused


def test_nothing_behind_the_cover_can_be_reached(sit: Sit) -> None:
    """Neither by a key nor by the mouse."""
    sitting = sit()
    sitting.keys("Ctrl+Shift+P")
    page = sitting.page
    for part in (page.footer._submit, page.constraints, page.responses, page.preference):
        spot = part.mapTo(page, part.rect().center())
        under = page.childAt(spot)
        assert under is not None and (under is page.interludes.cover or page.interludes.cover.isAncestorOf(under))
    sitting.keys("Ctrl+Z Ctrl+L Ctrl+F J T")
    assert page.interludes.paused and not page.interludes.marked.isVisible()


# Drafts that travel


def test_a_copied_project_shows_the_half_filled_form(sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begun here, left, copied; on the other machine there is no user's folder of ours, and the form is there."""
    sitting = sit()
    sitting.keys("M X J")
    sitting.type("A keeps to the li")
    end(sitting)
    copy = Path(shutil.copy(sitting.path, tmp_path / "copy.nearmiss"))
    monkeypatch.setenv("NEARMISS_HOME", str(tmp_path / "elsewhere"))
    there = sit(path=copy)
    form = there.page.flow.answering.form
    assert (form.statement or form.elaboration) == "A keeps to the li"
    assert [form.verdict(0, side) for side in (0, 1)] == ["met", "missed"]
    assert any(text.startswith("Restored to ") for text in there.page.notices.texts())


def test_a_pause_folds_what_was_begun_and_a_label_takes_it_out(sit: Sit) -> None:
    sitting = sit()
    sitting.keys("M X")
    sitting.keys("Ctrl+Shift+P Space")
    seat = sitting.page.flow.seat
    assert seat is not None
    with Project.open(sitting.path, read_only=True) as project:
        assert len(project.carried_drafts(seat.rater)) == 1
    sitting.keys("M M 4 Ctrl+Return")
    with Project.open(sitting.path, read_only=True) as project:
        assert project.carried_drafts(seat.rater) == []
    end(sitting)
    assert examine(sitting.path).ok


def test_the_newer_form_stands_whatever_the_clocks_say(sit: Sit, tmp_path: Path) -> None:
    """Copied away, worked on there, and copied back: what was written last is there, not what this machine has."""
    sitting = sit()
    sitting.keys("M")
    end(sitting)
    seat_project = sitting.session
    assert seat_project is not None
    with Project.open(sitting.path) as project:
        (rater,) = [one.id for one in project.raters() if one.name == "ana"]
        (draft,) = project.carried_drafts(rater)
        newer = replace(draft, form=replace(draft.form, preference=3), seq=draft.seq + 5, at="2001-01-01T00:00:00")
        project.fold_drafts(rater, [newer])
        assert [one.seq for one in load_drafts(project.id, rater)] == [draft.seq]
    again = sit(path=sitting.path)
    assert again.page.flow.answering.form.preference == 3
    again.keys("M")
    with Project.open(again.path, read_only=True) as project:
        assert [one.seq for one in load_drafts(project.id, rater)] == [newer.seq + 1]


# A label that finds another disk


def test_a_label_that_could_not_be_saved_is_kept_elsewhere_and_taken_back(
    small_disk: Path, sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disk that is really full: said, kept in memory, saved elsewhere; the project takes the same line back."""
    path = make_project(small_disk / "work.nearmiss", [plain(1), plain(2)])
    sitting = sit(path=path)
    (small_disk / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free))
    sitting.keys("M M M M 4 Ctrl+Return")
    (said,) = sitting.page.notices.texts()
    assert said.startswith("Could not save: the disk is full. Your label is kept in memory.")
    assert (sitting.page.flow.position, sitting.new_lines()) == (1, [])
    place = tmp_path / "elsewhere" / "label.nmkept"
    place.parent.mkdir()
    monkeypatch.setattr(interludes, "choose_new_file", lambda *_: place)
    press(sitting, "Save elsewhere…")
    sitting._qtbot.waitUntil(lambda: any("Kept in label.nmkept" in text for text in sitting.page.notices.texts()))
    sitting.settle()
    (line,) = read_kept_aside(place).lines
    (small_disk / "ballast").unlink()
    press(sitting, "Try again")
    assert sitting.log()[-1].id == line.id
    assert sitting.page.notices.texts() == []
    sitting.keys("M M M M 4 Ctrl+Return")
    end(sitting)
    with Project.open(path) as project:
        assert project.merge(read_kept_aside(place).lines).new == 0
    assert examine(path).ok


def press(sitting: Sitting, words: str) -> None:
    (button,) = [one for one in sitting.page.findChildren(Button) if one.words() == words and one.isVisible()]
    button.click()
    sitting.settle()
    sitting.settle()


def test_a_skip_that_could_not_be_saved_is_tried_again_as_a_skip(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting = sit()
    save = Project.save

    def refuse(project: Project, line: Any) -> Any:
        raise ProblemForYou("The disk is full.")

    monkeypatch.setattr(Project, "save", refuse)
    sitting.keys("Ctrl+K 1")
    assert sitting.new_lines() == []
    monkeypatch.setattr(Project, "save", save)
    press(sitting, "Try again")
    assert sitting.new_lines() == ["skip 1 | I cannot tell"]


# Guidelines


def changed_guidelines(path: Path, text: str) -> None:
    with Project.open(path) as project, project.writing():
        project._write_scheme(replace(project.scheme, guidelines=text))


@pytest.fixture
def guided(tmp_path: Path) -> Path:
    scheme = replace(preset("constraints"), guidelines="# Rules\n\nCount words, not signs.")
    return make_project(tmp_path / "guided.nearmiss", [plain(1), plain(2)], scheme)


def test_guidelines_that_changed_are_told_once_and_what_is_new_is_marked(guided: Path, sit: Sit) -> None:
    first = sit(path=guided)
    assert first.page.notices.texts() == []  # never read before: nothing is new
    first.keys("F1")
    first.settle()
    assert first.page.guidelines.version().startswith("Version 1 · ")
    assert first.page.guidelines.view.marked("found") == []
    end(first)
    changed_guidelines(guided, "# Rules\n\nCount words, not signs. Headings count too.")
    second = sit(path=guided)
    (told,) = second.page.notices.texts()
    assert told.startswith("The guidelines have changed since ") and told.endswith("F1 shows what is new.")
    second.keys("F1")
    second.settle()
    panel = second.page.guidelines
    assert panel.version().startswith("Version 2 · ")
    shown = panel.view.toPlainText()
    assert "".join(shown[start:stop] for start, stop in panel.view.marked("found")).strip() == "Headings count too."
    assert second.page.notices.texts() == []
    second.keys("Esc F1")
    assert panel.view.marked("found") == []
    end(second)
    third = sit(path=guided)
    assert third.page.notices.texts() == []


def test_each_rater_is_told_for_themselves(guided: Path, sit: Sit) -> None:
    first = sit(path=guided)
    first.keys("F1")
    first.settle()
    end(first)
    changed_guidelines(guided, "# Rules\n\nCount signs.")
    other = sit(path=guided, rater="ben")
    assert other.page.notices.texts() == []


def test_versions_are_those_of_the_text(guided: Path) -> None:
    """A scheme that changes something else makes no new version of the guidelines; going back to old words does."""
    with Project.open(guided) as project, project.writing():
        project._write_scheme(replace(project.scheme, guidelines="Two."))
        project._write_scheme(replace(project.scheme, reasons=("length",)))
        project._write_scheme(replace(project.scheme, guidelines="# Rules\n\nCount words, not signs."))
        assert [(one.number, one.text[:4]) for one in versions(project)] == [(1, "# Ru"), (2, "Two."), (3, "# Ru")]


# Marks and keys


def test_marks_are_places_of_the_raters_own_queue(sit: Sit) -> None:
    sitting = sit()
    sitting.keys("Ctrl+Shift+F Return Ctrl+K 2 Ctrl+K Ctrl+K")
    seat = sitting.page.flow.seat
    assert seat is not None
    with Project.open(sitting.path, read_only=True) as project:
        found = [(mark.place, mark.why) for mark in marks(project, seat.rater, seat.round).marks]
    assert found == [(1, "flagged"), (1, "skipped"), (2, "skipped")]


def test_a_long_list_comes_stretch_by_stretch(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found one pair at a time, and read in pages of two: every row is there once, in order, and says its note."""
    monkeypatch.setattr(marked, "STRETCH", 1)
    monkeypatch.setattr(marked_panel, "PAGE", 2)
    sitting = sit()
    sitting.keys("Ctrl+Shift+F Return Ctrl+K 1 Ctrl+K 2 Ctrl+Shift+F Return Ctrl+L")
    for _ in range(6):
        sitting.settle()
        rows = sitting.page.interludes.marked.rows()
    assert [row.split(".")[0] for row in rows] == [
        "Pair 1, flagged",
        "Pair 1, skipped: I cannot tell",
        "Pair 2, skipped: I do not know the subject",
        "Pair 3, flagged",
    ]
    assert sitting.page.interludes.marked.said().startswith("4 pairs.")


def test_a_changed_key_works_while_typing_and_is_shown_everywhere(sit: Sit) -> None:
    """Ctrl+E would delete to the end of the line on some desktops; whoever made it Skip gets Skip."""
    sitting = sit()
    page = sitting.page
    page.set_settings(Settings(keys=(("skip", ("Ctrl+B",)), ("met", ("G",)), ("guidelines", ("F8",)))))
    sitting.keys("G")
    assert page.constraints.row(0).toggles[0].verdict() == "met"
    sitting.keys("J")
    sitting.type("M and G")
    sitting.keys("Ctrl+B")
    assert page.flow.skip_asked
    assert page.footer._skip.key() == "Ctrl+B"
    sitting.keys("Esc Ctrl+K")
    assert not page.flow.skip_asked
    sitting.keys("F8")
    assert page.guidelines.isVisible()


def test_single_keys_off_are_not_shown_either(sit: Sit) -> None:
    sitting = sit()
    sitting.page.set_settings(Settings(single_keys=False))
    shown = [one.key() for one in sitting.page.findChildren(Button) if one.isVisible() and one.key()]
    assert shown and all(len(key) > 1 for key in shown)


# The form after the pair itself changed


def test_what_is_filled_in_after_a_flag_is_shown(sit: Sit) -> None:
    """A flag does not stop the checklist: verdicts given after it are seen."""
    sitting = sit()
    sitting.keys("Ctrl+Shift+F Return")
    assert sitting.page.item is not None and sitting.page.item.flagged == ""
    sitting.keys("M")
    assert sitting.page.flow.answering.form.verdict(0, 0) == "met"
    assert sitting.page.constraints.row(0).toggles[0].verdict() == "met"


def test_a_key_pressed_on_the_way_to_the_next_pair_is_for_that_pair(sit: Sit) -> None:
    """Also where nothing is saved on the way: no verdict falls on the pair that was left."""
    sitting = sit()
    first = sitting.page.item
    sitting.press("Alt+Right", settle=False)
    sitting.press("X")
    assert sitting.page.flow.position == 2
    assert sitting.page.flow.answering.form.verdict(0, 0) == "missed"
    sitting.keys("Alt+Left")
    assert sitting.page.item == first and sitting.page.flow.answering.form.verdict(0, 0) is None
    sitting.keys("Alt+Left X")  # there is none before: keys act here again
    assert sitting.page.flow.answering.form.verdict(0, 0) == "missed"


def test_a_failure_is_told_once_and_in_the_language_of_the_screen(
    sit: Sit, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Whatever happens at the desk meanwhile, as long as it is the same failure."""
    request.addfinalizer(lambda: speak("en"))
    header = sit().page.header
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    problem = ProblemForYou(phrase("No project is open."))
    speak("de")
    for _ in range(2):
        header.show_saving(False, problem, "")
    assert len(heard) == 1 and tr("No project is open.") in header.saving.toolTip()
    assert "No project is open." not in header.saving.toolTip()
    header.show_saving(True, None, "")
    header.show_saving(False, problem, "")
    assert len(heard) == 2
