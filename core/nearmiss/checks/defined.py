"""Checks that somebody defines in a TOML file: names for combinations of the checks there are, with arguments.

    [checks.brief]
    title = "Brief, and no list"
    all = [
        {id = "text:words", args = {at_most = 60}},
        {id = "text:bullets", args = {at_most = 0}},
    ]

A constraint names it as `own:brief`. `all`, `any` and `none` say how the parts make one verdict; a part may be another
check of the file. Nothing in such a file is run.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from nearmiss.checks.registry import rule_of
from nearmiss.checks.rules import ArgumentsError, prepared
from nearmiss.errors import ProblemForYou
from nearmiss.model import CheckSpec

FAMILY = "own"
WAYS = ("all", "any", "none")
COMBINED = tuple(f"combine:{way}" for way in WAYS)
LARGEST = 1_000_000
MOST_PARTS = 1_000
"""Of all checks of a file, each counted wherever it is used."""

Definitions = Mapping[str, CheckSpec]
"""Name, without its family, to what it stands for."""
NONE: Definitions = MappingProxyType({})


def read_definitions(path: Path) -> dict[str, CheckSpec]:
    """The checks that a file defines. Raises ProblemForYou, naming the file and the line, where one cannot be run."""
    try:
        if path.stat().st_size > LARGEST:
            raise ProblemForYou("This file of checks is too large.", str(path))
        text = path.read_text(encoding="utf-8-sig")
        value = tomllib.loads(text)
    except FileNotFoundError:
        raise ProblemForYou("There is no such file.", str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise _no_toml(path, fault) from fault
    checks = value.get("checks")
    if not isinstance(checks, dict) or not checks:
        raise ProblemForYou("This file defines no checks.", str(path), "Begin one with [checks.NAME].")
    source = _Source(path, text, checks)
    return {name: source.definition(name, ()) for name in checks}


def _no_toml(path: Path, fault: Exception) -> ProblemForYou:
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", str(fault))
    where = f"{path}:{place.group(1)}" if place and place.group(1) else str(path)
    said = str(fault)[: place.start()] if place else str(fault)
    return ProblemForYou(f"This is no TOML: {said[:1].lower()}{said[1:]}.", where)


@dataclass(slots=True)
class _Source:
    """A file of checks that is being read."""

    path: Path
    text: str
    checks: Mapping[str, Any]
    parts: int = 0

    def where(self, name: str) -> str:
        """The line on which a check begins, or at least its name."""
        header = re.search(rf"(?m)^\s*\[\s*checks\s*\.\s*[\"']?{re.escape(name)}[\"']?\s*\]", self.text)
        line = f":{self.text.count(chr(10), 0, header.end()) + 1}" if header else ""
        return f"{self.path}{line}: checks.{name}"

    def definition(self, name: str, above: tuple[str, ...]) -> CheckSpec:
        where = self.where(name)
        if name in above:
            raise ProblemForYou(f"The check '{name}' is made of itself.", where)
        body = self.checks[name]
        ways = [way for way in WAYS if isinstance(body, dict) and way in body]
        unknown = set(body) - {"title", *WAYS} if isinstance(body, dict) else set()
        if len(ways) != 1 or unknown or not isinstance(body[ways[0]], list):
            raise ProblemForYou(
                "A check needs one of 'all', 'any', 'none', each a list of checks, and may have a 'title'.", where
            )
        parts = [self._part(item, (*above, name), where) for item in body[ways[0]]]
        spec = CheckSpec(f"combine:{ways[0]}", {"checks": parts})
        _try(spec, where)
        return spec

    def _part(self, item: Any, above: tuple[str, ...], where: str) -> dict[str, Any]:
        self.parts += 1
        if self.parts > MOST_PARTS:  # a few lines that name one another could come to millions
            raise ProblemForYou(f"The checks of this file come to more than {MOST_PARTS:,} parts.", where)
        identity = item.get("id") if isinstance(item, dict) else None
        if not isinstance(identity, str) or set(item) - {"id", "args"}:
            raise ProblemForYou("Each part of a check needs an 'id', and 'args' where it takes any.", where)
        family, _, name = identity.partition(":")
        if family != FAMILY:
            return {"id": identity, "args": item.get("args", {})}
        if name not in self.checks:
            raise ProblemForYou(f"There is no check '{name}' in this file.", where)
        spec = self.definition(name, above)
        return {"id": spec.id, "args": dict(spec.args)}


def _try(spec: CheckSpec, where: str) -> None:
    """Refuse a definition that could never decide anything, when it is read and not when it is used."""
    rule = rule_of(spec.id)
    try:
        if rule is not None:
            prepared(rule, spec.args, "")
    except ArgumentsError as bad:
        raise ProblemForYou(str(bad.why), where) from bad


def expanded(spec: CheckSpec, definitions: Definitions = NONE) -> CheckSpec:
    """What a check of the family `own` stands for, by its own arguments or else by a definition; any other as it is."""
    family, _, name = spec.id.partition(":")
    if family != FAMILY:
        return spec
    ways = [way for way in WAYS if way in spec.args]
    return CheckSpec(f"combine:{ways[0]}", {"checks": spec.args[ways[0]]}) if ways else definitions.get(name, spec)


def carried(spec: CheckSpec, definitions: Definitions) -> CheckSpec:
    """A check of the family `own` that carries its definition among its arguments, so that it needs no other place."""
    found = expanded(spec, definitions)
    family, _, way = found.id.partition(":")
    carries = spec.id != found.id and family == "combine" and not spec.args
    return CheckSpec(spec.id, {way: found.args["checks"]}) if carries else spec


def definitions_json(definitions: Definitions) -> dict[str, Any]:
    """Definitions as the log keeps them."""
    return {name: {"id": spec.id, "args": dict(spec.args)} for name, spec in definitions.items()}


def definitions_from_json(value: Any) -> dict[str, CheckSpec]:
    """What `definitions_json` gave; what is none of it is left out, for the log may come from anywhere."""
    items = value.items() if isinstance(value, dict) else ()
    return {
        name: CheckSpec(item["id"], item["args"])
        for name, item in items
        if isinstance(item, dict) and item.get("id") in COMBINED and isinstance(item.get("args"), dict)
    }
