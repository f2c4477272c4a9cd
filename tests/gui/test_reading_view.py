"""What a view does with one text: shows it, says what there is to say, marks, searches, copies, tells places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nearmiss.differences import Span
from nearmiss_gui.jobs import Job, Jobs
from nearmiss_gui.reading import DifferenceMarks, FindBar, ReadingView, ScrollTogether, mark_differences
from nearmiss_gui.reading.display import HIDDEN_MARK
from nearmiss_gui.reading.find import occurrences
from nearmiss_gui.reading.marks import MOST_MARKS
from nearmiss_gui.theme import Theme

LONG = "\n\n".join(f"Paragraph {number} says something of its own." for number in range(200))


@pytest.fixture
def other(qtbot: QtBot) -> ReadingView:
    made = ReadingView()
    qtbot.addWidget(made)
    made.resize(440, 320)
    made.show()
    return made


def said(view: ReadingView) -> str:
    return " ".join(notice.words for notice in view.notices())


def press(view: ReadingView, words: str) -> None:
    """Press a button of a notice."""
    actions = dict(action for notice in view.notices() for action in notice.actions)
    actions[words]()


def select(view: ReadingView, start: int, end: int) -> None:
    """Select from one position of the document to another."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def copied(view: ReadingView) -> str:
    view.copy()
    return QGuiApplication.clipboard().text()


def marks_on(view: ReadingView) -> list[tuple[int, str, QTextCharFormat]]:
    """What is marked on the screen: block, words, look; by block, later layers after earlier ones."""
    found, block = [], view.document().begin()
    while block.isValid():
        for mark in block.layout().formats():
            words = block.text()[mark.start : mark.start + mark.length]
            found.append((block.blockNumber(), words, QTextCharFormat(mark.format)))
        block = block.next()
    return found


def marked_words(view: ReadingView) -> list[str]:
    return [words for _, words, _ in marks_on(view)]


# Showing


def test_the_same_text_both_ways(view: ReadingView) -> None:
    """R shows the text as it was written, and back; nothing of it changes."""
    view.show_text("# Title\n\nSome **bold** text")
    assert view.text_shown() == "Title\nSome bold text"
    view.set_mode("plain")
    assert view.text_shown() == view.text() == "# Title\n\nSome **bold** text"


def test_an_empty_response_says_so(view: ReadingView) -> None:
    """An empty text has words in its place, one of white space a notice."""
    view.show_text("")
    assert view.document().isEmpty()
    assert view.placeholderText() == "This response is empty. Judge it as it is."
    view.show_text(" \n ")
    assert "white space only: 3 characters" in said(view)


def test_what_is_too_large_to_render_says_why(view: ReadingView) -> None:
    """A table of 20,000 rows is shown as it was written, with the reason."""
    view.show_text("| a | b |\n|-|-|\n" + "| c | d |\n" * 20_000)
    assert not view.is_rendered
    assert said(view).startswith("Shown as plain text: it has more than")


def test_hidden_characters_are_marked_and_named_on_demand(view: ReadingView) -> None:
    """Two hidden characters: a mark each and a notice, by name when asked, and the same text when copied."""
    view.show_text("pay\u202epal\u200b now")
    assert "This text has 2 hidden characters." in said(view)
    assert view.toPlainText() == f"pay{HIDDEN_MARK}pal{HIDDEN_MARK} now"
    press(view, "Show them")
    assert view.toPlainText() == "pay⟦U+202E⟧pal⟦U+200B⟧ now"
    view.selectAll()
    assert copied(view) == "pay\u202epal\u200b now"
    press(view, "Hide them")
    assert view.toPlainText() == f"pay{HIDDEN_MARK}pal{HIDDEN_MARK} now"


def test_ten_megabytes_come_in_parts(view: ReadingView, qtbot: QtBot) -> None:
    """The beginning at once, more on request, all of it without holding up the window; the text stays what it is."""
    text = LONG * 60
    view.show_text(text, mode="plain")
    assert not view.is_whole
    assert f"of {len(text):,} characters are shown" in said(view)
    first = len(view.text_shown())
    press(view, "Show more")
    assert first < len(view.text_shown()) < len(text)
    with qtbot.waitSignal(view.extended, check_params_cb=lambda: view.is_whole, timeout=20_000):
        press(view, "Show all")
    assert view.text_shown() == text
    assert view.notices() == ()


