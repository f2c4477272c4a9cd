"""What rows does a record come to? Pure, so that it can be done ahead of the file and in other processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from nearmiss import content
from nearmiss.canonical import hash_value
from nearmiss.errors import ProblemForYou
from nearmiss.lines import Act, Line, body_of, import_line
from nearmiss.model import SCALES, Answer, Rater
from nearmiss.phrases import phrase
from nearmiss.records import BadRecord, LabelsFor, Record, RecordLabel, write_answer, write_judgements
from nearmiss.reveals import renamed
from nearmiss.shown import Ready, add_ready

Identity = tuple[str, str, str | None, str | None]
"""What tells raters apart: name, kind, model, protocol."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a project says to every record: whose ids they are, its scale, and the ids of its raters."""

    namespace: str
    scale: str
    raters: Mapping[Identity, str]

    def rater_id(self, identity: Identity) -> str:
        """The rater's id in the project, or that of a new one, which follows from its name."""
        return self.raters.get(identity) or _new_id(*identity)


@lru_cache(1000)
def _new_id(name: str, kind: str, model: str | None, protocol: str | None) -> str:
    return hash_value("rater", kind, name, model, protocol)


class Listed(NamedTuple):
    """The constraints that a record gives its prompt: where their rows begin, and whose file says so."""

    prompt: str
    namespace: str
    start: int


@dataclass(slots=True)
class Prepared:
    """Records as rows, in their order. `unnamed`: the places of the prompts without an id."""

    records: int = 0
    rows: dict[str, list[content.Row]] = field(default_factory=lambda: {table: [] for table in content.INSERTS})
    lists: list[Listed] = field(default_factory=list)
    labels: Ready = field(default_factory=Ready)
    facts: Ready = field(default_factory=Ready)
    raters: dict[Identity, Rater] = field(default_factory=dict)
    unnamed: list[int] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    problems: list[BadRecord] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MadeApart:
    """A part of a file that was prepared elsewhere; None when it has to be here. `again` reads its items once more.

    `source_bytes`: the size of the whole file.
    """

    made: Prepared | None
    again: Callable[[], Iterable[Record | LabelsFor | BadRecord]]
    source_bytes: int = 0


def place_of(namespace: str, conversation: str) -> int:
    """What prompts without an id are counted by, in little room: a million of them are held in memory.

    Two that meet in 60 bits although they say different things would only be numbered, each time in the same way.
    """
    return int(hash_value("place", namespace, conversation)[:15], 16)


def add(made: Prepared, record: Record, setting: Setting, occurrence: int) -> None:
    """Add a record whose pictures are stored. Raises ProblemForYou or ValueError, and has added nothing then."""
    namespace = record.namespace or setting.namespace
    stored = content.store(record, namespace, occurrence)
    names = Names(stored.requirements, stored.responses)
    labels = _label_lines(record, names, setting, namespace)
    facts = _fact_lines(record, names, namespace)
    made.lists.append(Listed(stored.prompt, namespace, len(made.rows["requirement"])))
    for table, rows in stored.rows.items():
        made.rows[table].extend(rows)
    _add_labels(made, labels)
    for line in facts:
        add_ready(made.facts, line)
    for response in record.responses:
        if not response.text.shown:
            made.notes[phrase("empty responses")] += 1
    if record.id is None:
        made.unnamed.append(place_of(namespace, stored.content))
    made.records += 1


def add_labels(made: Prepared, item: LabelsFor, names: Names, setting: Setting) -> None:
    """Add labels about a prompt that is there already. Raises ProblemForYou, and has added nothing then."""
    _add_labels(made, _label_lines(item, names, setting, item.namespace))
    made.records += 1


def _add_labels(made: Prepared, labels: Iterable[_Labelled]) -> None:
    for label, rater, line in labels:
        made.raters[_identity_of(rater)] = rater
        add_ready(made.labels if label.act == "label" else made.facts, line)
        if label.answer.status != "given":
            made.notes[f"{label.answer.status} answers"] += 1


def cannot_be_stored(fault: Exception) -> str:
    """What is said of a record that holds what SQLite or JSON cannot keep."""
    return phrase("This record holds what cannot be stored: {fault}.", fault=fault)


