"""The doctor: what is damaged is found and named, what is whole is carried over, and nothing is changed by looking."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from small_projects import (
    answer,
    copy_to,
    fill,
    full_answer,
    ids,
    label,
    machine,
    raters,
    records,
    redo,
    state,
    subjects,
    undo,
)

from nearmiss import contract, label_log
from nearmiss.backups import backup, backup_folder, backups
from nearmiss.canonical import canonical
from nearmiss.doctor import Diagnosis, examine, repair
from nearmiss.doctor.content_checks import COLUMNS
from nearmiss.doctor.surroundings import check_place, doubtful_place, network_file_system
from nearmiss.errors import ProblemForYou
from nearmiss.lines import Act, Place, build_line, parse_line
from nearmiss.project import Project

Content = dict[str, dict[str, tuple[Any, ...]]]
LOG = "id, stream, seq, prev, lamport, act, rater, register, target, text"


@cache
def labelled() -> bytes:
    """A project with labels of two people, a skip, a flag, an undo and a redo."""
    folder = Path(os.environ["NEARMISS_HOME"])
    path = copy_to(folder / "labelled.nearmiss")
    with machine(folder / "another"), Project.open(path) as project:
        for identity in raters(project).values():
            for subject in subjects(project)[:5]:
                label(project, identity, subject)
            item = project.desk_item(identity, subjects(project)[6])
            project.save(project.prepare_skip(identity, item, "cannot tell"))
            project.save(project.prepare_flag(identity, item, "odd"))
            undo(project, identity)
            undo(project, identity)
            redo(project, identity)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "rivers.nearmiss"
    file.write_bytes(labelled())
    return file


def check(diagnosis: Diagnosis, name: str) -> Any:
    (found,) = [check for check in diagnosis.checks if check.check == name]
    return found


def broken(diagnosis: Diagnosis) -> set[str]:
    return {check.check for check in diagnosis.checks if check.ok is False}


def change(path: Path, *statements: str, guard: bool = False) -> None:
    """As somebody with another program would, the log's guards taken off and put back."""
    connection = sqlite3.connect(path, isolation_level=None)
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, text in guards if not guard else ():
        connection.execute(text)
    connection.close()


def line_ids(path: Path, act: str = "label") -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [identity for (identity,) in connection.execute("SELECT id FROM log WHERE act = ? ORDER BY n", (act,))]


# A whole project


def test_a_whole_project_is_found_whole(path: Path) -> None:
    before = path.read_bytes()
    diagnosis = examine(path)
    assert diagnosis.ok, diagnosis
    assert path.read_bytes() == before


def test_what_it_says_keeps_its_contract(path: Path) -> None:
    document = examine(path).as_json()
    jsonschema.validate(json.loads(json.dumps(document)), contract.schema("doctor"))
    assert document["ok"] is True


def test_a_project_that_somebody_works_on_can_be_examined(path: Path) -> None:
    """And the work goes on meanwhile."""
    with Project.open(path) as project:
        assert examine(path).ok
        label(project, raters(project)["ana"], subjects(project)[7])
        assert examine(path).ok


def test_a_large_project_is_examined_on_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nearmiss.doctor.examining.IN_MEMORY_UP_TO", 0)
    assert examine(path).ok


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(100), b"Dear Ana,\n" * 500])
def test_what_is_no_project_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "letter.nearmiss"
    file.write_bytes(content)
    for verb in (examine, repair):
        with pytest.raises(ProblemForYou, match=r"not a Nearmiss project|empty"):
            verb(file)
    assert file.read_bytes() == content


# Bit flips


def content_of(connection: sqlite3.Connection) -> Content:
    """What the tables hold, found without any index."""
    connection.text_factory = bytes
    found = {}
    for table, columns in {"log": LOG, **COLUMNS}.items():
        rows = connection.execute(f"SELECT {columns} FROM {table} NOT INDEXED")
        found[table] = {repr(row[0]): row for row in rows}
    return found