def test_another_text_stops_the_one_that_is_coming(view: ReadingView, qtbot: QtBot) -> None:
    """Going on while a long text is still being filled in leaves nothing of it behind."""
    view.show_text(LONG * 60, mode="plain")
    view.show_all()
    view.show_text("short")
    qtbot.waitUntil(lambda: view.toPlainText() == "short")
    assert view.is_whole


def test_a_megabyte_without_a_space_is_folded(view: ReadingView) -> None:
    """No block of the document is longer than can be laid out, a notice says that lines are folded."""
    view.show_text("a" * 1_000_000)
    block, longest = view.document().begin(), 0
    while block.isValid():
        longest, block = max(longest, block.length()), block.next()
    assert longest <= 2_001
    assert "folded" in said(view)


def test_copying_a_folded_line_gives_it_back_whole(view: ReadingView) -> None:
    """The breaks are in the picture only."""
    view.show_text("a" * 5_000, mode="plain")
    assert view.document().blockCount() == 3
    view.selectAll()
    assert copied(view) == "a" * 5_000


def test_a_copy_has_text_only(view: ReadingView, qtbot: QtBot) -> None:
    """Nothing that looks like markup or an address gets onto the clipboard as such."""
    view.show_text("a [link](http://127.0.0.1/x) and **bold**")
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    for data in (QGuiApplication.clipboard().mimeData(), view.createMimeDataFromSelection()):
        assert data.formats() == ["text/plain"]
        assert data.text() == "a link and bold"


def test_direction_controls_do_not_reach_the_screen(view: ReadingView) -> None:
    """An override is shown, not obeyed: the letters stay in their order and the next paragraph too."""
    view.show_text("user\u202e resu\n\nnext", mode="plain")
    assert "\u202e" not in view.toPlainText()
    assert view.document().begin().textDirection() == Qt.LayoutDirection.LeftToRight


def test_text_size_and_colours_follow_the_theme(view: ReadingView, theme: Theme) -> None:
    """150 % and dark reach a text that is already shown, its place is kept."""
    view.show_text("text")
    ink = view.document().begin().begin().fragment().charFormat().foreground().color().name()
    theme.set_text_size(150)
    assert view.document().defaultFont().pixelSize() == 20
    theme.set_appearance("dark")
    dark = view.document().begin().begin().fragment().charFormat().foreground().color().name()
    assert (ink, dark) == ("#1b1c20", "#ecebe6")


def test_lines_are_as_high_as_the_design_says(view: ReadingView) -> None:
    """13.5/20.5: the line height is the block's, whatever the font's own."""
    view.show_text("one\ntwo", mode="plain")
    assert view.document().begin().blockFormat().lineHeight() == 20.5


def test_markup_cannot_be_handed_in(view: ReadingView) -> None:
    """The ways of Qt that take HTML or markdown are closed."""
    for way in (view.setHtml, view.setMarkdown, view.setText, view.append, view.insertHtml):
        with pytest.raises(TypeError, match="show_text"):
            way("<b>bold</b>")


# Places


def test_a_selection_tells_its_place_in_the_text(view: ReadingView) -> None:
    """Evidence is an offset in the text itself, plain or rendered, behind an emoji or a chip."""
    text = "😀 \u202eSome **bold words** here"
    view.show_text(text, mode="plain")
    at = view.toPlainText().index("bold") + 1  # the emoji takes two of Qt's positions
    select(view, at, at + 10)
    assert view.selected_span() == Span(text.index("bold"), text.index("bold") + 10)
    view.set_mode("rendered")
    at = view.toPlainText().index("bold") + 1
    select(view, at, at + 10)
    assert view.selected_span() == Span(text.index("bold"), text.index("bold") + 10)
    assert view.selected_text() == "bold words"


def test_nothing_selected_has_no_place(view: ReadingView) -> None:
    view.show_text("text")
    assert view.selected_span() is None


def test_evidence_stays_marked_when_the_text_is_shown_the_other_way(view: ReadingView) -> None:
    """The mark is on the same words, rendered or plain."""
    text = "# Title\n\nSome **bold words** here"
    view.show_text(text)
    view.set_evidence([Span(text.index("bold"), text.index("**", text.index("bold")))])
    assert marked_words(view) == ["bold words"]
    view.set_mode("plain")
    assert marked_words(view) == ["bold words"]
    view.set_evidence([])
    assert marked_words(view) == []


