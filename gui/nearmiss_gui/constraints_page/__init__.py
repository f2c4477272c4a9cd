"""The page on which a lead edits the constraints of prompts.

page        the whole page: what is asked of the project, saved, undone
edited      the list as it is being edited, with its own undo; no Qt
prompts     the prompts to choose from, however many
rows        the constraints as rows of text
details     category, weight and the rest of one constraint
checking    the check of one constraint: which, with which arguments
trying      checks run on two responses, away from the window's thread; what they said
names       what the arguments of checks are called
completing  names to complete from
telling     what is said about a list: labels, conflicts, what can be done
doing       what a lead does to the list, and where the keyboard goes
frame       where the parts stand
keeping     unsaved lists on their way to the user's folder
"""

from nearmiss_gui.constraints_page.page import ConstraintsPage

__all__ = ["ConstraintsPage"]
