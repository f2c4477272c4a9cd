"""Reading: untrusted texts shown so that they can be read, compared, searched and copied, and do nothing."""

from nearmiss_gui.reading.conversation_view import ConversationView
from nearmiss_gui.reading.difference_marks import DifferenceMarks, mark_differences
from nearmiss_gui.reading.find import FindBar
from nearmiss_gui.reading.links import may_be_opened, target_in_full
from nearmiss_gui.reading.scrolling import ScrollTogether
from nearmiss_gui.reading.view import ReadingView

__all__ = [
    "ConversationView",
    "DifferenceMarks",
    "FindBar",
    "ReadingView",
    "ScrollTogether",
    "mark_differences",
    "may_be_opened",
    "target_in_full",
]
