"""What each command of the desk does on its page: one handler for each, and nothing else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from nearmiss.model import Verdict
from nearmiss_gui.actions import Handler

if TYPE_CHECKING:
    from nearmiss_gui.desk.page import DeskPage

_VERDICTS: dict[str, Verdict | None] = {
    "met": "met",
    "missed": "missed",
    "unclear": "unclear",
    "not_applicable": "n/a",
    "clear_verdict": None,
}


def handlers(page: DeskPage) -> dict[str, Handler]:
    """The handler of each command that the desk owns."""
    return {**_acts(page), **_places(page), **_reading(page), **_answers(page)}


def _acts(page: DeskPage) -> dict[str, Handler]:
    flow = page.flow
    return {
        "submit": flow.submit,
        "skip": flow.skip,
        "flag": page.ask_flag,
        "undo": flow.undo,
        "redo": flow.redo,
        "previous_pair": lambda: flow.go(-1),
        "next_pair": lambda: flow.go(1),
        "save": page.tell_saved,
    }


def _places(page: DeskPage) -> dict[str, Handler]:
    return {
        "guidelines": page.guidelines.toggle,
        "shortcuts": page.shortcuts.toggle,
        "shortcuts_sheet": page.shortcuts.toggle,
        "close_panel": page.close_top_panel,
        "next_pane": lambda: go_to_pane(page, 1),
        "previous_pane": lambda: go_to_pane(page, -1),
        "attributes": page.toggle_attributes,
        "justification": page.justification.focus_first,
        "constraints": page.constraints.take_keyboard,
    }


def _reading(page: DeskPage) -> dict[str, Handler]:
    responses = page.responses
    return {
        "find": responses.open_find,
        "find_next": lambda: responses.find_step(1),
        "find_previous": lambda: responses.find_step(-1),
        "differences": responses.flip_differences,
        "rendered": responses.flip_rendered,
        "scroll_together": responses.flip_together,
        "fold_prompt": page.prompt.flip,
        "open_passage": page.prompt.open_passage,
    }


def _answers(page: DeskPage) -> dict[str, Handler]:
    answering = page.flow.answering
    made: dict[str, Handler] = {
        "both_bad": answering.flip_both_bad,
        "ill_posed": page.flip_ill_posed,
        "evidence": page.attach_evidence,
        "row_up": lambda: answering.step(down=-1),
        "row_down": lambda: answering.step(down=1),
        "side_a": lambda: answering.step(right=-1),
        "side_b": lambda: answering.step(right=1),
    }
    verdicts: dict[str, Handler] = {name: partial(page.judge, verdict) for name, verdict in _VERDICTS.items()}
    digits: dict[str, Handler] = {f"prefer_{key}": partial(choose_by_key, page, key) for key in range(1, 8)}
    return {**made, **verdicts, **digits}


def choose_by_key(page: DeskPage, key: int) -> None:
    """Choose the place of the scale that a digit names; a dead key does nothing."""
    value = page.flow.scheme.value_of_key(key)
    if value is not None:
        page.flow.answering.choose(value)


def go_to_pane(page: DeskPage, step: int) -> None:
    """Give the keyboard to the next pane in the order of reading, or the one before."""
    panes = page.panes()
    focused = QApplication.focusWidget()
    here = next((i for i, pane in enumerate(panes) if _holds(pane, focused)), -1 if step > 0 else 0)
    if panes:
        page.enter_pane(panes[(here + step) % len(panes)])


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))


FOCUS = Qt.FocusReason.ShortcutFocusReason
"""Why a pane gets the keyboard from a key: panes then show their ring."""
