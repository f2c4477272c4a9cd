"""Pictures come from beside the file or from inside it, and from nowhere else."""

from __future__ import annotations

import base64
import hashlib
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearmiss import images
from nearmiss.errors import ProblemForYou
from nearmiss.images import media_type_of, read_image

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
STARTS = {
    "image/png": PNG,
    "image/jpeg": b"\xff\xd8\xff\xe0" + bytes(20),
    "image/gif": b"GIF89a" + bytes(20),
    "image/bmp": b"BM" + bytes(20),
    "image/webp": b"RIFF\x00\x00\x00\x00WEBP" + bytes(20),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a file of records, with a picture in it, and one outside."""
    inside = tmp_path / "records"
    (inside / "pictures").mkdir(parents=True)
    (inside / "pictures" / "river.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    return inside


@pytest.mark.parametrize("kind", STARTS)
def test_a_picture_is_known_by_how_it_begins(folder: Path, kind: str) -> None:
    (folder / "picture").write_bytes(STARTS[kind])
    blob = read_image("picture", folder)
    assert blob is not None
    assert (blob.media_type, blob.data) == (kind, STARTS[kind])
    assert blob.sha256 == hashlib.sha256(STARTS[kind]).hexdigest()


def test_a_picture_inside_the_record_is_the_same_picture(folder: Path) -> None:
    beside = read_image("pictures/river.png", folder)
    inside = read_image(f"data:image/png;base64,{base64.b64encode(PNG).decode()}", folder)
    assert inside == beside is not None


def test_a_picture_that_is_not_there_is_none(folder: Path) -> None:
    assert read_image("pictures/lake.png", folder) is None
    assert read_image("pictures", folder) is None


@pytest.mark.parametrize(
    "reference",
    [
        "../secret.png",
        "pictures/../../secret.png",
        "http://127.0.0.1/river.png",
        "https://127.0.0.1/river.png",
        "file:///etc/passwd",
        "FILE:pictures/river.png",
        "ftp://127.0.0.1/x",
        "//server/share/river.png",
        "\\\\server\\share\\river.png",
        "/etc/passwd",
        "C:\\pictures\\river.png",
        "c:river.png",
        "smb://server/x",
        "javascript:alert(1)",
    ],
)
def test_nothing_from_elsewhere_is_read(folder: Path, reference: str) -> None:
    with pytest.raises(ProblemForYou, match=r"beside the file|outside the file's folder"):
        read_image(reference, folder)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_that_leads_out_is_not_followed(folder: Path) -> None:
    (folder / "link.png").symlink_to(folder.parent / "secret.png")
    with pytest.raises(ProblemForYou, match="outside"):
        read_image("link.png", folder)


@pytest.mark.skipif(os.name == "nt", reason="needs a pipe")
def test_a_pipe_is_no_picture(folder: Path) -> None:
    """Reading it would never end."""
    os.mkfifo(folder / "pipe.png")
    assert read_image("pipe.png", folder) is None


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"\x89PN", b"%PDF-1.7", b"RIFF\x00\x00\x00\x00WAVE"])
def test_what_is_no_picture_is_refused(folder: Path, content: bytes) -> None:
    (folder / "file").write_bytes(content)
    with pytest.raises(ProblemForYou, match="is not a PNG, JPEG, GIF, BMP or WebP image"):
        read_image("file", folder)


@pytest.mark.parametrize(
    "reference", ["data:image/png,rawtext", "data:image/png;base64,%%%", "data:image/png;base64,abc", "data:"]
)
def test_a_picture_inside_the_record_that_is_none_is_refused(folder: Path, reference: str) -> None:
    with pytest.raises(ProblemForYou, match="base64"):
        read_image(reference, folder)


def test_a_picture_that_is_too_large_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "LARGEST", 10)
    for reference in ("pictures/river.png", f"data:image/png;base64,{base64.b64encode(PNG).decode()}"):
        with pytest.raises(ProblemForYou, match="is over"):
            read_image(reference, folder)


@given(st.text(max_size=30))
def test_any_name_is_a_picture_or_a_sentence(reference: str) -> None:
    """Names come from strangers: NUL, marks, and lengths that no system takes."""
    for name in (reference, reference * 200):
        with suppress(ProblemForYou):
            assert read_image(name, Path(__file__).parent / "nowhere") is None


@given(st.binary(max_size=40))
def test_any_bytes_are_a_kind_or_none(data: bytes) -> None:
    kind = media_type_of(data)
    assert kind is None or kind in images.SUFFIXES
