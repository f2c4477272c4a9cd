"""Whether a JSON value fits a JSON Schema: the assertions of draft 2020-12 that need nothing from elsewhere.

Small, because a schema comes from a project and nothing in it may fetch, run or hang: references stay inside the
schema, patterns are searched in bounded time, and a validation ends after so many steps. What is not understood is
said, never passed over. Source: JSON Schema Validation, draft 2020-12, sections 6 and 10 of core.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import isfinite
from typing import Any

from nearmiss.checks.patience import Clock
from nearmiss.checks.patterns import compiled, found_in
from nearmiss.checks.rules import ArgumentsError
from nearmiss.phrases import phrase

MOST_STEPS = 200_000
ANNOTATIONS = frozenset(
    "$schema $id $comment $anchor $defs definitions title description default examples deprecated readOnly writeOnly"
    " format contentEncoding contentMediaType".split()
)
"""Keywords that assert nothing here; `format` is an annotation in this draft."""


class SchemaError(Exception):
    """A schema that cannot be followed; the text is the reason, for people."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(slots=True)
class _Run:
    """One validation: the whole schema, and how far it has come."""

    root: Any
    steps: int = 0
    clock: Clock = field(default_factory=Clock)
    open_refs: list[tuple[str, int]] = field(default_factory=list)

    def step(self) -> None:
        """Count steps; of a validation that goes on and on, the clock decides too."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise SchemaError(phrase("The schema takes too many steps."))
        if self.steps % 1_000 == 0:
            self.clock.check()


def faults(value: Any, schema: Any) -> Iterator[str]:
    """What of the value does not fit, each in words with its place.

    Raises SchemaError for what it cannot follow, TooSlowError when its time is over.
    """
    return _faults(value, schema, "$", _Run(schema))


def fits(value: Any, schema: Any) -> bool:
    """Whether the value fits."""
    return next(faults(value, schema), None) is None


def _faults(value: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    run.step()
    if schema is True or schema is False:
        if schema is False:
            yield phrase("nothing may stand at {place}", place=at)
        return
    if not isinstance(schema, Mapping):
        raise SchemaError(phrase("A schema must be an object, or true or false."))
    for keyword, wanted in schema.items():
        if keyword not in ANNOTATIONS:
            yield from KEYWORDS[keyword](value, wanted, schema, at, run)


def _fits(value: Any, schema: Any, at: str, run: _Run) -> bool:
    return next(_faults(value, schema, at, run), None) is None


def pattern_of(pattern: str) -> Any:
    """The pattern, ready to be searched. Raises SchemaError for what is none."""
    try:
        return compiled(pattern)
    except ArgumentsError as bad:
        raise SchemaError(bad.why) from bad


def _matches(pattern: str, text: str, run: _Run) -> bool:
    run.step()
    return found_in(pattern_of(pattern), text, run.clock)


# ------------------------------------------------------------------------------------------ keywords

Keyword = Callable[[Any, Any, Mapping[str, Any], str, _Run], Iterator[str]]


def is_number(value: Any) -> bool:
    """Whether JSON has it as a number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


