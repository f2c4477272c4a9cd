"""What does a lead see of a prompt whose constraints are to be edited, and which prompts are there to choose from?"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from nearmiss import content, label_log
from nearmiss.editing.lists import Constraints, edit_act, same
from nearmiss.errors import ProblemForYou
from nearmiss.lines import Line, register_of
from nearmiss.model import Constraint, Conversation, DeskSide, Subject
from nearmiss.phrases import phrase

BEGINNING = 160
"""Characters of a prompt's text that a list of prompts shows."""
MOST_PAIRS = 200
MOST_CATEGORIES = 300


@dataclass(frozen=True, slots=True)
class PromptRow:
    """One prompt of many: its id or number, how it begins, and what there is of it. `edited`: its list is not that of
    its source."""

    key: str
    name: str
    beginning: str
    constraints: int
    pairs: int
    labels: int
    edited: bool


@dataclass(frozen=True, slots=True)
class Version:
    """A list of constraints beside another, when two were made that did not see each other: its line, by whom, when."""

    line: str
    rater: str
    at: str | None
    constraints: Constraints


@dataclass(frozen=True, slots=True)
class PairChoice:
    """A pair that checks can be tried on, by the ids of its responses."""

    subject: Subject
    name: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A prompt with its constraints.

    `heads` are the lines that say so, to be replaced by the next edit; with two or more of them, `beside` has the
    lists that are not shown. `labels`: labels of people and judges about its pairs and responses; `earlier` how many of
    these have a verdict on a wording that is not in the list any more.
    """

    prompt: str
    name: str
    conversation: Conversation
    constraints: Constraints
    heads: tuple[str, ...]
    beside: tuple[Version, ...]
    pairs: tuple[PairChoice, ...]
    labels: int
    earlier: int
    can_undo: bool
    can_redo: bool


# ----------------------------------------------------------------------------------------- prompts to choose from

_FOUND = "SELECT n FROM prompt WHERE coalesce(id, '') LIKE ? ESCAPE '\\' OR body LIKE ? ESCAPE '\\' ORDER BY n"
_ROWS = f"""
SELECT prompt.n, prompt.key, prompt.id, substr(prompt.body ->> '$.turns[#-1].content', 1, {BEGINNING}),
       CASE WHEN edit.register IS NULL THEN (SELECT count(DISTINCT id) FROM requirement WHERE prompt = prompt.key)
            ELSE (SELECT count(*) FROM now_constraint WHERE register = edit.register AND position IS NOT NULL) END,
       (SELECT count(*) FROM pair WHERE pair.prompt = prompt.key),
       (SELECT count(*) FROM response JOIN now_answer AS a ON a.response_1 = response.key AND a.act = 'label'
        JOIN now_rater AS rater ON rater.id = a.rater AND rater.kind IN ('human', 'judge')
        WHERE response.prompt = prompt.key),
       edit.register IS NOT NULL
FROM prompt LEFT JOIN now_fact AS edit ON edit.act = 'edit' AND edit.response_1 = prompt.key
WHERE prompt.n IN (SELECT value FROM json_each(?))
"""


def prompt_places(connection: sqlite3.Connection, find: str = "") -> array[int]:
    """The numbers of the prompts whose id or text holds some words, in their order; of all, for none."""
    if not find.strip():
        return array("q", (n for (n,) in connection.execute("SELECT n FROM prompt ORDER BY n")))
    said = find.strip()
    written = json.dumps(said, ensure_ascii=False)[1:-1]
    return array("q", (n for (n,) in connection.execute(_FOUND, (_wild(said), _wild(written)))))


def _wild(words: str) -> str:
    return "%" + "".join(f"\\{sign}" if sign in "\\%_" else sign for sign in words) + "%"


def prompt_rows(connection: sqlite3.Connection, places: Sequence[int]) -> list[PromptRow]:
    """What a list shows of the prompts with these numbers, in the same order; those that are not there are left out."""
    rows = {row[0]: row[1:] for row in connection.execute(_ROWS, (json.dumps(list(places)),))}
    return [_prompt_row(n, rows[n]) for n in places if n in rows]


def _prompt_row(n: int, row: content.Row) -> PromptRow:
    key, identity, beginning, constraints, pairs, labels, edited = row
    begins = " ".join((beginning or "").split())
    return PromptRow(key, _name(identity, n), begins, constraints, pairs, labels, bool(edited))


def _name(identity: str | None, n: int) -> str:
    return identity if identity is not None else f"#{n}"


# ---------------------------------------------------------------------------------------------- one prompt

_PAIRS = """
SELECT pair.response_1, pair.response_2, one.id, two.id FROM pair
JOIN response AS one ON one.key = pair.response_1 JOIN response AS two ON two.key = pair.response_2
WHERE pair.prompt = ? ORDER BY pair.n LIMIT ?
"""
_LABELS = """
SELECT a.register, EXISTS (SELECT 1 FROM now_verdict AS v WHERE v.register = a.register
                           AND v.requirement NOT IN (SELECT value FROM json_each(?)))