def test_a_place_is_brought_into_sight(view: ReadingView) -> None:
    view.show_text(LONG)
    view.scroll_to(Span(LONG.index("Paragraph 150"), LONG.index("Paragraph 150") + 9))
    assert view.verticalScrollBar().value() > view.verticalScrollBar().maximum() // 2


# Links


def test_a_link_is_shown_whole_and_not_followed(view: ReadingView, qtbot: QtBot) -> None:
    """Activating a link says where it leads; the text stays."""
    view.show_text("see [here](javascript:alert(1))")
    with qtbot.waitSignal(view.link_shown) as shown:
        view.anchorClicked.emit(QUrl("link:0"))
    assert shown.args == ["javascript:alert(1)"]
    assert "It leads to javascript:alert(1)" in said(view)
    assert view.text_shown() == "see here"
    press(view, "Hide")
    assert view.notices() == ()


def test_a_link_can_be_reached_and_shown_by_keyboard(view: ReadingView, qtbot: QtBot) -> None:
    """Tab goes to the link, Enter says where it leads."""
    view.show_text("see [here](http://127.0.0.1/x)")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.link_shown) as shown:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert shown.args == ["http://127.0.0.1/x"]


def test_anchors_carry_numbers_only(view: ReadingView) -> None:
    """Qt never gets to see an address of a text."""
    view.show_text("[a](file:///etc/passwd) ![b](/etc/passwd) <http://127.0.0.1/>")
    block = view.document().begin()
    fragments, step = [], block.begin()
    while not step.atEnd():
        fragments.append(step.fragment().charFormat().anchorHref())
        step += 1
    assert {href for href in fragments if href} == {"link:0", "link:1", "link:2"}


def test_an_anchor_of_nobody_does_nothing(view: ReadingView, qtbot: QtBot) -> None:
    view.show_text("text")
    with qtbot.assertNotEmitted(view.link_shown):
        for odd in ("link:0", "link:-1", "link:x", "file:///etc/passwd", ""):
            view.anchorClicked.emit(QUrl(odd))


# Differences


def test_differences_are_told_by_line_as_well_as_by_colour(view: ReadingView, other: ReadingView) -> None:
    """A has blue with a solid line, B orange with a dashed one; in rendered texts words count, not markup."""
    view.show_text("Call **us** on Monday")
    other.show_text("Call Priya on *Monday*")
    mark_differences(view, other)
    assert (marked_words(view), marked_words(other)) == (["us"], ["Priya"])
    lines = QTextCharFormat.UnderlineStyle
    (_, _, a), (_, _, b) = marks_on(view)[0], marks_on(other)[0]
    assert (a.underlineStyle(), b.underlineStyle()) == (lines.SingleUnderline, lines.DashUnderline)
    assert (a.background().color().name(), b.background().color().name()) == ("#d3e3fa", "#fadfc6")


def test_marks_follow_what_is_shown(view: ReadingView, other: ReadingView, jobs: Jobs, qtbot: QtBot) -> None:
    """On: marked off the key path, anew for each text and mode; off: no marks."""
    marks = DifferenceMarks(view, other, jobs)
    view.show_text("one two")
    other.show_text("one three")
    with qtbot.waitSignal(marks.marked):
        marks.set_on(True)
        assert marked_words(view) == []
    assert (marked_words(view), marked_words(other)) == (["two"], ["three"])
    with qtbot.waitSignal(marks.marked):
        other.show_text("one four")
    assert marked_words(other) == ["four"]
    marks.set_on(False)
    assert marked_words(view) + marked_words(other) == []


def test_an_answer_about_the_pair_before_is_dropped(
    view: ReadingView, other: ReadingView, jobs: Jobs, qtbot: QtBot
) -> None:
    """Going on quickly never marks one text with another's differences."""
    marks = DifferenceMarks(view, other, jobs)
    marks.set_on(True)
    for number in range(20):
        view.show_text(f"common start{number}")
        other.show_text(f"common end{number}")
    qtbot.waitUntil(lambda: marked_words(view) == ["start19"] and marked_words(other) == ["end19"])
    assert marks.on


