"""Reading a native record: from JSON to values, with a complaint that names the field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.model import (
    KINDS,
    MAIN_SLOT,
    ORDERS,
    PURPOSES,
    STATUSES,
    VERDICTS,
    Answer,
    CheckSpec,
    Constraint,
    Conversation,
    Evidence,
    Evolution,
    Judgement,
    Rater,
    ResponseText,
    Turn,
)
from nearmiss.records.checking import check_constraints, check_references
from nearmiss.records.fields import Fields, Shape
from nearmiss.records.values import Record, RecordDecision, RecordGold, RecordLabel, RecordPair, RecordResponse

_TYPES: dict[str, frozenset[type]] = {
    "text": frozenset((str,)),
    "id": frozenset((str, int)),
    "whole": frozenset((int,)),
    "number": frozenset((int, float)),
    "flag": frozenset((bool,)),
    "list": frozenset((list,)),
    "object": frozenset((dict,)),
    "any": frozenset((str, int, float, bool, list, dict)),  # what it must be, its own reader says
}


def _shape(**fields: str) -> Shape:
    """Names by type, several in one text."""
    return {name: _TYPES[kind] for kind, names in fields.items() for name in names.split()}


_RECORD = _shape(
    id="id",
    text="namespace system reference",
    list="messages context parents constraints responses pairs gold raters labels decisions",
    object="tags meta",
    any="prompt evolution",
)
_TURN = _shape(text="role content", list="images")
_RESPONSE = _shape(id="id", text="text model family from", list="messages", object="meta")
_EVOLUTION = _shape(whole="step", text="operation")
_CONSTRAINT = _shape(
    id="id", text="text category", number="weight", list="depends_on", whole="from_turn added_in", any="check"
)
_CHECK = _shape(text="id", object="args")
_PAIR = _shape(any="responses", text="origin", id="expected", list="expected_missed", object="meta")
_JUDGEMENT = _shape(text="verdict loose words", list="evidence")
_GOLD = _shape(any="pair", whole="preference", flag="both_bad", object="verdicts")
_DECISION = _shape(any="pair", whole="preference", flag="both_bad", text="note")
_RATER = _shape(text="rater kind group model family protocol", flag="anonymous")
_LABEL = _shape(
    text="rater kind act round slot purpose at scheme status statement elaboration order note",
    id="response",
    whole="preference",
    flag="both_bad",
    number="p1 confidence seconds",
    object="verdicts ratings context",
    list="ill_posed reasons deciding flags",
    any="pair",
)
_PLAIN: dict[str, Judgement] = {verdict: Judgement(verdict) for verdict in VERDICTS}
"""Verdicts with nothing beside them, which most are."""


def read_record(value: Any, line: int = 0) -> Record:
    """The record that a JSON object says. Raises ProblemForYou, naming the field, when it does not hold together."""
    fields = Fields(value, "")
    said = fields.of(_RECORD, others=True)
    record = Record(
        conversation=_conversation(fields),
        responses=_responses(fields),
        id=_identifier(said("id")),
        namespace=said("namespace"),
        reference=said("reference"),
        parents=fields.texts("parents"),
        evolution=_evolution(fields),
        tags=said("tags") or {},
        meta=said("meta") or {},
        constraints=fields.each("constraints", _constraint),
        pairs=_pairs(fields),
        gold=fields.each("gold", _gold),
        raters=fields.each("raters", _rater),
        labels=fields.each("labels", _label),
        decisions=fields.each("decisions", _decision),
        extra={name: item for name, item in fields.value.items() if name not in _RECORD},
        line=line,
    )
    check_references(record)
    return record


def _identifier(value: str | int | None) -> str | None:
    """Ids are opaque text. A whole number is taken as its digits, an empty text as none; nothing else is guessed."""
    return None if value is None or value == "" else str(value)


def _conversation(fields: Fields) -> Conversation:
    said = fields.value.get
    prompt, messages = said("prompt"), said("messages")
    if (prompt is None) == (messages is None):
        raise ProblemForYou("A record needs either 'prompt' or 'messages'.")
    context = fields.texts("context")
    if prompt is not None:
        if isinstance(prompt, Mapping):
            turn = _turn(Fields({"role": "user", **prompt}, "prompt"))
            return Conversation((turn,), said("system"), context, plain=True)
        return Conversation((Turn("user", fields.text("prompt") or ""),), said("system"), context, plain=True)
    turns = fields.each("messages", _turn)
    if not turns:
        raise ProblemForYou("messages must not be empty.")
    return Conversation(turns, said("system"), context, plain=False)


def _turn(fields: Fields) -> Turn:
    said = fields.of(_TURN, others=True)
    if said("role") is None:
        raise ProblemForYou(f"{fields.at('role')} is missing.")
    extra = {name: item for name, item in fields.value.items() if name not in _TURN}
    return Turn(said("role"), said("content") or "", fields.texts("images"), extra)


def _response_text(fields: Fields) -> ResponseText:
    if fields.value.get("messages") is not None:
        return ResponseText(None, fields.each("messages", _turn))
    text = fields.value.get("text")
    if text is None:
        raise ProblemForYou(f"{fields.path} needs 'text' or 'messages'.")
    return ResponseText(text)


def _responses(fields: Fields) -> tuple[RecordResponse, ...]:
    values = fields.get("responses", list)
    if values is None:
        raise ProblemForYou("A record needs 'responses'; an empty list says that there are none yet.")
    found = []
    for i, value in enumerate(values):
        one = Fields({"text": value} if isinstance(value, str) else value, f"responses[{i}]")
        said = one.of(_RESPONSE)
        identity = _identifier(said("id")) or f"r{i + 1}"
        known = (said("model"), said("family"), said("from"), said("meta") or {})
        found.append(RecordResponse(identity, _response_text(one), *known))
    return tuple(found)


def _evolution(fields: Fields) -> Evolution | None:
    if fields.value.get("evolution") is None:
        return None
    said = Fields(fields.value["evolution"], "evolution").of(_EVOLUTION)
    found = Evolution(said("step"), said("operation"))
    return None if found == Evolution() else found


def _constraint(fields: Fields) -> Constraint:
    said = fields.of(_CONSTRAINT)
    if not said("text"):
        raise ProblemForYou(f"{fields.at('text')} is missing.")
    check = None
    if said("check") is not None:
        inner = Fields(said("check"), fields.at("check")).of(_CHECK)
        check = CheckSpec(inner("id") or "", inner("args") or {})
    return Constraint(
        _identifier(said("id")) or "",
        said("text"),
        said("category"),
        said("weight"),
        check,
        fields.texts("depends_on"),
        said("from_turn"),
        said("added_in"),
    )


def read_constraints(value: Any) -> tuple[Constraint, ...]:
    """The list of constraints that JSON says, as it stands in a record. Raises ProblemForYou, naming the field."""
    found: tuple[Constraint, ...] = Fields({"constraints": value}, "").each("constraints", _constraint)
    check_constraints(found)
    return found


def _two(value: Any, path: str) -> tuple[str, str]:
    if not (isinstance(value, list) and len(value) == 2 and all(_is_id(item) for item in value)):
        raise ProblemForYou(f"{path} must be a list of two response ids.")
    return (str(value[0]), str(value[1]))


def _is_id(value: Any) -> bool:
    return isinstance(value, (str, int)) and not isinstance(value, bool)


def _pairs(fields: Fields) -> tuple[RecordPair, ...] | None:
    values = fields.get("pairs", list)
    if values is None:
        return None
    return tuple(_pair(value, f"pairs[{i}]") for i, value in enumerate(values))


def _pair(value: Any, path: str) -> RecordPair:
    if isinstance(value, list):
        return RecordPair(_two(value, path))
    fields = Fields(value, path)
    said = fields.of(_PAIR)
    return RecordPair(
        _two(said("responses"), fields.at("responses")),
        said("origin"),
        _identifier(said("expected")),
        fields.texts("expected_missed"),
        said("meta") or {},
    )


def _judgements(fields: Fields, name: str) -> dict[str, dict[str, Judgement]]:
    if not fields.value.get(name):
        return {}
    outer = Fields(fields.value[name], fields.at(name))
    return {
        constraint: {
            response: _judgement(value, outer, constraint, response)
            for response, value in Fields(by_response, outer.at(constraint)).value.items()
        }
        for constraint, by_response in outer.value.items()
    }


def _judgement(value: Any, outer: Fields, constraint: str, response: str) -> Judgement:
    plain = _PLAIN.get(value) if type(value) is str else None
    if plain is not None:
        return plain
    path = f"{outer.at(constraint)}.{response}"
    fields = Fields({"verdict": value} if isinstance(value, str) else value, path)
    said = fields.of(_JUDGEMENT)
    verdict = fields.choice("verdict", VERDICTS)
    if verdict is None:
        raise ProblemForYou(f"{path} has no verdict.")
    loose = fields.choice("loose", VERDICTS)
    return Judgement(verdict, fields.each("evidence", _evidence), loose, said("words"))


def _evidence(fields: Fields) -> Evidence:
    start, end = fields.integer("start"), fields.integer("end")
    if start is None or end is None or not 0 <= start <= end:
        raise ProblemForYou(f"{fields.path} must have 0 <= start <= end.")
    return Evidence(start, end)


def _gold(fields: Fields) -> RecordGold:
    said = fields.of(_GOLD)
    pair = _two(said("pair"), fields.at("pair"))
    return RecordGold(pair, said("preference"), bool(said("both_bad")), _judgements(fields, "verdicts"))


def _decision(fields: Fields) -> RecordDecision:
    said = fields.of(_DECISION)
    pair = _two(said("pair"), fields.at("pair"))
    return RecordDecision(pair, said("preference"), bool(said("both_bad")), said("note"))


def _rater(fields: Fields) -> Rater:
    said = fields.of(_RATER)
    if not said("rater"):
        raise ProblemForYou(f"{fields.at('rater')} is missing.")
    kind = fields.choice("kind", KINDS, "human")
    known = (said("group"), said("model"), said("family"), bool(said("anonymous")), said("protocol"))
    return Rater(said("rater"), kind, *known)


def _label(fields: Fields) -> RecordLabel:
    said = fields.of(_LABEL)
    if not said("rater"):
        raise ProblemForYou(f"{fields.at('rater')} is missing.")
    return RecordLabel(
        rater=said("rater"),
        subject=_subject(fields),
        answer=_answer(fields),
        kind=fields.choice("kind", KINDS),
        act=fields.choice("act", ("label", "skip"), "label"),
        round=said("round") or "",
        slot=said("slot") or MAIN_SLOT,
        purpose=fields.choice("purpose", PURPOSES, "work"),
        at=said("at"),
    )


def _subject(fields: Fields) -> tuple[str, ...]:
    pair, response = fields.value.get("pair"), _identifier(fields.value.get("response"))
    if (pair is None) == (response is None):
        raise ProblemForYou(f"{fields.path} needs either 'pair' or 'response'.")
    return (response,) if response is not None else _two(pair, fields.at("pair"))


def _answer(fields: Fields) -> Answer:
    """The answer of a label whose fields have the types that they may have."""
    said = fields.value.get
    answer = Answer(
        scale=said("scheme"),
        status=fields.choice("status", STATUSES, "given"),
        preference=said("preference"),
        both_bad=bool(said("both_bad")),
        p1=fields.number("p1", 0, 1),
        confidence=fields.number("confidence", 0, 1),
        verdicts=_judgements(fields, "verdicts"),
        ill_posed=fields.texts("ill_posed"),
        ratings=_ratings(fields),
        reasons=fields.texts("reasons"),
        deciding=fields.texts("deciding"),
        statement=said("statement"),
        elaboration=said("elaboration"),
        order=fields.choice("order", ORDERS),
        seconds=fields.number("seconds", 0),
        flags=fields.texts("flags"),
        note=said("note"),
        context=said("context") or {},
    )
    if answer.preference is not None and not -3 <= answer.preference <= 3:
        raise ProblemForYou(
            f"{fields.at('preference')} is {answer.preference}; it must lie between -3 and 3.",
            remedy="'Neither is valid' is said with both_bad, not with -100.",
        )
    if answer.preference is not None and answer.status != "given":
        raise ProblemForYou(f"{fields.at('preference')} stands beside the status '{answer.status}', which has none.")
    return answer


def _ratings(fields: Fields) -> dict[str, dict[str, float]]:
    ratings = fields.value.get("ratings")
    if not ratings:
        return {}
    outer = Fields(ratings, fields.at("ratings"))
    return {response: _numbers(outer, response) for response in ratings}


def _numbers(ratings: Fields, response: str) -> dict[str, float]:
    values = ratings.mapping(response)
    if not _TYPES["number"].issuperset(map(type, values.values())):
        inner = Fields(values, ratings.at(response))
        return {name: value for name in values if (value := inner.number(name)) is not None}
    return dict(values)


def read_judgements(value: Mapping[str, Any]) -> dict[str, dict[str, Judgement]]:
    """The verdicts that `write_judgements` wrote."""
    return _judgements(Fields({"verdicts": value}, ""), "verdicts")


def read_answer(value: Mapping[str, Any]) -> Answer:
    """What `write_answer` wrote, and `seen` when the label came from the log."""
    fields = Fields(value, "")
    fields.of(_LABEL, others=True)
    answer = _answer(fields)
    return replace(answer, seen=value["seen"]) if "seen" in value else answer
