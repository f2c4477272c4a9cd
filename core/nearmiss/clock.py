"""What time it is, for people to read. Nothing in a project is ordered by it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The time of day in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
