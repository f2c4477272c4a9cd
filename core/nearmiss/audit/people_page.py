"""The page of a report without a judge: how far people agree among themselves."""

from __future__ import annotations

from nearmiss.agreement import AgreementReport, in_words, lines
from nearmiss.audit.page import page
from nearmiss.audit.words import Table

MOST_PAIRS = 500
"""Pairs of people in the page; the command prints as many as are wanted."""


def people_page(report: AgreementReport) -> str:
    """One self-contained file as text: every number of people as a whole, and of each two of them."""
    rows = tuple((line.subject, line.measure.name, in_words(line)) for line in lines(report, MOST_PAIRS))
    table = Table("Agreement of people", "", ("", "Measure", ""), rows)
    return page("Agreement", "How far people agree among themselves.", [table], [], report.excluded)
