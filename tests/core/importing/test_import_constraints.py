"""Benchmarks of constraints: what their fields become, how their files join, and that dirt is no answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from import_samples import SAMPLES, good, items_of, sample, sample_values, texts, write_lines
from whole_imports import taken, verdicts

from nearmiss.checks import outcome
from nearmiss.importing import Options
from nearmiss.intake import Refused
from nearmiss.model import Answer, CheckSpec, Constraint, Evolution, Rater
from nearmiss.records import LabelsFor, Record


def files(folder: str) -> list[Path]:
    """Every sample in a folder, in an order that needs sorting."""
    return sorted((path for path in (SAMPLES / folder).rglob("*") if path.is_file()), reverse=True)


def answers(record: Record) -> list[Answer]:
    return [label.answer for label in record.labels]


def test_ifeval_constraints_have_a_wording_and_their_check() -> None:
    """The source has ids and arguments; a null argument is none."""
    first, second = sample("ifeval/prompts.jsonl")
    no_comma, words = first.constraints
    assert (no_comma.text, no_comma.category) == ("Use no commas.", "punctuation")
    assert words.text == "Write at least 5 words."
    assert words.check == CheckSpec("ifeval:length_constraints:number_words", {"relation": "at least", "num_words": 5})
    assert second.constraints[0].check == CheckSpec("ifeval:detectable_format:title", {})
    assert (first.id, first.namespace, first.responses) == ("1", "ifeval", ())


def test_an_unknown_instruction_says_its_id_and_arguments(tmp_path: Path) -> None:
    """As those of IFBench and of translations."""
    value = {"key": 1, "prompt": "p", "instruction_id_list": ["count:person_names"], "kwargs": [{"N": 3, "M": None}]}
    (record,) = good(write_lines(tmp_path / "in", [value]), "ifeval")
    assert record.constraints[0].text == "count, person names: N = 3"
    assert record.constraints[0].check == CheckSpec("ifeval:count:person_names", {"N": 3})


def test_ifeval_files_join_by_what_the_prompt_says(tmp_path: Path) -> None:
    """In whatever order they are named: prompts, then responses with their model, then strict and loose results."""
    records, reports = taken(tmp_path, files("ifeval"))
    assert [report.path.stem for report in reports][:2] == ["prompts", "responses_model_x"]
    first = next(record for record in records if record.id == "1")
    assert [response.model for response in first.responses] == ["responses_model_x"]
    assert verdicts(first, "IFEval strict") == ["met", "missed"]
    assert verdicts(first, "IFEval loose") == ["met", "met"]
    assert {label.kind for label in first.labels} == {"check"}


def test_the_same_files_again_add_nothing(tmp_path: Path) -> None:
    """Responses that are there already are not paired with themselves."""
    once, _ = taken(tmp_path, files("structflow"))
    (tmp_path / "taken.nearmiss").unlink()
    twice, reports = taken(tmp_path, [*files("structflow"), *files("structflow")])
    assert once == twice
    assert sum(sum(report.taken.added.values()) for report in reports[3:]) == 0


def test_results_for_other_constraints_are_listed(tmp_path: Path) -> None:
    """A list of ids that is not the prompt's is no result of the prompt."""
    values = sample_values("ifeval/eval_results_strict.jsonl")
    values[0]["instruction_id_list"] = ["punctuation:no_comma", "detectable_format:title"]
    path = write_lines(tmp_path / "eval_results_strict.jsonl", values)
    with pytest.raises(Refused, match="names the constraint '2 detectable_format:title'"):
        taken(tmp_path, [SAMPLES / "ifeval/prompts.jsonl", path])


def test_followbench_levels_are_a_lineage() -> None:
    """Level k has the level below as its parent, its constraints, and one that says what it added."""
    start, one, two, chinese, below, example = sample("followbench.json")
    assert [record.parents for record in (start, one, two)] == [(), (start.id,), (one.id,)]
    assert one.evolution == Evolution(1, "content")
    assert two.constraints == (
        Constraint("level 1", "Use the word reed.", "content", added_in=1),
        Constraint("level 2", "Keep it under twenty words.", "content", added_in=2),
    )
    assert chinese.id != start.id
    assert below.constraints[0].text == "使用“芦苇”一词。"
    assert (example.constraints, example.reference) == ((), "4")


