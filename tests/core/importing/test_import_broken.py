"""Files that are broken in the ways that happen: each is refused by line with a sentence, and the rest is read."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from import_samples import FORMAT_OF, SAMPLES, items_of, sample_values, write_lines

from nearmiss.importing import FORMATS
from nearmiss.records import BadRecord

Spoil = Callable[[dict[str, Any]], object]


def sided_vote(**state: Any) -> dict[str, Any]:
    """A line of the arena's log whose states are these, or one only."""
    one = {"conv_id": "k9", "model_name": "m", "messages": [["USER", "Hi."], ["ASSISTANT", "Ho."]], "offset": 0}
    return {"type": "leftvote", "models": ["", ""], "states": [{**one, **state}] * (2 if state else 1)}


BROKEN: dict[str, tuple[str, Spoil, str]] = {
    "fewer arguments than ids": ("ifeval/prompts.jsonl", lambda v: v["kwargs"].pop(), "kwargs holds 1 objects for 2"),
    "arguments that are none": ("ifeval/prompts.jsonl", lambda v: v.update(kwargs=["x", {}]), "list of objects"),
    "ids that are no list": ("ifeval/prompts.jsonl", lambda v: v.update(instruction_id_list="x"), "must be a list"),
    "no key": ("ifeval/prompts.jsonl", lambda v: v.update(key=None), "key is empty"),
    "more verdicts than constraints": (
        "ifeval/eval_results_strict.jsonl",
        lambda v: v["follow_instruction_list"].append(True),
        "3 verdicts on 2 constraints",
    ),
    "a response that is a list": ("ifeval/responses_model_x.jsonl", lambda v: v.update(response=[]), "must be text"),
    "a level that is a word": ("followbench.json", lambda v: v.update(level="one"), "must be a number"),
    "a dialogue without turns": ("structflow/dialogues.json", lambda v: v.update(whole_conv=[]), "holds nothing"),
    "more judgements than constraints": (
        "structflow/model_a_evaluate.json",
        lambda v: v["whole_conv"][0]["judge result"].append({"judgement": "No"}),
        "2 verdicts on 1 constraints",
    ),
    "a rubric without criteria": ("biggen/items.jsonl", lambda v: v["score_rubric"].pop("criteria"), "'criteria' is"),
    "a score that is a word": (
        "biggen/evals.json",
        lambda v: v["writing_note_0"].update(score="high"),
        "Record 'writing_note_0': score is 'high'",
    ),
    "scores that are no list": (
        "judge_bench.json",
        lambda v: v["instances"][0]["annotations"]["Fluency"].update(individual_human_scores=3),
        "instances[0]: individual_human_scores must be a list",
    ),
    "no choices": ("mt_bench/answer_model-a.jsonl", lambda v: v.update(choices=[]), "holds no answer"),
    "a judge that is a number": ("mt_bench/judgment_pair.jsonl", lambda v: v.update(judge=5), "judge must be a name"),
    "a turn that never was": ("mt_bench/human.jsonl", lambda v: v.update(turn=3), "has no turn 3"),
    "a model against itself": ("mt_bench/human.jsonl", lambda v: v.update(model_b="model-b"), "Both models are"),
    "questions that are one text": (
        "infobench/questions.jsonl",
        lambda v: v.update(decomposed_questions="Is it?"),
        "must be a list of texts",
    ),
    "a dependency on nothing": (
        "complexbench/data.json",
        lambda v: v["scoring_questions"][0].update(dep=[9]),
        "depends on question 9",
    ),
    "a history of one": ("cello/data.json", lambda v: v.update(histories=[["x"]]), "list of [question, answer]"),
    "a criterion without a name": (
        "cello/data.json",
        lambda v: v["Count_limit"][0].update(criterion=7),
        "criterion must be text",
    ),
    "a mode nobody knows": ("codi_eval/length.jsonl", lambda v: v.update(mode="near"), "mode one of at most"),
    "one bound": ("codi_eval/length.jsonl", lambda v: v.update(label=[1]), "two numbers"),
    "a difficulty without a number": (
        "conifer/answers.json",
        lambda v: next(iter(v.values())).update(diff="hard"),
        "'hard' is not 'Difficulty'",
    ),
    "messages without an answer": ("crab/sample.json", lambda v: v["messages"].pop(), "must end with the assistant's"),
    "a passage without text": ("followrag.json", lambda v: v["passages"][0].pop("content"), "'content' is missing"),
    "a task nobody knows": ("rolemrc.jsonl", lambda v: v.update(task="sing"), "no task 'sing'"),
    "a target nobody knows": ("ruler.jsonl", lambda v: v.update(TargetLength="40"), "TargetLength is '40'"),
    "nothing to decompose into": (
        "wild_if_eval/tasks.jsonl",
        lambda v: v.update(decomposition=[]),
        "holds no constraint",
    ),
    "a turn's question as text alone": ("multi_if.jsonl", lambda v: v.update(turn_1_prompt="Hi."), "not JSON"),
    "a turn's ids that are an object": (
        "multi_if.jsonl",
        lambda v: v.update(turn_2_instruction_id_list="{}"),
        "turn_2_instruction_id_list must be a list",
    ),
    "a turn with fewer arguments": ("multi_if.jsonl", lambda v: v.update(turn_1_kwargs=[]), "0 objects for 1 ids"),
    "no turn at all": ("multi_if.jsonl", lambda v: v.update({f"turn_{n}_prompt": "" for n in (1, 2, 3)}), "is missing"),
    "a prediction that is a question": (
        "wild_if_eval/model-y.json",
        lambda v: v["predictions"]["Only emojis."].pop(),
        "do not end with an answer",
    ),
    "no task": ("wild_if_eval/tasks.jsonl", lambda v: v.pop("task"), "'task' is missing"),
    "a constitution without principles": ("sami.json", lambda v: v["constitution"].update({"0": ""}), "no principle"),
    "tests with a maybe": ("selfcodealign.jsonl", lambda v: v.update({"pass": "maybe"}), "true or false"),
    "an edit without a patch": ("res_q/submissions_model-x.json", lambda v: v.update(patch=[]), "must be text"),
    "a speaker without a name": (
        "conversations.json",
        lambda v: v["conversations"][0].pop("from"),
        "conversations[0] must have 'from'",
    ),
    "an instruction that is a number": ("alpaca_eval/annotations.json", lambda v: v.update(instruction=5), "be text"),
    "talks that begin differently": (
        "arena/battles.json",
        lambda v: v["conversation_a"][0].update(content="Ho."),
        "do not begin alike",
    ),
    "completions that are none": ("ultrafeedback.jsonl", lambda v: v.update(completions=[1]), "list of objects"),
    "transcripts that differ early": (
        "hh_rlhf.jsonl",
        lambda v: v.update(rejected=v["rejected"].replace("Hello.", "Hm.")),
        "differ before their last answers",
    ),
    "a transcript that ends with a question": (
        "hh_rlhf.jsonl",
        lambda v: v.update(chosen=v["chosen"] + "\n\nHuman: And?"),
        "does not end with an answer",
    ),
    "an empty prompt of a ranking": ("okapi.json", lambda v: v.update(instruction=None), "must be text, not null"),
    "a pair without its id": ("judgebench.jsonl", lambda v: v.pop("pair_id"), "'pair_id' is missing"),
    "no chosen response": ("rm_bench.json", lambda v: v.update(chosen=[]), "must each hold a response"),
    "a rejected list": ("spar.json", lambda v: v.update(rejected=["x"]), "rejected must be an object"),
    "three options": (
        "hhh_big_bench.jsonl",
        lambda v: v["target_scores"].update({"Wait.": 0}),
        "two options",
    ),
    "a panel without responses": ("prompt_injection.json", lambda v: v.update(responses="x"), "list of objects"),
    "a comparison without texts": (
        "llm_comparator.json",
        lambda v: v["examples"][0].pop("output_text_b"),
        "examples[0]: The field 'output_text_b' is missing",
    ),
    "a thumb that is neither": ("kto_trl.jsonl", lambda v: v.update(label="up"), "does not say whether"),
    "an answer nobody gave": (
        "kto_llama_factory.json",
        lambda v: v["conversations"].pop(),
        "do not end with an answer",
    ),
    "a history of three": (
        "llama_factory_alpaca.json",
        lambda v: v.update(history=[["a", "b", "c"]]),
        "list of [question, answer]",
    ),
    "no answers to rank": ("axolotl/nectar.jsonl", lambda v: v.update(answers="x"), "list of objects"),
    "one completion": ("nemo_rl.jsonl", lambda v: v["completions"].pop(), "two responses or more"),
    "eight slots": ("nemo_aligner/regression.jsonl", lambda v: v["label"].pop(), "must be 9 numbers"),
    "a line alone": (
        "nemo_aligner/signed.jsonl",
        lambda v: v.update(text=v["text"].replace("bird", "fish")),
        "no second one about the same prompt",
    ),
    "text without marks": (
        "nemo_aligner/regression.jsonl",
        lambda v: v.update(text="Name a bird. Wren"),
        "does not begin with <extra_id_0>",
    ),
    "a chosen list": ("reward_bench.jsonl", lambda v: v.update(chosen=["Wren"]), "chosen must be text, not a list"),
    "no rejected response": ("reward_bench.jsonl", lambda v: v.pop("rejected"), "'rejected' is missing"),
    "an input that is a number": ("instructions.jsonl", lambda v: v.update(input=4), "input must be text"),
    "three games": (
        "judgebench_judge_name=plain,judge_model=judge_one.jsonl",
        lambda v: v["judgments"].append(None),
        "one or two games",
    ),
    "a vote on one model": ("arena/votes_log.json", lambda v: v.update(sided_vote()), "two models and two states"),
    "a talk that is no list": (
        "arena/votes_log.json",
        lambda v: v.update(sided_vote(messages=[{"x": 1}])),
        "list of [who, text]",
    ),
    "an answer against itself": ("llava/reviews.jsonl", lambda v: v.update(answer2_id="a1"), "Both answers are 'a1'"),
    "a review without words": ("llava/reviews.jsonl", lambda v: v.update(content=None), "content must be text"),
    "a comparison without an input": (
        "prodigy_compare/annotated.jsonl",
        lambda v: v.update(input="Name a bird."),
        "input must be an object",
    ),
    "a constraint checked twice": (
        "crab/checked.json",
        lambda v: v.update(Constraints_Type="Punctuation"),
        "'Punctuation' is checked twice",
    ),
    "three parts": ("phased_ift.jsonl", lambda v: v["data"].append("x"), "an instruction and a response"),
    "a difficulty in words": ("phased_ift.jsonl", lambda v: v.update(score="hard"), "score is 'hard'"),
    "a response without words": ("scored.jsonl", lambda v: v.update(response=["x"]), "response must be text"),
    "a prompt that is a number": ("scored.jsonl", lambda v: v.update(instruction=4), "instruction must be text"),
    "a reference that is a number": (
        "instruct_qa/nq_validation_c-wiki_m-model-x_r-dense_prompt-qa_s-0.jsonl",
        lambda v: v.update(answer=[4]),
        "text or a list of texts",
    ),
    "a task of one answer": ("label_studio.json", lambda v: v["data"].pop("answer2"), "cannot be told"),
    "answers that are no list": (
        "argilla_records.json",
        lambda v: v["responses"].update(preference="A"),
        "must be a list of objects",
    ),
    "two options of one id": (
        "prodigy.jsonl",
        lambda v: v["options"][1].update(id="A"),
        "Two options have one id",
    ),
    "answers in no known form": (
        "potato/user_state.json",
        lambda v: v["instance_id_to_label_to_value"].update({"1": [1]}),
        "must hold answers by schema",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_record_is_refused_with_its_reason(fault: str, tmp_path: Path) -> None:
    """One sentence that names what is wrong; the line is that of the record."""
    place, spoil, said = BROKEN[fault]
    values = sample_values(place)
    spoil(values[0])
    found = items_of(write_lines(tmp_path / place, values), FORMAT_OF[place])
    reasons = [item.reason for item in found if isinstance(item, BadRecord)]
    assert any(said in reason for reason in reasons), reasons
    assert all(reason.endswith((".", "…")) for reason in reasons)


@pytest.mark.parametrize("fault", BROKEN)
def test_the_records_after_a_broken_one_are_read(fault: str, tmp_path: Path) -> None:
    """A whole copy of the file behind it comes in as if nothing had been."""
    place, spoil, _ = BROKEN[fault]
    whole = sample_values(place)
    broken = sample_values(place)[:1]
    spoil(broken[0])
    name = FORMAT_OF[place]
    good = [item for item in items_of(write_lines(tmp_path / "good", whole), name) if not isinstance(item, BadRecord)]
    path = write_lines(tmp_path / "mixed", [*broken, *whole])
    found = [item for item in items_of(path, name) if not isinstance(item, BadRecord)]
    assert len(found) >= len(good)


def test_every_format_of_the_field_has_a_way_to_break() -> None:
    """No format is only tried with what is right."""
    older = {"native", "helpsteer2", "helpsteer2-preference", "helpsteer3", "llmbar", "pandalm", "trl", "table"}
    unbreakable = {"mmmt-if"}  # a table, tried below
    tried = {FORMAT_OF[place] for place, _, _ in BROKEN.values()}
    assert {item.name for item in FORMATS} - older - unbreakable == tried


@pytest.mark.parametrize("turn", ["", "0", "two", "-1", "1.5"])
def test_a_talk_whose_turns_are_not_counted_is_refused_by_its_line(turn: str, tmp_path: Path) -> None:
    """MMMT-IF numbers its turns from 1; the talk before it is read."""
    with (SAMPLES / "mmmt_if.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[-1]["turn count (which turn in this conversation)"] = turn
    path = tmp_path / "in.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    found = items_of(path, "mmmt-if")
    reasons = [item.reason for item in found if isinstance(item, BadRecord)]
    assert len(reasons) == 1
    assert "turn count" in reasons[0]
    assert len(found) == len(rows)
