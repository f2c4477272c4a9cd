"""The scheme's guidelines beside the work: what F1 opens."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nearmiss_gui.desk.frames import SidePanel
from nearmiss_gui.reading.view import ReadingView


class GuidelinesPanel(SidePanel):
    """Markdown of the scheme, shown as safely as any other text of a project."""

    def __init__(self, page: QWidget) -> None:
        super().__init__("Guidelines", page)
        self.view = ReadingView(empty="This project has no guidelines.")
        self.view.setAccessibleName("Guidelines")
        self.body.addWidget(self.view, 1)

    def show_guidelines(self, markdown: str) -> None:
        """Show the guidelines of a scheme."""
        self.view.show_text(markdown)

    def first_focus(self) -> QWidget:
        return self.view
