"""Which pages the window has. Each is made when it is first wanted, so that the window itself is there at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from nearmiss.settings import Settings
from nearmiss_gui.jobs import Jobs
from nearmiss_gui.page import Page
from nearmiss_gui.session import Session

if TYPE_CHECKING:
    from nearmiss_gui.agreement import AgreementPage
    from nearmiss_gui.agreement.ahead import Ahead
    from nearmiss_gui.constraints_page import ConstraintsPage
    from nearmiss_gui.desk import DeskPage
    from nearmiss_gui.export_page import ExportPage
    from nearmiss_gui.import_page import ImportPage
    from nearmiss_gui.name_page import NamePage
    from nearmiss_gui.overview_page import OverviewPage
    from nearmiss_gui.settings_page import SettingsPage
    from nearmiss_gui.verdicts_page import VerdictsPage
    from nearmiss_gui.window import Window

_LEAD = {
    "overview": "overview",
    "label": "name",
    "constraints": "constraints",
    "verdicts": "verdicts",
    "agreement": "agreement",
    "export": "export",
    "settings": "settings",
}
"""The pages beside the rail, and what they are called here."""


class Pages:
    """The pages of one window, each connected to it when it is made. `preferred` is what the person prefers now.

    `kept`: pages of before that go on, because they are at work.
    """

    def __init__(
        self, window: Window, jobs: Jobs, session: Session, preferred: Settings, kept: Mapping[str, Page]
    ) -> None:
        self._window, self._jobs, self._session = window, jobs, session
        self.preferred = preferred
        self._ahead: Ahead | None = None
        self.__dict__.update(kept)

    def lead(self, name: str) -> Page:
        """The page that a button of the rail stands for."""
        page: Page = getattr(self, _LEAD[name])
        return page

    def prefer(self, changed: Settings) -> None:
        """Tell the pages that are there already what the person prefers now."""
        self.preferred = changed
        if self.is_made("settings"):
            self.settings.show_settings(changed)
        if self.is_made("desk"):
            self.desk.set_settings(changed)
        if self.is_made("constraints"):
            self.constraints.set_settings(changed)

    def get_ready(self) -> None:
        """Load what the pages of agreement and verdicts compute with, away from the window's thread."""

        def load() -> None:
            from nearmiss import checking, verdict_report  # noqa: F401
            from nearmiss_gui.agreement.asked import get_ready

            get_ready()

        self._jobs.start(lambda _: load(), done=lambda _: self._look_ahead(), owner=self._window)

    def _look_ahead(self) -> None:
        """The first answer of the agreement page, if that is quick."""
        from nearmiss_gui.agreement.ahead import Ahead  # loaded by now

        if not self.is_made("agreement"):
            self._ahead = self._ahead or Ahead(self._session, self._window)
            self._ahead.prepare()

    def is_made(self, name: str) -> bool:
        """Whether somebody wanted the page before."""
        return name in self.__dict__

    def at_work(self) -> dict[str, Page]:
        """The pages that are bringing a file in or writing a data set at present."""
        known = {name: self.__dict__[name] for name in ("importing", "export") if self.is_made(name)}
        return {name: page for name, page in known.items() if page.is_at_work()}

    def apart(self) -> list[QWidget]:
        """The pages that do not stand beside the rail, and are not at work."""
        return [self.importing] if self.is_made("importing") and not self.importing.is_at_work() else []

    @cached_property
    def overview(self) -> OverviewPage:
        """What the project holds."""
        from nearmiss_gui.overview_page import OverviewPage

        page, window = OverviewPage(self._session), self._window
        page.label_wanted.connect(window.show_desk)
        page.import_wanted.connect(window.taking_in.import_more)
        page.constraints_wanted.connect(partial(window.show_lead_page, "constraints"))
        page.verdicts_wanted.connect(partial(window.show_lead_page, "verdicts"))
        page.agreement_wanted.connect(partial(window.show_lead_page, "agreement"))
        page.export_wanted.connect(partial(window.show_lead_page, "export"))
        return page

    @cached_property
    def name(self) -> NamePage:
        """Who labels?"""
        from nearmiss_gui.name_page import NamePage

        page = NamePage()
        page.chosen.connect(self._window.take_name)
        return page

    @cached_property
    def constraints(self) -> ConstraintsPage:
        """Editing the constraints of prompts."""
        from nearmiss_gui.constraints_page import ConstraintsPage

        return ConstraintsPage(self._session, self.preferred)

    @cached_property
    def verdicts(self) -> VerdictsPage:
        """How far constraints are met."""
        from nearmiss_gui.verdicts_page import VerdictsPage

        return VerdictsPage(self._session)

    @cached_property
    def agreement(self) -> AgreementPage:
        """How far people and judges agree."""
        from nearmiss_gui.agreement import AgreementPage

        return AgreementPage(self._session, kept=self._ahead.take() if self._ahead else None)

    @cached_property
    def export(self) -> ExportPage:
        """Making a data set."""
        from nearmiss_gui.export_page import ExportPage

        return ExportPage(self._session)

    @cached_property
    def settings(self) -> SettingsPage:
        """What a person prefers."""
        from nearmiss_gui.settings_page import SettingsPage

        page, window = SettingsPage(self.preferred), self._window
        page.left.connect(window.go_back)
        page.settings_changed.connect(window.prefer)
        page.text_size.stepped.connect(window.step_text_size)
        return page

    @cached_property
    def importing(self) -> ImportPage:
        """Bringing in a file."""
        from nearmiss_gui.import_page import ImportPage

        page, window = ImportPage(self._session, self._jobs), self._window
        page.finished.connect(window.taking_in.tell_imported)
        page.open_wanted.connect(window.taking_in.go_to)
        page.left.connect(window.go_back)
        return page

    @cached_property
    def desk(self) -> DeskPage:
        """Where people label."""
        from nearmiss_gui.desk import DeskPage

        page = DeskPage(self._session, self.preferred)
        page.menu_wanted.connect(self._window.open_menu)
        page.import_wanted.connect(self._window.taking_in.import_more)
        return page
