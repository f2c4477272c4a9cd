"""Dirt as it comes: files cut off, words that are no verdict, empty answers, the same again and not quite the same."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from import_samples import FORMAT_OF, SAMPLES, items_of, sample_values, write_lines, write_list
from test_import_sides import JUNK, put
from whole_imports import taken

from nearmiss.errors import ProblemForYou
from nearmiss.importing import Options
from nearmiss.records import BadRecord, Record

Place = tuple[Any, ...]
JSON_SAMPLES = [place for place in FORMAT_OF if not place.endswith("csv")]


# ------------------------------------------------------------------------------------------------ cut-off files


@pytest.mark.parametrize("place", JSON_SAMPLES)
@pytest.mark.parametrize("share", [0.3, 0.95])
def test_a_file_that_was_cut_off_says_so(place: str, share: float, tmp_path: Path) -> None:
    """What came before the cut is read; the cut itself is named by its line, whatever the format."""
    whole = (SAMPLES / place).read_bytes()
    path = tmp_path / Path(place).name
    path.write_bytes(whole[: max(int(len(whole) * share), 2)])
    try:
        found = items_of(path, FORMAT_OF[place])
    except ProblemForYou as refused:
        assert refused.where
        return
    bad = [item for item in found if isinstance(item, BadRecord)]
    assert bad
    assert all(item.reason.endswith((".", "…")) for item in bad)


# --------------------------------------------------------------------------------------- words that are no verdict

VERDICTS: dict[str, tuple[str, Place]] = {
    "ifeval": ("ifeval/eval_results_strict.jsonl", ("follow_instruction_list", 0)),
    "infobench": ("infobench/model-x_DecomposeEval.jsonl", ("eval", 0)),
    "complexbench": ("complexbench/judged.jsonl", ("point_judges", 0)),
    "structflowbench": ("structflow/model_a_evaluate.json", ("whole_conv", 0, "judge result", 0, "judgement")),
    "codi-eval": ("codi_eval/length_results_model-x.jsonl", ("success",)),
    "res-q": ("res_q/judged_model-y.json", ("success",)),
    "selfcodealign": ("selfcodealign.jsonl", ("pass",)),
}
NO_VERDICT = JUNK.filter(lambda word: not isinstance(word, bool) and word not in ("error",))


def first_verdicts(path: Path, name: str) -> list[str]:
    """What the first record's constraints were found to be."""
    first = next(item for item in items_of(path, name) if not isinstance(item, BadRecord))
    verdicts = [said for label in first.labels for by in label.answer.verdicts.values() for said in by.values()]
    return [judgement.verdict for judgement in verdicts]


@pytest.mark.parametrize("name", VERDICTS)
@given(word=NO_VERDICT)
def test_a_word_that_is_no_verdict_is_unclear(name: str, tmp_path_factory: pytest.TempPathFactory, word: Any) -> None:
    """Neither met nor missed; or the record is refused with the reason."""
    place, way = VERDICTS[name]
    value = copy.deepcopy(sample_values(place)[0])
    put(value, way, word)
    path = write_lines(tmp_path_factory.getbasetemp() / "dirt" / Path(place).name, [value])
    if not any(isinstance(item, BadRecord) for item in items_of(path, name)):
        assert first_verdicts(path, name)[0] == "unclear"


@pytest.mark.parametrize("name", ["ifeval", "infobench", "complexbench", "structflowbench"])
def test_fewer_verdicts_than_constraints_are_noted_and_nothing_is_made_up(name: str, tmp_path: Path) -> None:
    """What was not judged has no verdict."""
    place, (*way, _) = VERDICTS[name][0], VERDICTS[name][1]
    way = way[:-1] if name == "structflowbench" else way
    value = sample_values(place)[0]
    inner = value
    for step in (*way[:1], 1, *way[2:]) if name == "structflowbench" else way:
        inner = inner[step]
    before = len(inner)
    del inner[-1:]
    path = write_lines(tmp_path / Path(place).name, [value])
    options = Options()
    found = items_of(path, name, options)
    assert options.notes["records with fewer verdicts than constraints"] == 1
    judged = [len(label.answer.verdicts) for item in found if not isinstance(item, BadRecord) for label in item.labels]
    assert before - 1 in judged


@pytest.mark.parametrize("success", ["garbage", "2", None, True])
def test_success_of_several_constraints_is_a_rating_or_unreadable(success: Any, tmp_path: Path) -> None:
    """CoDI-Eval says of two constraints together that they were met: any other word is no 0."""
    value = {"instruction": "Write.", "label1": "music", "label2": "joy", "text": "La.", "success": success}
    (record,) = items_of(write_lines(tmp_path / "in.jsonl", [value]), "codi-eval")
    assert isinstance(record, Record)
    found = [(label.answer.status, label.answer.ratings) for label in record.labels]
    wanted = {record.responses[0].id: {"success": 1.0}}
    assert found == ([] if success is None else [("given", wanted)] if success is True else [("unreadable", {})])


