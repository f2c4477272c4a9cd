"""What the agreement page is asked, and the answer: worked out from the labels, away from the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nearmiss.agreement import AgreementReport, agreement
from nearmiss.agreement.annotators import Annotator, annotators
from nearmiss.agreement.people import People
from nearmiss.agreement.who_with_whom import WhoWithWhom, who_with_whom
from nearmiss.audit import Audit, Options, audit
from nearmiss.audit.compared import Compared, compare
from nearmiss.case_reading import with_facts
from nearmiss.cases import Cases, members
from nearmiss.monitor import SILENT, Monitor
from nearmiss.project import Project

NOBODY, EVERY = "", "\0all"
"""Instead of a judge's name: people alone, and all judges side by side."""
MOST_COMPARED = 8
"""Judges that are compared at once, the first by name; the command compares as many as are named."""
_MOST_KEPT = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A judge by name (or NOBODY, EVERY), which labels (`round=2`, empty for all), and whether people's were drawn."""

    judge: str = NOBODY
    only: str = ""
    random_sample: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """Everything that is read for the page. `known`: the same with the lead's known answers, as one rater more."""

    cases: Cases
    known: Cases

    @property
    def judges(self) -> tuple[str, ...]:
        """Their names, sorted."""
        return tuple(sorted({rater.name for rater in self.cases.votes.raters if rater.kind == "judge"}))


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The answer to a choice: people, who with whom, the judge's report card or the cards of several, each person."""

    choice: Choice
    cases: Cases
    report: AgreementReport
    who: WhoWithWhom
    card: Audit | None
    compared: Compared | None
    of_people: tuple[tuple[str, People], ...]
    persons: tuple[Annotator, ...]

    @property
    def judge_code(self) -> int | None:
        """The code of the judge among the raters."""
        named = (code for code, rater in enumerate(self.cases.votes.raters) if rater.kind == "judge")
        return next((code for code in named if self.cases.votes.raters[code].name == self.choice.judge), None)


@dataclass(slots=True)
class Kept:
    """What was read and worked out, until a label changes."""

    labels: Labels | None = None
    answers: dict[Choice, Found] = field(default_factory=dict)

    def keep(self, found: Found) -> None:
        """Keep an answer; the oldest goes when there are many."""
        self.answers[found.choice] = found
        while len(self.answers) > _MOST_KEPT:
            del self.answers[next(iter(self.answers))]


def get_ready() -> None:
    """Import what the first answer needs, while nobody waits: it is a good part of a second."""
    import scipy.special  # noqa: F401 - the quantiles of all intervals

    import nearmiss_gui.agreement  # noqa: F401 - its faces


def read_labels(project: Project) -> Labels:
    """Runs on the store's thread."""
    cases = project.cases()
    votes = with_facts(project.connection, cases.votes, "gold")
    return Labels(cases, cases if votes is cases.votes else cases.with_votes(votes))


def work_out(labels: Labels, choice: Choice, monitor: Monitor = SILENT) -> Found:
    """Answer a choice. `monitor` hears the step that is begun, of how many; see `STEPS`."""
    cases, known = (_only(some, choice.only) for some in (labels.cases, labels.known))
    grouping = cases.groupings.get("category")
    judges = min(len(labels.judges), MOST_COMPARED) + 1
    total = STEPS + (judges if choice.judge == EVERY else len(grouping.names) if grouping else 0)
    monitor.report(1, total)
    report = agreement(cases.votes)
    monitor.report(2, total)
    codes = [
        code for code, rater in enumerate(cases.votes.raters) if rater.kind == "judge" and _wanted(choice, rater.name)
    ]
    who = who_with_whom(cases.votes, codes[:MOST_COMPARED])
    monitor.report(3, total)
    options = Options(random_sample=choice.random_sample, ranked=False)
    part = _Part(monitor, STEPS - 1, total)
    card = compared = None
    if choice.judge == EVERY:
        compared = compare(cases, labels.judges[:MOST_COMPARED], options, part)
    elif choice.judge:
        card = audit(cases, choice.judge, options, part)
    alone = _of_people(cases, part) if card is None and compared is None else ()
    persons = annotators(known) if card is None and compared is None else ()
    return Found(choice, cases, report, who, card, compared, alone, persons)


STEPS = 3
"""What is worked out before the categories one by one: people, who agrees with whom, the judge."""


def _wanted(choice: Choice, name: str) -> bool:
    return choice.judge in (EVERY, name)


def _only(cases: Cases, only: str) -> Cases:
    if not only:
        return cases
    from nearmiss.commands.filters import filtered  # what a person may type after --only means the same here

    return filtered(cases, [only])


def _of_people(cases: Cases, monitor: Monitor) -> tuple[tuple[str, People], ...]:
    """How far people agree within each category."""
    grouping, found = cases.groupings.get("category"), []
    names: Sequence[str] = grouping.names if grouping else ()
    for code, name in enumerate(names):
        monitor.report(code + 1, len(names) + 1)
        assert grouping is not None
        found.append((name, agreement(cases.only(members(grouping, code, len(cases.votes.units))).votes).humans))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Part:
    """Passes on how far a part of the work is, as steps of the whole."""

    monitor: Monitor
    before: int
    total: int

    def report(self, done: int, total: int | None) -> None:
        self.monitor.report(min(self.before + done, self.total), self.total)
