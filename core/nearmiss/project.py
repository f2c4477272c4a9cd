"""A project: one file, and every verb that the outside world may use on it.

A project belongs to the thread that opened it (SQLite itself sees to that). Each verb that writes does so in one
transaction; when it returns, what it wrote is on the disk.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nearmiss import backups, content, draft_table, label_log, lines, queueing, storage
from nearmiss.desk_checks import ToCheck
from nearmiss.drafts import Draft
from nearmiss.editing import lists as editing
from nearmiss.editing import sheets
from nearmiss.errors import ProblemForYou
from nearmiss.faults import OF_THE_FILE, damaged
from nearmiss.intake import Intake, Item, ReadImage, Refused, Taken, rater_act
from nearmiss.lines import Act, Line, Place
from nearmiss.model import (
    MAIN_SLOT,
    TRAINING_ROUND,
    Answer,
    Constraint,
    DeskItem,
    Entry,
    Kind,
    Progress,
    Rater,
    Subject,
)
from nearmiss.monitor import SILENT, Monitor
from nearmiss.phrases import phrase
from nearmiss.queueing import Feedback, QueueChoices, QueuePlan, RaterQueue
from nearmiss.records import read_answer, write_answer
from nearmiss.schemes import Scheme, from_json
from nearmiss.streams import Streams
from nearmiss.summary import Summary, summary
from nearmiss.version import APP

if TYPE_CHECKING:
    from nearmiss.cases import Cases
    from nearmiss.votes import Votes


@dataclass(frozen=True, slots=True)
class Saved:
    """A line that is on the disk."""

    line_id: str
    act: str
    subject: Subject
    at: str | None


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: lines that were new, lines that were known, and streams where two lines have one number."""

    new: int
    known: int
    forks: tuple[str, ...]


