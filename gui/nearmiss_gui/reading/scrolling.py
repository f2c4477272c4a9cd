"""How do two views scroll as one? Each follows the other to the same share of its length."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollBar, QTextBrowser


class ScrollTogether(QObject):
    """Keeps two views at the same share of their lengths while it is on: `ScrollTogether(view_a, view_b)`.

    It lives with the first view. Switching it on brings the second to where the first is.
    """

    def __init__(self, view_a: QTextBrowser, view_b: QTextBrowser, *, on: bool = True) -> None:
        super().__init__(view_a)
        self._a, self._b = view_a.verticalScrollBar(), view_b.verticalScrollBar()
        self._on = on
        self._following = False
        self._a.valueChanged.connect(lambda _: self._follow(self._a, self._b))
        self._b.valueChanged.connect(lambda _: self._follow(self._b, self._a))

    @property
    def on(self) -> bool:
        """Whether they scroll together."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Scroll together, or each for itself."""
        self._on = on
        self._follow(self._a, self._b)

    def _follow(self, moved: QScrollBar, other: QScrollBar) -> None:
        if not self._on or self._following or not moved.maximum():
            return
        self._following = True
        try:
            other.setValue(round(moved.value() / moved.maximum() * other.maximum()))
        finally:
            self._following = False
