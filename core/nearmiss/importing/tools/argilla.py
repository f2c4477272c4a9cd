"""Argilla 2: records as its folder holds them or as flattened rows, with people's responses and suggestions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row, Said
from nearmiss.importing.sides import says
from nearmiss.importing.tools.paired_fields import Task, choice_of, task_of
from nearmiss.model import Answer, Rater
from nearmiss.phrases import phrase
from nearmiss.records import RecordLabel, RecordPair

STATUS_NOTE = phrase("answers without a status: drafts among them cannot be told")
DRAFT_NOTE = phrase("drafts, left out")
PREFERENCE = "preference"


@dataclass(slots=True)
class _Said:
    """What one user answered, question by question, and whether it was submitted."""

    values: dict[str, Any] = field(default_factory=dict)
    status: str | None = None


def _folder(row: Row) -> Iterator[Item]:
    """A record of records.json: answers by question, without a status."""
    users: dict[str, _Said] = {}
    for question, answers in row.mapping("responses").items():
        for item in row.inner({"answers": answers}, question).rows("answers"):
            users.setdefault(item.word("user_id") or "", _Said()).values[question] = item.get("value")
    agents: dict[str, _Said] = {}
    scores: dict[str, Any] = {}
    for question, suggestion in row.mapping("suggestions").items():
        inner = row.inner(suggestion if isinstance(suggestion, dict) else {}, question)
        agent = inner.word("agent") or "Argilla suggestion"
        agents.setdefault(agent, _Said()).values[question] = inner.get("value")
        scores[agent] = inner.get("score") if question == PREFERENCE else scores.get(agent)
    if users:
        row.notes[STATUS_NOTE] += len(users)
    row.get("_server_id")
    yield from _record(row, row.mapping("fields"), users, agents, scores)


def _flat(row: Row) -> Iterator[Item]:
    """A flattened record: fields beside 'QUESTION.responses', its users and their status."""
    questions = [name.removesuffix(".responses") for name in row.value if name.endswith(".responses")]
    users: dict[str, _Said] = {}
    agents: dict[str, _Said] = {}
    scores: dict[str, Any] = {}
    for question in questions:
        values = row.list_of(f"{question}.responses")
        people, states = row.list_of(f"{question}.responses.users"), row.list_of(f"{question}.responses.status")
        for place, value in enumerate(values):
            user = str(people[place]) if place < len(people) else f"user {place + 1}"
            said = users.setdefault(user, _Said())
            said.values[question] = value
            said.status = str(states[place]) if place < len(states) else said.status
        if row.has(f"{question}.suggestion"):
            agent = row.word(f"{question}.suggestion.agent") or "Argilla suggestion"
            agents.setdefault(agent, _Said()).values[question] = row.get(f"{question}.suggestion")
            scores[agent] = row.get(f"{question}.suggestion.score")
    row.get("_server_id")
    fields = {name: value for name, value in row.value.items() if "." not in name and name not in ("id", "status")}
    yield from _record(row, fields, users, agents, scores)


def _record(
    row: Row,
    fields: Mapping[str, Any],
    users: Mapping[str, _Said],
    agents: Mapping[str, _Said],
    scores: Mapping[str, Any],
) -> Iterator[Item]:
    task = task_of(fields, row)
    said = [found for user, item in users.items() if (found := _person(row, user, item, task))]
    for agent, item in agents.items():
        score = scores.get(agent)
        sure = score if isinstance(score, float) and 0 <= score <= 1 else None
        answer = replace(_answer(item.values, task.names), confidence=sure)
        said.append(says(Rater(agent, "judge", model=agent), task.pair, answer))
    for name in fields:
        row.get(name)
    identity = row.identity("id") if row.has("id") else None
    meta = {name: value for name, value in task.rest.items() if not name.startswith("_")}
    yield row.record(task.conversation, task.responses, said, id=identity, pairs=(RecordPair(task.pair),), meta=meta)


def _person(row: Row, user: str, said: _Said, task: Task) -> Said | None:
    """Drafts are counted and left out; a discarded record is one that the user skipped."""
    rater = Rater(user) if user else Rater("annotator", "human", anonymous=True)
    if said.status == "draft":
        row.notes[DRAFT_NOTE] += 1
        return None
    if said.status == "discarded":
        return rater, RecordLabel(rater.name, task.pair, Answer(note="discarded in Argilla"), rater.kind, act="skip")
    return says(rater, task.pair, _answer(said.values, task.names))


def _answer(values: Mapping[str, Any], names: tuple[str, str]) -> Answer:
    """The question 'preference', or the only one that says a side, is the preference; texts are the justification."""
    sides = {question: found for question, value in values.items() if (found := choice_of(value, names))}
    asked = PREFERENCE if PREFERENCE in sides else next(iter(sides)) if len(sides) == 1 else None
    rest = {question: value for question, value in values.items() if question != asked and value is not None}
    texts = [value for question, value in rest.items() if isinstance(value, str) and question not in sides]
    others = {question: value for question, value in rest.items() if not (isinstance(value, str) and value in texts)}
    answer = sides[asked] if asked else Answer()
    if asked is None and values.get(PREFERENCE) is not None:
        answer = Answer(status="unreadable", note=str(values[PREFERENCE]))
    return replace(answer, elaboration="\n\n".join(texts) or None, context={"answers": others} if others else {})


def _is_flat(value: Mapping[str, Any]) -> bool:
    return any(name.endswith(".responses") for name in value)


ARGILLA = layout(
    "argilla",
    "Argilla 2",
    (Shape(words("fields responses"), _folder, lacks=("data",)), Shape((), _flat, fits=_is_flat)),
    needs="records.json of a saved folder, or flattened rows; prompt and two responses by name or said with --map.",
    sign=phrase(
        "A, left, a1 to a3 and the first field favour response 1 (negative here), B and the second response 2."
    ),
    leaves_out=phrase(
        "Vectors, the server's ids; drafts, counted. records.json has no status, so drafts in it look like answers."
    ),
    source="Argilla documentation, version 2, exporting datasets.",
)
