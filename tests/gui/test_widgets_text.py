"""Text is only ever text: no tag in a name, a note or a tooltip turns into markup, and nothing is cut in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nearmiss_gui.widgets import (
    Badge,
    Card,
    Chip,
    CodeTag,
    ElidedLabel,
    IconLabel,
    IconLine,
    KeyCap,
    NumberDot,
    Paragraph,
    divider,
    label,
    plain_tip,
)

HOSTILE = '<b>x</b> <img src="file:///etc/hostname"> & &amp; <br>'


def test_labels_show_tags_as_they_are(qtbot) -> None:
    """Every kind of label has PlainText as its format, whatever is put into it."""
    made = [label(HOSTILE), Paragraph(HOSTILE), ElidedLabel(HOSTILE), IconLine("calculator", HOSTILE), Card(HOSTILE)]
    for widget in made:
        qtbot.addWidget(widget)
        found = [widget] if isinstance(widget, QLabel) else widget.findChildren(QLabel)
        assert found
        assert all(one.textFormat() == Qt.TextFormat.PlainText for one in found)
    assert made[3].text() == HOSTILE


@given(words=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp", "Cf"]), max_size=40))
def test_tooltips_say_what_was_given(qapp, words: str) -> None:
    """Read back as the rich text that a tooltip is, the words are the words, tags and all."""
    widget = QWidget()
    plain_tip(widget, words)
    page = QTextDocument()
    page.setHtml(widget.toolTip())
    assert page.toPlainText() == words
    widget.deleteLater()


def test_a_long_line_ends_in_dots_and_has_a_tooltip(qtbot) -> None:
    """What does not fit can still be read, by eye and by ear; what fits has no tooltip."""
    words = "Write a notice for the residents of Block C " * 5
    made = ElidedLabel(words)
    qtbot.addWidget(made)
    made.show()
    made.resize(200, 20)
    assert made.text().endswith("…")
    assert made.whole_text() == made.accessibleName() == words
    assert "Block C" in made.toolTip()
    made.set_text("Short")
    assert (made.text(), made.toolTip()) == ("Short", "")


def test_an_elided_line_grows_with_its_place(qtbot) -> None:
    """Made wider, it shows more; line breaks in the data do not break the line."""
    made = ElidedLabel("one\ntwo three four five six seven")
    qtbot.addWidget(made)
    made.show()
    made.resize(60, 20)
    narrow = made.text()
    made.resize(600, 20)
    assert len(narrow) < len(made.text())
    assert made.text() == "one two three four five six seven"


def test_a_paragraph_is_as_high_as_its_lines(qtbot) -> None:
    """Half the width, more lines; each line has the height of its role; nothing is drawn outside."""
    made = Paragraph("You prefer B, though A meets 4 of 4 and B 3 of 4 — say why in the justification.")
    qtbot.addWidget(made)
    assert made.heightForWidth(2000) == 20
    assert made.heightForWidth(300) == 40
    assert made.heightForWidth(150) > 60
    made.setText("one\ntwo\nthree")
    assert made.heightForWidth(2000) == 60


def test_a_paragraph_breaks_what_has_no_spaces(qtbot) -> None:
    """A line of ten thousand letters neither widens the window nor hangs it."""
    made = Paragraph("x" * 10_000)
    qtbot.addWidget(made)
    assert made.minimumSizeHint().width() <= 160
    assert made.heightForWidth(200) > 1000


@pytest.mark.parametrize("alignment", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter])
def test_a_paragraph_in_a_layout_gets_its_height(qtbot, alignment: Qt.AlignmentFlag) -> None:
    """In a column of a narrow window the whole text is inside the widget."""
    window = QWidget()
    column = QVBoxLayout(window)
    made = Paragraph("The count appears after your verdicts, and not before them. " * 3)
    made.setAlignment(alignment)
    column.addWidget(made)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(240, 400)
    window.show()
    assert made.height() >= made.heightForWidth(made.width())


def test_a_paragraph_says_off_by_its_colour_too(qtbot, picture) -> None:
    """Disabled text looks disabled, and a tone is a tone."""
    made = Paragraph("Locked after submit")
    qtbot.addWidget(made)
    made.resize(200, 20)
    usual = picture(made)
    made.set_tone("missed")
    other = picture(made)
    made.setEnabled(False)
    assert len({usual, other, picture(made)}) == 3


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda: KeyCap("Ctrl+Z"), "Key Ctrl+Z"),
        (lambda: Badge("A"), "Response A"),
        (lambda: NumberDot(3), "3"),
        (lambda: CodeTag("response_a"), "response_a"),
        (lambda: Chip("3 days late", "missed", "clock"), "3 days late"),
        (lambda: IconLabel("lock", words="Locked"), "Locked"),
    ],
)
def test_marks_say_what_they_show(qtbot, said, picture, make, name: str) -> None:
    """A mark has its words for screen readers, and is not blank."""
    made = make()
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    assert said(made)[0] == name
    assert len(set(picture(made))) > 3


def test_a_badge_is_a_letter_first(qtbot, picture, one_colour) -> None:
    """Where blue and orange are one grey, A and B still differ."""
    one_colour()
    badges = [Badge("A"), Badge("B")]
    for badge in badges:
        qtbot.addWidget(badge)
        badge.resize(20, 20)
    assert picture(badges[0]) != picture(badges[1])
    assert badges[0].sizeHint().width() == 20


def test_a_chip_changes_its_state(qtbot, picture) -> None:
    """The same chip can say something else, and makes room for it."""
    chip = Chip("Out", "unclear", "export")
    qtbot.addWidget(chip)
    before, width = picture(chip), chip.sizeHint().width()
    chip.set_state("Returned, not read in", "accent", "download")
    assert chip.sizeHint().width() > width
    assert picture(chip) != before
    assert chip.text() == "Returned, not read in"


def test_an_icon_line_changes(qtbot) -> None:
    """Evidence after the verdict replaces the hint before it, also where the line wraps."""
    for wrap in (False, True):
        line = IconLine("calculator", "The count appears after your verdicts", wrap=wrap)
        qtbot.addWidget(line)
        line.set_line("warning", "B has 213 words, limit 200.", "warn", role="evidence")
        assert line.text() == "B has 213 words, limit 200."


def test_dividers_are_one_pixel(qtbot) -> None:
    """Across and down."""
    for down in (False, True):
        line = divider(down)
        qtbot.addWidget(line)
        line.show()
        assert min(line.maximumWidth(), line.maximumHeight()) == 1
