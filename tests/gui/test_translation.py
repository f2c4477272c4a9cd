"""Texts and numbers come in the person's language, and the language can be changed while the program runs."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from nearmiss.phrases import counted_phrase, phrase
from nearmiss_gui.translation import counted, in_figures, inside, language, listed, speak, tr
from nearmiss_gui.widgets.marks import native_key

REPOSITORY = Path(__file__).resolve().parents[2]
LETTERS_TO_PRESS = re.compile(r"\b(Ctrl|Shift|Return)\b")


@pytest.fixture(scope="module")
def gathering() -> ModuleType:
    """packaging/translations.py as a module."""
    spec = importlib.util.spec_from_file_location("translations", REPOSITORY / "packaging" / "translations.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    """English before and after each test, however it ends."""
    yield
    speak("en")


@pytest.fixture
def german(qapp: QApplication) -> None:
    """The program in German."""
    speak("de")


# What a text becomes


def test_english_is_as_it_stands_in_the_source(qapp: QApplication) -> None:
    assert tr("Overview") == "Overview"
    assert tr("No such text anywhere: {n}", n=1234) == "No such text anywhere: 1,234"
    assert (counted("{n} pair", "{n} pairs", 1), counted("{n} pair", "{n} pairs", 1234)) == ("1 pair", "1,234 pairs")
    assert language() == "en"


def test_german_is_german(german: None) -> None:
    assert tr("Overview") == "Übersicht"
    assert (counted("{n} pair", "{n} pairs", 1), counted("{n} pair", "{n} pairs", 1234)) == ("1 Paar", "1.234 Paare")
    assert language() == "de"


def test_a_text_without_translation_stays_english(german: None) -> None:
    assert tr("This stands in no file.") == "This stands in no file."


def test_braces_of_data_are_no_places(german: None) -> None:
    """A name of a project or a scheme's own word may hold braces; without values nothing is put in."""
    assert tr("{a} or {0}") == "{a} or {0}"


def test_a_phrase_of_the_core_is_translated_with_what_is_inside_it(german: None) -> None:
    detail = phrase("it is cut short")
    assert tr(phrase("This project file is damaged: {detail}.", detail=detail)) == (
        "Diese Projektdatei ist beschädigt: sie ist abgeschnitten."
    )
    assert tr(counted_phrase("{n} more word", "{n} more words", 1)) == "noch 1 Wort"
    assert tr(counted_phrase("{n} more word", "{n} more words", 1200)) == "noch 1.200 Wörter"


def test_a_phrase_is_its_english_text_to_all_others() -> None:
    detail = phrase("line {line}", line=1234)
    assert phrase("Damaged: {detail}.", detail=detail) == "Damaged: line 1234."
    assert (counted_phrase("{n} word", "{n} words", 1), counted_phrase("{n:,} word", "{n:,} words", 1200)) == (
        "1 word",
        "1,200 words",
    )


