"""Prompts, constraints, responses and pairs in the file: each a row under the hash of what it says.

Rows are only ever added. The key of a prompt is its source's namespace and id with the hash of the conversation;
a response's is the hash of its text within its prompt; a constraint's the hash of its wording. What is not wording
(models, tags, meta) is no part of a key, but of the row's `digest`, by which damage is found.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from nearmiss.canonical import canonical, hash_list, hash_value
from nearmiss.model import CheckSpec, Constraint, Conversation, Evolution, ResponseText, Turn
from nearmiss.records import Record, RecordPair, RecordResponse

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record with the keys and rows that it has in a project."""

    prompt: str
    content: str
    requirements: Mapping[str, str]  # constraint id -> key
    responses: Mapping[str, str]  # response id -> key
    rows: Mapping[str, Sequence[Row]]  # table -> rows


INSERTS = {
    "prompt": "INSERT INTO prompt (key, namespace, id, occurrence, content, body, digest) VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (key) DO NOTHING",
    "requirement": "INSERT INTO requirement (key, prompt, id, position, category, body, digest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
    "response": "INSERT INTO response (key, prompt, id, content, ordinal, model, family, text, body, digest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
    "pair": "INSERT INTO pair (key, prompt, response_1, response_2, identical, body, digest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (key) DO NOTHING",
}


PAIRS_TO_ANSWER = "SELECT (SELECT count(*) FROM pair) - (SELECT count(*) FROM pair WHERE identical)"
"""How many pairs are shown to people: those whose two texts are one say nothing. Both counts are read from an index."""

PROJECT_VALUES = frozenset({"id", "title", "seed", "scheme"})
"""What every project says of itself."""


def project_digest(values: Mapping[str, str]) -> str:
    """The hash of what a project says of itself, kept beside it, so that damage to it is found."""
    return hash_value("project", sorted((name, value) for name, value in values.items() if name != "digest"))


def with_digest(*values: Any) -> Row:
    """A row and, last, the hash of all of it."""
    return (*values, digest(values))


def digest(values: Sequence[Any]) -> str:
    """The hash of a row's values without the digest itself."""
    return hash_list("row", values)


def store(record: Record, namespace: str, occurrence: int) -> StoredRecord:
    """The rows of a record. `occurrence` numbers prompts without an id that say the same (0 for those with one)."""
    content = conversation_hash(record.conversation)
    prompt = prompt_key(namespace, record.id, content, occurrence)
    requirements = requirement_keys(prompt, record.constraints)
    responses = response_keys(prompt, record.responses)
    rows = {
        "prompt": [with_digest(prompt, namespace, record.id, occurrence, content, canonical(_prompt_body(record)))],
        "requirement": [
            _requirement_row(prompt, requirements[item.id], position, item)
            for position, item in enumerate(record.constraints)
        ],
        "response": _response_rows(prompt, responses, record.responses),
        "pair": _pair_rows(prompt, record, responses, requirements),
    }
    return StoredRecord(prompt, content, requirements, {i: found.key for i, found in responses.items()}, rows)


def prompt_key(namespace: str, identity: str | None, content: str, occurrence: int) -> str:
    """The key of a prompt: whose it is, under which id, and what it says."""
    return hash_value("prompt", namespace, identity, content, occurrence)


def conversation_hash(conversation: Conversation) -> str:
    """The hash of what is to be answered: turns, system, passages, pictures. How it was written does not count."""
    return hash_value("conversation", conversation.system, conversation.context, _turns(conversation.turns))


def _turns(turns: Sequence[Turn]) -> list[dict[str, Any]]:
    return [
        {"role": turn.role, "content": turn.content}
        | ({"images": list(turn.images)} if turn.images else {})
        | ({"extra": dict(turn.extra)} if turn.extra else {})
        for turn in turns
    ]


