"""Take the pictures in resources/screenshots: every page of the real window on the sample project, light and dark.

    .venv/bin/python packaging/screenshots.py

Nothing of the person's own folder is touched. A font for Chinese, Japanese and Arabic should be installed.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path

os.environ["NEARMISS_HOME"] = tempfile.mkdtemp()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from nearmiss import demo, settings
from nearmiss_gui import app
from nearmiss_gui.jobs import Jobs
from nearmiss_gui.window import Window

FOLDER = Path(__file__).parents[1] / "resources" / "screenshots"
SIZE = (1440, 900)
KEYS = "mxmmmmmmmm5"
STATEMENT = "B says exactly what help to expect; A leaves it open."


def main() -> None:
    """Take them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    sample = demo.open_sample(Path(tempfile.mkdtemp()))
    for appearance in ("light", "dark"):
        settings.save(replace(settings.load(), appearance=appearance, recent=()))
        application, jobs = app.make_application(), Jobs()
        window = app.make_window(application, jobs)
        window.resize(*SIZE)
        window.show()
        for name in _visit(window, sample):
            _settle(900)
            _hide_folders(window)
            window.grab().save(str(FOLDER / f"{name}_{appearance}.png"))
        window.close()
        jobs.close()


def _visit(window: Window, sample: Path):  # type: ignore[no-untyped-def]  # names of pages, one after another
    yield "welcome"
    window.open_path(sample)
    for name in ("overview", "agreement", "export", "settings"):
        window.show_lead_page(name)
        yield name
    window.new_from(Path(__file__).parents[1] / "resources" / "sample" / "sample.jsonl")
    yield "import"
    window.label_as(demo.RATER)
    _settle(1500)
    for key in KEYS:
        QTest.keyClick(window.focusWidget() or window, key)
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_J)
    for character in STATEMENT:
        QTest.keyClick(window.focusWidget() or window, character)
    yield "label"


def _hide_folders(window: Window) -> None:
    """A picture shows no folder of the machine that it was taken on."""
    for field in window.findChildren(QLineEdit):
        if os.sep in field.text():
            field.setText(f"~/Nearmiss/{Path(field.text()).name}")


def _settle(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