# ------------------------------------------------------------------------------------------------- labels


@dataclass(frozen=True, slots=True)
class Names:
    """The keys that a prompt's constraints and responses have in the project, by the source's ids."""

    requirements: Mapping[str, str]
    responses: Mapping[str, str]

    def said(self, verdicts: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
        """Verdicts by key."""
        requirements, responses = self.requirements, self.responses
        return {requirements[c]: {responses[r]: said for r, said in by.items()} for c, by in verdicts.items()}


_Labelled = tuple[RecordLabel, Rater, Line]


def _label_lines(said: Record | LabelsFor, names: Names, setting: Setting, namespace: str) -> list[_Labelled]:
    declared = {rater.name: rater for rater in said.raters}
    found = []
    for label in said.labels:
        rater = _rater_of(label, declared, setting)
        found.append((label, rater, _label_line(label, rater, names, setting.scale, namespace)))
    return found


def _rater_of(label: RecordLabel, declared: Mapping[str, Rater], setting: Setting) -> Rater:
    """Who gave a label: as its file says, with the id in the project."""
    said = declared.get(label.rater)
    if said is None:
        kind: Any = label.kind or "human"
        return Rater(label.rater, kind, id=setting.rater_id((label.rater, kind, None, None)))
    identity = setting.rater_id(_identity_of(said))
    return Rater(said.name, said.kind, said.group, said.model, said.family, said.anonymous, said.protocol, identity)


def _identity_of(rater: Rater) -> Identity:
    """What tells a rater apart from others."""
    return (rater.name, rater.kind, rater.model, rater.protocol)


def _label_line(label: RecordLabel, rater: Rater, names: Names, scale: str, namespace: str) -> Line:
    """The line of a label. `scale`: that of its preference, when it says none."""
    scale = label.answer.scale or scale
    _check_scale(label.answer, scale, rater.kind)
    subject = tuple([names.responses[identity] for identity in label.subject])
    body = _answer_in_keys(label.answer, names, scale)
    act = Act(label.act, rater.id, subject, label.round, label.slot, label.purpose, body, None, label.at)
    return import_line(act, namespace)


def _answer_in_keys(answer: Answer, names: Names, scale: str) -> dict[str, Any]:
    """What an answer says, with hashes in place of the source's ids."""
    body = write_answer(answer)
    body["scheme"] = scale
    for name in ("ill_posed", "deciding"):
        if name in body:
            body[name] = [names.requirements[identity] for identity in body[name]]
    if "verdicts" in body:
        body["verdicts"] = names.said(body["verdicts"])
    if "ratings" in body:
        body["ratings"] = {names.responses[identity]: values for identity, values in body["ratings"].items()}
    if "context" in body:
        body["context"] = renamed(body["context"], names.requirements, names.responses)
    return body


def _check_scale(answer: Answer, scale: str, kind: str) -> None:
    """A person's or judge's preference must be on its scale; published aggregates may lie between (CONTRACT 3)."""
    allowed = SCALES.get(scale)
    if answer.preference is None or allowed is None or kind == "reference" or answer.preference in allowed:
        return
    raise ProblemForYou(
        phrase("The preference {preference} is not on the scale '{scale}'.", preference=answer.preference, scale=scale)
    )


def _fact_lines(record: Record, names: Names, namespace: str) -> list[Line]:
    lines = []
    for gold in record.gold:
        body: dict[str, Any] = {"preference": gold.preference, "both_bad": gold.both_bad or None,
                "verdicts": names.said(write_judgements(gold.verdicts)) or None}  # fmt: skip
        lines.append(_fact_line("gold", gold.pair, body, namespace, names))
    for decision in record.decisions:
        body = {"preference": decision.preference, "both_bad": decision.both_bad or None, "note": decision.note}
        lines.append(_fact_line("decide", decision.pair, body, namespace, names))
    return lines


def _fact_line(act: str, pair: tuple[str, str], body: Mapping[str, Any], namespace: str, names: Names) -> Line:
    subject = tuple(names.responses[identity] for identity in pair)
    return import_line(Act(act, subject=subject, body=body_of(body)), namespace)
