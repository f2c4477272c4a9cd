"""Showing a text opens no file, asks for no address and follows no link; a weaker view is found out by these tests.

The proof is from outside: a process that shows hostile texts in every widget runs under strace, and the name of a
file that all of them ask for turns up in none of its system calls. Run as a program, this file is that process.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from nearmiss.model import Conversation, Turn
from nearmiss_gui.reading import ConversationView, FindBar, ReadingView, may_be_opened, target_in_full
from nearmiss_gui.reading.document import InertDocument

CANARY = "canary-7f3a.png"
SHAPES = (
    "![]({0})", "![a picture]({0} 'title')", "![](<{0}>)", "[![alt]({0})]({0})", "[words]({0})", "<{0}>",
    "![a][b]\n\n[b]: {0}", "<img src='{0}'>", "<img src={0}>", "<p style=\"background-image:url('{0}')\">x</p>",
    "<table background='{0}'><tr><td background='{0}'>x</td></tr></table>", "<body background='{0}'>x</body>",
    "<style>@import url('{0}'); p {{ list-style-image: url('{0}') }}</style><p>x</p>",
    "<link rel=stylesheet href='{0}'>", "<object data='{0}'>x</object>", "<iframe src='{0}'></iframe>",
    "<svg><image xlink:href='{0}'/></svg>", "# ![]({0})", "- ![]({0})", "> ![]({0})",
    "| ![]({0}) |\n|---|\n| ![]({0}) |",
    "```html\n<img src='{0}'>\n```", "$\\includegraphics{{{0}}}$", "~~**_![]({0})_**~~",
)  # fmt: skip
SVG = (
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'><image xlink:href='{0}'/></svg>"
)


def targets(folder: Path, port: int) -> list[str]:
    """Ways to name a file that is there, and addresses on this machine."""
    path = (folder / CANARY).as_posix()
    return [
        *(path, f"file://{path}", f"file:{path}", CANARY, f"./{CANARY}", f"//127.0.0.1/share/{CANARY}", f"qrc:{path}"),
        *(f"http://127.0.0.1:{port}/{CANARY}", f"data:text/html,<img src='{path}'>", f"javascript:open('{path}')"),
    ]


def hostile_texts(folder: Path, port: int) -> list[str]:
    """Some two hundred texts, each asking for the canary in another way."""
    return [shape.format(target) for shape in SHAPES for target in targets(folder, port)]


# The process that is watched


def show_everything(folder: Path, port: int) -> None:
    """Show each text in each widget, paint it, copy it, and activate what can be activated.

    At a scale of 2 a part of the texts is enough: there Qt looks for `@2x` pictures beside the ones it is told of.
    """
    view, prompt = ReadingView(), ConversationView()
    bar = FindBar([view, prompt])
    for widget in (view, prompt, bar):
        widget.resize(400, 300)
        widget.show()
    svg = SVG.format((folder / CANARY).as_posix()).encode()
    every = 4 if os.environ.get("QT_SCALE_FACTOR") == "2" else 1
    for text in hostile_texts(folder, port)[::every]:
        for mode in ("rendered", "plain"):
            view.show_text(text, mode=mode)
            use(view)
        turns = (Turn("user", text, (str(folder / CANARY), "svg")), Turn(text, text))
        prompt.show_conversation(Conversation(turns, text, (text,)), {"svg": svg}.get)
        use(prompt)
    bar.open("canary")
    bar.grab()


def use(view: ReadingView) -> None:
    """What people do with a text."""
    view.grab()
    for number in range(4):
        view.anchorClicked.emit(QUrl(f"link:{number}"))
    view.name_hidden(not view.names_hidden)
    view.selectAll()
    view.copy()
    view.createMimeDataFromSelection().text()
    view.grab()


def show_carelessly(folder: Path, port: int) -> None:
    """The same texts in the view that Qt has ready."""
    view = QTextBrowser()
    view.resize(400, 300)
    view.show()
    for text in hostile_texts(folder, port)[:80]:
        view.setHtml(text)
        view.grab()


def main() -> None:
    """`test_reading_safety.py safe|careless PORT`, in the folder of the canary."""
    app = QApplication([])
    {"safe": show_everything, "careless": show_carelessly}[sys.argv[1]](Path.cwd(), int(sys.argv[2]))
    app.quit()


# What is asked of it


@pytest.fixture
def canary(tmp_path: Path, qapp: object) -> Path:
    """The folder of a picture, all red, that every hostile text asks for."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    for name in (CANARY, CANARY.replace(".png", "@2x.png")):
        assert image.save(str(tmp_path / name))
    return tmp_path


@pytest.fixture
def port() -> Iterator[int]:
    """A port of this machine at which somebody listens, so that a connection would succeed."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def traced(how: str, folder: Path, port: int, **environment: str) -> list[str]:
    """The system calls about files and the network of a process that shows all texts; skips where none can be had."""
    if shutil.which("strace") is None:
        pytest.skip("needs strace")
    output = folder / "calls.txt"
    command = ["strace", "-f", "-e", "trace=file,network", "-s", "400", "-o", str(output)]
    command += [sys.executable, str(Path(__file__).resolve()), how, str(port)]
    paths = os.pathsep.join(path for path in sys.path if path)
    own = {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, cwd=folder, env=os.environ | own | environment, capture_output=True, text=True, check=False
    )
    if "ptrace" in done.stderr.lower() and not output.stat().st_size:
        pytest.skip("strace may not trace here")
    assert done.returncode == 0, done.stderr
    return output.read_text("utf-8", "replace").splitlines()


def about_canary(calls: list[str]) -> list[str]:
    return [call for call in calls if "canary-7f3a" in call]


def connections(calls: list[str]) -> list[str]:
    return [call for call in calls if "connect(" in call and "AF_INET" in call]


@pytest.mark.parametrize("scale", ["1", "2"])
def test_no_file_is_opened_and_nobody_is_asked(canary: Path, port: int, scale: str) -> None:
    """Over two hundred texts in every widget: the canary is not opened, not even looked for, and nothing connects."""
    calls = traced("safe", canary, port, QT_SCALE_FACTOR=scale)
    assert len(calls) > 100
    assert about_canary(calls) == []
    assert connections(calls) == []


def test_the_watch_would_see_it(canary: Path, port: int) -> None:
    """Qt's own view, shown the same texts, opens the canary: the proof above can fail."""
    assert about_canary(traced("careless", canary, port)) != []


