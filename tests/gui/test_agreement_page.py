"""The agreement page shows what the core works out, by keys: each number with its interval, or why there is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.dom.minidom import parse

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from nearmiss.agreement.annotators import annotators
from nearmiss.agreement.who_with_whom import who_with_whom
from nearmiss.audit import Audit, Options, audit
from nearmiss.audit.behind import behind_group, behind_two
from nearmiss.cases import Cases
from nearmiss.plain_tables import read_plain
from nearmiss.project import Project
from nearmiss.statistics import Estimate, undefined
from nearmiss.statistics.selective import threshold_for
from nearmiss_gui.agreement import AgreementPage
from nearmiss_gui.agreement import figures_in_words as figures
from nearmiss_gui.agreement.ahead import Ahead
from nearmiss_gui.agreement.asked import EVERY, NOBODY
from nearmiss_gui.agreement.cards import CalibrationCard, CategoryCard, HeatCard, ProbeCard, RiskCard
from nearmiss_gui.agreement.chart_card import ChartCard, file_name
from nearmiss_gui.agreement.heat import MOST_NAMES
from nearmiss_gui.agreement.pairs_panel import PairsPanel
from nearmiss_gui.agreement.probes import probe_rows
from nearmiss_gui.agreement.why_panel import WhyPanel
from nearmiss_gui.theme import Theme
from page_player import PagePlayer, button, project_with, record, said, showing, table, words
from window_player import sample

Playing = PagePlayer[AgreementPage]
JUDGE = "local-8b"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The sample: three people and two judges."""
    return sample(tmp_path)


@pytest.fixture
def cases(path: Path) -> Cases:
    """What the sample holds."""
    with Project.open(path) as project:
        return project.cases()


@pytest.fixture
def card(cases: Cases) -> Audit:
    """The report card of the sample's first judge."""
    return audit(cases, JUDGE)


def part(player: Playing, kind: type[Any]) -> Any:
    """The one part of this kind that is in sight."""
    found = [one for one in player.page.findChildren(kind) if one.isVisible()]
    assert len(found) == 1, found
    return found[0]


def press(player: Playing, widget: QWidget, *keys: Qt.Key) -> None:
    """Press keys on a widget, and wait for what they ask for."""
    for key in keys:
        QTest.keyClick(widget, key)
        player.settle()


def choose(player: Playing, judge: str) -> None:
    """Choose a judge by the arrow keys of the list."""
    box = player.page.choosing.judge
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findData(judge)):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == judge
    player.settle()


# ------------------------------------------------------------------------------------- one judge beside people


def test_figures_are_those_of_the_core(qtbot: QtBot, path: Path, card: Audit) -> None:
    """The same labels, the same numbers: alpha, kappa, the test and both orders, with their intervals."""
    core = card.core
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        for name, estimate in (
            ("alpha", core.people.krippendorff_alpha.interval),
            ("kappa", core.agreement.against.cohen_kappa.quadratic),
            ("winning", core.standing_in.test.winning_rate),
        ):
            told = f": {figures.number(estimate.value)} 95% CI {figures.between(estimate)}"
            assert told in player.page.figure(name)
        consistency = core.position.consistency
        assert f": {figures.share(consistency.value)} 95% CI" in player.page.figure("consistency")


def test_the_verdict_is_that_of_the_core(qtbot: QtBot, path: Path, card: Audit) -> None:
    """Every sentence of it, the first as the main one; and how it came about, by a key, annotator by annotator."""
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        shown = words(player.page)
        assert all(sentence in shown for sentence in card.verdict.parts)
        why = button(player.page, "How this is decided")
        why.setFocus()
        press(player, why, Qt.Key.Key_Space)
        panel = part(player, WhyPanel)
        assert [row[0] for row in table(panel, "Annotators against the judge")] == list(card.core.standing_in.names)
        assert "ω at least 0.5" in panel.text()
        press(player, panel.table, Qt.Key.Key_Escape)
        assert panel.isHidden() and QApplication.focusWidget() is why


