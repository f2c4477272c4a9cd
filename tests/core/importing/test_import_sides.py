"""Laws of sides, one for every format that prefers: who wins, that the texts decide it, that no word becomes a tie."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from import_samples import FORMAT_OF, SAMPLES, items_of, sample_values, write_lines

from nearmiss.records import BadRecord, Record

Place = tuple[Any, ...]
FIRST, SECOND, NEITHER = "first", "second", "neither"


@dataclass(frozen=True, slots=True)
class Sided:
    """Where a sample's first record has its two texts and its verdict, and what each code of the verdict says."""

    place: str
    texts: tuple[Place, Place]
    verdict: Place | None = None
    codes: Mapping[Any, str] = field(default_factory=dict)
    others: Mapping[Place, Any] = field(default_factory=dict)  # what is taken away, so that one label is left


def winners(*words: str) -> dict[str, str]:
    """Codes for the first, the second and a tie, in this order."""
    return dict(zip(words, (FIRST, SECOND, NEITHER), strict=False))


_STRENGTHS = {n: FIRST if n < 0 else SECOND for n in (-3, -2, -1, 1, 2, 3)} | {0: NEITHER}
_ALPACA = {1: FIRST, 1.2: FIRST, 1.5: NEITHER, 0: NEITHER, 1.9: SECOND, 2: SECOND}
_CHOICES = {"A": FIRST, "b": SECOND, "tie": NEITHER, "a3": FIRST, "b1": SECOND, "response_b": SECOND, "left": FIRST}
SIDED = [
    Sided(
        "helpsteer2_preference.jsonl",
        (("response_1",), ("response_2",)),
        ("preference_strength",),
        _STRENGTHS,
        {("all_preferences_unprocessed",): []},
    ),
    Sided(
        "helpsteer2_preference.jsonl",
        (("response_1",), ("response_2",)),
        ("all_preferences_unprocessed", 0, "strength"),
        {code: said for code, said in _STRENGTHS.items() if code},
        {("preference_strength",): -100, ("all_preferences_unprocessed",): [{"strength": 1}]},
    ),
    Sided(
        "helpsteer3_preference.jsonl",
        (("response1",), ("response2",)),
        ("overall_preference",),
        _STRENGTHS,
        {("individual_preference",): []},
    ),
    Sided(
        "helpsteer3_preference.jsonl",
        (("response1",), ("response2",)),
        ("individual_preference", 0, "score"),
        {code: said for code, said in _STRENGTHS.items() if code},
        {("overall_preference",): -100, ("individual_preference",): [{"score": 1}]},
    ),
    Sided(
        "llmbar/Adversarial/Manual/dataset.json", (("output_1",), ("output_2",)), ("label",), {1: FIRST, "2": SECOND}
    ),
    Sided(
        "pandalm/testset-v1.json",
        (("response1",), ("response2",)),
        ("annotator1",),
        {1: FIRST, 2: SECOND, 0: NEITHER},
        {("annotator2",): None, ("annotator3",): None},
    ),
    Sided("alpaca_eval/annotations.json", (("output_1",), ("output_2",)), ("preference",), _ALPACA),
    Sided(
        "arena/battles.json",
        (("conversation_a", 1, "content"), ("conversation_b", 1, "content")),
        ("winner",),
        winners("model_a", "model_b", "tie"),
    ),
    Sided(
        "judgebench.jsonl", (("response_A",), ("response_B",)), ("label",), {"A>B": FIRST, "B>A": SECOND, "a>b": FIRST}
    ),
    Sided(
        "judgebench_judge_name=plain,judge_model=judge_one.jsonl",
        (("response_A",), ("response_B",)),
        ("judgments", 0, "decision"),
        winners("A>B", "B>A", "A=B"),
        {("label",): None, ("judgments", 1): None},
    ),
    Sided(
        "judgebench_judge_name=plain,judge_model=judge_one.jsonl",
        (("response_A",), ("response_B",)),
        ("judgments", 1, "decision"),
        winners("B>A", "A>B", "A=B"),
        {("label",): None, ("judgments", 0): None},
    ),
    Sided(
        "mt_bench/human.jsonl",
        (("conversation_a", 1, "content"), ("conversation_b", 1, "content")),
        ("winner",),
        winners("model_a", "model_b", "tie"),
    ),
    Sided(
        "llm_comparator.json",
        (("examples", 0, "output_text_a"), ("examples", 0, "output_text_b")),
        ("examples", 0, "score"),
        {1.5: FIRST, 0.1: FIRST, -0.1: SECOND, 0: NEITHER},
        {("examples", 0, "individual_rater_scores"): [], ("examples", 1, "score"): None},
    ),
    Sided(
        "label_studio.json",
        (("data", "answer1"), ("data", "answer2")),
        ("annotations", 0, "result", 0, "value", "selected"),
        winners("left", "right"),
        {("annotations", 1): "gone", ("predictions",): []},
    ),
    Sided(
        "argilla_records.json",
        (("fields", "response_a"), ("fields", "response_b")),
        ("responses", "preference", 0, "value"),
        _CHOICES,
        {("suggestions",): {}, ("responses", "preference", 1, "value"): None},
    ),
    Sided(
        "argilla_flat.json",
        (("response_a",), ("response_b",)),
        ("preference.responses", 0),
        _CHOICES,
        {("preference.responses", 3): None, ("preference.suggestion",): None},
    ),
    Sided(
        "prodigy.jsonl",
        (("options", 0, "text"), ("options", 1, "text")),
        ("accept", 0),
        winners("A", "B"),
    ),
    Sided(
        "prodigy_compare/annotated.jsonl",
        (("reject", "text"), ("accept", "text")),
        ("answer",),
        winners("reject", "accept"),
    ),
    Sided(
        "nemo_rl.jsonl",
        (("completions", 0, "completion", 0, "content"), ("completions", 1, "completion", 0, "content")),
        ("completions", 0, "rank"),
        {-1: FIRST, 0: NEITHER, 1: SECOND},
    ),
    Sided(
        "axolotl/nectar.jsonl",
        (("answers", 0, "answer"), ("answers", 1, "answer")),
        ("answers", 0, "rank"),
        {0: FIRST, 1: NEITHER, 2.5: SECOND},
        {("answers", 2): "gone"},
    ),
    *(
        Sided(place, ((*before, one, *after), (*before, two, *after)))
        for place, before, one, two, after in (
            ("trl_explicit.jsonl", (), "chosen", "rejected", ()),
            ("reward_bench.jsonl", (), "chosen", "rejected", ()),
            ("spar.json", (), "chosen", "rejected", ("content",)),
            ("hhh.jsonl", (), "chosen", "reject", ()),
            ("okapi.json", (), "prefered_output", "rejected_output", ()),
            ("llama_factory_alpaca.json", (), "chosen", "rejected", ()),
            ("llama_factory_sharegpt.json", (), "chosen", "rejected", ("value",)),
            ("axolotl/argilla.jsonl", (), "chosen_response", "rejected_response", ()),
            ("axolotl/icr.jsonl", (), "chosen", "rejected", ()),
            ("axolotl/intel.jsonl", (), "chosen", "rejected", ()),
            ("axolotl/prompt_pairs.jsonl", (), "chosen", "rejected", ()),
            ("nemo_aligner/dpo.jsonl", (), "chosen_response", "rejected_response", ()),
        )
    ),
]
NAMES = [f"{sided.place} {sided.verdict}" for sided in SIDED]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).map(str.strip)
TEXTS = st.lists(WORDS.filter(bool), min_size=2, max_size=2, unique=True)
JUNK = (
    st.sampled_from(
        ["garbage", "Both", "neither one", "C", "[[C]]", "error", "A>B?", "-", "NaN", "draw!", "left right"]
    )
    | st.integers(4, 99)
    | st.floats(4, 9)
    | st.booleans()
    | st.sampled_from([[], {}, ["x"], {"x": 1}])
)


