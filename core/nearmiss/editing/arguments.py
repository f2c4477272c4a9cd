"""The arguments of a check as somebody types them, and what is wrong with them in a sentence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from nearmiss.checks import Parameter, rule_of
from nearmiss.checks.registry import rules
from nearmiss.checks.rules import RELATIONS, ArgumentsError, Rule, prepared
from nearmiss.model import CheckSpec
from nearmiss.phrases import phrase

Typed = str | bool
"""What a field holds: words, or whether a box is ticked."""


class NotUnderstood(Exception):  # noqa: N818 - what a person typed, no fault of the program
    """What was typed is no such argument; the text is the reason, for people."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def all_rules() -> tuple[Rule, ...]:
    """Every check there is, in the order in which people are offered them."""
    return tuple(rules().values())


def choices(parameter: Parameter) -> tuple[str, ...]:
    """The words that an argument is one of; none for other sorts."""
    return RELATIONS if parameter.sort == "relation" else parameter.choices if parameter.sort == "choice" else ()


def typed(parameter: Parameter, args: Mapping[str, Any]) -> Typed:
    """An argument as a field shows it; its default where it is not given."""
    value = args.get(parameter.name, parameter.default)
    if parameter.sort == "flag":
        return value is True
    if value is None:
        return ""
    if parameter.sort == "texts" and isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return value if isinstance(value, str) and parameter.sort != "any" else json.dumps(value, ensure_ascii=False)


def read_typed(parameter: Parameter, said: Typed) -> Any:
    """The argument that a field says; None where it says nothing. Raises NotUnderstood."""
    if isinstance(said, bool):
        return None if said == bool(parameter.default) else said
    if not said.strip():
        return None
    match parameter.sort:
        case "whole":
            return _number(parameter, said, int, phrase("“{name}” must be a whole number.", name=parameter.name))
        case "number":
            return _number(parameter, said, float, phrase("“{name}” must be a number.", name=parameter.name))
        case "texts":
            return [line for line in said.splitlines() if line.strip()]
        case "any":
            return _json(parameter, said)
        case _:
            return None if said == parameter.default else said


def _number(parameter: Parameter, said: str, kind: type[int] | type[float], why: str) -> int | float:
    try:
        if len(said) > 30:
            raise NotUnderstood(why)
        return kind(said.strip())
    except ValueError:
        raise NotUnderstood(why) from None


def _json(parameter: Parameter, said: str) -> Any:
    try:
        return json.loads(said)
    except (ValueError, RecursionError):
        raise NotUnderstood(phrase("“{name}” must be JSON.", name=parameter.name)) from None


def spec_of(rule: Rule, fields: Mapping[str, Typed]) -> CheckSpec:
    """The check that the fields of its arguments make. Raises NotUnderstood where they make none."""
    args = {}
    for parameter in rule.parameters:
        value = read_typed(parameter, fields.get(parameter.name, ""))
        if value is not None:
            args[parameter.name] = value
    return CheckSpec(rule.id, args)


def why_not(spec: CheckSpec, prompt: str) -> str | None:
    """Why a check cannot be run with its arguments, in a sentence; None where it can."""
    rule = rule_of(spec.id)
    if rule is None:
        return phrase("No check of this program has the id “{name}”. It stays as it is.", name=spec.id[:60])
    try:
        prepared(rule, spec.args, prompt)
    except ArgumentsError as bad:
        return bad.why
    except (TypeError, ValueError, RecursionError):
        return phrase("The arguments cannot be read.")
    return None
