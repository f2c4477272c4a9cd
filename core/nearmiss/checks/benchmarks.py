"""Checks by the rules of benchmarks: CoDI-Eval's lengths and keywords, Ruler's target lengths, FollowRAG's names."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from nearmiss.checks import amounts
from nearmiss.checks.ifeval_words import quoted
from nearmiss.checks.lemmas import Words
from nearmiss.checks.patience import Clock
from nearmiss.checks.rules import ArgumentsError, Finding, Parameter, Prepared, Rule
from nearmiss.checks.splitting import count_words
from nearmiss.phrases import phrase

# CoDI-Eval. Source: Chen et al. 2024, section 3, and its public evaluate.py.

_INTRODUCTION = re.compile(r":\n\n?")
MODES = ("at most", "at least", "equal to", "around", "between")


def without_introduction(text: str) -> str:
    """What follows the first colon at the end of a line, as CoDI-Eval takes it; the whole text where there is none."""
    found = _INTRODUCTION.search(text)
    return text[found.end() :] if found else text


def _length(mode: str | None, label: object, low: int | None, high: int | None) -> Prepared:
    low, high = length_bounds({"mode": mode, "label": label, "low": low, "high": high})
    return amounts.in_range(lambda text: len(without_introduction(text).split()), amounts.words, low, high)


def length_bounds(args: Mapping[str, Any]) -> tuple[int, int]:
    """The fewest and most words: `low` and `high`, or what `mode` and `label` come to."""
    low, high = args.get("low"), args.get("high")
    if low is not None and high is not None and low <= high:
        return int(low), int(high)
    if args.get("mode") is None or args.get("label") is None:
        raise ArgumentsError(phrase("Give “low” and “high”, or “mode” and “label”."))
    return length_range(args["mode"], args["label"])


def length_range(mode: str, label: object) -> tuple[int, int]:
    """The fewest and most words: two numbers as they stand, one by its mode ('around' is ten per cent either way)."""
    given = label if isinstance(label, list) else [label]
    numbers = [n for n in given if isinstance(n, int) and 0 <= n < 2**53]
    if not 1 <= len(numbers) <= 2 or len(numbers) < len(given):
        raise ArgumentsError(phrase("The argument “{name}” must be one or two whole numbers.", name="label"))
    if len(numbers) == 2:
        return numbers[0], numbers[1]
    n = numbers[0]
    if mode == "between":
        raise ArgumentsError(phrase("“between” needs two numbers."))
    ranges = {"at most": (1, n), "at least": (n, 10_000), "equal to": (n, n)}
    return ranges.get(mode, (math.floor(0.9 * n + 0.5), math.floor(1.1 * n + 0.5)))


def _keyword(keywords: tuple[str, ...], anti_keywords: tuple[str, ...], **theirs: tuple[str, ...]) -> Prepared:
    label, anti_label = keywords + theirs["label"], anti_keywords + theirs["anti_label"]
    if not label and not anti_label:
        raise ArgumentsError(phrase("The argument “{name}” is missing.", name="keywords"))
    wanted = [tuple(part.strip() for part in word.split(" or ")) for word in label]

    def find(text: str) -> Finding:
        found, clock = Words(without_introduction(text)), Clock()
        missing = [" or ".join(words) for words in wanted if not any(map(found.hold, clock.through(words)))]
        there = [word for word in clock.through(anti_label) if found.hold(word)]
        said = [phrase("{words} missing", words=quoted(missing))] if missing else []
        said += [phrase("{words} found", words=quoted(there))] if there else []
        return Finding(not missing and not there, ", ".join(said) or phrase("as asked"))

    if not anti_label or not label:
        words = quoted(label or anti_label)
        return Prepared(phrase("with {words}", words=words) if label else phrase("without {words}", words=words), find)
    return Prepared(phrase("with {words}, without {others}", words=quoted(label), others=quoted(anti_label)), find)


# Ruler. Source: Li et al. 2024, table 1: a length keeps a level where low < n <= high.

PRECISE = {
    "10": (0, 20),
    "30": (20, 40),
    "50": (40, 60),
    "80": (70, 90),
    "150": (130, 170),
    "300": (280, 320),
    "500": (450, 550),
    "700": (630, 770),
    ">800": (800, None),
}
FLEXIBLE = {
    "10": (0, 20),
    "30": (20, 40),
    "50": (40, 60),
    "80": (60, 100),
    "150": (100, 200),
    "300": (200, 400),
    "500": (400, 600),
    "700": (600, 800),
    ">800": (800, None),
}


def _target(given: Mapping[str, object], ranges: dict[str, tuple[int, int | None]]) -> Prepared:
    target = str(given["TargetLength"] if given["target"] is None else given["target"])
    if target not in ranges:
        listed = ", ".join(ranges)
        raise ArgumentsError(phrase("The argument “{name}” must be one of {choices}.", name="target", choices=listed))
    low, high = ranges[target]
    return amounts.in_range(count_words, amounts.words, low + 1, high)


# FollowRAG. Source: Dong et al. 2024; its data spell IFEval's checks in their own way.

FOLLOWRAG = {
    "keywords_inclusion": "keywords:existence",
    "keywords_frequency": "keywords:frequency",
    "keywords_exclusion": "keywords:forbidden_words",
    "format_language": "language:response_language",
    "length_sentence": "length_constraints:number_sentences",
    "length_paragraph": "length_constraints:number_paragraphs",
    "length_words": "length_constraints:number_words",
    "position_first_word": "length_constraints:nth_paragraph_first_word",
    "structure_placeholder": "detectable_content:number_placeholders",
    "position_postscript": "detectable_content:postscript",
    "structure_bullets": "detectable_format:number_bullet_lists",
    "structure_highlights": "detectable_format:number_highlighted_sections",
    "structure_sections": "detectable_format:multiple_sections",
    "format_json": "detectable_format:json_format",
    "structure_title": "detectable_format:title",
    "format_repeat_question": "combination:repeat_prompt",
    "position_end_with": "startend:end_checker",
    "cases_capital_words": "change_case:capital_word_frequency",
    "cases_uppercase": "change_case:english_capital",
    "cases_lowercase": "change_case:english_lowercase",
    "format_no_commas": "punctuation:no_comma",
    "format_quotation": "startend:quotation",
}
"""Its name of a check to IFEval's."""

_TARGET = (Parameter("target", "any", optional=True), Parameter("TargetLength", "any", optional=True))
"""A number or a text; the second is Ruler's own name for it."""
RULES = (
    Rule(
        "codi:length",
        phrase("CoDI-Eval: length"),
        (
            Parameter("mode", "choice", optional=True, choices=MODES),
            Parameter("label", "any", optional=True),
            Parameter("low", "whole", optional=True, least=0),
            Parameter("high", "whole", optional=True, least=0),
        ),
        _length,
    ),
    Rule(
        "codi:keyword",
        phrase("CoDI-Eval: keywords"),
        tuple(
            Parameter(name, "texts", optional=True, default=())
            for name in ("keywords", "anti_keywords", "label", "anti_label")
        ),
        _keyword,
    ),
    Rule("ruler:PM", phrase("Ruler: precise match"), _TARGET, lambda **given: _target(given, PRECISE)),
    Rule("ruler:FM", phrase("Ruler: flexible match"), _TARGET, lambda **given: _target(given, FLEXIBLE)),
)
