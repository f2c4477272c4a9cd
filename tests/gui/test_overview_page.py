"""The overview counts what is in the project, says how far everybody is, and leads to what comes next."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nearmiss.model import Answer, Judgement
from nearmiss.project import Project
from nearmiss_gui.overview_page import OverviewPage, spent
from page_player import button, project_with, record, said, showing, table, words


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    """Four pairs: three people on the first two, who differ on the second; one on the third; nobody on the last."""
    trio = [said("ana", -2, seconds=30, at="2026-02-01T10:00:00Z"), said("ben", -1), said("cat", -1)]
    split = [said("ana", 2, seconds=90, at="2026-02-03T10:00:00Z"), said("ben", -1), said("cat", 0)]
    judges = [said("local", -1, "judge", slot=slot) for slot in ("12", "21")]
    records = [record(0, trio + judges), record(1, split), record(2, [said("ana", None)]), record(3, [])]
    return project_with(tmp_path / "rivers.nearmiss", records)


def test_its_figures_are_true(qtbot: QtBot, rivers: Path) -> None:
    """Pairs, people's labels among all, pairs with three people's labels, and pairs where people differ."""
    with showing(qtbot, OverviewPage, rivers) as player:
        player.refresh()
        told = {name: player.page.figure(name) for name in ("pairs", "labels", "enough", "disputed")}
        assert told["pairs"] == "Pairs: 4"
        assert told["labels"] == "Labels of people: 7 of 9 labels in all"
        assert told["enough"] == "Pairs with 3 people’s labels or more: 2 50%"
        assert told["disputed"].startswith("Disputed: 1 ")
        shown = words(player.page)
        assert "4 prompts, 4 constraints" in shown
        assert "3 people, 1 judge" in shown
        assert "0 flagged, 1 marked both bad" in shown


def test_every_rater_has_a_row(qtbot: QtBot, rivers: Path) -> None:
    """People first, by name: how many pairs are done, how long one takes, when the last was labelled."""
    with showing(qtbot, OverviewPage, rivers) as player:
        player.refresh()
        assert table(player.page, "Raters") == [
            ["ana", "person", "3 of 4", "1 min 00 s", "3", "2026-02-03"],
            ["ben", "person", "2 of 4", "–", "2", "–"],
            ["cat", "person", "2 of 4", "–", "2", "–"],
            ["local", "judge", "1 of 4", "–", "2", "–"],
        ]


def test_a_label_is_counted_as_soon_as_it_is_saved(qtbot: QtBot, rivers: Path) -> None:
    """The page that is in sight follows what happens at the desk."""

    def label_the_last(project: Project) -> None:
        ana = project.rater("ana")
        subject = project.next_open(ana.id)
        assert subject is not None
        item = project.desk_item(ana.id, subject)
        verdicts = {c.key: {key: Judgement("met") for key in subject} for c in item.constraints}
        project.save(project.prepare_label(ana.id, item, Answer(scale="constraints", preference=1, verdicts=verdicts)))

    with showing(qtbot, OverviewPage, rivers) as player:
        player.refresh()
        player.session.read(label_the_last, lambda _: None)
        player.settle()
        player.told()
        assert player.page.figure("labels") == "Labels of people: 8 of 10 labels in all"


def test_an_empty_project_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    """No raters: said in words. The one step is to bring in pairs."""
    with showing(qtbot, OverviewPage, project_with(tmp_path / "empty.nearmiss", [])) as player:
        player.refresh()
        assert "Nobody has labelled yet" in words(player.page)
        with qtbot.waitSignal(player.page.import_wanted):
            button(player.page, "Import…").click()


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("Label", "label_wanted"),
        ("Agreement", "agreement_wanted"),
        ("Export", "export_wanted"),
        ("Import a file…", "import_wanted"),
    ],
)
def test_each_step_leads_on(qtbot: QtBot, rivers: Path, name: str, signal: str) -> None:
    with showing(qtbot, OverviewPage, rivers) as player:
        player.refresh()
        with qtbot.waitSignal(getattr(player.page, signal)):
            button(player.page, name).click()


def test_agreement_is_no_step_with_one_voice(qtbot: QtBot, tmp_path: Path) -> None:
    """Nobody to agree with; a data set can be made all the same."""
    alone = project_with(tmp_path / "one.nearmiss", [record(0, [said("ana", 1)])])
    with showing(qtbot, OverviewPage, alone) as player:
        player.refresh()
        assert "See who agrees with whom" not in words(player.page)
        assert button(player.page, "Export").isEnabled()


def test_long_names_and_many_raters_fit(qtbot: QtBot, tmp_path: Path) -> None:
    """Two hundred raters scroll in their table, a long title ends in …, and the page needs no scrolling sideways."""
    labels = [said(f"annotator number {number} of an agency with a long name", 1) for number in range(200)]
    path = project_with(tmp_path / "many.nearmiss", [record(0, labels)], title="A title " * 40)
    with showing(qtbot, OverviewPage, path) as player:
        player.refresh()
        assert len(table(player.page, "Raters")) == 200
        assert player.page.width() == 1300
        bars = [area.horizontalScrollBar().maximum() for area in (player.page._area,)]
        assert bars == [0]


@pytest.mark.parametrize(("seconds", "shown"), [(0.4, "0 s"), (38, "38 s"), (91, "1 min 31 s"), (120, "2 min 00 s")])
def test_times_are_said_in_words(seconds: float, shown: str) -> None:
    assert spent(seconds) == shown
