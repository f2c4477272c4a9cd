"""Writing a native record: what `read_record` reads back as an equal value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from nearmiss.model import MAIN_SLOT, Answer, Constraint, Conversation, Judgement, Rater, Turn
from nearmiss.records.values import Record, RecordDecision, RecordGold, RecordLabel, RecordPair, RecordResponse


def write_record(record: Record) -> dict[str, Any]:
    """The JSON object of a record: what `read_record` reads back as an equal value. Empty fields are left out."""
    conversation = record.conversation
    value: dict[str, Any] = {"id": record.id, "namespace": record.namespace}
    value.update(_write_conversation(conversation))
    value.update(
        system=conversation.system,
        context=list(conversation.context),
        reference=record.reference,
        parents=list(record.parents),
        evolution=_filled({"step": record.evolution.step, "operation": record.evolution.operation})
        if record.evolution
        else None,
        tags=dict(record.tags),
        meta=dict(record.meta),
        constraints=write_constraints(record.constraints),
        responses=[_write_response(item) for item in record.responses],
        pairs=None if record.pairs is None else [_write_pair(item) for item in record.pairs],
        gold=[_write_gold(item) for item in record.gold],
        raters=[_write_rater(item) for item in record.raters],
        labels=[write_label(item) for item in record.labels],
        decisions=[_write_decision(item) for item in record.decisions],
    )
    kept = _filled(value)
    kept["responses"] = value["responses"]  # an empty list says: none yet
    if record.pairs is not None:
        kept["pairs"] = value["pairs"]  # an empty list says: no pair at all
    return {**kept, **record.extra}  # ours to pass on, not to tidy


def _filled(value: Mapping[str, Any]) -> dict[str, Any]:
    """Without None, empty lists and empty objects. Zero, false and empty text say something and stay."""
    return {name: item for name, item in value.items() if item is not None and item != [] and item != {}}


def _write_turn(turn: Turn) -> dict[str, Any]:
    return {"role": turn.role, "content": turn.content, **_filled({"images": list(turn.images)}), **turn.extra}


def _write_conversation(conversation: Conversation) -> dict[str, Any]:
    if not conversation.plain:
        return {"messages": [_write_turn(turn) for turn in conversation.turns]}
    turn = conversation.turns[0]
    written = _write_turn(turn)
    if turn.role == "user":
        del written["role"]  # a prompt without a role is the user's
    return {"prompt": turn.content if written.keys() == {"content"} else written}


def write_constraints(constraints: Iterable[Constraint]) -> list[dict[str, Any]]:
    """A list of constraints as JSON: what `read_constraints` reads back as an equal value."""
    return [_write_constraint(item) for item in constraints]


def _write_constraint(item: Constraint) -> dict[str, Any]:
    check = {"id": item.check.id, **_filled({"args": dict(item.check.args)})} if item.check else None
    return _filled(
        {
            "id": item.id,
            "text": item.text,
            "category": item.category,
            "weight": item.weight,
            "check": check,
            "depends_on": list(item.depends_on),
            "from_turn": item.from_turn,
            "added_in": item.added_in,
        }
    )


def _write_response(item: RecordResponse) -> dict[str, Any]:
    text = {"text": item.text.text} if item.text.text is not None else {}
    messages = {} if text else {"messages": [_write_turn(turn) for turn in item.text.messages]}
    rest = {"model": item.model, "family": item.family, "from": item.origin, "meta": dict(item.meta)}
    return {"id": item.id, **text, **messages, **_filled(rest)}


def _write_pair(item: RecordPair) -> list[str] | dict[str, Any]:
    rest = _filled(
        {
            "origin": item.origin,
            "expected": item.expected,
            "expected_missed": list(item.expected_missed),
            "meta": dict(item.meta),
        }
    )
    return {"responses": list(item.responses), **rest} if rest else list(item.responses)


def write_judgements(verdicts: Mapping[str, Mapping[str, Judgement]]) -> dict[str, Any]:
    """Verdicts as JSON: by constraint, by response; plain text where nothing stands beside the verdict."""
    return {c: {r: _write_judgement(j) for r, j in by.items()} for c, by in verdicts.items()}


def _write_judgement(item: Judgement) -> str | dict[str, Any]:
    if not (item.evidence or item.loose or item.words is not None):
        return item.verdict
    evidence = [{"start": span.start, "end": span.end} for span in item.evidence]
    rest = _filled({"evidence": evidence, "loose": item.loose, "words": item.words})
    return {"verdict": item.verdict, **rest}


def _write_gold(item: RecordGold) -> dict[str, Any]:
    known = {"preference": item.preference, "both_bad": item.both_bad or None,
             "verdicts": write_judgements(item.verdicts)}  # fmt: skip
    return {"pair": list(item.pair), **_filled(known)}


def _write_decision(item: RecordDecision) -> dict[str, Any]:
    known = {"preference": item.preference, "both_bad": item.both_bad or None, "note": item.note}
    return {"pair": list(item.pair), **_filled(known)}


def _write_rater(item: Rater) -> dict[str, Any]:
    rest = {"group": item.group, "model": item.model, "family": item.family, "protocol": item.protocol}
    return {"rater": item.name, "kind": item.kind, **_filled({**rest, "anonymous": item.anonymous or None})}


def write_answer(answer: Answer) -> dict[str, Any]:
    """The fields of an answer, under the names that a label has in a record; what is empty is left out."""
    return _filled(
        {
            "scheme": answer.scale,
            "status": None if answer.status == "given" else answer.status,
            "preference": answer.preference,
            "both_bad": answer.both_bad or None,
            "p1": answer.p1,
            "confidence": answer.confidence,
            "verdicts": write_judgements(answer.verdicts),
            "ill_posed": list(answer.ill_posed),
            "ratings": {response: dict(values) for response, values in answer.ratings.items()},
            "reasons": list(answer.reasons),
            "deciding": list(answer.deciding),
            "statement": answer.statement,
            "elaboration": answer.elaboration,
            "order": answer.order,
            "seconds": answer.seconds,
            "flags": list(answer.flags),
            "note": answer.note,
            "context": dict(answer.context),
        }
    )


def write_label(label: RecordLabel) -> dict[str, Any]:
    """The JSON object of a label in a record."""
    subject = {"pair": list(label.subject)} if len(label.subject) == 2 else {"response": label.subject[0]}
    place = {
        "kind": label.kind,
        "act": None if label.act == "label" else label.act,
        "round": label.round or None,
        "slot": None if label.slot == MAIN_SLOT else label.slot,
        "purpose": None if label.purpose == "work" else label.purpose,
    }
    return {
        "rater": label.rater,
        **subject,
        **_filled(place),
        **write_answer(label.answer),
        **_filled({"at": label.at}),
    }
