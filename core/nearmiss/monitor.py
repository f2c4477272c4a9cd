"""How work that takes long says how far it is, and hears that nobody waits for it any more."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - not a fault: somebody asked for it
    """Raised inside long work when it is to stop; what it wrote is rolled back."""


class Monitor(Protocol):
    """Somebody who watches long work."""

    def report(self, done: int, total: int | None) -> None:
        """Say how far along the work is (`total` None: not known). Raises Cancelled when it is to stop."""


class _Silent:
    def report(self, done: int, total: int | None) -> None:
        return


SILENT: Monitor = _Silent()
"""Nobody watches."""
