"""MT-bench: questions of two turns, models' answers, judges' verdicts in two games, and people's votes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.answers import label
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.preference.arena import winner_of
from nearmiss.importing.row import Row, Said
from nearmiss.importing.sides import says
from nearmiss.model import Answer, Conversation, Order, Rater, ResponseText, Turn
from nearmiss.phrases import phrase
from nearmiss.records import RecordPair, RecordResponse

_GAMES: tuple[tuple[str, Order], ...] = (("g1", "12"), ("g2", "21"))


def _questions(row: Row) -> Iterator[Item]:
    asked, references = row.texts("turns"), row.list_of("reference")
    if not asked:
        raise ProblemForYou(phrase("turns holds no question."))
    name, tags = row.identity("question_id"), row.tags("category")
    for turn in range(1, len(asked) + 1):
        reference = references[turn - 1] if turn <= len(references) else None
        yield row.record(
            _asked(asked, turn),
            id=f"{name}-turn{turn}",
            reference=reference if isinstance(reference, str) else None,
            parents=(f"{name}-turn{turn - 1}",) if turn > 1 else (),
            tags={**tags, "turn": str(turn)},
        )


def _asked(questions: Sequence[str], turn: int) -> Conversation:
    """The questions up to a turn. Models answer each in its turn; their answers stand in the responses."""
    return Conversation(tuple(Turn("user", text) for text in questions[:turn]), plain=turn == 1)


def _answered(answers: Sequence[str], turn: int) -> ResponseText:
    """A model's answers up to a turn: one text, or a message for each question."""
    if turn == 1:
        return ResponseText(answers[0])
    return ResponseText(None, tuple(Turn("assistant", text) for text in answers[:turn]))


def _answers(row: Row) -> Iterator[Item]:
    name, model = row.identity("question_id"), row.identity("model_id")
    choices = row.rows("choices")
    if not choices:
        raise ProblemForYou(phrase("choices holds no answer."))
    for place, choice in enumerate(choices, 1):
        answers = choice.texts("turns")
        identity = model if place == 1 else f"{model} #{place}"
        for turn in range(1, len(answers) + 1):
            response = RecordResponse(identity, _answered(answers, turn), model)
            yield row.about(prompt=f"{name}-turn{turn}", responses=(response,))


def _turn(row: Row) -> int:
    turn = row.whole("turn")
    if turn is None or turn < 1:
        raise ProblemForYou(phrase("turn is {value}; it must be 1 or more.", value=repr(row.get("turn"))))
    return turn


def _judge(value: Any) -> Rater:
    """A judge with its prompt, as [model, prompt] or, from people's files, a person's name."""
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return Rater(" ".join(value), "judge", model=value[0], protocol=" ".join(value[1:]) or None)
    if isinstance(value, str) and value:
        return Rater(value)
    raise ProblemForYou(phrase("judge must be a name, or a list of model and prompt."))


def _side(winner: Any, one: str, two: str, **rest: Any) -> Answer:
    """−1 for the first model, 1 for the second, 0 for a tie; 'error' and the like are unreadable."""
    sides = {one: -1, two: 1, "tie": 0}
    if isinstance(winner, str) and winner in sides:
        return Answer(scale="pairwise", preference=sides[winner], **rest)
    return Answer(scale="pairwise", status="unreadable", note=None if winner is None else str(winner), **rest)


def _in_order(answer: Answer, turned: bool) -> Answer:
    """The answer about the pair the other way round."""
    if not turned:
        return answer
    order: Order | None = {"12": "21", "21": "12"}.get(answer.order or "")  # type: ignore[assignment]
    return replace(answer, preference=None if answer.preference is None else -answer.preference, order=order)


def _games(row: Row) -> Iterator[Item]:
    """Two games, the second with the models swapped; both name the winner as 'model_1' or 'model_2'."""
    models = (row.identity("model_1"), row.identity("model_2"))
    pair, turned = tuple(sorted(models)), models[0] > models[1]
    judge, said = _judge(row.need("judge")), list[Said]()
    for game, order in _GAMES:
        answer = _side(row.need(f"{game}_winner"), "model_1", "model_2", order=order)
        answer = _in_order(replace(answer, elaboration=row.some_text(f"{game}_judgment")), turned)
        said.append((judge, label(judge, pair, answer, answer.order or order)))
    for game, _ in _GAMES:
        row.get(f"{game}_user_prompt")  # the questions and answers once more
    yield row.about(said, prompt=f"{row.identity('question_id')}-turn{_turn(row)}")


def _single(row: Row) -> Iterator[Item]:
    model, score = row.identity("model"), row.number("score")
    judge, text = _judge(row.need("judge")), row.some_text("judgment")
    bad = score is None or score < 0  # -1 stands for a rating that was not found
    ratings = {} if bad else {model: {"rating": score or 0.0}}
    answer = Answer(ratings=ratings, status="unreadable" if bad else "given", elaboration=text)
    row.get("user_prompt")
    yield row.about([says(judge, (model,), answer)], prompt=f"{row.identity('question_id')}-turn{_turn(row)}")


def _votes(row: Row) -> Iterator[Item]:
    models, turn = (row.identity("model_a"), row.identity("model_b")), _turn(row)
    if models[0] == models[1]:
        raise ProblemForYou(phrase("Both models are '{value}', so there is no pair.", value=models[0]))
    talks = (row.turns("conversation_a"), row.turns("conversation_b"))
    responses = [_spoken(model, talk, turn) for model, talk in zip(models, talks, strict=True)]
    turned = models[0] > models[1]
    pair = (models[1], models[0]) if turned else models
    judge = _judge(row.need("judge"))
    answer = _in_order(winner_of(row.need("winner")), turned)
    name = row.identity("question_id")
    yield row.record(
        _asked([item.content for item in talks[0] if item.role == "user"], turn),
        sorted(responses, key=lambda item: item.id),
        [says(judge, pair, answer)],
        id=f"{name}-turn{turn}",
        parents=(f"{name}-turn{turn - 1}",) if turn > 1 else (),
        tags={"turn": str(turn)},
        pairs=(RecordPair(pair),),
    )


def _spoken(model: str, talk: Sequence[Turn], turn: int) -> RecordResponse:
    asked = [item.content for item in talk if item.role == "user"]
    answers = [item.content for item in talk if item.role == "assistant"]
    if len(asked) < turn or len(answers) < turn or talk[0].role != "user":
        raise ProblemForYou(phrase("The conversation of '{model}' has no turn {turn}.", model=model, turn=turn))
    return RecordResponse(model, _answered(answers, turn), model)


_ARENA = words("tstamp language anony")
MT_BENCH = layout(
    "mt-bench",
    "MT-bench",
    (
        Shape(words("question_id category turns"), _questions),
        Shape(words("question_id model_id choices"), _answers, order=1),
        Shape(words("question_id model_1 model_2 g1_winner g2_winner judge turn"), _games, order=2),
        Shape(words("question_id model judge judgment score turn"), _single, order=2),
        Shape(words("question_id model_a model_b winner judge conversation_a turn"), _votes, lacks=_ARENA),
    ),
    needs="Questions, then answers and judgments by question_id; or people's votes with both conversations.",
    sign=phrase(
        "model_1 or model_a favours response 1 where it comes first in the alphabet; the pair stands in that order."
    ),
    leaves_out=phrase(
        "The judges' own prompts (g1_user_prompt and the like), which repeat what stands in the other files."
    ),
    source="lm-sys/FastChat, fastchat/llm_judge, commit 0e6d3e4; card of lmsys/mt_bench_human_judgments.",
)
