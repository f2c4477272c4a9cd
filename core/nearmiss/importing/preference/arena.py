"""Chatbot Arena: battles of two models in a conversation, with a person's vote; both bad is no tie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.beginnings import common_turns
from nearmiss.importing.foreign import NULL_NOTE, plain, spoken
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.parsing import parse_json
from nearmiss.importing.row import Row
from nearmiss.importing.sides import says
from nearmiss.model import Answer, Conversation, Rater, ResponseText, Turn
from nearmiss.phrases import phrase
from nearmiss.records import RecordPair, RecordResponse

PAIR = ("a", "b")
_SIDES = {"model_a": -1, "model_b": 1, "tie": 0}
_BOTH_BAD = ("tie (bothbad)", "both_bad", "bothbad")
_VOTES = words("winner_model_a winner_model_b winner_tie")
_MARKS = words("tstamp language anony evaluation_order")
"""What a battle with a named judge has, and a vote of MT-bench has not."""
VISITOR = Rater("arena visitor", "human", anonymous=True)


def winner_of(winner: Any) -> Answer:
    """The answer that a battle's winner says; an unknown word is unreadable, and never a tie."""
    word = winner.strip().casefold() if isinstance(winner, str) else winner
    if word in _BOTH_BAD:
        return Answer(scale="pairwise", both_bad=True, order="12")
    if isinstance(word, str) and word in _SIDES:
        return Answer(scale="pairwise", preference=_SIDES[word], order="12")
    return Answer(scale="pairwise", status="unreadable", note=None if winner is None else str(winner), order="12")


def _battle(row: Row) -> Iterator[Item]:
    identity = row.identity("question_id" if row.has("question_id") else "id")
    models = [row.word("model_a"), row.word("model_b")]
    talks = [row.turns("conversation_a"), row.turns("conversation_b")]
    cut = common_turns(*talks)
    asked = talks[0][:cut]
    voter = row.word("judge")
    rater = Rater(voter) if voter else VISITOR
    row.get("ip")  # of no use here, and nobody's business
    yield row.record(
        Conversation(asked, plain=len(asked) == 1 and asked[0].role == "user"),
        [RecordResponse(i, spoken(talk[cut:]), model) for i, talk, model in zip(PAIR, talks, models, strict=True)],
        [says(rater, PAIR, winner_of(row.get("winner")))],
        id=identity,
        tags=row.tags("language"),
        pairs=(RecordPair(PAIR),),
    )


_LOGGED = {"leftvote": "model_a", "rightvote": "model_b", "tievote": "tie", "bothbad_vote": "tie (bothbad)"}
OTHER_LINES_NOTE = phrase("lines of the log that are no vote between two, left out")
HIDDEN_NOTE = phrase("votes on models whose names were shown, kept with a tag")


def _logged(row: Row) -> Iterator[Item]:
    """A line of the arena's own log: who voted how about two states of the talk."""
    kind = row.text("type")
    if kind not in _LOGGED:
        row.notes[OTHER_LINES_NOTE] += 1
        return
    states = row.rows("states")
    shown = row.list_of("models")
    if len(states) != 2 or len(shown) != 2:
        raise ProblemForYou(phrase("A vote must have two models and two states."))
    talks = [_said_in(state) for state in states]
    cut = common_turns(*talks)
    models = [state.word("model_name") or _named(name) for state, name in zip(states, shown, strict=True)]
    row.get("ip"), row.get("tstamp")  # an address is nobody's business
    named = any(_named(name) for name in shown)
    row.notes.update([HIDDEN_NOTE] * named)
    yield row.record(
        Conversation(talks[0][:cut], plain=cut == 1),
        [RecordResponse(i, spoken(talk[cut:]), model) for i, talk, model in zip(PAIR, talks, models, strict=True)],
        [says(VISITOR, PAIR, winner_of(_LOGGED[kind]))],
        id=states[0].identity("conv_id"),
        tags={"models": "shown" if named else "hidden"},
        pairs=(RecordPair(PAIR),),
    )


