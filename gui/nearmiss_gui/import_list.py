"""Several files that are to be taken together: each with its format and what is known of its records."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nearmiss_gui.import_looking import Source
from nearmiss_gui.import_problems import fit_height
from nearmiss_gui.translation import counted, in_figures, tr
from nearmiss_gui.widgets import Button, Card, Cell, Column, Paragraph, Table


class SourcesCard(Card):
    """`show_sources(sources)` lists them; `chosen(row)` when a person goes to one, `removed(row)` when one is left."""

    chosen = Signal(int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Files, taken together"), parent=parent)
        columns = [
            Column(tr("File"), mono=True, stretch=True),
            Column(tr("Format"), stretch=True),
            Column(tr("Records")),
        ]
        self.table = Table(columns, tr("Files, taken together"))
        self._left_out = Paragraph("", "small", "text_2")
        self._leave = Button(tr("Leave this file out"), "plain", compact=True)
        row = QHBoxLayout()
        row.addWidget(self._left_out, 1)
        row.addStretch(0)
        row.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self._filling = False
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._go_to())
        self._leave.clicked.connect(lambda: self.removed.emit(self.table.selected_row() or 0))

    def show_sources(self, sources: Sequence[Source], shown: int) -> None:
        """List these files; one is in sight."""
        self._filling = True
        names = short_names([source.path for source in sources])
        fit_height(self.table, len(sources))
        self.table.set_rows([_row(source, name) for source, name in zip(sources, names, strict=True)])
        lost = sum(source.look is not None and not source.is_understood() for source in sources)
        self._left_out.setText(
            counted("{n} file is left out: no format fits it.", "{n} files are left out: no format fits them.", lost)
        )
        self._left_out.setVisible(lost > 0)
        if sources:
            self.table.select(shown)
        self._filling = False
        self.setVisible(len(sources) > 1)

    def _go_to(self) -> None:
        row = self.table.selected_row()
        if row is not None and not self._filling:
            self.chosen.emit(row)


def short_names(paths: Sequence[Path]) -> list[str]:
    """The files' names, each with its folder inside the one that holds them all: several may be called alike."""
    try:
        top = os.path.commonpath([path.parent for path in paths])
    except ValueError:  # none, or on several drives
        return [path.name for path in paths]
    folders = [path.parent.relative_to(top).as_posix() for path in paths]
    return [
        path.name if folder == "." else f"{path.name} · {folder}" for path, folder in zip(paths, folders, strict=True)
    ]


def _row(source: Source, name: str) -> list[str | Cell]:
    unknown = "…" if source.look is None else tr("not known")
    return [name, tr(source.found.title) if source.found is not None else unknown, _records(source)]


def _records(source: Source) -> str | Cell:
    if source.look is None:
        return "…"
    if not source.is_understood():
        return Cell(tr("left out"), tone="warn", icon="warning")
    if source.bad():
        return Cell(tr("{n} bad", n=source.bad()), tone="warn", icon="warning")
    fine = counted("{n} record", "{n} records", source.fine())
    return fine if source.is_known_whole() else tr("more than {n}", n=in_figures(source.fine()))
