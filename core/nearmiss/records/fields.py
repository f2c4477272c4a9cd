"""A JSON object being read: its fields by name and type, and what is said when they are not as they must be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from nearmiss.errors import ProblemForYou

Shape = Mapping[str, Collection[type]]
"""The fields that an object may have, and the types that JSON gives the value of each."""


class Fields:
    """A JSON object being read: asks for fields by name and type, and knows its own path for complaints."""

    __slots__ = ("path", "value")

    def __init__(self, value: Any, path: str) -> None:
        if type(value) is not dict and not isinstance(value, Mapping):
            raise ProblemForYou(f"{path or 'A record'} must be an object, not {name_of(value)}.")
        self.value = value
        self.path = path

    def has(self, name: str) -> bool:
        """Whether the field is there and says anything but null."""
        return self.value.get(name) is not None

    def of(self, shape: Shape, *, others: bool = False) -> Callable[[str], Any]:
        """Make sure that every field has a type that it may have; what gives a field's value then, None without one.

        Refuses a field that is not known, unless there may be `others`: a misspelt `preference` must not vanish. A
        whole number may be written with a point, as data frames do where a column has gaps.
        """
        for name, value in list(self.value.items()):
            types = shape.get(name)
            if types is None:
                if not others:
                    raise ProblemForYou(f"{self.at(name)} is not a field of a native record.")
            elif value is not None and type(value) not in types:
                self.value = {**self.value, name: self.get(name, tuple(kind for kind in _TYPE_NAMES if kind in types))}
        return self.value.get

    def get(self, name: str, types: type | tuple[type, ...], default: Any = None) -> Any:
        """The field's value, which must be of one of the types that JSON has; null and absent are alike."""
        value = self.value.get(name)
        if value is None:
            return default
        kind = type(value)  # exactly: true is no whole number
        if kind is types or (isinstance(types, tuple) and kind in types):
            return value
        if kind is float and value.is_integer() and (types is int or (isinstance(types, tuple) and int in types)):
            return int(value)
        wanted = " or ".join(_TYPE_NAMES[t] for t in (types if isinstance(types, tuple) else (types,)))
        raise ProblemForYou(f"{self.at(name)} must be {wanted}, not {name_of(value)}.")

    def text(self, name: str) -> str | None:
        value = self.value.get(name)
        return value if type(value) is str else self.get(name, str)

    def number(self, name: str, low: float | None = None, high: float | None = None) -> float | None:
        if self.value.get(name) is None:
            return None
        value: float = self.get(name, (int, float))
        if (low is not None and value < low) or (high is not None and value > high):
            raise ProblemForYou(f"{self.at(name)} must lie between {low} and {high}, not {value}.")
        return value

    def integer(self, name: str) -> int | None:
        return self.get(name, int)  # type: ignore[no-any-return]

    def flag(self, name: str) -> bool:
        return bool(self.get(name, bool, False))

    def texts(self, name: str) -> tuple[str, ...]:
        if self.value.get(name) is None:
            return ()
        values = self.get(name, list)
        for value in values:
            if not isinstance(value, str):
                raise ProblemForYou(f"{self.at(name)} must be a list of strings; it holds {name_of(value)}.")
        return tuple(values)

    def mapping(self, name: str) -> Mapping[str, Any]:
        return self.get(name, dict, {})  # type: ignore[no-any-return]

    def choice(self, name: str, choices: Sequence[str], default: str | None = None) -> Any:
        value = self.value.get(name)
        if value is None:
            return default
        if type(value) is not str:
            self.get(name, str)
        if value not in choices:
            raise ProblemForYou(f"{self.at(name)} is '{value}'; it must be one of {', '.join(choices)}.")
        return value

    def each(self, name: str, read: Callable[[Fields], Any]) -> tuple[Any, ...]:
        values = self.get(name, list)
        if not values:
            return ()
        return tuple(read(Fields(value, f"{self.at(name)}[{i}]")) for i, value in enumerate(values))

    def at(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name


_TYPE_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false", list: "a list",
               dict: "an object"}  # fmt: skip


def name_of(value: Any) -> str:
    """What kind of JSON value this is, in words."""
    return "null" if value is None else _TYPE_NAMES.get(type(value), type(value).__name__)
