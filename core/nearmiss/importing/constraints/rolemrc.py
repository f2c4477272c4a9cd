"""RoleMRC: questions to somebody in a role, and which of five dimensions each task is judged by."""

from __future__ import annotations

from collections.abc import Iterator

from nearmiss.errors import ProblemForYou
from nearmiss.importing.foreign import read_turns, spoken, with_ids
from nearmiss.importing.found import Item
from nearmiss.importing.layout import Shape, layout, words
from nearmiss.importing.row import Row
from nearmiss.model import Constraint, Conversation, Turn
from nearmiss.phrases import phrase

_WORDING = {
    "knowledge_range": "The answer keeps to what the role knows: it answers what is within it and refuses what is not.",
    "style_compliance": "The answer is in the role's own manner of speaking.",
    "nested_instruction": "The answer follows the special requirement within the role's description.",
    "multi_turn_instruction": "The last answer fits the instruction over all turns.",
    "instruction_priority": "The answer obeys the system's instruction before the user's.",
}


def dimensions_of(task: str) -> tuple[str, ...]:
    """The dimensions that a task is judged by. Raises ProblemForYou for a task that the benchmark does not have."""
    if task not in _TASKS:
        raise ProblemForYou(phrase("There is no task '{task}' in RoleMRC.", task=task))
    return _TASKS[task]


_KNOWS, _STYLE = ("knowledge_range",), ("style_compliance",)
_NESTED, _TURNS, _FIRST = ("nested_instruction",), ("multi_turn_instruction",), ("instruction_priority",)
_TASKS: dict[str, tuple[str, ...]] = {
    "role_related_mrc_answer_with_narration": _KNOWS + _STYLE,
    "role_related_mrc_answer_no_narration": _KNOWS,
    "role_unrelated_mrc_refused_with_narration": _KNOWS,
    "role_unrelated_mrc_refused_no_narration": _KNOWS + _STYLE,
    "role_related_mrc_refused_with_narration": _KNOWS,
    "role_unrelated_mrc_answer_with_narration": _KNOWS,
    "role_related_mrc_refused_no_narration": _STYLE,
    "role_unrelated_mrc_answer_no_narration": _STYLE,
    "role_related_mrc_answer_with_narration-special-content": _NESTED,
    "role_related_mrc_answer_with_narration-special-format": _NESTED,
    "role_related_mrc_answer_no_narration-special-content": _NESTED,
    "role_related_mrc_answer_no_narration-special-format": _NESTED,
    "role_related_mrc_refused_with_narration-2ndrefused": _TURNS,
    "role_related_mrc_refused_no_narration-2ndrefused": _TURNS,
    "role_unrelated_mrc_refused_with_narration-2ndanswer": _TURNS,
    "role_unrelated_mrc_refused_no_narration-2ndanswer": _TURNS,
    "role_related_mrc_answer_with_narration-refused": _FIRST,
    "role_related_mrc_answer_no_narration-refused": _FIRST,
}
"""RoleMRC, evaluation/llm_judge.py, evaluation_config."""


def _record(row: Row) -> Iterator[Item]:
    task, turns = row.text("task"), row.turns("question")
    system = next((turn.content for turn in turns if turn.role.lower() == "system"), None)
    asked = tuple(Turn(turn.role.lower(), turn.content, turn.images) for turn in turns if turn.role.lower() != "system")
    if not asked:
        raise ProblemForYou(phrase("question holds no message beside the role."))
    constraints = tuple(Constraint(name, _WORDING[name], name) for name in dimensions_of(task))
    yield row.record(
        Conversation(asked, system=system, plain=len(asked) == 1 and asked[0].role == "user"),
        with_ids([row.response("response", row.file)]) if row.has("response") else (),
        reference=_reference(row),
        constraints=constraints,
        tags={"task": task},
        joins=True,
    )


def _reference(row: Row) -> str | None:
    """The reference as text: it is one already, or a message, or a list of them."""
    found = row.get("reference")
    if isinstance(found, (dict, list)):
        turns = read_turns([found] if isinstance(found, dict) else found, "reference", row.notes)
        return spoken(turns).shown or None
    return row.some_text("reference")


ROLEMRC = layout(
    "rolemrc",
    "RoleMRC",
    (Shape(words("task question reference"), _record), Shape(words("task question response"), _record)),
    needs="task, question (messages, the role first) and reference, with or without response.",
    sign=phrase("No preference: prompts with the dimensions that their task is judged by."),
    leaves_out=phrase("The training files; the judge's scores, which the source keeps as means only."),
    source="LuJunru/RoleMRC, evaluation/llm_judge.py and README, commit 2356fed.",
)
