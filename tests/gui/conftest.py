"""What the tests of the window stand on: one application with our look, nothing left ticking, pictures to compare."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QThreadPool, QTimer
from PySide6.QtGui import QAccessible, QHoverEvent, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desk_player import Sitting
from desk_sample import lift, make_project, plain
from nearmiss.schemes import Scheme
from nearmiss_gui.jobs import Jobs
from nearmiss_gui.reading.view import ReadingView
from nearmiss_gui.theme import LIGHT, Theme, current_theme
from window_player import Player, window

Sit = Callable[..., Sitting]
Say = tuple[str, QAccessible.Role, str]


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application of pytest-qt, in our own look, light at 100 %."""
    Theme(qapp, "light")
    return qapp


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme of the application, to switch; put back afterwards."""
    found = current_theme()
    assert found is not None
    yield found
    left = current_theme()
    assert left is not None
    left.set_appearance("light")
    left.set_text_size(100)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Workers for a test, gone at its end."""
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def view(qtbot: QtBot) -> ReadingView:
    """A view of the size of a response's card, on the screen."""
    made = ReadingView()
    qtbot.addWidget(made)
    made.resize(440, 320)
    made.show()
    return made


@pytest.fixture
def player(qtbot: QtBot, theme: Theme) -> Iterator[Player]:
    """A window without a project."""
    with window(qtbot) as made:
        yield made


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Three pairs, nobody has labelled."""
    return make_project(tmp_path / "everyday.nearmiss", [lift(), plain(1), plain(2)])


@pytest.fixture
def sit(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sit]:
    """`sit(records, rater, scheme=…)`: a sitting at a new project, or at `path` again."""
    monkeypatch.setenv("NEARMISS_HOME", str(tmp_path / "home"))
    sittings: list[Sitting] = []

    def begin(
        records: list[dict[str, Any]] | None = None,
        rater: str = "ana",
        *,
        scheme: Scheme | None = None,
        path: Path | None = None,
        size: tuple[int, int] = (1440, 870),
    ) -> Sitting:
        wanted = [plain(1), plain(2), plain(3)] if records is None else records
        where = path or make_project(tmp_path / f"{len(sittings)}.nearmiss", wanted, scheme)
        sittings.append(Sitting(where, rater, qtbot, size))
        return sittings[-1]

    yield begin
    for sitting in sittings:
        sitting.close()


@pytest.fixture(autouse=True)
def nothing_left_ticking(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that leaves a timer running, a pool busy or a button of the mouse held down fails: the next one would
    meet it."""
    yield
    if "qapp" not in request.fixturenames:
        return
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton, "a button of the mouse is still held down"
    left = running_timers()
    for timer in left:
        timer.stop()
    assert not left, f"timers left running: {[(timer.parent(), timer.interval()) for timer in left]}"
    assert QThreadPool.globalInstance().waitForDone(5000), "the thread pool is still busy after the test"


def running_timers() -> list[QTimer]:
    # Not only the children of something: a timer without a parent is the one that gets forgotten.
    timers = [thing for thing in gc.get_objects() if type(thing) is QTimer]
    return [timer for timer in timers if isValid(timer) and timer.isActive()]


@pytest.fixture
def picture() -> Callable[..., bytes]:
    """A function that draws a widget as it is now, under the pointer or not, and gives the pixels to compare."""

    def pixels(widget: QWidget, *, hovered: bool = False) -> bytes:
        hover(widget, hovered)
        image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        return bytes(image.constBits())

    return pixels


def hover(widget: QWidget, over: bool) -> None:
    # Said outright for the widget and its parts: without a screen the pointer stands wherever the window happens to be.
    here, away = QPointF(3, 3), QPointF(-1, -1)
    kind = QEvent.Type.HoverEnter if over else QEvent.Type.HoverLeave
    for one in [widget, *widget.findChildren(QWidget)]:
        one.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, over and one is widget)
        spots = (here, here, away) if over and one is widget else (away, away, here)
        QApplication.sendEvent(one, QHoverEvent(kind if one is widget else QEvent.Type.HoverLeave, *spots))
    if over:
        nothing, still = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        spot = widget.mapToGlobal(here)
        QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, here, spot, nothing, nothing, still))


@pytest.fixture
def one_colour(theme: Theme) -> Callable[[], None]:
    """A function that gives all colours that mean something one value: what still differs, differs by shape."""

    def flatten() -> None:
        signal = ("a", "b", "met", "missed", "unclear", "warn", "accent")
        same = dict.fromkeys(signal, "#444444")
        same |= {f"{name}_tint": "#EEEEEE" for name in signal}
        same |= {f"on_{name}": "#FFFFFF" for name in ("a", "b", "missed")}
        same |= {f"{name}_line": "#AAAAAA" for name in ("accent", "warn", "missed")}
        theme._palette = replace(LIGHT, **same)

    return flatten


@pytest.fixture
def said() -> Callable[[QWidget], Say]:
    """A function that gives what a screen reader gets of a widget: name, role, description."""

    def ask(widget: QWidget) -> Say:
        found = QAccessible.queryAccessibleInterface(widget)
        return found.text(QAccessible.Text.Name), found.role(), found.text(QAccessible.Text.Description)

    return ask