def read(path: Path) -> Content | None:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return content_of(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def changed_records(before: Content, after: Content) -> list[tuple[str, set[str]]]:
    """Each record that is another than before: what it was called, and what it may be called now."""
    changed = []
    for table, rows in before.items():
        came = set(after[table]) - set(rows)
        for name, row in rows.items():
            if after[table].get(name) != row:
                changed.append((name, {name} | came))
    return changed


def flip(content: bytes, bit: int) -> bytes:
    spoiled = bytearray(content)
    spoiled[bit // 8] ^= 1 << (bit % 8)
    return bytes(spoiled)


def bits(count: int, seed: int) -> list[int]:
    return random.Random(seed).sample(range(len(labelled()) * 8), count)


def assert_named(path: Path, before: Content, was_shown: dict[str, Any]) -> str:
    """What a flip did; that it is found, and each changed record named."""
    try:
        diagnosis = examine(path)
    except ProblemForYou:
        return "refused"
    after = read(path)
    if after is None:
        assert not diagnosis.ok
        return "unreadable"
    changed = changed_records(before, after)
    named = {repr(name.encode()) for check in diagnosis.checks for name in check.records} | {
        repr(name) for check in diagnosis.checks for name in check.records
    }
    if changed:
        assert not diagnosis.ok
        for name, names in changed:
            assert names & named, f"{name} changed and is not named: {diagnosis}"
        return "changed"
    if shown(path) != was_shown:
        assert not diagnosis.ok
        return "shown otherwise"
    return "found" if not diagnosis.ok else "no effect"


def shown(path: Path) -> dict[str, Any] | None:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return state(connection)
    except (sqlite3.Error, UnicodeDecodeError, TypeError):
        return None


def flips_are_named(tmp_path: Path, count: int, seed: int) -> dict[str, int]:
    whole = tmp_path / "whole.nearmiss"
    whole.write_bytes(labelled())
    before, was_shown = read(whole), shown(whole)
    assert before is not None and was_shown is not None
    tally: dict[str, int] = {}
    for bit in bits(count, seed):
        path = tmp_path / "spoiled.nearmiss"
        path.write_bytes(flip(labelled(), bit))
        result = assert_named(path, before, was_shown)
        tally[result] = tally.get(result, 0) + 1
    return tally


def test_every_flipped_bit_that_changes_a_record_is_found_and_the_record_named(tmp_path: Path) -> None:
    tally = flips_are_named(tmp_path, 120, seed=1)
    assert tally["changed"] > 5, tally


@pytest.mark.long
def test_a_thousand_flipped_bits(tmp_path: Path) -> None:
    tally = flips_are_named(tmp_path, 3000, seed=2)
    assert tally["changed"] > 250, tally


def test_flips_are_not_all_found_by_sqlite_alone(tmp_path: Path) -> None:
    """Why there are hashes: most changes pass SQLite's own check."""
    path, passed = tmp_path / "spoiled.nearmiss", 0
    for bit in bits(60, seed=3):
        path.write_bytes(flip(labelled(), bit))
        diagnosis = examine_or_none(path)
        passed += diagnosis is not None and check_ok(diagnosis, "pages") and not diagnosis.ok
    assert passed > 3


def examine_or_none(path: Path) -> Diagnosis | None:
    try:
        return examine(path)
    except ProblemForYou:
        return None


def check_ok(diagnosis: Diagnosis, name: str) -> bool:
    return any(check.check == name and check.ok for check in diagnosis.checks)


FUZZ = """
import random, sqlite3, sys
from pathlib import Path
from nearmiss.doctor import examine
from nearmiss.errors import ProblemForYou
from nearmiss.project import Project
path, whole, seed, count = Path(sys.argv[1]), Path(sys.argv[2]).read_bytes(), int(sys.argv[3]), int(sys.argv[4])
chance = random.Random(seed)
for number in range(count):
    spoiled = bytearray(whole)
    for _ in range(chance.randint(1, 30)):
        at, length = chance.randrange(len(whole)), chance.choice([1, 1, 2, 4, 64, 512, 4096])
        source = chance.choice([bytes(length), chance.randbytes(length), whole[chance.randrange(len(whole)):][:length]])
        spoiled[at:at + len(source)] = source
    path.write_bytes(spoiled[:len(whole)] if chance.random() < .9 else spoiled[:chance.randrange(len(whole))])
    try:
        examine(path)
    except ProblemForYou:
        pass
    try:
        with Project.open(path, read_only=True) as project:
            list(project.log())
    except (ProblemForYou, sqlite3.Error):
        pass
print("done")
"""


def fuzz(tmp_path: Path, count: int, seed: int) -> None:
    """In a process of its own: what is looked for is a crash."""
    whole = tmp_path / "whole.nearmiss"
    whole.write_bytes(labelled())
    done = subprocess.run(
        [sys.executable, "-c", FUZZ,
         str(tmp_path / "spoiled.nearmiss"), str(whole), str(seed), str(count)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "core")},
        capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr


def test_spoiled_pages_crash_nothing(tmp_path: Path) -> None:
    fuzz(tmp_path, 150, seed=1)


@pytest.mark.long
def test_ten_thousand_spoiled_files_crash_nothing(tmp_path: Path) -> None:
    fuzz(tmp_path, 10_000, seed=2)


# Damage of each kind, by name


def test_a_changed_label_is_named(path: Path) -> None:
    (identity, *_) = line_ids(path)
    change(
        path, f"UPDATE log SET text = replace(text, '\"preference\":2', '\"preference\":-2') WHERE id = '{identity}'"
    )
    diagnosis = examine(path)
    assert {"lines", "current state"} <= broken(diagnosis)
    assert identity in check(diagnosis, "lines").detail


def test_a_dropped_line_is_named(path: Path) -> None:
    identity = line_ids(path)[1]
    change(path, f"DELETE FROM log WHERE id = '{identity}'")
    assert "lines 2 to 2 are missing" in check(examine(path), "chains").detail


def test_lines_in_another_order_are_found(path: Path) -> None:
    one, two, *_ = line_ids(path)
    change(
        path,
        f"UPDATE log SET seq = -1 WHERE id = '{one}'",
        f"UPDATE log SET seq = (SELECT seq FROM log WHERE id = '{two}') + 0 WHERE id = '{one}'",
        f"UPDATE log SET seq = 1 WHERE id = '{two}'",
    )
    diagnosis = examine(path)
    assert {"lines", "chains"} <= broken(diagnosis)
    assert {one, two} & set(check(diagnosis, "lines").records)


def test_a_line_rewritten_with_its_hash_is_found_by_the_next(path: Path) -> None:
    """Whoever knows how hashes are made still has to rewrite all that follows."""
    identity = line_ids(path)[0]
    with closing(sqlite3.connect(path)) as connection:
        (text,) = connection.execute("SELECT text FROM log WHERE id = ?", (identity,)).fetchone()
    forged = parse_line(canonical({**json.loads(text), "at": "2000-01-01T00:00:00.000Z"}))
    change(path, f"UPDATE log SET id = '{forged.id}', text = '{forged.text}' WHERE id = '{identity}'")
    assert "does not follow" in check(examine(path), "chains").detail


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE prompt SET body = replace(body, 'rivers', 'lakes') WHERE n = 1", "Prompt"),
        ("UPDATE response SET text = text || '.' WHERE n = 1", "Response"),
        ("UPDATE response SET model = 'three' WHERE n = 1", "Response"),
        ("UPDATE requirement SET category = 'length' WHERE n = 1", "Constraint"),
        ("UPDATE requirement SET body = replace(body, 'Exactly', 'About') WHERE n = 1", "Constraint"),
        ('UPDATE pair SET body = \'{"expected":"x"}\' WHERE n = 1', "Pair"),
        ("UPDATE scheme SET body = replace(body, 'required', 'optional')", "Scheme"),
    ],
)
def test_changed_content_is_named(path: Path, statement: str, words: str) -> None:
    change(path, statement)
    found = check(examine(path), "content")
    assert found.ok is False and found.detail.startswith(words) and len(found.records) == 1


