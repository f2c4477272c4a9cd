"""Agreement: how far people agree with each other, and judges with them."""

from nearmiss.agreement.judging import AgainstTarget, Ceiling, Confusion, against_target, ceiling
from nearmiss.agreement.of_votes import agreement
from nearmiss.agreement.pairs import Kappas, Pair, Pairs, pairs_of
from nearmiss.agreement.people import Alphas, People, Symmetrised, patterns_from, people
from nearmiss.agreement.report import AgreementReport, Judge, Target, as_json
from nearmiss.agreement.words import Line, in_words, lines

__all__ = [
    "AgainstTarget",
    "AgreementReport",
    "Alphas",
    "Ceiling",
    "Confusion",
    "Judge",
    "Kappas",
    "Line",
    "Pair",
    "Pairs",
    "People",
    "Symmetrised",
    "Target",
    "against_target",
    "agreement",
    "as_json",
    "ceiling",
    "in_words",
    "lines",
    "pairs_of",
    "patterns_from",
    "people",
]
