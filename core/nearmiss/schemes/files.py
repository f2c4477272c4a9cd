"""How a scheme is read from a TOML file or from JSON, and what is said when it cannot be."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.schemes.presets import PRESETS, preset, scale_of
from nearmiss.schemes.values import (
    BOTH_BAD,
    LENGTHS,
    NEEDS,
    Attribute,
    Scheme,
    TextRule,
    default_labels,
)

_TOP = (
    *("name", "title", "base", "preference", "labels", "scale", "both_bad", "verdicts", "ratings", "attributes"),
    *("statement", "elaboration", "confidence", "reasons", "deciding", "guidelines"),
)
_ATTRIBUTE = ("name", "low", "high", "low_label", "high_label")
_COUNTS = ("from_strength", "least_characters", "most_characters", "least_words", "most_words")
_RULE = ("need", *_COUNTS, "lengths")
_PLAIN = Scheme("own", "Own scheme", (), (), "own")


def load(path: Path | str) -> Scheme:
    """The scheme of a TOML file. Keys that it does not set are those of its `base`, a preset, where it names one.

    Raises ProblemForYou naming the file, the key and what may stand there; unknown keys are refused.
    """
    path = Path(path)
    value = _toml(path)
    return _read(value, str(path), path.stem)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ProblemForYou("There is no such file.", where=str(path)) from None
    except OSError as fault:
        raise ProblemForYou(f"The scheme cannot be read: {fault.strerror}.", where=str(path)) from fault
    except UnicodeDecodeError as fault:
        raise ProblemForYou("A scheme must be a text file in UTF-8.", where=str(path)) from fault
    except tomllib.TOMLDecodeError as fault:
        line = re.search(r"line (\d+)", str(fault))
        where = f"{path}:{line[1]}" if line else str(path)
        raise ProblemForYou(f"This is not valid TOML: {fault}.", where=where) from fault


def from_json(value: Mapping[str, Any]) -> Scheme:
    """The scheme that `Scheme.as_json` wrote."""
    return _read(value, "scheme", "own")


def scheme_of(name_or_path: str) -> Scheme:
    """A preset by its name, or the scheme of a TOML file."""
    if name_or_path in PRESETS or not (name_or_path.endswith(".toml") or Path(name_or_path).exists()):
        return preset(name_or_path)
    return load(name_or_path)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the file: asks for its keys by type, and knows where it stands for complaints."""

    value: Mapping[str, Any]
    where: str
    path: str = ""

    def refuse(self, key: str, what: str, remedy: str | None = None) -> ProblemForYou:
        return ProblemForYou(f"'{self.path}{key}' {what}.", where=self.where, remedy=remedy)

    def only(self, allowed: Sequence[str]) -> None:
        for key in self.value:
            if key not in allowed:
                raise self.refuse(key, "is not a key of a scheme", f"Allowed here: {', '.join(allowed)}.")

    def text(self, key: str, default: str) -> str:
        value = self.value.get(key, default)
        if not isinstance(value, str):
            raise self.refuse(key, "must be a text in quotes")
        return value

    def whole(self, key: str, default: int, low: int = -100, high: int = 100_000) -> int:
        value = self.value.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.refuse(key, f"must be a whole number from {low} to {high}")
        return value

    def one_of(self, key: str, allowed: tuple[str, ...], default: str) -> Any:
        value = self.value.get(key, default)
        if value not in allowed:
            raise self.refuse(key, f"is {value!r}", f"Allowed: {', '.join(allowed)}.")
        return value

    def texts(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = self.value.get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.refuse(key, "must be a list of texts, none of them empty")
        return tuple(value)

    def table(self, key: str) -> _Table | None:
        value = self.value.get(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise self.refuse(key, "must be a table")
        return _Table(value, self.where, f"{self.path}{key}.")


def _read(value: Mapping[str, Any], where: str, stem: str) -> Scheme:
    table = _Table(value, where)
    table.only(_TOP)
    base = _base(table)
    name = table.text("name", stem)
    preference = _preference(table, base)
    scheme = replace(
        base,
        name=name,
        title=table.text("title", name if "name" in value or not base.preference else base.title),
        preference=preference,
        labels=_labels(table, base, preference),
        scale=_scale(table, base, preference, name),
        both_bad=table.one_of("both_bad", BOTH_BAD, base.both_bad),
        verdicts=table.one_of("verdicts", NEEDS, base.verdicts),
        attributes=_attributes(table, base),
        ratings=table.one_of("ratings", NEEDS, "optional" if "attributes" in value else base.ratings),
        statement=_rule(table, "statement", base.statement),
        elaboration=_rule(table, "elaboration", base.elaboration),
        confidence=table.one_of("confidence", NEEDS, base.confidence),
        reasons=table.texts("reasons", base.reasons),
        deciding=table.one_of("deciding", NEEDS, base.deciding),
        guidelines=table.text("guidelines", base.guidelines),
    )
    _agree(table, scheme)
    return scheme


def _base(table: _Table) -> Scheme:
    name = table.text("base", "")
    if not name:
        return _PLAIN
    if name not in PRESETS:
        raise table.refuse("base", f"is '{name}'", f"Allowed: {', '.join(sorted(PRESETS))}.")
    return PRESETS[name]


def _preference(table: _Table, base: Scheme) -> tuple[int, ...]:
    value = table.value.get("preference", list(base.preference))
    whole = isinstance(value, list) and all(isinstance(item, int) and not isinstance(item, bool) for item in value)
    if not whole or not value or sorted(set(value)) != value or [-item for item in reversed(value)] != value:
        raise table.refuse(
            "preference",
            "must list the values of the scale from A to B, rising, and the same on both sides",
            "For example [-3, -2, -1, 0, 1, 2, 3] or [-1, 1].",
        )
    if value[-1] > 3 or value == [0]:
        raise table.refuse("preference", "may hold -3 to 3, and must hold both sides")
    return tuple(value)


def _labels(table: _Table, base: Scheme, preference: tuple[int, ...]) -> tuple[str, ...]:
    usual = base.labels if preference == base.preference else default_labels(preference) or ()
    labels = table.texts("labels", usual)
    if len(labels) != len(preference):
        raise table.refuse("labels", f"must hold {len(preference)} texts, one for each value of 'preference'")
    return labels


def _scale(table: _Table, base: Scheme, preference: tuple[int, ...], name: str) -> str:
    usual = base.scale if preference == base.preference else scale_of(preference, name)
    scale = table.text("scale", usual)
    if scale in PRESETS and PRESETS[scale].preference != preference:
        raise table.refuse("scale", f"is '{scale}', whose values are {list(PRESETS[scale].preference)}")
    return scale


def _attributes(table: _Table, base: Scheme) -> tuple[Attribute, ...]:
    if "attributes" not in table.value:
        return base.attributes
    value = table.value["attributes"]
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        raise table.refuse("attributes", "must be a list of tables, each [[attributes]]")
    read = tuple(_attribute(_Table(item, table.where, f"attributes[{i}].")) for i, item in enumerate(value))
    names = [item.name for item in read]
    if len(set(names)) < len(names):
        raise table.refuse("attributes", "names one attribute twice")
    return read


def _attribute(table: _Table) -> Attribute:
    table.only(_ATTRIBUTE)
    name = table.text("name", "")
    if not name.strip():
        raise table.refuse("name", "is missing")
    low, high = table.whole("low", 0), table.whole("high", 4)
    if not 1 <= high - low <= 10:
        raise table.refuse("high", "must be 1 to 10 above 'low'")
    return Attribute(name, low, high, table.text("low_label", "low"), table.text("high_label", "high"))


def _rule(table: _Table, key: str, base: TextRule) -> TextRule:
    inner = table.table(key)
    if inner is None:
        return base
    inner.only(_RULE)
    counts = {name: inner.whole(name, getattr(base, name), low=0) for name in _COUNTS}
    rule = TextRule(
        need=inner.one_of("need", NEEDS, base.need if base.need != "none" else "optional"),
        lengths=inner.one_of("lengths", LENGTHS, base.lengths),
        **counts,
    )
    for unit in ("characters", "words"):
        least, most = getattr(rule, f"least_{unit}"), getattr(rule, f"most_{unit}")
        if most and least > most:
            raise inner.refuse(f"most_{unit}", f"is {most}, less than 'least_{unit}', {least}")
    return rule


def _agree(table: _Table, scheme: Scheme) -> None:
    if scheme.ratings == "required" and not scheme.attributes:
        raise table.refuse("ratings", "are required, but there are no attributes")
    strongest = scheme.preference[-1]
    for key in ("statement", "elaboration"):
        rule: TextRule = getattr(scheme, key)
        if rule.from_strength > strongest:
            raise table.refuse(f"{key}.from_strength", f"is {rule.from_strength}; the scale ends at {strongest}")
