"""The program on a command line: what it prints where, its exit codes, and how it says no."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import pytest
from jsonschema import Draft202012Validator

from core.exporting.data_sets import environment, label, pair, project_of
from nearmiss.cli import COMMANDS, main, program
from nearmiss.contract import NAMES, schema
from nearmiss.project import Project
from nearmiss.version import VERSION

FILES = Path(__file__).resolve().parents[1] / "files"

posix_only = pytest.mark.skipif(os.name == "nt", reason="signals and devices are those of POSIX")
linux_only = pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the program: exit code, stdout, stderr."""

    def call(*arguments: object, front: Any = None) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments], front)
        out, err = capfd.readouterr()
        return code, out, err

    return call


Run = Callable[..., tuple[int, str, str]]


@contextmanager
def started(*arguments: object, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """`python -m nearmiss ARGUMENTS` in a process of its own."""
    command = [sys.executable, "-m", "nearmiss", *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    with subprocess.Popen(command, text=True, env=environment(PYTHONWARNINGS="error"), **pipes) as process:
        yield process


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with labels of two people and a judge in both orders, ratings and a constraint."""
    said = {"verdicts": {"c": {"a": "missed", "b": "met"}}, "ratings": {"a": {"helpfulness": 1}}}
    judge = [label("gpt", -1, kind="judge", slot=slot) for slot in ("12", "21")]
    values = [
        pair(f"p{i}", label("ana", 2, **said), label("ben", 1), *judge, constraints=[{"id": "c", "text": "Short"}])
        for i in range(4)
    ]
    path = tmp_path / "pairs.nearmiss"
    with project_of(path, [*values, pair("open")]):
        pass
    return path


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A native file of one pair."""
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps(pair("new", label("cleo", -2))) + "\n", encoding="utf-8")
    return path


def refused(result: tuple[int, str, str], *says: str) -> None:
    """That a command said no: code 1, one sentence on stderr that says these things, nothing else."""
    code, out, err = result
    assert (code, out) == (1, "")
    assert err.startswith("nearmiss: ") and err.endswith("\n") and err.count("\n") == 1, err
    for words in says:
        assert words in err


# Help, version, usage


@pytest.mark.parametrize("name", [*COMMANDS, "open"])
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    """What it does, its options each with a word about it, and a line to copy."""
    for ask in ("--help", "-h"):
        code, out, err = run(name, ask)
        assert (code, err) == (0, "")
        assert f"Usage: nearmiss {name}" in out
        assert re.search(rf"Example: nearmiss (?:{name} )?", out)
    command = program.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None and command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_help_lists_the_commands(run: Run) -> None:
    """Those that are for people; each with its first sentence."""
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    for name in (name for name in COMMANDS if name != "self-test"):
        assert re.search(rf"^  {name} +\w", out, re.MULTILINE)
    assert "self-test" not in out
    assert "Example: nearmiss new" in out


def test_the_version_is_name_and_number(run: Run) -> None:
    assert run("--version") == (0, f"nearmiss {VERSION}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["status"],
        ["status", "a", "b"],
        ["status", "p", "--nonsense"],
        ["import", "p"],
        ["export", "p"],
        ["export", "p", "--to", "nonsense", "--out", "o"],
        ["export", "p", "--to", "trl", "--out", "o", "--split", "90,x"],
        ["export", "p", "--to", "trl", "--out", "o", "--split", "0,0"],
        ["export", "p", "--to", "trl", "--out", "o", "--split", "nan"],
        ["export", "p", "--to", "trl", "--out", "o", "--min-labels", "0"],
        ["export", "p", "--to", "trl", "--out", "o", "--consensus", "nonsense"],
        ["agreement", "p", "--against", "nobody"],
        ["open", "p", "--json"],
        ["--nonsense"],
    ],
)
def test_wrong_usage_is_code_2(run: Run, arguments: list[str]) -> None:
    """What is wrong on stderr, with the way to the help; nothing on stdout."""
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("Usage: nearmiss") and "Error: " in err and "--help" in err
    assert "Traceback" not in err


