"""What a data set says of itself: counts that add up, where it came from, and nothing of when or where it was made."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core.exporting.data_sets import PIXEL, contents, environment, exported, label, pair, project_of
from core.small_projects import answer, machine, raters, subjects
from core.small_projects import label as say
from nearmiss.exporting import FORMATS, Options, export
from nearmiss.project import Project

OF_STATUS = {"pair": "pairs", "response": "responses", "prompt": "prompts"}


def some_of_everything() -> list[dict[str, Any]]:
    """Prompts that each format keeps some of and leaves some out."""
    ratings = {"a": {"helpfulness": 3, "verbosity": 1}}
    return [
        pair("kept", label("ana", 2, ratings=ratings), label("ben", 1)),
        pair("tie", label("ana", 0)),
        pair("bad", label("ana", both_bad=True)),
        pair("seen", label("ana", 1), prompt={"content": "Look.", "images": [PIXEL]}),
        pair("both ways", label("ana", -1), pairs=[["a", "b"], ["b", "a"]]),
        pair("child of kept", label("ana", -2), label("ben", -2), parents=["kept"]),
        {"prompt": "Alone", "responses": ["one"]},
    ]


@pytest.mark.parametrize("name", [item.name for item in FORMATS])
def test_kept_and_dropped_add_up_to_what_status_counts(tmp_path: Path, name: str) -> None:
    """Every pair, response or prompt of the project is accounted for, whatever is asked."""
    asked: list[dict[str, Any]] = [{}, {"splits": (1.0, 1.0)}, {"justifications": False}]
    if name in ("trl", "helpsteer2", "nemo-bt"):
        asked += [{"least_labels": 2}, {"near_miss": True}, {"consensus": "majority"}, {"chosen_complete": True}]
    with project_of(tmp_path / "p.nearmiss", some_of_everything()) as project:
        counts = project.summary().counts
        for number, options in enumerate(asked):
            done = exported(project, tmp_path / str(number), name, **options)
            assert done.total == counts[OF_STATUS[done.unit]]
            lines = 2 if name == "nemo-bt" else 1
            assert sum(file.rows for file in done.files if file.path.endswith(".jsonl")) == lines * done.kept


def test_the_manifest_traces_a_data_set_to_its_labels(tmp_path: Path) -> None:
    """Rule, filters, scheme, head of the log, and the options that decided what is in it."""
    with project_of(tmp_path / "p.nearmiss", some_of_everything()) as project:
        exported(project, tmp_path / "out", "trl", least_labels=2, splits=(3.0, 1.0), justifications=False)
        manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
        expected = {
            "format": "trl",
            "unit": "pair",
            "project": {"id": project.id, "title": "A test"},
            "log_head": project.head(),
            "scheme": {"name": "constraints", "scale": "constraints", "hash": project.scheme.hash},
            "consensus": "majority",
            "filters": {"least_labels": 2, "near_miss": False, "chosen_complete": False, "verdicts": "human"},
            "margin": True,
            "justifications": False,
            "splits": {"train": 3.0, "validation": 1.0},
        }
    assert {name: manifest[name] for name in expected} == expected


def test_one_more_label_changes_the_head(tmp_path: Path) -> None:
    """Two data sets with one head come from the same labels."""
    with project_of(tmp_path / "p.nearmiss", some_of_everything()) as project:
        heads = []
        for number in (1, 2):
            exported(project, tmp_path / str(number), "trl")
            heads.append(json.loads((tmp_path / str(number) / "manifest.json").read_text("utf-8"))["log_head"])
            say(project, project.rater("dan").id, subjects(project)[0], answer(-3))
    assert heads[0] != heads[1]


ELSEWHERE = """
import sys
from pathlib import Path
from nearmiss.exporting import Options, export
from nearmiss.project import Project
with Project.open(Path("copy.nearmiss"), read_only=True) as project:
    for name in sys.argv[1:]:
        export(project, Options(name, splits=(2.0, 1.0, 1.0)), Path(name))
