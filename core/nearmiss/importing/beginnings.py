"""Where does the prompt end that two texts, or two conversations, both begin with?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nearmiss.errors import ProblemForYou
from nearmiss.model import Turn

_SPEAKER = re.compile(r"\n\n(?:Assistant|A):")
_WORD_END = re.compile(r"\w+\Z")


def common_turns(chosen: Sequence[Turn], rejected: Sequence[Turn]) -> int:
    """How many messages both begin with, at least one left over for each to answer with.

    Raises ProblemForYou when there is none.
    """
    most = min(len(chosen), len(rejected)) - 1
    cut = next((i for i in range(most) if chosen[i] != rejected[i]), most)
    if cut < 1:
        raise ProblemForYou("The two conversations do not begin alike, so there is no prompt.")
    return cut


def _first_difference(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def common_text(chosen: str, rejected: str) -> int:
    """How many characters of both texts are the prompt.

    They end after the last 'Assistant:' that both have. Without one they are all that both begin with, but no
    part of a word, and a space goes to the responses, as in TRL. Equal texts have no such beginning.
    """
    common = chosen[: _first_difference(chosen, rejected)]
    marks = [mark.end() for mark in _SPEAKER.finditer(common)]
    if marks:
        return marks[-1]
    if chosen == rejected:
        return 0
    follows = (chosen[len(common) : len(common) + 1], rejected[len(common) : len(common) + 1])
    if any(re.match(r"\w", sign) for sign in follows) and (word := _WORD_END.search(common)):
        common = common[: word.start()]
    return len(common.removesuffix(" "))
