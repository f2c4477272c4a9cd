"""A project with very many labels, written as rows: an import would take much longer than what is measured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench_agreement import answers

from nearmiss.canonical import hash_value
from nearmiss.content import pair_key
from nearmiss.project import Project
from nearmiss.schemes import preset

TEXT = "Write something that keeps to every rule. " * 8
BODY = '{"turns":[{"role":"user","content":"%s"}],"plain":true,"tags":{"kind":"%s"}}'
STATEMENT = "@Response 1 keeps the second rule, which the other one breaks in its first line."
MODELS = 20
Row = tuple[Any, ...]


def make_labelled(path: Path, labels: int, raters: int = 200) -> None:
    """A project whose pairs have three to five labels each, of so many people, with the names of twenty models."""
    unit, rater, value, pairs = answers(labels, raters, 3, everybody=False)
    prompts = [hash_value("p", number) for number in range(pairs)]
    sides = [[hash_value(f"r{side}", number) for number in range(pairs)] for side in (0, 1)]
    with Project.create(path, preset("constraints"), seed="bench") as project:
        people = [project.rater(f"person {number}").id for number in range(raters)]
        tables = {
            "prompt": (8, _prompts(prompts)),
            "response": (11, _responses(prompts, sides)),
            "pair": (8, _pairs(prompts, sides)),
            "now_answer": (21, _answers(sides, people, unit.tolist(), rater.tolist(), value.tolist())),
        }
        with project.writing():
            for table, (width, rows) in tables.items():
                project.connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)


def _prompts(prompts: list[str]) -> Iterator[Row]:
    for number, key in enumerate(prompts):
        yield number + 1, key, "n", f"p{number}", 0, hash_value("c", number), BODY % (TEXT, "abcdef"[number % 6]), "d"


def _responses(prompts: list[str], sides: list[list[str]]) -> Iterator[Row]:
    for number, prompt in enumerate(prompts):
        for side in (0, 1):
            model = f"model {(number + side * (1 + number % (MODELS - 1))) % MODELS}"
            text = f"Well, {number}." * (1 + (number + side) % 7)
            row = 2 * number + side + 1
            yield row, sides[side][number], prompt, f"r{side}", "x", 0, model, None, text, "{}", "d"


def _pairs(prompts: list[str], sides: list[list[str]]) -> Iterator[Row]:
    for number, (prompt, one, two) in enumerate(zip(prompts, *sides, strict=True)):
        yield number + 1, pair_key(one, two), prompt, one, two, 0, "{}", "d"


def _answers(
    sides: list[list[str]], people: list[str], unit: list[int], rater: list[int], value: list[int]
) -> Iterator[Row]:
    """In the order of their keys, so that the file is written from front to back."""
    for register, number in sorted((hash_value("a", number), number) for number in range(len(unit))):
        one, two = sides[0][unit[number]], sides[1][unit[number]]
        said = ("", "main", "work", "given", "constraints", value[number], 0)
        shown, at = "12" if number % 2 else "21", f"2026-11-{1 + number % 28:02}T10:00:00Z"
        beside = (None, None, STATEMENT, None, shown, 31.5, None, at)
        yield (register, register, "label", people[rater[number]], one, two, *said, *beside)
