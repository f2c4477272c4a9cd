"""The program: commands go to the core, everything else opens the window. Here the parts are put together."""

from __future__ import annotations

import sys
from pathlib import Path

from nearmiss import cli


class WindowFront:
    """The window's side of the program. Qt is loaded only when a window is wanted."""

    def open_window(self, project: Path | None, rater: str | None) -> int:
        """Open the window and stay until it closes."""
        from nearmiss_gui.app import run

        return run(project, rater)

    def check_window(self, project: Path) -> list[str]:
        """Open the window on a project without anybody looking, and say what was checked."""
        from nearmiss_gui.self_check import check

        return check(project)


def main() -> int:
    """The console script `nearmiss`."""
    return cli.main(front=WindowFront())


if __name__ == "__main__":
    sys.exit(main())
