"""No word of ours reaches the screen past the translation: neither in the source nor in the window as it runs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nearmiss_gui.theme import Theme
from nearmiss_gui.translation import CONTEXT
from tour import tour
from window_player import window

GUI = Path(__file__).resolve().parents[2] / "gui" / "nearmiss_gui"
TRANSLATED = {"tr", "counted", "mark", "phrase", "counted_phrase"}
SHOWN_BY = {
    "setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setWindowTitle", "setPlaceholderText",
    "setTitle", "setStatusTip", "addItem", "addItems", "addAction", "setSuffix", "setPrefix",
    "set_text", "set_words", "set_title", "set_aside", "set_note", "set_figure", "set_label",
    "label", "Paragraph", "ElidedLabel", "Button", "Checkbox", "Switch", "Radio", "Card",
    "FigureCard", "Column", "Chip", "ProgressLine", "announce", "plain_tip", "tip",
}  # fmt: skip
"""What puts the words that it is given first on the screen."""
OUTSIDE = {"stylesheet.py", "tokens.py", "theme.py", "highlighting.py", "mathematics.py", "self_check.py"}
"""No words for people are here: rules of style, words of programming languages, what a check of our own says."""
ALLOWED = {
    # Names and signs that are the same in every language.
    "Nearmiss", "English", "Deutsch", "A", "B", "AB", "A−", "A+", "100%", "n", "Esc", "F1", "F3", "Shift+F3",
    "Enter", "Tab", "Return", "Shift+", "Num+", "Shift+?", "Ctrl+N", "Key_", "PgDown", "PgUp", "Space", "Backspace",
    "Del", "Up", "Down", "Left", "Right", "Home", "End", "Meta", "Alt", "Ctrl", "Shift", "CHNPQRZ", "T",
    "both bad", "d MMMM yyyy", "diff --git ", "\N{OBJECT REPLACEMENT CHARACTER} — Nearmiss", " — Nearmiss",
    "Up Down Left Right Home End PgUp PgDown Tab Backtab Return Enter Space Esc Backspace Del Ins",
    # Said in the terminal, where English is spoken.
    "Without one, 'nearmiss demo --no-window' shows what the program does.", "There is no display to open a window on.",
    # Said to the log and to programmers.
    "DISPLAY", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "A fault of the program.", "Work in the background failed.",
    "The font %s could not be loaded.", "no project is open", "a text is shown by show_text, never as markup",
}  # fmt: skip
LOGGED = {"_log.error", "_log.warning", "_log.info", "_log.debug"}
KEYS = re.compile(r"(Ctrl|Alt|Shift|Meta|Num)\+\S+|F\d+|\[x\] ?")


def parts_of_calls(tree: ast.AST, names: set[str]) -> set[int]:
    """Everything inside the arguments of these calls."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and name_of(node.func) in names)
    return {id(part) for call in calls for argument in call.args for part in ast.walk(argument)}


def name_of(function: ast.expr) -> str:
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def not_shown(tree: ast.AST) -> set[int]:
    """Docstrings, annotations, exceptions for programmers, messages of the log, names that a module offers."""
    found: set[int] = set()
    for node in ast.walk(tree):
        inside: list[ast.AST] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inside = [node.value]
        elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation:
            inside = [node.annotation]
        elif isinstance(node, ast.FunctionDef) and node.returns:
            inside = [node.returns]
        elif (
            isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and name_of(node.exc.func) != "ProblemForYou"
        ):
            inside = [node.exc]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in LOGGED | {"TypeVar", "re.compile"}:
            inside = [node]
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__":
            inside = [node.value]
        elif isinstance(node, ast.Subscript):
            inside = [node.slice]
        elif isinstance(node, ast.Compare | ast.MatchValue):
            inside = [node]
        found |= {id(part) for top in inside for part in ast.walk(top)}
    return found


