"""Where a data file can be dropped, with a drawing of what the program is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nearmiss_gui import icons
from nearmiss_gui.theme import px
from nearmiss_gui.tokens import CORNER_CARD
from nearmiss_gui.translation import tr
from nearmiss_gui.widgets import paint
from nearmiss_gui.widgets.buttons import Button
from nearmiss_gui.widgets.labels import Paragraph, label
from nearmiss_gui.widgets.marks import CodeTag, draw_badge

DATA_SUFFIXES = (".jsonl", ".json", ".ndjson", ".csv", ".tsv", ".tab", ".txt", ".parquet", ".xlsx", ".xlsm")


class DropZone(QFrame):
    """Where data files can be dropped: sends `dropped(paths)`; says why when it cannot take what is dragged."""

    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = Button(tr("Choose a file…"), key="Ctrl+N", icon="passage")
        self._title = Paragraph(tr("Drop JSON, CSV, Parquet or Excel here"), "title")
        self._below = Paragraph(tr("to start a new project; files that belong together, together"), "body", "text_2")
        self._over = False
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Drop JSON, CSV, Parquet or Excel files here to start a new project from them"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._arrange()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
        self._show(over=bool(paths), refused=not paths)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_files(event.mimeData())
        self._show()
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        fill = "hover" if self._over else "surface"
        edge = "focus" if self._over else "control"
        paint.box(painter, QRectF(self.rect()), CORNER_CARD, fill=fill, edge=edge, width=2, dashed=not self._over)
        painter.end()

    def _show(self, *, over: bool = False, refused: bool = False) -> None:
        self._over = over
        words = tr("Only files of data can be dropped here: JSON, CSV, TSV, Parquet, Excel") if refused else ""
        self._below.setText(words or tr("to start a new project; files that belong together, together"))
        self._below.set_tone("missed" if refused else "text_2")
        self.update()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(8))
        column.addStretch(3)
        column.addWidget(_Illustration(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(18))
        for words in (self._title, self._below):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addSpacing(px(6))
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(10))
        column.addLayout(_needs())
        other = Paragraph(tr("Other column names are fine; you match them in the next step."), "small", "text_2")
        other.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(other)
        column.addStretch(3)


def dropped_files(data: QMimeData) -> tuple[str, ...]:
    """The local paths of the data files and folders that are dragged; empty when anything else is among them."""
    urls = data.urls() if data.hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    fine = len(paths) == len(urls) and all(map(_is_data, paths))
    return tuple(map(str, paths)) if fine else ()


def _is_data(path: Path) -> bool:
    return path.is_dir() or (path.name.lower().endswith((*DATA_SUFFIXES, ".gz")) and path.is_file())


def _needs() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(6))
    row.addStretch(1)
    row.addWidget(label(tr("Needs"), "small", "text_2"))
    for name in ("prompt", "response_a", "response_b"):
        row.addWidget(CodeTag(name))
    row.addWidget(label(tr("and optionally"), "small", "text_2"))
    row.addWidget(CodeTag("constraints"))
    row.addStretch(1)
    return row


class _Illustration(QWidget):
    """Two responses, one of which barely misses: drawn, so that it follows the theme."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Two responses side by side, one of which misses a constraint"))

    def sizeHint(self) -> QSize:
        return QSize(px(268), px(114))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        scale = self.width() / 268
        painter.scale(scale, scale)
        _draw_sheet(painter, 0, "A", (90, 82, 88, 56), 0)
        _draw_sheet(painter, 140, "B", (90, 82, 56, 72), 4)
        painter.end()


def _draw_sheet(painter: QPainter, left: float, side: str, lines: Sequence[int], dots: int) -> None:
    paint.box(painter, QRectF(left, 0, 113, 105), CORNER_CARD, fill="surface", edge="line_2", width=1.5)
    paint.box(painter, QRectF(left, 0, 113, 4), 1.5, fill=side.lower())
    draw_badge(painter, QRectF(left + 12, 17, 18, 18), side)
    for number, width in enumerate(lines):
        paint.box(painter, QRectF(left + 10, 46 + 12 * number, width, 5), 2.5, fill="line_2")
    for number in range(dots):
        paint.box(painter, QRectF(left + 66 + 8.6 * number, 69.7, 5.6, 5.6), 2.8, fill=side.lower())
    _draw_seal(painter, QRectF(left + 100, 86, 26, 26), met=dots == 0)


def _draw_seal(painter: QPainter, spot: QRectF, *, met: bool) -> None:
    paint.box(painter, spot.adjusted(-1.5, -1.5, 1.5, 1.5), 16, fill="surface")
    paint.box(painter, spot, 13, fill="met_tint" if met else "missed", edge="met" if met else "", width=1.5)
    inner = spot.adjusted(5.5, 5.5, -5.5, -5.5)
    icons.paint(painter, "check" if met else "cross", "met" if met else "on_missed", inner, bold=True)
