"""What the window and the command line ask an open project about the constraints of its prompts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nearmiss.editing import sheets
from nearmiss.editing.sheets import PromptRow, Sheet
from nearmiss.model import DeskSide, Subject

if TYPE_CHECKING:
    from nearmiss.project import Project


def prompt_places(project: Project, find: str = "") -> Sequence[int]:
    """The numbers of the prompts whose id or text holds these words; of all, for none."""
    return sheets.prompt_places(project.connection, find)


def prompt_rows(project: Project, places: Sequence[int]) -> list[PromptRow]:
    """What a list shows of the prompts with these numbers."""
    return sheets.prompt_rows(project.connection, places)


def prompt_called(project: Project, identity: str) -> str:
    """The key of the newest prompt with an id. Raises ProblemForYou when there is none."""
    return sheets.prompt_called(project.connection, identity)


def sheet(project: Project, prompt: str, rater: str | None = None) -> Sheet:
    """A prompt with its constraints, as a rater (by name) may edit them."""
    identity = next((known.id for known in project.raters() if (known.name, known.kind) == (rater, "human")), None)
    return sheets.sheet(project.connection, prompt, identity)


def sides(project: Project, subject: Subject) -> tuple[DeskSide, ...]:
    """The responses of a pair, in stored order, to try checks on."""
    return sheets.sides(project.connection, subject)


def categories(project: Project) -> tuple[str, ...]:
    """The categories of constraints in use."""
    return sheets.categories(project.connection)
