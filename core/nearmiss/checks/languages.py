"""Which language a text is in: langdetect's guess, always the same for the same text, in half of its time.

IFEval's language checks are defined by langdetect, so another detector would give other verdicts. Its profiles and its
steps are used as they are; what is replaced is how two of them are worked out (the n-grams of a word that was seen
before, and products over all languages at once), which changes no bit of the result; and of its seven trials no more
are made when those that are left cannot change which language comes first.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST_WORD = 40
"""Longer stretches without white space, as in Chinese, seldom come again: their n-grams are not kept."""
SURELY = 1e-9
"""More than sums of seven numbers between 0 and 1 can be off by."""
_MORE_SPACES = re.compile("  +")


@lru_cache(maxsize=2048)
def language_of(text: str) -> str | None:
    """The code of the language, as in `en` or `zh-cn`; None where the text holds no letters to tell by."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _detector_class()(_factory())
    detector.append(text)
    try:
        found = str(detector.detect())
    except LangDetectException:
        return None
    return None if found == "unknown" else found


def known_languages() -> tuple[str, ...]:
    """The codes that can be told apart."""
    return tuple(sorted(_factory().get_lang_list()))


@cache
def _factory() -> Any:
    """The profiles of all languages, read once (half a second)."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.seed = 0  # it draws random numbers on the way: the same text must get the same language
    return factory


@cache
def _detector_class() -> Any:
    """langdetect's detector with faster steps. Made where it is first needed, as langdetect is slow to import."""
    import numpy as np
    from langdetect.detector import Detector
    from langdetect.lang_detect_exception import ErrorCode, LangDetectException
    from langdetect.utils.ngram import NGram

    class Faster(Detector):  # type: ignore[misc]
        def append(self, text: str) -> None:
            if "://" in text:
                text = self.URL_RE.sub(" ", text)
            if "@" in text:
                text = self.MAIL_RE.sub(" ", text)
            if not text.isascii():
                text = NGram.normalize_vi(text)
            self.text = _MORE_SPACES.sub(" ", text[: self.max_text_length])

        def cleaning_text(self) -> None:
            if not self.text.isascii():
                super().cleaning_text()

        def _extract_ngrams(self) -> list[str]:
            *words, last = self.text.translate(_spaces()).split(" ")
            found: list[str] = []
            for word in words:
                if word:
                    found += (_grams if len(word) <= LONGEST_WORD else _grams_of)(word + " ")
            return [*found, *_grams_of(last)]

        def _detect_block(self) -> None:
            self.cleaning_text()
            ngrams = self._extract_ngrams()
            if not ngrams:
                raise LangDetectException(ErrorCode.CantDetectError, "No features in text.")
            self.random.seed(self.seed)
            total = np.zeros(len(self.langlist))
            for trial in range(self.n_trial):
                total += _trial(self, ngrams) / self.n_trial
                first, second = np.sort(total)[:-3:-1]
                if first - second > (self.n_trial - trial - 1) / self.n_trial + SURELY:
                    break  # whatever the other trials come to, the first stays the first
            self.langprob = total.tolist()

    return Faster


def _trial(detector: Any, ngrams: list[str]) -> NDArray[np.float64]:
    """How probable each language is, by n-grams drawn one after the other until one language stands out."""
    import numpy as np

    weight = (detector.alpha + detector.random.gauss(0.0, 1.0) * detector.ALPHA_WIDTH) / detector.BASE_FREQ
    rows: NDArray[np.float64] = np.empty((6, len(detector.langlist)))  # what is known so far, and five n-grams
    rows[0] = 1.0 / len(detector.langlist)
    number, bits, draw = len(ngrams), len(ngrams).bit_length(), detector.random.getrandbits
    wanted = 1  # how many n-grams until the next look at it: one, then five each
    for drawn in range(0, detector.ITERATION_LIMIT + 1, 5):
        found = 0
        while found < wanted:
            place = draw(bits)
            if place < number:
                found += 1
                rows[found] = _chances(ngrams[place])
        rows[1 : wanted + 1] += weight
        prob: NDArray[np.float64] = np.multiply.reduce(rows[: wanted + 1])
        prob /= sum(prob.tolist())
        rows[0] = prob
        if drawn >= detector.ITERATION_LIMIT or np.maximum.reduce(prob) > detector.CONV_THRESHOLD:
            break
        wanted = 5
    return prob


class _Spaces(dict[int, str]):
    """Which characters langdetect takes for a space; each is asked about once."""

    def __missing__(self, code: int) -> str:
        from langdetect.utils.ngram import NGram

        character = chr(code)
        self[code] = " " if NGram.normalize(character) == " " else character
        return self[code]


@cache
def _spaces() -> _Spaces:
    return _Spaces()


def _grams_of(word: str) -> tuple[str, ...]:
    """The n-grams of a word, after a space, that any language has, in langdetect's order."""
    from langdetect.utils.ngram import NGram

    known, ngram, found = _factory().word_lang_prob_map, NGram(), []
    for character in word:
        ngram.add_char(character)
        for size in range(1, NGram.N_GRAM + 1):
            gram = ngram.get(size)
            if gram and gram in known:
                found.append(gram)
    return tuple(found)


_grams = lru_cache(maxsize=50_000)(_grams_of)


@lru_cache(maxsize=50_000)
def _chances(gram: str) -> NDArray[np.float64]:
    """How likely an n-gram is in each language."""
    import numpy as np

    return np.array(_factory().word_lang_prob_map[gram])
