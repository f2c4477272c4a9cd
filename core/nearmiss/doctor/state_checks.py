"""Whether the kept current state is what the log says, and what in it is worth a look."""

from __future__ import annotations

import sqlite3

from nearmiss import label_log
from nearmiss.doctor.values import Check, Finding, conclude
from nearmiss.draft_table import parsed
from nearmiss.schema import CURRENT_TABLES

_CONFLICTS = """
SELECT head.line, coalesce(rater.name, log.rater, 'the project'), coalesce(one.id, prompt.id, prompt.key, ''),
       coalesce(two.id, ''), log.act
FROM now_head AS head JOIN log ON log.id = head.line
LEFT JOIN now_rater AS rater ON rater.id = log.rater
LEFT JOIN response AS one ON one.key = json_extract(log.text, '$.subject[0]')
LEFT JOIN response AS two ON two.key = json_extract(log.text, '$.subject[1]')
LEFT JOIN prompt ON prompt.key = json_extract(log.text, '$.subject[0]')
WHERE head.shown AND head.register IN (SELECT register FROM now_head GROUP BY register HAVING count(*) > 1)
ORDER BY head.line
"""

_UNKNOWN_SUBJECT = """
SELECT line FROM now_answer AS a
WHERE NOT EXISTS (SELECT 1 FROM response WHERE key = a.response_1)
OR (a.response_2 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM response WHERE key = a.response_2)) ORDER BY line
"""

_NEWER_PROMPT = """
SELECT a.line FROM now_answer AS a JOIN response AS one ON one.key = a.response_1
JOIN prompt AS old ON old.key = one.prompt
WHERE old.id IS NOT NULL AND EXISTS
(SELECT 1 FROM prompt AS new WHERE new.namespace = old.namespace AND new.id = old.id AND new.n > old.n)
ORDER BY a.line
"""

_NEWER_CONSTRAINT = """
SELECT DISTINCT a.line FROM now_verdict AS v JOIN now_answer AS a ON a.register = v.register
JOIN response AS said ON said.key = v.response
LEFT JOIN requirement AS old ON old.key = v.requirement
WHERE CASE WHEN said.prompt IN (SELECT response_1 FROM now_fact WHERE act = 'edit')
THEN NOT EXISTS (SELECT 1 FROM now_constraint AS named
                 WHERE named.prompt = said.prompt AND named.key = v.requirement AND named.position IS NOT NULL)
ELSE old.key IS NULL OR EXISTS
(SELECT 1 FROM requirement AS new WHERE new.prompt = old.prompt AND new.id = old.id AND new.n > old.n) END
ORDER BY a.line
"""

_DUPLICATES = "SELECT content, count(*), min(key) FROM prompt GROUP BY content HAVING count(*) > 1 ORDER BY min(n)"


def check_current(copy: sqlite3.Connection) -> Check:
    """The current tables against a rebuild from the log. Writes to `copy`, which must be one."""
    for table in CURRENT_TABLES:
        copy.execute(f"CREATE TEMP TABLE was_{table} AS SELECT * FROM {table}")
    label_log.rebuild(copy)
    findings = [finding for table in CURRENT_TABLES for finding in _differences(copy, table)]
    return conclude("current state", findings, "What is shown is what the log says.")


def _differences(copy: sqlite3.Connection, table: str) -> list[Finding]:
    (name,) = copy.execute("SELECT name FROM pragma_table_info(?) WHERE cid = 0", (table,)).fetchone()
    rows = copy.execute(
        f"SELECT {name} FROM (SELECT * FROM temp.was_{table} EXCEPT SELECT * FROM {table})"
        f" UNION SELECT {name} FROM (SELECT * FROM {table} EXCEPT SELECT * FROM temp.was_{table}) ORDER BY 1"
    ).fetchall()
    lines = [line for (value,) in rows for line in _lines_of(copy, name, value)]
    return [Finding(f"What is shown of line {line} is not what the log says ({table}).", line) for line in lines]


def _lines_of(copy: sqlite3.Connection, name: str, value: object) -> list[str]:
    if name != "register":
        return [str(value)]
    rows = copy.execute("SELECT id FROM log WHERE register = ? ORDER BY n", (value,)).fetchall()
    return [identity for (identity,) in rows] or [f"in register {value}"]


def check_wording(connection: sqlite3.Connection) -> Check:
    """Labels about what is not here, or about an earlier wording: kept, and worth knowing."""
    findings = []
    for query, what in (
        (_UNKNOWN_SUBJECT, "is about responses that are not here"),
        (_NEWER_PROMPT, "is about an earlier version of its prompt"),
        (_NEWER_CONSTRAINT, "judges an earlier wording of a constraint"),
    ):
        findings += [Finding(f"Label {line} {what}.", line) for (line,) in connection.execute(query)]
    return conclude("wording", findings, "All labels are about the newest wording.", broken=False)


def check_conflicts(connection: sqlite3.Connection) -> Check:
    """Answers of one rater that did not see each other: the later shows, both are kept."""
    findings = [
        Finding(f"{_side_by_side(act, rater, one, two)} (line {line} is used).", line)
        for line, rater, one, two, act in connection.execute(_CONFLICTS)
    ]
    return conclude("conflicts", findings, "No answers stand side by side.", broken=False)


def _side_by_side(act: str, rater: str, one: str, two: str) -> str:
    if act == "edit":
        return f"Two edits of the constraints of {one} stand side by side"
    return f"{rater} has two answers side by side on {one} {two}".rstrip()


def check_duplicates(connection: sqlite3.Connection) -> Check:
    """Prompts that say the same under different ids: each keeps its own labels."""
    findings = [
        Finding(f"{count} prompts say the same as {key}.", key) for _, count, key in connection.execute(_DUPLICATES)
    ]
    return conclude("duplicates", findings, "No two prompts say the same.", broken=False)


def check_drafts(connection: sqlite3.Connection) -> Check:
    """Forms that were begun and are carried in the file. One that cannot be read is passed over, and worth knowing."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'draft'").fetchone():
        return conclude("drafts", [], "A file of version 1 carries no drafts.")
    rows = connection.execute("SELECT subject, body FROM draft ORDER BY rater, seq").fetchall()
    unread = [subject for subject, body in rows if parsed(body) is None]
    findings = [Finding(f"A draft about {subject} cannot be read and is passed over.", subject) for subject in unread]
    return conclude("drafts", findings, f"{len(rows):,} half-filled forms wait in the file.", broken=False)