# --------------------------------------------------------------------------------- empty, null, true; the same again

ANSWERS: dict[str, tuple[str, Place]] = {
    "alpaca-eval": ("alpaca_eval/annotations.json", ("output_1",)),
    "arena": ("arena/battles.json", ("conversation_a", 1, "content")),
    "biggen": ("biggen/evals.json", ("writing_note_0", "response")),
    "cello": ("cello/model-x/res_extraction.json", ("model_answer",)),
    "codi-eval": ("codi_eval/length_results_model-x.jsonl", ("text",)),
    "complexbench": ("complexbench/generations.jsonl", ("generated",)),
    "followrag": ("followrag_model-x.jsonl", ("response",)),
    "helpsteer2": ("helpsteer2_ratings.jsonl", ("response",)),
    "helpsteer2-preference": ("helpsteer2_preference.jsonl", ("response_1",)),
    "helpsteer3": ("helpsteer3_preference.jsonl", ("response1",)),
    "ifeval": ("ifeval/responses_model_x.jsonl", ("response",)),
    "infobench": ("infobench/model-x_DecomposeEval.jsonl", ("output",)),
    "instruct-qa": ("instruct_qa/nq_validation_c-wiki_m-model-x_r-dense_prompt-qa_s-0.jsonl", ("response",)),
    "instructions": ("instructions.jsonl", ("output",)),
    "judgebench": ("judgebench.jsonl", ("response_A",)),
    "kto": ("kto_trl.jsonl", ("completion",)),
    "label-studio": ("label_studio.json", ("data", "answer1")),
    "llama-factory": ("llama_factory_alpaca.json", ("chosen",)),
    "llava-review": ("llava/answers_a.jsonl", ("text",)),
    "llmbar": ("llmbar/Adversarial/Manual/dataset.json", ("output_1",)),
    "okapi": ("okapi.json", ("prefered_output",)),
    "pandalm": ("pandalm/testset-v1.json", ("response2",)),
    "prodigy": ("prodigy.jsonl", ("options", 0, "text")),
    "res-q": ("res_q/submissions_model-x.json", ("patch",)),
    "reward-bench": ("reward_bench.jsonl", ("chosen",)),
    "rolemrc": ("rolemrc.jsonl", ("response",)),
    "ruler": ("ruler.jsonl", ("output",)),
    "sami": ("sami.json", ("response", "0")),
    "scored": ("scored.jsonl", ("response",)),
    "selfcodealign": ("selfcodealign.jsonl", ("response",)),
    "structflowbench": ("structflow/model_a_evaluate.json", ("whole_conv", 0, "response")),
    "trl": ("trl_explicit.jsonl", ("chosen",)),
    "ultrafeedback": ("ultrafeedback.jsonl", ("completions", 0, "response")),
    "wild-if-eval": ("wild_if_eval/tasks.jsonl", ("response",)),
}


def answered(place: str, way: Place, answer: Any, folder: Path) -> tuple[list[str], list[BadRecord], Options]:
    """The texts of a sample whose first answer is another, what is refused, and what is noted."""
    value = sample_values(place)[0]
    put(value, way, answer)
    options = Options()
    found = items_of(write_lines(folder / Path(place).name, [value]), FORMAT_OF[place], options)
    items = [item for item in found if not isinstance(item, BadRecord)]
    texts = [response.text.shown for item in items for response in item.responses]
    return texts, [item for item in found if isinstance(item, BadRecord)], options


@pytest.mark.parametrize("name", ANSWERS)
def test_an_empty_answer_is_an_answer(name: str, tmp_path: Path) -> None:
    """A model that said nothing has said nothing: the response is kept, empty."""
    texts, bad, _ = answered(*ANSWERS[name], "", tmp_path)
    assert not bad
    assert "" in texts


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("answer", [True, 7, None, ["x"], {"x": 1}])
def test_an_answer_that_is_no_text_is_kept_with_a_note_or_refused(name: str, answer: Any, tmp_path: Path) -> None:
    """True and 7 may stand as what they are written, null as empty, each counted; a list or an object is no answer."""
    texts, bad, options = answered(*ANSWERS[name], answer, tmp_path)
    if not bad and json.dumps(answer) in texts:
        assert options.notes["responses that were no text, taken as their JSON text"] >= 1
    elif not bad and answer is None:
        assert "" not in texts or options.notes["responses that were null, taken as empty"] == 1
    else:
        assert len(bad) == 1
        assert bad[0].reason.endswith(".")


FOLDERS = sorted({Path(place).parts[0] for place in FORMAT_OF if "/" in place})
ALONE = sorted(place for place in FORMAT_OF if "/" not in place)


def files_of(name: str) -> list[Path]:
    """The samples of a folder, or one by itself."""
    return [SAMPLES / place for place in FORMAT_OF if place == name or Path(place).parts[0] == name]


