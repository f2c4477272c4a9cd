"""Takes the pictures in resources/screenshots: every page of the real window on the sample project, light and dark.

    python packaging/screenshots.py

It brings its own X server (Xvfb) where there is one, so that nothing of the desktop around it gets into a picture;
elsewhere it draws without a screen.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1440, 900)
APPEARANCES = ("light", "dark")
SENTENCE = "{better} says who helps with the stairs, and when."
DETAIL = "Both offer help, as #3asks. Only {better} names the hours, the chair and the helper, so nobody needs to ask."
"""What is typed about the first pair; `#3` cites a constraint and brings its own space."""


@contextmanager
def screen() -> Iterator[None]:
    """An X server of our own, or Qt's drawing without one."""
    if shutil.which("Xvfb") is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        yield
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as numbers:
        os.environ["DISPLAY"] = f":{numbers.readline().strip()}"
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    try:
        yield
    finally:
        server.terminate()
        server.wait()


class Photographer:
    """A window on a copy of the sample, and where the pictures go."""

    def __init__(self, appearance: str, folder: Path, out: Path) -> None:
        from nearmiss import settings
        from nearmiss_gui import app
        from nearmiss_gui.jobs import Jobs

        self.appearance, self.out = appearance, out
        settings.save(replace(settings.Settings(), appearance=appearance))
        self.app, self.jobs = app.make_application(), Jobs()
        self.project = folder / "sample.nearmiss"
        self.window = app.make_window(self.app, self.jobs)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()

    def wait(self, condition: Callable[[], object]) -> None:
        """Let the window work until something has come, and everything that was asked is answered."""
        from PySide6.QtCore import QEventLoop, QTimer

        from nearmiss_gui.jobs import Job

        loop, asking = QEventLoop(), QTimer()
        asking.timeout.connect(lambda: loop.quit() if condition() and not self.jobs.findChildren(Job) else None)
        asking.start(20)
        loop.exec()
        asking.stop()

    def shoot(self, name: str) -> None:
        """Take a picture, with the colours rounded to steps that nobody sees: the file is a third smaller."""
        from PySide6.QtGui import QImage

        image = self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        steps = (np.frombuffer(image.constBits(), np.uint8).astype(np.uint16) * 63 + 127) // 255
        shades = ((steps * 255 + 31) // 63).astype(np.uint8)  # black stays black, and white white
        rounded = QImage(shades.tobytes(), image.width(), image.height(), image.bytesPerLine(), image.format())
        path = self.out / f"{name}_{self.appearance}.png"
        rounded.save(str(path), "PNG", 0)
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1000:.0f} kB")

    def press(self, *keys: str) -> None:
        """Press keys, where the keyboard is."""
        from PySide6.QtGui import QKeySequence
        from PySide6.QtTest import QTest

        for key in keys:
            pressed = QKeySequence(key)[0]
            QTest.keyClick(self.window.focusWidget() or self.window, pressed.key(), pressed.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type, where the keyboard is."""
        from PySide6.QtTest import QTest

        QTest.keyClicks(self.window.focusWidget() or self.window, text)

    def close(self) -> None:
        """The end of the window."""
        self.window.close()
        self.jobs.close()
        self.window.deleteLater()


def take_all(camera: Photographer) -> None:
    """Every page, one after the other."""
    window, pages = camera.window, camera.window.pages
    camera.wait(lambda: window.isVisible())
    camera.shoot("welcome")
    window.open_path(camera.project)
    camera.wait(lambda: pages.is_made("overview") and pages.overview.figure("pairs"))
    camera.shoot("overview")
    window.show_lead_page("constraints")
    camera.wait(lambda: pages.constraints.edited)
    camera.shoot("constraints")
    window.show_lead_page("verdicts")
    camera.wait(lambda: pages.verdicts.pairs.told())
    camera.shoot("verdicts")
    window.show_lead_page("agreement")
    camera.wait(lambda: pages.agreement.figure("alpha"))
    camera.shoot("agreement")
    window.show_lead_page("export")
    camera.wait(lambda: pages.export.kept())
    _say_place(pages.export, "Save in", "~/Documents/sample-trl")
    camera.shoot("export")
    window.show_lead_page("settings")
    camera.shoot("settings")
    _import(camera)
    _label(camera)


def _import(camera: Photographer) -> None:
    from nearmiss.bundled import bundled

    camera.window.taking_in.new_from(bundled("sample/sample.jsonl"))
    page = camera.window.pages.importing
    camera.wait(lambda: page.isVisible())
    _say_place(page, "Save the project as", "~/Documents/sample.nearmiss")
    camera.shoot("import")


def _label(camera: Photographer) -> None:
    """The first pair, half filled in, as a person would leave it for a moment."""
    window = camera.window
    window.label_as("Ben")
    desk = window.pages.desk
    camera.wait(lambda: desk.item is not None)
    assert desk.item is not None
    better = "A" if "chair" in desk.item.a.text.shown else "B"
    camera.press(*("XM" if better == "A" else "MX"), *"MMMMMM", "2" if better == "A" else "6", "J")
    camera.type(SENTENCE.format(better=better))
    camera.press("Tab")
    camera.type(DETAIL.format(better=better))
    camera.wait(lambda: desk.flow.drafts_settled())
    camera.shoot("label")
    window.resize(1280, 720)
    camera.wait(lambda: window.width() == 1280)
    camera.shoot("label_small")
    window.resize(*SIZE)


def _say_place(page: Any, name: str, place: str) -> None:
    """Where something goes, without the path of this machine in the picture."""
    from PySide6.QtWidgets import QLineEdit

    field = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == name)
    field.setText(place)
    field.setCursorPosition(0)


def main() -> int:
    """Take all pictures; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "screenshots")
    out: Path = parser.parse_args().out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    sys.path[:0] = [str(ROOT / "core"), str(ROOT / "gui")]
    from nearmiss import demo

    with screen(), tempfile.TemporaryDirectory() as name:
        for appearance in APPEARANCES:
            folder = Path(name) / appearance
            os.environ["NEARMISS_HOME"] = str(folder / "home")
            folder.mkdir()
            demo.make_sample(folder / "sample.nearmiss")
            camera = Photographer(appearance, folder, out)
            try:
                take_all(camera)
            finally:
                camera.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
