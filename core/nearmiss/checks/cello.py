"""CELLO's four criteria (answer format, input-dependent query, task-prescribed phrases, count limit), scored 0 to 1.

Source: He et al. 2024, 'Can Large Language Models Understand Real-World Complex Instructions?', section 3.3, and the
public scorer, whose quirks are kept (a limit that is one text counts by its letters; 'sentence-max' has no score;
misspelt or unknown criteria score nothing). Unlike there, no answer is ever evaluated: it is parsed as a literal.
"""

from __future__ import annotations

import ast
import re
import string
import warnings
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Any
from xml.etree import ElementTree

from nearmiss.checks.patience import Clock
from nearmiss.checks.rules import ArgumentsError, Finding, Parameter, Prepared, Rule
from nearmiss.checks.splitting import count_sentences
from nearmiss.phrases import phrase

Score = float | None
"""From 0 to 1; None where the criterion does not apply."""

LONGEST_LITERAL = 100_000
MOSTLY_COPIED = 0.5
"""An answer with all keywords that loses more than this for copying its input has missed what was asked."""
_LETTERS = frozenset(string.ascii_letters + string.digits)
_SAMPLES = ("sample-table", "sample-min", "sample-number")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One entry of a criterion's list."""

    name: str
    limit: Any


def mean(scores: Sequence[Score]) -> Score:
    """The mean of those that apply."""
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known else None


def _first(criteria: Sequence[Criterion], *names: str) -> Criterion | None:
    """The limit of the first criterion of these names; None where there is none, or NULL stands before it."""
    for item in criteria:
        if item.name in names:
            return item
        if item.name == "NULL":
            return None
    return None


# ------------------------------------------------------------------------------------------ the criteria


def format_score(answer: str, criteria: Sequence[Criterion]) -> Score:
    """The mean of: can it be parsed as what was asked, and which share of the keywords does it hold."""
    resolve = _first(criteria, "resolve")
    parsed = None if resolve is None else float(parses_as(answer, resolve.limit))
    return mean([parsed, phrases_score(answer, criteria)])


def parses_as(answer: str, kind: object) -> bool:
    """Whether the answer is a literal of the kind (json, dict, list, tuple), or XML."""
    if len(answer) > LONGEST_LITERAL or not isinstance(kind, str):
        return False
    if kind == "xml":
        return _is_xml(answer)
    kinds = {"json": dict, "dict": dict, "list": list, "tuple": tuple}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd escapes in an answer are the answer's own affair
            return kind in kinds and isinstance(ast.literal_eval(answer), kinds[kind])
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return False


def _is_xml(answer: str) -> bool:
    if "<!DOCTYPE" in answer or "<!ENTITY" in answer:
        return False  # entities can be made to fill the memory
    try:
        ElementTree.fromstring(answer)
    except (ElementTree.ParseError, ValueError):
        return False
    return True


def phrases_score(answer: str, criteria: Sequence[Criterion]) -> Score:
    """The share of the keywords that the answer holds."""
    found = _first(criteria, "keywords")
    if found is None:
        return None
    keywords = list(found.limit)
    return sum(word in answer for word in Clock().through(keywords)) / len(keywords)


def input_score(answer: str, criteria: Sequence[Criterion], input_text: str | None) -> Score:
    """The share of the keywords, less what is only copied: times 1 − BLEU of the answer's characters with the input."""
    score = phrases_score(answer, criteria)
    if score is None or input_text is None or input_text == "NULL":
        return score
    return score * (1 - character_bleu(answer, input_text))


def count_score(answer: str, criteria: Sequence[Criterion], language: str, previous: str | None) -> Score:
    """The mean of the scores for words, samples, sentences, and for growing or shrinking from the answer before."""
    scores = [_words(answer, criteria, language), _samples(answer, criteria), _sentences(answer, criteria, language)]
    return mean([*scores, _revised(answer, criteria, previous)])


def count_words(answer: str, language: str) -> int:
    """Words as CELLO counts them: Chinese characters, or stretches without white space that hold a letter or digit."""
    if language == "ch":
        return len(re.findall("[\u4e00-\u9fa5]", answer))
    return sum(1 for word in answer.split() if not _LETTERS.isdisjoint(word))


def _words(answer: str, criteria: Sequence[Criterion], language: str) -> Score:
    found = _first(criteria, "word-max", "word-min", "word-exact", "word-min-max")
    if found is None:
        return None
    n, limit = count_words(answer, language), found.limit
    if found.name == "word-max" and n > limit:
        return float(limit / n)
    return float(n / limit) if found.name == "word-min" and n < limit else 1.0


def _samples(answer: str, criteria: Sequence[Criterion]) -> Score:
    """The best of the scores at each entry; an entry of another name is scored by the one before it."""
    current: Criterion | None = None
    best = 0.0
    for item in criteria:
        current = item if item.name in _SAMPLES else current
        if item.name == "NULL" or current is None:
            return None
        best = max(best, _sample(answer, current))
    return best if criteria else None


def _sample(answer: str, item: Criterion) -> float:
    if item.name == "sample-min":
        return float(sum(answer.count(text) >= number for text, number in item.limit) / len(item.limit))
    if item.name == "sample-table":
        start, end = answer.find("|"), answer.rfind("|")
        return float(start >= 0 and answer.count("\n", start, end) == item.limit + 1)
    numbers = {int(number) for number in re.findall(r"\d+", answer) if len(number) < 1_000}
    return float(item.limit in numbers and max(numbers) <= item.limit)


