"""Constraints edited by a lead.

lists       what a list of constraints may be, and adding, removing, moving, splitting, joining in it
pieces      which single instructions a text seems to hold
arguments   the arguments of a check as somebody types them
trying      what checks say of two responses now
sheets      a prompt as it is edited, and the prompts to choose from, read from a project's file
verbs       the same, asked of an open project
earlier     how many verdicts are about an earlier wording
unsaved     what was changed and not saved, in the user's folder
imported    what another list in an imported file means
"""