def test_the_table_of_categories_has_every_number(qtbot: QtBot, path: Path, card: Audit) -> None:
    """Pairs, alpha, kappa, against how many it holds up, and whether it replaces a person; all pairs last."""
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        rows = table(player.page, "By constraint type")
        assert [row[0] for row in rows] == [*(name for name, _ in card.by_category), "All types"]
        cores = [*(core for _, core in card.by_category), card.core]
        assert [row[1] for row in rows] == [str(core.standing_in.items) for core in cores]
        for row, core in zip(rows, cores, strict=True):
            alpha, kappa = core.people.krippendorff_alpha.interval, core.agreement.against.cohen_kappa.quadratic
            assert row[3:5] == [figures.plain_cell(alpha).text, figures.plain_cell(kappa).text]
        assert rows[-1][5:] == ["0 of 3", "No"]


def test_probes_say_what_they_could_have_seen(qtbot: QtBot, path: Path) -> None:
    """Too strong, within the limit, too few pairs: each with icon and word, told as a sentence."""
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        told = part(player, ProbeCard).probes.accessibleDescription()
        assert "Position: leans to the first shown. +23.6 points, 36 pairs. Too strong." in told
        assert "Too few pairs" in told and "Needs 30 pairs." in told


def test_the_allowed_line_moves_by_keys(qtbot: QtBot, path: Path, card: Audit) -> None:
    """Up one point, page up five, end and home to the limits; the sentence says what the core finds for each."""
    curve = card.core.risk_coverage.curve
    assert curve is not None
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        risk = part(player, RiskCard)
        for key, allowed in (
            (Qt.Key.Key_Up, 0.11),
            (Qt.Key.Key_PageUp, 0.16),
            (Qt.Key.Key_Down, 0.15),
            (Qt.Key.Key_Home, 0.0),
            (Qt.Key.Key_End, 0.5),
        ):
            press(player, risk.curve, key)
            assert risk.curve.allowed() == pytest.approx(allowed)
            found = threshold_for(curve, allowed)
            left = f"least certain {1 - found.coverage:.0%}"
            assert (left in risk.sentence.text()) == (0 < found.coverage < 1)
            assert risk.sentence.text() == risk.curve.accessibleDescription()


def test_the_pointer_moves_the_line_too(qtbot: QtBot, path: Path) -> None:
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        chart = part(player, RiskCard).curve
        before = chart.allowed()
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.rect().center())
        assert chart.allowed() > before


def test_confidence_is_shown_once_it_is_known_how_pairs_were_drawn(qtbot: QtBot, path: Path, cases: Cases) -> None:
    """In the sample people labelled some of the judged pairs: the reason first, the curve when somebody vouches."""
    bins = audit(cases, JUDGE, Options(random_sample=True)).core.calibration.bins
    assert bins is not None
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        assert "how those were drawn is not known" in words(part(player, CalibrationCard))
        press(player, part(player, CalibrationCard).random, Qt.Key.Key_Space)
        shown = part(player, CalibrationCard)
        assert shown.curve.isVisible() and shown.sentence.text()
        assert [row[1] for row in shown.table_rows()[1:]] == [str(count) for count in bins.n.tolist()]


# ---------------------------------------------------------------------------------------- pairs behind a number


def test_a_square_opens_its_pairs(qtbot: QtBot, path: Path, cases: Cases) -> None:
    """Arrows to a square, Enter to its pairs, Enter to read one; Esc goes back step by step to the square."""
    who = who_with_whom(cases.votes)
    names = [cases.votes.raters[code].name for code in who.raters]
    behind = behind_two(cases.votes, int(who.raters[names.index("Mara")]), int(who.raters[names.index("Yuki")]))
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        squares = part(player, HeatCard).map
        squares.setFocus()
        press(player, squares, Qt.Key.Key_Down)
        assert squares.current().said.startswith("Mara and Yuki: 0.")
        press(player, squares, Qt.Key.Key_Return)
        panel = part(player, PairsPanel)
        assert len(panel.rows) == len(behind)
        assert [row.gap for row in panel.rows] == behind.gap.tolist()
        assert {one.rater for row in panel.rows for one in row.said} == {"Mara", "Yuki"}
        press(player, panel.list, Qt.Key.Key_Return)
        assert panel.is_reading() and panel.rows[0].prompt[:30] in words(panel) + said_in(panel)
        press(player, QApplication.focusWidget() or panel, Qt.Key.Key_Escape)
        assert not panel.is_reading() and panel.list.hasFocus()
        press(player, panel.list, Qt.Key.Key_Escape)
        assert panel.isHidden() and squares.hasFocus()


