"""JUDGE-BENCH: texts rated by several people, who stand in lists and are no persons that could be met again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from nearmiss.importing.answers import anonymous
from nearmiss.importing.foreign import plain, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row, Said, one_by_one
from nearmiss.importing.sides import says
from nearmiss.model import Answer, Rater, ResponseText
from nearmiss.phrases import phrase
from nearmiss.records import RecordResponse

_HEADING = re.compile(r"^### +(.+?)\s*$", re.MULTILINE)
_LISTED, _MEAN, _MAJORITY = "individual_human_scores", "mean_human", "majority_human"
WORDS_NOTE = phrase("ratings that are words or missing, kept beside the numbers")


def _file(row: Row) -> Iterator[Item]:
    name = row.text("dataset")
    asked = {
        str(item.get("metric")): {name: value for name, value in item.items() if name != "metric"}
        for item in row.objects("annotations")
    }
    instances, meta = row.some_rows("instances"), {**row.rest(), "asked": asked}
    yield from one_by_one(instances, lambda instance: _instance(instance, name, meta))


def _instance(row: Row, name: str, meta: Mapping[str, Any]) -> Iterator[Item]:
    given = row.need("instance")
    text = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
    prompt, rated = _parts(text, name)
    responses = with_ids([RecordResponse("", ResponseText(rated))])
    metrics = row.mapping("annotations")
    said = list(_said(row, name, metrics, responses[0].id))
    yield row.record(plain(prompt), responses, said, id=row.identity("id"), meta=dict(meta))


def _parts(text: str, name: str) -> tuple[str, str]:
    """What was asked and what was rated: the section headed 'Generated …' where there is one, else all of it."""
    found = list(_HEADING.finditer(text))
    ends = [*(mark.start() for mark in found[1:]), len(text)]
    for mark, end in zip(found, ends, strict=False):
        if mark[1].casefold().startswith("generated"):
            rest = f"{text[: mark.start()]}{text[end:]}".strip()
            return rest or name, text[mark.end() : end].strip()
    return name, text


def _said(row: Row, name: str, metrics: Mapping[str, Any], response: str) -> Iterator[Said]:
    people: dict[int, dict[str, Any]] = {}
    published: dict[str, Any] = {}
    for metric, said in metrics.items():
        inner = row.inner(said if isinstance(said, dict) else {}, metric)
        for place, value in enumerate(inner.list_of(_LISTED), 1):
            people.setdefault(place, {})[metric] = value
        mean, majority = inner.get(_MEAN), inner.get(_MAJORITY)
        if mean is not None or majority is not None:
            published[metric] = majority if mean is None else mean
    for place, values in people.items():
        yield _rated(row, anonymous(name, place), response, values)
    if published:
        yield _rated(row, Rater(f"{name} published", "reference"), response, published)


def _rated(row: Row, rater: Rater, response: str, values: Mapping[str, Any]) -> Said:
    """Numbers are ratings; what else stands there (a category, nothing) is kept in the label's context."""
    numbers = {m: v for m, v in values.items() if isinstance(v, (int, float)) and not isinstance(v, bool)}
    others = {metric: value for metric, value in values.items() if metric not in numbers}
    if others:
        row.notes[WORDS_NOTE] += len(others)
    ratings = {response: numbers} if numbers else {}
    return says(rater, (response,), Answer(ratings=ratings, context={"categories": others} if others else {}))


JUDGE_BENCH = layout(
    "judge-bench",
    "JUDGE-BENCH people's ratings",
    (Shape(words("dataset annotations instances"), _file),),
    needs="One object: dataset, annotations (metric, prompt, worst, best) and instances with individual_human_scores.",
    sign=phrase("No preference: ratings, as the metric's 'worst' and 'best' say."),
    leaves_out=phrase("Nothing; what the metrics ask stays in meta, and those in the lists are positions, not people."),
    source="dmg-illc/JUDGE-BENCH, commit 5a0bf50.",
)
