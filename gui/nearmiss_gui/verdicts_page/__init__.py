"""The page of verdicts: how far constraints are kept, by rater and by pair, and the checks that are run for it."""

from nearmiss_gui.verdicts_page.page import VerdictsPage

__all__ = ["VerdictsPage"]