def test_texts_that_take_too_long_are_not_compared(
    view: ReadingView, other: ReadingView, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the desk can tell."""
    monkeypatch.setattr("nearmiss_gui.reading.difference_marks.MOST_COMPARED", 10)
    marks = DifferenceMarks(view, other, jobs)
    view.show_text("one two three")
    other.show_text("one two four")
    marks.set_on(True)
    assert marks.too_long
    assert jobs.findChildren(Job) == []


def test_only_marks_in_sight_are_laid_on(view: ReadingView) -> None:
    """Thousands of marks do not slow down the picture: blocks get theirs when they come into sight."""
    view.show_text(LONG, mode="plain")
    spans = [Span(at, at + 9) for at in range(0, len(LONG) - 9, 20)]
    view.mark(spans, "A")
    assert len(view.marked("difference")) == len(spans)
    at_first = {block for block, _, _ in marks_on(view)}
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    at_end = {block for block, _, _ in marks_on(view)} - at_first
    assert min(at_first) == 0
    assert len(at_first) < 40
    assert max(at_end) == view.document().blockCount() - 1
    view.clear_marks()
    view.verticalScrollBar().setValue(0)
    assert marks_on(view) == []


def test_marks_are_limited(view: ReadingView) -> None:
    """Of more marks than can be kept track of the first ones are kept."""
    text = "a " * (MOST_MARKS + 500)
    view.show_text(text, mode="plain")
    view.mark([Span(at, at + 1) for at in range(0, len(text), 2)], "A")
    assert len(view.marked("difference")) == MOST_MARKS


# Scrolling and finding


def test_two_views_scroll_as_one(view: ReadingView, other: ReadingView) -> None:
    """Each follows the other to the same share; off, each is for itself."""
    together = ScrollTogether(view, other)
    view.show_text(LONG)
    other.show_text(LONG * 2)
    bar, follower = view.verticalScrollBar(), other.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert follower.value() == pytest.approx(follower.maximum() / 2, rel=0.02)
    follower.setValue(follower.maximum())
    assert bar.value() == bar.maximum()
    together.set_on(False)
    bar.setValue(0)
    assert follower.value() == follower.maximum()
    together.set_on(True)
    assert follower.value() == 0


@pytest.fixture
def find_bar(view: ReadingView, other: ReadingView, qtbot: QtBot) -> FindBar:
    """A bar over two views, in a window of their own."""
    made = FindBar([view, other])
    qtbot.addWidget(made)
    return made


def test_finding_goes_from_text_to_text(view: ReadingView, other: ReadingView, find_bar: FindBar, qtbot: QtBot) -> None:
    """Capitals do not matter; F3 goes on and around, Shift+F3 back; the count says where."""
    view.show_text("A lift, the Lift")
    other.show_text("no **lift** here")
    find_bar.open("lift")
    assert find_bar.count_text() == "1 of 3"
    qtbot.keyClick(find_bar, Qt.Key.Key_F3)
    qtbot.keyClick(find_bar, Qt.Key.Key_F3)
    assert find_bar.count_text() == "3 of 3"
    assert marked_words(other) == ["lift", "lift"]
    qtbot.keyClick(find_bar, Qt.Key.Key_Return)
    assert find_bar.count_text() == "1 of 3"
    qtbot.keyClick(find_bar, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert find_bar.count_text() == "3 of 3"


def test_closing_the_bar_takes_its_marks_off(view: ReadingView, find_bar: FindBar, qtbot: QtBot) -> None:
    """Esc closes; other marks stay."""
    view.show_text("one two")
    view.mark([Span(0, 3)], "A")
    find_bar.open("two")
    assert marked_words(view) == ["one", "two", "two"]
    with qtbot.waitSignal(find_bar.closed):
        qtbot.keyClick(find_bar, Qt.Key.Key_Escape)
    assert find_bar.isHidden()
    assert marked_words(view) == ["one"]


def test_finding_looks_anew_when_the_text_changes(view: ReadingView, find_bar: FindBar) -> None:
    """Another pair, or the other way of showing it: the places are those of what is shown."""
    view.show_text("**lift**")
    find_bar.open("**")
    assert find_bar.count_text() == "Not found"
    view.set_mode("plain")
    assert find_bar.count_text() == "1 of 2"


def test_what_is_typed_is_no_pattern() -> None:
    """`a.c` finds a.c and not abc; nothing that is typed is an error or takes long."""
    assert occurrences("a.c", "abc A.C") == [Span(4, 7)]
    assert occurrences("(a+)+$", "a" * 10_000) == []
    assert occurrences("", "abc") == []
    assert len(occurrences("a", "a" * 100_000)) == MOST_MARKS


def test_found_far_down_is_brought_into_sight(view: ReadingView, find_bar: FindBar) -> None:
    view.show_text(LONG)
    find_bar.open("Paragraph 190 ")
    (place,) = view.marked("current")
    cursor = QTextCursor(view.document())
    cursor.setPosition(place[0])
    assert view.viewport().rect().contains(view.cursorRect(cursor).center())


# Keys and looks


def test_space_and_page_keys_scroll(view: ReadingView, qtbot: QtBot) -> None:
    """Space goes a page down, Shift+Space up, End and Home to the ends."""
    view.show_text(LONG)
    bar = view.verticalScrollBar()
    for key, shift, test in [
        (Qt.Key.Key_Space, False, lambda: bar.value() > 100),
        (Qt.Key.Key_Space, True, lambda: bar.value() == 0),
        (Qt.Key.Key_End, False, lambda: bar.value() == bar.maximum()),
        (Qt.Key.Key_Home, False, lambda: bar.value() == 0),
    ]:
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(view, key, modifier)
        assert test()


class Desk(QWidget):
    """Something around a view that hears the keys which the view leaves alone."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.heard.append(event.text())


def test_single_keys_are_left_to_the_desk(qtbot: QtBot) -> None:
    """A digit or a letter pressed while a text has the keyboard is not swallowed by it."""
    desk = Desk()
    qtbot.addWidget(desk)
    view = ReadingView(desk)
    view.show_text("text [link](x)")
    for key in "5mxuD?":
        qtbot.keyClicks(view, key)
    assert desk.heard == list("5mxuD?")


def test_the_keyboard_can_be_seen(view: ReadingView, qtbot: QtBot, picture: Callable[..., bytes]) -> None:
    """Reached by Tab, a view shows a ring; reached by the pointer it does not."""
    view.show_text("text")
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    before = picture(view)
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert picture(view) != before


def test_code_stands_in_a_box_and_quotes_beside_a_bar(view: ReadingView) -> None:
    """Painted, not laid out: nothing but plain blocks in the document, and the ground is another behind code."""
    view.show_text("text\n\n```\ncode\n```\n\n> said")
    image = view.grab().toImage()
    code = view.cursorRect(QTextCursor(view.document().findBlockByNumber(1))).center()
    plain = view.cursorRect(QTextCursor(view.document().begin())).center()
    right = view.viewport().width() - 30
    spot = view.viewport().mapTo(view, QPoint(right, code.y()))
    empty = view.viewport().mapTo(view, QPoint(right, plain.y()))
    assert image.pixelColor(spot) != image.pixelColor(empty)
    assert view.document().rootFrame().childFrames() == []


CHAPTERS = "\n\n".join(
    f"Paragraph {number} has words enough to go on in a second line of the view.\n\n```\ncode {number}\n```"
    for number in range(60)
)


@pytest.mark.parametrize("size", [90, 150])
def test_another_text_size_keeps_the_place(view: ReadingView, theme: Theme, size: int) -> None:
    """What stood at the top stands there still, however much longer or shorter the text has become."""
    view.show_text(CHAPTERS)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 3)
    first = uppermost(view)
    assert 10 < int(first) < 30
    theme.set_text_size(size)
    assert uppermost(view) == first
    theme.set_text_size(100)
    assert uppermost(view) == first


def test_the_other_mode_keeps_the_place(view: ReadingView) -> None:
    """Rendered or as written: the reader goes on at the same words."""
    view.show_text(CHAPTERS)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    first = uppermost(view)
    view.set_mode("plain")
    assert uppermost(view) == first
    view.set_mode("rendered")
    assert uppermost(view) == first


def uppermost(view: ReadingView) -> str:
    """The number of the paragraph or code whose words are the first in sight."""
    block = view._top().block()
    while not any(character.isdecimal() for character in block.text()):
        block = block.next()
    return "".join(character for character in block.text() if character.isdecimal())
