"""What a lead may read of any pair: a few words of its prompt, and the whole of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from nearmiss import content
from nearmiss.marked import few_words
from nearmiss.model import DeskItem, ResponseText
from nearmiss.project import Project

Keys = tuple[str, str]
"""The two responses of a unit, its first one first."""

_UNITS = """
SELECT DISTINCT min(a.response_1, a.response_2), max(a.response_1, a.response_2)
FROM now_answer AS a WHERE a.act = 'label' AND a.response_2 IS NOT NULL
"""


def keys_of_units(project: Project) -> Mapping[str, Keys]:
    """The responses of each unit that somebody answered, by the unit's name in the votes."""
    return {content.pair_key(one, two): (one, two) for one, two in project.connection.execute(_UNITS)}


def beginnings(project: Project, pairs: Sequence[Keys]) -> tuple[str, ...]:
    """The beginning of what was asked last in the prompt of each pair, on one line."""
    return tuple(_beginning(project, one) for one, _ in pairs)


def _beginning(project: Project, response: str) -> str:
    row = project.connection.execute("SELECT prompt FROM response WHERE key = ?", (response,)).fetchone()
    return few_words(project.connection, row[0]) if row else ""


def whole_pair(project: Project, pair: Keys) -> tuple[DeskItem, ResponseText, ResponseText]:
    """A pair as somebody who labels nothing sees it: the item, and its first and second response."""
    item = project.desk_item("", pair)
    texts = {side.key: side.text for side in (item.a, item.b)}
    return item, texts[pair[0]], texts[pair[1]]


def images_of(project: Project, names: Iterable[str]) -> dict[str, bytes]:
    """The bytes of pictures, of those that are there."""
    found = {name: project.image(name) for name in names}
    return {name: data for name, data in found.items() if data is not None}
