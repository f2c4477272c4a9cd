"""Where do prompt and responses stand in a labelling tool's task, whose field names its own project chose?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import plain, rest_of, text_response, with_ids
from nearmiss.importing.row import Row
from nearmiss.model import Answer, Conversation
from nearmiss.phrases import phrase
from nearmiss.records import RecordResponse

PROMPTS = ("prompt", "instruction", "question", "input", "context")
PAIRS = (
    *(("response_1", "response_2"), ("response1", "response2"), ("response_a", "response_b")),
    *(("answer_1", "answer_2"), ("answer1", "answer2"), ("answer_a", "answer_b"), ("output_1", "output_2")),
)
"""Names by which the two are found when nothing is said; --map prompt=NAME, response_1=NAME, … says others."""

_SIDES = {"a": -1, "left": -1, "b": 1, "right": 1, "tie": 0, "equal": 0}
_STRENGTHS = {**{f"a{n}": -n for n in (1, 2, 3)}, **{f"b{n}": n for n in (1, 2, 3)}}
_BOTH_BAD = ("both_bad", "both bad", "neither")
_IN_WORDS = re.compile(r"(?:response |answer )?(?P<side>\w+)(?: is)?(?: (?P<much>slightly|much))? better")
_HOW_MUCH = {"slightly": 1, None: 2, "much": 3}
_NUMBERED = {"1": -1, "2": 1}
"""Said in words, 'response 1 is better' names a side; a digit alone does not."""


def names_in(data: Mapping[str, Any], row: Row) -> tuple[str, tuple[str, str]] | None:
    """The fields of the prompt and of the two responses; None where they cannot be told."""
    said = row.options.mapping
    prompt = said.get("prompt") or next((name for name in PROMPTS if isinstance(data.get(name), (str, list))), None)
    named = (said.get("response_1"), said.get("response_2"))
    found = next((pair for pair in PAIRS if all(name in data for name in pair)), None)
    one, two = named[0] or (found or (None, None))[0], named[1] or (found or (None, None))[1]
    return None if prompt is None or one is None or two is None else (prompt, (one, two))


@dataclass(frozen=True, slots=True)
class Task:
    """The prompt and the two responses of a task, the names of the responses' fields, and what else the task says."""

    conversation: Conversation
    responses: tuple[RecordResponse, ...]
    names: tuple[str, str]
    rest: Mapping[str, Any]

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of the two responses."""
        return self.responses[0].id, self.responses[1].id


def task_of(data: Mapping[str, Any], row: Row) -> Task:
    """What a task's fields say. Raises ProblemForYou when prompt and responses cannot be told."""
    names = names_in(data, row)
    if names is None:
        raise ProblemForYou(
            phrase(
                "The task has the fields {value}; which of them are prompt and responses cannot be told.",
                value=", ".join(data),
            ),
            remedy=phrase("Say it: --format NAME --map prompt=… --map response_1=… --map response_2=…"),
        )
    prompt, pair = names
    text = data.get(prompt)
    if not isinstance(text, str):
        raise ProblemForYou(phrase("{prompt} must be text.", prompt=prompt))
    responses = with_ids([text_response(data, name, row.notes) for name in pair])
    return Task(plain(text), responses, pair, rest_of(data, (prompt, *pair)))


def choice_of(value: Any, names: tuple[str, str]) -> Answer | None:
    """The answer that a choice says: A or B, left or right, a field's name, b2 or 'B better', a tie, a ranking.

    None for anything else: a number is no choice, for which side it means is not guessed.
    """
    word = value.strip().casefold() if isinstance(value, str) else None
    if word is None:
        return _ranked(value, names) if isinstance(value, list) else None
    if word in _STRENGTHS:
        return Answer(scale="constraints", preference=_STRENGTHS[word])
    if word in _BOTH_BAD:
        return Answer(scale="pairwise", both_bad=True)
    sides = {**_SIDES, names[0].casefold(): -1, names[1].casefold(): 1}
    if word in sides:
        return Answer(scale="pairwise", preference=sides[word])
    return _in_words(word, sides)


def _in_words(word: str, sides: Mapping[str, int]) -> Answer | None:
    """'A much better', 'response 2 is slightly better': the words of this program's own scale, and nothing else."""
    found = _IN_WORDS.fullmatch(word)
    side = ({**sides, **_NUMBERED}.get(found["side"]) or 0) if found else 0
    return Answer(scale="constraints", preference=side * _HOW_MUCH[found["much"]]) if found and side else None


def _ranked(value: list[Any], names: tuple[str, str]) -> Answer | None:
    """A ranking of the two fields: the lower rank is better, equal ones are a tie."""
    ranks = {str(item.get("value")): item.get("rank") for item in value if isinstance(item, dict)}
    one, two = ranks.get(names[0]), ranks.get(names[1])
    if not isinstance(one, int) or not isinstance(two, int):
        return None
    return Answer(scale="pairwise", preference=(one > two) - (one < two))
