"""A tour through the whole window on a project whose data has not one Latin letter: page by page, state by state."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from nearmiss.form import Cursor
from page_player import project_with
from window_player import Player

PEOPLE = ("Άννα", "Βήτα", "Γιώργος")
JUDGE = "κριτής"

DESK_STATES = (
    ("M X U N X M", "verdicts"),
    ("7", "a contradiction"),
    ("Ctrl+Return", "what is still needed"),
    ("Esc T", "attributes"),
    ("T ?", "shortcuts"),
    ("Esc F1", "guidelines"),
    ("Esc Ctrl+F", "find"),
    ("Esc Ctrl+Shift+F", "flag asks"),
    ("Esc Ctrl+K", "skip asks"),
    ("Esc Ctrl+Shift+P", "pause"),
    ("Ctrl+Shift+P P", "prompt folded"),
    ("P D R S", "switches"),
    ("Ctrl+L", "marked pairs"),
)
"""Keys to press one after the other, and what the desk then shows."""


def greek(number: int, labels: bool = True) -> dict[str, Any]:
    """A prompt with what a desk can show besides: system turn, passage, categories, dependencies; and its labels."""
    verdicts = {f"c{rule}": {"a": "met", "b": "missed"} for rule in (1, 2)}
    said = [
        {"rater": name, "kind": kind, "pair": ["a", "b"], "scheme": "constraints", "preference": sign,
         "verdicts": verdicts, "statement": "Α είναι καλύτερο, σαφώς.", "seconds": 40 + number}
        for name, kind, sign in (
            (PEOPLE[0], "human", -2), (PEOPLE[1], "human", (-1, 2)[number % 2]), (JUDGE, "judge", -1),
        )
    ]  # fmt: skip
    return {
        "id": f"p{number}",
        "system": "Γράφεις σύντομα.",
        "context": ["Πρώτο κείμενο. " * 30],
        "prompt": f"Ποιο είναι το {number}; " * 12,
        "constraints": [
            {"id": "c1", "text": "Το πολύ δέκα λέξεις", "category": "μήκος"},
            {"id": "c2", "text": "Χωρίς θαυμαστικά", "depends_on": ["c1"], "from_turn": 2},
            {"id": "c3", "text": "Με αριθμό"},
        ],
        "responses": [{"id": "a", "text": f"Το πρώτο {number}."}, {"id": "b", "text": f"Το δεύτερο\u200b {number}."}],
        "labels": said if labels else [],
    }


def greek_project(folder: Path, pairs: int = 4) -> Path:
    """A project of such prompts, labelled by two people and a judge."""
    return project_with(folder / "ωμέγα.nearmiss", [greek(number) for number in range(1, pairs + 1)], "Ωμέγα")


def tour(player: Player, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """Each state of the window with its name, the window as it then is."""
    window = player.window
    yield "welcome", window
    path = greek_project(folder)
    player.open(path)
    yield from _lead(player)
    broken = folder / "σπασμένο.jsonl"
    broken.write_text('{"αβγ": 1, "δ": "ε"}\n', "utf-8")
    window.taking_in.new_from(broken)
    player.settle()
    yield "import of what is not known", window
    yield from _import(player, folder, broken)
    yield from _desk(player)
    yield "menu", window.menu


def _import(player: Player, folder: Path, unknown: Path) -> Iterator[tuple[str, QWidget]]:
    """A file with a line that cannot be taken, beside one that is not known; the line; then what was taken."""
    window, page = player.window, player.window.pages.importing
    half = folder / "μισό.jsonl"
    half.write_text("\n".join([json.dumps(greek(1), ensure_ascii=False), '{"αβγ"', "{}"]) + "\n", "utf-8")
    window.taking_in.new_from(half, unknown)
    player.settle()
    yield "import of several files", window
    page.problems.show_line(0)
    player.settle()
    yield "import with a line that is shown", window
    page.new.place.setText(str(folder / "νέο.nearmiss"))
    page.leave_bad_out()
    player.settle()
    yield "import done", window


def _lead(player: Player) -> Iterator[tuple[str, QWidget]]:
    window = player.window
    for name, ready in (
        ("overview", lambda: window.pages.overview.figure("pairs")),
        ("verdicts", lambda: window.pages.verdicts.pairs.told()),
        ("constraints", lambda: window.pages.constraints.edited),
        ("agreement", lambda: window.pages.agreement.figure("alpha")),
        ("export", lambda: window.pages.export.kept() >= 0),
        ("settings", lambda: True),
    ):
        window.show_lead_page(name)
        player.until(lambda ready=ready: bool(ready()))
        player.settle()
        yield name, window
    yield from _constraints(player)
    window.ask_name()
    player.settle()
    window.pages.name.name.clear()
    window.pages.name._choose()
    yield "name", window


def _constraints(player: Player) -> Iterator[tuple[str, QWidget]]:
    """A list that cannot be saved yet, and a check whose argument makes no sense; then all of it discarded."""
    window, page = player.window, player.window.pages.constraints
    window.show_lead_page("constraints")
    player.settle()
    page.commands["edit_add"].trigger()
    player.settle()
    yield "a constraint without words", window
    page.parts.check.choice.setCurrentIndex(1)
    page.parts.check.choice.activated.emit(1)
    player.settle()
    page.parts.check.fields["at_most"].setFocus()
    player.type("x")
    yield "a check with what is no argument", window
    page._discard()
    player.settle()


def _desk(player: Player) -> Iterator[tuple[str, QWidget]]:
    window = player.window
    window.label_as(PEOPLE[2])
    player.until(lambda: window.pages.desk.item is not None)
    player.settle()
    desk = window.pages.desk
    yield "desk", window
    for keys, name in DESK_STATES:
        for key in keys.split():
            player.press(key)
        yield f"desk: {name}", window
    player.press("Esc")
    desk.flow.told.emit("", True)
    for number in range(1, 5):
        _label(player)
        yield f"desk: {number} done", window


def _label(player: Player) -> None:
    desk = player.window.pages.desk
    item = desk.item
    if item is None:
        return
    for row in range(len(item.constraints)):
        for side in (0, 1):
            desk.flow.answering.judge_at(Cursor(row, side), "met")
    desk.flow.answering.choose(1)
    player.settle()
    player.press("Ctrl+Return")
    player.until(lambda: desk.item is not item or desk.flow.state == "done")
