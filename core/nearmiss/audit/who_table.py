"""Which raters agree with whom, as a table of the report card: every two people, and the judge with each of them."""

from __future__ import annotations

import numpy as np

from nearmiss.agreement.who_with_whom import who_with_whom
from nearmiss.audit.words import Table, number, reasons
from nearmiss.votes import Votes

MOST_NAMES = 12
"""People in the table; of more, those who agree least."""


def who_table(votes: Votes, judge: int) -> Table | None:
    """Weighted κ of every two raters on sides, the judge's (a code in the votes) last; None where none share a pair."""
    who = who_with_whom(votes, [judge])
    if not len(who):
        return None
    names = [votes.raters[code].name for code in who.raters]
    shown = who.least_agreeing(MOST_NAMES + 1)
    a, b, its = who.pairs.a, who.pairs.b, len(names) - 1
    kept = np.flatnonzero(np.isin(a, shown) & np.isin(b, shown)).tolist()
    kept.sort(key=lambda place: (b[place] == its, names[a[place]].casefold(), names[b[place]].casefold()))
    kappas = [who.kappa(place) for place in kept]
    rows = tuple(
        (f"{names[a[place]]} and {names[b[place]]}", "–" if kappa.value is None else number(kappa))
        for place, kappa in zip(kept, kappas, strict=True)
    )
    people = len(names) - 1
    meaning = "Cohen’s κ with quadratic weights over 1, tie and 2, on the pairs that both answered."
    if people > MOST_NAMES:
        meaning += f" Of {people} people those {MOST_NAMES} who agree least."
    return Table("Who agrees with whom", meaning, ("Two raters", "Weighted κ"), rows, reasons(*kappas))
