"""Checks of our own for what people ask most: counts, words that must or must not be there, beginnings, patterns."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from nearmiss.checks import amounts, counting
from nearmiss.checks.ifeval_words import quoted
from nearmiss.checks.languages import known_languages, language_of
from nearmiss.checks.patience import Clock
from nearmiss.checks.patterns import compiled, times_in
from nearmiss.checks.rules import ArgumentsError, Finding, Parameter, Prepared, Rule, undecided
from nearmiss.checks.splitting import count_sentences
from nearmiss.phrases import phrase


def _range(low: int | None, high: int | None) -> None:
    if low is None and high is None:
        raise ArgumentsError(phrase("Give “at_least”, “at_most” or both."))
    if low is not None and high is not None and low > high:
        raise ArgumentsError(phrase("“at_least” is more than “at_most”."))


def _counted(count: Callable[[str], int], said: Callable[[int], str]) -> Callable[..., Prepared]:
    def prepare(at_least: int | None, at_most: int | None) -> Prepared:
        _range(at_least, at_most)
        return amounts.in_range(count, said, at_least, at_most)

    return prepare


def _words(at_least: int | None, at_most: int | None, counter: str) -> Prepared:
    _range(at_least, at_most)

    def said(n: int) -> str:
        return phrase("{words} (counted as {counter} does)", words=amounts.words(n), counter=counter)

    return amounts.in_range(counting.WORD_COUNTERS[counter], said, at_least, at_most)


def _headings(at_least: int | None, at_most: int | None, level: int | None) -> Prepared:
    _range(at_least, at_most)
    return amounts.in_range(lambda text: counting.headings(text, level), amounts.headings, at_least, at_most)


def _folded(text: str, ignore_case: bool) -> str:
    return text.casefold() if ignore_case else text


def _contains(texts: tuple[str, ...], ignore_case: bool, which: str) -> Prepared:
    def find(text: str) -> Finding:
        text = _folded(text, ignore_case)
        missing = [item for item in Clock().through(texts) if _folded(item, ignore_case) not in text]
        met = not missing if which == "all" else len(missing) < len(texts)
        return Finding(met, phrase("{words} missing", words=quoted(missing)) if missing else phrase("all found"))

    if which == "any" and len(texts) > 1:
        return Prepared(phrase("with one of {words}", words=quoted(texts)), find)
    return Prepared(phrase("with {words}", words=quoted(texts)), find)


def _excludes(texts: tuple[str, ...], ignore_case: bool) -> Prepared:
    def find(text: str) -> Finding:
        text = _folded(text, ignore_case)
        there = [item for item in Clock().through(texts) if _folded(item, ignore_case) in text]
        return Finding(not there, phrase("{words} found", words=quoted(there)) if there else phrase("none found"))

    return Prepared(phrase("without {words}", words=quoted(texts)), find)


def _starts(texts: tuple[str, ...], ignore_case: bool) -> Prepared:
    def find(text: str) -> Finding:
        text = text.strip()
        met = any(_folded(text, ignore_case).startswith(_folded(item.strip(), ignore_case)) for item in texts)
        return Finding(met, phrase("starts with “{words}”", words=text[: min(max(map(len, texts)), 60)]))

    return Prepared(phrase("starts with {words}", words=quoted(texts)), find)


def _ends(texts: tuple[str, ...], ignore_case: bool) -> Prepared:
    def find(text: str) -> Finding:
        text = text.strip()
        met = any(_folded(text, ignore_case).endswith(_folded(item.strip(), ignore_case)) for item in texts)
        return Finding(met, phrase("ends with “{words}”", words=text[-min(max(map(len, texts)), 60) :]))

    return Prepared(phrase("ends with {words}", words=quoted(texts)), find)


def _pattern(pattern: str, ignore_case: bool, at_least: int | None, at_most: int | None) -> Prepared:
    ready = compiled(pattern, "im" if ignore_case else "m")
    low = 1 if at_least is None and at_most is None else at_least
    _range(low, at_most)
    return amounts.in_range(lambda text: times_in(ready, text), lambda n: amounts.times(n, pattern[:60]), low, at_most)


def _case(upper: bool) -> Prepared:
    def find(text: str) -> Finding:
        n = sum(map(str.islower if upper else str.isupper, text))
        said = amounts.small_letters(n) if upper else amounts.capital_letters(n)
        return Finding(n == 0, said)

    return Prepared(phrase("no small letters") if upper else phrase("no capital letters"), find)


@cache
def _known_codes() -> frozenset[str]:
    """The codes of languages with and without their region: `zh-cn`, and `zh` for either kind."""
    return frozenset(part for code in known_languages() for part in (code, code.split("-")[0]))


def _language(language: str) -> Prepared:
    wanted = language.casefold().replace("_", "-")

    def find(text: str) -> Finding:
        known = _known_codes()
        told = next((code for code in (wanted, wanted.split("-")[0]) if code in known), None)
        if told is None:
            return undecided(phrase("No language that can be told has the code “{code}”.", code=language))
        code = language_of(text)
        if code is None:
            return undecided(phrase("The text has no letters to tell its language by."))
        return Finding(told in (code, code.split("-")[0]), phrase("language “{code}”", code=code))

    return Prepared(phrase("language “{code}”", code=language), find)


_LOW = Parameter("at_least", "whole", optional=True, least=0)
_HIGH = Parameter("at_most", "whole", optional=True, least=0)
_TEXTS = Parameter("texts", "texts")
_FOLD = Parameter("ignore_case", "flag", optional=True, default=True)

RULES = (
    Rule(
        "text:words",
        phrase("Number of words"),
        (_LOW, _HIGH, Parameter("counter", "choice", True, "ifeval", tuple(counting.WORD_COUNTERS))),
        _words,
        True,
    ),
    Rule("text:characters", phrase("Number of characters"), (_LOW, _HIGH), _counted(len, amounts.characters), True),
    Rule(
        "text:sentences",
        phrase("Number of sentences"),
        (_LOW, _HIGH),
        _counted(count_sentences, amounts.sentences),
        True,
    ),
    Rule(
        "text:paragraphs",
        phrase("Number of paragraphs, divided by blank lines"),
        (_LOW, _HIGH),
        _counted(counting.paragraphs, amounts.paragraphs),
        True,
    ),
    Rule("text:lines", phrase("Number of lines"), (_LOW, _HIGH), _counted(counting.lines, amounts.lines), True),
    Rule(
        "text:bullets",
        phrase("Number of entries of lists"),
        (_LOW, _HIGH),
        _counted(counting.bullets, amounts.bullets),
        True,
    ),
    Rule(
        "text:headings",
        phrase("Number of headings"),
        (_LOW, _HIGH, Parameter("level", "whole", optional=True, least=1)),
        _headings,
        True,
    ),
    Rule(
        "text:contains",
        phrase("Contains"),
        (_TEXTS, _FOLD, Parameter("which", "choice", True, "all", ("all", "any"))),
        _contains,
        True,
    ),
    Rule("text:excludes", phrase("Does not contain"), (_TEXTS, _FOLD), _excludes, True),
    Rule("text:starts", phrase("Starts with"), (_TEXTS, _FOLD), _starts, True),
    Rule("text:ends", phrase("Ends with"), (_TEXTS, _FOLD), _ends, True),
    Rule(
        "text:pattern",
        phrase("Regular expression"),
        (Parameter("pattern", "text"), Parameter("ignore_case", "flag", True, False), _LOW, _HIGH),
        _pattern,
        True,
    ),
    Rule("text:uppercase", phrase("No small letters"), (), lambda: _case(True), True),
    Rule("text:lowercase", phrase("No capital letters"), (), lambda: _case(False), True),
    Rule("text:language", phrase("Language"), (Parameter("language", "text"),), _language, True),
)
