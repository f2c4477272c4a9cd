"""The tables of the agreement page: categories, persons, judges beside each other, and how the verdict came about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import get_args

from nearmiss.agreement.annotators import Annotator
from nearmiss.agreement.people import People
from nearmiss.audit import Audit
from nearmiss.audit.charts import CategoryLine
from nearmiss.audit.compared import Compared
from nearmiss.audit.report import Core
from nearmiss.audit.standing_in import Answer
from nearmiss.phrases import Phrase
from nearmiss.statistics import Estimate
from nearmiss_gui.agreement.asked import Found
from nearmiss_gui.agreement.figures_in_words import between, between_shares, cell, plain_cell, points, share
from nearmiss_gui.agreement.headline import holding
from nearmiss_gui.translation import in_figures, listed, mark, tr
from nearmiss_gui.widgets import Cell, Column, Interval
from nearmiss_gui.widgets.table import Value

WITH_JUDGE = (
    Column(mark("Constraint type")),
    Column(mark("Pairs"), number=True),
    Column(mark("● people ◆ judge"), stretch=True),
    Column(mark("Alpha"), number=True),
    Column(mark("Kappa"), number=True),
    Column(mark("Holds up against"), number=True),
    Column(mark("Replaces one human?")),
)
ALONE = (
    Column(mark("Constraint type")),
    Column(mark("Pairs"), number=True),
    Column(mark("● people"), stretch=True),
    Column(mark("Alpha"), number=True),
    Column(mark("Percent"), number=True),
)
PERSONS = (
    Column(mark("Person"), stretch=True),
    Column(mark("Labels"), number=True),
    Column(mark("Gold")),
    Column(mark("Asked again")),
    Column(mark("With peers")),
    Column(mark("First side")),
    Column(mark("Latent accuracy"), number=True),
    Column(mark("Median time"), number=True),
    Column(mark("Fast, slow"), number=True),
)
JUDGES = (
    Column(mark("Judge")),
    Column(mark("Accuracy, decisive")),
    Column(mark("Judge minus person"), stretch=True),
    Column(mark("Position consistency")),
    Column(mark("Replaces one human?")),
)
DIFFERENCES = (
    Column(mark("Two judges"), stretch=True),
    Column(mark("Difference")),
    Column(mark("95% interval")),
    Column(mark("Pairs"), number=True),
    Column("q", number=True),
)
CELLS = (
    Column(mark("Judge"), stretch=True),
    Column(mark("Constraint type"), stretch=True),
    Column("q", number=True),
    Column(mark("Replaces one human?")),
)
RATERS = (
    Column(mark("Annotator"), stretch=True),
    Column(mark("Judge wins"), number=True),
    Column(mark("Annotator wins"), number=True),
    Column(mark("Pairs"), number=True),
    Column("q", number=True),
)
_ANSWERS = (
    (mark("Yes"), "met", "check"),
    (mark("No"), "missed", "cross"),
    (mark("Undecided"), "unclear", "question"),
    (mark("People hardly agree"), "unclear", "question"),
)
_PILLS: dict[Answer, tuple[str, str, str]] = dict(zip(get_args(Answer), _ANSWERS, strict=True))
_TOO_FEW = (mark("Too few pairs to tell"), "unclear", "question")
_ORDER: tuple[Answer, ...] = ("yes", "undecided", *get_args(Answer)[3:], "no")


@dataclass(frozen=True, slots=True)
class Category:
    """What a row of the table of categories opens; no name for all pairs."""

    name: str | None


def pill(answer: Answer, *, few: bool = False) -> Cell:
    """Whether a judge replaces a person, with icon and word."""
    words, tone, icon = _TOO_FEW if few and answer == "undecided" else _PILLS[answer]
    return Cell(tr(words), sort=_ORDER.index(answer), tone=tone, icon=icon)


def _few(core: Core) -> bool:
    return core.standing_in.test.winning_rate.value is None


def category_rows(card: Audit) -> list[tuple[Value, ...]]:
    """Each category, then all pairs together."""
    least = _least([*(core for _, core in card.by_category), card.core])
    rows: list[tuple[Value, ...]] = [_category(name, core, least) for name, core in card.by_category]
    name, items, marks, *numbers, _ = _category(tr("All types"), card.core, least)
    return [*rows, (name, items, _with_scale(marks), *numbers, _overall(card))]


def _category(name: str, core: Core, least: float) -> tuple[Value, ...]:
    alpha, kappa = core.people.krippendorff_alpha.interval, core.agreement.against.cohen_kappa.quadratic
    held, raters = holding(core)
    holds = tr("{held} of {all}", held=held, all=raters) if raters else None
    numbers = (_marks(alpha, kappa, least), plain_cell(alpha), plain_cell(kappa))
    against = Cell(holds, sort=held / raters) if holds else None
    return (name, core.standing_in.items, *numbers, against, pill(core.standing_in.answer, few=_few(core)))


def _with_scale(marks: Value) -> Value:
    """The last row names the quarters of the scale."""
    return replace(marks, scale=True) if isinstance(marks, Cell) else marks


def _overall(card: Audit) -> Cell:
    if card.verdict.overall == "yes" and card.verdict.does_not:
        hidden = tr("passes, hiding {names}", names=listed(list(card.verdict.does_not)))
        return Cell(hidden, sort=_ORDER.index("yes"))
    return pill(card.core.standing_in.answer, few=_few(card.core))


def _least(cores: list[Core]) -> float:
    lows = [
        end
        for core in cores
        for part in (core.people.krippendorff_alpha.interval, core.agreement.against.cohen_kappa.quadratic)
        for end in (part.low, part.value)
        if end is not None
    ]
    return scale_from(lows)


def scale_from(lows: list[float]) -> float:
    """Where a scale up to 1 begins that holds these values, in halves."""
    low = min(lows, default=0.0)
    return 0.0 if low >= 0 else -0.5 if low >= -0.5 else -1.0


def _marks(people: Estimate, judge: Estimate | None, least: float) -> Cell:
    marks = [Interval(people.value, people.low, people.high, least, tone="text_2")]
    said = [tr("people {value}", value=in_words(people))]
    if judge is not None:
        marks.append(Interval(judge.value, judge.low, judge.high, least, shape="diamond", tone="accent"))
        said.append(tr("judge {value}", value=in_words(judge)))
    return Cell(", ".join(said), sort=people.value if people.value is not None else float("-inf"), marks=tuple(marks))


def in_words(estimate: Estimate) -> str:
    """A number with its interval, or that there is none."""
    return tr("not defined") if estimate.value is None else cell(estimate).text


def alone_rows(found: Found) -> list[tuple[Value, ...]]:
    """How far people agree within each category, then on all pairs."""
    entries = [*found.of_people, (tr("All types"), found.report.humans)]
    alphas = [people.krippendorff_alpha.interval for _, people in entries]
    least = scale_from([end for alpha in alphas for end in (alpha.low, alpha.value) if end is not None])
    rows = [_alone(name, people, least) for name, people in entries]
    name, items, marks, *rest = rows[-1]
    return [*rows[:-1], (name, items, _with_scale(marks), *rest)]


def _alone(name: str, people: People, least: float) -> tuple[Value, ...]:
    alpha = people.krippendorff_alpha.interval
    percent = people.percent
    said = None if percent.value is None else Cell(share(percent.value), sort=percent.value)
    return (name, alpha.n, _marks(alpha, None, least), plain_cell(alpha), said)


def category_lines_of(found: Found) -> list[CategoryLine]:
    """What a drawing of the table holds."""
    nothing = Estimate(None, None, None, 0)
    entries = [*found.of_people, (tr("All types"), found.report.humans)]
    return [CategoryLine(name, people.krippendorff_alpha.interval, nothing) for name, people in entries]


def person_rows(persons: tuple[Annotator, ...]) -> list[tuple[Value, ...]]:
    """Each person, as help for a conversation."""
    return [
        (
            person.rater,
            person.labels,
            *(cell(part, shares=True) for part in (person.gold, person.retest, person.peers, person.first_side)),
            _latent(person.latent),
            None
            if person.median_seconds is None
            else Cell(_seconds(person.median_seconds), sort=person.median_seconds),
            Cell(tr("{fast}, {slow}", fast=person.fast, slow=person.slow), sort=person.fast + person.slow),
        )
        for person in persons
    ]


def _latent(estimate: Estimate) -> Cell:
    return Cell("–", sort=-1.0) if estimate.value is None else Cell(share(estimate.value, 0), sort=estimate.value)


def _seconds(seconds: float) -> str:
    return tr("{seconds} s", seconds=in_figures(seconds, ".0f"))


def judge_rows(compared: Compared) -> list[tuple[Value, ...]]:
    """Every judge, the jury last, beside one more person."""
    return [
        (
            judge_name(compared, entry.judge),
            cell(entry.core.agreement.against.accuracy_decisive, shares=True),
            _difference(entry.core.agreement.ceiling.minus_human),
            cell(entry.core.position.consistency, shares=True),
            pill(entry.core.standing_in.answer, few=_few(entry.core)),
        )
        for entry in compared.audits
    ]


def judge_name(compared: Compared, name: str) -> str:
    """A judge by its name, the jury in words."""
    jury = compared.audits[-1].judge
    return tr("jury of {n}", n=len(compared.audits) - 1) if name == jury else name


def _difference(estimate: Estimate) -> Cell:
    if estimate.value is None:
        return Cell("–", sort=float("-inf"))
    span = Interval(estimate.value, estimate.low, estimate.high, -0.5, 0.5, 0.0, "diamond", "accent")
    return Cell(points(estimate.value), sort=estimate.value, interval=span)


def difference_rows(compared: Compared) -> list[tuple[Value, ...]]:
    """How much more often the first names people's side than the second."""
    return [
        (
            tr("{a} over {b}", a=judge_name(compared, entry.a), b=judge_name(compared, entry.b)),
            None if (found := entry.shift.estimate).value is None else Cell(points(found.value), sort=found.value),
            between_shares(found) or None,
            found.n,
            None if entry.q is None else Cell(in_figures(entry.q, ".3f"), sort=entry.q),
        )
        for entry in compared.differences
    ]


def cell_rows(compared: Compared) -> list[tuple[Value, ...]]:
    """Every judge in every category."""
    return [
        (
            judge_name(compared, entry.judge),
            tr(entry.category) if isinstance(entry.category, Phrase) else entry.category,
            None if entry.q is None else Cell(in_figures(entry.q, ".3f"), sort=entry.q),
            pill(entry.answer, few=entry.q is None),
        )
        for entry in compared.cells
    ]


def rater_rows(card: Audit) -> list[tuple[Value, ...]]:
    """Each annotator against the judge, by the alternative annotator test."""
    found = card.core.standing_in
    return [
        (
            found.names[entry.rater],
            Cell(share(entry.judge_wins), sort=entry.judge_wins),
            Cell(share(entry.rater_wins), sort=entry.rater_wins),
            entry.n,
            Cell(in_figures(entry.q, ".3f"), sort=entry.q),
        )
        for entry in found.test.raters
    ]


def lead_in_words(card: Audit) -> str:
    """By how much the judge wins more or less often than people do."""
    lead = card.core.standing_in.test.lead
    if lead.value is None:
        return ""
    return tr("The judge’s wins minus the annotators’: {value} ({span}).", value=points(lead.value), span=between(lead))