def test_structflow_turns_have_their_history_and_types(tmp_path: Path) -> None:
    """The gold answers are the history; 'N/A' is not applicable; two models make pairs in any order of files."""
    records, _ = taken(tmp_path, files("structflow"))
    first, second = sorted(records, key=lambda record: len(record.conversation.turns))
    assert [turn.role for turn in second.conversation.turns] == ["user", "assistant", "user"]
    assert second.parents == (first.id,)
    assert [(item.category, item.weight) for item in second.constraints] == [
        ("Inverse Constraint", 1),
        ("refinement", 2),
    ]
    by_model = {response.model: response.id for response in second.responses}
    assert verdicts(second, "StructFlowBench judge", by_model["model_a"]) == ["met", "n/a"]
    assert verdicts(second, "StructFlowBench judge", by_model["model_b"]) == ["missed", "met"]
    assert len(second.all_pairs()) == 1
    assert first.reference == "Up the hill.\nDown again."
    assert first.meta["explanations"] == {"c1": "Two lines are asked for."}


def test_biggen_has_the_rubric_the_score_and_the_feedback() -> None:
    """In one object of items, or in lines without a response."""
    first, _ = sample("biggen/evals.json")
    assert first.conversation.system == "You write short notes."
    assert first.constraints == (Constraint("rubric", "Is the note short?", "writing"),)
    (answer,) = answers(first)
    assert first.raters == (Rater("judge-y", "judge", model="judge-y"),)
    assert (answer.ratings, answer.elaboration) == ({first.responses[0].id: {"score": 4}}, "It is short.")
    assert [record.responses for record in sample("biggen/items.jsonl")] == [(), ()]


def test_judge_bench_tells_the_rated_text_from_the_rest() -> None:
    """The generated part is the response; positions are no people; words are kept and are no ratings."""
    options = Options()
    first, second = sample("judge_bench.json", options)
    assert texts(first) == ["The pond froze."]
    assert first.conversation.turns[0].content.startswith("### Source Article")
    assert (texts(second), second.conversation.turns[0].content) == (["A plain text."], "notes")
    assert [(rater.name, rater.anonymous) for rater in first.raters] == [
        ("notes annotator 1", True),
        ("notes annotator 2", True),
        ("notes published", False),
    ]
    assert [next(iter(answer.ratings.values())) for answer in answers(first)] == [
        {"Fluency": 3},
        {"Fluency": 4},
        {"Fluency": 3.5},
    ]
    assert answers(first)[0].context == {"categories": {"Kind": "news"}}
    assert options.notes["ratings that are words or missing, kept beside the numbers"] == 3


def test_mt_bench_has_two_games_in_one_orientation(tmp_path: Path) -> None:
    """Pairs stand in the order of the models' names. The first was preferred both times: opposite sides."""
    records, _ = taken(tmp_path, files("mt_bench"))
    first = next(record for record in records if record.id == "7-turn1")
    assert [pair.responses for pair in first.all_pairs()] == [("model-a", "model-b")]
    judge = {
        label.slot: (label.answer.preference, label.answer.order, label.answer.elaboration)
        for label in first.labels
        if label.rater.startswith("judge-j pair-v2")
    }
    assert judge == {"21": (1, "21", "The first. [[A]]"), "12": (-1, "12", "The first again. [[A]]")}
    people = {label.rater: label.answer.preference for label in first.labels if label.kind == "human"}
    assert people == {"expert_1": 1, "expert_2": 0}