def put(value: Any, place: Place, new: Any) -> None:
    """Set what stands at a place; 'gone' takes an element of a list away, with what follows it."""
    *way, last = place
    for name in way:
        value = value[name]
    if new == "gone":
        del value[last:]
    else:
        value[last] = new


def written(sided: Sided, folder: Path, texts: Sequence[str], verdict: Any = None) -> Path:
    """The first record of the sample with these texts and this verdict."""
    value = copy.deepcopy(sample_values(sided.place)[0])
    for place, new in sided.others.items():
        put(value, place, copy.deepcopy(new))
    for place, text in zip(sided.texts, texts, strict=True):
        put(value, place, text)
    if sided.verdict is not None:
        put(value, sided.verdict, verdict)
    return write_lines(folder / "law" / Path(sided.place).name, [value])


def said(path: Path, sided: Sided) -> list[tuple[str, ...]]:
    """Winner and loser of each label that prefers, or both texts in order where it says a tie."""
    found = []
    for item in items_of(path, FORMAT_OF[sided.place]):
        if isinstance(item, BadRecord):
            continue
        assert isinstance(item, Record)
        text = {response.id: response.text.shown for response in item.responses}
        for label in item.labels:
            side = label.answer.preference
            if side is not None:
                one, two = (text[identity] for identity in label.subject)
                found.append((one, two) if side < 0 else (two, one) if side > 0 else ("tie", *sorted((one, two))))
    return found


