"""`nearmiss audit --out`: one file with the whole report card, that runs nothing and asks for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.dom.minidom import parseString

import pytest

from core.planted_judges import planted
from nearmiss.audit import as_json, audit, tables
from nearmiss.audit.charts import charts
from nearmiss.audit.page import page
from nearmiss.audit.words import Table
from nearmiss.cli import main
from nearmiss.demo import make_sample

VOID = {"meta", "br", "hr", "img", "link", "input"}
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "div", "section", "p", "table", "thead",
    "tbody", "tr", "th", "td", "ul", "li", "footer", "details", "summary", "svg", "line", "circle", "path", "text",
}  # fmt: skip


class Reader(HTMLParser):
    """Notes the elements, their attributes and the text, and whether all is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader


@pytest.fixture(scope="module")
def whole() -> str:
    report = audit(planted("overconfident", 200, 1), "J")
    words = str(report.verdict.text)
    return page("J: report card", words, list(tables(report)), charts(report), {"probes": 3}, as_json(report))


def test_it_runs_nothing_and_fetches_nothing(whole: str) -> None:
    """Only elements that show; no script, no handler, no address; and a policy that forbids all of it."""
    reader = read(whole)
    assert {tag for tag, _ in reader.elements} <= ALLOWED
    names = {name for _, attributes in reader.elements for name in attributes}
    assert not any(name.startswith("on") or name in ("src", "href", "style", "action") for name in names)
    assert not re.search(r"https?:|url\(|@import", whole)
    assert "default-src 'none'" in whole


def test_it_holds_the_verdict_every_table_and_the_charts(whole: str) -> None:
    report = audit(planted("overconfident", 200, 1), "J")
    said = read(whole).text.replace("\u00a0", " ")
    assert str(report.verdict.text) in said
    for part in tables(report):
        assert part.title in said
        for row in part.rows:
            assert all(cell in said for cell in row)
    drawings = re.findall(r"<svg.*?</svg>", whole, re.DOTALL)
    assert len(drawings) == 3
    for drawing in drawings:
        root = parseString(drawing).documentElement
        assert root is not None and root.getAttribute("aria-label")


def test_it_holds_every_number_of_the_document(whole: str) -> None:
    """Each leaf that `--json` prints stands on the page, folded away, with its interval, n and reason."""
    document = as_json(audit(planted("overconfident", 200, 1), "J"))
    said = read(whole).text

    def leaves(value: Any) -> Iterator[Any]:
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
        if parts is None:
            yield value
            return
        for part in parts:
            yield from leaves(part)

    for leaf in leaves(document):
        text = "–" if leaf is None else f"{leaf:.6g}" if isinstance(leaf, float) else str(leaf)
        assert text in said


def test_words_of_a_project_are_only_ever_text() -> None:
    """A name that is markup is shown as it is written."""
    name = "<script>alert(1)</script>\"'&"
    document = {
        "judge": name,
        name: {"value": None, "low": None, "high": None, "n": 0, "why": name},
        "rows": [{name: 1}],
    }
    text = page(name, name, [Table(name, name, (name,), ((name,),), (name,))], [], {name: 1}, document)
    reader = read(text)
    assert "script" not in {tag for tag, _ in reader.elements}
    assert reader.text.count(name) == 13


def test_marks_of_direction_are_written_out() -> None:
    """A name cannot turn round the words beside it, nor hide in control characters."""
    text = page("J\u202e\u2066x\x07", "v", [], [], {})
    assert "J\\u202e\\u2066x\\u0007" in text
    assert not set(text) & set("\u202e\u2066\x07")


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is there whole; where it cannot be written, the reason is, and no half of it."""
    make_sample(tmp_path / "sample.nearmiss")
    out = tmp_path / "report.html"
    arguments = ["audit", str(tmp_path / "sample.nearmiss"), "--judge", "local-8b", "--out"]
    assert main([*arguments, str(out)]) == 0
    assert "Written to" in capsys.readouterr().out and read(out.read_text("utf-8")).text
    assert main([*arguments, str(tmp_path / "nowhere" / "report.html")]) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir() if "report" in path.name] == ["report.html"]
