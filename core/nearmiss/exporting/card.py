"""The card of a data set: what a person who finds the folder should know, and which file a loader takes for what."""

from __future__ import annotations

from collections.abc import Sequence

from nearmiss.exporting.files import WrittenFile
from nearmiss.exporting.formats import Format
from nearmiss.exporting.manifest import Exported
from nearmiss.exporting.rows import SPLITS, Plan
from nearmiss.project import Project

_NEARMISS_FIELDS = """\
Beside each row, `nearmiss` says where it comes from: the ids of prompt and responses, which of the two is stored as
response 1, what decided (`decision` or the rule), how many labels and constraints there are, which constraints each
response does not keep (ids, parted by commas), and the justification that speaks for the consensus.
"""


def data_card(project: Project, recipe: Format, plan: Plan, exported: Exported) -> str:
    """The card as markdown. Texts of the project stand in table cells, with what markdown would act on taken away."""
    rows = {
        "project": _plain(project.title),
        "scheme": _plain(project.scheme.name),
        "several labels become one by": _merging(exported),
        "sign": _plain(recipe.sign),
        "left out by the format": recipe.leaves_out,
        "kept": f"{exported.kept:,} of {exported.total:,}",
        "labels used": f"{exported.labels_used:,}",
    }
    lines = [
        *_configs(recipe, exported.files),
        f"# Data set, format {recipe.name}",
        "",
        f"{recipe.title}. One unit is a {recipe.unit}.",
        "",
        "| | |",
        "|---|---|",
        *(f"| {name} | {value} |" for name, value in rows.items()),
        "",
        *([_NEARMISS_FIELDS] if recipe.name == "trl" else []),
        "## What was left out",
        "",
        *([f"- {reason}: {number:,}" for reason, number in exported.dropped.items()] or ["Nothing."]),
        "",
        "## Files",
        "",
        *(f"- `{file.path}`: {file.rows:,} rows, sha256 `{file.sha256}`" for file in exported.files),
        "",
        *_closing(plan),
        "",
    ]
    return "\n".join(lines)


def _closing(plan: Plan) -> list[str]:
    lines = ["`manifest.json` names the head of the label log, so that this data set can be traced to its labels."]
    if plan.options.splits:
        lines.append("Prompts of one family (evolved from one another, or equal) are never split apart.")
    if plan.options.justifications:
        lines.append("Justifications may hold personal remarks of the people who labelled.")
    return lines


def _merging(exported: Exported) -> str:
    if exported.consensus is None:
        return "nothing is merged"
    return f"a lead's decision, else {exported.consensus}" if exported.unit == "pair" else exported.consensus


def _configs(recipe: Format, files: Sequence[WrittenFile]) -> list[str]:
    """The header by which a loader of a whole folder knows its files: one set for each style, its splits by name."""
    if not recipe.trains or not files:
        return []
    sets: dict[str, list[str]] = {}
    for split in SPLITS:
        for file in files:
            stem = file.path.removesuffix(".jsonl")
            name, _, style = stem.partition("-")
            if name == split or (file.path == recipe.file and split == SPLITS[0]):
                place = f"  - split: {split}\n    path: {file.path}"
                sets.setdefault(style or "default", []).append(place)
    configs = [f"- config_name: {name}\n  data_files:\n" + "\n".join(places) for name, places in sorted(sets.items())]
    return ["---", "configs:", *configs, "---", ""]


def _plain(text: str) -> str:
    """A text of the project inside a table cell: one line, nothing that marks, links or hides."""
    kept = "".join(character if character.isprintable() else " " for character in text)
    return "".join(f"\\{character}" if character in "\\`*_{}[]<>()#+-!|~" else character for character in kept)