def is_red(view: QTextBrowser) -> bool:
    """Whether the canary's picture is on the screen."""
    image = view.grab().toImage()
    spots = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return any(image.pixelColor(*spot) == QColor("#ff0000") for spot in spots)


def forced(view: QTextBrowser, document: QTextDocument, folder: Path) -> bool:
    """Force markup that names the canary into a view past all that keeps it out; whether the picture appears."""
    view.setDocument(document)
    document.setParent(view)
    view.resize(200, 120)
    QTextBrowser.setHtml(view, f"<img src='{(folder / CANARY).as_posix()}'>")
    return is_red(view)


class WeakView(ReadingView):
    """A view that answers Qt with nothing, as one might think is safe."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None


class WeakDocument(InertDocument):
    """A document that leaves loading to Qt."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return QTextDocument.loadResource(self, kind, name)


def test_each_layer_alone_keeps_the_picture_out(qtbot: QtBot, canary: Path) -> None:
    """Should markup ever get in: the view refuses what a careless document asks for, and the document by itself."""
    view, careless = ReadingView(), QTextBrowser()
    qtbot.addWidget(view)
    qtbot.addWidget(careless)
    assert not forced(view, QTextDocument(), canary)
    assert not forced(careless, InertDocument(), canary)


def test_a_weaker_view_or_document_is_found_out(qtbot: QtBot, canary: Path) -> None:
    """What the test above looks for does appear as soon as either answers as Qt does, or with nothing."""
    weak, careless = WeakView(), QTextBrowser()
    qtbot.addWidget(weak)
    qtbot.addWidget(careless)
    assert forced(weak, QTextDocument(), canary)
    assert forced(careless, WeakDocument(), canary)


def test_no_text_makes_a_document_that_could_ask(qtbot: QtBot, canary: Path) -> None:
    """No format in what is made of a hostile text names an image or an address."""
    view = ReadingView()
    qtbot.addWidget(view)
    for text in hostile_texts(canary, 9):
        view.show_text(text)
        for look in view.document().allFormats():
            assert not look.isImageFormat()
            assert look.toCharFormat().anchorHref()[:5] in ("", "link:")


def test_a_picture_of_a_text_is_words(qtbot: QtBot, canary: Path) -> None:
    """Where an image is asked for stands that one is, and what it is said to show."""
    view = ReadingView()
    qtbot.addWidget(view)
    for target in targets(canary, 9)[:8]:
        view.show_text(f"See ![the stairs]({target} 'title').")
        assert view.text_shown() == "See [image: the stairs]."


def test_an_address_is_never_gone_to(qtbot: QtBot, tmp_path: Path) -> None:
    """setSource shows the file in Qt's own view; here it does nothing."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words", "utf-8")
    view, careless = ReadingView(), QTextBrowser()
    qtbot.addWidget(view)
    qtbot.addWidget(careless)
    view.show_text("text")
    for one in (view, careless):
        one.setSource(QUrl.fromLocalFile(str(secret)))
    assert view.toPlainText() == "text"
    assert careless.toPlainText() == "secret words"


def test_a_click_on_a_link_follows_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """A click on a link to a file leaves the text as it is and tells the target."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words", "utf-8")
    view = ReadingView()
    qtbot.addWidget(view)
    view.show_text(f"[click]({secret.as_uri()})")
    with qtbot.waitSignal(view.link_shown) as shown:
        view.setFocus()
        view.focusNextChild()
        view.anchorClicked.emit(QUrl("link:0"))
    assert shown.args == [secret.as_uri()]
    assert view.toPlainText() == "click"


@pytest.mark.parametrize(
    ("target", "may"),
    [
        ("http://127.0.0.1/page", True),
        ("https://host.example/", True),
        ("HTTPS://host.example/", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("smb://host/share", False),
        ("data:text/html,x", False),
        ("//host.example/share", False),
        ("http:", False),
        ("https://host.example\\@127.0.0.1/", False),
        ("https://host\u202e.example/", False),
        (" https://host.example/", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_only_web_addresses_may_ever_be_opened(target: str, may: bool) -> None:
    """And those only after a question; everything else is only shown."""
    assert may_be_opened(target) is may


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("https://host.example/a?b=c#d", "https://host.example/a?b=c#d"),
        ("https://\u0430pple.example/", "https://\u0430pple.example/ (host xn--pple-43d.example)"),
        ("https://host.example/\u202egnp.exe", "https://host.example/⟦U+202E⟧gnp.exe"),
        ("file:///etc/passwd", "file:///etc/passwd"),
    ],
)
def test_a_target_is_told_in_full(target: str, shown: str) -> None:
    """A look-alike host is told in ASCII too, hidden characters by name."""
    assert target_in_full(target) == shown


if __name__ == "__main__":
    main()