def test_mt_bench_errors_are_unreadable_and_turns_are_prompts(tmp_path: Path) -> None:
    """'error' is no tie, −1 is no rating; the second turn asks both questions."""
    records, _ = taken(tmp_path, files("mt_bench"))
    second = next(record for record in records if record.id == "7-turn2")
    assert [turn.content for turn in second.conversation.turns] == ["Name a bird.", "Now a larger one."]
    assert (second.parents, second.reference) == (("7-turn1",), "Swan")
    assert sorted(label.answer.status for label in second.labels) == ["given", "given", "unreadable", "unreadable"]
    shown = {response.id: response.text.shown for response in second.responses}
    assert shown == {"model-a": "Robin\n\nGoose", "model-b": "Wren\n\nEagle"}


def test_infobench_says_nothing_where_nothing_was_asked() -> None:
    """A null is unclear; the third question has no verdict and the file is noted."""
    options = Options()
    first, second = sample("infobench/model-x_DecomposeEval.jsonl", options)
    own = first.responses[0].id
    assert [said[own].verdict for said in answers(first)[0].verdicts.values()] == ["missed", "unclear"]
    assert list(answers(first)[0].verdicts) == ["c1", "c2"]
    assert options.notes["records with fewer verdicts than constraints"] == 1
    assert second.conversation.turns[0].content == "Rhyme these.\n\nfrost, moss"
    assert first.responses[0].model == "model-x"


def test_complexbench_keeps_dependencies_and_joins_generations(tmp_path: Path) -> None:
    """`dep` names other questions of the same instruction."""
    records, _ = taken(tmp_path, files("complexbench"))
    first = next(record for record in records if record.id == "3")
    assert [item.depends_on for item in first.constraints] == [(), ("c0",)]
    assert first.meta["rules"] == {"c1": "model_length:[1,20]"}
    assert {response.model for response in first.responses} == {"model-x", "model-y"}
    assert len(first.all_pairs()) == 1


def test_cello_reads_its_misspelt_field_and_its_histories(tmp_path: Path) -> None:
    """NULL is not applicable and no constraint; answers join by id, their model named by the folder."""
    records, reports = taken(tmp_path, files("cello"))
    first, second = (next(record for record in records if record.id == name) for name in ("aa11", "bb22"))
    assert [item.text for item in first.constraints] == [
        "Count, word-max: 20",
        "Format, resolve: json",
        "Input, keywords: 天鹅, 鹰",
    ]
    revised = CheckSpec(
        "cello:count_limit",
        {
            "criteria": [{"criterion": "revise", "limit": "shorter"}],
            "lang": "eg",
            "previous": "Owls fly at night.",
        },
    )
    assert [item.check for item in second.constraints] == [revised]
    checks = [item.check for item in (*first.constraints, *second.constraints)]
    assert all(check and outcome(check, "答案", "") for check in checks)
    assert [turn.content for turn in second.conversation.turns] == [
        "Write about owls.",
        "Owls fly at night.",
        "Shorter, please.",
    ]
    assert [record.responses[0].model for record in (first, second)] == ["model-x", "model-x"]
    assert reports[0].taken.notes["values that were no number (NaN), taken as missing"] == 2


def test_codi_eval_tells_its_families_apart() -> None:
    """By their fields, and sentiments by their nine words."""
    found = [
        [(item.id, item.text) for item in record.constraints]
        for name in ("sentiment", "multi", "length", "keyword", "detoxic")
        for record in sample(f"codi_eval/{name}.jsonl")
    ]
    assert found == [
        [("sentiment", "The sentiment is joy.")],
        [("topic", "The topic is sports.")],
        [("topic", "The topic is music."), ("sentiment", "The sentiment is positive sentiment.")],
        [("length", "The length is around 18 to 22 words.")],
        [("keyword", "These words occur: pond or lake, reed."), ("anti-keyword", "This does not occur: frog.")],
        [("keyword", "These words occur: moss.")],
        [("detoxic", "The text is not toxic.")],
    ]
    (result,) = sample("codi_eval/length_results_model-x.jsonl")
    assert verdicts(result, "CoDI-Eval evaluation") == ["missed"]
    assert result.meta == {"generate_length": 2}


