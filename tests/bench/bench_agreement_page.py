"""How long the agreement page takes to open, and how long its window stands still meanwhile.

    python tests/bench/bench_agreement_page.py            the sample, cold, forgotten and kept
    python tests/bench/bench_agreement_page.py --labels 100000,1000000

From the key to the whole page painted, and the longest stretch in which the window's thread did not come to its
events, in milliseconds. With labels: a project of so many by 200 people, and a judge who answered every pair.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from labelled_project import make_labelled
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nearmiss import demo, settings
from nearmiss.project import Project
from nearmiss_gui.jobs import Job, Jobs
from nearmiss_gui.theme import Theme
from nearmiss_gui.window import Window

JUDGE = """
INSERT INTO now_answer SELECT register || 'j', line || 'j', act, ?, response_1, response_2, round, 'main', purpose,
status, scale, preference, both_bad, 0.5 + (abs(random()) % 50) / 100.0, NULL, NULL, NULL, shown_order, NULL, NULL, at
FROM (SELECT *, row_number() OVER (PARTITION BY response_1 ORDER BY register) AS place FROM now_answer) WHERE place = 1
"""


class Watch(QObject):
    """Notes when a widget is painted."""

    painted = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.painted += event.type() == QEvent.Type.Paint
        return False


class Bench:
    """A window with a project, and the longest turn of its loop."""

    def __init__(self, app: QApplication, path: Path) -> None:
        self.jobs = Jobs()
        theme = Theme(app, "light")
        self.window = Window(self.jobs, theme, settings.load())
        self.window.resize(1440, 900)
        self.window.show()
        self.window.open_path(path)
        self.until(lambda: self.window.session.opened is not None and not self.jobs.findChildren(Job))
        self.until(lambda: False, 3.0)  # a person does not press the next key at once
        self.until(lambda: not self.jobs.findChildren(Job))

    def until(self, condition: Callable[[], object], most: float = 600.0) -> float:
        """Let the loop run as it does for a person; the longest time between two ticks of 2 ms, in seconds."""
        loop, ticks, start = QEventLoop(), [time.perf_counter()], time.perf_counter()
        longest = 0.0

        def tick() -> None:
            nonlocal longest
            now = time.perf_counter()
            longest = max(longest, now - ticks[0])
            ticks[0] = now
            if condition() or now - start > most:
                loop.quit()

        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(tick)
        timer.start(2)
        loop.exec()
        timer.stop()
        return longest

    def open_page(self) -> tuple[float, float, float]:
        """Seconds from the key to the painted page, those of the processor, and the longest turn after the key."""
        watch, start, busy = Watch(), time.perf_counter(), time.process_time()
        QTest.keyClick(self.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
        handled = time.perf_counter() - start
        page = self.window.pages.agreement
        longest = self.until(lambda: page.figure("alpha") and not page.is_working())
        page.installEventFilter(watch)
        page.update()
        longest = max(longest, self.until(lambda: watch.painted))
        return time.perf_counter() - start, time.process_time() - busy, max(longest, handled)

    def leave(self, *, forget: bool) -> None:
        """Go elsewhere."""
        if forget:
            self.window.pages.agreement.forget()
        self.window.show_lead_page("overview")
        self.until(lambda: not self.jobs.findChildren(Job))

    def close(self) -> None:
        self.window.close()
        self.jobs.close()


@contextmanager
def project(folder: Path, labels: int) -> Iterator[Path]:
    """The sample, or a project of so many labels and a judge."""
    if not labels:
        yield demo.open_sample(folder)
        return
    path = folder / f"{labels}.nearmiss"
    make_labelled(path, labels)
    with Project.open(path) as opened:
        judge = opened.rater("judge", "judge").id
        with opened.writing():
            opened.connection.execute(JUDGE, (judge,))
    yield path
    path.unlink()


@click.command()
@click.option("--labels", default="0", help="Sizes, with commas; 0 is the sample.")
@click.option("--again", default=5, help="How often.")
def main(labels: str, again: int) -> None:
    """Print the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    print("|    labels | first | processor | longest | worked out again | processor | longest | kept |")
    with TemporaryDirectory() as folder:
        os.environ["NEARMISS_HOME"] = folder
        for size in map(int, labels.split(",")):
            with project(Path(folder), size) as path:
                bench = Bench(app, path)
                first = bench.open_page()
                anew, kept = [], []
                for _ in range(again if not size else 1):
                    bench.leave(forget=True)
                    anew.append(bench.open_page())
                    bench.leave(forget=False)
                    kept.append(bench.open_page()[0])
                middle = sorted(anew)[len(anew) // 2]
                cells = (*first, *middle, sorted(kept)[len(kept) // 2])
                print(f"| {size:>9,} | {' | '.join(f'{1000 * cell:,.0f}' for cell in cells)} |", flush=True)
                bench.close()


if __name__ == "__main__":
    main()
