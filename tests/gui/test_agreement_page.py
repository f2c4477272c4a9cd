"""The agreement page shows what the core works out: each number with interval and n, or why there is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from nearmiss.agreement import agreement
from nearmiss.project import Project
from nearmiss.statistics import Estimate, undefined
from nearmiss_gui import agreement_rows as rows
from nearmiss_gui.agreement_page import AgreementPage
from nearmiss_gui.heat_map import MOST_NAMES, Heat, HeatMap, Square, short
from nearmiss_gui.judge_chart import MOST_JUDGES, JudgeChart
from nearmiss_gui.theme import Theme
from page_player import project_with, record, said, showing, table, words
from window_player import sample


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The sample: three people and two judges."""
    return sample(tmp_path)


def test_figures_are_those_of_the_core(qtbot: QtBot, path: Path) -> None:
    """The same votes, the same report: alpha, Fleiss' kappa, percent and leave-one-out with their intervals."""
    with Project.open(path) as project:
        people = agreement(project.votes()).humans
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        for name, estimate in (
            ("alpha", people.krippendorff_alpha.nominal),
            ("fleiss", people.fleiss_kappa),
            ("percent", people.percent),
            ("rest", people.leave_one_out),
        ):
            assert f" {rows.number(estimate.value)} 95% CI {rows.between(estimate)}" in player.page.figure(name)
        assert player.page.aside() == f"{people.raters} people, {people.items} pairs"


def test_tables_have_every_number(qtbot: QtBot, path: Path) -> None:
    """Eight measures of people with what each means; every two people; every judge."""
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        people = table(player.page, "Agreement of people")
        assert len(people) == 8
        assert all(row[4].endswith(".") for row in people)
        assert [row[0] for row in table(player.page, "Every two people")] == [
            "Mara and Tomasz",
            "Mara and Yuki",
            "Tomasz and Yuki",
        ]
        assert [row[0] for row in table(player.page, "Judges against the target")] == ["local-8b", "sextant-70b"]


def test_pictures_say_what_they_show(qtbot: QtBot, path: Path) -> None:
    """A screen reader hears every square, and every judge beside one more person."""
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        squares = player.page.findChild(HeatMap).accessibleDescription()
        assert squares.count("shared pairs") == 3
        assert "Mara and Tomasz: 0." in squares
        judges = player.page.findChild(JudgeChart).accessibleDescription()
        assert "sextant-70b: 0." in judges and "one more person" in judges


@pytest.mark.parametrize(
    ("name", "choice", "asked"),
    [
        ("Compare", "Strength", {"on": "strength"}),
        ("Judges against", "Reference", {"against": "reference"}),
        ("Orders of judges", "Each by itself", {"orders": "each"}),
        ("Orders of judges", "Response 2 first", {"orders": "21"}),
    ],
)
def test_choices_change_what_is_compared(qtbot: QtBot, path: Path, name: str, choice: str, asked: Any) -> None:
    """Each choice asks the core anew; the answer to the question before never takes the place of the newer one."""
    with Project.open(path) as project:
        report = agreement(project.votes(), **asked)
    with showing(qtbot, AgreementPage, path) as player:
        player.page.refresh()
        combo = next(c for c in player.page.findChildren(QComboBox) if c.accessibleName() == name)
        combo.setCurrentText(choice)
        player.settle()
        judges = table(player.page, "Judges against the target")
        assert [row[0] for row in judges] == [rows.name_of(judge, report.orders) for judge in report.judges]
        assert [row[6] for row in judges] == [str(judge.against.n) for judge in report.judges]
        ordinal = rows.cell(report.humans.krippendorff_alpha.ordinal).text
        assert table(player.page, "Agreement of people")[3][1] in ordinal


@pytest.mark.parametrize(
    ("labels", "people", "judge"),
    [
        ([], "Two people must label the same pairs.", "Import a judge’s answers"),
        ([said("ana", 1)], "Two people must label the same pairs.", "Import a judge’s answers"),
        ([said("ana", 1), said("ben", 1)], "shared pair", "Import a judge’s answers"),
    ],
    ids=["nobody", "one person", "no judge"],
)
def test_what_is_missing_is_said(
    qtbot: QtBot, tmp_path: Path, labels: list[dict[str, object]], people: str, judge: str
) -> None:
    """No people, one person, no judge: each in words, and no empty picture."""
    path = project_with(tmp_path / "few.nearmiss", [record(number, labels) for number in range(3)])
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        assert people in words(player.page)
        assert judge in words(player.page)