def test_decomposed_conifer_crab_ruler_and_sami() -> None:
    """Each source's own way to say constraints."""
    assert [item.text for item in sample("wild_if_eval/tasks.jsonl")[0].constraints] == [
        "It is a poem.",
        "It is sad.",
        "It has eight lines.",
    ]
    seed, easy, hard = sample("conifer/questions.json")
    assert [record.parents for record in (easy, hard)] == [(seed.id,), (seed.id,)]
    assert [record.evolution for record in (easy, hard)] == [
        Evolution(1, "constraints added"),
        Evolution(3, "constraints added"),
    ]
    (answer,) = sample("conifer/answers.json")
    assert (answer.id, answer.parents) == (easy.id, (seed.id,))
    (talk,) = sample("conifer/external.json")
    assert (talk.parents, len(talk.conversation.turns), texts(talk)) == ((easy.id,), 3, ["- Cold"])
    (crab,) = sample("crab/sample.json")
    assert [(item.id, item.text) for item in crab.constraints] == [
        ("Digit", "Name exactly two."),
        ("Punctuation", "Separate them by semicolons."),
    ]
    short, long = sample("ruler.jsonl")
    assert [item.check for item in short.constraints] == [
        CheckSpec("ruler:PM", {"target": "10"}),
        CheckSpec("ruler:FM", {"target": "10"}),
    ]
    assert long.constraints[0].text == "The length is more than 800 words (precisely)."
    brief, thorough = sample("sami.json")
    assert [[item.text for item in record.constraints] for record in (brief, thorough)] == [
        ["Be brief.", "Be kind."],
        ["Be thorough."],
    ]
    assert brief.id != thorough.id


def test_wild_if_eval_s_predictions_join_their_tasks(tmp_path: Path) -> None:
    """By what the task says; the model is the file's name, and two models make a pair."""
    records, _ = taken(tmp_path, files("wild_if_eval"))
    said = {record.id: [(response.model, response.text.text) for response in record.responses] for record in records}
    assert said["c-1"] == [("model-y", "The pond is grey.")]
    assert sorted(said["c-2"]) == [("model-x", "🦉"), ("model-y", "🦆")]
    assert [len(record.all_pairs()) for record in records] == [0, 1]


def test_followrag_has_passages_and_takes_both_spellings(tmp_path: Path) -> None:
    """Passages are the context, not part of the question."""
    (record,), _ = taken(tmp_path, [SAMPLES / "followrag.json", SAMPLES / "followrag.json"])
    assert record.conversation.context == ("Owls\nOwls eat mice.", "Food\nVoles are food.")
    assert [item.check.id for item in record.constraints if item.check] == [
        "ifeval:detectable_format:title",
        "ifeval:length_constraints:number_words",
    ]
    assert (record.reference, record.id) == ("Mice/Voles", "ifnq-0")


def test_rolemrc_has_the_role_and_the_dimensions_of_the_task() -> None:
    """The role is the system turn; what is judged follows from the task."""
    first, second = sample("rolemrc.jsonl")
    assert first.conversation.system == "You are a lighthouse keeper."
    assert [item.id for item in first.constraints] == ["knowledge_range", "style_compliance"]
    assert [item.id for item in second.constraints] == ["instruction_priority"]
    assert second.reference == "I do not speak of ships."


def test_mmmt_if_instructions_hold_from_their_turn_on(tmp_path: Path) -> None:
    """The wrapped cells are on one line again; a picture beside the file is read, one elsewhere is not fetched."""
    options = Options()
    first, second, other = sample("mmmt_if.csv", options)
    assert [(item.text, item.from_turn) for item in second.constraints] == [
        ("End with a dot.", 1),
        ("Use ten words.", 2),
    ]
    assert (second.parents, len(second.conversation.turns)) == ((first.id,), 2)
    assert first.conversation.turns[0].images == ("pond.png",)
    assert (other.constraints, other.conversation.turns[0].images) == ((), ())
    assert options.notes["images at addresses elsewhere, not fetched"] == 1
    assert first.meta["Overall score Gemini"] == "7"
    _, (report,) = taken(tmp_path, [SAMPLES / "mmmt_if.csv"])
    assert report.taken.notes["missing images"] == 2