"""


def test_the_same_project_gives_the_same_bytes_elsewhere_and_later(tmp_path: Path) -> None:
    """From a copy in another folder, dated to another day, by another Python with other hashes and another user."""
    with project_of(tmp_path / "p.nearmiss", some_of_everything()) as project:
        for item in FORMATS:
            export(project, Options(item.name, splits=(2.0, 1.0, 1.0)), tmp_path / "here" / item.name)
    elsewhere = tmp_path / "another folder" / "deeper"
    elsewhere.mkdir(parents=True)
    shutil.copy(tmp_path / "p.nearmiss", elsewhere / "copy.nearmiss")
    os.utime(elsewhere / "copy.nearmiss", (1_000_000_000, 1_000_000_000))
    other = environment(PYTHONHASHSEED="7", TZ="Pacific/Auckland", NEARMISS_HOME=str(tmp_path / "home"))
    names = [item.name for item in FORMATS]
    subprocess.run([sys.executable, "-c", ELSEWHERE, *names], cwd=elsewhere, env=other, check=True)
    for name in names:
        found = contents(tmp_path / "here" / name)
        assert found == contents(elsewhere / name)
        assert not [path for path, data in found.items() if os.fsencode(tmp_path) in data]
        assert not re.search(rb"20\d\d-\d\d-\d\d", found["manifest.json"] + found["README.md"])


@pytest.mark.parametrize("name", [item.name for item in FORMATS])
def test_the_order_of_merging_changes_no_byte(tmp_path: Path, name: str) -> None:
    """Two people label copies on machines of their own; both copies take in the other's labels."""
    path = tmp_path / "p.nearmiss"
    with machine(tmp_path / "lead"), project_of(path, some_of_everything()) as project:
        project.rater("ana")
        project.rater("ben")
    copies = [tmp_path / who / "copy.nearmiss" for who in ("ana", "ben")]
    for number, copy in enumerate(copies):
        copy.parent.mkdir()
        shutil.copy(path, copy)
        with machine(copy.parent / "home"), Project.open(copy) as project:
            who = raters(project)[copy.parent.name]
            for i, subject in enumerate(subjects(project)):
                given = answer((-1) ** i * (1 + number), statement=f"@Response {1 + i % 2}, says {copy.parent.name}.")
                say(project, who, subject, given)
                say(project, project.rater("both").id, subject, given)
    lines = []
    for copy in copies:
        with Project.open(copy, read_only=True) as project:
            lines.append(list(project.log()))
    for copy, others in zip(copies, reversed(lines), strict=True):
        with machine(copy.parent / "home"), Project.open(copy) as project:
            project.merge(reversed(others))
            export(project, Options(name, splits=(2.0, 1.0)), copy.parent / "out")
    assert contents(copies[0].parent / "out") == contents(copies[1].parent / "out")


def test_the_card_shows_a_title_as_it_is(tmp_path: Path) -> None:
    """What a stranger wrote neither links nor breaks out of its cell."""
    with project_of(tmp_path / "p.nearmiss", [pair("p", label("ana", 1))]) as project:
        with project.writing():
            project._set_meta(title="a|b\n# [x](https://example.org) <img src=x> `c` \u202e")
        exported(project, tmp_path / "out", "trl")
    card = (tmp_path / "out" / "README.md").read_text("utf-8")
    (line,) = [line for line in card.splitlines() if line.startswith("| project ")]
    assert line == r"| project | a\|b \# \[x\]\(https://example.org\) \<img src=x\> \`c\`   |"


def test_the_card_tells_a_loader_which_file_is_which(tmp_path: Path) -> None:
    """A folder with two styles is two sets; without the header, a loader would read both as one."""
    values = [pair(f"p{i}", label("ana", 1)) for i in range(30)]
    values += [pair(f"s{i}", label("ana", 1), system="Be brief.") for i in range(30)]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        exported(project, tmp_path / "out", "trl", splits=(1.0, 1.0))
        exported(project, tmp_path / "hs", "helpsteer2", consensus="majority", splits=(1.0, 1.0))
    card = (tmp_path / "out" / "README.md").read_text("utf-8")
    assert card.startswith(
        "---\nconfigs:\n"
        "- config_name: conversational\n  data_files:\n"
        "  - split: train\n    path: train-conversational.jsonl\n"
        "  - split: validation\n    path: validation-conversational.jsonl\n"
        "- config_name: default\n  data_files:\n"
        "  - split: train\n    path: train.jsonl\n"
        "  - split: validation\n    path: validation.jsonl\n"
        "---\n"
    )
    assert "  - split: train\n    path: preference.jsonl\n---\n" in (tmp_path / "hs" / "README.md").read_text("utf-8")
