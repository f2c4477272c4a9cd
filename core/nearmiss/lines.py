"""One line of the label log: how it is built, hashed, chained, and what a set of lines says now.

Everything here is pure. A line never changes; undo and redo are lines too. What is current is a function of the
*set* of lines and not of the order in which they arrived, which is why merging is a union and nothing else.

Lines that speak about the same thing share a **register**: a rater's answer to a subject in a round and slot is one,
a flag another, a lead's decision a third. Each line names in `replaces` the lines of its register that its writer
saw. A register's **heads** are its lines that no other replaces; two heads are a conflict, and the one with the
higher (lamport, id) shows. An undo is a line in the register of the line it takes back.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from nearmiss.canonical import canonical, hash_text, hash_value
from nearmiss.errors import ProblemForYou
from nearmiss.model import MAIN_SLOT, Json, Subject

IMPORT_STREAM = "import"
ANSWER_ACTS = frozenset({"label", "skip", "withdraw"})
TOGGLE_ACTS = frozenset({"undo", "redo"})
RATER_ACTS = ANSWER_ACTS | {"flag", "note"}
"""Acts that a rater can undo."""
FACT_ACTS = frozenset({"decide", "gold", "assign", "edit", "remove", "tag", "scheme", "rater", "queue"})
"""Acts that say something about the project, whoever says it."""

_LARGEST = 2**62
"""No number of a line is above this, so that SQLite can keep it and the next ones."""
_LARGEST_LAMPORT_TAKEN = 2**53
"""A line from elsewhere with a higher one would leave no room for the lines that follow."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log. `text` is the canonical JSON of everything but the id; `id` is its hash."""

    id: str
    text: str
    stream: str
    seq: int | None
    prev: str | None
    lamport: int
    replaces: tuple[str, ...]
    act: str
    rater: str | None
    subject: Subject
    round: str
    slot: str
    purpose: str
    body: Json
    at: str | None
    scheme: str | None

    @property
    def target(self) -> str | None:
        """What an undo or redo speaks of."""
        target = self.body.get("target") if self.act in TOGGLE_ACTS else None
        return target if isinstance(target, str) else None

    @property
    def rank(self) -> tuple[int, str]:
        """The order by which one of several heads shows. Never the wall clock."""
        return (self.lamport, self.id)


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does, before it is written down."""

    act: str
    rater: str | None = None
    subject: Subject = ()
    round: str = ""
    slot: str = MAIN_SLOT
    purpose: str = "work"
    body: Json = field(default_factory=dict)
    scheme: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the log a new line goes: its stream, its place there, and what it replaces."""

    stream: str
    seq: int | None
    prev: str | None
    lamport: int
    replaces: tuple[str, ...] = ()
    app: str | None = None


def build_line(act: Act, place: Place) -> Line:
    """The line of an act at a place. Built once: a retry writes the same bytes."""
    value = {
        "stream": place.stream,
        "seq": place.seq,
        "prev": place.prev,
        "lamport": place.lamport,
        "replaces": sorted(place.replaces),
        "act": act.act,
        "rater": act.rater,
        "subject": list(act.subject),
        "round": act.round,
        "slot": act.slot,
        "purpose": act.purpose,
        "body": act.body,
        "at": act.at,
        "app": place.app,
        "scheme": act.scheme,
    }
    return parse_line(canonical(value))


def import_line(act: Act, namespace: str, replaces: Iterable[str] = ()) -> Line:
    """The line of an imported answer: the same import in any copy of a project writes the same line.

    The body holds what JSON has, lists and no tuples, so that the line is the one that its text says.
    """
    seen = tuple(sorted(replaces))
    text = import_text(act, namespace, seen)
    return Line(
        id=line_id(text),
        text=text,
        stream=IMPORT_STREAM,
        seq=None,
        prev=None,
        lamport=0,
        replaces=seen,
        act=act.act,
        rater=act.rater,
        subject=act.subject,
        round=act.round,
        slot=act.slot,
        purpose=act.purpose,
        body=act.body,
        at=act.at,
        scheme=act.scheme,
    )