def _said_in(state: Row) -> tuple[Turn, ...]:
    """The messages of a state after those of its template: the visitor's and the model's in turn."""
    start, found = state.whole("offset") or 0, state.list_of("messages")
    texts = [item[1] if isinstance(item, list) and len(item) == 2 else item for item in found[start:]]
    if not texts or not all(text is None or isinstance(text, str) for text in texts):
        raise ProblemForYou(phrase("messages must be a list of [who, text]."))
    state.notes.update([NULL_NOTE] * texts.count(None))
    return tuple(Turn("user" if i % 2 == 0 else "assistant", text or "") for i, text in enumerate(texts))


def _named(shown: Any) -> str | None:
    """The model that the page named, without its heading; 'Model A' names none."""
    if not isinstance(shown, str):
        return None
    text = shown.removeprefix("<h3>").strip().removesuffix("</h3>")
    name = text.partition(": ")[2] if shown.startswith("<h3>") else text
    return name if name not in ("", "Model A", "Model B") else None


def _texts(row: Row, name: str) -> list[str]:
    """A list of turns, or the JSON of one, as the tables have it; a null among them is an empty answer."""
    given = row.need(name)
    found = parse_json(given) if isinstance(given, str) and given.lstrip().startswith("[") else given
    if isinstance(found, str):
        return [found]
    if not isinstance(found, list) or not found or not all(isinstance(item, str) or item is None for item in found):
        raise ProblemForYou(phrase("{name} must be a list of texts.", name=name))
    return ["" if item is None else item for item in found]


def _row_of_table(row: Row) -> Iterator[Item]:
    asked = _texts(row, "prompt")
    said = [_texts(row, name) for name in ("response_a", "response_b")]
    if len(asked) != len(said[0]) or len(asked) != len(said[1]):
        raise ProblemForYou(
            phrase(
                "There are {n} prompts with {n2} and {n3} responses.", n=len(asked), n2=len(said[0]), n3=len(said[1])
            )
        )
    models = (row.word("model_a"), row.word("model_b"))
    yield row.record(
        plain(asked[0]),
        [RecordResponse(i, _spoken(asked, texts), m) for i, texts, m in zip(PAIR, said, models, strict=True)],
        [says(VISITOR, PAIR, _vote(row))],
        id=row.identity("id"),
        pairs=(RecordPair(PAIR),),
    )


def _spoken(asked: Sequence[str], texts: Sequence[str]) -> ResponseText:
    """One text; or of several rounds the answers with the questions in between."""
    turns = [Turn("assistant", texts[0])]
    for question, text in zip(asked[1:], texts[1:], strict=True):
        turns += [Turn("user", question), Turn("assistant", text)]
    return spoken(turns)


def _vote(row: Row) -> Answer:
    """One of three columns is 1. None or several is no vote that can be read."""
    set_to_one = [name for name in _VOTES if str(row.get(name)).strip().casefold() in ("1", "1.0", "true")]
    if len(set_to_one) != 1:
        return Answer(scale="pairwise", status="unreadable", note=", ".join(set_to_one) or None, order="12")
    return winner_of(set_to_one[0].removeprefix("winner_"))


ARENA = layout(
    "arena",
    "Chatbot Arena battles",
    (
        Shape(
            words("model_a model_b winner conversation_a conversation_b"),
            _battle,
            fits=lambda value: "judge" not in value or any(name in value for name in _MARKS),
        ),
        Shape(words("tstamp type states models"), _logged),
        Shape(words("tstamp type model state"), _logged),
        Shape(("id", "prompt", "response_a", "response_b", *_VOTES), _row_of_table, columns=True),
    ),
    needs="Battles (models, winner, both conversations), rows with winner_model_a, …, or the vote log (type, states).",
    sign=phrase(
        "model_a favours response 1 (negative here), model_b response 2; 'tie' is 0, 'tie (bothbad)' is both bad."
    ),
    leaves_out=phrase("Addresses of visitors; of a log, lines that are no vote (counted) and the pages' settings."),
    source="lm-sys/FastChat, battles of 2023 and clean_battle_data.py; lmsys/lmsys-arena-human-preference-55k, "
    "lmarena-ai/…-140k, cards.",
)
