"""Checks of JSON: whether a response is JSON, and whether it fits a JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from nearmiss.checks.ifeval_form import nothing_but_json, without_fence
from nearmiss.checks.rules import ArgumentsError, Finding, Parameter, Prepared, Rule, undecided
from nearmiss.checks.schema_sense import check_schema
from nearmiss.checks.schemas import SchemaError, faults
from nearmiss.phrases import phrase


def _read(text: str, fence: bool) -> Any:
    return json.loads(without_fence(text) if fence else text, parse_constant=_no_constant)


def _no_constant(name: str) -> Any:
    """NaN and Infinity, which Python's reader would take."""
    raise ValueError(f"{name} is no JSON")


def _json(fence: bool) -> Prepared:
    return nothing_but_json(lambda text: _read(text, fence))


def _schema(schema: object, fence: bool) -> Prepared:
    if not isinstance(schema, (Mapping, bool)):
        raise ArgumentsError(phrase("The argument “{name}” must be a JSON Schema.", name="schema"))
    try:
        check_schema(schema)
    except SchemaError as fault:
        raise ArgumentsError(fault.why) from fault
    except RecursionError as fault:
        raise ArgumentsError(phrase("The JSON Schema is nested too deeply.")) from fault

    def find(text: str) -> Finding:
        try:
            value = _read(text, fence)
        except RecursionError:
            return undecided(phrase("The JSON is nested too deeply."))
        except ValueError as fault:
            return Finding(False, phrase("no JSON: {fault}", fault=str(fault)[:80]))
        try:
            wrong = next(faults(value, schema), None)
        except SchemaError as fault:
            return undecided(fault.why)
        except RecursionError:
            return undecided(phrase("The JSON is nested too deeply."))
        return Finding(wrong is None, phrase("fits the schema") if wrong is None else wrong)

    return Prepared(phrase("JSON that fits the schema"), find)


_FENCE = Parameter("fence", "flag", optional=True, default=True)
"""Whether a code block's fence around the JSON is overlooked."""
RULES = (
    Rule("text:json", phrase("JSON and nothing else"), (_FENCE,), _json, True),
    Rule("text:json_schema", phrase("JSON that fits a schema"), (Parameter("schema", "any"), _FENCE), _schema, True),
)
