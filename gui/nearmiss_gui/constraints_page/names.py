"""The arguments of checks, and the words that some of them are one of, as the window names them."""

from __future__ import annotations

from nearmiss_gui.translation import mark, tr

_ARGUMENTS = {
    "at_least": mark("at least"),
    "at_most": mark("at most"),
    "counter": mark("counted as by"),
    "level": mark("level"),
    "texts": mark("texts"),
    "ignore_case": mark("capital or small alike"),
    "which": mark("of these"),
    "pattern": mark("pattern"),
    "language": mark("language"),
    "fence": mark("in a code block, too"),
    "schema": mark("schema"),
    "keywords": mark("keywords"),
    "keyword": mark("keyword"),
    "frequency": mark("how often"),
    "relation": mark("more or less"),
    "forbidden_words": mark("forbidden words"),
    "letter": mark("letter"),
    "let_frequency": mark("how often"),
    "let_relation": mark("more or less"),
    "num_sentences": mark("sentences"),
    "num_words": mark("words"),
    "num_paragraphs": mark("paragraphs"),
    "nth_paragraph": mark("which paragraph"),
    "first_word": mark("first word"),
    "capital_frequency": mark("how often"),
    "capital_relation": mark("more or less"),
    "num_placeholders": mark("placeholders"),
    "postscript_marker": mark("sign of the postscript"),
    "num_bullets": mark("bullet points"),
    "num_highlights": mark("highlighted parts"),
    "section_spliter": mark("word before a section"),
    "num_sections": mark("sections"),
    "prompt_to_repeat": mark("request to repeat"),
    "end_phrase": mark("last words"),
    "mode": mark("how many"),
    "label": mark("label"),
    "low": mark("lowest"),
    "high": mark("highest"),
    "anti_keywords": mark("words that must not be there"),
    "anti_label": mark("label of what must not be there"),
    "target": mark("target"),
    "targetlength": mark("target length"),
    "criteria": mark("criteria"),
    "input_text": mark("text to work on"),
    "lang": mark("language"),
    "previous": mark("answer before"),
    "checks": mark("checks"),
}
_LANGUAGES = {"eg": mark("English"), "ch": mark("Chinese")}
_CHOICES = (
    mark("less than"),
    mark("at least"),
    mark("at most"),
    mark("equal to"),
    mark("around"),
    mark("between"),
    mark("all"),
    mark("any"),
)
"""Words that say in English what they are."""


def argument_name(name: str) -> str:
    """What an argument is called; of one that is new here, its own name in letters that can be read."""
    known = _ARGUMENTS.get(name.lower())
    return tr(known) if known else name.replace("_", " ")


def choice_name(value: str) -> str:
    """What a word that an argument may be is called; names, as those of counters, stay."""
    known = _LANGUAGES.get(value, value)
    return tr(known) if known != value or value in _CHOICES else value
