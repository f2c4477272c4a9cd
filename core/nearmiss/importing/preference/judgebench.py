"""JudgeBench: pairs with a label that is known to be right, and judges' decisions about them in both orders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.answers import label, sided
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row, Said
from nearmiss.importing.sides import says
from nearmiss.model import Answer, Order, Rater
from nearmiss.phrases import phrase
from nearmiss.records import RecordPair

_LABELLED = Rater("JudgeBench label", "reference")
_LABELS = {"a>b": -1, "b>a": 1}
_DECISIONS = {**_LABELS, "a=b": 0}
_ORDERS: tuple[Order, ...] = ("12", "21")
_IN_NAME = re.compile(r"judge_model=([^,]+)")
FAILED_NOTE = phrase("games that the judge did not finish, unreadable")


def _pair(row: Row) -> Iterator[Item]:
    model = row.word("response_model")
    responses = with_ids([row.response(name, model) for name in ("response_A", "response_B")])
    pair = (responses[0].id, responses[1].id)
    labelled = says(_LABELLED, pair, sided(row.need("label"), "forced", _LABELS))
    yield row.record(
        plain(row.text("question")),
        responses,
        [labelled, *_games(row, pair)],
        id=row.identity("pair_id"),
        tags=row.tags("source"),
        pairs=(RecordPair(pair),),
    )


def _games(row: Row, pair: tuple[str, str]) -> Iterator[Said]:
    """The decisions, the second with the two swapped: its A is response B, and its side is turned round here."""
    games = row.list_of("judgments")
    if not all(game is None or isinstance(game, dict) for game in games) or len(games) > len(_ORDERS):
        raise ProblemForYou(phrase("judgments must hold one or two games, each an object or null."))
    judge = _judge(row, games)
    for game, order in zip(games, _ORDERS, strict=False):
        answer = _answer(game, order, row)
        turned = order == "21" and answer.preference is not None
        answer = replace(answer, preference=-answer.preference) if turned and answer.preference else answer
        yield judge, label(judge, pair, answer, slot=order)


def _answer(game: Mapping[str, Any] | None, order: Order, row: Row) -> Answer:
    """What one game decided, as seen. No decision is unreadable and no tie."""
    if game is None:
        row.notes[FAILED_NOTE] += 1
        return Answer(scale="pairwise", status="unreadable", order=order)
    said = game.get("judgment")
    inner = said if isinstance(said, dict) else {}
    text, scores = inner.get("response"), inner.get("scores")
    words_said = text if isinstance(text, str) and text.strip() else None
    beside = {"scores": scores} if scores is not None else {}
    beside |= {} if isinstance(said, dict) or said is None else {"judgment": said}
    return sided(game.get("decision"), "pairwise", _DECISIONS, order=order, elaboration=words_said, context=beside)


def _judge(row: Row, games: list[Any]) -> Rater:
    """A judge is its prompt and its model; where no game names the model, the file does."""
    said = [game["judgment"] for game in games if game and isinstance(game.get("judgment"), dict)]
    named = next((item["judge_model"] for item in said if isinstance(item.get("judge_model"), str)), None)
    in_file = _IN_NAME.search(row.file)
    model = named or (in_file[1] if in_file else None)
    protocol = row.word("judge_name")
    return Rater(
        " ".join(filter(None, (protocol, model))) or "JudgeBench judge", "judge", model=model, protocol=protocol
    )


JUDGEBENCH = layout(
    "judgebench",
    "JudgeBench",
    (Shape(words("pair_id question response_A response_B label"), _pair),),
    needs="pair_id, question, response_A, response_B and label ('A>B' or 'B>A'), with or without judgments.",
    sign=phrase("A>B favours response 1 (negative here), B>A response 2, A=B is a tie; the second game is swapped."),
    leaves_out=phrase("The judges' prompts."),
    source="ScalerLab/JudgeBench, README, data, outputs and utils/metrics.py of 2024.",
)