def said_in(widget: QWidget) -> str:
    """What the reading views in sight hold."""
    from nearmiss_gui.reading import ReadingView

    return "\n".join(view.toPlainText() for view in widget.findChildren(ReadingView) if view.isVisible())


def test_a_category_opens_its_pairs(qtbot: QtBot, path: Path, cases: Cases) -> None:
    """Enter on its row; people and the judge that is looked at, and no other judge."""
    code = next(code for code, rater in enumerate(cases.votes.raters) if rater.name == JUDGE)
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        rows = part(player, CategoryCard).table
        rows.select(1)
        press(player, rows, Qt.Key.Key_Return)
        panel = part(player, PairsPanel)
        assert len(panel.rows) == len(behind_group(cases, "category", "content", code))
        raters = {one.rater for row in panel.rows for one in row.said}
        assert JUDGE in raters and "sextant-70b" not in raters


def test_a_probe_opens_what_it_found(qtbot: QtBot, path: Path) -> None:
    """Position: the pairs on which the judge said another thing in the other order, with both of its answers."""
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        probes = part(player, ProbeCard).probes
        probes.setFocus()
        press(player, probes, Qt.Key.Key_Return)
        panel = part(player, PairsPanel)
        assert panel.rows
        for row in panel.rows:
            own = {one.slot: one.preference for one in row.said if one.rater == JUDGE}
            assert own["12"] != own["21"]


# ------------------------------------------------------------------------------------------ what charts can do


def chart_cards(player: Playing) -> list[ChartCard]:
    return [one for one in player.page.findChildren(ChartCard) if one.isVisible() and one.more.isVisible()]


def test_every_chart_is_a_table_too(qtbot: QtBot, path: Path) -> None:
    """By the menu at its button: the picture gives way to rows, and comes back with Esc."""
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        cards = [one for one in chart_cards(player) if not isinstance(one, CategoryCard)]
        assert len(cards) == 3  # the sample's confidence needs a word first
        for one in cards:
            menu = one.menu()
            assert [action.text() for action in menu.actions()] == ["Show as table", "Copy", "Save as SVG…"]
            menu.actions()[0].trigger()
            shown = table(one, one.title.text())
            assert shown == one.table_rows()[1:]
            press(player, one.findChild(QTableView), Qt.Key.Key_Escape)
            assert not one.is_table() and one.chart.isVisible()


def test_a_chart_has_a_name_and_a_description(qtbot: QtBot, path: Path) -> None:
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        for one in chart_cards(player):
            assert one.chart.accessibleName() and one.more.accessibleName().startswith(one.title.text())
            assert isinstance(one.chart, QTableView) or one.chart.accessibleDescription()


def test_copy_gives_rows_and_a_picture(qtbot: QtBot, path: Path) -> None:
    """The rows with tabs between, as a spreadsheet takes them, and the chart as an image."""
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        for one in chart_cards(player):
            one.menu().actions()[-2].trigger()
            data = QGuiApplication.clipboard().mimeData()
            lines = data.text().splitlines()
            assert [line.split("\t") for line in lines] == one.table_rows()
            assert data.hasImage() and not QGuiApplication.clipboard().image().isNull()