def test_an_undefined_number_gives_its_reason(qtbot: QtBot, tmp_path: Path) -> None:
    """An en dash and a sentence, on the card and in the table."""
    path = project_with(tmp_path / "one.nearmiss", [record(0, [said("ana", 1)])])
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        assert player.page.figure("alpha").endswith("– not defined")
        assert all(
            row[1] == "–" and row[4].startswith("Not defined: ") for row in table(player.page, "Agreement of people")
        )


def test_hundreds_of_raters_are_cut_to_what_can_be_seen(qtbot: QtBot, tmp_path: Path) -> None:
    """The picture takes those who share the most pairs, the table the first five hundred; both say so."""
    many = [said(f"r{number:02d}", 1 if number % 3 else -1) for number in range(40)]
    judges = [said(f"judge {number}", 1, "judge") for number in range(MOST_JUDGES + 3)]
    records = [record(number, many[: 40 - 10 * (number % 2)] + judges) for number in range(4)]
    path = project_with(tmp_path / "many.nearmiss", records)
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        shown = words(player.page)
        assert f"{MOST_NAMES} of 40 people, those who share the most pairs." in shown
        assert f"The first {MOST_JUDGES} of {MOST_JUDGES + 3}; the table has all." in shown
        assert "The first 500 of 780 pairs of people" in shown
        assert "r39" not in player.page.findChild(HeatMap).accessibleDescription()


# ------------------------------------------------------------------------------------------ rows and pictures


def estimate(value: float, low: float | None = None, high: float | None = None) -> Estimate:
    return Estimate(value, low, high, 10, None if low is not None else "too few")


@pytest.mark.parametrize(
    ("low", "high", "words_"),
    [(0.7, 0.8, "Above"), (0.4, 0.5, "Below"), (0.6, 0.7, "The interval crosses"), (None, None, "The usual floor is")],
)
def test_a_floor_is_compared_with_the_whole_interval(low: float | None, high: float | None, words_: str) -> None:
    assert rows.against_floor(estimate(0.65, low, high), 0.667).startswith(words_)


def test_numbers_have_two_places_and_a_true_minus() -> None:
    assert [rows.number(value) for value in (0.5, -0.126, -0.001, 1)] == ["0.50", "−0.13", "0.00", "1.00"]
    assert [short(value) for value in (0.83, -0.126, 1.0, 0.0)] == [".83", "−.13", "1", ".00"]


def test_a_cell_without_a_value_sorts_last() -> None:
    assert rows.cell(undefined("they share only one unit")).text == "–"
    assert rows.cell(undefined("x")).sort < rows.cell(estimate(-1.0, -1.0, 0.0)).sort


def test_the_pointer_finds_its_square(qtbot: QtBot) -> None:
    """Each square is found where it is drawn, and none beside the triangle."""
    chart = HeatMap()
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    squares = {(1, 0): Square(0.4, "b and a"), (2, 0): Square(None, "c and a"), (2, 1): Square(0.9, "c and b")}
    chart.show_heat(Heat(("a", "b", "c"), squares))
    for place, square in squares.items():
        assert chart.square_at(chart._spot(*place).center()) is square
    assert chart.square_at(QPointF(399, 1)) is None


def test_an_undefined_square_looks_like_none_of_the_defined(qtbot: QtBot, picture: object, theme: Theme) -> None:
    """It is hatched: told apart without colour, in light and in dark."""
    for appearance in ("light", "dark"):
        theme.set_appearance(appearance)
        chart = HeatMap()
        qtbot.addWidget(chart)
        chart.resize(200, 90)
        values = (None, 0.0, 0.5, 1.0)
        looks = []
        for value in values:
            others = {(2, 0): Square(0.0, ""), (2, 1): Square(1.0, "")}
            chart.show_heat(Heat(("a", "b", "c"), {(1, 0): Square(value, ""), **others}))
            looks.append(picture(chart))
        assert len(set(looks)) == len(values)


def test_the_scale_reaches_around_all_values() -> None:
    """From the twentieth below to the twentieth above, and never of no width."""
    heat = Heat(("a", "b", "c"), {(1, 0): Square(0.42, ""), (2, 0): Square(None, ""), (2, 1): Square(0.71, "")})
    assert heat.ends() == pytest.approx((0.4, 0.75))
    assert Heat(("a", "b"), {(1, 0): Square(0.5, "")}).ends() == pytest.approx((0.5, 0.55))
    assert Heat().ends() == (0.0, 1.0)
