"""Pictures of a prompt: read once, at import, from beside the file or from inside it; never from anywhere else."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from nearmiss.errors import ProblemForYou

LARGEST = 20 * 1024 * 1024
"""Bytes of one picture that a project takes."""

_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"BM": "image/bmp",
}
SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/bmp": "bmp", "image/webp": "webp"}
MISSING = "missing:"


@dataclass(frozen=True, slots=True)
class Blob:
    """A picture's bytes under their SHA-256."""

    sha256: str
    media_type: str
    data: bytes


def read_image(reference: str, folder: Path) -> Blob | None:
    """The picture that a record names, from a `data:` address or a relative path inside `folder`.

    None when the file is not there. Raises ProblemForYou for addresses of elsewhere, paths that lead out of the
    folder, pictures over 20 MB, and bytes that are no picture.
    """
    data = _inline(reference) if reference.startswith("data:") else _beside(reference, folder)
    if data is None:
        return None
    if len(data) > LARGEST:
        raise ProblemForYou(f"The image '{_short(reference)}' is over {LARGEST // 2**20} MB.")
    media_type = media_type_of(data)
    if media_type is None:
        raise ProblemForYou(f"'{_short(reference)}' is not a PNG, JPEG, GIF, BMP or WebP image.")
    return Blob(hashlib.sha256(data).hexdigest(), media_type, data)


def media_type_of(data: bytes) -> str | None:
    """What kind of picture these bytes begin like."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for start, kind in _SIGNATURES.items() if data.startswith(start)), None)


def _inline(reference: str) -> bytes:
    head, _, body = reference.partition(",")
    if not head.endswith(";base64"):
        raise ProblemForYou(f"The image '{_short(reference)}' is not given in base64.")
    try:
        return base64.b64decode(body, validate=True)
    except binascii.Error:
        raise ProblemForYou(f"The image '{_short(reference)}' is not valid base64.") from None


def _beside(reference: str, folder: Path) -> bytes | None:
    if re.match(r"^[A-Za-z][A-Za-z0-9+.-]*:", reference) or reference.startswith(("/", "\\")):
        raise ProblemForYou(
            f"The image '{_short(reference)}' does not lie beside the file.",
            remedy="Put it in the file's folder and name it by a relative path; nothing is fetched.",
        )
    try:
        path = (folder / reference).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise ProblemForYou(f"The image '{_short(reference)}' lies outside the file's folder.")
        if not path.is_file():
            return None
        if path.stat().st_size > LARGEST:
            raise ProblemForYou(f"The image '{_short(reference)}' is over {LARGEST // 2**20} MB.")
        return path.read_bytes()
    except (OSError, ValueError):  # a name too long, with a NUL, or a file that is not ours to read
        raise ProblemForYou(f"The image '{_short(reference)}' cannot be read.") from None


def _short(reference: str) -> str:
    return reference if len(reference) <= 60 else f"{reference[:57]}…"
