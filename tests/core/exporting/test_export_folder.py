"""Never half a data set: it is whole under its name, or not there, whatever happens while it is written."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from core.exporting.data_sets import PIXEL, contents, environment, label, pair, project_of
from nearmiss.errors import ProblemForYou
from nearmiss.exporting import Options, export
from nearmiss.monitor import Cancelled
from nearmiss.project import Project

TRL = Options("trl")
posix_only = pytest.mark.skipif(os.name == "nt", reason="kills and folder rights are those of POSIX")


def whole(folder: Path) -> bool:
    """Whether a data set is all there, by its own manifest."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    sums = {file["path"]: file["sha256"] for file in (*manifest["files"], manifest["card"])}
    return all(hashlib.sha256((folder / path).read_bytes()).hexdigest() == total for path, total in sums.items())


def seen(folder: Path) -> list[str]:
    """What a person finds in a folder: everything that is not hidden, the project aside."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith(".") and path.suffix == "")


def small(path: Path, prompts: int = 20) -> None:
    """A project whose export in the native format holds lines and a picture."""
    values = [pair(f"p{i}", label("ana", 1 + i % 3), context=["x" * 2000]) for i in range(prompts)]
    with project_of(path, [*values, pair("seen", prompt={"content": "Look.", "images": [PIXEL]})]):
        pass


# Killed


KILLED_AT_EACH_STEP = """
import os, signal, sys
from pathlib import Path
from nearmiss.exporting import Options, export
from nearmiss.project import Project

STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "os.listdir", "shutil.rmtree"}
folder, options = Path(sys.argv[1]), Options("native")

def child(last):
    done = 0
    def count(event, arguments):
        nonlocal done
        if event in STEPS:
            done += 1
            if done == last:
                os.kill(os.getpid(), signal.SIGKILL)
    with Project.open(folder / "p.nearmiss", read_only=True) as project:
        sys.addaudithook(count)
        export(project, options, folder / "out", replace=True)

for last in range(1, 1000):
    pid = os.fork()
    if not pid:
        child(last)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    print(last, os.waitstatus_to_exitcode(status), flush=True)
    sys.stdin.readline()
    if status == 0:
        break
"""


@posix_only
@pytest.mark.parametrize("before", [False, True])
def test_killed_at_any_step_it_leaves_all_or_nothing(tmp_path: Path, before: bool) -> None:
    """Ended before each of its calls to the file system in turn: a whole data set under the name, or none.

    Where an earlier data set gives way, the place is empty for one step, between its going and the new one's coming;
    the earlier one is whole beside it then.
    """
    small(tmp_path / "p.nearmiss")
    if before:
        with Project.open(tmp_path / "p.nearmiss", read_only=True) as project:
            export(project, TRL, tmp_path / "out")
    with subprocess.Popen(
        [sys.executable, "-c", KILLED_AT_EACH_STEP, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    ) as run:
        assert run.stdin and run.stdout
        ends: Counter[int] = Counter()
        absent = 0
        for line in run.stdout:
            ends[int(line.split()[1])] += 1
            there = (tmp_path / "out").exists()
            absent += not there
            assert not there or whole(tmp_path / "out")
            if before and not there:
                assert [whole(path) for path in tmp_path.glob(".out.*.old")] == [True]
                next(tmp_path.glob(".out.*.old")).rename(tmp_path / "out")
            run.stdin.write("\n")
            run.stdin.flush()
    assert run.returncode == 0
    assert (ends[0], absent > 0) == (1, True)
    assert ends[-9] > 10
    assert absent == (1 if before else absent)
    assert seen(tmp_path) == ["out"]


KILLED_AT_ANY_MOMENT = """
import sys
from pathlib import Path
from nearmiss.exporting import Options, export
from nearmiss.project import Project
folder = Path(sys.argv[1])
with Project.open(folder / "p.nearmiss", read_only=True) as project:
    print("ready", flush=True)
    export(project, Options("trl"), folder / "out")
print("done", flush=True)
"""


@posix_only
def test_killed_at_random_moments_it_leaves_all_or_nothing(tmp_path: Path) -> None:
    """kill -9 after a random time. What earlier runs left hidden is in nobody's way: the last run ends well."""
    small(tmp_path / "p.nearmiss", 400)
    command = [sys.executable, "-c", KILLED_AT_ANY_MOMENT, str(tmp_path)]
    moments = random.Random(20)
    ended = Counter[bool]()
    for _ in range(12):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) as run:
            assert run.stdout and run.stdout.readline() == "ready\n"
            try:
                run.wait(moments.uniform(0, 0.3))
            except subprocess.TimeoutExpired:
                run.kill()
        there = (tmp_path / "out").exists()
        ended[there] += 1
        assert not there or whole(tmp_path / "out")
        if there:
            (tmp_path / "out").rename(tmp_path / f".kept{ended[True]}")
    assert subprocess.run(command, check=True, capture_output=True, env=environment()).stdout == b"ready\ndone\n"
    assert whole(tmp_path / "out")
    assert seen(tmp_path) == ["out"]


