"""The report of what is shown as one self-contained page, as `nearmiss audit --out` writes it."""

from __future__ import annotations

from pathlib import Path

from nearmiss.audit import Options
from nearmiss.audit.page import write_page
from nearmiss.audit.people_page import people_page
from nearmiss_gui.agreement.asked import EVERY, Found
from nearmiss_gui.agreement.chart_card import file_name


def suggested_name(found: Found) -> str:
    """A name for the file."""
    about = "judges" if found.choice.judge == EVERY else found.choice.judge or "people"
    return f"{file_name(about)}-report.html"


def report_text(found: Found, project: Path) -> str:
    """The page as text, in English as the command's. Of judges it is the command's own, read anew from the project."""
    from nearmiss.commands.audit import report_page

    judges = judges_of(found)
    if judges:
        only = [found.choice.only] if found.choice.only else []
        return report_page(project, judges, only, Options(random_sample=found.choice.random_sample))
    return people_page(found.report)


def judges_of(found: Found) -> list[str]:
    """The judges whose report it is; the jury is made of them."""
    if found.card is not None:
        return [found.card.judge]
    return [card.judge for card in found.compared.audits[:-1]] if found.compared is not None else []


def write_report(found: Found, project: Path, path: Path) -> None:
    """Write it beside its name, and then rename it. Raises ProblemForYou where that cannot be."""
    write_page(path, report_text(found, project))
