"""What can be said to a person when something is refused: one sentence, never a traceback."""

from __future__ import annotations


class ProblemForYou(Exception):  # noqa: N818 - it is named for what the person sees
    """Something outside the program is not as it must be: a file, a disk, a value that somebody typed.

    `what` says what is wrong, `where` the place (`file:line` for files), `remedy` what to do about it.
    Everything else that is raised is a fault of the program.
    """

    def __init__(self, what: str, where: str | None = None, remedy: str | None = None) -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{remedy}"
