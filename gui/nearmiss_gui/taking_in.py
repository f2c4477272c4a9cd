"""What becomes of a file that a person chooses or drops: a project to open, data to take in, labels kept elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nearmiss.errors import ProblemForYou
from nearmiss.kept_aside import SUFFIX
from nearmiss.phrases import phrase
from nearmiss_gui.news import Choice
from nearmiss_gui.translation import tr
from nearmiss_gui.windows import DATA, PROJECTS, choose_file, choose_files

if TYPE_CHECKING:
    from nearmiss_gui.window import Window


class TakingIn:
    """Files on their way into a window."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def choose_project(self) -> None:
        """Ask for a project and open it."""
        path = choose_file(self._window, tr("Open a project"), PROJECTS)
        if path is not None:
            self._window.open_path(path)

    def choose_data(self) -> None:
        """Ask for files of data and start a new project from them."""
        self._choose(tr("Start a project from files"), into_open=False)

    def import_more(self) -> None:
        """Ask for files to take into the open project."""
        self._choose(tr("Import files"), into_open=True)

    def new_from(self, *paths: Path) -> None:
        """Show how files would be understood, to start a new project with."""
        self._window.show_import(*paths, into_open=False)

    def take_dropped(self, *paths: Path) -> None:
        """Files that were dropped: a project is opened, data goes into the open project, or starts a new one."""
        path = paths[0]
        if path.suffix in (".nearmiss", SUFFIX):
            self._window.open_path(path)
        elif path.suffix in (".nmwork", ".nmdone"):
            self.say_work_files_come_later()
        else:
            self._window.show_import(*paths, into_open=self._window.session.opened is not None)

    def tell_imported(self, path: Path, words: str) -> None:
        """The records are in: the page says so by itself where it is in sight."""
        window = self._window
        if not window.shows(window.pages.importing):
            window.news.say("hint", words, self._see(path))

    def go_to(self, path: Path) -> None:
        """To the project that files were taken into."""
        self._see(path)[1]()

    def _see(self, path: Path) -> Choice:
        window, opened = self._window, self._window.session.opened
        if opened is None or opened.path != path:
            return tr("Open it"), partial(window.open_path, path)
        return tr("See it"), partial(window.show_lead_page, "overview")

    def say_work_files_come_later(self) -> None:
        """Work files are not read by this version; say so rather than do nothing."""
        problem = ProblemForYou(
            phrase("This version does not open work files (.nmwork)."), None, phrase("Open a project instead.")
        )
        self._window.news.say_problem(problem)

    def _choose(self, title: str, *, into_open: bool) -> None:
        paths = choose_files(self._window, title, DATA)
        if paths:
            self._window.show_import(*paths, into_open=into_open)