@pytest.mark.parametrize("name", ["id", "title", "seed", "scheme"])
def test_a_change_of_what_the_project_says_of_itself_is_found(path: Path, name: str) -> None:
    change(path, f"UPDATE project SET value = 'x' || value WHERE name = '{name}'")
    assert "project" in broken(examine(path))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE now_answer SET preference = 3 WHERE rater = (SELECT min(rater) FROM now_answer)",
        "DELETE FROM now_verdict WHERE register = (SELECT min(register) FROM now_verdict)",
        "DELETE FROM now_head",
        "UPDATE now_rater SET name = 'Eve'",
        "INSERT INTO now_cancelled SELECT min(id) FROM log WHERE act = 'label'",
    ],
)
def test_a_current_state_that_the_log_does_not_say_is_found_and_mended(path: Path, statement: str) -> None:
    was = shown(path)
    change(path, statement)
    diagnosis = examine(path)
    assert broken(diagnosis) == {"current state"}
    assert check(diagnosis, "current state").records
    mended = repair(path)
    assert mended.kept in backups(path) and mended.lost == ()
    assert shown(path) == was
    assert examine(path).ok


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER flip AFTER INSERT ON now_answer BEGIN UPDATE now_answer SET preference = -preference; END",
        "DROP VIEW labels",
        "CREATE UNIQUE INDEX one_each ON now_verdict (requirement, verdict, response, register)",
    ],
)
def test_parts_of_a_stranger_are_named_and_left_behind(path: Path, statement: str) -> None:
    was = shown(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
    assert "schema" in broken(examine(path))
    mended = repair(path)
    assert mended.kept is not None and mended.kept.exists() and mended.lost == ()
    assert shown(path) == was
    assert examine(path).ok


def test_missing_guards_of_the_log_are_named(path: Path) -> None:
    change(path, guard=True)
    assert "log_loses_nothing" in check(examine(path), "schema").detail


# Worth knowing


def test_forks_are_said_and_are_no_damage(path: Path) -> None:
    with Project.open(path) as project:
        ana, subject = raters(project)["ana"], subjects(project)[0]
        acts = [Act("label", ana, subject, body={"preference": number, "scheme": "constraints"}) for number in (1, 2)]
        project.merge([build_line(act, Place("far", 1, None, 90)) for act in acts])
    diagnosis = examine(path)
    assert diagnosis.ok
    assert "fork" in check(diagnosis, "chains").detail
    assert check(diagnosis, "conflicts").ok is None
    assert "ana has two answers side by side on r1 r2" in check(diagnosis, "conflicts").detail


def test_labels_on_an_earlier_wording_are_named(path: Path) -> None:
    newer = records()[0]
    newer["prompt"] += " In alphabetical order."
    with Project.open(path) as project:
        fill(project, [newer], "newer.jsonl")
        identity = label(
            project,
            raters(project)["ana"],
            subjects(project)[0],
            full_answer(project, raters(project)["ana"], subjects(project)[0]),
        )
    found = check(examine(path), "wording")
    assert found.ok is None and identity in found.records and "earlier version" in found.detail


def test_prompts_that_say_the_same_are_named(path: Path) -> None:
    twin = {**records()[0], "id": "twin"}
    with Project.open(path) as project:
        fill(project, [twin], "twin.jsonl")
    assert "2 prompts say the same" in check(examine(path), "duplicates").detail


def test_the_newest_backup_is_opened(path: Path) -> None:
    assert check(examine(path), "backups").ok is None
    with Project.open(path) as project:
        made = backup(project.connection, path, "test")
    assert check(examine(path), "backups").ok is True
    made.write_bytes(made.read_bytes()[:5000])
    assert check(examine(path), "backups").ok is False


def test_a_write_that_was_cut_short_is_said(path: Path) -> None:
    path.with_name(f"{path.name}-journal").write_bytes(b"")
    assert check(examine(path), "journal").ok is None


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("srv/ana/Dropbox/round two/a.nearmiss", "Dropbox"),
        ("srv/ana/Dropbox (Institute)/a.nearmiss", "Dropbox"),
        ("C/Users/ana/OneDrive - Institute/a.nearmiss", "OneDrive"),
        ("Users/ana/Library/Mobile Documents/com~apple~CloudDocs/a.nearmiss", "iCloud"),
        ("srv/ana/Nextcloud/a.nearmiss", "Nextcloud"),
    ],
)
def test_a_folder_that_is_copied_about_draws_a_warning(place: str, service: str) -> None:
    assert service in (doubtful_place(Path("/") / place) or "")


