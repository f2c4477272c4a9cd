"""What the commands may ask of the window, without knowing it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Front(Protocol):
    """The window's side of the program; handed to the commands by whoever has one."""

    def open_window(self, project: Path | None, rater: str | None) -> int:
        """Open the window, at the desk when a rater is named; its exit code when it closes."""

    def check_window(self, project: Path) -> list[str]:
        """Open the window on a project without anybody looking, label, undo, and say what was checked."""
