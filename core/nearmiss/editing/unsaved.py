"""Where lists of constraints wait that were changed and not saved yet: a file of the user, one for each project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nearmiss.canonical import hash_value
from nearmiss.editing.lists import Constraints
from nearmiss.errors import ProblemForYou
from nearmiss.home import home, read_json, write_json
from nearmiss.records import read_constraints, write_constraints

MOST = 50
"""Prompts that are kept; the one changed longest ago goes first."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A list as it was left, and the lines that said what stood before: `heads` of the sheet that was shown."""

    constraints: Constraints
    heads: tuple[str, ...]


def load_unsaved(project: str) -> dict[str, Unsaved]:
    """What waits, by the key of its prompt, the one changed longest ago first. What cannot be read is left out."""
    value = read_json(_path(project))
    found = {}
    for prompt, said in value.items() if isinstance(value, dict) else ():
        try:
            found[prompt] = Unsaved(_read(said["constraints"]), tuple(map(str, said["heads"])))
        except (ProblemForYou, KeyError, TypeError, ValueError, AttributeError):
            continue
    return found


def save_unsaved(project: str, waiting: Mapping[str, Unsaved]) -> None:
    """Keep what waits, in place of what waited before. Raises OSError when the disk refuses."""
    kept = list(waiting.items())[-MOST:]
    value = {
        prompt: {"constraints": write_constraints(one.constraints), "heads": list(one.heads)} for prompt, one in kept
    }
    path = _path(project)
    if value or path.exists():
        write_json(path, value, durable=True)


def _read(value: Any) -> Constraints:
    """A list in which texts may be empty still."""
    filled = read_constraints([{**item, "text": item.get("text") or _EMPTY} for item in value])
    return tuple(replace(item, text="" if item.text == _EMPTY else item.text) for item in filled)


_EMPTY = "\0"


def _path(project: str) -> Path:
    return home() / "edits" / f"{hash_value('edits', project)}.json"
