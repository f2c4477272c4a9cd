"""Records into the file: content, raters, labels and facts of one source, all of it or nothing."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

from nearmiss import content, label_log
from nearmiss.editing.imported import Asked, asked_by_import, new_wordings
from nearmiss.errors import ProblemForYou
from nearmiss.images import MISSING, Blob
from nearmiss.lines import Act, body_of, import_line
from nearmiss.model import Conversation, Kind, Rater, Turn
from nearmiss.monitor import SILENT, Monitor
from nearmiss.phrases import phrase
from nearmiss.preparing import (
    Identity,
    MadeApart,
    Names,
    Prepared,
    Setting,
    add,
    add_labels,
    cannot_be_stored,
    place_of,
)
from nearmiss.records import BadRecord, LabelsFor, Record, RecordLabel
from nearmiss.storage import without

ReadImage = Callable[[str], Blob | None]
Item = Record | LabelsFor | BadRecord | MadeApart
ADDED = ("prompts", "responses", "pairs", "constraints", "labels")
_TABLES = {"prompt": "prompts", "response": "responses", "pair": "pairs", "requirement": "constraints"}
_NOT_ASKED = (
    *("prompt_by_content", "prompt_by_id", "response_by_prompt", "pair_by_responses", "pair_by_prompt"),
    *("now_answer_by_subject", "now_answer_by_rater", "log_by_stream", "log_by_rater", "log_by_lamport"),
)
"""Indexes that nothing asks for while records that were prepared elsewhere are written."""
_GUARD = "log_replaces_nothing"
"""Costs a tenth of the writing, for it makes SQLite note every page that a row changes. What it refuses is a line that
takes another's place, for which an INSERT has to say so; ours does not, and is refused by the key."""
BATCH = 400
MOST_PROBLEMS = 10_000
"""Bad records that are spelt out; of a file with more, only the number is known beyond these."""


@dataclass(slots=True)
class Taken:
    """What became of one file: what was added, what was left out and why, and what is worth knowing."""

    records: int = 0
    added: Counter[str] = field(default_factory=lambda: Counter(dict.fromkeys(ADDED, 0)))
    skipped: int = 0
    problems: list[BadRecord] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    raters: dict[str, Kind] = field(default_factory=dict)


class Refused(ProblemForYou):
    """A file that was not taken, with every bad record that it has."""

    def __init__(self, taken: Taken, where: str) -> None:
        self.taken = taken
        first, more, fine = taken.problems[0], taken.skipped - 1, taken.records
        others = f" {more:,} more {'record is' if more == 1 else 'records are'} bad as well." if more else ""
        good = f" {fine:,} {'is' if fine == 1 else 'are'} fine; --skip-bad takes those." if fine else ""
        super().__init__(f"{first.reason}{others}", f"{where}:{first.line}", f"Nothing was taken.{good}")