FROM response JOIN now_answer AS a ON a.response_1 = response.key AND a.act = 'label'
JOIN now_rater AS rater ON rater.id = a.rater AND rater.kind IN ('human', 'judge')
WHERE response.prompt = ?
"""
_CATEGORIES = """
SELECT category FROM requirement WHERE category IS NOT NULL UNION
SELECT category FROM now_constraint WHERE category IS NOT NULL AND position IS NOT NULL ORDER BY category LIMIT ?
"""


def register(prompt: str) -> str:
    """The register that the edits of a prompt's constraints share."""
    return register_of(edit_act(None, prompt, (), None))


def sheet(connection: sqlite3.Connection, prompt: str, rater: str | None = None) -> Sheet:
    """A prompt with its constraints, as this rater may edit them. Raises ProblemForYou when it is not there."""
    stored = content.read_prompt(connection, prompt)
    if stored is None:
        raise ProblemForYou(phrase("This prompt is not in the project."))
    (n,) = connection.execute("SELECT n FROM prompt WHERE key = ?", (prompt,)).fetchone()
    constraints = content.read_requirements(connection, prompt)
    about = register(prompt)
    heads = label_log.heads_of(connection, about)
    keys = json.dumps([item.key for item in constraints])
    labels = connection.execute(_LABELS, (keys, prompt)).fetchall()
    pairs = connection.execute(_PAIRS, (prompt, MOST_PAIRS)).fetchall()
    return Sheet(
        prompt,
        _name(stored.id, n),
        stored.conversation,
        constraints,
        tuple(line.id for line in heads),
        tuple(_version(connection, line) for line in heads[1:] if _understood(line)),
        tuple(PairChoice((one, two), f"{first}, {second}") for one, two, first, second in pairs),
        len(labels),
        sum(earlier for _, earlier in labels),
        rater is not None and label_log.edit_to_undo(connection, rater, about) is not None,
        rater is not None and label_log.edit_to_redo(connection, rater, about) is not None,
    )


def _understood(line: Line) -> bool:
    try:
        label_log.edited_list(line)
    except (ValueError, KeyError, TypeError):
        return False
    return True


def _version(connection: sqlite3.Connection, line: Line) -> Version:
    name = connection.execute("SELECT name FROM now_rater WHERE id = ?", (line.rater,)).fetchone()
    who = name[0] if name else phrase("an imported file") if line.rater is None else ""
    return Version(line.id, who, line.at, label_log.edited_list(line))


def sides(connection: sqlite3.Connection, subject: Subject) -> tuple[DeskSide, ...]:
    """The responses of a pair, in stored order."""
    found = []
    for key in subject:
        row = connection.execute("SELECT text, body FROM response WHERE key = ?", (key,)).fetchone()
        if row is not None:
            found.append(DeskSide(key, content.response_text(*row)))
    return tuple(found)


def categories(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The categories in use, by name."""
    return tuple(name for (name,) in connection.execute(_CATEGORIES, (MOST_CATEGORIES,)))


def prompt_called(connection: sqlite3.Connection, identity: str) -> str:
    """The key of the prompt with an id, of its newest version; or that has this key. Raises ProblemForYou."""
    row = connection.execute(
        "SELECT key FROM prompt WHERE id = ? OR key = ? ORDER BY n DESC LIMIT 1", (identity, identity)
    ).fetchone()
    if row is None:
        raise ProblemForYou(phrase("The project has no prompt '{prompt}'.", prompt=identity))
    return str(row[0])


# ------------------------------------------------------------------------------------- lists that were said before


def said_before(connection: sqlite3.Connection, prompt: str, constraints: Sequence[Constraint]) -> bool:
    """Whether a prompt had this list at some time: from its source, or by an edit, whatever became of it."""
    about = register(prompt)
    edits = (label_log.edited_list(line) for line in label_log.lines_of(connection, about) if _understood(line))
    if any(same(constraints, found) for found in edits):
        return True
    rows = connection.execute(
        "SELECT key, id, position, category, body FROM requirement WHERE prompt = ? ORDER BY n", (prompt,)
    ).fetchall()
    if same(constraints, content.newest_requirements(rows)):
        return True
    if len({row[1] for row in rows}) == len(rows):
        return False
    # A project of before there were edits took other wordings of a list as they came; each of them was asked once.
    known = {(row[0], row[1]) for row in rows}
    keys = content.requirement_keys(prompt, constraints)
    return all((keys[item.id], item.id) in known for item in constraints)
