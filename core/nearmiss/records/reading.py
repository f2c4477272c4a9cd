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
from nearmiss.records.fields import Fields
from nearmiss.records.values import Record, RecordDecision, RecordGold, RecordLabel, RecordPair, RecordResponse


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RECORD = _names(
    "id namespace prompt messages system context reference parents evolution tags meta constraints responses pairs"
    " gold raters labels decisions"
)
_RESPONSE = _names("id text messages model family from meta")
_EVOLUTION = _names("step operation")
_CONSTRAINT = _names("id text category weight check depends_on from_turn added_in")
_CHECK = _names("id args")
_PAIR = _names("responses origin expected expected_missed meta")
_JUDGEMENT = _names("verdict evidence loose words")
_GOLD = _names("pair preference both_bad verdicts")
_DECISION = _names("pair preference both_bad note")
_RATER = _names("rater kind group model family anonymous protocol")
_LABEL = _names(
    "rater kind act pair response round slot purpose at scheme status preference both_bad p1 confidence verdicts"
    " ill_posed ratings reasons deciding statement elaboration order seconds flags note context"
)


def read_record(value: Any, line: int = 0) -> Record:
    """The record that a JSON object says. Raises ProblemForYou, naming the field, when it does not hold together."""
    fields = Fields(value, "")
    record = Record(
        conversation=_conversation(fields),
        responses=_responses(fields),
        id=_identifier(fields, "id"),
        namespace=fields.text("namespace"),
        reference=fields.text("reference"),
        parents=fields.texts("parents"),
        evolution=_evolution(fields),
        tags=fields.mapping("tags"),
        meta=fields.mapping("meta"),
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


def _identifier(fields: Fields, name: str) -> str | None:
    """Ids are opaque text. A whole number is taken as its digits, an empty text as none; nothing else is guessed."""
    value = fields.get(name, (str, int))
    return None if value is None or value == "" else str(value)


def _conversation(fields: Fields) -> Conversation:
    if (fields.value.get("prompt") is None) == (fields.value.get("messages") is None):
        raise ProblemForYou("A record needs either 'prompt' or 'messages'.")
    context = fields.texts("context")
    prompt = fields.value.get("prompt")
    if prompt is not None:
        if isinstance(prompt, Mapping):
            turn = _turn(Fields({"role": "user", **prompt}, "prompt"))
            return Conversation((turn,), fields.text("system"), context, plain=True)
        return Conversation((Turn("user", fields.text("prompt") or ""),), fields.text("system"), context, plain=True)
    turns = fields.each("messages", _turn)
    if not turns:
        raise ProblemForYou("messages must not be empty.")
    return Conversation(turns, fields.text("system"), context, plain=False)


def _turn(fields: Fields) -> Turn:
    role, content = fields.text("role"), fields.text("content")
    if role is None:
        raise ProblemForYou(f"{fields.at('role')} is missing.")
    extra = {name: item for name, item in fields.value.items() if name not in ("role", "content", "images")}
    return Turn(role, content or "", fields.texts("images"), extra)


def _response_text(fields: Fields) -> ResponseText:
    if fields.value.get("messages") is not None:
        return ResponseText(None, fields.each("messages", _turn))
    text = fields.text("text")
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
        one.only(_RESPONSE)
        found.append(
            RecordResponse(
                _identifier(one, "id") or f"r{i + 1}",
                _response_text(one),
                one.text("model"),
                one.text("family"),
                one.text("from"),
                one.mapping("meta"),
            )
        )
    return tuple(found)


def _evolution(fields: Fields) -> Evolution | None:
    if fields.value.get("evolution") is None:
        return None
    inner = Fields(fields.value["evolution"], "evolution")
    inner.only(_EVOLUTION)
    found = Evolution(inner.integer("step"), inner.text("operation"))
    return None if found == Evolution() else found


def _constraint(fields: Fields) -> Constraint:
    fields.only(_CONSTRAINT)
    text = fields.text("text")
    if not text:
        raise ProblemForYou(f"{fields.at('text')} is missing.")
    check = None
    if fields.value.get("check") is not None:
        inner = Fields(fields.value["check"], fields.at("check"))
        inner.only(_CHECK)
        check = CheckSpec(inner.text("id") or "", inner.mapping("args"))
    return Constraint(
        _identifier(fields, "id") or "",
        text,
        fields.text("category"),
        fields.number("weight"),
        check,
        fields.texts("depends_on"),
        fields.integer("from_turn"),
        fields.integer("added_in"),
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
    fields.only(_PAIR)
    return RecordPair(
        _two(fields.value.get("responses"), fields.at("responses")),
        fields.text("origin"),
        _identifier(fields, "expected"),
        fields.texts("expected_missed"),
        fields.mapping("meta"),
    )


def _judgements(fields: Fields, name: str) -> dict[str, dict[str, Judgement]]:
    outer = Fields(fields.mapping(name), fields.at(name))
    return {
        constraint: {
            response: _judgement(value, f"{outer.at(constraint)}.{response}")
            for response, value in Fields(by_response, outer.at(constraint)).value.items()
        }
        for constraint, by_response in outer.value.items()
    }


def _judgement(value: Any, path: str) -> Judgement:
    fields = Fields({"verdict": value} if isinstance(value, str) else value, path)
    fields.only(_JUDGEMENT)
    verdict = fields.choice("verdict", VERDICTS)
    if verdict is None:
        raise ProblemForYou(f"{path} has no verdict.")
    loose, words = fields.choice("loose", VERDICTS), fields.text("words")
    return Judgement(verdict, fields.each("evidence", _evidence), loose, words)


def _evidence(fields: Fields) -> Evidence:
    start, end = fields.integer("start"), fields.integer("end")
    if start is None or end is None or not 0 <= start <= end:
        raise ProblemForYou(f"{fields.path} must have 0 <= start <= end.")
    return Evidence(start, end)


def _gold(fields: Fields) -> RecordGold:
    fields.only(_GOLD)
    pair = _two(fields.value.get("pair"), fields.at("pair"))
    return RecordGold(pair, fields.integer("preference"), fields.flag("both_bad"), _judgements(fields, "verdicts"))


def _decision(fields: Fields) -> RecordDecision:
    fields.only(_DECISION)
    pair = _two(fields.value.get("pair"), fields.at("pair"))
    return RecordDecision(pair, fields.integer("preference"), fields.flag("both_bad"), fields.text("note"))


def _rater(fields: Fields) -> Rater:
    fields.only(_RATER)
    name = fields.text("rater")
    if not name:
        raise ProblemForYou(f"{fields.at('rater')} is missing.")
    return Rater(
        name,
        fields.choice("kind", KINDS, "human"),
        fields.text("group"),
        fields.text("model"),
        fields.text("family"),
        fields.flag("anonymous"),
        fields.text("protocol"),
    )


def _label(fields: Fields) -> RecordLabel:
    fields.only(_LABEL)
    rater = fields.text("rater")
    if not rater:
        raise ProblemForYou(f"{fields.at('rater')} is missing.")
    return RecordLabel(
        rater=rater,
        subject=_subject(fields),
        answer=_answer(fields),
        kind=fields.choice("kind", KINDS),
        act=fields.choice("act", ("label", "skip"), "label"),
        round=fields.text("round") or "",
        slot=fields.text("slot") or MAIN_SLOT,
        purpose=fields.choice("purpose", PURPOSES, "work"),
        at=fields.text("at"),
    )


def _subject(fields: Fields) -> tuple[str, ...]:
    pair, response = fields.value.get("pair"), _identifier(fields, "response")
    if (pair is None) == (response is None):
        raise ProblemForYou(f"{fields.path} needs either 'pair' or 'response'.")
    return (response,) if response is not None else _two(pair, fields.at("pair"))


def _answer(fields: Fields) -> Answer:
    ratings = Fields(fields.mapping("ratings"), fields.at("ratings"))
    answer = Answer(
        scale=fields.text("scheme"),
        status=fields.choice("status", STATUSES, "given"),
        preference=fields.integer("preference"),
        both_bad=fields.flag("both_bad"),
        p1=fields.number("p1", 0, 1),
        confidence=fields.number("confidence", 0, 1),
        verdicts=_judgements(fields, "verdicts"),
        ill_posed=fields.texts("ill_posed"),
        ratings={response: _numbers(ratings, response) for response in ratings.value},
        reasons=fields.texts("reasons"),
        deciding=fields.texts("deciding"),
        statement=fields.text("statement"),
        elaboration=fields.text("elaboration"),
        order=fields.choice("order", ORDERS),
        seconds=fields.number("seconds", 0),
        flags=fields.texts("flags"),
        note=fields.text("note"),
        context=fields.mapping("context"),
    )
    if answer.preference is not None and not -3 <= answer.preference <= 3:
        raise ProblemForYou(
            f"{fields.at('preference')} is {answer.preference}; it must lie between -3 and 3.",
            remedy="'Neither is valid' is said with both_bad, not with -100.",
        )
    if answer.preference is not None and answer.status != "given":
        raise ProblemForYou(f"{fields.at('preference')} stands beside the status '{answer.status}', which has none.")
    return answer


def _numbers(ratings: Fields, response: str) -> dict[str, float]:
    inner = Fields(ratings.mapping(response), ratings.at(response))
    return {name: value for name in inner.value if (value := inner.number(name)) is not None}


def read_judgements(value: Mapping[str, Any]) -> dict[str, dict[str, Judgement]]:
    """The verdicts that `write_judgements` wrote."""
    return _judgements(Fields({"verdicts": value}, ""), "verdicts")


def read_answer(value: Mapping[str, Any]) -> Answer:
    """What `write_answer` wrote, and `seen` when the label came from the log."""
    answer = _answer(Fields(value, ""))
    return replace(answer, seen=value["seen"]) if "seen" in value else answer
