"""Where sentences end and what counts as a word: rules of our own, near to those that IFEval's reference uses."""

from __future__ import annotations

import re
from functools import lru_cache

# Each run of marks is tried from its beginning only, and given up at once: else a million dots would take for ever. It
# begins with one set of characters, for which the engine skims a text several times faster than for anything else.
_SENTENCE_END = re.compile(
    r"[.!?。！？｡](?:(?<=[.!?])(?<![.!?]{2})[.!?]*+[\"'”’)\]*_]*+(?=\s)|(?<=[。！？｡])[。！？｡]*+[」』”’）]*+)"
)
_ABBREVIATIONS = frozenset(
    "adm al approx ave bros capt cf co col corp dept dr e.g eg etc ft gen gov hon hr i.e inc jr lt ltd messrs mr mrs"
    " ms mt no nos p.m a.m pp prof rev sen sgt sr st u.k u.n u.s u.s.a vol vs viz".split()
)
_STARTERS = frozenset(
    "a after all also although an and another as at because before both but by each finally first for from he her"
    " here his how however i if in it its let many may most my no not now of on one or our she since so some such that"
    " the their then there therefore these they this those to under we what when where which while who why with you"
    " your".split()
)
_NEXT_WORD = re.compile(r"\s+[\"'“‘(\[*_]*([^\W\d_]+)")


def sentences(text: str) -> list[str]:
    """The sentences of a text.

    A sentence ends after a full stop, an exclamation or question mark that white space follows, quotes and brackets
    between them included, and after the marks of Chinese and Japanese. A full stop after an abbreviation or a capital
    letter ends it only before a word that is capital for no other reason, as in 'etc. The'; one after a number does
    not where a small letter follows. Source: Kiss & Strunk 2006, sections 3 and 4, without the trained lists.
    """
    ends = _ends(text)
    parts = [text[start:end].strip() for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    return [part for part in parts if part]


def count_sentences(text: str) -> int:
    """How many sentences a text has."""
    ends = _ends(text)
    rest = ends[-1] if ends else 0
    return len(ends) + bool(text[rest:].strip())


def _ends(text: str) -> list[int]:
    """Where sentences end; something stands before each."""
    return [match.end() for match in _SENTENCE_END.finditer(text) if _ends_sentence(text, match)]


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    start = match.start()
    if text[start] != "." or text.startswith("..", start):
        return True
    kind = _kind(_word_before(text, start))
    if not kind:
        return True
    following = _next_word(text, match.end())
    return following in _CAPITAL_STARTERS if kind == "abbreviation" else not following[:1].islower()


@lru_cache(maxsize=50_000)
def _kind(word: str) -> str:
    """What a full stop after a word may be: the mark of an `abbreviation` (or initial), of a `number`, or just that."""
    word = word.lstrip("(\"'“‘[*_")
    if word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper()):
        return "abbreviation"
    return "number" if word[:1].isdigit() and word.replace(".", "").replace(",", "").isdigit() else ""


_CAPITAL_STARTERS = frozenset(word.capitalize() for word in _STARTERS)


def _next_word(text: str, start: int) -> str:
    found = _NEXT_WORD.match(text, start, start + 60)
    return found.group(1) if found else ""


def _word_before(text: str, end: int) -> str:
    """The characters before a place back to the last white space, at most thirty."""
    window = text[max(0, end - 30) : end]
    return "" if not window or window[-1].isspace() else window.rsplit(None, 1)[-1]


_WORDS = re.compile(r"\w+")


def count_words(text: str) -> int:
    """The number of words as IFEval and Ruler count them: runs of letters, digits and underscores."""
    return len(_WORDS.findall(text))


_CLITICS = re.compile(r"(?i)(?:n['’]t|['’](?:s|m|d|ll|re|ve))$")


def capital_words(text: str) -> int:
    """The number of words whose letters are all capitals, cut as NLTK's word tokenizer cuts: DON'T is DO and N'T."""
    number = 0
    for match in re.finditer(r"\S+", text):
        for word in _tokens(match.group()):
            number += word.isupper()
    return number


_SPLIT = re.compile(r"[;@#$%&?!()\[\]{}<>\"“”*`]|--|,(?!\d)|:(?!\d)|\.{2,}|['’](?=\s|$)")


def _tokens(chunk: str) -> list[str]:
    """The words of a stretch without white space."""
    found = []
    for part in _SPLIT.split(chunk):
        part = part.strip("'’").rstrip(".")
        clitic = _CLITICS.search(part)
        if clitic and clitic.start() > 0:
            found += [part[: clitic.start()], clitic.group()]
        elif part:
            found.append(part)
    return found