@pytest.mark.parametrize("place", ["multi_if.csv", "multi_if.jsonl"])
def test_multi_if_s_instructions_hold_from_their_turn_on(place: str) -> None:
    """A prompt for each turn with the questions up to it; JSON stands in texts, or as it is."""
    first, second, third, french, comma = sample(place)
    assert [record.parents for record in (first, second, third)] == [(), (first.id,), (second.id,)]
    assert [(item.text, item.from_turn) for item in third.constraints] == [
        ("Use no commas.", 1),
        ("Write at least 5 words.", 2),
        ("Use these keywords: pond.", 3),
    ]
    assert [turn.content for turn in second.conversation.turns] == [
        "Describe a lake without a comma.",
        "Use five words or more.",
    ]
    assert (french.tags, comma.constraints[1].from_turn) == ({"language": "French", "turn": "1"}, 2)


def test_code_comes_with_the_outcome_of_its_tests(tmp_path: Path) -> None:
    """A check's verdict; a patch without an outcome has none; several answers to an instruction make a pair."""
    (task,), _ = taken(tmp_path, files("res_q"))
    by_model = {response.model: response.id for response in task.responses}
    assert verdicts(task, "RES-Q tests", by_model["judged_model-y"]) == ["met"]
    assert verdicts(task, "RES-Q tests", by_model["submissions_model-x"]) == ["-"]
    (tmp_path / "taken.nearmiss").unlink()
    (code,), _ = taken(tmp_path, [SAMPLES / "selfcodealign.jsonl"])
    assert sorted(verdicts(code, "SelfCodeAlign execution", response.id) for response in code.responses) == [
        ["met"],
        ["missed"],
    ]
    assert len(code.all_pairs()) == 1


def test_conversations_have_their_pictures_where_the_marks_are() -> None:
    """<image> takes the next picture; the last answer is the response; a question at the end has none."""
    one, two = sample("llava/conversations.json")
    assert (one.conversation.turns[0].content, one.conversation.turns[0].images) == ("What is this?", ("pond.png",))
    assert two.conversation.turns[0].images == ("pond.png", "reed.png")
    assert (texts(one), texts(two)) == (["A pond."], ["One is wet."])
    system, asked = sample("conversations.json")
    assert [turn.role for turn in system.conversation.turns] == ["system", "user"]
    assert asked.responses == ()


def test_answers_to_prompts_that_are_not_there_are_refused_with_what_to_do(tmp_path: Path) -> None:
    """A file of responses says which prompts it lacks."""
    assert all(isinstance(item, LabelsFor) for item in items_of(SAMPLES / "ifeval/responses_model_x.jsonl", "ifeval"))
    with pytest.raises(Refused, match=r"speaks of a prompt of ifeval that is not in the project.*Import the file"):
        taken(tmp_path, [SAMPLES / "ifeval/responses_model_x.jsonl"])


@pytest.mark.parametrize(
    "place",
    ["ifeval/prompts.jsonl", "codi_eval/length.jsonl", "codi_eval/keyword.jsonl", "ruler.jsonl", "followrag.json"],
)
def test_checks_that_come_with_constraints_can_decide(place: str) -> None:
    """Every check that an importer attaches is known, and takes the arguments that it has."""
    for record in sample(place):
        for constraint in record.constraints:
            assert constraint.check is not None
            found = outcome(constraint.check, "A short text about pond and reed.", "Name a bird.")
            assert found is not None
            assert found.verdict in ("met", "missed"), found.why


def test_cello_s_groups_can_be_decided() -> None:
    """With the criteria, the language and the answer before it."""
    for record in sample("cello/data.json"):
        for constraint in record.constraints:
            assert constraint.check is not None
            found = outcome(constraint.check, '["天鹅", "鹰"]')
            assert found is not None
            assert found.verdict in ("met", "missed"), found.why
