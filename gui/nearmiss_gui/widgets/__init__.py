"""The controls of every page. Each has its name for screen readers, works by keyboard and holds no rule of the work.

Sides on screen are "A" and "B". Signals in the past tense are sent when a person acts; setters are silent.

labels      label(words, role, tone) · Paragraph (wraps) · ElidedLabel (ends in …) · plain_tip(widget, words)
marks       KeyCap("Ctrl+Z") · Badge("A") · NumberDot(3) · CodeTag(name) · Chip(words, tone, icon) ·
            IconLabel(icon) · IconLine(icon, words)
buttons     Button(words, kind, key=, icon=, compact=); kind main, plain, quiet, danger, inverse, link
verdicts    VerdictToggle(name): chosen(str), verdict(), set_verdict(v), set_read_only(b) · VerdictMark(v)
preference  PreferenceScale([Choice(value, words, key)], dead_keys="4"): chosen(int), cleared(), value(),
            set_value(v), set_choices(choices, dead_keys), press_key(key), set_compact(b)
attributes  AttributeRows([Attribute(name, low, high)]): rated(side, name, value), rating(side, name), set_rating(…),
            cursor_place(), set_cursor_place(side, name), raise_rating(), lower_rating(), clear_rating()
messages    MessageBar(kind, words).add_button(words, act, key=); kind hint, warning, error, toast ·
            Toast().tell(words, action, act, key=) · announce(widget, words)
save_state  SaveState: show_saved("10:42:07"), show_saving(), show_failed(why)
progress    ProgressLine(name, tone).set_share(0…1 or None) · CharacterMeter(least).set_count(n), missing()
busy        Busy: begin(words), show_step(words, share), show_count(done, total), end(), stopped
frames      Card(title, side=): title_row, body, set_selected(b) · EmptyState(icon, title, text): buttons, set_busy ·
            divider(down)
focus_ring  FocusRing(window): one a window
segments    Segment(words, name=, keys=): changed(int), index(), set_index(n) ·
            Stepper(less, usual, more, names=): stepped(-1 | 0 | 1), set_words("110%")
ticks       Switch(words, key=) · Checkbox(words, key=) · Radio(words); Qt's own toggled(bool), setChecked(b)
figures     FigureCard(title, aside): set_figure(figure, beside), set_interval(Interval(…), labels), set_share(0…1),
            set_note(words) · IntervalBar().show_interval(…) · draw_interval(painter, rect, interval)
table       Table([Column(title, number=, mono=, stretch=)], name): set_rows(rows, marked), opened(row),
            selected_row(); a value is text, a number, None or Cell(text, sort=, tone=, icon=, share=, interval=)
doors       Door(icon, words, below, main=) · RecentFile(path), both buttons
drop_zone   DropZone: dropped(paths), choose (its button) · dropped_files(mime) · DATA_SUFFIXES
rail        RailButton(icon, words, key=): checked is the page shown, set_count(n)
"""

from __future__ import annotations

from nearmiss_gui.widgets.attributes import Attribute, AttributeRows, RatingRow
from nearmiss_gui.widgets.busy import Busy
from nearmiss_gui.widgets.buttons import Button
from nearmiss_gui.widgets.doors import Door, RecentFile
from nearmiss_gui.widgets.drop_zone import DATA_SUFFIXES, DropZone, dropped_files
from nearmiss_gui.widgets.figures import FigureCard, Interval, IntervalBar, draw_interval
from nearmiss_gui.widgets.focus_ring import FocusRing
from nearmiss_gui.widgets.frames import Card, EmptyState, divider
from nearmiss_gui.widgets.labels import ElidedLabel, Paragraph, label, plain_tip
from nearmiss_gui.widgets.marks import Badge, Chip, CodeTag, IconLabel, IconLine, KeyCap, NumberDot
from nearmiss_gui.widgets.messages import MessageBar, Toast, announce
from nearmiss_gui.widgets.preference import Choice, PreferenceScale
from nearmiss_gui.widgets.progress import CharacterMeter, ProgressLine
from nearmiss_gui.widgets.rail import RailButton
from nearmiss_gui.widgets.save_state import SaveState
from nearmiss_gui.widgets.segments import Segment, Stepper
from nearmiss_gui.widgets.table import Cell, Column, Table
from nearmiss_gui.widgets.ticks import Checkbox, Radio, Switch
from nearmiss_gui.widgets.verdicts import VerdictMark, VerdictToggle

__all__ = [
    "DATA_SUFFIXES",
    "Attribute",
    "AttributeRows",
    "Badge",
    "Busy",
    "Button",
    "Card",
    "Cell",
    "CharacterMeter",
    "Checkbox",
    "Chip",
    "Choice",
    "CodeTag",
    "Column",
    "Door",
    "DropZone",
    "ElidedLabel",
    "EmptyState",
    "FigureCard",
    "FocusRing",
    "IconLabel",
    "IconLine",
    "Interval",
    "IntervalBar",
    "KeyCap",
    "MessageBar",
    "NumberDot",
    "Paragraph",
    "PreferenceScale",
    "ProgressLine",
    "Radio",
    "RailButton",
    "RatingRow",
    "RecentFile",
    "SaveState",
    "Segment",
    "Stepper",
    "Switch",
    "Table",
    "Toast",
    "VerdictMark",
    "VerdictToggle",
    "announce",
    "divider",
    "draw_interval",
    "dropped_files",
    "label",
    "plain_tip",
]  # fmt: skip
