"""Plays a sitting at the desk: real keys into the real page at a real project, and what the log then says.

The notation is one that a labeller can write; `tests/e2e/sessions/README.txt` tells it.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desk_sample import checked, evolved, known, lift, make_project, plain
from nearmiss.lines import Line
from nearmiss.model import Json
from nearmiss.project import Project
from nearmiss.queueing import QueuePlan, TrainingPlan
from nearmiss.schemes import load, preset
from nearmiss_gui.desk.page import DeskPage
from nearmiss_gui.jobs import Jobs
from nearmiss_gui.session import Session
from nearmiss_gui.widgets import FocusRing
from reading_sample import edits, talk
from reading_watched import changed_lines, find_count, open_picture, said_about, speakers


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Sitting:
    """A rater at the desk of a project, in a window."""

    def __init__(self, path: Path, rater: str, qtbot: QtBot, size: tuple[int, int] = (1440, 870)) -> None:
        self.path, self.rater, self._qtbot = path, rater, qtbot
        self.clock, self.told = Clock(), []
        self.jobs = Jobs()
        self.session = Session(self.jobs)
        with qtbot.waitSignal(self.session.switched):
            self.session.open(path)
        self.window = QMainWindow()
        self.page = DeskPage(self.session, clock=self.clock)
        self.window.setCentralWidget(self.page)
        self.ring = FocusRing(self.window)
        self.page.flow.told.connect(lambda words, _: self.told.append(words))
        self.window.resize(*size)
        self.window.show()
        qtbot.waitActive(self.window)
        self.page.start(rater)
        self.settle()
        self._seen = len(self.log())

    def settle(self) -> None:
        """Wait until the store has answered everything, every draft is on the disk, and the checks have run."""
        for _ in range(3):
            with self._qtbot.waitSignal(self.session.read(lambda _: None, lambda _: None).finished):
                pass
        self._qtbot.waitUntil(self.page.flow.drafts_settled)
        self._qtbot.waitUntil(lambda: self.page.item is None or not self.page.item.checking)

    def press(self, key: str, *, settle: bool = True) -> None:
        """Press a key where the keyboard is."""
        self.clock.now += 1
        pressed = QKeySequence(key)[0]
        QTest.keyClick(self.focused(), pressed.key(), pressed.keyboardModifiers())
        if settle:
            self.settle()

    def keys(self, pressed: str) -> None:
        """Press keys one after another, named with spaces in between."""
        for key in pressed.split():
            self.press(key)

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        self.clock.now += 1
        if text.isascii():
            QTest.keyClicks(self.focused(), text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(self.focused(), event)
        self.settle()

    def focused(self) -> QWidget:
        """What has the keyboard."""
        return QApplication.focusWidget() or self.window

    def log(self) -> list[Line]:
        """Every act of a rater, in order."""
        lines: list[Line] = []
        with self._qtbot.waitSignal(
            self.session.read(lambda p: list(p.log()), lines.extend).finished  # type: ignore[arg-type]
        ):
            pass
        return [line for line in lines if line.rater is not None and line.act != "rater"]

    def new_lines(self) -> list[str]:
        """The acts since this was last asked, in words."""
        lines = self.log()
        words = Words(self.path, lines)
        new = [words.line(line) for line in lines[self._seen :]]
        self._seen = len(lines)
        return new

    def close(self) -> None:
        """Leave, as the window does."""
        self.page.leave()
        self.session.close()
        self.jobs.close()
        self.window.close()
        delete(self.window)


class Words:
    """Says the lines of a log in words: responses by their own names, constraints by theirs, pairs by their place."""

    def __init__(self, path: Path, lines: list[Line]) -> None:
        with Project.open(path, read_only=True) as project:
            ask = project.connection.execute
            self._responses = dict(ask("SELECT key, id FROM response"))
            self._constraints = dict(ask("SELECT key, id FROM requirement"))
            self._pairs = {(one, two): n for n, one, two in ask("SELECT n, response_1, response_2 FROM pair")}
        self._lines = {line.id: line for line in lines}

    def line(self, line: Line) -> str:
        """`label 1 | one better by 2 | r1: one met, two missed | line: …`"""
        if line.act in ("undo", "redo"):
            target = self._lines[line.body["target"]]
            return f"{line.act} {target.act} {self._pairs[target.subject]}"
        said = [f"{line.act} {self._pairs[line.subject]}", *getattr(self, f"_{line.act}")(line)]
        said += [] if line.purpose == "work" else [line.purpose]
        return " | ".join(said)

    def _label(self, line: Line) -> Iterator[str]:
        body = line.body
        one, two = (self._responses[key] for key in line.subject)
        preference = body.get("preference")
        if preference is not None:
            better = one if preference < 0 else two
            yield f"{better} better by {abs(preference)}" if preference else "about the same"
        if body.get("both_bad"):
            yield "both bad"
        for constraint, by_response in self._in_order(body.get("verdicts", {})):
            said = [(self._responses[key], self._verdict(value)) for key, value in by_response.items()]
            yield f"{constraint}: {', '.join(f'{name} {verdict}' for name, verdict in sorted(said))}"
        for key in body.get("ill_posed", ()):
            yield f"{self._constraints[key]} ill-posed"
        ratings = [f"{self._responses[key]} {name} {value:g}" for key, values in body.get("ratings", {}).items()
                   for name, value in values.items()]  # fmt: skip
        if ratings:
            yield f"ratings: {', '.join(sorted(ratings))}"
        yield from self._also(body)
        for name, words in (("statement", "line"), ("elaboration", "detail")):
            if body.get(name):
                yield f"{words}: {body[name]}"
        yield from self._revealed(body.get("context", {}))
        if body.get("context", {}).get("reopened"):
            yield "reopened"

    def _also(self, body: Json) -> Iterator[str]:
        if body.get("confidence") is not None:
            yield f"sure {body['confidence']:g}"
        if body.get("reasons"):
            yield f"reasons: {', '.join(body['reasons'])}"
        if body.get("deciding"):
            yield f"decided by {', '.join(self._constraints[key] for key in body['deciding'])}"

    def _revealed(self, context: Json) -> Iterator[str]:
        if context.get("revealed"):
            yield f"revealed {', '.join(self._constraints[key] for key in context['revealed'])}"
        for constraint, by_response in self._in_order(context.get("before_reveal", {})):
            said = sorted(f"{self._responses[response]} {verdict}" for response, verdict in by_response.items())
            yield f"before that {constraint}: {', '.join(said)}"

    def _in_order(self, verdicts: dict[str, Any]) -> list[tuple[str, Any]]:
        return sorted((self._constraints[key], value) for key, value in verdicts.items())

    def _verdict(self, value: str | dict[str, Any]) -> str:
        if isinstance(value, str):
            return value
        spans = " ".join(f"{span['start']}-{span['end']}" for span in value.get("evidence", ()))
        return f"{value['verdict']} at {spans}" if spans else str(value["verdict"])

    def _skip(self, line: Line) -> Iterator[str]:
        if line.body.get("note"):
            yield str(line.body["note"])

    def _flag(self, line: Line) -> Iterator[str]:
        yield (line.body.get("note") or "no note") if line.body["on"] else "off"


# ------------------------------------------------------------------------------------------------- scripts


@dataclass(frozen=True)
class Step:
    """Keys of one line of a script, and what is expected after them."""

    number: int
    keys: str
    lines: tuple[str, ...] = ()
    screen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Script:
    """A script: what it is about, the project and the rater, and its steps."""

    about: dict[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()


def read_script(path: Path) -> Script:
    """Read a script. Raises ValueError with the line for what is none."""
    about: dict[str, str] = {}
    steps: list[Step] = []
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("//"):
            continue
        found = re.fullmatch(r"(project|scheme|ask|rater|sides|size|text|queue): (.*)", line)
        if found and not steps:
            about[found[1]] = f"{about['ask']}\n{found[2]}" if "ask" in about and found[1] == "ask" else found[2]
        elif line.startswith(("→", "=")) and steps:
            last, said = steps[-1], line[1:].strip()
            kind = "lines" if line[0] == "→" else "screen"
            steps[-1] = Step(**{**last.__dict__, kind: (*getattr(last, kind), said)})
        elif line.startswith(("→", "=")):
            raise ValueError(f"{path.name}:{number}: nothing was pressed before this")
        else:
            steps.append(Step(number, line))
    return Script(about, tuple(steps))


def make_script_project(folder: Path, about: dict[str, str]) -> Path:
    """The project that a script asks for: `lift`, `lists 3`, `lists 2 without rules`, joined by `+`."""
    records: list[dict[str, Any]] = []
    for part in about.get("project", "lists 3").split("+"):
        name, _, rest = part.strip().partition(" ")
        if name in ONE_OF_A_KIND:
            records.append(ONE_OF_A_KIND[name]())
        else:
            number, _, without = rest.partition(" ")
            rules = 0 if without else 2
            records += [known(n) if name == "gold" else plain(n, rules) for n in range(1, int(number) + 1)]
    scheme = preset(about.get("scheme", "constraints"))
    if "ask" in about:
        (folder / "asked.toml").write_text(f'base = "{scheme.name}"\n{about["ask"]}\n', "utf-8")
        scheme = load(folder / "asked.toml")
    path = make_project(folder / "session.nearmiss", records, scheme)
    if "queue" in about:
        with Project.open(path) as project:
            project.set_queue_plan(queue_of(about["queue"]))
    return path


def queue_of(words: str) -> QueuePlan:
    """The plan that a script asks for: `shuffled, seed 7, repeats 50%, spread gold, training 3 until 100%`."""
    plan = QueuePlan()
    for part in words.split(", "):
        name, _, rest = part.partition(" ")
        if name == "repeats":
            plan = replace(plan, repeats=float(rest.rstrip("%")) / 100)
        elif name == "training":
            pairs, _, mark = rest.partition(" until ")
            plan = replace(plan, training=TrainingPlan(int(pairs), float(mark.rstrip("%")) / 100))
        elif name == "seed":
            plan = replace(plan, seed=rest)
        elif part == "spread gold":
            plan = replace(plan, spread_gold=True)
        else:
            plan = replace(plan, order=name, by=rest or None)  # type: ignore[arg-type]  # the plan is checked
    return plan


ONE_OF_A_KIND = {"lift": lift, "checked": checked, "evolved": evolved, "edits": edits, "talk": talk}
"""Prompts that a script can ask for by name."""


class Player:
    """Plays a script."""

    def __init__(self, script: Script, folder: Path, qtbot: QtBot) -> None:
        self._script, self._qtbot = script, qtbot
        path = make_script_project(folder, script.about)
        self.sitting = Sitting(path, script.about.get("rater", "ana"), qtbot)

    def play(self) -> None:
        """Press everything and compare after each line. Raises AssertionError that names the line."""
        sides = self._script.about.get("sides")
        if sides:
            assert self.sides() == sides, f"the sides are {self.sides()}"
        for step in self._script.steps:
            self.sitting.told.clear()
            for token in shlex.split(step.keys):
                self._press(token, step.keys)
            self._compare(step)

    def close(self) -> None:
        """End the sitting."""
        self.sitting.close()

    def sides(self) -> str:
        """Which response is A and which B, as `A one, B two`."""
        item = self.sitting.page.item
        assert item is not None
        with Project.open(self.sitting.path, read_only=True) as project:
            names = dict(project.connection.execute("SELECT key, id FROM response"))
        return f"A {names[item.a.key]}, B {names[item.b.key]}"

    def _press(self, token: str, keys: str) -> None:
        if token == "(restart)":
            path, rater = self.sitting.path, self.sitting.rater
            self.sitting.close()
            self.sitting = Sitting(path, rater, self._qtbot)
        elif token.startswith("(select "):
            self._select(token[1:-1].split(" ", 2))
        elif token.startswith("(wait "):
            self.sitting.clock.now += float(token[6:-1])
            self.sitting.page.flow.answering.touch()
        elif token.startswith("(click "):
            self._click(token[7:-1])
        elif f'"{token}"' in keys:
            self.sitting.type(token)
        else:
            name, at_once, _ = token.partition("!")
            if at_once:  # without a second in between, as a bouncing key
                self.sitting.clock.now -= 1
            self.sitting.press(name)

    def _select(self, words: list[str]) -> None:
        """Select a text in a response, as the mouse does: `(select A "some words")`."""
        side, text = "AB".index(words[1]), words[2]
        view = self.sitting.page.responses.pane(side).view
        cursor = view.document().find(text)
        assert not cursor.isNull(), f"{text!r} is not in response {words[1]}"
        view.setTextCursor(cursor)
        view.setFocus()

    def _click(self, words: str) -> None:
        """Press a button with the mouse: `(click Hide)`."""
        page = self.sitting.page
        shown = [one for one in page.findChildren(QAbstractButton) if one.accessibleName() == words and one.isVisible()]
        assert len(shown) == 1, f"{len(shown)} buttons say {words!r}"
        QTest.mouseClick(shown[0], Qt.MouseButton.LeftButton)
        self.sitting.settle()

    def _compare(self, step: Step) -> None:
        got = tuple(self.sitting.new_lines())
        wanted = () if step.lines == ("nothing",) else step.lines
        assert got == wanted, f"line {step.number}: {step.keys}: the log says {got}"
        for said in step.screen:
            what, _, words = said.partition(" ")
            shown = self._row(words) if what == "row" else self._shown(what)
            fits = words in shown if what in ("says", "feedback") else words == shown.strip()
            assert fits, f"line {step.number}: {step.keys}: {what} is {shown!r}, not {words!r}"

    def _row(self, words: str) -> str:
        """`1 A 187 words, B 213 words, limit 200`: what stands under a constraint, line by line with / between."""
        number = words.partition(" ")[0]
        return f"{number} {' / '.join(self.sitting.page.constraints.row(int(number) - 1).texts())}".strip()

    def _shown(self, what: str) -> str:
        page = self.sitting.page
        if what == "pair":
            return f"{page.flow.position} of {page.flow.progress.total}"
        if what == "needed":
            return page.footer.needed().removeprefix("Still needed: ")
        if what == "says":
            hinted = [page.hint.text()] if page.hint.isVisible() else []
            return " / ".join([*page.notices.texts(), *self.sitting.told, *hinted])
        if what == "focus":
            return self._focus()
        if what == "end":
            return page.end.text() if page.flow.item is None else ""
        return {
            "line": page.justification.statement.text(),
            "detail": page.justification.elaboration.text(),
            "preference": json.dumps(page.preference.scale.value()),
            "prompt": "folded" if page.prompt.is_folded() else "open",
            "differences": "on" if page.responses._differences.isChecked() else "off",
            "together": "on" if page.responses._together.isChecked() else "off",
            "hint": "none" if page.hint.isHidden() else page.hint.text().replace("\n", " / "),
            "shown": page.responses.mode(),
            "changed": f"A {changed_lines(page.responses.a.view)}, B {changed_lines(page.responses.b.view)}",
            "speakers": f"prompt {speakers(page.prompt.view)} / A {speakers(page.responses.a.view)}",
            "picture": open_picture(page.prompt.view),
            "found": find_count(page),
            "notice": f"A {said_about(page.responses.a.view)} / B {said_about(page.responses.b.view)}",
            "marks": ", ".join(f"{side} {number}" for side, number in page.responses.numbers()),
            "decided": page.constraints.decided(),
            "category": page.constraints.category() or "none",
            "saved": "yes" if page.flow.saved_at else "no",
            "feedback": page.feedback.text() or "none",
            "round": page.header.round() or "none",
            "panel": next((p.accessibleName() for p in _panels(page) if p.isVisible()), "none"),
            "list": " / ".join(page.interludes.marked.rows()),
            "version": page.guidelines.version(),
            "paused": page.interludes.cover.text() or "no",
        }[what]

    def _focus(self) -> str:
        page, focused = self.sitting.page, self.sitting.focused()
        for number, row in enumerate(page.constraints._rows, 1):
            if focused in row.toggles:
                return f"constraint {number} {'AB'[row.toggles.index(focused)]}"
        places = {
            page.justification.statement: "line", page.justification.elaboration: "detail",
            page.responses.a.view: "A", page.responses.b.view: "B", page.prompt.view: "prompt",
            page.guidelines.view: "guidelines", page.shortcuts.first_focus(): "shortcuts",
            page.constraints: "constraints",
        }  # fmt: skip
        if focused in places:
            return places[focused]
        holders = {page.preference: "scale", page.also: "also", page.attributes: "attributes",
                   page.notices.flag_bar: "flag", page.notices.skip_bar: "skip", page.interludes.cover: "pause",
                   page.interludes.marked: "list",
                   page.responses: "find", page.footer: "footer", page.end: "end"}  # fmt: skip
        return next((name for holder, name in holders.items() if holder.isAncestorOf(focused)), "elsewhere")


def _panels(page: DeskPage) -> tuple[QWidget, ...]:
    return (page.guidelines, page.shortcuts, page.interludes.marked, page.interludes.cover)
