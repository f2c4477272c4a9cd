"""Files as other programs write them: whole numbers as 2.0, raters as numbers, data sets saved as CSV."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from import_samples import sample_values, write_lines, write_list
from test_import_preferences import preferred, told
from whole_imports import taken

from nearmiss.errors import ProblemForYou
from nearmiss.importing import Options, recognise
from nearmiss.model import Answer
from nearmiss.records import Record

TALKS = {
    side: [{"role": "user", "content": "Name a bird."}, {"role": "assistant", "content": said}]
    for side, said in (("conversation_a", "Wren"), ("conversation_b", "Robin"))
}


def one(folder: Path, path: Path, options: Options | None = None) -> tuple[Record, str]:
    (record,), (report,) = taken(folder, [path], options)
    return record, report.format


def test_strengths_with_a_point_are_whole_numbers(tmp_path: Path) -> None:
    """A data frame with gaps writes -2 as -2.0: the published value and the people's own are read, none unreadable."""
    value = {"prompt": "p", "response_1": "a", "response_2": "b", "preference_strength": -2.0}
    single = [{"strength": strength, "justification": "j"} for strength in (-2.0, 1.0, -100.0, 0.5)]
    path = write_list(tmp_path / "in.json", [{**value, "all_preferences_unprocessed": single}])
    record, _ = one(tmp_path, path)
    assert told(record) == {
        "HelpSteer2 published": (-2, False, "given"),
        "HelpSteer2 annotator 1": (-2, False, "given"),
        "HelpSteer2 annotator 2": (1, False, "given"),
        "HelpSteer2 annotator 3": (None, True, "given"),
        "HelpSteer2 annotator 4": (None, False, "unreadable"),
    }


def test_codes_with_a_point_are_the_same_codes(tmp_path: Path) -> None:
    """PandaLM's 0, 1 and 2 as 0.0, 1.0 and 2.0 say the same sides."""
    values = sample_values("pandalm/testset-v1.json")
    floats = [{name: float(v) if name.startswith("annotator") else v for name, v in value.items()} for value in values]
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    plain, _ = taken(tmp_path / "a", [write_list(tmp_path / "a/testset-v1.json", values)])
    pointed, _ = taken(tmp_path / "b", [write_list(tmp_path / "b/testset-v1.json", floats)])
    assert [told(record) for record in plain] == [told(record) for record in pointed]
    assert all(answer[2] == "given" for record in pointed for answer in told(record).values())


@pytest.mark.parametrize(("rater", "name"), [(7, "7"), (7.0, "7"), (0, "0"), ("mara", "mara")])
def test_raters_of_a_json_table_may_be_numbers(rater: Any, name: str, tmp_path: Path) -> None:
    """An annotator's id that is a number is his name; 0 is somebody too, and no reference."""
    row = {"prompt": "p", "response_1": "a", "response_2": "b", "model_1": 3, "preference": -2, "rater": rater}
    record, _ = one(tmp_path, write_lines(tmp_path / "in.jsonl", [row]))
    assert [(found.rater, found.kind) for found in record.labels] == [(name, "human")]
    assert record.responses[0].model == "3"


def test_a_csv_of_chosen_and_rejected_is_recognised(tmp_path: Path) -> None:
    """TRL's columns, and RewardBench's, saved as CSV: the chosen response is the preferred one."""
    path = tmp_path / "in.csv"
    path.write_text("prompt,chosen,rejected\nName a bird.,Wren,Stone\n", "utf-8")
    record, name = one(tmp_path, path)
    assert (name, preferred(record)) == ("trl", [("Wren", "Stone")])
    path.write_text("prompt,chosen,rejected,chosen_model,rejected_model\nName a bird.,Wren,Stone,x,y\n", "utf-8")
    assert recognise(path).name == "reward-bench"


def test_a_csv_of_chosen_without_a_prompt_is_not_guessed(tmp_path: Path) -> None:
    """Columns that name their prompt in another way are refused: the prompt would be lost."""
    path = tmp_path / "in.csv"
    path.write_text("question,chosen,rejected\nName a bird.,Wren,Stone\n", "utf-8")
    with pytest.raises(ProblemForYou, match="No format is known with the columns question"):
        recognise(path)


def test_helpsteer2_preference_as_csv_keeps_its_strengths(tmp_path: Path) -> None:
    """Saved as a table, the data set's strengths and justifications are labels and not meta."""
    path = tmp_path / "in.csv"
    path.write_text(
        "prompt,response_1,response_2,preference_strength,preference_statement\np,a,b,-3,@Response 1 is right.\n",
        "utf-8",
    )
    record, _ = one(tmp_path, path)
    (found,) = record.labels
    assert found.answer == Answer(scale="constraints", preference=-3, statement="@Response 1 is right.")


def test_a_battle_without_time_or_language_is_one(tmp_path: Path) -> None:
    """A battle is known by its two models, winner and talks alone; both bad stays apart from a tie."""
    value = {"question_id": "q", "model_a": "x", "model_b": "y", "winner": "tie (bothbad)", **TALKS}
    record, name = one(tmp_path, write_lines(tmp_path / "in.jsonl", [value]))
    assert name == "arena"
    assert list(told(record).values()) == [(None, True, "given")]


def test_votes_of_mt_bench_may_say_that_both_are_bad(tmp_path: Path) -> None:
    """'tie (bothbad)' is both bad in MT-bench's votes as in the arena's."""
    value = {"question_id": 81, "model_a": "y", "model_b": "x", "winner": "tie (bothbad)", "judge": "e", "turn": 1}
    record, name = one(tmp_path, write_lines(tmp_path / "in.jsonl", [{**value, **TALKS}]))
    assert name == "mt-bench"
    assert list(told(record).values()) == [(None, True, "given")]


def test_a_list_of_nothing_says_that_it_holds_nothing(tmp_path: Path) -> None:
    """An empty list has no fields to complain about."""
    with pytest.raises(ProblemForYou, match="holds no record"):
        recognise(write_list(tmp_path / "in.json", []))


@pytest.mark.parametrize(
    ("winner", "side"),
    [("Wren 2", -1), ("Robin 7", 1), (1.0, -1), ("2.0", 1), ("draw", 0), (0.0, 0)],
)
def test_a_winner_may_be_named_in_many_ways(winner: Any, side: int, tmp_path: Path) -> None:
    """By its model, by its place, or by a number with a point."""
    row = {"prompt": "p", "response_a": "a", "response_b": "b", "model_a": "Wren 2", "model_b": "Robin 7"}
    record, _ = one(tmp_path, write_lines(tmp_path / "in.jsonl", [{**row, "winner": winner}]))
    assert [found.answer.preference for found in record.labels] == [side]


@pytest.mark.parametrize(("models", "winner"), [(("b", "a"), "a"), (("Wren", "Wren"), "Wren")])
def test_a_winner_that_may_be_either_is_refused(models: tuple[str, str], winner: str, tmp_path: Path) -> None:
    """A model called 'a' on the side of b, or one model on both sides, leaves open who won."""
    row = {"prompt": "p", "response_a": "x", "response_b": "y", "model_a": models[0], "model_b": models[1]}
    path = write_lines(tmp_path / "in.jsonl", [{**row, "winner": winner}])
    with pytest.raises(ProblemForYou, match=f"winner is '{winner}'"):
        taken(tmp_path, [path])
