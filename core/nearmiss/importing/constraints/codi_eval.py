"""CoDI-Eval: six families of controlled generation (sentiment, topic, both, length, keywords, no toxicity)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nearmiss.canonical import hash_value
from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row, Said
from nearmiss.importing.sides import says, verdict_of, verdicts_on
from nearmiss.model import Answer, CheckSpec, Constraint, Rater
from nearmiss.phrases import phrase

CHECKER = Rater("CoDI-Eval evaluation", "check")
_POLES = ("negative sentiment", "neutral sentiment", "positive sentiment")
_SENTIMENTS = frozenset(("anger", "disgust", "fear", "joy", "sadness", "surprise", *_POLES))
_MODES = ("at most", "at least", "equal to", "around", "between")


def _constraints(row: Row) -> Iterator[Constraint]:
    if row.has("label1") or row.has("label2"):
        yield Constraint("topic", f"The topic is {row.text('label1')}.", "topic")
        yield Constraint("sentiment", f"The sentiment is {row.text('label2')}.", "sentiment")
    elif row.has("mode"):
        yield _length(row)
    elif isinstance(row.value.get("label"), list):
        yield from _keywords(row)
    elif row.has("label"):
        label = row.text("label")
        family = "sentiment" if label in _SENTIMENTS else "topic"
        yield Constraint(family, f"The {family} is {label}.", family)
    else:
        yield Constraint("detoxic", "The text is not toxic.", "detoxic")


def _length(row: Row) -> Constraint:
    mode, bounds = row.text("mode"), row.list_of("label")
    if mode not in _MODES or len(bounds) != 2 or not all(isinstance(n, (int, float)) for n in bounds):
        raise ProblemForYou("label must be two numbers, and mode one of " + ", ".join(_MODES) + ".")
    low, high = (int(bound) if float(bound).is_integer() else bound for bound in bounds)
    check = CheckSpec("codi:length", {"mode": mode, "low": low, "high": high})
    return Constraint("length", f"The length is {mode} {low:g} to {high:g} words.", "length", check=check)


def _keywords(row: Row) -> Iterator[Constraint]:
    wanted, unwanted = row.texts("label"), row.some_text("anti_label")
    check = CheckSpec("codi:keyword", {"keywords": list(wanted)})
    yield Constraint("keyword", f"These words occur: {', '.join(wanted)}.", "keyword", check=check)
    if unwanted:
        unlike = CheckSpec("codi:keyword", {"anti_keywords": [unwanted]})
        yield Constraint("anti-keyword", f"This does not occur: {unwanted}.", "keyword", check=unlike)


def _record(row: Row) -> Iterator[Item]:
    constraints = tuple(_constraints(row))
    text, context = row.text("instruction"), row.some_text("context")
    name = hash_value("codi", text, [item.text for item in constraints])[:16]
    responses = with_ids([row.response("text", row.file)]) if row.has("text") else ()
    said = list(_success(row, constraints, responses[0].id)) if responses else []
    row.get("context_id")
    yield row.record(
        plain(text),
        responses,
        said,
        id=name,
        constraints=constraints,
        tags={"task": "+".join(dict.fromkeys(item.category or "" for item in constraints))},
        meta={"continues": context} if context else {},
        joins=True,
    )


def _success(row: Row, constraints: tuple[Constraint, ...], response: str) -> Iterator[Said]:
    """Success is of the whole; in the family of two labels, of each."""
    each = {"topic": row.get("success1"), "sentiment": row.get("success2")}
    whole = row.get("success")
    one = {constraints[0].id: whole} if len(constraints) == 1 else {}
    named = one or {name: value for name, value in each.items() if value is not None}
    if named:
        yield says(CHECKER, (response,), Answer(verdicts=verdicts_on(response, named)))
    elif whole is not None:
        number = {"met": 1.0, "missed": 0.0}.get(verdict_of(whole).verdict)
        answer = Answer(status="unreadable", note=str(whole)) if number is None else _whole(response, number)
        yield says(CHECKER, (response,), answer)


def _whole(response: str, success: float) -> Answer:
    """Success of several constraints together is no verdict on any of them: a rating of 1 or 0."""
    return Answer(ratings={response: {"success": success}})


def _fits(value: Mapping[str, Any]) -> bool:
    label = value.get("label")
    labelled = isinstance(label, (str, list)) or "label1" in value
    return (labelled or "context_id" in value) and isinstance(value.get("instruction"), str)


CODI_EVAL = layout(
    "codi-eval",
    "CoDI-Eval",
    (Shape(words("instruction"), _record, lacks=words("input output chosen rejected output_1 passages"), fits=_fits),),
    needs="instruction with label, label1 and label2, mode, or context; with or without text and success.",
    sign=phrase("No preference: success 1 is met, 0 is missed."),
    leaves_out=phrase("Nothing; what a classifier found (generate_label …) stays in meta."),
    source="Xt-cyh/CoDI-Eval, data/instructions and evaluate.py, commit 274a98d.",
)
