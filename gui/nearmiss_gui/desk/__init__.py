"""The labelling desk: where people say which response is better, constraint by constraint, without leaving the keys."""

from nearmiss_gui.desk.page import DeskPage

__all__ = ["DeskPage"]
