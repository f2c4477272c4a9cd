"""What an examination says: one check a line, and whether the file is whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

SHOWN = 5
"""Problems that a check spells out; the rest are counted, and `records` names them all."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `ok`: True whole, False broken, None worth knowing but no fault of the file.

    `records` are the ids and keys that it is about.
    """

    check: str
    ok: bool | None
    detail: str | None = None
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that was looked at."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is broken."""
        return all(check.ok is not False for check in self.checks)

    def as_json(self) -> dict[str, Any]:
        """What `nearmiss doctor --json` prints."""
        return {
            "ok": self.ok,
            "checks": [
                {"check": c.check, "ok": c.ok, "detail": c.detail, "records": list(c.records)} for c in self.checks
            ],
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found: what, and the record that it is about."""

    what: str
    record: str | None = None


def conclude(check: str, findings: Sequence[Finding], fine: str | None = None, *, broken: bool = True) -> Check:
    """A check from what was found: nothing is fine; anything is `broken`, or else worth knowing."""
    if not findings:
        return Check(check, True, fine)
    said = list(dict.fromkeys(finding.what for finding in findings))
    more = f" And {len(said) - SHOWN:,} more." if len(said) > SHOWN else ""
    records = dict.fromkeys(finding.record for finding in findings if finding.record is not None)
    return Check(check, False if broken else None, " ".join(said[:SHOWN]) + more, tuple(records))
