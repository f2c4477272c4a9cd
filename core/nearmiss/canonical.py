"""One way to write a value as bytes, so that equal things have equal hashes on every machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from json.encoder import encode_basestring
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


def canonical_list(values: Sequence[Any]) -> str:
    """`canonical` of a list; of one that holds texts, whole numbers and None, as rows do, in a third of the time."""
    return f"[{','.join([_WRITERS.get(type(value), canonical)(value) for value in values])}]"


_WRITERS: dict[type, Callable[[Any], str]] = {str: encode_basestring, int: str, type(None): lambda _: "null"}


def hash_text(kind: str, text: str) -> str:
    """The hash of a text within a kind; the same text of two kinds has two hashes."""
    return hashlib.blake2b(f"{kind}\n{text}".encode(), digest_size=HASH_LENGTH // 2).hexdigest()


def hash_value(kind: str, *parts: Any) -> str:
    """The hash of some JSON values within a kind, such as `prompt`, `response`, `line`."""
    return hash_text(kind, canonical_list(parts))
