"""Every command there is: its name, its words, its keys, and where they work. One table; nothing else names a key."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Literal

from nearmiss.phrases import phrase
from nearmiss_gui.translation import mark

Scope = Literal["window", "sitting", "desk", "constraints", "attributes", "reading", "field", "editor"]
Owner = Literal["desk", "window", "editor", "itself"]

SCOPES: dict[Scope, str] = {
    "window": mark("Anywhere, also while typing"),
    "desk": mark("At the desk, outside text fields"),
    "constraints": mark("In the constraint list"),
    "attributes": mark("In the attributes"),
    "reading": mark("In a response"),
    "field": mark("In a justification field"),
    "editor": mark("In the constraint editor, also while typing"),
}
"""Where keys work, with the heading that the sheet of shortcuts gives it. `sitting` is the whole desk, also while
typing: where the desk's own commands of the scope `window` work in truth."""

_INSIDE_DESK: tuple[Scope, ...] = ("constraints", "attributes", "reading")


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a person can have done.

    `owner` is who must give a handler: the desk, the window, the constraint editor, or `itself` where the control that
    has the focus does it unaided and the table only tells of it. `lead`: shown to leads only. `wide`: belongs to a
    list, but works at the whole desk, on the place where the list's cursor is. `fixed`: its keys belong to what it
    does, and cannot be changed; nor can those of `itself`. `keys` are those of every system but macOS where `mac` gives
    others; Ctrl is Cmd there.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    scope: Scope
    owner: Owner = "desk"
    tip: str = ""
    mac: tuple[str, ...] = ()
    lead: bool = False
    wide: bool = False
    fixed: bool = False

    @property
    def changeable(self) -> bool:
        """Whether a person can give it other keys."""
        return self.owner != "itself" and not self.fixed

    @property
    def reach(self) -> Scope:
        """Where its keys work in truth: those of a `wide` command at the whole desk."""
        if self.wide:
            return "desk"
        return "sitting" if self.scope == "window" and self.owner == "desk" else self.scope

    @property
    def while_typing(self) -> bool:
        """Whether its keys work in text fields too."""
        return self.scope in ("window", "editor")

    @property
    def default_keys(self) -> tuple[str, ...]:
        """The keys on this system."""
        return self.mac if self.mac and sys.platform == "darwin" else self.keys


def _prefer(key: int, words: str) -> Command:
    return Command(
        f"prefer_{key}",
        phrase("Choose place {key} of the scale", key=key),
        (str(key), f"Num+{key}"),
        "desk",
        tip=words,
        fixed=True,
    )


