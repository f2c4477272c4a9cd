"""One page in the rail at the left of a lead's window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from nearmiss_gui import icons
from nearmiss_gui.theme import colour, font, px
from nearmiss_gui.tokens import CORNER_CARD
from nearmiss_gui.translation import tr
from nearmiss_gui.widgets import paint
from nearmiss_gui.widgets.marks import key_in_words


class RailButton(QAbstractButton):
    """A page to go to: `RailButton("home", "Overview", key="Ctrl+1")`; one of its parent's is checked.

    `set_count(41)` shows how much waits there. Space, Enter or a click goes there (`clicked`).
    """

    def __init__(self, icon: str, words: str, *, key: str = "", checkable: bool = True,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon, self._key, self._count = icon, key, 0
        self.setText(words)
        self.setCheckable(checkable)
        self.setAutoExclusive(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.setAccessibleDescription(key_in_words(key))
        self.setProperty("corner", CORNER_CARD)
        self.set_count(0)

    def key(self) -> str:
        """The key that does the same."""
        return self._key

    def set_key(self, key: str) -> None:
        """Another key does the same now; empty for none."""
        self._key = key
        self.setAccessibleDescription(key_in_words(key))

    def set_count(self, count: int) -> None:
        """How much waits there; 0 shows nothing."""
        self._count = count
        self.setAccessibleName(tr("{page}, {n} waiting", page=self.text(), n=count) if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(84), px(56))

    def minimumSizeHint(self) -> QSize:
        """Less high where large text leaves little room: the rail has no other way to fit."""
        return QSize(px(84), px(44))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def ring_rect(self) -> QRect:
        """The part that the focus ring goes around."""
        return self._inner().toRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        inner = self._inner()
        if self.isChecked() or self.underMouse():
            paint.box(painter, inner, CORNER_CARD, fill="hover")
        if self.isChecked():
            self._paint_edge(painter)
        ink = "text" if self.isChecked() else "text_2" if self.isEnabled() else "text_3"
        side = px(20)
        spot = QRectF(inner.center().x() - side / 2, inner.center().y() - px(19), side, side)
        icons.paint(painter, self._icon, ink, spot)
        made = font("rail")
        made.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium)
        words = QRectF(0, spot.bottom() + px(4), self.width(), px(14))
        paint.text(painter, words, self.text(), ink, made)
        if self._count:
            self._paint_count(painter, spot)
        painter.end()

    def _inner(self) -> QRectF:
        return QRectF(px(8), px(1), self.width() - px(16), self.height() - px(2))

    def _paint_edge(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(QRectF(-3, self.height() * 0.22, 6, self.height() * 0.56), 2, 2)

    def _paint_count(self, painter: QPainter, icon: QRectF) -> None:
        words = str(self._count) if self._count < 1000 else "999+"
        width = max(px(18), paint.text_width("rail", words) + px(8))
        spot = QRectF(icon.right() - px(8), icon.top() - px(7), width, px(15))
        paint.box(painter, spot, spot.height() / 2, fill="primary")
        made = font("rail")
        made.setBold(True)
        paint.text(painter, spot, words, "on_primary", made)
