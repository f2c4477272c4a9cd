"""The bench of the statistics measures what it says: its project holds the answers that it was made from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from bench_agreement import answers
from bench_statistics import FLOORS, MAKERS, PIECES
from labelled_project import make_labelled

from nearmiss.project import Project


def test_the_made_project_holds_its_answers(tmp_path: Path) -> None:
    """As many labels of as many people about as many pairs, and every side of them."""
    make_labelled(tmp_path / "made.nearmiss", 400, raters=20)
    unit, _, value, units = answers(400, 20, 3, everybody=False)
    with Project.open(tmp_path / "made.nearmiss", read_only=True) as project:
        votes, cases = project.votes(), project.cases()
    assert len(votes.unit) == len(unit) == 400 and len(votes.units) == units
    assert sorted(np.abs(votes.preference).tolist()) == sorted(np.abs(value).tolist())
    assert len(cases.models) == 20 and len(cases.groupings["tag"].names) == 6


def test_every_piece_of_work_runs_on_what_is_made_for_it() -> None:
    for piece in PIECES:
        data = MAKERS[piece.of](400)
        FLOORS[piece.of](data)
        piece.make(data)()
