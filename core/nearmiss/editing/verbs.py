"""What the window and the command line ask an open project about the constraints of its prompts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nearmiss.editing import sheets
from nearmiss.editing.lists import Constraints
from nearmiss.editing.sheets import PromptRow, Sheet
from nearmiss.label_log import Overtaken
from nearmiss.lines import Line
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


def images(project: Project, sheet: Sheet) -> Mapping[str, bytes]:
    """The bytes of the pictures of a prompt, by their sums."""
    names = {name for turn in sheet.conversation.turns for name in turn.images}
    found = {name: project.image(name) for name in sorted(names)}
    return {name: data for name, data in found.items() if data is not None}


def sides(project: Project, subject: Subject) -> tuple[DeskSide, ...]:
    """The responses of a pair, in stored order, to try checks on."""
    return sheets.sides(project.connection, subject)


def categories(project: Project) -> tuple[str, ...]:
    """The categories of constraints in use."""
    return sheets.categories(project.connection)


# ---------------------------------------------------------------------------------------------- into the log


@dataclass(slots=True)
class Attempt:
    """An edit on its way to the disk. Its line is built once; trying again after a failure writes the same bytes."""

    line: Line | None = None
    about: tuple[str, Constraints, tuple[str, ...]] | None = None


def save_edit(
    project: Project, name: str, seen: Sheet, constraints: Constraints, heads: tuple[str, ...], attempt: Attempt
) -> Sheet:
    """Give a prompt a list, in place of what the lead of this name saw (`heads`); the sheet as it is then.

    When this returns, the edit is on the disk. Raises ProblemForYou, in words, when it is not.
    """
    rater = project.rater(name).id
    about = (seen.prompt, constraints, heads)
    if attempt.line is None or attempt.about != about:
        attempt.line, attempt.about = project.prepare_edit(rater, replace(seen, heads=heads), constraints), about
    try:
        project.save(attempt.line)
    except Overtaken:
        attempt.line = project.prepare_edit(rater, replace(seen, heads=heads), constraints)
        project.save(attempt.line)
    return sheet(project, seen.prompt, name)


def undo_edit(project: Project, name: str, prompt: str) -> Sheet:
    """Take back the edit that stands, where it is this lead's own; the sheet as it is then."""
    line = project.prepare_edit_undo(project.rater(name).id, prompt)
    if line is not None:
        project.save(line)
    return sheet(project, prompt, name)


def redo_edit(project: Project, name: str, prompt: str) -> Sheet:
    """Bring back the edit that this lead took back last; the sheet as it is then."""
    line = project.prepare_edit_redo(project.rater(name).id, prompt)
    if line is not None:
        project.save(line)
    return sheet(project, prompt, name)
