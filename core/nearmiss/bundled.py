"""Where the files that ship with the program lie: beside the checkout, in the wheel, or in the frozen program."""

from __future__ import annotations

from pathlib import Path


def bundled(name: str) -> Path:
    """The path of a shipped file, such as `sample/sample.jsonl` or `fonts/Inter-Regular.otf`."""
    installed = Path(__file__).parent / "resources"
    folder = installed if installed.is_dir() else Path(__file__).parents[2] / "resources"
    return folder / name