# JSON


def json_calls(project: Path, records: Path, folder: Path) -> dict[str, list[object]]:
    """A call with --json for each command that has it."""
    return {
        "new": ["new", folder / "fresh.nearmiss", "--json"],
        "import": ["import", project, records, "--json"],
        "import --dry-run": ["import", project, records, "--dry-run", "--json"],
        "status": ["status", project, "--json"],
        "check": ["check", project, "--json"],
        "queue": ["queue", project, "--json"],
        "constraints": ["constraints", project, "--json"],
        "agreement": ["agreement", project, "--json"],
        "audit": ["audit", project, "--judge", "gpt", "--json"],
        "rank": ["rank", FILES / "battles.csv", "--json"],
        "export": ["export", project, "--to", "helpsteer2", "--out", folder / "out", "--json"],
        "formats": ["formats", "--json"],
        "doctor": ["doctor", project, "--json"],
    }


@pytest.mark.parametrize("name", json_calls(Path(), Path(), Path()))
def test_json_is_one_document_and_nothing_else(
    run: Run, project: Path, records: Path, tmp_path: Path, name: str
) -> None:
    """On stdout; it fits its schema where the contract has one."""
    code, out, err = run(*json_calls(project, records, tmp_path)[name])
    assert (code, err) == (0, "")
    found = json.loads(out)
    if name in NAMES:
        Draft202012Validator(schema(name)).validate(found)
    again = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    assert out == again


def test_every_command_with_json_is_tried() -> None:
    """A new command with --json belongs into the list above."""
    with_json = set()
    for name in COMMANDS:
        command = program.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        if any("--json" in option.opts for option in command.params):
            with_json.add(name)
    tried = {name.partition(" ")[0] for name in json_calls(Path(), Path(), Path())}
    assert tried == with_json
    assert with_json >= {"new", "import", "status", "agreement", "export", "formats", "doctor"}


def test_a_refusal_with_json_leaves_stdout_alone(run: Run, project: Path, tmp_path: Path) -> None:
    refused(
        run("export", tmp_path / "nothing.nearmiss", "--to", "trl", "--out", tmp_path / "o", "--json"), "no such file"
    )


# Status, new, export


def test_status_says_what_is_there_and_what_next(run: Run, project: Path) -> None:
    code, out, err = run("status", project)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "A test, scheme constraints"
    assert lines[1] == "5 prompts, 10 responses, 5 pairs, 4 constraints, 16 labels, 3 raters"
    assert ["ana", "human", "4", "4 of 5"] in [re.split(r"  +", line) for line in lines]
    assert ["gpt", "judge", "8", "4 of 5"] in [re.split(r"  +", line) for line in lines]
    assert lines[-1].startswith(f"Next: nearmiss agreement {project}")


def test_status_counts_agree_with_the_file(run: Run, project: Path) -> None:
    """`--json` and plain SQL over the public views."""
    found = json.loads(run("status", project, "--json")[1])
    connection = sqlite3.connect(project)
    rows = dict(connection.execute("SELECT rater, count(*) FROM labels GROUP BY rater").fetchall())
    connection.close()
    assert {row["rater"]: row["labels"] for row in found["raters"]} == rows == {"ana": 4, "ben": 4, "gpt": 8}
    assert found["counts"]["labels"] == sum(rows.values())


