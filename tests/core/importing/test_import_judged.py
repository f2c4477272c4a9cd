"""Judges and scorers: games in both orders, logs of votes, scores 'x y', columns of scores, words of checkers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from import_samples import SAMPLES, good, items_of, sample, sample_values, texts, write_lines
from whole_imports import taken

from nearmiss.importing import Options, mapping_of
from nearmiss.importing.instructions.scored import number_in
from nearmiss.importing.preference.llava import scores_in
from nearmiss.model import Answer, Rater
from nearmiss.records import LabelsFor, Record

GAMES = "judgebench_judge_name=plain,judge_model=judge_one.jsonl"


def by_slot(record: Record) -> dict[str, Answer]:
    """What the judge of a record said in each game."""
    return {label.slot: label.answer for label in record.labels if label.kind == "judge"}


def test_judgebench_games_stand_in_one_orientation() -> None:
    """A>B of the second game, which showed B first, favours response 2; A=B is a tie."""
    first, second, third = sample(GAMES)
    judge = Rater("plain judge/one", "judge", model="judge/one", protocol="plain")
    assert first.raters == (Rater("JudgeBench label", "reference"), judge)
    assert {slot: (a.preference, a.order) for slot, a in by_slot(first).items()} == {"12": (-1, "12"), "21": (-1, "21")}
    assert by_slot(first)["12"].elaboration == "The first. [[A>B]]"
    assert {slot: (a.preference, a.status) for slot, a in by_slot(second).items()} == {
        "12": (0, "given"),
        "21": (None, "unreadable"),
    }
    assert (by_slot(third)["12"].status, by_slot(third)["21"].preference) == ("unreadable", 1)
    assert by_slot(third)["21"].context == {"scores": [1.5, -0.5]}


def test_a_judge_that_never_finished_is_named_by_its_file(tmp_path: Path) -> None:
    """Where no game says the model."""
    values = sample_values(GAMES)[:1]
    values[0]["judgments"] = [None, None]
    options = Options()
    (record,) = good(write_lines(tmp_path / Path(GAMES).name, values), "judgebench", options)
    assert record.raters[1].name == "plain judge_one"
    assert options.notes["games that the judge did not finish, unreadable"] == 2


def test_a_judge_s_file_and_the_data_meet_on_one_pair(tmp_path: Path) -> None:
    """In either order the label is there once, with the judge's two games beside it."""
    for number, order in enumerate((("judgebench.jsonl", GAMES), (GAMES, "judgebench.jsonl"))):
        home = tmp_path / str(number)
        home.mkdir()
        records, _ = taken(home, [SAMPLES / place for place in order])
        first = next(record for record in records if record.id == "p1")
        assert sorted((label.rater, label.slot) for label in first.labels) == [
            ("JudgeBench label", "main"),
            ("plain judge/one", "12"),
            ("plain judge/one", "21"),
        ]


def test_the_arena_s_log_has_votes_among_other_lines() -> None:
    """Hidden names are in the states, shown ones on the page; both bad is no tie; an address goes no further."""
    options = Options()
    records = sample("arena/votes_log.json", options)
    said = [(r.id, r.labels[0].answer.preference, r.labels[0].answer.both_bad, r.tags["models"]) for r in records]
    assert said == [
        ("k1", -1, False, "hidden"),
        ("k2", 1, False, "shown"),
        ("k3", 0, False, "hidden"),
        ("k4", None, True, "shown"),
    ]
    assert [response.model for record in records for response in record.responses] == ["model-x", "model-y"] * 4
    assert texts(records[1]) == ["Go.", "Hello."]
    assert texts(records[2]) == ["Hello.\n\nAnd?\n\nSo.", "Go away.\n\nAnd?\n\n"]
    assert options.notes["lines of the log that are no vote between two, left out"] == 1
    assert options.notes["responses that were null, taken as empty"] == 1
    assert "127.0.0.9" not in repr(records)
    assert all(rater.anonymous for record in records for rater in record.raters)


def test_llava_reviews_score_two_answers(tmp_path: Path) -> None:
    """'8 3' favours the first; a review that could not be read, −1 and −1, is unreadable and no tie."""
    files = sorted(SAMPLES.glob("llava/[aqr]*.jsonl"))
    records, reports = taken(tmp_path, files)
    assert [report.path.stem for report in reports] == ["questions", "answers_a", "answers_b", "reviews"]
    first, second = records
    assert first.conversation.turns[0].images == ("missing:pond.png",)
    assert reports[0].taken.notes["missing images"] == 2
    assert {response.id: response.model for response in first.responses} == {"a1": "model-a", "b1": "model-b"}
    (label,) = first.labels
    assert (label.subject, label.answer.preference, label.answer.order) == (("a1", "b1"), -1, "12")
    assert label.answer.ratings == {"a1": {"score": 8.0}, "b1": {"score": 3.0}}
    assert [(x.answer.preference, x.answer.status) for x in second.labels] == [(None, "unreadable")]
    assert [len(record.all_pairs()) for record in records] == [1, 1]


