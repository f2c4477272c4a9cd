"""The page of verdicts says how far constraints are met, by whom and by group, and lets programs decide them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from nearmiss.checking import run_checks
from nearmiss.project import Project
from nearmiss_gui.verdicts_page import VerdictsPage
from nearmiss_gui.verdicts_page.rows import comma_separated, tabbed
from page_player import PagePlayer, button, project_with, said, showing, table, words

Player = PagePlayer[VerdictsPage]
SHORT = {"id": "text:words", "args": {"at_most": 3}}
LONG = {"id": "text:words", "args": {"at_least": 9}}


def rivers(number: int, labels: list[dict[str, Any]], **rest: Any) -> dict[str, Any]:
    """Two constraints that a program decides, one added on the way, and one for people; `a` is expected to win."""
    return {
        "id": f"p{number}",
        "prompt": f"Name {number + 2} rivers.",
        "tags": {"language": "en" if number % 2 else "de"},
        "evolution": {"step": 1, "operation": "add"},
        "constraints": [
            {"id": "short", "text": "Three words at most", "category": "length", "check": SHORT, "added_in": 1},
            {"id": "plain", "text": "No commas", "category": "form", "check": {"id": "ifeval:punctuation:no_comma"}},
            {"id": "kind", "text": "Sound kind"},
        ],
        "responses": [
            {"id": "a", "text": f"Elbe and Oder{number}", "model": "one"},
            {"id": "b", "text": f"Elbe and Oder and Spree{number}", "model": "two"},
        ],
        "pairs": [{"responses": ["a", "b"], "expected": "a"}],
        "labels": labels,
    } | rest


def label_of(rater: str, kind_b: str, kind: str = "human") -> dict[str, Any]:
    verdicts = {
        "short": {"a": "met", "b": "missed"},
        "plain": {"a": "met", "b": "met"},
        "kind": {"a": "met", "b": kind_b},
    }
    return said(rater, -2, kind, verdicts=verdicts)


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """Four pairs on which two people and a judge gave verdicts."""
    records = [
        rivers(n, [label_of("ana", "met"), label_of("ben", "n/a"), label_of("local", "unclear", "judge")])
        for n in range(4)
    ]
    return project_with(tmp_path / "rivers.nearmiss", records)


def begin(player: Player) -> None:
    player.refresh()
    player.settle()


def rows_by_name(player: Player) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in table(player.page, "Constraints met")}


def test_people_together_come_first_with_their_rows_by_category(qtbot: QtBot, labelled: Path) -> None:
    """Counts by word, the fraction met, all met and strict; no loose rate where nobody gave loose verdicts."""
    with showing(qtbot, VerdictsPage, labelled) as player:
        begin(player)
        assert player.page.rater.currentText() == "People together"
        found = rows_by_name(player)
        assert list(found) == ["All", "Without a category", "form", "length"]
        assert found["All"] == ["24", "16", "4", "4", "0", "66.7%", "50.0%", "66.7%", "–"]
        assert found["length"] == ["8", "4", "4", "0", "0", "50.0%", "50.0%", "50.0%", "–"]


def test_each_rater_can_be_chosen_and_stands_beside_the_others(qtbot: QtBot, labelled: Path) -> None:
    with showing(qtbot, VerdictsPage, labelled) as player:
        begin(player)
        names = [player.page.rater.itemText(place) for place in range(player.page.rater.count())]
        assert names == ["People together", "ana, person", "ben, person", "local, judge"]
        player.page.rater.setCurrentIndex(1)
        player.settle()
        assert rows_by_name(player)["All"][:5] == ["24", "20", "4", "0", "0"]
        player.page.rater.setCurrentIndex(2)
        player.settle()
        assert rows_by_name(player)["All"][:5] == ["20", "16", "4", "0", "4"]
        for place, expected in (
            (3, set(names)),
            (2, {"All", "one", "two"}),
            (1, {"All", "language: de", "language: en"}),
        ):
            player.page.groups.segment.changed.emit(player.page.groups.segment.set_index(place) or place)
            player.settle()
            assert set(rows_by_name(player)) == expected


def test_the_pairs_figures_stand_above_and_say_why_there_is_none(qtbot: QtBot, labelled: Path, tmp_path: Path) -> None:
    with showing(qtbot, VerdictsPage, labelled) as player:
        begin(player)
        told = {line.split(":")[0]: line for line in player.page.pairs.told()}
        assert list(told) == [
            "Near misses",
            "Valid near misses",
            "Near-miss size",
            "Chosen complete",
            "Gap",
            "As expected",
        ]
        assert all(
            told[name].startswith(f"{name}: 100.0%") for name in ("Near misses", "Valid near misses", "As expected")
        )
        assert told["Near-miss size"].startswith("Near-miss size: 1.00")
    alone = [rivers(n, [], pairs=[]) for n in range(2)]
    path = project_with(tmp_path / "alone.nearmiss", alone)
    with Project.open(path) as project:
        run_checks(project)
    with showing(qtbot, VerdictsPage, path) as player:
        begin(player)
        assert "Near misses: –" in player.page.pairs.told()
        assert "No verdict counts here." in words(player.page)


def test_a_figure_without_an_interval_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    """One prompt says nothing of how far another would differ."""
    path = project_with(tmp_path / "one.nearmiss", [rivers(0, [label_of("ana", "met"), label_of("ben", "met")])])
    with showing(qtbot, VerdictsPage, path) as player:
        begin(player)
        assert "Near misses: 100.0%" in " ".join(player.page.pairs.told())
        assert "1 pair. No interval: everything comes from one prompt family" in words(player.page)


def test_measures_that_are_not_defined_say_why(qtbot: QtBot, labelled: Path) -> None:
    with showing(qtbot, VerdictsPage, labelled) as player:
        begin(player)
        found = {row[0]: row for row in table(player.page, "Measures")}
        assert found["DRFR"][1] == "66.7%" and found["DRFR"][4] == "InFoBench"
        assert found["HSR, level 1"][1] == "50.0%" and found["CSL"][1] == "0.50"
        assert found["PM"][1] == "–" and found["PM"][5] == "No constraint has this check."
        assert found["All met, loose"][5] == "This rater gives no loose verdicts."


def test_checks_are_run_from_the_page_and_their_verdicts_shown(qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing is there before; afterwards the check is a rater like others, and once more adds nothing."""
    path = project_with(tmp_path / "rivers.nearmiss", [rivers(n, []) for n in range(4)])
    with showing(qtbot, VerdictsPage, path) as player:
        begin(player)
        assert "8 constraints have a check." in words(player.page)
        button(player.page, "Run checks").click()
        player.settle()
        assert "8 responses checked, 8 new lines." in words(player.page)
        assert player.page.rater.currentText() == "checks, check"
        assert rows_by_name(player)["All"][:5] == ["16", "12", "4", "0", "0"]
        button(player.page, "Run checks").click()
        player.settle()
        assert "8 responses checked, nothing new." in words(player.page)


