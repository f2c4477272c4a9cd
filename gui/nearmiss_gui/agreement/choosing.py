"""Which judge and which labels the agreement page is about: two lists to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from nearmiss_gui.agreement.asked import EVERY, NOBODY, Choice, Labels
from nearmiss_gui.theme import px
from nearmiss_gui.translation import counted, mark, tr
from nearmiss_gui.widgets import label

MOST_NAMES = 500
"""Names of one kind in the list of labels; the command knows all."""
_KINDS = {
    "round": mark("Round {name}"),
    "category": mark("Category {name}"),
    "tag": mark("Tag {name}"),
    "model": mark("Answers of {name}"),
    "week": mark("Week {name}"),
}


class Choosing(QWidget):
    """`show_labels(labels)`; `changed` when somebody chooses. The first judge is chosen at first."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.judge, self.only = _list(tr("Judge")), _list(tr("Labels"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        for words, box in ((tr("Judge"), self.judge), (tr("Labels"), self.only)):
            row.addWidget(label(words, "small", "text_2"))
            row.addWidget(box)
            box.currentIndexChanged.connect(lambda _: self.changed.emit())

    def show_labels(self, labels: Labels) -> None:
        """Offer what there is; what was chosen stays chosen while it is there."""
        judges = labels.judges
        first = judges[0] if judges else NOBODY
        offered = [(name, name) for name in judges]
        if len(judges) > 1:
            offered.append(
                (counted("All {n} judges, side by side", "All {n} judges, side by side", len(judges)), EVERY)
            )
        offered.append((tr("None: people alone"), NOBODY))
        before = self.judge.count() > 0
        _offer(self.judge, offered, self.judge.currentData() if before else first)
        _offer(self.only, [(tr("All labels"), ""), *_parts(labels)], self.only.currentData() or "")

    def choice(self, *, random_sample: bool = False) -> Choice:
        """What is chosen."""
        return Choice(self.judge.currentData() or NOBODY, self.only.currentData() or "", random_sample)


def _list(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.setMaximumWidth(px(230))
    made.setMaxVisibleItems(18)
    return made


def _offer(box: QComboBox, offered: Sequence[tuple[str, str]], chosen: str) -> None:
    if [(box.itemText(place), box.itemData(place)) for place in range(box.count())] == list(offered):
        return
    blocked = QSignalBlocker(box)
    box.clear()
    for words, value in offered:
        box.addItem(words.replace("\n", " "), value)
    box.setCurrentIndex(max(0, next((at for at, (_, value) in enumerate(offered) if value == chosen), 0)))
    blocked.unblock()


def _parts(labels: Labels) -> Iterator[tuple[str, str]]:
    """Every part of the labels that can be looked at by itself, with what the command calls it."""
    cases = labels.cases
    rounds = [name for name in cases.votes.rounds if name]
    groups = {kind: grouping.names for kind, grouping in cases.groupings.items()}
    names: dict[str, Sequence[str]] = {
        "round": sorted(rounds),
        "category": groups.get("category", ()),
        "tag": groups.get("tag", ()),
        "model": cases.models,
        "week": cases.weeks,
    }
    for kind, words in _KINDS.items():
        yield from ((tr(words, name=name), f"{kind}={name}") for name in names[kind][:MOST_NAMES])