@pytest.mark.parametrize(
    ("given", "text", "scores"),
    [
        (None, "7 9\nBecause.", (7.0, 9.0)),
        (None, "7, 9", (7.0, 9.0)),
        (None, "8 8", (8.0, 8.0)),
        (None, "Assistant 1: 7, Assistant 2: 9", None),
        (None, "7", None),
        (None, "7 9 8", None),
        (None, "nan 9", None),
        (None, "", None),
        ([-1, -1], "7 9", None),
        ([7, True], "7 9", None),
        ([7.5, 7], "", (7.5, 7.0)),
    ],
)
def test_a_review_s_scores_are_two_numbers_and_nothing_else(given: Any, text: str, scores: Any) -> None:
    """Its pair of numbers stands over its text; what is neither is unreadable."""
    assert scores_in(given, text) == scores


def test_prodigy_s_accept_is_the_second_output(tmp_path: Path) -> None:
    """Which file it came from stands in the mapping; 'ignore' is a skip, another word is unreadable."""
    (record,), _ = taken(tmp_path, [SAMPLES / "prodigy_compare/annotated.jsonl"])
    assert texts(record) == ["Stone", "Wren"]
    assert [response.model for response in record.responses] == ["A", "B"]
    said = {label.rater: (label.act, label.answer.preference, label.answer.status) for label in record.labels}
    assert said == {
        "ds-ana": ("label", 1, "given"),
        "ds-ben": ("label", -1, "given"),
        "ds-cleo": ("skip", None, "given"),
        "ds-dan": ("label", None, "unreadable"),
    }


def test_prodigy_s_two_files_make_pairs(tmp_path: Path) -> None:
    """By the id of their examples."""
    (record,), _ = taken(tmp_path, sorted(SAMPLES.glob("prodigy_compare/model_*.jsonl")))
    assert {response.model: response.text.text for response in record.responses} == {
        "model_a": "Alder",
        "model_b": "Fish",
    }
    assert len(record.all_pairs()) == 1


def test_crab_s_checker_may_call_a_constraint_void(tmp_path: Path) -> None:
    """constraint_validity is about the constraint: its verdict stays, and the label says that it is ill-posed."""
    (record,), _ = taken(tmp_path, sorted((SAMPLES / "crab").iterdir()))
    (label,) = record.labels
    assert (label.rater, label.kind, label.answer.ill_posed) == ("Crab checker", "judge", ("Punctuation",))
    assert {name: said["answer"].verdict for name, said in label.answer.verdicts.items()} == {
        "Digit": "met",
        "Punctuation": "missed",
    }
    assert label.answer.context["checker"]["Punctuation"]["modified_constraint"] == "Separate them."


@pytest.mark.parametrize("words", ["", "I think so.", '{"satisfaction": "YES"}', "[1]"])
def test_what_crab_s_checker_did_not_say_is_unclear(words: str, tmp_path: Path) -> None:
    """An answer that is not the object that was asked for is kept, and is neither yes nor no."""
    values = sample_values("crab/checked.json")[:1]
    values[0]["request"]["result"]["completions"] = words
    (found,) = items_of(write_lines(tmp_path / "in", values), "crab")
    assert isinstance(found, LabelsFor)
    answer = found.labels[0].answer
    assert answer.verdicts["Digit"]["answer"].verdict == "unclear"
    assert answer.context["checker"] == {"Digit": {"answer": words}}


def test_scores_are_ratings_and_prefer_the_higher(tmp_path: Path) -> None:
    """Of adjacent responses to one prompt; a score that is missing is unreadable and prefers nothing."""
    options = Options()
    bird, tree = sample("scored.jsonl", options)
    judge = "score in source"
    assert {label.subject: label.answer.ratings for label in bird.labels if len(label.subject) == 1} == {
        (response.id,): {response.id: {"score": {"Wren": 0.91, "Stone": 0.12}[response.text.shown]}}
        for response in bird.responses
    }
    (preference,) = [label for label in bird.labels if len(label.subject) == 2]
    wren = preference.subject.index(next(r.id for r in bird.responses if r.text.text == "Wren"))
    assert (preference.rater, preference.kind, preference.answer.preference) == (judge, "judge", [-1, 1][wren])
    assert [label.answer.status for label in tree.labels] == ["unreadable", "given"]
    assert options.notes["scores that are missing or no number, unreadable"] == 1
    records, _ = taken(tmp_path, [SAMPLES / "scored.jsonl"])
    assert [len(record.all_pairs()) for record in records] == [1, 1]


