"""The one menu of the window: every command that has no button on all pages, with its key."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from nearmiss_gui.actions import Actions
from nearmiss_gui.translation import tr

AT_THE_DESK = ("marked", "pause")
"""Commands of the desk that the menu offers while the desk is in sight."""

GROUPS = (
    ("page_overview", "page_label", "page_constraints", "page_verdicts", "page_agreement", "export"),
    ("new", "open", "import_file", "close"),
    ("label_as", "settings"),
    ("text_larger", "text_smaller", "text_usual", "full_screen"),
    ("quit",),
)


def make_menu(commands: Actions, window: QWidget) -> QMenu:
    """A menu of the window's commands, in groups."""
    menu = QMenu(window)
    menu.setAccessibleName(tr("Menu"))
    for number, group in enumerate(GROUPS):
        if number:
            menu.addSeparator()
        for identity in group:
            menu.addAction(commands[identity])
    return menu


def show_desk_entries(menu: QMenu, desk: Actions | None) -> None:
    """Put the desk's own commands after the pages, or take them away (None)."""
    for action in menu.actions():
        if action.objectName() in AT_THE_DESK or action.property("desk"):
            menu.removeAction(action)
    if desk is not None:
        following = next(action for action in menu.actions() if action.objectName() == GROUPS[1][0])
        menu.insertActions(following, [desk[identity] for identity in AT_THE_DESK])
        menu.insertSeparator(following).setProperty("desk", True)
