"""How a table's cells are protected from spreadsheets that run formulas, and how the exact text comes back."""

from __future__ import annotations

import re

GUARD = "'"
GUARD_COLUMN = "nearmiss_guarded"
"""A column of this name says that every risky cell of the table carries a guard. It is dropped when read."""

_RISKY = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠]")


def guard(cell: str) -> str:
    """`cell`, with a quote before it if a spreadsheet might run it. Cells that look guarded are guarded again."""
    return GUARD + cell if _RISKY.match(cell) else cell


def unguard(cell: str) -> str:
    """The cell that `guard` was given."""
    return cell[1:] if cell.startswith(GUARD) and _RISKY.match(cell) else cell
