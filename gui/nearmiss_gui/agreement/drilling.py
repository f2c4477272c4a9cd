"""What was opened on the agreement page, as the question which pairs lie behind it."""

from __future__ import annotations

from nearmiss.audit.behind import behind_all, behind_group, behind_probe, behind_two
from nearmiss_gui.agreement.asked import Found
from nearmiss_gui.agreement.heat import Two
from nearmiss_gui.agreement.pairs_panel import Question
from nearmiss_gui.agreement.probes import ProbeRow
from nearmiss_gui.agreement.tables import Category
from nearmiss_gui.translation import tr


def question_of(found: Found, target: object) -> Question | None:
    """The pairs of two raters, of a category or of a probe. Off the window's thread: there may be many."""
    cases, judge = found.cases, found.judge_code
    if isinstance(target, Two):
        title = tr("{first} and {last}", first=target.first, last=target.second)
        behind = behind_two(cases.votes, target.one, target.other)
        return Question(title, cases, behind, (target.one, target.other))
    if isinstance(target, Category):
        if target.name is None:
            return Question(tr("All types"), cases, behind_all(cases, judge), _shown(found))
        behind = behind_group(cases, "category", target.name, judge)
        return Question(tr("Category {name}", name=target.name), cases, behind, _shown(found))
    if isinstance(target, ProbeRow) and judge is not None:
        behind = behind_probe(cases, judge, target.name)
        return Question(target.said, cases, behind, _shown(found), tr("No pair shows it."))
    return None


def _shown(found: Found) -> tuple[int, ...]:
    """People and the judge that is looked at; the answers of other judges are left out."""
    raters = enumerate(found.cases.votes.raters)
    return tuple(code for code, rater in raters if rater.kind == "human" or code == found.judge_code)
