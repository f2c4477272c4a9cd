"""IFEval's checks of keywords, lengths, languages and letter case, by the rules of its reference.

Source: Zhou et al. 2023, 'Instruction-Following Evaluation for Large Language Models', table 4, and its public checker.
"""

from __future__ import annotations

from collections.abc import Iterable

from nearmiss.checks import amounts
from nearmiss.checks.languages import language_of
from nearmiss.checks.patience import Clock
from nearmiss.checks.patterns import compiled, found_in, parts_of, times_in
from nearmiss.checks.rules import Finding, Parameter, Prepared, Rule
from nearmiss.checks.splitting import capital_words, count_sentences, count_words
from nearmiss.phrases import phrase


def quoted(texts: Iterable[str]) -> str:
    """The texts as a list in words; of more than five, the first five and an ellipsis."""
    listed = [f"“{text if len(text) <= 60 else text[:59] + '…'}”" for text in texts]
    return ", ".join(listed[:5]) + (" …" if len(listed) > 5 else "")


def _existence(keywords: tuple[str, ...]) -> Prepared:
    patterns = [compiled(keyword, "i") for keyword in keywords]

    def find(text: str) -> Finding:
        clock = Clock()
        missing = [word for word, it in zip(keywords, patterns, strict=True) if not found_in(it, text, clock)]
        return Finding(
            not missing, phrase("{words} missing", words=quoted(missing)) if missing else phrase("all found")
        )

    return Prepared(phrase("with {words}", words=quoted(keywords)), find)


def _frequency(keyword: str, frequency: int, relation: str) -> Prepared:
    keyword = keyword.strip()
    pattern = compiled(keyword, "i")
    return amounts.related(
        lambda text: times_in(pattern, text), lambda n: amounts.times(n, keyword), frequency, relation
    )


def _forbidden(forbidden_words: tuple[str, ...]) -> Prepared:
    patterns = [compiled(rf"\b{word}\b", "i") for word in forbidden_words]

    def find(text: str) -> Finding:
        clock = Clock()
        there = [word for word, it in zip(forbidden_words, patterns, strict=True) if found_in(it, text, clock)]
        return Finding(not there, phrase("{words} found", words=quoted(there)) if there else phrase("none found"))

    return Prepared(phrase("without {words}", words=quoted(forbidden_words)), find)


def _letters(letter: str, let_frequency: int, let_relation: str) -> Prepared:
    small = letter.lower()
    return amounts.related(
        lambda text: text.lower().count(small), lambda n: amounts.times(n, letter), let_frequency, let_relation
    )


def _language(language: str) -> Prepared:
    def find(text: str) -> Finding:
        code = language_of(text)
        if code is None:
            return Finding(True, phrase("no letters to tell the language by"))  # as the reference has it
        return Finding(code == language, phrase("language “{code}”", code=code))

    return Prepared(phrase("language “{code}”", code=language), find)


def _sentences(num_sentences: int, relation: str) -> Prepared:
    return amounts.related(count_sentences, amounts.sentences, num_sentences, relation)


def _words(num_words: int, relation: str) -> Prepared:
    return amounts.related(count_words, amounts.words, num_words, relation)


def _paragraphs(num_paragraphs: int) -> Prepared:
    divider = compiled(r"\s?\*\*\*\s?")

    def find(text: str) -> Finding:
        parts = [bool(part.strip()) for part in parts_of(divider, text)]
        if not all(parts[1:-1]):
            return Finding(False, phrase("an empty paragraph between two dividers"))
        return Finding(sum(parts) == num_paragraphs, amounts.paragraphs(sum(parts)))

    return Prepared(amounts.exactly(num_paragraphs), find)


def _first_word(num_paragraphs: int, nth_paragraph: int, first_word: str) -> Prepared:
    first_word = first_word.lower()

    def find(text: str) -> Finding:
        parts = text.split("\n\n")
        number = sum(1 for part in parts if part.strip())
        nth = parts[nth_paragraph - 1].split() if nth_paragraph <= number else []
        word = _cut(nth[0]) if nth else ""
        said = phrase("{paragraphs}, the word “{word}”", paragraphs=amounts.paragraphs(number), word=word[:60])
        return Finding(bool(nth) and number == num_paragraphs and word == first_word, said)

    wanted = phrase(
        "{n}, and paragraph {nth} begins with “{word}”", n=num_paragraphs, nth=nth_paragraph, word=first_word
    )
    return Prepared(wanted, find)