# Stopped, refused, replaced


def test_stopped_by_somebody_it_leaves_nothing(tmp_path: Path) -> None:
    """Not even a hidden folder."""

    class Impatient:
        def report(self, done: int, total: int | None) -> None:
            raise Cancelled

    small(tmp_path / "p.nearmiss", 120)
    with Project.open(tmp_path / "p.nearmiss", read_only=True) as project, pytest.raises(Cancelled):
        export(project, TRL, tmp_path / "out", monitor=Impatient())
    assert list(tmp_path.glob("*out*")) == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """Whatever it is; a data set gives way only when that is asked for, a stranger's folder never."""
    small(tmp_path / "p.nearmiss")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("ten years")
    (tmp_path / "file").write_text("a file")
    with Project.open(tmp_path / "p.nearmiss", read_only=True) as project:
        for name, replace in (("mine", False), ("mine", True), ("file", True)):
            with pytest.raises(ProblemForYou, match=r"not empty|a file of this name"):
                export(project, TRL, tmp_path / name, replace=replace)
        export(project, TRL, tmp_path / "out")
        with pytest.raises(ProblemForYou, match="--replace"):
            export(project, TRL, tmp_path / "out")
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "ten years"
    assert (tmp_path / "file").read_text() == "a file"


def test_a_data_set_gives_way_to_a_new_one(tmp_path: Path) -> None:
    """Whole: no file of the old one stays among the new ones, and nothing hidden remains."""
    small(tmp_path / "p.nearmiss")
    with Project.open(tmp_path / "p.nearmiss", read_only=True) as project:
        export(project, Options("native"), tmp_path / "out")
        export(project, TRL, tmp_path / "out", replace=True)
        export(project, TRL, tmp_path / "fresh")
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")
    assert list(tmp_path.glob(".*out*")) == []


def test_an_empty_folder_and_missing_parents_are_fine(tmp_path: Path) -> None:
    small(tmp_path / "p.nearmiss")
    (tmp_path / "empty").mkdir()
    with Project.open(tmp_path / "p.nearmiss", read_only=True) as project:
        export(project, TRL, tmp_path / "empty")
        export(project, TRL, tmp_path / "a" / "b" / "out")
        export(project, TRL, tmp_path / "x" / ".." / "roundabout")
    assert whole(tmp_path / "empty") and whole(tmp_path / "a" / "b" / "out") and whole(tmp_path / "roundabout")


def test_the_folder_one_stands_in_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could not be exchanged under a person's feet."""
    small(tmp_path / "p.nearmiss")
    (tmp_path / "here" / "below").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here" / "below")
    with Project.open(tmp_path / "p.nearmiss", read_only=True) as project:
        for place in (".", "..", "/"):
            with pytest.raises(ProblemForYou, match="a folder of its own"):
                export(project, TRL, Path(place))


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_refused_in_words(tmp_path: Path) -> None:
    small(tmp_path / "p.nearmiss")
    (tmp_path / "locked").mkdir(mode=0o555)
    with (
        Project.open(tmp_path / "p.nearmiss", read_only=True) as project,
        pytest.raises(ProblemForYou, match="could not be written"),
    ):
        export(project, TRL, tmp_path / "locked" / "out")


def test_a_place_below_a_file_is_refused_in_words(tmp_path: Path) -> None:
    small(tmp_path / "p.nearmiss")
    (tmp_path / "file").write_text("")
    with (
        Project.open(tmp_path / "p.nearmiss", read_only=True) as project,
        pytest.raises(ProblemForYou, match="could not be written"),
    ):
        export(project, TRL, tmp_path / "file" / "out")


@posix_only
def test_a_full_disk_is_said_and_nothing_stays(tmp_path: Path) -> None:
    """The disk here is a limit on the size of files, which the system itself enforces."""
    small(tmp_path / "p.nearmiss", 200)
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from nearmiss.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "sys.exit(main(['export', sys.argv[1] + '/p.nearmiss', '--to', 'native', '--out', sys.argv[1] + '/out']))\n"
    )
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, env=environment())
    assert run.returncode == 1
    assert "could not be written (File too large)" in run.stderr
    assert run.stderr.count("\n") == 1
    assert list(tmp_path.glob("*out*")) == []
