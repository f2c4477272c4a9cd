"""How the verdict on a judge came about: the rule in words, each annotator against the judge, what is left out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nearmiss.audit import Audit
from nearmiss.audit.verdict import ALL
from nearmiss_gui.agreement.tables import RATERS, lead_in_words, rater_rows
from nearmiss_gui.desk.frames import SidePanel
from nearmiss_gui.theme import px
from nearmiss_gui.translation import counted, in_figures, tr
from nearmiss_gui.widgets import Paragraph, Table


class WhyPanel(SidePanel):
    """`show_card(card)`, then `enter()`."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(tr("How this is decided"), page, width=560)
        self._rule = Paragraph("", "body")
        self._lead, self._left_out = Paragraph("", "body", "text_2"), Paragraph("", "small", "text_2")
        self.table = Table(RATERS, tr("Annotators against the judge"))
        self.table.setMinimumHeight(px(140))
        self._needed = Paragraph("", "body", "text_2")
        for part in (self._rule, self._lead, self.table, self._needed, self._left_out):
            self.body.addWidget(part, 1 if part is self.table else 0)

    def first_focus(self) -> QWidget:
        return self.table

    def show_card(self, card: Audit) -> None:
        """Tell it of another judge."""
        test = card.core.standing_in.test
        self._rule.setText(_rule(in_figures(test.epsilon), test.min_items))
        self._lead.setText(lead_in_words(card))
        self.table.set_rows(rater_rows(card))
        self._needed.setText("\n".join(_needed(card)))
        left = [f"{tr(reason)}: {in_figures(count)}" for reason, count in card.excluded.items()]
        self._left_out.setText(tr("Left out: {what}.", what="; ".join(left)) if left else "")

    def text(self) -> str:
        """All that it says, without the table."""
        return "\n".join(part.text() for part in (self._rule, self._lead, self._needed, self._left_out))


def _rule(epsilon: str, least: int) -> str:
    return " ".join(
        (
            tr("Each annotator in turn is left out, and it is counted who is closer to the others: they or the judge."),
            tr("The judge holds up against an annotator where it is not worse by {epsilon} or more.", epsilon=epsilon),
            tr("Yes: it holds up against half of the annotators or more (ω at least 0.5)."),
            tr("No: it wins less often than people do, and the interval of the difference leaves out 0."),
            tr("Undecided: neither; or fewer than three annotators with {least} pairs each.", least=least),
            tr("Where people hardly agree among themselves, nobody can be replaced on the strength of their labels."),
        )
    )


def _needed(card: Audit) -> list[str]:
    """About how many pairs more would settle what is undecided."""
    return [
        counted(
            "{name}: about {n} pair labelled by people would settle it.",
            "{name}: about {n} pairs labelled by people would settle it.",
            entry.needed,
            name=tr("All types") if entry.category == ALL else entry.category,
        )
        for entry in card.verdict.undecided
        if entry.needed is not None
    ]