def _prompt_body(record: Record) -> dict[str, Any]:
    conversation = record.conversation
    body = {
        "turns": _turns(conversation.turns),
        "plain": conversation.plain,
        "system": conversation.system,
        "context": list(conversation.context),
        "reference": record.reference,
        "parents": list(record.parents),
        "evolution": [record.evolution.step, record.evolution.operation] if record.evolution else None,
        "tags": dict(record.tags),
        "meta": dict(record.meta),
        "extra": dict(record.extra),
        "all_pairs": record.pairs is None,
    }
    return {name: value for name, value in body.items() if value not in (None, [], {})}


def requirement_keys(prompt: str, constraints: Sequence[Constraint]) -> dict[str, str]:
    """Constraint id to key: the hash of the wording within the prompt; the same wording twice is numbered."""
    times: dict[str, int] = {}
    keys = {}
    for item in constraints:
        ordinal = times.get(item.text, 0)
        times[item.text] = ordinal + 1
        keys[item.id] = requirement_key(prompt, item.text, ordinal)
    return keys


def requirement_key(prompt: str, text: str, ordinal: int) -> str:
    """The key of a constraint: its wording within its prompt."""
    return hash_value("constraint", prompt, text, ordinal)


def _requirement_row(prompt: str, key: str, position: int, item: Constraint) -> Row:
    return with_digest(key, prompt, item.id, position, item.category, requirement_body(item))


def requirement_body(item: Constraint) -> str:
    """What a constraint says beside its id and category, as it is kept."""
    body = {
        "text": item.text,
        "weight": item.weight,
        "check": [item.check.id, dict(item.check.args)] if item.check else None,
        "depends_on": list(item.depends_on) or None,
        "from_turn": item.from_turn,
        "added_in": item.added_in,
    }
    return canonical({name: value for name, value in body.items() if value is not None})


class ResponseKey(NamedTuple):
    """The key of a response, which of those that say the same it is, and the hash of what it says."""

    key: str
    ordinal: int
    content: str


def response_keys(prompt: str, responses: Sequence[RecordResponse]) -> dict[str, ResponseKey]:
    """Response id to key; identical responses of a prompt are numbered."""
    times: dict[str, int] = {}
    keys = {}
    for item in responses:
        content = response_hash(item.text)
        ordinal = times.get(content, 0)
        times[content] = ordinal + 1
        keys[item.id] = ResponseKey(response_key(prompt, content, ordinal), ordinal, content)
    return keys


def response_key(prompt: str, content: str, ordinal: int) -> str:
    """The key of a response: what it says, within its prompt."""
    return hash_value("response", prompt, content, ordinal)


def response_hash(text: ResponseText) -> str:
    """The hash of what a response says, whoever said it."""
    return hash_value("response", text.text if text.text is not None else _turns(text.messages))


def _response_rows(prompt: str, keys: Mapping[str, ResponseKey], responses: Sequence[RecordResponse]) -> list[Row]:
    rows = []
    for item in responses:
        key, ordinal, content = keys[item.id]
        said = {"messages": _turns(item.text.messages)} if item.text.text is None else {}
        rest = {"from": item.origin} if item.origin else {}
        meta = {"meta": dict(item.meta)} if item.meta else {}
        body = _body({**said, **rest, **meta})
        rows.append(with_digest(key, prompt, item.id, content, ordinal, item.model, item.family, item.text.text, body))
    return rows


def _body(value: Mapping[str, Any]) -> str:
    return canonical(value) if value else "{}"


def pair_key(one: str, two: str) -> str:
    """The key of an ordered pair of response keys."""
    return hash_value("pair", one, two)


def _pair_rows(
    prompt: str, record: Record, responses: Mapping[str, ResponseKey], requirements: Mapping[str, str]
) -> list[Row]:
    rows = []
    for item in record.all_pairs():
        one, two = (responses[identity] for identity in item.responses)
        body = _body(_pair_body(item, responses, requirements))
        identical = int(one.content == two.content)
        rows.append(with_digest(pair_key(one.key, two.key), prompt, one.key, two.key, identical, body))
    return rows


