"""Multi-IF: IFEval in several turns and languages, where each turn adds instructions to those before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from nearmiss.errors import ProblemForYou
from nearmiss.importing.constraints.ifeval_wording import instruction
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.parsing import parse_json
from nearmiss.importing.row import Row
from nearmiss.model import Constraint, Conversation, Turn
from nearmiss.phrases import phrase

_TURNS = (1, 2, 3)


def _record(row: Row) -> Iterator[Item]:
    """A prompt for each turn, with the questions up to it: models answer them, and the file has no answers."""
    name, tags = row.identity("key"), row.tags("language")
    asked: list[Turn] = []
    since: dict[Any, int] = {}  # an instruction with its arguments to the turn that asked for it first
    turns = [turn for turn in _TURNS if row.get(f"turn_{turn}_prompt")]
    read = [(turn, _question(row, turn), _constraints(row, turn, since)) for turn in turns]
    row.get("turns"), row.get("responses"), row.get("turn_index")  # places for what a run fills in
    if not read:
        raise ProblemForYou(phrase("turn_1_prompt is missing or empty."))
    for place, (turn, question, constraints) in enumerate(read):
        asked.append(Turn("user", question))
        yield row.record(
            Conversation(tuple(asked), plain=place == 0),
            id=f"{name}-turn{turn}",
            parents=(f"{name}-turn{read[place - 1][0]}",) if place else (),
            constraints=constraints,
            tags={**tags, "turn": str(turn)},
        )


def _parsed(row: Row, name: str, kind: type) -> Any:
    """A field's value, which may stand as a JSON text."""
    found = row.need(name)
    value = parse_json(found) if isinstance(found, str) else found
    if not isinstance(value, kind):
        raise ProblemForYou(
            phrase("{name} must be a list.", name=name)
            if kind is list
            else phrase("{name} must be an object.", name=name)
        )
    return value


def _question(row: Row, turn: int) -> str:
    name = f"turn_{turn}_prompt"
    return row.inner(_parsed(row, name, dict), name).text("content")


def _constraints(row: Row, turn: int, since: dict[Any, int]) -> tuple[Constraint, ...]:
    """The instructions of a turn: those of earlier turns hold on, so each says from which turn it does."""
    names = [f"turn_{turn}_{field}" for field in ("instruction_id_list", "kwargs")]
    identities, texts = (_parsed(row, name, list) for name in names)
    arguments = [parse_json(text) if isinstance(text, str) else text for text in texts]
    if len(arguments) != len(identities):
        raise ProblemForYou(
            phrase("{name} holds {n} objects for {n2} ids.", name=names[1], n=len(arguments), n2=len(identities))
        )
    if not all(isinstance(item, str) for item in identities) or not all(isinstance(item, dict) for item in arguments):
        raise ProblemForYou(phrase("{name} must hold names, {name2} objects.", name=names[0], name2=names[1]))
    found = []
    for place, (identity, given) in enumerate(zip(identities, arguments, strict=True), 1):
        first = since.setdefault((identity, repr(sorted(given.items(), key=str))), turn)
        found.append(replace(instruction(place, identity, given), from_turn=first))
    return tuple(found)


MULTI_IF = layout(
    "multi-if",
    "Multi-IF",
    (
        Shape(
            words("key turn_1_prompt turn_1_instruction_id_list turn_1_kwargs language"),
            _record,
            columns=True,
        ),
    ),
    needs="The table of the release: key, language, turn_1_prompt, …_instruction_id_list, …_kwargs, up to turn 3.",
    sign=phrase("No preference: prompts with the instructions that hold at each turn."),
    leaves_out=phrase("Columns that a run fills in (turns, responses), which the release has empty."),
    source="facebook/Multi-IF on Hugging Face, multiIF_20241018.csv, and its card.",
)
