"""A lead edits constraints by keyboard: nothing typed is lost, 'saved' means saved, and labels keep their wording."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nearmiss.editing import verbs
from nearmiss.editing.arguments import all_rules, choices
from nearmiss.editing.unsaved import Unsaved, load_unsaved, save_unsaved
from nearmiss.model import CheckSpec, Constraint
from nearmiss.project import Project
from nearmiss.settings import Settings
from nearmiss_gui.constraints_page import ConstraintsPage, names
from nearmiss_gui.constraints_page.checking import CheckFields
from nearmiss_gui.constraints_page.edited import Edited
from nearmiss_gui.constraints_page.names import argument_name
from nearmiss_gui.constraints_page.prompts import BLOCK, PromptModel
from nearmiss_gui.session import Session
from page_player import PagePlayer, button, project_with, said, showing, words
from window_player import window

PROMPT = "Write about rivers. Name two of them. Do not mention bridges; end with a question."


def prompt(number: int, labels: int = 0) -> dict[str, Any]:
    verdicts = {"c1": {"a": "met", "b": "missed"}}
    return {
        "id": f"p{number}",
        "prompt": PROMPT if number == 0 else f"Prompt number {number}, about lakes",
        "constraints": [{"id": "c1", "text": "Two rivers", "category": "content"}, {"id": "c2", "text": "No bridges"}],
        "responses": [{"id": "a", "text": "Elbe and Oder."}, {"id": "b", "text": "Elbe and three bridges!"}],
        "labels": [said(f"rater {n}", 1, verdicts=verdicts) for n in range(labels)],
    }


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEARMISS_HOME", str(tmp_path / "home"))
    return project_with(tmp_path / "rivers.nearmiss", [prompt(0, labels=2), prompt(1), prompt(2)])


def make(session: Session) -> ConstraintsPage:
    return ConstraintsPage(session, Settings(rater="lea"))


Playing = PagePlayer[ConstraintsPage]


@pytest.fixture
def player(qtbot: QtBot, path: Path) -> Iterator[Playing]:
    with showing(qtbot, make, path) as made:
        made.refresh()
        made.page.take_focus()
        open_first(made)
        yield made


def open_first(player: Playing) -> None:
    player.settle()
    player.until(lambda: player.page.edited is not None)
    player.settle()
    player.page.take_focus()


def key(player: Playing, name: Qt.Key, *, shift: bool = False, ctrl: bool = False, alt: bool = False) -> None:
    """Press a key where the focus is."""
    modifiers = Qt.KeyboardModifier.NoModifier
    for on, one in ((shift, "Shift"), (ctrl, "Control"), (alt, "Alt")):
        if on:
            modifiers |= Qt.KeyboardModifier[f"{one}Modifier"]
    QTest.keyClick(focused(), name, modifiers)
    player.settle()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(player: Playing, text: str) -> None:
    QTest.keyClicks(focused(), text)
    player.settle()


def texts(player: Playing) -> list[str]:
    """The rows as they are shown."""
    return [row.words.toPlainText() for row in player.page.parts.rows.rows()]


def stored(player: Playing, number: int = 0) -> list[str]:
    """The constraints as the project has them."""
    found: list[list[str]] = []

    def read(project: Project) -> list[str]:
        places = verbs.prompt_places(project)
        key = verbs.prompt_rows(project, places)[number].key
        return [item.text for item in verbs.sheet(project, key).constraints]

    player.session.read(read, found.append, owner=player.page)
    player.until(lambda: found)
    return found[0]


def constraints(player: Playing) -> tuple[Constraint, ...]:
    assert player.page.edited is not None
    return player.page.edited.constraints


# ------------------------------------------------------------------------------------- editing by keyboard


def test_a_wording_is_changed_and_saved_by_keys(player: Playing) -> None:
    """'Saved' is said after the commit; until then a bar says what is not."""
    page = player.page
    assert isinstance(focused(), QPlainTextEdit)
    key(player, Qt.Key.Key_End)
    write(player, ", and no lakes")
    assert texts(player)[0] == "Two rivers, and no lakes"
    assert page.parts.unsaved.isVisible() and not page.state.isVisible()
    assert stored(player)[0] == "Two rivers"
    key(player, Qt.Key.Key_S, ctrl=True)
    assert stored(player) == ["Two rivers, and no lakes", "No bridges"]
    assert not page.parts.unsaved.isVisible() and "Saved" in page.state.text()
    assert "2 labels are about an earlier wording; they stay with it." in words(page)


def test_constraints_are_added_moved_joined_split_and_removed_by_keys(player: Playing) -> None:
    """And every step is taken back, one by one, by one key."""
    key(player, Qt.Key.Key_Return, ctrl=True)
    write(player, "Short. Sweet")
    assert texts(player) == ["Two rivers", "Short. Sweet", "No bridges"]
    key(player, Qt.Key.Key_Down, alt=True)
    assert texts(player) == ["Two rivers", "No bridges", "Short. Sweet"]
    key(player, Qt.Key.Key_L, ctrl=True, shift=True)
    assert texts(player) == ["Two rivers", "No bridges", "Short.", "Sweet"]
    key(player, Qt.Key.Key_Up)  # to the row above, from its first line
    key(player, Qt.Key.Key_J, ctrl=True)
    assert texts(player) == ["Two rivers", "No bridges", "Short. Sweet"]
    key(player, Qt.Key.Key_Home)
    for _ in range(6):
        key(player, Qt.Key.Key_Right)
    key(player, Qt.Key.Key_S, ctrl=True, shift=True)
    assert texts(player) == ["Two rivers", "No bridges", "Short.", "Sweet"]
    key(player, Qt.Key.Key_Delete, alt=True)
    assert texts(player) == ["Two rivers", "No bridges", "Short."]
    for _ in range(12):
        key(player, Qt.Key.Key_Z, ctrl=True)
    assert texts(player) == ["Two rivers", "No bridges"]
    key(player, Qt.Key.Key_Y, ctrl=True)
    assert len(texts(player)) == 3


def test_the_last_constraint_can_be_removed_and_one_added_again(player: Playing) -> None:
    key(player, Qt.Key.Key_Delete, alt=True)
    key(player, Qt.Key.Key_Delete, alt=True)
    assert texts(player) == [] and player.page.parts.empty.isVisible()
    key(player, Qt.Key.Key_S, ctrl=True)
    assert stored(player) == []
    key(player, Qt.Key.Key_Return, ctrl=True)
    write(player, "Again")
    key(player, Qt.Key.Key_S, ctrl=True)
    assert stored(player) == ["Again"]


def test_the_prompt_is_split_into_single_instructions(player: Playing) -> None:
    """Proposals are rows like any other; what is there already is not proposed again."""
    player.page.parts.text.setFocus()
    key(player, Qt.Key.Key_L, ctrl=True, shift=True)
    assert texts(player)[2:] == [
        "Write about rivers.",
        "Name two of them.",
        "Do not mention bridges; end with a question.",
    ]
    assert "3 constraints proposed." in player.page.news.text()
    key(player, Qt.Key.Key_Z, ctrl=True)
    assert texts(player) == ["Two rivers", "No bridges"]


def test_selected_words_of_the_prompt_become_a_constraint(player: Playing) -> None:
    text = player.page.parts.text
    text.setFocus()
    for _ in range(3):
        key(player, Qt.Key.Key_Right, shift=True)
    assert text.selected_text()
    wanted = " ".join(text.selected_text().split())
    key(player, Qt.Key.Key_T, ctrl=True)
    assert texts(player) == ["Two rivers", "No bridges", wanted]


def test_what_is_no_list_cannot_be_saved_and_says_why(player: Playing) -> None:
    key(player, Qt.Key.Key_Return, ctrl=True)
    assert "A constraint needs words." in words(player.page)
    key(player, Qt.Key.Key_S, ctrl=True)
    assert stored(player) == ["Two rivers", "No bridges"]
    assert not player.page.save_button.isEnabled()


def test_category_weight_dependency_and_turn_are_fields(player: Playing) -> None:
    fields = player.page.parts.details.fields
    player.until(lambda: fields["category"].completer().model().rowCount() > 0)
    for name, said_there in (("category", "style"), ("weight", "2.5"), ("depends_on", "2"), ("from_turn", "3")):
        fields[name].setFocus()
        fields[name].selectAll()
        write(player, said_there)
    one = constraints(player)[0]
    assert (one.category, one.weight, one.depends_on, one.from_turn) == ("style", 2.5, ("c2",), 3)
    assert "style · weight 2.5 · depends on 2 · from turn 3" in words(player.page)
    fields["depends_on"].setFocus()
    fields["depends_on"].selectAll()
    write(player, "1")
    assert "It depends on itself." in words(player.page)
    assert constraints(player)[0].depends_on == ("c2",)


# ------------------------------------------------------------------------------------------------- checks


def choose_check(player: Playing, part_of_name: str) -> CheckFields:
    key(player, Qt.Key.Key_K, ctrl=True, shift=True)
    check = player.page.parts.check
    assert check.choice.hasFocus() or check.line.hasFocus()
    place = next(n for n in range(check.choice.count()) if part_of_name in check.choice.itemText(n))
    check.choice.setCurrentIndex(place)
    check.choice.activated.emit(place)
    player.settle()
    return check


def field(check: CheckFields, name: str) -> QWidget:
    found = check.fields[name]
    assert found.accessibleName() == argument_name(name)
    return found


def test_every_argument_of_every_check_has_a_name() -> None:
    """And every word that one may be, but for the names of counters."""
    for rule in all_rules():
        for item in rule.parameters:
            assert item.name.lower() in names._ARGUMENTS, item.name
            assert item.name == "counter" or {*choices(item)} <= {*names._CHOICES, *names._LANGUAGES}, item.name


def test_a_check_says_what_it_finds_on_both_responses_as_it_is_typed(player: Playing) -> None:
    page = player.page
    check = choose_check(player, "(text:excludes)")
    assert "missing" in page.parts.results.text()
    field(check, "texts").setFocus()
    write(player, "bridges")
    assert constraints(player)[0].check == CheckSpec("text:excludes", {"texts": ["bridges"]})
    found = page.parts.results.text()
    assert "none found" in found and "“bridges” found" in found
    assert "Checks met: A 1 of 1, B 0 of 1." in words(page)
    key(player, Qt.Key.Key_S, ctrl=True)
    assert page.edited is not None and page.edited.sheet.constraints[0].check == constraints(player)[0].check
    assert "2 labels" not in words(page), "a check is no wording"


def test_what_is_no_argument_is_said_and_nothing_is_lost(player: Playing) -> None:
    check = choose_check(player, "(text:words)")
    field(check, "at_most").setFocus()
    write(player, "9x")
    assert "“at_most” must be a whole number." in words(player.page)
    assert constraints(player)[0].check == CheckSpec("text:words", {"at_most": 9})
    key(player, Qt.Key.Key_Backspace)
    assert "whole number" not in words(player.page)
    line = field(check, "at_most")
    assert isinstance(line, QLineEdit) and line.text() == "9"


def test_constraints_that_exclude_each_other_are_warned_about(player: Playing) -> None:
    check = choose_check(player, "(text:words)")
    field(check, "at_most").setFocus()
    write(player, "5")
    key(player, Qt.Key.Key_F6)  # on from the fields, round to the prompts
    player.page.parts.rows.take_keyboard(1)
    check = choose_check(player, "(text:words)")
    field(check, "at_least").setFocus()
    write(player, "9")
    assert "Constraints 1 and 2 cannot be kept together" in player.page.parts.clashes.text()


def test_a_check_of_another_program_stays(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEARMISS_HOME", str(tmp_path / "home"))
    value = prompt(0)
    value["constraints"][0]["check"] = {"id": "lab:tone", "args": {"k": [1]}}
    with showing(qtbot, make, project_with(tmp_path / "p.nearmiss", [value])) as player:
        player.refresh()
        open_first(player)
        assert "No check of this program has the id “lab:tone”" in player.page.parts.results.text()
        key(player, Qt.Key.Key_End)
        write(player, "!")
        key(player, Qt.Key.Key_S, ctrl=True)
        assert player.page.edited is not None
        assert player.page.edited.sheet.constraints[0].check == CheckSpec("lab:tone", {"k": [1]})


def test_late_answers_of_checks_are_dropped(player: Playing) -> None:
    """Typing never waits: many lists asked one after the other, and what is shown is about the last."""
    check = choose_check(player, "(text:words)")
    field(check, "at_most").setFocus()
    for digit in "1234":
        QTest.keyClicks(focused(), digit)
    player.settle()
    assert "limit 1,234" in player.page.parts.results.text()


# ------------------------------------------------------------------------------------- saving and not saving


def test_unsaved_edits_stay_on_leaving_the_page_and_the_program(qtbot: QtBot, path: Path) -> None:
    with showing(qtbot, make, path) as player:
        player.refresh()
        open_first(player)
        write(player, "All ")
        player.page.parts.prompts.step(1)
        player.until(lambda: texts(player)[0] == "Two rivers")
        player.page.parts.prompts.step(-1)
        player.until(lambda: texts(player)[0] == "All Two rivers")
    with showing(qtbot, make, path) as player:
        player.refresh()
        open_first(player)
        assert texts(player)[0] == "All Two rivers" and player.page.parts.unsaved.isVisible()
        assert stored(player)[0] == "Two rivers"
        player.page._discard()
        player.settle()
        assert texts(player)[0] == "Two rivers" and not player.page.parts.unsaved.isVisible()
    with showing(qtbot, make, path) as player:
        player.refresh()
        open_first(player)
        assert texts(player)[0] == "Two rivers"


def test_a_save_that_fails_stays_on_the_screen_and_is_one_edit_in_the_end(player: Playing) -> None:
    """Said, with the reason; tried again as often as one likes, and written once."""
    write(player, "All ")
    refuse_to_write(player, True)
    for _ in range(2):
        key(player, Qt.Key.Key_S, ctrl=True)
        assert player.page.news.text() and "Not saved" in player.page.state.text()
        assert texts(player)[0] == "All Two rivers" and player.page.parts.unsaved.isVisible()
    refuse_to_write(player, False)
    key(player, Qt.Key.Key_S, ctrl=True)
    assert stored(player)[0] == "All Two rivers" and player.page.news.text() == ""
    assert "Saved" in player.page.state.text()
    found: list[int] = []
    player.session.read(lambda p: sum(line.act == "edit" for line in p.log()), found.append, owner=player.page)
    player.until(lambda: found)
    assert found == [1]


def refuse_to_write(player: Playing, on: bool) -> None:
    """As a disk that cannot be written to."""
    pragma = f"PRAGMA query_only = {int(on)}"
    player.session.read(lambda project: project.connection.execute(pragma).fetchone(), None, owner=player.page)
    player.settle()


def test_a_saved_edit_is_taken_back_and_brought_back_by_the_same_keys(player: Playing) -> None:
    write(player, "All ")
    key(player, Qt.Key.Key_S, ctrl=True)
    key(player, Qt.Key.Key_Z, ctrl=True)
    assert stored(player)[0] == "Two rivers" and texts(player)[0] == "Two rivers"
    key(player, Qt.Key.Key_Y, ctrl=True)
    assert stored(player)[0] == "All Two rivers" and texts(player)[0] == "All Two rivers"


def test_two_lists_side_by_side_are_said_and_settled_by_saving(qtbot: QtBot, path: Path) -> None:
    with Project.open(path) as project:
        key_of_prompt = verbs.prompt_called(project, "p0")
        seen = verbs.sheet(project, key_of_prompt)
        lines = []
        for name, text in (("ana", "By ana"), ("ben", "By ben")):
            listed = (Constraint("c1", text), *seen.constraints[1:])
            lines.append(project.prepare_edit(project.rater(name).id, seen, listed))
            project.save(lines[-1])
    with showing(qtbot, make, path) as player:
        player.refresh()
        open_first(player)
        assert player.page.parts.conflict.isVisible() and "ana" in player.page.parts.conflict.text()
        assert texts(player)[0] == "By ben"
        player.page._take_other()
        player.settle()
        assert texts(player)[0] == "By ana"
        key(player, Qt.Key.Key_S, ctrl=True)
        assert stored(player)[0] == "By ana" and not player.page.parts.conflict.isVisible()


def test_a_project_that_is_only_read_cannot_be_edited(qtbot: QtBot, path: Path) -> None:
    with showing(qtbot, make) as player:
        with qtbot.waitSignal(player.session.switched):
            player.session.open(path, read_only=True)
        player.refresh()
        open_first(player)
        write(player, "All ")
        key(player, Qt.Key.Key_Return, ctrl=True)
        assert texts(player) == ["Two rivers", "No bridges"]


def test_unsaved_lists_are_kept_as_they_are(path: Path) -> None:
    """A constraint without words yet, too; a file that makes no sense is passed over."""
    waits = {"p": Unsaved((Constraint("c1", ""), Constraint("c2", "Two", "form", 1.5)), ("head",))}
    save_unsaved("project", waits)
    assert load_unsaved("project") == waits
    save_unsaved("project", {})
    assert load_unsaved("project") == {} and load_unsaved("another") == {}


# ------------------------------------------------------------------------------------ prompts to choose from


def test_prompts_are_found_as_one_types(player: Playing) -> None:
    key(player, Qt.Key.Key_F, ctrl=True)
    write(player, "number 2")
    player.until(lambda: player.page.parts.prompts.model.rowCount() == 1)
    key(player, Qt.Key.Key_Return)
    player.until(lambda: player.page.aside() == "p2")


def test_keys_go_to_the_next_prompt_and_the_one_before(player: Playing) -> None:
    key(player, Qt.Key.Key_PageDown, alt=True)
    player.until(lambda: player.page.aside() == "p1")
    key(player, Qt.Key.Key_PageUp, alt=True)
    player.until(lambda: player.page.aside() == "p0")


def test_a_million_prompts_are_asked_for_a_block_at_a_time(qtbot: QtBot) -> None:
    model = PromptModel()
    asked: list[int] = []
    model.wanted.connect(lambda places, start: asked.append(start))
    model.show_places(range(1_000_000))
    assert model.rowCount() == 1_000_000 and asked == []
    for number in (0, 1, BLOCK - 1, 700_000):
        assert model.data(model.index(number)) == "Reading …"
    assert asked == [0, 700_000]


# -------------------------------------------------------------------------------------------------- around


def test_every_part_has_a_name_for_screen_readers(player: Playing) -> None:
    choose_check(player, "(text:contains)")
    kinds = (QPlainTextEdit, QLineEdit, QComboBox)
    for kind in kinds:
        for part in player.page.findChildren(kind):
            if part.isVisible() and not isinstance(part.parent(), QComboBox):
                found = QAccessible.queryAccessibleInterface(part)
                assert found.text(QAccessible.Text.Name), part


def test_f6_goes_round_the_parts(player: Playing) -> None:
    panes = player.page.parts.panes()
    visited = []
    for _ in range(4):
        key(player, Qt.Key.Key_F6)
        visited.append(next(n for n, pane in enumerate(panes) if pane.isAncestorOf(focused())))
    assert sorted(visited) == [0, 1, 2, 3]


def test_the_desk_shows_the_new_list_to_whoever_labels_from_now_on(player: Playing, path: Path) -> None:
    """And the desk gets no ids, weights or checks, as before."""
    choose_check(player, "(text:excludes)")
    player.page.parts.rows.take_keyboard(0)
    write(player, "All ")
    key(player, Qt.Key.Key_S, ctrl=True)
    found: list[Any] = []

    def read(project: Project) -> Any:
        pair = project.connection.execute("SELECT response_1, response_2 FROM pair ORDER BY n").fetchone()
        return project.desk_item(project.rater("new").id, tuple(pair))

    player.session.read(read, found.append, owner=player.page)
    player.until(lambda: found)
    assert [item.text for item in found[0].constraints] == ["All Two rivers", "No bridges"]
    assert [item.id for item in found[0].constraints] == ["1", "2"]
    assert all(item.check is None and item.weight is None for item in found[0].constraints)


def test_the_page_is_reached_from_the_overview_and_by_its_key(qtbot: QtBot, path: Path) -> None:
    """And what is saved there is what the desk shows to the next rater."""
    with window(qtbot) as player:
        player.open(path)
        button(player.window.pages.overview, "Edit constraints").click()
        player.settle()
        page = player.window.pages.constraints
        assert page.isVisible()
        player.press("Ctrl+1")
        assert not page.isVisible()
        player.press("Ctrl+6")
        player.until(lambda: page.isVisible() and page.edited is not None)
        player.settle()
        page.take_focus()
        player.type("All ")
        player.press("Ctrl+S")
        player.window.label_as("new")
        player.until(lambda: player.window.pages.desk.item is not None)
        item = player.window.pages.desk.item
        assert item is not None and [one.text for one in item.constraints] == ["All Two rivers", "No bridges"]


def test_steps_of_typing_are_words(path: Path) -> None:
    """One press takes back a word, not all that was typed."""
    with Project.open(path) as project:
        edited = Edited(verbs.sheet(project, verbs.prompt_called(project, "p0")))
    for end in range(1, len("one two three") + 1):
        edited.type_text(0, "one two three"[:end])
    said_then = []
    while edited.undo():
        said_then.append(edited.constraints[0].text)
    assert said_then == ["one two ", "one ", "Two rivers"]