def test_every_chart_is_saved_as_svg(qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    """A drawing by itself, with title and description, in the colours of the screen; written beside, then renamed."""
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        for number, one in enumerate(chart_cards(player)):
            file = tmp_path / f"{number}.svg"
            one.write_svg(file)
            root = parse(str(file)).documentElement
            assert root is not None and root.tagName == "svg"
            assert root.getElementsByTagName("title")[0].firstChild.data == one.title.text()
            assert len(root.getElementsByTagName("path")) > 5
        assert f"Saved as {number}.svg." in player.page.news.text()
        one.write_svg(tmp_path / "nowhere" / "x.svg")
        assert "cannot be written" in player.page.news.text()
        assert not list(tmp_path.rglob("*.part"))


def test_the_report_is_that_of_the_command(qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    """`audit --out` writes the same file; one that cannot be written is told."""
    from nearmiss.cli import main

    assert main(["audit", str(path), "--judge", JUDGE, "--out", str(tmp_path / "command.html")]) == 0
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        player.page.write_report(tmp_path / "window.html")
        player.settle()
        assert (tmp_path / "window.html").read_text("utf-8") == (tmp_path / "command.html").read_text("utf-8")
        assert "Saved as window.html." in player.page.news.text()
        player.page.write_report(tmp_path / "nowhere" / "x.html")
        player.settle()
        assert "cannot be written" in player.page.news.text()


# --------------------------------------------------------------------------------------- choosing and working


def test_people_alone(qtbot: QtBot, path: Path, cases: Cases) -> None:
    """Without a judge: people's figures, categories, and each person as help and no verdict."""
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        choose(player, NOBODY)
        assert "People among themselves." in words(player.page)
        assert player.page.figure("fleiss") and not player.page.figure("winning")
        assert [row[0] for row in table(player.page, "Each person")] == [one.rater for one in annotators(cases)]
        assert "no verdict on anybody" in words(player.page)
        assert "local-8b" not in part(player, HeatCard).map.accessibleDescription()


def test_all_judges_side_by_side(qtbot: QtBot, path: Path) -> None:
    """Each beside one more person, with their jury; Enter on one opens its report card."""
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        choose(player, EVERY)
        assert [row[0] for row in table(player.page, "Judges")] == ["local-8b", "sextant-70b", "jury of 2"]
        assert len(table(player.page, "Two judges")) == 3
        assert len(table(player.page, "Judges and constraint types")) == 27
        judges = next(t for t in player.page.findChildren(QTableView) if t.accessibleName() == "Judges")
        judges.setCurrentIndex(judges.model().index(1, 0))
        press(player, judges, Qt.Key.Key_Return)
        assert player.page.choice().judge == "sextant-70b"
        assert player.page.figure("kappa")


def test_labels_can_be_narrowed(qtbot: QtBot, path: Path, cases: Cases) -> None:
    """By category, tag, model and week, as `--only` does; the choice of the judge stays."""
    from nearmiss.commands.filters import filtered

    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        box = player.page.choosing.only
        kinds = [str(box.itemData(place)).partition("=")[0] for place in range(box.count())]
        assert [kind for kind in dict.fromkeys(kinds) if kind] == ["category", "tag", "model", "week"]
        box.setCurrentIndex(kinds.index("model"))
        player.settle()
        estimate = audit(filtered(cases, [box.currentData()]), JUDGE).core.people.krippendorff_alpha.interval
        told = f"there are {estimate.n}" if estimate.n < 30 else figures.number(estimate.value)
        assert told in player.page.figure("alpha") and player.page.choice().judge == JUDGE


def test_answers_are_kept_until_a_label_changes(qtbot: QtBot, path: Path) -> None:
    """Coming back shows the kept answer without work; after a deed everything is worked out anew."""
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        first = player.page._found
        player.page.refresh()
        assert not player.page.is_working() and player.page._found is first
        player.told()
        assert player.page._found is not first


def test_the_first_answer_is_there_before_somebody_asks(qtbot: QtBot, path: Path) -> None:
    """What was worked out ahead is shown at once, without work; a deed in between drops it."""
    with showing(qtbot, AgreementPage, path) as player:
        ahead = Ahead(player.session, player.page)
        ahead.prepare()
        player.settle()
        page = AgreementPage(player.session, kept=ahead.take())
        qtbot.addWidget(page)
        page.refresh()
        assert not page.is_working() and page.figure("kappa") != ""
        ahead.prepare()
        player.settle()
        player.told()
        assert ahead.take().labels is None


def test_a_large_project_is_left_alone_until_somebody_asks(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(qtbot, AgreementPage, path) as player:
        monkeypatch.setattr("nearmiss_gui.agreement.ahead.SMALL", 1000)
        ahead = Ahead(player.session, player.page)
        ahead.prepare()
        player.settle()
        assert ahead.take().labels is None


def test_work_can_be_stopped_and_taken_up_again(qtbot: QtBot, path: Path) -> None:
    """Cancel drops what is on its way, says so, and the button beside it starts again."""
    with showing(qtbot, AgreementPage, path) as player:
        player.page.refresh()
        assert player.page.is_working() and player.page.busy.text() == "Reading the labels …"
        player.page.busy.stop.click()
        player.settle()
        assert not player.page.is_working() and player.page.figure("alpha") == ""
        assert "Stopped." in player.page.news.text()
        button(player.page, "Work it out").click()
        player.settle()
        assert player.page.figure("alpha") != ""


def test_another_choice_takes_the_place_of_the_first(qtbot: QtBot, path: Path) -> None:
    """Of two choices one after the other only the last is shown, whichever is done first."""
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        box = player.page.choosing.judge
        box.setCurrentIndex(box.findData(EVERY))
        box.setCurrentIndex(box.findData("sextant-70b"))
        player.settle()
        assert player.page._found is not None and player.page._found.choice.judge == "sextant-70b"


# ------------------------------------------------------------------------------------------ what there is not


@pytest.mark.parametrize(
    ("labels", "people"),
    [
        ([], "Two people must label the same pairs."),
        ([said("ana", 1)], "Two people must label the same pairs."),
        ([said("ana", 1), said("ben", 1)], "Needs 30 pairs with two labels or more; there are 3."),
    ],
    ids=["nobody", "one person", "no judge"],
)
def test_what_is_missing_is_said(qtbot: QtBot, tmp_path: Path, labels: list[dict[str, object]], people: str) -> None:
    """No people, one person, too few pairs, no judge: each in words, and no empty picture."""
    path = project_with(tmp_path / "few.nearmiss", [record(number, labels) for number in range(3)])
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        assert people in words(player.page)
        assert "Import a judge’s answers" in words(player.page)
        assert "nan" not in words(player.page).casefold()


def test_a_judge_without_people(qtbot: QtBot, tmp_path: Path) -> None:
    """Every figure gives its reason; nothing is 0 or nan for want of a number."""
    path = project_with(tmp_path / "lonely.nearmiss", [record(n, [said("robot", 1, "judge")]) for n in range(4)])
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        assert all(": – " in player.page.figure(name) for name in ("alpha", "kappa", "winning", "consistency"))
        assert "It cannot be told how much it may decide" in words(player.page)


def test_of_many_people_those_who_agree_least_are_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    """Twelve squares a side with the judge below them; the rest is in the table, and both say so."""
    even = [said(f"r{number:02d}", 1) for number in range(30)]
    records = []
    for pair in range(6):
        odd = [said(f"odd {number}", 1 if (pair + number) % 2 else -1) for number in range(3)]
        flip = [said(f"r{number:02d}", 1 if pair % 2 else -1) for number in range(30)]
        records.append(record(pair, [*(flip if pair < 5 else even), *odd, said("robot", 1, "judge")]))
    path = project_with(tmp_path / "many.nearmiss", records)
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        shown = part(player, HeatCard)
        assert f"{MOST_NAMES} of 33 people, those who agree least" in words(player.page)
        assert all(f"odd {number}" in shown.map.accessibleDescription() for number in range(3))
        assert shown.map.accessibleDescription().count("robot") == MOST_NAMES
        assert len(shown.table_rows()) == 501


def test_positions_in_a_list_are_left_out_with_the_reason(qtbot: QtBot, tmp_path: Path) -> None:
    """Their agreement would be nobody's."""
    records = [
        record(n, [said("ana", 1), said("ben", 1 if n % 2 else -1), said("#3", 1)])
        | {"raters": [{"rater": "#3", "kind": "human", "anonymous": True}]}
        for n in range(5)
    ]
    path = project_with(tmp_path / "list.nearmiss", records)
    with showing(qtbot, AgreementPage, path) as player:
        player.refresh()
        assert "1 rater is left out: a position in a list, not a person." in words(player.page)
        assert "#3" not in part(player, HeatCard).map.accessibleDescription()


def test_hostile_names_break_nothing(qtbot: QtBot, tmp_path: Path, theme: Theme) -> None:
    """Very long names, markup, line breaks, sixty categories: only text, cut where there is no room."""
    long = "<b>Ana</b> & \u202e" + "very " * 60 + "long\nname"
    records = []
    for number in range(12):
        one = record(
            number, [said(long, 1), said("ben", 1 if number % 2 else -1), said(f"{long} robot", 1, "judge")], 6
        )
        for place, rule in enumerate(one["constraints"]):
            rule["category"] = f"<i>{long}</i> {number * 6 + place}"
        records.append(one)
    path = project_with(tmp_path / "hostile.nearmiss", records)
    with showing(qtbot, AgreementPage, path) as player:
        player.page.resize(1036, 680)
        player.refresh()
        assert len(table(player.page, "By constraint type")) == 73
        assert all(one.textFormat() == Qt.TextFormat.PlainText for one in player.page.findChildren(QLabel))
        inside = player.page.findChild(CategoryCard).parentWidget()
        assert inside.minimumSizeHint().width() <= 1036
        for card_ in chart_cards(player):
            card_.write_svg(tmp_path / "x.svg")
            assert parse(str(tmp_path / "x.svg")).getElementsByTagName("i") == []


# ------------------------------------------------------------------------------------------ numbers in words


def estimate(value: float, low: float | None = None, high: float | None = None) -> Estimate:
    return Estimate(value, low, high, 10, None if low is not None else "too few")


@pytest.mark.parametrize(
    ("low", "high", "words_"),
    [(0.7, 0.8, "Above"), (0.4, 0.5, "Below"), (0.6, 0.7, "The interval crosses"), (None, None, "The usual floor is")],
)
def test_a_floor_is_compared_with_the_whole_interval(low: float | None, high: float | None, words_: str) -> None:
    assert figures.against_floor(estimate(0.65, low, high), 0.667).startswith(words_)


def test_numbers_have_two_places_and_a_true_minus() -> None:
    assert [figures.number(value) for value in (0.5, -0.126, -0.001, 1)] == ["0.50", "−0.13", "0.00", "1.00"]
    assert [figures.short(value) for value in (0.83, -0.126, 1.0, 0.0)] == [".83", "−.13", "1", ".00"]
    assert [figures.points(value) for value in (0.067, -0.1)] == ["+6.7 points", "−10.0 points"]


def test_a_cell_without_a_value_sorts_last() -> None:
    assert figures.cell(undefined("they share only one unit")).text == "–"
    assert figures.cell(undefined("x")).sort < figures.cell(estimate(-1.0, -1.0, 0.0)).sort


def test_a_title_becomes_the_name_of_a_file() -> None:
    assert file_name("Is its confidence honest?") == "is-its-confidence-honest"
    assert file_name("../..") == "chart"


def test_a_fault_that_no_size_would_show_is_said_so(tmp_path: Path) -> None:
    """Forty pairs, all but one of one prompt family: the page says 'no size', as the report does, and names no size."""
    rows = ["item,rater,kind,winner,order,prompt"]
    for item in range(40):
        family = "small" if item == 0 else "large"
        rows += [f"p{item},{name},human,{'12'[item % 2]},,{family}" for name in ("Ada", "Bo", "Cy")]
        rows += [f"p{item},J,judge,{order[0]},{order},{family}" for order in ("12", "21")]
    (tmp_path / "labels.csv").write_text("\n".join(rows) + "\n", "utf-8")
    card = audit(read_plain(tmp_path / "labels.csv").cases, "J")
    (row,) = [row for row in probe_rows(card) if row.name == "position"]
    assert (row.standing, row.seen) == ("blind", "no size")
    assert row.below == "no size would show, 40 pairs"
    assert row.said.endswith("No effect of any size would have been found.")
