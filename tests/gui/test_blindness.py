"""Models, judges' verdicts and other people's labels cannot reach the desk: canaries are planted, and none is seen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QLabel, QListWidget, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

import nearmiss.contract
from canaries import CANARIES, as_text, everything_said, keys_used, make_planted, on_the_clipboard, planted, sightings
from nearmiss.model import DeskItem
from nearmiss.project import Project
from nearmiss_gui.desk.store import Shown
from nearmiss_gui.reading.view import ReadingView
from nearmiss_gui.widgets import Button
from page_player import project_with
from window_player import Player, window

SCHEMA = Path(nearmiss.contract.__file__).with_name("record.schema.json")
KEYS = (
    "C M X M M I I D R S P T Esc J # Esc Esc F1 Esc ? Esc Ctrl+F a F3 Esc O Esc 0 1 Ctrl+Shift+F Return Ctrl+S F6 F6 E"
    " Ctrl+L Esc Ctrl+Shift+P Esc"
).split()


@pytest.fixture
def player(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Player]:
    monkeypatch.setenv("NEARMISS_HOME", str(tmp_path / "home"))
    path = make_planted(tmp_path / "writing.nearmiss")
    with window(qtbot) as made:
        made.open(path, "ana")
        yield made


def seen(player: Player) -> list[str]:
    """The canaries that can be seen at present, anywhere in the window or copied out of it."""
    found = sightings(everything_said(player.window))
    for view in player.window.findChildren(ReadingView):
        view.selectAll()
        view.copy()
        found += sightings(on_the_clipboard())
        view.moveCursor(QTextCursor.MoveOperation.Start)
    return found


def test_no_canary_is_seen_at_any_pair_with_every_panel_opened(player: Player) -> None:
    """Before, while and after an answer is given; in widgets, tips, titles, lists, the accessibility tree, copies."""
    desk = player.window.pages.desk
    passed = 0
    while desk.item is not None:
        assert seen(player) == []
        for key in KEYS:
            player.press(key)
            assert sightings(everything_said(player.window)) == [], key
        assert seen(player) == []
        assert not any(canary in as_text(desk.flow._shown) for canary in CANARIES)
        passed += 1
        player.press("Escape")
        player.press("Ctrl+K")
        if desk.flow.skip_asked:
            player.press("Ctrl+K")
        player.settle()
    assert passed == 2
    assert seen(player) == []
    player.press("Ctrl+Z")
    player.settle()
    assert seen(player) == []


def test_the_pictures_of_a_prompt_say_nothing_of_their_files(player: Player) -> None:
    """The first prompt has a picture: it came from a file whose name is planted."""
    desk = player.window.pages.desk
    while desk.item is not None and not desk.flow.images:
        player.press("Ctrl+K")
        player.settle()
    assert desk.item is not None
    player.press("O")
    assert sightings(everything_said(player.window)) == []


def test_what_the_page_receives_has_no_field_for_what_it_may_not_know(tmp_path: Path) -> None:
    """The object itself, for every pair and for a second rater; its fields are these and no others."""
    assert {field.name for field in fields(DeskItem)} <= {
        *("subject", "prompt", "conversation", "constraints", "a", "b", "order", "round", "slot", "purpose"),
        *("answer", "skipped", "flagged", "checks", "checking", "new", "edited"),
    }
    assert "rater" not in {field.name for field in fields(Shown)}
    with Project.open(make_planted(tmp_path / "p.nearmiss")) as project:
        for name in ("ana", "ben"):
            rater = project.rater(name).id
            subjects = project.connection.execute("SELECT response_1, response_2 FROM pair").fetchall()
            assert len(subjects) == 2
            for subject in subjects:
                said = as_text(project.desk_item(rater, subject))
                assert [canary for canary in CANARIES if canary in said] == []


def test_what_a_check_looks_for_is_shown_after_the_verdicts_only(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The arguments of a check may be in what it found: nobody reads them before having judged both sides."""
    monkeypatch.setenv("NEARMISS_HOME", str(tmp_path / "home"))
    record = {
        "prompt": "Name a river.",
        "constraints": [{"id": "c", "text": "Names the river", "check": {
            "id": "ifeval:keywords:existence", "args": {"keywords": ["canary"]}}}],
        "responses": [{"id": "a", "text": "Elbe"}, {"id": "b", "text": "Oder"}],
    }  # fmt: skip
    with window(qtbot) as player:
        player.open(project_with(tmp_path / "p.nearmiss", [record]), "ana")
        player.press("M")
        assert sightings(everything_said(player.window)) == []
        player.press("M")
        assert sightings(everything_said(player.window)) != []


def test_every_field_of_a_record_is_planted() -> None:
    """A field that is added to records later has to be planted too, or this fails."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    used = keys_used(planted())
    parts = {"record": schema, **{name: schema["$defs"][name] for name in used if name in schema["$defs"]}}
    assert {"record", "response", "constraint", "pair", "gold", "decision", "rater", "label"} <= set(parts)
    missing = {name: set(part["properties"]) - used[name] for name, part in parts.items()}
    assert {name: keys for name, keys in missing.items() if keys} == {}


def test_the_search_for_canaries_finds_them(qtbot: QtBot) -> None:
    """It looks wherever a word could hide."""
    window = QWidget()
    qtbot.addWidget(window)
    QLabel("canary-label", window)
    QTextEdit("canary-document", window)
    Button("canary-button", parent=window).setToolTip("canary-tip")
    QListWidget(window).addItem("canary-item")
    window.addAction(QAction("canary-action", window))
    window.setAccessibleDescription("canary-description")
    window.setProperty("note", "canary-property")
    window.setWindowTitle("canary-title")
    listed = QListWidget(window)
    listed.addItem("x")
    listed.item(0).setData(Qt.ItemDataRole.ToolTipRole, "canary-hidden")
    found = "\n".join(sightings(everything_said(window)))
    for place in ("label", "document", "button", "tip", "item", "action", "description", "property", "title", "hidden"):
        assert f"canary-{place}" in found
    assert "accessible Name: canary-label" in found
