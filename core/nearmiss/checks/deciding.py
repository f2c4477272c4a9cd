"""What one check says of one response: a verdict, and what it found, in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from nearmiss.canonical import canonical
from nearmiss.checks.patience import Patience, TooSlowError, in_time
from nearmiss.checks.registry import rule_of
from nearmiss.checks.rules import ArgumentsError, Finding, Prepared, Rule, prepared
from nearmiss.checks.variants import variants
from nearmiss.model import CheckSpec, Outcome, Verdict
from nearmiss.phrases import phrase

LONGEST_TEXT = 1_000_000
"""Characters. What takes a second for these would take a hundred times as long for a hundred times as many."""
KEPT = 2_048
"""Rules with their arguments that are kept ready: one prompt's are used for each of its responses."""


def outcome(spec: CheckSpec, response_text: str, prompt: str = "") -> Outcome | None:
    """What a check says of a response; None where no check has this id.

    `prompt` is the text of the request, for checks that compare with it. Whatever the arguments and texts hold, this
    returns within seconds and raises nothing: what cannot be decided is `unclear`, and `why` says the reason.
    """
    decide = decider(spec, prompt)
    return None if decide is None else decide(response_text)


Decide = Callable[[str], Outcome]


def decider(spec: CheckSpec, prompt: str = "", patience: Patience | None = None) -> Decide | None:
    """The same for many responses: what says `outcome` of each; None where no check has this id.

    `patience` is shared by all checks of a run: a rule that was stopped on some responses is not tried on the others.
    """
    rule = rule_of(spec.id)
    if rule is None:
        return None
    try:
        args = canonical(dict(spec.args))
        ready = _ready(rule, args, _for_rule(rule, prompt))
    except (TypeError, ValueError, RecursionError):
        args, ready = "", phrase("The arguments cannot be read.")
    if isinstance(ready, str):
        refused = Outcome("unclear", why=ready)
        return lambda text: refused
    return _decide(rule, ready, f"{rule.id} {args}", patience or Patience())


def _decide(rule: Rule, ready: Prepared, name: str, patience: Patience) -> Decide:
    def decide(text: str) -> Outcome:
        seconds = patience.seconds(name)
        if not seconds:
            return _too_slow(rule, ready)
        try:
            return in_time(seconds, lambda: _said(rule, ready, text))
        except TooSlowError:
            patience.stopped(name)
            return _too_slow(rule, ready)

    return decide


def _too_slow(rule: Rule, ready: Prepared) -> Outcome:
    """The same words whether this search was stopped or, after others, not tried: another run may part them
    differently."""
    why = phrase("The search takes too long and was stopped.")
    return Outcome("unclear", "unclear" if rule.relaxed else None, "", ready.wanted, why)


def _for_rule(rule: Rule, prompt: str) -> str:
    """The prompt, where the rule looks at it: else it is the same rule for every prompt."""
    return prompt if any(item.from_prompt for item in rule.parameters) else ""


@lru_cache(maxsize=KEPT)
def _ready(rule: Rule, args: str, prompt: str) -> Prepared | str:
    import json

    try:
        return prepared(rule, json.loads(args), prompt)
    except ArgumentsError as bad:
        return bad.why


def _said(rule: Rule, ready: Prepared, text: str) -> Outcome:
    if not text.strip():
        return Outcome("missed", "missed" if rule.relaxed else None, phrase("an empty response"), ready.wanted)
    if len(text) > LONGEST_TEXT:
        why = phrase("The response is too long to be checked.")
        return Outcome("unclear", "unclear" if rule.relaxed else None, "", ready.wanted, why)
    strict = ready.find(text)
    loose = _loosely(ready, text, strict) if rule.relaxed else None
    return Outcome(_verdict(strict), loose, strict.found, ready.wanted, strict.why)


def _verdict(finding: Finding) -> Verdict:
    if not finding.applies:
        return "n/a"
    return "unclear" if finding.met is None else "met" if finding.met else "missed"


def _loosely(ready: Prepared, text: str, strict: Finding) -> Verdict:
    """Met where a variant meets it, unclear where one before cannot be decided, or no time is left."""
    if strict.met:
        return "met"
    try:
        for variant in variants(text)[1:]:
            finding = ready.find(variant)
            if finding.met:
                return "met"
            if finding.met is None:
                return "unclear"
    except TooSlowError:
        return "unclear"
    return "unclear" if strict.met is None else "missed"
