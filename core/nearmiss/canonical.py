"""One way to write a value as bytes, so that equal things have equal hashes on every machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from json.encoder import encode_basestring
from typing import Any

import msgspec

HASH_LENGTH = 40
"""Characters of a hash: BLAKE2b with 20 bytes, in hexadecimal."""

# Without the search for circles, which JSON cannot have, it takes a third of the time.
_ENCODER = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False
)
# The same bytes in a quarter of the time, but for the values that `_is_plain` and `_REFUSED` name.
_quickly = msgspec.json.Encoder(order="deterministic").encode
_REFUSED = (UnicodeEncodeError, TypeError, OverflowError)
"""Half characters, keys that are no text: what the quick way does not write, and the other one does or refuses."""
_FLAT = frozenset((str, int, bool, type(None)))


def canonical(value: Any) -> str:
    """`value` as JSON with sorted keys, no spaces and no escapes beyond JSON's own.

    Raises ValueError for NaN and infinities, TypeError for what JSON cannot say.
    """
    if _is_plain((value,)):
        try:
            return _quickly(value).decode()
        except _REFUSED:
            pass
    return _ENCODER.encode(value)


def canonical_list(values: Sequence[Any]) -> str:
    """`canonical` of a list; of one that holds texts, whole numbers and None, as rows do, in a third of the time."""
    return f"[{','.join([_WRITERS.get(type(value), canonical)(value) for value in values])}]"


_WRITERS: dict[type, Callable[[Any], str]] = {str: encode_basestring, int: str, type(None): lambda _: "null"}


def _is_plain(values: Iterable[Any]) -> bool:
    """Whether values are of JSON's own types, and no number among them is one that is written in several ways."""
    for value in values:
        kind = value.__class__
        if kind is str or kind in _FLAT:
            continue
        if kind is dict:
            inner = value.values()
        elif kind is list or kind is tuple:
            inner = value
        elif kind is float and (value == 0 or 1e-4 <= abs(value) < 1e16):
            continue  # others are written with an exponent, or not at all
        else:
            return False
        if not (_FLAT.issuperset(map(type, inner)) or _is_plain(inner)):
            return False
    return True


def hash_text(kind: str, text: str) -> str:
    """The hash of a text within a kind; the same text of two kinds has two hashes."""
    hashing = _begun(kind).copy()
    hashing.update(text.encode())
    return hashing.hexdigest()


def hash_value(kind: str, *parts: Any) -> str:
    """The hash of some JSON values within a kind, such as `prompt`, `response`, `line`."""
    return hash_list(kind, parts)


def hash_list(kind: str, values: Sequence[Any]) -> str:
    """The hash of a list of JSON values within a kind: that of its canonical text."""
    if _FLAT.issuperset(map(type, values)) or _is_plain(values):
        try:
            text = _quickly(values)
        except _REFUSED:
            pass
        else:
            hashing = _begun(kind).copy()
            hashing.update(text)
            return hashing.hexdigest()
    return hash_text(kind, canonical_list(values))


@cache
def _begun(kind: str) -> hashlib.blake2b:
    """The hash of a kind's name, to go on from: there are a handful of kinds."""
    return hashlib.blake2b(f"{kind}\n".encode(), digest_size=HASH_LENGTH // 2)