def test_a_folder_of_this_machine_draws_none(path: Path) -> None:
    assert check_place(path).ok is True
    assert doubtful_place(Path("/srv/ana/dropped boxes/rivers.nearmiss")) is None


MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
server:/people /people nfs4 rw 0 0
//server/share /mnt/the\040share cifs rw 0 0
/dev/sdb1 /people/local ext4 rw 0 0
ana@server: /people/ana/remote fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/srv/a.nearmiss", None),
        ("/people/ana/a.nearmiss", "nfs4"),
        ("/mnt/the share/a.nearmiss", "cifs"),
        ("/people/local/a.nearmiss", None),
        ("/people/ana/remote/a.nearmiss", "fuse.sshfs"),
        ("/peoples/a.nearmiss", None),
    ],
)
def test_a_disk_of_another_machine_is_known_by_its_mount(place: str, kind: str | None) -> None:
    assert network_file_system(Path(place), MOUNTS) == kind


# Mending


def damage_page_of(path: Path, table: str) -> None:
    """Overwrite the first leaf page of a table."""
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    start = (root - 1) * size
    page = root
    if content[start] == 5:  # an interior page: its first cell points to a leaf
        cell = int.from_bytes(content[start + 12 : start + 14], "big")
        page = int.from_bytes(content[start + cell : start + cell + 4], "big")
    content[(page - 1) * size : page * size] = b"\xa5" * size
    path.write_bytes(content)


