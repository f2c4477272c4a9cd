"""One way to write a value as bytes, so that equal things have equal hashes on every machine."""

from __future__ import annotations

import hashlib
import json
from typing import Any

HASH_LENGTH = 40
"""Characters of a hash: BLAKE2b with 20 bytes, in hexadecimal."""

# Without the search for circles, which JSON cannot have, it takes a third of the time.
_ENCODER = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False
)


def canonical(value: Any) -> str:
    """`value` as JSON with sorted keys, no spaces and no escapes beyond JSON's own.

    Raises ValueError for NaN and infinities, TypeError for what JSON cannot say.
    """
    return _ENCODER.encode(value)


def hash_text(kind: str, text: str) -> str:
    """The hash of a text within a kind; the same text of two kinds has two hashes."""
    return hashlib.blake2b(f"{kind}\n{text}".encode(), digest_size=HASH_LENGTH // 2).hexdigest()


def hash_value(kind: str, *parts: Any) -> str:
    """The hash of some JSON values within a kind, such as `prompt`, `response`, `line`."""
    return hash_text(kind, canonical(parts))
