"""Which forms of an English word are one word: rules and the commonest exceptions, in place of a trained tagger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_TOKEN = re.compile(r"\w+(?:-\w+)*")
_IRREGULAR = """
be am is are was were been being; have has had having; do does did done; go goes went gone; say said; make made;
get got gotten; know knew known; take took taken; see saw seen; come came; think thought; give gave given;
find found; tell told; feel felt; become became; leave left; put; mean meant; keep kept; begin began begun; show shown;
hear heard; run ran running; bring brought; write wrote written; sit sat; stand stood; lose lost; pay paid; meet met;
speak spoke spoken; read; spend spent; grow grew grown; win won; teach taught; buy bought; fight fought;
catch caught; choose chose chosen; fall fell fallen; hold held; eat ate eaten; drink drank drunk; drive drove driven;
fly flew flown; sing sang sung; swim swam swum; sleep slept; break broke broken; build built; send sent; sell sold;
child children; man men; woman women; person people; foot feet; tooth teeth; mouse mice; goose geese; leaf leaves;
life lives; wife wives; knife knives; wolf wolves; half halves; self selves; shelf shelves
"""


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    found = {}
    for group in _IRREGULAR.replace("\n", " ").split(";"):
        first, *others = group.split()
        found.update(dict.fromkeys((first, *others), first))
    return found


@lru_cache(maxsize=20_000)
def stems(word: str) -> frozenset[str]:
    """The words that a form may come from, itself among them: 'planned' may be of 'plan', 'plann' or 'planne'."""
    word = word.lower()
    found = {word, _irregular().get(word, word)}
    for ending, others in (
        ("ies", ("y", "ie")), ("ied", ("y", "ie")), ("es", ("", "e")), ("s", ("",)), ("ed", ("", "e")),
        ("ing", ("", "e")), ("er", ("", "e")), ("est", ("", "e")), ("'s", ("",)),
    ):  # fmt: skip
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            found.update(stem + other for other in others)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                found.add(stem[:-1])
    return frozenset(found)


class Words:
    """The words of a text, each as what it may come from: asked for many words, the text is gone through once."""

    def __init__(self, text: str) -> None:
        self._words = [stems(word) for word in _TOKEN.findall(text)]
        self._places: dict[str, list[int]] = {}
        for place, forms in enumerate(self._words):
            for form in forms:
                self._places.setdefault(form, []).append(place)

    def hold(self, words: str) -> bool:
        """Whether a word, or some in a row, stand in the text in any form."""
        wanted = [stems(word) for word in _TOKEN.findall(words)]
        if not wanted:
            return False
        rarest = min(wanted, key=lambda forms: sum(len(self._places.get(form, ())) for form in forms))
        before = wanted.index(rarest)
        starts = {place - before for form in rarest for place in self._places.get(form, ())}
        return any(self._from(start, wanted) for start in starts)

    def _from(self, start: int, wanted: Sequence[frozenset[str]]) -> bool:
        words = self._words[max(start, 0) : start + len(wanted)]
        return len(words) == len(wanted) and all(one & two for one, two in zip(words, wanted, strict=True))
