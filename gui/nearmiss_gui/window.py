"""The window: it stacks the pages, goes from one to another, and says what went wrong. No rule of the work is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from nearmiss import demo, settings
from nearmiss.errors import ProblemForYou
from nearmiss.kept_aside import SUFFIX
from nearmiss.other_windows import is_open_elsewhere
from nearmiss_gui.actions import Handler, build_actions
from nearmiss_gui.dropping import dropped_paths
from nearmiss_gui.jobs import Jobs
from nearmiss_gui.keymap import keymap_of, show_keys
from nearmiss_gui.lead_pages import LeadPages
from nearmiss_gui.menu import make_menu, show_desk_entries
from nearmiss_gui.news import News
from nearmiss_gui.own_files import OwnFiles, offer_other
from nearmiss_gui.page import Page
from nearmiss_gui.pages import Pages
from nearmiss_gui.session import Opened, Session
from nearmiss_gui.taking_in import TakingIn
from nearmiss_gui.theme import Theme
from nearmiss_gui.translation import chosen, language, speak, tr
from nearmiss_gui.welcome_page import WelcomePage
from nearmiss_gui.widgets import FocusRing

SMALLEST = (1120, 680)
TITLE_BAR = 40
"""Height that a window's frame takes of a small screen."""
USUAL = (1440, 900)
REST_MS = 1_500
"""So long after a project is opened, what pages need that nobody has asked for yet is loaded."""
NEEDS_PROJECT = (
    "import_file", "close", "export", "label_as",
    "page_overview", "page_label", "page_constraints", "page_verdicts", "page_agreement",
)  # fmt: skip
"""Commands that make no sense while nothing is open."""