def _cut(word: str) -> str:
    """A word in small letters up to the first mark, quotes before it left out."""
    word = word.lstrip("'").lstrip('"')
    end = next((i for i, letter in enumerate(word) if letter in ".,?!'\""), len(word))
    return word[:end].lower()


def _capital_frequency(capital_frequency: int, capital_relation: str) -> Prepared:
    return amounts.related(capital_words, amounts.capital_words, capital_frequency, capital_relation)


def _english(capitals: bool) -> Prepared:
    def find(text: str) -> Finding:
        if not (text.isupper() if capitals else text.islower()):
            return Finding(False, _other_case(text, capitals))
        code = language_of(text)
        return Finding(code in (None, "en"), phrase("language “{code}”", code=code or "–"))

    return Prepared(phrase("English, all capitals") if capitals else phrase("English, all small letters"), find)


def _other_case(text: str, capitals: bool) -> str:
    n = sum(map(str.islower if capitals else str.isupper, text))
    if n == 0:
        return phrase("no letters")
    return amounts.small_letters(n) if capitals else amounts.capital_letters(n)


def _no_comma() -> Prepared:
    def find(text: str) -> Finding:
        n = text.count(",")
        return Finding(n == 0, amounts.commas(n))

    return Prepared(phrase("without commas"), find)


RULES = (
    Rule("ifeval:keywords:existence", phrase("Keywords occur"), (Parameter("keywords", "texts"),), _existence, True),
    Rule(
        "ifeval:keywords:frequency",
        phrase("A keyword occurs so often"),
        (Parameter("keyword", "text"), Parameter("frequency", "whole", least=0), Parameter("relation", "relation")),
        _frequency,
        True,
    ),
    Rule(
        "ifeval:keywords:forbidden_words",
        phrase("Words do not occur"),
        (Parameter("forbidden_words", "texts"),),
        _forbidden,
        True,
    ),
    Rule(
        "ifeval:keywords:letter_frequency",
        phrase("A letter occurs so often"),
        (
            Parameter("letter", "text"),
            Parameter("let_frequency", "whole", least=0),
            Parameter("let_relation", "relation"),
        ),
        _letters,
        True,
    ),
    Rule("ifeval:language:response_language", phrase("Language"), (Parameter("language", "text"),), _language, True),
    Rule(
        "ifeval:length_constraints:number_sentences",
        phrase("Number of sentences"),
        (Parameter("num_sentences", "whole", least=0), Parameter("relation", "relation")),
        _sentences,
        True,
    ),
    Rule(
        "ifeval:length_constraints:number_words",
        phrase("Number of words"),
        (Parameter("num_words", "whole", least=0), Parameter("relation", "relation")),
        _words,
        True,
    ),
    Rule(
        "ifeval:length_constraints:number_paragraphs",
        phrase("Number of paragraphs, divided by ***"),
        (Parameter("num_paragraphs", "whole", least=0),),
        _paragraphs,
        True,
    ),
    Rule(
        "ifeval:length_constraints:nth_paragraph_first_word",
        phrase("A paragraph begins with a word"),
        (
            Parameter("num_paragraphs", "whole", least=1),
            Parameter("nth_paragraph", "whole", least=1),
            Parameter("first_word", "text"),
        ),
        _first_word,
        True,
    ),
    Rule(
        "ifeval:change_case:capital_word_frequency",
        phrase("Number of words in capitals"),
        (Parameter("capital_frequency", "whole", least=0), Parameter("capital_relation", "relation")),
        _capital_frequency,
        True,
    ),
    Rule("ifeval:change_case:english_capital", phrase("English, all capitals"), (), lambda: _english(True), True),
    Rule("ifeval:change_case:english_lowercase", phrase("English, all small"), (), lambda: _english(False), True),
    Rule("ifeval:punctuation:no_comma", phrase("No comma"), (), _no_comma, True),
)