def wanted(winner: str, texts: Sequence[str]) -> list[tuple[str, ...]]:
    """What a code says of two texts."""
    one, two = texts
    return [{FIRST: (one, two), SECOND: (two, one), NEITHER: ("tie", *sorted(texts))}[winner]]


@pytest.mark.parametrize("sided", SIDED, ids=NAMES)
@given(texts=TEXTS, data=st.data())
def test_who_wins_is_what_the_source_says(
    sided: Sided, tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    """And with the two texts in each other's place the other one wins, under the same code."""
    code, winner = data.draw(st.sampled_from(sorted(sided.codes.items(), key=str) or [(None, FIRST)]))
    folder = tmp_path_factory.getbasetemp()
    for order in (texts, texts[::-1]):
        assert said(written(sided, folder, order, code), sided) == wanted(winner, order)


@pytest.mark.parametrize(
    "sided", [sided for sided in SIDED if sided.verdict], ids=[name for name in NAMES if not name.endswith("None")]
)
@given(word=JUNK)
def test_a_word_that_nobody_knows_is_no_tie_and_no_side(
    sided: Sided, tmp_path_factory: pytest.TempPathFactory, word: Any
) -> None:
    """It is unreadable, or the record is refused with the reason."""
    if sided.place in RANKED and isinstance(word, (int, float)) and not isinstance(word, bool):
        return
    assert said(written(sided, tmp_path_factory.getbasetemp(), ["Wren", "Stone"], word), sided) == []


RANKED = ("nemo_rl.jsonl", "axolotl/nectar.jsonl", "llm_comparator.json")
"""Formats whose verdict is a number of any size."""


def test_every_format_that_prefers_is_held_to_these_laws() -> None:
    """But for those whose two texts do not stand in two fields of one object, which are tried elsewhere."""
    elsewhere = {"native", "table", "hh-rlhf", "rm-bench", "nemo-aligner", "llava-review", "potato", "scored"}
    preferring = {name for place, name in FORMAT_OF.items() if _prefers(place)}
    assert preferring <= {FORMAT_OF[sided.place] for sided in SIDED} | elsewhere


def _prefers(place: str) -> bool:
    """Whether a sample has a label with a side."""
    items = items_of(SAMPLES / place, FORMAT_OF[place])
    labels = [label for item in items if not isinstance(item, BadRecord) for label in item.labels]
    return any(label.answer.preference is not None for label in labels)