def test_new_makes_a_project_that_opens(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "n.nearmiss"
    code, out, _ = run("new", path, "--scheme", "helpsteer2", "--title", "Everyday writing", "--json")
    assert (code, json.loads(out)["scheme"]) == (0, "helpsteer2")
    assert json.loads(run("status", path, "--json")[1])["title"] == "Everyday writing"
    refused(run("new", path), "There is a file of this name already.")
    refused(run("new", tmp_path / "m.nearmiss", "--scheme", "nonsense"), "nonsense")


def test_export_says_what_it_kept_and_left_out(run: Run, project: Path, tmp_path: Path) -> None:
    code, out, err = run("export", project, "--to", "trl", "--out", tmp_path / "out")
    assert (code, err) == (0, "")
    assert out == f"4 pairs of 5 kept, in {tmp_path / 'out'}\n  left out, no label of a person: 1\n"
    refused(run("export", project, "--to", "trl", "--out", tmp_path / "out"), "not empty", "--replace")
    assert run("export", project, "--to", "trl", "--out", tmp_path / "out", "--replace")[0] == 0


def test_every_option_of_export_reaches_it(run: Run, project: Path, tmp_path: Path) -> None:
    """By what the manifest says of a run with all of them."""
    options = "--consensus mean --min-labels 2 --near-miss --chosen-complete --verdicts check --no-margin"
    more = "--no-justifications --split 8,1,1"
    code, _, err = run("export", project, "--to", "trl", "--out", tmp_path / "out", *f"{options} {more}".split())
    assert (code, err) == (0, "")
    said = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert said["filters"] == {"least_labels": 2, "near_miss": True, "chosen_complete": True, "verdicts": "check"}
    assert (said["consensus"], said["margin"], said["justifications"]) == ("mean", False, False)
    assert said["splits"] == {"train": 8.0, "validation": 1.0, "test": 1.0}


def test_what_a_stranger_wrote_does_not_command_the_terminal(run: Run, tmp_path: Path) -> None:
    """Titles, names and messages that hold escape sequences or turn the reading direction are written out."""
    path = tmp_path / "p.nearmiss"
    with project_of(path, [pair("p", label("\x1b[31mmallory\u202e", 1))]) as project, project.writing():
        project._set_meta(title="\x1b]0;owned\x07 title")
    code, out, _ = run("status", path)
    assert code == 0
    assert r"\x1b]0;owned\x07 title" in out and r"\x1b[31mmallory\u202e" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)
    bad = tmp_path / "bad.jsonl"
    bad.write_text(json.dumps({"prompt": "p", "responses": ["a"], "labels": [{"rater": "\x1b[2Jx"}]}) + "\n")
    code, _, err = run("import", path, bad, "--format", "native")
    assert code == 1 and "\x1b" not in err


# The window


class Front:
    """A window that notes what it was asked for."""

    def __init__(self, fault: BaseException | None = None) -> None:
        self.asked: list[tuple[Path | None, str | None]] = []
        self.fault = fault

    def open_window(self, project: Path | None, rater: str | None) -> int:
        self.asked.append((project, rater))
        if self.fault is not None:
            raise self.fault
        return 0

    def check_window(self, project: Path) -> list[str]:
        return []


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], (None, None)),
        (["pairs.nearmiss"], (Path("pairs.nearmiss"), None)),
        (["statu"], (Path("statu"), None)),
        (["pairs.nearmiss", "--rater", "mara"], (Path("pairs.nearmiss"), "mara")),
        (["--rater", "mara", "pairs.nearmiss"], (Path("pairs.nearmiss"), "mara")),
        (["--rater", "demo"], (None, "demo")),
        (["open", "pairs.nearmiss"], (Path("pairs.nearmiss"), None)),
        (["./status"], (Path("status"), None)),
    ],
)
def test_what_is_no_command_is_a_project_to_open(run: Run, arguments: list[str], asked: tuple[Any, Any]) -> None:
    front = Front()
    assert run(*arguments, front=front) == (0, "", "")
    assert front.asked == [asked]


@pytest.mark.parametrize("arguments", [[], ["pairs.nearmiss"], ["demo"]])
def test_without_a_window_that_is_said(run: Run, arguments: list[str]) -> None:
    refused(run(*arguments), "This installation has no window.")


