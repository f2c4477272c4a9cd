"""Label Studio's JSON: tasks with people's annotations and models' predictions; deselected is not a tie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.answers import anonymous, label
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row, Said
from nearmiss.importing.tools.paired_fields import choice_of, task_of
from nearmiss.model import Answer, Rater
from nearmiss.phrases import phrase
from nearmiss.records import RecordGold, RecordLabel, RecordPair

AGAIN_NOTE = phrase("answers of somebody who had answered before, kept as repeats")
SILENT_NOTE = phrase("annotations without a side chosen, which is no tie")


@dataclass(slots=True)
class _Parts:
    """What the results of one annotation say together."""

    answer: Answer | None = None
    unread: Any = None  # what was selected and names no side
    choices: dict[str, list[Any]] = field(default_factory=dict)  # by the name of their control
    ratings: dict[str, dict[str, float]] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    others: list[Any] = field(default_factory=list)


def _task(row: Row) -> Iterator[Item]:
    inner = row.inner(row.mapping("data") if row.has("data") else row.value, "data")
    task = task_of(inner.value, row)
    pair, names = task.pair, task.names
    ids = dict(zip(names, pair, strict=True))
    said, gold, times = list[Said](), list[RecordGold](), Counter[str]()
    for place, item in enumerate(row.rows("annotations"), 1):
        rater = _person(item.get("completed_by"), place)
        times[rater.name] += 1
        said.append((rater, _label(item, rater, pair, names, ids, times[rater.name])))
        preference = said[-1][1].answer.preference
        if item.get("ground_truth") is True and preference is not None:
            gold.append(RecordGold(pair, preference))
    for item in row.rows("predictions"):
        said.append(_prediction(item, pair, names, ids))
    yield row.record(
        task.conversation,
        task.responses,
        said,
        id=row.identity("id") if row.has("id") else None,
        pairs=(RecordPair(pair),),
        gold=tuple(gold),
        meta={"data": dict(task.rest)} if task.rest else {},
    )


def _person(value: Any, place: int) -> Rater:
    """Who completed it: an id, or an object with one; else nobody but a place in a list."""
    if isinstance(value, dict):
        value = value.get("email") or value.get("username") or value.get("id")
    if isinstance(value, (str, int)) and not isinstance(value, bool) and value != "":
        return Rater(f"{value}")
    return anonymous("Label Studio", place)


def _label(
    item: Row, rater: Rater, pair: tuple[str, str], names: tuple[str, str], ids: Mapping[str, str], time: int
) -> RecordLabel:
    again = time > 1
    if again:
        item.notes[AGAIN_NOTE] += 1
    skipped = item.get("was_cancelled") is True
    answer = _answer(item, names, ids) if not skipped else Answer(note="skipped in Label Studio")
    if not skipped and answer.preference is None and not answer.both_bad:
        item.notes[SILENT_NOTE] += 1
    return RecordLabel(
        rater.name,
        pair,
        answer,
        rater.kind,
        act="skip" if skipped else "label",
        slot=f"repeat:{time - 1}" if again else "main",
        purpose="repeat" if again else "work",
        at=item.some_text("created_at"),
    )


def _answer(item: Row, names: tuple[str, str], ids: Mapping[str, str], **rest: Any) -> Answer:
    parts = _parts(item.rows("result"), names, ids)
    chosen = _chosen(parts, names)
    unread = chosen is None and parts.unread is not None
    seconds = item.number("lead_time") if item.has("lead_time") else None
    return Answer(
        scale=chosen.scale if chosen else None,
        preference=chosen.preference if chosen else None,
        both_bad=bool(chosen and chosen.both_bad),
        status="unreadable" if unread else "given",
        note=str(parts.unread) if unread else None,
        ratings=parts.ratings,
        reasons=tuple(dict.fromkeys(parts.reasons)),
        elaboration="\n\n".join(parts.texts) or None,
        order="12",
        seconds=seconds if seconds is None or seconds >= 0 else None,
        context={"results": parts.others} if parts.others else {},
        **rest,
    )


def _chosen(parts: _Parts, names: tuple[str, str]) -> Answer | None:
    """What was selected; a control of choices that says a side alone, or with a strength on the side selected.

    Choices that say no side, and controls that contradict what was selected or one another, are reasons.
    """
    sides = {
        control: found
        for control, said in parts.choices.items()
        if len(said) == 1 and (found := choice_of(said[0], names))
    }
    control = next(iter(sides)) if len(sides) == 1 else None
    chosen, selected = sides[control] if control else None, parts.answer
    agrees = selected is None or (chosen is not None and _side(chosen) == _side(selected) != 0)
    taken = control if control and agrees and parts.unread is None else None
    parts.reasons += [f"{name}: {one}" for name, said in parts.choices.items() if name != taken for one in said]
    return chosen if taken else selected


def _side(answer: Answer) -> int:
    preference = answer.preference or 0
    return (preference > 0) - (preference < 0)


def _parts(results: Sequence[Row], names: tuple[str, str], ids: Mapping[str, str]) -> _Parts:
    parts = _Parts()
    for item in results:
        value, kind, target = item.mapping("value"), item.word("type"), item.get("to_name")
        name, response = item.word("from_name") or "", ids.get(target) if isinstance(target, str) else None
        if kind == "pairwise":
            parts.answer = choice_of(value.get("selected"), names)
            parts.unread = value.get("selected") if parts.answer is None else None
        elif kind == "rating" and response and isinstance(value.get("rating"), int):
            parts.ratings.setdefault(response, {})[name] = value["rating"]
        elif kind == "choices" and isinstance(value.get("choices"), list):
            parts.choices.setdefault(name, []).extend(value["choices"])
        elif kind == "textarea":
            text = value.get("text")
            parts.texts += [str(line) for line in (text if isinstance(text, list) else [text]) if line]
        else:
            parts.others.append(dict(item.value))
    return parts


def _prediction(item: Row, pair: tuple[str, str], names: tuple[str, str], ids: Mapping[str, str]) -> Said:
    version, score = item.word("model_version"), item.get("score")
    judge = Rater(version or "Label Studio prediction", "judge", model=version)
    sure = float(score) if isinstance(score, (int, float)) and not isinstance(score, bool) and 0 <= score <= 1 else None
    return judge, label(judge, pair, _answer(item, names, ids, confidence=sure))


def _is_task(value: Mapping[str, Any]) -> bool:
    return isinstance(value["data"], dict)


def _refuse_flat(row: Row) -> Iterator[Item]:
    raise ProblemForYou(
        phrase("This is Label Studio's JSON_MIN, which leaves out who said what."), remedy=phrase("Export as JSON.")
    )


LABEL_STUDIO = layout(
    "label-studio",
    "Label Studio",
    (
        Shape(words("data"), _task, fits=_is_task),
        Shape(words("annotator annotation_id created_at updated_at lead_time"), _refuse_flat),
    ),
    needs="Tasks (data, annotations, predictions); prompt and two responses are found by name or said with --map.",
    sign=phrase(
        "left, A and 'A better' favour response 1 (negative here), right and B response 2; nothing selected is no tie."
    ),
    leaves_out=phrase(
        "JSON_MIN, which has no annotators; controls' names. Marked stretches stay in the label's context."
    ),
    source="Label Studio documentation, export formats and Pairwise, 2025.",
)
