"""Splits by family: no prompt and no parent of one stands on two sides."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exporting.data_sets import all_rows, exported, label, pair, project_of, rows
from core.small_projects import fast_folder
from nearmiss.exporting import FORMATS, Options, export
from nearmiss.exporting.splits import split_at

NAMES = ("train", "validation", "test")


@st.composite
def lineages(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Prompts that evolved from one another, over several steps and from several parents, or say the same."""
    values = []
    for number in range(draw(st.integers(1, 10))):
        parents = draw(st.lists(st.integers(0, max(number - 1, 0)), max_size=2, unique=True)) if number else []
        group = draw(st.none() | st.sampled_from(["g", "h"]))
        value = pair(f"p{number}", label("ana", 1), parents=[f"p{i}" for i in parents])
        value["prompt"] = draw(st.sampled_from([value["prompt"], "The same words"]))
        values.append(value | ({"tags": {"paraphrase_group": group}} if group else {}))
    return values


def family_of(values: list[dict[str, Any]]) -> dict[str, set[str]]:
    """Prompt id to the ids of its family, by going from each to each until nothing is new."""

    def related(one: dict[str, Any], other: dict[str, Any]) -> bool:
        group = one.get("tags", {}).get("paraphrase_group")
        linked = other["id"] in one["parents"] or one["id"] in other["parents"] or one["prompt"] == other["prompt"]
        return linked or (group is not None and group == other.get("tags", {}).get("paraphrase_group"))

    found: dict[str, set[str]] = {}
    for value in values:
        reached, waiting = {value["id"]}, [value]
        while waiting:
            one = waiting.pop()
            for other in values:
                if other["id"] not in reached and related(one, other):
                    reached.add(other["id"])
                    waiting.append(other)
        found[value["id"]] = reached
    return found


@given(lineages(), st.sampled_from([(1.0, 1.0), (90.0, 5.0, 5.0), (1.0, 1.0, 1.0)]))
def test_a_family_is_never_split_apart(values: list[dict[str, Any]], splits: tuple[float, ...]) -> None:
    """Parents, grandparents, siblings by a common parent, paraphrases and prompts of equal words go together."""
    with fast_folder() as folder, project_of(folder / "p.nearmiss", values) as project:
        export(project, Options("native", splits=splits), folder / "out")
        side = {row["id"]: name for name in NAMES for row in rows(folder / "out", f"{name}.jsonl")}
    assert side.keys() == {value["id"] for value in values}
    for identity, family in family_of(values).items():
        assert {side[member] for member in family} == {side[identity]}


@pytest.mark.parametrize("name", [item.name for item in FORMATS])
def test_the_parts_are_the_whole(tmp_path: Path, name: str) -> None:
    """Splitting changes no row and loses none, and keeps NeMo's two lines of a pair together."""
    ratings = {"a": {"helpfulness": 1}, "b": {"helpfulness": 2}}
    values = [pair(f"p{i}", label("ana", 1, ratings=ratings), label("ben", 1)) for i in range(30)]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        exported(project, tmp_path / "whole", name)
        exported(project, tmp_path / "parts", name, splits=(2.0, 1.0, 1.0))

    def unsplit(row: dict[str, Any]) -> str:
        return str({field: value for field, value in row.items() if field != "split"})

    assert sorted(map(unsplit, all_rows(tmp_path / "parts"))) == sorted(map(unsplit, all_rows(tmp_path / "whole")))
    if name == "nemo-bt":
        for path in (tmp_path / "parts").glob("*.jsonl"):
            texts = [row["text"] for row in rows(tmp_path / "parts", path.name)]
            heads = [text.split("<extra_id_1>Assistant")[0] for text in texts]
            assert heads[::2] == heads[1::2]


def test_a_prompt_stays_where_it_was_when_others_come(tmp_path: Path) -> None:
    """A larger project moves no prompt to another side, so that a test set stays a test set."""
    values = [pair(f"p{i}", label("ana", 1)) for i in range(60)]
    sides = []
    for number in (40, 60):
        folder = tmp_path / str(number)
        folder.mkdir()
        with project_of(folder / "p.nearmiss", values[:number]) as project:
            exported(project, folder / "out", "native", splits=(1.0, 1.0, 1.0))
        sides.append({row["id"]: name for name in NAMES for row in rows(folder / "out", f"{name}.jsonl")})
    assert sides[0].items() <= sides[1].items()


def test_shares_are_kept_on_the_whole(tmp_path: Path) -> None:
    """Of 1,000 prompts about 900, 50 and 50: within four standard deviations of a fair draw."""
    values = [{"id": f"p{i}", "prompt": f"Prompt {i}", "responses": ["one"]} for i in range(1000)]
    with project_of(tmp_path / "p.nearmiss", values) as project:
        exported(project, tmp_path / "out", "native", splits=(90.0, 5.0, 5.0))
    counts = Counter({name: len(rows(tmp_path / "out", f"{name}.jsonl")) for name in NAMES})
    assert abs(counts["train"] - 900) < 4 * (1000 * 0.9 * 0.1) ** 0.5
    assert abs(counts["test"] - 50) < 4 * (1000 * 0.05 * 0.95) ** 0.5


@given(
    st.floats(0, 1, exclude_max=True), st.lists(st.floats(0, 1e6), min_size=1, max_size=3).filter(lambda s: sum(s) > 0)
)
def test_every_place_falls_into_a_split_that_has_a_share(place: float, shares: list[float]) -> None:
    """Whatever rounding does at the edges, a share of nothing gets nothing."""
    name = split_at(place, tuple(shares))
    assert shares[NAMES.index(name)] > 0


def test_the_edges_of_splits() -> None:
    assert [split_at(place, (1.0, 0.0, 1.0)) for place in (0.0, 0.49, 0.5, 0.99)] == ["train", "train", "test", "test"]