COMMANDS: tuple[Command, ...] = (
    # Anywhere
    Command("submit", mark("Submit & next"), ("Ctrl+Return", "Ctrl+Enter"), "window"),
    Command("skip", mark("Skip"), ("Ctrl+K",), "window", tip=mark("Asks why; again, skips without a reason")),
    Command("flag", mark("Flag"), ("Ctrl+Shift+F",), "window"),
    Command("marked", mark("Flagged and skipped pairs"), ("Ctrl+L",), "window"),
    Command("pause", mark("Pause"), ("Ctrl+Shift+P",), "window", tip=mark("Covers the texts; time is not counted")),
    Command("guidelines", mark("Guidelines"), ("F1",), "window"),
    Command("shortcuts", mark("Shortcuts"), ("Ctrl+/",), "window"),
    Command("next_pane", mark("Next pane"), ("F6",), "window"),
    Command("previous_pane", mark("Previous pane"), ("Shift+F6",), "window"),
    Command("previous_pair", mark("Previous pair"), ("Alt+Left",), "window", mac=("Ctrl+[",)),
    Command("next_pair", mark("Next pair"), ("Alt+Right",), "window", mac=("Ctrl+]",)),
    Command("find", mark("Find in texts"), ("Ctrl+F",), "window"),
    Command("find_next", mark("Find next"), ("F3",), "window"),
    Command("find_previous", mark("Find previous"), ("Shift+F3",), "window"),
    Command("save", mark("Save"), ("Ctrl+S",), "window", tip=mark("Every label is saved as it is submitted")),
    Command("text_larger", mark("Larger text"), ("Ctrl++", "Ctrl+="), "window", "window"),
    Command("text_smaller", mark("Smaller text"), ("Ctrl+-",), "window", "window"),
    Command("text_usual", mark("Usual text size"), ("Ctrl+0",), "window", "window"),
    Command("new", mark("New project…"), ("Ctrl+N",), "window", "window"),
    Command("open", mark("Open…"), ("Ctrl+O",), "window", "window"),
    Command("import_file", mark("Import a file…"), (), "window", "window", lead=True),
    Command("close", mark("Close the project"), ("Ctrl+W",), "window", "window"),
    Command("quit", mark("Quit"), ("Ctrl+Q",), "window", "window"),
    Command("export", mark("Export"), ("Ctrl+E",), "window", "window"),
    Command("settings", mark("Settings"), ("Ctrl+,",), "window", "window"),
    Command("full_screen", mark("Full screen"), ("F11",), "window", "window", mac=("Ctrl+Meta+F",)),
    Command("menu", mark("Menu"), ("F10",), "window", "window"),
    Command("label_as", mark("Label as somebody else"), (), "window", "window", lead=True),
    Command("page_overview", mark("Overview"), ("Ctrl+1",), "window", "window", lead=True),
    Command("page_label", mark("Label"), ("Ctrl+2",), "window", "window", lead=True),
    Command("page_agreement", mark("Agreement"), ("Ctrl+4",), "window", "window", lead=True),
    Command("page_constraints", mark("Constraints"), ("Ctrl+6",), "window", "window"),
    Command("page_verdicts", mark("Verdicts"), ("Ctrl+7",), "window", "window", lead=True),
    # At the desk
    _prefer(1, mark("As a rule: A much better")),
    _prefer(2, mark("A better")),
    _prefer(3, mark("A slightly better")),
    _prefer(4, mark("About the same")),
    _prefer(5, mark("B slightly better")),
    _prefer(6, mark("B better")),
    _prefer(7, mark("B much better")),
    Command("both_bad", mark("Both are bad"), ("0", "Num+0"), "desk"),
    Command("shortcuts_sheet", mark("Shortcuts"), ("?", "Shift+?"), "desk"),
    Command("differences", mark("Mark differences"), ("D",), "desk"),
    Command("rendered", mark("Rendered or plain"), ("R",), "desk"),
    Command("scroll_together", mark("Scroll together"), ("S",), "desk"),
    Command("fold_prompt", mark("Fold the prompt"), ("P",), "desk"),
    Command("open_passage", mark("Open passage or image"), ("O",), "desk"),
    Command("attributes", mark("Attributes"), ("T",), "desk"),
    Command("justification", mark("Justification"), ("J",), "desk"),
    Command("constraints", mark("Constraints"), ("C",), "desk"),
    Command("undo", mark("Undo"), ("Ctrl+Z",), "desk"),
    Command("redo", mark("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "desk"),
    Command("close_panel", mark("Close the top panel"), ("Esc",), "desk", fixed=True),
    # In the constraint list
    Command("row_up", mark("Row above"), ("Up",), "constraints"),
    Command("row_down", mark("Row below"), ("Down",), "constraints"),
    Command("side_a", mark("To A"), ("Left",), "constraints"),
    Command("side_b", mark("To B"), ("Right",), "constraints"),
    Command("met", mark("Met"), ("M",), "constraints", wide=True, tip=mark("then on from A to B to the next row")),
    Command("missed", mark("Missed"), ("X",), "constraints", wide=True),
    Command("unclear", mark("Unclear"), ("U",), "constraints", wide=True),
    Command("not_applicable", mark("Not applicable"), ("N",), "constraints", wide=True),
    Command("evidence", mark("Attach the selected text as evidence"), ("E",), "constraints", wide=True),
    Command("evidence_off", mark("Take the last evidence off"), ("Shift+E",), "constraints", wide=True),
    Command("ill_posed", mark("Ill-posed: cannot be judged"), ("I",), "constraints", wide=True),
    Command("clear_verdict", mark("Clear"), ("Backspace", "Del"), "constraints"),
    # Done by the control that has the focus
    Command("attribute_row", mark("Row above, row below"), ("Up", "Down"), "attributes", "itself"),
    Command("attribute_step", mark("Lower, raise"), ("Left", "Right"), "attributes", "itself"),
    Command("attribute_side", mark("To B, and on"), ("Tab",), "attributes", "itself"),
    Command("attribute_clear", mark("Clear"), ("Backspace",), "attributes", "itself"),
    Command("page_down", mark("A page down"), ("Space", "PgDown"), "reading", "itself"),
    Command("page_up", mark("A page up"), ("Shift+Space", "PgUp"), "reading", "itself"),
    Command("text_ends", mark("Start, end"), ("Home", "End"), "reading", "itself"),
    Command("select_words", mark("Select words, more or fewer"), ("Shift+Right", "Shift+Left"), "reading", "itself"),
    Command("select_other", mark("Select the next word, the one before"), ("Right", "Left"), "reading", "itself"),
    Command("leave_field", mark("Leave the field"), ("Esc",), "field", "itself"),
    Command(
        "cite",
        mark("Cite a constraint"),
        ("#",),
        "field",
        "itself",
        tip=mark("Type to filter, a digit picks, Enter inserts"),
    ),
    Command("field_next", mark("Next field"), ("Tab",), "field", "itself"),
    Command("field_previous", mark("Field before"), ("Shift+Tab",), "field", "itself"),
    Command("field_undo", mark("Undo typing"), ("Ctrl+Z",), "field", "itself"),
    Command("field_redo", mark("Redo typing"), ("Ctrl+Y", "Ctrl+Shift+Z"), "field", "itself"),
    # In the constraint editor
    Command("edit_save", mark("Save the constraints"), ("Ctrl+S",), "editor", "editor"),
    Command("edit_add", mark("Add a constraint below"), ("Ctrl+Return", "Ctrl+Enter"), "editor", "editor"),
    Command("edit_remove", mark("Remove the constraint"), ("Alt+Del",), "editor", "editor"),
    Command("edit_up", mark("Move the constraint up"), ("Alt+Up",), "editor", "editor", mac=("Ctrl+Alt+Up",)),
    Command("edit_down", mark("Move the constraint down"), ("Alt+Down",), "editor", "editor", mac=("Ctrl+Alt+Down",)),
    Command("edit_split", mark("Split at the cursor"), ("Ctrl+Shift+S",), "editor", "editor"),
    Command("edit_pieces", mark("Split into single instructions"), ("Ctrl+Shift+L",), "editor", "editor"),
    Command("edit_join", mark("Join with the constraint below"), ("Ctrl+J",), "editor", "editor"),
    Command("edit_take", mark("Make the selected words a constraint"), ("Ctrl+T",), "editor", "editor"),
    Command("edit_check", mark("Attach a check"), ("Ctrl+Shift+K",), "editor", "editor"),
    Command("edit_find", mark("Find a prompt"), ("Ctrl+F",), "editor", "editor"),
    Command("edit_next_prompt", mark("Next prompt"), ("Alt+PgDown",), "editor", "editor"),
    Command("edit_previous_prompt", mark("Previous prompt"), ("Alt+PgUp",), "editor", "editor"),
    Command("edit_next_pane", mark("Next pane"), ("F6",), "editor", "editor"),
    Command("edit_previous_pane", mark("Previous pane"), ("Shift+F6",), "editor", "editor"),
    Command("edit_undo", mark("Undo"), ("Ctrl+Z",), "editor", "editor"),
    Command("edit_redo", mark("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "editor", "editor"),
)

BY_ID: dict[str, Command] = {command.id: command for command in COMMANDS}


def owned_by(owner: Owner) -> tuple[Command, ...]:
    """The commands that somebody must handle."""
    return tuple(command for command in COMMANDS if command.owner == owner)


class ShownKey(str):
    """A key as a button shows it, which remembers whose it is: when a person changes it, the button can follow."""

    __slots__ = ("command",)
    command: str

    def __new__(cls, key: str, command: str) -> ShownKey:
        made = super().__new__(cls, key)
        made.command = command
        return made


def shown_key(identity: str, keys: tuple[str, ...] | None = None) -> ShownKey:
    """The key to show on a button for a command: the first of `keys`, or of its usual ones where none are given."""
    keys = BY_ID[identity].default_keys if keys is None else keys
    return ShownKey(keys[0].replace("Return", "Enter") if keys else "", identity)


def is_single(key: str) -> bool:
    """Whether a key types a letter, a digit or a sign, with or without Shift: such keys can be turned off."""
    bare = key.removeprefix("Shift+").removeprefix("Num+")
    return len(bare) == 1


def overlap(one: Scope, other: Scope) -> bool:
    """Whether two scopes are in force at the same time, so that one key must not mean two things in them."""
    if one == other or "window" in (one, other):
        return True
    if "editor" in (one, other):
        return False  # the desk is not in sight then
    if "sitting" in (one, other):
        return True
    return "desk" in (one, other) and (one in _INSIDE_DESK or other in _INSIDE_DESK)
