"""The card of a data set: what a person who finds the folder should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nearmiss.exporting.dataset import Exported
    from nearmiss.exporting.formats import Format
    from nearmiss.project import Project


def data_card(project: Project, recipe: Format, exported: Exported) -> str:
    """The card as markdown. Titles come from the project, so they are put between fences."""
    lines = [
        f"# Data set, format {recipe.name}",
        "",
        f"{recipe.title}. One unit is a {recipe.unit}.",
        "",
        "| | |",
        "|---|---|",
        f"| project | {_plain(project.title)} |",
        f"| scheme | {_plain(project.scheme.name)} |",
        f"| several labels become one by | {exported.consensus or 'nothing is merged'} |",
        f"| sign | {_plain(recipe.sign)} |",
        f"| left out by the format | {recipe.leaves_out} |",
        f"| kept | {exported.kept:,} |",
        f"| labels used | {exported.labels_used:,} |",
        "",
        "## What was left out",
        "",
        *_dropped(exported),
        "",
        "## Files",
        "",
        *(f"- `{file.path}`: {file.rows:,} rows, sha256 `{file.sha256}`" for file in exported.files),
        "",
        "`manifest.json` names the head of the label log, so that this data set can be traced to its labels.",
        "Prompts of one family (evolved from one another, or equal) are never split apart.",
        "Justifications may hold personal remarks of the people who labelled.",
        "",
    ]
    return "\n".join(lines)


def _dropped(exported: Exported) -> list[str]:
    if not exported.dropped:
        return ["Nothing."]
    return [f"- {reason}: {number:,}" for reason, number in exported.dropped.items()]


def _plain(text: str) -> str:
    """A text of the project inside a table cell."""
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;").replace("`", "'")