def test_ctrl_c_is_a_sentence(run: Run) -> None:
    code, out, err = run("p.nearmiss", front=Front(KeyboardInterrupt()))
    refused((code, out, err.removeprefix("\n")), "Stopped")  # the terminal's ^C gets a line of its own


def test_a_fault_of_the_program_is_a_sentence_with_its_details_in_a_file(run: Run, own_home: Path) -> None:
    """Nobody reads a traceback off a terminal; whoever mends it needs one."""
    refused(run("p.nearmiss", front=Front(KeyError("lost"))), "The program is at fault (KeyError).", "last-fault.txt")
    assert "KeyError: 'lost'" in (own_home / "last-fault.txt").read_text("utf-8")


# Refused


def bad_project(kind: str, project: Path, folder: Path) -> Path:
    """A path that is no project, in one of the ways of the world."""
    path = folder / f"{kind}.nearmiss"
    whole = project.read_bytes()
    if kind == "directory":
        path.mkdir()
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "text":
        path.write_text("Dear diary, today I labelled ten pairs.\n" * 100)
    elif kind == "cut short":
        path.write_bytes(whole[: len(whole) // 2])
    elif kind == "damaged":
        path.write_bytes(whole[:8192] + b"\xff" * 8192 + whole[16384:])
    elif kind in ("foreign", "newer"):
        path.write_bytes(whole if kind == "newer" else b"")
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 99" if kind == "newer" else "CREATE TABLE t (x)")
        connection.commit()
        connection.close()
    return path


KINDS_OF_BAD = ("missing", "directory", "empty", "text", "foreign", "newer", "cut short", "damaged")
SAYS = {
    "missing": "no such file",
    "directory": "not a file",
    "empty": "is empty",
    "text": "not a Nearmiss project",
    "foreign": "not a Nearmiss project",
    "newer": "newer Nearmiss",
    "cut short": "damaged",
    "damaged": "damaged",
}
ON_A_PROJECT: dict[str, list[str]] = {
    "status": ["status", "P"],
    "check": ["check", "P"],
    "queue": ["queue", "P"],
    "constraints": ["constraints", "P"],
    "agreement": ["agreement", "P"],
    "audit": ["audit", "P", "--judge", "gpt"],
    "rank": ["rank", "P"],
    "export": ["export", "P", "--to", "native", "--out", "OUT"],
    "import": ["import", "P", "RECORDS"],
    "doctor": ["doctor", "P"],
}


@pytest.mark.parametrize("kind", KINDS_OF_BAD)
@pytest.mark.parametrize("name", ON_A_PROJECT)
def test_a_file_that_is_no_project_is_refused_untouched(
    run: Run, project: Path, records: Path, tmp_path: Path, name: str, kind: str
) -> None:
    """One sentence with the path, code 1, no traceback; the file and the folder stay as they were."""
    path = bad_project(kind, project, tmp_path)
    before = path.read_bytes() if path.is_file() else None
    places = {"P": path, "OUT": tmp_path / "out", "RECORDS": records}
    code, out, err = run(*(places.get(word, word) for word in ON_A_PROJECT[name]))
    assert code == 1
    assert err.startswith("nearmiss: ") and err.count("\n") == 1 and path.name in err
    assert "Traceback" not in err + out
    if not (name == "doctor" and kind in ("cut short", "damaged")):  # there the doctor says more, and where
        assert SAYS[kind] in err and out == ""
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not (tmp_path / "out").exists()


def test_every_command_on_a_project_is_tried() -> None:
    """A new command that takes a project belongs into the list above."""
    taking = set()
    for name in COMMANDS:
        command = program.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        taking |= {name for option in command.params if option.name == "project"}
    assert taking - {"new"} == ON_A_PROJECT.keys()


def test_a_project_in_use_can_be_read_and_not_written(run: Run, project: Path, records: Path, tmp_path: Path) -> None:
    """Who holds it is said; looking, counting and exporting go on."""
    with Project.open(project):
        refused(run("import", project, records), "open in another window", str(os.getpid()))
        assert run("status", project)[0] == 0
        assert run("agreement", project)[0] == 0
        assert run("export", project, "--to", "trl", "--out", tmp_path / "out")[0] == 0
    assert run("import", project, records)[0] == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"prompt": "p", "responses": ["a"]}\n{"prompt": 7}\n', "in.jsonl:2"),
        ("{]\n", "in.jsonl:1"),
        ("", "in.jsonl"),
    ],
)
def test_a_bad_file_changes_nothing_and_says_where(
    run: Run, project: Path, tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "in.jsonl").write_text(text)
    before = run("status", project, "--json")[1]
    code, _, err = run("import", project, tmp_path / "in.jsonl", "--format", "native")
    assert code == 1 and says in err and "Traceback" not in err
    assert run("status", project, "--json")[1] == before