def _pair_body(
    item: RecordPair, responses: Mapping[str, ResponseKey], requirements: Mapping[str, str]
) -> dict[str, Any]:
    body = {
        "origin": item.origin,
        "expected": responses[item.expected].key if item.expected else None,
        "expected_missed": [requirements[identity] for identity in item.expected_missed] or None,
        "meta": dict(item.meta) or None,
    }
    return {name: value for name, value in body.items() if value is not None}


def store_answers(
    connection: sqlite3.Connection, prompt: str, answers: Sequence[RecordResponse]
) -> tuple[dict[str, str], dict[str, list[Row]]]:
    """The keys and rows of more answers to a stored prompt, each paired with every other answer that it has.

    Such answers come from files of their own, so no source says which of two stands first: their ids do, and the
    pairs are the same in whatever order the files are taken.
    """
    keyed = response_keys(prompt, answers)
    rows = _response_rows(prompt, keyed, answers)
    stored = connection.execute("SELECT id, key, content FROM response WHERE prompt = ? ORDER BY n", (prompt,))
    known = {key: (identity, text) for identity, key, text in stored}
    every = {found.key: (identity, found.content) for identity, found in keyed.items()} | known
    paired = set(connection.execute("SELECT response_1, response_2 FROM pair WHERE prompt = ?", (prompt,)))
    ordered = sorted(every, key=lambda key: (every[key][0], key))
    pairs = [
        with_digest(pair_key(one, two), prompt, one, two, int(every[one][1] == every[two][1]), canonical({}))
        for i, one in enumerate(ordered)
        for two in ordered[i + 1 :]
        if not (one in known and two in known) and not {(one, two), (two, one)} & paired
    ]
    return {identity: found.key for identity, found in keyed.items()}, {"response": rows, "pair": pairs}


# ------------------------------------------------------------------------------------------------ reading


@dataclass(frozen=True, slots=True)
class StoredPrompt:
    """A prompt as it stands in a project."""

    key: str
    namespace: str
    id: str | None
    occurrence: int
    content: str
    conversation: Conversation
    body: Mapping[str, Any]

    @property
    def evolution(self) -> Evolution | None:
        """How it came from its parents."""
        found = self.body.get("evolution")
        return Evolution(*found) if found else None


def read_prompt(connection: sqlite3.Connection, key: str) -> StoredPrompt | None:
    """The prompt with this key."""
    row = connection.execute(
        "SELECT key, namespace, id, occurrence, content, body FROM prompt WHERE key = ?", (key,)
    ).fetchone()
    return None if row is None else prompt_of(row)


def prompt_of(row: Row) -> StoredPrompt:
    """The prompt that a row (key, namespace, id, occurrence, content, body) says."""
    key, namespace, identity, occurrence, content, text = row
    body = json.loads(text)
    conversation = Conversation(
        _read_turns(body.get("turns", ())),
        body.get("system"),
        tuple(body.get("context", ())),
        body.get("plain", False),
    )
    return StoredPrompt(key, namespace, identity, occurrence, content, conversation, body)


def _read_turns(turns: Sequence[Mapping[str, Any]]) -> tuple[Turn, ...]:
    return tuple(
        Turn(turn["role"], turn["content"], tuple(turn.get("images", ())), turn.get("extra", {})) for turn in turns
    )


def read_requirements(connection: sqlite3.Connection, prompt: str) -> tuple[Constraint, ...]:
    """The constraints of a prompt in their order: the list that an edit gave it last, if any stands, else that of its
    source; there, of several wordings of one id, the newest."""
    if connection.execute(_EDITED, (prompt,)).fetchone():
        return tuple(map(requirement_of, connection.execute(_EDITED_LIST, (prompt,))))
    rows = connection.execute(
        "SELECT key, id, position, category, body FROM requirement WHERE prompt = ? ORDER BY n", (prompt,)
    )
    return newest_requirements(rows)