def words_in(node: ast.AST) -> str:
    """The fixed text of a literal or an f-string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "\N{OBJECT REPLACEMENT CHARACTER}".join(
            words_in(part) for part in node.values if isinstance(part, ast.Constant)
        )
    return ""


def is_for_people(words: str, node: ast.AST) -> bool:
    """Whether a text reads like words: several of them, or one with a capital letter."""
    if words in ALLOWED or KEYS.fullmatch(words.strip()) or words.startswith(("<", "https:", "QLabel", "font-family")):
        return False
    if isinstance(node, ast.JoinedStr):
        return bool(re.search(r"[A-Za-z]{2,} |(^|[ (])[A-Za-z]{2,}( |$)| [a-z]{2,}", words))
    return bool(re.search(r"[A-Za-z]{2,}[^A-Za-z]* \S*[A-Za-z]", words)) or bool(re.match(r"[A-Z][a-z]", words))


def untranslated(source: str) -> Iterator[tuple[int, str]]:
    """Literals of a module that look as if they were shown, and do not go through translation: line and text."""
    tree = ast.parse(source)
    skipped = parts_of_calls(tree, TRANSLATED) | not_shown(tree)
    pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    pieces -= {id(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in skipped | pieces:
            words = words_in(node)
            if is_for_people(words, node):
                yield node.lineno, words
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and name_of(call.func) in SHOWN_BY and call.args:
            words = words_in(call.args[0])
            if re.search("[a-z]{2,}", words) and id(call.args[0]) not in skipped and words not in ALLOWED:
                yield call.lineno, words


@pytest.mark.parametrize("path", sorted(GUI.rglob("*.py")), ids=lambda path: path.relative_to(GUI).as_posix())
def test_words_in_the_source_go_through_translation(path: Path) -> None:
    if path.name in OUTSIDE:
        pytest.skip("no words for people are in this module")
    assert list(untranslated(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        'button = Button("Go on")',
        'label(f"{n} pairs left")',
        'self.setAccessibleName("weaker")',
        'TITLES = {"a": "All files"}',
        'raise ProblemForYou("The name is empty.")',
    ],
)
def test_a_literal_that_is_shown_is_found(source: str) -> None:
    assert list(untranslated(source))


@pytest.mark.parametrize(
    "source",
    ['Button(tr("Go on"))', '"""Says what a module is for."""', 'x = f"{a} {b}"', 'raise ValueError("no such place")'],
)
def test_what_is_translated_or_never_shown_is_left_alone(source: str) -> None:
    assert not list(untranslated(source))


# The window as it runs


class Pseudo(QTranslator):
    """A language in which every text of ours stands in brackets."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # type: ignore[override]
        return f"⟦{source}⟧" if context == CONTEXT else None


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    """The program in the bracketed language."""
    translator = Pseudo(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


NAMES = re.compile(
    r"\.?n(ear|m)(miss|work|done|kept)|Nearmiss|JSONL?|CSV|English|Deutsch|prompt|response_[ab]|constraints|trl|\.?jsonl?|Num"
    r"|Ctrl|Shift|Alt|Enter|Return|Esc|Tab|Space|Backspace|Del|Home|End|PgDown|PgUp|Up|Down|Left|Right|[A-Z]|F\d+"
    r"|[a-zA-Z0-9_./-]*/[a-zA-Z0-9_./-]+|ifeval|ruler|codi|cello"
)
"""What is not translated: names of keys, formats, columns, files and counters of words, one letter alone."""


def words_of(widget: QWidget) -> Iterator[str]:
    """Every text that a widget shows, or tells to screen readers."""
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    if isinstance(widget, QTableView):
        model = widget.model()
        across = Qt.Orientation.Horizontal
        yield from (str(model.headerData(place, across) or "") for place in range(model.columnCount()))
        cells = ((row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
        yield from (str(model.index(*cell).data() or "") for cell in cells)


def not_in_brackets(words: str) -> str:
    """The Latin letters of a text that stand in no brackets, without the names that are never translated."""
    # Tags of tooltips; the hash of a version; the id of a check behind its name.
    words = re.sub(r"<[^>]*>|· [0-9a-f]{7}$|\([a-z]+(:\w+)+\)", " ", words)
    while (less := re.sub(r"⟦[^⟦⟧]*⟧", " ", words)) != words:
        words = less
    words = re.sub(r"^[^⟦⟧]*⟧|⟦.*$", " ", words)  # half a text: the rest stands elsewhere, or behind …
    return " ".join(
        word
        for word in re.findall(r"[A-Za-z0-9_./-]+", words)
        if re.search("[A-Za-z]{2}", word) and not NAMES.fullmatch(word)
    )


def test_no_word_in_the_window_is_untranslated(qtbot: QtBot, theme: Theme, pseudo: None, tmp_path: Path) -> None:
    """On every page and in every state of the desk: whatever is not data stands in brackets."""
    bare: dict[str, set[str]] = {}
    with window(qtbot) as player:
        for state, top in tour(player, tmp_path):
            for widget in [top, *top.findChildren(QWidget)]:
                if widget is top or widget.isVisible():
                    for words in words_of(widget):
                        if not_in_brackets(words):
                            bare.setdefault(f"{state}: {type(widget).__name__}", set()).add(words)
    assert not bare, "\n".join(f"{where}: {sorted(words)}" for where, words in bare.items())