def test_a_run_can_be_stopped_and_what_was_found_stays(qtbot: QtBot, tmp_path: Path) -> None:
    path = project_with(tmp_path / "rivers.nearmiss", [rivers(n, []) for n in range(60)])
    with showing(qtbot, VerdictsPage, path) as player:
        begin(player)
        button(player.page, "Run checks").click()
        player.page.stop()
        player.settle()
        assert "Stopped." in words(player.page) and not player.page.is_working()
        assert player.page.run.isEnabled()
        button(player.page, "Run checks").click()
        player.settle()
        assert rows_by_name(player)["All"][0] == "240"


def test_conflicts_and_unknown_checks_are_listed(qtbot: QtBot, tmp_path: Path) -> None:
    odd = [
        {"id": "short", "text": "Short", "check": SHORT},
        {"id": "long", "text": "Long", "check": LONG},
        {"id": "rhyme", "text": "Rhyme", "check": {"id": "rhymes:all"}},
    ]
    path = project_with(tmp_path / "rivers.nearmiss", [rivers(0, [], constraints=odd)])
    with showing(qtbot, VerdictsPage, path) as player:
        begin(player)
        assert table(player.page, "Conflicts and unknown checks") == [
            ["–", "rhymes:all", "Unknown here: 1 constraint"],
            ["p0", "short, long", "at least 9 and at most 3: words"],
        ]


def test_a_table_is_copied_as_text_and_as_csv(qtbot: QtBot, labelled: Path) -> None:
    """Shares as numbers between 0 and 1 with the ends of their intervals, for whatever counts on with them."""
    with showing(qtbot, VerdictsPage, labelled) as player:
        begin(player)
        button(player.page, "Copy: Constraints met").click()
        data = QGuiApplication.clipboard().mimeData()
        lines = data.text().splitlines()
        assert lines[0].split("\t")[:6] == ["Category", "Constraints", "Met", "Missed", "Unclear", "n/a"]
        rows = list(csv.reader(io.StringIO(bytes(data.data("text/csv").data()).decode())))
        assert rows == [line.split("\t") for line in lines]
        assert rows[1][6] == "0.666667" and float(rows[1][7]) <= 0.666667 <= float(rows[1][8])


def test_what_is_copied_runs_in_no_spreadsheet() -> None:
    rows = [["=1+1", "a\tb", "c\nd"]]
    assert tabbed(rows) == "'=1+1\ta b\tc d\n" and comma_separated(rows) == "'=1+1,a b,c d\r\n"


def test_it_works_by_keyboard_alone(qtbot: QtBot, labelled: Path) -> None:
    with showing(qtbot, VerdictsPage, labelled) as player:
        begin(player)
        player.page.take_focus()
        qtbot.keyClick(player.page.rater, Qt.Key.Key_Down)
        player.settle()
        assert player.page.rater.currentText() == "ana, person"
        part = next(part for part in player.page.groups.segment.children() if part.property("checked"))
        part.setFocus()
        qtbot.keyClick(part, Qt.Key.Key_Right)
        player.settle()
        assert "language: de" in rows_by_name(player)
        assert player.page.groups.table.accessibleName() == "Constraints met"


def test_a_label_from_the_desk_is_counted_when_the_page_is_seen(qtbot: QtBot, labelled: Path) -> None:
    with showing(qtbot, VerdictsPage, labelled) as player:
        begin(player)
        player.session.read(lambda project: run_checks(project), lambda _: None)
        player.settle()
        player.told()
        player.settle()
        assert player.page.rater.findText("checks, check") >= 0