@pytest.mark.parametrize(
    ("value", "form", "english", "german"),
    [
        (1234567, "", "1,234,567", "1.234.567"),
        (0.5, ".2f", "0.50", "0,50"),
        (0.834, ".0%", "83%", "83\u00a0%"),
        (0.667, "", "0.667", "0,667"),
        (-1234.5, ",.1f", "-1,234.5", "-1.234,5"),
        (7, "", "7", "7"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(
    qapp: QApplication, value: float, form: str, english: str, german: str
) -> None:
    assert in_figures(value, form) == english
    speak("de")
    assert in_figures(value, form) == german


def test_lists_and_what_stands_after_a_colon(qapp: QApplication) -> None:
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert inside("The disk is full.") == "the disk is full."
    speak("de")
    assert listed(["a", "b", "c"]) == "a, b und c"
    assert inside("Der Datenträger ist voll.") == "Der Datenträger ist voll."


def test_qts_own_texts_are_german_too(german: None) -> None:
    """What Qt puts into fields and dialogs by itself comes in the same language, where its file is installed."""
    assert QCoreApplication.translate("QLineEdit", "&Copy").replace("&", "") == "Kopieren"


@pytest.mark.parametrize(("system", "spoken"), [("de_AT", "de"), ("fr_FR", "en"), ("C", "en")])
def test_the_systems_language_is_taken_where_it_is_spoken(system: str, spoken: str) -> None:
    """Asked in a process of its own, for Qt asks the system only once."""
    folders = os.pathsep.join(str(REPOSITORY / name) for name in ("core", "gui"))
    names = {"LC_ALL": f"{system}.UTF-8", "LANG": f"{system}.UTF-8", "LANGUAGE": system, "PYTHONPATH": folders}
    ask = "from nearmiss_gui.translation import chosen; print(chosen('system'))"
    done = subprocess.run([sys.executable, "-c", ask], env={**os.environ, **names}, capture_output=True, text=True)
    assert done.stdout.strip() == spoken, done.stderr


# The files


def test_every_text_of_the_program_is_translated(gathering: ModuleType) -> None:
    """Nothing is missing, nothing is left of texts that are gone, and what the program reads is what was edited."""
    texts = gathering.gathered(gathering.PROGRAM)
    for path in gathering.FOLDER.glob("nearmiss_*.ts"):
        assert list(gathering.out_of_step(path, texts)) == []
        assert [text.source for text in gathering.read(path) if not text.done] == []


def test_translations_keep_the_places_of_values(gathering: ModuleType) -> None:
    """A translation names the same values as its source, each once for each time, with the same form."""
    for path in gathering.FOLDER.glob("nearmiss_*.ts"):
        for text in gathering.read(path):
            for form in text.forms:
                assert places(form) == places(text.source), text.source


def places(text: str) -> list[tuple[str, str | None, str | None]]:
    try:
        found = [(name, form, how) for _, name, form, how in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return []  # a text without values, with braces of its own
    return sorted(found, key=str)


def test_german_names_keys_as_german_keyboards_do(gathering: ModuleType) -> None:
    for text in gathering.read(gathering.FOLDER / "nearmiss_de.ts"):
        assert not any(LETTERS_TO_PRESS.search(form) for form in text.forms), text.source


def test_a_text_that_is_new_or_gone_is_noticed(gathering: ModuleType, tmp_path: Path) -> None:
    """A new text is reported until it is taken in and translated; one that is gone is kept, and marked."""
    path = tmp_path / "nearmiss_de.ts"
    shutil.copy(gathering.FOLDER / "nearmiss_de.ts", path)
    shutil.copy(gathering.FOLDER / "nearmiss_de.qm", tmp_path)
    texts = gathering.gathered(gathering.PROGRAM)
    gone = next(iter(texts))
    del texts[gone]
    texts["Brand new."] = gathering.Text("Brand new.", False, places=("gui/nearmiss_gui/new.py",))
    faults = list(gathering.out_of_step(path, texts))
    assert any("Brand new." in fault for fault in faults) and any(gone in fault for fault in faults)

    gathering.update(path, texts, prune=False)
    left = {text.source: text for text in gathering.read(path)}
    assert not left["Brand new."].done and left[gone].vanished and left[gone].forms
    gathering.update(path, texts, prune=True)
    assert gone not in {text.source for text in gathering.read(path)}


def test_a_text_put_together_is_refused(gathering: ModuleType) -> None:
    with pytest.raises(SystemExit, match=r"here\.py:1: a text with values needs names in braces"):
        list(gathering.texts_of('tr(f"{n} pairs")', "here.py"))


def test_a_text_that_nobody_would_find_is_refused(gathering: ModuleType) -> None:
    """A sentence that is named first and made a phrase later would come up in English for ever."""
    with pytest.raises(SystemExit, match=r"here\.py:1: a text of `phrase` that is no literal"):
        list(gathering.texts_of("phrase(template, n=3)", "here.py"))


def test_keys_are_written_as_on_the_persons_keyboard(german: None) -> None:
    """Keys that Qt knows have their German names; words and ranges on a key cap stay as they are."""
    assert [native_key(key) for key in ("Ctrl+Shift+F", "Ctrl+Return", "Alt+Left", "M", "1–7", "#")] == [
        "Strg+Umschalt+F",
        "Strg+Enter",
        "Alt+Links",
        "M",
        "1–7",
        "#",
    ]