class Intake:
    """Takes records into an open transaction. One for each file."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        namespace: str,
        scale: str,
        read_image: ReadImage,
        monitor: Monitor = SILENT,
    ) -> None:
        self.connection = connection
        self.read_image = read_image
        self.monitor = monitor
        self.taken = Taken()
        self._setting = setting_of(connection, namespace, scale)
        self._known = dict(self._setting.raters)
        self._occurrences: Counter[int] = Counter()
        self._made = Prepared()
        self._count = 0

    def take(self, items: Iterable[Item]) -> Taken:
        """Write all items. Bad ones are listed; whether that refuses the file is the caller's to say."""
        (before,) = self.connection.execute("SELECT coalesce(max(n), 0) FROM prompt").fetchone()
        with ExitStack() as until_the_end:
            spared = False
            for item in items:
                if not isinstance(item, MadeApart):
                    self._take_one(item)
                    continue
                if not spared:
                    spared, left_out = True, _NOT_ASKED if self._is_most(item.source_bytes) else ()
                    until_the_end.enter_context(without(self.connection, (_GUARD, *left_out)))
                self._take_made(item)
            self._flush()
        self._note_duplicates(before)
        return self.taken

    def _is_most(self, source_bytes: int) -> bool:
        """Whether a file brings more than the project has."""
        (pages,) = self.connection.execute("PRAGMA page_count").fetchone()
        (size,) = self.connection.execute("PRAGMA page_size").fetchone()
        return bool(source_bytes > pages * size)

    def _take_made(self, item: MadeApart) -> None:
        """Write what was prepared elsewhere; where that could not know what it had to, prepare it here."""
        made = item.made
        if made is None or not self._stands(made):
            for each in item.again():
                self._take_one(each)
            return
        self._flush()
        self._occurrences.update(made.unnamed)
        self._count += made.records + len(made.problems)
        for bad in made.problems:
            self._leave_out(bad.line, bad.reason)
        self._write(made)
        self.monitor.report(self._count, None)

    def _stands(self, made: Prepared) -> bool:
        """Whether prompts without an id are each the first to say it, and raters have the ids taken for them."""
        places = set(made.unnamed)
        first = len(places) == len(made.unnamed) and self._occurrences.keys().isdisjoint(places)
        return first and all(self._known.get(identity, rater.id) == rater.id for identity, rater in made.raters.items())

    def _take_one(self, item: Record | LabelsFor | BadRecord) -> None:
        try:
            if isinstance(item, BadRecord):
                raise ProblemForYou(item.reason)
            if isinstance(item, LabelsFor):
                self._take_labels_for(item)
            else:
                self._take_record(item)
        except ProblemForYou as problem:
            self._leave_out(item.line, str(problem))
        except (UnicodeEncodeError, OverflowError, ValueError) as fault:
            self._leave_out(item.line, cannot_be_stored(fault))
        self._count += 1
        if self._count % BATCH == 0:
            self._flush()
            self.monitor.report(self._count, None)

    def _leave_out(self, line: int, reason: str) -> None:
        self.taken.skipped += 1
        if len(self.taken.problems) < MOST_PROBLEMS:
            self.taken.problems.append(BadRecord(line, reason))

    def _take_record(self, record: Record) -> None:
        record = self._with_images(record)
        occurrence = self._occurrence(record)
        joined = self._join(record, occurrence) if record.joins else []
        add(self._made, record, self._setting, occurrence)
        self._made.rows["pair"].extend(joined)

    def _occurrence(self, record: Record) -> int:
        if record.id is not None:
            return 0
        said = content.conversation_hash(record.conversation)
        place = place_of(record.namespace or self._setting.namespace, said)
        self._occurrences[place] += 1
        return self._occurrences[place] - 1

    def _join(self, record: Record, occurrence: int) -> list[content.Row]:
        """The pairs of the record's responses with those that the prompt has from elsewhere."""
        said = content.conversation_hash(record.conversation)
        prompt = content.prompt_key(record.namespace or self._setting.namespace, record.id, said, occurrence)
        if any(row[0] == prompt for row in self._made.rows["prompt"]):
            self._flush()  # it came a moment ago
        elif self.connection.execute("SELECT 1 FROM prompt WHERE key = ?", (prompt,)).fetchone() is None:
            return []  # it is new, and its own pairs are all there are
        _, rows = content.store_answers(self.connection, prompt, record.responses)
        return rows["pair"]

    def _with_images(self, record: Record) -> Record:
        turns = record.conversation.turns
        if not any(turn.images for turn in turns):
            return record
        stored = tuple(replace(turn, images=tuple(map(self._store_image, turn.images))) for turn in turns)
        return replace(record, conversation=replace(record.conversation, turns=stored))

    def _store_image(self, reference: str) -> str:
        blob = self.read_image(reference)
        if blob is None:
            self.taken.notes[phrase("missing images")] += 1
            return f"{MISSING}{reference}"
        self.connection.execute(
            "INSERT INTO blob VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
            (blob.sha256, blob.media_type, blob.data),
        )
        return blob.sha256

    # ---------------------------------------------------------------------------------- labels and facts

    def _take_labels_for(self, item: LabelsFor) -> None:
        if any(self._made.rows.values()):
            self._flush()  # the prompt may be among them
        prompt = self._prompt_meant(item)
        requirements = {c.id: c.key for c in content.read_requirements(self.connection, prompt)}
        found = self.connection.execute("SELECT id, key FROM response WHERE prompt = ? ORDER BY n", (prompt,))
        keys, rows = content.store_answers(self.connection, prompt, item.responses) if item.responses else ({}, {})
        names = Names(requirements, dict(found.fetchall()) | keys)
        for label in item.labels:
            _all_known(label, names)
        add_labels(self._made, item, names, self._setting)
        for table, added in rows.items():
            self._made.rows[table].extend(added)

    def _prompt_meant(self, item: LabelsFor) -> str:
        """The key of the prompt that labels from elsewhere are about."""
        if item.conversation is not None:
            return self._prompt_saying(item.namespace, item.conversation)
        row = self.connection.execute(
            "SELECT key FROM prompt WHERE namespace = ? AND id = ? ORDER BY n DESC LIMIT 1",
            (item.namespace, item.prompt),
        ).fetchone()
        if row is None:
            raise ProblemForYou(
                phrase(
                    "It speaks of prompt '{prompt}' of {namespace}, which is not in the project.",
                    prompt=item.prompt,
                    namespace=item.namespace,
                ),
                remedy=phrase("Import the file that holds the pairs first, or together with this one."),
            )
        return str(row[0])

    def _prompt_saying(self, namespace: str, conversation: Conversation) -> str:
        """The n-th prompt that says this, when it is asked for the n-th time; the last when there are fewer."""
        said = (namespace, content.conversation_hash(conversation))
        rows = self.connection.execute("SELECT key FROM prompt WHERE namespace = ? AND content = ? ORDER BY n", said)
        keys = [key for (key,) in rows]
        if not keys:
            raise ProblemForYou(
                phrase("It speaks of a prompt of {namespace} that is not in the project.", namespace=namespace),
                remedy=phrase("Import the file that holds the prompts first, or together with this one."),
            )
        place = place_of(*said)
        self._occurrences[place] += 1
        return str(keys[min(self._occurrences[place], len(keys)) - 1])

    # ------------------------------------------------------------------------------------------- writing

    def _flush(self) -> None:
        made, self._made = self._made, Prepared()
        self._write(made)

    def _write(self, made: Prepared) -> None:
        for identity, rater in made.raters.items():
            self._meet(identity, rater)
        (last,) = self.connection.execute("SELECT coalesce(max(n), 0) FROM prompt").fetchone()
        new = 0
        for table, rows in made.rows.items():
            if table == "requirement" and new < len(made.lists):
                self._take_lists(made, last)  # some prompts are known, and may have another list by now
                continue
            cursor = self.connection.executemany(content.INSERTS[table], rows)
            new = max(cursor.rowcount, 0) if rows else 0
            self.taken.added[_TABLES[table]] += new
        self.taken.added["labels"] += label_log.append_ready(self.connection, made.labels)
        label_log.append_ready(self.connection, made.facts)
        self.taken.records += made.records
        self.taken.notes.update(made.notes)

    def _meet(self, identity: Identity, rater: Rater) -> None:
        """Write down a rater whom the project does not know yet."""
        self.taken.raters[rater.name] = rater.kind
        if identity not in self._known:
            self._known[identity] = rater.id
            label_log.append(self.connection, import_line(rater_act(rater), self._setting.namespace))

    def _take_lists(self, made: Prepared, last: int) -> None:
        """Take each record's list of constraints for what it is, when prompts up to the number `last`, or that come
        twice, are among them: the prompt's first, what is known, or an edit."""
        rows, new = made.rows["requirement"], set[str]()
        ends = [*(listed.start for listed in made.lists[1:]), len(rows)]
        for listed, end in zip(made.lists, ends, strict=True):
            prompt, own = listed.prompt, rows[listed.start : end]
            constraints = [content.requirement_of((row[0], *row[2:6])) for row in own]
            known = "SELECT 1 FROM prompt WHERE key = ? AND n <= ?"
            if prompt not in new and self.connection.execute(known, (prompt, last)).fetchone() is None:
                new.add(prompt)
                asked = Asked(rows=True)
            else:
                asked = asked_by_import(self.connection, prompt, constraints, listed.namespace)
            if asked.rows:
                added = self.connection.executemany(content.INSERTS["requirement"], own)
                self.taken.added["constraints"] += max(added.rowcount, 0) if own else 0
            if asked.line is not None:
                self.taken.added["constraints"] += new_wordings(self.connection, prompt, constraints)
                label_log.append(self.connection, asked.line)
                self.taken.notes[phrase("prompts with other constraints than before")] += 1

    def _note_duplicates(self, before: int) -> None:
        (count,) = self.connection.execute(
            "SELECT count(*) FROM prompt AS new WHERE n > ? AND EXISTS"
            " (SELECT 1 FROM prompt AS old WHERE old.content = new.content AND old.n < new.n)",
            (before,),
        ).fetchone()
        (versions,) = self.connection.execute(
            "SELECT count(*) FROM prompt AS new WHERE n > ? AND EXISTS (SELECT 1 FROM prompt AS old"
            " WHERE old.namespace = new.namespace AND old.id = new.id AND old.n < new.n)",
            (before,),
        ).fetchone()
        if count:
            self.taken.notes[phrase("prompts that say the same as another")] += count
        if versions:
            self.taken.notes[phrase("new versions of prompts with a known id")] += versions