@pytest.mark.parametrize("name", [*FOLDERS, *ALONE])
def test_the_same_files_again_add_nothing(name: str, tmp_path: Path) -> None:
    """Of any format: no prompt, response, pair, constraint or label twice."""
    once, _ = taken(tmp_path, files_of(name))
    (tmp_path / "taken.nearmiss").unlink()
    twice, reports = taken(tmp_path, [*files_of(name), *files_of(name)])
    assert once == twice
    by_file: dict[Path, list[int]] = {}
    for report in reports:
        by_file.setdefault(report.path, []).append(sum(report.taken.added.values()))
    assert [added[1] for added in by_file.values()] == [0] * len(by_file)


LISTED = [place for place in JSON_SAMPLES if len(sample_values(place)) > 1]


@pytest.mark.parametrize("place", LISTED)
def test_a_longer_file_adds_what_is_new(place: str, tmp_path: Path) -> None:
    """First a part and later the whole file come to the same as the whole file at once."""
    values = sample_values(place)
    shorter = tmp_path / "shorter" / place  # folders may name a judge
    copy_of = write_list if place.endswith("json") else write_lines
    copy_of(shorter, values[: len(values) // 2 + 1])
    others = [path for path in files_of(place.partition("/")[0]) if path != SAMPLES / place] if "/" in place else []
    found = []
    for number, files in enumerate(([*others, shorter, SAMPLES / place], [*others, SAMPLES / place])):
        home = tmp_path / str(number)
        home.mkdir()
        records, _ = taken(home, files)
        found.append(sorted(map(what_stands, records), key=str))
    assert found[0] == found[1]


def what_stands(record: Record) -> Any:
    """A record without the order in which its parts came."""
    labels = sorted(str((label.rater, label.subject, label.slot, label.answer.preference)) for label in record.labels)
    pairs = sorted(sorted(pair.responses) for pair in record.all_pairs())
    return record.id, record.conversation, sorted(r.id for r in record.responses), pairs, labels


TWICE: dict[str, tuple[str, Place, Any]] = {
    "alpaca-eval": ("alpaca_eval/annotations.json", ("preference",), 1),
    "arena": ("arena/battles.json", ("winner",), "model_b"),
    "judgebench": ("judgebench.jsonl", ("label",), "B>A"),
    "mt-bench": ("mt_bench/human.jsonl", ("winner",), "model_b"),
    "prodigy": ("prodigy.jsonl", ("accept", 0), "B"),
    "res-q": ("selfcodealign.jsonl", ("pass",), False),
}


@pytest.mark.parametrize("name", TWICE)
def test_a_rater_who_said_two_things_is_kept_with_both(name: str, tmp_path: Path) -> None:
    """Neither is dropped: they stand beside each other as a conflict, which status names. The same twice is once."""
    place, way, other = TWICE[name]
    value = sample_values(place)[0]
    changed = copy.deepcopy(value)
    put(changed, way, other)
    counts = []
    for number, values in enumerate(([value], [value, value], [value, changed])):
        home = tmp_path / str(number)
        home.mkdir()
        _, reports = taken(home, [write_lines(home / Path(place).name, values)])
        counts.append(reports[0].taken.added["labels"])
    assert counts == [counts[0], counts[0], counts[0] + 1]


SAME_ID: dict[str, tuple[str, str]] = {
    "arena": ("arena/battles.json", "question_id"),
    "ifeval": ("ifeval/prompts.jsonl", "key"),
    "infobench": ("infobench/questions.jsonl", "id"),
    "judgebench": ("judgebench.jsonl", "pair_id"),
    "llava-review": ("llava/questions.jsonl", "question_id"),
    "mt-bench": ("mt_bench/question.jsonl", "question_id"),
    "native": ("native.jsonl", "id"),
    "phased-ift": ("phased_ift.jsonl", "id"),
    "reward-bench": ("reward_bench.jsonl", "id"),
    "wild-if-eval": ("wild_if_eval/tasks.jsonl", "conversation_id"),
}


@pytest.mark.parametrize("name", SAME_ID)
def test_one_id_with_other_content_loses_neither(name: str, tmp_path: Path) -> None:
    """Both prompts are there, or the second is refused by its line; the first is never overwritten."""
    place, field = SAME_ID[name]
    values = sample_values(place)
    values = values if len(values) > 1 else [values[0], {**values[0], "prompt": "Name a fish."}]
    other = json.loads(json.dumps(values[1]).replace("Hi.", "Hello there."))
    first, second = values[0], {**other, field: values[0].get(field, 1)}
    alone, _ = taken(tmp_path, [write_lines(tmp_path / "one.jsonl", [{field: 1, **first}])])
    (tmp_path / "taken.nearmiss").unlink()
    options = Options(format=name, skip_bad=True)
    both, reports = taken(tmp_path, [write_lines(tmp_path / "two.jsonl", [{field: 1, **first}, second])], options)
    conversations = [record.conversation for record in both]
    assert all(record.conversation in conversations for record in alone)
    assert len(both) > len(alone) or reports[0].taken.problems
