"""Which texts does the program show, and are they all translated? Keeps the translations in step with the source.

    python packaging/translations.py              takes new texts in, marks those that vanished, makes the .qm files
    python packaging/translations.py --check      changes nothing; fails when something is untranslated or out of step
    python packaging/translations.py --prune      also drops the texts that vanished

Texts are literals in `tr`, `counted`, `mark`, `phrase` and `counted_phrase`; each language is a file of Qt’s own
format, `resources/translations/nearmiss_XX.ts`, to be edited by hand or with Qt Linguist.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
PROGRAM = (ROOT / "core", ROOT / "gui")
CONTEXT = "nearmiss"
SINGLE = ("tr", "mark", "phrase")
PLURAL = ("counted", "counted_phrase")
KEPT = ("mark", "phrase")
"""What only says that a text is to be translated: `tr` is also given texts that these have named."""
PLURAL_FORMS = 2
"""Of each language that there is; others need more."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the program and what it is in one language: one form, or one for each plural."""

    source: str
    plural: bool
    forms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    vanished: bool = field(default=False, compare=False)

    @property
    def done(self) -> bool:
        """Whether every form is there."""
        return len(self.forms) == (PLURAL_FORMS if self.plural else 1) and all(self.forms)


def main(arguments: Sequence[str]) -> int:
    """Update, or with `--check` only look; the exit code."""
    texts = gathered(PROGRAM)
    faults: list[str] = []
    for path in sorted(FOLDER.glob("nearmiss_*.ts")):
        if "--check" in arguments:
            faults += out_of_step(path, texts)
        else:
            update(path, texts, prune="--prune" in arguments)
            release(path, path.with_suffix(".qm"))
        faults += [
            f"{path.name}: not translated: {text.source}" for text in read(path) if not (text.done or text.vanished)
        ]
    print("\n".join(faults) or f"{len(texts)} texts, all translated.")
    return 1 if faults else 0


def gathered(folders: Sequence[Path]) -> dict[str, Text]:
    """Every text of the program by its source, with the files it is used in."""
    found: dict[str, Text] = {}
    for top in folders:
        for path in sorted(top.rglob("*.py")):
            for text in texts_of(path.read_text("utf-8"), path.relative_to(ROOT).as_posix()):
                known = found.get(text.source, replace(text, places=()))
                if known.plural != text.plural:
                    raise SystemExit(
                        f"{text.places[0]}: '{text.source}' stands with a number here and without elsewhere"
                    )
                found[text.source] = replace(known, places=tuple(dict.fromkeys((*known.places, *text.places))))
    return found


def texts_of(source: str, place: str) -> Iterator[Text]:
    """The texts in the source of one module, in its order."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
            continue
        if node.func.id in KEPT and not isinstance(node.args[0], (ast.Constant, ast.IfExp, ast.JoinedStr)):
            raise SystemExit(
                f"{place}:{node.lineno}: a text of `{node.func.id}` that is no literal is never translated"
            )
        if node.func.id in SINGLE:
            yield from (Text(text, False, places=(place,)) for text in literals(node.args[0], place))
        elif node.func.id in PLURAL:
            yield from (Text(text, True, places=(place,)) for text in literals(node.args[1], place))


def literals(node: ast.expr, place: str) -> Iterator[str]:
    """The literal that an argument is, or the two of `a if x else b`; a text put together cannot be translated."""
    if isinstance(node, ast.JoinedStr):
        raise SystemExit(f"{place}:{node.lineno}: a text with values needs names in braces, not an f-string")
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body, place)
        yield from literals(node.orelse, place)


def read(path: Path) -> list[Text]:
    """The texts of a .ts file."""
    return [_text_of(message) for message in ET.parse(path).getroot().iter("message")]


def _text_of(message: ET.Element) -> Text:
    translation = message.find("translation")
    assert translation is not None
    plural = message.get("numerus") == "yes"
    forms = [form.text or "" for form in translation.iter("numerusform")] if plural else [translation.text or ""]
    if translation.get("type") == "unfinished":
        forms = []
    places = tuple(place.get("filename", "") for place in message.iter("location"))
    return Text(message.findtext("source") or "", plural, tuple(forms), places, translation.get("type") == "vanished")


def merged(known: Sequence[Text], texts: dict[str, Text], *, prune: bool = False) -> list[Text]:
    """The texts of the program with what is translated already, then those that vanished."""
    before = {(text.source, text.plural): text for text in known}
    now = [replace(text, forms=_forms(before.get((text.source, text.plural)))) for text in texts.values()]
    gone = [
        replace(text, vanished=True) for key, text in before.items() if key not in {(t.source, t.plural) for t in now}
    ]
    return now if prune else now + [text for text in gone if text.done]


def _forms(text: Text | None) -> tuple[str, ...]:
    return text.forms if text is not None else ()


def update(path: Path, texts: dict[str, Text], *, prune: bool) -> None:
    """Bring one .ts file in step with the program."""
    path.write_text(written(merged(read(path), texts, prune=prune), path.stem.rpartition("_")[2]), "utf-8")


def written(texts: Sequence[Text], language: str) -> str:
    """The .ts file of these texts."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in texts:
        _add(context, text)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{ET.tostring(root, encoding="unicode")}\n'


def _add(context: ET.Element, text: Text) -> None:
    message = ET.SubElement(context, "message", {"numerus": "yes"} if text.plural else {})
    for place in text.places if not text.vanished else ():
        ET.SubElement(message, "location", filename=place)
    ET.SubElement(message, "source").text = text.source
    kind = {"type": "vanished"} if text.vanished else {} if text.done else {"type": "unfinished"}
    translation = ET.SubElement(message, "translation", kind)
    if text.plural:
        for form in text.forms or ("",) * PLURAL_FORMS:
            ET.SubElement(translation, "numerusform").text = form
    else:
        translation.text = text.forms[0] if text.forms else ""


def out_of_step(path: Path, texts: dict[str, Text]) -> Iterator[str]:
    """In what a .ts file and its .qm differ from the program."""
    known = read(path)
    wanted = {(text.source, text.plural) for text in texts.values()}
    there = {(text.source, text.plural) for text in known if not text.vanished}
    yield from (f"{path.name}: not taken in yet: {source}" for source, _ in sorted(wanted - there))
    yield from (f"{path.name}: vanished from the program: {text.source}" for text in known if text.vanished)
    yield from (f"{path.name}: not in the program: {source}" for source, _ in sorted(there - wanted))
    translator = QTranslator()
    translator.load(str(path.with_suffix(".qm")))
    for text in known:
        made = tuple(translator.translate(CONTEXT, text.source, "", n) for n in ((1, 2) if text.plural else (-1,)))
        if text.done and not text.vanished and made != text.forms:
            yield f"{path.with_suffix('.qm').name}: not made from {path.name} as it is now: {text.source}"


def release(path: Path, to: Path) -> None:
    """Make the .qm that the program reads, with Qt's own tool."""
    tool = Path(sysconfig.get_path("scripts")) / "pyside6-lrelease"
    done = subprocess.run([tool, "-silent", path, "-qm", to], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"lrelease: {done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