# In a process of its own


def test_it_runs_as_a_module(project: Path) -> None:
    with started("status", project, "--json") as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert json.loads(out)["counts"]["pairs"] == 5


def test_errors_of_a_process_are_codes_and_sentences(tmp_path: Path) -> None:
    with started("status", tmp_path / "none.nearmiss") as process:
        out, err = process.communicate()
    refused((process.returncode, out, err), "no such file")
    with started("status") as process:
        out, err = process.communicate()
    assert (process.returncode, out) == (2, "") and "Usage: " in err


def test_looking_at_a_project_loads_no_heavy_library(project: Path) -> None:
    """`status` and `--help` answer before numpy or pandas would be there."""
    code = (
        "import sys; from nearmiss.cli import main; main(sys.argv[1:])\n"
        "print(sorted({'numpy', 'pandas', 'scipy', 'PySide6', 'sqlite_utils'} & set(sys.modules)), file=sys.stderr)"
    )
    for arguments in (["status", str(project)], ["status", "--help"]):
        command = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=True)
        assert done.stderr == "[]\n"


@posix_only
@pytest.mark.parametrize("arguments", [["formats"], ["status", "P"], ["agreement", "P", "--json"]])
def test_a_closed_pipe_is_no_fault(project: Path, arguments: list[str]) -> None:
    """`nearmiss … | head` ends without a word on stderr."""
    reading, writing = os.pipe()
    os.close(reading)
    words = [str(project) if word == "P" else word for word in arguments]
    try:
        with started(*words, stdout=writing) as process:
            _, err = process.communicate()
    finally:
        os.close(writing)
    assert (process.returncode, err) == (1, "")


@linux_only
@pytest.mark.parametrize("arguments", [["formats"], ["status", "P", "--json"]])
def test_output_that_cannot_be_written_is_said(project: Path, arguments: list[str]) -> None:
    """The disk under stdout is full."""
    words = [str(project) if word == "P" else word for word in arguments]
    with Path("/dev/full").open("w") as full, started(*words, stdout=full) as process:
        _, err = process.communicate()
    refused((process.returncode, "", err), "The disk is full.")


def listen_to_ctrl_c() -> None:
    """What a shell runs in the background begins deaf to Ctrl+C; this test may be part of that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@posix_only
def test_ctrl_c_during_an_import_leaves_the_project_as_it_was(run: Run, project: Path, tmp_path: Path) -> None:
    """The signal comes while the import writes; one sentence, code 1, and everything as before."""
    many = tmp_path / "many.jsonl"
    with many.open("w", encoding="utf-8") as file:
        file.writelines(
            json.dumps(pair(f"new {i}", label("cleo", 1), context=["x" * 500])) + "\n" for i in range(20_000)
        )
    before = run("status", project, "--json")[1]
    journal = project.with_name(f"{project.name}-journal")
    with started("import", project, many, preexec_fn=listen_to_ctrl_c) as process:
        while not journal.exists():
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(timeout=0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    refused((process.returncode, out, err.removeprefix("\n")), "Stopped")
    assert run("status", project, "--json")[1] == before
    assert run("doctor", project)[0] == 0
