"""Hostile patterns, schemas and texts take seconds at most, one by one and all together, and are said to be unclear."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from core.test_checking import project_of, record, verdicts
from nearmiss.checking import run_checks
from nearmiss.checks import outcome
from nearmiss.checks.deciding import decider
from nearmiss.checks.lemmas import Words
from nearmiss.checks.patience import ENOUGH, MOST_RULES, SECONDS, Patience, Tired
from nearmiss.checks.splitting import count_sentences
from nearmiss.model import CheckSpec, Outcome
from nearmiss.project import Project

WILD = {"id": "text:pattern", "args": {"pattern": "(a|aa)+$"}}
TRAP = "a" * 60 + "b!"
BOUND = 20
"""Seconds of the processor, with room for a busy machine."""


def said(identity: str, text: str, args: dict[str, Any]) -> Outcome:
    found = outcome(CheckSpec(identity, args), text)
    assert found is not None
    return found


def test_a_rule_that_was_stopped_some_times_is_not_tried_on_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """And its reason is the same, so that running again finds nothing new to say."""
    monkeypatch.setattr("nearmiss.checks.patience.SECONDS", 0.05)
    patience = Patience()
    decide = decider(CheckSpec("text:pattern", WILD["args"]), "", patience)
    assert decide is not None
    start = time.process_time()
    found = {decide(TRAP + str(n)) for n in range(200)}
    assert len(found) == 1 and found.pop().why == "The search takes too long and was stopped."
    assert patience.used().stops == ENOUGH
    assert time.process_time() - start < BOUND


def test_other_rules_go_on() -> None:
    patience = Patience(Tired(ENOUGH, {'text:pattern {"pattern":"(a|aa)+$"}': ENOUGH}))
    wild, tame = (decider(CheckSpec("text:pattern", {"pattern": p}), "", patience) for p in ("(a|aa)+$", "a+b"))
    assert wild is not None and tame is not None
    assert (wild(TRAP).verdict, tame(TRAP).verdict) == ("unclear", "met")


def test_the_more_was_stopped_the_less_time_there_is() -> None:
    """A hundred thousand prompts, each with a wild pattern of its own, are no way to keep a run busy for days."""
    times = [Patience(Tired(stops)).seconds("any") for stops in (0, 99, 100, 499, 500, 10**6)]
    assert times == [SECONDS, SECONDS, 0.05, 0.05, 0.02, 0.02]


def test_what_is_remembered_of_rules_stays_small() -> None:
    tired = Tired()
    for n in range(3):
        tired = tired.with_more(Tired(MOST_RULES, {f"{n} {i}": 1 for i in range(MOST_RULES)}))
    assert tired.stops == 3 * MOST_RULES and len(tired.by_rule) == MOST_RULES


def test_a_run_over_many_wild_searches_ends_soon_and_again_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one chunk teaches, later ones know."""
    monkeypatch.setattr("nearmiss.checks.patience.SECONDS", 0.02)
    monkeypatch.setattr("nearmiss.checks.jobs.CHUNK", 4)
    monkeypatch.setattr("nearmiss.checks.jobs.MOST_WAITING", 2)
    wild = [{"id": "wild", "text": "Wild", "check": WILD}]
    texts = [{"id": f"r{n}", "text": TRAP + str(n)} for n in range(2)]
    records = [record(f"p{n}", constraints=wild, responses=texts, pairs=[]) for n in range(30)]
    with Project.open(project_of(tmp_path, *records)) as project:
        start = time.process_time()
        assert run_checks(project, processes=1).verdicts == {"unclear": 60}
        assert time.process_time() - start < BOUND
        assert {row[4] for row in verdicts(project)} == {"The search takes too long and was stopped."}
        assert run_checks(project, processes=1).written == 0


def test_a_rule_has_one_share_of_time_for_all_its_patterns_and_variants() -> None:
    """Fifty wild keywords, and a text with all eight variants."""
    keywords = [f"(a|aa)+{n}$" for n in range(50)]
    start = time.process_time()
    found = said("ifeval:keywords:existence", f"*x*\n{TRAP}\n{TRAP}\n*y*", {"keywords": keywords})
    assert found.verdict == "unclear" and found.loose == "unclear"
    assert time.process_time() - start < 5


SCHEMAS: dict[str, Any] = {
    "a pattern for each of many items": {"items": {"pattern": "(a|aa)+$"}},
    "parts that come to ten to the ninth": {
        "$defs": {f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 10} for n in range(9)} | {"d9": True},
        "$ref": "#/$defs/d0",
    },
    "a long list of values for each of many items": {"items": {"enum": [[str(n)] * 20 for n in range(3_000)]}},
    "itself for each item": {"$ref": "#/$defs/a", "$defs": {"a": {"items": {"$ref": "#/$defs/a"}}}},
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_that_grows_without_end_is_given_up(name: str) -> None:
    text = "[" + ",".join([f'"{TRAP}"'] * 3_000) + "]"
    start = time.process_time()
    found = said("text:json_schema", text, {"schema": SCHEMAS[name]})
    assert found.verdict in ("unclear", "missed", "met")
    assert time.process_time() - start < BOUND


@pytest.mark.parametrize("text", ["." * 900_000, "!?" * 400_000, '."' * 400_000, "a." * 400_000, "。" * 900_000])
def test_a_million_marks_are_counted_in_a_moment(text: str) -> None:
    start = time.process_time()
    assert count_sentences(text) >= 0
    assert time.process_time() - start < BOUND


def test_a_thousand_words_are_looked_for_in_a_long_text_in_a_moment() -> None:
    text = "They planned the rivers. " * 40_000
    words = [f"plan {n}" for n in range(999)]
    start = time.process_time()
    for identity, args in (("codi:keyword", {"keywords": words}), ("text:contains", {"texts": words})):
        assert said(identity, text[:999_999], args).verdict in ("missed", "unclear")
    assert time.process_time() - start < BOUND


def test_words_in_a_row_are_found_in_any_form() -> None:
    words = Words("They were planning two trips to Rome, and planned one.")
    assert words.hold("plan") and words.hold("plan two trip") and words.hold("planned one")
    assert not words.hold("two plan") and not words.hold("rome they") and not words.hold("!")


@pytest.mark.parametrize("depth", [2_000, 400_000])
def test_json_as_deep_as_can_be_is_unclear_or_none(depth: int) -> None:
    found = said("text:json", "[" * depth + "]" * depth, {})
    assert found.verdict in ("unclear", "missed", "met") and (found.why or found.found)