def setting_of(connection: sqlite3.Connection, namespace: str, scale: str) -> Setting:
    """What a project says to the records of an import; of raters who are told apart by nothing, the first counts."""
    rows = connection.execute("SELECT name, kind, model, protocol, id FROM now_rater ORDER BY id DESC")
    return Setting(namespace, scale, {(name, kind, model, protocol): key for name, kind, model, protocol, key in rows})


def rater_act(rater: Rater) -> Act:
    """The act by which a rater enters the log."""
    return Act(
        "rater",
        body=body_of(
            {
                "rater": rater.id,
                "name": rater.name,
                "kind": rater.kind,
                "group": rater.group,
                "model": rater.model,
                "family": rater.family,
                "anonymous": rater.anonymous or None,
                "protocol": rater.protocol,
            }
        ),
    )


def _all_known(label: RecordLabel, names: Names) -> None:
    answer = label.answer
    named = {*label.subject, *answer.ratings, *(r for by in answer.verdicts.values() for r in by)}
    for identity in sorted(named - set(names.responses)):
        raise ProblemForYou(
            phrase("It names the response '{identity}', which the prompt does not have.", identity=identity)
        )
    for identity in sorted({*answer.verdicts, *answer.ill_posed, *answer.deciding} - set(names.requirements)):
        raise ProblemForYou(
            phrase("It names the constraint '{identity}', which the prompt does not have.", identity=identity)
        )


def shown_turns(turns: Iterable[Turn]) -> tuple[Turn, ...]:
    """Turns without pictures that could not be read."""
    return tuple(
        replace(turn, images=tuple(image for image in turn.images if not image.startswith(MISSING))) for turn in turns
    )