class Window(QMainWindow):
    """One window with one project, or none. `open_path(path, rater)` opens a project, at the desk for a rater."""

    def __init__(self, jobs: Jobs, theme: Theme, preferred: settings.Settings) -> None:
        super().__init__()
        self._jobs, self._theme, self._settings = jobs, theme, preferred
        self._rater, self._opening = "", False
        self.session = Session(jobs, self)
        self.news = News(margin=12)
        self.own_files, self.taking_in = OwnFiles(self), TakingIn(self)
        self._stack = QStackedWidget()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(lambda: self.pages.get_ready())
        self._arrange()
        self._make_parts({})
        self._jobs.faulted.connect(self.tell_fault)
        self._ring = FocusRing(self)
        self._place_window()
        self.show_welcome()

    def _make_parts(self, kept: Mapping[str, Page]) -> None:
        """The pages, commands and the menu, in the language that is spoken; `kept` pages are taken as they are."""
        self.welcome = WelcomePage(
            settings.recent_files(self._settings),
            appearance=self._theme.appearance,
            text_size=self._theme.text_size,
            sample_pairs=demo.PAIRS,
        )
        self.pages = Pages(self, self._jobs, self.session, self._settings, kept)
        self.lead = LeadPages(self.pages.lead)
        self._desk_area: QScrollArea | None = None
        self.commands = build_actions("window", self._handlers(), self)
        self.menu = make_menu(self.commands, self)
        self._take_keys()
        self._connect()

    def _speak_anew(self) -> None:
        """Make everything again, in the language that the person prefers. What a page is at work on goes on there."""
        speak(self._settings.language)
        self._leave_desk()
        self.news.clear()
        kept = self.pages.at_work()
        for page in kept.values():
            page.setParent(None)
        for left in (self.welcome, self.lead, self._desk_area, self.menu, *self.pages.apart()):
            if left is not None:
                left.hide()
                left.deleteLater()
        for _, action in self.commands.items():
            self.removeAction(action)
            action.deleteLater()
        self._make_parts(kept)
        self._allow_commands()
        self.show_lead_page("settings")
        self.pages.settings.language.setFocus()

    # --------------------------------------------------------------------------------------- going about

    def show_welcome(self) -> None:
        """The first page."""
        self.welcome.set_recent(settings.recent_files(self._settings))
        self.setWindowTitle("Nearmiss")
        self._allow_commands()
        self._show(self.welcome)
        self.welcome.setFocus()

    def show_lead_page(self, name: str) -> None:
        """A page of the open project; without one only the settings."""
        if self.session.opened is None and name != "settings":
            return self.show_welcome()
        self._show(self.lead)
        if name == "settings":
            self.pages.settings.show_back(self.session.opened is None)
        return self.lead.show_page(name)

    def show_desk(self) -> None:
        """The desk, for whoever labels; asks for a name when nobody is known to."""
        if self.session.opened is None:
            return self.show_welcome()
        if self._rater or self._settings.rater:
            return self.label_as(self._rater or self._settings.rater)
        return self.ask_name()

    def ask_name(self) -> None:
        """Ask who labels."""

        def ask(known: list[str]) -> None:
            self.show_lead_page("label")
            self.pages.name.ask(self._rater or self._settings.rater, known)

        self.session.read(lambda p: [rater.name for rater in p.raters() if rater.kind == "human"], ask, owner=self)

    def label_as(self, rater: str) -> None:
        """The desk for a rater."""
        self._rater = rater
        if self._desk_area is None:
            self._desk_area = scrolled(self.pages.desk)
        self._show(self._desk_area)
        self.pages.desk.start(rater)

    def go_back(self) -> None:
        """Where one was before the settings, or before an import: the project, or the first page."""
        self.show_lead_page("overview")

    def open_menu(self) -> None:
        """The menu, at its button where the page has one."""
        page = self._stack.currentWidget()
        corner = QPoint(12, 12)
        at_desk = page is self._desk_area and page is not None
        show_desk_entries(self.menu, self.pages.desk.commands if at_desk else None)
        if page is self.lead:
            button = self.lead.menu_button()
            corner = button.mapTo(self, QPoint(button.width(), button.height() - self.menu.sizeHint().height()))
        elif at_desk:
            button = self.pages.desk.menu_button()
            corner = button.mapTo(self, QPoint(0, button.height() + 4))
        self.menu.popup(self.mapToGlobal(corner))
        self.menu.setActiveAction(next(action for action in self.menu.actions() if action.isEnabled()))

    # ------------------------------------------------------------------------------------------- opening

    def open_path(self, path: Path, rater: str | None = None) -> None:
        """Open a project in place of the one that is open; with a rater, straight at the desk."""
        opened = self.session.opened
        if path.suffix == SUFFIX:
            self.own_files.take_in(path)
            return
        if self._opening:
            return  # pressed twice: the first is on its way
        self.news.clear()
        if opened is not None and opened.path == path.resolve():
            self._arrive(rater)
            return
        self._leave_desk()
        self._opening = True

        def done(opened: Opened) -> None:
            self._opening, self._rater = False, ""
            self.prefer(settings.opened(self._settings, opened.path))
            self.setWindowTitle(f"{opened.path.name} — Nearmiss")
            self._arrive(rater)

        self.session.open(path, done, self._not_opened, owner=self)

    def _arrive(self, rater: str | None) -> None:
        self._allow_commands()
        self._rest.start()
        if rater:
            self.label_as(rater)
        else:
            self.show_lead_page("overview")

    def _not_opened(self, problem: ProblemForYou) -> None:
        self._opening = False
        if self._stack.currentWidget() is self._desk_area:
            self.show_lead_page("overview")
        if is_open_elsewhere(problem):
            offer_other(self, problem)
        else:
            self.news.say_problem(problem)

    def come_to_front(self) -> None:
        """Somebody wants to see this window, from another one."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def refresh_desk(self) -> None:
        """Labels came in from elsewhere: the desk, if it is in sight, begins anew where it is."""
        if self._rater and self._stack.currentWidget() is self._desk_area:
            self.pages.desk.start(self._rater)

    def open_sample(self) -> None:
        """Make the sample project when it is not there yet, and open it at the desk."""
        if self._opening:
            return
        self._opening = True

        def made(path: Path) -> None:
            self._opening = False
            self.open_path(path, demo.RATER)

        self._jobs.start(lambda _: demo.open_sample(), done=made, failed=self._not_opened, owner=self)

    def show_import(self, *paths: Path, into_open: bool) -> None:
        """Show how files would be understood: to take them into the open project, or to start one with."""
        self.news.clear()
        self._show(self.pages.importing)
        self.pages.importing.start(*paths, into_open=into_open)

    def close_project(self) -> None:
        """Let go of the project and go back to the first page."""
        self._leave_desk()
        self.news.clear()
        self._rater = ""
        self.session.close()
        self.show_welcome()

    # ------------------------------------------------------------------------------------------ settings

    def prefer(self, changed: settings.Settings) -> None:
        if changed == self._settings:
            return
        if changed.rater != self._settings.rater:
            self._rater = changed.rater
        self._settings = changed
        self._store_settings()
        if changed.appearance != self._theme.appearance:
            self._theme.set_appearance(changed.appearance)  # type: ignore[arg-type]  # one of the choices
        if changed.text_size != self._theme.text_size:
            self._theme.set_text_size(changed.text_size)
        self.welcome.set_appearance(changed.appearance)  # type: ignore[arg-type]  # one of the choices
        self.welcome.set_text_size(changed.text_size)
        self.pages.prefer(changed)
        self._take_keys()
        if chosen(changed.language) != language():
            # Not at once: the page that asks for it is still at it.
            QTimer.singleShot(0, self, self._speak_anew)

    def _take_keys(self) -> None:
        """Let commands and buttons follow the keys that the person prefers."""
        keymap = keymap_of(self._settings)
        self.commands.set_own_keys(keymap.own)
        show_keys(self.lead, keymap)

    def _store_settings(self) -> None:
        try:
            settings.save(self._settings)
        except OSError as fault:
            why = fault.strerror or type(fault).__name__
            told = tr("Your settings could not be stored ({why}). They hold until you close the window.", why=why)
            self.news.say("warning", told)

    def step_text_size(self, direction: int) -> None:
        """One step larger or smaller; 0 is back to 100 %."""
        self._theme.step_text_size(direction)
        self.prefer(replace(self._settings, text_size=self._theme.text_size))

    def toggle_full_screen(self) -> None:
        """The whole screen, or a window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # --------------------------------------------------------------------------------------------- inside

    def _show(self, page: QWidget) -> None:
        if page is not self._desk_area and self._stack.currentWidget() is self._desk_area:
            self._leave_desk()
        self.lead.set_project_open(self.session.opened is not None)
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def shows(self, page: QWidget) -> bool:
        """Whether this page is in sight."""
        return self._stack.currentWidget() is page

    def _leave_desk(self) -> None:
        if self._desk_area is not None:
            self.pages.desk.leave()

    def _allow_commands(self) -> None:
        for identity in NEEDS_PROJECT:
            self.commands[identity].setEnabled(self.session.opened is not None)

    def tell_fault(self, fault: BaseException) -> None:
        """A fault of the program itself: it went on, and the person knows."""
        kind = type(fault).__name__
        told = tr("Something went wrong in the program ({kind}). What was saved is safe.", kind=kind)
        self.news.say("error", told)

    def _handlers(self) -> dict[str, Handler]:
        return {
            "text_larger": partial(self.step_text_size, 1),
            "text_smaller": partial(self.step_text_size, -1),
            "text_usual": partial(self.step_text_size, 0),
            "new": self.taking_in.choose_data,
            "open": self.taking_in.choose_project,
            "import_file": self.taking_in.import_more,
            "close": self.close_project,
            "quit": self.close,
            "export": partial(self.show_lead_page, "export"),
            "settings": partial(self.show_lead_page, "settings"),
            "full_screen": self.toggle_full_screen,
            "menu": self.open_menu,
            "label_as": self.ask_name,
            "page_overview": partial(self.show_lead_page, "overview"),
            "page_label": self.show_desk,
            "page_constraints": partial(self.show_lead_page, "constraints"),
            "page_verdicts": partial(self.show_lead_page, "verdicts"),
            "page_agreement": partial(self.show_lead_page, "agreement"),
        }

    def _arrange(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.news)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        welcome, taking_in = self.welcome, self.taking_in
        welcome.open_sample.connect(self.open_sample)
        welcome.open_work_file.connect(taking_in.say_work_files_come_later)
        welcome.open_project.connect(taking_in.choose_project)
        welcome.open_recent.connect(lambda name: self.open_path(Path(name)))
        welcome.new_from_files.connect(lambda names: taking_in.new_from(*map(Path, names)))
        welcome.choose_file.connect(taking_in.choose_data)
        welcome.appearance_chosen.connect(lambda name: self.prefer(replace(self._settings, appearance=name)))
        welcome.text_size_stepped.connect(self.step_text_size)
        self.lead.label_wanted.connect(self.show_desk)
        self.lead.menu_wanted.connect(self.open_menu)

    def take_name(self, rater: str) -> None:
        self.prefer(replace(self._settings, rater=rater))
        self.label_as(rater)

    def _place_window(self) -> None:
        self.setMinimumSize(*SMALLEST)
        room = self.screen().availableGeometry()
        self.resize(min(USUAL[0], room.width()), min(USUAL[1], room.height() - TITLE_BAR))
        if self._settings.place:
            self.restoreGeometry(QByteArray.fromBase64(self._settings.place.encode()))

    # ----------------------------------------------------------------------------------- events of Qt's

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.taking_in.take_dropped(*paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """In good order: drafts are on their way, the project is let go of by its own thread."""
        self._leave_desk()
        self.own_files.stop()
        self._rest.stop()
        place = bytes(self.saveGeometry().toBase64().data()).decode()
        self._settings = replace(self._settings, place=place)
        self._store_settings()
        self.session.close()
        event.accept()


def scrolled(page: QWidget) -> QScrollArea:
    """A page that scrolls where the window is smaller than it can be: large text on a small screen."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(page)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.focusChanged.connect(lambda _, new: _follow(area, new))
    return area


def _follow(area: QScrollArea, focused: QWidget | None) -> None:
    """What has the keyboard is in sight."""
    if isValid(area) and focused is not None and area.isAncestorOf(focused):
        area.ensureWidgetVisible(focused)