class Project:
    """An open project file."""

    def __init__(self, file: storage.OpenFile) -> None:
        self._file = file
        self._streams = Streams(file.connection, file.path)
        self._meta: dict[str, str] = dict(self.connection.execute("SELECT name, value FROM project").fetchall())
        self._queues: dict[tuple[str, str], RaterQueue] = {}
        self._scheme: Scheme | None = None
        self._since_backup = 0

    # ---------------------------------------------------------------------------------- open and close

    @classmethod
    def create(cls, path: Path, scheme: Scheme, *, title: str | None = None, seed: str | None = None) -> Project:
        """Make a new project file with a scheme and open it."""

        def fill(file: storage.OpenFile) -> None:
            project = cls(file)
            project._set_meta(
                id=secrets.token_hex(16),
                title=title or path.stem,
                seed=seed or secrets.token_hex(8),
                created=storage.now(),
            )
            project._write_scheme(scheme)
            project._streams.close()

        storage.create(path, fill)
        return cls(storage.open_file(path))

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Project:
        """Open a project. Raises ProblemForYou when it is none, or when somebody else has it open."""
        file = storage.open_file(path, read_only=read_only)
        try:
            project = cls(file)
            missing = content.PROJECT_VALUES - project._meta.keys()
            if missing:
                raise damaged(path, phrase("it does not say its {min}", min=min(missing)))
            return project
        except BaseException as fault:
            file.close()
            if isinstance(fault, OF_THE_FILE):
                raise storage.in_words(fault, path) from fault
            raise

    def close(self) -> None:
        """Let go of the file."""
        try:
            self._streams.close()
        finally:
            self._file.close()

    def back_up(self, why: str = "kept") -> Path:
        """Copy the project to the user's backup folder, checked. About 3 seconds for a million lines."""
        made = backups.backup(self.connection, self.path, why)
        self._since_backup = 0
        return made

    def back_up_when_due(self) -> Path | None:
        """A backup, if something changed and fifty lines or half an hour passed since the last. For idle moments."""
        return self.back_up() if backups.is_due(self.path, self._since_backup) else None

    def __enter__(self) -> Project:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The one connection. For the modules of the core; nobody else."""
        return self._file.connection

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._file.read_only

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction; faults of disk and file come out as sentences."""
        if self.read_only:
            raise ProblemForYou(phrase("This project is open for reading only."), str(self.path))
        try:
            with storage.transaction(self.connection):
                yield
        except sqlite3.Error as fault:
            raise storage.in_words(fault, self.path) from fault

    # -------------------------------------------------------------------------------------------- about

    @property
    def id(self) -> str:
        """The random id that copies of a project share, and no other project has."""
        return self._meta["id"]

    @property
    def title(self) -> str:
        """What the project is called."""
        return self._meta["title"]

    @property
    def seed(self) -> str:
        """What the order of sides is drawn from."""
        return self._meta["seed"]

    @property
    def scheme(self) -> Scheme:
        """What is asked at present."""
        if self._scheme is None:
            row = self.connection.execute("SELECT body FROM scheme WHERE hash = ?", (self._meta["scheme"],)).fetchone()
            if row is None:
                raise damaged(self.path, phrase("its scheme is missing"))
            self._scheme = from_json(json.loads(row[0]))
        return self._scheme

    @property
    def guidelines(self) -> str:
        """The scheme's guidelines, in markdown."""
        return self.scheme.guidelines

    def head(self) -> str:
        """One hash over all lines of the log."""
        return lines.head_of_log(self.connection.execute("SELECT stream, seq, id FROM log"))

    def _set_meta(self, **values: str) -> None:
        self._meta |= values
        self._meta["digest"] = content.project_digest(self._meta)
        self.connection.executemany(
            "INSERT INTO project VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            self._meta.items(),
        )

    def _write_scheme(self, scheme: Scheme) -> None:
        body = scheme.as_json()
        text = json.dumps(body, ensure_ascii=False, sort_keys=True)
        self.connection.execute(
            "INSERT INTO scheme VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING", (scheme.hash, scheme.name, text)
        )
        self._set_meta(scheme=scheme.hash)
        act = Act("scheme", body={"hash": scheme.hash, "scheme": body}, at=storage.now())
        line = self._prepare(act)
        label_log.append(self.connection, line)
        self._scheme = scheme

    # -------------------------------------------------------------------------------------------- raters

    def rater(self, name: str, kind: Kind = "human") -> Rater:
        """The rater of this name and kind, entered in the log when it is new."""
        known = [rater for rater in self.raters() if (rater.name, rater.kind) == (name, kind)]
        if known:
            return known[0]
        if not name.strip():
            raise ProblemForYou(
                phrase("A rater needs a name."), remedy=phrase("Any name will do; a pseudonym is best.")
            )
        rater = Rater(name, kind, id=secrets.token_hex(20))
        self.save(self._prepare(replace(rater_act(rater), at=storage.now())))
        return rater

    def raters(self) -> list[Rater]:
        """Everybody who has answered or may, by name."""
        rows = self.connection.execute(
            "SELECT name, kind, team, model, family, anonymous, protocol, id FROM now_rater ORDER BY name, kind, id"
        )
        return [
            Rater(name, kind, team, model, family, bool(anonymous), protocol, identity)
            for name, kind, team, model, family, anonymous, protocol, identity in rows
        ]

    # ------------------------------------------------------------------------------------------ the desk

    def queue_plan(self, round_: str = "") -> QueuePlan:
        """How the pairs of a round are put before raters: what the lead said last."""
        return queueing.current_plan(self.connection, round_)

    def queue_choices(self, round_: str = "") -> QueueChoices:
        """What a lead chooses the plan of a queue from."""
        gold = len(queueing.gold_pairs(self.connection))
        return QueueChoices(self.queue_plan(round_), gold, queueing.tag_names(self.connection))

    def set_queue_plan(self, plan: QueuePlan, round_: str = "") -> None:
        """Say how the pairs of a round are put before raters, from their next sitting on. The scheme stays as it is.

        Raises ProblemForYou for a plan that this project cannot follow, as a training round without gold pairs.
        """
        queueing.check_possible(self.connection, plan, len(queueing.gold_pairs(self.connection)))
        if plan != self.queue_plan(round_):
            self.save(self._prepare(queueing.plan_act(plan, round_, storage.now())))
        self._queues.clear()

    def queue(self, rater: str, round_: str = "", *, anew: bool = False) -> RaterQueue:
        """What a rater has before them. It stays as it is until it is asked for `anew`: when somebody sits down."""
        key = (rater, round_)
        if anew or key not in self._queues:
            self._queues[key] = RaterQueue(self.connection, self.seed, rater, round_)
        return self._queues[key]

    def progress(self, rater: str, round_: str = "") -> Progress:
        """How far a rater is with the pairs of a round."""
        return self.queue(rater, round_).progress(round_)

    def next_open(self, rater: str, after: Subject | None = None, round_: str = "") -> Subject | None:
        """The next pair that waits for an answer of this rater; where the last sitting ended, without `after`."""
        entry = self.queue(rater, round_).next_open(None if after is None else Entry(after, round_))
        return None if entry is None else entry.subject

    def desk_item(self, rater: str, subject: Subject, round_: str = "", slot: str = MAIN_SLOT) -> DeskItem:
        """All that the desk may see of a pair."""
        return queueing.desk_item(self.connection, self.seed, rater, subject, round_, slot)

    def desk_pair(
        self, rater: str, subject: Subject, round_: str = "", slot: str = MAIN_SLOT
    ) -> tuple[DeskItem, ToCheck | None]:
        """What `desk_item` gives, and the checks that are to be run for it, which needs no project."""
        return queueing.desk_pair(self.connection, self.seed, rater, subject, round_, slot)

    def feedback(self, rater: str, round_: str, item: DeskItem, answer: Answer) -> Feedback | None:
        """What a rater in training is told of an answer that is saved; None outside training."""
        gold = queueing.gold_of(self.connection, item.subject) if item.round == TRAINING_ROUND else None
        if gold is None:
            return None
        return queueing.feedback_of(gold, item, answer, self.queue(rater, round_).training)

    def image(self, sha256: str) -> bytes | None:
        """The bytes of a picture."""
        row = self.connection.execute("SELECT bytes FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
        return None if row is None else row[0]

    # --------------------------------------------------------------------------------- writing the log

    def prepare_label(self, rater: str, item: DeskItem, answer: Answer) -> Line:
        """The line of an answer, not yet written. Written twice it is still one line."""
        body = write_answer(answer)
        if answer.seen:
            body["seen"] = dict(answer.seen)
        return self._prepare(self._desk_act("label", rater, item, body))

    def prepare_skip(self, rater: str, item: DeskItem, reason: str) -> Line:
        """The line of a pair passed over, with the reason."""
        return self._prepare(self._desk_act("skip", rater, item, {"note": reason} if reason else {}))

    def prepare_flag(self, rater: str, item: DeskItem, note: str | None) -> Line:
        """The line of a flag raised with a note, or taken down (None)."""
        body: dict[str, object] = {"on": False} if note is None else {"on": True, "note": note}
        return self._prepare(self._desk_act("flag", rater, item, body))

    def prepare_undo(self, rater: str) -> Line | None:
        """The line that takes back the rater's last act; None when there is none."""
        return self._prepare_toggle("undo", rater, label_log.undo_target(self.connection, rater))

    def prepare_redo(self, rater: str) -> Line | None:
        """The line that brings back what was last undone; None when there is nothing, or a new act came after."""
        return self._prepare_toggle("redo", rater, label_log.redo_target(self.connection, rater))

    def taken_back(self, rater: str) -> tuple[Entry, Answer] | None:
        """The label that the rater took back last, with its pair, as long as no new act came after."""
        line = label_log.redo_target(self.connection, rater)
        if line is None or line.act != "label" or len(line.subject) != 2:
            return None
        return Entry(line.subject, line.round, line.slot), read_answer(dict(line.body))

    def _desk_act(self, act: str, rater: str, item: DeskItem, body: dict[str, object]) -> Act:
        scheme = self._meta["scheme"]
        purpose = queueing.purpose_of(self.connection, item.subject, item.round, item.slot)
        return Act(act, rater, item.subject, item.round, item.slot, purpose, body, scheme, storage.now())

    def _prepare_toggle(self, act: str, rater: str, target: Line | None) -> Line | None:
        if target is None:
            return None
        body = {"target": target.id}
        place = Act(act, rater, target.subject, target.round, target.slot, target.purpose, body, None, storage.now())
        return self._prepare(place, replaces=[line.id for line in label_log.toggle_heads(self.connection, target)])

    def _prepare(self, act: Act, replaces: Iterable[str] | None = None) -> Line:
        if replaces is None:
            standing = label_log.heads_of(self.connection, lines.register_of(act))
            replaces = [line.id for line in standing]
        head = self._streams.head_for(self.id, act.rater)
        lamport = label_log.last_lamport(self.connection) + 1
        return lines.build_line(act, Place(head.stream, head.seq + 1, head.line, lamport, tuple(replaces), APP))

    def save(self, line: Line) -> Saved:
        """Write a prepared line. When this returns, it is on the disk; writing it again changes nothing.

        Raises ProblemForYou, in words, when it could not be written; the same line can then be tried again.
        """
        register = queueing.answer_register(line)
        try:
            with self.writing():
                before = queueing.standing_act(self.connection, register)
                label_log.append_own(self.connection, line)
                label_log.check_written(self.connection, line)
                if line.rater is not None and line.act in lines.ANSWER_ACTS:
                    draft_table.drop(self.connection, line.rater, line.subject, line.round, line.slot)
                after = queueing.standing_act(self.connection, register)
        except BaseException:
            for queue in self._queues.values():
                queue.recount()  # a disk that reports a fault may have kept the line
            raise
        self._since_backup += 1
        for (rater, _), queue in self._queues.items():
            if rater == line.rater and len(line.subject) == 2:
                queue.changed(Entry(line.subject, line.round, line.slot), before, after, line.body.get("seconds"))
        return Saved(line.id, line.act, line.subject, line.at)

    def carried_drafts(self, rater: str) -> list[Draft]:
        """The forms that a rater had begun when the file was last left; those of this machine may be newer."""
        return draft_table.carried_drafts(self.connection, rater)

    def fold_drafts(self, rater: str, drafts: Iterable[Draft]) -> int:
        """Keep a rater's drafts in the file too, so that a copy of it carries them; how many rows changed."""
        with self.writing():
            return draft_table.fold(self.connection, rater, drafts)

    def kept_aside(self, line: Line) -> None:
        """A prepared line was kept outside the file: no other line may take its number in its stream."""
        self._streams.retire(self.id, line.rater)

    # ------------------------------------------------------------------------------ editing constraints

    def prepare_edit(self, rater: str, seen: sheets.Sheet, constraints: Iterable[Constraint]) -> Line:
        """The line that gives a prompt another list of constraints, in place of that which the rater saw.

        Labels stay with the wordings that they are about. Raises ProblemForYou for a list that cannot be.
        """
        listed = editing.tidy(constraints)
        for fault in editing.faults(listed)[:1]:
            raise ProblemForYou(fault.why, phrase("constraint {number}", number=fault.place + 1))
        return self._prepare(editing.edit_act(rater, seen.prompt, listed, storage.now()), replaces=seen.heads)

    def prepare_edit_undo(self, rater: str, prompt: str) -> Line | None:
        """The line that takes back the edit of a prompt that stands; None where it is not this rater's own."""
        return self._prepare_toggle(
            "undo", rater, label_log.edit_to_undo(self.connection, rater, sheets.register(prompt))
        )

    def prepare_edit_redo(self, rater: str, prompt: str) -> Line | None:
        """The line that brings back the edit that the rater took back last; None when a new one came after."""
        return self._prepare_toggle(
            "redo", rater, label_log.edit_to_redo(self.connection, rater, sheets.register(prompt))
        )

    # --------------------------------------------------------------------------------- coming in, merging

    def take(
        self,
        items: Iterable[Item],
        *,
        where: str,
        namespace: str,
        read_image: ReadImage,
        skip_bad: bool = False,
        monitor: Monitor = SILENT,
    ) -> Taken:
        """Take the records of one file: all of them, or nothing (Refused says why). `skip_bad` leaves bad ones out."""
        self._queues.clear()
        with self.writing():
            intake = Intake(self.connection, namespace, self.scheme.scale, read_image, monitor)
            taken = intake.take(items)
            if taken.problems and not skip_bad:
                raise Refused(taken, where)
            return taken

    def merge(self, other: Iterable[Line]) -> Merged:
        """Take the lines of another copy of this project: the union of both, whatever the order."""
        self._queues.clear()
        with self.writing():
            total = 0

            def counted() -> Iterator[Line]:
                nonlocal total
                for line in other:
                    lines.check_incoming(line)
                    total += 1
                    yield line

            new = label_log.append_many(self.connection, counted())
        return Merged(new, total - new, tuple(label_log.forks(self.connection)))

    def log(self) -> Iterator[Line]:
        """Every line of the log."""
        return label_log.all_lines(self.connection)

    # -------------------------------------------------------------------------------------------- reports

    def summary(self) -> Summary:
        """What the project holds, counted."""
        return summary(self.connection)

    def votes(self) -> Votes:
        """Every current answer to a pair, copied out in one short read."""
        from nearmiss.ballots import read_votes  # numpy: not on the way to the desk

        return read_votes(self.connection)

    def cases(self) -> Cases:
        """The same with what is known beside them: models, lengths, categories, confidence, times."""
        from nearmiss.case_reading import read_cases

        return read_cases(self.connection)
