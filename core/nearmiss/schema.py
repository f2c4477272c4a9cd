"""What a project file looks like: its tables, its public views, and how older files catch up.

A migration is frozen from the day it is released: a change of the tables is a new function below, never an edit.
Content tables take new rows only, each under the hash of what it says; the log takes new lines only. The tables
whose names begin with `now_` hold what the log says at present; they can be dropped and worked out again. Views read
plain columns and call no function: SQLite trusts no function in the schema of a file that came from elsewhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cache
from typing import Any

APPLICATION_ID = 0x4E4D5331
"""Bytes 68–71 of the file: `NMS1`."""

_CONTENT = """
CREATE TABLE project (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE blob (
    sha256 TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE prompt (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    namespace TEXT NOT NULL,
    id TEXT,
    occurrence INTEGER NOT NULL,
    content TEXT NOT NULL,
    body TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX prompt_by_content ON prompt (content);
CREATE INDEX prompt_by_id ON prompt (namespace, id);

CREATE TABLE requirement (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    prompt TEXT NOT NULL REFERENCES prompt (key),
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    category TEXT,
    body TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX requirement_by_prompt ON requirement (prompt, id, n);

CREATE TABLE response (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    prompt TEXT NOT NULL REFERENCES prompt (key),
    id TEXT NOT NULL,
    content TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    model TEXT,
    family TEXT,
    text TEXT,
    body TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX response_by_prompt ON response (prompt, id);

CREATE TABLE pair (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    prompt TEXT NOT NULL REFERENCES prompt (key),
    response_1 TEXT NOT NULL REFERENCES response (key),
    response_2 TEXT NOT NULL REFERENCES response (key),
    identical INTEGER NOT NULL,
    body TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX pair_by_responses ON pair (response_1, response_2);
CREATE INDEX pair_identical ON pair (n) WHERE identical;
CREATE INDEX pair_by_prompt ON pair (prompt);

CREATE TABLE scheme (
    hash TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
"""

_LOG = """
CREATE TABLE log (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    stream TEXT NOT NULL,
    seq INTEGER,
    prev TEXT,
    lamport INTEGER NOT NULL,
    act TEXT NOT NULL,
    rater TEXT,
    register TEXT NOT NULL,
    target TEXT,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX log_by_register ON log (register);
CREATE INDEX log_by_stream ON log (stream, seq);
CREATE INDEX log_by_rater ON log (rater, lamport);
CREATE INDEX log_by_lamport ON log (lamport);
CREATE INDEX log_by_target ON log (target) WHERE target IS NOT NULL;

CREATE TRIGGER log_keeps_what_it_has BEFORE UPDATE ON log
BEGIN SELECT RAISE (ABORT, 'the label log is append-only'); END;
CREATE TRIGGER log_loses_nothing BEFORE DELETE ON log
BEGIN SELECT RAISE (ABORT, 'the label log is append-only'); END;
CREATE TRIGGER log_replaces_nothing BEFORE INSERT ON log
WHEN EXISTS (SELECT 1 FROM log WHERE id = NEW.id OR n = NEW.n)
BEGIN SELECT RAISE (ABORT, 'the label log is append-only'); END;
"""

CURRENT_TABLES = (
    "now_head",
    "now_cancelled",
    "now_answer",
    "now_verdict",
    "now_rating",
    "now_reason",
    "now_fact",
    "now_rater",
    "now_constraint",
)
"""What the log says at present. Written in the transaction of the line that changes it."""

_CURRENT = """
CREATE TABLE now_head (
    register TEXT NOT NULL,
    line TEXT NOT NULL,
    shown INTEGER NOT NULL,
    PRIMARY KEY (register, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE now_cancelled (
    line TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE now_answer (
    register TEXT PRIMARY KEY,
    line TEXT NOT NULL,
    act TEXT NOT NULL,
    rater TEXT NOT NULL,
    response_1 TEXT NOT NULL,
    response_2 TEXT,
    round TEXT NOT NULL,
    slot TEXT NOT NULL,
    purpose TEXT NOT NULL,
    status TEXT NOT NULL,
    scale TEXT,
    preference INTEGER,
    both_bad INTEGER NOT NULL,
    confidence REAL,
    p1 REAL,
    statement TEXT,
    elaboration TEXT,
    shown_order TEXT,
    seconds REAL,
    note TEXT,
    at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX now_answer_by_subject ON now_answer (response_1, response_2);
CREATE INDEX now_answer_by_rater ON now_answer (rater, response_1, response_2);

CREATE TABLE now_verdict (
    register TEXT NOT NULL,
    requirement TEXT NOT NULL,
    response TEXT NOT NULL,
    verdict TEXT NOT NULL,
    loose TEXT,
    evidence TEXT,
    ill_posed INTEGER NOT NULL,
    PRIMARY KEY (register, requirement, response)
) STRICT, WITHOUT ROWID;

CREATE TABLE now_rating (
    register TEXT NOT NULL,
    response TEXT NOT NULL,
    attribute TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (register, response, attribute)
) STRICT, WITHOUT ROWID;

CREATE TABLE now_reason (
    register TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (register, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE now_fact (
    register TEXT PRIMARY KEY,
    line TEXT NOT NULL,
    act TEXT NOT NULL,
    rater TEXT,
    response_1 TEXT,
    response_2 TEXT,
    round TEXT NOT NULL,
    preference INTEGER,
    both_bad INTEGER NOT NULL,
    note TEXT,
    body TEXT NOT NULL,
    at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX now_fact_by_act ON now_fact (act, response_1, response_2);

CREATE TABLE now_rater (
    register TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    team TEXT,
    model TEXT,
    family TEXT,
    anonymous INTEGER NOT NULL,
    protocol TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX now_rater_by_name ON now_rater (name, kind);
"""

_VIEWS = """
CREATE VIEW labels AS
SELECT pair.key AS pair, coalesce(prompt.id, prompt.key) AS prompt,
       one.id AS response_1, two.id AS response_2,
       rater.name AS rater, rater.kind AS kind, a.round, a.slot, a.purpose, a.status, a.scale AS scheme,
       a.preference, a.both_bad, a.confidence, a.p1, a.statement, a.elaboration, a.shown_order, a.seconds, a.at
FROM now_answer AS a
JOIN now_rater AS rater ON rater.id = a.rater
JOIN response AS one ON one.key = a.response_1
JOIN prompt ON prompt.key = one.prompt
LEFT JOIN response AS two ON two.key = a.response_2
LEFT JOIN pair ON pair.response_1 = a.response_1 AND pair.response_2 = a.response_2
WHERE a.act = 'label';

CREATE VIEW verdicts AS
SELECT pair.key AS pair, coalesce(prompt.id, prompt.key) AS prompt, response.id AS response,
       requirement.id AS constraint_id, requirement.category AS category,
       rater.name AS rater, rater.kind AS kind, v.verdict, v.loose, v.evidence, v.ill_posed, a.round, a.slot
FROM now_verdict AS v
JOIN now_answer AS a ON a.register = v.register
JOIN now_rater AS rater ON rater.id = a.rater
JOIN requirement ON requirement.key = v.requirement
JOIN response ON response.key = v.response
JOIN prompt ON prompt.key = response.prompt
LEFT JOIN pair ON pair.response_1 = a.response_1 AND pair.response_2 = a.response_2
WHERE a.act = 'label';

CREATE VIEW ratings AS
SELECT pair.key AS pair, coalesce(prompt.id, prompt.key) AS prompt, response.id AS response,
       rater.name AS rater, rater.kind AS kind, r.attribute, r.value, a.round, a.slot
FROM now_rating AS r
JOIN now_answer AS a ON a.register = r.register
JOIN now_rater AS rater ON rater.id = a.rater
JOIN response ON response.key = r.response
JOIN prompt ON prompt.key = response.prompt
LEFT JOIN pair ON pair.response_1 = a.response_1 AND pair.response_2 = a.response_2
WHERE a.act = 'label';

CREATE VIEW reasons AS
SELECT pair.key AS pair, coalesce(prompt.id, prompt.key) AS prompt,
       rater.name AS rater, rater.kind AS kind, r.kind AS sort,
       CASE r.kind WHEN 'deciding' THEN requirement.id ELSE r.value END AS value
FROM now_reason AS r
JOIN now_answer AS a ON a.register = r.register
JOIN now_rater AS rater ON rater.id = a.rater
JOIN response AS one ON one.key = a.response_1
JOIN prompt ON prompt.key = one.prompt
LEFT JOIN pair ON pair.response_1 = a.response_1 AND pair.response_2 = a.response_2
LEFT JOIN requirement ON r.kind = 'deciding' AND requirement.key = r.value
WHERE a.act = 'label';

CREATE VIEW decisions AS
SELECT pair.key AS pair, coalesce(prompt.id, prompt.key) AS prompt, one.id AS response_1, two.id AS response_2,
       fact.preference, fact.both_bad, fact.note, fact.at
FROM now_fact AS fact
JOIN response AS one ON one.key = fact.response_1
JOIN response AS two ON two.key = fact.response_2
JOIN prompt ON prompt.key = one.prompt
LEFT JOIN pair ON pair.response_1 = fact.response_1 AND pair.response_2 = fact.response_2
WHERE fact.act = 'decide';

CREATE VIEW pairs AS
SELECT pair.key AS pair, coalesce(prompt.id, prompt.key) AS prompt, prompt.namespace,
       one.id AS response_1, two.id AS response_2, one.model AS model_1, two.model AS model_2,
       one.text AS text_1, two.text AS text_2
FROM pair
JOIN prompt ON prompt.key = pair.prompt
JOIN response AS one ON one.key = pair.response_1
JOIN response AS two ON two.key = pair.response_2;
"""

_TABLES_OF_VERSION_1 = _CONTENT + _LOG + _CURRENT + _VIEWS


def m001_initial(connection: sqlite3.Connection) -> None:
    """The tables of the first release."""
    for statement in statements(_TABLES_OF_VERSION_1):
        connection.execute(statement)


_DRAFTS = """
CREATE TABLE draft (
    rater TEXT NOT NULL,
    subject TEXT NOT NULL,
    round TEXT NOT NULL,
    slot TEXT NOT NULL,
    seq INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (rater, subject, round, slot)
) STRICT, WITHOUT ROWID;
"""


def m002_drafts(connection: sqlite3.Connection) -> None:
    """Forms that were begun and not submitted, so that they travel with the file. Never merged, never exported."""
    for statement in statements(_DRAFTS):
        connection.execute(statement)


_EDITS = """
CREATE TABLE now_constraint (
    register TEXT NOT NULL,
    prompt TEXT NOT NULL,
    key TEXT NOT NULL,
    position INTEGER,
    id TEXT NOT NULL,
    category TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (register, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX now_constraint_by_prompt ON now_constraint (prompt, key);

DROP VIEW verdicts;
CREATE VIEW verdicts AS
SELECT pair.key AS pair, coalesce(prompt.id, prompt.key) AS prompt, response.id AS response,
       coalesce(named.id, requirement.id) AS constraint_id,
       CASE WHEN named.key IS NULL THEN requirement.category ELSE named.category END AS category,
       rater.name AS rater, rater.kind AS kind, v.verdict, v.loose, v.evidence, v.ill_posed, a.round, a.slot,
       CASE WHEN edit.register IS NOT NULL THEN named.position IS NULL
            ELSE EXISTS (SELECT 1 FROM requirement AS newer WHERE newer.prompt = requirement.prompt
                         AND newer.id = requirement.id AND newer.n > requirement.n) END AS earlier_wording
FROM now_verdict AS v
JOIN now_answer AS a ON a.register = v.register
JOIN now_rater AS rater ON rater.id = a.rater
JOIN response ON response.key = v.response
JOIN prompt ON prompt.key = response.prompt
LEFT JOIN requirement ON requirement.key = v.requirement
LEFT JOIN now_constraint AS named ON named.prompt = response.prompt AND named.key = v.requirement
LEFT JOIN now_fact AS edit ON edit.act = 'edit' AND edit.response_1 = response.prompt
LEFT JOIN pair ON pair.response_1 = a.response_1 AND pair.response_2 = a.response_2
WHERE a.act = 'label' AND (requirement.key IS NOT NULL OR named.key IS NOT NULL);

DROP VIEW reasons;
CREATE VIEW reasons AS
SELECT pair.key AS pair, coalesce(prompt.id, prompt.key) AS prompt,
       rater.name AS rater, rater.kind AS kind, r.kind AS sort,
       CASE r.kind WHEN 'deciding' THEN coalesce(named.id, requirement.id) ELSE r.value END AS value
FROM now_reason AS r
JOIN now_answer AS a ON a.register = r.register
JOIN now_rater AS rater ON rater.id = a.rater
JOIN response AS one ON one.key = a.response_1
JOIN prompt ON prompt.key = one.prompt
LEFT JOIN pair ON pair.response_1 = a.response_1 AND pair.response_2 = a.response_2
LEFT JOIN requirement ON r.kind = 'deciding' AND requirement.key = r.value
LEFT JOIN now_constraint AS named ON r.kind = 'deciding' AND named.prompt = one.prompt AND named.key = r.value
WHERE a.act = 'label';
"""


def m003_edits(connection: sqlite3.Connection) -> None:
    """The constraints that edits in the log give prompts: `position` is a place in the list that stands, none for a
    wording that only an earlier or undone list has. Views say which verdicts are about an earlier wording."""
    for statement in statements(_EDITS):
        connection.execute(statement)


STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (m001_initial, m002_drafts, m003_edits)
"""Each takes a file from one version to the next. A released step is never edited; a change is a new step."""

VERSION = len(STEPS)
"""`user_version` of a file that this program writes."""

_ONLY_ADD = frozenset({m002_drafts.__name__, m003_edits.__name__})
"""Steps that change nothing of what was there: a file that lacks only these can be read as it is."""


def can_be_read(version: int) -> bool:
    """Whether a file of a version says all that this program reads, without being brought up to date."""
    return all(step.__name__ in _ONLY_ADD for step in STEPS[version:])


def stand_in(connection: sqlite3.Connection, version: int) -> None:
    """Give a connection that only reads an earlier version, beside the file and empty, what questions take for granted:
    no project of that version has any edits."""
    if version < STEPS.index(m003_edits) + 1:
        (table, *_) = statements(_EDITS)
        connection.execute(table.replace("CREATE TABLE", "CREATE TEMP TABLE"))


def create(connection: sqlite3.Connection) -> None:
    """Make an empty file a project file, inside the caller's transaction."""
    apply_migrations(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def apply_migrations(connection: sqlite3.Connection) -> None:
    """Run the steps that this file has not seen, each with the row that records it, in the caller's transaction."""
    import sqlite_utils  # 0.3 s with pandas behind it: only where a file is made or migrated

    migrations = sqlite_utils.Migrations("nearmiss")
    for step in STEPS:
        migrations(name=step.__name__)(_on_connection(step))
    migrations.apply(sqlite_utils.Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version = {len(STEPS)}")


def _on_connection(step: Callable[[sqlite3.Connection], None]) -> Callable[[Any], None]:
    return lambda database: step(database.conn)


def statements(script: str) -> list[str]:
    """The statements of an SQL script, triggers kept whole."""
    found, rest = [], ""
    for part in script.split(";"):
        rest += part + ";"
        if sqlite3.complete_statement(rest):
            found.append(rest.strip())
            rest = ""
    return [statement for statement in found if statement != ";"]


def expected_schema(version: int) -> dict[str, str]:
    """Name and text of every table, index, trigger and view of a version: what a file is compared with."""
    return dict(_schema_after(STEPS[:version]))


@cache
def _schema_after(steps: tuple[Callable[[sqlite3.Connection], None], ...]) -> dict[str, str]:
    connection = sqlite3.connect(":memory:")
    try:
        for step in steps:
            step(connection)
        return schema_of(connection)
    finally:
        connection.close()


def schema_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Name and text of every object in a file, without SQLite's own and the record of migrations."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
        " AND tbl_name <> '_sqlite_migrations'"
    )
    return {name: " ".join(sql.split()) for name, sql in rows}
