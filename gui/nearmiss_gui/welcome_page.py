"""What a person sees first: the sample, a work file, a project, recent files, and a place to drop data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nearmiss_gui.theme import Appearance, px
from nearmiss_gui.translation import mark, tr
from nearmiss_gui.widgets import Card, Door, DropZone, IconLabel, Paragraph, RecentFile, Segment, Stepper, label

RECENT_SHOWN = 5
APPEARANCE_WORDS = {"system": mark("System"), "light": mark("Light"), "dark": mark("Dark")}
_TWO_COLUMNS = 980  # px at 100 % that two columns need
_APPEARANCES = get_args(Appearance)


class WelcomePage(QWidget):
    """The first page: `WelcomePage(recent=["/…/round2_mara.nearmiss"], appearance="system", text_size=100)`.

    It opens nothing itself: every choice is a signal. `open_recent` carries a local path, `new_from_files` several;
    `appearance_chosen` carries `system`, `light` or `dark`; `text_size_stepped` −1, 0 (back to 100 %) or 1.
    """

    open_sample = Signal()
    open_work_file = Signal()
    open_project = Signal()
    open_recent = Signal(str)
    new_from_files = Signal(object)
    choose_file = Signal()
    appearance_chosen = Signal(str)
    text_size_stepped = Signal(int)

    def __init__(self, recent: Sequence[str] = (), *, appearance: Appearance = "system", text_size: int = 100,
                 sample_pairs: int = 24, parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._recent = Card(tr("Recent"), padding=18, spacing=4)
        self._drop = DropZone()
        self._grid = QGridLayout()
        self._appearance = Segment([tr(APPEARANCE_WORDS[name]) for name in _APPEARANCES], name=tr("Appearance"))
        names = (tr("Smaller text"), tr("Text size back to 100%"), tr("Larger text"))
        self._size = Stepper("A−", tr("{n}%", n=text_size), "A+", names=names)
        self._doors = self._make_doors(sample_pairs)
        self._arrange()
        self._connect()
        self.set_recent(recent)
        self.set_appearance(appearance)

    def set_recent(self, recent: Sequence[str]) -> None:
        """List these files, newest first; the rest beyond five stays out."""
        while (item := self._recent.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not recent:
            self._recent.body.addWidget(
                Paragraph(tr("Nothing yet. Files you open will be listed here."), tone="text_2")
            )
        before: QWidget = self._doors[-1]
        for path in recent[:RECENT_SHOWN]:
            row = RecentFile(path)
            row.clicked.connect(lambda _=False, path=path: self.open_recent.emit(path))
            self._recent.body.addWidget(row)
            self.setTabOrder(before, row)
            before = row
        self._recent.body.addStretch(1)

    def set_appearance(self, appearance: Appearance) -> None:
        """Show which appearance is in use."""
        self._appearance.set_index(_APPEARANCES.index(appearance))

    def set_text_size(self, percent: int) -> None:
        """Show which text size is in use."""
        self._size.set_words(tr("{n}%", n=percent))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_drop(beside=self.width() >= px(_TWO_COLUMNS))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place_drop(beside=self.width() >= px(_TWO_COLUMNS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        stops = [*self._doors, *self._recent.findChildren(RecentFile)]
        focused = [number for number, stop in enumerate(stops) if stop.hasFocus()]
        if not step or not focused:
            return super().keyPressEvent(event)
        return stops[max(0, min(len(stops) - 1, focused[0] + step))].setFocus(Qt.FocusReason.TabFocusReason)

    def _make_doors(self, pairs: int) -> tuple[Door, Door, Door]:
        return (
            Door(
                "play",
                tr("Open the sample project"),
                tr("{n} pairs, labelled and ready to explore", n=pairs),
                main=True,
            ),
            Door("folder", tr("Open a work file"), tr("If someone sent you pairs to label, .nmwork")),
            Door("home", tr("Open a project"), tr("If you lead one already, .nearmiss")),
        )

    def _connect(self) -> None:
        sample, work, project = self._doors
        sample.clicked.connect(lambda: self.open_sample.emit())
        work.clicked.connect(lambda: self.open_work_file.emit())
        project.clicked.connect(lambda: self.open_project.emit())
        self._drop.choose.clicked.connect(lambda: self.choose_file.emit())
        self._drop.dropped.connect(self.new_from_files)
        self._appearance.changed.connect(lambda index: self.appearance_chosen.emit(_APPEARANCES[index]))
        self._size.stepped.connect(self.text_size_stepped)
        self.setFocusProxy(sample)

    def _arrange(self) -> None:
        content = QWidget()
        content.setMaximumWidth(px(1160))
        column = QVBoxLayout(content)
        column.setContentsMargins(px(20), px(24), px(20), px(24))
        column.addStretch(1)
        column.addLayout(_heading())
        column.addSpacing(px(26))
        column.addLayout(self._middle())
        column.addSpacing(px(24))
        column.addLayout(self._footer())
        column.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(content, 100)
        middle.addStretch(1)
        _scrolled(self, middle)

    def _middle(self) -> QGridLayout:
        grid = self._grid
        grid.setVerticalSpacing(px(12))
        for row, door in enumerate(self._doors):
            grid.addWidget(door, row, 0)
        grid.addWidget(self._recent, 3, 0)
        grid.setRowStretch(3, 1)
        grid.setColumnStretch(0, 43)
        self._recent.setMinimumHeight(px(148))
        self._place_drop(beside=True)
        return grid

    def _place_drop(self, *, beside: bool) -> None:
        # With large text or in a narrow window there is no room for two columns.
        self._grid.addWidget(self._drop, *((0, 1, 4, 1) if beside else (4, 0, 1, 1)))
        self._grid.setColumnStretch(1, 67 if beside else 0)
        self._grid.setHorizontalSpacing(px(20) if beside else 0)

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(IconLabel("lock", "text_2", 14))
        offline = tr("Works offline. Nothing leaves this computer unless you export it or run a hosted judge.")
        row.addWidget(Paragraph(offline, "small", "text_2"), 1)
        row.addWidget(label(tr("Appearance"), "small", "text_2"))
        row.addWidget(self._appearance)
        row.addSpacing(px(16))
        row.addWidget(label(tr("Text size"), "small", "text_2"))
        row.addWidget(self._size)
        return row


class _Scroll(QScrollArea):
    """Scrolls, but leaves Up and Down to the page, which walks its doors with them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _scrolled(page: QWidget, inside: QHBoxLayout) -> None:
    # Large text on a small screen: the page scrolls rather than squeezing.
    holder = QWidget()
    holder.setLayout(inside)
    area = _Scroll()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    holder.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)


def _heading() -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(px(2))
    words.addWidget(label("Nearmiss", "display"))
    words.addWidget(
        label(tr("Two answers, one list of constraints. Say which is better, and why."), "tagline", "text_2")
    )
    row = QHBoxLayout()
    row.setSpacing(px(18))
    row.addWidget(IconLabel("logo", "text", 58, "Nearmiss"), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addLayout(words, 1)
    return row
