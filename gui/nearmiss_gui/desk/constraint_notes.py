"""What is said under a constraint: what its check found, what follows from others, what is attached to it. In words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nearmiss.dependencies import missed_through
from nearmiss.form import Form
from nearmiss.model import DeskItem, Evidence, Outcome, Verdict
from nearmiss_gui.desk.words import first_small
from nearmiss_gui.translation import tr

LONGEST_QUOTE = 200
"""Characters of attached text that are shown under its constraint."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line under a constraint. `role` is of the type scale, `tone` of the palette."""

    icon: str
    words: str
    role: str = "small"
    tone: str = "text_2"


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a response that is attached to a constraint: on which side, the how manieth there, and its words."""

    side: int
    place: int
    words: str


# ------------------------------------------------------------------------------------------- what a check found


def count_line(item: DeskItem, form: Form, row: int) -> Line | None:
    """What is said of a constraint's check: that it waits, what it found, what it contradicts, why it could not."""
    checks = item.checks[row] if row < len(item.checks) else (None, None)
    if row in item.checking:
        given = None not in form.verdicts[row]
        return Line("calculator", tr("Counting…") if given else tr("The count appears after your verdicts"))
    if not any(checks):
        return None
    if row not in form.revealed:
        return Line("calculator", tr("The count appears after your verdicts"))
    said = [
        (side, check, form.verdict(row, place)) for place, (side, check) in enumerate(zip("AB", checks, strict=True))
    ]
    against = [(side, check, verdict) for side, check, verdict in said if check and verdict and differ(verdict, check)]
    if against:
        return Line("warning", _contradiction(against), tone="warn")
    return _plain([(side, check) for side, check in zip("AB", checks, strict=True) if check])


def differ(verdict: Verdict, check: Outcome) -> bool:
    """Whether a person and a check contradict each other: one says met, the other missed."""
    return {verdict, check.verdict} == {"met", "missed"}


def _contradiction(against: Sequence[tuple[str, Outcome, Verdict]]) -> str:
    """'B has 213 words, limit 200. Keep “met” only if the count is wrong.'"""
    facts = ", ".join(_fact(side, check) for side, check, _ in against)
    wanted = next((tr(check.wanted) for _, check, _ in against if check.wanted), "")
    whole = tr("{facts}, {wanted}", facts=facts, wanted=wanted) if wanted else facts
    verdicts = {verdict for _, _, verdict in against}
    if len(verdicts) == 1:
        verdict = tr(verdicts.pop())
        return tr("{facts}. Keep “{verdict}” only if the count is wrong.", facts=whole, verdict=verdict)
    return tr("{facts}. Keep your verdicts only if the counts are wrong.", facts=whole)


def _fact(side: str, check: Outcome) -> str:
    if not check.found:
        return tr("The check says {side} {verdict}", side=side, verdict=tr(check.verdict))
    if check.found[0].isdigit():
        return tr("{side} has {found}", side=side, found=tr(check.found))
    return tr("{side}: {found}", side=side, found=tr(check.found))


def _plain(said: Sequence[tuple[str, Outcome]]) -> Line:
    """'A 187 words, B 213 words, limit 200', and what could not be checked."""
    unclear = [(side, check) for side, check in said if check.verdict == "unclear"]
    facts = [f"{side} {tr(check.found or check.verdict)}" for side, check in said if check.verdict != "unclear"]
    wanted = next((tr(check.wanted) for _, check in said if check.wanted), "")
    counted = ", ".join([*facts, *([wanted] if wanted and facts else [])])
    if not unclear:
        return Line("calculator", counted, role="evidence")
    failed = " · ".join(_failed(side, check) for side, check in unclear)
    return Line("calculator", f"{counted} · {failed}" if counted and wanted else failed)


def _failed(side: str, check: Outcome) -> str:
    if not check.why:
        return tr("Could not check {side}", side=side)
    return tr("Could not check {side}: {why}", side=side, why=first_small(tr(check.why)).rstrip("."))


# ------------------------------------------------------------------------------------------- what is known of it


def notes(item: DeskItem, form: Form, row: int) -> str:
    """What is to be known of a constraint, in one line. Its category stands in the heading of the list."""
    constraint = item.constraints[row]
    said = [tr("Ill-posed: not counted")] if row in form.ill_posed else []
    said += [tr("Decided the preference")] if row in form.deciding else []
    said += _inherited(item, form, row)
    if row in item.edited:
        said.append(tr("Changed since your label"))
    if row in item.new:
        said.append(tr("New in this step"))
    elif constraint.added_in is not None and not item.new:
        said.append(tr("Added in step {step}", step=constraint.added_in))
    if constraint.from_turn is not None:
        said.append(tr("From turn {turn} on", turn=constraint.from_turn))
    if constraint.depends_on:
        said.append(tr("Depends on {numbers}", numbers=", ".join(constraint.depends_on)))
    return " · ".join(said)


def _inherited(item: DeskItem, form: Form, row: int) -> list[str]:
    """'Counts as missed, because 2 is missed': worked out from the verdicts, never stored."""
    if not item.constraints[row].depends_on:
        return []
    causes: dict[str, int] = {}
    for place, side in enumerate("AB"):
        verdicts = [form.verdict(number, place) for number in range(len(form.verdicts))]
        found = missed_through(item.constraints, verdicts, form.ill_posed)
        if row in found:
            causes[side] = found[row] + 1
    if len(causes) == 2 and len({*causes.values()}) == 1:
        return [tr("Counts as missed, because {number} is missed", number=causes["A"])]
    return [
        tr("{side} counts as missed, because {number} is missed", side=side, number=number)
        for side, number in causes.items()
    ]


# ------------------------------------------------------------------------------------------- what is attached


def quotes(item: DeskItem, form: Form, row: int) -> list[Quote]:
    """What is attached to a constraint, of A and then of B."""
    found = []
    for side, response in enumerate((item.a, item.b)):
        for place, stretch in enumerate(form.evidence(row, side)):
            found.append(Quote(side, place, _words(response.text.shown, stretch)))
    return found


def _words(text: str, stretch: Evidence) -> str:
    words = " ".join(text[stretch.start : min(stretch.end, stretch.start + LONGEST_QUOTE)].split())
    return f"{words}…" if stretch.end - stretch.start > LONGEST_QUOTE else words