@pytest.mark.parametrize("table", ["log", "prompt", "response", "pair", "requirement"])
def test_what_a_lost_page_held_is_named_and_the_rest_carried_over(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        before = ids(connection)
    damage_page_of(path, table)
    diagnosis = examine(path)
    assert "pages" in broken(diagnosis)
    lost_names = set(check(diagnosis, "lines" if table == "log" else "content").records)
    assert lost_names
    spoiled = path.read_bytes()
    mended = repair(path)
    assert mended.kept is not None and mended.kept.read_bytes() == spoiled
    assert ".nearmiss.damaged-" in mended.kept.name
    assert any(name.startswith(f"{table} ") for name in mended.lost)
    diagnosis = examine(path)
    assert diagnosis.ok or broken(diagnosis) == {"chains"}
    if table != "log":
        with Project.open(path) as project:
            assert sorted(ids(project.connection)) == sorted(before)


@pytest.mark.parametrize("share", [0.99, 0.9, 0.7])
def test_of_a_file_cut_short_the_lost_records_are_named_and_the_rest_carried_over(path: Path, share: float) -> None:
    with Project.open(path) as project:
        fill(project, [{**value, "id": f"more {value['id']}"} for value in records(90)], "more.jsonl")
        for subject in subjects(project)[9:]:
            label(project, raters(project)["ben"], subject)
    with closing(sqlite3.connect(path)) as connection:
        before = {line.id: line.text for line in label_log.all_lines(connection)}
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    diagnosis = examine(path)
    assert "pages" in broken(diagnosis)
    mended = repair(path)
    with Project.open(path, read_only=True) as project:
        after = {line.id: line.text for line in project.log()}
    assert after.items() <= before.items()
    assert before.keys() == after.keys() or mended.lost
    assert len(after) > len(before) * (share - 0.5)


def test_with_a_backup_nothing_is_lost(path: Path) -> None:
    """All that any backup has comes back, and all that came after it and is still whole."""
    with Project.open(path) as project:
        backup(project.connection, path, "test")
        last = label(project, raters(project)["ana"], subjects(project)[7])
        was = state(project.connection)
    damage_page_of(path, "prompt")
    damage_page_of(path, "response")
    assert not examine(path).ok
    assert repair(path).lost == ()
    with Project.open(path) as project:
        assert state(project.connection) == was
        assert last in ids(project.connection)


def test_a_dropped_line_comes_back_from_a_backup_that_has_it(path: Path) -> None:
    with Project.open(path) as project:
        was = state(project.connection)
    drop = f"DELETE FROM log WHERE id = '{line_ids(path)[1]}'"
    whole = path.read_bytes()
    change(path, drop)
    repair(path)
    assert repair(path).done == ("Lines are missing from a stream, and no backup on this machine has them.",)
    path.write_bytes(whole)
    with Project.open(path) as project:
        backup(project.connection, path, "test")
    change(path, drop)
    repair(path)
    assert examine(path).ok
    assert shown(path) == was


def test_a_file_that_no_longer_looks_like_one_comes_back_from_its_backup(path: Path) -> None:
    with Project.open(path) as project:
        backup(project.connection, path, "test")
        was = state(project.connection)
    path.write_bytes(b"\x00" * 4096 + path.read_bytes()[4096:])
    diagnosis = examine(path)
    assert broken(diagnosis) == {"file"}
    repair(path)
    with Project.open(path) as project:
        assert state(project.connection) == was


def test_a_backup_of_another_project_is_not_mixed_in(path: Path, tmp_path: Path) -> None:
    """Another project lay here once, under the same name."""
    from nearmiss.schemes import preset

    other = tmp_path / "other.nearmiss"
    with Project.create(other, preset("pairwise")) as project:
        project.rater("eve")
        made = backup(project.connection, other, "test")
    backup_folder(path).mkdir(parents=True)
    shutil.copy(made, backup_folder(path))
    damage_page_of(path, "pair")
    repair(path)
    with Project.open(path) as project:
        assert "eve" not in raters(project)


def test_a_project_that_is_open_is_not_mended(path: Path) -> None:
    with Project.open(path), pytest.raises(ProblemForYou, match="open in another window"):
        repair(path)


def test_what_is_whole_is_left_as_it_is(path: Path) -> None:
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    assert repair(path).done == ("Nothing is broken.",)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_flipped_bits_are_mended_as_far_as_they_can(path: Path) -> None:
    """Every line that was not hit is there afterwards, with what it says."""
    with closing(sqlite3.connect(path)) as connection:
        before = {line.id: line.text for line in label_log.all_lines(connection)}
    for bit in bits(40, seed=4):
        path.write_bytes(flip(labelled(), bit))
        try:
            mended = repair(path)
        except ProblemForYou:
            continue
        with Project.open(path, read_only=True) as project:
            after = {line.id: line.text for line in project.log()}
        missing = before.keys() - after.keys()
        assert after.items() <= before.items()
        assert {f"log {identity}" for identity in missing} <= set(mended.lost)
        assert len(missing) <= 1 or "pages" in str(mended)


def test_the_drill_a_backup_takes_the_place_of_its_project(path: Path) -> None:
    """Somebody copies the newest backup over the file: all is as it was then, and new lines collide with none."""
    with Project.open(path) as project:
        was = state(project.connection)
        made = backup(project.connection, path, "test")
        lost = label(project, raters(project)["ana"], subjects(project)[7], answer(1))
        stream = next(line.stream for line in project.log() if line.id == lost)
    shutil.copy(made, path)
    assert examine(path).ok
    with Project.open(path) as project:
        assert state(project.connection) == was
        again = label(project, raters(project)["ana"], subjects(project)[7], answer(2))
        assert next(line.stream for line in project.log() if line.id == again) != stream