_EDITED = "SELECT 1 FROM now_fact WHERE act = 'edit' AND response_1 = ?"
_EDITED_LIST = """
SELECT key, id, position, category, body FROM now_constraint
WHERE prompt = ? AND position IS NOT NULL ORDER BY position
"""


def newest_requirements(rows: Iterable[Row]) -> tuple[Constraint, ...]:
    """The list that rows (key, id, position, category, body) of a prompt's source make, the rows as they came."""
    newest = {row[1]: row for row in rows}
    return tuple(requirement_of(row) for row in sorted(newest.values(), key=lambda row: row[2]))


def requirement_of(row: Row) -> Constraint:
    """The constraint that a row (key, id, position, category, body) says."""
    key, identity, _, category, text = row
    body = json.loads(text)
    check = CheckSpec(*body["check"]) if body.get("check") else None
    depends, turn, added = tuple(body.get("depends_on", ())), body.get("from_turn"), body.get("added_in")
    return Constraint(identity, body["text"], category, body.get("weight"), check, depends, turn, added, key)


def response_text(text: str | None, body: str) -> ResponseText:
    """What a response says, from its stored text or, for messages, its body."""
    return ResponseText(text) if text is not None else ResponseText(None, _read_turns(json.loads(body)["messages"]))


def families(connection: sqlite3.Connection) -> dict[str, int]:
    """Prompt key to the number of its family: prompts joined by parents, paraphrase group, or equal text.

    Numbered by first appearance, so that they are the same on every machine that has the same prompts.
    """
    joined = joined_prompts(connection)
    numbers: dict[str, int] = {}
    return {
        key: numbers.setdefault(joined.get(key, key), len(numbers))
        for (key,) in connection.execute("SELECT key FROM prompt ORDER BY key")
    }


def joined_prompts(connection: sqlite3.Connection) -> dict[str, str]:
    """The key of each prompt that something joins with others to the name of its family; others are alone."""
    parent: dict[str, str] = {}
    keys = []
    for key, links in _family_links(connection):
        keys.append(key)
        for link in links:
            _join(parent, key, link)
            keys.append(link)
    return {key: _root(parent, key) for key in keys}


# Most prompts are alone: an index says which texts and ids occur twice, and only bodies that say so are read.
_LINKED = """
SELECT key, namespace, id, content, body ->> '$.parents', body ->> '$.tags.paraphrase_group' FROM prompt
WHERE body LIKE '%"parents":%' OR body LIKE '%"paraphrase_group":%'
UNION SELECT key, namespace, id, content, NULL, NULL FROM prompt
WHERE content IN (SELECT content FROM prompt GROUP BY content HAVING count(*) > 1)
UNION SELECT key, namespace, id, content, NULL, NULL FROM prompt
WHERE (namespace, id) IN (SELECT namespace, id FROM prompt GROUP BY namespace, id HAVING count(*) > 1)
"""
_NAMED = "SELECT key FROM prompt WHERE namespace = ? AND id = ?"


def _family_links(connection: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Prompts that something joins with others, and what does."""
    for key, namespace, identity, content, parents, paraphrase in connection.execute(_LINKED):
        links = [f"content {content}", f"id {namespace} {identity}" if identity is not None else key]
        for above in json.loads(parents or "[]"):
            links.append(f"id {namespace} {above}")
            links += [named for (named,) in connection.execute(_NAMED, (namespace, above))]
        yield key, links + ([f"paraphrase {namespace} {paraphrase}"] if paraphrase is not None else [])


def _root(parent: dict[str, str], key: str) -> str:
    while (above := parent.setdefault(key, key)) != key:
        parent[key] = parent.setdefault(above, above)
        key = above
    return key


def _join(parent: dict[str, str], one: str, two: str) -> None:
    parent[_root(parent, one)] = _root(parent, two)
