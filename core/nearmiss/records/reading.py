"""Reading a native record: from JSON to values, with a complaint that names the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
from nearmiss.records.values import Record, RecordDecision, RecordGold, RecordLabel, RecordPair, RecordResponse


class _Fields:
    """A JSON object being read: asks for fields by name and type, and knows its own path for complaints."""

    def __init__(self, value: Any, path: str) -> None:
        if not isinstance(value, Mapping):
            raise ProblemForYou(f"{path} must be an object, not {_name(value)}.")
        self.value = value
        self.path = path

    def get(self, name: str, types: type | tuple[type, ...], default: Any = None) -> Any:
        value = self.value.get(name)
        if value is None:
            return default
        allowed = types if isinstance(types, tuple) else (types,)
        if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
            wanted = " or ".join(_TYPE_NAMES[t] for t in allowed)
            raise ProblemForYou(f"{self.at(name)} must be {wanted}, not {_name(value)}.")
        return value

    def text(self, name: str) -> str | None:
        return self.get(name, str)  # type: ignore[no-any-return]

    def number(self, name: str, low: float | None = None, high: float | None = None) -> float | None:
        value = self.get(name, (int, float))
        if value is None:
            return None
        if (low is not None and value < low) or (high is not None and value > high):
            raise ProblemForYou(f"{self.at(name)} must lie between {low} and {high}, not {value}.")
        return value  # type: ignore[no-any-return]

    def integer(self, name: str) -> int | None:
        return self.get(name, int)  # type: ignore[no-any-return]

    def flag(self, name: str) -> bool:
        return bool(self.get(name, bool, False))

    def texts(self, name: str) -> tuple[str, ...]:
        values = self.get(name, list, [])
        for value in values:
            if not isinstance(value, str):
                raise ProblemForYou(f"{self.at(name)} must be a list of strings; it holds {_name(value)}.")
        return tuple(values)

    def mapping(self, name: str) -> Mapping[str, Any]:
        return self.get(name, dict, {})  # type: ignore[no-any-return]

    def choice(self, name: str, choices: Sequence[str], default: str | None = None) -> Any:
        value = self.text(name)
        if value is None:
            return default
        if value not in choices:
            raise ProblemForYou(f"{self.at(name)} is '{value}'; it must be one of {', '.join(choices)}.")
        return value

    def each(self, name: str, read: Callable[[_Fields], Any]) -> tuple[Any, ...]:
        values = self.get(name, list, [])
        return tuple(read(_Fields(value, f"{self.at(name)}[{i}]")) for i, value in enumerate(values))

    def only(self, *known: str) -> None:
        """Refuse a field that is not known: a misspelt `preference` must not vanish."""
        for name in self.value:
            if name not in known:
                raise ProblemForYou(f"{self.at(name)} is not a field of a native record.")

    def at(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name


_TYPE_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false", list: "a list",
               dict: "an object"}  # fmt: skip


def _name(value: Any) -> str:
    return "null" if value is None else _TYPE_NAMES.get(type(value), type(value).__name__)


_RECORD_FIELDS = (
    *("id", "namespace", "prompt", "messages", "system", "context", "reference", "parents", "evolution", "tags"),
    *("meta", "constraints", "responses", "pairs", "gold", "raters", "labels", "decisions"),
)


def read_record(value: Any, line: int = 0) -> Record:
    """The record that a JSON object says. Raises ProblemForYou, naming the field, when it does not hold together."""
    fields = _Fields(value, "")
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
        extra={name: item for name, item in fields.value.items() if name not in _RECORD_FIELDS},
        line=line,
    )
    check_references(record)
    return record


def _identifier(fields: _Fields, name: str) -> str | None:
    """Ids are opaque text. A whole number is taken as its digits; nothing else is guessed."""
    value = fields.get(name, (str, int))
    return None if value is None else str(value)


def _conversation(fields: _Fields) -> Conversation:
    if (fields.value.get("prompt") is None) == (fields.value.get("messages") is None):
        raise ProblemForYou("A record needs either 'prompt' or 'messages'.")
    context = fields.texts("context")
    prompt = fields.value.get("prompt")
    if prompt is not None:
        if isinstance(prompt, Mapping):
            turn = _turn(_Fields({"role": "user", **prompt}, "prompt"))
            return Conversation((turn,), fields.text("system"), context, plain=True)
        return Conversation((Turn("user", fields.text("prompt") or ""),), fields.text("system"), context, plain=True)
    turns = fields.each("messages", _turn)
    if not turns:
        raise ProblemForYou("messages must not be empty.")
    return Conversation(turns, fields.text("system"), context, plain=False)


def _turn(fields: _Fields) -> Turn:
    role, content = fields.text("role"), fields.text("content")
    if role is None:
        raise ProblemForYou(f"{fields.at('role')} is missing.")
    extra = {name: item for name, item in fields.value.items() if name not in ("role", "content", "images")}
    return Turn(role, content or "", fields.texts("images"), extra)


def _response_text(fields: _Fields) -> ResponseText:
    if fields.value.get("messages") is not None:
        return ResponseText(None, fields.each("messages", _turn))
    text = fields.text("text")
    if text is None:
        raise ProblemForYou(f"{fields.path} needs 'text' or 'messages'.")
    return ResponseText(text)


def _responses(fields: _Fields) -> tuple[RecordResponse, ...]:
    values = fields.get("responses", list, [])
    if not values:
        raise ProblemForYou("A record needs 'responses', one or more.")
    found = []
    for i, value in enumerate(values):
        one = _Fields({"text": value} if isinstance(value, str) else value, f"responses[{i}]")
        one.only("id", "text", "messages", "model", "family", "from", "meta")
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


def _evolution(fields: _Fields) -> Evolution | None:
    if fields.value.get("evolution") is None:
        return None
    inner = _Fields(fields.value["evolution"], "evolution")
    inner.only("step", "operation")
    return Evolution(inner.integer("step"), inner.text("operation"))


def _constraint(fields: _Fields) -> Constraint:
    fields.only("id", "text", "category", "weight", "check", "depends_on", "from_turn", "added_in")
    text = fields.text("text")
    if not text:
        raise ProblemForYou(f"{fields.at('text')} is missing.")
    check = None
    if fields.value.get("check") is not None:
        inner = _Fields(fields.value["check"], fields.at("check"))
        inner.only("id", "args")
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


def _two(value: Any, path: str) -> tuple[str, str]:
    if not (isinstance(value, list) and len(value) == 2 and all(isinstance(item, str) for item in value)):
        raise ProblemForYou(f"{path} must be a list of two response ids.")
    return (value[0], value[1])


def _pairs(fields: _Fields) -> tuple[RecordPair, ...] | None:
    values = fields.get("pairs", list)
    if values is None:
        return None
    return tuple(_pair(value, f"pairs[{i}]") for i, value in enumerate(values))


def _pair(value: Any, path: str) -> RecordPair:
    if isinstance(value, list):
        return RecordPair(_two(value, path))
    fields = _Fields(value, path)
    fields.only("responses", "origin", "expected", "expected_missed", "meta")
    return RecordPair(
        _two(fields.value.get("responses"), fields.at("responses")),
        fields.text("origin"),
        fields.text("expected"),
        fields.texts("expected_missed"),
        fields.mapping("meta"),
    )


def _judgements(fields: _Fields, name: str) -> dict[str, dict[str, Judgement]]:
    outer = _Fields(fields.mapping(name), fields.at(name))
    return {
        constraint: {
            response: _judgement(value, f"{outer.at(constraint)}.{response}")
            for response, value in _Fields(by_response, outer.at(constraint)).value.items()
        }
        for constraint, by_response in outer.value.items()
    }


def _judgement(value: Any, path: str) -> Judgement:
    fields = _Fields({"verdict": value} if isinstance(value, str) else value, path)
    fields.only("verdict", "evidence", "loose")
    verdict = fields.choice("verdict", VERDICTS)
    if verdict is None:
        raise ProblemForYou(f"{path} has no verdict.")
    return Judgement(verdict, fields.each("evidence", _evidence), fields.choice("loose", VERDICTS))


def _evidence(fields: _Fields) -> Evidence:
    start, end = fields.integer("start"), fields.integer("end")
    if start is None or end is None or not 0 <= start <= end:
        raise ProblemForYou(f"{fields.path} must have 0 <= start <= end.")
    return Evidence(start, end)


def _gold(fields: _Fields) -> RecordGold:
    fields.only("pair", "preference", "both_bad", "verdicts")
    pair = _two(fields.value.get("pair"), fields.at("pair"))
    return RecordGold(pair, fields.integer("preference"), fields.flag("both_bad"), _judgements(fields, "verdicts"))


def _decision(fields: _Fields) -> RecordDecision:
    fields.only("pair", "preference", "both_bad", "note")
    pair = _two(fields.value.get("pair"), fields.at("pair"))
    return RecordDecision(pair, fields.integer("preference"), fields.flag("both_bad"), fields.text("note"))


def _rater(fields: _Fields) -> Rater:
    fields.only("rater", "kind", "group", "model", "family", "anonymous", "protocol")
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


_LABEL_FIELDS = (
    *("rater", "kind", "act", "pair", "response", "round", "slot", "purpose", "at", "scheme", "status"),
    *("preference", "both_bad", "p1", "confidence", "verdicts", "ill_posed", "ratings", "reasons", "deciding"),
    *("statement", "elaboration", "order", "seconds", "flags", "note", "context"),
)


def _label(fields: _Fields) -> RecordLabel:
    fields.only(*_LABEL_FIELDS)
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


def _subject(fields: _Fields) -> tuple[str, ...]:
    pair, response = fields.value.get("pair"), fields.text("response")
    if (pair is None) == (response is None):
        raise ProblemForYou(f"{fields.path} needs either 'pair' or 'response'.")
    return (response,) if response is not None else _two(pair, fields.at("pair"))


def _answer(fields: _Fields) -> Answer:
    ratings = _Fields(fields.mapping("ratings"), fields.at("ratings"))
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
    return answer


def _numbers(ratings: _Fields, response: str) -> dict[str, float]:
    inner = _Fields(ratings.mapping(response), ratings.at(response))
    return {name: value for name in inner.value if (value := inner.number(name)) is not None}


def check_references(record: Record) -> None:
    """Refuse a record whose labels, pairs or constraints name what the record does not hold."""
    responses = _unique([response.id for response in record.responses], "response")
    constraints = _unique([item.id for item in record.constraints], "constraint")
    for index, item in enumerate(record.constraints):
        if not item.id:
            raise ProblemForYou(f"constraints[{index}].id is missing.")
        _known(item.depends_on, constraints, f"constraints[{index}].depends_on", "constraint")
    for pair in record.all_pairs():
        _known(pair.responses, responses, "pairs", "response")
        _known(pair.expected_missed, constraints, "pairs.expected_missed", "constraint")
        _known((pair.expected,) if pair.expected else (), responses, "pairs.expected", "response")
    for gold in record.gold:
        _known(gold.pair, responses, "gold", "response")
    for decision in record.decisions:
        _known(decision.pair, responses, "decisions", "response")
    for index, label in enumerate(record.labels):
        place = f"labels[{index}]"
        _known(label.subject, responses, place, "response")
        _known(
            (*label.answer.verdicts, *label.answer.ill_posed, *label.answer.deciding), constraints, place, "constraint"
        )
        _known([r for by in label.answer.verdicts.values() for r in by], responses, place, "response")
        _known(tuple(label.answer.ratings), responses, place, "response")


def _unique(ids: Sequence[str], what: str) -> frozenset[str]:
    if len(set(ids)) < len(ids):
        twice = next(item for item in ids if ids.count(item) > 1)
        raise ProblemForYou(f"The {what} id '{twice}' stands twice in one record.")
    return frozenset(ids)


def _known(ids: Sequence[str], known: frozenset[str], path: str, what: str) -> None:
    for item in ids:
        if item not in known:
            raise ProblemForYou(f"{path} names the {what} '{item}', which the record does not hold.")


def read_judgements(value: Mapping[str, Any]) -> dict[str, dict[str, Judgement]]:
    """The verdicts that `write_judgements` wrote."""
    return _judgements(_Fields({"verdicts": value}, ""), "verdicts")


def read_answer(value: Mapping[str, Any]) -> Answer:
    """What `write_answer` wrote, and `seen` when the label came from the log."""
    answer = _answer(_Fields(value, ""))
    return replace(answer, seen=value["seen"]) if "seen" in value else answer