TYPES: dict[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "number": is_number,
    "integer": lambda value: is_number(value) and (isinstance(value, int) or value.is_integer()),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def _type(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    names = [wanted] if isinstance(wanted, str) else wanted
    if not any(TYPES[name](value) for name in names):
        yield phrase("{place} is no {type}", place=at, type=" or ".join(names))


def same(one: Any, two: Any) -> bool:
    """Whether two values are the same as JSON Schema has it: 1 is 1.0, and true is not 1."""
    return _plain(one) == _plain(two)


def _plain(value: Any) -> str:
    return json.dumps(_numbers(value), sort_keys=True)


def _numbers(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_numbers(item) for item in value]
    return {name: _numbers(item) for name, item in value.items()} if isinstance(value, dict) else value


def _enum(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    said = _plain(value)
    for item in wanted:
        run.clock.check()
        if said == _plain(item):
            break
    else:
        yield phrase("{place} is none of the values allowed", place=at)


def _const(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    run.clock.check()
    if not same(value, wanted):
        yield phrase("{place} is not the value asked for", place=at)


def _bound(kind: Callable[[Any], bool], number: Callable[[Any], Any], holds: Callable[[Any, Any], bool]) -> Keyword:
    def check(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
        if kind(value) and not holds(number(value), wanted):
            yield phrase("{place} is outside {limit}", place=at, limit=wanted)

    return check


def _multiple(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    if is_number(value) and (not isfinite(value) or Fraction(str(value)) % Fraction(str(wanted))):
        yield phrase("{place} is no multiple of {number}", place=at, number=wanted)


def _text_pattern(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    if isinstance(value, str) and not _matches(wanted, value, run):
        yield phrase("{place} does not match its pattern", place=at)


def _unique(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    run.clock.check()
    if wanted and isinstance(value, list) and len({_plain(item) for item in value}) < len(value):
        yield phrase("{place} holds something twice", place=at)


def _required(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    for name in wanted if isinstance(value, dict) else ():
        if name not in value:
            yield phrase("{place} has no “{name}”", place=at, name=name[:60])


def _dependent_required(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    for name, others in wanted.items() if isinstance(value, dict) else ():
        if name in value:
            yield from _required(value, others, schema, at, run)


def _properties(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    for name, inner in wanted.items() if isinstance(value, dict) else ():
        if name in value:
            yield from _faults(value[name], inner, f"{at}.{name[:40]}", run)


def _pattern_properties(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    for pattern, inner in wanted.items() if isinstance(value, dict) else ():
        for name, item in value.items():
            if _matches(pattern, name, run):
                yield from _faults(item, inner, f"{at}.{name[:40]}", run)


def _additional(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    patterns = schema.get("patternProperties", {})
    for name, item in value.items() if isinstance(value, dict) else ():
        if name not in schema.get("properties", {}) and not any(_matches(pattern, name, run) for pattern in patterns):
            yield from _faults(item, wanted, f"{at}.{name[:40]}", run)


def _property_names(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    for name in value if isinstance(value, dict) else ():
        yield from _faults(name, wanted, at, run)


def _items(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    start = len(schema.get("prefixItems", ()))
    for place, item in enumerate(value) if isinstance(value, list) else ():
        if place >= start:
            yield from _faults(item, wanted, f"{at}[{place}]", run)


def _prefix_items(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    for place, (item, inner) in enumerate(zip(value, wanted, strict=False)) if isinstance(value, list) else ():
        yield from _faults(item, inner, f"{at}[{place}]", run)


def _contains(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    if isinstance(value, list):
        n = sum(_fits(item, wanted, at, run) for item in value)
        if n < schema.get("minContains", 1) or n > schema.get("maxContains", n):
            yield phrase("{place} holds {n:,} of what it should contain", place=at, n=n)


def _beside(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    """Read by another keyword."""
    return iter(())


def _all_of(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    for inner in wanted:
        yield from _faults(value, inner, at, run)


def _any_of(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    if not any(_fits(value, inner, at, run) for inner in wanted):
        yield phrase("{place} fits none of several schemas", place=at)


def _one_of(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    n = sum(_fits(value, inner, at, run) for inner in wanted)
    if n != 1:
        yield phrase("{place} fits {n:,} of several schemas, not one", place=at, n=n)


def _not(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    if _fits(value, wanted, at, run):
        yield phrase("{place} is what it must not be", place=at)


def _if(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    yield from _faults(value, schema.get("then" if _fits(value, wanted, at, run) else "else", True), at, run)


def _ref(value: Any, wanted: Any, schema: Any, at: str, run: _Run) -> Iterator[str]:
    place = (wanted, id(value))
    if place in run.open_refs:
        raise SchemaError(phrase("The schema refers to itself without end."))
    run.open_refs.append(place)
    try:
        yield from _faults(value, _pointed_at(run.root, wanted), at, run)
    finally:
        run.open_refs.remove(place)


def _pointed_at(root: Any, reference: str) -> Any:
    """The part of the schema at a JSON pointer. Nothing outside the schema is ever looked for."""
    if reference != "#" and not reference.startswith("#/"):
        raise SchemaError(phrase("The schema refers to “{place}”, outside itself.", place=reference[:60]))
    found = root
    for part in reference.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        if isinstance(found, list) and name.isdecimal() and int(name) < len(found):
            found = found[int(name)]
        elif isinstance(found, Mapping) and name in found:
            found = found[name]
        else:
            raise SchemaError(phrase("The schema refers to “{place}”, which is not there.", place=reference[:60]))
    return found


def _sized(kind: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, kind)


def _at_least(one: Any, two: Any) -> bool:
    return bool(one >= two)


def _at_most(one: Any, two: Any) -> bool:
    return bool(one <= two)


KEYWORDS: dict[str, Keyword] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "minimum": _bound(is_number, lambda value: value, _at_least),
    "maximum": _bound(is_number, lambda value: value, _at_most),
    "exclusiveMinimum": _bound(is_number, lambda value: value, lambda one, two: one > two),
    "exclusiveMaximum": _bound(is_number, lambda value: value, lambda one, two: one < two),
    "multipleOf": _multiple,
    "minLength": _bound(_sized(str), len, _at_least),
    "maxLength": _bound(_sized(str), len, _at_most),
    "pattern": _text_pattern,
    "minItems": _bound(_sized(list), len, _at_least),
    "maxItems": _bound(_sized(list), len, _at_most),
    "uniqueItems": _unique,
    "minProperties": _bound(_sized(dict), len, _at_least),
    "maxProperties": _bound(_sized(dict), len, _at_most),
    "required": _required,
    "dependentRequired": _dependent_required,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional,
    "propertyNames": _property_names,
    "items": _items,
    "prefixItems": _prefix_items,
    "contains": _contains,
    "minContains": _beside,
    "maxContains": _beside,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
    "if": _if,
    "then": _beside,
    "else": _beside,
    "$ref": _ref,
}
ONE = frozenset("additionalProperties propertyNames items contains not if then else".split())
MANY = frozenset("prefixItems allOf anyOf oneOf".split())
NAMED = frozenset("properties patternProperties".split())
