"""Whether prompts, constraints, responses, pairs, pictures and the scheme are what they were when they were taken."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator

from nearmiss import content
from nearmiss.canonical import hash_value
from nearmiss.doctor.rows import Reading, Row
from nearmiss.doctor.values import Check, Finding, conclude

COLUMNS = {
    "prompt": "key, namespace, id, occurrence, content, body, digest",
    "requirement": "key, prompt, id, position, category, body, digest",
    "response": "key, prompt, id, content, ordinal, model, family, text, body, digest",
    "pair": "key, prompt, response_1, response_2, identical, body, digest",
    "blob": "sha256, media_type, bytes",
    "scheme": "hash, name, body",
}
"""Content tables, in an order in which each refers only to those before it, and the columns that hold what they say."""

_WORDS = {"prompt": "Prompt", "requirement": "Constraint", "response": "Response", "pair": "Pair",
          "blob": "Picture", "scheme": "Scheme"}  # fmt: skip


def check_content(connection: sqlite3.Connection) -> Check:
    """Every record hashed again: its key from what it says, its digest from all of its row."""
    findings: list[Finding] = []
    count = 0
    for table, columns in COLUMNS.items():
        reading = Reading(table)
        rows = (row[1:] for row in reading.rows(connection, columns))
        wrong = [row[0] for row in rows if not is_whole(table, row)]
        findings += [Finding(f"{_WORDS[table]} {key} is not what was taken.", str(key)) for key in wrong]
        findings += [Finding(f"{_WORDS[table]} {key} cannot be read.", key) for key in reading.lost]
        findings += [Finding(f"The table '{table}' cannot be read to its end ({fault}).") for fault in reading.faults]
        count += reading.read
    return conclude("content", findings, f"{count:,} prompts, constraints, responses, pairs and pictures are whole.")


def is_whole(table: str, row: Row) -> bool:
    """Whether a row says what its key and its digest are the hash of."""
    try:
        return _WHOLE[table](row)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


def _prompt(row: Row) -> bool:
    key, namespace, identity, occurrence, hashed, _, _ = row
    conversation = content.prompt_of(row[:-1]).conversation
    rehashed = content.conversation_hash(conversation)
    return _digest(row) and hashed == rehashed and key == content.prompt_key(namespace, identity, hashed, occurrence)


def _requirement(row: Row) -> bool:
    key, prompt, *_ = row
    item = content.requirement_of((key, *row[2:6]))
    return _digest(row) and key in (content.requirement_key(prompt, item.text, n) for n in range(SAME_WORDING))


SAME_WORDING = 100
"""The ordinal of a wording within its prompt is no column; this many are tried."""


def _response(row: Row) -> bool:
    key, prompt, _, hashed, ordinal, _, _, text, body, _ = row
    rehashed = content.response_hash(content.response_text(text, body))
    return _digest(row) and hashed == rehashed and key == content.response_key(prompt, hashed, ordinal)


def _pair(row: Row) -> bool:
    key, _, one, two, *_ = row
    return _digest(row) and key == content.pair_key(one, two)


def _blob(row: Row) -> bool:
    return isinstance(row[2], bytes) and hashlib.sha256(row[2]).hexdigest() == row[0]


def _scheme(row: Row) -> bool:
    body = json.loads(row[2])
    return bool(hash_value("scheme", body) == row[0] and body["name"] == row[1])


def _digest(row: Row) -> bool:
    return bool(content.digest(row[:-1]) == row[-1])


_WHOLE: dict[str, Callable[[Row], bool]] = {
    "prompt": _prompt,
    "requirement": _requirement,
    "response": _response,
    "pair": _pair,
    "blob": _blob,
    "scheme": _scheme,
}


def check_project(connection: sqlite3.Connection) -> Check:
    """The project's own values: its id, title, seed and scheme."""
    return conclude("project", list(_project_findings(connection)), "Its id, title, seed and scheme are whole.")


def _project_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    values = dict(connection.execute("SELECT name, value FROM project").fetchall())
    for name in sorted(content.PROJECT_VALUES - values.keys()):
        yield Finding(f"It does not say its {name}.", name)
    if values.pop("digest", None) != content.project_digest(values):
        yield Finding("Its id, title, seed or scheme is not what was written.", "project")
    if connection.execute("SELECT 1 FROM scheme WHERE hash = ?", (values.get("scheme"),)).fetchone() is None:
        yield Finding("Its scheme is missing.", values.get("scheme"))
