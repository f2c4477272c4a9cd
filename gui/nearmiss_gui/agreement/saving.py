"""The report of what is shown as one self-contained page, as `nearmiss audit --out` writes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from nearmiss.agreement import in_words, lines
from nearmiss.audit import audit, tables
from nearmiss.audit.charts import charts
from nearmiss.audit.compared import compared_tables
from nearmiss.audit.page import page, write_page
from nearmiss.audit.words import Table
from nearmiss_gui.agreement.asked import EVERY, Found
from nearmiss_gui.agreement.chart_card import file_name


def suggested_name(found: Found) -> str:
    """A name for the file."""
    about = "judges" if found.choice.judge == EVERY else found.choice.judge or "people"
    return f"{file_name(about)}-report.html"


def report_text(found: Found) -> str:
    """The page as text, as the command writes it: in English, and with the ranking of models."""
    if found.card is not None:
        card = audit(
            found.cases, found.card.judge, replace(found.card.options, ranked=True)
        )  # with all that it can say
        return page(f"{card.judge}: report card", card.verdict.text, list(tables(card)), charts(card), card.excluded)
    if found.compared is not None:
        words = "\n".join(f"{entry.judge}: {entry.verdict.text}" for entry in found.compared.audits)
        return page("Judges compared", words, compared_tables(found.compared), [], {})
    rows = tuple((line.subject, line.measure.name, in_words(line)) for line in lines(found.report, most_pairs=500))
    table = Table("Agreement of people", "", ("", "Measure", ""), rows)
    return page("Agreement", "How far people agree among themselves.", [table], [], found.report.excluded)


def write_report(found: Found, path: Path) -> None:
    """Write it beside its name, and then rename it. Raises ProblemForYou where that cannot be."""
    write_page(path, report_text(found))