def test_scores_of_many_responses_are_not_compared(tmp_path: Path) -> None:
    """Every two of ten thousand would be fifty million pairs: such responses are rated, and that is said."""
    values = [{"prompt": "Name a bird.", "response": f"Bird {n}", "score": n, "id": n} for n in range(40)]
    options = Options()
    (record,) = good(write_lines(tmp_path / "in.jsonl", values), "scored", options)
    assert (len(record.responses), record.all_pairs(), len(record.labels)) == (40, (), 40)
    assert options.notes["prompts with too many responses to compare every two, rated only"] == 1


def test_a_row_s_id_is_not_taken_for_the_prompt_s(tmp_path: Path) -> None:
    """Two rows about one prompt with two ids are about one prompt; what else a row says stays with its response."""
    values = [
        {"prompt": "Name a bird.", "response": text, "score": 1, "id": n} for n, text in enumerate(("Wren", "Owl"))
    ]
    (record,) = good(write_lines(tmp_path / "in.jsonl", values), "scored")
    assert sorted(response.meta["id"] for response in record.responses) == [0, 1]
    mapped = Options(format="scored", mapping={"id": "id"})
    assert [r.id for r in good(tmp_path / "in.jsonl", "scored", mapped)] == ["0", "1"]


def test_people_s_scores_have_a_passage_beside_them() -> None:
    """Whoever is named is a person; a second score of one text is a repeat; scores of two texts prefer one."""
    options = Options()
    (record,) = sample("scored_people.csv", options)
    assert record.conversation.context == ("Owls eat mice.",)
    assert sorted(texts(record)) == ["Owls", "Voles"]
    ratings = [(x.rater, x.slot, x.answer.ratings[x.subject[0]]["score"]) for x in record.labels if len(x.subject) == 1]
    assert ratings == [("ana", "main", 1), ("ben", "main", 0), ("ana", "main", 0), ("ana", "repeat:1", 1)]
    (preference,) = [label for label in record.labels if len(label.subject) == 2]
    owls = preference.subject.index(next(r.id for r in record.responses if r.text.text == "Owls"))
    assert (preference.rater, preference.kind, preference.answer.preference) == ("ana", "human", [-1, 1][owls])
    assert options.notes["scores of somebody who had scored before, kept as repeats"] == 1


def test_scores_under_other_names_are_mapped(tmp_path: Path) -> None:
    """As files of which no description is published: the rating bears the name of its field."""
    values = [{"q": "Who eats mice?", "passage": "Owls do.", "prediction": "Owls", "faithful": 1, "who": "ana"}]
    said = ["prompt=q", "context=passage", "response=prediction", "score=faithful", "rater=who"]
    options = Options(format="scored", mapping=mapping_of(said))
    (record,) = good(write_lines(tmp_path / "in.jsonl", values), "scored", options)
    assert record.conversation.context == ("Owls do.",)
    (label,) = record.labels
    assert (label.rater, label.kind) == ("ana", "human")
    assert label.answer.ratings == {record.responses[0].id: {"faithful": 1}}


@pytest.mark.parametrize("value", [None, True, False, "", "high", "nan", float("nan"), [1], {}, "1,5"])
def test_a_score_that_is_no_number_is_none(value: Any) -> None:
    """A yes is not a 1."""
    assert number_in(value) is None


def test_phased_instructions_are_tagged_by_their_difficulty() -> None:
    """A number that stands as text; a queue can go from the easy to the hard."""
    hard, easy = sample("phased_ift.jsonl")
    assert (hard.tags, easy.tags) == ({"difficulty": 3.75}, {"difficulty": 1.5})
    assert hard.labels[0].answer.ratings == {hard.responses[0].id: {"difficulty": 3.75}}


def test_instruct_qa_shows_what_the_model_saw(tmp_path: Path) -> None:
    """Passages beside the question; references of any depth; the model is in the file's name."""
    records, _ = taken(tmp_path, sorted((SAMPLES / "instruct_qa").iterdir()))
    first, second = records
    assert first.conversation.context[0].endswith("Owls eat mice.")
    assert (first.reference, second.reference) == ("Owls\nBarn owls", "A rodent\nrodent")
    assert {response.model for response in first.responses} == {"model-x", "model-y"}
    assert [len(record.all_pairs()) for record in records] == [1, 0]