def _sentences(answer: str, criteria: Sequence[Criterion], language: str) -> Score:
    found = _first(criteria, "sentence-max", "sentence-min", "sentence-min-max", "sentence-exact")
    if found is None or found.name == "sentence-max":
        return None
    n = len(re.findall(r"[^。！？；\n]+[。！？；\n]", answer)) if language == "ch" else count_sentences(answer)
    if found.name == "sentence-min":
        return float(min(n / found.limit, 1))
    if found.name == "sentence-min-max":
        return float(found.limit[0] <= n <= found.limit[1])
    return float(n == found.limit)


def _revised(answer: str, criteria: Sequence[Criterion], previous: str | None) -> Score:
    found = _first(criteria, "revise")
    if found is None or previous is None:
        return None
    return float(len(answer) >= len(previous) if found.limit == "longer" else len(answer) <= len(previous))


def character_bleu(text: str, reference: str) -> float:
    """BLEU-4 of characters with one reference, without smoothing. Source: Papineni et al. 2002."""
    shares = []
    for size in range(1, 5):
        there = Counter(reference[i : i + size] for i in range(len(reference) - size + 1))
        mine = Counter(text[i : i + size] for i in range(len(text) - size + 1))
        shares.append(sum(min(n, there[gram]) for gram, n in mine.items()) / max(sum(mine.values()), 1))
    if not all(shares):
        return 0.0
    short = min(0.0, 1 - len(reference) / len(text))
    return exp(short + sum(0.25 * log(share) for share in shares))


# ------------------------------------------------------------------------------------------ as checks


def criteria_of(value: object) -> tuple[Criterion, ...]:
    """The criteria that a check's argument lists. Raises ArgumentsError for what is no such list."""
    if not isinstance(value, (list, tuple)) or not value:
        raise ArgumentsError(phrase("The argument “{name}” must be a list of criteria.", name="criteria"))
    return tuple(_criterion(item) for item in value)


def _criterion(value: object) -> Criterion:
    name = value.get("criterion") if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or not isinstance(name, str):
        raise ArgumentsError(phrase("Each criterion needs its name and its limit."))
    limit = value.get("limit")
    if name in _LIMITS and not _LIMITS[name](limit):
        raise ArgumentsError(phrase("The limit of “{name}” makes no sense.", name=name[:60]))
    return Criterion(name, limit)


def _is_number(limit: object) -> bool:
    return isinstance(limit, (int, float)) and not isinstance(limit, bool) and 0 < limit < 2**53


def _is_pairs(limit: object) -> bool:
    return isinstance(limit, list) and bool(limit) and all(_is_pair(item) for item in limit)


def _is_pair(item: object) -> bool:
    return isinstance(item, list) and len(item) == 2 and isinstance(item[0], str) and _is_number(item[1])


def _is_words(limit: object) -> bool:
    return isinstance(limit, (str, list)) and bool(limit) and all(isinstance(word, str) for word in limit)


def _is_range(limit: object) -> bool:
    return isinstance(limit, list) and len(limit) == 2 and all(_is_number(n) for n in limit)


_LIMITS: dict[str, Callable[[object], bool]] = {
    "keywords": _is_words,
    **dict.fromkeys(("word-max", "word-min", "sample-table", "sample-number", "sentence-exact"), _is_number),
    **dict.fromkeys(("sentence-min", "sentence-max"), _is_number),
    "sample-min": _is_pairs,
    "sentence-min-max": _is_range,
    "revise": lambda limit: limit in ("longer", "shorter"),
}


def _scored(score: Callable[[str], Score], wanted: str) -> Prepared:
    def find(text: str) -> Finding:
        found = score(text)
        if found is None:
            return Finding(None, applies=False)
        return Finding(found == 1, phrase("score {score:.2f}", score=found))

    return Prepared(wanted, find)


_CRITERIA = Parameter("criteria", "any")


def _format(criteria: object) -> Prepared:
    entries = criteria_of(criteria)
    if any(item.name == "resolve" and item.limit == "yaml" for item in entries):
        raise ArgumentsError(phrase("YAML is not read here."))
    return _scored(lambda text: format_score(text, entries), phrase("the answer's format"))


def _input(criteria: object, input_text: str | None) -> Prepared:
    entries = criteria_of(criteria)

    def find(text: str) -> Finding:
        covered, score = phrases_score(text, entries), input_score(text, entries, input_text)
        if covered is None or score is None:
            return Finding(None, applies=False)
        # A word in common with the input takes something off the score already: only copying is a miss.
        return Finding(covered == 1 and score > MOSTLY_COPIED, phrase("score {score:.2f}", score=score))

    return Prepared(phrase("what the input asks for"), find)


def _task(criteria: object) -> Prepared:
    entries = criteria_of(criteria)
    return _scored(lambda text: phrases_score(text, entries), phrase("the task's phrases"))


def _count(criteria: object, lang: str, previous: str | None) -> Prepared:
    entries = criteria_of(criteria)
    return _scored(lambda text: count_score(text, entries, lang, previous), phrase("the counts"))


RULES = (
    Rule("cello:answer_format", phrase("CELLO: answer format"), (_CRITERIA,), _format),
    Rule(
        "cello:input_dependent_query",
        phrase("CELLO: input-dependent query"),
        (_CRITERIA, Parameter("input_text", "text", optional=True)),
        _input,
    ),
    Rule("cello:task_prescribed_phrases", phrase("CELLO: task-prescribed phrases"), (_CRITERIA,), _task),
    Rule(
        "cello:count_limit",
        phrase("CELLO: count limit"),
        (
            _CRITERIA,
            Parameter("lang", "choice", choices=("ch", "eg")),
            Parameter("previous", "text", optional=True),
        ),
        _count,
    ),
)
