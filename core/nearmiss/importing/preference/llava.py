"""LLaVA's reviews: questions about images, models' answers, and a judge's scores 'x y' for two of the answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.found import Item
from nearmiss.importing.instructions.conversations import pictures_of
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row
from nearmiss.importing.sides import says
from nearmiss.model import Answer, Conversation, Rater, Turn
from nearmiss.phrases import phrase

JUDGE = Rater("LLaVA review", "judge")
UNPARSED_NOTE = phrase("reviews without two scores, unreadable")


def _question(row: Row) -> Iterator[Item]:
    turn = Turn("user", row.text("text"), tuple(pictures_of(row)))
    yield row.record(Conversation((turn,)), id=row.identity("question_id"), tags=row.tags("category"))


def _answer(row: Row) -> Iterator[Item]:
    """A model's answer, by an id of its own; its prompt repeats the question."""
    response = row.response("text", row.word("model_id"))
    identity = row.identity("answer_id")
    row.get("prompt")
    own = type(response)(identity, response.text, response.model, meta=response.meta)
    yield row.about(prompt=row.identity("question_id"), responses=(own,))


def _review(row: Row) -> Iterator[Item]:
    pair = (row.identity("answer1_id"), row.identity("answer2_id"))
    if pair[0] == pair[1]:
        raise ProblemForYou(phrase("Both answers are '{value}', so there is no pair.", value=pair[0]))
    text = row.text("content")
    row.get("category"), row.get("id")
    answer = _scored(scores_in(row.get("tuple"), text), pair, row, text)
    yield row.about([says(JUDGE, pair, answer)], prompt=row.identity("question_id"))


def _scored(scores: tuple[float, float] | None, pair: tuple[str, str], row: Row, text: str) -> Answer:
    if scores is None:
        row.notes[UNPARSED_NOTE] += 1
        return Answer(scale="pairwise", status="unreadable", order="12", elaboration=text or None)
    side = (scores[0] < scores[1]) - (scores[0] > scores[1])
    ratings = {name: {"score": score} for name, score in zip(pair, scores, strict=True)}
    return Answer(scale="pairwise", preference=side, ratings=ratings, order="12", elaboration=text or None)


def scores_in(given: Any, text: str) -> tuple[float, float] | None:
    """The two scores of a review: its pair of numbers, else those of its first line.

    −1 and −1 stand for a line that could not be read, which is no tie. A first line is two numbers and nothing else.
    """
    if isinstance(given, list):
        numbers = [n for n in given if isinstance(n, (int, float)) and not isinstance(n, bool)]
        return (float(numbers[0]), float(numbers[1])) if len(numbers) == len(given) == 2 and min(numbers) >= 0 else None
    parts = text.partition("\n")[0].replace(",", " ").split()
    try:
        found = [float(part) for part in parts]
    except ValueError:
        return None
    return (found[0], found[1]) if len(found) == 2 and all(0 <= n < float("inf") for n in found) else None


LLAVA = layout(
    "llava-review",
    "LLaVA questions, answers and reviews",
    (
        Shape(words("question_id image text category"), _question, lacks=words("answer_id turns")),
        Shape(words("question_id text answer_id model_id"), _answer, order=1),
        Shape(words("question_id answer1_id answer2_id content"), _review, order=2),
    ),
    needs="Questions (question_id, image, text, category), answers (answer_id, text, model_id), reviews (content).",
    sign=phrase("The answer with the higher score is favoured, equal scores are a tie; 'x y' is of answer 1 and 2."),
    leaves_out=phrase("Captions and boxes (context files), which only the judge saw; what repeats the question."),
    source="haotian-liu/LLaVA, llava/eval/model_vqa.py, commit 064abb3, and eval_gpt_review_visual.py, 2a4c209.",
)
