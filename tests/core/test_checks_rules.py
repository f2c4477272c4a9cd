"""Each check decides as its source says: one text that keeps it and one that misses it, and the traps in between."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearmiss.checks import outcome, rules
from nearmiss.checks.benchmarks import FOLLOWRAG, length_range
from nearmiss.checks.cello import character_bleu
from nearmiss.checks.languages import language_of
from nearmiss.checks.schema_sense import check_schema
from nearmiss.checks.schemas import SchemaError, fits
from nearmiss.checks.splitting import count_sentences, sentences
from nearmiss.checks.variants import variants
from nearmiss.model import CheckSpec, Outcome

Args = dict[str, Any]


def said(identity: str, text: str, args: Args | None = None, prompt: str = "") -> Outcome:
    """What a check says of a text."""
    found = outcome(CheckSpec(identity, args or {}), text, prompt)
    assert found is not None, identity
    return found


def criteria(*entries: tuple[str, Any]) -> Args:
    return {"criteria": [{"criterion": name, "limit": limit} for name, limit in entries]}


ENGLISH = "the weather will be fine tomorrow and everybody is going to the beach with their friends"
GERMAN = "Das Wetter wird morgen schön und alle gehen mit ihren Freunden an den Strand."
JSON_OBJECT = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}

# id, arguments, a text that keeps it, a text that misses it
CASES: tuple[tuple[str, Args, str, str], ...] = (
    ("ifeval:keywords:existence", {"keywords": ["boat", "sea"]}, "A SEAboat", "A boat"),
    ("ifeval:keywords:frequency", {"keyword": "sun", "frequency": 2, "relation": "at least"}, "Sunny sun", "sun"),
    ("ifeval:keywords:forbidden_words", {"forbidden_words": ["cat"]}, "concatenate", "A Cat."),
    ("ifeval:keywords:letter_frequency", {"letter": "!", "let_frequency": 1, "let_relation": "less than"}, "Oh", "Oh!"),
    ("ifeval:language:response_language", {"language": "de"}, GERMAN, ENGLISH),
    ("ifeval:length_constraints:number_sentences", {"num_sentences": 2, "relation": "at least"}, "So. It is.", "So."),
    ("ifeval:length_constraints:number_words", {"num_words": 3, "relation": "less than"}, "it's", "it's so"),
    ("ifeval:length_constraints:number_paragraphs", {"num_paragraphs": 2}, "a *** b", "a *** b *** c"),
    ("ifeval:length_constraints:number_paragraphs", {"num_paragraphs": 2}, "*** a *** b ***", "a *** *** b"),
    (
        "ifeval:length_constraints:nth_paragraph_first_word",
        {"num_paragraphs": 2, "nth_paragraph": 2, "first_word": "Then"},
        "One.\n\n'Then, two.",
        "One.\n\nThus two.",
    ),
    ("ifeval:detectable_content:number_placeholders", {"num_placeholders": 2}, "[name] [date]", "[name]"),
    ("ifeval:detectable_content:postscript", {"postscript_marker": "P.P.S"}, "p. p. s: hi", "p.s. hi"),
    ("ifeval:detectable_content:postscript", {"postscript_marker": "P.S."}, "Bye\np. s. hi", "ps hi"),
    ("ifeval:detectable_format:number_bullet_lists", {"num_bullets": 2}, "* one\n - two", "* one\n** two"),
    ("ifeval:detectable_format:constrained_response", {}, "My answer is maybe.", "my answer is maybe"),
    ("ifeval:detectable_format:number_highlighted_sections", {"num_highlights": 2}, "*one* and **two**", "*one* **"),
    (
        "ifeval:detectable_format:multiple_sections",
        {"section_spliter": "PART", "num_sections": 2},
        "PART 1 a PART 2 b",
        "PART 1 a PART two",
    ),
    ("ifeval:detectable_format:json_format", {}, '```JSON\n{"a": 1}\n```', "{'a': 1}"),
    ("ifeval:detectable_format:title", {}, "<<On rivers>>", "<< >> <On rivers>"),
    ("ifeval:combination:two_responses", {}, "One\n******\nTwo", "One ****** One"),
    ("ifeval:combination:repeat_prompt", {"prompt_to_repeat": "Say it."}, "say it. It.", "It. Say it."),
    ("ifeval:startend:end_checker", {"end_phrase": "The end."}, 'So. THE END." ', "The end. Bye"),
    ("ifeval:startend:quotation", {}, ' "Yes" ', '"Yes".'),
    (
        "ifeval:change_case:capital_word_frequency",
        {"capital_frequency": 2, "capital_relation": "at least"},
        "NASA and U.S. DON'T",
        "Nasa and ESA",
    ),
    ("ifeval:change_case:english_capital", {}, ENGLISH.upper(), ENGLISH),
    ("ifeval:change_case:english_lowercase", {}, ENGLISH, GERMAN.lower()),
    ("ifeval:punctuation:no_comma", {}, "No, ".replace(",", ""), "No, yes"),
    ("followrag:keywords_inclusion", {"keywords": ["boat"]}, "a boat", "a ship"),
    ("followrag:punctuation:no_comma", {}, "so", "so, so"),
    ("codi:length", {"mode": "at most", "label": [3]}, "Here it is:\n\nit's so-so now", "it's so so now"),
    ("codi:length", {"mode": "around", "label": 10}, "w " * 11, "w " * 12),
    ("codi:length", {"mode": "between", "label": [2, 3]}, "one two", "one"),
    ("codi:keyword", {"label": ["run", "child or kid"]}, "Children were running", "Adults ran"),
    ("codi:keyword", {"label": ["study"], "anti_label": ["fail"]}, "She studied", "She studied and failed"),
    ("codi:length", {"mode": "around", "low": 2, "high": 3}, "one two", "one"),
    ("codi:keyword", {"keywords": ["run"], "anti_keywords": ["hide"]}, "She ran", "She ran and hid, hiding"),
    ("codi:keyword", {"anti_keywords": ["hide"]}, "She ran", "She is hiding"),
    ("ruler:FM", {"target": 10}, "one", "w " * 21),
    ("ruler:PM", {"TargetLength": "30"}, "w " * 21, "w " * 20),
    ("ruler:FM", {"TargetLength": "80"}, "w " * 61, "w " * 101),
    ("ruler:PM", {"TargetLength": ">800"}, "w " * 801, "w " * 800),
    ("cello:answer_format", criteria(("resolve", "json"), ("keywords", ["a"])), '{"a": 1}', "a: 1"),
    ("cello:answer_format", criteria(("resolve", "xml"), ("keywords", ["a"])), "<a/>", "<a>"),
    ("cello:task_prescribed_phrases", criteria(("keywords", ["x", "y"])), "x y", "x"),
    ("cello:input_dependent_query", criteria(("keywords", ["Ely"])), "Ely", "Ulm"),
    (
        "cello:input_dependent_query",
        criteria(("keywords", ["Ely"])) | {"input_text": "Ely has a cathedral on a hill."},
        "The city is called Ely, in the fens",
        "Ely has a cathedral on a hill.",
    ),
    ("cello:count_limit", criteria(("word-max", 2)) | {"lang": "eg"}, "one - two", "one two three"),
    ("cello:count_limit", criteria(("word-max", 2)) | {"lang": "ch"}, "你好 abc", "你好吗"),
    ("cello:count_limit", criteria(("sample-table", 1)) | {"lang": "eg"}, "|a|\n|-|\n|b|", "|a|\n|b|"),
    ("cello:count_limit", criteria(("sample-number", 3)) | {"lang": "eg"}, "1 2 3", "1 2 3 4"),
    ("cello:count_limit", criteria(("revise", "longer")) | {"lang": "eg", "previous": "abc"}, "abcd", "ab"),
    ("text:words", {"at_most": 2}, "two words", "now three words"),
    ("text:words", {"at_least": 3, "counter": "cello"}, "三个字", "two words"),
    ("text:words", {"at_most": 1, "counter": "codi"}, "it's-one", "it is"),
    ("text:characters", {"at_most": 3}, "abc", "abcd"),
    ("text:sentences", {"at_least": 2, "at_most": 2}, "Dr. Lee came. So?", "Dr. Lee came."),
    ("text:paragraphs", {"at_least": 2}, "One\n \nTwo", "One\nTwo"),
    ("text:lines", {"at_most": 2}, "a\n\nb", "a\nb\nc"),
    ("text:bullets", {"at_least": 2}, "- a\n2. b", "- a\n```\n- b\n```"),
    ("text:headings", {"at_least": 2}, "# One\nTwo\n---", "# One\n#no"),
    ("text:headings", {"at_least": 1, "level": 2}, "## One", "# One"),
    ("text:contains", {"texts": ["[1]", "[2]"]}, "[1] [2]", "1 [2]"),
    ("text:contains", {"texts": ["a", "b"], "which": "any"}, "b", "c"),
    ("text:contains", {"texts": ["Ely"], "ignore_case": False}, "Ely", "ely"),
    ("text:excludes", {"texts": ["£"]}, "$5", "£5"),
    ("text:starts", {"texts": ["Dear"]}, " dear you", "My dear"),
    ("text:ends", {"texts": ["yours", "Bye"]}, "bye ", "bye now"),
    ("text:pattern", {"pattern": r"^\d{4}-\d\d$", "at_least": 2}, "2026-04\n2026-05", "2026-04 2026-05"),
    ("text:pattern", {"pattern": "x", "at_most": 0}, "y", "x"),
    ("text:uppercase", {}, "ABC 1", "ABc"),
    ("text:lowercase", {}, "abc 1", "Abc"),
    ("text:language", {"language": "en"}, ENGLISH, GERMAN),
    ("text:json", {}, "[1, 2]", "[1, 2,]"),
    ("text:json_schema", {"schema": JSON_OBJECT}, '{"name": "Ely"}', '{"name": 1}'),
    ("combine:all", {"checks": [{"id": "text:lowercase"}, {"id": "ifeval:punctuation:no_comma"}]}, "a b", "a, b"),
    ("combine:any", {"checks": [{"id": "text:lowercase"}, {"id": "text:uppercase"}]}, "AB", "Ab"),
    ("combine:none", {"checks": [{"id": "text:contains", "args": {"texts": ["x"]}}]}, "y", "x"),
)


@pytest.mark.parametrize(("identity", "args", "kept", "missed"), CASES)
def test_a_check_tells_the_one_that_keeps_from_the_one_that_misses(
    identity: str, args: Args, kept: str, missed: str
) -> None:
    first, second = said(identity, kept, args), said(identity, missed, args)
    assert (first.verdict, second.verdict) == ("met", "missed"), (first, second)
    assert first.found and second.found and first.wanted == second.wanted != ""


def test_every_check_has_such_a_case() -> None:
    assert {identity for identity, *_ in CASES if not identity.startswith("followrag:")} == set(rules())


@pytest.mark.parametrize(("theirs", "ours"), FOLLOWRAG.items())
def test_the_names_of_followrag_are_ifevals_checks(theirs: str, ours: str) -> None:
    assert f"ifeval:{ours}" in rules()
    unclear = outcome(CheckSpec(f"followrag:{theirs}"), "text")
    assert unclear == outcome(CheckSpec(f"ifeval:{ours}"), "text")


def test_keywords_are_patterns_and_words_of_ours_are_not() -> None:
    """In IFEval a keyword is a regular expression: [1] is the digit. What people type here is what they mean."""
    assert said("ifeval:keywords:existence", "1", {"keywords": ["[1]"]}).verdict == "met"
    assert said("text:contains", "1", {"texts": ["[1]"]}).verdict == "missed"


def test_the_eight_variants_are_ifevals() -> None:
    """The text without its first line, its last, both, and all four without asterisks; equal and blank ones once."""
    assert variants("a\n*b*\nc") == ("a\n*b*\nc", "*b*\nc", "a\n*b*", "*b*", "a\nb\nc", "b\nc", "a\nb", "b")
    assert variants("*a*") == ("*a*", "a")


def test_the_request_stands_in_where_it_is_to_be_repeated() -> None:
    assert said("ifeval:combination:repeat_prompt", "Name it. Ely", prompt="Name it.").verdict == "met"
    assert said("ifeval:combination:repeat_prompt", "Ely").verdict == "unclear"


def test_text_without_letters_is_in_any_language_for_ifeval_and_in_none_for_us() -> None:
    assert said("ifeval:language:response_language", "12 + 3", {"language": "de"}).verdict == "met"
    assert said("text:language", "12 + 3", {"language": "de"}).verdict == "unclear"


def test_what_does_not_apply_is_no_verdict_of_cellos() -> None:
    assert said("cello:count_limit", "text", criteria(("NULL", "NULL")) | {"lang": "eg"}).verdict == "n/a"


def test_cello_scores_between_nothing_and_all_are_said() -> None:
    found = said("cello:count_limit", "w " * 8, criteria(("word-max", 6)) | {"lang": "eg"})
    assert (found.verdict, found.found) == ("missed", "score 0.75")
    assert character_bleu("abcdef", "abcdef") == pytest.approx(1) and character_bleu("abc", "xyz") == 0


@pytest.mark.parametrize(
    ("mode", "label", "words"),
    [("at least", 5, (5, 10_000)), ("at most", 5, (1, 5)), ("equal to", [5], (5, 5)), ("around", 25, (23, 28))],
)
def test_codi_evals_modes_are_ranges(mode: str, label: Any, words: tuple[int, int]) -> None:
    assert length_range(mode, label) == words


def test_sentences_end_where_a_reader_ends_them() -> None:
    text = 'Mr. Ely paid 3.50 to the U.S. bank. "Why?" he asked. J. K. came etc. The end… e.g. this one. 你好。再见。'
    assert [sentence[:6] for sentence in sentences(text)] == [
        "Mr. El",
        '"Why?"',
        "he ask",
        "J. K. ",
        "The en",
        "你好。",
        "再见。",
    ]


# languages


@given(st.text(max_size=200) | st.lists(st.sampled_from(ENGLISH.split() + GERMAN.split()), max_size=30).map(" ".join))
def test_languages_are_langdetects_own(text: str) -> None:
    """Faster steps, the same answer."""
    from langdetect.lang_detect_exception import LangDetectException

    from nearmiss.checks.languages import _factory

    detector = _factory().create()
    detector.append(text)
    try:
        expected = detector.detect()
    except LangDetectException:
        expected = None
    assert language_of(text) == (None if expected == "unknown" else expected)


# JSON Schema

values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from([0.5, 1.0]) | st.text("ab", max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)


def schemas() -> st.SearchStrategy[Any]:
    simple = st.fixed_dictionaries(
        {},
        optional={
            "type": st.sampled_from(["null", "boolean", "integer", "number", "string", "array", "object"]),
            "const": values,
            "enum": st.lists(values, min_size=1, max_size=2),
            "minimum": st.integers(-2, 2),
            "exclusiveMaximum": st.integers(-2, 2),
            "multipleOf": st.sampled_from([1, 2, 0.5]),
            "minLength": st.integers(0, 2),
            "maxLength": st.integers(0, 2),
            "pattern": st.sampled_from(["a", "^b", "a$"]),
            "minItems": st.integers(0, 2),
            "uniqueItems": st.booleans(),
            "maxProperties": st.integers(0, 2),
            "required": st.lists(st.sampled_from("abc"), max_size=2, unique=True),
        },
    )
    return st.recursive(
        st.booleans() | simple,
        lambda inner: st.fixed_dictionaries(
            {},
            optional={
                "properties": st.dictionaries(st.sampled_from("abc"), inner, max_size=2),
                "patternProperties": st.dictionaries(st.sampled_from(["a", "b"]), inner, max_size=2),
                "additionalProperties": inner,
                "propertyNames": inner,
                "items": inner,
                "prefixItems": st.lists(inner, min_size=1, max_size=2),
                "contains": inner,
                "minContains": st.integers(0, 2),
                "allOf": st.lists(inner, min_size=1, max_size=2),
                "anyOf": st.lists(inner, min_size=1, max_size=2),
                "oneOf": st.lists(inner, min_size=1, max_size=2),
                "not": inner,
                "if": inner,
                "then": inner,
                "else": inner,
            },
        ),
        max_leaves=5,
    )


@given(schemas(), values)
def test_a_value_fits_a_schema_as_the_standard_library_of_schemas_says(schema: Any, value: Any) -> None:
    check_schema(schema)
    assert fits(value, schema) == jsonschema.Draft202012Validator(schema).is_valid(value)


def test_a_schema_may_refer_to_parts_of_itself_and_to_nothing_else() -> None:
    tree = {"$ref": "#/$defs/node", "$defs": {"node": {"type": "array", "items": {"$ref": "#/$defs/node"}}}}
    assert fits([[], [[]]], tree) and not fits([[1]], tree)
    for reference in ("https://example.org/schema.json", "#/$defs/none", "other.json"):
        with pytest.raises(SchemaError):
            fits(1, {"$ref": reference})


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#"},
        {"anyOf": [{"$ref": "#"}, {"$ref": "#"}]},
        {"pattern": "(a|aa)+$", "type": "string"},
        {"type": "river"},
        {"colour": "red"},
        {"pattern": "("},
        {"items": []},
        {"required": "a"},
        [],
        "object",
    ],
)
def test_a_schema_that_cannot_be_followed_is_unclear_and_never_hangs(schema: Any) -> None:
    assert said("text:json_schema", json.dumps("a" * 60 + "b"), {"schema": schema}).verdict == "unclear"


def test_json_as_deep_as_a_well_is_unclear() -> None:
    assert said("text:json", "[" * 200_000).verdict in ("unclear", "missed")
    assert said("text:json_schema", "[" * 50_000 + "]" * 50_000, {"schema": {}}).verdict in ("unclear", "met")


# combinations


def test_a_part_that_cannot_decide_leaves_the_whole_undecided_unless_another_decides_it() -> None:
    unsure = {"id": "text:language", "args": {"language": "de"}}  # of digits, nobody knows
    short, long = ({"id": "text:words", "args": {"at_least": n}} for n in (1, 9))
    assert said("combine:all", "12", {"checks": [unsure, short]}).verdict == "unclear"
    assert said("combine:all", "12", {"checks": [unsure, long]}).verdict == "missed"
    assert said("combine:any", "12", {"checks": [unsure, short]}).verdict == "met"
    assert said("combine:none", "12", {"checks": [unsure, long]}).verdict == "unclear"


@pytest.mark.parametrize("checks", [[], "text:json", [{}], [{"id": "mind:reading"}], [{"id": "text:words"}], [[]]])
def test_a_combination_that_makes_no_sense_is_unclear(checks: Any) -> None:
    assert said("combine:all", "text", {"checks": checks}).verdict == "unclear"


def test_combinations_have_a_bottom() -> None:
    deep: Args = {"id": "text:lowercase"}
    for _ in range(9):
        deep = {"id": "combine:all", "args": {"checks": [deep]}}
    assert "deep" in said("combine:all", "text", {"checks": [deep]}).why


def test_the_page_of_checks_names_every_one() -> None:
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    assert [identity for identity in rules() if identity.rpartition(":")[2] not in page] == []


@given(st.lists(st.sampled_from(["Dr.", "a", "B.", "3.", "end.", "So?", "“No!”", "\n", "。", "…", "..."]), max_size=12))
def test_sentences_are_counted_as_they_are_cut(parts: list[str]) -> None:
    for text in (" ".join(parts), "".join(parts)):
        assert count_sentences(text) == len(sentences(text))


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", "1e400", "-1e400", "9" * 5_000])
def test_numbers_that_are_none_break_nothing(text: str) -> None:
    found = said("text:json_schema", text, {"schema": {"multipleOf": 2, "minimum": 0, "const": 2}})
    assert found.verdict == "missed"


@pytest.mark.parametrize(("code", "verdict"), [("en-US", "met"), ("EN_gb", "met"), ("de-AT", "missed")])
def test_a_region_that_is_not_told_apart_is_left_aside(code: str, verdict: str) -> None:
    """'en-US' asks for English: nobody tells its regions apart."""
    assert said("text:language", ENGLISH, {"language": code}).verdict == verdict


@pytest.mark.parametrize("code", ["English", "xx", ""])
def test_a_code_of_no_language_is_unclear(code: str) -> None:
    """No text could ever meet it, so missing it says nothing of the text."""
    assert said("text:language", ENGLISH, {"language": code}).verdict == "unclear"