def import_text(act: Act, namespace: str, replaces: Iterable[str] = ()) -> str:
    """The canonical text of that line."""
    value = {
        "stream": IMPORT_STREAM,
        "namespace": namespace,
        "lamport": 0,
        "replaces": sorted(replaces),
        "act": act.act,
        "rater": act.rater,
        "subject": list(act.subject),
        "round": act.round,
        "slot": act.slot,
        "purpose": act.purpose,
        "body": act.body,
        "at": act.at,
        "scheme": act.scheme,
    }
    return canonical(value)


def line_id(text: str) -> str:
    """The id of a line is the hash of everything else in it."""
    return hash_text("line", text)


def parse_line(text: str) -> Line:
    """The line that a canonical text says, fields unknown to this version kept in `text`.

    Raises ProblemForYou when the text is not a line at all.
    """
    try:
        value = json.loads(text)
        return Line(
            id=line_id(text),
            text=text,
            stream=_typed(value["stream"], str),
            seq=_whole(value.get("seq"), None),
            prev=_typed(value.get("prev"), str, None),
            lamport=_whole(value["lamport"]),
            replaces=tuple(_typed(item, str) for item in value.get("replaces", ())),
            act=_typed(value["act"], str),
            rater=_typed(value.get("rater"), str, None),
            subject=tuple(_typed(item, str) for item in value.get("subject", ())),
            round=_typed(value.get("round", ""), str),
            slot=_typed(value.get("slot", MAIN_SLOT), str),
            purpose=_typed(value.get("purpose", "work"), str),
            body=_typed(value.get("body", {}), dict),
            at=_typed(value.get("at"), str, None),
            scheme=_typed(value.get("scheme"), str, None),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise ProblemForYou(f"This is not a line of a label log ({type(fault).__name__}).") from fault


_REQUIRED: Any = object()


def _typed(value: Any, wanted: type, default: Any = _REQUIRED) -> Any:
    if value is None and default is not _REQUIRED:
        return default
    if not isinstance(value, wanted) or isinstance(value, bool):
        raise TypeError(wanted.__name__)
    return value


def _whole(value: Any, default: Any = _REQUIRED) -> Any:
    number = _typed(value, int, default)
    if number is not None and not 0 <= number <= _LARGEST:
        raise ValueError("a number out of bounds")
    return number


def register_of(said: Line | Act) -> str:
    """The hash of what a line or act speaks about. Lines of one register replace one another; others never do."""
    if said.act in ANSWER_ACTS:
        return hash_value("register", "answer", said.rater, said.subject, said.round, said.slot)
    if said.act in TOGGLE_ACTS:
        return hash_value("register", "toggle", said.rater, said.body.get("target"))
    if said.act == "tag":
        return hash_value("register", "tag", said.subject, said.body.get("name"))
    if said.act == "rater":
        return hash_value("register", "rater", said.body.get("rater"))
    if said.act in FACT_ACTS:
        return hash_value("register", said.act, said.subject, said.body.get("rater"), said.round)
    return hash_value("register", said.act, said.rater, said.subject, said.round, said.slot)


def heads(lines: Collection[Line], cancelled: Collection[str] = ()) -> list[Line]:
    """The lines of one register that nothing standing replaces, the one that shows first.

    `cancelled` are the ids that an undo took back. What a standing line replaced stays replaced, also through a
    cancelled line in between; what only cancelled lines replaced comes back.
    """
    by_id = {line.id: line for line in lines}
    standing = [line for line in lines if line.id not in cancelled]
    replaced: set[str] = set()
    reach = [old for line in standing for old in line.replaces]
    while reach:
        old = reach.pop()
        if old not in replaced:
            replaced.add(old)
            reach.extend(by_id[old].replaces if old in by_id else ())
    return sorted((line for line in standing if line.id not in replaced), key=lambda line: line.rank, reverse=True)


def is_cancelled(target: Line, toggles: Iterable[Line]) -> bool:
    """Whether the undo and redo lines aimed at a line leave it cancelled.

    Only its own rater's count. A line of nobody's cannot be undone, nor can an undo or redo: a redo does that.
    """
    if target.rater is None or target.act in TOGGLE_ACTS:
        return False
    own = [line for line in toggles if line.rater == target.rater and line.target == target.id]
    last = heads(own)
    return bool(last) and last[0].act == "undo"


@dataclass(frozen=True, slots=True)
class ChainFault:
    """A place where a stream does not hang together."""

    stream: str
    seq: int | None
    what: str


def chain_faults(stream: str, links: Iterable[tuple[int | None, str | None, str]]) -> list[ChainFault]:
    """What is wrong with a stream's chain. `links` are (seq, prev, id), ordered by seq.

    A gap, a wrong `prev`, or one number with two lines (a fork) are each named. A cut tail cannot show here:
    that takes a receipt of the last head.
    """
    faults: list[ChainFault] = []
    expected, previous = 1, None
    for seq, prev, identity in links:
        if seq is None:
            faults.append(ChainFault(stream, seq, "a line has no number"))
            continue
        if seq == expected - 1 and previous is not None:
            faults.append(ChainFault(stream, seq, f"two lines have number {seq} (a fork)"))
            continue
        if seq != expected:
            faults.append(ChainFault(stream, seq, f"lines {expected} to {seq - 1} are missing"))
        elif expected > 1 and prev != previous:
            faults.append(ChainFault(stream, seq, f"line {seq} does not follow line {seq - 1}"))
        expected, previous = seq + 1, identity
    return faults


def receipt(places: Iterable[tuple[str, int | None, str]]) -> dict[str, tuple[int, str]]:
    """What a lead notes of a log received: the last number and id of each stream. `places` are (stream, seq, id)."""
    ends: dict[str, tuple[int, str]] = {}
    for stream, seq, identity in places:
        if seq is not None:
            ends[stream] = max(ends.get(stream, (0, "")), (seq, identity))
    return ends


def receipt_faults(
    noted: Mapping[str, tuple[int, str]], places: Iterable[tuple[str, int | None, str]]
) -> list[ChainFault]:
    """The streams of a receipt that a log no longer holds as they were: cut short, or written anew.

    Together with whole chains this shows any change of what was received, because each line names the one before.
    """
    held = {place for place in places if place[0] in noted}
    numbers = {(stream, seq) for stream, seq, _ in held}
    faults = []
    for stream, (seq, identity) in sorted(noted.items()):
        if (stream, seq) not in numbers:
            faults.append(ChainFault(stream, seq, f"the lines up to number {seq}, received before, are missing"))
        elif (stream, seq, identity) not in held:
            faults.append(ChainFault(stream, seq, f"line {seq} is another than the one received before"))
    return faults


def head_of_log(places: Iterable[tuple[str, int | None, str]]) -> str:
    """The head of a project: one hash over the sorted (stream, seq, id) of all its lines."""
    ordered = sorted((stream, -1 if seq is None else seq, identity) for stream, seq, identity in places)
    return hash_value("head", ordered)


def check_incoming(line: Line) -> None:
    """Make sure that a line from another copy is written as this program writes lines: one meaning, one id.

    Raises ProblemForYou. Acts and fields that this version does not know are welcome.
    """
    if canonical(json.loads(line.text)) != line.text:
        raise ProblemForYou(f"The line {line.id} is not written in canonical form.")
    if line.lamport > _LARGEST_LAMPORT_TAKEN:
        raise ProblemForYou(
            f"The line {line.id} has the Lamport number {line.lamport}, which is too high to go on from."
        )


def body_of(value: Mapping[str, Any]) -> dict[str, Any]:
    """A body without empty fields, ready to be written."""
    return {name: item for name, item in value.items() if item is not None}
